import type { CanonicalCall, UncheckedUse } from "../../analysis/connection.js";
import type { Range } from "../../analysis/option-value.js";
import { answersNull } from "../../analysis/ecmascript/answers-null.js";
import { goesOnWithout } from "../../analysis/ecmascript/caught-throw.js";
import { enclosingStatement } from "../../analysis/ecmascript/enclosing-statement.js";
import { findVariable } from "../../analysis/ecmascript/find-variable.js";
import { guardPlaceOf } from "../../analysis/ecmascript/guard-fits.js";
import { hasTypes } from "../../analysis/ecmascript/has-types.js";
import { requestHandler, type RequestHandler } from "../../analysis/ecmascript/request-handler.js";
import { isPlainReference, isSameReference } from "../../analysis/ecmascript/same-reference.js";
import {
  contains,
  enclosingFunction,
  isFunction,
  sourceOf,
  type Node,
  type SourceCode,
} from "../../analysis/ecmascript/syntax-tree.js";
import type { GuardedUse } from "../rewrite.js";
import { aroundStatement } from "./around-statement.js";
import { toEdits, type Change } from "./changes.js";
import { fileStyle } from "./file-style.js";
import { CAUGHT, guardFor, throwing, unavailable } from "./guard.js";
import { guardStatement } from "./guard-statement.js";
import { nodeAt } from "./node-at.js";
import { quoted } from "./quoted.js";

type Refused = { readonly refusal: string };

/** As its counterpart in `src/rewrite`, for ECMAScript. */
export function guardNull(
  sourceCode: SourceCode,
  calls: readonly CanonicalCall[],
  use: UncheckedUse,
  filename: string,
): GuardedUse | Refused {
  const [call] = calls;
  const construction = call && nodeAt(call.range, sourceCode);
  const used = nodeAt(use.range, sourceCode);
  if (!construction || !used) return { refusal: "its place is not certain" };
  // There it would take the place of what is answered or thrown already.
  if (isInFinally(used)) return { refusal: "a check in finally would hide what happened before" };
  const database = isParameter(used, sourceCode) ? undefined : databaseOf(calls);
  const answer = (at: Node) => answerFor(at, database, sourceCode);
  const place = guardPlaceOf(construction, sourceCode);
  const holder = place && isSameReference(place.holder, used, sourceCode) ? place.holder : undefined;
  const isAhead = place !== undefined && place.statement.range[1] <= used.range[0];
  if (holder && isAhead && enclosingFunction(holder) === enclosingFunction(used)) return behind(holder, construction);

  const { isPlain, outer } = isPlainReference(used)
    ? { isPlain: true, outer: used }
    : { isPlain: false, outer: used.parent?.type === "AwaitExpression" ? used.parent : used };
  if (isDeclaredBeside(used, sourceCode)) return { refusal: "a check does not fit here" };
  if (isEvaluatedFirst(outer)) {
    const { how, statements } = answer(used);
    let check = sourceOf(used, sourceCode);
    const inFront: string[] = [];
    const changes: Change[] = [];
    if (!isPlain) {
      const context = { sourceCode, typed: hasTypes(sourceCode, filename), sites: [], ordinal: () => 0 };
      const guard = guardFor(outer, context);
      if ("refusal" in guard) return guard;
      if (guard.kind === "behind") return { refusal: "a check does not fit here" };
      check = guard.name;
      inFront.push(`const ${check} = ${sourceCode.getText(outer)}`);
      changes.push({ kind: "replace", range: withParentheses(outer, sourceCode), text: check });
    }
    const throwsInFront = (indent: string, bare: boolean) =>
      guardStatement(check, statements, indent, bare, sourceCode);
    const wanted = { comments: [], inFront, throwsInFront, throwsBehind: undefined };
    return finished(aroundStatement(outer, wanted, [], sourceCode), changes, how, sourceCode);
  }
  // A constant that was checked in the function around stays checked in here.
  if (holder && isAhead && isConstantOf(holder, used)) return behind(holder, construction);
  return { refusal: "a check does not fit here" };

  function behind(holding: Node, site: Node): GuardedUse | Refused {
    const { how, statements } = answer(holding);
    if (how === "throw" && goesOnWithout(site, sourceCode, hasTypes(sourceCode, filename))) return { refusal: CAUGHT };
    const check = sourceOf(holding, sourceCode);
    const throwsBehind = (indent: string, bare: boolean) => guardStatement(check, statements, indent, bare, sourceCode);
    const wanted = { comments: [], inFront: [], throwsInFront: undefined, throwsBehind };
    return finished(aroundStatement(site, wanted, [], sourceCode), [], how, sourceCode);
  }
}

function finished(
  around: ReturnType<typeof aroundStatement>,
  changes: readonly Change[],
  how: GuardedUse["how"],
  sourceCode: SourceCode,
): GuardedUse | Refused {
  if ("refusal" in around) return around;
  const edits = toEdits([...around.changes, ...changes], sourceCode);
  return edits ? { how, rewrite: { edits, left: [] } } : { refusal: "its edits would overlap" };
}

