import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { matchesFile } from "../policy/matches-file.js";
import type { Database, Decision, Exemption, Policy, Position } from "../policy/policy.js";
import { shown } from "../policy/shown.js";
import { problemsInPolicyFile } from "../rule/problems-in-policy-file.js";
import { filesBelow } from "./files-below.js";
import { mentionedNames } from "./mentioned-names.js";
import { usablePolicy, type ProjectSurvey, type SurveyedFile } from "./survey-project.js";

/** In a larger tree nothing is said about what no file matches. */
const MOST_FILES = 200_000;

/** Something wrong with a policy file, or with a file that has none. */
export interface ProjectProblem extends Position {
  /** Absolute. */
  readonly file: string;
  readonly message: string;
}

/**
 * Everything wrong with the policy files of a project, in the order of files and places. `allowed`: databases that somebody outside of
 * the project uses.
 */
export async function projectProblems(
  survey: ProjectSurvey,
  today: Date,
  allowed: ReadonlySet<string>,
): Promise<readonly ProjectProblem[]> {
  const problems: ProjectProblem[] = unpolicedFiles(survey);
  for (const file of survey.policies) {
    const text = textOf(file);
    if (text === undefined) {
      problems.push({ file, line: 1, column: 1, message: "The policy file does not exist, or cannot be read." });
      continue;
    }
    for (const { line, column, message } of problemsInPolicyFile(text, file, today))
      problems.push({ file, line, column, message });
    const policy = usablePolicy(file);
    if (policy) problems.push(...(await unusedParts(policy, survey, allowed)));
  }
  return problems.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}

/** Files whose policy is missing: those whose policy is broken are behind the problems of that file. */
function unpolicedFiles({ files, policies }: ProjectSurvey): ProjectProblem[] {
  return policies.length > 0
    ? []
    : files.flatMap(({ path, problem }) =>
        problem === undefined ? [] : [{ file: path, line: 1, column: 1, message: problem }],
      );
}

async function unusedParts(
  policy: Policy,
  survey: ProjectSurvey,
  allowed: ReadonlySet<string>,
): Promise<readonly ProjectProblem[]> {
  const all = filesBelow(baseOf(policy), MOST_FILES);
  if (!all) return [];
  const surveyed = survey.files.filter((file) => file.policy?.file === policy.file);
  const project: Project = { all, surveyed, linted: new Set(survey.files.map(({ path }) => path)) };
  return [
    ...policy.exemptions.flatMap((exemption) => exemptionProblems(exemption, policy, project)),
    ...policy.decisions.flatMap((decision) => decisionProblems(decision, policy, project)),
    ...(await unusedDatabases(policy, project, allowed)),
  ];
}

interface Project {
  /** Every file that a glob of the policy may match. */
  readonly all: readonly string[];
  /** The linted files for which the policy counts. */
  readonly surveyed: readonly SurveyedFile[];
  readonly linted: ReadonlySet<string>;
}

function exemptionProblems(exemption: Exemption, policy: Policy, project: Project): readonly ProjectProblem[] {
  const { files, line, column } = exemption;
  const at = { file: policy.file, line, column };
  const idle = files.filter((glob) => !project.all.some((file) => matchesFile(policy.directory, [glob], file)));
  if (idle.length > 0) return [{ ...at, message: noFile("exemption", files, idle) }];
  const matching = project.all.filter((file) => matchesFile(policy.directory, files, file));
  const paths = new Map(project.surveyed.map((file) => [file.path, file]));
  const isNeeded = matching.some((file) =>
    project.linted.has(file) ? paths.get(file)?.hasFacts === true : mayMatter(file),
  );
  return isNeeded ? [] : [{ ...at, message: "Nothing in the files of this exemption needs it: remove it." }];
}

function decisionProblems(decision: Decision, policy: Policy, project: Project): readonly ProjectProblem[] {
  const { files, line, column } = decision;
  const at = { file: policy.file, line, column };
  const idle = files.filter((glob) => !project.all.some((file) => matchesFile(policy.directory, [glob], file)));
  if (idle.length > 0) return [{ ...at, message: noFile("decision", files, idle) }];
  const elsewhere = project.all.some(
    (file) => !project.linted.has(file) && matchesFile(policy.directory, files, file) && mayMatter(file),
  );
  return elsewhere || project.surveyed.some(({ needed }) => needed.has(decision))
    ? []
    : [{ ...at, message: "This decision has become unnecessary: without it the same is found. Remove it." }];
}

function noFile(what: string, globs: readonly string[], idle: readonly string[]): string {
  return idle.length === globs.length
    ? `No file matches this ${what}: remove it, or correct its globs.`
    : `No file matches ${idle.map(shown).join(" and ")} of this ${what}: remove it, or correct it.`;
}

/** A file that was not linted, such as one in Python, may need what is said about it as soon as it mentions Redis. */
function mayMatter(file: string): boolean {
  return /redis|valkey/iu.test(textOf(file) ?? "");
}

async function unusedDatabases(
  policy: Policy,
  project: Project,
  allowed: ReadonlySet<string>,
): Promise<readonly ProjectProblem[]> {
  const used = new Set([...allowed, ...project.surveyed.flatMap(({ names }) => [...names])]);
  for (const { aliasOf, replacedBy } of policy.databases.values())
    for (const name of [aliasOf, replacedBy]) if (name !== undefined) used.add(name);
  for (const { database } of policy.decisions) if (database !== undefined) used.add(database);
  const candidates = [...policy.databases.values()].filter(({ name, deprecated }) => !deprecated && !used.has(name));
  const mentioned = await mentionedNames(
    candidates.map(({ name }) => name),
    project.all,
    new Set([policy.file]),
  );
  return candidates.filter(({ name }) => !mentioned.has(name)).map((database) => unused(database, policy));
}

function unused({ name, line, column }: Database, policy: Policy): ProjectProblem {
  const message = `Nothing in the project asks for database ${shown(name)}: remove it, or allow it with --allow-unused.`;
  return { file: policy.file, line, column, message };
}

/** The highest folder that globs of the policy reach. */
function baseOf({ directory, databases, exemptions, decisions }: Policy): string {
  const globs = [
    ...[...databases.values()].flatMap((database) => [...database.for, ...(database.allowedIn ?? [])]),
    ...[...exemptions, ...decisions].flatMap(({ files }) => files),
  ];
  const up = Math.max(0, ...globs.map((glob) => (/^(?:\.\.\/)*/u.exec(glob)?.[0].length ?? 0) / 3));
  return resolve(directory, "../".repeat(up));
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
