import type { TSESTree } from "@typescript-eslint/utils";
import { effectsOf } from "../../analysis/ecmascript/effects.js";
import { exits } from "../../analysis/ecmascript/exits.js";
import { findVariable } from "../../analysis/ecmascript/find-variable.js";
import type { ChainNodes } from "../../analysis/ecmascript/nodes.js";
import type { Range } from "../../analysis/option-value.js";
import {
  bare,
  isFunction,
  isNullish,
  memberName,
  sourceOf,
  walk,
  type Node,
  type SourceCode,
  type Variable,
} from "../../analysis/ecmascript/syntax-tree.js";
import { callName, isWithin } from "./leftovers.js";
import { referencesWithin } from "./references.js";

/** What the statements of a chain are made of. */
export interface ChainParts {
  /** From the first statement that goes to the end of the last one. */
  readonly range: Range;
  /** Statements that have nothing to do with the chain and run whenever it succeeds, in their order. */
  readonly before: readonly Node[];
  readonly behind: readonly Node[];
  /** Calls that are not made any more, as messages name them. */
  readonly dropped: readonly string[];
  /** The chain may end without a client: whoever asks for one knows that. */
  readonly mayBeEmpty: boolean;
  /** It returns: the client, or nothing. */
  readonly returns: "client" | "nothing" | undefined;
  /** The line of a statement behind that did not run where an attempt failed. */
  readonly onSuccess: number | undefined;
}

type Refused = { readonly refusal: string };

const PROBES = /^(?:ping|connect|info|time|echo|isReady|waitUntilReady)$/iu;
const CLOSES = /^(?:quit|disconnect|close|destroy|end|removeAllListeners)$/iu;
const LISTENS = /^(?:on|once|addListener)$/u;
const WAITS = /(?:^|\.)(?:sleep|delay|wait|setTimeout|pause)$/iu;
/** Calls without a result that look for the address: what is left of them when an attempt was replaced before. */
const DISCOVERS = /discover|resolve|lookup|dns|endpoint|locate/iu;
const LOOP = /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/u;
const PROMISES = /^Promise\.(?:race|any|all|allSettled)$/u;
const LOGS = /(?:^|\.)(?:console|log|logger|_log|_logger|winston|debug)(?:\.|$)/iu;

/** Where a statement stands in its chain. */
interface Pass {
  /** It runs exactly once whenever the chain succeeds. */
  readonly plain: boolean;
  /** What it throws was caught by the chain. */
  readonly caught: boolean;
  /** It runs only where an attempt has failed. */
  readonly failed: boolean;
}

/**
 * Takes the statements of a chain apart: `list[first]` to `list[last]` hold all attempts. Refused where something would
 * be lost that is not part of the chain.
 */
