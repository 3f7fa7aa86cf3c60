import { randomUUID } from "node:crypto";
import { join, relative, resolve } from "node:path";
import { canonicalModuleProblems } from "./canonical-module-problems.js";
import { expiredExemptionProblems } from "./expired-exemption-problems.js";
import type { LoadedPolicy } from "./load.js";
import { contentDigest, loadPolicy, policyFilesBelow } from "./load.js";
import { digestOf } from "./parse.js";

const MOST_FOLDERS = 20_000;

export interface PolicySettingsOptions {
  /** The policy file, absolute or relative to `cwd`; absent: the nearest one above each linted file. */
  readonly policy?: string;
  /** Where ESLint runs. Default: the working directory of the process. */
  readonly cwd?: string;
}

/** The `settings` of a configuration; `policy` is absolute, absent where files are found by discovery. */
export type PolicySettings = {
  readonly "redis-policy": { readonly policy?: string; readonly digest: string };
};

/**
 * The `settings` that let `eslint --cache` notice an edit of a policy file: their digest is taken when the configuration is loaded.
 *
 * With discovery it covers the policy file that counts for `cwd` and every one below. In a tree of more than 20,000 folders it
 * cannot cover them all; then it differs at every call, so that the cache is never used rather than used when stale.
 *
 * On ESLint's command line it throws an Error that names file, line and column when the named file, or with discovery the one that
 * counts for `cwd`, is missing or broken. A broken one further below is reported on the files that it counts for; so is every one in
 * editors, where a configuration that threw is kept until the next start, and nothing would be shown or noticed to be repaired.
 */
export function policySettings(options: PolicySettingsOptions = {}): PolicySettings {
  const cwd = resolve(options.cwd ?? process.cwd());
  if (options.policy !== undefined) {
    const policy = resolve(cwd, options.policy);
    if (onCommandLine()) assertUsable(loadPolicy(policy, cwd), policy);
    return { "redis-policy": { policy, digest: stateOf(policy) } };
  }
  const below = policyFilesBelow(cwd, MOST_FOLDERS);
  const nearest = loadPolicy(undefined, join(cwd, "eslint.config.js"));
  if (onCommandLine()) {
    if (nearest.file !== undefined) assertUsable(nearest, nearest.file);
    else if (below.files.length === 0)
      throw new Error(
        `${cwd}:1:1: There is no policy file here, above or below: add redis-policy.yaml, or name one with \`policy\`.`,
      );
  }
  const files = new Set(nearest.file === undefined ? below.files : [nearest.file, ...below.files]);
  const parts = [...files].map((file) => `${relative(cwd, file).replaceAll("\\", "/")} ${stateOf(file)}`);
  if (!below.complete) {
    parts.push(randomUUID());
  }
  return { "redis-policy": { digest: digestOf(parts.join("\n")) } };
}

/**
 * What results depend on: the file's content, and what changes without it: the day on which an exemption ends, and the canonical module
 * beside the file.
 */
function stateOf(file: string): string {
  const content = contentDigest(file);
  const loaded = loadPolicy(file, file);
  if (loaded.kind !== "ok") return content;
  const { policy } = loaded;
  const beside = [...expiredExemptionProblems(policy, new Date()), ...canonicalModuleProblems(policy)];
  return beside.length === 0 ? content : digestOf([content, ...beside.map(({ message }) => message)].join("\n"));
}

/** Whether the process is one run of `eslint`; editors, daemons and other programs lint again and again. */
function onCommandLine(): boolean {
  return /(?:^|[\\/])eslint(?:\.js)?$/u.test(process.argv[1] ?? "");
}

function assertUsable(loaded: LoadedPolicy, file: string): void {
  if (loaded.kind === "ok") {
    return;
  }
  const errors = loaded.problems.filter(({ severity }) => severity === "error");
  const lines = errors.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`);
  const [first = `${file}:1:1: The policy file cannot be used.`] = lines;
  throw new Error(
    lines.length > 1
      ? `eslint-plugin-redis-policy: the policy file has ${lines.length} errors.\n${lines.join("\n")}`
      : first,
  );
}
