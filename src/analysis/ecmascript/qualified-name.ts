import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable, isRewritten } from "./find-variable.js";
import { bare, keyName, memberName, textOf, type Node, type SourceCode } from "./syntax-tree.js";

const MAX_STEPS = 8;

/**
 * The dotted name of an expression in the words of the module that it comes from, whatever this file calls it: `Transport.REDIS` for
 * `T["REDIS"]` with `Transport as T`, and for a constant that holds it. Undefined where it is no such name.
 */
export function qualifiedName(expression: Node, sourceCode: SourceCode, steps = 0): string | undefined {
  const node = bare(expression);
  if (steps > MAX_STEPS) return undefined;
  if (node.type === "MemberExpression") {
    const name = memberName(node);
    const owner = qualifiedName(node.object, sourceCode, steps + 1);
    return name === undefined || owner === undefined ? undefined : `${owner}.${name}`;
  }
  return node.type === "Identifier" ? ofVariable(node, sourceCode, steps) : undefined;
}

function ofVariable(node: TSESTree.Identifier, sourceCode: SourceCode, steps: number): string {
  const variable = findVariable(node, sourceCode);
  const [definition, second] = variable?.defs ?? [];
  if (!variable || !definition || second || isRewritten(variable)) return node.name;
  const declaration = definition.node as Node;
  if (declaration.type === "ImportSpecifier") return textOf(declaration.imported);
  if (declaration.type !== "VariableDeclarator" || !declaration.init) return node.name;
  const held = qualifiedName(declaration.init, sourceCode, steps + 1);
  if (declaration.id.type === "Identifier") return held ?? node.name;
  const property = definition.name.parent;
  if (property.type !== "Property" || property.parent !== declaration.id) return node.name;
  const key = keyName(property) ?? node.name;
  return held === undefined ? key : `${held}.${key}`;
}
