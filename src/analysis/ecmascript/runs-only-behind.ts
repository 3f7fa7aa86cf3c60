import { contains, isFunction, type Node } from "./syntax-tree.js";

/**
 * Whether a function cannot even be made before an expression was evaluated without throwing: both belong to one list of statements, or
 * to one expression, and nothing decides in between whether the expression is reached.
 */
export function runsOnlyBehind(of: Node, expression: Node): boolean {
  // A function declaration is there from the start.
  if (of.type === "FunctionDeclaration" || of.range[0] < expression.range[1]) return false;
  for (let at = expression, parent = at.parent; parent; at = parent, parent = at.parent) {
    if (isSometimesSkipped(at, parent)) return false;
    if (contains(parent, of)) return !isHoisted(of, parent);
  }
  return false;
}

/** Whether something certainly was evaluated when another place behind it is reached in the same function. */
export function isCertainBefore(node: Node, place: Node): boolean {
  for (let at = node, parent = at.parent; parent; at = parent, parent = at.parent) {
    if (contains(parent, place)) return at.range[1] <= place.range[0] && !isSometimesSkipped(at, parent);
    if (isSometimesSkipped(at, parent)) return false;
  }
  return false;
}

function isSometimesSkipped(at: Node, parent: Node): boolean {
  switch (parent.type) {
    case "LogicalExpression":
      return parent.right === at;
    case "ConditionalExpression":
    case "IfStatement":
      return parent.test !== at;
    case "SwitchStatement":
      return parent.discriminant !== at;
    case "AssignmentPattern":
      return parent.right === at;
    case "MemberExpression":
    case "CallExpression":
      return parent.optional;
    case "SwitchCase":
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "LabeledStatement":
    // What it throws is caught, and what follows runs all the same.
    case "TryStatement":
    case "CatchClause":
    case "PropertyDefinition":
      return true;
    default:
      return isFunction(parent);
  }
}

/** Whether a declaration on the way up to `list` is there from the start, with the function in it. */
function isHoisted(of: Node, list: Node): boolean {
  for (let at: Node | undefined = of; at && at !== list; at = at.parent)
    if (at.type === "FunctionDeclaration") return true;
  return false;
}
