import type { TSESTree } from "@typescript-eslint/utils";
import { fullMemberName } from "./members-named.js";
import { isFunction, walk, type Node, type SourceCode } from "./syntax-tree.js";

/** What a handler always does in the end. */
export function endOf(body: TSESTree.BlockStatement, sourceCode: SourceCode): "throws" | "returns" | undefined {
  const end = lastOf(body);
  let leaves = false;
  walk(body, sourceCode, (node) => {
    if (isFunction(node)) return false;
    if (/^(?:Return|Break|Continue)Statement$/u.test(node.type)) leaves = true;
    return undefined;
  });
  return end === "throws" && leaves ? "returns" : end;
}

function lastOf(statement: Node): "throws" | "returns" | undefined {
  switch (statement.type) {
    case "ThrowStatement":
      return "throws";
    case "ReturnStatement":
      return "returns";
    case "BlockStatement": {
      const last = statement.body.at(-1);
      return last && lastOf(last);
    }
    case "IfStatement": {
      const [one, other] = [
        lastOf(statement.consequent),
        statement.alternate ? lastOf(statement.alternate) : undefined,
      ];
      return one === undefined || other === undefined ? undefined : one === other ? one : "returns";
    }
    case "ExpressionStatement": {
      const call = statement.expression;
      if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") return undefined;
      const { object } = call.callee;
      const isProcess = object.type === "Identifier" && object.name === "process";
      return isProcess && fullMemberName(call.callee) === "exit" ? "throws" : undefined;
    }
    default:
      return undefined;
  }
}
