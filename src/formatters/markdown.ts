import type { ESLint } from "eslint";
import { problemsOf, totalsOf, type FormatterContext, type Problem } from "./report.js";

/** More rows than anybody reads; a job summary of GitHub ends at one megabyte. */
const MOST_ROWS = 500;

/** A summary in Markdown: the totals, a table by rule, and a table of the problems. */
export default function markdown(results: readonly ESLint.LintResult[], { cwd, rulesMeta }: FormatterContext): string {
  const problems = problemsOf(results, cwd);
  const lines = ["## ESLint", "", `${totalsOf(problems)}.`];
  if (problems.length > 0) {
    lines.push("", "| Rule | Problems | With a fix |", "| --- | ---: | ---: |");
    for (const [rule, of] of byRule(problems)) {
      const url = rulesMeta[rule]?.docs?.url;
      const fixes = of.filter(({ message }) => message.fix !== undefined).length;
      lines.push(`| ${url === undefined ? code(rule) : `[${code(rule)}](${url})`} | ${of.length} | ${fixes} |`);
    }
    lines.push("", "| Place | Problem |", "| --- | --- |");
    for (const { path, region, level, message } of problems.slice(0, MOST_ROWS))
      lines.push(
        `| ${code(`${path}:${region.startLine}`)} | ${level === "error" ? "" : "Warning: "}${cell(message.message)} |`,
      );
    if (problems.length > MOST_ROWS) lines.push("", `And ${problems.length - MOST_ROWS} more.`);
  }
  return `${lines.join("\n")}\n`;
}

function byRule(problems: readonly Problem[]): readonly (readonly [string, readonly Problem[]])[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) groups.set(problem.rule, [...(groups.get(problem.rule) ?? []), problem]);
  return [...groups].sort(([one, a], [other, b]) => b.length - a.length || (one < other ? -1 : 1));
}

/** A message may quote code of the file: nothing in it may become a link, a tag or a column. */
function cell(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#!@]/gu, "\\$&").replace(/\s+/gu, " ");
}

function code(text: string): string {
  return `\`${text.replace(/[`|\r\n]/gu, " ")}\``;
}
