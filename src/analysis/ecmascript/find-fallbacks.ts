import type { TSESTree } from "@typescript-eslint/utils";
import type { CanonicalCall, ClientFallback, Connection } from "../connection.js";
import { calledFunction } from "./called-function.js";
import { exits } from "./exits.js";
import { findVariable } from "./find-variable.js";
import { nodesOf, rememberChain } from "./nodes.js";
import { statementsAround } from "./statements-around.js";
import {
  bare,
  contains,
  enclosingFunction,
  isFunction,
  isWrapper,
  memberName,
  sourceOf,
  staticText,
  walk,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "./syntax-tree.js";

type Opening = Connection | CanonicalCall;

/** An expression that opens a client, or calls a function of this file that does. */
interface Attempt {
  readonly node: Node;
  readonly opening: Opening;
  /** What gets the client: variables, fields by their text, functions that answer with it. */
  readonly goals: ReadonlySet<unknown>;
}

interface Link {
  readonly kind: ClientFallback["kind"];
  readonly construct: Node;
  readonly attempts: readonly Attempt[];
}

/** Methods that answer with the client itself, or with a promise of it. */
const ANSWERS_ITSELF = new Set(["on", "once", "connect", "then", "catch", "finally"]);
const FORMS: ReadonlySet<string> = new Set(["client", "cluster", "sentinel", "pool"]);
/** Words, not their ends: shipping and countdown ask for something else. */
const FAILURE =
  /(?<![a-z])ping|Ping|[Rr]eachab|[Aa]live|[Hh]ealth|\bup\b|isUp|[Ff]ail|(?<![a-z])down\b|Down\b|[Uu]navailable|isAvailable|tryConnect|canConnect/u;
const GONE = /^(?:error|end|close|disconnect)$/u;

/** Every chain of attempts to get one client: a second one where the first failed, or a loop until one answers. */
export function findFallbacks(
  connections: readonly Connection[],
  calls: readonly (readonly [Node, CanonicalCall])[],
  sourceCode: SourceCode,
): ClientFallback[] {
  const attempts = allAttempts();
  if (attempts.length === 0) return [];
  const links = attempts.flatMap((attempt) => linksOf(attempt));
  return merged(links)
    .map(fallbackOf)
    .sort((one, other) => one.range[0] - other.range[0]);

  function allAttempts(): Attempt[] {
    const found: Attempt[] = [];
    for (const connection of connections) {
      const { expression } = nodesOf(connection);
      if (connection.subclass || !FORMS.has(connection.form) || /^Class/u.test(expression.type)) continue;
      found.push({ node: expression, opening: connection, goals: goalsOf(expression) });
    }
    for (const [node, call] of calls) found.push({ node, opening: call, goals: goalsOf(node) });
    const direct = [...found];
    for (const { opening, goals } of direct) {
      for (const goal of goals) {
        if (!isFunctionNode(goal)) continue;
        for (const node of callsOf(goal)) found.push({ node, opening, goals: goalsOf(node) });
      }
    }
    return found.sort((one, other) => one.node.range[0] - other.node.range[0]);
  }

  function callsOf(of: FunctionNode): Node[] {
    const found: Node[] = [];
    walk(sourceCode.ast, sourceCode, (node) => {
      if (node.type === "CallExpression" && calledFunction(node.callee, sourceCode) === of && !contains(of, node))
        found.push(node);
    });
    return found;
  }

  function goalsOf(node: Node): Set<unknown> {
    const goals = new Set<unknown>();
    collect(node, goals, 0);
    return goals;
  }

  function collect(node: Node, goals: Set<unknown>, depth: number): void {
    const { parent } = node;
    if (!parent || depth > 8) return;
    if (isWrapper(parent) || parent.type === "AwaitExpression") return collect(parent, goals, depth);
    switch (parent.type) {
      case "LogicalExpression":
        if (parent.operator !== "&&" || parent.right === node) collect(parent, goals, depth);
        return;
      case "ConditionalExpression":
        if (parent.test !== node) collect(parent, goals, depth);
        return;
      case "MemberExpression": {
        const call = parent.parent;
        if (parent.object !== node || call.type !== "CallExpression" || call.callee !== parent) return;
        if (ANSWERS_ITSELF.has(memberName(parent) ?? "")) collect(call, goals, depth);
        return;
      }
      case "VariableDeclarator":
        if (parent.init === node && parent.id.type === "Identifier") collectFrom(parent.id, goals, depth);
        return;
      case "AssignmentExpression":
        if (parent.right !== node) return;
        if (parent.left.type === "Identifier") collectFrom(parent.left, goals, depth);
        else if (parent.left.type === "MemberExpression") goals.add(sourceOf(parent.left, sourceCode));
        return collect(parent, goals, depth);
      case "ReturnStatement": {
        const around = enclosingFunction(node);
        if (around) answer(around, goals, depth);
        return;
      }
      case "ArrowFunctionExpression":
        if (parent.body === node) answer(parent, goals, depth);
    }
  }

  function collectFrom(identifier: TSESTree.Identifier, goals: Set<unknown>, depth: number): void {
    const variable = findVariable(identifier, sourceCode);
    if (!variable || goals.has(variable)) return;
    goals.add(variable);
    for (const reference of variable.references) {
      if (reference.isRead()) collect(reference.identifier, goals, depth + 1);
    }
  }

  /** What a callback of a promise answers with is what the promise gives. */
  function answer(of: FunctionNode, goals: Set<unknown>, depth: number): void {
    goals.add(of);
    const call = of.parent;
    if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") return;
    if (/^(?:then|catch)$/u.test(memberName(call.callee) ?? "")) collect(call, goals, depth + 1);
  }

  function linksOf(attempt: Attempt): Link[] {
    const links: Link[] = [];
    const { node } = attempt;
    for (let at: Node = node, parent = at.parent; parent; at = parent, parent = at.parent) {
      switch (parent.type) {
        case "CatchClause":
          add("catch", parent.parent, siblingsIn(parent.parent.block.range, attempt));
          // Opened in front of it, and only asked inside.
          add("catch", parent.parent, holdersIn(parent.parent.block, attempt));
          break;
        case "LogicalExpression":
          // `client = client || new Redis()` opens one, once.
          if (parent.operator !== "&&" && parent.right === at)
            add(
              "operator",
              parent,
              firstOf(parent.left).filter((other) => other !== attempt),
            );
          break;
        case "AssignmentExpression":
          if (/^(?:\|\||\?\?)=$/u.test(parent.operator) && parent.right === at)
            add("operator", parent, holdersOf(parent.left, attempt));
          break;
        case "ConditionalExpression":
          if (parent.test === at) break;
          if (parent.alternate === at && FAILURE.test(sourceOf(parent.test, sourceCode)))
            add("condition", parent, siblingsIn(parent.consequent.range, attempt));
          add("condition", parent, holdersIn(parent.test, attempt));
          break;
        case "IfStatement":
          if (parent.test === at) break;
          if (parent.alternate === at && FAILURE.test(sourceOf(parent.test, sourceCode)))
            add("condition", parent, siblingsIn(parent.consequent.range, attempt));
          if (parent.consequent === at) add("attempts", parent, holdersIn(parent.test, attempt));
          break;
        case "ForStatement":
        case "ForOfStatement":
        case "ForInStatement":
        case "WhileStatement":
        case "DoWhileStatement":
          if (parent.body === at && isUntilOneAnswers(parent, attempt))
            links.push({ kind: "loop", construct: parent, attempts: [attempt] });
          break;
        case "CallExpression":
          if (isFunction(at)) addCallback(parent, at);
          break;
      }
      for (const earlier of statementsAround(at)?.list ?? []) {
        if (earlier.range[1] > at.range[0]) continue;
        if (fallsThrough(earlier))
          add(
            "attempts",
            earlier,
            siblingsIn(earlier.range, attempt).filter(
              (other) => sharesAnswer(other.goals, attempt) || returnsBehind(other, earlier),
            ),
          );
        else if (isAnsweredBy(earlier)) add("condition", earlier, siblingsIn(earlier.range, attempt));
      }
      if (isFunction(parent) && !isCallback(parent)) break;
    }
    return links;

    function add(kind: Link["kind"], construct: Node, first: readonly Attempt[]): void {
      if (first.length > 0) links.push({ kind, construct, attempts: [...first, attempt] });
    }

    function addCallback(call: TSESTree.CallExpression, callback: Node): void {
      const { callee } = call;
      if (callee.type !== "MemberExpression") return;
      const name = memberName(callee);
      const before = attempts.filter(
        (other) =>
          other !== attempt &&
          shares(other.goals, attempt.goals) &&
          (contains(callee, other.node) || isHeldBy(other, rootOf(callee))),
      );
      const isHandler = name === "catch" || (name === "then" && call.arguments[1] === callback);
      const isListener =
        /^(?:on|once|addListener)$/u.test(name ?? "") && GONE.test(staticText(call.arguments[0]) ?? "");
      if (isHandler) add("catch", call, before);
      else if (isListener) add("listener", call, before);
    }
  }

  /** Attempts in a part of the text, outside of functions in it, that give the same thing. */
  function siblingsIn([start, end]: readonly [number, number], attempt: Attempt): Attempt[] {
    return attempts.filter(
      (other) =>
        other !== attempt &&
        other.node.range[0] >= start &&
        other.node.range[1] <= end &&
        shares(other.goals, attempt.goals),
    );
  }

  /** The attempt that an operand is, or whose result the variable holds that it is. */
  function firstOf(operand: Node): Attempt[] {
    const inner = unawaited(operand);
    return attempts.filter(
      ({ node, goals }) =>
        node === inner ||
        (contains(inner, node) && inner.type !== "Identifier" && !isFunctionBetween(node, inner)) ||
        (inner.type === "Identifier" && goals.has(findVariable(inner, sourceCode)) && isSameFunction(node, inner)),
    );
  }

  function holdersOf(target: Node, attempt: Attempt): Attempt[] {
    const inner = bare(target);
    return attempts.filter(
      (other) =>
        other !== attempt &&
        other.node.range[1] <= attempt.node.range[0] &&
        isSameFunction(other.node, attempt.node) &&
        !isGuarded(other.node) &&
        (inner.type === "Identifier"
          ? other.goals.has(findVariable(inner, sourceCode))
          : other.goals.has(sourceOf(inner, sourceCode))),
    );
  }

  /** Attempts whose result a condition asks about. */
  function holdersIn(test: Node, attempt: Attempt): Attempt[] {
    const found = new Set<Attempt>();
    walk(test, sourceCode, (node) => {
      if (node.type === "Identifier" || node.type === "MemberExpression")
        for (const other of holdersOf(node, attempt)) if (shares(other.goals, attempt.goals)) found.add(other);
      return !isFunction(node);
    });
    return [...found];
  }

  /** `if (a) client = x; … if (b) client = y;` are ways to configure, not a chain. */
  function isGuarded(node: Node): boolean {
    for (let at = node, parent = at.parent; parent && !isFunction(parent); at = parent, parent = at.parent) {
      if (parent.type === "IfStatement" && parent.test !== at) return true;
      if (parent.type === "ConditionalExpression" || parent.type === "SwitchCase") return true;
    }
    return false;
  }

  function isUntilOneAnswers(loop: Node & { readonly body: Node }, attempt: Attempt): boolean {
    const outer = [...attempt.goals].some((goal) => isOutside(goal, loop));
    if (!outer) return false;
    let leaves = false;
    let mayFail = false;
    walk(loop.body, sourceCode, (node) => {
      if (node.type === "BreakStatement" && node.range[0] > attempt.node.range[1]) leaves = true;
      if (node.type === "ReturnStatement" && node.range[1] >= attempt.node.range[1]) leaves = true;
      if (node.type === "TryStatement" && node.handler && isTried(node, attempt))
        mayFail ||= !leavesFunction(node.handler.body);
      if (node.type === "IfStatement" && node.range[0] > attempt.node.range[1] && speaksOfGoal(node.test, attempt))
        mayFail = true;
      return !isFunction(node);
    });
    const { test } = loop as { readonly test?: Node | null };
    if (test && /^(?:Do)?WhileStatement$/u.test(loop.type))
      leaves ||= asksForWritten(test, loop) || speaksOfGoal(test, attempt);
    return leaves && mayFail;
  }

  /** Opened inside of `try`, or right in front of it and asked inside. */
  function isTried({ block, range }: TSESTree.TryStatement, attempt: Attempt): boolean {
    return contains(block, attempt.node) || (attempt.node.range[1] <= range[0] && speaksOfGoal(block, attempt));
  }

  /** Whether a loop ends by a variable that its body writes. */
  function asksForWritten(test: Node, loop: Node): boolean {
    let found = false;
    walk(test, sourceCode, (node) => {
      if (node.type !== "Identifier") return;
      const writes = findVariable(node, sourceCode)?.references.filter((reference) => reference.isWrite()) ?? [];
      found ||= writes.some(({ identifier }) => contains(loop, identifier));
    });
    return found;
  }

  function speaksOfGoal(test: Node, { goals }: Attempt): boolean {
    let found = false;
    walk(test, sourceCode, (node) => {
      if (node.type === "Identifier") found ||= goals.has(findVariable(node, sourceCode));
      if (node.type === "MemberExpression") found ||= goals.has(sourceOf(node, sourceCode));
    });
    return found;
  }

  function isOutside(goal: unknown, loop: Node): boolean {
    if (typeof goal === "string") return true;
    if (isFunctionNode(goal)) return contains(goal, loop);
    const [definition] = (goal as { readonly defs: readonly { readonly node: Node }[] }).defs;
    return definition !== undefined && !contains(loop, definition.node);
  }

  /** `try { redis = new Redis(…); return; } catch { … }`: what follows is for the case that it failed. */
  function returnsBehind({ node }: Attempt, statement: Node): boolean {
    if (statement.type !== "TryStatement" || !contains(statement.block, node)) return false;
    const last = statement.block.body.at(-1);
    return last?.type === "ReturnStatement" && last.range[0] >= node.range[1];
  }

  /** `if (await isReachable(host)) return new Redis(…);` */
  function isAnsweredBy(statement: Node): boolean {
    if (statement.type !== "IfStatement" || statement.alternate) return false;
    return leavesFunction(statement.consequent) && FAILURE.test(sourceOf(statement.test, sourceCode));
  }

  function sharesAnswer(goals: ReadonlySet<unknown>, attempt: Attempt): boolean {
    return [...goals].some((goal) => isFunctionNode(goal) && attempt.goals.has(goal));
  }

  function isHeldBy({ goals }: Attempt, root: Node): boolean {
    if (root.type === "Identifier") return goals.has(findVariable(root, sourceCode));
    return goals.has(sourceOf(root, sourceCode));
  }

  function fallbackOf({ kind, construct, attempts: chain }: Link): ClientFallback {
    const openings = [...new Set(chain.map(({ opening }) => opening))];
    const mark = construct.type === "LogicalExpression" ? operatorOf(construct) : sourceCode.getFirstToken(construct)!;
    const fallback: ClientFallback = {
      kind,
      range: [mark.range[0], mark.range[1]],
      whole: [
        Math.min(construct.range[0], ...chain.map(({ node }) => node.range[0])),
        Math.max(construct.range[1], ...chain.map(({ node }) => node.range[1])),
      ],
      connections: openings.filter(isConnection),
      calls: openings.filter((opening): opening is CanonicalCall => !isConnection(opening)),
    };
    rememberChain(fallback, {
      construct,
      attempts: chain.map(({ node }) => node),
      goals: commonGoals(chain),
      holders: new Set(chain.flatMap(({ goals }) => [...goals])),
    });
    return fallback;
  }

  function operatorOf({ left, operator }: TSESTree.LogicalExpression) {
    return sourceCode.getTokenAfter(left, (token) => token.value === operator)!;
  }
}

function isConnection(opening: Opening): opening is Connection {
  return "opening" in opening;
}

function commonGoals(chain: readonly Attempt[]): unknown[] {
  const [first, ...rest] = chain;
  return [...(first?.goals ?? [])].filter((goal) => rest.every(({ goals }) => goals.has(goal)));
}

/** Chains that have an attempt in common are one; the outermost, then the first construct stands for it. */
function merged(links: readonly Link[]): Link[] {
  const found: Link[] = [];
  for (const link of links) {
    let whole: Link = link;
    for (let at = found.length - 1; at >= 0; at--) {
      const other = found[at]!;
      if (!other.attempts.some((attempt) => whole.attempts.includes(attempt))) continue;
      found.splice(at, 1);
      const attempts = [...new Set([...other.attempts, ...whole.attempts])];
      attempts.sort((a, b) => a.node.range[0] - b.node.range[0]);
      const first =
        whole.construct.range[0] < other.construct.range[0] ||
        (whole.construct.range[0] === other.construct.range[0] && whole.construct.range[1] > other.construct.range[1])
          ? whole
          : other;
      whole = { kind: first.kind, construct: first.construct, attempts };
    }
    found.push(whole);
  }
  return found;
}

/** `try { … return client; } catch { log(); }`, or a loop that ends without a client: what follows is the next attempt. */
function fallsThrough(statement: Node): boolean {
  if (statement.type === "TryStatement") return statement.handler !== null && !leavesFunction(statement.handler.body);
  return /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/u.test(statement.type);
}

function leavesFunction(statement: Node): boolean {
  if (statement.type !== "BlockStatement") return exits(statement);
  const last = statement.body.at(-1);
  return last?.type === "ReturnStatement" || last?.type === "ThrowStatement";
}

function isFunctionNode(goal: unknown): goal is FunctionNode {
  return typeof goal === "object" && goal !== null && "type" in goal && isFunction(goal as Node);
}

function isCallback(of: FunctionNode): boolean {
  return of.parent.type === "CallExpression" && of.parent.callee !== of;
}

function shares(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): boolean {
  return [...one].some((goal) => other.has(goal));
}

function isFunctionBetween(inner: Node, outer: Node): boolean {
  for (let at: Node | undefined = inner; at && at !== outer; at = at.parent) if (isFunction(at)) return true;
  return false;
}

function isSameFunction(one: Node, other: Node): boolean {
  return enclosingFunction(one) === enclosingFunction(other);
}

function unawaited(node: Node): Node {
  const inner = bare(node);
  return inner.type === "AwaitExpression" ? unawaited(inner.argument) : inner;
}

function rootOf(callee: TSESTree.MemberExpression): Node {
  let at: Node = bare(callee.object);
  while (at.type === "CallExpression" && bare(at.callee).type === "MemberExpression")
    at = bare((bare(at.callee) as TSESTree.MemberExpression).object);
  return at;
}
