import type { TSESTree } from "@typescript-eslint/utils";
import { classNamed, inherits, ownerOf, type FieldAccesses } from "./field-accesses.js";
import { declaredType, findVariable } from "./find-variable.js";
import { hostOfThis, variablesOf } from "./host-of-this.js";
import { membersNamed, unnamedMembers } from "./members-named.js";
import {
  bare,
  isClass,
  keyName,
  memberName,
  walk,
  type ClassNode,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "./syntax-tree.js";

/**
 * Where a file gets at a class or a function that makes instances: `new Cache()`, `new Sub()` of a class that extends it, every other place
 * that names one of them, and `this` where it is more than the object of a member or a result.
 */
export function instancesOf(owner: ClassNode | FunctionNode, sourceCode: SourceCode): Node[] {
  const found: Node[] = [];
  const seen = new Set<Node>();
  const visit = (of: Node): void => {
    if (seen.has(of)) return;
    seen.add(of);
    for (const { references } of variablesOf(of, sourceCode)) {
      for (const reference of references) {
        if (!reference.isRead() || ("isValueReference" in reference && reference.isValueReference === false)) continue;
        const identifier = reference.identifier as Node;
        const { parent } = identifier;
        if (parent?.type === "NewExpression" && parent.callee === identifier) found.push(parent);
        else if (isClass(parent) && parent.superClass === identifier) visit(parent);
        else found.push(identifier);
      }
    }
  };
  visit(owner);
  for (const self of wholeThis(sourceCode)) {
    if (isRelated(ownerOf(self, sourceCode), owner, sourceCode)) found.push(self);
  }
  return found;
}

const wholes = new WeakMap<object, readonly Node[]>();

/** `Object.values(this)`, `instances.push(this)`; members of it are found by their names, and so are members of what a method returns. */
function wholeThis(sourceCode: SourceCode): readonly Node[] {
  const known = wholes.get(sourceCode);
  if (known) return known;
  const found: Node[] = [];
  walk(sourceCode.ast, sourceCode, (node) => {
    if (node.type === "ThisExpression" && !/^(?:MemberExpression|ReturnStatement)$/.test(node.parent.type))
      found.push(node);
  });
  wholes.set(sourceCode, found);
  return found;
}

/**
 * The places that read a field of that name from something that may be an instance of the class, without the file saying so: a parameter,
 * what a call gives, a property of something else, and a computed name on the instance itself.
 */
export function possibleAccesses(owner: ClassNode | FunctionNode, name: string, sourceCode: SourceCode): FieldAccesses {
  if (name.startsWith("#")) return { accesses: [], properties: [] };
  const { accesses, patterns } = membersNamed(name, sourceCode);
  return {
    accesses: [
      ...accesses.filter(({ object }) => mayBeInstance(object, name, owner, sourceCode)),
      ...unnamedMembers(sourceCode).filter(({ object }) => isRelated(ownerOf(object, sourceCode), owner, sourceCode)),
    ],
    properties: patterns.flatMap(({ property, from }) =>
      mayBeInstance(from, name, owner, sourceCode) ? [property] : [],
    ),
  };
}

function isRelated(one: ClassNode | undefined, other: Node, sourceCode: SourceCode): boolean {
  return one !== undefined && isClass(other) && (inherits(one, other, sourceCode) || inherits(other, one, sourceCode));
}

function mayBeInstance(object: Node, name: string, owner: ClassNode | FunctionNode, sourceCode: SourceCode): boolean {
  const inner = bare(object);
  const known = ownerOf(inner, sourceCode);
  // What a class says of its own fields is known, unless it extends whatever it is given.
  if (known) return extendsAny(known, sourceCode) && !isRelated(known, owner, sourceCode) && !declares(known, name);
  switch (inner.type) {
    case "Identifier": {
      const variable = findVariable(inner, sourceCode);
      if (!variable || variable.defs.length === 0) return false;
      if (variable.defs.some(({ type }) => type === "ImportBinding")) return false;
      if (isTypedOtherwise(declaredType(variable), owner, sourceCode)) return false;
      const values = variable.references.flatMap(({ writeExpr }) => writeExpr ?? []);
      const isParameter = variable.defs.some(({ type }) => type === "Parameter");
      return isParameter || values.length === 0 || values.some((value) => mayGiveInstance(value));
    }
    case "MemberExpression": {
      let root: Node = inner;
      while (root.type === "MemberExpression") root = bare(root.object);
      if (root.type !== "Identifier") return true;
      const variable = findVariable(root, sourceCode);
      return variable?.defs.some(({ type }) => type !== "ImportBinding") ?? false;
    }
    case "ThisExpression": {
      const host = hostOfThis(inner, sourceCode);
      switch (host.what) {
        // A mixin.
        case "objects":
          return !host.nodes.some(({ properties }) => properties.some((each) => isNamed(each, name)));
        // A method that is put into the prototype, or into an instance.
        case "holder": {
          const holder = bare(host.node);
          const isPrototype = holder.type === "MemberExpression" && memberName(holder) === "prototype";
          const of = isPrototype ? classNamed(holder.object, sourceCode) : ownerOf(holder, sourceCode);
          return of ? isRelated(of, owner, sourceCode) : !isPrototype && mayBeInstance(holder, name, owner, sourceCode);
        }
        // `stop.call(app)`
        case "unknown":
          return true;
        default:
          return false;
      }
    }
    default:
      return mayGiveInstance(inner);
  }
}

/** `(Base) => class extends Base {}`, `class extends Closable(Base) {}` */
function extendsAny({ superClass }: ClassNode, sourceCode: SourceCode): boolean {
  const base = superClass ? bare(superClass) : undefined;
  if (base?.type !== "Identifier") return base?.type === "CallExpression";
  return findVariable(base, sourceCode)?.defs.some(({ type }) => type === "Parameter") === true;
}

function declares({ body }: ClassNode, name: string): boolean {
  return body.body.some((member) => isNamed(member, name));
}

function isNamed(member: TSESTree.ClassElement | TSESTree.ObjectLiteralElement, name: string): boolean {
  return "key" in member && keyName(member) === name;
}

function mayGiveInstance(value: Node): boolean {
  const inner = bare(value);
  switch (inner.type) {
    case "ObjectExpression":
    case "ArrayExpression":
    case "NewExpression":
    case "Literal":
    case "TemplateLiteral":
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "ImportExpression":
      return false;
    case "CallExpression":
      return inner.callee.type !== "Identifier" || inner.callee.name !== "require";
    case "AwaitExpression":
      return mayGiveInstance(inner.argument);
    default:
      return true;
  }
}

/** Whether a declared type is one that is no class of this file, nor anything that could stand for one. */
function isTypedOtherwise(type: TSESTree.TypeNode | undefined, owner: Node, sourceCode: SourceCode): boolean {
  if (type?.type === "TSUnionType") return type.types.every((each) => isTypedOtherwise(each, owner, sourceCode));
  if (type?.type !== "TSTypeReference" || type.typeName.type !== "Identifier")
    return /^TS(Null|Undefined)/.test(type?.type ?? "");
  const { name } = type.typeName;
  // An interface of the file may be one that the class fulfils.
  const isDeclaredHere = sourceCode.scopeManager?.scopes.some((scope) =>
    scope.set.get(name)?.defs.some((definition) => (definition.type as string) !== "ImportBinding"),
  );
  if (isDeclaredHere) {
    const named = classNamed(type.typeName, sourceCode);
    return named !== undefined && !isRelated(named, owner, sourceCode);
  }
  return !(
    isClass(owner) &&
    owner.implements.some(({ expression }) => expression.type === "Identifier" && expression.name === name)
  );
}
