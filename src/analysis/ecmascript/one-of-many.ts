import { findVariable } from "./find-variable.js";
import { bare, isFunction, memberName, type Node, type SourceCode } from "./syntax-tree.js";

/** Methods and functions that call what they get once for each element. */
const EACH =
  /^(?:forEach|map|flatMap|filter|find\w*|some|every|reduce(?:Right)?|each\w*|mapSeries|mapLimit|mapValues|times|from)$/u;

/** Whether an expression begins with the variable of a loop, or with what a callback gets for each element of a list. */
export function isOneOfMany(expression: Node, sourceCode: SourceCode): boolean {
  let root = bare(expression);
  while (root.type === "MemberExpression" || root.type === "CallExpression")
    root = bare(root.type === "MemberExpression" ? root.object : root.callee);
  const definition = root.type === "Identifier" ? findVariable(root, sourceCode)?.defs[0] : undefined;
  if (definition?.type === "Variable") return /^For(?:Of|In)Statement$/u.test(definition.node.parent.parent.type);
  if (definition?.type !== "Parameter" || !isFunction(definition.node)) return false;
  const call = definition.node.parent;
  if (call.type !== "CallExpression" || call.callee === definition.node) return false;
  const callee = bare(call.callee);
  const name =
    callee.type === "MemberExpression" ? memberName(callee) : callee.type === "Identifier" ? callee.name : "";
  return EACH.test(name ?? "");
}
