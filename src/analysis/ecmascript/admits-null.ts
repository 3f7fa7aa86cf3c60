import type { TSESTree } from "@typescript-eslint/utils";
import { classNamed } from "./field-accesses.js";
import { topLevelStatements } from "./script-blocks.js";
import { isFunction, keyName, type ClassNode, type FunctionNode, type SourceCode } from "./syntax-tree.js";

/** Aliases of aliases are followed this far. */
const MAX_DEPTH = 5;

/**
 * Whether a value of the type may be null, as far as it is written down in this file: `Redis | null`, `any`, an alias of
 * such a type. `undefined` is not null: a nullable client is not assignable to `redis?: Redis`.
 */
export function admitsNull(type: TSESTree.TypeNode | undefined, sourceCode: SourceCode, depth = 0): boolean {
  switch (type?.type) {
    case "TSNullKeyword":
    case "TSAnyKeyword":
    case "TSUnknownKeyword":
      return true;
    case "TSUnionType":
      return type.types.some((member) => admitsNull(member, sourceCode, depth));
    case "TSTypeReference": {
      if (type.typeArguments || type.typeName.type !== "Identifier" || depth >= MAX_DEPTH) return false;
      return admitsNull(aliasNamed(type.typeName.name, sourceCode), sourceCode, depth + 1);
    }
    default:
      return false;
  }
}

/** Whether a function may answer null by its declared type, inside the promise of an async function. */
export function resultAdmitsNull(of: FunctionNode, sourceCode: SourceCode): boolean {
  const type = of.returnType?.typeAnnotation;
  if (!of.async) return admitsNull(type, sourceCode);
  if (type?.type === "TSTypeReference" && type.typeName.type === "Identifier" && type.typeName.name === "Promise")
    return admitsNull(type.typeArguments?.params[0], sourceCode);
  return type?.type === "TSAnyKeyword" || type?.type === "TSUnknownKeyword";
}

/** A field as its class, or the class in this file that it extends, declares it. */
export interface FieldDeclaration {
  readonly type: TSESTree.TypeNode | undefined;
  readonly isPrivate: boolean;
}

export function fieldDeclaration(owner: ClassNode, name: string, sourceCode: SourceCode): FieldDeclaration | undefined {
  let at: ClassNode | undefined = owner;
  for (let depth = 0; at && depth < MAX_DEPTH; depth++) {
    for (const member of at.body.body) {
      const found = declarationIn(member, name);
      if (found) return found;
    }
    at = at.superClass ? classNamed(at.superClass, sourceCode) : undefined;
  }
  return undefined;
}

function declarationIn(member: TSESTree.ClassElement, name: string): FieldDeclaration | undefined {
  switch (member.type) {
    case "PropertyDefinition":
    case "AccessorProperty":
    case "TSAbstractPropertyDefinition":
      if (keyName(member) !== name) return undefined;
      return {
        type: member.typeAnnotation?.typeAnnotation,
        isPrivate: member.accessibility === "private" || name.startsWith("#"),
      };
    case "MethodDefinition":
      if (member.kind !== "constructor" || !isFunction(member.value)) return undefined;
      for (const parameter of member.value.params) {
        if (parameter.type !== "TSParameterProperty") continue;
        const inner = parameter.parameter.type === "AssignmentPattern" ? parameter.parameter.left : parameter.parameter;
        if (inner.type === "Identifier" && inner.name === name)
          return { type: inner.typeAnnotation?.typeAnnotation, isPrivate: parameter.accessibility === "private" };
      }
      return undefined;
    default:
      return undefined;
  }
}

function aliasNamed(name: string, sourceCode: SourceCode): TSESTree.TypeNode | undefined {
  for (const statement of topLevelStatements(sourceCode)) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type === "TSTypeAliasDeclaration" && declaration.id.name === name && !declaration.typeParameters)
      return declaration.typeAnnotation;
  }
  return undefined;
}
