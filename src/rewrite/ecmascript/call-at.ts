import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import { nodeAround, type Node, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";

/** The call that has exactly this range. */
export function callAt(range: Range, sourceCode: SourceCode): TSESTree.CallExpression | undefined {
  for (let at: Node | null = nodeAround(range[0], sourceCode); at; at = at.parent ?? null) {
    if (at.type === "CallExpression" && at.range[0] === range[0] && at.range[1] === range[1]) return at;
    if (at.range[1] > range[1] && at.range[0] < range[0]) return undefined;
  }
  return undefined;
}
