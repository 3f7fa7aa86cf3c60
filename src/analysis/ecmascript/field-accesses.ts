import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "./find-variable.js";
import { membersNamed } from "./members-named.js";
import {
  bare,
  classOfThis,
  isClass,
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
 * through the name of the class (static) and through a variable that holds a new instance.
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
  for (const access of accesses) entryOf(byClass, ownerOf(access.object, sourceCode))?.accesses.push(access);
  for (const { property, from } of patterns) entryOf(byClass, ownerOf(from, sourceCode))?.properties.push(property);
  return byClass;
}

function entryOf(byClass: ByClass, owner: ClassNode | undefined): ClassEntry | undefined {
  if (!owner) return undefined;
  let entry = byClass.get(owner);
  if (!entry) byClass.set(owner, (entry = { accesses: [], properties: [] }));
  return entry;
}

/** The class of this file whose fields the expression gives access to: `this`, `self`, `Service`, an instance in a variable. */
export function ownerOf(object: Node, sourceCode: SourceCode): ClassNode | undefined {
  const inner = bare(object);
  if (inner.type === "ThisExpression" || inner.type === "Super") return classOfThis(inner);
  if (inner.type === "NewExpression") return classNamed(inner.callee, sourceCode);
  if (inner.type !== "Identifier") return undefined;
  const ofClass = classNamed(inner, sourceCode);
  if (ofClass) return ofClass;
  const init = onlyValue(findVariable(inner, sourceCode));
  if (init?.type === "ThisExpression") return classOfThis(init);
  return init?.type === "NewExpression" ? classNamed(init.callee, sourceCode) : undefined;
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

/** What a variable holds when nothing but its declaration, or one assignment, gives it a value. */
function onlyValue(variable: Variable | undefined): Node | undefined {
  const writes = variable?.references.filter((reference) => reference.isWrite() && reference.writeExpr) ?? [];
  const value = writes.length === 1 ? writes[0]?.writeExpr : undefined;
  return value ? bare(value) : undefined;
}

/** Bounded: a cycle of `extends` ends it. */
function inherits(from: ClassNode, owner: ClassNode, sourceCode: SourceCode): boolean {
  const seen = new Set<ClassNode>();
  for (let at: ClassNode | undefined = from; at && !seen.has(at);) {
    if (at === owner) return true;
    seen.add(at);
    at = at.superClass ? classNamed(at.superClass, sourceCode) : undefined;
  }
  return false;
}
