import type { Connection } from "../../src/analysis/connection.js";
import type { Policy } from "../../src/policy/policy.js";
import {
  configuration,
  environment,
  fallback,
  known,
  makeConnection,
  makeNodeRedis,
  option,
  sign,
  unknown,
  use,
} from "./make-connection.js";
import { makePolicy } from "./make-policy.js";

/** One case of the verdict table. */
export interface Row {
  readonly title: string;
  readonly connection: Connection;
  readonly policy: Policy;
  readonly path: string;
  readonly today: Date;
  /** The other connections of its file. */
  readonly others?: readonly Connection[];
  /** As `summary` writes it. */
  readonly expected: string;
}

type Given = Partial<Pick<Row, "policy" | "path" | "today" | "others">>;

const PLAIN = makePolicy();
const DEDICATED = { dedicated: { dedicated: true } };

function row(title: string, connection: Connection, expected: string, given: Given = {}): Row {
  return {
    title,
    connection,
    expected,
    policy: PLAIN,
    path: "/app/src/thing.ts",
    today: new Date("2027-01-15T12:00:00Z"),
    ...given,
  };
}

/** A connection to database 4, where nothing else is open. */
function toMetrics(parts: Parameters<typeof makeConnection>[0] = {}): Connection {
  return makeConnection({ ...parts, target: { database: known(4), ...parts.target } });
}

function nodeToMetrics(parts: Parameters<typeof makeConnection>[0] = {}): Connection {
  return makeNodeRedis({ ...parts, target: { database: known(4), ...parts.target } });
}

function decide(...decisions: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  return { decisions: decisions.map((decision) => ({ files: ["src/**"], reason: "we looked.", ...decision })) };
}

const EXEMPTIONS = makePolicy({
  more: {
    exemptions: [
      { files: ["src/graph.ts"], reason: "RedisJSON", status: "never" },
      { files: ["src/cache.ts"], reason: "redesign", until: "2027-01-15" },
    ],
  },
});

const EXEMPT: readonly Row[] = [
  row("the canonical module", toMetrics(), "exempt canonical-module", { path: "/app/src/redis/client.ts" }),
  row("the canonical module written with the extension of its output", toMetrics(), "exempt canonical-module", {
    path: "/app/src/redis/client.ts",
    policy: makePolicy({ client: { module: "./src/redis/client.js" } }),
  }),
  row("the canonical module as a folder", toMetrics(), "exempt canonical-module", {
    path: "/app/src/redis/index.ts",
    policy: makePolicy({ client: { module: "./src/redis" } }),
  }),
  row("a neighbour of the canonical module", toMetrics(), "fix metrics", { path: "/app/src/redis/client.test.ts" }),
  row("an exempt file", toMetrics(), "exempt RedisJSON", { path: "/app/src/graph.ts", policy: EXEMPTIONS }),
  row("an exemption on its last day", toMetrics(), "exempt redesign", {
    path: "/app/src/cache.ts",
    policy: EXEMPTIONS,
  }),
  row("an exemption that has ended", toMetrics(), "fix metrics", {
    path: "/app/src/cache.ts",
    policy: EXEMPTIONS,
    today: new Date("2027-01-16T00:00:00Z"),
  }),
];

const BULLMQ = {
  library: "bullmq",
  title: "BullMQ",
  form: "queue",
  opening: { form: "queue", connectionOption: "connection", accepts: "ioredis" },
} as const;

const SAME_API: readonly Row[] = [
  row("no client for the language", toMetrics(), "report no-client", { policy: makePolicy({ client: null }) }),
  row("another library", nodeToMetrics(), "report other-api"),
  row("node-redis under its other name", nodeToMetrics({ library: "@redis/client" }), "fix metrics", {
    policy: makePolicy({ client: { library: "redis" } }),
  }),
  row("the client of the same library among several", nodeToMetrics(), "fix metrics", {
    policy: makePolicy({
      client: [
        { module: "./a.ts", export: "getIoredis", library: "ioredis" },
        { module: "./b.ts", export: "getRedis", library: "redis" },
      ],
    }),
  }),
  row("a queue that takes clients of another library", toMetrics(BULLMQ), "report other-api", {
    policy: makePolicy({ client: { library: "redis", ...DEDICATED } }),
  }),
];

const FORM: readonly Row[] = [
  row("cluster", toMetrics({ form: "cluster" }), "report form"),
  row("sentinel", toMetrics({ form: "sentinel" }), "report form"),
  row("pool", toMetrics({ form: "pool" }), "report form"),
  row("wrapper", toMetrics({ form: "wrapper" }), "report form"),
  row("subclass", toMetrics({ subclass: true }), "report subclass"),
  row("a decision does not override the form", toMetrics({ form: "cluster" }), "report form", {
    policy: makePolicy({ more: decide({ database: "metrics" }) }),
  }),
  row("queue, dedicated possible", toMetrics(BULLMQ), "choose queue: metrics own", {
    policy: makePolicy({ client: DEDICATED }),
  }),
  row("queue, dedicated decided", toMetrics(BULLMQ), "fix metrics own [decided]", {
    policy: makePolicy({ client: DEDICATED, more: decide({ dedicated: true }) }),
  }),
  row("queue, dedicated impossible", toMetrics(BULLMQ), "report form"),
  row(
    "options of the queue around its connection stay",
    toMetrics({
      ...BULLMQ,
      options: [
        option("prefix", "jobs", { description: { fate: "meaning" } }),
        option("connection.keyPrefix", "x:", { description: { fate: "meaning" } }),
      ],
    }),
    "choose queue: metrics own (option)",
    { policy: makePolicy({ client: DEDICATED }) },
  ),
  row(
    "queue with an unknown index",
    makeConnection({ ...BULLMQ, target: { database: unknown("db") } }),
    "report unknown-index",
    {
      policy: makePolicy({ client: DEDICATED }),
    },
  ),
];

const ENDPOINTS = makePolicy({ more: { endpoints: ["172.16.168.23:6379", "localhost:6379"] } });
const BY_NAME = makePolicy({ more: { endpoints: ["172.16.168.23:6379", "$REDIS_HOST"] } });
const TWO = makePolicy({
  databases: { jobs: { db: 4, server: "queue", description: "Jobs" } },
  more: {
    servers: {
      default: { endpoints: ["172.16.168.23:6379", "localhost:6379", "shared:6379"] },
      queue: { endpoints: ["queue-redis:6379", "localhost:6380", "shared:6380", "$QUEUE_HOST"] },
    },
  },
});
const UNNAMED = makePolicy({
  databases: Object.fromEntries(
    Object.entries({
      main: 0,
      knowledge: 1,
      metrics: 4,
      sessions: 6,
      workflows: 7,
      monitoring: 9,
      vectors: 8,
      testing: 15,
    }).map(([name, db]) => [name, { db, server: "a", description: name }]),
  ),
  more: { servers: { a: { endpoints: ["a:6379"] }, b: { endpoints: ["b:6379"] } } },
});

