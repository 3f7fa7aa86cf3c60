import { effectsOf } from "./effects.js";
import { enclosingStatement } from "./enclosing-statement.js";
import type { Node, SourceCode } from "./syntax-tree.js";

/**
 * Whether an expression is evaluated whenever its statement is, once, and with nothing before it that could be noticed: then it may
 * as well be evaluated by a statement of its own in front.
 */
export function standsFirst(site: Node, sourceCode: SourceCode): boolean {
  const { statement } = enclosingStatement(site);
  const isPure = (node: Node | null | undefined) => !node || effectsOf(node, sourceCode).length === 0;
  const arePure = (nodes: readonly (Node | null)[], until: Node) => nodes.slice(0, nodes.indexOf(until)).every(isPure);
  let at = site;
  for (let parent = at.parent; at !== statement; at = parent, parent = at.parent) {
    if (!parent) return false;
    switch (parent.type) {
      case "ExpressionStatement":
      case "ReturnStatement":
      case "ThrowStatement":
      case "ExportDefaultDeclaration":
      case "ExportNamedDeclaration":
      case "AwaitExpression":
      case "SpreadElement":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
      case "TSTypeAssertion":
      case "ChainExpression":
        break;
      case "UnaryExpression":
        if (parent.operator === "delete") return false;
        break;
      case "VariableDeclarator":
        if (parent.init !== at) return false;
        break;
      case "VariableDeclaration":
        if (
          !arePure(
            parent.declarations.map(({ init }) => init),
            (at as { init?: Node }).init ?? at,
          )
        )
          return false;
        break;
      case "AssignmentExpression":
        if (parent.right !== at || parent.operator !== "=" || !isPure(parent.left)) return false;
        break;
      case "MemberExpression":
        if (parent.object !== at) return false;
        break;
      case "CallExpression":
      case "NewExpression":
        if (parent.callee !== at && (!isPure(parent.callee) || !arePure(parent.arguments, at))) return false;
        break;
      case "ArrayExpression":
        if (!arePure(parent.elements, at)) return false;
        break;
      case "ObjectExpression":
        if (!arePure(parent.properties, at)) return false;
        break;
      case "Property":
        if (parent.value !== at || !isPure(parent.computed ? parent.key : undefined)) return false;
        break;
      case "TemplateLiteral":
        if (!arePure(parent.expressions, at)) return false;
        break;
      case "BinaryExpression":
        if (parent.right === at && !isPure(parent.left)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}
