import type { TSESTree } from "@typescript-eslint/utils";
import { declaredType, findVariable } from "./find-variable.js";
import { membersNamed } from "./members-named.js";
import {
  bare,
  classOfThis,
  isClass,
  isNullish,
  keyName,
  memberName,
  type ClassNode,
  type Node,
  type SourceCode,
  type Variable,
} from "./syntax-tree.js";

/** Every place of the file that reads or writes one field, method or accessor of a class. */
export interface FieldAccesses {
  readonly accesses: readonly TSESTree.MemberExpression[];
  /** `const { redis } = this`. */
  readonly properties: readonly TSESTree.Property[];
}

/**
 * Reached through `this` in the class, in its subclasses and in what it extends of the same file, through a variable that holds `this`,
 * through the name of the class (static) and through a variable that holds a new instance or is declared to. Private names are those of
 * the class around them.
 */
export function fieldAccesses(owner: ClassNode, name: string, sourceCode: SourceCode): FieldAccesses {
  const accesses: TSESTree.MemberExpression[] = [];
  const properties: TSESTree.Property[] = [];
  for (const [found, of] of accessesByClass(name, sourceCode)) {
    // A method of the class it extends may run on an instance of it.
    if (!inherits(found, owner, sourceCode) && !inherits(owner, found, sourceCode)) continue;
    accesses.push(...of.accesses);
    properties.push(...of.properties);
  }
  return { accesses, properties };
}

interface ClassEntry {
  readonly accesses: TSESTree.MemberExpression[];
  readonly properties: TSESTree.Property[];
}

type ByClass = Map<ClassNode, ClassEntry>;

/** Remembered, so that a file with many classes that name a field alike is still read once. */
const remembered = new WeakMap<object, Map<string, ByClass>>();

function accessesByClass(name: string, sourceCode: SourceCode): ByClass {
  let byName = remembered.get(sourceCode);
  if (!byName) remembered.set(sourceCode, (byName = new Map<string, ByClass>()));
  let byClass = byName.get(name);
  if (byClass) return byClass;
  byName.set(name, (byClass = new Map<ClassNode, ClassEntry>()));
  const { accesses, patterns } = membersNamed(name, sourceCode);
  const owner = (object: Node) => (name.startsWith("#") ? classWith(name, object) : ownerOf(object, sourceCode));
  for (const access of accesses) entryOf(byClass, owner(access.object))?.accesses.push(access);
  for (const { property, from } of patterns) entryOf(byClass, owner(from))?.properties.push(property);
  return byClass;
}

function entryOf(byClass: ByClass, owner: ClassNode | undefined): ClassEntry | undefined {
  if (!owner) return undefined;
  let entry = byClass.get(owner);
  if (!entry) byClass.set(owner, (entry = { accesses: [], properties: [] }));
  return entry;
}

/** The class around a place that declares a private name. */
function classWith(name: string, place: Node): ClassNode | undefined {
  for (let at = place.parent; at; at = at.parent) {
    if (isClass(at) && at.body.body.some((member) => "key" in member && keyName(member) === name)) return at;
  }
  return undefined;
}

/**
 * The class of this file whose fields the expression gives access to: `this`, `self`, `Service`, `this.constructor`, an instance in a
 * variable, a variable that is declared to be one.
 */
export function ownerOf(object: Node, sourceCode: SourceCode): ClassNode | undefined {
  const inner = bare(object);
  if (inner.type === "ThisExpression" || inner.type === "Super") return classOfThis(inner);
  if (inner.type === "NewExpression") return classNamed(inner.callee, sourceCode);
  if (inner.type === "MemberExpression" && memberName(inner) === "constructor")
    return ownerOf(inner.object, sourceCode);
  if (inner.type !== "Identifier") return undefined;
  const ofClass = classNamed(inner, sourceCode);
  if (ofClass) return ofClass;
  const variable = findVariable(inner, sourceCode);
  const init = onlyValue(variable);
  if (init?.type === "ThisExpression") return classOfThis(init);
  const ofValue = init?.type === "NewExpression" ? classNamed(init.callee, sourceCode) : undefined;
  return ofValue ?? classOfType(variable && declaredType(variable), sourceCode);
}

/** The class of this file that a declared type names, also where it may be null. */
function classOfType(type: TSESTree.TypeNode | undefined, sourceCode: SourceCode): ClassNode | undefined {
  if (type?.type === "TSUnionType") {
    for (const each of type.types) {
      const found = classOfType(each, sourceCode);
      if (found) return found;
    }
  }
  return type?.type === "TSTypeReference" ? classNamed(type.typeName, sourceCode) : undefined;
}

/** The class of this file that an expression names, also by another name that it was given. */
export function classNamed(callee: Node, sourceCode: SourceCode, depth = 0): ClassNode | undefined {
  const inner = bare(callee);
  if (isClass(inner)) return inner;
  if (inner.type !== "Identifier") return undefined;
  const variable = findVariable(inner, sourceCode);
  const definition = variable?.defs.find(({ node }) => isClass(node));
  if (definition) return definition.node as ClassNode;
  const init = onlyValue(variable);
  if (init?.type === "Identifier" && depth < 4) return classNamed(init, sourceCode, depth + 1);
  return isClass(init) ? init : undefined;
}

/** What a variable holds when nothing but its declaration, or one assignment, gives it a value, whenever it is not empty. */
function onlyValue(variable: Variable | undefined): Node | undefined {
  const writes = variable?.references.filter(({ writeExpr }) => writeExpr && !isNullish(writeExpr)) ?? [];
  const value = writes.length === 1 ? writes[0]?.writeExpr : undefined;
  return value ? bare(value) : undefined;
}

/** Bounded: a cycle of `extends` ends it. */
export function inherits(from: ClassNode, owner: ClassNode, sourceCode: SourceCode): boolean {
  const seen = new Set<ClassNode>();
  for (let at: ClassNode | undefined = from; at && !seen.has(at);) {
    if (at === owner) return true;
    seen.add(at);
    at = at.superClass ? classNamed(at.superClass, sourceCode) : undefined;
  }
  return false;
}
