import { findVariable } from "./find-variable.js";
import { staticText, type Node, type SourceCode } from "./syntax-tree.js";

/** `"x"` of `require("x")` */
export function requiredSpecifier(node: Node | null | undefined): string | undefined {
  const isRequire =
    node?.type === "CallExpression" && node.callee.type === "Identifier" && node.callee.name === "require";
  return isRequire ? staticText(node.arguments[0]) : undefined;
}

/** `"x"` of `require("x")` and `import("x")` */
export function loadedSpecifier(node: Node | null | undefined): string | undefined {
  return node?.type === "ImportExpression" ? staticText(node.source) : requiredSpecifier(node);
}

/** What a name was imported or required from. */
export function specifierOfName(name: Node | undefined, sourceCode: SourceCode): string | undefined {
  const definition = name?.type === "Identifier" ? findVariable(name, sourceCode)?.defs[0] : undefined;
  if (definition?.type === "ImportBinding")
    return definition.parent.type === "ImportDeclaration" ? definition.parent.source.value : undefined;
  const declarator = definition?.node as Node | undefined;
  return declarator?.type === "VariableDeclarator" ? loadedSpecifier(declarator.init) : undefined;
}
