import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { constantInit } from "./constant-init.js";
import { exits } from "./exits.js";
import { fieldAccesses } from "./field-accesses.js";
import { findVariable } from "./find-variable.js";
import { isSameReference } from "./same-reference.js";
import { statementsAround } from "./statements-around.js";
import {
  bare,
  contains,
  enclosingFunction,
  isClass,
  isFunction,
  isNullish,
  keyName,
  sourceOf,
  walk,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "./syntax-tree.js";
import { callOf, writeOf } from "./trace-client.js";

/** Functions that throw where what they are given is missing. */
const ASSERTS =
  /(?:^|\.)(?:assert\w*|invariant|ok|ensure\w*|must\w*|require[A-Z]\w*|check[A-Z]\w*|expect\w*|verify\w*)$/u;
/** Calls that do not come back, by their usual names. */
const NEVER_RETURNS =
  /(?:^|[.\w])(?:exit|abort|fail\w*|fatal|panic|die|throw\w*|reject|redirect|notFound|bail\w*|unreachable|skip)$/iu;
const ONLY_LOGS = /^(?:console|(?:this\.)?\w*log(?:ger)?)\b/iu;
/** Conditions about the switch that makes the client null. */
const SWITCH = /enabl|disabl|avail|ready|connected|configured|isOpen|isActive/iu;
const MAX_DEPTH = 3;

/**
 * Whether something between the moment in which a variable or field got the client (`write`) and a place may have ruled
 * null out. Meant to be wrong only by silence: every condition, assertion or write that speaks of the same reference
 * counts, whether or not a type checker would follow it.
 */
export function mayBeChecked(use: Node, write: Node, sourceCode: SourceCode): boolean {
  const home = bodyAround(write);
  return isCheckedAt(use, 0);

  function isCheckedAt(place: Node, depth: number): boolean {
    // Another round, or a later call: then every check on the way to the place comes behind the write.
    const isBehind = place.range[0] >= write.range[1] && (!home || place.range[1] <= home.range[1]);
    const counts = (test: Node): boolean => !isBehind || test.range[1] >= write.range[1];
    const asks = (test: Node | null | undefined): boolean =>
      !!test && ((counts(test) && speaksOf(test, 0)) || SWITCH.test(sourceOf(test, sourceCode)));

    for (let at = place, parent = at.parent; parent; at = parent, parent = at.parent) {
      switch (parent.type) {
        case "LogicalExpression":
          if (parent.right === at && asks(parent.left)) return true;
          break;
        case "ConditionalExpression":
        case "IfStatement":
          if (parent.test !== at && asks(parent.test)) return true;
          break;
        case "WhileStatement":
        case "ForStatement":
          if (parent.test !== at && asks(parent.test)) return true;
          break;
        case "SwitchCase":
          if (asks(parent.test) || asks(parent.parent.discriminant)) return true;
          break;
        case "SwitchStatement":
          if (parent.cases.some(({ test }) => asks(test))) return true;
          break;
        case "CallExpression":
          // The arguments of `client?.on(…)` are not even looked at where there is no client.
          if (parent.callee !== at && isChainOfSame(parent.callee)) return true;
          break;
      }
      if (isSettledBefore(at, asks, counts, depth)) return true;
      if (!isFunction(parent)) continue;
      if (parent === home) return false;
      if (depth < MAX_DEPTH && callersCheck(parent, depth)) return true;
      if (outlivesFunctions()) continue;
      // Whatever else it gets is asked about by itself.
      if (isEmptiedAgain()) return false;
      break;
    }
    return home !== bodyAround(place) && isGuardedBehindWrite(depth);
  }

  /** Whether a statement in front, in the same list, lets nothing pass that is null. */
  function isSettledBefore(
    at: Node,
    asks: (test: Node | null | undefined) => boolean,
    counts: (test: Node) => boolean,
    depth: number,
  ): boolean {
    const place = statementsAround(at);
    if (!place) return false;
    const isDeclared = at.type === "FunctionDeclaration" || at.type === "ClassDeclaration";
    return place.list.some(
      (other) =>
        other !== place.statement &&
        (isDeclared || other.range[0] < at.range[0]) &&
        settles(other, asks, counts, depth),
    );
  }

  function settles(
    statement: Node,
    asks: (test: Node | null | undefined) => boolean,
    counts: (test: Node) => boolean,
    depth: number,
  ): boolean {
    let found = false;
    walk(statement, sourceCode, (node) => {
      if (found || isFunction(node) || isClass(node)) return false;
      found = settlesByItself(node, asks, counts, depth);
      return !found;
    });
    return found;
  }

  function settlesByItself(
    node: Node,
    asks: (test: Node | null | undefined) => boolean,
    counts: (test: Node) => boolean,
    depth: number,
  ): boolean {
    switch (node.type) {
      case "IfStatement":
        return asks(node.test) && (ends(node.consequent) || (node.alternate !== null && ends(node.alternate)));
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
        // What a loop gets inside is asked about in the next round.
        return asks(node.test) || (contains(node, write) && !!node.test && speaksOf(node.test, 0));
      case "SwitchStatement":
        return asks(node.discriminant) || node.cases.some(({ test }) => asks(test));
      case "ExpressionStatement": {
        const { expression } = node;
        if (expression.type === "LogicalExpression") return asks(expression.left);
        return expression.type === "ConditionalExpression" && asks(expression.test);
      }
      case "CallExpression":
        return counts(node) && callSettles(node, depth);
      case "Identifier":
      case "MemberExpression":
        return node !== write && counts(node) && isSame(node) && isOtherWrite(node);
      default:
        return false;
    }
  }

  function isOtherWrite(node: Node): boolean {
    const by = writeOf(node);
    return by !== undefined && by !== write && !(by.type === "VariableDeclarator" && !by.init);
  }

  /** `assert(client)`, `this.ensureConnected()`, a function of this file that throws where the same reference is null. */
  function callSettles(call: TSESTree.CallExpression, depth: number): boolean {
    const name = sourceOf(call.callee, sourceCode);
    if (ASSERTS.test(name)) {
      const isAbout = call.arguments.some((argument) => speaksOf(argument, 0));
      if (isAbout || (call.arguments.length === 0 && name.includes("."))) return true;
    }
    if (depth >= MAX_DEPTH) return false;
    const called = calledFunction(call.callee, sourceCode);
    if (!called?.body || called === bodyAround(use)) return false;
    const always = (): boolean => true;
    const asks = (test: Node | null | undefined): boolean => !!test && speaksOf(test, 0);
    return settles(called.body, asks, always, MAX_DEPTH);
  }

  function ends(statement: Node): boolean {
    if (exits(statement)) return true;
    if (statement.type === "BlockStatement") {
      const last = statement.body.at(-1);
      return last !== undefined && ends(last);
    }
    if (statement.type !== "ExpressionStatement") return false;
    const call = bare(
      statement.expression.type === "AwaitExpression" ? statement.expression.argument : statement.expression,
    );
    if (call.type !== "CallExpression") return false;
    const name = sourceOf(call.callee, sourceCode);
    return NEVER_RETURNS.test(name) && !ONLY_LOGS.test(name);
  }

  /** Whether a test mentions the reference, by itself, through a constant, or through a function of this file. */
  function speaksOf(test: Node, depth: number): boolean {
    let found = false;
    walk(test, sourceCode, (node) => {
      if (found) return false;
      if (node.type === "Identifier" || node.type === "MemberExpression") found = isSame(node) || isAlias(node, depth);
      if (node.type === "CallExpression" && depth < MAX_DEPTH) {
        const called = calledFunction(node.callee, sourceCode);
        if (called?.body && called !== bodyAround(use)) found ||= speaksOf(called.body, depth + 1);
      }
      return !found;
    });
    return found;
  }

  function isAlias(node: Node, depth: number): boolean {
    if (depth >= MAX_DEPTH) return false;
    if (node.type === "MemberExpression") {
      const getter = getterOf(node);
      return getter?.body ? speaksOf(getter.body, depth + 1) : false;
    }
    if (node.type !== "Identifier") return false;
    const init = constantInit(node, sourceCode);
    return init !== undefined && init !== node && !isNullish(init) && !isFunction(init) && speaksOf(init, depth + 1);
  }

  function getterOf(access: TSESTree.MemberExpression): FunctionNode | undefined {
    if (access.object.type !== "ThisExpression" || access.property.type !== "Identifier") return undefined;
    const { name } = access.property;
    for (let at: Node | undefined = access; at; at = at.parent) {
      if (!isClass(at)) continue;
      for (const member of at.body.body) {
        if (member.type === "MethodDefinition" && member.kind === "get" && keyName(member) === name)
          return isFunction(member.value) ? member.value : undefined;
      }
      return undefined;
    }
    return undefined;
  }

  function isSame(node: Node): boolean {
    return isSameReference(node, use, sourceCode);
  }

  /** `client?.on`, `client?.multi().set`. */
  function isChainOfSame(callee: Node): boolean {
    for (let at = bare(callee); at.type === "MemberExpression" || at.type === "CallExpression";) {
      const below = bare(at.type === "MemberExpression" ? at.object : at.callee);
      if (at.optional && isSame(below)) return true;
      at = below;
    }
    return false;
  }

  /** Whether all calls of a function that only this file can call stand behind a check. */
  function callersCheck(of: FunctionNode, depth: number): boolean {
    const calls = callsOf(of, sourceCode);
    return calls !== undefined && calls.length > 0 && calls.every((call) => isCheckedAt(call, depth + 1));
  }

  /** Whether what was true outside of a function is true inside: a variable that is written elsewhere too may have changed. */
  function outlivesFunctions(): boolean {
    const inner = bare(use);
    if (inner.type !== "Identifier") return true;
    const writes = findVariable(inner, sourceCode)?.references.filter((reference) => reference.isWrite()) ?? [];
    return writes.every((reference) => {
      const by = writeOf(reference.identifier);
      return by === write || (by?.type === "VariableDeclarator" && (!by.init || isNullish(by.init)));
    });
  }

  function isEmptiedAgain(): boolean {
    const inner = bare(use);
    const references = inner.type === "Identifier" ? findVariable(inner, sourceCode)?.references : undefined;
    return !!references?.some(({ identifier, init, writeExpr }) => {
      const by = init === true ? undefined : writeOf(identifier);
      return by !== undefined && (!writeExpr || isNullish(writeExpr));
    });
  }

  /** Whether the code that got the client lets nobody go on without it: then nobody else sees null. */
  function isGuardedBehindWrite(depth: number): boolean {
    const counts = (test: Node): boolean => test.range[1] >= write.range[1];
    const asks = (test: Node | null | undefined): boolean => !!test && counts(test) && speaksOf(test, 0);
    for (let at: Node | undefined = write; at && at !== home; at = at.parent) {
      const place = statementsAround(at);
      if (place?.following.some((later) => settles(later, asks, counts, depth))) return true;
      if (place?.statement !== undefined && settles(place.statement, asks, counts, depth)) return true;
      if (isFunction(at)) return false;
    }
    return false;
  }
}

/** Every call of a function, or undefined where others may call it. */
function callsOf(of: FunctionNode, sourceCode: SourceCode): Node[] | undefined {
  const { parent } = of;
  if (parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") {
    const owner = parent.parent.parent;
    const name = keyName(parent);
    if (name === undefined || !(parent.accessibility === "private" || /^[#_]/u.test(name))) return undefined;
    return callsAmong(fieldAccesses(owner, name, sourceCode).accesses);
  }
  const id = of.type === "FunctionDeclaration" ? of.id : parent.type === "VariableDeclarator" ? parent.id : undefined;
  const statement = of.type === "FunctionDeclaration" ? of : parent.parent;
  if (id?.type !== "Identifier" || /^Export/u.test(statement?.parent?.type ?? "")) return undefined;
  const variable = findVariable(id, sourceCode);
  return callsAmong(variable?.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier));
}

function callsAmong(uses: readonly Node[] | undefined): Node[] | undefined {
  const calls = uses?.map((node) => callOf(node));
  return calls?.every((call) => call !== undefined) ? calls : undefined;
}

/** The function around a node, or undefined for the top level and field initialisers. */
function bodyAround(node: Node): FunctionNode | undefined {
  return isFunction(node) ? node : enclosingFunction(node);
}
