import { topLevelStatements } from "./script-blocks.js";
import type { Node, SourceCode, Variable } from "./syntax-tree.js";

/**
 * Whether nothing would say any more that a file is a module, in the eyes of TypeScript and Node, once these names are gone: its imports
 * and exports at the top level are imports of nothing else. Not so in a file that has none to begin with.
 */
export function areAllMarks(going: (variable: Variable) => boolean, sourceCode: SourceCode): boolean {
  const marks = topLevelStatements(sourceCode).filter(isMark);
  return marks.length > 0 && marks.every((mark) => isGoing(mark, going, sourceCode));
}

/** The last statement that says that a file is a module. */
export function lastMark(sourceCode: SourceCode): Node | undefined {
  return topLevelStatements(sourceCode).findLast(isMark);
}

/**
 * Whether a file adds to what other files declare: `declare module "x"` and `declare global`. In a module they add to it, in a script the
 * first one replaces the types of the module, and the second is an error.
 */
export function augmentsOthers(sourceCode: SourceCode): boolean {
  return topLevelStatements(sourceCode).some(
    (node) => node.type === "TSModuleDeclaration" && (node.kind === "global" || node.id.type === "Literal"),
  );
}

function isMark(node: Node): boolean {
  return (
    /^(?:TS)?Export/u.test(node.type) ||
    node.type === "ImportDeclaration" ||
    (node.type === "TSImportEqualsDeclaration" && node.moduleReference.type === "TSExternalModuleReference")
  );
}

function isGoing(mark: Node, going: (variable: Variable) => boolean, sourceCode: SourceCode): boolean {
  if (mark.type !== "ImportDeclaration" && mark.type !== "TSImportEqualsDeclaration") return false;
  const declared = sourceCode.getDeclaredVariables?.(mark) ?? [];
  return declared.length > 0 && declared.every(going);
}
