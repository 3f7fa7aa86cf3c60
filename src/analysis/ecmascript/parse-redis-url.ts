import type { UrlReading } from "../../clients/description.js";
import type { OptionValue, Range, UnknownValue } from "../option-value.js";
import { ABSENT } from "../option-value.js";
import type { Resolved } from "./resolve-value.js";

/** What a connection URL says. */
export interface RedisUrl {
  readonly host: OptionValue<string>;
  readonly port: OptionValue<number>;
  readonly database: OptionValue<number>;
  readonly socketPath: OptionValue<string>;
  readonly username: OptionValue<string>;
  readonly password: OptionValue<string>;
  /** Names of query parameters whose meaning depends on the version of the library. */
  readonly uncertainQuery: boolean;
}

const PLACE = /\u0001(\d+)\u0002/gu;
const URL_PARTS =
  /^(?:(?<scheme>[a-z][a-z+.-]*|\u0001\d+\u0002):(?=\/))?(?:\/\/)?(?:(?<user>[^@/?#]*?)(?::(?<password>[^@/?#]*))?@)?(?<host>\[[^\]]*\]|[^:/?#]*)(?::(?<port>[^/?#]*))?(?<path>\/[^?#]*)?(?:\?(?<query>[^#]*))?(?:#.*)?$/iu;

type Parts = readonly (string | UnknownValue)[];

/** Reads a connection URL, also one that is known in parts only. Undefined where it is no URL that can be read. */
export function parseRedisUrl(
  value: Resolved & { readonly type: "plain" | "text" },
  range: Range,
  reading: UrlReading | undefined,
): RedisUrl | undefined {
  const parts: Parts = value.type === "plain" ? [String(value.value)] : value.parts;
  const read = readParts(parts, value, range, reading);
  const first = parts.find((part) => typeof part !== "string" && part.otherwise !== undefined);
  if (!read || typeof first !== "object") return read;
  const otherwise = parts.map((part) => (typeof part === "string" ? part : String(part.otherwise ?? "") || part));
  const other = readParts(otherwise, value, range, reading);
  return other ? withFallback(read, other, first) : read;
}

/** What an address says, where the parts that may be empty say something else then. */
function withFallback(read: RedisUrl, other: RedisUrl, first: UnknownValue): RedisUrl {
  const either = <T>(one: OptionValue<T>, otherwise: OptionValue<T>): OptionValue<T> => {
    if (otherwise.state !== "known") return one.state === "absent" ? otherwise : one;
    if (one.state === "known" && one.value === otherwise.value) return one;
    return { ...otherwise, how: "fallback", instead: one.state === "unknown" ? one : first };
  };
  return {
    host: either(read.host, other.host),
    port: either(read.port, other.port),
    database: either(read.database, other.database),
    socketPath: either(read.socketPath, other.socketPath),
    username: either(read.username, other.username),
    password: either(read.password, other.password),
    uncertainQuery: read.uncertainQuery || other.uncertainQuery,
  };
}

function readParts(
  parts: Parts,
  value: Resolved & { readonly type: "plain" | "text" },
  range: Range,
  reading: UrlReading | undefined,
): RedisUrl | undefined {
  const unknowns: UnknownValue[] = [];
  const text = parts
    .map((part) => (typeof part === "string" ? part : `\u0001${unknowns.push(part) - 1}\u0002`))
    .join("");
  if (/^\u0001\d+\u0002$/u.test(text)) return undefined;
  const groups = URL_PARTS.exec(text.trim())?.groups;
  if (!groups) return undefined;

  const instead = value.type === "plain" && value.how === "fallback" ? value.instead : undefined;
  const how = value.type === "plain" ? value.how : "literal";
  const piece = (raw: string | undefined): OptionValue<string> => {
    if (raw === undefined || raw === "") return ABSENT;
    const [hole] = raw.matchAll(PLACE);
    const unknown = hole && unknowns[Number(hole[1])];
    // More than the one expression: part of the name is still unknown.
    if (unknown) return hole[0] === raw ? unknown : { ...unknown, name: undefined };
    return { state: "known", value: decoded(raw), how, range, fromUrl: true, ...(instead && { instead }) };
  };
  const number = (raw: string | undefined): OptionValue<number> => {
    const read = piece(raw);
    // Digits around what is not known make another number of it.
    if (read.state === "unknown" && !/^\u0001\d+\u0002$/u.test(raw ?? "")) return { ...read, why: "expression" };
    if (read.state !== "known") return read;
    const parsed = /^-?\d+$/u.test(read.value) ? Number(read.value) : NaN;
    if (Number.isSafeInteger(parsed)) return { ...read, value: parsed };
    return { state: "unknown", why: "expression", range, source: read.value };
  };

  const query = new Map(
    (groups["query"] ?? "")
      .split("&")
      .filter(Boolean)
      .map((pair) => [pair.split("=")[0] ?? "", pair.slice(pair.indexOf("=") + 1)]),
  );
  const scheme = groups["scheme"]?.toLowerCase();
  const path = groups["path"]?.replace(/^\//u, "").replace(/\/$/u, "");
  const isSocket =
    /^(?:unix|redis[+-](?:unix|socket))$/u.test(scheme ?? "") ||
    (scheme === undefined && text.startsWith("/")) ||
    (reading !== undefined && !isRedis(scheme, path, text));
  const fromPath = isSocket ? ABSENT : number(path);
  const fromQuery = reading?.query === "options" || isSocket ? number(query.get("db")) : ABSENT;
  // An expression that ends the address, or stands for the query, may bring an index of its own.
  const authority = groups["port"] ?? groups["host"] ?? "";
  const [open] = (path === undefined ? [...authority.matchAll(PLACE)] : []).filter(
    (hole) => hole[0] !== authority && hole.index + hole[0].length === authority.length,
  );
  const [asked] = reading?.query === "options" ? [...query.keys()].flatMap((name) => [...name.matchAll(PLACE)]) : [];
  const hidden = unknowns[Number((open ?? asked)?.[1] ?? NaN)];
  return {
    host: isSocket ? ABSENT : piece(groups["host"]?.replace(/^\[(.*)\]$/u, "$1")),
    port: isSocket ? ABSENT : number(groups["port"]),
    database:
      fromPath.state !== "absent"
        ? fromPath
        : fromQuery.state !== "absent" || !hidden || isSocket
          ? fromQuery
          : { ...hidden, name: undefined },
    socketPath: isSocket ? piece(groups["path"] ?? "/") : ABSENT,
    username: piece(groups["user"]),
    password: piece(groups["password"]),
    uncertainQuery:
      query.size > 0 &&
      reading?.query !== "ignored" &&
      [...query.keys()].some((name) => reading?.query === "depends" || name !== "db"),
  };
}

/**
 * Whether the path of an address is an index. Libraries take that of any other scheme, or of none, for a socket, or refuse the address;
 * what stands at the beginning and is not known may bring the scheme.
 */
function isRedis(scheme: string | undefined, path: string | undefined, text: string): boolean {
  if (scheme !== undefined) return /^(?:rediss?|\u0001\d+\u0002)$/u.test(scheme);
  return !path || text.startsWith("\u0001");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
