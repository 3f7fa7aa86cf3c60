import type { Connection } from "../analysis/connection.js";
import type { UnknownValue } from "../analysis/option-value.js";
import { databaseNamed, namesFor } from "../policy/lookup.js";
import type { Database, Decision, Policy } from "../policy/policy.js";
import { contradictions, type Contradiction } from "./contradictions.js";
import { currentDatabase } from "./current-database.js";
import { samePlace, type Place } from "./place.js";
import { shownAddress } from "./shown-address.js";
import type { Loss, Note, Question, Reason } from "./verdict.js";
import { whichIndex, type IndexAnswer } from "./which-index.js";
import { whichServer, type ServerAnswer } from "./which-server.js";

export type PlaceAnswer =
  | {
      /** Likeliest first; exactly one where there is no question. */
      readonly places: readonly [Place, ...Place[]];
      /** What is open about server, index, name and contradiction, in this order. */
      readonly questions: readonly Question[];
      readonly notes: readonly Note[];
      /** The index as the code has it; undefined: not known. */
      readonly index: number | undefined;
    }
  | { readonly reason: Reason; readonly index: number | undefined };

/**
 * Which database of the policy file a connection belongs to: the rows from server to contradiction. `path` is absolute, `connections` are
 * all of the file; without them a decision moves none that is proven.
 */
export function whichPlace(
  connection: Connection,
  policy: Policy,
  path: string,
  decisions: readonly Decision[],
  connections?: readonly Connection[],
): PlaceAnswer {
  const server = whichServer(connection, policy, connections);
  const index = whichIndex(connection, policy, server.servers);
  if ("reason" in index) {
    return withoutIndex(connection, policy, decisions, server, index.reason, connections);
  }
  const asked = serverQuestion(connection, server, index);
  const names = unique(
    index.declared === undefined
      ? asked.servers.flatMap((name) => namesFor(policy, name, index.index, path))
      : [index.declared],
  );
  const against = names.length === 0 ? [] : contradictions(connection.signs, policy, path, names);
  const candidates = unique([...names, ...index.also, ...against.map(({ other }) => other)]);
  const questions = [
    asked.question,
    index.question,
    asked.question === undefined && names.length > 1 ? severalNames(index.index, names) : undefined,
    ...against.slice(0, 1).map((one) => contradiction(index.index, names, one)),
  ].filter((question) => question !== undefined);
  const decided =
    questions.length === 0
      ? decidedMove(policy, decisions, names, connections)
      : decidedDatabase(
          policy,
          decisions,
          candidates,
          index.question !== undefined && !severalMeant(connection, connections),
        );
  if (decided !== undefined) {
    return { ...settledBy(decided, asked.question, index.notes, index.index), index: index.index };
  }
  const [likeliest, ...others] = candidates;
  if (likeliest === undefined) {
    const reason =
      asked.question?.about === "foreign-endpoint" ? foreign(connection) : noName(index.index, asked.servers);
    return { reason, index: index.index };
  }
  const placeAt = (database: Database): Place => ({ database, losses: lossesOf(database, asked.question, index) });
  return {
    places: [placeAt(likeliest), ...others.map(placeAt)],
    questions,
    notes: index.notes,
    index: index.index,
  };
}

type KnownIndex = Extract<IndexAnswer, { readonly index: number }>;

/** A declared database also says which server is meant, unless the code names another address outright. */
function serverQuestion(connection: Connection, server: ServerAnswer, index: KnownIndex): ServerAnswer {
  const declared = index.declared?.server;
  if (declared === undefined) {
    return server;
  }
  if (server.question?.about === "foreign-endpoint" || server.question?.about === "unresolved-options") {
    return server;
  }
  if (server.question === undefined && server.certain && !server.servers.includes(declared)) {
    const servers = [...server.servers, declared];
    return {
      servers,
      question: { about: "several-servers", endpoint: shownAddress(connection), servers },
      certain: false,
    };
  }
  return { servers: [declared], question: undefined, certain: true };
}

/** No index is known: only a decision helps. */
function withoutIndex(
  connection: Connection,
  policy: Policy,
  decisions: readonly Decision[],
  server: ServerAnswer,
  reason: Reason,
  connections: readonly Connection[] | undefined,
): PlaceAnswer {
  const decided = reason.about === "unknown-index" ? decidedDatabase(policy, decisions, [], true) : undefined;
  const several = decided && severalMeant(connection, connections);
  if (decided !== undefined && several === undefined) {
    return { ...settledBy(decided, server.question, [], undefined), index: undefined };
  }
  const index = reason.about === "invalid-index" ? reason.index : undefined;
  return {
    reason:
      several !== undefined
        ? { about: "several-databases", ...several }
        : server.question?.about === "foreign-endpoint" && index === undefined
          ? foreign(connection)
          : reason,
    index,
  };
}

