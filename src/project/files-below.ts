import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";

/** Folders that hold nothing that a team wrote. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules", ".git", ".hg", ".svn", ".venv", "__pycache__"]);

/** The files of a folder and below, absolute; undefined where there are more than `most`. Links are not followed. */
export function filesBelow(folder: string, most: number): readonly string[] | undefined {
  const files: string[] = [];
  const open = [folder];
  for (let current = open.pop(); current !== undefined; current = open.pop()) {
    for (const entry of entriesOf(current)) {
      const path = join(current, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) open.push(path);
      } else if (files.push(path) > most) {
        return undefined;
      }
    }
  }
  return files;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
