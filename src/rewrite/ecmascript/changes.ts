import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import type { Node, SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { blockAround } from "../../analysis/ecmascript/script-blocks.js";
import { statementsAround } from "../../analysis/ecmascript/statements-around.js";
import type { Edit } from "../rewrite.js";
import { wouldBeDirective } from "./directives.js";
import { endsByItself } from "./ends-by-itself.js";
import { fileStyle } from "./file-style.js";
import { withoutGuardingSemicolon } from "./guarding-semicolon.js";
import { isWithin } from "./leftovers.js";
import { beginsLine, indentAt, isOnOneLine, lineEnd, lineStart, nextLine } from "./lines.js";
import { requiredModule } from "./module-kind.js";

/** One thing that a fix does to the text, before it is known what else the same fix does near it. */
export type Change =
  | { readonly kind: "replace"; readonly range: Range; readonly text: string }
  /** The statement goes, and its line with it where nothing else stands there; comments inside stay. */
  | { readonly kind: "remove"; readonly statement: Node }
  /** A statement on a line of its own behind the line on which another one ends; it gets a semicolon where what follows would go on with it. */
  | { readonly kind: "line-behind"; readonly statement: Node; readonly text: string };

/** Undefined where two changes want the same text, or a comment would be lost: no fix is better than a wrong one. */
export function toEdits(changes: readonly Change[], sourceCode: SourceCode): Edit[] | undefined {
  const removed = new Set<Node>();
  const behind = new Map<Node, string[]>();
  const edits: Edit[] = [];
  for (const change of changes) {
    if (change.kind === "replace") edits.push({ range: change.range, text: change.text });
    else if (change.kind === "remove") removed.add(change.statement);
    else behind.set(change.statement, [...(behind.get(change.statement) ?? []), change.text]);
  }

  const extended = new Set(behind.keys());
  const { lineEnd: end } = fileStyle(sourceCode);
  const wholeLines: Line[] = [];
  const comments: { readonly edit: Edit; readonly end: number }[] = [];
  for (const statement of removed) {
    const added = behind.get(statement);
    const tight = withoutGuardingSemicolon(statement, sourceCode);
    const kept = keptComments(statement, tight, sourceCode);
    const last = Math.max(tight[1], kept.at(-1)?.range[1] ?? 0);
    const stays = separatorOf(statement, removed, extended, sourceCode);
    const isAlone = beginsLine(sourceCode.text, tight[0]) && !isFollowedOnLine(last, sourceCode.text);
    if (added && kept.length === 0 && !isFollowedOnLine(tight[1], sourceCode.text)) {
      behind.delete(statement);
      const begins = beginsLine(sourceCode.text, tight[0]) && !stays;
      const start = begins ? lineStart(sourceCode.text, tight[0]) : tight[0];
      const text = ended(added, statement).join(end);
      edits.push({ range: [start, tight[1]], text: stays + (begins ? text : text.trimStart()) });
    } else if (kept.length > 0 && isAlone) {
      const indent = indentAt(sourceCode.text, tight[0]);
      const text = stays + kept.map(({ range }) => sourceCode.text.slice(...range)).join(end + indent);
      comments.push({
        edit: { range: [tight[0], last], text },
        end: added || (isImporting(statement) && !kept.some(isAboutNextLine)) ? sourceCode.text.length : last,
      });
    } else if (kept.length > 0 || stays) {
      edits.push({ range: tight, text: stays + innerText(kept, tight, sourceCode) });
    } else if (!added && isAlone) {
      const above = commentAbove(statement, sourceCode);
      wholeLines.push({
        range: [lineStart(sourceCode.text, tight[0]), nextLine(sourceCode.text, tight[1])],
        hasComment: above !== undefined,
        isSubject: !isImporting(statement) || (above !== undefined && isAboutNextLine(above)),
      });
    } else edits.push({ range: withBlanks(tight, sourceCode.text), text: "" });
  }

  // A comment whose statement is gone must not look as if it were about the next one.
  const lines = withBlankLines(wholeLines, sourceCode);
  for (const { range, hasComment, isSubject } of lines)
    edits.push({ range, text: hasComment && isSubject && isCodeAt(range[1]) ? end : "" });
  for (const comment of comments) {
    let next = nextLine(sourceCode.text, comment.end);
    for (let line; (line = lines.find(({ range }) => range[0] <= next && next < range[1]));) next = line.range[1];
    edits.push({ ...comment.edit, text: comment.edit.text + (isCodeAt(next) ? end : "") });
  }

  for (const [statement, texts] of behind) {
    const [, close] = withoutGuardingSemicolon(statement, sourceCode);
    const at = isCodeFollowing(statement, sourceCode) ? close : lineEndBehind(close, sourceCode);
    const lines = ended(texts, statement).map((text) => end + text);
    edits.push({ range: [at, at], text: lines.join("") });
  }
  // What stands beside the scripts of a component is none of ours.
  if (edits.some(({ range }) => !blockAround(range, sourceCode))) return undefined;
  const ordered = inOrder(edits);
  return ordered && isCommentLost(ordered, sourceCode) ? undefined : ordered;

  /** Statements behind another one, the last of them kept apart from what follows when the fix is through. */
  function ended(texts: readonly string[], statement: Node): readonly string[] {
    const last = texts.at(-1)!;
    if (/[;}]$/u.test(last)) return texts;
    const { token, gap } = following(statement, removed, sourceCode);
    const isOnLine = token !== null && !gap.includes("\n");
    return isOnLine || goesOn(last, token) ? [...texts.slice(0, -1), `${last};`] : texts;
  }

  /** Whether a line holds something other than the end of a block. */
  function isCodeAt(line: number): boolean {
    return /[^\s}]/u.test(sourceCode.text.slice(line, lineEnd(sourceCode.text, line)));
  }
}

