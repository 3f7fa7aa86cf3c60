import type { TSESTree } from "@typescript-eslint/utils";
import { exits } from "./exits.js";
import { isSameReference } from "./same-reference.js";
import { statementsAround } from "./statements-around.js";
import { isFunction, isNullish, walk, type Node, type SourceCode } from "./syntax-tree.js";

/**
 * Whether the code around a client has made sure that it is another one than some other reference holds:
 * `if (client !== shared) client.quit()`.
 */
export function isToldApart(client: Node, sourceCode: SourceCode): boolean {
  for (let at = client, parent = at.parent; parent && !isFunction(at); at = parent, parent = at.parent) {
    switch (parent.type) {
      case "LogicalExpression":
        if (parent.right !== at) break;
        if (parent.operator === "&&" && says(parent.left, "!")) return true;
        if (parent.operator === "||" && says(parent.left, "=")) return true;
        break;
      case "ConditionalExpression":
      case "IfStatement":
        if (parent.consequent === at && says(parent.test, "!")) return true;
        if (parent.alternate === at && says(parent.test, "=")) return true;
        break;
    }
    const place = statementsAround(at);
    if (place?.statement !== at) continue;
    const isRuledOut = place.list.some(
      (other) =>
        other.range[1] <= at.range[0] &&
        other.type === "IfStatement" &&
        exits(other.consequent) &&
        says(other.test, "="),
    );
    if (isRuledOut) return true;
  }
  return false;

  /** Whether a test compares the client with another reference, as the same one (`=`) or as a different one (`!`). */
  function says(test: Node, how: "=" | "!"): boolean {
    let found = false;
    walk(test, sourceCode, (node) => {
      if (isFunction(node)) return false;
      if (node.type === "BinaryExpression" && /^[=!]==?$/u.test(node.operator) && node.operator.startsWith(how))
        found ||= compares(node);
      return !found;
    });
    return found;
  }

  function compares({ left, right }: TSESTree.BinaryExpression): boolean {
    const other = isSameReference(left, client, sourceCode)
      ? right
      : isSameReference(right, client, sourceCode)
        ? left
        : undefined;
    return (other?.type === "Identifier" || other?.type === "MemberExpression") && !isNullish(other);
  }
}