export function chainParts(
  list: readonly Node[],
  first: number,
  last: number,
  { attempts, holders }: ChainNodes,
  /** The variable that keeps the client when the chain is gone, if one does. */
  target: Variable | undefined,
  sourceCode: SourceCode,
): ChainParts | Refused {
  const before: Node[] = [];
  const behind: Node[] = [];
  const dropped: string[] = [];
  let mayBeEmpty = false;
  let returns: ChainParts["returns"];
  let onSuccess: number | undefined;
  let start = list[first]!.range[0];
  // Whatever follows a chain that returns runs only when every attempt has failed.
  const goesOn = list.slice(first, last + 1).some((statement) => mayReturn(statement, sourceCode));
  const rest = goesOn ? list.slice(last + 1) : [];
  const end = (rest.at(-1) ?? list[last]!).range[1];

  for (let at = first - 1; at >= 0; at--) {
    const calls = feeds(list[at]!);
    if (!calls) break;
    start = list[at]!.range[0];
    dropped.unshift(...calls);
  }

  const plain: Pass = { plain: true, caught: false, failed: false };
  for (const statement of list.slice(first, last + 1)) {
    const refusal = visit(statement, plain);
    if (refusal !== undefined) return { refusal };
  }
  for (const statement of rest) {
    const refusal = visit(statement, { plain: false, caught: false, failed: true });
    if (refusal !== undefined) return { refusal };
  }
  return { range: [start, end], before, behind, dropped: [...new Set(dropped)], mayBeEmpty, returns, onSuccess };

  /** Sorts a statement in, or says why the chain cannot be taken out. */
  function visit(statement: Node, pass: Pass): string | undefined {
    switch (statement.type) {
      case "EmptyStatement":
        return undefined;
      case "BreakStatement":
      case "ContinueStatement":
        return isPart(targetOf(statement)) ? undefined : `${lineOf(statement)} leaves the chain`;
      case "BlockStatement":
        return visitAll(statement.body, pass);
      case "LabeledStatement":
        return visit(statement.body, pass);
      case "TryStatement": {
        const tried = statement.handler ? { ...pass, caught: true } : pass;
        const refusal = visitAll(statement.block.body, tried);
        if (refusal !== undefined) return refusal;
        if (statement.handler) {
          if (!/^(?:Return|Throw)Statement$/u.test(statement.handler.body.body.at(-1)?.type ?? ""))
            mayBeEmpty ||= !holdsAttempt(statement.handler.body);
          const inHandler = visitAll(statement.handler.body.body, {
            plain: false,
            caught: true,
            failed: true,
          });
          if (inHandler !== undefined) return inHandler;
        }
        return statement.finalizer ? visitFinalizer(statement.finalizer, pass) : undefined;
      }
      case "IfStatement": {
        if (!pass.failed && !isAboutChain(statement)) return `${lineOf(statement)} asks for something else`;
        drop(statement.test);
        const branch = { ...pass, plain: false };
        return (
          visit(statement.consequent, branch) ?? (statement.alternate ? visit(statement.alternate, branch) : undefined)
        );
      }
      case "ForStatement":
        for (const part of [statement.init, statement.test, statement.update]) if (part) drop(part);
        return visit(statement.body, { ...pass, plain: false });
      case "ForOfStatement":
      case "ForInStatement":
        drop(statement.right);
        return visit(statement.body, { ...pass, plain: false });
      case "WhileStatement":
      case "DoWhileStatement":
        drop(statement.test);
        return visit(statement.body, { ...pass, plain: false });
      case "ThrowStatement":
        return undefined;
      case "ReturnStatement":
        return visitReturn(statement);
      case "VariableDeclaration":
        return visitDeclaration(statement, pass);
      case "ExpressionStatement":
        return visitExpression(statement, pass);
      default:
        return `${lineOf(statement)} is not part of the chain`;
    }
  }

  function visitAll(statements: readonly Node[], pass: Pass): string | undefined {
    for (const statement of statements) {
      const refusal = visit(statement, pass);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }

  /** What stands in `finally` runs even where a null check throws. */
  function visitFinalizer({ body }: TSESTree.BlockStatement, pass: Pass): string | undefined {
    const count = before.length + behind.length;
    const refusal = visitAll(body, pass);
    if (refusal !== undefined) return refusal;
    return before.length + behind.length > count ? `${lineOf(body[0]!)} runs whatever happens` : undefined;
  }

  /** Whether a condition asks for the client or for what only the chain has, or does not decide whether there is one. */
  function isAboutChain({ test, consequent, alternate, range }: TSESTree.IfStatement): boolean {
    if (!holdsAttempt(consequent) && !alternate && !exits(consequent)) return true;
    if (alternate && holdsAttempt(consequent) && holdsAttempt(alternate)) return true;
    // `if (await isReachable(a)) return new Redis(a); return new Redis(b);`
    const others = attempts.filter((attempt) => attempt.range[0] > range[1]);
    if (!alternate && holdsAttempt(consequent) && exits(consequent) && others.some(isReturnedAtOnce)) return true;
    let found = false;
    walk(test, sourceCode, (node) => {
      found ||= isHeld(node);
      if (node.type === "Identifier") {
        const declared = findVariable(node, sourceCode)?.identifiers[0]?.range;
        found ||= declared !== undefined && isWithin(declared, [start, end]);
      }
    });
    return found;
  }

  function isReturnedAtOnce(attempt: Node): boolean {
    const statement = list.find((one) => isWithin(attempt.range, one.range));
    return statement?.type === "ReturnStatement" && isClient(unawaited(statement.argument ?? attempt));
  }

  /** Where `break` or `continue` goes on; undefined: the statement is in none. */
  function targetOf(from: TSESTree.BreakStatement | TSESTree.ContinueStatement): Node | undefined {
    const { type, label } = from;
    for (let at: Node | undefined = from.parent; at && !isFunction(at); at = at.parent) {
      if (label ? at.type === "LabeledStatement" && at.label.name === label.name : LOOP.test(at.type)) return at;
      if (!label && type === "BreakStatement" && at.type === "SwitchStatement") return at;
    }
    return undefined;
  }

  function visitReturn(statement: TSESTree.ReturnStatement): string | undefined {
    const value = statement.argument && unawaited(statement.argument);
    if (!value || isNullish(value)) {
      if (value) mayBeEmpty = true;
      returns ??= "nothing";
      return undefined;
    }
    if (!isClient(value)) return `${lineOf(statement)} returns something else`;
    returns = "client";
    return undefined;
  }

  function visitDeclaration(statement: TSESTree.VariableDeclaration, pass: Pass): string | undefined {
    const variables = sourceCode.getDeclaredVariables?.(statement) ?? [];
    if (holdsAttempt(statement)) {
      for (const { init } of statement.declarations) {
        if (init && !holdsAttempt(init)) drop(init);
        else if (init && !isClient(unawaited(init))) return `${lineOf(statement)} does more than open a client`;
      }
      return variables.every((variable) => variable === target || isOnlyUsedIn(variable, [start, end]))
        ? undefined
        : `${lineOf(statement)} declares something that is used elsewhere`;
    }
    if (variables.every((variable) => variable === target || isOnlyUsedIn(variable, [start, end]))) {
      for (const { init } of statement.declarations) if (init) drop(init);
      return undefined;
    }
    return keep(statement, pass);
  }

  function visitExpression(statement: TSESTree.ExpressionStatement, pass: Pass): string | undefined {
    const expression = unawaited(statement.expression);
    if (expression.type === "AssignmentExpression") {
      const isHolder = isHeld(expression.left);
      const value = unawaited(expression.right);
      if (isHolder && (isClient(value) || isNullish(value))) {
        if (isNullish(value)) mayBeEmpty = true;
        return undefined;
      }
      const variable = expression.left.type === "Identifier" ? findVariable(expression.left, sourceCode) : undefined;
      if (!holdsAttempt(expression) && variable && isOnlyUsedIn(variable, [start, end])) {
        drop(expression.right);
        return undefined;
      }
    }
    if (expression.type === "UpdateExpression" && expression.argument.type === "Identifier") {
      const variable = findVariable(expression.argument, sourceCode);
      if (variable && isOnlyUsedIn(variable, [start, end])) return undefined;
    }
    if (expression.type === "CallExpression") {
      const name = sourceOf(expression.callee, sourceCode);
      const method = expression.callee.type === "MemberExpression" ? (memberName(expression.callee) ?? "") : "";
      if (expression.callee.type === "MemberExpression" && isClient(unawaited(expression.callee.object))) {
        if (PROBES.test(method)) return undefined;
        if (CLOSES.test(method) && (!pass.plain || pass.caught)) return undefined;
        if (LISTENS.test(method) && onlyLogs(expression)) {
          dropped.push(callName(expression, sourceCode));
          return undefined;
        }
        return `${lineOf(statement)} uses the client of the chain`;
      }
      if (isLog(expression))
        return pass.plain && !usesChain(statement) ? (keep(statement, pass), undefined) : undefined;
      if (WAITS.test(name)) return undefined;
      if (pass.caught && DISCOVERS.test(name) && statement.range[0] < attempts.at(-1)!.range[0]) {
        drop(expression);
        return undefined;
      }
    }
    if (expression.type === "NewExpression" && /^Promise$/u.test(sourceOf(expression.callee, sourceCode))) {
      if (/setTimeout/u.test(sourceOf(expression, sourceCode))) return undefined;
    }
    if (holdsAttempt(expression)) {
      return isClient(expression) ? undefined : `${lineOf(statement)} does more than open a client`;
    }
    if (probesClient(expression)) {
      drop(expression);
      return undefined;
    }
    return keep(statement, pass);
  }

  /** `Promise.race([client.ping(), timeout(1000)])`, `withTimeout(client.ping())` */
  function probesClient(expression: Node): boolean {
    let found = false;
    walk(expression, sourceCode, (node) => {
      found ||=
        node.type === "CallExpression" &&
        node.callee.type === "MemberExpression" &&
        PROBES.test(memberName(node.callee) ?? "") &&
        isClient(node.callee.object);
      return !isFunction(node);
    });
    return found && expression.type === "CallExpression";
  }

  function keep(statement: Node, pass: Pass): string | undefined {
    const isLogged = statement.type === "ExpressionStatement" && isLog(unawaited(statement.expression));
    if (!pass.plain) return `${lineOf(statement)} is not part of the chain`;
    if (usesChain(statement)) return `${lineOf(statement)} needs what only the chain has`;
    if (usesClient(statement)) return `${lineOf(statement)} uses the client of the chain`;
    const calls = statement.type === "ExpressionStatement" ? callsIn(statement.expression) : callsIn(statement);
    if (pass.caught && !isLogged && calls.length > 0)
      return `${lineOf(statement)} may throw, and the chain catches that`;
    const isBefore = statement.range[0] < attempts[0]!.range[0];
    (isBefore ? before : behind).push(statement);
    if (!isBefore && pass.caught) onSuccess ??= statement.loc.start.line;
    return undefined;
  }

  /** Whether a statement does anything with the client but hand it on: what is done with it in here was not judged. */
  function usesClient(statement: Node): boolean {
    let found = false;
    walk(statement, sourceCode, (node) => {
      const { parent } = node;
      if (parent?.type === "MemberExpression" && parent.object === node) found ||= isHeld(node);
      if (parent?.type === "VariableDeclarator" && parent.id.type !== "Identifier") found ||= isHeld(node);
    });
    return found;
  }

  /** Whether a statement reads or writes a variable that goes with the chain. */
  function usesChain(statement: Node): boolean {
    return referencesWithin(statement.range, sourceCode).some(({ resolved }) => {
      if (!resolved || resolved === target) return false;
      const declared = resolved.identifiers[0]?.range;
      return declared !== undefined && isWithin(declared, [start, end]) && !isWithin(declared, statement.range);
    });
  }

  /** The calls of a statement that only prepares the chain, or undefined where it does anything else. */
  function feeds(statement: Node): string[] | undefined {
    const calls: string[] = [];
    let prepares = false;
    const visitFeed = (node: Node): boolean => {
      switch (node.type) {
        case "BlockStatement":
          return node.body.every(visitFeed);
        case "TryStatement":
          return (
            node.block.body.every(visitFeed) &&
            (!node.handler || node.handler.body.body.every(visitFeed)) &&
            (!node.finalizer || node.finalizer.body.every(visitFeed))
          );
        case "IfStatement":
          calls.push(...callsIn(node.test));
          return visitFeed(node.consequent) && (!node.alternate || visitFeed(node.alternate));
        case "VariableDeclaration": {
          const variables = sourceCode.getDeclaredVariables?.(node) ?? [];
          const isOurs = variables.every(
            (variable) =>
              variable !== target &&
              isOnlyUsedIn(variable, [statement.range[0], end]) &&
              isUsedIn(variable, [start, end]),
          );
          if (!isOurs || variables.length === 0) return false;
          prepares = true;
          for (const { init } of node.declarations) if (init) calls.push(...callsIn(init));
          return true;
        }
        case "ExpressionStatement": {
          const expression = unawaited(node.expression);
          if (isLog(expression)) return true;
          if (expression.type !== "AssignmentExpression" || expression.left.type !== "Identifier") return false;
          const variable = findVariable(expression.left, sourceCode);
          if (!variable || variable === target || !isUsedIn(variable, [start, end])) return false;
          if (!isOnlyUsedIn(variable, [statement.range[0], end])) return false;
          prepares = true;
          calls.push(...callsIn(expression.right));
          return true;
        }
        default:
          return false;
      }
    };
    return statement.type !== "BlockStatement" && visitFeed(statement) && prepares ? calls : undefined;
  }

  function drop(node: Node): void {
    dropped.push(...callsIn(node));
  }

  /** Calls with an effect, but for the attempts themselves and for what only asks the client or the log. */
  function callsIn(node: Node): string[] {
    return effectsOf(node, sourceCode).flatMap((effect) => {
      if (attempts.some((attempt) => isWithin(attempt.range, effect.range) || isWithin(effect.range, attempt.range)))
        return [];
      // Counters of a loop go with it.
      if (effect.type === "UpdateExpression" || effect.type === "AssignmentExpression") return [];
      if (effect.type === "CallExpression") {
        if (effect.callee.type === "MemberExpression" && isClient(unawaited(effect.callee.object))) return [];
        if (isLog(effect) || PROMISES.test(sourceOf(effect.callee, sourceCode))) return [];
      }
      return [callName(effect, sourceCode)];
    });
  }

  function isPart(node: Node | undefined): boolean {
    return node !== undefined && isWithin(node.range, [start, end]);
  }

  function holdsAttempt(node: Node): boolean {
    return attempts.some((attempt) => isWithin(attempt.range, node.range));
  }

  /** An attempt, a chain of harmless calls on it, or what holds its result. */
  function isClient(node: Node): boolean {
    const inner = unawaited(node);
    if (attempts.includes(inner)) return true;
    if (inner.type === "LogicalExpression") return isClient(inner.left) && isClient(inner.right);
    if (inner.type === "ConditionalExpression") return isClient(inner.consequent) && isClient(inner.alternate);
    if (inner.type === "AssignmentExpression") return isHeld(inner.left) && isClient(inner.right);
    if (inner.type === "CallExpression" && inner.callee.type === "MemberExpression") {
      const method = memberName(inner.callee) ?? "";
      return (method === "connect" || (LISTENS.test(method) && onlyLogs(inner))) && isClient(inner.callee.object);
    }
    return isHeld(inner);
  }

  function isHeld(node: Node): boolean {
    const inner = bare(node);
    if (inner.type === "Identifier") return holders.has(findVariable(inner, sourceCode));
    return inner.type === "MemberExpression" && holders.has(sourceOf(inner, sourceCode));
  }

  function onlyLogs(call: TSESTree.CallExpression): boolean {
    const listener = call.arguments[1];
    if (!listener) return false;
    const inner = bare(listener);
    if (!isFunction(inner)) return LOGS.test(sourceOf(inner, sourceCode));
    if (!inner.body) return false;
    if (inner.body.type !== "BlockStatement") return isLog(unawaited(inner.body));
    return inner.body.body.every((one) => one.type === "ExpressionStatement" && isLog(unawaited(one.expression)));
  }

  function isLog(node: Node): boolean {
    if (node.type !== "CallExpression" || !LOGS.test(sourceOf(node.callee, sourceCode))) return false;
    return node.arguments.every((argument) =>
      effectsOf(argument, sourceCode).every(
        (effect) => effect.type === "CallExpression" || effect.type === "NewExpression",
      ),
    );
  }

  function isOnlyUsedIn(variable: Variable, range: Range): boolean {
    if (isExported(variable)) return false;
    return variable.references.every(({ identifier, init }) => init === true || isWithin(identifier.range, range));
  }

  function isUsedIn(variable: Variable, range: Range): boolean {
    return variable.references.some((reference) => reference.isRead() && isWithin(reference.identifier.range, range));
  }

  function unawaited(node: Node): Node {
    const inner = bare(node);
    if (inner.type === "AwaitExpression") return unawaited(inner.argument);
    return inner.type === "UnaryExpression" && inner.operator === "void" && !isNullish(inner)
      ? unawaited(inner.argument)
      : inner;
  }

  function lineOf(statement: Node): string {
    return `line ${statement.loc.start.line}`;
  }
}

/** Whether a statement may leave the function around it with `return`. */
function mayReturn(statement: Node, sourceCode: SourceCode): boolean {
  let found = false;
  walk(statement, sourceCode, (node) => {
    found ||= node.type === "ReturnStatement";
    return !isFunction(node);
  });
  return found;
}

export function isExported(variable: Variable): boolean {
  return variable.defs.some(({ node }) => {
    const declaration: Node | undefined = node.type === "VariableDeclarator" ? node.parent : node;
    return declaration?.parent?.type === "ExportNamedDeclaration";
  });
}
