import type { Node, SourceCode } from "../../analysis/ecmascript/syntax-tree.js";

/** A call, or `await` in front of it, as it can stand in the place of a node: in parentheses where it would be read differently without. */
export function inParentheses(text: string, node: Node, sourceCode: SourceCode): string {
  const isNeeded = text.startsWith("await ")
    ? bindsTighter(node) && !isParenthesized(node, sourceCode)
    : isCalledByNew(node, sourceCode);
  return isNeeded ? `(${text})` : text;
}

/** The same text where nothing is around it. */
export function withoutParentheses(text: string): string {
  return text.startsWith("(") ? text.slice(1, -1) : text;
}

/** Whether what is around a node would take only a part of `await x`. */
function bindsTighter(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "MemberExpression":
      return parent.object === node;
    case "CallExpression":
    case "NewExpression":
      return parent.callee === node;
    case "TaggedTemplateExpression":
      return parent.tag === node;
    case "TSNonNullExpression":
    case "TSInstantiationExpression":
      return true;
    case "BinaryExpression":
      return parent.operator === "**" && parent.left === node;
    case "ClassDeclaration":
    case "ClassExpression":
      return parent.superClass === node;
    default:
      return false;
  }
}

/** Whether a call would lose its arguments to the `new` in front of it, as in `new new Redis().Script()`. */
function isCalledByNew(node: Node, sourceCode: SourceCode): boolean {
  let at = node;
  for (let parent = at.parent; parent && !isParenthesized(at, sourceCode); at = parent, parent = at.parent) {
    if (parent.type === "NewExpression") return parent.callee === at;
    if (!bindsTighter(at)) return false;
  }
  return false;
}

function isParenthesized(node: Node, sourceCode: SourceCode): boolean {
  const { parent } = node;
  const isArgument = (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee !== node;
  return !isArgument && sourceCode.getTokenBefore(node)?.value === "(" && sourceCode.getTokenAfter(node)?.value === ")";
}
