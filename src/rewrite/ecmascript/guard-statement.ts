import type { SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { fileStyle } from "./file-style.js";

/**
 * `if (!check) { … }` in the style of the file, its further lines beginning with `indent`. `statements` come without
 * semicolons. `bare`: on one line, whatever the file's habit.
 */
export function guardStatement(
  check: string,
  statements: readonly string[],
  indent: string,
  bare: boolean,
  sourceCode: SourceCode,
): string {
  const { semicolon, lineEnd, braces, indent: step } = fileStyle(sourceCode);
  const [only] = statements;
  if (statements.length === 1 && (bare || !braces)) return `if (!${check}) ${only}${semicolon}`;
  if (bare) return `if (!${check}) { ${statements.map((statement) => `${statement};`).join(" ")} }`;
  const lines = statements.map((statement) => `${lineEnd}${indent}${step}${statement}${semicolon}`);
  return `if (!${check}) {${lines.join("")}${lineEnd}${indent}}`;
}
