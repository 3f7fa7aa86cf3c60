import { readFileSync, statSync } from "node:fs";

const ENDINGS = ["ts", "tsx", "mts", "cts", "d.ts", "d.mts", "d.cts", "js", "jsx", "mjs", "cjs"];
/** Larger ones are bundles, and not read. */
const LARGEST_BYTES = 1024 * 1024;

/** The file that an import of the path would read, whatever ending either of them has. */
export function fileOf(path: string): string | undefined {
  const stem = path.replace(/\.[cm]?[jt]sx?$/u, "");
  const stems = stem === path ? [path, `${path}/index`] : [stem];
  return [path, ...stems.flatMap((each) => ENDINGS.map((ending) => `${each}.${ending}`))].find(
    (file) => sizeOf(file) !== undefined,
  );
}

function sizeOf(file: string): number | undefined {
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.size : undefined;
  } catch {
    return undefined;
  }
}

export function textOf(file: string): string | undefined {
  try {
    return (sizeOf(file) ?? Infinity) > LARGEST_BYTES ? undefined : readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
