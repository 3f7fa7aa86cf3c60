import { mayExport } from "./may-export.js";
import { fileOf, textOf } from "./module-file.js";
import type { CanonicalClient, Place, Policy, PolicyProblem } from "./policy.js";
import { shown } from "./shown.js";

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

function problemAt({ line, column, endLine, endColumn }: Place, message: string): PolicyProblem {
  return { line, column, endLine, endColumn, message, severity: "warning" };
}
