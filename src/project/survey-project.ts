import { resolve } from "node:path";
import { ESLint, type Rule } from "eslint";
import type { FileFacts } from "../analysis/connection.js";
import { loadPolicy, policyFilesBelow } from "../policy/load.js";
import { decisionsFor } from "../policy/exemptions.js";
import type { Decision, Policy } from "../policy/policy.js";
import { policedFile, type PolicedFile } from "../rule/policed-file.js";
import { judge } from "../verdict/judge.js";
import { decisionMatters } from "./decision-matters.js";

/** More folders than these are not searched for policy files. */
const MOST_FOLDERS = 20_000;
const LOOK = "redis-policy-project/look";

/** What one linted file says about its policy. */
export interface SurveyedFile {
  /** Absolute. */
  readonly path: string;
  /** Undefined: it has none, or does not mention Redis. */
  readonly policy: Policy | undefined;
  /** Why it has no policy that can be used; undefined: it has one, or needs none. */
  readonly problem: string | undefined;
  /** Whether anything of Redis stands in it. */
  readonly hasFacts: boolean;
  /** Names of databases that it asks for, or that its connections may belong to. */
  readonly names: ReadonlySet<string>;
  /** Decisions without which something would be found otherwise. */
  readonly needed: ReadonlySet<Decision>;
}

export interface ProjectSurvey {
  readonly cwd: string;
  /** Absolute paths of the policy files to check: those that count for a file, and those below the working directory. */
  readonly policies: readonly string[];
  readonly files: readonly SurveyedFile[];
}

/**
 * Looks at every file that ESLint lints with the project's own configuration, or with `config` where it is given; comments that switch
 * rules off do not count. `policy` counts for all files where it is given. Throws what ESLint throws, such as for a configuration that is
 * missing.
 */
export async function surveyProject(
  cwd: string,
  patterns: readonly string[],
  { policy, config }: { readonly policy: string | undefined; readonly config: string | undefined },
): Promise<ProjectSurvey> {
  const files: SurveyedFile[] = [];
  const look: Rule.RuleModule = {
    create(context) {
      return {
        Program() {
          files.push(surveyed(policedFile(context as never), resolve(cwd, context.physicalFilename)));
        },
      };
    },
  };
  const named = policy === undefined ? undefined : resolve(cwd, policy);
  const eslint = new ESLint({
    cwd,
    ...(config !== undefined && { overrideConfigFile: resolve(cwd, config) }),
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    ruleFilter: ({ ruleId }) => ruleId === LOOK,
    overrideConfig: {
      name: "redis-policy/check",
      plugins: { "redis-policy-project": { rules: { look } } },
      rules: { [LOOK]: "error" },
      ...(named !== undefined && { settings: { "redis-policy": { policy: named } } }),
    },
  });
  await eslint.lintFiles([...patterns]);
  const found = named === undefined ? policyFilesBelow(cwd, MOST_FOLDERS).files : [named];
  const used = files.flatMap(({ policy }) => (policy ? [policy.file] : []));
  return { cwd, files, policies: [...new Set([...found, ...used])].sort() };
}

function surveyed(policed: ReturnType<typeof policedFile>, path: string): SurveyedFile {
  const nothing = { path, policy: undefined, problem: undefined, hasFacts: false, names: new Set<string>() };
  switch (policed.kind) {
    case "irrelevant":
      return { ...nothing, needed: new Set() };
    case "unpoliced":
      return { ...nothing, problem: policed.problem, hasFacts: true, needed: new Set() };
    case "policed": {
      const { file } = policed;
      return {
        ...nothing,
        policy: file.policy,
        hasFacts: hasAny(file.facts),
        names: namesIn(file),
        needed: neededDecisions(file),
      };
    }
  }
}

function hasAny({ connections, canonicalCalls, escapes, hardcoded }: FileFacts): boolean {
  return connections.length + canonicalCalls.length + escapes.length + hardcoded.length > 0;
}

function namesIn(file: PolicedFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const call of file.facts.canonicalCalls)
    for (const { value } of call.names) if (typeof value === "string") names.add(value);
  for (const connection of file.facts.connections) {
    const verdict = judge(connection, { ...file.policy, exemptions: [] }, { path: file.path, today: new Date() });
    if (verdict.outcome === "fix") names.add(verdict.replacement.database.name);
    if (verdict.outcome === "choose")
      for (const { replacement } of verdict.candidates) names.add(replacement.database.name);
  }
  return names;
}

function neededDecisions({ policy, path, facts }: PolicedFile): ReadonlySet<Decision> {
  return new Set(decisionsFor(policy, path).filter((decision) => decisionMatters(decision, facts, policy, path)));
}

/** The policy of a file that can be used; undefined where it is missing or broken. */
export function usablePolicy(file: string): Policy | undefined {
  const loaded = loadPolicy(file, file);
  return loaded.kind === "ok" ? loaded.policy : undefined;
}
