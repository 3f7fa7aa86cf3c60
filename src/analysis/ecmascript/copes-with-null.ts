import type { TSESTree } from "@typescript-eslint/utils";
import { admitsNull, fieldDeclaration, resultAdmitsNull } from "./admits-null.js";
import { fieldAccesses, ownerOf } from "./field-accesses.js";
import { declaredType, findVariable } from "./find-variable.js";
import { isNullChecked } from "./is-null-checked.js";
import { fullMemberName } from "./members-named.js";
import { isSameReference } from "./same-reference.js";
import { statementsAround } from "./statements-around.js";
import {
  bare,
  enclosingFunction,
  isClass,
  isFunction,
  isNullish,
  isWrapper,
  keyName,
  sourceOf,
  walk,
  type ClassNode,
  type FunctionNode,
  type Node,
  type SourceCode,
  type Variable,
} from "./syntax-tree.js";
import { writeOf } from "./trace-client.js";

/** Aliases of aliases are followed this far. */
const MAX_DEPTH = 20;

/**
 * Whether the code is right as it stands when `node` may be null: every use of what holds it is behind a check, or does
 * not mind null, or hands it on to where null is expected. `typed`: a type checker must agree too.
 */
export function copesWithNull(node: Node, sourceCode: SourceCode, typed: boolean): boolean {
  const seen = new Set<unknown>();
  /** `on ? node : null`: another null is nothing new to anybody, whatever the value goes into. */
  const isNothingNew = isEmptyAtTimes(node, typed);
  return isSafe(node, 0);

  function isSafe(use: Node, depth: number): boolean {
    if (depth > MAX_DEPTH) return false;
    const { parent } = use;
    if (!parent) return false;
    if (isReference(use) && isNullChecked(use, sourceCode, typed)) return true;
    switch (parent.type) {
      case "ExpressionStatement":
      case "UnaryExpression":
      case "SwitchStatement":
        return true;
      case "TemplateLiteral":
        return parent.parent.type !== "TaggedTemplateExpression";
      case "IfStatement":
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
        return true;
      case "BinaryExpression":
        return /^[!=]==?$/.test(parent.operator) || (parent.operator === "instanceof" && parent.left === use);
      case "AwaitExpression":
      case "TSAsExpression":
      case "TSTypeAssertion":
        return isSafe(parent, depth + 1);
      case "ConditionalExpression":
        return parent.test === use || isSafe(parent, depth + 1);
      case "LogicalExpression":
        if (parent.right === use) return isSafe(parent, depth + 1);
        if (parent.operator !== "&&" && !typed) return true;
        return mindsNoNothing(parent) || isNullableAnyway(use);
      case "SequenceExpression":
        return parent.expressions.at(-1) !== use || isSafe(parent, depth + 1);
      case "VariableDeclarator":
        return parent.init === use && isSafeDeclaration(parent, depth);
      case "AssignmentExpression":
        // `x ??= …` reads and writes what holds the value.
        if (parent.left === use) return true;
        if (parent.operator !== "=" && parent.operator !== "??=" && parent.operator !== "||=") return false;
        return isSafeTarget(parent, depth) && isSafe(parent, depth + 1);
      case "AssignmentPattern": {
        const { left } = parent;
        if (parent.right !== use || left.type !== "Identifier" || !admits(left.typeAnnotation)) return false;
        // Callers would see the parameter's type change.
        if (typed && !isNothingNew && !left.typeAnnotation) return false;
        return isSafeVariable(findVariable(left, sourceCode), depth);
      }
      case "PropertyDefinition":
      case "AccessorProperty":
        return parent.value === use && isSafeFieldDefinition(parent, depth);
      case "ReturnStatement":
        return admitsNullResult(enclosingFunction(use)) || isKnownNullable(use);
      case "ArrowFunctionExpression":
        return parent.body === use && (admitsNullResult(parent) || isKnownNullable(use));
      case "MemberExpression":
        return (
          parent.object === use && parent.optional && (mindsNoNothing(endOfChain(parent)) || isNullableAnyway(use))
        );
      case "CallExpression":
      case "NewExpression":
        if (parent.callee === use) return false;
        return sourceOf(parent.callee, sourceCode).startsWith("console.") || isKnownNullable(use);
      case "Property":
      case "ArrayExpression":
        return isKnownNullable(use);
      case "ExportSpecifier":
      case "ExportDefaultDeclaration":
      case "TSTypeQuery":
        return isNothingNew || (typed && isDeclaredNullable(use));
      default:
        return false;
    }
  }

  function isReference(use: Node): boolean {
    return use.type === "Identifier" || use.type === "MemberExpression";
  }

  /** Without types everything that is written down admits null; with types and without an annotation the type follows the value. */
  function admits(annotation: TSESTree.TSTypeAnnotation | undefined): boolean {
    return !typed || isNothingNew || !annotation || admitsNull(annotation.typeAnnotation, sourceCode);
  }

  function isSafeDeclaration(declarator: TSESTree.VariableDeclarator, depth: number): boolean {
    const { id } = declarator;
    if (id.type !== "Identifier" || !admits(id.typeAnnotation)) return false;
    // Who imports it is not seen; only a declared type tells them.
    const isExported = declarator.parent.parent.type === "ExportNamedDeclaration";
    if (isExported && !isNothingNew && !(typed && id.typeAnnotation)) return false;
    return isSafeVariable(findVariable(id, sourceCode), depth);
  }

  function isSafeTarget(assignment: TSESTree.AssignmentExpression, depth: number): boolean {
    const inner = bare(assignment.left);
    const isRead = !isOverwritten(assignment, sourceCode);
    if (inner.type === "Identifier") {
      const variable = findVariable(inner, sourceCode);
      return variable !== undefined && admitsAssignment(variable) && (!isRead || isSafeVariable(variable, depth));
    }
    if (inner.type !== "MemberExpression") return false;
    const owner = ownerOf(inner.object, sourceCode);
    const name = fullMemberName(inner);
    if (!owner || name === undefined) return isNothingNew;
    if (typed && !isNothingNew && !admitsNull(fieldDeclaration(owner, name, sourceCode)?.type, sourceCode))
      return false;
    return !isRead || isSafeField(owner, name, depth);
  }

  function admitsAssignment(variable: Variable): boolean {
    if (!typed || isNothingNew) return true;
    const type = declaredType(variable);
    return type ? admitsNull(type, sourceCode) : isUntypedVariable(variable);
  }

  function isSafeFieldDefinition(
    field: TSESTree.PropertyDefinition | TSESTree.AccessorProperty,
    depth: number,
  ): boolean {
    const owner = field.parent.parent;
    const name = keyName(field);
    if (name === undefined || !isClass(owner) || !admits(field.typeAnnotation)) return false;
    const isPrivate = field.accessibility === "private" || name.startsWith("#");
    if (typed && !isNothingNew && !field.typeAnnotation && !isPrivate) return false;
    return isSafeField(owner, name, depth);
  }

  function isSafeField(owner: ClassNode, name: string, depth: number): boolean {
    const key = `${owner.range.join()} ${name}`;
    if (seen.has(key)) return true;
    seen.add(key);
    const { accesses, properties } = fieldAccesses(owner, name, sourceCode);
    return (
      accesses.every((access) => isPlainWrite(access) || isSafe(access, depth + 1)) &&
      properties.every(
        ({ value }) => value.type === "Identifier" && isSafeVariable(findVariable(value, sourceCode), depth + 1),
      )
    );
  }

  function isSafeVariable(variable: Variable | undefined, depth: number): boolean {
    if (!variable) return false;
    if (seen.has(variable)) return true;
    seen.add(variable);
    return variable.references.every((reference) => {
      const isType = "isValueReference" in reference && reference.isValueReference === false;
      return isType || !reference.isRead() || isSafe(reference.identifier, depth + 1);
    });
  }

  function isPlainWrite(access: Node): boolean {
    const by = writeOf(access);
    return by !== undefined && (by.type !== "AssignmentExpression" || by.operator === "=");
  }

  /** A declared result, or another `return null` of the same function: its callers know null. */
  function admitsNullResult(of: FunctionNode | undefined): boolean {
    if (!of || of.generator) return false;
    if (typed && of.returnType) return resultAdmitsNull(of, sourceCode);
    let returnsNull = false;
    walk(of.body, sourceCode, (node) => {
      if (node.type === "ReturnStatement") returnsNull ||= node.argument ? isNullIn(node.argument) : !typed;
      return !isFunction(node) && !isClass(node);
    });
    return returnsNull;
  }

  function isNullIn(result: Node): boolean {
    const inner = bare(result);
    if (inner.type === "ConditionalExpression") return isNullIn(inner.consequent) || isNullIn(inner.alternate);
    return typed ? result.type === "Literal" && result.raw === "null" : isNullish(inner);
  }

  /** Whether the type that the read has now admits null already: declared so, and not narrowed by a write around it. */
  function isNullableAnyway(use: Node): boolean {
    return isNothingNew || (typed && isDeclaredNullable(use) && !isNarrowedByWrite(use));
  }

  /** It might have been null here before, so whoever gets the value has dealt with it. */
  function isKnownNullable(use: Node): boolean {
    return isNothingNew || (typed && isNullableAnyway(use));
  }

  function isDeclaredNullable(use: Node): boolean {
    const type = declaredTypeOf(use);
    // What is `any` is not checked.
    return type?.type !== "TSAnyKeyword" && admitsNull(type, sourceCode);
  }

  function declaredTypeOf(use: Node): TSESTree.TypeNode | undefined {
    const inner = bare(use);
    if (inner.type === "Identifier") {
      const variable = findVariable(inner, sourceCode);
      return variable && declaredType(variable);
    }
    if (inner.type !== "MemberExpression") return undefined;
    const owner = ownerOf(inner.object, sourceCode);
    const name = fullMemberName(inner);
    return owner && name !== undefined ? fieldDeclaration(owner, name, sourceCode)?.type : undefined;
  }

  function isNarrowedByWrite(use: Node): boolean {
    const around = functionsAround(use);
    return writesTo(use).some((write) => {
      const by = writeOf(write);
      const value =
        by?.type === "AssignmentExpression" ? by.right : by?.type === "VariableDeclarator" ? by.init : undefined;
      // The default of a parameter does not narrow its declared type.
      if (by?.type === "AssignmentPattern" || (value && isNullish(value))) return false;
      return around.includes(functionsAround(write)[0]);
    });
  }

  function writesTo(use: Node): Node[] {
    const inner = bare(use);
    if (inner.type === "Identifier") {
      const references = findVariable(inner, sourceCode)?.references ?? [];
      return references.filter((reference) => reference.isWrite()).map(({ identifier }) => identifier as Node);
    }
    if (inner.type !== "MemberExpression") return [];
    const owner = ownerOf(inner.object, sourceCode);
    const name = fullMemberName(inner);
    if (!owner || name === undefined) return [];
    return fieldAccesses(owner, name, sourceCode).accesses.filter((access) => writeOf(access) !== undefined);
  }

  /**
   * Whether nobody reads what an expression gives, or only asks whether it is there. A nullable client makes `x?.get()`
   * and `x && x.get()` wider than they were, which a type checker minds elsewhere, and others where it is used at once.
   */
  function mindsNoNothing(value: Node): boolean {
    if (!typed) return !isUsedAtOnce(value, 0);
    for (let at = value, parent = at.parent; parent; at = parent, parent = at.parent) {
      if (isWrapper(parent) || parent.type === "AwaitExpression") continue;
      switch (parent.type) {
        case "ExpressionStatement":
        case "UnaryExpression":
        case "IfStatement":
        case "WhileStatement":
        case "DoWhileStatement":
          return true;
        case "ForStatement":
          return parent.test === at || parent.update === at;
        case "ConditionalExpression":
          return parent.test === at;
        case "BinaryExpression":
          return /^[!=]==?$/.test(parent.operator);
        case "LogicalExpression":
          continue;
        default:
          return false;
      }
    }
    return false;
  }

  /**
   * Whether what may be nothing is used as if it were something: `(await x?.get("a")).length`, `[...(await x?.keys("*"))]`, also by a
   * variable that is not checked.
   */
  function isUsedAtOnce(value: Node, depth: number): boolean {
    if (depth > MAX_DEPTH) return true;
    for (let at = value, parent = at.parent; parent; at = parent, parent = at.parent) {
      if (isWrapper(parent) || parent.type === "AwaitExpression") continue;
      switch (parent.type) {
        case "MemberExpression":
          return parent.object === at && !parent.optional;
        case "CallExpression":
          return parent.callee === at && !parent.optional;
        case "NewExpression":
          return parent.callee === at;
        case "TaggedTemplateExpression":
          return parent.tag === at;
        case "SpreadElement":
          return parent.parent.type !== "ObjectExpression";
        case "ForOfStatement":
          return parent.right === at;
        case "YieldExpression":
          return parent.delegate;
        case "BinaryExpression":
          return parent.operator === "in" && parent.right === at;
        case "VariableDeclarator":
          return parent.init === at && isTakenAtOnce(parent.id, depth);
        case "AssignmentExpression":
          if (parent.right !== at) return false;
          if (isTakenAtOnce(parent.left, depth)) return true;
          continue;
        case "LogicalExpression":
          if (parent.left === at && parent.operator !== "&&") return false;
          continue;
        case "ConditionalExpression":
          if (parent.test === at) return false;
          continue;
        case "SequenceExpression":
          if (parent.expressions.at(-1) !== at) return false;
          continue;
        default:
          return false;
      }
    }
    return false;
  }

  function isTakenAtOnce(target: Node, depth: number): boolean {
    if (target.type === "ObjectPattern" || target.type === "ArrayPattern") return true;
    const variable = target.type === "Identifier" ? findVariable(target, sourceCode) : undefined;
    return (variable?.references ?? []).some(
      ({ identifier, init }) =>
        !init && isUsedAtOnce(identifier, depth + 1) && !isNullChecked(identifier, sourceCode, typed),
    );
  }
}

