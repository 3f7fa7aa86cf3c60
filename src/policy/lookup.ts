import { closestNames } from "./closest-names.js";
import { comparableHost, isLoopback } from "./endpoint.js";
import { matchesFile } from "./matches-file.js";
import type { Database, Policy, Server } from "./policy.js";
import { normalizeSource } from "./source-text.js";

const DEFAULT_SERVER = "default";
const DEFAULT_PORT = 6379;
const LONGEST_SOURCE = 2000;

/** The database that has this name, deprecated ones and aliases too; an alias is not followed. */
export function databaseNamed(policy: Policy, name: string): Database | undefined {
  return policy.databases.get(name);
}

/** Every database at this index of a server that may still be used, in the order of the policy file. */
export function databasesAt(policy: Policy, server: string, index: number): readonly Database[] {
  return [...policy.databases.values()].filter(
    (database) => !database.deprecated && database.server === server && database.index === index,
  );
}

/** The name behind a chain of `aliasOf`; the database's own name where it is no alias. */
export function canonicalName(policy: Policy, database: Database): string {
  let current = database;
  for (const seen = new Set<string>(); current.aliasOf !== undefined && !seen.has(current.name);) {
    seen.add(current.name);
    current = policy.databases.get(current.aliasOf) ?? current;
  }
  return current.name;
}

/**
 * The databases that an index of a server can mean in a file. Exactly one: that is it. Several: only a person can say.
 * Where there are several, names whose `for` matches the file win over all others, and names whose `for` does not match drop out
 * (unless none would be left); then an alias drops out when the name it stands for is still there.
 */
export function namesFor(policy: Policy, server: string, index: number, filePath: string): readonly Database[] {
  const all = databasesAt(policy, server, index);
  if (all.length < 2) {
    return all;
  }
  const meant = all.filter((database) => matchesFile(policy.directory, database.for, filePath));
  const unbound = all.filter((database) => database.for.length === 0);
  const left = meant.length > 0 ? meant : unbound.length > 0 ? unbound : all;
  const names = new Set(left.map(({ name }) => name));
  return left.filter((database) => !standsForOneOf(policy, database, names));
}

function standsForOneOf(policy: Policy, database: Database, names: ReadonlySet<string>): boolean {
  let { aliasOf } = database;
  for (const seen = new Set<string>(); aliasOf !== undefined && !seen.has(aliasOf);) {
    if (names.has(aliasOf)) {
      return true;
    }
    seen.add(aliasOf);
    aliasOf = policy.databases.get(aliasOf)?.aliasOf;
  }
  return false;
}

/** To which server an address belongs; `loopback`: this machine, which no endpoint lists, so the default server is meant. */
export type EndpointAnswer =
  | { readonly state: "listed"; readonly server: Server }
  | { readonly state: "loopback"; readonly server: Server }
  | { readonly state: "foreign" };

/** The server behind host and port; without a port, 6379. All spellings of this machine are alike. */
export function serverForEndpoint(policy: Policy, host: string, port: number | undefined): EndpointAnswer {
  const wantedHost = comparableHost(host);
  const wantedPort = port ?? DEFAULT_PORT;
  for (const server of policy.servers.values()) {
    for (const endpoint of server.endpoints) {
      if (
        endpoint.environment === undefined &&
        endpoint.port === wantedPort &&
        comparableHost(endpoint.host) === wantedHost
      ) {
        return { state: "listed", server };
      }
    }
  }
  const standard = policy.servers.get(DEFAULT_SERVER);
  return standard && isLoopback(host) ? { state: "loopback", server: standard } : { state: "foreign" };
}

/** To which server an environment variable leads. */
export type EnvironmentAnswer = { readonly state: "listed"; readonly server: Server } | { readonly state: "unlisted" };

/** The server whose endpoints list `$NAME`; `name` is without the dollar sign. */
export function serverForEnvironment(policy: Policy, name: string): EnvironmentAnswer {
  for (const server of policy.servers.values()) {
    if (server.endpoints.some((endpoint) => endpoint.environment === name)) {
      return { state: "listed", server };
    }
  }
  return { state: "unlisted" };
}

/** Whether the policy lists any endpoint by `$NAME`: only then does an unlisted variable mean something. */
export function environmentListed(policy: Policy): boolean {
  return [...policy.servers.values()].some((server) =>
    server.endpoints.some((endpoint) => endpoint.environment !== undefined),
  );
}

/** The database that may still be used and whose `sources` list this expression; undefined where none does. */
export function databaseForSource(policy: Policy, sourceText: string): Database | undefined {
  if (sourceText.length > LONGEST_SOURCE) {
    return undefined;
  }
  const source = normalizeSource(sourceText);
  return [...policy.databases.values()].find((database) => !database.deprecated && database.sources.includes(source));
}

/** Whether a file, by its absolute path, may open the database. */
export function allowedIn(policy: Policy, database: Database, filePath: string): boolean {
  const globs = limitsOf(policy, database);
  return globs === undefined || matchesFile(policy.directory, globs, filePath);
}

/** The globs of the files that may open a database: its own, or those of the name it stands for or was replaced by. */
export function limitsOf(policy: Policy, database: Database): readonly string[] | undefined {
  let current: Database | undefined = database;
  for (const seen = new Set<Database>(); current !== undefined && !seen.has(current);) {
    if (current.allowedIn !== undefined) {
      return current.allowedIn;
    }
    seen.add(current);
    const next: string | undefined = current.aliasOf ?? current.replacedBy;
    current = next === undefined ? undefined : policy.databases.get(next);
  }
  return undefined;
}

/** At most three names that a misspelled one probably means, the closest first; never a deprecated one. */
export function suggestName(policy: Policy, name: string): readonly string[] {
  const names = [...policy.databases.values()].filter(({ deprecated }) => !deprecated).map((database) => database.name);
  return closestNames(name, names);
}
