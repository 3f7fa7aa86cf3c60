import type { TSESTree } from "@typescript-eslint/utils";
import type { ClientFallback } from "../../analysis/connection.js";
import { admitsNull, fieldDeclaration } from "../../analysis/ecmascript/admits-null.js";
import { answersNull } from "../../analysis/ecmascript/answers-null.js";
import { copesWithNull } from "../../analysis/ecmascript/copes-with-null.js";
import { declaredType, findVariable } from "../../analysis/ecmascript/find-variable.js";
import { isNullChecked } from "../../analysis/ecmascript/is-null-checked.js";
import { membersNamed } from "../../analysis/ecmascript/members-named.js";
import { chainOf, nodesOf, type ChainNodes } from "../../analysis/ecmascript/nodes.js";
import { statementsAround } from "../../analysis/ecmascript/statements-around.js";
import {
  bare,
  classOfThis,
  enclosingFunction,
  isFunction,
  isNullish,
  memberName,
  sourceOf,
  type FunctionNode,
  type Node,
  type SourceCode,
  type Variable,
} from "../../analysis/ecmascript/syntax-tree.js";
import type { Range } from "../../analysis/option-value.js";
import type { Replacement } from "../../verdict/verdict.js";
import type { ReplaceableChain } from "../rewrite.js";
import { aroundStatement } from "./around-statement.js";
import { awaitObstacle } from "./await-placement.js";
import { callText } from "./call-text.js";
import type { Binding } from "./canonical-import.js";
import { chainParts, isExported, type ChainParts } from "./chain-parts.js";
import { keptApart, type Change } from "./changes.js";
import type { Draft } from "./draft.js";
import { fileStyle } from "./file-style.js";
import { guardFor, throwing } from "./guard.js";
import { guardStatement } from "./guard-statement.js";
import { goneCalls } from "./gone-calls.js";
import { withoutGuardingSemicolon } from "./guarding-semicolon.js";
import { isWithin } from "./leftovers.js";
import { indentAt } from "./lines.js";
import { nodeAt } from "./node-at.js";
import { isTaken, referencesWithin, variableNamed } from "./references.js";

type Refused = { readonly refusal: string };

/** The call that takes the place of a chain. */
interface Call {
  readonly text: string;
  /** Text of the chain that lives on in it. */
  readonly kept: readonly Range[];
  /** The attempts that ask the canonical client already. */
  readonly written: readonly Range[];
  readonly binding: Binding;
}

/** What collapsing a chain does at its place; imports and leftovers are added when all drafts of the file are known. */
export function chainDraftOf(
  item: ReplaceableChain,
  binding: Binding,
  sourceCode: SourceCode,
  filename: string,
  typed: boolean,
): Draft | Refused {
  const { fallback, replacement } = item;
  const chain = chainOf(fallback);
  if (replacement.drop.some(({ range }) => !isWithin(range, fallback.whole)))
    return { refusal: "connect() is called elsewhere" };
  const call = callFor(fallback, replacement, binding, sourceCode);
  if ("refusal" in call) return call;
  const expression = expressionOf(chain);
  const written = expression
    ? asExpression(expression, chain, call, replacement, sourceCode, filename, typed)
    : asStatements(chain, call, replacement, sourceCode, filename, typed);
  if ("refusal" in written) return written;
  const { changes, removed, kept, guard, onSuccess } = written;
  if (isDirected(removed, sourceCode)) return { refusal: "a comment inside tells a tool about one line" };
  const all = [...kept, ...call.kept];
  const openings = fallback.connections.map((connection) => nodesOf(connection).expression);
  const gone = goneCalls(removed, all, chain, openings, sourceCode);
  return {
    item,
    binding: call.binding,
    changes,
    removed: { ranges: [removed], kept: all },
    left: [],
    collapsed: { guard, dropped: written.dropped ?? gone, gone, onSuccess },
  };
}

