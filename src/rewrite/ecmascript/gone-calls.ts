import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "../../analysis/ecmascript/called-function.js";
import { effectsOf } from "../../analysis/ecmascript/effects.js";
import { findVariable } from "../../analysis/ecmascript/find-variable.js";
import type { ChainNodes } from "../../analysis/ecmascript/nodes.js";
import {
  bare,
  isFunction,
  memberName,
  sourceOf,
  walk,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "../../analysis/ecmascript/syntax-tree.js";
import type { Range } from "../../analysis/option-value.js";
import { callName, isWithin } from "./leftovers.js";

/** Without the client there is nothing to connect, and nothing to close. */
const GOES_WITH_CLIENT = /^(?:connect|quit|disconnect|close|destroy|end)$/u;

/**
 * Every call of a chain that nobody makes any more when its text is gone, as messages name them, those of functions of the file
 * that only make an attempt included. Left out is what the attempts themselves are: opening, connecting and closing a client, and waiting.
 */
export function goneCalls(
  removed: Range,
  kept: readonly Range[],
  { attempts, holders }: ChainNodes,
  /** The constructions themselves, which may stand in functions that the attempts call. */
  openings: readonly Node[],
  sourceCode: SourceCode,
): string[] {
  const names = new Set<string>();
  const seen = new Set<Node>();
  visit(sourceCode.ast, removed);
  return [...names];

  function visit(root: Node, range: Range): void {
    walk(root, sourceCode, (node) => {
      if (node.range[1] <= range[0] || node.range[0] >= range[1]) return false;
      if (!isWithin(node.range, range)) return true;
      if (kept.some((one) => isWithin(node.range, one))) return false;
      if (attempts.includes(node)) {
        const called = node.type === "CallExpression" ? calledFunction(node.callee, sourceCode) : undefined;
        if (called) visitBody(called);
        return true;
      }
      if (openings.includes(node)) return true;
      // What a function does counts where it is called.
      if (isFunction(node)) return false;
      if (isPromiseStep(node)) {
        for (const callback of node.arguments) if (isFunction(callback)) visitBody(callback);
        return true;
      }
      if (isEffect(node) && !goesWithClient(node)) names.add(callName(node, sourceCode));
      return true;
    });
  }

  function visitBody(called: FunctionNode): void {
    if (seen.has(called) || !called.body) return;
    seen.add(called);
    visit(called.body, called.body.range);
  }

  /** `.catch(() => …)` behind a call: only what its functions do counts. */
  function isPromiseStep(node: Node): node is TSESTree.CallExpression {
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
    return (
      /^(?:then|catch|finally)$/u.test(memberName(node.callee) ?? "") &&
      bare(node.callee.object).type === "CallExpression" &&
      node.arguments.every((argument) => isFunction(argument))
    );
  }

  function isEffect(node: Node): boolean {
    if (
      node.type === "CallExpression" &&
      /^Promise\.(?:race|any|all|allSettled)$/u.test(sourceOf(node.callee, sourceCode))
    )
      return false;
    if (node.type === "NewExpression" && sourceOf(node.callee, sourceCode) === "Promise") return !isTimer(node);
    return (
      /^(?:CallExpression|NewExpression|TaggedTemplateExpression|YieldExpression)$/u.test(node.type) &&
      effectsOf(node, sourceCode)[0] === node
    );
  }

  /** `new Promise((resolve) => setTimeout(resolve, 100))`, and one that is rejected after a while. */
  function isTimer(node: Node): boolean {
    let others = false;
    walk(node, sourceCode, (inner) => {
      if (inner.type === "CallExpression" && sourceOf(inner.callee, sourceCode) !== "setTimeout")
        others ||= inner.callee.type !== "Identifier" || !isDeclaredIn(inner.callee, node);
      if (inner.type === "AssignmentExpression") others = true;
    });
    return !others;
  }

  function isDeclaredIn(identifier: TSESTree.Identifier, node: Node): boolean {
    const declared = findVariable(identifier, sourceCode)?.identifiers[0]?.range;
    return declared !== undefined && isWithin(declared, node.range);
  }

  function goesWithClient(node: Node): boolean {
    if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return false;
    return GOES_WITH_CLIENT.test(memberName(node.callee) ?? "") && isClient(node.callee.object);
  }

  function isClient(node: Node): boolean {
    const inner = bare(node);
    if (inner.type === "AwaitExpression") return isClient(inner.argument);
    if (attempts.includes(inner)) return true;
    if (inner.type === "Identifier") return holders.has(findVariable(inner, sourceCode));
    return inner.type === "MemberExpression" && holders.has(sourceOf(inner, sourceCode));
  }
}
