import type { TSESLint } from "@typescript-eslint/utils";
import type { Range } from "../analysis/option-value.js";
import { removeImport as removeEcmascript } from "./ecmascript/remove-import.js";
import type { Rewrite } from "./rewrite.js";

/** The edits that remove an import that nothing uses, and the whole line where nothing of it is used; `range` is the import or a name in it. */
export function removeImport(sourceCode: Readonly<TSESLint.SourceCode>, range: Range): Rewrite {
  if (sourceCode.ast.type !== ("Program" as string)) return { refusal: "this language cannot be rewritten yet" };
  return removeEcmascript(sourceCode, range);
}
