import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { NullCoping } from "../connection.js";
import { copesWithNull } from "./copes-with-null.js";
import { guardFits } from "./guard-fits.js";
import { hasTypes } from "./has-types.js";
import { isClass } from "./syntax-tree.js";

/**
 * How the code around copes if `expression` became nullable: `X | null`, never undefined. Decided so that the result
 * still type-checks under `strict` wherever it did before; what cannot be seen counts as not coping.
 * `filename` tells TypeScript from JavaScript where the parser does not.
 */
export function nullCopingOf(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  filename?: string,
): NullCoping {
  if (isClass(expression)) return "no-guard";
  const typed = hasTypes(sourceCode, filename);
  if (copesWithNull(expression, sourceCode, typed)) return "copes";
  return guardFits(expression, sourceCode, typed) ? "guard-fits" : "no-guard";
}
