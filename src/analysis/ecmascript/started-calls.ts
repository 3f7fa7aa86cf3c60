import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { findVariable } from "./find-variable.js";
import { fullMemberName, membersNamed } from "./members-named.js";
import { keyName, memberName, outermost, type FunctionNode, type Node, type SourceCode } from "./syntax-tree.js";

/**
 * Whether the file starts one of its functions without waiting for its promise: it calls it and does not await what it answers, or hands it to
 * a call that may start it. What it exports is started elsewhere.
 */
export function isStarted(called: FunctionNode, sourceCode: SourceCode): boolean {
  return calleesFor(called, sourceCode).some((callee) => {
    const call = callOf(callee);
    if (call)
      return calledFunction(callee, sourceCode) === called && promiseOf(call).parent?.type !== "AwaitExpression";
    const { parent } = outermost(callee);
    return parent?.type === "CallExpression" && (callee === called || calledFunction(callee, sourceCode) === called);
  });
}

/**
 * Whether nobody goes on while a function waits: each use of it is a call that is awaited, or that is the last thing which a file without
 * exports does. One that others may call as well, because it is a method, a callback or exported, is not known to be.
 */
export function isAlwaysAwaited(called: FunctionNode, sourceCode: SourceCode): boolean {
  const { parent } = called;
  const isDeclared = called.type === "FunctionDeclaration" && parent.type !== "ExportDefaultDeclaration";
  const isConstant = parent.type === "VariableDeclarator" && parent.id.type === "Identifier";
  if (!isDeclared && !isConstant && callOf(called) === undefined) return false;
  const uses = calleesFor(called, sourceCode).filter((use) => use !== called || callOf(called) !== undefined);
  const isExported = (isConstant ? parent.parent : called).parent?.type === "ExportNamedDeclaration";
  return (
    !isExported &&
    uses
      .filter((use) => !(use.parent?.type === "VariableDeclarator" && use.parent.id === use))
      .every((use) => {
        const call = callOf(use);
        return call && (promiseOf(call).parent?.type === "AwaitExpression" || isLast(call, sourceCode));
      })
  );
}

function callOf(callee: Node): TSESTree.CallExpression | undefined {
  const at = outermost(callee);
  return at.parent?.type === "CallExpression" && at.parent.callee === at ? at.parent : undefined;
}

/** What a call is part of when its promise is handed on: `start()` of `void start().catch(log)`. */
function promiseOf(call: Node): Node {
  let at = outermost(call);
  for (;;) {
    const { parent } = at;
    const isThen =
      parent?.type === "MemberExpression" &&
      parent.object === at &&
      /^(?:then|catch|finally)$/u.test(memberName(parent) ?? "");
    const next = isThen ? callOf(parent) : undefined;
    if (!next) return at;
    at = outermost(next);
  }
}

/** The statement that a call is, as far as what follows is concerned: `start();`, `void start().catch(log);`. */
function statementOf(call: Node): Node | undefined {
  let around = promiseOf(call).parent;
  while (around?.type === "UnaryExpression" || around?.type === "ChainExpression") around = around.parent;
  return around?.type === "ExpressionStatement" ? around : undefined;
}

function isLast(call: Node, sourceCode: SourceCode): boolean {
  const statement = statementOf(call);
  const { body } = sourceCode.ast;
  return (
    statement !== undefined &&
    body.at(-1) === statement &&
    !body.some(({ type }) => /^(?:Export|TSExport)/u.test(type)) &&
    !/\bexports\b/u.test(sourceCode.text)
  );
}

/** What may be a callee for a function: itself where it is called where it stands, its name, or members of the name of a method. */
function calleesFor(called: FunctionNode, sourceCode: SourceCode): Node[] {
  const { parent } = called;
  const names: TSESTree.Identifier[] = called.id ? [called.id] : [];
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") names.push(parent.id);
  const callees: Node[] = names.flatMap((name) =>
    (findVariable(name, sourceCode)?.references ?? []).map(({ identifier }) => identifier as Node),
  );
  if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition" || parent.type === "Property")
    callees.push(...membersOf(parent, sourceCode));
  return [called, ...callees];
}

function membersOf(
  method: TSESTree.MethodDefinition | TSESTree.PropertyDefinition | TSESTree.Property,
  sourceCode: SourceCode,
): readonly TSESTree.MemberExpression[] {
  const name = method.key.type === "PrivateIdentifier" ? `#${method.key.name}` : keyName(method);
  const { accesses } = name === undefined ? { accesses: [] } : membersNamed(name, sourceCode);
  return accesses.filter((access) => fullMemberName(access) === name);
}
