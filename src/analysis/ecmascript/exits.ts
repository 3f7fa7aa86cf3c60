import type { Node } from "./syntax-tree.js";

/** Whether nothing runs behind a statement: `return`, `throw`, `continue`, `break`, `process.exit()`, or a block that ends so. */
export function exits(statement: Node): boolean {
  switch (statement.type) {
    case "ReturnStatement":
    case "ThrowStatement":
    case "ContinueStatement":
    case "BreakStatement":
      return true;
    case "BlockStatement": {
      const last = statement.body.at(-1);
      return last !== undefined && exits(last);
    }
    case "IfStatement":
      return statement.alternate !== null && exits(statement.consequent) && exits(statement.alternate);
    case "ExpressionStatement": {
      const call = statement.expression;
      if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") return false;
      const { object, property } = call.callee;
      return (
        object.type === "Identifier" &&
        object.name === "process" &&
        property.type === "Identifier" &&
        property.name === "exit"
      );
    }
    default:
      return false;
  }
}
