import type { TSESLint } from "@typescript-eslint/utils";
import type { Range } from "../analysis/option-value.js";
import { removeImports as removeEcmascript } from "./ecmascript/remove-import.js";
import type { Edit, Rewrite } from "./rewrite.js";

/**
 * The edits that remove imports that nothing uses, and the whole line where nothing of one is used; `ranges` are the imports or names in
 * them. `first` are the edits of a fix that takes the same imports along, and that ESLint is to prefer in the same pass.
 */
export function removeImports(
  sourceCode: Readonly<TSESLint.SourceCode>,
  ranges: readonly Range[],
  filename: string,
  first: readonly Edit[] = [],
): Rewrite {
  if (sourceCode.ast.type !== ("Program" as string)) return { refusal: "this language cannot be rewritten yet" };
  return removeEcmascript(sourceCode, ranges, filename, first);
}
