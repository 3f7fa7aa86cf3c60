import type { Range } from "../../analysis/option-value.js";
import type { Rewrite, Replaceable } from "../rewrite.js";
import type { SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import type { CanonicalClient } from "../../policy/policy.js";
import { editsOf, planFor } from "./plan.js";

/**
 * The edits that replace one connection. `all` are the connections of the file that `--fix` replaces, in any order; where `one` is not
 * among them (a suggestion) it is written as if it were alone. `clients` are all canonical clients of the policy,
 * `unused` the places of imports of client libraries that nothing uses. Has no effects, and
 * answers the same for the same input.
 */
export function rewriteConnection(
  sourceCode: SourceCode,
  one: Replaceable,
  all: readonly Replaceable[],
  filename: string,
  clients: readonly CanonicalClient[] = [],
  unused: readonly Range[] = [],
): Rewrite {
  const known = all.find(({ connection }) => connection === one.connection);
  const list = !known
    ? [one]
    : known.replacement === one.replacement
      ? all
      : all.map((item) => (item === known ? one : item));
  const plan = planFor(sourceCode, list, clients, unused, filename, known !== undefined);
  const found = plan.drafts.find(({ item }) => item.connection === one.connection)!;
  return found.draft ? editsOf(found.draft, plan) : { refusal: found.refusal };
}
