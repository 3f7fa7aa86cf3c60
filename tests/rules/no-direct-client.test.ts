import rule from "../../rules/no-direct-client.js";
import { runCases } from "./run-cases.js";

runCases("no-direct-client", rule, {
  valid: [
    {
      title: "a library that is not described",
      code: `import { createClient } from "@valkey/client";

export const a = createClient({ database: 4 });
`,
    },
    {
      title: "an exempt file",
      file: "src/memory-graph.ts",
      code: `import Redis from "ioredis";
export const redis = new Redis({ db: 4 });
`,
    },
    {
      title: "the canonical module",
      file: "src/redis/client.ts",
      code: `import Redis from "ioredis";
export const getRedisClient = (name: string) => new Redis({ db: name.length });
`,
    },
    {
      title: "types only",
      code: `import type { Redis } from "ioredis";
export let client: Redis;
`,
    },
    {
      title: "the canonical client",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics");
`,
    },
    {
      title: "a class of the same name",
      code: `import { Redis } from "./own-redis.js";
export const r = new Redis({ db: 4 });
`,
    },
    {
      title: "a class declared here",
      code: `class Redis { constructor(readonly options: object) {} }
export const r = new Redis({ db: 4 });
`,
    },
    {
      title: "a shadowed import",
      code: `import { Redis } from "ioredis";
export function f(Redis: new (o: object) => unknown) { return new Redis({ db: 4 }); }
export type R = Redis;
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
      code: `function createClient(o: object) { return o; }
export const c = createClient({ database: 4 });
`,
    },
    {
      title: "a method of that name",
      code: `export const c = (api: { createClient(o: object): unknown }) => api.createClient({ database: 4 });
`,
    },
    {
      title: "an error class",
      code: `import { ReplyError } from "ioredis";
export const is = (e: unknown) => e instanceof ReplyError;
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
      title: "instanceof",
      code: `import Redis from "ioredis";
export const is = (x: unknown) => x instanceof Redis;
`,
    },
    {
      title: "only mentioned in a comment",
      code: `// new Redis({ db: 4 }) from "ioredis"
export const answer = 42;
`,
    },
    {
      title: "only mentioned in a text",
      file: "src/a.js",
      code: `export const text = 'new Redis({ db: 4 }) // from "ioredis"';
`,
    },
    {
      title: "another package's Redis",
      file: "src/a.cjs",
      code: `const Redis = require("./redis-double");
module.exports = new Redis({ db: 4 });
`,
    },
    {
      title: "a require that is shadowed",
      file: "src/a.cjs",
      code: `module.exports = function (require) { const Redis = require("ioredis"); return new Redis(); };
`,
    },
    {
      title: "re-exported types",
      code: `export type { RedisOptions } from "ioredis";
`,
    },
    {
      title: "a class as a value",
      code: `import Redis from "ioredis";
export const C = Redis;
`,
    },
    {
      title: "static members",
      code: `import Redis from "ioredis";
export const c = Redis.Command;
`,
    },
    {
      title: "a template that mentions it",
      code: `export const t = \`import Redis from "ioredis"; new Redis()\`;
`,
    },
    {
      title: "an interface that extends",
      code: `import type { RedisOptions } from "ioredis";
export interface Options extends RedisOptions { name: string }
`,
    },
    {
      title: "a declared class",
      code: `declare class Redis { constructor(o: object); }
export const r = new Redis({ db: 4 });
`,
    },
    {
      title: "a type parameter",
      code: `import type Redis from "ioredis";
export const use = <T extends Redis>(client: T) => client.get("a");
`,
    },
    {
      title: "a JSON import",
      code: `import data from "./redis.json" with { type: "json" };
export { data };
`,
    },
    {
      title: "an ioredis-like sub-path of our own",
      code: `import { open } from "./ioredis/open.js";
export const r = open({ db: 4 });
`,
    },
    {
      title: "a mocked module",
      file: "src/a.test.ts",
      code: `import { vi } from "vitest";
vi.mock("ioredis", () => ({ default: class {} }));
`,
    },
    {
      title: "a class that a test replaces",
      file: "src/a.test.ts",
      code: `import * as ioredis from "ioredis";
import { vi } from "vitest";
vi.spyOn(ioredis, "Redis").mockImplementation(() => ({ get: () => "x" }) as never);
export const redis = new ioredis.Redis({ db: 4 });
`,
    },
    {
      title: "a function that a test overwrites",
      file: "src/a.test.cjs",
      code: `const redis = require("redis");
const fake = { get: () => "x" };
redis.createClient = () => fake;
module.exports = redis.createClient({ database: 4 });
`,
    },
    {
      title: "a function that a test stubs",
      file: "src/a.test.cjs",
      code: `const redis = require("redis");
const sinon = require("sinon");
sinon.createSandbox().stub(redis, "createClient").returns({ connect() {}, get() {} });
exports.client = redis.createClient({ database: 4 });
`,
    },
    {
      title: "a function that a test overwrites",
      file: "src/a.test.cjs",
      code: `const redis = require("redis");
redis.createClient = jest.fn(() => ({ connect() {}, get() {} }));
exports.client = redis.createClient({ database: 4 });
`,
    },
    {
      title: "an in-house function of that name elsewhere",
      file: "src/other/a.ts",
      code: `import { connect } from "./redis/connect.js";
export const client = connect("localhost", 6379);
`,
    },
    {
      title: "a decided file without connections",
      file: "src/decided/b.ts",
      code: `export const redis = 1;
`,
    },
    {
      title: "a global of that name",
      code: `declare const Redis: new (o: object) => unknown;
export const r = new Redis({ db: 4 });
`,
    },
    {
      title: "a database of another kind",
      file: "src/a.js",
      code: `import pg from "pg";
export const pool = new pg.Pool({ host: "localhost", port: 5432 });
`,
    },
    {
      title: "an adapter that is given clients",
      code: `import { createAdapter } from "@socket.io/redis-adapter";
import { getRedisClient } from "./redis/client.js";
const pub = getRedisClient("main")!;
export const adapter = createAdapter(pub, pub.duplicate());
`,
    },
    {
      title: "a session store that is given a client",
      code: `import session from "express-session";
import { RedisStore } from "connect-redis";
import { getRedisClient } from "./redis/client.js";
export const store = new RedisStore({ client: getRedisClient("sessions")!, prefix: "sess:" });
export const middleware = session({ store, secret: process.env.SECRET! });
`,
    },
    {
      title: "a rate limit that sends commands",
      code: `import { rateLimit } from "express-rate-limit";
import { RedisStore } from "rate-limit-redis";
import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
export const limit = rateLimit({ store: new RedisStore({ sendCommand: (name: string, ...rest: string[]) => redis.call(name, ...rest) as never }) });
`,
    },
    {
      title: "queues by their names",
      code: `import { BullModule } from "@nestjs/bullmq";
import { Module } from "@nestjs/common";
@Module({ imports: [BullModule.registerQueue({ name: "mail" }, { name: "sms", prefix: "v2" })] })
export class QueueModule {}
`,
    },
    {
      title: "a client that keeps everything in memory",
      code: `import Redis from "ioredis-mock";
export const fake = new Redis({ data: { "user:1": "a" } });
`,
    },
    {
      title: "a lock over clients",
      code: `import Redlock from "redlock";
import { getRedisClient } from "./redis/client.js";
export const lock = new Redlock([getRedisClient("main")!], { retryCount: 3 });
`,
    },
    {
      title: "a container of a test",
      code: `import { RedisContainer } from "@testcontainers/redis";
export const start = () => new RedisContainer("redis:7").withExposedPorts(6379).start();
`,
    },
    {
      title: "tracing of a client library",
      code: `import { IORedisInstrumentation } from "@opentelemetry/instrumentation-ioredis";
export const tracing = new IORedisInstrumentation({ requireParentSpan: true });
`,
    },
    {
      title: "a worker that is given a connection",
      code: `import { QueueEvents, Worker, type ConnectionOptions } from "bullmq";
export const open = (connection: ConnectionOptions) => [new Worker("mail", null, { connection }), new QueueEvents("mail", { connection })];
`,
    },
    {
      title: "a cache in memory",
      code: `import Keyv from "keyv";
import { createCache } from "cache-manager";
export const cache = createCache({ stores: [new Keyv({ ttl: 5000 })] });
`,
    },
    {
      title: "an injected client",
      code: `import { Inject, Injectable } from "@nestjs/common";
import Redis from "ioredis";
@Injectable()
export class Presence {
  constructor(@Inject("REDIS") private readonly redis: Redis) {}
  seen(id: string) { return this.redis.set(id, Date.now()); }
}
`,
    },
  ],
  invalid: [
    {
      title: "a database by literal",
      code: `import { Redis } from "ioredis";

const redis = new Redis({ host: "localhost", port: 6379, db: 4 });

export const names = () => redis.smembers("names");
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const names = () => redis.smembers("names");
`,
      ],
    },
    {
      title: "no database is 0",
      code: `import Redis from "ioredis";

const redis = new Redis();

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "3:19 Direct ioredis client for database 0 (main). Use getRedisClient('main'). No database is named, so it used 0.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("main");
if (!redis) {
  throw new Error("Redis database main is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "single quotes, no semicolons",
      code: `import Redis from 'ioredis'

const redis = new Redis({ db: 11 })

export const get = (key: string) => redis.get(key)
`,
      problems: ["3:19 Direct ioredis client for database 11 (analytics). Use getRedisClient('analytics')."],
      output: [
        `import { getRedisClient } from './redis/client.js'

const redis = getRedisClient('analytics')
if (!redis) {
  throw new Error('Redis database analytics is not available.')
}

export const get = (key: string) => redis.get(key)
`,
      ],
    },
    {
      title: "two connections",
      code: `import Redis from "ioredis";

const a = new Redis({ db: 4 });
const b = new Redis({ db: 6 });

export const get = async (key: string) => (await a.get(key)) ?? b.get(key);
`,
      problems: [
        "3:15 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics').",
        "4:15 Direct ioredis client for database 6 (sessions). Use getRedisClient('sessions').",
      ],
      output: [
        `import Redis from "ioredis";
import { getRedisClient } from "./redis/client.js";

const a = getRedisClient("metrics");
if (!a) {
  throw new Error("Redis database metrics is not available.");
}
const b = new Redis({ db: 6 });

export const get = async (key: string) => (await a.get(key)) ?? b.get(key);
`,
        `import { getRedisClient } from "./redis/client.js";

const a = getRedisClient("metrics");
if (!a) {
  throw new Error("Redis database metrics is not available.");
}
const b = getRedisClient("sessions");
if (!b) {
  throw new Error("Redis database sessions is not available.");
}

export const get = async (key: string) => (await a.get(key)) ?? b.get(key);
`,
      ],
    },
    {
      title: "an address",
      code: `import Redis from "ioredis";

const redis = new Redis("redis://172.16.168.23:6379/4");

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a declared source",
      code: `import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL!);

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "3:19 Direct ioredis client for database 0 (main). Use getRedisClient('main'). The policy file declares what process.env.REDIS_URL means.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("main");
if (!redis) {
  throw new Error("Redis database main is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "another source",
      code: `import Redis from "ioredis";

const redis = new Redis(process.env.OTHER_URL!);

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "3:19 Direct ioredis client. Not fixed: process.env.OTHER_URL says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
      ],
    },
    {
      title: "a source that the file itself changes",
      code: `import Redis from "ioredis";

process.env.REDIS_URL = "redis://localhost:6379/9";
const redis = new Redis(process.env.REDIS_URL);

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "4:19 Direct ioredis client. Not fixed: process.env.REDIS_URL says which database it uses, and this file changes it.",
      ],
    },
    {
      title: "a source that is changed on its way",
      code: `import Redis from "ioredis";

const url = new URL(process.env.REDIS_URL!);
url.pathname = "/4";
const redis = new Redis(url.toString());

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "5:19 Direct ioredis client. Not fixed: url says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
      ],
    },
    {
      title: "arguments in no order that the library describes",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 }, { db: 6 } as any);

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "3:19 Direct ioredis client. Not fixed: this list of arguments is not known here and may name a database.",
      ],
    },
    {
      title: "a port that a server of the test chooses",
      code: `import Redis from "ioredis";

const redis = new Redis({ host: "localhost", port: server.port, db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Not fixed: the port comes from server.port, which is not known here.",
          suggestions: [
            [
              "Use getRedisClient('metrics') and throw when it is null; server.port would no longer count.",
              `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a host of the environment that is listed",
      code: `import Redis from "ioredis";

const redis = new Redis({ host: process.env.REDIS_HOST, db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a host of the environment that is not listed",
      code: `import Redis from "ioredis";

const redis = new Redis({ host: process.env.CACHE_HOST, db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Not fixed: the policy file does not say which server process.env.CACHE_HOST is.",
          suggestions: [
            [
              "Use getRedisClient('metrics') and throw when it is null; process.env.CACHE_HOST would no longer count.",
              `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a foreign host",
      code: `import Redis from "ioredis";

const redis = new Redis({ host: "10.9.9.9", db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Not fixed: 10.9.9.9:6379 is no endpoint that the policy file knows.",
          suggestions: [
            [
              "Use getRedisClient('metrics') and throw when it is null; goes to the default server instead of 10.9.9.9:6379.",
              `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "another server",
      code: `import Redis from "ioredis";

const redis = new Redis({ host: "queue-redis" });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "3:19 Direct ioredis client for database 0 (jobs). Use getRedisClient('jobs'). No database is named, so it used 0.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("jobs");
if (!redis) {
  throw new Error("Redis database jobs is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a fallback that is named",
      code: `import Redis from "ioredis";
import { config } from "./config.js";

const redis = new Redis({ db: config.get("redis.databases.metrics", 4) });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "4:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). config.get('redis.databases.metrics',4) names metrics too.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a fallback that is not named",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: Number(process.env.REDIS_DB ?? 4) });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Not fixed: process.env.REDIS_DB comes before database 4 and may name another one.",
          suggestions: [
            [
              "Use getRedisClient('metrics') and throw when it is null; process.env.REDIS_DB would no longer count.",
              `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an unknown database",
      code: `import Redis from "ioredis";

export const open = (db: number) => new Redis({ db });
`,
      problems: [
        "3:41 Direct ioredis client. Not fixed: db says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
      ],
    },
    {
      title: "several names",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 8 });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:19 Direct ioredis client for database 8. Use the canonical client. Not fixed: database 8 has the names vectors and embeddings.",
          suggestions: [
            [
              "Use getRedisClient('vectors') and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("vectors");
if (!redis) {
  throw new Error("Redis database vectors is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
            [
              "Use getRedisClient('embeddings') and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("embeddings");
if (!redis) {
  throw new Error("Redis database embeddings is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an alias by path",
      file: "src/infrastructure-monitor.ts",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 7 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 7 (monitoring). Use getRedisClient('monitoring')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("monitoring");
if (!redis) {
  throw new Error("Redis database monitoring is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "no name",
      code: `import Redis from "ioredis";

export const redis = new Redis({ db: 13 });
`,
      problems: [
        "3:26 Direct ioredis client for database 13. Not fixed: the policy file has no name for database 13; add one there if it is in use.",
      ],
    },
    {
      title: "a contradiction",
      code: `import Redis from "ioredis";

// sessions of users
const redis = new Redis({ db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "4:19 Direct ioredis client for database 4 (metrics). Use the canonical client. Not fixed: a comment speaks of sessions, but database 4 is metrics.",
          suggestions: [
            [
              "Use getRedisClient('metrics') and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";

// sessions of users
const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
            [
              "Use getRedisClient('sessions') and throw when it is null; moves from database 4 to 6.",
              `import { getRedisClient } from "./redis/client.js";

// sessions of users
const redis = getRedisClient("sessions");
if (!redis) {
  throw new Error("Redis database sessions is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a lost option",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4, stringNumbers: true });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Not fixed: stringNumbers would be lost: numbers would come back as numbers instead of strings.",
          suggestions: [
            [
              "Use getRedisClient('metrics') and throw when it is null; stringNumbers would be lost: numbers would come back as numbers instead of strings.",
              `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a lost option that is accepted",
      file: "src/accepted.ts",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4, stringNumbers: true });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Decided in the policy file: numbers are small.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a carried option",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4, keyPrefix: "m:" });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics', { keyPrefix: … }).",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics", { keyPrefix: "m:" });
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "dropped tuning",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4, connectTimeout: 5000 });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Dropped as tuning: connectTimeout.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "an unknown spread",
      code: `import Redis from "ioredis";
import { defaults } from "./defaults.js";

const redis = new Redis({ db: 4, ...defaults });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        "4:19 Direct ioredis client. Not fixed: ...defaults says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
      ],
    },
    {
      title: "a client of an object whose method closes it",
      code: `import Redis from "ioredis";

const createService = () => ({
  redis: new Redis({ db: 4 }),
  async stop() {
    await this.redis.quit();
  },
});
createService();
`,
      problems: [
        "4:14 Direct ioredis client for database 4 (metrics). Use the canonical client. Not fixed: quit() in line 6 would close the connection that others share.",
      ],
    },
    {
      title: "a client of an instance that is closed",
      code: `import Redis from "ioredis";

class Cache {
  client = new Redis({ db: 4 });
}
let cache: Cache | null = null;
export function start() {
  cache = new Cache();
}
export async function stop() {
  await cache?.client.quit();
  cache = null;
}
`,
      problems: [
        "4:16 Direct ioredis client for database 4 (metrics). Use the canonical client. Not fixed: quit() in line 11 would close the connection that others share.",
      ],
    },
    {
      title: "a client whose options are changed",
      code: `import Redis from "ioredis";

export class Cache {
  private readonly client = new Redis({ db: 4 });
  constructor(prefix: string) {
    this.client.options.keyPrefix = prefix;
  }
}
`,
      problems: [
        "4:33 Direct ioredis client for database 4 (metrics). Use the canonical client. Not fixed: the code reaches into options of the client in line 6 and may change the connection for everyone on it.",
      ],
    },
    {
      title: "a client that is closed",
      code: `import Redis from "ioredis";

export async function read(key: string) {
  const redis = new Redis({ db: 4 });
  const value = await redis.get(key);
  await redis.quit();
  return value;
}
`,
      problems: [
        {
          message:
            "4:21 Direct ioredis client for database 4 (metrics). Use the canonical client. Not fixed: quit() in line 6 would close the connection that others share.",
          suggestions: [
            [
              "Use getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";

export async function read(key: string) {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  const value = await redis.get(key);
  await redis.quit();
  return value;
}
`,
            ],
            [
              "Use getRedisClient('metrics') and throw when it is null; quit() in line 6 would close the connection that others share.",
              `import { getRedisClient } from "./redis/client.js";

export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  const value = await redis.get(key);
  await redis.quit();
  return value;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a subscriber",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
await redis.subscribe("events");
`,
      problems: [
        {
          message:
            "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics', { dedicated: true }). Not fixed: subscribe() in line 4 would turn the shared connection into a subscriber.",
          suggestions: [
            [
              "Use getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics", { dedicated: true });
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}
await redis.subscribe("events");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a worker with a decision",
      file: "src/worker.ts",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

export const next = () => redis.blpop("queue", 0);
`,
      problems: [
        "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics', { dedicated: true }). Decided in the policy file: blocking reads.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics", { dedicated: true });
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const next = () => redis.blpop("queue", 0);
`,
      ],
    },
    {
      title: "a cluster",
      code: `import { Cluster } from "ioredis";

export const cluster = new Cluster([{ host: "localhost", port: 7000 }]);
`,
      problems: [
        "3:28 Direct ioredis cluster. Not fixed: a cluster is not one client; its calls must be looked at first.",
      ],
    },
    {
      title: "sentinels",
      code: `import Redis from "ioredis";

export const redis = new Redis({ sentinels: [{ host: "s1", port: 26379 }], name: "mymaster" });
`,
      problems: [
        "3:26 Direct ioredis sentinel client. Not fixed: the address comes from sentinels, which the canonical client must know.",
      ],
    },
    {
      title: "a subclass",
      code: `import Redis from "ioredis";

export class Cache extends Redis {
  constructor() {
    super({ db: 4 });
  }
}
`,
      problems: ["3:28 Direct ioredis subclass for database 4. Not fixed: a subclass cannot be replaced by a call."],
    },
    {
      title: "a queue",
      code: `import { Queue } from "bullmq";

export const queue = new Queue("jobs", { connection: { host: "queue-redis", port: 6379 } });
`,
      problems: [
        {
          message:
            "3:26 Direct BullMQ connection for database 0 (jobs). Use getRedisClient('jobs', { dedicated: true }). Not fixed: a queue needs a connection of its own.",
          suggestions: [
            [
              "Use getRedisClient('jobs', { dedicated: true }) and throw when it is null.",
              `import { Queue } from "bullmq";
import { getRedisClient } from "./redis/client.js";

const availableRedis = getRedisClient("jobs", { dedicated: true });
if (!availableRedis) {
  throw new Error("Redis database jobs is not available.");
}
export const queue = new Queue("jobs", { connection: availableRedis });
`,
            ],
          ],
        },
      ],
    },
    {
      title: "node-redis with connect right behind",
      code: `import { createClient } from "redis";

const client = createClient({ database: 4 });
await client.connect();

export const get = (key: string) => client.get(key);
`,
      problems: [
        "3:16 Direct node-redis client for database 4 (metrics). Use await openDatabase({ database: 'metrics' }).",
      ],
      output: [
        `import { openDatabase } from "@acme/node-redis";

const client = await openDatabase({ database: "metrics" });

export const get = (key: string) => client.get(key);
`,
      ],
    },
    {
      title: "node-redis inside an async function",
      code: `import { createClient } from "redis";

export async function read(key: string) {
  const client = createClient({ url: "redis://localhost:6379/11" });
  await client.connect();
  return client.get(key);
}
`,
      problems: [
        "4:18 Direct node-redis client for database 11 (analytics). Use await openDatabase({ database: 'analytics' }).",
      ],
      output: [
        `import { openDatabase } from "@acme/node-redis";

export async function read(key: string) {
  const client = await openDatabase({ database: "analytics" });
  return client.get(key);
}
`,
      ],
    },
    {
      title: "node-redis where await is not allowed",
      code: `import { createClient } from "redis";

export function read(key: string) {
  const client = createClient({ database: 4 });
  return client.get(key);
}
`,
      problems: [
        "4:18 Direct node-redis client for database 4 (metrics). Use await openDatabase({ database: 'metrics' }). Not fixed: await needs an async function here.",
      ],
    },
    {
      title: "a type keeps the import",
      code: `import { Redis } from "ioredis";

const redis: Redis = new Redis({ db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:26 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";

const redisOrNull = getRedisClient("metrics");
if (!redisOrNull) {
  throw new Error("Redis database metrics is not available.");
}
const redis: Redis = redisOrNull;

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a comment inside the call",
      code: `import Redis from "ioredis";

const redis = new Redis({
  host: "localhost",
  db: 4, // metrics
});

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

// metrics
const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a comment before the import and behind the call",
      code: `// Reads the metrics.
import Redis from "ioredis";

const redis = new Redis({ db: 4 }); // shared

export const get = (key: string) => redis.get(key);
`,
      problems: ["4:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `// Reads the metrics.
import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics"); // shared
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a name that is taken",
      code: `import Redis from "ioredis";

const getRedisClient = () => 1;
const redis = new Redis({ db: 4 });

export const get = (key: string) => redis.get(key + getRedisClient());
`,
      problems: ["4:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient as getCanonicalRedisClient } from "./redis/client.js";

const getRedisClient = () => 1;
const redis = getCanonicalRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key + getRedisClient());
`,
      ],
    },
    {
      title: "an import that is there",
      code: `import Redis from "ioredis";
import { closeAll } from "./redis/client.js";

const redis = new Redis({ db: 4 });

export const get = (key: string) => redis.get(key);
export { closeAll };
`,
      problems: ["4:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { closeAll, getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
export { closeAll };
`,
      ],
    },
    {
      title: "CommonJS",
      file: "src/service.cjs",
      code: `"use strict";

const Redis = require("ioredis");

const redis = new Redis({ db: 4 });

module.exports = { get: (key) => redis.get(key) };
`,
      problems: ["5:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `"use strict";

const { getRedisClient } = require("./redis/client");

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

module.exports = { get: (key) => redis.get(key) };
`,
      ],
    },
    {
      title: "CommonJS with node-redis",
      file: "src/service.cjs",
      code: `const { createClient } = require("redis");

async function read(key) {
  const client = createClient({ database: 4 });
  await client.connect();
  return client.get(key);
}

module.exports = { read };
`,
      problems: [
        "4:18 Direct node-redis client for database 4 (metrics). Use await openDatabase({ database: 'metrics' }).",
      ],
      output: [
        `const { openDatabase } = require("@acme/node-redis");

async function read(key) {
  const client = await openDatabase({ database: "metrics" });
  return client.get(key);
}

module.exports = { read };
`,
      ],
    },
    {
      title: "JavaScript",
      file: "src/service.mjs",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

export const get = (key) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key) => redis.get(key);
`,
      ],
    },
    {
      title: "a folder below",
      file: "src/api/deep/cache.ts",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "../../redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "constants go too",
      code: `import Redis from "ioredis";

const HOST = "localhost";
const DB = 4;

const redis = new Redis({ host: HOST, port: 6379, db: DB });

export const get = (key: string) => redis.get(key);
`,
      problems: ["6:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "positional arguments",
      code: `import Redis from "ioredis";

const redis = new Redis(6379, "localhost", { db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a namespace",
      code: `import * as ioredis from "ioredis";

const redis = new ioredis.Redis({ db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "an alias",
      code: `import { Redis as Client } from "ioredis";

const redis = new Client({ db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "default as",
      code: `import { default as Redis } from "ioredis";

const redis = new (Redis as any)({ db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:20 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "import equals",
      file: "src/service.cts",
      code: `import Redis = require("ioredis");

const redis = new Redis({ db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import redisClient = require("./redis/client");

const redis = redisClient.getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "a dynamic import",
      code: `export async function read(key: string) {
  const { createClient } = await import("redis");
  const client = createClient({ database: 4 });
  await client.connect();
  return client.get(key);
}
`,
      problems: [
        "3:18 Direct node-redis client for database 4 (metrics). Use await openDatabase({ database: 'metrics' }).",
      ],
      output: [
        `import { openDatabase } from "@acme/node-redis";

export async function read(key: string) {
  const client = await openDatabase({ database: "metrics" });
  return client.get(key);
}
`,
      ],
    },
    {
      title: "a smallest policy",
      file: "src/a.ts",
      policy: "minimal",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedis('metrics')."],
      output: [
        `import { getRedis } from "./redis.js";

const redis = getRedis("metrics");

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "an exemption that is over",
      file: "src/once.ts",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

export const get = (key: string) => redis.get(key);
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "an in-house function",
      code: `import { connect } from "./redis/connect.js";

export const client = connect("localhost", 6379);
`,
      file: "src/handed-on.ts",
      problems: [
        "3:23 Direct our-connect client for database 0 (main). Use getRedisClient('main'). No database is named, so it used 0. Decided in the policy file: everybody only sends commands.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const clientOrNull = getRedisClient("main");
if (!clientOrNull) {
  throw new Error("Redis database main is not available.");
}
export const client = clientOrNull;
`,
      ],
    },
    {
      title: "a password is never shown",
      code: `import Redis from "ioredis";

const redis = new Redis("redis://admin:hunter2@10.9.9.9:6379/4");

export const get = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Not fixed: 10.9.9.9:6379 is no endpoint that the policy file knows.",
          suggestions: [
            [
              "Use getRedisClient('metrics') and throw when it is null; goes to the default server instead of 10.9.9.9:6379.",
              `import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a directive and a shebang",
      file: "src/service.mjs",
      code: `#!/usr/bin/env node
import Redis from "ioredis";

const redis = new Redis({ db: 4 });

console.log(await redis.get("a"));
`,
      problems: ["4:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `#!/usr/bin/env node
import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

console.log(await redis.get("a"));
`,
      ],
    },
    {
      title: "a client that code out of sight gets",
      code: `import Redis from "ioredis";
import { createAdapter } from "@socket.io/redis-adapter";

const redis = new Redis({ db: 4 });

export const adapter = createAdapter(redis);
`,
      problems: [
        {
          message:
            "4:19 Direct ioredis client for database 4 (metrics). Use the canonical client. Not fixed: the client is passed to createAdapter in line 6, and code out of sight may close it or turn it into a subscriber.",
          suggestions: [
            [
              "Use getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import { createAdapter } from "@socket.io/redis-adapter";
import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics", { dedicated: true });
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const adapter = createAdapter(redis);
`,
            ],
            [
              "Use getRedisClient('metrics') and throw when it is null; the client is passed to createAdapter in line 6, and code out of sight may close it or turn it into a subscriber.",
              `import { createAdapter } from "@socket.io/redis-adapter";
import { getRedisClient } from "./redis/client.js";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const adapter = createAdapter(redis);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a function that is wrapped",
      file: "src/traced.cjs",
      code: `const redis = require("redis");
const { createClient } = redis;
redis.createClient = (options) => traced(createClient(options));
module.exports = redis.createClient({ url: "redis://10.0.0.1:6379/4" });
`,
      problems: [
        "3:42 Direct node-redis client. Not fixed: options says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
        "4:18 Direct node-redis client for database 4 (metrics). Use await openDatabase({ database: 'metrics' }). Not fixed: 10.0.0.1:6379 is no endpoint that the policy file knows.",
      ],
    },
    {
      title: "a connect() that nobody waits for, where the canonical client is waited for",
      file: "src/server.mjs",
      code: `import express from "express";
import { createClient } from "redis";
const client = createClient({ url: "redis://172.16.168.23:6379/4" });
client.on("error", (error) => console.log(error));
client.connect();
const app = express();
app.get("/", async (_request, response) => response.send(await client.get("a")));
app.listen(3000);
`,
      problems: [
        {
          message:
            "3:16 Direct node-redis client for database 4 (metrics). Use await openDatabase({ database: 'metrics' }). Not fixed: nobody waits for connect() in line 5, and everything behind it would wait for the canonical client.",
          suggestions: [
            [
              "Use await openDatabase({ database: 'metrics' }); connect() in line 5 goes too.",
              `import express from "express";
import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "metrics" });
client.on("error", (error) => console.log(error));
const app = express();
app.get("/", async (_request, response) => response.send(await client.get("a")));
app.listen(3000);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a connect() that is waited for",
      file: "src/server.mjs",
      code: `import { createClient } from "redis";
const client = createClient({ url: "redis://172.16.168.23:6379/4" });
await client.connect();
await client.get("a");
`,
      problems: [
        "2:16 Direct node-redis client for database 4 (metrics). Use await openDatabase({ database: 'metrics' }).",
      ],
      output: [
        `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "metrics" });
await client.get("a");
`,
      ],
    },
    {
      title: "decided: a loop over databases",
      file: "src/decided/loop.ts",
      code: `import Redis from "ioredis";
for (const db of [0, 4]) {
  const redis = new Redis({ host: "localhost", db });
  await redis.flushdb();
}
`,
      problems: [
        "3:21 Direct ioredis client. Not fixed: db says another database each time, and the policy file decides for one.",
      ],
    },
    {
      title: "decided: from one database to another",
      file: "src/decided/copy.ts",
      code: `import Redis from "ioredis";
export async function copy(from: number, to: number) {
  const source = new Redis({ host: "localhost", db: from });
  const target = new Redis({ host: "localhost", db: to });
  await target.set("k", await source.get("k"));
}
`,
      problems: [
        "3:22 Direct ioredis client. Not fixed: from says which database it uses, to says it for another connection of the file, and the policy file decides for one.",
        "4:22 Direct ioredis client. Not fixed: to says which database it uses, from says it for another connection of the file, and the policy file decides for one.",
      ],
    },
    {
      title: "decided: a function that opens several databases",
      file: "src/decided/open.ts",
      code: `import Redis from "ioredis";
function size(db: number) {
  return new Redis({ host: "localhost", db }).dbsize();
}
export const sizes = [size(0), size(4)];
`,
      problems: [
        "3:14 Direct ioredis client. Not fixed: db says another database each time, and the policy file decides for one.",
      ],
    },
    {
      title: "an exported client, decided to be shared",
      file: "src/handed-on.ts",
      code: `import Redis from "ioredis";

export const redis = new Redis({ db: 4 });
`,
      problems: [
        "3:26 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Decided in the policy file: everybody only sends commands.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const redisOrNull = getRedisClient("metrics");
if (!redisOrNull) {
  throw new Error("Redis database metrics is not available.");
}
export const redis = redisOrNull;
`,
      ],
    },
    {
      title: "a smallest policy, an option that is lost",
      file: "src/a.ts",
      policy: "minimal",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4, keyPrefix: "m:" });

export const get = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:19 Direct ioredis client for database 4 (metrics). Use getRedis('metrics'). Not fixed: keyPrefix would be lost: keys would be read and written without the prefix.",
          suggestions: [
            [
              "Use getRedis('metrics'); keyPrefix would be lost: keys would be read and written without the prefix.",
              `import { getRedis } from "./redis.js";

const redis = getRedis("metrics");

export const get = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a field that is never null",
      file: "src/a.ts",
      policy: "minimal",
      code: `import Redis from "ioredis";

export class Metrics {
  private readonly client = new Redis({ db: 4 });

  get(key: string) {
    return this.client.get(key);
  }
}
`,
      problems: ["4:33 Direct ioredis client for database 4 (metrics). Use getRedis('metrics')."],
      output: [
        `import { getRedis } from "./redis.js";

export class Metrics {
  private readonly client = getRedis("metrics");

  get(key: string) {
    return this.client.get(key);
  }
}
`,
      ],
    },
    {
      title: "lazy, and never null",
      file: "src/a.ts",
      policy: "minimal",
      code: `import Redis from "ioredis";

let client: Redis | undefined;

export function get(key: string) {
  client ??= new Redis({ db: 4 });
  return client.get(key);
}
`,
      problems: ["6:18 Direct ioredis client for database 4 (metrics). Use getRedis('metrics')."],
      output: [
        `import type Redis from "ioredis";
import { getRedis } from "./redis.js";

let client: Redis | undefined;

export function get(key: string) {
  client ??= getRedis("metrics");
  return client.get(key);
}
`,
      ],
    },
    {
      title: "a check behind it",
      file: "src/a.cjs",
      code: `const Redis = require("ioredis");

function read(key) {
  const redis = new Redis({ db: 4 });
  if (!redis) return undefined;
  return redis.get(key);
}

module.exports = { read };
`,
      problems: ["4:21 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `const { getRedisClient } = require("./redis/client");

function read(key) {
  const redis = getRedisClient("metrics");
  if (!redis) return undefined;
  return redis.get(key);
}

module.exports = { read };
`,
      ],
    },
    {
      title: "windows line ends",
      code: `import Redis from "ioredis";\r
\r
const redis = new Redis({ db: 4 });\r
\r
export const get = (key: string) => redis.get(key);\r
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";\r
\r
const redis = getRedisClient("metrics");\r
if (!redis) {\r
  throw new Error("Redis database metrics is not available.");\r
}\r
\r
export const get = (key: string) => redis.get(key);\r
`,
      ],
    },
    {
      title: "decorators",
      code: `import Redis from "ioredis";
import { injectable } from "tsyringe";

const redis = new Redis({ db: 4 });

@injectable()
export class Metrics {
  get(key: string) {
    return redis.get(key);
  }
}
`,
      problems: ["4:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { injectable } from "tsyringe";
import { getRedisClient } from "./redis/client.js";

const redisOrNull = getRedisClient("metrics");
if (!redisOrNull) {
  throw new Error("Redis database metrics is not available.");
}
const redis = redisOrNull;

@injectable()
export class Metrics {
  get(key: string) {
    return redis.get(key);
  }
}
`,
      ],
    },
    {
      title: "JSX",
      file: "src/a.tsx",
      code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

export const Name = async () => <b>{await redis.get("name")}</b>;
`,
      problems: ["3:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client";

const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const Name = async () => <b>{await redis.get("name")}</b>;
`,
      ],
    },
    {
      title: "a constant that something else uses",
      code: `import Redis from "ioredis";

const DB = 4;
const redis = new Redis({ db: DB });

export const get = (key: string) => redis.get(key + DB);
`,
      problems: ["4:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

const DB = 4;
const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key + DB);
`,
      ],
    },
    {
      title: "an exported constant",
      code: `import Redis from "ioredis";

export const DB = 4;
const redis = new Redis({ db: DB });

export const get = (key: string) => redis.get(key);
`,
      problems: ["4:19 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";

export const DB = 4;
const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}

export const get = (key: string) => redis.get(key);
`,
      ],
    },
    {
      title: "an invalid database",
      code: `import Redis from "ioredis";

export const redis = new Redis({ db: -1 });
`,
      problems: ["3:26 Direct ioredis client for database -1. Not fixed: -1 is no database number."],
    },
    {
      title: "one fixed and one left",
      code: `import Redis from "ioredis";

const a = new Redis({ db: 4 });
const b = new Redis({ db: 13 });

export const get = async (key: string) => (await a.get(key)) ?? b.get(key);
`,
      problems: [
        "3:15 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics').",
        "4:15 Direct ioredis client for database 13. Not fixed: the policy file has no name for database 13; add one there if it is in use.",
      ],
      output: [
        `import Redis from "ioredis";
import { getRedisClient } from "./redis/client.js";

const a = getRedisClient("metrics");
if (!a) {
  throw new Error("Redis database metrics is not available.");
}
const b = new Redis({ db: 13 });

export const get = async (key: string) => (await a.get(key)) ?? b.get(key);
`,
      ],
    },
    {
      title: "one of two objects with the same database",
      code: `import Redis from "ioredis";
const metrics = new Redis(process.env.PASSWORD ? { db: 4, password: process.env.PASSWORD } : { db: 4 });
await metrics.get("a");
`,
      problems: ["2:21 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
const metrics = getRedisClient("metrics");
if (!metrics) {
  throw new Error("Redis database metrics is not available.");
}
await metrics.get("a");
`,
      ],
    },
    {
      title: "a retry strategy that does more than to answer, and one that never retries",
      code: `import Redis from "ioredis";
let attempts = 0;
const counting = new Redis({ db: 4, retryStrategy: (times) => { attempts = times; return 100; } });
const ending = new Redis({ db: 4, retryStrategy: (times) => { if (times > 3) process.exit(1); return 100; } });
const once = new Redis({ db: 4, retryStrategy: () => null });
export const get = async (key: string) => [await counting.get(key), await ending.get(key), await once.get(key), attempts];
`,
      problems: [
        {
          message:
            "3:22 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Not fixed: retryStrategy would be lost, with what the function does besides.",
          suggestions: [
            [
              "Use getRedisClient('metrics') and throw when it is null; retryStrategy would be lost, with what the function does besides.",
              `import Redis from "ioredis";
import { getRedisClient } from "./redis/client.js";
let attempts = 0;
const counting = getRedisClient("metrics");
if (!counting) throw new Error("Redis database metrics is not available.");
const ending = new Redis({ db: 4, retryStrategy: (times) => { if (times > 3) process.exit(1); return 100; } });
const once = new Redis({ db: 4, retryStrategy: () => null });
export const get = async (key: string) => [await counting.get(key), await ending.get(key), await once.get(key), attempts];
`,
            ],
          ],
        },
        {
          message:
            "4:20 Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Not fixed: retryStrategy would be lost, with what the function does besides.",
          suggestions: [
            [
              "Use getRedisClient('metrics') and throw when it is null; retryStrategy would be lost, with what the function does besides.",
              `import Redis from "ioredis";
import { getRedisClient } from "./redis/client.js";
let attempts = 0;
const counting = new Redis({ db: 4, retryStrategy: (times) => { attempts = times; return 100; } });
const ending = getRedisClient("metrics");
if (!ending) {
  throw new Error("Redis database metrics is not available.");
}
const once = new Redis({ db: 4, retryStrategy: () => null });
export const get = async (key: string) => [await counting.get(key), await ending.get(key), await once.get(key), attempts];
`,
            ],
          ],
        },
        {
          message:
            "5:18 Direct ioredis client for database 4 (metrics). Use the canonical client. Not fixed: retryStrategy marks a connection of another kind: the connection would be opened again after it was lost.",
          suggestions: [
            [
              "Use getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import Redis from "ioredis";
import { getRedisClient } from "./redis/client.js";
let attempts = 0;
const counting = new Redis({ db: 4, retryStrategy: (times) => { attempts = times; return 100; } });
const ending = new Redis({ db: 4, retryStrategy: (times) => { if (times > 3) process.exit(1); return 100; } });
const once = getRedisClient("metrics", { dedicated: true });
if (!once) throw new Error("Redis database metrics is not available.");
export const get = async (key: string) => [await counting.get(key), await ending.get(key), await once.get(key), attempts];
`,
            ],
            [
              "Use getRedisClient('metrics') and throw when it is null; retryStrategy would be lost: the connection would be opened again after it was lost.",
              `import Redis from "ioredis";
import { getRedisClient } from "./redis/client.js";
let attempts = 0;
const counting = new Redis({ db: 4, retryStrategy: (times) => { attempts = times; return 100; } });
const ending = new Redis({ db: 4, retryStrategy: (times) => { if (times > 3) process.exit(1); return 100; } });
const once = getRedisClient("metrics");
if (!once) throw new Error("Redis database metrics is not available.");
export const get = async (key: string) => [await counting.get(key), await ending.get(key), await once.get(key), attempts];
`,
            ],
          ],
        },
      ],
    },
    {
      title: "one of two databases",
      code: `import Redis from "ioredis";
const redis = new Redis(process.env.CI ? { db: 4 } : { db: 7 });
await redis.get("a");
`,
      problems: [
        "2:19 Direct ioredis client. Not fixed: process.env.CI?{db:4}:{db:7} says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
      ],
    },
  ],
});
