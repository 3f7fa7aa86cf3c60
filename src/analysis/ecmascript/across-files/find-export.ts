import type { TSESTree } from "@typescript-eslint/utils";
import { constantInit } from "../constant-init.js";
import { findVariable } from "../find-variable.js";
import { isFrozen } from "../resolve-value.js";
import { ownExportNames } from "./own-export-names.js";
import { bare, isWrapper, sourceOf, textOf, type Node, type SourceCode } from "../syntax-tree.js";

/** What a file exports under one name. */
export type FoundExport =
  /** `isBinding`: of an ECMAScript module, which nobody else can write; a property of `exports` anybody can. */
  | { readonly kind: "here"; readonly node: Node; readonly isBinding: boolean }
  | { readonly kind: "from"; readonly specifier: string; readonly name: string }
  /** It may be an export of one of these modules (`export *`). */
  | { readonly kind: "stars"; readonly specifiers: readonly string[] };

/** Where a file says what it exports under a name; `undefined`: what it assigns to `module.exports` as a whole. */
export function findExport(sourceCode: SourceCode, name: string | undefined): FoundExport | undefined {
  const stars: string[] = [];
  let whole: Node | undefined;
  let found: FoundExport | undefined;
  for (const statement of sourceCode.ast.body) {
    switch (statement.type) {
      case "ExportNamedDeclaration":
        if (statement.exportKind !== "type") found ??= named(statement, name);
        break;
      case "ExportAllDeclaration":
        if (!statement.exported && statement.exportKind !== "type") stars.push(statement.source.value);
        break;
      case "ExportDefaultDeclaration":
        if (name === "default") found ??= { kind: "here", node: statement.declaration, isBinding: true };
        break;
      case "TSExportAssignment":
        whole = statement.expression;
        break;
      case "ExpressionStatement": {
        const { expression } = statement;
        if (expression.type !== "AssignmentExpression" || expression.operator !== "=") break;
        const target = /^(?:module\.)?exports(?:\.(?<name>[\w$]+))?$/u.exec(sourceOf(expression.left, sourceCode));
        if (target?.groups?.["name"] === undefined) whole = target ? expression.right : whole;
        else if (target.groups["name"] === name) found = { kind: "here", node: expression.right, isBinding: false };
      }
    }
  }
  if (found) return found;
  if (whole && (name === undefined || name === "default")) return { kind: "here", node: whole, isBinding: false };
  const isOwn = name === undefined || name === "default" || ownExportNames(sourceCode).has(name);
  return isOwn || stars.length === 0 ? undefined : { kind: "stars", specifiers: stars };
}

/**
 * Whether nobody can change an exported value: all of it (`as const`, an enum), its own properties (`Object.freeze`), or neither.
 * What the file itself imports was asked where it is made.
 */
export function isFixed(node: Node, sourceCode: SourceCode): "deep" | "shallow" | "not" {
  const inner = bare(node);
  let made = node;
  if (inner.type === "Identifier") {
    const [definition] = findVariable(inner, sourceCode)?.defs ?? [];
    if (definition?.type === "ImportBinding" || definition?.type === "TSEnumName") return "deep";
    made = constantInit(inner, sourceCode) ?? node;
  }
  for (let at = made; isWrapper(at) && "expression" in at && typeof at.expression === "object"; at = at.expression)
    if (at.type === "TSAsExpression" && sourceOf(at.typeAnnotation, sourceCode) === "const") return "deep";
  return isFrozen(made, sourceCode) ? "shallow" : "not";
}

function named(statement: TSESTree.ExportNamedDeclaration, name: string | undefined): FoundExport | undefined {
  for (const specifier of statement.specifiers) {
    if (specifier.exportKind === "type" || textOf(specifier.exported) !== name) continue;
    return statement.source
      ? { kind: "from", specifier: statement.source.value, name: textOf(specifier.local) }
      : { kind: "here", node: specifier.local, isBinding: true };
  }
  const { declaration } = statement;
  if (declaration?.type === "TSEnumDeclaration" && declaration.id.name === name)
    return { kind: "here", node: declaration.id, isBinding: true };
  if (declaration?.type !== "VariableDeclaration") return undefined;
  for (const { id } of declaration.declarations)
    if (id.type === "Identifier" && id.name === name) return { kind: "here", node: id, isBinding: true };
  return undefined;
}
