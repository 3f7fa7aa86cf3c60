import type { TSESTree } from "@typescript-eslint/utils";
import { scriptBlocks, type ScriptBlock } from "./script-blocks.js";
import { walk, type SourceCode } from "./syntax-tree.js";

const answers = new WeakMap<object, boolean>();

/**
 * Whether a type checker judges the file: TypeScript, or JavaScript that asks for it with `@ts-check`. Without a file
 * name the parser is asked, then the syntax: a TypeScript file without a single type may pass for JavaScript then.
 */
export function hasTypes(sourceCode: SourceCode, filename?: string): boolean {
  const known = answers.get(sourceCode);
  if (known !== undefined) return known;
  const answer =
    isTypeScript(sourceCode, filename) ||
    sourceCode.getAllComments().some((comment) => /^\s*@ts-check\b/.test(comment.value));
  answers.set(sourceCode, answer);
  return answer;
}

/** Whether types stand in the code itself; in JavaScript they stand in comments. */
export function isTypeScript(sourceCode: SourceCode, filename?: string): boolean {
  const name = filename ?? nameFromParser(sourceCode);
  const [block] = scriptBlocks(sourceCode);
  if (block?.framework !== undefined) return isTypedComponent(block, sourceCode);
  return name === undefined ? hasTypeSyntax(sourceCode) : !/\.[cm]?jsx?$/i.test(name);
}

/** Astro's frontmatter is TypeScript; the scripts of the others say what they are. */
function isTypedComponent({ framework }: ScriptBlock, { text }: SourceCode): boolean {
  return framework === "astro" || /<script\b[^>]*\slang\s*=\s*["']?(?:ts|tsx|typescript)\b/u.test(text);
}

/** TypeScript's parser keeps its own file, and that its name. */
function nameFromParser(sourceCode: SourceCode): string | undefined {
  const nodes = sourceCode.parserServices?.esTreeNodeToTSNodeMap as { get(node: TSESTree.Node): unknown } | undefined;
  const file = nodes?.get(sourceCode.ast);
  return typeof file === "object" && file !== null && "fileName" in file && typeof file.fileName === "string"
    ? file.fileName
    : undefined;
}

function hasTypeSyntax(sourceCode: SourceCode): boolean {
  let found = false;
  walk(sourceCode.ast, sourceCode, (node) => {
    found ||= node.type.startsWith("TS");
    return !found;
  });
  return found;
}
