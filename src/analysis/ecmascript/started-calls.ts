import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { findVariable } from "./find-variable.js";
import { fullMemberName, membersNamed } from "./members-named.js";
import { keyName, outermost, type FunctionNode, type Node, type SourceCode } from "./syntax-tree.js";

/** Whether the file calls one of its functions by a statement of its own, and goes on at once: nobody waits for its promise. */
export function isOnlyStarted(called: FunctionNode, sourceCode: SourceCode): boolean {
  return calleesFor(called, sourceCode).some((callee) => {
    const at = outermost(callee);
    const call = at.parent;
    if (call?.type !== "CallExpression" || call.callee !== at || calledFunction(callee, sourceCode) !== called)
      return false;
    let around: Node | undefined = call.parent;
    while (around.type === "UnaryExpression" || around.type === "ChainExpression") around = around.parent;
    return around.type === "ExpressionStatement";
  });
}

/** What may be a callee for a function: itself where it is called where it stands, its name, or members of the name of a method. */
function calleesFor(called: FunctionNode, sourceCode: SourceCode): Node[] {
  const { parent } = called;
  const names: TSESTree.Identifier[] = called.id ? [called.id] : [];
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") names.push(parent.id);
  const callees: Node[] = names.flatMap((name) =>
    (findVariable(name, sourceCode)?.references ?? []).map(({ identifier }) => identifier as Node),
  );
  if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition" || parent.type === "Property")
    callees.push(...membersOf(parent, sourceCode));
  return [called, ...callees];
}

function membersOf(
  method: TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.Property,
  sourceCode: SourceCode,
): readonly TSESTree.MemberExpression[] {
  const name = method.key.type === "PrivateIdentifier" ? `#${method.key.name}` : keyName(method);
  const { accesses } = name === undefined ? { accesses: [] } : membersNamed(name, sourceCode);
  return accesses.filter((access) => fullMemberName(access) === name);
}
