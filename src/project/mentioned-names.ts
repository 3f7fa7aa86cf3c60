import { readFile, stat } from "node:fs/promises";

const TEXT =
  /\.(?:[cm]?[jt]sx?|vue|svelte|astro|py|json|ya?ml|toml|ini|env|sh|go|rb|java|kt|php|cs|rs)$|\/\.env[^/]*$|\/Dockerfile$/u;
const LARGEST_BYTES = 1024 * 1024;

/**
 * Which of the names stand in one of the files as something that may name a database: a text, a member, a key. A name that is put
 * together from parts cannot be seen, one that means something else is taken for a mention.
 */
export async function mentionedNames(
  names: readonly string[],
  files: readonly string[],
  except: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const left = new Map(names.map((name) => [name, mention(name)]));
  const found = new Set<string>();
  for (const file of files) {
    if (left.size === 0) break;
    if (!TEXT.test(file.replaceAll("\\", "/")) || except.has(file)) continue;
    const text = await textOf(file);
    for (const [name, pattern] of left) {
      if (!pattern.test(text)) continue;
      found.add(name);
      left.delete(name);
    }
  }
  return found;
}

function mention(name: string): RegExp {
  const word = name.replace(/[.*+?^${}()|[\]\\/-]/gu, "\\$&");
  return new RegExp(
    `["'\`]${word}["'\`]|\\.${word}(?![\\w$])|(?<![\\w$])${word}["'\`]?\\s*[:=]|=\\s*${word}(?![\\w$])`,
    "u",
  );
}

async function textOf(file: string): Promise<string> {
  try {
    return (await stat(file)).size > LARGEST_BYTES ? "" : await readFile(file, "utf8");
  } catch {
    return "";
  }
}
