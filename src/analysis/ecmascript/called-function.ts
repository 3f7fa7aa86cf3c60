import { classNamed, ownerOf } from "./field-accesses.js";
import { findVariable, isRewritten } from "./find-variable.js";
import { fullMemberName } from "./members-named.js";
import { bare, isFunction, keyName, type FunctionNode, type Node, type SourceCode } from "./syntax-tree.js";

/** The function of this file that a callee or a callback names, or undefined where it may be another one. */
export function calledFunction(callee: Node, sourceCode: SourceCode): FunctionNode | undefined {
  const inner = bare(callee);
  if (isFunction(inner)) return inner;
  if (inner.type === "Identifier") {
    const variable = findVariable(inner, sourceCode);
    if (!variable || isRewritten(variable)) return undefined;
    // Overload signatures are definitions of the same name without a body.
    const bodies = variable.defs
      // What a function is given is not that function.
      .filter(({ type }) => type !== "Parameter")
      .map(({ node }) => functionIn(node as Node))
      .filter((found) => found !== undefined);
    return bodies.length === 1 ? bodies[0] : undefined;
  }
  if (inner.type !== "MemberExpression") return undefined;
  const name = fullMemberName(inner);
  if (name === undefined) return undefined;
  const owner = ownerOf(inner.object, sourceCode);
  return owner ? methodOf(owner, name, sourceCode) : methodOfObject(inner.object, name, sourceCode);
}

function functionIn(node: Node): FunctionNode | undefined {
  if (isFunction(node)) return node;
  const init =
    node.type === "VariableDeclarator" && node.id.type === "Identifier" && node.init ? bare(node.init) : undefined;
  return isFunction(init) ? init : undefined;
}

function methodOf(
  owner: NonNullable<ReturnType<typeof ownerOf>>,
  name: string,
  sourceCode: SourceCode,
): FunctionNode | undefined {
  let at: typeof owner | undefined = owner;
  for (let depth = 0; at && depth < 8; depth++) {
    for (const member of at.body.body) {
      if (member.type !== "MethodDefinition" && member.type !== "PropertyDefinition") continue;
      if (keyName(member) !== name || (member.type === "MethodDefinition" && member.kind !== "method")) continue;
      const value = member.value ? bare(member.value) : undefined;
      if (isFunction(value)) return value;
    }
    at = at.superClass ? classNamed(at.superClass, sourceCode) : undefined;
  }
  return undefined;
}

function methodOfObject(object: Node, name: string, sourceCode: SourceCode): FunctionNode | undefined {
  const inner = bare(object);
  if (inner.type !== "Identifier") return undefined;
  const variable = findVariable(inner, sourceCode);
  const definition =
    variable?.defs.length === 1 && !isRewritten(variable) ? (variable.defs[0]?.node as Node) : undefined;
  const value = definition?.type === "VariableDeclarator" && definition.init ? bare(definition.init) : undefined;
  if (value?.type !== "ObjectExpression" || (definition as { id?: Node }).id?.type !== "Identifier") return undefined;
  const found = value.properties.find((property) => property.type === "Property" && keyName(property) === name);
  const method = found?.type === "Property" ? bare(found.value) : undefined;
  return isFunction(method) ? method : undefined;
}