/** Whole lines to remove. */
interface Line {
  readonly range: Range;
  /** The line above them is a comment. */
  readonly hasComment: boolean;
  /** Such a comment is about them; one above an import may be about all that follows. */
  readonly isSubject: boolean;
}

/** Comments inside a statement and behind it on its last line. */
function keptComments(statement: Node, tight: Range, sourceCode: SourceCode): TSESTree.Comment[] {
  const inside = sourceCode.getCommentsInside(statement).filter(({ range }) => range[1] <= tight[1]);
  if (!beginsLine(sourceCode.text, tight[0])) return inside;
  const behind = sourceCode
    .getCommentsAfter(statement)
    .filter(({ range }) => isOnOneLine(sourceCode.text, tight[1], range[0]));
  return isCodeFollowing(statement, sourceCode) ? inside : [...inside, ...behind];
}

function innerText(kept: readonly TSESTree.Comment[], tight: Range, sourceCode: SourceCode): string {
  const inside = kept
    .filter(({ range }) => range[1] <= tight[1])
    .map(({ type, value, range }) => (type === "Line" ? `/*${value} */` : sourceCode.text.slice(...range)));
  return inside.join(" ");
}

/** The comment that ends on the line above a statement. */
function commentAbove(statement: Node, sourceCode: SourceCode): TSESTree.Comment | undefined {
  const comment = sourceCode.getCommentsBefore(statement).at(-1);
  const isAbove =
    comment?.loc.end.line === statement.loc.start.line - 1 && beginsLine(sourceCode.text, comment.range[0]);
  return isAbove ? comment : undefined;
}

/** Whether a linter is told something about the line behind a comment: when that line goes, it must not be about another one. */
function isAboutNextLine({ value }: TSESTree.Comment): boolean {
  return /\b(?:eslint|oxlint)-disable-next-line\b|biome-ignore/u.test(value);
}

function isImporting(statement: Node): boolean {
  if (statement.type !== "VariableDeclaration")
    return statement.type === "ImportDeclaration" || statement.type === "TSImportEqualsDeclaration";
  return statement.declarations.every(({ init }) => requiredModule(init) !== undefined);
}

/** Where the line of an offset ends, or that of the comment which goes on there. */
function lineEndBehind(offset: number, sourceCode: SourceCode): number {
  const end = lineEnd(sourceCode.text, offset);
  const comment = sourceCode.getAllComments().find(({ range }) => range[0] < end && end < range[1]);
  return comment ? lineEndBehind(comment.range[1], sourceCode) : end;
}

