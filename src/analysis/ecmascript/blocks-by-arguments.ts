import type { TSESTree } from "@typescript-eslint/utils";
import { constantInit } from "./constant-init.js";
import { bare, keyName, staticText, type Node, type SourceCode } from "./syntax-tree.js";

/**
 * Whether XREAD and its like are told to wait: a literal `"BLOCK"`, an option of that name, in any case and also inside
 * constants. What cannot be read counts as waiting where the option could stand in it.
 */
export function blocksByArguments(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  method: string,
  sourceCode: SourceCode,
): boolean {
  const { arguments: given } = call;
  // node-redis, and nobody else, has a capital letter in the name; its options come last, as an object.
  const takesOptions = /[A-Z]/.test(method.replace(/(Buffer|Async)$/, ""));
  return given.some((argument, index) => {
    const may = argument.type === "SpreadElement" || given.length === 1 || (takesOptions && index === given.length - 1);
    return saysBlock(argument, may, sourceCode, 0);
  });
}

/** `may`: what to answer when the node cannot be read. */
function saysBlock(node: Node, may: boolean, sourceCode: SourceCode, depth: number): boolean {
  if (depth > 5) return may;
  if (node.type === "SpreadElement") return saysBlock(node.argument, true, sourceCode, depth + 1);
  const inner = bare(node);
  const text = staticText(inner);
  if (text !== undefined) return text.toLowerCase() === "block";
  switch (inner.type) {
    case "Literal":
    case "TemplateLiteral":
      return false;
    case "ArrayExpression":
      return inner.elements.some((element) => element !== null && saysBlock(element, false, sourceCode, depth + 1));
    case "ObjectExpression":
      return inner.properties.some((property) => {
        if (property.type === "SpreadElement") return saysBlock(property.argument, true, sourceCode, depth + 1);
        const name = keyName(property);
        return name === undefined ? property.computed : name.toLowerCase() === "block";
      });
    case "ConditionalExpression":
      return (
        saysBlock(inner.consequent, may, sourceCode, depth + 1) ||
        saysBlock(inner.alternate, may, sourceCode, depth + 1)
      );
    case "LogicalExpression":
      return saysBlock(inner.left, may, sourceCode, depth + 1) || saysBlock(inner.right, may, sourceCode, depth + 1);
    case "Identifier": {
      if (inner.name === "undefined") return false;
      const init = constantInit(inner, sourceCode);
      return init ? saysBlock(init, may, sourceCode, depth + 1) : may;
    }
    default:
      return may;
  }
}
