import type { LineIndex } from "./line-index.js";
import type { PolicyNode } from "./policy-node.js";
import type { Place } from "./policy.js";

/** Where a node stands, in every measure. */
export function placeOf(node: PolicyNode, lines: LineIndex): Place {
  const end = lines.positionAt(node.range[1]);
  return {
    ...lines.positionAt(node.range[0]),
    endLine: end.line,
    endColumn: end.column,
    range: node.range,
    text: node.kind === "scalar" ? node.text : "",
  };
}