/** Whether the text begins with a token that would go on with a statement that no semicolon ends. */
export function goesOnWith(text: string): boolean {
  return /^[([`/+*,.-]/u.test(text);
}

/** Whether an added statement would go on with what follows; an import never does. */
export function goesOn(statement: string, next: TSESTree.Token | null): boolean {
  return next !== null && !/^\s*import\b|[;}]$/u.test(statement) && goesOnWith(next.value);
}

/**
 * What keeps the statements around a removed one, or around several in a row of which it is the first, from being read as one, and the
 * one behind from becoming a directive. A line that comes behind one of the `extended` statements stands between them.
 */
function separatorOf(
  statement: Node,
  removed: ReadonlySet<Node>,
  extended: ReadonlySet<Node>,
  sourceCode: SourceCode,
): string {
  const before = sourceCode.getTokenBefore(statement);
  if (before && [...removed].some(({ range }) => isWithin(before.range, range))) return "";
  const { token, end } = following(statement, removed, sourceCode);
  if (token === null || [...extended].some(({ range }) => range[1] >= (before?.range[1] ?? 0) && range[1] <= end))
    return "";
  // A directive without a semicolon would take the first one for its own.
  if (wouldBeDirective(statement, token.range[0])) return /["']$/u.test(before?.value ?? "") ? ";;" : ";";
  return goesOnWith(token.value) && goesOnFrom(statement, sourceCode) ? ";" : "";
}

/** Whether a text in the place of a statement would go on with the one before it, if it began so that it could. */
export function goesOnFrom(statement: Node, sourceCode: SourceCode): boolean {
  const place = statementsAround(statement);
  const before = place?.list[place.list.indexOf(place.statement) - 1];
  return before !== undefined && sourceCode.getLastToken(before)?.value !== ";" && !endsByItself(before);
}

/** A text in the place of statements from `first` to `last`, so that neither neighbour goes on with it; `isOver`: its own last statement needs no semicolon. */
export function keptApart(text: string, isOver: boolean, first: Node, last: Node, sourceCode: SourceCode): string {
  const before = goesOnWith(text) && goesOnFrom(first, sourceCode) ? ";" : "";
  const next = tokenBehind(last, sourceCode);
  const isOpen = !isOver && !text.endsWith(";") && next !== null && goesOnWith(next.value);
  return before + text + (isOpen ? ";" : "");
}

function isFollowedOnLine(offset: number, text: string): boolean {
  return text.slice(offset, lineEnd(text, offset)).trim() !== "";
}

/** The first token behind a statement that stays, what stays between the two, and where the last of what goes between them ends. */
function following(
  statement: Node,
  removed: ReadonlySet<Node>,
  sourceCode: SourceCode,
): { readonly token: TSESTree.Token | null; readonly gap: string; readonly end: number } {
  let token = tokenBehind(statement, sourceCode);
  let [, end] = withoutGuardingSemicolon(statement, sourceCode);
  let gap = "";
  for (;;) {
    const going =
      token && [...removed].find((other) => isWithin(token!.range, withoutGuardingSemicolon(other, sourceCode)));
    gap += sourceCode.text.slice(end, (going ?? token)?.range[0] ?? sourceCode.text.length);
    if (!going) return { token, gap, end };
    [, end] = withoutGuardingSemicolon(going, sourceCode);
    token = tokenBehind(going, sourceCode);
  }
}

/** Whether other code follows a statement on its last line. */
function isCodeFollowing(statement: Node, sourceCode: SourceCode): boolean {
  const after = tokenBehind(statement, sourceCode);
  const [, close] = withoutGuardingSemicolon(statement, sourceCode);
  return after !== null && isOnOneLine(sourceCode.text, close, after.range[0]);
}

/** The token that follows a statement, which may be the semicolon that guards the next line. */
function tokenBehind(statement: Node, sourceCode: SourceCode): TSESTree.Token | null {
  const [, close] = withoutGuardingSemicolon(statement, sourceCode);
  return close === statement.range[1] ? sourceCode.getTokenAfter(statement) : sourceCode.getLastToken(statement);
}

/** With the blanks that set a statement off from its neighbours on the same line. */
function withBlanks([start, end]: Range, text: string): Range {
  if (beginsLine(text, start)) return [start, end + /^[ \t]*/u.exec(text.slice(end, lineEnd(text, end)))![0].length];
  return [start - /[ \t]*$/u.exec(text.slice(lineStart(text, start), start))![0].length, end];
}

/** Neighbouring lines as one range, and with it a blank line that would stand double, or first or last in a block. */
function withBlankLines(lines: readonly Line[], sourceCode: SourceCode): Line[] {
  const { text } = sourceCode;
  const sorted = [...lines].sort((one, other) => one.range[0] - other.range[0]);
  const found: Line[] = [];
  for (let at = 0; at < sorted.length; at++) {
    const { hasComment } = sorted[at]!;
    let { isSubject } = sorted[at]!;
    let [start, end] = sorted[at]!.range;
    for (;;) {
      for (let next; (next = sorted[at + 1]) && next.range[0] <= end; at++) {
        end = Math.max(end, next.range[1]);
        isSubject ||= next.isSubject;
      }
      const [from, to] = blockAround([start, end], sourceCode)?.range ?? [0, text.length];
      const before = text.slice(from, start).trimEnd();
      const isFirst = before === "" || /[{(:]$/u.test(before);
      const isBlankBefore = start > 0 && text.slice(lineStart(text, start - 1), start).trim() === "";
      const isBlankBehind = end < text.length && text.slice(end, nextLine(text, end)).trim() === "";
      if (isBlankBehind && (isBlankBefore || isFirst)) {
        end = nextLine(text, end);
        if (sorted[at + 1]?.range[0] === end) continue;
      } else if (isBlankBefore && /^\s*(?:\}|$)/u.test(text.slice(end, to))) start = lineStart(text, start - 1);
      break;
    }
    found.push({ range: [start, end], hasComment, isSubject });
  }
  return found;
}

/** Whether a comment stands in a text that goes and in none that comes. */
function isCommentLost(edits: readonly Edit[], sourceCode: SourceCode): boolean {
  const comments = sourceCode.getAllComments();
  let at = 0;
  return edits.some(({ range: [start, end] }) => {
    if (start === end) return false;
    while (at < comments.length && comments[at]!.range[1] <= start) at++;
    for (; at < comments.length && comments[at]!.range[0] < end; at++) {
      const value = withoutIndent(comments[at]!.value);
      const isKept = edits.some(({ text }) =>
        [`//${value}`, `/*${value}`].some((one) => withoutIndent(text).includes(one)),
      );
      if (!isKept) return true;
    }
    return false;
  });
}

/** A comment of several lines may stand at another depth. */
function withoutIndent(text: string): string {
  return text.replace(/\n[ \t]+/gu, "\n").trimEnd();
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
