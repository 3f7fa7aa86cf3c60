import type { TSESTree } from "@typescript-eslint/utils";
import { classNamed, inherits, ownerOf, type FieldAccesses } from "./field-accesses.js";
import { declaredType, findVariable } from "./find-variable.js";
import { variablesOf } from "./host-of-this.js";
import { membersNamed, unnamedMembers } from "./members-named.js";
import { bare, isClass, type ClassNode, type FunctionNode, type Node, type SourceCode } from "./syntax-tree.js";

/**
 * Where a file gets at a class or a function that makes instances: `new Cache()`, `new Sub()` of a class that extends it, and every other
 * place that names one of them.
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
      ...accesses.filter(({ object }) => mayBeInstance(object, owner, sourceCode)),
      ...unnamedMembers(sourceCode).filter(({ object }) => isRelated(ownerOf(object, sourceCode), owner, sourceCode)),
    ],
    properties: patterns.flatMap(({ property, from }) => (mayBeInstance(from, owner, sourceCode) ? [property] : [])),
  };
}

function isRelated(one: ClassNode | undefined, other: Node, sourceCode: SourceCode): boolean {
  return one !== undefined && isClass(other) && (inherits(one, other, sourceCode) || inherits(other, one, sourceCode));
}

function mayBeInstance(object: Node, owner: Node, sourceCode: SourceCode): boolean {
  const inner = bare(object);
  // What a class says of its own fields is known.
  if (ownerOf(inner, sourceCode)) return false;
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
    default:
      return inner.type !== "ThisExpression" && mayGiveInstance(inner);
  }
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
