import type { Range } from "../../analysis/option-value.js";
import { nodeAround, type Node, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";

/** The innermost node that has exactly this range. */
export function nodeAt([start, end]: Range, sourceCode: SourceCode): Node | undefined {
  for (let at: Node | null | undefined = nodeAround(start, sourceCode); at; at = at.parent) {
    if (at.range[0] === start && at.range[1] === end) return at;
  }
  return undefined;
}
