import type { TSESTree } from "@typescript-eslint/utils";
import { admitsNull, fieldDeclaration } from "./admits-null.js";
import { copesWithNull, isUntypedVariable } from "./copes-with-null.js";
import { ownerOf } from "./field-accesses.js";
import { declaredType, findVariable } from "./find-variable.js";
import { fullMemberName } from "./members-named.js";
import { isPlainReference } from "./same-reference.js";
import { statementsAround } from "./statements-around.js";
import { bare, sourceOf, type Node, type SourceCode, type Variable } from "./syntax-tree.js";

/** What receives the value, and the statement behind which a guard would stand. */
export interface GuardPlace {
  readonly holder: TSESTree.Identifier | TSESTree.MemberExpression;
  readonly statement: Node;
}

/**
 * Whether `if (!holder) throw …;` fits right behind the statement of the construction and makes everything after it
 * right again; `typed`: in the eyes of a type checker too.
 */
export function guardFits(expression: Node, sourceCode: SourceCode, typed: boolean): boolean {
  const place = guardPlaceOf(expression, sourceCode);
  if (!place) return false;
  // An assertion around it hides null from the type checker; `satisfies` lets it through.
  const { hidden, refused } = assertionsAround(expression);
  if (!typed || hidden) return true;
  if (refused) return false;
  const { holder } = place;
  if (holder.type === "Identifier") {
    const variable = findVariable(holder, sourceCode);
    if (!variable) return false;
    const type = declaredType(variable);
    // With a declared type nothing but the value at this point changes, and the guard takes that back.
    if (type) return admitsNull(type, sourceCode);
    if (holder.parent.type === "VariableDeclarator") return reachesAllUses(variable, holder.parent, sourceCode);
    return isUntypedVariable(variable);
  }
  const owner = ownerOf(holder.object, sourceCode);
  const name = fullMemberName(holder);
  if (!owner || name === undefined) return false;
  return admitsNull(fieldDeclaration(owner, name, sourceCode)?.type, sourceCode);
}

/**
 * Where a guard would stand: the value goes, perhaps awaited or behind another client, straight into a variable or a
 * plain member, by a statement in a list of statements. Nowhere if the code means it to be empty at times.
 */
export function guardPlaceOf(expression: Node, sourceCode: SourceCode): GuardPlace | undefined {
  let value = expression;
  for (let parent = value.parent; parent; parent = value.parent) {
    switch (parent.type) {
      case "AwaitExpression":
      case "TSAsExpression":
      case "TSTypeAssertion":
      case "TSNonNullExpression":
      case "TSSatisfiesExpression":
        break;
      case "LogicalExpression":
        if (parent.right !== value || parent.operator === "&&") return undefined;
        break;
      case "ConditionalExpression": {
        const other = parent.consequent === value ? parent.alternate : parent.consequent;
        if (parent.test === value || !isConstruction(other, expression, sourceCode)) return undefined;
        break;
      }
      case "VariableDeclarator": {
        // What stands for a declaration in a template has no place behind it.
        if (parent.parent.type !== "VariableDeclaration") return undefined;
        const { declarations, kind, declare } = parent.parent;
        // Those behind it in the same declaration would run before the guard.
        if (declarations.at(-1) !== parent || declare || kind.endsWith("using")) return undefined;
        return parent.id.type === "Identifier" ? placeOf(parent.id, parent.parent) : undefined;
      }
      case "AssignmentExpression": {
        if (parent.right !== value || parent.parent.type !== "ExpressionStatement") return undefined;
        if (parent.operator !== "=" && parent.operator !== "??=" && parent.operator !== "||=") return undefined;
        const target = bare(parent.left);
        if (target.type !== "Identifier" && target.type !== "MemberExpression") return undefined;
        return isPlainReference(target) ? placeOf(target, parent.parent) : undefined;
      }
      default:
        return undefined;
    }
    value = parent;
  }
  return undefined;
}

function placeOf(holder: GuardPlace["holder"], statement: Node): GuardPlace | undefined {
  const place = statementsAround(statement);
  return place && { holder, statement: place.statement };
}

/** Another client that is surely there: a construction, or a call of the same function. */
function isConstruction(node: Node, expression: Node, sourceCode: SourceCode): boolean {
  const inner = bare(node.type === "AwaitExpression" ? node.argument : node);
  if (inner.type === "NewExpression") return true;
  if (inner.type !== "CallExpression" || expression.type !== "CallExpression") return false;
  return sourceOf(inner.callee, sourceCode) === sourceOf(expression.callee, sourceCode);
}

function assertionsAround(expression: Node): { readonly hidden: boolean; readonly refused: boolean } {
  let hidden = false;
  let refused = false;
  for (let at = expression.parent; at; at = at.parent) {
    if (at.type === "TSAsExpression" || at.type === "TSTypeAssertion" || at.type === "TSNonNullExpression")
      hidden = true;
    else if (at.type === "TSSatisfiesExpression") refused ||= !hidden;
    else if (at.type !== "AwaitExpression" && at.type !== "LogicalExpression" && at.type !== "ConditionalExpression")
      break;
  }
  return { hidden, refused };
}

/**
 * Without a declared type the variable itself becomes nullable, for every use that the guard does not narrow: in other
 * functions (but not in arrow functions and function expressions that use a constant), in exports, in `typeof x`.
 */
function reachesAllUses(variable: Variable, declarator: TSESTree.VariableDeclarator, sourceCode: SourceCode): boolean {
  const declaration = declarator.parent;
  if (declaration.parent.type === "ExportNamedDeclaration") return false;
  const home = enclosingBody(declaration);
  const block = declaration.parent;
  return variable.references.every((reference) => {
    const use = reference.identifier as Node;
    if (!reference.isRead() || use === declarator.id) return !isTypeQuery(use);
    const { parent } = use;
    if (
      parent?.type === "ExportSpecifier" ||
      parent?.type === "ExportDefaultDeclaration" ||
      parent?.type === "TSExportAssignment"
    )
      return false;
    if (isTypeQuery(use)) return false;
    if (isSafeUse(use)) return true;
    const isBehind = use.range[0] >= declaration.range[1] && use.range[1] <= block.range[1];
    return isBehind && (declaration.kind === "const" ? isNarrowedIn(use, home) : enclosingBody(use) === home);
  });

  /** Checked where it stands, whatever the guard does. */
  function isSafeUse(use: Node): boolean {
    return use.parent !== undefined && copesWithNull(use, sourceCode, true);
  }
}

/** Whether a constant that was narrowed in `home` still is at the use. */
function isNarrowedIn(use: Node, home: Node | undefined): boolean {
  for (let at = enclosingBody(use); at !== home; at = at && enclosingBody(at)) {
    if (at?.type !== "ArrowFunctionExpression" && at?.type !== "FunctionExpression") return false;
    if (at.parent.type === "MethodDefinition") return false;
  }
  return true;
}

/** The nearest function, field initialiser, static block or namespace around a node: each has a flow of its own. */
function enclosingBody(node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent) {
    switch (at.type) {
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
      case "PropertyDefinition":
      case "AccessorProperty":
      case "StaticBlock":
      case "TSModuleBlock":
        return at;
    }
  }
  return undefined;
}

function isTypeQuery(use: Node): boolean {
  for (let at = use.parent; at?.type === "TSQualifiedName" || at?.type === "TSTypeQuery"; at = at.parent) {
    if (at.type === "TSTypeQuery") return true;
  }
  return false;
}
