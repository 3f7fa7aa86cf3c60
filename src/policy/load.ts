import type { BigIntStats, Dirent } from "node:fs";
import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { CONFIG_FOLDER, foldersAbove, POLICY_FILE_NAMES, policyFileIn } from "./find.js";
import { digestOf, parsePolicy } from "./parse.js";
import type { Policy, PolicyProblem } from "./policy.js";
import { LARGEST_BYTES, TOO_LARGE } from "./read-document.js";

/**
 * The policy that counts for a linted file.
 *
 * - `ok`: it can be used; `problems` holds warnings only.
 * - `missing`: there is none; `file` is the one that was named, undefined where none was found.
 * - `broken`: it cannot be read or has errors; `problems` holds at least one error.
 */
export type LoadedPolicy =
  | { readonly kind: "ok"; readonly file: string; readonly policy: Policy; readonly problems: readonly PolicyProblem[] }
  | { readonly kind: "missing"; readonly file: string | undefined; readonly problems: readonly PolicyProblem[] }
  | { readonly kind: "broken"; readonly file: string; readonly problems: readonly PolicyProblem[] };

/** Clocks of file systems may be this coarse: what was read so soon after a change is read again. */
const COARSEST_CLOCK_MS = 2000;

interface Stamp {
  readonly changed: bigint;
  readonly modified: bigint;
  readonly size: bigint;
  readonly inode: bigint;
  readonly device: bigint;
  /** The stamp would not show a further change: it was taken too soon after the last one. */
  readonly fresh: boolean;
}

const files = new Map<string, { readonly stamp: Stamp; readonly digest: string; readonly loaded: LoadedPolicy }>();
const folders = new Map<string, { readonly stamp: Stamp; readonly names: ReadonlySet<string> }>();
const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * The policy of `policyFile`, or the nearest one above `lintedFile` where it is undefined. Never throws.
 * Costs one `stat` for a named file, and about one for each folder on the way where it must be found; contents are read
 * again only when a stamp changed, and the same content gives the same `Policy` object.
 */
export function loadPolicy(policyFile: string | undefined, lintedFile: string): LoadedPolicy {
  const file = policyFile === undefined ? findPolicyFile(lintedFile) : resolve(policyFile);
  if (file === undefined) {
    return missing(
      undefined,
      "There is no policy file above this file: add redis-policy.yaml to the root of the project, or name one in the setting `policy`.",
    );
  }
  return loadFile(file);
}

