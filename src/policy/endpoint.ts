import type { Endpoint } from "./policy.js";

const DEFAULT_PORT = 6379;
const LOOPBACK = new Set(["localhost", "127.0.0.1", "::1", "0.0.0.0"]);

/** An endpoint, or what is wrong with how it is written; the message never quotes it when it may hold a password. */
export type ParsedEndpoint = { readonly endpoint: Endpoint } | { readonly flaw: string };

const FORMS = "Write `host:port`, `host`, `[::1]:6379`, `$NAME` for an environment variable, or a redis:// address.";

/** Reads `host:port`, `host`, `[::1]:6379`, `$NAME`, `${NAME}` and `redis://…`; hosts become lower-case, a missing port 6379. */
export function parseEndpoint(text: string): ParsedEndpoint {
  const variable = /^\$(?:\{(?<braced>[A-Za-z_]\w*)\}|(?<bare>[A-Za-z_]\w*))$/u.exec(text)?.groups;
  const name = variable?.["braced"] ?? variable?.["bare"];
  if (name !== undefined) {
    return { endpoint: { environment: name } };
  }
  if (text.includes("@")) {
    return {
      flaw: "This endpoint holds a user or a password, and neither belongs into a policy file: write only host and port. If it was committed, change the password.",
    };
  }
  if (text.includes("$")) {
    return { flaw: "An endpoint from the environment is written as `$NAME` alone, without a port or anything else." };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//iu.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) {
    return hostAndPort(text);
  }
  if (scheme !== "redis" && scheme !== "rediss" && scheme !== "valkey" && scheme !== "valkeys") {
    return { flaw: `An address of an endpoint begins with redis:// or rediss://. ${FORMS}` };
  }
  // Path and query say which database, not which server; a token in the query is not kept either.
  return hostAndPort(/^[^:]+:\/\/([^/?#]*)/u.exec(text)?.[1] ?? "");
}

/** A host as it is compared: lower-case, without brackets, every spelling of this machine alike. */
export function comparableHost(host: string): string {
  const plain = host.toLowerCase().replace(/^\[(.*)\]$/u, "$1");
  return LOOPBACK.has(plain) ? "localhost" : plain;
}

/** Whether the host means this machine. */
export function isLoopback(host: string): boolean {
  return comparableHost(host) === "localhost";
}

function hostAndPort(text: string): ParsedEndpoint {
  if (text.startsWith("/")) {
    return { flaw: `A socket path is no endpoint. ${FORMS}` };
  }
  const bracketed = /^\[([0-9a-f:.%]+)\](?::(.*))?$/iu.exec(text);
  const bare = /^([^\s:/[\]?#,]+)(?::(.*))?$/u.exec(text);
  const host = bracketed?.[1] ?? bare?.[1];
  const port = bracketed ? bracketed[2] : bare?.[2];
  if (host === undefined) {
    return { flaw: `This is no endpoint. ${FORMS}` };
  }
  if (port === undefined) {
    return { endpoint: { host: host.toLowerCase(), port: DEFAULT_PORT } };
  }
  const number = /^\d{1,5}$/u.test(port) ? Number(port) : 0;
  if (number < 1 || number > 65_535) {
    return { flaw: "The port of this endpoint is no number from 1 to 65535." };
  }
  return { endpoint: { host: host.toLowerCase(), port: number } };
}
