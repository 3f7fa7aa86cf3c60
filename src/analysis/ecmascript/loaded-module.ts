import { staticText, type Node } from "./syntax-tree.js";

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
