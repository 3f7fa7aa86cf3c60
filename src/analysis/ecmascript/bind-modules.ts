import type { TSESTree } from "@typescript-eslint/utils";
import type { ClientLibrary, ExportDescription } from "../../clients/description.js";
import type { Subjects } from "../subjects.js";
import type { Elsewhere } from "./elsewhere.js";
import type { ModuleEntry } from "./find-modules.js";
import { findVariable } from "./find-variable.js";
import type { ExportFollower, Tracked } from "./follow-exports.js";
import type { SourceCode } from "./syntax-tree.js";
import { textOf } from "./syntax-tree.js";

/** The file whose imports are bound, and what to look for in it. */
export interface BoundFile {
  readonly sourceCode: SourceCode;
  readonly subjects: Subjects;
  readonly follower: ExportFollower;
  readonly elsewhere: Elsewhere | undefined;
}

/** What the follower cannot see, because it never becomes a variable of the file. */
export interface BindingSink {
  /** A sub-path of a client library that nothing is known about. */
  readonly unknownPath: (entry: ModuleEntry, library: ClientLibrary) => void;
  /** `export … from`, types left out: the whole module, or one export of it. */
  readonly reexported: (node: TSESTree.ExportAllDeclaration | TSESTree.ExportSpecifier, tracked: Tracked) => void;
}

/** Hands everything of interest that comes into the file to the follower. */
export function bindModules(entries: readonly ModuleEntry[], file: BoundFile, sink: BindingSink): void {
  for (const entry of entries) enter(entry, file, sink);
  for (const library of file.subjects.libraries) globals(library, file);
}

function enter(entry: ModuleEntry, file: BoundFile, sink: BindingSink): void {
  const { subjects, elsewhere } = file;
  subjects.canonical.forEach((subject, canonical) => {
    const enterAs = (names: readonly string[], former: boolean) => {
      if (names.length === 0) return;
      const leaf: ExportDescription = {};
      const root: ExportDescription = { members: Object.fromEntries(names.map((name) => [name, leaf])) };
      bind(entry, { library: undefined, description: root, canonical, former, path: [] }, file, sink);
    };
    enterAs(subject.isModule(entry.specifier) ? [subject.export] : [], false);
    enterAs(subject.formerly(entry.specifier), true);
  });
  const module = subjects.describe(entry.specifier);
  if (module?.exports) bind(entry, { library: module.library, description: module.exports, path: [] }, file, sink);
  else if (module) sink.unknownPath(entry, module.library);
  else {
    const other = elsewhere?.clientsOf(entry);
    if (other) bind(entry, other, file, sink);
  }
}

function bind(entry: ModuleEntry, root: Tracked, file: BoundFile, sink: BindingSink): void {
  const { follower, sourceCode } = file;
  if (entry.kind === "expression") return follower.follow(entry.node, root);
  if (entry.kind === "assignment") {
    const variable = findVariable(entry.node.id, sourceCode);
    if (variable) follower.followVariable(variable, root);
    return;
  }
  if (entry.kind === "reexport") return reexported(entry.node, root, follower, sink);
  if (entry.node.importKind === "type") return;
  for (const specifier of entry.node.specifiers) {
    if (specifier.type === "ImportSpecifier" && specifier.importKind === "type") continue;
    const [variable] = sourceCode.scopeManager?.getDeclaredVariables(specifier) ?? [];
    if (!variable) continue;
    if (specifier.type === "ImportNamespaceSpecifier") follower.followVariable(variable, root);
    else {
      const name = specifier.type === "ImportDefaultSpecifier" ? "default" : textOf(specifier.imported);
      const member = follower.memberOf(root, name);
      if (member) follower.followVariable(variable, member);
    }
  }
}

function reexported(
  node: TSESTree.ExportNamedDeclaration | TSESTree.ExportAllDeclaration,
  root: Tracked,
  follower: ExportFollower,
  sink: BindingSink,
): void {
  if (node.exportKind === "type") return;
  if (node.type === "ExportAllDeclaration") return sink.reexported(node, root);
  for (const specifier of node.specifiers) {
    if (specifier.exportKind === "type") continue;
    const member = follower.memberOf(root, textOf(specifier.local));
    if (member) sink.reexported(specifier, member);
  }
}

function globals(library: ClientLibrary, { sourceCode, follower }: BoundFile): void {
  for (const [name, description] of Object.entries(library.globals ?? {})) {
    if (!sourceCode.text.includes(name)) continue;
    for (const scope of sourceCode.scopeManager?.scopes ?? [])
      for (const reference of scope.references) {
        if (reference.identifier.type !== "Identifier" || reference.identifier.name !== name) continue;
        if (reference.resolved && reference.resolved.defs.length > 0) continue;
        follower.follow(reference.identifier, { library, description, path: [] });
      }
  }
}
