import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { isAbsolute } from "node:path";
import type { ESLint, Linter, Rule } from "eslint";
import { problemsOf, type FormatterContext, type Problem } from "./report.js";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/**
 * A log of the Static Analysis Results Interchange Format, version 2.1.0: relative paths, the rules with their help, fixes,
 * suggestions, fingerprints, and what comments or a suppressions file hide.
 */
export default function sarif(results: readonly ESLint.LintResult[], context: FormatterContext): string {
  return `${JSON.stringify(sarifLog(results, context), null, 2)}\n`;
}

/** The log as an object; its shape is the standard's. */
export function sarifLog(results: readonly ESLint.LintResult[], { cwd, rulesMeta }: FormatterContext) {
  const problems = problemsOf(results, cwd, true);
  const rules = [...new Set(problems.map(({ rule }) => rule))].sort();
  return {
    $schema: SCHEMA,
    version: "2.1.0" as const,
    runs: [
      {
        tool: {
          driver: {
            name: "ESLint",
            informationUri: "https://eslint.org",
            rules: rules.map((id) => descriptorOf(id, rulesMeta[id])),
          },
        },
        columnKind: "utf16CodeUnits" as const,
        invocations: [{ executionSuccessful: problems.every(({ message }) => message.fatal !== true) }],
        results: problems.map((problem) => resultOf(problem, rules.indexOf(problem.rule))),
      },
    ],
  };
}

function descriptorOf(id: string, meta: Rule.RuleMetaData | undefined) {
  const description = meta?.docs?.description ?? "The file could not be read as code.";
  const url = meta?.docs?.url;
  return {
    id,
    shortDescription: { text: description },
    help: {
      text: url === undefined ? description : `${description}. See ${url}`,
      markdown: url === undefined ? description : `${description}. [What it reports, and why](${url}).`,
    },
    ...(url !== undefined && { helpUri: url }),
    defaultConfiguration: { level: "error" as const },
  };
}

function resultOf(problem: Problem, ruleIndex: number) {
  const { message, rule, level, path, region, fingerprint } = problem;
  const fixes = fixesOf(problem);
  const suppressions = "suppressions" in message ? message.suppressions : [];
  return {
    ruleId: rule,
    ruleIndex,
    level,
    message: { text: message.message },
    locations: [{ physicalLocation: { artifactLocation: locationOf(path), region } }],
    partialFingerprints: { "eslintProblem/v1": fingerprint, primaryLocationLineHash: lineHash(problem) },
    ...(fixes.length > 0 && { fixes }),
    suppressions: suppressions.map(({ kind, justification }) => ({
      kind: kind === "directive" ? ("inSource" as const) : ("external" as const),
      ...(justification !== "" && { justification }),
    })),
  };
}

/** The key by which code scanning recognises a problem in another run. */
function lineHash({ fingerprint }: Problem): string {
  return `${createHash("sha256").update(fingerprint).digest("hex").slice(0, 16)}:1`;
}

/** Relative to the checkout, as code scanning wants it. */
function locationOf(path: string) {
  return isAbsolute(path)
    ? { uri: pathToFileURL(path).href }
    : { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}

function fixesOf({ message, path, source }: Problem) {
  const edits: readonly { readonly text: string; readonly fix: Linter.LintMessage["fix"] }[] = [
    { text: "Fix", fix: message.fix },
    ...(message.suggestions ?? []).map(({ desc, fix }) => ({ text: desc, fix })),
  ];
  return edits.flatMap(({ text, fix }) =>
    fix === undefined
      ? []
      : [
          {
            description: { text },
            artifactChanges: [
              {
                artifactLocation: locationOf(path),
                replacements: [
                  { deletedRegion: deletedRegion(fix.range, source), insertedContent: { text: fix.text } },
                ],
              },
            ],
          },
        ],
  );
}

/** Offsets of ESLint start behind a byte order mark, and so do lines and columns; only without the text they must do. */
function deletedRegion([start, end]: readonly [number, number], source: string | undefined) {
  if (source === undefined) return { charOffset: start, charLength: end - start };
  const text = source.startsWith("\uFEFF") ? source.slice(1) : source;
  const [from, to] = [placeOf(start, text), placeOf(end, text)];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

function placeOf(offset: number, text: string): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|[\r\n\u2028\u2029]/u);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
