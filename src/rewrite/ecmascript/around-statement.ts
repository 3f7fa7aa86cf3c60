import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import type { Node, SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { goesOnWith, type Change } from "./changes.js";
import { enclosingStatement } from "../../analysis/ecmascript/enclosing-statement.js";
import { fileStyle } from "./file-style.js";
import { withoutGuardingSemicolon } from "./guarding-semicolon.js";
import { isWithin } from "./leftovers.js";
import { beginsLine, indentAt, lineStart } from "./lines.js";

/** What a fix puts around the statement of a construction. */
export interface AroundStatement {
  /** Comments of the replaced text. */
  readonly comments: readonly TSESTree.Comment[];
  /** Statements that go in front, without their semicolons; `throws` is last where it is there. */
  readonly inFront: readonly string[];
  /** Writes the throwing check at an indentation; `bare`: without braces. */
  readonly throwsInFront: ((indent: string, bare: boolean) => string) | undefined;
  readonly throwsBehind: ((indent: string, bare: boolean) => string) | undefined;
}

/** Of what stands around the replaced text, everything that cannot stay inside of it. Text to put in front of the replacement itself, and changes. */
export function aroundStatement(
  site: Node,
  { comments, inFront, throwsInFront, throwsBehind }: AroundStatement,
  sites: readonly Range[],
  sourceCode: SourceCode,
): { readonly inline: string; readonly changes: readonly Change[] } | { readonly refusal: string } {
  const { text } = sourceCode;
  const { statement, inList } = enclosingStatement(site);
  const { semicolon, lineEnd, indent: step } = fileStyle(sourceCode);
  const adds = inFront.length > 0 || throwsInFront !== undefined || throwsBehind !== undefined;
  const changes: Change[] = [];

  let inline = "";
  if (comments.length > 0) {
    const anchor = adds ? statement : commentAnchor(site, statement);
    const hasLine =
      beginsLine(text, anchor.range[0]) && sites.filter((other) => isWithin(other, anchor.range)).length <= 1;
    if (hasLine) {
      const at = behindDirectives(anchor, sourceCode);
      const indent = indentAt(text, anchor.range[0]);
      const lines = comments.map((comment) => indented(comment, indent, text) + lineEnd + indent).join("");
      changes.push({ kind: "replace", range: [at, at], text: lines });
    } else inline = comments.map((comment) => `${asBlock(comment, text)} `).join("");
  }
  if (!adds) return { inline, changes };

  const own = indentAt(text, statement.range[0]);
  if (!inList) {
    const before = sourceCode.getTokenBefore(statement)!;
    if (sourceCode.getCommentsBefore(statement).length > 0)
      return { refusal: "a comment stands where a block would begin" };
    const outer = indentAt(text, before.range[0]);
    const inner = outer + step;
    const lines = [...inFront.map((line) => line + semicolon), ...(throwsInFront ? [throwsInFront(inner, false)] : [])];
    changes.push({
      kind: "replace",
      range: [before.range[1], statement.range[0]],
      text: ` {${lineEnd}${lines.map((line) => inner + line + lineEnd).join("")}${inner}`,
    });
    // In front of `else` nothing but this statement can own the semicolon.
    const isBeforeElse = sourceCode.getTokenAfter(statement)?.value === "else";
    const [, close] = isBeforeElse ? statement.range : withoutGuardingSemicolon(statement, sourceCode);
    const behind = throwsBehind ? lineEnd + inner + throwsBehind(inner, false) : "";
    const separator = throwsBehind && !/[;}]$/u.test(text.slice(statement.range[0], close)) && semicolon ? ";" : "";
    changes.push({ kind: "replace", range: [close, close], text: `${separator}${behind}${lineEnd}${outer}}` });
    return { inline, changes };
  }

  if (inFront.length > 0 || throwsInFront) {
    const at = behindNothing(statement, sourceCode);
    const isOwnLine = beginsLine(text, at);
    const end = isOwnLine && !goesOnWith(text.slice(at)) ? semicolon : ";";
    const lines = inFront.map((line) => line + (isOwnLine ? semicolon : ";"));
    if (throwsInFront) {
      const check = throwsInFront(own, !isOwnLine);
      lines.push(end === ";" && !/[;}]$/u.test(check) ? `${check};` : check);
    } else if (end === ";" && !lines.at(-1)!.endsWith(";")) lines.push(`${lines.pop()!};`);
    changes.push({
      kind: "replace",
      range: [at, at],
      text: lines.map((line) => line + (isOwnLine ? lineEnd + own : " ")).join(""),
    });
  }
  if (throwsBehind) {
    changes.push({ kind: "line-behind", statement, text: own + throwsBehind(own, false) });
  }
  return { inline, changes };
}

/** The nearest of statement, class member and property: comments of the construction belong in front of it. */
function commentAnchor(site: Node, statement: Node): Node {
  for (let at = site; at !== statement && at.parent; at = at.parent) {
    if (at.type === "PropertyDefinition" || at.type === "MethodDefinition") return at;
    if (at.type === "Property" && at.parent.type === "ObjectExpression") return at;
  }
  return statement;
}

/** In front of a comment that is about the very next line. */
function behindDirectives(anchor: Node, sourceCode: SourceCode): number {
  const comment = sourceCode.getCommentsBefore(anchor).at(-1);
  const isDirective =
    comment && /eslint-disable-next-line|prettier-ignore|biome-ignore|ignore next|@ts-/u.test(comment.value);
  return isDirective && beginsLine(sourceCode.text, comment.range[0]) ? comment.range[0] : anchor.range[0];
}

/** In front of the comments that belong to a statement: those that end on the line above it. */
function behindNothing(statement: Node, sourceCode: SourceCode): number {
  const { text } = sourceCode;
  let at = statement.range[0];
  for (const comment of [...sourceCode.getCommentsBefore(statement)].reverse()) {
    const gap = text.slice(comment.range[1], at);
    if (
      !/^[ \t]*\r?\n[ \t]*$/u.test(gap) ||
      !beginsLine(text, comment.range[0]) ||
      text.slice(lineStart(text, comment.range[0])).startsWith("#!")
    )
      break;
    at = comment.range[0];
  }
  return at;
}

/** A comment with its further lines as far to the right of its first as before. */
function indented({ range }: TSESTree.Comment, indent: string, text: string): string {
  const own = indentAt(text, range[0]);
  const comment = text.slice(...range);
  return own === indent ? comment : comment.replaceAll(`\n${own}`, `\n${indent}`);
}

function asBlock(comment: TSESTree.Comment, text: string): string {
  if (comment.type === "Block") return text.slice(...comment.range);
  const value = comment.value.replaceAll("*/", "* /");
  return `/*${value}${value.endsWith(" ") ? "" : " "}*/`;
}