/** Whether a comment in a text, or right above it, is about one line of it. */
function isDirected([start, end]: Range, sourceCode: SourceCode): boolean {
  const first = sourceCode.getLocFromIndex(start).line;
  return sourceCode
    .getAllComments()
    .some(
      ({ value, range, loc }) =>
        /@ts-|eslint-/u.test(value) && range[1] <= end && (range[0] >= start || loc.end.line >= first - 1),
    );
}

function callFor(
  { calls, connections }: ClientFallback,
  replacement: Replacement,
  binding: Binding,
  sourceCode: SourceCode,
): Call | Refused {
  const texts = new Set(calls.map(({ range }) => sourceCode.text.slice(...range)));
  const [written] = calls;
  const [first] = connections;
  if (written) {
    const node = nodeAt(written.range, sourceCode);
    if (node?.type !== "CallExpression") return { refusal: "its place is not certain" };
    const meant = calls.map(({ range }) => referencesWithin(range, sourceCode).map(({ resolved }) => resolved));
    const isOneMeaning = meant.every((names) => names.every((name, at) => name === meant[0]![at]));
    const asksMore = connections.length > 0 && (calls.some(({ dedicated }) => dedicated !== "no") || hasOptions(node));
    if (texts.size > 1 || !isOneMeaning || asksMore || replacement.dedicated || replacement.carried.length > 0)
      return { refusal: "the attempts ask for different things" };
    const text = sourceCode.text.slice(...written.range);
    return {
      text: replacement.client.async ? `await ${text}` : text,
      kept: [written.range],
      written: calls.map(({ range }) => range),
      binding: { callee: text, variable: undefined, addition: undefined },
    };
  }
  if (!first) return { refusal: "there is no attempt" };
  const site = nodesOf(first).expression;
  const name = binding.callee.split(".")[0]!;
  if (binding.variable && variableNamed(name, sourceCode.getScope(site)) !== binding.variable)
    return { refusal: `${name} means something else here` };
  const call = callText(binding.callee, replacement, site, sourceCode);
  if ("refusal" in call) return call;
  // What is not a literal may mean something else outside of the attempt.
  const tied = replacement.carried.find(
    ({ value, property }) =>
      !(value.state === "known" && value.how === "literal") ||
      sourceCode.getAllComments().some(({ range }) => property && isWithin(range, property)),
  );
  if (tied) return { refusal: `${tied.name} belongs to one attempt` };
  return { ...call, text: replacement.client.async ? `await ${call.text}` : call.text, written: [], binding };
}

/** Whether a call of the canonical client asks for more than a database. */
function hasOptions({ arguments: given }: TSESTree.CallExpression): boolean {
  const [first, second] = given;
  return second !== undefined || (first?.type === "ObjectExpression" && first.properties.length > 1);
}

/** The chain as one expression, where all its attempts are operands of it. */
function expressionOf({ construct, attempts }: ChainNodes): Node | undefined {
  if (!/^(?:Logical|Conditional|Call)Expression$/u.test(construct.type)) return undefined;
  return attempts.every((attempt) => isWithin(attempt.range, construct.range)) ? construct : undefined;
}

interface Written {
  readonly changes: readonly Change[];
  readonly removed: Range;
  readonly kept: readonly Range[];
  readonly guard: boolean;
  /** Undefined: all that are gone. */
  readonly dropped: readonly string[] | undefined;
  readonly onSuccess: number | undefined;
}

