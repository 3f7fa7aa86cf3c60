import type { TSESTree } from "@typescript-eslint/utils";
import type { UncheckedUse } from "../connection.js";
import { admitsNull, fieldDeclaration, resultAdmitsNull } from "./admits-null.js";
import { calledFunction } from "./called-function.js";
import { fieldAccesses, ownerOf } from "./field-accesses.js";
import { declaredType, findVariable } from "./find-variable.js";
import { mayBeChecked } from "./may-be-checked.js";
import { fullMemberName } from "./members-named.js";
import { runsOnlyBehind } from "./runs-only-behind.js";
import { isSameReference } from "./same-reference.js";
import {
  bare,
  contains,
  enclosingFunction,
  isClass,
  isFunction,
  isWrapper,
  keyName,
  sourceOf,
  type ClassNode,
  type FunctionNode,
  type Node,
  type SourceCode,
  type Variable,
} from "./syntax-tree.js";
import { callOf, writeOf } from "./trace-client.js";
import { typeExcludesNull } from "./type-excludes-null.js";

/** Flows through more hands than this are given up. */
const MAX_DEPTH = 12;

/**
 * Where the file uses the client that `expression` yields as if it could not be null, with no check before: the first
 * place of each function, in the order of the text, unless the code around the function must have failed before. Followed through variables, fields, parameters and results of
 * functions of this file. A declared type without null, an assertion and `!` end the search: there the author, and the
 * compiler, have said that it is not null.
 */
