import rule from "../../rules/no-hardcoded-connection.js";
import { runCases } from "./run-cases.js";

runCases("no-hardcoded-connection", rule, {
  valid: [
    {
      title: "variables only",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: process.env.REDIS_HOST, port: Number(process.env.REDIS_PORT) });
`,
    },
    {
      title: "an address from the environment",
      code: `import Redis from "ioredis";
export const r = new Redis(process.env.REDIS_URL!);
`,
    },
    {
      title: "configuration without a default",
      code: `import Redis from "ioredis";
import { config } from "./config.js";
export const r = new Redis({ host: config.get("redis.host"), db: config.redis.db });
`,
    },
    {
      title: "no options",
      code: `import Redis from "ioredis";
export const r = new Redis();
`,
    },
    {
      title: "tuning is no address",
      code: `import Redis from "ioredis";
export const r = new Redis({ connectTimeout: 5000, maxRetriesPerRequest: 3 });
`,
    },
    {
      title: "a host of something else",
      code: `export const server = { host: "172.16.168.23", port: 8080 };
`,
    },
    {
      title: "a host beside a client of something else",
      code: `import Redis from "ioredis";
import { createServer } from "node:http";
export const r = new Redis(process.env.REDIS_URL!);
createServer().listen({ host: "0.0.0.0", port: 8080 });
`,
    },
    {
      title: "a class of the same name",
      code: `import { Redis } from "./own-redis.js";
export const r = new Redis({ host: "cache.internal" });
`,
    },
    {
      title: "a class that shadows the import",
      code: `import { Redis } from "ioredis";
export function f(Redis: new (o: object) => unknown) {
  return new Redis({ host: "cache.internal" });
}
export type R = Redis;
`,
    },
    {
      title: "types only",
      code: `import type { Redis, RedisOptions } from "ioredis";
export type Options = RedisOptions;
export let client: Redis;
`,
    },
    {
      title: "an address in a comment",
      code: `import Redis from "ioredis";
// was: new Redis("redis://cache.internal:6379/4")
export const r = new Redis(process.env.REDIS_URL!);
`,
    },
    {
      title: "an address in a text",
      code: `export const help = "Set REDIS_URL to redis://host:6379/0";
`,
    },
    {
      title: "the canonical call",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics");
`,
    },
    {
      title: "the canonical call beside other numbers",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics");
export const port = 6379;
`,
    },
    {
      title: "another database",
      file: "src/a.js",
      code: `import pg from "pg";
export const pool = new pg.Pool({ host: "localhost", port: 5432 });
`,
    },
    {
      title: "createClient of another package",
      code: `import { createClient } from "@supabase/supabase-js";
export const c = createClient("https://localhost", "key");
`,
    },
    {
      title: "createClient declared here",
      code: `function createClient(options: { url: string }) { return options; }
export const c = createClient({ url: "redis://cache.internal" });
`,
    },
    {
      title: "a require of something else",
      file: "src/a.cjs",
      code: `const Redis = require("./redis-double");
module.exports = new Redis({ host: "cache.internal" });
`,
    },
    {
      title: "a parameter",
      code: `import Redis from "ioredis";
export const open = (host: string, db: number) => new Redis({ host, db });
`,
    },
    {
      title: "an import",
      code: `import Redis from "ioredis";
import { HOST } from "./constants.js";
export const r = new Redis({ host: HOST });
`,
    },
    {
      title: "a live client for a queue",
      code: `import { Queue } from "bullmq";
import { getRedisClient } from "./redis/client.js";
export const q = new Queue("jobs", { connection: getRedisClient("main")! });
`,
    },
    {
      title: "a dynamic import without options",
      file: "src/a.mjs",
      code: `const { createClient } = await import("redis");
export const c = createClient();
`,
    },
    {
      title: "an error class",
      code: `import { ReplyError } from "ioredis";
export const is = (e: unknown) => e instanceof ReplyError;
`,
    },
    { title: "an empty file", code: `` },
    {
      title: "a missing policy without Redis",
      file: "src/a.ts",
      policy: "missing",
      code: `export const answer = 42;
`,
    },
    {
      title: "nodes of the environment",
      code: `import { Cluster } from "ioredis";
export const c = new Cluster(process.env.REDIS_NODES!.split(",").map((node) => ({ host: node.split(":")[0], port: Number(node.split(":")[1]) })));
`,
    },
    {
      title: "the group of sentinels",
      code: `import Redis from "ioredis";
import { sentinels } from "./config.js";
export const r = new Redis({ sentinels, name: "mymaster", role: "master", sentinelRetryStrategy: (times) => Math.min(times * 50, 2000) });
`,
    },
    {
      title: "addresses as prefix and as name",
      code: `import Redis from "ioredis";
export const r = new Redis(process.env.REDIS_URL!, { keyPrefix: "app:6379:", family: 6, connectionName: "localhost-worker" });
`,
    },
    {
      title: "names of queues",
      code: `import { Queue } from "bullmq";
import { connection } from "./redis/options.js";
export const q = new Queue("redis://jobs", { connection, prefix: "{bull}", defaultJobOptions: { attempts: 3, backoff: 6379 } });
`,
    },
    {
      title: "an address of parts that are not known",
      code: `import { createClient } from "redis";
const { REDIS_HOST, REDIS_PORT } = process.env;
export const c = createClient({ url: \`redis://\${REDIS_HOST}:\${REDIS_PORT}\` });
`,
    },
    {
      title: "a condition without a literal",
      code: `import Redis from "ioredis";
export const r = new Redis(process.env.CI ? process.env.CI_REDIS_URL! : process.env.REDIS_URL!);
`,
    },
    {
      title: "nothing as a default",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: process.env.REDIS_HOST ?? "", password: process.env.REDIS_PASSWORD || "", db: undefined });
`,
    },
    {
      title: "a class that a test has replaced",
      code: `import Redis from "ioredis";
jest.mock("ioredis");
test("asks for the host", () => { new Redis({ host: "cache.internal", port: 6380 }); expect(Redis).toHaveBeenCalled(); });
`,
    },
    {
      title: "a type of literals",
      code: `import type { RedisOptions } from "ioredis";
export type Local = RedisOptions & { host: "localhost"; port: 6379 };
export const isLocal = (options: RedisOptions): options is Local => options.host === "localhost";
`,
    },
    {
      title: "options that are only compared",
      code: `import Redis from "ioredis";
import { options } from "./config.js";
export const r = new Redis(options);
export const isDefault = options.port === 6379 && options.host === "127.0.0.1";
`,
    },
    {
      title: "the port of a container",
      code: `import { RedisContainer } from "@testcontainers/redis";
import Redis from "ioredis";
export const open = async () => {
  const container = await new RedisContainer("redis:7.2").withExposedPorts(6379).start();
  return new Redis({ host: container.getHost(), port: container.getMappedPort(6379) });
};
`,
    },
    {
      title: "the secret of a session store",
      code: `import { RedisStore } from "connect-redis";
import session from "express-session";
import { getRedisClient } from "./redis/client.js";
export const s = session({ store: new RedisStore({ client: getRedisClient("sessions")!, prefix: "localhost:" }), secret: "s3cret" });
`,
    },
    {
      title: "numbers that are tuning",
      code: `import { createClient } from "redis";
export const c = createClient({ url: process.env.REDIS_URL, pingInterval: 6379, socket: { connectTimeout: 6379, reconnectStrategy: (n) => Math.min(n * 100, 3000) }, name: "127.0.0.1" });
`,
    },
    {
      title: "a user name",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: process.env.REDIS_HOST, username: "default", tls: {} });
`,
    },
    {
      title: "an address in a message",
      code: `import Redis from "ioredis";
export const r = new Redis(process.env.REDIS_URL!);
r.on("error", () => console.error("no Redis at redis://localhost:6379"));
`,
    },
    {
      title: "options of something else",
      code: `import Redis from "ioredis";
import nodemailer from "nodemailer";
const mail = { host: "smtp.internal", port: 587, auth: { pass: "x" } };
export const m = nodemailer.createTransport(mail);
export const r = new Redis({ host: process.env.REDIS_HOST });
`,
    },
    {
      title: "options of the canonical client",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics", { dedicated: true, keyPrefix: "localhost:6379:" });
`,
    },
  ],
  invalid: [
    {
      title: "a socket path",
      code: `import Redis from "ioredis";
import { createClient } from "redis";
export const a = new Redis("/var/run/redis.sock");
export const b = createClient({ socket: { path: "/tmp/redis.sock" } });
`,
      problems: [
        "3:28 Hard-coded Redis socket path '/var/run/redis.sock'. Read it from configuration, or leave it to the canonical client.",
        "4:49 Hard-coded Redis socket path '/tmp/redis.sock'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "cluster nodes, as objects, addresses and ports",
      code: `import { Cluster } from "ioredis";
export const c = new Cluster([{ host: "10.0.0.5", port: 7000 }, "redis://10.0.0.6:7001", 7002, { host: process.env.H }]);
`,
      problems: [
        "2:39 Hard-coded Redis host '10.0.0.5'. Read it from configuration, or leave it to the canonical client.",
        "2:57 Hard-coded Redis port 7000. Read it from configuration, or leave it to the canonical client.",
        "2:65 Hard-coded Redis address 'redis://10.0.0.6:7001'. Read it from configuration, or leave it to the canonical client.",
        "2:90 Hard-coded Redis port 7002. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "branches of a condition",
      code: `import Redis from "ioredis";
import { createClient } from "redis";
export const a = new Redis({ host: process.env.CI ? "localhost" : process.env.REDIS_HOST, db: process.env.CI ? 15 : 4 });
export const b = createClient({ url: process.env.CI ? "redis://localhost:6379" : process.env.REDIS_URL });
`,
      problems: [
        "3:53 Hard-coded Redis host 'localhost'. Read it from configuration, or leave it to the canonical client.",
        "3:112 Hard-coded Redis database number 15. Read it from configuration, or leave it to the canonical client.",
        "3:117 Hard-coded Redis database number 4. Read it from configuration, or leave it to the canonical client.",
        "4:55 Hard-coded Redis address 'redis://localhost:6379'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "the literal part of an address, and never its password",
      code: `import Redis from "ioredis";
export const a = new Redis(\`redis://cache.internal:\${process.env.REDIS_PORT}\`);
export const b = new Redis("redis://:s3cret@" + process.env.REDIS_HOST);
`,
      problems: [
        "2:28 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
        "3:28 Hard-coded Redis password. Read it from a secret store, and change it: it is in the history of this file.",
      ],
    },
    {
      title: "an enumeration, a private field and a part of a URL",
      code: `import Redis from "ioredis";
enum Db { Cache = 4 }
const server = new URL("redis://cache.internal:6380");
export class Store {
  #host = "10.0.0.5";
  readonly a = new Redis({ host: this.#host, db: Db.Cache });
  readonly b = new Redis({ host: server.hostname });
}
`,
      problems: [
        "2:19 Hard-coded Redis database number 4. Read it from configuration, or leave it to the canonical client.",
        "3:24 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
        "5:11 Hard-coded Redis host '10.0.0.5'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "behind a plug-in that is passed on",
      code: `import redis from "@fastify/redis";
import { app } from "./app.js";
app.register(redis, { host: "10.0.0.5", port: 6379 });
`,
      problems: [
        "3:29 Hard-coded Redis host '10.0.0.5'. Read it from configuration, or leave it to the canonical client.",
        "3:47 Hard-coded Redis port 6379. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "host in options",
      code: `import { Redis } from "ioredis";
export const r = new Redis({ host: "10.0.0.5" });
`,
      problems: [
        "2:36 Hard-coded Redis host '10.0.0.5'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "port and database in options",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: process.env.REDIS_HOST, port: 6380, db: 4 });
`,
      problems: [
        "2:66 Hard-coded Redis port 6380. Read it from configuration, or leave it to the canonical client.",
        "2:76 Hard-coded Redis database number 4. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "positional port and host",
      code: `import Redis from "ioredis";
export const r = new Redis(6379, "cache.internal");
`,
      problems: [
        "2:28 Hard-coded Redis port 6379. Read it from configuration, or leave it to the canonical client.",
        "2:34 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "positional port, host and options",
      code: `import Redis from "ioredis";
export const r = new Redis(6379, "cache.internal", { db: 2 });
`,
      problems: [
        "2:28 Hard-coded Redis port 6379. Read it from configuration, or leave it to the canonical client.",
        "2:34 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
        "2:58 Hard-coded Redis database number 2. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "an address",
      code: `import Redis from "ioredis";
export const r = new Redis("redis://cache.internal:6379/4");
`,
      problems: [
        "2:28 Hard-coded Redis address 'redis://cache.internal:6379/4'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "an address with a password, which is never shown",
      code: `import { createClient } from "redis";
export const c = createClient({ url: "redis://admin:hunter2@cache.internal:6379/4" });
`,
      problems: [
        "2:38 Hard-coded Redis address 'redis://cache.internal:6379/4'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "an address with a query that holds a password",
      code: `import Redis from "ioredis";
export const r = new Redis("redis://cache.internal:6379/4?password=hunter2");
`,
      problems: [
        "2:28 Hard-coded Redis address 'redis://cache.internal:6379/4'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "an address over TLS",
      code: `import { createClient } from "redis";
export const c = createClient({ url: "rediss://cache.internal:6380" });
`,
      problems: [
        "2:38 Hard-coded Redis address 'rediss://cache.internal:6380'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "a password",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: process.env.REDIS_HOST, password: "hunter2" });
`,
      problems: [
        "2:70 Hard-coded Redis password. Read it from a secret store, and change it: it is in the history of this file.",
      ],
    },
    {
      title: "a password behind a variable",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: process.env.REDIS_HOST, password: process.env.REDIS_PASSWORD || "hunter2" });
`,
      problems: [
        "2:100 Hard-coded Redis password. Read it from a secret store, and change it: it is in the history of this file.",
      ],
    },
    {
      title: "a host behind ||",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: process.env.REDIS_HOST || "localhost" });
`,
      problems: [
        "2:62 Hard-coded Redis host 'localhost' as a fallback. Leave the default to the canonical client's configuration.",
      ],
    },
    {
      title: "a host behind ??",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: process.env.REDIS_HOST ?? "localhost" });
`,
      problems: [
        "2:62 Hard-coded Redis host 'localhost' as a fallback. Leave the default to the canonical client's configuration.",
      ],
    },
    {
      title: "a port inside parseInt",
      code: `import Redis from "ioredis";
export const r = new Redis({ port: parseInt(process.env.REDIS_PORT || "6379", 10) });
`,
      problems: [
        "2:71 Hard-coded Redis port 6379 as a fallback. Leave the default to the canonical client's configuration.",
      ],
    },
    {
      title: "a database inside Number",
      code: `import Redis from "ioredis";
export const r = new Redis({ db: Number(process.env.REDIS_DB ?? 4) });
`,
      problems: [
        "2:65 Hard-coded Redis database number 4 as a fallback. Leave the default to the canonical client's configuration.",
      ],
    },
    {
      title: "a default of configuration",
      code: `import Redis from "ioredis";
import { config } from "./config.js";
export const r = new Redis({ db: config.get("redis.databases.metrics", 4) });
`,
      problems: [
        "3:72 Hard-coded Redis database number 4 as a fallback. Leave the default to the canonical client's configuration.",
      ],
    },
    {
      title: "a constant",
      code: `import Redis from "ioredis";
const REDIS_DB = 4;
export const r = new Redis({ db: REDIS_DB });
`,
      problems: [
        "2:18 Hard-coded Redis database number 4. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "a constant used twice is reported once",
      code: `import Redis from "ioredis";
const HOST = "cache.internal";
export const a = new Redis({ host: HOST });
export const b = new Redis({ host: HOST });
`,
      problems: [
        "2:14 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "an object that flows in",
      code: `import Redis from "ioredis";
const options = { host: "cache.internal", port: 6379 };
export const r = new Redis(options);
`,
      problems: [
        "2:25 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
        "2:49 Hard-coded Redis port 6379. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "an object that is spread",
      code: `import Redis from "ioredis";
const defaults = { host: "cache.internal" };
export const r = new Redis({ ...defaults, db: 4 });
`,
      problems: [
        "2:26 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
        "3:47 Hard-coded Redis database number 4. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "a socket of node-redis",
      code: `import { createClient } from "redis";
export const c = createClient({ socket: { host: "cache.internal", port: 6379 }, database: 3 });
`,
      problems: [
        "2:49 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
        "2:73 Hard-coded Redis port 6379. Read it from configuration, or leave it to the canonical client.",
        "2:91 Hard-coded Redis database number 3. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "nodes of a cluster",
      code: `import { Cluster } from "ioredis";
export const c = new Cluster([{ host: "node-1", port: 7000 }, { host: "node-2", port: 7001 }]);
`,
      problems: [
        "2:39 Hard-coded Redis host 'node-1'. Read it from configuration, or leave it to the canonical client.",
        "2:55 Hard-coded Redis port 7000. Read it from configuration, or leave it to the canonical client.",
        "2:71 Hard-coded Redis host 'node-2'. Read it from configuration, or leave it to the canonical client.",
        "2:87 Hard-coded Redis port 7001. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "sentinels",
      code: `import Redis from "ioredis";
export const r = new Redis({ sentinels: [{ host: "sentinel-1", port: 26379 }], name: "mymaster" });
`,
      problems: [
        "2:50 Hard-coded Redis host 'sentinel-1'. Read it from configuration, or leave it to the canonical client.",
        "2:70 Hard-coded Redis port 26379. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "CommonJS",
      file: "src/service.cjs",
      code: `const Redis = require("ioredis");
module.exports = new Redis({ host: "cache.internal" });
`,
      problems: [
        "2:36 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "CommonJS, destructured, without new",
      file: "src/service.cjs",
      code: `const { createClient } = require("redis");
module.exports = createClient({ url: "redis://cache.internal:6379" });
`,
      problems: [
        "2:38 Hard-coded Redis address 'redis://cache.internal:6379'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "JavaScript",
      file: "src/service.mjs",
      code: `import { createClient } from "redis";
export const c = createClient({ url: process.env.REDIS_URL || "redis://localhost:6379" });
`,
      problems: [
        "2:63 Hard-coded Redis address 'redis://localhost:6379' as a fallback. Leave the default to the canonical client's configuration.",
      ],
    },
    {
      title: "import equals",
      file: "src/service.cts",
      code: `import Redis = require("ioredis");
export const r = new Redis({ host: "cache.internal" });
`,
      problems: [
        "2:36 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "the canonical module too",
      file: "src/redis/client.ts",
      code: `import Redis from "ioredis";
export const getRedisClient = () => new Redis({ host: "172.16.168.23", port: 6379 });
`,
      problems: [
        {
          message:
            "2:55 Hard-coded Redis host '172.16.168.23'. Read it from configuration, or leave it to the canonical client.",
          suggestions: [
            [
              "Read it from process.env.REDIS_HOST.",
              `import Redis from "ioredis";
export const getRedisClient = () => new Redis({ host: process.env.REDIS_HOST, port: 6379 });
`,
            ],
          ],
        },
        "2:78 Hard-coded Redis port 6379. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "an exempt file too",
      file: "src/memory-graph.ts",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: "172.16.168.23" });
`,
      problems: [
        {
          message:
            "2:36 Hard-coded Redis host '172.16.168.23'. Read it from configuration, or leave it to the canonical client.",
          suggestions: [
            [
              "Read it from process.env.REDIS_HOST.",
              `import Redis from "ioredis";
export const r = new Redis({ host: process.env.REDIS_HOST });
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a queue's connection",
      code: `import { Queue } from "bullmq";
export const q = new Queue("jobs", { connection: { host: "queue-redis", port: 6379 } });
`,
      problems: [
        "2:58 Hard-coded Redis host 'queue-redis'. Read it from configuration, or leave it to the canonical client.",
        "2:79 Hard-coded Redis port 6379. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "a subclass",
      code: `import Redis from "ioredis";
export class Cache extends Redis {
  constructor() {
    super({ host: "cache.internal", db: 2 });
  }
}
`,
      problems: [
        "4:19 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
        "4:41 Hard-coded Redis database number 2. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "an in-house function of the policy file",
      code: `import { connect } from "./redis/connect.js";
export const r = connect("cache.internal", 6379);
`,
      problems: [
        "2:26 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
        "2:44 Hard-coded Redis port 6379. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "a default parameter",
      code: `import Redis from "ioredis";
export function open(db = 4) {
  return new Redis({ db });
}
`,
      problems: [
        "2:27 Hard-coded Redis database number 4 as a fallback. Leave the default to the canonical client's configuration.",
      ],
    },
    {
      title: "a cast",
      code: `import Redis from "ioredis";
export const r = new (Redis as any)({ host: "cache.internal" } as const);
`,
      problems: [
        "2:45 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "a template without parts",
      code: `import Redis from "ioredis";
export const r = new Redis(\`redis://cache.internal:6379/1\`);
`,
      problems: [
        "2:28 Hard-coded Redis address 'redis://cache.internal:6379/1'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "a smallest policy",
      file: "src/a.ts",
      policy: "minimal",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: "cache.internal" });
`,
      problems: [
        "2:36 Hard-coded Redis host 'cache.internal'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "one of two objects of options",
      code: `import Redis from "ioredis";
export const r = new Redis(process.env.CI ? { host: "ci-redis", db: 15 } : { host: process.env.REDIS_HOST });
`,
      problems: [
        "2:53 Hard-coded Redis host 'ci-redis'. Read it from configuration, or leave it to the canonical client.",
        "2:69 Hard-coded Redis database number 15. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "one of two lists of nodes",
      code: `import { createCluster } from "redis";
export const c = createCluster({ rootNodes: process.env.CI ? [{ url: "redis://10.0.0.1:7000" }] : [{ url: process.env.NODE_1 }] });
`,
      problems: [
        "2:70 Hard-coded Redis address 'redis://10.0.0.1:7000'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "addresses of nodes, also as a fallback",
      code: `import { createCluster } from "redis";
export const c = createCluster({ rootNodes: [{ url: "redis://localhost:7000" }, { url: process.env.NODE_2 ?? "redis://localhost:7001" }] });
`,
      problems: [
        "2:53 Hard-coded Redis address 'redis://localhost:7000'. Read it from configuration, or leave it to the canonical client.",
        "2:110 Hard-coded Redis address 'redis://localhost:7001' as a fallback. Leave the default to the canonical client's configuration.",
      ],
    },
    {
      title: "objects that are spread sometimes",
      code: `import Redis from "ioredis";
export const r = new Redis({ host: "10.0.0.5", ...(process.env.CI ? { host: "ci-redis" } : {}), ...(process.env.DB && { db: 3 }) });
`,
      problems: [
        "2:36 Hard-coded Redis host '10.0.0.5'. Read it from configuration, or leave it to the canonical client.",
        "2:77 Hard-coded Redis host 'ci-redis'. Read it from configuration, or leave it to the canonical client.",
        "2:125 Hard-coded Redis database number 3. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "a branch among nodes, without its password",
      code: `import { Cluster } from "ioredis";
export const c = new Cluster([process.env.CI ? "redis://:hunter2@10.0.0.7:7000" : process.env.NODE_1!]);
`,
      problems: [
        "2:48 Hard-coded Redis address 'redis://10.0.0.7:7000'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "an address of a known host among nodes is not a host",
      code: `import { createCluster } from "redis";
export const c = createCluster({ rootNodes: [{ url: "redis://localhost:6379" }] });
`,
      problems: [
        "2:53 Hard-coded Redis address 'redis://localhost:6379'. Read it from configuration, or leave it to the canonical client.",
      ],
    },
    {
      title: "a known host at another port, among sentinels, and at a port of the environment",
      code: `import Redis from "ioredis";
export const a = new Redis({ host: "172.16.168.23", port: 7000 });
export const b = new Redis({ sentinels: [{ host: "172.16.168.23", port: 26379 }], name: "mymaster" });
export const c = new Redis({ host: "172.16.168.23", port: Number(process.env.REDIS_PORT) });
`,
      problems: [
        "2:36 Hard-coded Redis host '172.16.168.23'. Read it from configuration, or leave it to the canonical client.",
        "2:59 Hard-coded Redis port 7000. Read it from configuration, or leave it to the canonical client.",
        "3:50 Hard-coded Redis host '172.16.168.23'. Read it from configuration, or leave it to the canonical client.",
        "3:73 Hard-coded Redis port 26379. Read it from configuration, or leave it to the canonical client.",
        {
          message:
            "4:36 Hard-coded Redis host '172.16.168.23'. Read it from configuration, or leave it to the canonical client.",
          suggestions: [
            [
              "Read it from process.env.REDIS_HOST.",
              `import Redis from "ioredis";
export const a = new Redis({ host: "172.16.168.23", port: 7000 });
export const b = new Redis({ sentinels: [{ host: "172.16.168.23", port: 26379 }], name: "mymaster" });
export const c = new Redis({ host: process.env.REDIS_HOST, port: Number(process.env.REDIS_PORT) });
`,
            ],
          ],
        },
      ],
    },
  ],
});
