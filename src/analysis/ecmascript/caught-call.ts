import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { endOf } from "./end-of-handler.js";
import { fieldAccesses } from "./field-accesses.js";
import { variablesOf } from "./host-of-this.js";
import { membersNamed } from "./members-named.js";
import {
  bare,
  isClass,
  isFunction,
  keyName,
  memberName,
  outermost,
  sourceOf,
  walk,
  type ClassNode,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "./syntax-tree.js";

/**
 * Whether the file itself takes an error that a function throws, or a promise of it rejects with, and goes on: in a `try` around a call of it,
 * by `catch()` or a second argument of `then()`, by `Promise.allSettled()`, or in a function of the file that it is handed to.
 */
export function isCallCaught(
  called: FunctionNode | ClassNode,
  sourceCode: SourceCode,
  seen = new Set<Node>(),
): boolean {
  if (seen.has(called)) return false;
  seen.add(called);
  return callsOf(called, sourceCode).some((call) => {
    if (isCaughtAt(call, called, sourceCode)) return true;
    const around = runnerOf(call);
    return around !== undefined && isCallCaught(around, sourceCode, seen);
  });
}

/** What runs a place when it is called: the function around it, or the class of the field that it gives a value. */
function runnerOf(place: Node): FunctionNode | ClassNode | undefined {
  for (let at = place, parent = at.parent; parent; at = parent, parent = at.parent) {
    if (isFunction(parent)) return parent;
    if (parent.type === "PropertyDefinition" && parent.value === at && !parent.static) return parent.parent.parent;
  }
  return undefined;
}

/** Calls of a function, calls that get it as a callback, and constructions of a class. */
function callsOf(called: FunctionNode | ClassNode, sourceCode: SourceCode): Node[] {
  const { parent } = called;
  const names: Node[] = [called, ...namesOf(called, sourceCode)];
  const key =
    isFunction(called) && "key" in parent && parent.type !== "ImportAttribute"
      ? keyName(parent as TSESTree.MethodDefinition)
      : undefined;
  const owner = parent.parent?.parent;
  if (key === "constructor" && isClass(owner)) names.push(...namesOf(owner, sourceCode));
  else if (key !== undefined)
    names.push(
      ...(isClass(owner) && key.startsWith("#") ? fieldAccesses(owner, key, sourceCode) : membersNamed(key, sourceCode))
        .accesses,
    );
  return names.flatMap((name) => {
    const at = outermost(name).parent;
    return at?.type === "CallExpression" || at?.type === "NewExpression" ? [at] : [];
  });
}

function namesOf(declared: Node, sourceCode: SourceCode): Node[] {
  return variablesOf(declared, sourceCode).flatMap(({ references }) =>
    references.map(({ identifier }) => identifier as Node),
  );
}

function isCaughtAt(call: Node, called: Node, sourceCode: SourceCode): boolean {
  let at = call;
  for (let parent = at.parent; parent && !isFunction(parent); at = parent, parent = at.parent) {
    if (parent.type === "TryStatement" && parent.block === at && parent.handler)
      if (endOf(parent.handler.body, sourceCode) !== "throws") return true;
    if (parent.type === "CallExpression" && parent.callee !== at) {
      if (/^Promise\.(?:allSettled|any)$/u.test(sourceOf(parent.callee, sourceCode))) return true;
    }
    if (parent.type === "MemberExpression" && parent.object === at && isTakenBy(parent, sourceCode)) return true;
  }
  // Handed to a function of the file that catches what it calls.
  const callee = call.type === "CallExpression" ? calledFunction(call.callee, sourceCode) : undefined;
  return callee !== undefined && callee !== called && catches(callee, sourceCode);
}

/** `main().catch(console.error)`: a handler that ends the process, or throws again, goes on with nothing. */
function isTakenBy(access: TSESTree.MemberExpression, sourceCode: SourceCode): boolean {
  const call = outermost(access).parent;
  if (call?.type !== "CallExpression" || bare(call.callee) !== access) return false;
  const name = memberName(access);
  const handler = name === "catch" ? call.arguments[0] : name === "then" ? call.arguments[1] : undefined;
  if (!handler) return false;
  const taken = calledFunction(handler, sourceCode);
  if (!taken?.body) return !/^process\.exit\b/u.test(sourceOf(handler, sourceCode));
  return taken.body.type === "BlockStatement"
    ? endOf(taken.body, sourceCode) !== "throws"
    : !/^process\.exit\(/u.test(sourceOf(taken.body, sourceCode));
}

function catches(called: FunctionNode, sourceCode: SourceCode): boolean {
  let found = false;
  walk(called, sourceCode, (node) => {
    if (node.type === "TryStatement" && node.handler && endOf(node.handler.body, sourceCode) !== "throws") found = true;
    return !found;
  });
  return found;
}