/** Whether the very next statement puts another value where this one went, so that nobody sees it. */
function isOverwritten(assignment: TSESTree.AssignmentExpression, sourceCode: SourceCode): boolean {
  const [next] = statementsAround(assignment.parent)?.following ?? [];
  if (assignment.parent.type !== "ExpressionStatement" || next?.type !== "ExpressionStatement") return false;
  const { expression } = next;
  if (expression.type !== "AssignmentExpression" || expression.operator !== "=") return false;
  if (!isSameReference(expression.left, assignment.left, sourceCode)) return false;
  let isRead = false;
  walk(expression.right, sourceCode, (node) => {
    if (isFunction(node) || isSameReference(node, assignment.left, sourceCode)) isRead = true;
    return !isRead;
  });
  return !isRead;
}

/** `let redis;`, `let redis = null;` without a type: what it holds follows its assignments. */
export function isUntypedVariable(variable: Variable): boolean {
  const node = variable.defs.length === 1 ? (variable.defs[0]?.node as Node | undefined) : undefined;
  if (node?.type !== "VariableDeclarator" || node.id.type !== "Identifier" || node.id.typeAnnotation) return false;
  // The variable of a loop gets its type from what is looped over.
  if (/^For(In|Of)Statement$/.test(node.parent.parent.type)) return false;
  return node.parent.kind !== "const" && (!node.init || (isNullish(node.init) && node.init === bare(node.init)));
}

