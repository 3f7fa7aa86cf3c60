import type { TSESTree } from "@typescript-eslint/utils";
import type { ArgumentRole, Opening, OptionRole, Signature } from "../../clients/description.js";
import type { ConnectionOption, Target } from "../connection.js";
import type { KnownValue, OptionValue, PlainValue, UnknownValue } from "../option-value.js";
import { ABSENT } from "../option-value.js";
import { classNamed } from "./field-accesses.js";
import { answersNothing, doesMore } from "./function-option.js";
import { looksLikeArgument } from "./looks-like-argument.js";
import { parseRedisUrl, type RedisUrl } from "./parse-redis-url.js";
import type { Resolved, ResolvedProperty, Resolver } from "./resolve-value.js";
import { factOf, returnedExpression } from "./resolve-value.js";
import type { Node, SourceCode } from "./syntax-tree.js";
import { bare, isFunction, keyName } from "./syntax-tree.js";

type PlainResolved = Extract<Resolved, { readonly type: "plain" }>;

/** Names that only addresses have: `redisUrl`, `getRedisUrl`, `config.redis.uri`. */
const NAMES_TEXT = /(?:url|uri|dsn|connection_?string)$/iu;

/** What the arguments of a construction say. */
export interface ReadArguments {
  readonly target: Target;
  readonly options: readonly ConnectionOption[];
  readonly unresolved: readonly UnknownValue[];
  /** The connection is a list of nodes or names sentinels, whatever the export's own form is. */
  readonly form: "cluster" | "sentinel" | undefined;
}

type Slot = "url" | "host" | "port" | "socketPath" | "database" | "username" | "password";
const SLOTS: Partial<Record<OptionRole, Slot>> = {
  url: "url",
  host: "host",
  port: "port",
  socketPath: "socketPath",
  database: "database",
  username: "username",
  password: "password",
};

/**
 * Reads the arguments of a construction as its catalogue entry says. Undefined where nothing is opened: a live client was
 * given, or the option that would hold the connection is missing.
 */
export function readArguments(
  given: readonly TSESTree.CallExpressionArgument[],
  opening: Opening,
  resolver: Resolver,
  sourceCode: SourceCode,
  isClient: (node: Node) => boolean,
  /** A list with further arguments, which is made elsewhere. */
  list?: Node,
): ReadArguments | undefined {
  const reader = new ArgumentReader(opening, resolver, sourceCode, isClient);
  return reader.read(given, list);
}

class ArgumentReader {
  readonly #opening: Opening;
  readonly #resolver: Resolver;
  readonly #sourceCode: SourceCode;
  readonly #isClient: (node: Node) => boolean;
  readonly #slots = new Map<Slot, Resolved>();
  readonly #options: ConnectionOption[] = [];
  readonly #unresolved: UnknownValue[] = [];
  readonly #nodes: Target["nodes"][number][] = [];
  #form: "cluster" | "sentinel" | undefined;
  #sawConnection = false;
  #sawClient = false;
  #positional = false;

  constructor(opening: Opening, resolver: Resolver, sourceCode: SourceCode, isClient: (node: Node) => boolean) {
    this.#opening = opening;
    this.#resolver = resolver;
    this.#sourceCode = sourceCode;
    this.#isClient = isClient;
  }

