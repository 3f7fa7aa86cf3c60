import { createHash } from "node:crypto";
import { relative, sep } from "node:path";
import type { ESLint, Linter } from "eslint";

/** What ESLint hands to a formatter beside the results. */
export interface FormatterContext {
  /** Absolute folder that ESLint ran in. */
  readonly cwd: string;
  readonly rulesMeta: ESLint.LintResultData["rulesMeta"];
}

/** One problem, in the terms that all report formats share. */
export interface Problem {
  readonly message: Linter.LintMessage | Linter.SuppressedLintMessage;
  /** Rule id; `parsing-error` where the file could not be read as code. */
  readonly rule: string;
  readonly level: "error" | "warning";
  /** Path from the folder that ESLint ran in, with `/`; absolute where the file is outside of it. */
  readonly path: string;
  /** 1-based; `endColumn` is exclusive, all count UTF-16 units. */
  readonly region: Region;
  /** Stays the same when lines move; differs between two problems of a report. 64 hexadecimal digits. */
  readonly fingerprint: string;
  /** Text of the file, where ESLint kept it. */
  readonly source: string | undefined;
}

export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const PARSING_ERROR = "parsing-error";

/** The problems of a run, in ESLint's order; `suppressed`: also those that a comment or a suppressions file hides. */
export function problemsOf(results: readonly ESLint.LintResult[], cwd: string, suppressed = false): readonly Problem[] {
  const seen = new Map<string, number>();
  return results.flatMap((result) => {
    const path = pathFrom(cwd, result.filePath);
    const lines = result.source?.split(/\r\n|[\r\n\u2028\u2029]/u);
    const messages = suppressed ? [...result.messages, ...result.suppressedMessages] : result.messages;
    return messages.map((message): Problem => {
      const rule = message.ruleId ?? PARSING_ERROR;
      const text = lines?.[message.line - 1]?.replace(/\s+/gu, "") ?? message.message;
      const key = [path, rule, text].join("\n");
      const count = seen.get(key) ?? 0;
      seen.set(key, count + 1);
      return {
        message,
        rule,
        level: message.fatal === true || message.severity === 2 ? "error" : "warning",
        path,
        region: regionOf(message),
        fingerprint: createHash("sha256").update(`${key}\n${count}`).digest("hex"),
        source: result.source,
      };
    });
  });
}

/** `3 errors and 1 warning in 2 files`; `No problems` where there is none. */
export function totalsOf(problems: readonly Problem[]): string {
  const errors = problems.filter(({ level }) => level === "error").length;
  const files = new Set(problems.map(({ path }) => path)).size;
  if (files === 0) return "No problems";
  const counts = [counted(errors, "error"), counted(problems.length - errors, "warning")].filter(
    (text) => !text.startsWith("0 "),
  );
  return `${counts.join(" and ")} in ${counted(files, "file")}`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function pathFrom(cwd: string, file: string): string {
  const path = relative(cwd, file);
  return (path.startsWith("..") || path === "" ? file : path).replaceAll(sep, "/");
}

/** Messages about a whole file stand at line 0; every report format counts from 1. */
function regionOf({ line, column, endLine, endColumn }: Linter.LintMessage): Region {
  const startLine = Math.max(1, line || 1);
  const startColumn = Math.max(1, column || 1);
  return { startLine, startColumn, endLine: endLine ?? startLine, endColumn: endColumn ?? startColumn };
}
