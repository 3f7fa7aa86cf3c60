import { blockAround } from "./script-blocks.js";
import type { Node, SourceCode, Variable } from "./syntax-tree.js";
import { templateUse } from "./template-use.js";

/** Whether something out of sight may write to a variable: whoever uses a component of Svelte to its props, a template of Vue to what it shows. */
export function isWrittenElsewhere(variable: Variable, declaration: Node, sourceCode: SourceCode): boolean {
  if (declaration.type !== "VariableDeclaration" || declaration.kind === "const") return false;
  const block = blockAround(declaration.range, sourceCode);
  if (block?.framework === "svelte" && block.kind === "instance") return isExported(variable, declaration);
  return block?.framework === "vue" && templateUse(variable, sourceCode) !== undefined;
}

function isExported(variable: Variable, declaration: Node): boolean {
  if (declaration.parent?.type === "ExportNamedDeclaration") return true;
  return variable.references.some(({ identifier }) => identifier.parent?.type === "ExportSpecifier");
}
