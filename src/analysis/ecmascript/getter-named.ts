import type { TSESTree } from "@typescript-eslint/utils";
import { ownerOf } from "./field-accesses.js";
import { findVariable } from "./find-variable.js";
import { bare, isFunction, keyName, memberName, type FunctionNode, type Node, type SourceCode } from "./syntax-tree.js";

/** The getter of an object or a class of this file that reading a member runs. */
export function getterNamed(member: TSESTree.MemberExpression, sourceCode: SourceCode): FunctionNode | undefined {
  const name = memberName(member);
  if (name === undefined) return undefined;
  const members: readonly Node[] =
    ownerOf(member.object, sourceCode)?.body.body ?? objectOf(member.object, sourceCode)?.properties ?? [];
  for (const found of members) {
    if (found.type !== "MethodDefinition" && found.type !== "Property") continue;
    if (found.kind === "get" && keyName(found) === name && isFunction(found.value)) return found.value;
  }
  return undefined;
}

function objectOf(node: Node, sourceCode: SourceCode): TSESTree.ObjectExpression | undefined {
  const inner = bare(node);
  if (inner.type === "ObjectExpression") return inner;
  const [definition] = inner.type === "Identifier" ? (findVariable(inner, sourceCode)?.defs ?? []) : [];
  const declarator = definition?.node as Node | undefined;
  const init = declarator?.type === "VariableDeclarator" && declarator.init ? bare(declarator.init) : undefined;
  return init?.type === "ObjectExpression" ? init : undefined;
}
