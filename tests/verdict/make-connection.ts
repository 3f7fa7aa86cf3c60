import type { ClientUse, Connection, ConnectionOption, Sign, Target, UseKind } from "../../src/analysis/connection.js";
import {
  ABSENT,
  type KnownHow,
  type KnownValue,
  type PlainValue,
  type Range,
  type UnknownReason,
  type UnknownValue,
} from "../../src/analysis/option-value.js";
import type { Opening, OptionDescription } from "../../src/clients/description.js";
import { IOREDIS_CLIENT, IOREDIS_OPTIONS } from "../../src/clients/ioredis.js";

const SOMEWHERE: Range = [0, 1];

export function known<T>(value: T, how: KnownHow = "literal", more: Partial<KnownValue<T>> = {}): KnownValue<T> {
  return { state: "known", value, how, range: SOMEWHERE, ...more };
}

/** `process.env.NAME ?? value`. */
export function fallback<T>(value: T, instead: UnknownValue, more: Partial<KnownValue<T>> = {}): KnownValue<T> {
  return known(value, "fallback", { instead, ...more });
}

export function environment(name: string): UnknownValue {
  return { state: "unknown", why: "environment", range: SOMEWHERE, source: `process.env.${name}`, name };
}

export function configuration(name: string): UnknownValue {
  return { state: "unknown", why: "configuration", range: SOMEWHERE, source: `config.get("${name}")`, name };
}

export function unknown(
  source: string,
  why: UnknownReason = "expression",
  more: Partial<UnknownValue> = {},
): UnknownValue {
  return { state: "unknown", why, range: SOMEWHERE, source, ...more };
}

/** An option as ioredis knows it; it stands in the call itself. */
export function option(
  name: string,
  value: PlainValue | UnknownValue,
  more: Partial<ConnectionOption> = {},
): ConnectionOption {
  const description: OptionDescription | undefined = IOREDIS_OPTIONS[name];
  const isUnknown = typeof value === "object" && value !== null;
  return { name, value: isUnknown ? value : known(value), description, property: SOMEWHERE, range: SOMEWHERE, ...more };
}

export function use(kind: UseKind, method?: string, more: Partial<ClientUse> = {}): ClientUse {
  return { kind, range: SOMEWHERE, callee: SOMEWHERE, line: 30, ...(method === undefined ? {} : { method }), ...more };
}

export function sign(kind: Sign["kind"], text: string): Sign {
  return { kind, text, range: undefined };
}

export interface ConnectionParts extends Partial<Omit<Connection, "target" | "opening">> {
  readonly target?: Partial<Target>;
  readonly opening?: Partial<Opening>;
}

const NOWHERE: Target = {
  url: ABSENT,
  host: ABSENT,
  port: ABSENT,
  socketPath: ABSENT,
  database: ABSENT,
  username: ABSENT,
  password: ABSENT,
  nodes: [],
};

/** `new Redis()` of ioredis, used for commands only; a null client does it no harm. */
export function makeConnection({ target, opening, ...more }: ConnectionParts = {}): Connection {
  return {
    library: "ioredis",
    title: "ioredis",
    form: "client",
    subclass: false,
    opening: { ...IOREDIS_CLIENT, ...opening },
    callee: SOMEWHERE,
    range: SOMEWHERE,
    calleeText: "Redis",
    target: { ...NOWHERE, ...target },
    options: [],
    unresolved: [],
    signs: [],
    uses: [],
    nullCoping: "copes",
    ...more,
  };
}

/** `createClient()` of node-redis 4 and later. */
export function makeNodeRedis(parts: ConnectionParts = {}): Connection {
  const { opening, ...more } = parts;
  return makeConnection({
    library: "redis",
    title: "node-redis",
    opening: { url: { precedence: "url", query: "ignored" }, connectsByCall: true, ...opening },
    ...more,
  });
}
