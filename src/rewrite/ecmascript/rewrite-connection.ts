import type { Range } from "../../analysis/option-value.js";
import type { SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import type { CanonicalClient } from "../../policy/policy.js";
import type { Collapsed, Replaceable, ReplaceableChain, Rewrite } from "../rewrite.js";
import { editsOf, planFor, subjectOf, type Item, type Plan } from "./plan.js";

/**
 * The edits that replace one connection. `all` is everything in the file that `--fix` replaces, in any order; where `one` is not
 * among it (a suggestion) it is written as if it were alone. `clients` are all canonical clients of the policy,
 * `unused` the places of imports of client libraries that nothing uses. Has no effects, and
 * answers the same for the same input.
 */
export function rewriteConnection(
  sourceCode: SourceCode,
  one: Replaceable,
  all: readonly Item[],
  filename: string,
  clients: readonly CanonicalClient[] = [],
  unused: readonly Range[] = [],
): Rewrite {
  const { plan, found } = draftFor(sourceCode, one, all, filename, clients, unused);
  return found.draft ? editsOf(found.draft, plan) : { refusal: found.refusal };
}

/** The edits that replace one chain of attempts; otherwise as for a connection. */
export function collapseChain(
  sourceCode: SourceCode,
  one: ReplaceableChain,
  all: readonly Item[],
  filename: string,
  clients: readonly CanonicalClient[],
  unused: readonly Range[] = [],
): Collapsed | { readonly refusal: string } {
  const { plan, found } = draftFor(sourceCode, one, all, filename, clients, unused);
  if (!found.draft) return { refusal: found.refusal };
  const rewrite = editsOf(found.draft, plan);
  if ("refusal" in rewrite) return rewrite;
  const { guard = false, dropped = [], gone = [], onSuccess } = found.draft.collapsed ?? {};
  return { rewrite, guard, dropped, gone, onSuccess };
}

function draftFor(
  sourceCode: SourceCode,
  one: Item,
  all: readonly Item[],
  filename: string,
  clients: readonly CanonicalClient[],
  unused: readonly Range[],
): { readonly plan: Plan; readonly found: Plan["drafts"][number] } {
  const known = all.find((item) => subjectOf(item) === subjectOf(one));
  const list = !known
    ? [one]
    : known.replacement === one.replacement
      ? all
      : all.map((item) => (item === known ? one : item));
  const plan = planFor(sourceCode, list, clients, unused, filename, known !== undefined);
  return { plan, found: plan.drafts.find(({ item }) => subjectOf(item) === subjectOf(one))! };
}
