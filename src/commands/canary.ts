import { parseArgs } from "node:util";
import { canary as look } from "../project/canary.js";
import { WrongUse, type Command } from "./command.js";

const HELP = `Usage: redis-policy canary [options] [files or folders, default: .]

Proves that the lint gate works: plants a violation, in memory, in one file of every kind that ESLint lints here (its ending, and
the entries of the configuration that are for it), and fails

- where it is not reported as an error,
- where an entry that switches this plugin on matches no linted file,
- where code of some ending stands on the disk and ESLint lints none of it.

  -c, --config file   the configuration of the gate, where it is not the one that ESLint finds

Exit code: 0 every violation was reported, 1 some were not, 2 it could not be run.
`;

/** `redis-policy canary`: does the gate still report what it must? */
export const canary: Command = {
  summary: "Prove that planted violations are reported everywhere",
  help: HELP,
  async run(parameters, { cwd, out }) {
    const { config, patterns } = read(parameters);
    const answers = await look(cwd, patterns, config);
    for (const { ok, subject, files, says } of answers)
      out(`${ok ? "ok  " : "FAIL"}  ${subject} (${files} ${files === 1 ? "file" : "files"}): ${says}\n`);
    const failed = answers.filter(({ ok }) => !ok).length;
    out(failed === 0 ? "Every planted violation was reported.\n" : `${failed} of ${answers.length} failed.\n`);
    return failed === 0 ? 0 : 1;
  },
};

function read(parameters: readonly string[]): {
  readonly config: string | undefined;
  readonly patterns: readonly string[];
} {
  try {
    const { values, positionals } = parseArgs({
      args: [...parameters],
      options: { config: { type: "string", short: "c" } },
      allowPositionals: true,
    });
    return { config: values.config, patterns: positionals.length > 0 ? positionals : ["."] };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : "These arguments are not known.");
  }
}
