import type ts from "typescript";
import type { SourceCode } from "../syntax-tree.js";

/** A program of TypeScript's, and the linted file in it. Only its types are imported: JavaScript projects have no compiler. */
export interface TypedProgram {
  readonly program: ts.Program;
  readonly file: ts.SourceFile;
}

/** The program behind a file, where it was parsed with types (`projectService` or `project`). */
export function typedProgram({ ast, parserServices }: SourceCode): TypedProgram | undefined {
  const program = parserServices?.program;
  if (!program || !parserServices.esTreeNodeToTSNodeMap) return undefined;
  const file: ts.Node | undefined = parserServices.esTreeNodeToTSNodeMap.get(ast);
  return file && isSourceFile(file) ? { program, file } : undefined;
}

export function isSourceFile(node: ts.Node): node is ts.SourceFile {
  return "fileName" in node && "statements" in node && "text" in node;
}
