import { statementsAround } from "../../analysis/ecmascript/statements-around.js";
import { isFunction, walk, type Node, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { setsEnvironment } from "./set-up-in-front.js";

/**
 * Whether it matters that something is loaded where it is and not with the file: under a condition, behind a way out, or behind statements of
 * the same functions that set up the environment.
 */
export function isLoadedWhenNeeded(load: Node, sourceCode: SourceCode): boolean {
  for (let at = load, parent = at.parent; parent; at = parent, parent = at.parent) {
    if (isChosen(at, parent)) return true;
    const place = parent.type === "Program" ? undefined : statementsAround(at);
    const earlier = place?.list.slice(0, place.list.indexOf(place.statement)) ?? [];
    if (earlier.some((statement) => leaves(statement, sourceCode) || setsEnvironment(statement, sourceCode)))
      return true;
  }
  return false;
}

function isChosen(at: Node, parent: Node): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test !== at;
    case "LogicalExpression":
      return parent.right === at;
    case "SwitchCase":
      return true;
    default:
      return false;
  }
}

function leaves(statement: Node, sourceCode: SourceCode): boolean {
  let found = false;
  walk(statement, sourceCode, (node) => {
    if (isFunction(node)) return false;
    found ||= node.type === "ReturnStatement" || node.type === "ThrowStatement";
    return !found;
  });
  return found;
}
