import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ClientMethods } from "../../clients/description.js";
import type { ClientUse, UseKind } from "../connection.js";
import type { Range } from "../option-value.js";
import { blocksByArguments } from "./blocks-by-arguments.js";
import { classifyCommand, classifyMethod } from "./classify-method.js";
import { connectRightBehind } from "./connect-right-behind.js";
import { constantInit } from "./constant-init.js";
import { fullMemberName } from "./members-named.js";
import { bare, isClass, keyName, staticText, type Node, type SourceCode } from "./syntax-tree.js";
import { callOf, traceClient, writeOf, type Place } from "./trace-client.js";

/** Callee texts in messages stay on one line. */
const MAX_NAME = 60;

/**
 * Everything that the file does with the client that `expression` yields, in the order of the text. A method of a
 * library without known methods is `other`. Uses of a subclass's instances are not looked for.
 */
export function clientUses(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  methods: ClientMethods | undefined,
): ClientUse[] {
  if (isClass(expression)) return [];
  const rightBehind = connectRightBehind(expression, methods, sourceCode);
  const uses = new Map<string, ClientUse>();
  for (const place of traceClient(expression, sourceCode)) {
    for (const use of usesAt(place, methods, sourceCode)) {
      const behind = use.kind === "connect" && rightBehind !== undefined && isSameRange(use.range, rightBehind.range);
      uses.set(`${use.kind} ${use.range.join()} ${use.method ?? ""}`, behind ? { ...use, rightBehind: true } : use);
    }
  }
  return [...uses.values()].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

function usesAt(place: Place, methods: ClientMethods | undefined, sourceCode: SourceCode): ClientUse[] {
  switch (place.what) {
    case "departure": {
      if (place.how === "disposed") return [use("close", place.node, place.node, "using")];
      const name = place.name && place.name.length > MAX_NAME ? `${place.name.slice(0, MAX_NAME)}…` : place.name;
      return [use(place.how, place.node, place.node, name)];
    }
    case "key": {
      const name = keyName(place.node);
      return [
        use(
          name === undefined ? "other" : withoutArguments(classifyMethod(name, methods)),
          place.node,
          place.node,
          name,
        ),
      ];
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
  const name = fullMemberName(access);
  const call = callOf(access);
  const at = call ?? access;
  if (name === undefined) return [use("other", at, access.property)];
  if (writeOf(access) || (access.parent.type === "UnaryExpression" && access.parent.operator === "delete"))
    return [use("other", access, access.property, name)];
  // A view of the same client, followed like the client itself.
  if (name === "v4" && !call) return [];
  // Only node-redis names the raw command of a transaction like this.
  const kind = chain && name === "addCommand" ? "raw" : classifyMethod(name, methods);
  if (!call) return [use(withoutArguments(kind), access, access.property, name)];
  if (kind === "raw") return [rawUse(call, access, name, methods, sourceCode)];
  if (kind === "blockIf") {
    const blocks = blocksByArguments(call, name, sourceCode);
    return [use(blocks ? "block" : "command", call, access.property, name)];
  }
  if (kind === "listen") {
    const event = staticText(call.arguments[0]);
    return chain ? [] : [{ ...use("listen", call, access.property, name), ...(event === undefined ? {} : { event }) }];
  }
  if (chain) return kind === "command" ? [] : [use(kind, call, access.property, name)];
  if (/^(multi|pipeline|batch)$/i.test(name)) return [startUse(call, access, name), ...listedUses(call, methods)];
  return [use(kind, call, access.property, name)];
}

/** ioredis: without a pipeline, MULTI opens a transaction on the connection itself until EXEC. */
function startUse(call: TSESTree.CallExpression, access: TSESTree.MemberExpression, name: string): ClientUse {
  const last = call.arguments.at(-1);
  const options = last ? bare(last) : undefined;
  const spans =
    options?.type === "ObjectExpression" &&
    options.properties.some((property) => {
      if (property.type !== "Property" || keyName(property) !== "pipeline") return false;
      const value = bare(property.value);
      return value.type !== "Literal" || value.value !== true;
    });
  return use(spans ? "watch" : "command", call, access.property, name);
}

/** `client.multi([["select", 3], ["get", "a"]])`. */
function listedUses(call: TSESTree.CallExpression, methods: ClientMethods | undefined): ClientUse[] {
  const [first] = call.arguments;
  const list = first ? bare(first) : undefined;
  if (list?.type !== "ArrayExpression") return [];
  return list.elements.flatMap((element) => {
    const entry = element ? bare(element) : undefined;
    const command = entry?.type === "ArrayExpression" ? entry.elements[0] : undefined;
    const name = staticText(command);
    if (!entry || !command || name === undefined) return [];
    const kind = classifyCommand(name, methods);
    return kind === "command" ? [] : [use(withoutArguments(kind), entry, command, name)];
  });
}

/** `client.call("SELECT", 3)`, `client.sendCommand(["FLUSHALL"])`, `client.sendCommand(new Command("select", [3]))`. */
function rawUse(
  call: TSESTree.CallExpression,
  access: TSESTree.MemberExpression,
  name: string,
  methods: ClientMethods | undefined,
  sourceCode: SourceCode,
): ClientUse {
  const given = rawCommand(call, sourceCode);
  if (!given) return use("other", call, access.property, name);
  const kind = classifyCommand(given.command, methods);
  if (kind !== "blockIf") return use(withoutArguments(kind), call, access.property, given.command);
  const blocks = blocksByArguments(given.by, "xread", sourceCode);
  return use(blocks ? "block" : "command", call, access.property, given.command);
}

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

function rawCommand(call: Call, sourceCode: SourceCode): { readonly command: string; readonly by: Call } | undefined {
  for (const argument of call.arguments.slice(0, 2)) {
    let first = resolved(argument, sourceCode);
    if (first.type === "ArrayExpression") {
      const [head] = first.elements;
      if (!head || head.type === "SpreadElement") return undefined;
      first = resolved(head, sourceCode);
    }
    const command = staticText(first);
    if (command !== undefined) return { command, by: call };
    if (first.type === "NewExpression") {
      const inner = staticText(first.arguments[0]);
      return inner === undefined ? undefined : { command: inner, by: first };
    }
    // node-redis clusters take a key first; everything else that cannot be read may be any command.
    if (first.type !== "Identifier" || first.name !== "undefined") return undefined;
  }
  return undefined;
}

function resolved(node: Node, sourceCode: SourceCode): Node {
  const inner = bare(node);
  const init = inner.type === "Identifier" ? constantInit(inner, sourceCode) : undefined;
  return init ? bare(init) : inner;
}

/** A method that is handed on, or a command in a list, may get any arguments. */
function withoutArguments(kind: ReturnType<typeof classifyMethod>): UseKind {
  if (kind === "raw") return "other";
  return kind === "blockIf" ? "block" : kind;
}

/** `named`: what stands on the line that a message names. */
function use(kind: UseKind, node: Node, named: Node, method?: string): ClientUse {
  return { kind, range: node.range, line: named.loc.start.line, ...(method === undefined ? {} : { method }) };
}

function isSameRange(one: Range, other: Range): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
