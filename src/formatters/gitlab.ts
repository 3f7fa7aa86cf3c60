import type { ESLint } from "eslint";
import { problemsOf, type FormatterContext } from "./report.js";

/**
 * A code quality report of GitLab: a JSON list with description, check name, fingerprint, severity and place.
 * Source: GitLab's documentation of the code quality report format.
 */
export default function gitlab(results: readonly ESLint.LintResult[], { cwd }: FormatterContext): string {
  const report = problemsOf(results, cwd).map(({ message, rule, fingerprint, level, path, region }) => ({
    description: message.message,
    check_name: rule,
    fingerprint,
    severity: level === "error" ? "major" : "minor",
    location: { path, lines: { begin: region.startLine, end: region.endLine } },
  }));
  return `${JSON.stringify(report, null, 2)}\n`;
}
