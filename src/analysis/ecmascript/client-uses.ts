import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ClientMethods } from "../../clients/description.js";
import { CHANGING, type ClientUse, type UseKind } from "../connection.js";
import type { Range } from "../option-value.js";
import { connectRightBehind } from "./connect-right-behind.js";
import { constantInit } from "./constant-init.js";
import { databaseOption, givenDatabase } from "./given-database.js";
import { isOnlyLookedAt } from "./is-only-looked-at.js";
import { isToldApart } from "./is-told-apart.js";
import { meaningOfCommand, meaningOfMethod, type MethodMeaning } from "./meaning-of-method.js";
import { fullMemberName } from "./members-named.js";
import { changesOfValue } from "./changes-of-value.js";
import { listContents, readsAs } from "./list-contents.js";
import { saysOption } from "./says-option.js";
import { bare, isAwaited, isClass, keyName, staticText, type Node, type SourceCode } from "./syntax-tree.js";
import { callOf, traceClient, writeOf, type Place, type TraceStart } from "./trace-client.js";

/** Callee texts in messages stay on one line. */
const MAX_NAME = 60;

/**
 * Everything that the file does with the client that `expression` yields, in the order of the text. A method of a
 * library without known methods is `other`. Uses of a subclass's instances are not looked for. `start` is as for `traceClient`.
 */
