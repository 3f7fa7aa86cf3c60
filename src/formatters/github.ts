import type { ESLint } from "eslint";
import { problemsOf, totalsOf, type FormatterContext, type Problem } from "./report.js";

/**
 * Annotations of GitHub Actions, one workflow command a problem, and a line with the totals.
 * Source: the documentation of workflow commands (`::error file=…,line=…::message`).
 */
export default function github(results: readonly ESLint.LintResult[], { cwd }: FormatterContext): string {
  const problems = problemsOf(results, cwd);
  return `${[...problems.map(annotation), `${totalsOf(problems)}.`].join("\n")}\n`;
}

function annotation({ level, path, region, rule, message }: Problem): string {
  const sameLine = region.startLine === region.endLine;
  const properties = {
    file: path,
    line: region.startLine,
    endLine: region.endLine,
    // Columns are read for ranges within one line only.
    ...(sameLine && { col: region.startColumn, endColumn: Math.max(region.startColumn, region.endColumn - 1) }),
    title: rule,
  };
  const shown = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${shown.join(",")}::${escapeData(message.message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
