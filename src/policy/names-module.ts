import { dirname, isAbsolute, resolve } from "node:path";

const ENDING = /(?:\.d)?\.[cm]?[jt]sx?$/u;
/** What path aliases begin with: `@/redis`, `~/redis`, `#redis`, `@config/redis`. */
const SIGIL = /^[@~#]\/?/u;
/** Folders that an alias may stand for without being named. */
const ROOTS = /\/(?:src|app|lib)\/[^/]+$/u;
/** Paths from the base of the project; anything else without a sigil is a package. */
const BASE = /^(?:src|app|lib)\//u;

/**
 * Whether an import specifier of a file names a module of the policy file, whatever ending either of them has. `exact`: it is that path
 * or package; `alias`: a path alias such as `@/redis/client` ends alike, so the name of the export must agree too.
 */
export function namesModule(
  specifier: string,
  { module, path }: { readonly module: string; readonly path: string | undefined },
  filename: string,
): "exact" | "alias" | undefined {
  if (path === undefined) return specifier === module ? "exact" : undefined;
  const wanted = moduleStem(path);
  if (/^\.{1,2}(?:\/|$)/u.test(specifier) || isAbsolute(specifier)) {
    if (filename.startsWith("<")) return undefined;
    return moduleStem(resolve(dirname(resolve(filename)), specifier)) === wanted ? "exact" : undefined;
  }
  return isAliasOf(specifier, wanted) ? "alias" : undefined;
}

/** A path as imports may spell it: without ending, and without `/index`. */
export function moduleStem(path: string): string {
  return path
    .replaceAll("\\", "/")
    .replace(ENDING, "")
    .replace(/\/(?:index)?$/u, "");
}

/** The last folder and the name must agree; `@app/redis/client` may be `src/redis/client`, but `@acme/redis` is not `src/redis`. */
function isAliasOf(specifier: string, wanted: string): boolean {
  const named = moduleStem(specifier.replace(SIGIL, ""));
  const endsAlike = (path: string): boolean => path.includes("/") && wanted.endsWith(`/${path}`);
  if (!SIGIL.test(specifier)) return BASE.test(specifier) && endsAlike(named);
  if (endsAlike(named)) return true;
  return /^[@~#]\//u.test(specifier)
    ? wanted.endsWith(`/${named}`) && ROOTS.test(wanted)
    : endsAlike(named.slice(named.indexOf("/") + 1));
}
