import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { buildPolicy } from "./build-policy.js";
import type { FoundProblem } from "./found-problem.js";
import { placed } from "./found-problem.js";
import { LineIndex } from "./line-index.js";
import type { Policy, PolicyProblem } from "./policy.js";
import { readDocument } from "./read-document.js";
import { schemaProblems } from "./schema-problems.js";

const MOST_PROBLEMS = 100;

/** A policy, and what is wrong with it in the order of the file; with an error there is no policy. */
export interface ParsedPolicy {
  readonly policy: Policy | undefined;
  readonly problems: readonly PolicyProblem[];
}

/**
 * Reads the text of a policy file: JSON where `file` ends in `.json`, otherwise YAML. Never throws.
 * Offsets of repairs do not count a byte order mark.
 */
export function parsePolicy(text: string, file: string): ParsedPolicy {
  const plain = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lines = new LineIndex(plain);
  try {
    return parsePlain(plain, file, lines);
  } catch (error) {
    // A file that is broken in a way nobody thought of must not take the whole lint run with it.
    const problem: FoundProblem = {
      range: [0, 0],
      message: `This file cannot be read (${error instanceof Error ? error.name : "unknown error"}): simplify it.`,
    };
    return { policy: undefined, problems: [placed(problem, lines)] };
  }
}

function parsePlain(text: string, file: string, lines: LineIndex): ParsedPolicy {
  const document = readDocument(text, /\.json$/iu.test(file) ? "json" : "yaml");
  const { root } = document;
  if (!root || document.problems.length > 0) {
    return { policy: undefined, problems: inOrder(document.problems, lines) };
  }
  if (root.kind !== "mapping") {
    const range = [root.range[0], root.range[0]] as const;
    const message = "A policy file is a mapping that begins with keys such as `client:` and `databases:`.";
    return { policy: undefined, problems: inOrder([{ range, message }], lines) };
  }
  const shapeProblems = schemaProblems(root);
  if (shapeProblems.length > 0) {
    return { policy: undefined, problems: inOrder(shapeProblems, lines) };
  }
  const built = buildPolicy(root, resolve(file), lines);
  const problems = inOrder(built.problems, lines);
  if (built.problems.some(({ severity }) => severity !== "warning")) {
    return { policy: undefined, problems };
  }
  return { policy: { ...built.policy, digest: digestOf(text), warnings: problems }, problems };
}

function inOrder(problems: readonly FoundProblem[], lines: LineIndex): readonly PolicyProblem[] {
  const sorted = [...problems].sort((a, b) => a.range[0] - b.range[0]);
  return sorted.slice(0, MOST_PROBLEMS).map((problem) => placed(problem, lines));
}

/** SHA-256 of a policy file's text, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
