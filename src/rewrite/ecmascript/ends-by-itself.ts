import type { Node } from "../../analysis/ecmascript/syntax-tree.js";

/** Whether a statement that ends with a brace is over there, whatever comes next: `if (a) {}` is, `a = {}` and `a = function () {}` are not. */
export function endsByItself(statement: Node): boolean {
  switch (statement.type as string) {
    case "BlockStatement":
    case "ClassDeclaration":
    case "FunctionDeclaration":
    case "StaticBlock":
    case "SwitchStatement":
    case "TryStatement":
    case "TSEnumDeclaration":
    case "TSInterfaceDeclaration":
    case "TSModuleDeclaration":
    case "ImportDeclaration":
    case "ExportAllDeclaration":
      return true;
  }
  switch (statement.type) {
    case "IfStatement":
      return endsByItself(statement.alternate ?? statement.consequent);
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "WithStatement":
    case "LabeledStatement":
      return endsByItself(statement.body);
    case "ExportNamedDeclaration":
      return !statement.declaration || endsByItself(statement.declaration);
    case "ExportDefaultDeclaration":
      return endsByItself(statement.declaration);
    default:
      return false;
  }
}
