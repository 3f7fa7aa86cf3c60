import type { TSESLint } from "@typescript-eslint/utils";
import type { CanonicalCall } from "../analysis/connection.js";
import type { CanonicalClient } from "../policy/policy.js";
import { currentSpelling as currentEcmascript } from "./ecmascript/current-spelling.js";
import type { Rewrite } from "./rewrite.js";

/**
 * The edits that call a canonical function by its current spelling instead of an older one: all calls by one import together, with
 * the import. `clients` are all of the policy, `path` is that of the file.
 */
export function currentSpelling(
  sourceCode: Readonly<TSESLint.SourceCode>,
  call: CanonicalCall,
  client: CanonicalClient,
  clients: readonly CanonicalClient[],
  path: string,
): Rewrite {
  if (sourceCode.ast.type !== ("Program" as string)) return { refusal: "this language cannot be rewritten yet" };
  return currentEcmascript(sourceCode, call, client, clients, path);
}
