import { dirname, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { Minimatch } from "minimatch";

/** One entry of a configuration file that is for some files only. */
export interface ConfiguredGlobs {
  /** As they are written; a list within means all of them at once. */
  readonly patterns: readonly string[];
  /** The entry switches rules of this plugin on. */
  readonly own: boolean;
  /** Whether one of the patterns matches a file, by its absolute path. */
  readonly matches: (path: string) => boolean;
}

/**
 * The entries with `files` of a configuration file in JavaScript; undefined where it cannot be loaded here, such as one in
 * TypeScript. Throws what the file itself throws.
 */
export async function configuredGlobs(configFile: string): Promise<readonly ConfiguredGlobs[] | undefined> {
  if (!/\.[cm]?js$/u.test(configFile)) return undefined;
  const module = (await import(pathToFileURL(configFile).href)) as { readonly default?: unknown };
  const base = dirname(configFile);
  return flat(module.default).flatMap((entry) => {
    const { files, rules } = entry as { readonly files?: unknown; readonly rules?: object };
    if (!Array.isArray(files) || files.length === 0) return [];
    const groups = files.map(
      (pattern: unknown) => (Array.isArray(pattern) ? pattern : [pattern]) as readonly unknown[],
    );
    return [
      {
        patterns: groups.map((group) => group.map(String).join(" and ")),
        own: Object.keys(rules ?? {}).some((rule) => /(?:^|\/)(?:no-direct-client|valid-policy-file)$/u.test(rule)),
        matches: (path: string) => groups.some((group) => group.every((pattern) => matchesOne(pattern, path, base))),
      },
    ];
  });
}

function flat(config: unknown): readonly object[] {
  if (Array.isArray(config)) return config.flatMap(flat);
  return typeof config === "object" && config !== null ? [config] : [];
}

/** As ESLint itself matches: relative to the configuration file, dot files too, `!` in front for all others. */
function matchesOne(pattern: unknown, path: string, base: string): boolean {
  if (typeof pattern === "function") return Boolean((pattern as (path: string) => unknown)(path));
  if (typeof pattern !== "string") return false;
  const negated = pattern.startsWith("!");
  const glob = new Minimatch(negated ? pattern.slice(1) : pattern, { dot: true, nonegate: true, nocomment: true });
  return glob.match(relative(base, path).replaceAll("\\", "/")) !== negated;
}