function asExpression(
  site: Node,
  chain: ChainNodes,
  call: Call,
  { client, database }: Replacement,
  sourceCode: SourceCode,
  filename: string,
  typed: boolean,
): Written | Refused {
  if (!givesClient(site, chain, sourceCode)) return { refusal: "it may give something else" };
  const isPromise = site.type === "CallExpression";
  const outer = site.parent?.type === "AwaitExpression" ? site.parent : site;
  if (isPromise && outer === site) return { refusal: "a promise of the client is used here" };
  const obstacle = client.async ? awaitObstacle(outer, sourceCode, filename) : undefined;
  if (obstacle !== undefined) return { refusal: obstacle };
  const changes: Change[] = [];
  let value = call.text;
  let inFront: string[] = [];
  let throwsInFront: ((indent: string, bare: boolean) => string) | undefined;
  let throwsBehind: typeof throwsInFront;
  const guarded = client.nullable && !mayBeNullAlready(site, call.written) && !copesWithNull(outer, sourceCode, typed);
  if (guarded) {
    const guard = guardFor(outer, { sourceCode, typed, sites: [], ordinal: () => 0 });
    if ("refusal" in guard) return guard;
    const check = guard.kind === "behind" ? guard.check : guard.name;
    const statements = [throwing(database.name, outer, sourceCode)];
    const write = (indent: string, bareIf: boolean) => guardStatement(check, statements, indent, bareIf, sourceCode);
    if (guard.kind === "behind") throwsBehind = write;
    else {
      throwsInFront = write;
      inFront = [`const ${check} = ${call.text}`];
      value = check;
    }
  }
  const comments = sourceCode
    .getCommentsInside(outer)
    .filter(({ range }) => !call.kept.some((kept) => isWithin(range, kept)));
  const around = aroundStatement(outer, { comments, inFront, throwsInFront, throwsBehind }, [], sourceCode);
  if ("refusal" in around) return around;
  changes.push({ kind: "replace", range: outer.range, text: around.inline + value }, ...around.changes);
  return { changes, removed: outer.range, kept: [], guard: guarded, dropped: undefined, onSuccess: undefined };
}

/** Whether an expression could be null before, because it ends with a call of the canonical client: a check would be new. */
function mayBeNullAlready(node: Node, written: readonly Range[]): boolean {
  switch (node.type) {
    case "LogicalExpression":
      return mayBeNullAlready(node.right, written);
    case "ConditionalExpression":
      return mayBeNullAlready(node.consequent, written) || mayBeNullAlready(node.alternate, written);
    case "AwaitExpression":
      return mayBeNullAlready(node.argument, written);
    default:
      return written.some(([start, end]) => node.range[0] === start && node.range[1] === end);
  }
}

/** Whether an expression gives a client of the chain, or nothing. */
function givesClient(node: Node, chain: ChainNodes, sourceCode: SourceCode): boolean {
  const inner = bare(node);
  const gives = (other: Node) => givesClient(other, chain, sourceCode);
  if (chain.attempts.includes(inner) || isNullish(inner)) return true;
  switch (inner.type) {
    case "AwaitExpression":
      return gives(inner.argument);
    case "LogicalExpression":
      return gives(inner.left) && gives(inner.right);
    case "ConditionalExpression":
      return gives(inner.consequent) && gives(inner.alternate);
    case "Identifier":
      return chain.holders.has(findVariable(inner, sourceCode));
    case "MemberExpression":
      return chain.holders.has(sourceOf(inner, sourceCode));
    case "CallExpression": {
      if (inner.callee.type !== "MemberExpression" || !gives(inner.callee.object)) return false;
      if (!/^(?:then|catch|finally)$/u.test(memberName(inner.callee) ?? "")) return false;
      return inner.arguments.every((argument) => isFunction(argument));
    }
    default:
      return false;
  }
}

