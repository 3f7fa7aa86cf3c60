import type { TSESLint } from "@typescript-eslint/utils";
import type { Range } from "../analysis/option-value.js";
import type { CanonicalClient } from "../policy/policy.js";
import { rewriteConnection as rewriteEcmascript } from "./ecmascript/rewrite-connection.js";
import type { Replaceable, ReplaceableChain, Rewrite } from "./rewrite.js";

/**
 * The edits that replace one connection by a call of the canonical client, or why its text cannot be written. `all` is
 * everything in the file that `--fix` replaces, `one` among it unless it is a suggestion; `filename` is absolute; `clients`
 * are all canonical clients of the policy; `unused` are the places of imports of client libraries that nothing uses.
 */
export function rewriteConnection(
  sourceCode: Readonly<TSESLint.SourceCode>,
  one: Replaceable,
  all: readonly (Replaceable | ReplaceableChain)[],
  filename: string,
  clients: readonly CanonicalClient[] = [],
  unused: readonly Range[] = [],
): Rewrite {
  if (sourceCode.ast.type !== ("Program" as string)) return { refusal: "this language cannot be rewritten yet" };
  return rewriteEcmascript(sourceCode, one, all, filename, clients, unused);
}
