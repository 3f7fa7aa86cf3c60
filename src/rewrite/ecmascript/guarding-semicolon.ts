import type { Range } from "../../analysis/option-value.js";
import type { Node, SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { isOnOneLine } from "./lines.js";

/** In a file without semicolons, one that begins the next line belongs to that line, whatever the parser says. */
export function withoutGuardingSemicolon(statement: Node, sourceCode: SourceCode): Range {
  const { text } = sourceCode;
  const at = statement.range[1] - 1;
  // Nothing can stand between them that begins a line; tokens are slow to ask for.
  if (text[at] !== ";" || /[\w$)\]}"'`]/u.test(text[at - 1] ?? "")) return statement.range;
  const last = sourceCode.getLastToken(statement);
  const before = last?.value === ";" ? sourceCode.getTokenBefore(last) : undefined;
  if (!before || before.range[1] <= statement.range[0]) return statement.range;
  const next = sourceCode.getTokenAfter(last!);
  const beginsNext = next !== null && isOnOneLine(text, last!.range[1], next.range[0]);
  return beginsNext && !isOnOneLine(text, before.range[1], last!.range[0])
    ? [statement.range[0], before.range[1]]
    : statement.range;
}
