import type { ExportDescription } from "./description.js";

/** Members that open nothing and may leave the file freely. */
export function harmlessExports(...names: readonly string[]): Readonly<Record<string, ExportDescription>> {
  return Object.fromEntries(names.map((name) => [name, { harmless: true }]));
}
