import type { TSESLint } from "@typescript-eslint/utils";
import type ts from "typescript";
import type { Node, SourceCode } from "../syntax-tree.js";

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
    giveParents(sourceCode);
    return sourceCode;
  } catch {
    // Broken in an editor just now, or in a language that only its own plug-in parses.
    return undefined;
  }
}

/** ESLint does this when it visits a file, and other files are not visited. */
function giveParents({ ast, visitorKeys }: SourceCode): void {
  const pending: Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const keys = visitorKeys[node.type] ?? [];
    for (const [key, value] of Object.entries(node) as [string, unknown][]) {
      if (!keys.includes(key)) continue;
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof child !== "object" || child === null || !("type" in child)) continue;
        Object.assign(child, { parent: node });
        pending.push(child as Node);
      }
    }
  }
}
