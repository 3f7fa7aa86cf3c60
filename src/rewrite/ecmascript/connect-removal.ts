import type { TSESTree } from "@typescript-eslint/utils";
import type { ClientUse } from "../../analysis/connection.js";
import type { Range } from "../../analysis/option-value.js";
import { bare, memberName, type Node, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { effectsOf } from "../../analysis/ecmascript/effects.js";
import { callAt } from "./call-at.js";
import { enclosingStatement } from "../../analysis/ecmascript/enclosing-statement.js";

/** A `connect()` call that goes with the construction. */
export type ConnectRemoval =
  | { readonly kind: "statement"; readonly statement: Node }
  /** `createClient().on(…).connect()`: the last link of the chain, and the `await` around it. */
  | {
      readonly kind: "link";
      readonly range: Range;
      readonly call: TSESTree.CallExpression;
      readonly around: TSESTree.AwaitExpression | undefined;
    };

/** How a `connect()` can be taken out of the text, or why it cannot. */
export function connectRemoval(
  use: ClientUse,
  site: Node,
  sourceCode: SourceCode,
): ConnectRemoval | { readonly refusal: string } {
  const call = callAt(use.range, sourceCode);
  if (!call || call.callee.type !== "MemberExpression")
    return { refusal: `${use.method ?? "connect"}() in line ${use.line} cannot be removed` };
  const refusal = { refusal: `${use.method ?? "connect"}() in line ${use.line} is part of a longer expression` };
  if (call.arguments.some((argument) => effectsOf(argument, sourceCode).length > 0)) return refusal;

  if (isLinkOf(call, site)) {
    const dot = sourceCode.getTokenBefore(call.callee.property)!;
    const range: Range = [sourceCode.getTokenBefore(dot)!.range[1], call.range[1]];
    const outer = bareParent(call);
    if (outer?.type === "AwaitExpression") return { kind: "link", range, call, around: outer };
    return outer?.type === "ExpressionStatement" ? { kind: "link", range, call, around: undefined } : refusal;
  }

  let at: Node = call;
  // `client.connect().catch(…)` handles only what connect() rejects with.
  while (
    at.parent?.type === "MemberExpression" &&
    at.parent.object === at &&
    memberName(at.parent) === "catch" &&
    at.parent.parent.type === "CallExpression"
  ) {
    at = at.parent.parent;
  }
  if (at.parent?.type === "AwaitExpression" || (at.parent?.type === "UnaryExpression" && at.parent.operator === "void"))
    at = at.parent;
  if (at.parent?.type !== "ExpressionStatement") return refusal;
  const { statement, inList } = enclosingStatement(at);
  return statement === at.parent && inList ? { kind: "statement", statement } : refusal;
}

/** Whether the call's receiver is the construction itself, or a chain of calls that begins with it. */
function isLinkOf(call: TSESTree.CallExpression, site: Node): boolean {
  let at: Node = bare(call);
  for (;;) {
    if (at === site) return true;
    if (at.type === "CallExpression") at = bare(at.callee);
    else if (at.type === "MemberExpression") at = bare(at.object);
    else if (at.type === "AwaitExpression") at = bare(at.argument);
    else return false;
  }
}

function bareParent(node: Node): Node | undefined {
  let { parent } = node;
  while (parent?.type === "ChainExpression") ({ parent } = parent);
  return parent;
}