export function uncheckedUses(expression: Node, sourceCode: SourceCode): UncheckedUse[] {
  const found = new Map<Node, Node>();
  const seen = new Map<unknown, Set<unknown>>();
  follow(expression, 0);

  const first = new Map<FunctionNode | undefined, Node>();
  for (const [holder] of [...found].sort(([one], [other]) => one.range[0] - other.range[0])) {
    const around = enclosingFunction(holder);
    if (!first.has(around) && !typeExcludesNull(holder, sourceCode)) first.set(around, holder);
  }
  return [...first]
    .filter(([around, holder]) => !around || !isReachedOnlyBehind(around, holder))
    .map(([, holder]) => ({
      name: isItself(holder) ? undefined : sourceOf(holder, sourceCode),
      how: found.get(holder)?.type === "ObjectPattern" ? "destructured" : "member",
      range: holder.range,
      line: holder.loc.start.line,
    }));

  /** Whether the code around a function has used the same client already: null would have been noticed there. */
  function isReachedOnlyBehind(around: FunctionNode, holder: Node): boolean {
    const inner = bare(holder);
    const variable = inner.type === "Identifier" ? findVariable(inner, sourceCode) : undefined;
    // What is written again may be null again.
    if (!variable || variable.references.filter((reference) => reference.isWrite()).length > 1) return false;
    for (let at: Node | undefined = around; at; at = enclosingFunction(at)) {
      const outer = first.get(enclosingFunction(at));
      if (outer && isSameReference(outer, holder, sourceCode) && runsOnlyBehind(at, outer)) return true;
    }
    return false;
  }

  /** Whether a place is the call itself, with nothing that holds its result. */
  function isItself(holder: Node): boolean {
    const inner = bare(holder);
    return (inner.type === "AwaitExpression" ? bare(inner.argument) : inner) === expression;
  }

  function follow(node: Node, depth: number): void {
    const { parent } = node;
    if (!parent || depth > MAX_DEPTH) return;
    const next = depth + 1;
    switch (parent.type) {
      case "ChainExpression":
      case "TSSatisfiesExpression":
      case "AwaitExpression":
        return follow(parent, next);
      case "TSAsExpression":
      case "TSTypeAssertion":
        return admitsNull(parent.typeAnnotation, sourceCode) ? follow(parent, next) : undefined;
      case "LogicalExpression":
        return parent.right === node ? follow(parent, next) : undefined;
      case "ConditionalExpression":
        return parent.test === node ? undefined : follow(parent, next);
      case "SequenceExpression":
        return parent.expressions.at(-1) === node ? follow(parent, next) : undefined;
      case "MemberExpression":
        return parent.object === node && !parent.optional ? followMember(node, parent, next) : undefined;
      case "VariableDeclarator":
        return parent.init === node ? bind(parent.id, node, parent, next) : undefined;
      case "AssignmentExpression":
        if (parent.right !== node || !/^(?:\?\?|\|\|)?=$/u.test(parent.operator)) return;
        bind(parent.left, node, parent, next);
        return follow(parent, next);
      case "AssignmentPattern":
        return parent.right === node && isFunction(parent.parent) ? bind(parent.left, node, parent, next) : undefined;
      case "PropertyDefinition":
      case "AccessorProperty": {
        const name = keyName(parent);
        if (parent.value === node && name !== undefined) bindField(parent.parent.parent, name, parent, next);
        return;
      }
      case "ReturnStatement": {
        const around = enclosingFunction(node);
        return around ? followResult(around, next) : undefined;
      }
      case "ArrowFunctionExpression":
        return parent.body === node ? followResult(parent, next) : undefined;
      case "CallExpression":
        return parent.callee === node ? undefined : followArgument(node, parent, next);
    }
  }

  function followMember(node: Node, access: TSESTree.MemberExpression, depth: number): void {
    const name = fullMemberName(access);
    const call = callOf(access);
    if (call && name === "then") {
      const [callback] = call.arguments;
      const parameter = callback && calledFunction(callback, sourceCode)?.params[0];
      if (parameter) bind(parameter, parameter, parameter, depth);
    } else if (call && (name === "catch" || name === "finally")) follow(call, depth);
    else if (name !== "then") found.set(node, access);
  }

  function followArgument(node: Node, call: TSESTree.CallExpression, depth: number): void {
    const index = call.arguments.indexOf(node as TSESTree.CallExpressionArgument);
    if (index < 0 || call.arguments.slice(0, index).some(({ type }) => type === "SpreadElement")) return;
    const parameter = calledFunction(call.callee, sourceCode)?.params[index];
    if (parameter?.type === "Identifier") bind(parameter, node, parameter, depth);
  }

  /** The callers of a function that answers with the client. */
  function followResult(of: FunctionNode, depth: number): void {
    if (of.generator || (of.returnType && !resultAdmitsNull(of, sourceCode)) || !isFirst(of, "result")) return;
    const { parent } = of;
    if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") {
      const name = keyName(parent);
      if (name === undefined) return;
      for (const access of fieldAccesses(parent.parent.parent, name, sourceCode).accesses) {
        const result = parent.type === "MethodDefinition" && parent.kind === "get" ? access : callOf(access);
        if (result) follow(result, depth);
      }
      return;
    }
    const id = of.type === "FunctionDeclaration" ? of.id : parent.type === "VariableDeclarator" ? parent.id : undefined;
    const variable = id?.type === "Identifier" ? findVariable(id, sourceCode) : undefined;
    for (const { identifier } of variable?.references ?? []) {
      const call = callOf(identifier);
      if (call) follow(call, depth);
    }
  }

  /** `value` goes into `target` by `write`. */
  function bind(target: Node, value: Node, write: Node, depth: number): void {
    const inner = bare(target);
    switch (inner.type) {
      case "Identifier": {
        const variable = findVariable(inner, sourceCode);
        const type = variable && declaredType(variable);
        if (variable && (!type || admitsNull(type, sourceCode))) bindVariable(variable, write, depth);
        return;
      }
      case "ObjectPattern":
        if (value !== target) found.set(value, inner);
        return;
      case "MemberExpression": {
        const owner = ownerOf(inner.object, sourceCode);
        const name = fullMemberName(inner);
        if (owner && name !== undefined) bindField(owner, name, write, depth);
      }
    }
  }

  function bindVariable(variable: Variable, write: Node, depth: number): void {
    if (!isFirst(variable, write)) return;
    for (const reference of variable.references) {
      if ("isValueReference" in reference && reference.isValueReference === false) continue;
      if (reference.isRead()) meet(reference.identifier, write, depth);
    }
  }

  function bindField(owner: Node, name: string, write: Node, depth: number): void {
    if (!isClass(owner) || !isFirst(owner, `${name} ${write.range[0]}`) || !fieldAdmitsNull(owner, name)) return;
    const { accesses, properties } = fieldAccesses(owner, name, sourceCode);
    for (const access of accesses) if (!isPlainWrite(access)) meet(access, write, depth);
    for (const { value } of properties) {
      const variable = value.type === "Identifier" ? findVariable(value, sourceCode) : undefined;
      if (variable && !mayBeChecked(value, write, sourceCode)) bindVariable(variable, value, depth);
    }
  }

  function meet(use: Node, write: Node, depth: number): void {
    if (isWithin(use, write) || !isConsumed(use)) return;
    if (!mayBeChecked(use, write, sourceCode)) follow(use, depth);
  }

  function fieldAdmitsNull(owner: ClassNode, name: string): boolean {
    const type = fieldDeclaration(owner, name, sourceCode)?.type;
    return !type || admitsNull(type, sourceCode);
  }

  function isFirst(holder: unknown, by: unknown): boolean {
    const before = seen.get(holder) ?? new Set();
    seen.set(holder, before);
    if (before.has(by)) return false;
    before.add(by);
    return true;
  }
}

/** Whether anything becomes of what is read: most reads only ask whether it is there. */
function isConsumed(use: Node): boolean {
  const { parent } = use;
  return parent?.type !== "ExpressionStatement" && parent?.type !== "UnaryExpression";
}

function isPlainWrite(access: Node): boolean {
  const by = writeOf(access);
  return by !== undefined && (by.type !== "AssignmentExpression" || by.operator === "=");
}

/** In the value that is written, what held it before may be read. */
function isWithin(use: Node, write: Node): boolean {
  return contains(write, use) && !isWrapper(use);
}
