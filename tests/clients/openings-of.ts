import type { ClientLibrary, ExportDescription, Opening } from "../../src/clients/description.js";

export interface FoundOpening {
  /** `ioredis/built › default › createClient`. */
  readonly path: string;
  readonly opening: Opening;
  /** It is a ready-made client: there is no call to describe. */
  readonly live: boolean;
}

/** Every opening of a library, with the path of exports that leads to it. */
export function openingsOf(library: ClientLibrary): readonly FoundOpening[] {
  const found: FoundOpening[] = [];
  const walk = (path: string, description: ExportDescription): void => {
    if (description.opens !== undefined) found.push({ path, opening: description.opens, live: false });
    if (description.live !== undefined) found.push({ path, opening: description.live, live: true });
    if (description.returns !== undefined) walk(`${path} › ()`, description.returns);
    for (const [name, member] of Object.entries(description.members ?? {})) walk(`${path} › ${name}`, member);
  };
  for (const module of library.modules) walk(module.specifier, module.exports);
  for (const [name, description] of Object.entries(library.globals ?? {})) walk(name, description);
  return found;
}
