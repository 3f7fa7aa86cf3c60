import type { TSESLint } from "@typescript-eslint/utils";
import type { Range } from "../analysis/option-value.js";
import type { CanonicalClient } from "../policy/policy.js";
import { collapseChain as collapseEcmascript } from "./ecmascript/rewrite-connection.js";
import type { Collapsed, Replaceable, ReplaceableChain } from "./rewrite.js";

/**
 * The edits that replace a chain of attempts by one call of the canonical client. What is not part of the chain stays;
 * refused where that is not certain, or where something would be lost. `all` is everything in the file that `--fix` replaces,
 * `one` among it unless it is a suggestion; `filename` is absolute; `clients` are all canonical clients of the policy;
 * `unused` are the places of imports of client libraries that nothing uses.
 */
export function collapseChain(
  sourceCode: Readonly<TSESLint.SourceCode>,
  one: ReplaceableChain,
  all: readonly (Replaceable | ReplaceableChain)[],
  filename: string,
  clients: readonly CanonicalClient[],
  unused: readonly Range[] = [],
): Collapsed | { readonly refusal: string } {
  if (sourceCode.ast.type !== ("Program" as string)) return { refusal: "this language cannot be rewritten yet" };
  return collapseEcmascript(sourceCode, one, all, filename, clients, unused);
}