const SERVER: readonly Row[] = [
  row("no host", toMetrics(), "fix metrics"),
  row("localhost", toMetrics({ target: { host: known("localhost"), port: known(6379) } }), "fix metrics"),
  row("loopback in numbers", toMetrics({ target: { host: known("127.0.0.1") } }), "fix metrics", { policy: ENDPOINTS }),
  row(
    "loopback on a port of its own",
    toMetrics({ target: { host: known("localhost"), port: known(6380) } }),
    "choose foreign-endpoint: metrics (server)",
  ),
  row(
    "no host, a port of its own",
    toMetrics({ target: { port: known(6380) } }),
    "choose foreign-endpoint: metrics (server)",
  ),
  row(
    "loopback where the team's is on another port",
    toMetrics({ target: { host: known("localhost") } }),
    "choose foreign-endpoint: metrics (server)",
    {
      policy: makePolicy({ more: { endpoints: ["localhost:6390"] } }),
    },
  ),
  row("no host, where the team's loopback is on another port", toMetrics(), "fix metrics", {
    policy: makePolicy({ more: { endpoints: ["localhost:6390"] } }),
  }),
  row("an endpoint", toMetrics({ target: { host: known("172.16.168.23"), port: known(6379) } }), "fix metrics", {
    policy: ENDPOINTS,
  }),
  row(
    "an endpoint by a constant, without a port",
    toMetrics({ target: { host: known("172.16.168.23", "constant") } }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "the host of an endpoint, another port",
    toMetrics({ target: { host: known("172.16.168.23"), port: known(7000) } }),
    "choose foreign-endpoint: metrics (server)",
    { policy: ENDPOINTS },
  ),
  row(
    "the host of an endpoint, port from the environment",
    toMetrics({ target: { host: known("172.16.168.23"), port: environment("PORT") } }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "the host of an endpoint, port with a fallback",
    toMetrics({ target: { host: known("172.16.168.23"), port: fallback(6379, environment("PORT")) } }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "the host of an endpoint, port with a foreign fallback",
    toMetrics({ target: { host: known("172.16.168.23"), port: fallback(7000, environment("PORT")) } }),
    "choose foreign-endpoint: metrics (server)",
    { policy: ENDPOINTS },
  ),
  row(
    "loopback, port from the environment",
    toMetrics({ target: { host: known("localhost"), port: environment("REDIS_PORT") } }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "loopback, port from a call",
    toMetrics({ target: { host: known("localhost"), port: unknown("await server.getPort()", "call") } }),
    "choose unknown-port: metrics (source)",
  ),
  row(
    "no host, port from a parameter",
    toMetrics({ target: { port: unknown("port", "parameter") } }),
    "choose unknown-port: metrics (source)",
    { policy: ENDPOINTS },
  ),
  row(
    "the host of an endpoint, port from a parameter with a default",
    toMetrics({ target: { host: known("172.16.168.23"), port: fallback(6379, unknown("port", "parameter")) } }),
    "choose unknown-port: metrics (source)",
    { policy: ENDPOINTS },
  ),
  row(
    "loopback, one of two ports in digits",
    toMetrics({
      target: {
        host: known("localhost"),
        port: unknown("a?'6379':'6380'", "condition", { alternatives: ["6379", "6380"] }),
      },
    }),
    "choose foreign-endpoint: metrics (server)",
    { policy: ENDPOINTS },
  ),
  row(
    "a foreign host",
    toMetrics({ target: { host: known("10.0.0.5") } }),
    "choose foreign-endpoint: metrics (server)",
    { policy: ENDPOINTS },
  ),
  row(
    "a host in a policy without endpoints",
    toMetrics({ target: { host: known("172.16.168.23") } }),
    "choose foreign-endpoint: metrics (server)",
  ),
  row(
    "a foreign host and no name for the index",
    makeConnection({ target: { host: known("10.0.0.5"), database: known(13) } }),
    "report unknown-server",
    { policy: ENDPOINTS },
  ),
  row(
    "a foreign host and an unknown index",
    makeConnection({ target: { host: known("10.0.0.5"), database: unknown("db") } }),
    "report unknown-server",
    { policy: ENDPOINTS },
  ),
  row(
    "a socket",
    toMetrics({ target: { socketPath: known("/run/redis.sock") } }),
    "choose foreign-endpoint: metrics (server)",
  ),
  row(
    "a socket from the environment",
    toMetrics({ target: { socketPath: environment("REDIS_SOCKET") } }),
    "choose undeclared-environment: metrics (source)",
    { policy: BY_NAME },
  ),
  row(
    "a socket and an index without a name",
    makeConnection({ target: { socketPath: known("/run/redis.sock"), database: known(13) } }),
    "report unknown-server",
  ),

  row(
    "host from the environment, none listed",
    toMetrics({ target: { host: environment("REDIS_HOST") } }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row("host from the environment, listed", toMetrics({ target: { host: environment("REDIS_HOST") } }), "fix metrics", {
    policy: BY_NAME,
  }),
  row(
    "hosts of one file from two places, none listed",
    toMetrics({ target: { host: environment("SOURCE_HOST") } }),
    "choose undeclared-environment: metrics (source)",
    { policy: ENDPOINTS, others: [toMetrics({ target: { host: environment("TARGET_HOST") } })] },
  ),
  row(
    "hosts of one file from two places, this one listed",
    toMetrics({ target: { host: environment("REDIS_HOST") } }),
    "fix metrics",
    { policy: BY_NAME, others: [toMetrics({ target: { host: environment("TARGET_HOST") } })] },
  ),
  row(
    "hosts of one file from one place, none listed",
    toMetrics({ target: { host: environment("REDIS_HOST") } }),
    "fix metrics",
    { policy: ENDPOINTS, others: [toMetrics({ target: { host: environment("REDIS_HOST") } })] },
  ),
  row(
    "host from the environment, another one listed",
    toMetrics({ target: { host: environment("OTHER_HOST") } }),
    "choose undeclared-environment: metrics (source)",
    { policy: BY_NAME },
  ),
  row(
    "host from the configuration, none listed",
    toMetrics({ target: { host: configuration("redis.host") } }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "host from the configuration, one listed by name",
    toMetrics({ target: { host: configuration("redis.host") } }),
    "choose undeclared-environment: metrics (source)",
    { policy: BY_NAME },
  ),
  row(
    "host from the environment, foreign port",
    toMetrics({ target: { host: environment("REDIS_HOST"), port: known(7000) } }),
    "choose foreign-endpoint: metrics (server)",
    { policy: BY_NAME },
  ),
  row(
    "host from the environment, one of two ports",
    toMetrics({
      target: {
        host: environment("REDIS_HOST"),
        port: unknown("replica?6380:6379", "condition", { alternatives: [6380, 6379] }),
      },
    }),
    "choose foreign-endpoint: metrics (server)",
    { policy: BY_NAME },
  ),
  row(
    "host from the environment, a port that is computed",
    toMetrics({ target: { host: environment("REDIS_HOST"), port: unknown("Number(process.env.REDIS_PORT)+1") } }),
    "choose unknown-port: metrics (source)",
    { policy: BY_NAME },
  ),
  row(
    "host from the environment, port from the configuration",
    toMetrics({ target: { host: environment("REDIS_HOST"), port: configuration("redis.port") } }),
    "fix metrics",
    { policy: BY_NAME },
  ),
  row(
    "host from the environment, port with a foreign fallback",
    toMetrics({ target: { host: environment("REDIS_HOST"), port: fallback(7000, environment("REDIS_PORT")) } }),
    "choose foreign-endpoint: metrics (server)",
    { policy: BY_NAME },
  ),
  row(
    "a listed host that the file changes",
    toMetrics({ target: { host: { ...environment("REDIS_HOST"), why: "reassigned" } } }),
    "choose unknown-host: metrics (source)",
    { policy: BY_NAME },
  ),
  row(
    "host from a call",
    toMetrics({ target: { host: unknown("endpoint.host", "call"), port: unknown("endpoint.port", "call") } }),
    "choose unknown-host: metrics (source)",
    { policy: ENDPOINTS },
  ),
  row(
    "one of two endpoints",
    toMetrics({ target: { host: unknown("prod?a:b", "condition", { alternatives: ["172.16.168.23", "localhost"] }) } }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "one of an endpoint and a foreign host",
    toMetrics({ target: { host: unknown("prod?a:b", "condition", { alternatives: ["172.16.168.23", "10.0.0.5"] }) } }),
    "choose foreign-endpoint: metrics (server)",
    { policy: ENDPOINTS },
  ),
  row(
    "one of two addresses",
    toMetrics({
      target: {
        url: unknown("prod?a:b", "condition", { alternatives: ["redis://a", "redis://b"] }),
        database: known(4, "literal", { fromUrl: true }),
      },
    }),
    "choose unknown-host: metrics (source)",
    { policy: ENDPOINTS },
  ),
  row(
    "one of two ports",
    toMetrics({
      target: {
        host: known("172.16.168.23"),
        port: unknown("prod?6379:7000", "condition", { alternatives: [6379, 7000] }),
      },
    }),
    "choose foreign-endpoint: metrics (server)",
    { policy: ENDPOINTS },
  ),

  row(
    "environment, else loopback",
    toMetrics({ target: { host: fallback("localhost", environment("REDIS_HOST")) } }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "environment, else an endpoint",
    toMetrics({ target: { host: fallback("172.16.168.23", configuration("redis.host")) } }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "environment, else a foreign host",
    toMetrics({ target: { host: fallback("10.0.0.5", environment("REDIS_HOST")) } }),
    "choose foreign-endpoint: metrics (server)",
    { policy: ENDPOINTS },
  ),
  row(
    "undeclared environment, else loopback",
    toMetrics({ target: { host: fallback("localhost", environment("OTHER_HOST")) } }),
    "choose undeclared-environment: metrics (source)",
    { policy: BY_NAME },
  ),

  row(
    "known URL",
    toMetrics({
      target: {
        url: known("redis://172.16.168.23/4"),
        host: known("172.16.168.23", "literal", { fromUrl: true }),
        database: known(4, "literal", { fromUrl: true }),
      },
    }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "URL from the environment, else a known one",
    toMetrics({
      target: {
        url: fallback("redis://localhost/4", environment("METRICS_URL")),
        host: known("localhost", "literal", { fromUrl: true }),
        database: known(4, "literal", { fromUrl: true }),
      },
    }),
    "fix metrics [named-source]",
    { policy: ENDPOINTS },
  ),
  row(
    "undeclared URL from the environment, else a known one",
    toMetrics({
      target: {
        url: fallback("redis://localhost/4", environment("METRICS_URL")),
        host: known("localhost", "literal", { fromUrl: true }),
        database: known(4, "literal", { fromUrl: true }),
      },
    }),
    "choose undeclared-environment: metrics (source)",
    { policy: BY_NAME },
  ),
  row(
    "URL template with a known host and path",
    toMetrics({
      target: {
        url: unknown("`redis://:${pw}@172.16.168.23/4`"),
        host: known("172.16.168.23", "literal", { fromUrl: true }),
        database: known(4, "literal", { fromUrl: true }),
      },
    }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),
  row(
    "URL template with a host from the environment",
    toMetrics({
      target: {
        url: unknown("`redis://${process.env.REDIS_HOST}/4`"),
        host: environment("REDIS_HOST"),
        database: known(4, "literal", { fromUrl: true }),
      },
    }),
    "fix metrics",
    { policy: BY_NAME },
  ),
  row(
    "an unknown URL beside an endpoint",
    toMetrics({
      target: {
        url: unknown("find()", "call"),
        host: known("172.16.168.23"),
        database: known(4, "literal", { fromUrl: true }),
      },
    }),
    "choose unknown-host: metrics (source)",
    { policy: ENDPOINTS },
  ),
  row(
    "an unknown URL that options win over",
    toMetrics({
      opening: { url: { precedence: "options", query: "ignored" } },
      target: { url: environment("REDIS_URL"), host: known("172.16.168.23") },
    }),
    "fix metrics",
    { policy: ENDPOINTS },
  ),

  row("two servers: no host", toMetrics(), "fix metrics", { policy: TWO }),
  row("two servers: an endpoint of the second", toMetrics({ target: { host: known("queue-redis") } }), "fix jobs", {
    policy: TWO,
  }),
  row(
    "two servers: loopback by its port",
    toMetrics({ target: { host: known("127.0.0.1"), port: known(6380) } }),
    "fix jobs",
    { policy: TWO },
  ),
  row(
    "two servers: a foreign host",
    toMetrics({ target: { host: known("10.0.0.5") } }),
    "choose foreign-endpoint: metrics (server), jobs (server)",
    { policy: TWO },
  ),
  row("two servers: listed environment", toMetrics({ target: { host: environment("QUEUE_HOST") } }), "fix jobs", {
    policy: TWO,
  }),
  row(
    "two servers: listed environment, else its endpoint",
    toMetrics({ target: { host: fallback("queue-redis", environment("QUEUE_HOST")) } }),
    "fix jobs",
    { policy: TWO },
  ),
  row(
    "two servers: listed environment, else an endpoint of the other",
    toMetrics({ target: { host: fallback("172.16.168.23", environment("QUEUE_HOST")) } }),
    "choose several-servers: jobs (server), metrics (server)",
    { policy: TWO },
  ),
  row(
    "two servers: unlisted environment",
    toMetrics({ target: { host: environment("REDIS_HOST") } }),
    "choose undeclared-environment: metrics (source), jobs (source)",
    { policy: TWO },
  ),
  row(
    "two servers: configuration",
    toMetrics({ target: { host: configuration("redis.host") } }),
    "choose undeclared-environment: metrics (source), jobs (source)",
    { policy: TWO },
  ),
  row(
    "two servers: one host, port unknown",
    toMetrics({ target: { host: known("shared"), port: environment("PORT") } }),
    "choose several-servers: metrics (server), jobs (server)",
    { policy: TWO },
  ),
  row("two servers: decided", toMetrics({ target: { host: environment("REDIS_HOST") } }), "fix jobs [decided]", {
    policy: makePolicy({
      databases: { jobs: { db: 4, server: "queue", description: "Jobs" } },
      more: {
        servers: { default: { endpoints: [] }, queue: { endpoints: ["queue-redis"] } },
        ...decide({ database: "jobs" }),
      },
    }),
  }),
  row("no default server: no host", toMetrics(), "choose several-servers: metrics (server)", { policy: UNNAMED }),
  row("no default server: an endpoint", toMetrics({ target: { host: known("a") } }), "fix metrics", {
    policy: UNNAMED,
  }),
  row(
    "loopback that only the second server lists",
    toMetrics(),
    "choose several-servers: metrics (server), jobs (server)",
    {
      policy: makePolicy({
        databases: { jobs: { db: 4, server: "queue", description: "Jobs" } },
        more: { servers: { default: { endpoints: ["172.16.168.23"] }, queue: { endpoints: ["localhost:6379"] } } },
      }),
    },
  ),

  row("a foreign host, decided", toMetrics({ target: { host: known("10.0.0.5") } }), "fix metrics [server decided]", {
    policy: makePolicy({ more: decide({ database: "metrics" }) }),
  }),
  row(
    "a foreign host, decided for another index",
    toMetrics({ target: { host: known("10.0.0.5") } }),
    "choose foreign-endpoint: metrics (server)",
    { policy: makePolicy({ more: decide({ database: "sessions" }) }) },
  ),
  row(
    "host from service discovery, decided",
    toMetrics({ target: { host: unknown("endpoint.host", "call") } }),
    "fix metrics [decided]",
    { policy: makePolicy({ more: decide({ database: "metrics" }) }) },
  ),
];

const SOURCES = makePolicy({
  databases: {
    main: { db: 0, description: "Cache", sources: ["process.env.REDIS_URL"] },
    metrics: { db: 4, description: "Metrics", sources: ["config.redis.metricsDb"] },
    jobs: { db: 2, server: "queue", description: "Jobs", sources: ["config.redis.jobsDb", "process.env.JOBS_URL"] },
  },
  more: { servers: { default: { endpoints: ["172.16.168.23"] }, queue: { endpoints: ["queue-redis"] } } },
});

const INDEX: readonly Row[] = [
  row("a literal", toMetrics(), "fix metrics"),
  row("a constant", makeConnection({ target: { database: known(4, "constant") } }), "fix metrics"),
  row("absent", makeConnection(), "fix main [default-database]"),
  row(
    "absent, where the library begins at another index",
    makeConnection({ opening: { defaultDatabase: 4 } }),
    "fix metrics [default-database]",
  ),
  row(
    "absent, behind a spread",
    makeConnection({ unresolved: [unknown("...base", "spread")] }),
    "report unknown-index",
  ),
  row(
    "absent in a URL that is known",
    makeConnection({
      target: { url: known("redis://localhost"), host: known("localhost", "literal", { fromUrl: true }) },
    }),
    "fix main [default-database]",
  ),
  row(
    "absent in a URL that is known in parts",
    makeConnection({
      target: {
        url: unknown("`redis://${process.env.HOST}:${process.env.PORT}`"),
        host: environment("HOST"),
        port: environment("PORT"),
      },
    }),
    "fix main [default-database]",
  ),
  row(
    "absent in a URL that ends in a part that is not known",
    makeConnection({ target: { url: unknown("`redis://${process.env.HOST}`"), host: environment("HOST") } }),
    "report unknown-index",
  ),
  row(
    "absent, and host and port out of a URL that is not known",
    makeConnection({
      target: { url: environment("REDIS_URL"), host: environment("REDIS_URL"), port: environment("REDIS_URL") },
    }),
    "report unknown-index",
  ),
  row("absent, URL unknown", makeConnection({ target: { url: environment("REDIS_URL") } }), "report unknown-index"),
  row(
    "absent, URL from the environment, else known",
    makeConnection({
      target: {
        url: fallback("redis://localhost", environment("REDIS_URL")),
        host: known("localhost", "literal", { fromUrl: true }),
      },
    }),
    "choose fallback-index: main (source)",
  ),
  row(
    "unknown",
    makeConnection({ target: { database: configuration("redis.databases.metrics") } }),
    "report unknown-index",
  ),
  row(
    "one of two",
    makeConnection({ target: { database: unknown("test?15:4", "condition", { alternatives: [15, 4] }) } }),
    "report unknown-index",
  ),
  row(
    "one of one",
    makeConnection({ target: { database: unknown("test?4:4", "condition", { alternatives: [4, 4] }) } }),
    "fix metrics",
  ),
  row("unknown, decided", makeConnection({ target: { database: unknown("db") } }), "fix metrics [decided]", {
    policy: makePolicy({ more: decide({ database: "metrics" }) }),
  }),
  row(
    "unknown on a foreign host, decided",
    makeConnection({ target: { host: known("10.0.0.5"), database: unknown("db") } }),
    "fix metrics [server decided]",
    { policy: makePolicy({ more: decide({ database: "metrics" }) }) },
  ),
  row(
    "unknown and another one each time, decided",
    makeConnection({ target: { database: { ...unknown("db"), varies: true } } }),
    "report several-databases",
    { policy: makePolicy({ more: decide({ database: "metrics" }) }) },
  ),
  row(
    "unknown and another one each time",
    makeConnection({ target: { database: { ...unknown("db"), varies: true } } }),
    "report unknown-index",
  ),
  row(
    "unknown as the one of another connection of the file is in another way, decided",
    makeConnection({ target: { database: unknown("from") } }),
    "report several-databases",
    {
      policy: makePolicy({ more: decide({ database: "metrics" }) }),
      others: [makeConnection({ target: { database: unknown("to") } })],
    },
  ),
  row(
    "a URL from another place than that of another connection, decided",
    makeConnection({ target: { url: environment("SOURCE_URL") } }),
    "report several-databases",
    {
      policy: makePolicy({ more: decide({ database: "metrics" }) }),
      others: [makeConnection({ target: { url: environment("TARGET_URL") } })],
    },
  ),
  row(
    "unknown like the one of another connection of the file, decided",
    makeConnection({ target: { database: unknown("db") } }),
    "fix metrics [decided]",
    {
      policy: makePolicy({ more: decide({ database: "metrics" }) }),
      others: [makeConnection({ target: { database: unknown("db") } }), toMetrics()],
    },
  ),
  row(
    "fallback of what is another one each time, decided for another index",
    makeConnection({ target: { database: fallback(0, { ...unknown("db"), varies: true }) } }),
    "choose fallback-index: main (source)",
    { policy: makePolicy({ more: decide({ database: "metrics" }) }) },
  ),
  row("negative", makeConnection({ target: { database: known(-1) } }), "report invalid-index"),
  row("no integer", makeConnection({ target: { database: known(1.5) } }), "report invalid-index"),
  row("negative, decided", makeConnection({ target: { database: known(-1) } }), "report invalid-index", {
    policy: makePolicy({ more: decide({ database: "metrics" }) }),
  }),

  row(
    "fallback whose key names the database",
    makeConnection({ target: { database: fallback(4, configuration("redis.databases.metrics")) } }),
    "fix metrics [named-source]",
  ),
  row(
    "fallback whose variable names the database",
    makeConnection({ target: { database: fallback(4, environment("METRICS_DB")) } }),
    "fix metrics [named-source]",
  ),
  row(
    "fallback whose variable names the database, and that the file changes",
    makeConnection({ target: { database: fallback(4, { ...environment("METRICS_DB"), why: "reassigned" }) } }),
    "choose fallback-index: metrics (source)",
  ),
  row(
    "fallback whose variable names it in the singular",
    makeConnection({ target: { database: fallback(6, environment("SESSION_DB")) } }),
    "fix sessions [named-source]",
  ),
  row(
    "fallback whose key names an alias",
    makeConnection({ target: { database: fallback(7, configuration("redis.monitoring")) } }),
    "fix workflows [named-source]",
  ),
  row(
    "fallback whose variable says nothing",
    makeConnection({ target: { database: fallback(4, environment("REDIS_DB")) } }),
    "choose fallback-index: metrics (source)",
  ),
  row(
    "fallback whose variable names another database",
    makeConnection({ target: { database: fallback(4, environment("SESSIONS_DB")) } }),
    "choose fallback-index: metrics (source), sessions (source moves)",
  ),
  row(
    "fallback whose variable names two databases",
    makeConnection({ target: { database: fallback(4, environment("METRICS_OR_SESSIONS_DB")) } }),
    "choose fallback-index: metrics (source)",
  ),
  row(
    "fallback without anything in front",
    makeConnection({ target: { database: known(4, "fallback") } }),
    "choose fallback-index: metrics",
  ),
  row(
    "fallback whose variable names a database of another server",
    makeConnection({ target: { database: fallback(2, environment("JOBS_DB")) } }),
    "choose fallback-index: jobs (source)",
    { policy: SOURCES },
  ),
  row(
    "fallback, decided",
    makeConnection({ target: { database: fallback(4, environment("REDIS_DB")) } }),
    "fix metrics [decided]",
    { policy: makePolicy({ more: decide({ database: "metrics" }) }) },
  ),
  row(
    "fallback, decided for another index",
    makeConnection({ target: { database: fallback(0, environment("REDIS_DB")) } }),
    "fix metrics [moves decided]",
    { policy: makePolicy({ more: decide({ database: "metrics" }) }) },
  ),
  row(
    "fallback without a name, decided",
    makeConnection({ target: { database: fallback(13, environment("REDIS_DB")) } }),
    "fix metrics [moves decided]",
    { policy: makePolicy({ more: decide({ database: "metrics" }) }) },
  ),
  row(
    "fallback without a name",
    makeConnection({ target: { database: fallback(13, environment("REDIS_DB")) } }),
    "report no-name",
  ),

  row("a declared URL", makeConnection({ target: { url: environment("REDIS_URL") } }), "fix main [declared-source]", {
    policy: SOURCES,
  }),
  row(
    "a declared URL that the file changes",
    makeConnection({ target: { url: { ...environment("REDIS_URL"), why: "reassigned" } } }),
    "report unknown-index",
    { policy: SOURCES },
  ),
  row(
    "a declared URL of another server",
    makeConnection({ target: { url: environment("JOBS_URL") } }),
    "fix jobs [declared-source]",
    { policy: SOURCES },
  ),
  row(
    "a declared URL, else loopback",
    makeConnection({
      target: {
        url: fallback("redis://localhost", environment("REDIS_URL")),
        host: known("localhost", "literal", { fromUrl: true }),
      },
    }),
    "fix main [declared-source]",
    { policy: SOURCES },
  ),
  row(
    "a declared URL, else another index",
    makeConnection({
      target: {
        url: fallback("redis://localhost/4", environment("REDIS_URL")),
        host: known("localhost", "literal", { fromUrl: true }),
        database: known(4, "literal", { fromUrl: true }),
      },
    }),
    "choose fallback-index: metrics (source), main (source moves)",
    { policy: SOURCES },
  ),
  row(
    "a declared index",
    makeConnection({ target: { database: unknown("config.redis.metricsDb", "configuration") } }),
    "fix metrics [declared-source]",
    { policy: SOURCES },
  ),
  row(
    "a declared index of another server, host unknown",
    makeConnection({
      target: { host: environment("REDIS_HOST"), database: unknown("config.redis.jobsDb", "configuration") },
    }),
    "fix jobs [declared-source]",
    { policy: SOURCES },
  ),
  row(
    "a declared index, on a foreign host",
    makeConnection({
      target: { host: known("10.0.0.5"), database: unknown("config.redis.metricsDb", "configuration") },
    }),
    "choose foreign-endpoint: metrics (server)",
    { policy: SOURCES },
  ),
  row(
    "a declared index, on an endpoint of another server",
    makeConnection({
      target: { host: known("172.16.168.23"), database: unknown("config.redis.jobsDb", "configuration") },
    }),
    "choose several-servers: jobs (server)",
    { policy: SOURCES },
  ),
  row(
    "a declared URL beside the same index",
    makeConnection({ target: { url: environment("REDIS_URL"), database: known(0) } }),
    "fix main [declared-source]",
    { policy: SOURCES },
  ),
  row(
    "a declared URL beside another index",
    makeConnection({ target: { url: environment("REDIS_URL"), database: known(4) } }),
    "choose fallback-index: metrics (source), main (source moves)",
    { policy: SOURCES },
  ),
  row(
    "an unknown URL beside an index",
    makeConnection({ target: { url: environment("REDIS_URL"), database: known(4) } }),
    "choose fallback-index: metrics (source)",
  ),
  row(
    "an unknown URL that names the database, beside its index",
    makeConnection({ target: { url: environment("METRICS_REDIS_URL"), database: known(4) } }),
    "fix metrics [named-source]",
  ),
];

const NAME: readonly Row[] = [
  row("one name", toMetrics(), "fix metrics"),
  row("an alias stands back", makeConnection({ target: { database: known(7) } }), "fix workflows"),
  row("`for` picks the alias", makeConnection({ target: { database: known(7) } }), "fix monitoring", {
    path: "/app/src/api/infrastructure-monitor.ts",
  }),
  row("no name", makeConnection({ target: { database: known(13) } }), "report no-name"),
  row("no name, decided", makeConnection({ target: { database: known(13) } }), "report no-name", {
    policy: makePolicy({ more: decide({ database: "metrics" }) }),
  }),
  row("two names", makeConnection({ target: { database: known(2) } }), "choose several-names: prompts, templates", {
    policy: makePolicy({ databases: { prompts: { db: 2, description: "p" }, templates: { db: 2, description: "t" } } }),
  }),
  row("two names, decided", makeConnection({ target: { database: known(2) } }), "fix templates [decided]", {
    policy: makePolicy({
      databases: { prompts: { db: 2, description: "p" }, templates: { db: 2, description: "t" } },
      more: decide({ database: "templates" }),
    }),
  }),
  row(
    "two names, decided for another index",
    makeConnection({ target: { database: known(2) } }),
    "choose several-names: prompts, templates",
    {
      policy: makePolicy({
        databases: { prompts: { db: 2, description: "p" }, templates: { db: 2, description: "t" } },
        more: decide({ database: "metrics" }),
      }),
    },
  ),
  row("a deprecated name is no answer", toMetrics(), "fix metrics", {
    policy: makePolicy({
      databases: { series: { db: 4, deprecated: true, replacedBy: "metrics", description: "old" } },
    }),
  }),
  row("a decision moves what is proven", toMetrics(), "fix sessions [moves decided]", {
    policy: makePolicy({ more: decide({ database: "sessions" }) }),
  }),
  row("a decision moves what named no database", makeConnection(), "fix monitoring [default-database moves decided]", {
    policy: makePolicy({ more: decide({ database: "monitoring" }) }),
  }),
  row("a decision for where it is already", toMetrics(), "fix metrics", {
    policy: makePolicy({ more: decide({ database: "metrics" }) }),
  }),
  row("a decision moves none of several databases in a file", toMetrics(), "fix metrics", {
    policy: makePolicy({ more: decide({ database: "sessions" }) }),
    others: [makeConnection({ target: { database: known(1) } })],
  }),
  row("a decision that another connection of the file needs moves nothing", toMetrics(), "fix metrics", {
    policy: makePolicy({ more: decide({ database: "sessions" }) }),
    others: [makeConnection({ target: { database: environment("DB") } })],
  }),
  row("a decision moves beside a connection that is there already", toMetrics(), "fix sessions [moves decided]", {
    policy: makePolicy({ more: decide({ database: "sessions" }) }),
    others: [makeConnection({ target: { database: known(6) } }), makeConnection({ target: { database: known(4) } })],
  }),
  row(
    "a decision moves nothing to another server",
    makeConnection({ target: { host: known("172.16.168.23"), database: known(0) } }),
    "fix main",
    {
      policy: makePolicy({
        databases: { tasks: { db: 4, server: "queue", description: "t" } },
        more: {
          servers: { default: { endpoints: ["172.16.168.23:6379"] }, queue: { endpoints: ["queue-redis:6379"] } },
          ...decide({ database: "tasks" }),
        },
      }),
    },
  ),
];

const CONTRADICTION: readonly Row[] = [
  ...(["variable", "field", "class", "function"] as const).map((kind) =>
    row(
      `a ${kind}`,
      toMetrics({ signs: [sign(kind, "sessionsRedis")] }),
      "choose contradiction: metrics, sessions (moves)",
    ),
  ),
  row(
    "a comment",
    toMetrics({ signs: [sign("comment", " the sessions")] }),
    "choose contradiction: metrics, sessions (moves)",
  ),
  row("the file's name", toMetrics(), "choose contradiction: metrics, sessions (moves)", {
    path: "/app/src/session-store.ts",
  }),
  row("`for` of another database", makeConnection(), "choose contradiction: main, monitoring (moves)", {
    path: "/app/src/api/infrastructure-monitor.ts",
  }),
  row("`for` of another database, decided", makeConnection(), "fix monitoring [default-database moves decided]", {
    path: "/app/src/api/infrastructure-monitor.ts",
    policy: makePolicy({ more: decide({ database: "monitoring" }) }),
  }),
  row("decided for what the code does", toMetrics({ signs: [sign("variable", "sessions")] }), "fix metrics [decided]", {
    policy: makePolicy({ more: decide({ database: "metrics" }) }),
  }),
  row(
    "the singular",
    toMetrics({ signs: [sign("variable", "sessionRedis")] }),
    "choose contradiction: metrics, sessions (moves)",
  ),
  row("a name inside of a word", toMetrics({ signs: [sign("variable", "obsessions")] }), "fix metrics"),
  row("the database itself", toMetrics({ signs: [sign("variable", "metricsRedis")] }), "fix metrics"),
  row(
    "an alias of the database",
    makeConnection({ target: { database: known(7) }, signs: [sign("class", "MonitoringService")] }),
    "fix workflows",
  ),
  row(
    "an index in a comment",
    toMetrics({ signs: [sign("comment", "uses redis db 6")] }),
    "choose contradiction: metrics, sessions (moves)",
  ),
  row(
    "an index behind other words",
    toMetrics({ signs: [sign("comment", "DATABASE_INDEX=6")] }),
    "choose contradiction: metrics, sessions (moves)",
  ),
  row("its own index in a comment", toMetrics({ signs: [sign("comment", "moved from db 6 to db 4")] }), "fix metrics"),
  row("an index that has no name", toMetrics({ signs: [sign("comment", "db 13")] }), "fix metrics"),
  row("a number in a variable", toMetrics({ signs: [sign("variable", "db6")] }), "fix metrics"),
  row("a number of something else", toMetrics({ signs: [sign("comment", "6 clients of the db")] }), "fix metrics"),
  row("both in one sign", toMetrics({ signs: [sign("comment", "metrics of the sessions")] }), "fix metrics"),
  row(
    "one in each of two signs",
    toMetrics({ signs: [sign("variable", "metrics"), sign("class", "SessionStore")] }),
    "choose contradiction: metrics, sessions (moves)",
  ),
  row(
    "prose, and nothing else",
    toMetrics({ signs: [sign("comment", "the client is for text only, sessions are stored elsewhere")] }),
    "choose contradiction: metrics, sessions (moves)",
  ),
  row(
    "prose, outweighed by the class",
    toMetrics({
      signs: [
        sign("comment", "the client is for text only, sessions are stored elsewhere"),
        sign("class", "MetricsBase"),
      ],
    }),
    "fix metrics",
  ),
  row(
    "a label, not outweighed",
    toMetrics({ signs: [sign("comment", "sessions"), sign("class", "MetricsBase")] }),
    "choose contradiction: metrics, sessions (moves)",
  ),
  ...["main", "Main", "runMain", "cache", "testing", "redisClient", "test"].map((text) =>
    row(`the everyday word ${text}`, toMetrics({ signs: [sign("function", text)] }), "fix metrics", {
      policy: makePolicy({ databases: { cache: { db: 2, description: "c" } } }),
    }),
  ),
  row("main.ts", toMetrics(), "fix metrics", { path: "/app/src/main.ts" }),
  row("a folder is no sign", toMetrics(), "fix metrics", { path: "/app/src/sessions/alerts.ts" }),
  row(
    "a folder that the analysis takes for the file's name",
    toMetrics({ signs: [sign("file", "client"), sign("file", "sessions")] }),
    "choose contradiction: metrics, sessions (moves)",
    { path: "/app/src/sessions/client.ts" },
  ),
  row("a folder may agree", toMetrics(), "fix metrics", { path: "/app/src/metrics/session-metrics-of.ts" }),
  row(
    "an everyday word beside `database`",
    toMetrics({ signs: [sign("comment", "the main database")] }),
    "choose contradiction: metrics, main (moves)",
  ),
  row(
    "an everyday word beside `db`",
    toMetrics({ signs: [sign("variable", "mainDb")] }),
    "choose contradiction: metrics, main (moves)",
  ),
  row(
    "a test of something, in the database for tests",
    makeConnection({ target: { database: known(15) } }),
    "fix testing",
    { path: "/app/tests/sessions.test.ts" },
  ),
  row(
    "a test of something, in the database of something else",
    toMetrics(),
    "choose contradiction: metrics, sessions (moves)",
    { path: "/app/tests/sessions.test.ts" },
  ),
  row(
    "a deprecated name of another database",
    toMetrics({ signs: [sign("variable", "logins")] }),
    "choose contradiction: metrics, sessions (moves)",
    {
      policy: makePolicy({ databases: { logins: { deprecated: true, replacedBy: "sessions" } } }),
    },
  ),
  row("a deprecated name of this database", toMetrics({ signs: [sign("variable", "series")] }), "fix metrics", {
    policy: makePolicy({ databases: { series: { deprecated: true, replacedBy: "metrics" } } }),
  }),
  row(
    "a name of two words",
    toMetrics({ signs: [sign("variable", "userSessionsRedis")] }),
    "choose contradiction: metrics, user-sessions (moves)",
    {
      policy: makePolicy({ databases: { "user-sessions": { db: 3, description: "u" } } }),
    },
  ),
];

const FULL = makePolicy({ client: { ...DEDICATED, options: ["keyPrefix", "connectionName", "maxRetriesPerRequest"] } });

const OPTIONS: readonly Row[] = [
  row(
    "credentials and TLS",
    toMetrics({
      target: { password: known("hunter2"), username: known("admin") },
      options: [option("password", "hunter2"), option("tls", unknown("{}"))],
    }),
    "fix metrics",
  ),
  row(
    "tuning",
    toMetrics({ options: [option("connectTimeout", 500), option("retryStrategy", unknown("()=>null"))] }),
    "fix metrics [dropped-tuning]",
  ),
  row(
    "the library's default",
    toMetrics({
      options: [option("keyPrefix", ""), option("connectTimeout", 10_000), option("maxRetriesPerRequest", 20)],
    }),
    "fix metrics",
  ),
  row(
    "absent after all",
    toMetrics({ options: [option("keyPrefix", "", { value: { state: "absent" } })] }),
    "fix metrics",
  ),
  row(
    "the default as a fallback only",
    toMetrics({ options: [option("keyPrefix", "", { value: fallback("", environment("PREFIX")) })] }),
    "choose lost-options: metrics (option)",
  ),
  row("lost", toMetrics({ options: [option("keyPrefix", "m:")] }), "choose lost-options: metrics (option)"),
  row(
    "lost, value unknown",
    toMetrics({ options: [option("keyPrefix", environment("PREFIX"))] }),
    "choose lost-options: metrics (option)",
  ),
  row(
    "two lost",
    toMetrics({ options: [option("keyPrefix", "m:"), option("stringNumbers", true)] }),
    "choose lost-options: metrics (option option)",
  ),
  row(
    "unknown to the library",
    toMetrics({ options: [option("hologram", true)] }),
    "choose lost-options: metrics (option)",
  ),
  row("lost, accepted", toMetrics({ options: [option("keyPrefix", "m:")] }), "fix metrics [decided]", {
    policy: makePolicy({ more: decide({ accept: ["keyPrefix"] }) }),
  }),
  row(
    "lost, one of two accepted",
    toMetrics({ options: [option("keyPrefix", "m:"), option("stringNumbers", true)] }),
    "choose lost-options: metrics (option)",
    { policy: makePolicy({ more: decide({ accept: ["keyPrefix"] }) }) },
  ),
  row("carried", toMetrics({ options: [option("keyPrefix", "m:")] }), "fix metrics carry keyPrefix", { policy: FULL }),
  row(
    "tuning that the client accepts is carried",
    toMetrics({ options: [option("connectionName", "m")] }),
    "fix metrics carry connectionName",
    { policy: FULL },
  ),
  row(
    "accepted by the client, but its text stands elsewhere",
    toMetrics({ options: [option("keyPrefix", "m:", { property: undefined })] }),
    "choose lost-options: metrics (option)",
    { policy: FULL },
  ),
  row(
    "accepted by the client, but nested",
    nodeToMetrics({ options: [option("socket.servername", "m", { description: { fate: "meaning" } })] }),
    "choose lost-options: metrics (option)",
    {
      policy: makePolicy({ client: { library: "redis", options: ["socket.servername"] } }),
    },
  ),
  row(
    "a worker's value",
    toMetrics({ options: [option("maxRetriesPerRequest", null)] }),
    "choose profile: metrics (option)",
  ),
  row(
    "a worker's value, dedicated possible",
    toMetrics({ options: [option("maxRetriesPerRequest", null)] }),
    "choose profile: metrics own, metrics (option)",
    { policy: makePolicy({ client: DEDICATED }) },
  ),
  row(
    "a worker's value, dedicated decided",
    toMetrics({ options: [option("maxRetriesPerRequest", null)] }),
    "fix metrics own [decided]",
    { policy: makePolicy({ client: DEDICATED, more: decide({ dedicated: true }) }) },
  ),
  row(
    "a worker's value that the client accepts",
    toMetrics({ options: [option("maxRetriesPerRequest", null)] }),
    "fix metrics carry maxRetriesPerRequest",
    { policy: FULL },
  ),
  row(
    "perhaps a worker's value",
    toMetrics({ options: [option("maxRetriesPerRequest", unknown("options.retries", "parameter"))] }),
    "choose profile: metrics (option)",
  ),
  row(
    "perhaps a worker's value, both known",
    toMetrics({
      options: [option("maxRetriesPerRequest", unknown("w?null:3", "condition", { alternatives: [null, 3] }))],
    }),
    "choose profile: metrics (option)",
  ),
  row(
    "no worker's value, both known",
    toMetrics({ options: [option("maxRetriesPerRequest", unknown("w?5:3", "condition", { alternatives: [5, 3] }))] }),
    "fix metrics [dropped-tuning]",
  ),
  row(
    "an option that makes a monitor",
    toMetrics({ options: [option("monitor", true)] }),
    "choose profile: metrics (option)",
  ),
  row(
    "a spread",
    toMetrics({ unresolved: [unknown("...base", "spread")] }),
    "choose unresolved-options: metrics (unresolved)",
  ),
  row(
    "a spread beside a host",
    toMetrics({ target: { host: known("localhost") }, unresolved: [unknown("...base", "spread")] }),
    "choose unresolved-options: metrics (unresolved)",
  ),
  row(
    "a spread, accepted",
    toMetrics({ target: { host: known("localhost") }, unresolved: [unknown("...base", "spread")] }),
    "fix metrics [decided]",
    { policy: makePolicy({ more: decide({ accept: ["...base"] }) }) },
  ),
  row(
    "a group that cannot be read",
    nodeToMetrics({
      options: [
        option("socket", unknown("socketOptions", "import"), { description: { role: "group", fate: "owned" } }),
      ],
    }),
    "choose unresolved-options: metrics (unresolved)",
    { policy: makePolicy({ client: { library: "redis" } }) },
  ),
  row(
    "all losses in the suggestion",
    toMetrics({
      target: { host: known("10.0.0.5") },
      options: [option("keyPrefix", "m:")],
      uses: [use("close", "quit")],
      nullCoping: "no-guard",
    }),
    "choose foreign-endpoint: metrics own (server option null), metrics (server option shared-use null)",
    {
      policy: makePolicy({ client: { ...DEDICATED, nullable: true } }),
    },
  ),
];

const NODE = makePolicy({ client: { library: "redis" } });
const NODE_CONNECTS = makePolicy({ client: { library: "redis", connects: true } });

const SHARING: readonly Row[] = [
  row("commands", toMetrics({ uses: [use("command", "get"), use("command", "set")] }), "fix metrics"),
  row("reassigned", toMetrics({ uses: [use("reassigned")] }), "fix metrics"),
  row("stored, and followed there", toMetrics({ uses: [use("stored", "clients", { inSight: true })] }), "fix metrics"),
  ...(["returned", "exported", "stored", "passed"] as const).flatMap((kind) => [
    row(`${kind} out of sight`, toMetrics({ uses: [use(kind)] }), "choose out-of-sight: metrics (out-of-sight)"),
    row(
      `${kind} out of sight, dedicated possible`,
      toMetrics({ uses: [use(kind)] }),
      "choose out-of-sight: metrics own, metrics (out-of-sight)",
      { policy: makePolicy({ client: DEDICATED }) },
    ),
    row(`${kind} out of sight, decided to be shared`, toMetrics({ uses: [use(kind)] }), "fix metrics [decided]", {
      policy: makePolicy({ client: DEDICATED, more: decide({ shared: true }) }),
    }),
    row(
      `${kind} out of sight, decided to be dedicated`,
      toMetrics({ uses: [use(kind)] }),
      "fix metrics own [decided]",
      {
        policy: makePolicy({ client: DEDICATED, more: decide({ dedicated: true }) }),
      },
    ),
  ]),
  row(
    "a decision to share does not settle what is seen to break",
    toMetrics({ uses: [use("close", "quit"), use("exported")] }),
    "choose shared-use: metrics (shared-use)",
    { policy: makePolicy({ more: decide({ shared: true }) }) },
  ),
  row("a decision to share that nothing needs", toMetrics(), "fix metrics", {
    policy: makePolicy({ more: decide({ shared: true }) }),
  }),
  row("the whole server", toMetrics({ uses: [use("serverWide", "flushdb")] }), "fix metrics"),
  ...(
    [
      ["close", "quit"],
      ["duplicate", "duplicate"],
      ["other", "call"],
    ] as const
  ).map(([kind, method]) =>
    row(kind, toMetrics({ uses: [use(kind, method)] }), "choose shared-use: metrics own, metrics (shared-use)", {
      policy: makePolicy({ client: DEDICATED }),
    }),
  ),
  ...(
    [
      ["select", "select"],
      ["subscribe", "subscribe"],
      ["block", "blpop"],
      ["monitor", "monitor"],
      ["watch", "watch"],
      ["session", "reset"],
    ] as const
  ).map(([kind, method]) =>
    row(kind, toMetrics({ uses: [use(kind, method)] }), "choose shared-use: metrics own", {
      policy: makePolicy({ client: DEDICATED }),
    }),
  ),
  row(
    "subscribe, dedicated impossible",
    toMetrics({ uses: [use("subscribe", "subscribe"), use("close")] }),
    "choose shared-use: metrics (shared-use shared-use)",
  ),
  row("close, dedicated decided", toMetrics({ uses: [use("close", "quit")] }), "fix metrics own [decided]", {
    policy: makePolicy({ client: DEDICATED, more: decide({ dedicated: true }) }),
  }),
  row("commands, dedicated decided", toMetrics(), "fix metrics own [decided]", {
    policy: makePolicy({ client: DEDICATED, more: decide({ dedicated: true }) }),
  }),
  row(
    "close, dedicated decided but impossible",
    toMetrics({ uses: [use("close", "quit")] }),
    "choose no-dedicated: metrics (shared-use)",
    { policy: makePolicy({ more: decide({ dedicated: true }) }) },
  ),
  row("an error listener", toMetrics({ uses: [use("listen", "on", { event: "error" })] }), "fix metrics [listener]"),
  row(
    "a ready listener",
    toMetrics({ uses: [use("listen", "once", { event: "ready" })] }),
    "choose shared-use: metrics (shared-use)",
  ),
  row("a listener of any event", toMetrics({ uses: [use("listen", "on")] }), "choose shared-use: metrics (shared-use)"),
  row(
    "listeners removed",
    toMetrics({ uses: [use("listen", "removeAllListeners", { event: "error" })] }),
    "choose shared-use: metrics (shared-use)",
  ),

  row(
    "node-redis: connect right behind",
    nodeToMetrics({ uses: [use("connect", "connect", { rightBehind: true })] }),
    "fix metrics drop",
    { policy: NODE_CONNECTS },
  ),
  row(
    "node-redis: connect right behind, async client",
    nodeToMetrics({ uses: [use("connect", "connect", { rightBehind: true, awaited: true })] }),
    "fix metrics drop",
    { policy: makePolicy({ client: { library: "redis", async: true } }) },
  ),
  row(
    "node-redis: connect right behind that nobody waits for, async client",
    nodeToMetrics({ uses: [use("connect", "connect", { rightBehind: true })] }),
    "choose connect: metrics drop (connect)",
    { policy: makePolicy({ client: { library: "redis", async: true } }) },
  ),
  row(
    "node-redis: connect right behind, not said whether the client is connected",
    nodeToMetrics({ uses: [use("connect", "connect", { rightBehind: true })] }),
    "choose connect: metrics drop (connect), metrics (connect)",
    { policy: NODE },
  ),
  row(
    "node-redis: connect right behind, the client is not connected",
    nodeToMetrics({ uses: [use("connect", "connect", { rightBehind: true })] }),
    "choose connect: metrics (connect)",
    {
      policy: makePolicy({ client: { library: "redis", connects: false } }),
    },
  ),
  row(
    "node-redis: connect elsewhere",
    nodeToMetrics({ uses: [use("connect", "connect")] }),
    "choose connect: metrics (connect)",
    { policy: NODE_CONNECTS },
  ),
  row(
    "node-redis: exported without connect",
    nodeToMetrics({ uses: [use("exported")] }),
    "choose out-of-sight: metrics (out-of-sight connect)",
    { policy: NODE_CONNECTS },
  ),
  row(
    "node-redis: exported without connect, decided to be shared",
    nodeToMetrics({ uses: [use("exported")] }),
    "choose connect: metrics (connect)",
    { policy: makePolicy({ client: { library: "redis", connects: true }, more: decide({ shared: true }) }) },
  ),
  row(
    "node-redis: connected and returned",
    nodeToMetrics({ uses: [use("connect", "connect", { rightBehind: true }), use("returned")] }),
    "choose out-of-sight: metrics drop (out-of-sight)",
    { policy: NODE_CONNECTS },
  ),
  row(
    "node-redis: connected and returned, decided to be shared",
    nodeToMetrics({ uses: [use("connect", "connect", { rightBehind: true }), use("returned")] }),
    "fix metrics drop [decided]",
    { policy: makePolicy({ client: { library: "redis", connects: true }, more: decide({ shared: true }) }) },
  ),
  row(
    "ioredis: lazy, then connect",
    toMetrics({ options: [option("lazyConnect", true)], uses: [use("connect", "connect", { rightBehind: true })] }),
    "choose lost-options: metrics drop (option connect), metrics (option connect)",
  ),
];

const NULL: readonly Row[] = [
  row("not nullable", toMetrics({ nullCoping: "no-guard" }), "fix metrics"),
  row("the code copes", toMetrics(), "fix metrics", { policy: makePolicy({ client: { nullable: true } }) }),
  row("a guard may be placed", toMetrics({ nullCoping: "guard-fits" }), "fix metrics guard", {
    policy: makePolicy({ client: { nullable: true, onNull: "throw" } }),
  }),
  row("a guard fits, but may not be placed", toMetrics({ nullCoping: "guard-fits" }), "choose null: metrics guard", {
    policy: makePolicy({ client: { nullable: true } }),
  }),
  row("no guard fits", toMetrics({ nullCoping: "no-guard" }), "choose null: metrics (null)", {
    policy: makePolicy({ client: { nullable: true, onNull: "throw" } }),
  }),
];

/** Every row of the design's table with its cases. */
export const ROWS: Readonly<Record<string, readonly Row[]>> = {
  "Is the file exempt?": EXEMPT,
  "Same API?": SAME_API,
  Form: FORM,
  "Which server?": SERVER,
  "Which index?": INDEX,
  "Which name?": NAME,
  "Does the code say something else?": CONTRADICTION,
  "Option ledger": OPTIONS,
  "Whose connection?": SHARING,
  "What if it is null?": NULL,
};
