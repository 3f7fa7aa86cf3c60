import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable, isRewritten } from "./find-variable.js";
import type { Node, SourceCode } from "./syntax-tree.js";

/** The expression that a variable is declared with, if nothing else is ever assigned to it. */
export function constantInit(identifier: TSESTree.Identifier, sourceCode: SourceCode): Node | undefined {
  const variable = findVariable(identifier, sourceCode);
  if (variable?.defs.length !== 1 || isRewritten(variable)) return undefined;
  const node = variable.defs[0]?.node as Node | undefined;
  return node?.type === "VariableDeclarator" && node.id.type === "Identifier" ? (node.init ?? undefined) : undefined;
}
