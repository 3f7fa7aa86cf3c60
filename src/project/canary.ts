import { basename, extname, resolve } from "node:path";
import { ESLint } from "eslint";
import { POLICY_FILE_NAMES } from "../policy/find.js";
import { loadPolicy } from "../policy/load.js";
import { readSettings } from "../settings.js";
import { whyExempt } from "../verdict/why-exempt.js";
import { configuredGlobs, type ConfiguredGlobs } from "./configured-globs.js";
import { filesBelow } from "./files-below.js";
import { CODE_ENDINGS, plantFor, POLICY_PLANT, type Plant } from "./planted-violation.js";

/** Files of one kind, and whether a violation that is planted among them is reported. */
export interface CanaryAnswer {
  readonly ok: boolean;
  /** What was looked at: `*.ts in src/**`. */
  readonly subject: string;
  /** How many files ESLint lints of it. */
  readonly files: number;
  /** What was seen; a sentence. */
  readonly says: string;
}

/** Files of a group in which planting is tried, so that one exempt file does not decide. */
const MOST_TRIES = 10;
/** In a larger tree it is not looked for files that no configuration is for. */
const MOST_FILES = 200_000;

/**
 * Plants a violation in one file of every kind (its ending, and the entries of the configuration that are for it) and says where
 * nothing was reported, which endings nothing lints, and which entries lint nothing. Nothing is written.
 */
export async function canary(
  cwd: string,
  patterns: readonly string[],
  configFile: string | undefined,
): Promise<readonly CanaryAnswer[]> {
  const options = { cwd, ...(configFile !== undefined && { overrideConfigFile: resolve(cwd, configFile) }) };
  const eslint = new ESLint({ ...options, errorOnUnmatchedPattern: false });
  // Only which files there are: no rule runs.
  const listing = new ESLint({ ...options, errorOnUnmatchedPattern: false, ruleFilter: () => false });
  // ESLint calls a file ignored when no entry is for it; here one is, so that only what the configuration ignores is left out.
  const asking = new ESLint({ ...options, overrideConfig: { files: CODE_ENDINGS.map((ending) => `**/*${ending}`) } });
  const linted = (await listing.lintFiles([...patterns])).map(({ filePath }) => filePath);
  const config = configFile === undefined ? await eslint.findConfigFile() : resolve(cwd, configFile);
  const entries = (config === undefined ? undefined : await configuredGlobs(config)) ?? [];

  const groups = new Map<string, string[]>();
  for (const path of linted) {
    const key = groupOf(path, entries);
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }
  const answers: CanaryAnswer[] = [];
  for (const [subject, files] of groups) {
    const plant = isPolicyFile(files[0] ?? "") ? POLICY_PLANT : plantFor(extname(files[0] ?? ""));
    if (plant) answers.push(await planted(plant, subject, files, eslint));
  }
  answers.push(...idleEntries(entries, linted), ...(await unlintedFiles(cwd, patterns, linted, asking)));
  if (answers.length === 0)
    answers.push({ ok: false, subject: patterns.join(" "), files: 0, says: "ESLint lints no file here." });
  return answers;
}

function isPolicyFile(path: string): boolean {
  return POLICY_FILE_NAMES.flat().includes(basename(path));
}

function groupOf(path: string, entries: readonly ConfiguredGlobs[]): string {
  const kind = isPolicyFile(path) ? basename(path) : `*${extname(path)}`;
  const globs = entries.filter(({ matches }) => matches(path)).flatMap(({ patterns }) => patterns);
  return globs.length > 0 ? `${kind} in ${[...new Set(globs)].join(", ")}` : kind;
}

async function planted(plant: Plant, subject: string, files: readonly string[], eslint: ESLint): Promise<CanaryAnswer> {
  let says: string | undefined;
  let exempt = 0;
  const tried = files.slice(0, MOST_TRIES);
  for (const filePath of tried) {
    if (await isExempt(filePath, eslint)) {
      exempt += 1;
      continue;
    }
    const answer = await plantedIn(filePath, plant, eslint);
    if (answer === undefined) return { ok: true, subject, files: files.length, says: `${plant.rule} is reported.` };
    says ??= answer;
  }
  return exempt === tried.length
    ? { ok: true, subject, files: files.length, says: "All files that were tried are exempt." }
    : { ok: false, subject, files: files.length, says: says ?? "Nothing was reported." };
}

/** Undefined when the violation is reported as an error; otherwise what happened instead. */
async function plantedIn(filePath: string, { texts, rule }: Plant, eslint: ESLint): Promise<string | undefined> {
  let says = "";
  for (const text of texts) {
    const [result] = await eslint.lintText(text, { filePath });
    const messages = result?.messages ?? [];
    const fatal = messages.find((message) => message.fatal === true);
    if (fatal) {
      says ||= `A planted violation could not be parsed: ${fatal.message}`;
      continue;
    }
    // A missing or broken policy file is told once a file, by whichever rule comes first.
    const unpoliced = messages.find(
      ({ ruleId, messageId }) => messageId === "policy" && ruleId?.includes("redis-policy"),
    );
    if (unpoliced) return unpoliced.message;
    const found = messages.find(({ ruleId }) => ruleId === rule || ruleId?.endsWith(`/${rule}`));
    if (found) return found.severity === 2 ? undefined : `${rule} is only a warning, so a run that finds it passes.`;
    return `${rule} did not report a planted violation: it is off here, or another parser or processor is in the way.`;
  }
  return says;
}

async function isExempt(path: string, eslint: ESLint): Promise<boolean> {
  const config = (await eslint.calculateConfigForFile(path)) as
    { readonly settings?: Record<string, unknown> } | undefined;
  const loaded = loadPolicy(readSettings(config?.settings ?? {}).policy, path);
  return loaded.kind === "ok" && !isPolicyFile(path) && whyExempt(loaded.policy, path, new Date()) !== undefined;
}

/** Entries that switch this plugin on for files that are not there, or that ESLint does not take. */
function idleEntries(entries: readonly ConfiguredGlobs[], linted: readonly string[]): CanaryAnswer[] {
  return entries
    .filter(({ own, matches }) => own && !linted.some(matches))
    .map(({ patterns }) => ({
      ok: false,
      subject: patterns.join(", "),
      files: 0,
      says: "No linted file matches. A pattern that ends with /* or /** adds no files by itself: name the endings, as in src/**/*.ts.",
    }));
}

/** Endings of code that stand on the disk and that no entry is for. */
async function unlintedFiles(
  cwd: string,
  patterns: readonly string[],
  linted: readonly string[],
  eslint: ESLint,
): Promise<CanaryAnswer[]> {
  const known = new Set(linted.map((path) => extname(path)));
  const missed = new Map<string, number>();
  // Of patterns with wildcards only what stands in front of them is a folder.
  const folders = patterns.map((pattern) => resolve(cwd, pattern.replace(/[^/]*[*?{[].*$/u, "")));
  for (const path of folders.flatMap((folder) => filesBelow(folder, MOST_FILES) ?? [])) {
    const ending = extname(path);
    if (known.has(ending) || plantFor(ending) === undefined || path.endsWith(".d.ts")) continue;
    if (await eslint.isPathIgnored(path)) continue;
    missed.set(ending, (missed.get(ending) ?? 0) + 1);
  }
  return [...missed].map(([ending, count]) => ({
    ok: false,
    subject: `*${ending}`,
    files: 0,
    says: `${count === 1 ? "One file is" : `${count} files are`} on the disk, and ESLint lints none: no entry of the configuration has a pattern with this ending.`,
  }));
}
