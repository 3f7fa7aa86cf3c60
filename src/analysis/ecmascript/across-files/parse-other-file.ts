import type { TSESLint } from "@typescript-eslint/utils";
import type ts from "typescript";
import { giveParents } from "../give-parents.js";
import type { SourceCode } from "../syntax-tree.js";

/** How ESLint parses the linted file, and so the other files of its program. */
export interface ParserOfFile {
  readonly parser: TSESLint.Parser.LooseParserModule | null | undefined;
  readonly parserOptions: TSESLint.ParserOptions | null | undefined;
}

type SourceCodeConstructor = new (parts: {
  readonly text: string;
  readonly ast: unknown;
  readonly scopeManager: unknown;
  readonly visitorKeys: unknown;
  readonly parserServices: object;
}) => SourceCode;

/** What makes a `SourceCode` of a parsed file: ESLint itself is not imported, because other linters run this plugin too. */
export interface SourceCodeKind {
  readonly construct: SourceCodeConstructor;
  readonly visitorKeys: SourceCode["visitorKeys"];
}

/** The kind of a linted file; of the file itself nothing is kept. */
export function kindOf({ constructor, visitorKeys }: SourceCode): SourceCodeKind {
  return { construct: constructor as SourceCodeConstructor, visitorKeys };
}

/** Another file of a program as ESLint would see it, without types; undefined where it cannot be parsed. */
export function parseOtherFile(
  file: ts.SourceFile,
  { parser, parserOptions }: ParserOfFile,
  kind: SourceCodeKind,
): SourceCode | undefined {
  if (!parser || !("parseForESLint" in parser)) return undefined;
  const isJson = file.fileName.endsWith(".json");
  const text = (isJson ? "export default " : "") + file.text.replace(/^\uFEFF/u, "");
  const options = {
    ...parserOptions,
    sourceType: "module",
    filePath: isJson ? `${file.fileName}.ts` : file.fileName,
    project: null,
    projectService: false,
    programs: null,
    comment: true,
    loc: true,
    range: true,
    tokens: true,
  };
  try {
    const { ast, scopeManager, visitorKeys = kind.visitorKeys } = parser.parseForESLint(text, options);
    if (!scopeManager) return undefined;
    const sourceCode = new kind.construct({ text, ast, scopeManager, visitorKeys, parserServices: {} });
    // ESLint does this when it visits a file, and other files are not visited.
    giveParents(sourceCode.ast, sourceCode.visitorKeys);
    return sourceCode;
  } catch {
    // Broken in an editor just now, or in a language that only its own plug-in parses.
    return undefined;
  }
}
