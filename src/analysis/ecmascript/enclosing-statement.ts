import type { TSESTree } from "@typescript-eslint/utils";
import type { Node } from "./syntax-tree.js";

/** Where a node stands among statements. */
export interface StatementPlace {
  readonly statement: Node;
  /** It has neighbours: other statements can be put in front of it and behind it. */
  readonly inList: boolean;
}

/** The innermost statement around a node, `export` included. */
export function enclosingStatement(node: Node): StatementPlace {
  let at = node;
  for (;;) {
    const { parent } = at;
    if (!parent || isInList(at, parent)) return { statement: at, inList: true };
    if (isSoleBody(at, parent)) return { statement: at, inList: false };
    at = parent;
  }
}

function isInList(node: Node, parent: Node): boolean {
  switch (parent.type as string) {
    case "Program":
    case "SvelteScriptElement":
    case "BlockStatement":
    case "StaticBlock":
    case "TSModuleBlock":
      return true;
    case "SwitchCase":
      return (parent as TSESTree.SwitchCase).test !== node;
    default:
      return false;
  }
}

function isSoleBody(node: Node, parent: Node): boolean {
  switch (parent.type) {
    case "IfStatement":
      return parent.consequent === node || parent.alternate === node;
    case "ForStatement":
    case "ForInStatement":
    case "ForOfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "LabeledStatement":
    case "WithStatement":
      return parent.body === node;
    default:
      return false;
  }
}
