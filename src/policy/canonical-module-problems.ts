import { readFileSync, statSync } from "node:fs";
import { mayExport } from "./may-export.js";
import type { CanonicalClient, Place, Policy, PolicyProblem } from "./policy.js";
import { shown } from "./shown.js";

const ENDINGS = ["ts", "tsx", "mts", "cts", "d.ts", "d.mts", "d.cts", "js", "jsx", "mjs", "cjs"];
/** Larger ones are bundles, and not read. */
const LARGEST_BYTES = 1024 * 1024;

/**
 * Canonical modules of JavaScript, named by a path, that do not exist or do not export the function. Warnings, since files can be
 * checked without them. Says nothing where a glance at the module's text is not enough, and of packages and Python.
 */
export function canonicalModuleProblems(policy: Policy): readonly PolicyProblem[] {
  return policy.clients.flatMap((client) => problemOf(client) ?? []);
}

function problemOf({ module, path, moduleAt, exportAt, export: name }: CanonicalClient): PolicyProblem | undefined {
  if (path === undefined || !moduleAt || !exportAt) return undefined;
  const file = fileOf(path);
  if (file === undefined)
    return problemAt(moduleAt, `There is no module ${shown(module)} beside this file: correct the path, or add it.`);
  const text = textOf(file);
  if (text === undefined || mayExport(text, name)) return undefined;
  return problemAt(
    exportAt,
    name === "default"
      ? `${shown(module)} has no default export: name the export, or add one.`
      : `${shown(module)} does not export ${shown(name)}: correct the name, or add the export.`,
  );
}

/** The file that an import of the path would read, whatever ending either of them has. */
function fileOf(path: string): string | undefined {
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

function textOf(file: string): string | undefined {
  try {
    return (sizeOf(file) ?? Infinity) > LARGEST_BYTES ? undefined : readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function problemAt({ line, column, endLine, endColumn }: Place, message: string): PolicyProblem {
  return { line, column, endLine, endColumn, message, severity: "warning" };
}