/** The nearest policy file above a file; undefined where there is none. A file that appears later is found at the next call. */
export function findPolicyFile(lintedFile: string): string | undefined {
  for (const folder of foldersAbove(resolve(lintedFile))) {
    const here = namesIn(folder);
    const inConfig = here.has(CONFIG_FOLDER) ? namesIn(join(folder, CONFIG_FOLDER)) : NO_NAMES;
    const found = policyFileIn(folder, here, inConfig);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** Policy files below a folder; `complete` is false when there are too many folders to look into all of them. */
export interface PolicyFilesBelow {
  readonly files: readonly string[];
  readonly complete: boolean;
}

/** Every policy file in a folder and below it, in a stable order; `node_modules`, dot folders and links to folders are left out. */
export function policyFilesBelow(folder: string, mostFolders: number): PolicyFilesBelow {
  const found: string[] = [];
  const open = [folder];
  for (let seen = 0; open.length > 0; seen += 1) {
    const current = open.pop();
    if (current === undefined || seen >= mostFolders) {
      return { files: found.sort(), complete: false };
    }
    for (const entry of entriesIn(current)) {
      const path = join(current, entry.name);
      if (POLICY_FILE_NAMES.flat().includes(entry.name)) {
        found.push(path);
      } else if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules") {
        open.push(path);
      }
    }
  }
  return { files: found.sort(), complete: true };
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** What a folder may hold: policy files, and the `config` folder. */
const WANTED: readonly string[] = [...POLICY_FILE_NAMES.flat(), CONFIG_FOLDER];

/** Which of the wanted names a folder has; asked again only when the folder changed. None for a folder that cannot be read. */
function namesIn(folder: string): ReadonlySet<string> {
  const known = folders.get(folder);
  const stamp = stampOf(folder);
  if (stamp === undefined) {
    folders.delete(folder);
    return NO_NAMES;
  }
  if (known && sameStamp(known.stamp, stamp)) {
    return known.names;
  }
  const found = WANTED.filter((name) => exists(join(folder, name)));
  const names = found.length === 0 ? NO_NAMES : new Set(found);
  folders.set(folder, { stamp, names });
  return names;
}

/** A dangling link counts as well: it is a policy file that cannot be read, and no reason to take the next one. */
function exists(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function stampOf(path: string): Stamp | undefined {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stats && stampFrom(stats);
  } catch {
    return undefined;
  }
}

function stampFrom(stats: BigIntStats): Stamp {
  return {
    changed: stats.ctimeNs,
    modified: stats.mtimeNs,
    size: stats.size,
    inode: stats.ino,
    device: stats.dev,
    fresh: Math.abs(Date.now() - Number(stats.ctimeMs)) < COARSEST_CLOCK_MS,
  };
}

function sameStamp(known: Stamp, now: Stamp): boolean {
  return (
    !known.fresh &&
    known.changed === now.changed &&
    known.modified === now.modified &&
    known.size === now.size &&
    known.inode === now.inode &&
    known.device === now.device
  );
}

/** The content of a file as a digest, or the code of the error that reading it gives. */
export function contentDigest(file: string): string {
  const loaded = loadFile(file);
  return files.get(file)?.digest ?? loaded.problems.map(({ message }) => message).join(" ");
}

function loadFile(file: string): LoadedPolicy {
  const known = files.get(file);
  let stamp: Stamp;
  try {
    const stats = statSync(file, { bigint: true });
    // Reading a pipe would wait for ever, and a huge file is refused without being read.
    const flaw = stats.isFile()
      ? stats.size > LARGEST_BYTES
        ? TOO_LARGE
        : undefined
      : stats.isDirectory()
        ? FOLDER
        : NO_FILE;
    if (flaw !== undefined) {
      files.delete(file);
      return { kind: "broken", file, problems: [problem(flaw)] };
    }
    stamp = stampFrom(stats);
  } catch (error) {
    files.delete(file);
    return unreadable(file, error);
  }
  if (known && sameStamp(known.stamp, stamp)) {
    return known.loaded;
  }
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    // A permission can change without a new stamp on some systems: failures are not remembered.
    files.delete(file);
    return unreadable(file, error);
  }
  const digest = digestOf(text);
  const loaded = known?.digest === digest ? known.loaded : parsed(text, file);
  files.set(file, { stamp, digest, loaded });
  return loaded;
}

function parsed(text: string, file: string): LoadedPolicy {
  const { policy, problems } = parsePolicy(text, file);
  return policy ? { kind: "ok", file, policy, problems } : { kind: "broken", file, problems };
}

function unreadable(file: string, error: unknown): LoadedPolicy {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return missing(
      file,
      `The policy file ${file.replaceAll("\\", "/")} does not exist: create it, or correct the setting that names it.`,
    );
  }
  return {
    kind: "broken",
    file,
    problems: [problem(REASONS.get(code) ?? `The policy file cannot be read (${code}).`)],
  };
}

const NO_FILE = "What stands where the policy file should be is no regular file: replace it, or name another file.";
const FOLDER = "A folder stands where the policy file should be: rename it, or name another file.";

const REASONS = new Map([
  ["EISDIR", FOLDER],
  ["EACCES", "There is no permission to read the policy file: allow it, or name another file."],
  ["EPERM", "There is no permission to read the policy file: allow it, or name another file."],
  ["ELOOP", "The policy file is a link that leads back to itself: replace it with the file."],
]);

function missing(file: string | undefined, message: string): LoadedPolicy {
  return { kind: "missing", file, problems: [problem(message)] };
}

function problem(message: string): PolicyProblem {
  return { line: 1, column: 1, endLine: 1, endColumn: 1, message, severity: "error" };
}
