import type { TSESTree } from "@typescript-eslint/utils";
import type { ClientUse } from "../../analysis/connection.js";
import { effectsOf } from "../../analysis/ecmascript/effects.js";
import { enclosingStatement } from "../../analysis/ecmascript/enclosing-statement.js";
import {
  bare,
  isFunction,
  isWrapper,
  memberName,
  nodeAround,
  sourceOf,
  type Node,
  type SourceCode,
} from "../../analysis/ecmascript/syntax-tree.js";
import type { Rewrite } from "../rewrite.js";
import { callAt } from "./call-at.js";
import { toEdits, type Change } from "./changes.js";
import { withoutGuardingSemicolon } from "./guarding-semicolon.js";
import { unwrapTry } from "./unwrap-try.js";

/** Registrations whose callback may go together with what it does. */
const HOOKS = /^(?:process\.(?:on|once|addListener)|after|afterAll|afterEach|teardown|suiteTeardown|onTestFinished)$/u;
const LOGS = /^(?:console|(?:this\.)?_?log(?:ger)?)(?:\.|$)/iu;
const GATHERS = /^Promise\.(?:all|allSettled)$/u;

/** Takes a use of a client out of the text together with what is empty without it, or says why it cannot go. */
export function removeUse(sourceCode: SourceCode, use: ClientUse): Rewrite {
  if (use.method === "using") return keptOpen(sourceCode, use);
  const call = callAt(use.range, sourceCode);
  const callee = call && bare(call.callee);
  if (!call || callee?.type !== "MemberExpression") return { refusal: "it is no call" };
  if ([callee.object, ...call.arguments].some((node) => hasEffects(node)))
    return { refusal: "what stands in the call may have effects" };
  if (call.arguments.some(goesOn)) return { refusal: "it calls back, and something goes on there" };
  const change = removalOf(wholeOf(call));
  if (!change) return { refusal: "something needs what it answers, or would be empty without it" };
  const edits = toEdits([change], sourceCode);
  return edits ? { edits, left: [] } : { refusal: "its edits would overlap" };

  /** `client.quit(done)`, `client.quit(() => process.exit())`: what is called when the client is closed. */
  function goesOn(argument: Node): boolean {
    const inner = bare(argument);
    if (!isFunction(inner)) return inner.type !== "Literal";
    return !!inner.body && effectsOf(inner.body, sourceCode).some((effect) => !isLog(effect));
  }

  function isLog(effect: Node): boolean {
    return effect.type === "CallExpression" && LOGS.test(sourceOf(effect.callee, sourceCode));
  }

  function hasEffects(node: Node): boolean {
    // What handles a failed call goes with it.
    return !isFunction(bare(node)) && effectsOf(node, sourceCode).length > 0;
  }

  /** `await client.quit().catch(…)`, `client && client.quit()`: all that goes with the call. */
  function wholeOf(node: Node): Node {
    const { parent } = node;
    if (!parent) return node;
    if (isWrapper(parent) || parent.type === "AwaitExpression") return wholeOf(parent);
    if (parent.type === "UnaryExpression" && parent.operator === "void") return wholeOf(parent);
    if (parent.type === "LogicalExpression" && parent.right === node && parent.operator === "&&")
      return hasEffects(parent.left) ? node : wholeOf(parent);
    if (parent.type === "MemberExpression" && parent.object === node && memberName(parent) === "catch") {
      const { parent: handled } = parent;
      return handled.type === "CallExpression" && handled.callee === parent ? wholeOf(handled) : node;
    }
    return node;
  }

  function removalOf(node: Node): Change | undefined {
    const { parent } = node;
    switch (parent?.type) {
      case "ExpressionStatement":
        return withoutStatement(parent);
      case "ArrayExpression":
        return withoutElement(node, parent);
      case "ArrowFunctionExpression":
        return parent.body === node ? withoutHook(parent) : undefined;
      case "ReturnStatement":
        return isSole(parent) && isFunction(parent.parent.parent) ? withoutHook(parent.parent.parent) : undefined;
      default:
        return undefined;
    }
  }

  /** A statement goes, and with it whatever then has nothing to do. */
  function withoutStatement(statement: Node): Change | undefined {
    const { parent } = statement;
    if (!parent) return undefined;
    if (!enclosingStatement(statement).inList) return withoutOwner(statement, parent);
    if (parent.type !== "BlockStatement" || !isSole(statement)) return { kind: "remove", statement };
    if (sourceCode.getCommentsInside(parent).length > 0) return { kind: "remove", statement };
    return withoutOwner(parent, parent.parent) ?? emptied(parent);
  }

  /** `body` is all that its owner does. */
  function withoutOwner(body: Node, owner: Node): Change | undefined {
    switch (owner.type) {
      case "IfStatement":
        if (owner.alternate === body) return withoutTail(owner.consequent, owner);
        if (owner.alternate || hasEffects(owner.test)) return undefined;
        return withoutCompound(owner);
      case "ForOfStatement":
        return hasEffects(owner.right) ? undefined : withoutCompound(owner);
      case "TryStatement":
        if (owner.finalizer === body)
          return owner.handler ? withoutTail(owner.handler, owner) : unwrapTry(owner, sourceCode);
        return owner.block === body && !owner.finalizer ? withoutCompound(owner) : undefined;
      default:
        return isFunction(owner) ? withoutHook(owner) : undefined;
    }
  }

  function withoutCompound(statement: Node): Change | undefined {
    return sourceCode.getCommentsInside(statement).length > 0 ? undefined : withoutStatement(statement);
  }

  /** ` else { … }`, ` finally { … }`. */
  function withoutTail(before: Node, owner: Node): Change | undefined {
    const range = [before.range[1], withoutGuardingSemicolon(owner, sourceCode)[1]] as const;
    const hasComment = sourceCode
      .getCommentsInside(owner)
      .some((comment) => comment.range[0] >= range[0] && comment.range[1] <= range[1]);
    return hasComment ? undefined : { kind: "replace", range, text: "" };
  }

  /** `afterAll(() => client.quit())` goes as a whole; every other function is left empty. */
  function withoutHook(of: Node): Change | undefined {
    const { parent: registration } = of;
    if (
      registration?.type === "CallExpression" &&
      registration.parent.type === "ExpressionStatement" &&
      HOOKS.test(sourceOf(registration.callee, sourceCode)) &&
      registration.arguments.every((argument) => argument === of || bare(argument).type === "Literal")
    )
      return withoutCompound(registration.parent);
    return undefined;
  }

  function withoutElement(node: Node, list: TSESTree.ArrayExpression): Change | undefined {
    const gathering = list.parent;
    if (gathering.type !== "CallExpression" || !GATHERS.test(sourceOf(gathering.callee, sourceCode))) return undefined;
    const whole = wholeOf(gathering);
    if (whole.parent?.type !== "ExpressionStatement") return undefined;
    if (list.elements.length === 1) return withoutStatement(whole.parent);
    const before = sourceCode.getTokenBefore(node);
    const after = sourceCode.getTokenAfter(node);
    const isLast = list.elements.at(-1) === node;
    const range = isLast
      ? ([before?.range[0] ?? node.range[0], node.range[1]] as const)
      : ([node.range[0], sourceCode.getTokenAfter(after ?? node)?.range[0] ?? node.range[1]] as const);
    const isCommented = sourceCode
      .getCommentsInside(list)
      .some((comment) => comment.range[0] >= range[0] && comment.range[1] <= range[1]);
    return isCommented ? undefined : { kind: "replace", range, text: "" };
  }
}

/** An empty body of a function reads as `{}`; every other empty block would be a riddle. */
function emptied(block: TSESTree.BlockStatement): Change | undefined {
  return isFunction(block.parent) ? { kind: "replace", range: block.range, text: "{}" } : undefined;
}

function isSole(statement: Node): boolean {
  const { parent } = statement;
  return parent?.type === "BlockStatement" && parent.body.length === 1;
}

/** `await using client = …` becomes `const client = …`. */
function keptOpen(sourceCode: SourceCode, { range }: ClientUse): Rewrite {
  for (let at: Node | null = nodeAround(range[0], sourceCode); at; at = at.parent ?? null) {
    if (at.type !== "VariableDeclaration") continue;
    const name = at.declarations.length === 1 ? at.declarations[0]?.id : undefined;
    if (!name || !at.kind.endsWith("using") || sourceCode.getCommentsBefore(name).length > 0) break;
    return { edits: [{ range: [at.range[0], name.range[0]], text: "const " }], left: [] };
  }
  return { refusal: "other things are declared with it" };
}
