import type { Connection } from "../analysis/connection.js";
import {
  ABSENT,
  type KnownValue,
  type OptionValue,
  type PlainValue,
  type UnknownValue,
} from "../analysis/option-value.js";
import { environmentListed, serverForEnvironment } from "../policy/lookup.js";
import { comparableHost, isLoopback } from "../policy/endpoint.js";
import type { Policy, Server } from "../policy/policy.js";
import { declaredDatabase } from "./declared-database.js";
import { shownAddress } from "./shown-address.js";
import type { Question } from "./verdict.js";

/** Redis's own port, which every client library takes when none is named. */
const DEFAULT_PORT = 6379;

export interface ServerAnswer {
  /** Names of servers, likeliest first; exactly one where there is no question. */
  readonly servers: readonly string[];
  readonly question: Question | undefined;
  /** The code or the policy file names this server; false: it is what remains (loopback, the only server). */
  readonly certain: boolean;
}

/** Which server of the policy file a connection goes to; `others` are the connections of its file. */
export function whichServer(connection: Connection, policy: Policy, others: readonly Connection[] = []): ServerAnswer {
  const { url, host, port, socketPath } = connection.target;
  if (socketPath.state !== "absent") {
    return forSocket(socketPath, policy);
  }
  const answers: ServerAnswer[] = [];
  const beforeHost = urlThatCountsMore(connection, policy);
  if (beforeHost !== undefined) {
    answers.push(forUnknown(beforeHost, port, policy));
  }
  if (host.state === "unknown") {
    const declared = beforeHost !== undefined && declaredDatabase(policy, beforeHost) !== undefined;
    if (!declared) {
      answers.push(forUnknown(host, port, policy, others));
    }
  } else if (host.state === "known") {
    if (host.instead !== undefined) {
      answers.push(forUnknown(host.instead, port, policy, others));
    }
    answers.push(forHost(host.value, port, policy));
  } else if (url.state !== "unknown") {
    const unresolved = connection.unresolved.find(({ why }) => why !== "elsewhere");
    answers.push(
      unresolved === undefined
        ? forNoHost(port, policy)
        : { servers: allServers(policy), question: { about: "unresolved-options", value: unresolved }, certain: false },
    );
  }
  return all(answers, policy, shownAddress(connection));
}

/** A URL that cannot be known and that would win over the host we see. */
function urlThatCountsMore({ target: { url, host }, opening }: Connection, policy: Policy): UnknownValue | undefined {
  const unknown = url.state === "unknown" ? url : url.state === "known" ? url.instead : undefined;
  if (unknown === undefined || host.state === "absent") {
    return unknown;
  }
  if (host.state === "unknown") {
    // A host out of the URL's own text says more than the URL, but a declared URL says everything.
    const partOfUrl = unknown.source.includes(host.source);
    return partOfUrl && declaredDatabase(policy, unknown) === undefined ? undefined : unknown;
  }
  if (host.instead !== undefined || (host.fromUrl === true && url.state === "unknown")) {
    return undefined;
  }
  return host.fromUrl !== true && opening.url?.precedence === "options" ? undefined : unknown;
}

/** A socket is on this machine, but no endpoint can list it. */
function forSocket(path: KnownValue<string> | UnknownValue, policy: Policy): ServerAnswer {
  return path.state === "unknown" ? forUnknown(path, ABSENT, policy) : choice([], policy, path.value);
}

/** Without a host the library connects to its own machine, which every team means to be the default server. */
function forNoHost(port: OptionValue<number>, policy: Policy): ServerAnswer {
  if (port.state !== "absent") {
    return forHost("localhost", port, policy);
  }
  const standard = defaultServer(policy);
  const listed = serversWith(policy, (endpoint) => isLoopback(endpoint.host) && endpoint.port === DEFAULT_PORT);
  if (standard !== undefined && (listed.length === 0 || listed.includes(standard))) {
    return { servers: [standard], question: undefined, certain: false };
  }
  return choice(
    unique([...(standard === undefined ? allServers(policy) : [standard]), ...listed]),
    policy,
    "localhost:6379",
  );
}

function forHost(host: string, port: OptionValue<number>, policy: Policy): ServerAnswer {
  const answers = possiblePorts(port).map((one) =>
    typeof one === "number" ? forEndpoint(host, one, policy) : forAnyPort(host, one, policy),
  );
  return all(answers, policy, host);
}

/** The ports that a connection may use, and what may say another one. */
function possiblePorts(port: OptionValue<number>): readonly (number | UnknownValue)[] {
  switch (port.state) {
    case "absent":
      return [DEFAULT_PORT];
    case "known":
      return port.instead === undefined ? [port.value] : [port.instead, port.value];
    case "unknown":
      return knownNumbers(port) ?? [port];
  }
}

function forEndpoint(host: string, port: number, policy: Policy): ServerAnswer {
  const shown = `${host.includes(":") && !host.startsWith("[") ? `[${host}]` : host}:${port}`;
  const listed = serversWith(
    policy,
    (endpoint) => comparableHost(endpoint.host) === comparableHost(host) && endpoint.port === port,
  );
  const standard = defaultServer(policy);
  if (listed.length === 0 && isLoopback(host) && port === DEFAULT_PORT && standard !== undefined) {
    const otherPort = serversWith(policy, (endpoint) => isLoopback(endpoint.host)).includes(standard);
    return otherPort ? choice([], policy, shown) : { servers: [standard], question: undefined, certain: false };
  }
  return choice(listed, policy, shown);
}

