import type { TSESTree } from "@typescript-eslint/utils";
import type { Subjects } from "../../subjects.js";
import { argumentsOfBase } from "../arguments-of-base.js";
import { bindModules } from "../bind-modules.js";
import type { Elsewhere } from "../elsewhere.js";
import { findModules } from "../find-modules.js";
import { ExportFollower, type Tracked } from "../follow-exports.js";
import { readArguments } from "../read-arguments.js";
import { Resolver } from "../resolve-value.js";
import { isClass, keyName, sourceOf, textOf, type ClassNode, type Node, type SourceCode } from "../syntax-tree.js";
import { ownExportNames } from "./own-export-names.js";
import { argumentsSeenFromHere } from "./seen-from-here.js";

/** What stands for the whole module: `module.exports = …`, `export = …`. */
const WHOLE = "export=";

/** The clients and canonical functions that a file hands on, by the names of its exports. */
export function exportedClients(
  sourceCode: SourceCode,
  subjects: Subjects,
  elsewhere: Elsewhere,
): ReadonlyMap<string, Tracked> {
  const exports = new Map<string, Tracked>();
  const own = ownExportNames(sourceCode);
  const add = (path: readonly string[], tracked: Tracked): void => {
    const [name, inner] = path;
    if (name === undefined) return;
    const from = seenFromOutside(tracked, sourceCode, elsewhere);
    if (inner === undefined) {
      exports.set(name, { ...exports.get(name), ...from });
      return;
    }
    const object = exports.get(name) ?? { library: undefined, description: {}, path: [], elsewhere: true };
    exports.set(name, { ...object, exports: new Map([...(object.exports ?? []), [inner, from]]) });
  };
  const follower: ExportFollower = new ExportFollower(sourceCode, {
    opened: () => undefined,
    extended: (node, tracked) =>
      add(pathOfClass(node), { ...tracked, subclasses: [...(tracked.subclasses ?? []), node] }),
    escaped: (node, kind, tracked) => kind === "exported" && add(pathOf(node, sourceCode), tracked),
    passed: () => false,
  });
  bindModules(
    findModules(sourceCode),
    { sourceCode, subjects, follower, elsewhere },
    {
      unknownPath: () => undefined,
      reexported: (node, tracked) => {
        if (node.type === "ExportSpecifier") add([textOf(node.exported)], tracked);
        else if (node.exported) add([textOf(node.exported)], tracked);
        else for (const [name, member] of membersOf(tracked, follower)) if (!own.has(name)) add([name], member);
      },
    },
  );
  return exports;
}

/** What an import of the whole module stands for. */
export function moduleOf(exports: ReadonlyMap<string, Tracked>): Tracked {
  const whole = exports.get(WHOLE) ?? { library: undefined, description: {}, path: [], elsewhere: true };
  return { ...whole, exports: new Map([...(whole.exports ?? []), ...exports]) };
}

function* membersOf(root: Tracked, follower: ExportFollower): Generator<readonly [string, Tracked]> {
  const names = new Set([...Object.keys(root.description.members ?? {}), ...(root.exports?.keys() ?? [])]);
  names.delete("default");
  names.delete(WHOLE);
  for (const name of names) {
    const member = follower.memberOf(root, name);
    if (member) yield [name, member];
  }
}

function seenFromOutside(tracked: Tracked, sourceCode: SourceCode, elsewhere: Elsewhere): Tracked {
  const { subclasses = [], ...rest } = tracked;
  const before = tracked.inherited;
  const own = inheritedFrom(subclasses, sourceCode, elsewhere);
  return {
    ...rest,
    path: [],
    elsewhere: true,
    ...(subclasses.length > 0 && { inherited: (opening, at) => before?.(opening, at) ?? own(opening, at) }),
  };
}

/** Classes without a constructor of their own hand on what they are given. */
function inheritedFrom(
  classes: readonly ClassNode[],
  sourceCode: SourceCode,
  elsewhere: Elsewhere,
): NonNullable<Tracked["inherited"]> {
  return (opening, at) => {
    if (!classes.some(({ body }) => body.body.some(isConstructor))) return undefined;
    const given = argumentsOfBase(classes, undefined, sourceCode);
    const read = readArguments(given, opening, new Resolver(sourceCode, elsewhere), sourceCode, () => false);
    return read && argumentsSeenFromHere(read, at);
  };
}

function isConstructor(member: TSESTree.ClassElement): boolean {
  return member.type === "MethodDefinition" && member.kind === "constructor";
}

/** The name under which a class declaration is exported as it stands there. */
function pathOfClass(node: ClassNode): readonly string[] {
  if (node.parent.type === "ExportDefaultDeclaration") return ["default"];
  return node.parent.type === "ExportNamedDeclaration" && node.id ? [node.id.name] : [];
}

/** The names under which other files find what leaves a file at a node. */
function pathOf(node: Node, sourceCode: SourceCode): readonly string[] {
  const { parent } = node;
  if (parent?.type === "ExportDefaultDeclaration") return ["default"];
  if (parent?.type === "TSExportAssignment") return [WHOLE];
  if (parent?.type === "ExportSpecifier") return [textOf(parent.exported)];
  if (node.type === "MemberExpression") return pathOfTarget(sourceOf(node, sourceCode));
  if (node.type === "Property") {
    const name = keyName(node);
    const holder = node.parent.parent;
    if (name === undefined) return [];
    if (holder?.type === "ExportDefaultDeclaration") return ["default", name];
    if (holder?.type !== "AssignmentExpression") return [];
    const [target] = pathOfTarget(sourceOf(holder.left, sourceCode));
    return target === undefined ? [] : target === WHOLE ? [name] : [target, name];
  }
  return node.type === "Identifier" && !isClass(parent) ? [node.name] : [];
}

function pathOfTarget(target: string): readonly string[] {
  const found = /^(?:module\.)?exports(?:\.(?<name>[\w$]+)|\["(?<quoted>[^"]+)"\])?$/u.exec(target)?.groups;
  if (!found) return [];
  return [found["name"] ?? found["quoted"] ?? WHOLE];
}
