import { posix, win32 } from "node:path";
import { Minimatch } from "minimatch";

const compiled = new WeakMap<readonly string[], readonly Minimatch[]>();

/**
 * Whether one of the globs matches a file. Globs are relative to `directory` and have forward slashes; both paths are absolute.
 * Files outside the folder match only globs with as many leading `../`, since no wildcard matches `..`. Case counts on every system.
 */
export function matchesFile(directory: string, globs: readonly string[], filePath: string): boolean {
  if (globs.length === 0) {
    return false;
  }
  const relative = relativePath(directory, filePath);
  return relative !== undefined && patternsOf(globs).some((pattern) => pattern.match(relative));
}

/** The path from the folder to the file with forward slashes; undefined where there is none (another drive, the folder itself). */
function relativePath(directory: string, filePath: string): string | undefined {
  const windows = /^(?:[A-Za-z]:[\\/]|\\\\)/u.test(directory);
  const relative = windows
    ? win32.relative(directory, filePath).replaceAll("\\", "/")
    : posix.relative(directory, filePath);
  return relative === "" || /^(?:[A-Za-z]:)?\//u.test(relative) ? undefined : relative;
}

function patternsOf(globs: readonly string[]): readonly Minimatch[] {
  let patterns = compiled.get(globs);
  if (!patterns) {
    patterns = globs.map((glob) => {
      const plain = glob.replace(/^(?:\.\/)+/u, "");
      return new Minimatch(plain, { dot: true, noext: true, nonegate: true, nocomment: true, platform: "linux" });
    });
    compiled.set(globs, patterns);
  }
  return patterns;
}
