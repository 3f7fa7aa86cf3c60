const MOST_ALTERNATIVES = 256;
const MOST_STARS = 20;

/** What is wrong with a glob that could never match as it is meant, or could take for ever; undefined when it is sound. */
export function globFlaw(glob: string): string | undefined {
  if (glob.trim() !== glob || glob.trim() === "") {
    return "This glob is empty, or begins or ends with white space: remove it.";
  }
  if (glob.startsWith("!")) {
    return "A glob cannot be negated: list the files that are meant.";
  }
  if (/^(?:[A-Za-z]:)?[\\/]/u.test(glob)) {
    return "A glob is relative to the folder of this file: remove the leading slash or drive.";
  }
  if (/\\(?![*?[\]{}()!\\])/u.test(glob)) {
    return "A glob has forward slashes on every system: write / in place of \\.";
  }
  if (/[?*+@!]\(/u.test(glob)) {
    return "This glob uses a pattern list such as +(a|b), which is not supported: write {a,b}, or list both globs.";
  }
  if (glob.endsWith("/")) {
    return "This glob names a folder and matches no file: write ** behind the slash.";
  }
  if (/\.\.(?=\/|$)/u.test(glob.replace(/^(?:\.\.\/)+/u, ""))) {
    return "A glob can leave the folder only at its beginning: move the ../ there.";
  }
  if (alternativesOf(glob) > MOST_ALTERNATIVES) {
    return `The braces of this glob stand for more than ${MOST_ALTERNATIVES} paths: list fewer.`;
  }
  if ((glob.match(/\*+/gu) ?? []).length > MOST_STARS) {
    return `This glob has more than ${MOST_STARS} stars: list simpler ones.`;
  }
  return undefined;
}

/** An upper bound for the number of globs that its braces expand to. */
function alternativesOf(glob: string): number {
  let alternatives = 1;
  for (const [, inside = ""] of glob.matchAll(/\{([^{}]*)\}/gu)) {
    const range = /^(-?\d+)\.\.(-?\d+)/u.exec(inside);
    alternatives *= range
      ? Math.abs(Number(range[2]) - Number(range[1])) + 1
      : /^.\.\../u.test(inside)
        ? 128
        : inside.split(",").length;
  }
  // Nested braces add up rather than multiply; their commas are an upper bound.
  return alternatives * ((glob.match(/\{[^{}]*\{/gu) ?? []).length > 0 ? glob.split(",").length : 1);
}
