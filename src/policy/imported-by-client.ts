import { dirname, resolve } from "node:path";
import { fileOf, textOf } from "./module-file.js";
import type { CanonicalClient } from "./policy.js";

/** A canonical module that imports more than these says nothing about the others. */
const MOST_FILES = 300;

const remembered = new WeakMap<CanonicalClient, ReadonlySet<string>>();

/**
 * Whether the canonical module imports a file of an absolute path, by itself or through others, when it is loaded: then the file cannot have
 * its function yet when it is loaded in turn. Only paths that begin with a dot are followed. Remembered as long as the policy file is.
 */
export function isImportedByClient(client: CanonicalClient, file: string): boolean {
  let files = remembered.get(client);
  if (!files) remembered.set(client, (files = importsOf(client)));
  return files.has(file);
}

function importsOf({ path }: CanonicalClient): ReadonlySet<string> {
  const start = path === undefined ? undefined : fileOf(path);
  const found = new Set<string>();
  const open = start === undefined ? [] : [start];
  for (let file; (file = open.pop()) !== undefined && found.size < MOST_FILES;) {
    for (const specifier of specifiersIn(textOf(file) ?? "")) {
      const imported = fileOf(resolve(dirname(file), specifier));
      if (imported === undefined || imported === start || found.has(imported)) continue;
      found.add(imported);
      open.push(imported);
    }
  }
  return found;
}

/** What a text imports at once; types and `import()` come later or never. */
function specifiersIn(text: string): readonly string[] {
  const values = text
    .replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gmu, "")
    .replace(/\b(?:import|export)\s+type\b[^"';]*["'][^"']*["']/gu, "");
  const imports = values.matchAll(/(?:\bfrom|\bimport|\brequire\s*\()\s*["'](?<specifier>\.[^"'\n]*)["']/gu);
  return [...imports].map(({ groups }) => groups?.["specifier"] ?? "");
}
