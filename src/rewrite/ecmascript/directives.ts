import { statementsAround } from "../../analysis/ecmascript/statements-around.js";
import type { Node } from "../../analysis/ecmascript/syntax-tree.js";

/** `"use strict"` in front of everything else; behind any other statement it is none. */
export function isDirective(node: Node): boolean {
  return node.type === "ExpressionStatement" && node.directive !== undefined;
}

/** Whether the text at an offset behind a statement would be a directive if nothing stood in front of it. */
export function wouldBeDirective(statement: Node, offset: number): boolean {
  const place = statementsAround(statement);
  const next = place?.following.find(({ range }) => range[0] === offset);
  if (!place || next?.type !== "ExpressionStatement" || next.directive !== undefined) return false;
  const isText = next.expression.type === "Literal" && typeof next.expression.value === "string";
  const isFirst = place.list.slice(0, place.list.indexOf(place.statement)).every(isDirective);
  return isText && isFirst && next.expression.range[0] === offset;
}
