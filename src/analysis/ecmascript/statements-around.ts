import type { TSESTree } from "@typescript-eslint/utils";
import type { Node } from "./syntax-tree.js";

/** The statement as it stands in its list, and what follows it there. */
export interface StatementPlace {
  /** The declaration's `export`, where it has one; otherwise the statement itself. */
  readonly statement: Node;
  readonly list: readonly Node[];
  readonly following: readonly Node[];
}

/** Where in a list of statements a statement stands, or undefined where another one does not fit behind it (`if (x) y();`, `for (const …`). */
export function statementsAround(statement: Node): StatementPlace | undefined {
  const outer = statement.parent?.type === "ExportNamedDeclaration" ? statement.parent : statement;
  const list = listIn(outer.parent);
  const index = list?.indexOf(outer) ?? -1;
  return list && index >= 0 ? { statement: outer, list, following: list.slice(index + 1) } : undefined;
}

function listIn(parent: Node | undefined): readonly Node[] | undefined {
  switch (parent?.type as string | undefined) {
    case "Program":
    case "SvelteScriptElement":
    case "BlockStatement":
    case "StaticBlock":
    case "TSModuleBlock":
      return (parent as { readonly body?: readonly Node[] }).body;
    case "SwitchCase":
      return (parent as TSESTree.SwitchCase).consequent;
    default:
      return undefined;
  }
}