/** A name needs no parentheses, and in a file without semicolons a line must not begin with one. */
function withParentheses(node: Node, sourceCode: SourceCode): Range {
  const before = sourceCode.getTokenBefore(node);
  const after = sourceCode.getTokenAfter(node);
  const isMember = node.parent?.type === "MemberExpression" && node.parent.object === node;
  return isMember && before?.value === "(" && after?.value === ")" ? [before.range[0], after.range[1]] : node.range;
}

/** The one name that all calls ask for. */
function databaseOf(calls: readonly CanonicalCall[]): string | undefined {
  const names = new Set(calls.map(({ database }) => (database.state === "known" ? String(database.value) : undefined)));
  return names.size === 1 ? [...names][0] : undefined;
}

/** `const a = getRedisClient("main"), v = a.get("k")`: in front of the statement there is no `a` yet. */
function isDeclaredBeside(used: Node, sourceCode: SourceCode): boolean {
  const { statement } = enclosingStatement(used);
  const definitions = used.type === "Identifier" ? (findVariable(used, sourceCode)?.defs ?? []) : [];
  return definitions.some(({ name }) => contains(statement, name));
}

function isInFinally(used: Node): boolean {
  for (let at = used, parent = at.parent; parent && !isFunction(at); at = parent, parent = at.parent)
    if (parent.type === "TryStatement" && parent.finalizer === at) return true;
  return false;
}

/** What a function is given may be another client the next time. */
function isParameter(used: Node, sourceCode: SourceCode): boolean {
  const variable = used.type === "Identifier" ? findVariable(used, sourceCode) : undefined;
  return variable?.defs.some(({ type }) => type === "Parameter") ?? false;
}

/** A constant of a function, used in a function inside of it. */
function isConstantOf(holder: Node, used: Node): boolean {
  const home = enclosingFunction(holder);
  const { parent } = holder;
  const isConstant = parent?.type === "VariableDeclarator" && parent.parent.kind === "const";
  return home !== undefined && isConstant && used.range[0] >= home.range[0] && used.range[1] <= home.range[1];
}

/** What a function does about a client that is null, as statements without semicolons. */
function answerFor(
  used: Node,
  database: string | undefined,
  sourceCode: SourceCode,
): { readonly how: GuardedUse["how"]; readonly statements: readonly string[] } {
  const around = enclosingFunction(used);
  const handler = around && requestHandler(around, sourceCode);
  if (handler) return { how: "status", statements: unavailableAnswer(handler, sourceCode) };
  if (around && answersNull(around, sourceCode)) return { how: "null", statements: ["return null"] };
  return { how: "throw", statements: [throwing(database, used, sourceCode)] };
}

/** What is answered goes out of the house, so it names no database. */
function unavailableAnswer(handler: RequestHandler, sourceCode: SourceCode): string[] {
  const { quote } = fileStyle(sourceCode);
  const reason = quoted(unavailable(undefined), quote);
  if (handler.kind === "web") {
    const body = handler.maker.startsWith("new ") ? reason : `{ error: ${reason} }`;
    return [`return ${handler.maker}(${body}, { status: 503 })`];
  }
  const { kind, answers, returned, anyBody } = handler;
  const answer = (text: string): string[] => (returned ? [`return ${text}`] : [text, "return"]);
  switch (kind) {
    case "express":
      return answer(`${answers}.status(503).${anyBody ? `json({ error: ${reason} })` : "end()"}`);
    case "fastify":
      return answer(`${answers}.code(503).send(${anyBody ? `{ error: ${reason} }` : ""})`);
    case "koa":
      return [`${answers}.status = 503`, `${answers}.body = { error: ${reason} }`, "return"];
    case "node":
      return [`${answers}.statusCode = 503`, `${answers}.end()`, "return"];
  }
}

/** Whether a statement in front of the one around a node runs exactly when the node is reached, in the same function. */
function isEvaluatedFirst(node: Node): boolean {
  const { statement } = enclosingStatement(node);
  for (let at = node; at !== statement;) {
    const parent: Node | undefined = at.parent;
    if (!parent) return false;
    switch (parent.type) {
      case "LogicalExpression":
        if (parent.right === at) return false;
        break;
      case "ConditionalExpression":
      case "IfStatement":
        if (parent.test !== at) return false;
        break;
      case "AssignmentExpression":
        if (/^(?:\?\?|\|\||&&)=$/u.test(parent.operator)) return false;
        break;
      case "ForOfStatement":
      case "ForInStatement":
        if (parent.right !== at) return false;
        break;
      case "SwitchStatement":
        if (parent.discriminant !== at) return false;
        break;
      case "MemberExpression":
      case "CallExpression":
        if (parent.optional) return false;
        break;
      case "AssignmentPattern":
      case "ForStatement":
      case "WhileStatement":
      case "DoWhileStatement":
      case "SwitchCase":
      case "ClassBody":
        return false;
    }
    if (isFunction(parent)) return false;
    at = parent;
  }
  return true;
}