export function clientUses(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  methods: ClientMethods | undefined,
  start: TraceStart = {},
): ClientUse[] {
  if (isClass(expression)) return [];
  const rightBehind = connectRightBehind(expression, methods, sourceCode);
  const uses = new Map<string, ClientUse>();
  for (const place of traceClient(expression, sourceCode, start)) {
    for (const use of usesAt(place, methods, sourceCode)) {
      const key = `${use.kind} ${use.range.join()} ${use.method ?? ""}`;
      if ("isPossible" in place && place.isPossible) {
        if (CHANGING.includes(use.kind) && !uses.has(key)) uses.set(key, { ...use, assumed: true });
        continue;
      }
      const behind = use.kind === "connect" && rightBehind !== undefined && isSameRange(use.range, rightBehind.range);
      const awaited = behind && isAwaited(rightBehind);
      uses.set(key, behind ? { ...use, rightBehind: true, ...(awaited && { awaited }) } : use);
    }
  }
  return [...uses.values()].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

function usesAt(place: Place, methods: ClientMethods | undefined, sourceCode: SourceCode): ClientUse[] {
  switch (place.what) {
    case "departure": {
      if (place.how === "disposed") return [use("close", place.node, place.node, { method: "using" })];
      const name = place.name && place.name.length > MAX_NAME ? `${place.name.slice(0, MAX_NAME)}…` : place.name;
      const departure = use(place.how, place.node, place.node, { method: name });
      return [place.inSight === true ? { ...departure, inSight: true } : departure];
    }
    case "key": {
      const name = keyName(place.node);
      if (name === undefined) return [use("other", place.node, place.node)];
      return [
        { ...use("other", place.node, place.node, { method: name }), ...handedOn(meaningOfMethod(name, methods)) },
      ];
    }
    case "part": {
      const { name, node, isAway } = place;
      if (!methods || methods.namespaces?.includes(name) || (isAway && !methods.parts?.includes(name))) return [];
      return [use("part", node, node, { method: name })];
    }
    case "mention": {
      const { line } = sourceCode.getLocFromIndex(place.offset);
      const at: Range = [place.offset, place.offset];
      return [{ kind: "template", range: at, callee: at, line }];
    }
    case "member":
      return usesOfMember(place.node, place.chain, methods, sourceCode);
  }
}

function usesOfMember(
  access: TSESTree.MemberExpression,
  chain: boolean,
  methods: ClientMethods | undefined,
  sourceCode: SourceCode,
): ClientUse[] {
  const method = fullMemberName(access);
  const call = callOf(access);
  const at = call ?? access;
  if (method === undefined) return [use("other", at, access)];
  if (writeOf(access) || (access.parent.type === "UnaryExpression" && access.parent.operator === "delete"))
    return [use("other", access, access, { method })];
  // A view of the same client, followed like the client itself.
  if (method === "v4" && !call) return [];
  // Only node-redis names the raw command of a transaction like this.
  const meaning: MethodMeaning = chain && method === "addCommand" ? { kind: "raw" } : meaningOfMethod(method, methods);
  if (!call && isOnlyLookedAt(access, sourceCode)) return [];
  if (!call) return [use("other", access, access, { method, ...handedOn(meaning) })];
  if (!chain && /^(multi|pipeline|batch)$/i.test(method))
    return [startUse(call, access, method, sourceCode), ...listedUses(call, access, method, methods, sourceCode)];
  const found = useOfCall(call, access, method, meaning, methods, sourceCode);
  if (found.kind === "close" && isToldApart(access.object, sourceCode)) return [{ ...found, assumed: true }];
  if (!chain) return [found];
  if (found.kind === "command" || found.kind === "listen") return [];
  // In a transaction nothing waits.
  return [found.kind === "block" ? { ...found, assumed: true } : found];
}

function useOfCall(
  call: TSESTree.CallExpression,
  access: TSESTree.MemberExpression,
  method: string,
  meaning: MethodMeaning,
  methods: ClientMethods | undefined,
  sourceCode: SourceCode,
): ClientUse {
  switch (meaning.kind) {
    case "raw":
      return rawUse(call, access, method, methods, sourceCode);
    case "sends":
      // Only node-redis takes options as an object, and only it has capital letters in names of commands.
      return use("command", call, access, {
        method,
        ...sent(meaning, call.arguments, /[A-Z]/.test(method.replace(/(Buffer|Async)$/, "")), call, sourceCode),
      });
    case "listen": {
      const event = staticText(call.arguments[0]);
      return use("listen", call, access, { method, ...(event === undefined ? {} : { event }) });
    }
    case "duplicate": {
      const database = call.arguments
        .map((argument) => databaseOption(argument, methods?.duplicateDatabase ?? [], sourceCode))
        .find(({ state }) => state !== "absent");
      return use("duplicate", call, access, { method, ...(database && { database }) });
    }
    default:
      return use(meaning.kind, call, access, { method });
  }
}

/** What a use of a command is, with its arguments in view. */
function sent(
  { command, description }: MethodMeaning & { readonly kind: "sends" },
  given: readonly Node[],
  takesOptions: boolean,
  call: Node,
  sourceCode: SourceCode,
): Partial<ClientUse> {
  if (description.container) {
    const words = given.flatMap(wordsIn);
    const exact = meaningOfCommand(command, words[0] && staticText(words[0]));
    if (exact.kind !== "sends") return { kind: "command" };
    if (!exact.description.container) return sent(exact, words.slice(1), takesOptions, call, sourceCode);
    return { ...known(exact), assumed: true };
  }
  const { onlyWith } = description;
  const said = onlyWith === undefined ? "yes" : saysOption(given, onlyWith, takesOptions, call, sourceCode);
  // A blocking read is too dangerous to be taken for a harmless one; everything else that may not be is.
  if (said === "no" || (said === "unknown" && description.effect !== "block")) return { kind: "command" };
  const database = givenDatabase(description, given, sourceCode);
  return {
    ...known({ kind: "sends", command, description }),
    ...(said === "unknown" && { assumed: true }),
    ...(database.state !== "absent" && { database }),
  };
}

function known({ command, description }: MethodMeaning & { readonly kind: "sends" }): Partial<ClientUse> {
  return { kind: description.effect, command: command.toUpperCase() };
}

function wordsIn(node: Node): Node[] {
  const inner = bare(node);
  return inner.type === "ArrayExpression" ? inner.elements.flatMap((element) => element ?? []) : [node];
}

/** ioredis: without a pipeline, MULTI opens a transaction on the connection itself until EXEC. */
function startUse(
  call: TSESTree.CallExpression,
  access: TSESTree.MemberExpression,
  method: string,
  sourceCode: SourceCode,
): ClientUse {
  const last = call.arguments.at(-1);
  const options = last ? resolved(last, sourceCode) : undefined;
  const written =
    options?.type === "ObjectExpression"
      ? options.properties.some((property) => {
          if (property.type !== "Property") return true;
          const name = keyName(property);
          const value = bare(property.value);
          return (name === undefined || name === "pipeline") && !(value.type === "Literal" && value.value === true);
        })
      : false;
  const spans = written || (options?.type === "ObjectExpression" && mayGet("pipeline", options, call, sourceCode));
  return use(spans ? "watch" : "command", call, access, { method, ...(spans && { command: "MULTI" }) });
}

/** Whether an object may get a property after it was made. */
function mayGet(name: string, object: Node, call: Node, sourceCode: SourceCode): boolean {
  const { properties, any } = changesOfValue([object], sourceCode, {
    isRead: (other) => readsAs(other, call, sourceCode),
  });
  return properties.has(name) || any !== undefined;
}

/** `client.multi([["select", 3], ["get", "a"]])`, also with a list that is made elsewhere. */
function listedUses(
  call: TSESTree.CallExpression,
  access: TSESTree.MemberExpression,
  method: string,
  methods: ClientMethods | undefined,
  sourceCode: SourceCode,
): ClientUse[] {
  const [first] = call.arguments;
  if (!first || !methods || isNoList(resolved(first, sourceCode))) return [];
  const anything = use("other", call, access, { method });
  const list = listContents(first, call, sourceCode);
  if (!list) return [anything];
  return list.elements.flatMap((element) => {
    const entry = listContents(element, call, sourceCode, 1);
    const [head, ...rest] = entry?.isInOrder ? entry.elements : [];
    const name = head && staticText(resolved(head, sourceCode));
    if (!head || name === undefined) return [anything];
    const found = useOfCommand(name, rest, bare(element), head, sourceCode);
    return found.kind === "command" ? [] : [found];
  });
}

/** Options, and what stands for none. */
function isNoList(node: Node): boolean {
  return (
    node.type === "ObjectExpression" ||
    node.type === "Literal" ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}

/** `client.call("SELECT", 3)`, `client.sendCommand(["FLUSHALL"])`, `client.sendCommand(new Command("select", [3]))`. */
function rawUse(
  call: TSESTree.CallExpression,
  access: TSESTree.MemberExpression,
  method: string,
  methods: ClientMethods | undefined,
  sourceCode: SourceCode,
): ClientUse {
  const given = rawCommand(call, sourceCode);
  if (!given || !methods) return use("other", call, access, { method });
  return useOfCommand(given.command, given.rest, call, access, sourceCode);
}

function useOfCommand(name: string, rest: readonly Node[], node: Node, named: Node, sourceCode: SourceCode): ClientUse {
  const words = rest.flatMap(wordsIn);
  const meaning = meaningOfCommand(name, undefined);
  const found = meaning.kind === "sends" ? sent(meaning, words, false, node, sourceCode) : { kind: "command" as const };
  return use("command", node, named, { method: name, ...found });
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

interface RawCommand {
  readonly command: string;
  readonly rest: readonly Node[];
}

function rawCommand(call: Call, sourceCode: SourceCode): RawCommand | undefined {
  for (const [index, argument] of call.arguments.slice(0, 3).entries()) {
    let first = resolved(argument, sourceCode);
    let rest: readonly Node[] = call.arguments.slice(index + 1);
    if (first.type === "ArrayExpression") {
      const isNamed = bare(argument).type === "Identifier";
      const list = isNamed ? listContents(argument, call, sourceCode) : { elements: first.elements, isInOrder: true };
      const [head, ...others] = list?.isInOrder ? list.elements : [];
      if (!head || head.type === "SpreadElement") return undefined;
      first = resolved(head, sourceCode);
      rest = others.flatMap((element) => element ?? []);
    }
    const command = staticText(first);
    if (command !== undefined) return { command, rest };
    if (first.type === "NewExpression") {
      const [inner, ...others] = first.arguments;
      const name = staticText(inner);
      return name === undefined ? undefined : { command: name, rest: others };
    }
    // Clusters of node-redis take a key, and from 4 on whether the command only reads, in front of it; everything else that cannot be read may be any command.
    const isSkipped =
      (first.type === "Identifier" && first.name === "undefined") ||
      (first.type === "Literal" && typeof first.value === "boolean");
    if (!isSkipped) return undefined;
  }
  return undefined;
}

function resolved(node: Node, sourceCode: SourceCode): Node {
  const inner = bare(node);
  const init = inner.type === "Identifier" ? constantInit(inner, sourceCode) : undefined;
  return init ? bare(init) : inner;
}

/** A method that is handed on may get any arguments. */
function handedOn(meaning: MethodMeaning): Partial<ClientUse> {
  if (meaning.kind === "raw") return { kind: "other" };
  if (meaning.kind !== "sends") return { kind: meaning.kind };
  const { onlyWith, effect, container } = meaning.description;
  if (onlyWith !== undefined && effect !== "block") return { kind: "command" };
  return { ...known(meaning), ...((onlyWith !== undefined || container) && { assumed: true }) };
}

/** `named`: what a problem is shown on, and whose line a message names. */
function use(kind: UseKind, node: Node, named: Node, more: Partial<ClientUse> = {}): ClientUse {
  const shown = named.type === "MemberExpression" ? named.property : named;
  const isOneLine = named.loc.start.line === named.loc.end.line;
  const { method, ...rest } = more;
  return {
    kind,
    range: node.range,
    callee: isOneLine ? named.range : shown.range,
    line: shown.loc.start.line,
    ...(method === undefined ? {} : { method }),
    ...rest,
  };
}

function isSameRange(one: Range, other: Range): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
