import rule from "../../rules/no-client-fallback.js";
import { runCases } from "./run-cases.js";

runCases("no-client-fallback", rule, {
  valid: [
    {
      title: "one client",
      code: `import { Redis } from "ioredis";
export const redis = new Redis({ db: 4 });
`,
    },
    {
      title: "one client, opened when it is asked for",
      file: "src/lazy.cjs",
      code: `const { Redis } = require("ioredis");
let client;
let other;
function getClient() {
  client = client || new Redis();
  return client;
}
const getOther = () => other || (other = new Redis());
exports.open = () => [getClient(), getOther()];
`,
    },
    {
      title: "configuration picks the address",
      code: `import { Redis } from "ioredis";
export const redis = process.env.REDIS_URL ? new Redis(process.env.REDIS_URL) : new Redis();
`,
    },
    {
      title: "configuration picks the address in an if",
      code: `import { Redis } from "ioredis";
let redis: Redis;
if (process.env.REDIS_URL) {
  redis = new Redis(process.env.REDIS_URL);
} else {
  redis = new Redis({ host: "localhost" });
}
export { redis };
`,
    },
    {
      title: "cluster or single by configuration",
      code: `import { Cluster, Redis } from "ioredis";
import { config } from "./config.js";
export const redis = config.cluster ? new Cluster(config.nodes) : new Redis(config.redis);
`,
    },
    {
      title: "sentinel or single by configuration",
      code: `import { Redis } from "ioredis";
import { config } from "./config.js";
export function open() {
  if (config.sentinels) {
    return new Redis({ sentinels: config.sentinels, name: "mymaster" });
  }
  return new Redis(config.redis);
}
`,
    },
    {
      title: "a switch over the kinds of servers",
      code: `import { Cluster, Redis } from "ioredis";
export function open(kind: string) {
  switch (kind) {
    case "cluster":
      return new Cluster([{ host: "a", port: 7000 }]);
    default:
      return new Redis();
  }
}
`,
    },
    {
      title: "a memory store in catch",
      code: `import { Redis } from "ioredis";
export function open() {
  try {
    return new Redis();
  } catch {
    return new Map();
  }
}
`,
    },
    {
      title: "null in catch",
      code: `import { Redis } from "ioredis";
let redis: Redis | null = null;
try {
  redis = new Redis();
} catch (error) {
  redis = null;
}
export { redis };
`,
    },
    {
      title: "lazy, once",
      code: `import { Redis } from "ioredis";
let redis: Redis | undefined;
export function client() {
  if (!redis) {
    redis = new Redis();
  }
  return redis;
}
`,
    },
    {
      title: "lazy with an operator",
      code: `import { Redis } from "ioredis";
let redis: Redis | undefined;
export const client = () => (redis ??= new Redis());
`,
    },
    {
      title: "injected or new",
      code: `import { Redis } from "ioredis";
export class Store {
  redis: Redis;
  constructor(redis?: Redis) {
    this.redis = redis ?? new Redis();
  }
}
`,
    },
    {
      title: "options may bring a client",
      file: "src/store.cjs",
      code: `const redis = require("redis");
module.exports = function Store(options) {
  this.client = options.client || redis.createClient(options.port, options.host);
};
`,
    },
    {
      title: "kept on the global object",
      code: `import { Redis } from "ioredis";
const kept = globalThis as { redis?: Redis };
export const redis = kept.redis || new Redis();
if (process.env.NODE_ENV !== "production") kept.redis = redis;
`,
    },
    {
      title: "lazy in two functions",
      code: `import { Redis } from "ioredis";
let reader: Redis | null = null;
let writer: Redis | null = null;
export function read() {
  return (reader ??= new Redis("redis://a"));
}
export function write() {
  return (writer ??= new Redis("redis://b"));
}
`,
    },
    {
      title: "two clients of one function",
      code: `import { Redis } from "ioredis";
export function pair() {
  const publisher = new Redis();
  const subscriber = new Redis();
  return { publisher, subscriber };
}
`,
    },
    {
      title: "a client for each host",
      code: `import { Redis } from "ioredis";
export function openAll(hosts: string[]) {
  const clients = [];
  for (const host of hosts) {
    clients.push(new Redis({ host }));
  }
  return clients;
}
`,
    },
    {
      title: "a client for each host, with try",
      code: `import { Redis } from "ioredis";
export async function checkAll(hosts: string[]) {
  const up: string[] = [];
  for (const host of hosts) {
    const probe = new Redis({ host });
    try {
      await probe.ping();
      up.push(host);
    } catch {
      continue;
    } finally {
      probe.disconnect();
    }
  }
  return up;
}
`,
    },
    {
      title: "a worker in a loop",
      code: `import { Redis } from "ioredis";
export async function work() {
  const redis = new Redis();
  for (;;) {
    try {
      await redis.blpop("queue", 0);
    } catch (error) {
      console.error(error);
    }
  }
}
`,
    },
    {
      title: "another kind of thing in catch",
      code: `import { Redis } from "ioredis";
import { sendAlert } from "./alert.js";
export async function run() {
  try {
    const cache = new Redis();
    await cache.set("a", "1");
  } catch (error) {
    await sendAlert(error);
  }
}
`,
    },
    {
      title: "two databases by turns",
      code: `import { Redis } from "ioredis";
export async function copy(key: string) {
  const from = new Redis({ db: 4 });
  const to = new Redis({ db: 6 });
  const value = await from.get(key);
  if (value) await to.set(key, value);
}
`,
    },
    {
      title: "an error listener that only logs",
      code: `import { createClient } from "redis";
export const client = createClient();
client.on("error", (error) => console.error(error));
`,
    },
    {
      title: "reconnects itself",
      code: `import { createClient } from "redis";
let client: ReturnType<typeof createClient>;
function connect() {
  client = createClient();
  client.on("end", () => setTimeout(connect, 1000));
}
connect();
`,
    },
    {
      title: "a canonical call and its check",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (!redis) return null;
  return redis.get(key);
}
`,
    },
    {
      title: "a canonical client or a map",
      code: `import { getRedisClient } from "./redis/client.js";
export const store = getRedisClient("metrics") ?? new Map<string, string>();
`,
    },
    {
      title: "two canonical clients by configuration",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (isUser: boolean) => (isUser ? getRedisClient("sessions") : getRedisClient("metrics"));
`,
    },
    {
      title: "closed and opened again",
      code: `import { Redis } from "ioredis";
let redis = new Redis();
export async function reset() {
  await redis.quit();
  redis = new Redis();
}
`,
    },
    {
      title: "a queue in catch",
      code: `import { Queue } from "bullmq";
export function open() {
  try {
    return new Queue("a", { connection: { host: "a" } });
  } catch {
    return new Queue("a", { connection: { host: "b" } });
  }
}
`,
    },
    {
      title: "different things in try and catch",
      code: `import { Redis } from "ioredis";
let cache: Redis;
let errors: Redis;
try {
  cache = new Redis({ db: 4 });
} catch {
  errors = new Redis({ db: 6 });
}
export { cache, errors };
`,
    },
    {
      title: "in an exempt file",
      file: "src/memory-graph.ts",
      code: `import { Redis } from "ioredis";
export function open() {
  try {
    return new Redis({ host: "a" });
  } catch {
    return new Redis({ host: "b" });
  }
}
`,
    },
    {
      title: "in the canonical module",
      file: "src/redis/client.ts",
      code: `import { Redis } from "ioredis";
export function getRedisClient() {
  try {
    return new Redis({ host: "a" });
  } catch {
    return new Redis({ host: "b" });
  }
}
`,
    },
    {
      title: "a class of the same name",
      code: `import { Redis } from "./fake.js";
export function open() {
  try {
    return new Redis({ host: "a" });
  } catch {
    return new Redis({ host: "b" });
  }
}
`,
    },
    {
      title: "one of several, found by a key",
      code: `import { Redis } from "ioredis";
const clients = new Map<string, Redis>();
export function open(name: string) {
  let client = clients.get(name);
  if (!client) {
    client = new Redis({ keyPrefix: name });
    clients.set(name, client);
  }
  return client;
}
`,
    },
    {
      title: "early return of a kept one",
      code: `import { Redis } from "ioredis";
let redis: Redis | null = null;
export async function client() {
  if (redis) return redis;
  redis = new Redis();
  await redis.ping();
  return redis;
}
`,
    },
    {
      title: "tls or not, by the address",
      file: "src/db.cjs",
      code: `const Redis = require("ioredis");
const url = process.env.REDIS_TLS_URL || process.env.REDIS_URL;
module.exports = url.startsWith("rediss:") ? new Redis(url, { tls: {} }) : new Redis(url);
`,
    },
    {
      title: "connect fails and the process ends",
      code: `import { createClient } from "redis";
const client = createClient();
client.connect().catch((error) => {
  console.error(error);
  process.exit(1);
});
export { client };
`,
    },
    {
      title: "in each test anew",
      file: "src/a.test.ts",
      code: `import { Redis } from "ioredis";
let redis: Redis;
beforeEach(() => {
  redis = new Redis();
});
afterEach(async () => {
  await redis.quit();
  redis = new Redis({ db: 6 });
});
`,
    },
    {
      title: "a loop that waits for the server, with one client",
      code: `import { Redis } from "ioredis";
export async function wait() {
  const redis = new Redis();
  for (let i = 0; i < 10; i++) {
    try {
      await redis.ping();
      break;
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  return redis;
}
`,
    },
    {
      title: "hosts of a cluster",
      code: `import { Cluster } from "ioredis";
export const cluster = new Cluster(["a", "b"].map((host) => ({ host, port: 6379 })));
`,
    },
    {
      title: "a dedicated client beside the shared one",
      code: `import { getRedisClient } from "./redis/client.js";
export const redis = getRedisClient("metrics");
export const subscriber = getRedisClient("metrics", { dedicated: true });
`,
    },
    {
      title: "one that is chosen by a parameter",
      code: `import { Redis } from "ioredis";
export function open(options?: object, url?: string) {
  if (url) return new Redis(url);
  if (options) return new Redis(options);
  return new Redis();
}
`,
    },
    {
      title: "a probe in front of try, closed in finally",
      code: `import { Redis } from "ioredis";
export async function find(hosts: string[]) {
  for (const host of hosts) {
    const probe = new Redis({ host });
    try {
      if (await probe.get("leader")) return host;
    } catch {
      continue;
    } finally {
      probe.disconnect();
    }
  }
  return null;
}
`,
    },
    {
      title: "opened in front of try, another kind of client in catch",
      code: `import { Redis } from "ioredis";
export async function run() {
  const cache = new Redis({ db: 4 });
  try {
    await cache.ping();
  } catch {
    const log = new Redis({ db: 6 });
    await log.lpush("errors", "cache");
  }
}
`,
    },
    {
      title: "a condition whose words only end alike",
      code: `import { Redis } from "ioredis";
export function open(options: { shipping: boolean; countdown: boolean }) {
  if (options.shipping) return new Redis("redis://shipping");
  const redis = options.countdown ? new Redis("redis://countdown") : new Redis("redis://others");
  return redis;
}
`,
    },
  ],
  invalid: [
    {
      title: "a second one in catch, returned",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis> {
  try {
    const client = new Redis({ host: "172.16.168.23", db: 4 });
    await client.ping();
    return client;
  } catch {
    return new Redis({ host: "localhost", db: 4 });
  }
}
`,
      problems: [
        {
          message:
            "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis> {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 8, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis> {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a second one in catch, assigned to a field",
      code: `import { Redis } from "ioredis";
import { discover } from "./discovery.js";
import { log } from "./log.js";
export class Monitor {
  private store: Redis | null = null;
  async init(): Promise<void> {
    try {
      const endpoint = await discover("redis");
      this.store = new Redis({ host: "172.16.168.23", port: 6379, db: 4 });
      await this.store.ping();
    } catch (error) {
      log.warn("discovery failed", error);
      this.store = new Redis({ host: "localhost", db: 4 });
    }
  }
}
`,
      problems: [
        {
          message:
            "7:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); discover() is not called any more.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export class Monitor {
  private store: Redis | null = null;
  async init(): Promise<void> {
    this.store = getRedisClient("metrics");
  }
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('monitoring'); discover() is not called any more; moves from database 4 to 7.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export class Monitor {
  private store: Redis | null = null;
  async init(): Promise<void> {
    this.store = getRedisClient("monitoring");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a second one in catch, assigned to a variable",
      code: `import { Redis } from "ioredis";
let redis;
try {
  redis = new Redis({ host: "172.16.168.23", db: 4 });
} catch {
  redis = new Redis({ db: 4 });
}
export const read = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:1 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redisOrNull = getRedisClient("metrics");
if (!redisOrNull) {
  throw new Error("Redis database metrics is not available.");
}
const redis = redisOrNull;
export const read = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "three of them, nested",
      code: `import { Redis } from "ioredis";
export function open() {
  try {
    return new Redis({ host: "172.16.168.23", db: 4 });
  } catch {
    try {
      return new Redis({ host: "localhost", db: 4 });
    } catch {
      return new Redis({ db: 4 });
    }
  }
}
`,
      problems: [
        {
          message:
            "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";
export function open() {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 9, and code out of sight may close it or turn it into a subscriber.",
              `import { getRedisClient } from "./redis/client.js";
export function open() {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a loop over hosts",
      code: `import { Redis } from "ioredis";
const HOSTS = ["172.16.168.23", "localhost"];
export async function open(): Promise<Redis | null> {
  for (const host of HOSTS) {
    try {
      const client = new Redis({ host, port: 6379, db: 11, retryStrategy: () => null });
      await client.ping();
      return client;
    } catch (error) {
      console.warn(\`no answer from \${host}\`, error);
    }
  }
  return null;
}
`,
      problems: [
        {
          message:
            "4:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('analytics', { dedicated: true }); host would no longer count.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("analytics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('analytics'); host would no longer count; the client is returned in line 8, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("analytics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a loop over hosts, by index",
      file: "src/open.cjs",
      code: `const Redis = require("ioredis");
const hosts = ["172.16.168.23", "localhost"];
async function open() {
  let client = null;
  for (let i = 0; i < hosts.length; i++) {
    try {
      client = new Redis({ host: hosts[i], db: 4 });
      await client.ping();
      break;
    } catch (error) {
      client.disconnect();
      client = null;
    }
  }
  return client;
}
module.exports = { open };
`,
      problems: [
        {
          message:
            "5:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); hosts[i] would no longer count.",
              `const { getRedisClient } = require("./redis/client");
async function open() {
  const client = getRedisClient("metrics", { dedicated: true });
  return client;
}
module.exports = { open };
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); hosts[i] would no longer count; the client is returned in line 15, and code out of sight may close it or turn it into a subscriber.",
              `const { getRedisClient } = require("./redis/client");
async function open() {
  const client = getRedisClient("metrics");
  return client;
}
module.exports = { open };
`,
            ],
          ],
        },
      ],
    },
    {
      title: "several attempts",
      code: `import { Redis } from "ioredis";
import { sleep } from "./sleep.js";
export async function open(): Promise<Redis> {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const client = new Redis({ host: "172.16.168.23", db: 4 });
      await client.ping();
      return client;
    } catch {
      await sleep(1000 * attempt);
    }
  }
  throw new Error("Redis does not answer");
}
`,
      problems: [
        {
          message:
            "4:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis> {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 8, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis> {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "while it is not connected",
      file: "src/open.mjs",
      code: `import { createClient } from "redis";
let client;
let connected = false;
export async function open() {
  while (!connected) {
    try {
      client = createClient({ database: 4 });
      await client.connect();
      connected = true;
    } catch (error) {
      console.error(error);
    }
  }
  return client;
}
`,
      problems: [
        {
          message:
            "5:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call await openDatabase({ database: 'metrics' }) once.",
          suggestions: [
            [
              "Replace the whole chain by await openDatabase({ database: 'metrics' }); the client is returned in line 14, and code out of sight may close it or turn it into a subscriber.",
              `import { openDatabase } from "@acme/node-redis";
let client;
export async function open() {
  client = await openDatabase({ database: "metrics" });
  return client;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "the story: discovery, ping, then hosts",
      code: `import { Redis } from "ioredis";
import { discover } from "./discovery.js";
import { log } from "./log.js";
const HOSTS = ["172.16.168.23", "localhost"];
export async function open(): Promise<Redis | null> {
  let endpoint: { host: string; port: number };
  try {
    endpoint = await discover("redis");
  } catch (error) {
    log.warn("discovery failed", error);
    endpoint = { host: "172.16.168.23", port: 6379 };
  }
  try {
    const client = new Redis({
      host: endpoint.host,
      port: endpoint.port,
      db: 11, // codebase analytics
    });
    await client.ping();
    log.info(\`at \${endpoint.host}\`);
    return client;
  } catch (error) {
    log.warn(\`no answer from \${endpoint.host}\`, error);
  }
  for (const host of HOSTS) {
    if (host === endpoint.host) continue;
    try {
      const client = new Redis({ host, port: 6379, db: 11 });
      await client.ping();
      return client;
    } catch (error) {
      log.warn(\`no answer from \${host}\`, error);
    }
  }
  log.error("no Redis answered");
  return null;
}
`,
      problems: [
        {
          message:
            "13:3 Several Redis clients are tried one after the other. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('analytics', { dedicated: true }); discover() is not called any more; endpoint.host would no longer count; host would no longer count.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  // codebase analytics
  return getRedisClient("analytics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('analytics'); discover() is not called any more; endpoint.host would no longer count; the client is returned in line 30, and code out of sight may close it or turn it into a subscriber; host would no longer count.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  // codebase analytics
  return getRedisClient("analytics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "behind ??",
      code: `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export const redis = getRedisClient("metrics") ?? new Redis({ db: 4 });
`,
      problems: [
        {
          message:
            "3:48 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is exported in line 3, and code out of sight may close it or turn it into a subscriber.",
              `import { getRedisClient } from "./redis/client.js";
const redisOrNull = getRedisClient("metrics");
if (!redisOrNull) {
  throw new Error("Redis database metrics is not available.");
}
export const redis = redisOrNull;
`,
            ],
          ],
        },
      ],
    },
    {
      title: "behind an or",
      code: `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics") || new Redis({ host: "localhost", db: 4 });
export const read = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "3:41 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}
export const read = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "behind ?? with a name between",
      code: `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open() {
  const shared = getRedisClient("metrics");
  return shared ?? new Redis({ db: 4 });
}
`,
      problems: [
        {
          message:
            "5:17 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 5, and code out of sight may close it or turn it into a subscriber.",
              `import { getRedisClient } from "./redis/client.js";
export function open() {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "by logical assignment",
      code: `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open() {
  let redis = getRedisClient("metrics");
  redis ??= new Redis({ db: 4 });
  return redis;
}
`,
      problems: [
        {
          message:
            "5:3 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 6, and code out of sight may close it or turn it into a subscriber.",
              `import { getRedisClient } from "./redis/client.js";
export function open() {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "where the first one is null",
      code: `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open() {
  let redis = getRedisClient("metrics");
  if (!redis) {
    redis = new Redis({ db: 4 });
  }
  return redis;
}
`,
      problems: [
        {
          message:
            "5:3 Several Redis clients are tried one after the other. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 8, and code out of sight may close it or turn it into a subscriber.",
              `import { getRedisClient } from "./redis/client.js";
export function open() {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "functions that try one host",
      file: "src/open.mjs",
      code: `import { Redis } from "ioredis";
async function tryConnect(host) {
  try {
    const client = new Redis({ host, db: 4 });
    await client.ping();
    return client;
  } catch {
    return null;
  }
}
export const redis = (await tryConnect("172.16.168.23")) ?? (await tryConnect("localhost"));
`,
      problems: [
        {
          message:
            "11:58 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null; client.ping() is not called any more; host would no longer count.",
              `import { getRedisClient } from "./redis/client.js";
export const redis = getRedisClient("metrics", { dedicated: true });
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; client.ping() is not called any more; host would no longer count; the client is exported in line 11, and code out of sight may close it or turn it into a subscriber.",
              `import { getRedisClient } from "./redis/client.js";
export const redis = getRedisClient("metrics");
if (!redis) {
  throw new Error("Redis database metrics is not available.");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a loop over a function that tries one host",
      file: "src/open.mjs",
      code: `import { Redis } from "ioredis";
async function tryConnect(host) {
  try {
    const client = new Redis({ host, db: 4 });
    await client.ping();
    return client;
  } catch {
    return null;
  }
}
export async function open(hosts) {
  for (const host of hosts) {
    const client = await tryConnect(host);
    if (client) return client;
  }
  return null;
}
`,
      problems: [
        {
          message:
            "12:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); host would no longer count.",
              `import { getRedisClient } from "./redis/client.js";
export async function open(hosts) {
  return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); host would no longer count; the client is returned in line 14, and code out of sight may close it or turn it into a subscriber.",
              `import { getRedisClient } from "./redis/client.js";
export async function open(hosts) {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a ternary that asks whether the first one is up",
      code: `import { Redis } from "ioredis";
import { ping } from "./ping.js";
export const open = async () =>
  (await ping("172.16.168.23")) ? new Redis({ host: "172.16.168.23", db: 4 }) : new Redis({ host: "localhost", db: 4 });
`,
      problems: [
        "4:3 A second Redis client is opened where the first one does not work. Failover is the canonical client's job. Not collapsed: a null check does not fit here.",
      ],
    },
    {
      title: "an if that asks whether the first one is up",
      code: `import { Redis } from "ioredis";
import { isReachable } from "./ping.js";
let redis: Redis;
if (await isReachable("172.16.168.23")) {
  redis = new Redis({ host: "172.16.168.23", db: 4 });
} else {
  redis = new Redis({ host: "localhost", db: 4 });
}
export const read = (key: string) => redis.get(key);
`,
      problems: [
        {
          message:
            "4:1 A second Redis client is opened where the first one does not work. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; isReachable() is not called any more.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
const redisOrNull = getRedisClient("metrics");
if (!redisOrNull) {
  throw new Error("Redis database metrics is not available.");
}
const redis: Redis = redisOrNull;
export const read = (key: string) => redis.get(key);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "when connect fails",
      code: `import { createClient } from "redis";
let client = createClient({ database: 4 });
client.connect().catch(() => {
  client = createClient({ url: "redis://localhost:6379/4" });
});
export const read = (key: string) => client.get(key);
`,
      problems: [
        "3:1 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 3 uses the client of the chain.",
      ],
    },
    {
      title: "when an error is reported",
      code: `import { createClient } from "redis";
let client = createClient({ url: "redis://172.16.168.23:6379/4" });
client.on("error", () => {
  client = createClient({ url: "redis://localhost:6379/4" });
});
export const read = (key: string) => client.get(key);
`,
      problems: [
        "3:1 A second Redis client is opened when the first one reports an error. Failover is the canonical client's job. Not collapsed: line 3 uses the client of the chain.",
      ],
    },
    {
      title: "a promise of another one",
      code: `import { Redis } from "ioredis";
async function connect(host: string) {
  const client = new Redis({ host, db: 4 });
  await client.ping();
  return client;
}
export const open = () => connect("172.16.168.23").catch(() => connect("localhost"));
`,
      problems: [
        "7:27 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: a promise of the client is used here.",
      ],
    },
    {
      title: "canonical calls that a first --fix left",
      code: `import { getRedisClient } from "./redis/client.js";
import { discover } from "./discovery.js";
import { log } from "./log.js";
export class Monitor {
  private store: unknown = null;
  async init(): Promise<void> {
    try {
      await discover("redis");
      this.store = getRedisClient("metrics");
    } catch (error) {
      log.warn("discovery failed", error);
      this.store = getRedisClient("metrics");
    }
  }
}
`,
      problems: [
        {
          message:
            "7:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); discover() is not called any more.",
              `import { getRedisClient } from "./redis/client.js";
export class Monitor {
  private store: unknown = null;
  async init(): Promise<void> {
    this.store = getRedisClient("metrics");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "databases that differ",
      code: `import { Redis } from "ioredis";
export function open() {
  try {
    return new Redis({ db: 4 });
  } catch {
    return new Redis({ db: 6 });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: its attempts open different databases (metrics or sessions).",
      ],
    },
    {
      title: "a cluster, then a single one",
      code: `import { Cluster, Redis } from "ioredis";
export function open() {
  try {
    return new Cluster([{ host: "a", port: 7000 }]);
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: a cluster is not one client; its calls must be looked at first.",
      ],
    },
    {
      title: "one after the other",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis> {
  try {
    const client = new Redis({ host: "172.16.168.23", db: 4 });
    await client.ping();
    return client;
  } catch {
    console.warn("no answer");
  }
  const client = new Redis({ host: "localhost", db: 4 });
  await client.ping();
  return client;
}
`,
      problems: [
        {
          message:
            "3:3 Several Redis clients are tried one after the other. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis> {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 12, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis> {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "asked again when the first one failed",
      code: `import { Redis } from "ioredis";
export async function open() {
  let client: Redis | null = null;
  try {
    client = new Redis({ host: "172.16.168.23", db: 4 });
    await client.ping();
  } catch {
    client = null;
  }
  if (!client) {
    client = new Redis({ host: "localhost", db: 4 });
  }
  return client;
}
`,
      problems: [
        {
          message:
            "4:3 Several Redis clients are tried one after the other. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }).",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open() {
  const client: Redis | null = getRedisClient("metrics", { dedicated: true });
  return client;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); the client is returned in line 13, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open() {
  const client: Redis | null = getRedisClient("metrics");
  return client;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a log of success stays in front of the return",
      code: `import { Redis } from "ioredis";
import { log } from "./log.js";
export async function open(): Promise<Redis | null> {
  try {
    const client = new Redis({ host: "172.16.168.23", db: 4 });
    await client.ping();
    log.info("Redis is ready");
    return client;
  } catch (error) {
    log.error("trying the other one", error);
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        {
          message:
            "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); line 7 would run where the client is null too.",
              `import type { Redis } from "ioredis";
import { log } from "./log.js";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  const redis = getRedisClient("metrics", { dedicated: true });
  log.info("Redis is ready");
  return redis;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); line 7 would run where the client is null too; the client is returned in line 11, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { log } from "./log.js";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  const redis = getRedisClient("metrics");
  log.info("Redis is ready");
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "assignments beside it stay, comments too",
      code: `import { Redis } from "ioredis";
export class Store {
  redis: Redis | null = null;
  isReady = false;
  init() {
    // the metrics of the day
    try {
      /* first the server */
      this.redis = new Redis({ host: "172.16.168.23", db: 4 });
      this.isReady = true;
    } catch {
      // then this machine
      this.redis = new Redis({ db: 4 });
    }
  }
}
`,
      problems: [
        {
          message:
            "7:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); line 10 would run where the client is null too.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export class Store {
  redis: Redis | null = null;
  isReady = false;
  init() {
    // the metrics of the day
    /* first the server */
    // then this machine
    this.redis = getRedisClient("metrics");
    this.isReady = true;
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "something else happens in catch",
      code: `import { Redis } from "ioredis";
import { page } from "./page.js";
export class Store {
  redis: Redis | null = null;
  init() {
    try {
      this.redis = new Redis({ host: "172.16.168.23", db: 4 });
    } catch {
      page("Redis is down");
      this.redis = new Redis({ db: 4 });
    }
  }
}
`,
      problems: [
        "6:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 9 is not part of the chain.",
      ],
    },
    {
      title: "the chain catches what other calls throw",
      code: `import { Redis } from "ioredis";
import { loadIndex } from "./load.js";
export class Store {
  redis: Redis | null = null;
  async init() {
    try {
      this.redis = new Redis({ host: "172.16.168.23", db: 4 });
      await loadIndex(1);
    } catch {
      this.redis = new Redis({ db: 4 });
    }
  }
}
`,
      problems: [
        "6:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 8 may throw, and the chain catches that.",
      ],
    },
    {
      title: "the client of the chain is used inside of it",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis> {
  try {
    const client = new Redis({ host: "172.16.168.23", db: 4 });
    await client.set("started", Date.now());
    return client;
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 5 uses the client of the chain.",
      ],
    },
    {
      title: "an option that would be lost is said",
      code: `import { Redis } from "ioredis";
export function open(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 4, stringNumbers: true });
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        {
          message:
            "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); stringNumbers would be lost: numbers would come back as numbers instead of strings.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis | null {
  return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); stringNumbers would be lost: numbers would come back as numbers instead of strings; the client is returned in line 6, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis | null {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a database that nobody named",
      code: `import { Redis } from "ioredis";
export function open(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 13 });
  } catch {
    return new Redis({ db: 13 });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: the policy file has no name for database 13; add one there if it is in use.",
      ],
    },
    {
      title: "an option that is carried is not the same in both attempts",
      code: `import { Redis } from "ioredis";
export function open(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 4, keyPrefix: "a:" });
  } catch {
    return new Redis({ db: 4, keyPrefix: "b:" });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: its attempts differ in keyPrefix.",
      ],
    },
    {
      title: "only one attempt has an option that is carried",
      code: `import { Redis } from "ioredis";
export function open(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 4 });
  } catch {
    return new Redis({ db: 4, keyPrefix: "b:" });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: its attempts differ in keyPrefix.",
      ],
    },
    {
      title: "what is carried may mean something else outside of its attempt",
      code: `import { Redis } from "ioredis";
export function open(keyPrefix: string): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 4, keyPrefix });
  } catch {
    return new Redis({ db: 4, keyPrefix });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: keyPrefix belongs to one attempt.",
      ],
    },
    {
      title: "an attempt was replaced by a call that asks for more",
      code: `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis | null {
  try {
    return getRedisClient("metrics", { keyPrefix: "a:" });
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: the attempts ask for different things.",
      ],
    },
    {
      title: "two calls with one text ask for different things",
      code: `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis | null {
  try {
    const keyPrefix = "a:";
    return getRedisClient("metrics", { keyPrefix });
  } catch {
    const keyPrefix = "b:";
    return getRedisClient("metrics", { keyPrefix });
  }
}
`,
      problems: [
        "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: the attempts ask for different things.",
      ],
    },
    {
      title: "the closing of a failed one goes too",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis | null> {
  let client = new Redis({ host: "172.16.168.23", db: 4 });
  try {
    await client.ping();
    return client;
  } catch {
    client.disconnect();
    client = new Redis({ db: 4 });
    return client;
  }
}
`,
      problems: [
        {
          message:
            "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }).",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); the client is returned in line 10, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an error listener that only logs goes too",
      code: `import { Redis } from "ioredis";
export function open(): Redis | null {
  try {
    const client = new Redis({ host: "172.16.168.23", db: 4 });
    client.on("error", (error) => console.error(error));
    return client;
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        {
          message:
            "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); client.on() is not called any more.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis | null {
  return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); client.on() is not called any more; the client is returned in line 8, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis | null {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an error listener that does something else",
      code: `import { Redis } from "ioredis";
import { stop } from "./stop.js";
export function open(): Redis | null {
  try {
    const client = new Redis({ host: "172.16.168.23", db: 4 });
    client.on("error", () => stop());
    return client;
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 6 uses the client of the chain.",
      ],
    },
    {
      title: "the rest of the function stays",
      code: `import { Redis } from "ioredis";
export async function read(key: string) {
  let redis;
  try {
    redis = new Redis({ host: "172.16.168.23", db: 4 });
    await redis.ping();
  } catch {
    redis = new Redis({ db: 4 });
  }
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis.get(key);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a lazy one, kept by the module",
      file: "src/store.mjs",
      code: `import { Redis } from "ioredis";
let redis = null;
export async function client() {
  if (redis) return redis;
  try {
    redis = new Redis({ host: "172.16.168.23", db: 4 });
    await redis.ping();
    return redis;
  } catch {
    redis = new Redis({ db: 4 });
    return redis;
  }
}
`,
      problems: [
        {
          message:
            "5:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import { getRedisClient } from "./redis/client.js";
let redis = null;
export async function client() {
  if (redis) return redis;
  redis = getRedisClient("metrics", { dedicated: true });
  if (!redis) throw new Error("Redis database metrics is not available.");
  return redis;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 11, and code out of sight may close it or turn it into a subscriber.",
              `import { getRedisClient } from "./redis/client.js";
let redis = null;
export async function client() {
  if (redis) return redis;
  redis = getRedisClient("metrics");
  if (!redis) throw new Error("Redis database metrics is not available.");
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "without semicolons, in CommonJS",
      file: "src/store.cjs",
      code: `const Redis = require('ioredis')

exports.open = async () => {
  try {
    const client = new Redis({ host: '172.16.168.23', db: 4 })
    await client.ping()
    return client
  } catch (error) {
    return new Redis({ db: 4 })
  }
}
`,
      problems: [
        {
          message:
            "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `const { getRedisClient } = require('./redis/client')

exports.open = async () => {
  const redis = getRedisClient('metrics', { dedicated: true })
  if (!redis) {
    throw new Error('Redis database metrics is not available.')
  }
  return redis
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 9, and code out of sight may close it or turn it into a subscriber.",
              `const { getRedisClient } = require('./redis/client')

exports.open = async () => {
  const redis = getRedisClient('metrics')
  if (!redis) {
    throw new Error('Redis database metrics is not available.')
  }
  return redis
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "node-redis with connect",
      code: `import { createClient } from "redis";
export async function open() {
  try {
    const client = createClient({ url: "redis://172.16.168.23:6379/4" });
    await client.connect();
    return client;
  } catch {
    const client = createClient({ database: 4 });
    await client.connect();
    return client;
  }
}
`,
      problems: [
        {
          message:
            "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call await openDatabase({ database: 'metrics' }) once.",
          suggestions: [
            [
              "Replace the whole chain by await openDatabase({ database: 'metrics' }); the client is returned in line 10, and code out of sight may close it or turn it into a subscriber.",
              `import { openDatabase } from "@acme/node-redis";
export async function open() {
  return await openDatabase({ database: "metrics" });
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an await that is not possible",
      code: `import { createClient } from "redis";
export function open() {
  try {
    return createClient({ url: "redis://172.16.168.23:6379/4" });
  } catch {
    return createClient({ database: 4 });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: await needs an async function here.",
      ],
    },
    {
      title: "the last error is thrown",
      code: `import { Redis } from "ioredis";
const HOSTS = ["172.16.168.23", "localhost"];
export async function open(): Promise<Redis> {
  let last: unknown = null;
  for (const host of HOSTS) {
    const client = new Redis({ host, db: 4 });
    try {
      await client.ping();
      return client;
    } catch (error) {
      client.disconnect();
      last = error;
    }
  }
  throw last;
}
`,
      problems: [
        {
          message:
            "5:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null; host would no longer count.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis> {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; host would no longer count; the client is returned in line 9, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis> {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "hosts from a call",
      code: `import { Redis } from "ioredis";
import { hostsOf } from "./hosts.js";
export async function open(): Promise<Redis | null> {
  for (const host of await hostsOf("redis")) {
    try {
      const client = new Redis({ host, db: 4 });
      await client.ping();
      return client;
    } catch {
      continue;
    }
  }
  return null;
}
`,
      problems: [
        {
          message:
            "4:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); hostsOf() is not called any more; host would no longer count.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); hostsOf() is not called any more; host would no longer count; the client is returned in line 8, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a host that was found is kept for others",
      code: `import { Redis } from "ioredis";
export let usedHost = "";
export async function open(hosts: string[]): Promise<Redis | null> {
  for (const host of hosts) {
    try {
      const client = new Redis({ host, db: 4 });
      await client.ping();
      usedHost = host;
      return client;
    } catch {
      continue;
    }
  }
  return null;
}
`,
      problems: [
        "4:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Not collapsed: line 8 is not part of the chain.",
      ],
    },
    {
      title: "a function declared without null",
      code: `import { Redis } from "ioredis";
export function open(): Redis {
  try {
    return new Redis({ host: "172.16.168.23", db: 4 });
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        {
          message:
            "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is returned in line 6, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a comment for a tool inside",
      code: `import { Redis } from "ioredis";
export function open(): Redis {
  try {
    // @ts-expect-error: an older version of the types
    return new Redis({ host: "172.16.168.23", db: 4 });
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: a comment inside tells a tool about one line.",
      ],
    },
    {
      title: "two chains in one file",
      code: `import { Redis } from "ioredis";
export function metrics(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 4 });
  } catch {
    return new Redis({ db: 4 });
  }
}
export function sessions(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 6 });
  } catch {
    return new Redis({ db: 6 });
  }
}
`,
      problems: [
        {
          message:
            "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }).",
              `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function metrics(): Redis | null {
  return getRedisClient("metrics", { dedicated: true });
}
export function sessions(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 6 });
  } catch {
    return new Redis({ db: 6 });
  }
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); the client is returned in line 6, and code out of sight may close it or turn it into a subscriber.",
              `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function metrics(): Redis | null {
  return getRedisClient("metrics");
}
export function sessions(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 6 });
  } catch {
    return new Redis({ db: 6 });
  }
}
`,
            ],
          ],
        },
        {
          message:
            "10:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('sessions', { dedicated: true }).",
              `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function metrics(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 4 });
  } catch {
    return new Redis({ db: 4 });
  }
}
export function sessions(): Redis | null {
  return getRedisClient("sessions", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('sessions'); the client is returned in line 13, and code out of sight may close it or turn it into a subscriber.",
              `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function metrics(): Redis | null {
  try {
    return new Redis({ host: "172.16.168.23", db: 4 });
  } catch {
    return new Redis({ db: 4 });
  }
}
export function sessions(): Redis | null {
  return getRedisClient("sessions");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "tabs are kept",
      code: `import { Redis } from "ioredis";
export function open(): Redis | null {
	try {
		return new Redis({ host: "172.16.168.23", db: 4 });
	} catch {
		return new Redis({ db: 4 });
	}
}
`,
      problems: [
        {
          message:
            "3:2 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }).",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis | null {
	return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); the client is returned in line 6, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(): Redis | null {
	return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a closure keeps the client of the chain and closes it",
      code: `import { Redis } from "ioredis";
let redis: Redis | undefined;
export const read = (key: string) => redis?.get(key);
export async function start() {
  let client = new Redis({ host: "172.16.168.23", db: 4 });
  const close = () => client.quit();
  try {
    await client.ping();
  } catch {
    client = new Redis({ db: 4 });
  }
  redis = client;
  return close;
}
`,
      problems: [
        "7:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 6 uses the client of the chain.",
      ],
    },
    {
      title: "what stands in finally runs whatever happens",
      code: `import { Redis } from "ioredis";
import { count } from "./count.js";
export async function read(key: string) {
  let redis: Redis;
  try {
    redis = new Redis({ host: "172.16.168.23", db: 4 });
    await redis.ping();
  } catch {
    redis = new Redis({ db: 4 });
  } finally {
    count("opened");
  }
  return redis.get(key);
}
`,
      problems: [
        "5:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 11 runs whatever happens.",
      ],
    },
    {
      title: "a loop around the chain goes on when both fail",
      code: `import { Redis } from "ioredis";
export async function work(jobs: string[]) {
  for (const job of jobs) {
    let redis: Redis | null = null;
    try {
      redis = new Redis({ host: "172.16.168.23", db: 4 });
      await redis.ping();
    } catch {
      try {
        redis = new Redis({ host: "localhost", db: 4 });
        await redis.ping();
      } catch {
        continue;
      }
    }
    await redis.lpush("jobs", job);
  }
}
`,
      problems: [
        "5:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 13 leaves the chain.",
      ],
    },
    {
      title: "a label outside of the chain",
      code: `import { Redis } from "ioredis";
export async function run(): Promise<Redis | null> {
  let redis: Redis | null = null;
  pick: {
    try {
      redis = new Redis({ host: "172.16.168.23", db: 4 });
      await redis.ping();
      break pick;
    } catch {
      redis = null;
    }
    redis = new Redis({ db: 4 });
  }
  return redis;
}
`,
      problems: [
        "5:5 Several Redis clients are tried one after the other. Failover is the canonical client's job. Not collapsed: line 8 leaves the chain.",
      ],
    },
    {
      title: "a labelled loop over hosts and ports",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis | null> {
  let found: Redis | null = null;
  outer: for (const host of ["172.16.168.23", "localhost"]) {
    for (const port of [6379, 6380]) {
      try {
        const client = new Redis({ host, port, db: 4 });
        await client.ping();
        found = client;
        break outer;
      } catch {
        continue;
      }
    }
  }
  return found;
}
`,
      problems: [
        {
          message:
            "4:10 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); host would no longer count.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  const found: Redis | null = getRedisClient("metrics", { dedicated: true });
  return found;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); host would no longer count; the client is returned in line 16, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  const found: Redis | null = getRedisClient("metrics");
  return found;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "configuration decides whether there is a client at all",
      code: `import { Redis } from "ioredis";
import { config } from "./config.js";
export async function open(): Promise<Redis | null> {
  try {
    if (!config.get("redis.enabled", true)) {
      return null;
    }
    const client = new Redis({ host: "172.16.168.23", db: 4 });
    await client.ping();
    return client;
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 5 asks for something else.",
      ],
    },
    {
      title: "an injected client comes first",
      code: `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export class Store {
  readonly redis: Redis | null;
  constructor(options: { client?: Redis }) {
    this.redis = options.client ?? getRedisClient("metrics") ?? new Redis({ db: 4 });
  }
}
`,
      problems: [
        "6:62 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Not collapsed: it may give something else.",
      ],
    },
    {
      title: "memory in the place of one attempt",
      code: `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
const memory = new Map<string, string>();
export const store = getRedisClient("metrics") ?? (process.env.TEST ? memory : new Redis({ db: 4 }));
`,
      problems: [
        "4:48 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Not collapsed: it may give something else.",
      ],
    },
    {
      title: "a promise whose handler does something else",
      code: `import { Redis } from "ioredis";
import { page } from "./page.js";
async function connect(host: string) {
  const client = new Redis({ host, db: 4 });
  await client.ping();
  return client;
}
export async function open() {
  return await connect("172.16.168.23").catch(() => {
    page("primary is down");
    return connect("localhost");
  });
}
`,
      problems: [
        {
          message:
            "9:16 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null; page() is not called any more; client.ping() is not called any more; host would no longer count.",
              `import { getRedisClient } from "./redis/client.js";
export async function open() {
  const availableRedis = getRedisClient("metrics", { dedicated: true });
  if (!availableRedis) {
    throw new Error("Redis database metrics is not available.");
  }
  return availableRedis;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; page() is not called any more; client.ping() is not called any more; host would no longer count; the client is returned in line 9, and code out of sight may close it or turn it into a subscriber.",
              `import { getRedisClient } from "./redis/client.js";
export async function open() {
  const availableRedis = getRedisClient("metrics");
  if (!availableRedis) {
    throw new Error("Redis database metrics is not available.");
  }
  return availableRedis;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a ping with a time limit",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis | null> {
  for (const host of ["172.16.168.23", "localhost"]) {
    const client = new Redis({ host, db: 4 });
    try {
      await Promise.race([
        client.ping(),
        new Promise((_, reject) => setTimeout(() => reject(new Error("timeout")), 1000)),
      ]);
      return client;
    } catch {
      client.disconnect();
    }
  }
  return null;
}
`,
      problems: [
        {
          message:
            "3:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); host would no longer count.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); host would no longer count; the client is returned in line 10, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a ping in a helper",
      code: `import { Redis } from "ioredis";
import { withTimeout } from "./with-timeout.js";
export async function open(): Promise<Redis | null> {
  const client = new Redis({ host: "172.16.168.23", db: 4 });
  try {
    await withTimeout(client.ping(), 1000);
    return client;
  } catch {
    client.disconnect();
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        {
          message:
            "5:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); withTimeout() is not called any more.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); withTimeout() is not called any more; the client is returned in line 10, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "while a field has no client",
      code: `import { Redis } from "ioredis";
export class Store {
  private redis: Redis | null = null;
  async connect(): Promise<void> {
    while (!this.redis) {
      try {
        const client = new Redis({ host: "172.16.168.23", db: 4 });
        await client.ping();
        this.redis = client;
      } catch (error) {
        console.warn("again", error);
      }
    }
  }
  async get(key: string) {
    return this.redis?.get(key);
  }
}
`,
      problems: [
        {
          message:
            "5:5 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics').",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export class Store {
  private redis: Redis | null = null;
  async connect(): Promise<void> {
    this.redis = getRedisClient("metrics");
  }
  async get(key: string) {
    return this.redis?.get(key);
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an exported variable",
      code: `import { Redis } from "ioredis";
export let redis: Redis;
try {
  redis = new Redis({ host: "172.16.168.23", db: 4 });
  await redis.ping();
} catch {
  redis = new Redis({ db: 4 });
}
`,
      problems: [
        {
          message:
            "3:1 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export let redis: Redis;
const redisOrNull = getRedisClient("metrics", { dedicated: true });
if (!redisOrNull) {
  throw new Error("Redis database metrics is not available.");
}
redis = redisOrNull;
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; the client is exported in line 2, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export let redis: Redis;
const redisOrNull = getRedisClient("metrics");
if (!redisOrNull) {
  throw new Error("Redis database metrics is not available.");
}
redis = redisOrNull;
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a comment of several lines",
      code: `import { Redis } from "ioredis";
export class Store {
  redis: Redis | null = null;
  init() {
    try {
      this.redis = new Redis({ host: "172.16.168.23", db: 4 });
    } catch {
      /*
       * The machine itself,
       *   for a day or two.
       */
      this.redis = new Redis({ db: 4 });
    } // end of the story
    return this;
  }
}
`,
      problems: [
        {
          message:
            "5:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics').",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export class Store {
  redis: Redis | null = null;
  init() {
    /*
     * The machine itself,
     *   for a day or two.
     */
    this.redis = getRedisClient("metrics"); // end of the story
    return this;
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a client of its own, then a shared one",
      code: `import { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export const open = (): Redis | null => getRedisClient("metrics", { dedicated: true }) ?? new Redis({ db: 4 });
`,
      problems: [
        "3:88 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Not collapsed: the attempts ask for different things.",
      ],
    },
    {
      title: "a comment for the compiler above what prepares the chain",
      code: `import { Redis } from "ioredis";
import { discover } from "./discovery.js";
export async function open(): Promise<Redis | null> {
  // @ts-expect-error: it has no types
  const endpoint = await discover("redis");
  try {
    return new Redis({ host: endpoint.host, db: 4 });
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        "6:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: a comment inside tells a tool about one line.",
      ],
    },
    {
      title: "several databases, one behind the other",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis> {
  try {
    const client = new Redis({ host: "172.16.168.23", db: 4 });
    await client.ping();
    return client;
  } catch {
    return new Redis({ host: "localhost" });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: its attempts open different databases (metrics or main).",
      ],
    },
    {
      title: "both fail, and the caller is told",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis | null> {
  try {
    const one = new Redis({ host: "172.16.168.23", db: 4 });
    await one.ping();
    return one;
  } catch (first) {
    try {
      const other = new Redis({ host: "localhost", db: 4 });
      await other.ping();
      return other;
    } catch (second) {
      throw new AggregateError([first, second], "Redis is down");
    }
  }
}
`,
      problems: [
        {
          message:
            "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }).",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); the client is returned in line 11, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "memory after two attempts",
      code: `import { Redis } from "ioredis";
import { MemoryStore, type Store } from "./store.js";
export async function store(): Promise<Store> {
  try {
    const one = new Redis({ host: "172.16.168.23", db: 4 });
    await one.ping();
    return one;
  } catch {
    try {
      return new Redis({ host: "localhost", db: 4 });
    } catch {
      return new MemoryStore();
    }
  }
}
`,
      problems: [
        "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 12 returns something else.",
      ],
    },
    {
      title: "sentinels first",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis> {
  try {
    const client = new Redis({ sentinels: [{ host: "s1", port: 26379 }], name: "mymaster", db: 4 });
    await client.ping();
    return client;
  } catch {
    return new Redis({ host: "localhost", db: 4 });
  }
}
`,
      problems: [
        "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: the address comes from sentinels, which the canonical client must know.",
      ],
    },
    {
      title: "a generator says that it tries again",
      code: `import { Redis } from "ioredis";
export async function* keys(): AsyncGenerator<string> {
  let redis: Redis;
  try {
    redis = new Redis({ host: "172.16.168.23", db: 4 });
    await redis.ping();
  } catch {
    yield "retrying";
    redis = new Redis({ host: "localhost", db: 4 });
  }
  for (const key of await redis.keys("*")) yield key;
}
`,
      problems: [
        "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 8 is not part of the chain.",
      ],
    },
    {
      title: "decided: the story",
      file: "src/chains/story.ts",
      code: `import { Redis } from "ioredis";
import { discover } from "./discovery.js";
import { log } from "./log.js";
export class Store {
  private redis: Redis | null = null;
  async init(): Promise<void> {
    try {
      await discover("redis");
      this.redis = new Redis({ host: "172.16.168.23", port: 6379, db: 4 });
      await this.redis.ping();
      log.info("at the first");
    } catch (error) {
      log.warn("no answer", error);
      this.redis = new Redis({ host: "localhost", db: 4 });
    }
  }
}
`,
      problems: [
        {
          message:
            "7:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Not fixed: line 11 would run where the client is null too.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); line 11 would run where the client is null too; discover() is not called any more.",
              `import type { Redis } from "ioredis";
import { log } from "./log.js";
import { getRedisClient } from "../redis/client.js";
export class Store {
  private redis: Redis | null = null;
  async init(): Promise<void> {
    this.redis = getRedisClient("metrics");
    log.info("at the first");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: attempts and what they log",
      file: "src/chains/logs.ts",
      code: `import { Redis } from "ioredis";
import { discover } from "./discovery.js";
import { log } from "./log.js";
export class Store {
  private redis: Redis | null = null;
  async init(): Promise<void> {
    try {
      await discover("redis");
      this.redis = new Redis({ host: "172.16.168.23", port: 6379, db: 4 });
      await this.redis.ping();
    } catch (error) {
      log.warn("no answer", error);
      this.redis = new Redis({ host: "localhost", db: 4 });
    }
  }
}
`,
      problems: [
        "7:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Decided in the policy file: one server answers to every name.",
      ],
      output: [
        `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export class Store {
  private redis: Redis | null = null;
  async init(): Promise<void> {
    this.redis = getRedisClient("metrics");
  }
}
`,
      ],
    },
    {
      title: "decided: a function that throws when nothing answers",
      file: "src/chains/throws.ts",
      code: `import { Redis } from "ioredis";
import { log } from "./log.js";
export async function read(key: string) {
  let redis: Redis;
  try {
    // the first one
    redis = new Redis({ host: "172.16.168.23", db: 4 });
    await redis.ping();
  } catch (error) {
    log.warn("no answer", error);
    redis = new Redis({ db: 4 });
  }
  return redis.get(key);
}
`,
      problems: [
        "5:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Decided in the policy file: one server answers to every name.",
      ],
      output: [
        `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export async function read(key: string) {
  // the first one
  const redisOrNull = getRedisClient("metrics");
  if (!redisOrNull) {
    throw new Error("Redis database metrics is not available.");
  }
  const redis: Redis = redisOrNull;
  return redis.get(key);
}
`,
      ],
    },
    {
      title: "decided: a call that no decision names",
      file: "src/chains/undropped.ts",
      code: `import { Redis } from "ioredis";
import { locate } from "./locate.js";
export class Store {
  redis: Redis | null = null;
  async init() {
    try {
      await locate("redis");
      this.redis = new Redis({ host: "172.16.168.23", db: 4 });
      await this.redis.ping();
    } catch {
      this.redis = new Redis({ db: 4 });
    }
  }
}
`,
      problems: [
        {
          message:
            "6:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Not fixed: no decision lets locate() go with the chain.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); locate() is not called any more.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export class Store {
  redis: Redis | null = null;
  async init() {
    this.redis = getRedisClient("metrics");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: a call inside of a function that opens a client",
      file: "src/chains/inside.ts",
      code: `import { Redis } from "ioredis";
import { count } from "./count.js";
async function connect(host: string) {
  count(host);
  const client = new Redis({ host: "172.16.168.23", db: 4 });
  await client.ping();
  return client;
}
export async function open(): Promise<Redis | null> {
  return (await connect("a")) ?? (await connect("b"));
}
`,
      problems: [
        {
          message:
            "10:31 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Call getRedisClient('metrics') once. Not fixed: no decision lets count() go with the chain.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); count() is not called any more; client.ping() is not called any more.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: a host that nobody knows",
      file: "src/chains/host.ts",
      code: `import { Redis } from "ioredis";
export async function open(hosts: string[]): Promise<Redis | null> {
  for (const host of hosts) {
    try {
      const client = new Redis({ host, db: 4 });
      await client.ping();
      return client;
    } catch (error) {
      console.warn(error);
    }
  }
  return null;
}
`,
      problems: [
        {
          message:
            "3:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call getRedisClient('metrics') once. Not fixed: the host comes from host, which is not known here.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); host would no longer count.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export async function open(hosts: string[]): Promise<Redis | null> {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: another server",
      file: "src/chains/server.ts",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis | null> {
  try {
    const client = new Redis({ host: "172.16.168.23", db: 4 });
    await client.ping();
    return client;
  } catch {
    return new Redis({ host: "10.9.9.9", db: 4 });
  }
}
`,
      problems: [
        {
          message:
            "3:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Not fixed: 10.9.9.9:6379 is no endpoint that the policy file knows.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); goes to the default server instead of 10.9.9.9:6379.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: an option that one attempt has",
      file: "src/chains/option.ts",
      code: `import { Redis } from "ioredis";
export class Store {
  redis: Redis | null = null;
  init() {
    try {
      this.redis = new Redis({ host: "172.16.168.23", db: 4, stringNumbers: true });
    } catch {
      this.redis = new Redis({ db: 4 });
    }
  }
}
`,
      problems: [
        {
          message:
            "5:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Not fixed: stringNumbers would be lost: numbers would come back as numbers instead of strings.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); stringNumbers would be lost: numbers would come back as numbers instead of strings.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export class Store {
  redis: Redis | null = null;
  init() {
    this.redis = getRedisClient("metrics");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: a flag that says that it worked",
      file: "src/chains/flag.ts",
      code: `import { Redis } from "ioredis";
export class Store {
  redis: Redis | null = null;
  isReady = false;
  init() {
    try {
      this.redis = new Redis({ host: "172.16.168.23", db: 4 });
      this.isReady = true;
    } catch {
      this.redis = new Redis({ db: 4 });
    }
  }
}
`,
      problems: [
        {
          message:
            "6:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Not fixed: line 8 would run where the client is null too.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics'); line 8 would run where the client is null too.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export class Store {
  redis: Redis | null = null;
  isReady = false;
  init() {
    this.redis = getRedisClient("metrics");
    this.isReady = true;
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: closed at the end",
      file: "src/chains/closed.ts",
      code: `import { Redis } from "ioredis";
export async function size() {
  let redis: Redis;
  try {
    redis = new Redis({ host: "172.16.168.23", db: 4 });
    await redis.ping();
  } catch {
    redis = new Redis({ db: 4 });
  }
  const found = await redis.dbsize();
  await redis.quit();
  return found;
}
`,
      problems: [
        {
          message:
            "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call it once. Not fixed: quit() in line 11 would close the connection that others share.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export async function size() {
  const redisOrNull = getRedisClient("metrics", { dedicated: true });
  if (!redisOrNull) {
    throw new Error("Redis database metrics is not available.");
  }
  const redis: Redis = redisOrNull;
  const found = await redis.dbsize();
  await redis.quit();
  return found;
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics') and throw when it is null; quit() in line 11 would close the connection that others share.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export async function size() {
  const redisOrNull = getRedisClient("metrics");
  if (!redisOrNull) {
    throw new Error("Redis database metrics is not available.");
  }
  const redis: Redis = redisOrNull;
  const found = await redis.dbsize();
  await redis.quit();
  return found;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: a subscriber",
      file: "src/chains/subscriber.ts",
      code: `import { Redis } from "ioredis";
export async function listen(tell: (text: string) => void) {
  let redis: Redis;
  try {
    redis = new Redis({ host: "172.16.168.23", db: 4 });
    await redis.ping();
  } catch {
    redis = new Redis({ db: 4 });
  }
  await redis.subscribe("a");
  redis.on("message", (_channel, text) => tell(text));
}
`,
      problems: [
        {
          message:
            "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics', { dedicated: true }) once. Not fixed: subscribe() in line 10 would turn the shared connection into a subscriber.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }) and throw when it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
export async function listen(tell: (text: string) => void) {
  const redisOrNull = getRedisClient("metrics", { dedicated: true });
  if (!redisOrNull) {
    throw new Error("Redis database metrics is not available.");
  }
  const redis: Redis = redisOrNull;
  await redis.subscribe("a");
  redis.on("message", (_channel, text) => tell(text));
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: another database each time",
      file: "src/chains/monitor/loop.ts",
      code: `import { Redis } from "ioredis";
export async function open() {
  for (const db of [7, 0]) {
    try {
      const client = new Redis({ host: "localhost", db });
      await client.ping();
      return client;
    } catch {}
  }
  return null;
}
`,
      problems: [
        "3:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Not collapsed: db says another database each time, and the policy file decides for one.",
      ],
    },
    {
      title: "decided: a database for each attempt",
      file: "src/chains/monitor/two.ts",
      code: `import { Redis } from "ioredis";
export async function size(first: number, second: number) {
  let redis: Redis;
  try {
    redis = new Redis({ host: "localhost", db: first });
    await redis.ping();
  } catch {
    redis = new Redis({ host: "localhost", db: second });
  }
  return redis.dbsize();
}
`,
      problems: [
        {
          message:
            "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('monitoring') once. Not fixed: its attempts may open different databases (first).",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('monitoring') and throw when it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "../../redis/client.js";
export async function size(first: number, second: number) {
  const redisOrNull = getRedisClient("monitoring");
  if (!redisOrNull) {
    throw new Error("Redis database monitoring is not available.");
  }
  const redis: Redis = redisOrNull;
  return redis.dbsize();
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "decided: addresses from the environment",
      file: "src/chains/monitor/environment.ts",
      code: `import { Redis } from "ioredis";
export async function size() {
  let redis: Redis;
  try {
    redis = new Redis(process.env.REDIS_TLS_URL!);
    await redis.ping();
  } catch {
    redis = new Redis(process.env.CACHE_URL!);
  }
  return redis.dbsize();
}
`,
      problems: [
        "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('monitoring') once. Decided in the policy file: the old keys expire. Decided in the policy file: one server answers to every name.",
      ],
      output: [
        `import type { Redis } from "ioredis";
import { getRedisClient } from "../../redis/client.js";
export async function size() {
  const redisOrNull = getRedisClient("monitoring");
  if (!redisOrNull) {
    throw new Error("Redis database monitoring is not available.");
  }
  const redis: Redis = redisOrNull;
  return redis.dbsize();
}
`,
      ],
    },
    {
      title: "decided: both move",
      file: "src/chains/monitor/both.ts",
      code: `import { Redis } from "ioredis";
export class Monitor {
  redis: Redis | null = null;
  init() {
    try {
      this.redis = new Redis({ host: "172.16.168.23" });
    } catch {
      this.redis = new Redis({ host: "localhost" });
    }
  }
}
`,
      problems: [
        "5:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('monitoring') once. No database is named, so it used 0. Moves from database 0 to 7. Decided in the policy file: the old keys expire. Decided in the policy file: one server answers to every name.",
      ],
      output: [
        `import type { Redis } from "ioredis";
import { getRedisClient } from "../../redis/client.js";
export class Monitor {
  redis: Redis | null = null;
  init() {
    this.redis = getRedisClient("monitoring");
  }
}
`,
      ],
    },
    {
      title: "decided: one moves and one is there",
      file: "src/chains/monitor/one.ts",
      code: `import { Redis } from "ioredis";
export class Monitor {
  redis: Redis | null = null;
  init() {
    try {
      this.redis = new Redis({ host: "172.16.168.23" });
    } catch {
      this.redis = new Redis({ host: "localhost", db: 7 });
    }
  }
}
`,
      problems: [
        "5:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: its attempts open different databases (monitoring or workflows).",
      ],
    },
    {
      title: "decided: a lazy loop in CommonJS",
      file: "src/chains/old.cjs",
      code: `const Redis = require('ioredis')
const HOSTS = ['172.16.168.23', 'localhost']

let redis = null
async function init() {
  for (let i = 0; i < 3; i++) {
    try {
      redis = new Redis({ host: 'localhost', db: 4 })
      await redis.ping()
      return
    } catch (error) {
      console.warn('again', error)
      redis = null
    }
  }
}

module.exports = { init, get: (key) => redis && redis.get(key), HOSTS }
`,
      problems: [
        "6:3 Redis clients are opened in a loop until one answers. Failover is the canonical client's job. Call getRedisClient('metrics') once. Decided in the policy file: one server answers to every name.",
      ],
      output: [
        `const { getRedisClient } = require('../redis/client')
const HOSTS = ['172.16.168.23', 'localhost']

let redis = null
async function init() {
  redis = getRedisClient('metrics')
}

module.exports = { init, get: (key) => redis && redis.get(key), HOSTS }
`,
      ],
    },
    {
      title: "decided: canonical calls that a first --fix left",
      file: "src/chains/left.ts",
      code: `import { getRedisClient } from "../redis/client.js";
import { log } from "./log.js";
export class Store {
  redis: unknown = null;
  async init() {
    try {
      this.redis = getRedisClient("metrics");
    } catch (error) {
      log.warn("no answer", error);
      this.redis = getRedisClient("metrics");
    }
  }
}
`,
      problems: [
        "6:5 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Decided in the policy file: one server answers to every name.",
      ],
      output: [
        `import { getRedisClient } from "../redis/client.js";
export class Store {
  redis: unknown = null;
  async init() {
    this.redis = getRedisClient("metrics");
  }
}
`,
      ],
    },
    {
      title: "decided: what could be null before is not checked",
      file: "src/chains/nulls.ts",
      code: `import { getRedisClient } from "../redis/client.js";
export const either = getRedisClient("metrics") || getRedisClient("metrics");
`,
      problems: [
        "2:49 A second Redis client is opened where the first one is missing. Failover is the canonical client's job. Call getRedisClient('metrics') once. Decided in the policy file: one server answers to every name.",
      ],
      output: [
        `import { getRedisClient } from "../redis/client.js";
export const either = getRedisClient("metrics");
`,
      ],
    },
    {
      title: "decided: a handler that answers where the client is null goes on answering",
      file: "src/chains/handler.js",
      code: `import { getRedisClient } from "../redis/client.js";
export async function names(request, response) {
  let redis;
  try {
    redis = getRedisClient("metrics");
    await redis?.ping();
  } catch {
    redis = getRedisClient("metrics");
  }
  if (!redis) return response.status(503).end();
  response.json(await redis.smembers("names"));
}
`,
      problems: [
        "4:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Decided in the policy file: one server answers to every name.",
      ],
      output: [
        `import { getRedisClient } from "../redis/client.js";
export async function names(request, response) {
  const redis = getRedisClient("metrics");
  if (!redis) return response.status(503).end();
  response.json(await redis.smembers("names"));
}
`,
      ],
    },
    {
      title: "decided: the name of the canonical function is taken",
      file: "src/chains/names.ts",
      code: `import { Redis } from "ioredis";
export function open(): Redis | null {
  const getRedisClient = () => null;
  getRedisClient();
  try {
    return new Redis({ host: "172.16.168.23", db: 4 });
  } catch {
    return new Redis({ db: 4 });
  }
}
`,
      problems: [
        "5:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Call getRedisClient('metrics') once. Decided in the policy file: one server answers to every name.",
      ],
      output: [
        `import type { Redis } from "ioredis";
import { getRedisClient as getCanonicalRedisClient } from "../redis/client.js";
export function open(): Redis | null {
  const getRedisClient = () => null;
  getRedisClient();
  return getCanonicalRedisClient("metrics");
}
`,
      ],
    },
    {
      title: "returned at once where the first one answers",
      code: `import { Redis } from "ioredis";
import { isReachable } from "./ping.js";
export async function open(): Promise<Redis | null> {
  if (await isReachable("172.16.168.23")) return new Redis({ host: "172.16.168.23", db: 4 });
  return new Redis({ host: "localhost", db: 4 });
}
`,
      problems: [
        {
          message:
            "4:3 A second Redis client is opened where the first one does not work. Failover is the canonical client's job. Call it once.",
          suggestions: [
            [
              "Replace the whole chain by getRedisClient('metrics', { dedicated: true }); isReachable() is not called any more.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics", { dedicated: true });
}
`,
            ],
            [
              "Replace the whole chain by getRedisClient('metrics'); isReachable() is not called any more; the client is returned in line 5, and code out of sight may close it or turn it into a subscriber.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function open(): Promise<Redis | null> {
  return getRedisClient("metrics");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a variable of the module, left at once where the first one answers",
      code: `import { Redis } from "ioredis";
import { page } from "./page.js";
let redis: Redis | null = null;
export async function init(): Promise<void> {
  try {
    redis = new Redis({ host: "172.16.168.23", db: 4 });
    await redis.ping();
    return;
  } catch {
    redis = null;
  }
  try {
    redis = new Redis({ host: "localhost", db: 4 });
    await redis.ping();
  } catch {
    redis = null;
    page("no Redis");
  }
}
export const get = (key: string) => redis?.get(key);
`,
      problems: [
        "5:3 Several Redis clients are tried one after the other. Failover is the canonical client's job. Not collapsed: line 17 is not part of the chain.",
      ],
    },
    {
      title: "a use of the client between the attempts",
      code: `import { Redis } from "ioredis";
export async function open(): Promise<Redis> {
  let client = new Redis({ host: "172.16.168.23", db: 4 });
  await client.config("SET", "notify-keyspace-events", "Ex");
  try {
    await client.ping();
  } catch {
    client = new Redis({ db: 4 });
  }
  return client;
}
`,
      problems: [
        "5:3 A second Redis client is opened where the first one fails. Failover is the canonical client's job. Not collapsed: line 4 uses the client of the chain.",
      ],
    },
  ],
});
