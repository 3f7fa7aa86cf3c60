import type { TSESTree } from "@typescript-eslint/utils";
import { walk, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { keptApart, type Change } from "./changes.js";
import { endsByItself } from "./ends-by-itself.js";
import { fileStyle } from "./file-style.js";
import { beginsLine, indentAt, isOnOneLine } from "./lines.js";

/**
 * `try { … } finally { … }` becomes what stands in its first block. Undefined where names of the block would mean something else
 * outside of it, or where the text cannot be moved line by line.
 */
export function unwrapTry(statement: TSESTree.TryStatement, sourceCode: SourceCode): Change | undefined {
  const { block, range, parent } = statement;
  const { text } = sourceCode;
  const inList = parent.type === "BlockStatement" || parent.type === "Program";
  const [first] = block.body;
  const last = block.body.at(-1);
  if (!inList || !first || !last || !beginsLine(text, range[0]) || hasTextOfLines() || hasOwnNames()) return undefined;
  const inner = text.slice(block.range[0] + 1, block.range[1] - 1);
  const behind = sourceCode.getCommentsInside({ ...block, range: [block.range[1], range[1]] });
  if (behind.length > 0 || isOnOneLine(text, block.range[0], first.range[0])) return undefined;
  const outer = indentAt(text, range[0]);
  const { indent, lineEnd } = fileStyle(sourceCode);
  const lines = inner.replace(/^[ \t]*\r?\n|\r?\n[ \t]*$/gu, "").split(/\r?\n/u);
  if (lines.some((line) => line.trim() !== "" && !line.startsWith(outer + indent))) return undefined;
  const moved = lines.map((line) => (line.trim() === "" ? "" : outer + line.slice((outer + indent).length)));
  const body = moved.join(lineEnd).trimStart();
  return { kind: "replace", range, text: keptApart(body, endsByItself(last), statement, statement, sourceCode) };

  function hasTextOfLines(): boolean {
    let found = false;
    walk(block, sourceCode, (node) => {
      if (node.type === "TemplateLiteral" && !isOnOneLine(text, node.range[0], node.range[1])) found = true;
    });
    return found || sourceCode.getCommentsInside(block).some(({ range: [from, to] }) => !isOnOneLine(text, from, to));
  }

  /** A name that is declared in the block and also stands outside of it may be another one there. */
  function hasOwnNames(): boolean {
    const names = new Set((sourceCode.scopeManager?.acquire(block)?.variables ?? []).map(({ name }) => name));
    if (names.size === 0) return false;
    return (sourceCode.ast.tokens ?? []).some(
      ({ type, value, range: [from, to] }) =>
        type === "Identifier" && names.has(value) && (from < block.range[0] || to > block.range[1]),
    );
  }
}
