import type { CanonicalCall, ClientUse } from "../analysis/connection.js";
import { databaseNamed, namesFor } from "../policy/lookup.js";
import { nameOfClient } from "../policy/name-of-client.js";
import type { CanonicalClient, Policy } from "../policy/policy.js";
import { quoteLiteral, quoteSource } from "./wording-literal.js";

/** `getRedisClient('metrics')`, as far as it is known which database a call asks for. */
export function canonicalCallText(policy: Policy, call: CanonicalCall): string {
  const client = policy.clients[call.client];
  if (!client) return "the canonical client";
  return callText(client, call.database.state === "known" ? String(call.database.value) : undefined, {});
}

/** What to do to get a connection of one's own: a whole sentence. */
export function ownConnectionText(policy: Policy, call: CanonicalCall): string {
  const client = policy.clients[call.client];
  if (!client?.dedicated)
    return "Use a connection of its own; the policy file does not say how to ask for one (dedicated).";
  const name = call.database.state === "known" ? String(call.database.value) : undefined;
  return `Ask for a connection of its own: ${callText(client, name, client.dedicated)}.`;
}

/**
 * How to get at another database: a whole sentence, with its name where the index has exactly one in this file. `server`: the server
 * that it is on; undefined: any.
 */
export function otherDatabaseText(
  policy: Policy,
  client: CanonicalClient | undefined,
  index: number | undefined,
  server: string | undefined,
  path: string,
): string {
  const servers = server === undefined ? [...policy.servers.keys()] : [server];
  const names = index === undefined ? [] : servers.flatMap((name) => namesFor(policy, name, index, path));
  if (!client) return "Ask the canonical client for a database by its name.";
  const [only] = names;
  return names.length === 1 && only
    ? `Ask for that one by its name: ${callText(client, only.name, {})}.`
    : `Ask for that one by its name, with ${nameOfClient(client)}().`;
}

/** The server of the database that a call asks for; undefined where that is not known. */
export function serverOf(policy: Policy, call: CanonicalCall): string | undefined {
  if (call.database.state !== "known") return undefined;
  return databaseNamed(policy, String(call.database.value))?.server;
}

/** `SELECT` for a command, `quit()` for a method, `using` for itself. */
export function useText({ command, method, kind }: ClientUse): string {
  if (command !== undefined) return command;
  if (method === undefined) return "This call";
  return kind === "close" && method === "using" ? method : `${quoteSource(method)}()`;
}

function callText(
  client: CanonicalClient,
  name: string | undefined,
  options: Readonly<Record<string, string | number | boolean>>,
): string {
  const given = Object.entries(options).map(([option, value]) => `${option}: ${quoteLiteral(value)}`);
  const database = name === undefined ? "…" : quoteLiteral(name);
  if (client.argument === "object") {
    const inside = [...(name === undefined && given.length === 0 ? [] : [`database: ${database}`]), ...given];
    return `${nameOfClient(client)}(${inside.length === 0 ? "" : `{ ${inside.join(", ")} }`})`;
  }
  if (name === undefined && given.length === 0) return `${nameOfClient(client)}()`;
  return `${nameOfClient(client)}(${[database, ...(given.length === 0 ? [] : [`{ ${given.join(", ")} }`])].join(", ")})`;
}
