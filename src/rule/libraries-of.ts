import { CATALOGUE } from "../clients/catalogue.js";
import type { ClientLibrary, ExportDescription, OptionTable, Opening, Signature } from "../clients/description.js";
import type { LibraryEntry, LibraryExport, Policy } from "../policy/policy.js";

const known = new WeakMap<Policy, readonly ClientLibrary[]>();

/** The shipped libraries behind those that the policy file describes, which count more. */
export function librariesOf(policy: Policy | undefined): readonly ClientLibrary[] {
  if (!policy || policy.libraries.length === 0) return CATALOGUE;
  let libraries = known.get(policy);
  if (!libraries) {
    libraries = [...policy.libraries.map(libraryOf), ...CATALOGUE];
    known.set(policy, libraries);
  }
  return libraries;
}

function libraryOf(entry: LibraryEntry): ClientLibrary {
  const members: Record<string, ExportDescription> = Object.create(null) as Record<string, ExportDescription>;
  for (const [name, described] of entry.exports) members[name] = exportOf(described);
  const like = [...entry.exports.values()]
    .map((described) => libraryNamed(described.like))
    .find((library) => library !== undefined);
  return {
    name: entry.name,
    title: entry.title,
    modules: entry.modules.map(({ module, path }) => ({ specifier: path ?? module, exports: { members } })),
    methods: like?.methods,
    source: "the policy file",
  };
}

function exportOf(described: LibraryExport): ExportDescription {
  if (described.opens === undefined) return { harmless: true };
  const like = openingOf(libraryNamed(described.like));
  const options: Record<string, OptionTable[string]> = { ...like?.options };
  for (const [name, option] of described.options)
    options[name] = { role: option.role, fate: option.fate, default: option.default, effect: option.effect };
  const signatures: readonly Signature[] = described.arguments?.map((list) => ({ arguments: list })) ??
    like?.signatures ?? [{ arguments: ["options"], required: 0 }];
  const opening: Opening = {
    form: described.opens,
    by: described.by,
    signatures,
    options,
    url: like?.url,
    connectionOption: described.connectionOption,
    async: described.async,
    connectsByCall: described.connectsByCall ?? like?.connectsByCall,
    defaultDatabase: described.defaultDatabase ?? like?.defaultDatabase,
  };
  return { opens: opening };
}

function libraryNamed(name: string | undefined): ClientLibrary | undefined {
  return name === undefined ? undefined : CATALOGUE.find((library) => library.name === name);
}

/** How a library opens a single client: its own constructor or its factory. */
function openingOf(library: ClientLibrary | undefined): Opening | undefined {
  const root = library?.modules[0]?.exports;
  if (!root) return undefined;
  return root.opens ?? Object.values(root.members ?? {}).find((member) => member.opens?.form === "client")?.opens;
}