function asStatements(
  chain: ChainNodes,
  call: Call,
  { client, database }: Replacement,
  sourceCode: SourceCode,
  filename: string,
  typed: boolean,
): Written | Refused {
  const region = regionOf(chain);
  if (!region) return { refusal: "its attempts do not stand in one list of statements" };
  const { list, last } = region;
  const around = enclosingFunction(list[last]!);
  const attempted: Range = [list[region.first]!.range[0], list[last]!.range[1]];
  const holder = holderOf(chain, around, (range) => !isWithin(range, attempted));
  if (!holder) return { refusal: "the attempts do not give the client to one place" };
  const target = typeof holder === "object" && "references" in holder ? holder : undefined;
  const first = target && declaresEmpty(list[region.first - 1], target, attempted) ? region.first - 1 : region.first;
  const start = list[first]!;
  const parts = chainParts(list, first, last, chain, target, sourceCode);
  if ("refusal" in parts) return parts;
  const obstacle = client.async
    ? awaitObstacle(start, sourceCode, filename, [start.range[0], list[last]!.range[1]])
    : undefined;
  if (obstacle !== undefined) return { refusal: obstacle };
  const given = sourceCode.getScope(start);
  const called = call.text.replace(/^await /u, "").split(/[.(]/u)[0]!;
  if (!call.binding.addition && call.kept.length === 0 && !variableNamed(called, given))
    return { refusal: `${called} is not known here` };
  const hidden = call.kept
    .flatMap((range) => referencesWithin(range, sourceCode))
    .find(({ identifier, resolved }) => variableNamed(identifier.name, given) !== (resolved ?? undefined));
  if (hidden) return { refusal: `${hidden.identifier.name} is not known here` };

  const { lineEnd, semicolon } = fileStyle(sourceCode);
  const indent = indentAt(sourceCode.text, parts.range[0]);
  const lines = resultLines(holder, parts);
  if ("refusal" in lines) return lines;
  const kept = [...parts.before, ...parts.behind];
  const comments = commentsIn(parts, kept, indent, sourceCode);
  const texts = [
    ...comments.map((text) => ({ text, end: "" })),
    ...parts.before.map((statement) => ({ text: movedText(statement, indent, sourceCode), end: "" })),
    ...lines.texts.map((text) => ({ text, end: /[;}]$/u.test(text) ? "" : semicolon })),
    ...parts.behind.map((statement) => ({ text: movedText(statement, indent, sourceCode), end: "" })),
    ...(lines.finally === undefined ? [] : [{ text: lines.finally, end: semicolon }]),
  ];
  const final = lastStatement(parts, list);
  const isOver = /^(?:if|try)\b/u.test(texts.at(-1)!.text);
  const joined = texts.map(({ text: line, end }) => line + end).join(lineEnd + indent);
  const begin = list.find((statement) => statement.range[0] === parts.range[0]) ?? start;
  const text = keptApart(joined, isOver, begin, final, sourceCode);
  const end = withoutGuardingSemicolon(final, sourceCode)[1];
  const range: Range = [parts.range[0], end];
  const keptRanges: Range[] = kept.map((statement) => statement.range);
  const write = target?.references.find(({ identifier }) => isWithin(identifier.range, range));
  if (write) keptRanges.push(write.identifier.range);
  const id = target?.defs[0]?.name;
  if (id && isWithin(id.range, range)) keptRanges.push(id.range);
  return {
    changes: [{ kind: "replace", range, text }],
    removed: range,
    kept: keptRanges,
    guard: lines.guard,
    dropped: parts.dropped,
    onSuccess: client.nullable && !lines.guard ? parts.onSuccess : undefined,
  };

  function resultLines(
    goal: Holder,
    { mayBeEmpty, returns, behind }: ChainParts,
  ): { readonly texts: string[]; readonly finally?: string; readonly guard: boolean } | Refused {
    const check = (name: string) =>
      guardStatement(name, [throwing(database.name, start, sourceCode)], indent, false, sourceCode);
    const constant = freeName(target?.name, sourceCode, start);
    if (constant === undefined) return { refusal: "no name is free for a null check" };
    if (typeof goal === "object" && "type" in goal) {
      if (returns !== "client") return { refusal: "the chain does not return the client" };
      if (!goal.async && chain.attempts.some((attempt) => isAsyncAttempt(attempt)))
        return { refusal: "a promise of the client is used here" };
      const copes =
        !client.nullable || answersNull(goal, sourceCode) || (!typed && mayBeEmpty) || chain.attempts.some(isAnswer);
      if (copes && behind.length === 0) return { texts: [`return ${call.text}`], guard: false };
      const texts = [`const ${constant} = ${call.text}`, ...(copes ? [] : [check(constant)])];
      return { texts, finally: `return ${constant}`, guard: !copes };
    }
    const name = typeof goal === "string" ? goal : goal.name;
    const declaration = target?.defs[0]?.node as Node | undefined;
    const declared =
      declaration?.type === "VariableDeclarator" && isWithin(declaration.range, [start.range[0], list[last]!.range[1]])
        ? declaration
        : undefined;
    if (declared && declared.parent.declarations.length > 1)
      return { refusal: "its declaration holds other variables" };
    const type = typeOf(goal, chain, sourceCode);
    const wasKnown = isLastAnswer() || (!typed && mayBeEmpty);
    const known = typed && type ? admitsNull(type, sourceCode) : wasKnown;
    const guard = client.nullable && !(known && !isUsedUnchecked(goal));
    const left = declared ? declarationText(declared) : name;
    const back = returns === "client" ? `return ${name}` : undefined;
    const result = back === undefined ? {} : { finally: back };
    if (!guard) return { texts: [`${left} = ${call.text}`], guard, ...result };
    const isNarrowed = declared && !type && target?.references.every(({ from }) => isSameFunction(from.block));
    if (typed && !known && !isNarrowed)
      return {
        texts: [`const ${constant} = ${call.text}`, check(constant), `${left} = ${constant}`],
        guard,
        ...result,
      };
    return { texts: [`${left} = ${call.text}`, check(name)], guard, ...result };
  }

  /** `return getRedisClient("metrics")`: whoever asks got null from it before. */
  function isAnswer(attempt: Node): boolean {
    const outer = attempt.parent?.type === "AwaitExpression" ? attempt.parent : attempt;
    return outer.parent?.type === "ReturnStatement" && call.written.some((range) => isWithin(attempt.range, range));
  }

  /** `redis = getRedisClient("metrics")` when all else has failed: the variable could be null before. */
  function isLastAnswer(): boolean {
    const last = [...chain.attempts].sort((one, other) => one.range[0] - other.range[0]).at(-1);
    const outer = last?.parent?.type === "AwaitExpression" ? last.parent : last;
    const isGiven = outer?.parent?.type === "AssignmentExpression" || outer?.parent?.type === "VariableDeclarator";
    return isGiven && call.written.some((range) => isWithin(outer.range, range) || isWithin(range, outer.range));
  }

  function isSameFunction(block: Node): boolean {
    return (isFunction(block) ? block : enclosingFunction(block)) === around;
  }

  function declarationText(declared: TSESTree.VariableDeclarator): string {
    const others = target?.references.filter(
      (reference) =>
        reference.isWrite() && !isWithin(reference.identifier.range, [start.range[0], list[last]!.range[1]]),
    );
    const kind = others?.length === 0 ? "const" : declared.parent.kind;
    return `${kind} ${sourceCode.text.slice(...declared.id.range)}`;
  }

  /** Behind the chain, in the same function: what was a client for sure may be null from now on. */
  function isUsedUnchecked(goal: string | Variable): boolean {
    return readsOf(goal, sourceCode).some(
      (node) =>
        node.range[0] > list[last]!.range[1] &&
        enclosingFunction(node) === around &&
        node.parent?.type === "MemberExpression" &&
        node.parent.object === node &&
        !node.parent.optional &&
        !isNullChecked(node, sourceCode, typed),
    );
  }
}

