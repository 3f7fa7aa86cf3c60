import type { Rewrite, Replaceable } from "../rewrite.js";
import type { SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { editsOf, planFor } from "./plan.js";

/**
 * The edits that replace one connection. `all` are the connections of the file that `--fix` replaces, in any order; where `one` is not
 * among them (a suggestion) it is written as if it were alone. Has no effects, and answers the same for the same input.
 */
export function rewriteConnection(sourceCode: SourceCode, one: Replaceable, all: readonly Replaceable[], filename: string): Rewrite {
  const isShared = all.some(({ connection }) => connection === one.connection);
  const plan = planFor(sourceCode, isShared ? all : [one], filename, isShared);
  const found = plan.drafts.find(({ item }) => item.connection === one.connection);
  if (!found) return { refusal: "it was not found again" };
  if (isShared && found.item.replacement !== one.replacement) {
    return rewriteConnection(sourceCode, one, all.map((item) => (item.connection === one.connection ? one : item)), filename);
  }
  return found.draft ? editsOf(found.draft, plan) : { refusal: found.refusal };
}
