import type { ClientLibrary, ExportDescription } from "./description.js";

/** What an import specifier stands for. */
export interface DescribedModule {
  readonly library: ClientLibrary;
  /** What the module exports; undefined for a sub-path of the library's package that nothing is known about. */
  readonly exports: ExportDescription | undefined;
  /** Bare specifier without scheme, version, `/index` and file ending: `ioredis/built/Redis`. */
  readonly specifier: string;
  /** As `ModuleDescription.shared`. */
  readonly shared: boolean;
}

/** `@scope/name` or `name`, then a version, then a sub-path. */
const BARE = /^(?<name>(?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(?<path>(?:\/.*)?)$/u;

/** Servers whose paths are packages of npm as they are there, perhaps behind the version of a build. */
const CDN =
  /^https:\/\/(?:esm\.sh\/(?:v\d+\/|stable\/)?(?!(?:gh|jsr|pr|pkg\.pr\.new)\/)\*?|unpkg\.com\/|cdn\.skypack\.dev\/(?!-\/|pin\/)|cdn\.jsdelivr\.net\/npm\/|esm\.run\/)/u;

/**
 * The bare specifier behind the spellings of Deno, of browsers and of import maps: `npm:/ioredis@5.4.1`, `https://esm.sh/ioredis`, `jsr:@scope/name@1/path`,
 * `ioredis/built/index.js`. Undefined for relative and absolute paths, other URLs and built-in modules.
 */
export function bareSpecifier(specifier: string): string | undefined {
  const text = specifier.replace(CDN, "").replace(/^(?:npm|jsr):\/?/u, "");
  if (/^[./#\\]|^[a-z][a-z+.-]*:/iu.test(text)) return undefined;
  const groups = BARE.exec(text.replace(/[?#].*$/u, ""))?.groups;
  if (groups?.["name"] === undefined) return undefined;
  const path = (groups["path"] ?? "")
    .replace(/(?:\.d)?\.[cm]?[jt]s$/u, "")
    // jsDelivr makes a module of the package's main file.
    .replace(/\/\+esm$/u, "")
    .replace(/\/(?:index)?$/u, "");
  return groups["name"] + path;
}

/** The library that describes a module, and what the module exports; undefined when no library does. */
export function describeModule(specifier: string, libraries: readonly ClientLibrary[]): DescribedModule | undefined {
  const bare = bareSpecifier(specifier);
  if (bare === undefined) return undefined;

  let family: { readonly described: DescribedModule; readonly length: number } | undefined;
  let owner: ClientLibrary | undefined;
  for (const library of libraries) {
    for (const module of library.modules) {
      if (module.specifier === bare)
        return { library, exports: module.exports, specifier: bare, shared: module.shared ?? false };
      const folder = module.specifier.endsWith("/*") ? module.specifier.slice(0, -1) : undefined;
      if (folder !== undefined && bare.startsWith(folder) && folder.length > (family?.length ?? 0)) {
        const shared = module.shared ?? false;
        family = { described: { library, exports: module.exports, specifier: bare, shared }, length: folder.length };
      }
      // What else a framework has below its name is none of our business.
      if (!module.shared && bare.startsWith(`${module.specifier}/`)) owner ??= library;
    }
  }
  if (family !== undefined) return family.described;
  const exports = bare.endsWith("/package.json") ? { harmless: true } : undefined;
  return owner && { library: owner, exports, specifier: bare, shared: false };
}