type Holder = FunctionNode | Variable | string;

/** `let client = null;` right in front of the chain, which alone gives it a value: both become one declaration. */
function declaresEmpty(statement: Node | undefined, target: Variable, attempted: Range): boolean {
  if (statement?.type !== "VariableDeclaration" || statement.declarations.length !== 1) return false;
  const [{ id, init }] = statement.declarations;
  if (id !== target.defs[0]?.name || target.defs.length !== 1 || (init && !isNullish(init))) return false;
  return target.references.every(
    (reference) => reference.init === true || !reference.isWrite() || isWithin(reference.identifier.range, attempted),
  );
}

/** What keeps the client: a variable or a field that is used elsewhere, else the function that answers with it. */
function holderOf(
  { goals }: ChainNodes,
  around: FunctionNode | undefined,
  outside: (range: Range) => boolean,
): Holder | undefined {
  for (const goal of goals) {
    if (typeof goal === "string") return goal;
    if (!isVariable(goal)) continue;
    const isRead = goal.references.some(({ identifier, init }) => init !== true && outside(identifier.range));
    if (isRead || isExported(goal)) return goal;
  }
  return around && goals.includes(around) ? around : undefined;
}

function isVariable(goal: unknown): goal is Variable {
  return typeof goal === "object" && goal !== null && "references" in goal;
}

