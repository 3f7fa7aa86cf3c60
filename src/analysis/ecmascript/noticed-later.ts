import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../option-value.js";
import { calledFunction } from "./called-function.js";
import { findVariable, isRewritten } from "./find-variable.js";
import {
  bare,
  contains,
  isFunction,
  memberName,
  walk,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "./syntax-tree.js";

/** Methods that must be called in time: what was not listened to is gone, and an event that went on cannot be stopped. */
const IN_TIME =
  /^(?:on|once|addListener|addEventListener|prependListener|prependOnceListener|pipe|preventDefault|stopPropagation|stopImmediatePropagation|waitUntil|respondWith)$/u;
/** Methods that change what they are called on. */
const CHANGES = /^(?:push|unshift|pop|shift|splice|sort|reverse|set|add|delete|clear|append|increment|inc|emit)$/u;
/** Functions of the file that are called on the way are looked into this deep. */
const MAX_DEPTH = 3;

/** What runs as a whole: an async function, or a module. */
type Body = FunctionNode | TSESTree.Program;

/**
 * What an async function, or a module, does behind a place before it first waits, and what somebody may count on who has called it and goes
 * on: a write to something that is not its own, a listener. `client` says what is done to the client itself; `ends` where it waits next.
 */
export function noticedWhenLater(
  [, from]: Range,
  around: Body,
  client: readonly Node[],
  ends: (inner: Node) => boolean,
  sourceCode: SourceCode,
): Node | undefined {
  let end = around.range[1];
  walkOwn(around, sourceCode, (inner) => {
    if (ends(inner) && inner.range[1] > from) end = Math.min(end, inner.range[1]);
  });
  return noticedIn(around, [from, end], 0);

  function noticedIn(of: Body, [start, to]: Range, depth: number): Node | undefined {
    let found: Node | undefined;
    walkOwn(of, sourceCode, (inner) => {
      if (found || inner.range[0] < start || inner.range[1] > to) return;
      if (isNoticed(inner, of, depth)) found = inner;
    });
    return found;
  }

  function isNoticed(inner: Node, of: Body, depth: number): boolean {
    switch (inner.type) {
      case "AssignmentExpression":
        return !isOwn(inner.left, of);
      case "UpdateExpression":
        return !isOwn(inner.argument, of);
      case "UnaryExpression":
        return inner.operator === "delete" && !isOwn(inner.argument, of);
      case "CallExpression":
        return isNoticedCall(inner, of, depth);
      case "Identifier":
        return mayChangeMeanwhile(inner, of);
      default:
        return false;
    }
  }

  /** What the caller has set for the time of the call is another one afterwards. */
  function mayChangeMeanwhile(name: TSESTree.Identifier, of: Body): boolean {
    const variable = findVariable(name, sourceCode);
    const reference = variable?.references.find(({ identifier }) => identifier === name);
    if (!variable || !reference?.isRead() || !isRewritten(variable) || client.includes(name)) return false;
    return !variable.defs.some(({ name: declared }) => contains(of, declared));
  }

  function isNoticedCall(call: TSESTree.CallExpression, of: Body, depth: number): boolean {
    const callee = bare(call.callee);
    const called = isFunction(callee) ? undefined : calledFunction(callee, sourceCode);
    if (called) return depth < MAX_DEPTH && noticedIn(called, called.range, depth + 1) !== undefined;
    // `once(emitter, "ready")` of `node:events`
    if (callee.type === "Identifier") return IN_TIME.test(callee.name) && call.arguments.length > 1;
    if (callee.type !== "MemberExpression" || client.some((use) => contains(callee.object, use))) return false;
    const method = memberName(callee) ?? "";
    if (CHANGES.test(method)) return !isOwn(callee.object, of);
    // What is made behind the client has not missed anything.
    return IN_TIME.test(method) && !(isOwn(callee.object, of) && declaredAt(callee.object) > from);
  }

  function declaredAt(object: Node): number {
    const root = rootOf(object);
    const definition = root.type === "Identifier" ? findVariable(root, sourceCode)?.defs[0] : undefined;
    return definition ? (definition.name as Node).range[0] : root.range[0];
  }

  /** Whether a target belongs to the function alone: a variable of its own, and what is in it unless a caller has given it. */
  function isOwn(target: Node, of: Body): boolean {
    const inner = bare(target);
    if (inner.type === "ObjectPattern" || inner.type === "ArrayPattern") return false;
    const root = rootOf(inner);
    if (root.type !== "Identifier") return /^(?:New|Object|Array|Call)Expression$/u.test(root.type);
    const [definition] = findVariable(root, sourceCode)?.defs ?? [];
    const isInside = definition !== undefined && contains(of, definition.name);
    return isInside && (root === inner || !/^(?:Parameter|ImportBinding)$/u.test(definition.type));
  }
}

function rootOf(node: Node): Node {
  let at = bare(node);
  for (;;) {
    if (at.type === "MemberExpression") at = bare(at.object);
    else if (at.type === "CallExpression" && bare(at.callee).type === "MemberExpression")
      at = bare((bare(at.callee) as TSESTree.MemberExpression).object);
    else return at;
  }
}

/** Walks through the body of a function, but not into the functions in it, save those that are called where they stand. */
function walkOwn(of: Body, sourceCode: SourceCode, visit: (node: Node) => void): void {
  const body = of.type === "Program" ? of : of.body;
  if (!body) return;
  walk(body, sourceCode, (inner) => {
    if (isFunction(inner) && !(inner.parent.type === "CallExpression" && inner.parent.callee === inner)) return false;
    visit(inner);
    return undefined;
  });
}
