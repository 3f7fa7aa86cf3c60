import { posix, win32 } from "node:path";
import { Minimatch } from "minimatch";

const compiled = new WeakMap<readonly string[], readonly Matcher[]>();

interface Matcher {
  /** How many folders up the glob begins. */
  readonly up: number;
  readonly pattern: Minimatch;
}

/**
 * Whether one of the globs matches a file. Globs are relative to `directory` and have forward slashes; both paths are absolute.
 * Files outside the folder match only globs with as many leading `../`. Case counts on every system.
 */
export function matchesFile(directory: string, globs: readonly string[], filePath: string): boolean {
  if (globs.length === 0) {
    return false;
  }
  const relative = relativePath(directory, filePath);
  if (relative === undefined) {
    return false;
  }
  const up = leadingFolders(relative);
  return matchersOf(globs).some((matcher) => matcher.up === up && matcher.pattern.match(relative));
}

/** The path from the folder to the file with forward slashes; undefined where there is none (another drive, the folder itself). */
function relativePath(directory: string, filePath: string): string | undefined {
  const windows = /^(?:[A-Za-z]:[\\/]|\\\\)/u.test(directory);
  const relative = windows
    ? win32.relative(directory, filePath).replaceAll("\\", "/")
    : posix.relative(directory, filePath);
  return relative === "" || /^(?:[A-Za-z]:)?\//u.test(relative) ? undefined : relative;
}

function leadingFolders(path: string): number {
  return (/^(?:\.\.\/)*/u.exec(path)?.[0].length ?? 0) / 3;
}

function matchersOf(globs: readonly string[]): readonly Matcher[] {
  let matchers = compiled.get(globs);
  if (!matchers) {
    matchers = globs.map((glob) => {
      const plain = glob.replace(/^(?:\.\/)+/u, "");
      const pattern = new Minimatch(plain, {
        dot: true,
        noext: true,
        nonegate: true,
        nocomment: true,
        platform: "linux",
      });
      return { up: leadingFolders(plain), pattern };
    });
    compiled.set(globs, matchers);
  }
  return matchers;
}