  read(given: readonly TSESTree.CallExpressionArgument[], list: Node | undefined): ReadArguments | undefined {
    const spread = given.findIndex((argument) => argument.type === "SpreadElement");
    const plain = (spread < 0 ? given : given.slice(0, spread)) as readonly Node[];
    const more = given[spread] ?? list;
    if (more)
      this.#unresolved.push({
        state: "unknown",
        why: "spread",
        range: more.range,
        source: this.#sourceCode.getText(more),
      });
    const values = plain.map((node) => this.#resolver.resolve(node));
    while (values.length && values[values.length - 1]?.type === "absent") values.pop();

    const signature = this.#signature(plain, values);
    if (!signature) for (const value of values) this.#giveUp(value);
    this.#positional = signature?.arguments.slice(0, values.length).includes("port") ?? false;
    let order = 0;
    for (const [index, role] of (signature?.arguments ?? []).entries()) {
      const value = values[index];
      const node = plain[index];
      if (value && node && value.type !== "absent") this.#argument(role, value, node, order++);
    }
    // `each`: the last argument may be repeated; the first one that opens speaks for the others.
    if (this.#opening.each && signature && values.length > signature.arguments.length)
      for (const [i, value] of values.entries())
        if (i >= signature.arguments.length) this.#argument("options", value, plain[i]!, order++);

    if (this.#sawClient) return undefined;
    if (this.#opening.connectionOption !== undefined && !this.#sawConnection && !more) {
      const named = [...this.#slots.keys()].some((slot) => slot === "url" || slot === "host");
      if (!named && this.#opening.whenMissing !== "default") return undefined;
      // Options made elsewhere may hold a live client.
      if (!named && this.#unresolved.length > 0 && this.#opening.whenUnknown === "client") return undefined;
    }
    if (
      this.#opening.optionsFactory !== undefined &&
      !this.#sawConnection &&
      this.#slots.size === 0 &&
      this.#options.length === 0 &&
      this.#opening.connectionOption === undefined
    )
      if (this.#unresolved.length === 0 && this.#opening.whenMissing !== "default") return undefined;
    // Arguments in no order that is described: what they say is known, but not what the library makes of it.
    if (!signature && values.some((value) => value.type !== "absent" && !factOf(value)))
      this.#unresolved.push({
        state: "unknown",
        why: "expression",
        range: [plain[0]!.range[0], plain.at(-1)!.range[1]],
        source: "this list of arguments",
      });
    return { target: this.#target(), options: this.#options, unresolved: this.#unresolved, form: this.#form };
  }

  /** The first form that fits what is known, and what unknown arguments look like; where none does, what is known alone. */
  #signature(nodes: readonly Node[], values: readonly Resolved[]): Signature | undefined {
    const possible = this.#opening.signatures.filter(({ arguments: roles, required = roles.length, known }) => {
      if (values.length < required || (values.length > roles.length && !this.#opening.each)) return false;
      if (known && !values.every((value, i) => roles[i] === "options" || isCertain(value))) return false;
      return values.every((value, i) => fits(value, nodes[i]!, roleAt(roles, i), this.#isClient));
    });
    // What a single argument stands for is told by its value alone.
    if (possible.length < 2 || values.length < 2) return possible[0];
    const looks = values.map((value, i) =>
      value.type === "unknown" ? looksLikeArgument(nodes[i]!, value, this.#sourceCode) : undefined,
    );
    const likely = possible.find(({ arguments: roles }) =>
      looks.every((look, i) => {
        const role = roleAt(roles, i);
        return !look || role === "ignored" || look.includes(role);
      }),
    );
    return likely ?? possible[0];
  }

  #argument(role: ArgumentRole, value: Resolved, node: Node, order: number): void {
    if (role === "ignored") return;
    if (role === "client" || this.#isClient(node)) {
      this.#sawClient = true;
      return;
    }
    if (role === "nodes") return this.#list(value, "cluster");
    if (role !== "options") {
      this.#sawConnection = true;
      // `url` also stands for options or a client, when nothing is known about the value.
      if (value.type === "unknown" && role === "url" && this.#opening.whenUnknown === "client" && !isTextual(value)) {
        this.#sawClient = true;
        return;
      }
      this.#put(role, value, order);
      return;
    }
    this.#optionsArgument(value, order);
  }

  #optionsArgument(given: Resolved, order: number): void {
    let value = given;
    if (value.type === "list" && this.#opening.each) {
      for (const item of value.items) this.#optionsArgument(item, order);
      return;
    }
    const factory = this.#opening.optionsFactory;
    if (factory !== undefined && value.type === "object") {
      const { properties } = value;
      const maker = this.#opening.optionsClasses?.map((name) => properties.get(name)).find(Boolean);
      const made = properties.get(factory)?.value ?? (maker && this.#madeBy(maker));
      const returned =
        made?.type === "function" && isFunction(made.node)
          ? returnedExpression(made.node, this.#sourceCode)
          : undefined;
      if (!made) return;
      if (!returned) {
        this.#sawConnection = true;
        this.#giveUp(made);
        return;
      }
      value = this.#resolver.resolve(returned);
      if (value.type === "list" && this.#opening.each) return this.#optionsArgument(value, order);
    }
    if (value.type === "object") {
      this.#group(value, "", order);
      return;
    }
    if (this.#opening.whenUnknown === "client" && this.#opening.connectionOption === undefined && !isTextual(value)) {
      this.#sawClient = true;
      return;
    }
    // Options that another file makes: whether they hold a connection cannot be seen here.
    if (factory !== undefined) this.#sawConnection = true;
    this.#giveUp(value);
    if (this.#opening.connectionOption === undefined && !this.#slots.has("url") && value.type === "unknown")
      this.#slots.set("url", value);
  }

  /** The method of a class of this file that makes the options; what stands there where the class is another file's. */
  #madeBy({ node, value }: ResolvedProperty): Resolved {
    const method = classNamed(node, this.#sourceCode)?.body.body.find(
      (member) => member.type === "MethodDefinition" && /^create/u.test(keyName(member) ?? ""),
    );
    return method?.type === "MethodDefinition" ? this.#resolver.resolve(method.value) : value;
  }

  #giveUp(value: Resolved): void {
    const fact = factOf(value);
    if (fact) this.#unresolved.push(fact);
  }

  #group(object: Resolved & { readonly type: "object" }, prefix: string, order: number): void {
    this.#unresolved.push(...object.unresolved);
    for (const [key, property] of object.properties) this.#option(prefix + key, property, order);
  }

  #option(name: string, property: ResolvedProperty, order: number): void {
    const { value } = property;
    const description = this.#opening.options[name];
    const holder = this.#opening.connectionOption;
    if (value.type === "absent") return;
    if (name === holder) {
      if (this.#isClient(property.node) || (description?.role === "client" && value.type !== "object")) {
        this.#sawClient = true;
        return;
      }
      if (
        this.#opening.whenUnknown === "client" &&
        value.type !== "object" &&
        value.type !== "list" &&
        !isTextual(value) &&
        !isNamedAsOptions(value)
      ) {
        this.#sawClient = true;
        return;
      }
      this.#sawConnection = true;
    }
    if (description?.role === "client") {
      this.#sawClient = true;
      return;
    }
    if (description?.role === "nodes") return this.#list(value, "cluster");
    if (description?.role === "sentinels") return this.#list(value, "sentinel");
    const isGroup =
      description?.role === "group" || Object.keys(this.#opening.options).some((other) => other.startsWith(`${name}.`));
    if (value.type === "object" && isGroup) return this.#group(value, `${name}.`, order);
    if (value.type === "list" && isGroup && this.#opening.each) {
      // Each of them opens a connection; the first one speaks for the others.
      const [first] = value.items;
      if (first?.type === "object") this.#group(first, `${name}.`, order);
      else if (first) this.#giveUp(first);
      return;
    }
    if (isGroup && value.type !== "object") {
      if (description?.asString && (isTextual(value) || value.type === "plain"))
        return this.#put(description.asString, value, order);
      this.#giveUp(value);
      if (name === holder && value.type === "unknown" && !this.#slots.has("url")) this.#slots.set("url", value);
      return;
    }
    const slot = description?.role && SLOTS[description.role];
    if (slot) {
      // Later majors ignore the option without a word, so what it says is not proven; only the early ones take port and host as arguments.
      if (description.majors?.to !== undefined && !this.#positional && slot !== "password" && slot !== "username")
        this.#unresolved.push({
          state: "unknown",
          why: "expression",
          range: property.node.range,
          source: `${name} (read by some versions only)`,
        });
      if (holder === undefined || name.startsWith(`${holder}.`)) this.#sawConnection = true;
      this.#put(description.role, value, order);
      return;
    }
    const made = value.type === "function" ? value.node : undefined;
    this.#options.push({
      name,
      value: description?.secret
        ? hidden(value, property.node)
        : made && answersNothing(made, this.#sourceCode)
          ? { state: "known", value: null, how: "literal", range: made.range }
          : plainOf(value, property.node),
      ...(made && doesMore(made, this.#sourceCode) && { doesMore: true }),
      description,
      property: property.property?.range,
      range: property.node.range,
    });
  }

  #put(role: OptionRole | ArgumentRole, value: Resolved, order: number): void {
    const slot = SLOTS[role as OptionRole];
    if (!slot) return;
    const precedence = this.#opening.url?.precedence;
    if (this.#slots.has(slot) && (precedence === "first" || order === 0)) return;
    this.#slots.set(slot, value);
  }

  #list(value: Resolved, form: "cluster" | "sentinel"): void {
    this.#sawConnection = true;
    this.#form = form;
    if (value.type !== "list") {
      this.#giveUp(value);
      for (const branch of value.type === "unknown" ? (value.branches ?? []) : [])
        if (branch.type === "list") this.#list(branch, form);
      return;
    }
    for (const item of value.items) this.#node(item, value.node);
  }

  #node(item: Resolved, list: Node): void {
    if (item.type === "object") {
      const socket = item.properties.get("socket")?.value;
      const place = socket?.type === "object" ? socket : item;
      const url = item.properties.get("url")?.value;
      const parsed = this.#addressIn(url, item.node);
      this.#nodes.push({
        url: textOf(url),
        host: parsed?.host ?? textOf(place.properties.get("host")?.value),
        port: parsed?.port ?? numberOf(place.properties.get("port")?.value),
      });
    } else if (item.type === "plain" && typeof item.value === "number") {
      this.#nodes.push({ url: ABSENT, host: ABSENT, port: numberOf(item) });
    } else if (item.type === "plain" || item.type === "text") {
      const parsed = this.#addressIn(item, list);
      if (parsed) this.#nodes.push({ url: textOf(item), host: parsed.host, port: parsed.port });
    } else {
      this.#giveUp(item);
      if (item.type === "unknown") for (const branch of item.branches ?? []) this.#node(branch, list);
    }
  }

  /** The address that a value says, where it is text; `node` stands for a value without a place of its own. */
  #addressIn(value: Resolved | undefined, node?: Node): RedisUrl | undefined {
    if (value?.type !== "plain" && value?.type !== "text") return undefined;
    return parseRedisUrl(value, rangeOf(value, node), this.#opening.url);
  }

  #target(): Target {
    const at = (slot: Slot) => this.#slots.get(slot);
    const url = at("url");
    const parsed = this.#addressIn(url);
    if (parsed?.uncertainQuery) {
      const range = rangeOf(url!);
      this.#unresolved.push({ state: "unknown", why: "expression", range, source: "the query of the URL" });
    }
    const unread = url && !parsed ? factOf(url) : undefined;
    const optionsFirst = this.#opening.url?.precedence === "options";
    const merge = <T>(slot: Slot, own: OptionValue<T>, fromUrl: OptionValue<T> | undefined): OptionValue<T> => {
      const inUrl = fromUrl ?? (unread && slot !== "socketPath" ? unread : ABSENT);
      if (own.state === "absent") return inUrl;
      if (inUrl.state === "absent" || optionsFirst) return own;
      // A URL that cannot be read may name it too, and then it counts more: what the options say is what remains otherwise.
      if (!fromUrl && unread && own.state === "known") return { ...own, how: "fallback", instead: unread };
      return fromUrl ? inUrl : own;
    };
    const host = merge("host", textOf(at("host")), parsed?.host);
    const port = numberOf(at("port"));
    return {
      url: textOf(url),
      host,
      // A number that stands for the port by itself counts more than any address.
      port: this.#positional && isNumber(at("port")) ? port : merge("port", port, parsed?.port),
      socketPath: merge("socketPath", textOf(at("socketPath")), parsed?.socketPath),
      database: merge("database", numberOf(at("database")), parsed?.database),
      username: merge("username", textOf(at("username")), parsed?.username),
      password: merge("password", textOf(at("password")), parsed?.password),
      nodes: this.#nodes,
    };
  }
}

/** Known, and not only for the case that something before it is empty. */
function isCertain(value: Resolved): boolean {
  return value.type === "absent" || (value.type === "plain" && value.how !== "fallback");
}

function isNumber(value: Resolved | undefined): boolean {
  return value?.type === "plain" && typeof value.value === "number";
}

/** Further arguments are what the last one is. */
function roleAt(roles: readonly ArgumentRole[], index: number): ArgumentRole {
  return roles[Math.min(index, roles.length - 1)] ?? "ignored";
}

function fits(value: Resolved, node: Node, role: ArgumentRole, isClient: (node: Node) => boolean): boolean {
  if (role === "ignored") return true;
  if (isClient(node)) return role === "client" || role === "options";
  switch (value.type) {
    case "object":
      return role === "options";
    case "list":
      return role === "nodes" || role === "options";
    case "function":
      return role === "client";
    case "text":
      return role === "url" || role === "host";
    case "plain":
      if (value.value === null) return true;
      if (typeof value.value === "number") return role === "port";
      if (typeof value.value !== "string") return false;
      if (/^\d+$/u.test(value.value)) return role === "port";
      if (value.value.startsWith("/")) return role === "socketPath";
      return value.value.includes("://") ? role === "url" : role === "host" || role === "url";
    default: {
      // The environment gives text, never options or a client.
      if (isFromEnvironment(value)) return role !== "options" && role !== "nodes" && role !== "client";
      const inner = bare(node);
      if (
        inner.type === "CallExpression" &&
        inner.callee.type === "Identifier" &&
        /^(?:parseInt|Number)$/u.test(inner.callee.name)
      )
        return role === "port";
      return true;
    }
  }
}

/** Text wherever the environment is set, whatever stands behind it. */
function isFromEnvironment(value: Resolved): boolean {
  if (value.type !== "unknown") return false;
  const { why, source } = value.unknown;
  return why === "environment" || /^(?:process|Bun|import\.meta|Deno)\??\.env\b/u.test(source);
}

/** Text for certain, though its value is not known. */
function isTextual(value: Resolved): boolean {
  if (value.type === "text" || value.type === "plain") return true;
  if (value.type !== "unknown") return false;
  const { source, name } = value.unknown;
  return isFromEnvironment(value) || NAMES_TEXT.test(name ?? source.replace(/\([^()]*\)$/u, ""));
}

/** `redisConfig`, `config.redis`, `env.queue.redis`: names that options have and live clients have not. */
function isNamedAsOptions(value: Resolved): boolean {
  if (value.type !== "unknown") return false;
  const { source } = value.unknown;
  return /config|settings|options/iu.test(source) && !/(?:client|connection|instance)\b|[(]/iu.test(source);
}

function rangeOf(value: Resolved, node?: Node): readonly [number, number] {
  if (value.type === "plain") return value.range;
  return factOf(value)?.range ?? node?.range ?? [0, 0];
}

function hidden(value: Resolved, node: Node): OptionValue<PlainValue> {
  return value.type === "plain"
    ? knownOf({ type: "plain", value: "", how: value.how, range: value.range, elsewhere: value.elsewhere })
    : plainOf(value, node);
}

function plainOf(value: Resolved | undefined, node?: Node): OptionValue<PlainValue> {
  if (!value || value.type === "absent") return ABSENT;
  if (value.type === "plain") {
    return knownOf(value);
  }
  const fact = factOf(value);
  if (fact) return fact;
  return { state: "unknown", why: "expression", range: node?.range ?? [0, 0], source: value.type };
}

function knownOf({ value, how, range, instead, elsewhere }: PlainResolved): KnownValue<PlainValue> {
  return { state: "known", value, how, range, ...(instead && { instead }), ...(elsewhere && { elsewhere }) };
}

function textOf(value: Resolved | undefined): OptionValue<string> {
  const plain = plainOf(value);
  if (plain.state !== "known") return plain;
  return plain.value === null ? ABSENT : { ...plain, value: String(plain.value) };
}

function numberOf(value: Resolved | undefined): OptionValue<number> {
  const plain = plainOf(value);
  if (plain.state !== "known") return plain;
  if (plain.value === null || plain.value === "") return ABSENT;
  // Libraries differ in how they read anything but digits.
  const number =
    typeof plain.value === "number" || (typeof plain.value === "string" && /^\s*-?\d+\s*$/u.test(plain.value))
      ? Number(plain.value)
      : NaN;
  return Number.isInteger(number)
    ? { ...plain, value: number }
    : { state: "unknown", why: "expression", range: plain.range, source: String(plain.value) };
}