/** A host whose port cannot be known: what the environment or a configuration says is meant for the server of the host. */
function forAnyPort(host: string, port: UnknownValue, policy: Policy): ServerAnswer {
  if (!isConfigured(port)) {
    return unknownPort(port, policy);
  }
  const listed = serversWith(policy, (endpoint) => comparableHost(endpoint.host) === comparableHost(host));
  const standard = defaultServer(policy);
  if (listed.length === 0 && isLoopback(host) && standard !== undefined) {
    return { servers: [standard], question: undefined, certain: false };
  }
  return choice(listed, policy, host);
}

function forUnknown(
  value: UnknownValue,
  port: OptionValue<number>,
  policy: Policy,
  others: readonly Connection[] = [],
): ServerAnswer {
  const declared = declaredDatabase(policy, value);
  if (declared !== undefined) {
    return { servers: [declared.server], question: undefined, certain: true };
  }
  const alternatives = value.alternatives?.filter(
    (alternative) => typeof alternative === "string" && !alternative.includes("/"),
  );
  if (alternatives !== undefined && alternatives.length > 0 && alternatives.length === value.alternatives?.length) {
    return all(
      alternatives.map((host) => forHost(String(host), port, policy)),
      policy,
      value.source,
    );
  }
  if (!isConfigured(value)) {
    return { servers: allServers(policy), question: { about: "unknown-host", value }, certain: false };
  }
  const answer = value.name === undefined ? undefined : serverForEnvironment(policy, value.name);
  const listed = answer?.state === "listed" ? answer.server : undefined;
  const isOpen = environmentListed(policy) || policy.servers.size !== 1 || isOneOfSeveral(value, others);
  if (listed === undefined && isOpen) {
    return {
      servers: allServers(policy),
      question: { about: "undeclared-environment", source: value.source },
      certain: false,
    };
  }
  const server = listed ?? only(policy);
  for (const one of possiblePorts(port)) {
    if (typeof one === "number") {
      if (!portFits(one, server)) {
        return choice([], policy, `${value.source}:${one}`);
      }
    } else if (!isConfigured(one)) {
      return unknownPort(one, policy);
    }
  }
  return { servers: [server.name], question: undefined, certain: listed !== undefined };
}

/** Whether a file reads hosts of its connections from different places: `SOURCE_HOST`, `TARGET_HOST`. They are hardly one. */
function isOneOfSeveral({ source }: UnknownValue, others: readonly Connection[]): boolean {
  return others.some(({ target: { host } }) => {
    const unknown = host.state === "known" ? host.instead : host.state === "unknown" ? host : undefined;
    return unknown !== undefined && isConfigured(unknown) && unknown.source !== source;
  });
}

/** A literal port that none of the server's endpoints has means another Redis on the same host. */
function portFits(port: number, server: Server): boolean {
  const ports = server.endpoints.flatMap((endpoint) => (endpoint.environment === undefined ? [endpoint.port] : []));
  return port === DEFAULT_PORT || ports.length === 0 || ports.includes(port);
}

/** Set from outside, so that the policy file can say what it means. */
function isConfigured({ why }: UnknownValue): boolean {
  return why === "environment" || why === "configuration";
}

function unknownPort(value: UnknownValue, policy: Policy): ServerAnswer {
  return { servers: allServers(policy), question: { about: "unknown-port", value }, certain: false };
}

/** The answer when an address is on these servers of the policy file. */
function choice(listed: readonly string[], policy: Policy, endpoint: string): ServerAnswer {
  if (listed.length === 1) {
    return { servers: listed, question: undefined, certain: true };
  }
  return listed.length === 0
    ? { servers: allServers(policy), question: { about: "foreign-endpoint", endpoint }, certain: false }
    : { servers: listed, question: { about: "several-servers", endpoint, servers: listed }, certain: false };
}

/** Every one of them must hold: each part of a fallback may be the one that counts. */
function all(answers: readonly ServerAnswer[], policy: Policy, shown: string): ServerAnswer {
  return answers.reduce((one, other) => bothOf(one, other, policy, shown));
}

function bothOf(one: ServerAnswer, other: ServerAnswer, policy: Policy, shown: string): ServerAnswer {
  const open = one.question !== undefined ? one : other.question !== undefined ? other : undefined;
  if (open !== undefined) {
    const likely = [one, other].filter(({ question }) => question === undefined).flatMap(({ servers }) => servers);
    return { ...open, servers: unique([...likely, ...open.servers]) };
  }
  if (one.servers[0] === other.servers[0] || !other.certain) {
    return { ...one, certain: one.certain || other.certain };
  }
  return one.certain ? choice(unique([...one.servers, ...other.servers]), policy, shown) : other;
}

function serversWith(
  policy: Policy,
  matches: (endpoint: { readonly host: string; readonly port: number }) => boolean,
): readonly string[] {
  return [...policy.servers.values()]
    .filter(({ endpoints }) => endpoints.some((endpoint) => endpoint.environment === undefined && matches(endpoint)))
    .map(({ name }) => name);
}

function defaultServer(policy: Policy): string | undefined {
  return policy.servers.has("default") ? "default" : policy.servers.size === 1 ? only(policy).name : undefined;
}

function only(policy: Policy): Server {
  const [server] = policy.servers.values();
  return server ?? { name: "default", endpoints: [] };
}

/** The default server first: most connections go there. */
function allServers(policy: Policy): readonly string[] {
  const standard = defaultServer(policy);
  return unique([...(standard === undefined ? [] : [standard]), ...policy.servers.keys()]);
}

function knownNumbers(value: UnknownValue): readonly number[] | undefined {
  const numbers = value.alternatives?.flatMap((alternative: PlainValue) => {
    const isDigits = typeof alternative === "string" && /^\d+$/u.test(alternative);
    return typeof alternative === "number" || isDigits ? Number(alternative) : [];
  });
  return numbers !== undefined && numbers.length > 0 && numbers.length === value.alternatives?.length
    ? numbers
    : undefined;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
