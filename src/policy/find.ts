import { dirname, join } from "node:path";

const STEMS = ["redis-policy", "redis-databases"];
const EXTENSIONS = ["yaml", "yml", "json"];

/** The names that a policy file may have, the first that is there wins. */
export const POLICY_FILE_NAMES: readonly (readonly string[])[] = STEMS.map((stem) =>
  EXTENSIONS.map((extension) => `${stem}.${extension}`),
);

/** The folder beside the code in which a policy file may stand too. */
export const CONFIG_FOLDER = "config";

/** The folders in which a linted file's policy may stand, the nearest first; `lintedFile` is absolute. */
export function foldersAbove(lintedFile: string): readonly string[] {
  const folders: string[] = [];
  let folder = dirname(lintedFile);
  for (;;) {
    folders.push(folder);
    const above = dirname(folder);
    if (above === folder) {
      return folders;
    }
    folder = above;
  }
}

/**
 * The policy file that counts for a folder, among those that stand in it and in its `config` folder: `redis-policy.*` comes
 * before `redis-databases.*`, and the folder before its `config`. The sets hold file names.
 */
export function policyFileIn(
  folder: string,
  here: ReadonlySet<string>,
  inConfig: ReadonlySet<string>,
): string | undefined {
  for (const names of POLICY_FILE_NAMES) {
    const name = names.find((each) => here.has(each));
    if (name !== undefined) {
      return join(folder, name);
    }
    const configured = names.find((each) => inConfig.has(each));
    if (configured !== undefined) {
      return join(folder, CONFIG_FOLDER, configured);
    }
  }
  return undefined;
}
