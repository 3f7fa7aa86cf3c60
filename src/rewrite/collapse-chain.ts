import type { TSESLint } from "@typescript-eslint/utils";
import type { ClientFallback } from "../analysis/connection.js";
import type { CanonicalClient } from "../policy/policy.js";
import type { Replacement } from "../verdict/verdict.js";
import { collapseChain as collapseEcmascript } from "./ecmascript/collapse-chain.js";
import type { Collapsed } from "./rewrite.js";

/**
 * The edits that replace a chain of attempts by one call of the canonical client. What is not part of the chain stays;
 * refused where that is not certain, or where something would be lost. `filename` is absolute; `clients` are all
 * canonical clients of the policy.
 */
export function collapseChain(
  sourceCode: Readonly<TSESLint.SourceCode>,
  fallback: ClientFallback,
  replacement: Replacement,
  clients: readonly CanonicalClient[],
  filename: string,
): Collapsed | { readonly refusal: string } {
  if (sourceCode.ast.type !== ("Program" as string)) return { refusal: "this language cannot be rewritten yet" };
  return collapseEcmascript(sourceCode, fallback, replacement, clients, filename);
}