/** Whether the value is one of several, and another one is empty; to a type checker only `null` is. */
function isEmptyAtTimes(node: Node, typed: boolean): boolean {
  for (let at = node, parent = at.parent; parent; at = parent, parent = at.parent) {
    if (parent.type === "ConditionalExpression" && parent.test !== at) {
      const other = parent.consequent === at ? parent.alternate : parent.consequent;
      if (typed ? other.type === "Literal" && other.raw === "null" : isNullish(other)) return true;
    } else if (parent.type === "LogicalExpression" && parent.operator === "&&" && parent.right === at) {
      if (!typed) return true;
    } else if (parent.type !== "AwaitExpression") return false;
  }
  return false;
}

/** The functions around a node from the inside out, and `undefined` for the top level. */
function functionsAround(node: Node): (FunctionNode | undefined)[] {
  const around: (FunctionNode | undefined)[] = [];
  for (let at: Node | undefined = enclosingFunction(node); at; at = enclosingFunction(at)) {
    if (isFunction(at)) around.push(at);
  }
  return [...around, undefined];
}

function endOfChain(access: Node): Node {
  let at = access;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    const goesOn =
      (parent.type === "MemberExpression" && parent.object === at) ||
      (parent.type === "CallExpression" && parent.callee === at) ||
      parent.type === "TSNonNullExpression";
    if (!goesOn) return at;
  }
  return at;
}
