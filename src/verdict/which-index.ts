import type { Connection } from "../analysis/connection.js";
import type { KnownValue, OptionValue, UnknownValue } from "../analysis/option-value.js";
import type { Database, Policy } from "../policy/policy.js";
import { currentDatabase } from "./current-database.js";
import { declaredDatabase, declaredSource } from "./declared-database.js";
import { databasesNamedIn } from "./databases-named-in.js";
import { samePlace } from "./place.js";
import type { Note, Question, Reason } from "./verdict.js";

export type IndexAnswer =
  | {
      readonly index: number;
      readonly question: Question | undefined;
      /** The database that the policy file declares for what the code reads; it settles server and name too. */
      readonly declared: Database | undefined;
      /** Other databases that the code may mean, beside the ones on the index. */
      readonly also: readonly Database[];
      readonly notes: readonly Note[];
    }
  | { readonly reason: Reason };

/** Which index a connection uses; `servers` are the names of those it may go to. */
export function whichIndex(connection: Connection, policy: Policy, servers: readonly string[]): IndexAnswer {
  const { url, database } = connection.target;
  if (database.state === "known") {
    if (!Number.isInteger(database.value) || database.value < 0) {
      return { reason: { about: "invalid-index", index: database.value } };
    }
    return behind(whatComesFirst(connection, database), database.value, policy, servers);
  }
  if (database.state === "unknown") {
    const only = onlyAlternative(database);
    if (only !== undefined) {
      return behind(unknownUrl(connection), only, policy, servers);
    }
    const declared = declaredFor(database, policy);
    return declared === undefined ? { reason: { about: "unknown-index", value: database } } : declared;
  }
  const index = connection.opening.defaultDatabase ?? 0;
  if (url.state === "unknown" && !isReadable(connection)) {
    return declaredFor(url, policy) ?? { reason: { about: "unknown-index", value: url } };
  }
  if (url.state === "known" && url.instead !== undefined) {
    return behind(url.instead, index, policy, servers);
  }
  // An object of another file was read, so what it does not name is at its default until somebody changes it.
  const unresolved = connection.unresolved.find(({ why }) => why !== "elsewhere");
  if (unresolved !== undefined) {
    return { reason: { about: "unknown-index", value: unresolved, inOptions: true } };
  }
  return { index, question: undefined, declared: undefined, also: [], notes: [{ about: "default-database", index }] };
}

/** Of the URL's text so much is known that a port was found in it, and then an index behind the port would have been found too. */
function isReadable({ target: { url, host, port } }: Connection): boolean {
  const own = (value: OptionValue<unknown>): boolean =>
    value.state === "known"
      ? value.fromUrl === true
      : value.state === "unknown" && url.state === "unknown" && isPart(value, url);
  return own(port) && own(host);
}

function isPart(value: UnknownValue, url: UnknownValue): boolean {
  return value.source !== url.source && url.source.includes(value.source);
}

/** What counts before the index that stands there: the first part of a fallback, or a URL that may name another index. */
function whatComesFirst(connection: Connection, database: KnownValue<number>): UnknownValue | "something" | undefined {
  if (database.how === "fallback") {
    return database.instead ?? "something";
  }
  const { url } = connection.target;
  if (database.fromUrl === true) {
    return url.state === "known" ? url.instead : undefined;
  }
  return unknownUrl(connection);
}

function unknownUrl({ target: { url }, opening }: Connection): UnknownValue | undefined {
  if (opening.url?.precedence === "options") {
    return undefined;
  }
  return url.state === "unknown" ? url : url.state === "known" ? url.instead : undefined;
}

/** An index that counts only when `first` names none. */
function behind(
  first: UnknownValue | "something" | undefined,
  index: number,
  policy: Policy,
  servers: readonly string[],
): IndexAnswer {
  const settled = { index, question: undefined, declared: undefined, also: [], notes: [] };
  if (first === undefined) {
    return settled;
  }
  const source = first === "something" ? "" : first.source;
  const open = {
    ...settled,
    question: {
      about: "fallback-index",
      index,
      source,
      elsewhere: first !== "something" && first.why === "elsewhere",
    } as const,
  };
  if (first === "something") {
    return open;
  }
  const declared = declaredFor(first, policy);
  if (declared !== undefined && "index" in declared) {
    return declared.index === index
      ? declared
      : { ...open, also: declared.declared === undefined ? [] : [declared.declared] };
  }
  if (first.why === "reassigned") {
    return open;
  }
  const named = databasesNamedIn(first.name ?? first.source, policy).map(({ database }) => database);
  const [one] = named;
  if (one === undefined || !named.every((other) => samePlace(one, other))) {
    return open;
  }
  return one.index === index && servers.includes(one.server)
    ? { ...settled, notes: [{ about: "named-source", source, name: one.name }] }
    : { ...open, also: [one] };
}

function declaredFor(value: UnknownValue, policy: Policy): IndexAnswer | undefined {
  const written = declaredDatabase(policy, value);
  const declared = written && currentDatabase(policy, written);
  return declared?.index === undefined
    ? undefined
    : {
        index: declared.index,
        question: undefined,
        declared,
        also: [],
        notes: [{ about: "declared-source", source: declaredSource(policy, value) }],
      };
}

function onlyAlternative(value: OptionValue<number>): number | undefined {
  const alternatives = value.state === "unknown" ? new Set(value.alternatives) : new Set();
  const [only] = alternatives;
  return alternatives.size === 1 && typeof only === "number" && Number.isInteger(only) && only >= 0 ? only : undefined;
}