function readsOf(goal: string | Variable, sourceCode: SourceCode): Node[] {
  if (typeof goal !== "string")
    return goal.references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
  const name = goal.slice(goal.lastIndexOf(".") + 1);
  return membersNamed(name, sourceCode).accesses.filter((access) => sourceOf(access, sourceCode) === goal);
}

function typeOf(
  goal: string | Variable,
  { attempts }: ChainNodes,
  sourceCode: SourceCode,
): TSESTree.TypeNode | undefined {
  if (typeof goal !== "string") return declaredType(goal);
  const owner = goal.startsWith("this.") ? classOfThis(attempts[0]!) : undefined;
  return owner && fieldDeclaration(owner, goal.slice("this.".length), sourceCode)?.type;
}

function isAsyncAttempt(attempt: Node): boolean {
  if (attempt.parent?.type === "AwaitExpression") return false;
  if (attempt.type !== "CallExpression") return false;
  const callee = bare(attempt.callee);
  return callee.type === "Identifier" && /^(?:try|connect|open|init)/iu.test(callee.name);
}

/** The innermost list of statements that holds the whole chain, and which of them do. */
function regionOf({
  construct,
  attempts,
}: ChainNodes): { readonly list: readonly Node[]; readonly first: number; readonly last: number } | undefined {
  const inside = [construct, ...attempts];
  for (let at: Node | undefined = attempts[0]; at; at = at.parent) {
    const place = statementsAround(at);
    if (!place) {
      if (isFunction(at) && inside.some((node) => !isWithin(node.range, at.range))) return undefined;
      continue;
    }
    const { list } = place;
    const whole: Range = [list[0]!.range[0], list.at(-1)!.range[1]];
    if (!inside.every((node) => isWithin(node.range, whole))) continue;
    const indexes = inside.map((node) => list.findIndex((statement) => isWithin(node.range, statement.range)));
    if (indexes.includes(-1)) return undefined;
    return { list, first: Math.min(...indexes), last: Math.max(...indexes) };
  }
  return undefined;
}

function lastStatement({ range }: ChainParts, list: readonly Node[]): Node {
  return list.find((statement) => statement.range[1] === range[1]) ?? list.at(-1)!;
}

/** Comments that do not belong to a kept statement; each on a line of its own. */
function commentsIn({ range }: ChainParts, kept: readonly Node[], indent: string, sourceCode: SourceCode): string[] {
  return sourceCode
    .getAllComments()
    .filter(
      (comment) =>
        isWithin(comment.range, range) && !kept.some((statement) => isWithin(comment.range, statement.range)),
    )
    .map((comment) =>
      sourceCode.text
        .slice(...comment.range)
        .replaceAll(`\n${indentAt(sourceCode.text, comment.range[0])}`, `\n${indent}`),
    );
}

/** A statement at another depth; text in templates stays as it is. */
function movedText(statement: Node, indent: string, sourceCode: SourceCode): string {
  const text = sourceCode.getText(statement);
  const own = indentAt(sourceCode.text, statement.range[0]);
  return own === indent || text.includes("`") ? text : text.replaceAll(`\n${own}`, `\n${indent}`);
}

function freeName(target: string | undefined, sourceCode: SourceCode, start: Node): string | undefined {
  const scope = sourceCode.getScope(start);
  const names = [target === undefined ? "redis" : `${target}OrNull`, "redisOrNull", "availableRedis", "canonicalRedis"];
  return names.find((name) => !isTaken(name, scope));
}
