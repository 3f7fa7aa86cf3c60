import type { Range } from "../../analysis/option-value.js";
import type { Node, SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import type { Edit } from "../rewrite.js";
import { fileStyle } from "./file-style.js";
import { beginsLine, indentAt, isOnOneLine, lineEnd, lineStart, nextLine } from "./lines.js";

/** One thing that a fix does to the text, before it is known what else the same fix does near it. */
export type Change =
  | { readonly kind: "replace"; readonly range: Range; readonly text: string }
  /** The statement goes, and its line with it where nothing else stands there; comments inside stay. */
  | { readonly kind: "remove"; readonly statement: Node }
  /** A line of its own behind the line on which a statement ends. */
  | { readonly kind: "line-behind"; readonly statement: Node; readonly text: string };

/** Undefined where two changes want the same text: no fix is better than a wrong one. */
export function toEdits(changes: readonly Change[], sourceCode: SourceCode): Edit[] | undefined {
  const removed = new Set<Node>();
  const behind = new Map<Node, string[]>();
  const edits: Edit[] = [];
  for (const change of changes) {
    if (change.kind === "replace") edits.push({ range: change.range, text: change.text });
    else if (change.kind === "remove") removed.add(change.statement);
    else behind.set(change.statement, [...(behind.get(change.statement) ?? []), change.text]);
  }

  const { lineEnd: end } = fileStyle(sourceCode);
  const wholeLines: Range[] = [];
  for (const statement of removed) {
    const added = behind.get(statement);
    const tight = withoutGuardingSemicolon(statement, sourceCode);
    const kept = sourceCode.getCommentsInside(statement).filter(({ range }) => range[1] <= tight[1]);
    const indent = indentAt(sourceCode.text, tight[0]);
    const stays = needsSeparator(statement, sourceCode) ? ";" : "";
    if (added && !kept.length && !isFollowedOnLine(tight[1], sourceCode.text)) {
      behind.delete(statement);
      edits.push({ range: tight, text: added.join(end) });
    } else if (kept.length || stays) {
      edits.push({ range: tight, text: stays + kept.map(({ range }) => sourceCode.text.slice(...range)).join(end + indent) });
    } else if (!added && beginsLine(sourceCode.text, tight[0]) && !isFollowedOnLine(tight[1], sourceCode.text)) {
      wholeLines.push([lineStart(sourceCode.text, tight[0]), nextLine(sourceCode.text, tight[1])]);
    } else edits.push({ range: withBlanks(tight, sourceCode.text), text: "" });
  }
  for (const range of withBlankLines(wholeLines, sourceCode.text)) edits.push({ range, text: "" });

  for (const [statement, texts] of behind) {
    const [, close] = withoutGuardingSemicolon(statement, sourceCode);
    const at = isCodeFollowing(statement, sourceCode) ? close : lineEnd(sourceCode.text, close);
    edits.push({ range: [at, at], text: texts.map((text) => end + text).join("") });
  }
  return inOrder(edits);
}

/** In a file without semicolons, one that begins the next line belongs to that line, whatever the parser says. */
export function withoutGuardingSemicolon(statement: Node, sourceCode: SourceCode): Range {
  const last = sourceCode.getLastToken(statement);
  const before = last?.value === ";" ? sourceCode.getTokenBefore(last) : undefined;
  if (!before || before.range[1] <= statement.range[0]) return statement.range;
  return isOnOneLine(sourceCode.text, before.range[1], last!.range[0]) ? statement.range : [statement.range[0], before.range[1]];
}

/** Whether the text begins with a token that would go on with a statement that no semicolon ends. */
export function goesOnWith(text: string): boolean {
  return /^[([`/+*,.-]/u.test(text);
}

/** Whether the statements around a removed one would be read as one. */
function needsSeparator(statement: Node, sourceCode: SourceCode): boolean {
  if (withoutGuardingSemicolon(statement, sourceCode)[1] !== statement.range[1]) return false;
  const before = sourceCode.getTokenBefore(statement);
  const after = sourceCode.getTokenAfter(statement);
  if (!before || !after || /^[;{}]$/u.test(before.value)) return false;
  return goesOnWith(after.value);
}

function isFollowedOnLine(offset: number, text: string): boolean {
  return text.slice(offset, lineEnd(text, offset)).trim() !== "";
}

/** Whether other code follows a statement on its last line. */
export function isCodeFollowing(statement: Node, sourceCode: SourceCode): boolean {
  const [, close] = withoutGuardingSemicolon(statement, sourceCode);
  const after = close === statement.range[1] ? sourceCode.getTokenAfter(statement) : sourceCode.getLastToken(statement);
  return after !== null && isOnOneLine(sourceCode.text, close, after.range[0]);
}

/** With the blanks that set a statement off from its neighbours on the same line. */
function withBlanks([start, end]: Range, text: string): Range {
  if (beginsLine(text, start)) return [start, end + /^[ \t]*/u.exec(text.slice(end, lineEnd(text, end)))![0].length];
  return [start - /[ \t]*$/u.exec(text.slice(lineStart(text, start), start))![0].length, end];
}

/** Neighbouring lines as one range, and with it a blank line that would stand double, or first or last in a block. */
function withBlankLines(lines: readonly Range[], text: string): Range[] {
  const sorted = [...lines].sort(([one], [other]) => one - other);
  const found: Range[] = [];
  for (let at = 0; at < sorted.length; at++) {
    let [start, end] = sorted[at]!;
    for (;;) {
      while (sorted[at + 1] && sorted[at + 1]![0] <= end) end = Math.max(end, sorted[++at]![1]);
      const before = text.slice(0, start).trimEnd();
      const isFirst = before === "" || /[{(:]$/u.test(before);
      const isBlankBefore = start > 0 && text.slice(lineStart(text, start - 1), start).trim() === "";
      const isBlankBehind = end < text.length && text.slice(end, nextLine(text, end)).trim() === "";
      if (isBlankBehind && (isBlankBefore || isFirst)) {
        end = nextLine(text, end);
        if (sorted[at + 1]?.[0] === end) continue;
      } else if (isBlankBefore && /^\s*(?:\}|$)/u.test(text.slice(end))) start = lineStart(text, start - 1);
      break;
    }
    found.push([start, end]);
  }
  return found;
}

/** Sorted by place; several that start at one place keep the order in which they were asked for. */
function inOrder(edits: readonly Edit[]): Edit[] | undefined {
  const sorted = [...edits].sort((one, other) => one.range[0] - other.range[0] || one.range[1] - other.range[1]);
  const merged: Edit[] = [];
  for (const edit of sorted) {
    const last = merged.at(-1);
    if (last && edit.range[0] < last.range[1]) return undefined;
    if (last && last.range[1] === edit.range[0] && last.range[0] === last.range[1] && edit.range[0] === edit.range[1])
      merged[merged.length - 1] = { range: last.range, text: last.text + edit.text };
    else merged.push(edit);
  }
  return merged;
}
