import { relative } from "node:path";
import { parseArgs } from "node:util";
import { projectProblems } from "../project/project-problems.js";
import { surveyProject } from "../project/survey-project.js";
import { WrongUse, type Command, type Surroundings } from "./command.js";

const HELP = `Usage: redis-policy check [options] [files or folders, default: .]

Looks at the whole project, with its own ESLint configuration, and reports what is wrong with its policy files:

- everything that the rule valid-policy-file reports,
- exemptions and decisions that match no file, or that nothing needs any more,
- databases that nothing in the project asks for.

  -c, --config file     ESLint's configuration, where it is not the one that ESLint finds
  --policy file         check this policy file only, for all files
  --allow-unused name   a database that somebody outside of the project uses; may be repeated

Exit code: 0 nothing to report, 1 problems, 2 it could not be run.
`;

/** `redis-policy check`: the policy files against the whole project. */
export const check: Command = {
  summary: "Check the policy files against the whole project",
  help: HELP,
  async run(parameters, surroundings) {
    const { policy, config, allowed, patterns } = read(parameters);
    const survey = await surveyProject(surroundings.cwd, patterns, { policy, config });
    const problems = await projectProblems(survey, new Date(), new Set(allowed));
    for (const { file, line, column, message } of problems)
      surroundings.out(`${shownPath(file, surroundings)}:${line}:${column}: ${message}\n`);
    surroundings.out(`${summary(problems.length, survey.policies.length, survey.files.length)}\n`);
    return problems.length > 0 ? 1 : 0;
  },
};

interface Parameters {
  readonly policy: string | undefined;
  readonly config: string | undefined;
  readonly allowed: readonly string[];
  readonly patterns: readonly string[];
}

function read(parameters: readonly string[]): Parameters {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      options: {
        config: { type: "string", short: "c" },
        policy: { type: "string" },
        "allow-unused": { type: "string", multiple: true },
      },
      allowPositionals: true,
    });
    const { policy, config, "allow-unused": allowed = [] } = values;
    return { policy, config, allowed, patterns: positionals.length > 0 ? positionals : ["."] };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : "These arguments are not known.");
  }
}

function summary(problems: number, policies: number, files: number): string {
  return `${count(problems, "problem")} in ${count(policies, "policy file")}, ${count(files, "file")} looked at.`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function shownPath(file: string, { cwd }: Surroundings): string {
  const path = relative(cwd, file).replaceAll("\\", "/");
  return path.startsWith("../") ? file : path;
}