/** A decision answers with one of the candidates; where the index itself is open, with any database. */
function decidedDatabase(
  policy: Policy,
  decisions: readonly Decision[],
  candidates: readonly Database[],
  anyDatabase: boolean,
): { readonly decision: Decision; readonly database: Database } | undefined {
  for (const decision of decisions) {
    const written = decision.database === undefined ? undefined : databaseNamed(policy, decision.database);
    const database = written && currentDatabase(policy, written);
    if (database !== undefined && (anyDatabase || candidates.some((one) => samePlace(one, database)))) {
      return { decision, database };
    }
  }
  return undefined;
}

/** Why one decided database cannot be what a connection means each time, or what every connection of its file means. */
function severalMeant(
  connection: Connection,
  connections: readonly Connection[] = [],
): { readonly source: string; readonly other?: string } | undefined {
  const open = openIndex(connection);
  if (open === undefined) {
    return undefined;
  }
  if (open.varies === true) {
    return { source: open.source };
  }
  const other = connections.map(openIndex).find((value) => value !== undefined && value.source !== open.source);
  return other && { source: open.source, other: other.source };
}

/** What says which index a connection uses, where the file does not. */
function openIndex({ target: { database, url }, unresolved }: Connection): UnknownValue | undefined {
  if (database.state !== "absent") {
    return database.state === "unknown" ? database : database.instead;
  }
  if (url.state !== "absent") {
    return url.state === "unknown" ? url : url.instead;
  }
  return unresolved[0];
}

/**
 * A decision for another database of the same server moves a connection whose own is proven: only where the file has no other
 * connection that the decision may be about.
 */
function decidedMove(
  policy: Policy,
  decisions: readonly Decision[],
  [proven]: readonly Database[],
  connections: readonly Connection[] | undefined,
): ReturnType<typeof decidedDatabase> {
  const decided = decidedDatabase(policy, decisions, [], true);
  if (proven === undefined || decided?.database.server !== proven.server || samePlace(proven, decided.database)) {
    return undefined;
  }
  const here = [proven.index, decided.database.index];
  return connections?.every((other) => here.includes(writtenIndex(other))) === true ? decided : undefined;
}

/** The index that the code itself names, or leaves at the library's default; undefined: something else may name another. */
function writtenIndex({ target: { database, url }, opening, unresolved }: Connection): number | undefined {
  if (database.state === "known") {
    return database.how === "fallback" ? undefined : database.value;
  }
  const isDefault = database.state === "absent" && url.state !== "unknown" && unresolved.length === 0;
  return isDefault ? (opening.defaultDatabase ?? 0) : undefined;
}

function settledBy(
  { decision, database }: { readonly decision: Decision; readonly database: Database },
  server: Question | undefined,
  notes: readonly Note[],
  index: number | undefined,
): { readonly places: readonly [Place]; readonly questions: readonly Question[]; readonly notes: readonly Note[] } {
  const moves: Note[] = [];
  if (server?.about === "foreign-endpoint") moves.push({ about: "server", from: server.endpoint, to: database.server });
  if (index !== undefined && database.index !== undefined && database.index !== index)
    moves.push({ about: "moves", from: index, to: database.index });
  return {
    places: [{ database, losses: [] }],
    questions: [],
    notes: [...notes, ...moves, { about: "decided", decision }],
  };
}

function severalNames(index: number, names: readonly Database[]): Question {
  return { about: "several-names", index, names: names.map(({ name }) => name) };
}

function contradiction(index: number, names: readonly Database[], { sign, other }: Contradiction): Question {
  return { about: "contradiction", index, name: names[0]?.name ?? "", other: other.name, sign };
}

/** What the connection would leave behind by going to a database. */
function lossesOf(to: Database, server: Question | undefined, index: KnownIndex): readonly Loss[] {
  const losses: Loss[] = [];
  if (server?.about === "foreign-endpoint" || server?.about === "several-servers") {
    losses.push({ about: "server", from: server.endpoint, to: to.server });
  } else if (server?.about === "undeclared-environment") {
    losses.push({ about: "source", source: server.source });
  } else if (server?.about === "unknown-host" || server?.about === "unknown-port") {
    losses.push({ about: "source", source: server.value.source });
  }
  const first = index.question?.about === "fallback-index" ? index.question.source : "";
  if (first !== "" && !losses.some((loss) => loss.about === "source" && loss.source === first)) {
    losses.push({ about: "source", source: first });
  }
  if (to.index !== undefined && to.index !== index.index) {
    losses.push({ about: "moves", from: index.index, to: to.index });
  }
  return losses;
}

function noName(index: number, servers: readonly string[]): Reason {
  return { about: "no-name", index, server: servers[0] ?? "default" };
}

function foreign({ target: { socketPath, host } }: Connection): Reason {
  return { about: "unknown-server", value: socketPath.state === "absent" ? host : socketPath };
}

function unique(databases: readonly Database[]): readonly Database[] {
  return [...new Set(databases)];
}
