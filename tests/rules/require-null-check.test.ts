import rule from "../../rules/require-null-check.js";
import { runCases } from "./run-cases.js";

runCases("require-null-check", rule, {
  valid: [
    {
      title: "a variable that gets another client, checked where it gets it",
      code: `import { getRedisClient } from "./redis/client.js";
let redis = getRedisClient("sessions");
if (!redis) throw new Error("no sessions");
process.on("SIGHUP", () => {
  redis = getRedisClient("metrics");
  if (!redis) throw new Error("no metrics");
});
export const read = (key: string) => redis.get(key);
`,
    },
    {
      title: "in a listener that only a client that is there gets",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
redis?.on("error", () => redis.disconnect());
redis?.multi().set("a", 1).exec(() => redis.get("a"));
export class Cache {
  #redis = getRedisClient("metrics");
  watch() {
    this.#redis?.on("ready", () => {
      this.#redis.set("ready", 1);
    });
  }
}
`,
    },
    {
      title: "a check that throws",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (!redis) throw new Error("off");
  return redis.get(key);
}
`,
    },
    {
      title: "a check that returns, loosely compared",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (redis == null) return undefined;
  return redis.get(key);
}
`,
    },
    {
      title: "a check with strict comparison, the other way round",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (null === redis) {
    return undefined;
  }
  return redis.get(key);
}
`,
    },
    {
      title: "used inside of a check",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (redis) {
    await redis.set(key, "1");
    return redis.get(key);
  }
  return null;
}
`,
    },
    {
      title: "used in the else branch",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (redis === null) {
    return null;
  } else {
    return redis.get(key);
  }
}
`,
    },
    {
      title: "optional chaining",
      code: `import { getRedisClient } from "./redis/client.js";
export const read = (key: string) => getRedisClient("metrics")?.get(key);
`,
    },
    {
      title: "optional chaining through a chain",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  return redis?.multi().set(key, "1").expire(key, 60).exec();
}
`,
    },
    {
      title: "behind &&",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  return redis && redis.get(key);
}
`,
    },
    {
      title: "behind an or of the negation",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  return !redis || (await redis.get(key)) === null;
}
`,
    },
    {
      title: "a ternary",
      code: `import { getRedisClient } from "./redis/client.js";
export async function forget(key: string) {
  const redis = getRedisClient("metrics");
  return redis ? redis.del(key) : 0;
}
`,
    },
    {
      title: "another client behind ??",
      code: `import { getRedisClient } from "./redis/client.js";
import { memoryStore } from "./memory.js";
const store = getRedisClient("metrics") ?? memoryStore();
export const read = (key: string) => store.get(key);
`,
    },
    {
      title: "another client behind an or",
      code: `import { getRedisClient } from "./redis/client.js";
import { memoryStore } from "./memory.js";
const store = getRedisClient("metrics") || memoryStore();
export const read = (key: string) => store.get(key);
`,
    },
    {
      title: "logical assignment",
      code: `import { getRedisClient } from "./redis/client.js";
import { memoryStore } from "./memory.js";
export function read(key: string) {
  let store = getRedisClient("metrics");
  store ??= memoryStore();
  return store.get(key);
}
`,
    },
    {
      title: "replaced where it is null",
      code: `import { getRedisClient } from "./redis/client.js";
import { memoryStore } from "./memory.js";
export function read(key: string) {
  let store = getRedisClient("metrics");
  if (!store) {
    store = memoryStore();
  }
  return store.get(key);
}
`,
    },
    {
      title: "node's assert",
      code: `import assert from "node:assert";
import { getRedisClient } from "./redis/client.js";
export function read(key: string) {
  const redis = getRedisClient("metrics");
  assert(redis, "Redis is off");
  return redis.get(key);
}
`,
    },
    {
      title: "assert.ok, assert.notEqual",
      code: `import assert from "node:assert";
import { getRedisClient } from "./redis/client.js";
export function read(key: string) {
  const redis = getRedisClient("metrics");
  assert.ok(redis);
  return redis.get(key);
}
`,
    },
    {
      title: "invariant",
      code: `import invariant from "tiny-invariant";
import { getRedisClient } from "./redis/client.js";
export function read(key: string) {
  const redis = getRedisClient("metrics");
  invariant(redis);
  return redis.get(key);
}
`,
    },
    {
      title: "the non-null assertion of its author",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
export const read = (key: string) => redis.get(key);
`,
    },
    {
      title: "a non-null assertion at the use",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export const read = (key: string) => redis!.get(key);
`,
    },
    {
      title: "a type assertion without null",
      code: `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics") as Redis;
export const read = (key: string) => redis.get(key);
`,
    },
    {
      title: "a declared type without null: the compiler has checked it",
      code: `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
const redis: Redis = getRedisClient("metrics");
export const read = (key: string) => redis.get(key);
`,
    },
    {
      title: "a field that is declared without null",
      code: `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export class Store {
  private readonly redis: Redis;
  constructor() {
    this.redis = getRedisClient("metrics");
  }
  read(key: string) {
    return this.redis.get(key);
  }
}
`,
    },
    {
      title: "a parameter that is declared without null",
      code: `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export const run = () => read(getRedisClient("metrics"));
function read(redis: Redis) {
  return redis.get("a");
}
`,
    },
    {
      title: "a module's client, checked in each function",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function read(key: string) {
  if (!redis) return null;
  return redis.get(key);
}
export const write = (key: string) => redis?.set(key, "1");
`,
    },
    {
      title: "a module's client, checked in the module",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
if (!redis) {
  console.error("no Redis");
  process.exit(1);
}
export const read = (key: string) => redis.get(key);
export function write(key: string) {
  return redis.set(key, "1");
}
`,
    },
    {
      title: "a constant, checked outside of the closure",
      code: `import { getRedisClient } from "./redis/client.js";
export async function readAll(keys: string[]) {
  const redis = getRedisClient("metrics");
  if (!redis) return [];
  return Promise.all(keys.map((key) => redis.get(key)));
}
`,
    },
    {
      title: "a variable that is never written again, checked outside of the closure",
      code: `import { getRedisClient } from "./redis/client.js";
export function watch(keys: string[]) {
  let redis = getRedisClient("metrics");
  if (!redis) return;
  setInterval(() => redis.del(...keys), 1000);
}
`,
    },
    {
      title: "await between check and use",
      code: `import { getRedisClient } from "./redis/client.js";
import { wait } from "./wait.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (!redis) return null;
  await wait(10);
  return redis.get(key);
}
`,
    },
    {
      title: "continue and break",
      code: `import { getRedisClient } from "./redis/client.js";
export async function readAll(names: string[]) {
  for (const name of names) {
    const redis = getRedisClient(name);
    if (!redis) continue;
    await redis.ping();
  }
  for (;;) {
    const redis = getRedisClient("metrics");
    if (!redis) break;
    await redis.ping();
  }
}
`,
    },
    {
      title: "a loop that waits for it",
      code: `import { getRedisClient } from "./redis/client.js";
import { wait } from "./wait.js";
export async function read(key: string) {
  let redis = null;
  while (!redis) {
    await wait(100);
    redis = getRedisClient("metrics");
  }
  return redis.get(key);
}
`,
    },
    {
      title: "a condition that gets it",
      code: `import { getRedisClient } from "./redis/client.js";
export function read(key: string) {
  let redis;
  if (!(redis = getRedisClient("metrics"))) return null;
  return redis.get(key);
}
`,
    },
    {
      title: "switch (true)",
      code: `import { getRedisClient } from "./redis/client.js";
export function read(key: string) {
  const redis = getRedisClient("metrics");
  switch (true) {
    case !redis:
      return null;
    default:
      return redis.get(key);
  }
}
`,
    },
    {
      title: "a check that is a constant",
      code: `import { getRedisClient } from "./redis/client.js";
export function read(key: string) {
  const redis = getRedisClient("metrics");
  const isOff = redis === null;
  if (isOff) return null;
  return redis.get(key);
}
`,
    },
    {
      title: "a check that is a function of the file",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
const isUp = () => redis !== null && redis.status === "ready";
export async function read(key: string) {
  if (!isUp()) return null;
  return redis.get(key);
}
`,
    },
    {
      title: "a check inside of try",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  let redis;
  try {
    redis = getRedisClient("metrics");
    if (!redis) throw new Error("off");
  } catch {
    return null;
  }
  return redis.get(key);
}
`,
    },
    {
      title: "the switch was asked before",
      file: "src/service.mjs",
      code: `import { config } from "./config.js";
import { getRedisClient } from "./redis/client.js";
export async function read(key) {
  if (!config.redis.enabled) return null;
  const redis = getRedisClient("metrics");
  return redis.get(key);
}
`,
    },
    {
      title: "a field that a method makes sure of",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export class Store {
  constructor() {
    this.redis = getRedisClient("metrics");
  }
  #ensure() {
    if (!this.redis) throw new Error("off");
  }
  read(key) {
    this.#ensure();
    return this.redis.get(key);
  }
}
`,
    },
    {
      title: "a field that the constructor makes sure of",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export class Store {
  constructor() {
    this.redis = getRedisClient("metrics");
    if (!this.redis) throw new Error("off");
  }
  read(key) {
    return this.redis.get(key);
  }
}
`,
    },
    {
      title: "fields and optional chaining",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export class Store {
  redis = getRedisClient("metrics");
  read(key) {
    return this.redis?.get(key);
  }
  get isUp() {
    return Boolean(this.redis);
  }
  write(key) {
    return this.isUp ? this.redis.set(key, "1") : undefined;
  }
}
`,
    },
    {
      title: "private methods that are called behind a check",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export class Store {
  redis = getRedisClient("metrics");
  async read(key) {
    if (!this.redis) return null;
    return this.#fetch(key);
  }
  #fetch(key) {
    return this.redis.get(key);
  }
}
`,
    },
    {
      title: "a lazy getter whose callers check",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
let redis = null;
function client() {
  if (!redis) redis = getRedisClient("metrics");
  return redis;
}
export async function read(key) {
  const current = client();
  if (!current) return null;
  return current.get(key);
}
`,
    },
    {
      title: "a promise of it, checked",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  return Promise.resolve(1).then(() => getRedisClient("metrics")).then((redis) => redis);
}
`,
    },
    {
      title: "handed on to code that is not seen",
      code: `import { getRedisClient } from "./redis/client.js";
import { createLimiter } from "./limiter.js";
export const limiter = createLimiter({ store: getRedisClient("metrics") });
export const other = createLimiter(getRedisClient("metrics"));
`,
    },
    {
      title: "only asked whether it is there",
      code: `import { getRedisClient } from "./redis/client.js";
export const isUp = () => getRedisClient("metrics") !== null;
export const kind = () => typeof getRedisClient("metrics");
`,
    },
    {
      title: "a canonical client that is never null",
      code: `import { openDatabase } from "@acme/node-redis";
export async function read(key: string) {
  const client = await openDatabase({ database: "metrics" });
  return client.get(key);
}
`,
    },
    {
      title: "a function of the same name",
      code: `import { getRedisClient } from "./other.js";
export const read = (key: string) => getRedisClient("metrics").get(key);
`,
    },
    {
      title: "an exempt file",
      file: "src/memory-graph.ts",
      code: `import { getRedisClient } from "./redis/client.js";
export const read = (key: string) => getRedisClient("models").get(key);
`,
    },
    {
      title: "the canonical module itself",
      file: "src/redis/client.ts",
      code: `import { getRedisClient } from "./client.js";
export const read = (key: string) => getRedisClient("models").get(key);
`,
    },
    {
      title: "a direct client is never null",
      code: `import { Redis } from "ioredis";
const redis = new Redis();
export const read = (key: string) => redis.get(key);
`,
    },
    {
      title: "CommonJS",
      file: "src/service.cjs",
      code: `const { getRedisClient } = require("./redis/client");
module.exports.read = async (key) => {
  const redis = getRedisClient("metrics");
  if (!redis) return null;
  return redis.get(key);
};
`,
    },
    {
      title: "a policy whose client is never null",
      policy: "minimal",
      code: `import { getRedisClient } from "./redis/client.js";
export const read = (key: string) => getRedisClient("main").get(key);
`,
    },
  ],
  invalid: [
    {
      title: "used at once",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "4:10 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
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
      title: "used without a name",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  return getRedisClient("metrics").get(key);
}
`,
      problems: [
        {
          message:
            "3:10 getRedisClient('metrics') returns null when Redis is not available, and its result is used at once. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const availableRedis = getRedisClient("metrics");
  if (!availableRedis) {
    throw new Error("Redis database metrics is not available.");
  }
  return availableRedis.get(key);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "used without a name in an arrow function: no plain statement fits",
      code: `import { getRedisClient } from "./redis/client.js";
export const read = (key: string) => getRedisClient("metrics").get(key);
`,
      problems: [
        "2:38 getRedisClient('metrics') returns null when Redis is not available, and its result is used at once. Check it first.",
      ],
    },
    {
      title: "taken apart",
      code: `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const { pipeline } = getRedisClient("metrics");
  return pipeline;
}
`,
      problems: [
        {
          message:
            "3:24 getRedisClient('metrics') returns null when Redis is not available, and its result is used at once. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const availableRedis = getRedisClient("metrics");
  if (!availableRedis) {
    throw new Error("Redis database metrics is not available.");
  }
  const { pipeline } = availableRedis;
  return pipeline;
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a function that answers null",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string): Promise<string | null> {
  const redis = getRedisClient("metrics");
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "4:10 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Return null where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(key: string): Promise<string | null> {
  const redis = getRedisClient("metrics");
  if (!redis) {
    return null;
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
      title: "a function that returns null elsewhere",
      file: "src/service.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key) {
  if (!key) return null;
  const redis = getRedisClient("metrics");
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "5:10 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Return null where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(key) {
  if (!key) return null;
  const redis = getRedisClient("metrics");
  if (!redis) return null;
  return redis.get(key);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an express handler",
      code: `import { getRedisClient } from "./redis/client.js";
export async function names(req, res) {
  const redis = getRedisClient("metrics");
  const found = await redis.smembers("names");
  res.json(found);
}
`,
      problems: [
        {
          message:
            "4:23 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function names(req, res) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    res.status(503).json({ error: "Redis is not available." });
    return;
  }
  const found = await redis.smembers("names");
  res.json(found);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an express handler that returns its answers",
      code: `import type { Request, Response } from "express";
import { getRedisClient } from "./redis/client.js";
export const names = async (req: Request, res: Response) => {
  if (!req.query.set) return res.status(400).json({ error: "set is missing" });
  const redis = getRedisClient("metrics");
  return res.json(await redis.smembers(req.query.set));
};
`,
      problems: [
        {
          message:
            "6:25 redis may be null here: getRedisClient('metrics') in line 5 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import type { Request, Response } from "express";
import { getRedisClient } from "./redis/client.js";
export const names = async (req: Request, res: Response) => {
  if (!req.query.set) return res.status(400).json({ error: "set is missing" });
  const redis = getRedisClient("metrics");
  if (!redis) return res.status(503).json({ error: "Redis is not available." });
  return res.json(await redis.smembers(req.query.set));
};
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an express handler that is declared to return nothing",
      code: `import type { Request, Response, NextFunction } from "express";
import { getRedisClient } from "./redis/client.js";
export const names = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
  const redis = getRedisClient("metrics");
  res.send(await redis.smembers("names"));
  next();
};
`,
      problems: [
        {
          message:
            "5:18 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import type { Request, Response, NextFunction } from "express";
import { getRedisClient } from "./redis/client.js";
export const names = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
  const redis = getRedisClient("metrics");
  if (!redis) {
    res.status(503).json({ error: "Redis is not available." });
    return;
  }
  res.send(await redis.smembers("names"));
  next();
};
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an express handler whose body is typed",
      code: `import type { NextApiRequest, NextApiResponse } from "next";
import { getRedisClient } from "./redis/client.js";
export default async function handler(req: NextApiRequest, res: NextApiResponse<string[]>) {
  const redis = getRedisClient("metrics");
  res.status(200).json(await redis.smembers("names"));
}
`,
      problems: [
        {
          message:
            "5:30 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import type { NextApiRequest, NextApiResponse } from "next";
import { getRedisClient } from "./redis/client.js";
export default async function handler(req: NextApiRequest, res: NextApiResponse<string[]>) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    res.status(503).end();
    return;
  }
  res.status(200).json(await redis.smembers("names"));
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a handler of a module's client",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function names(req, res) {
  const found = await redis.smembers("names");
  res.json(found);
}
`,
      problems: [
        {
          message:
            "4:23 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function names(req, res) {
  if (!redis) {
    res.status(503).json({ error: "Redis is not available." });
    return;
  }
  const found = await redis.smembers("names");
  res.json(found);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a fastify handler",
      code: `import { getRedisClient } from "./redis/client.js";
export async function names(request, reply) {
  const redis = getRedisClient("metrics");
  return reply.send(await redis.smembers("names"));
}
`,
      problems: [
        {
          message:
            "4:27 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function names(request, reply) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    return reply.code(503).send({ error: "Redis is not available." });
  }
  return reply.send(await redis.smembers("names"));
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a koa middleware",
      code: `import { getRedisClient } from "./redis/client.js";
export async function names(ctx, next) {
  const redis = getRedisClient("metrics");
  ctx.body = await redis.smembers("names");
  await next();
}
`,
      problems: [
        {
          message:
            "4:20 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function names(ctx, next) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    ctx.status = 503;
    ctx.body = { error: "Redis is not available." };
    return;
  }
  ctx.body = await redis.smembers("names");
  await next();
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a handler of node:http",
      code: `import type { IncomingMessage, ServerResponse } from "node:http";
import { getRedisClient } from "./redis/client.js";
export async function names(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const redis = getRedisClient("metrics");
  response.end(JSON.stringify(await redis.smembers("names")));
}
`,
      problems: [
        {
          message:
            "5:37 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import type { IncomingMessage, ServerResponse } from "node:http";
import { getRedisClient } from "./redis/client.js";
export async function names(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const redis = getRedisClient("metrics");
  if (!redis) {
    response.statusCode = 503;
    response.end();
    return;
  }
  response.end(JSON.stringify(await redis.smembers("names")));
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a route handler",
      code: `import { NextResponse } from "next/server";
import { getRedisClient } from "./redis/client.js";
export async function GET(request: Request) {
  const redis = getRedisClient("metrics");
  const names = await redis.smembers("names");
  return NextResponse.json({ names });
}
`,
      problems: [
        {
          message:
            "5:23 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import { NextResponse } from "next/server";
import { getRedisClient } from "./redis/client.js";
export async function GET(request: Request) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    return NextResponse.json({ error: "Redis is not available." }, { status: 503 });
  }
  const names = await redis.smembers("names");
  return NextResponse.json({ names });
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a route handler with plain responses",
      code: `import { getRedisClient } from "./redis/client.js";
export const POST = async (): Promise<Response> => {
  const redis = getRedisClient("metrics");
  await redis.incr("posts");
  return new Response("ok");
};
`,
      problems: [
        {
          message:
            "4:9 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export const POST = async (): Promise<Response> => {
  const redis = getRedisClient("metrics");
  if (!redis) {
    return new Response("Redis is not available.", { status: 503 });
  }
  await redis.incr("posts");
  return new Response("ok");
};
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a check that does not stop",
      code: `import { getRedisClient } from "./redis/client.js";
import { log } from "./log.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    log.warn("no Redis");
  }
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "8:10 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
import { log } from "./log.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  if (!redis) {
    log.warn("no Redis");
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
      title: "an answer without return",
      code: `import { getRedisClient } from "./redis/client.js";
export async function names(req, res) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    res.status(503).end();
  }
  res.json(await redis.smembers("names"));
}
`,
      problems: [
        {
          message:
            "7:18 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Answer with status 503 where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function names(req, res) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    res.status(503).json({ error: "Redis is not available." });
    return;
  }
  if (!redis) {
    res.status(503).end();
  }
  res.json(await redis.smembers("names"));
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a check that comes too late",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  redis.on("error", () => undefined);
  if (!redis) throw new Error("off");
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "4:3 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (!redis) throw new Error("Redis database metrics is not available.");
  redis.on("error", () => undefined);
  if (!redis) throw new Error("off");
  return redis.get(key);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a check before it was got again",
      code: `import { getRedisClient } from "./redis/client.js";
let redis = null;
export async function read(key: string) {
  if (!redis) {
    redis = getRedisClient("metrics");
  }
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "7:10 redis may be null here: getRedisClient('metrics') in line 5 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
let redis = null;
export async function read(key: string) {
  if (!redis) {
    redis = getRedisClient("metrics");
    if (!redis) {
      throw new Error("Redis database metrics is not available.");
    }
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
      title: "a lazy getter whose callers do not check",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
let redis;
function client() {
  redis ??= getRedisClient("metrics");
  return redis;
}
export async function read(key) {
  return client().get(key);
}
`,
      problems: [
        {
          message:
            "8:10 client() may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
let redis;
function client() {
  redis ??= getRedisClient("metrics");
  return redis;
}
export async function read(key) {
  const availableRedis = client();
  if (!availableRedis) {
    throw new Error("Redis database metrics is not available.");
  }
  return availableRedis.get(key);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an asynchronous getter",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
async function client() {
  return getRedisClient("metrics");
}
export async function read(key) {
  const redis = await client();
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "7:10 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
async function client() {
  return getRedisClient("metrics");
}
export async function read(key) {
  const redis = await client();
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
      title: "two functions, each once",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function read(key) {
  const value = await redis.get(key);
  await redis.expire(key, 60);
  return value;
}
export function write(key) {
  return redis.set(key, "1");
}
`,
      problems: [
        {
          message:
            "4:23 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function read(key) {
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  const value = await redis.get(key);
  await redis.expire(key, 60);
  return value;
}
export function write(key) {
  return redis.set(key, "1");
}
`,
            ],
          ],
        },
        {
          message:
            "9:10 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function read(key) {
  const value = await redis.get(key);
  await redis.expire(key, 60);
  return value;
}
export function write(key) {
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return redis.set(key, "1");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a field",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export class Store {
  constructor() {
    this.redis = getRedisClient("metrics");
  }
  read(key) {
    return this.redis.get(key);
  }
}
`,
      problems: [
        {
          message:
            "7:12 this.redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export class Store {
  constructor() {
    this.redis = getRedisClient("metrics");
  }
  read(key) {
    if (!this.redis) {
      throw new Error("Redis database metrics is not available.");
    }
    return this.redis.get(key);
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a private field with an initialiser",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export class Store {
  #redis = getRedisClient("metrics");
  async read(key) {
    const value = await this.#redis.get(key);
    return value;
  }
}
`,
      problems: [
        {
          message:
            "5:25 this.#redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export class Store {
  #redis = getRedisClient("metrics");
  async read(key) {
    if (!this.#redis) {
      throw new Error("Redis database metrics is not available.");
    }
    const value = await this.#redis.get(key);
    return value;
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a field that is declared with null",
      code: `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export class Store {
  private redis: Redis | null = null;
  init() {
    this.redis = getRedisClient("metrics");
  }
  async read(key: string) {
    const value = await this.redis.get(key);
    return value;
  }
}
`,
      problems: [
        {
          message:
            "9:25 this.redis may be null here: getRedisClient('metrics') in line 6 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export class Store {
  private redis: Redis | null = null;
  init() {
    this.redis = getRedisClient("metrics");
  }
  async read(key: string) {
    if (!this.redis) {
      throw new Error("Redis database metrics is not available.");
    }
    const value = await this.redis.get(key);
    return value;
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a field that is taken out of this",
      file: "src/store.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export class Store {
  redis = getRedisClient("metrics");
  async read(key) {
    const { redis } = this;
    return redis.get(key);
  }
}
`,
      problems: [
        {
          message:
            "6:12 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export class Store {
  redis = getRedisClient("metrics");
  async read(key) {
    const { redis } = this;
    if (!redis) {
      throw new Error("Redis database metrics is not available.");
    }
    return redis.get(key);
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a parameter of a function of the file",
      file: "src/service.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export async function run() {
  await warm(getRedisClient("metrics"));
}
async function warm(redis) {
  await redis.set("warm", "1");
}
`,
      problems: [
        {
          message:
            "6:9 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function run() {
  await warm(getRedisClient("metrics"));
}
async function warm(redis) {
  if (!redis) {
    throw new Error("Redis is not available.");
  }
  await redis.set("warm", "1");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a closure in a function",
      code: `import { getRedisClient } from "./redis/client.js";
export async function readAll(keys: string[]) {
  const redis = getRedisClient("metrics");
  return Promise.all(keys.map((key) => redis.get(key)));
}
`,
      problems: [
        {
          message:
            "4:40 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function readAll(keys: string[]) {
  const redis = getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  return Promise.all(keys.map((key) => redis.get(key)));
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a variable that is written again, checked outside of the closure",
      code: `import { getRedisClient } from "./redis/client.js";
export function start() {
  let redis = getRedisClient("metrics");
  if (!redis) return;
  setInterval(() => {
    redis.ping();
  }, 1000);
  process.once("SIGTERM", () => {
    redis = null;
  });
}
`,
      problems: [
        {
          message:
            "6:5 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export function start() {
  let redis = getRedisClient("metrics");
  if (!redis) return;
  setInterval(() => {
    if (!redis) throw new Error("Redis database metrics is not available.");
    redis.ping();
  }, 1000);
  process.once("SIGTERM", () => {
    redis = null;
  });
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a client that may be null anyway",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string, on: boolean) {
  const redis = on ? getRedisClient("metrics") : null;
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "4:10 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(key: string, on: boolean) {
  const redis = on ? getRedisClient("metrics") : null;
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
      title: "in then",
      file: "src/service.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
async function client() {
  return getRedisClient("metrics");
}
export function read(key) {
  return client().then((redis) => {
    return redis.get(key);
  });
}
`,
      problems: [
        {
          message:
            "7:12 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
async function client() {
  return getRedisClient("metrics");
}
export function read(key) {
  return client().then((redis) => {
    if (!redis) {
      throw new Error("Redis is not available.");
    }
    return redis.get(key);
  });
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "catch is no check",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  try {
    const redis = getRedisClient("metrics");
    return await redis.get(key);
  } catch {
    return undefined;
  }
}
`,
      problems: [
        {
          message:
            "5:18 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  try {
    const redis = getRedisClient("metrics");
    if (!redis) {
      throw new Error("Redis database metrics is not available.");
    }
    return await redis.get(key);
  } catch {
    return undefined;
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an assertion that admits null",
      code: `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics") as Redis | null;
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "5:10 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics") as Redis | null;
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
      title: "CommonJS without semicolons",
      file: "src/service.cjs",
      code: `const { getRedisClient } = require('./redis/client')

module.exports.read = async (key) => {
  const redis = getRedisClient('metrics')
  const value = await redis.get(key)
  return value
}
`,
      problems: [
        {
          message:
            "5:23 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `const { getRedisClient } = require('./redis/client')

module.exports.read = async (key) => {
  const redis = getRedisClient('metrics')
  if (!redis) {
    throw new Error('Redis database metrics is not available.')
  }
  const value = await redis.get(key)
  return value
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a name in front of a line that begins with a parenthesis",
      file: "src/service.mjs",
      code: `import { getRedisClient } from './redis/client.js'

async function client() {
  return getRedisClient('metrics')
}
export async function forget(key) {
  const old = key
  ;(await client()).del(old)
}
`,
      problems: [
        {
          message:
            "8:5 await client() may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from './redis/client.js'

async function client() {
  return getRedisClient('metrics')
}
export async function forget(key) {
  const old = key
  ;const availableRedis = await client(); if (!availableRedis) throw new Error('Redis database metrics is not available.'); availableRedis.del(old)
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a short if gets braces",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function forget(key: string) {
  if (key) await redis.del(key);
}
`,
      problems: [
        {
          message:
            "4:18 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function forget(key: string) {
  if (key) {
    if (!redis) throw new Error("Redis database metrics is not available.");
    await redis.del(key);
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "used only at times: no check fits in front",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function forget(key: string) {
  return key === "" || (await redis.del(key)) > 0;
}
`,
      problems: [
        "4:31 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
      ],
    },
    {
      title: "a condition of a loop: no check fits in front",
      code: `import { getRedisClient } from "./redis/client.js";
export async function drain() {
  let n = 0;
  while (await getRedisClient("metrics").lpop("queue")) n++;
  return n;
}
`,
      problems: [
        "4:16 getRedisClient('metrics') returns null when Redis is not available, and its result is used at once. Check it first.",
      ],
    },
    {
      title: "two calls that end in one variable",
      file: "src/service.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(isUser, key) {
  const redis = isUser ? getRedisClient("sessions") : getRedisClient("metrics");
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "4:10 redis may be null here: getRedisClient('sessions') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(isUser, key) {
  const redis = isUser ? getRedisClient("sessions") : getRedisClient("metrics");
  if (!redis) {
    throw new Error("Redis is not available.");
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
      title: "a name that is taken",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(availableRedis: string) {
  return getRedisClient("metrics").get(availableRedis);
}
`,
      problems: [
        {
          message:
            "3:10 getRedisClient('metrics') returns null when Redis is not available, and its result is used at once. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(availableRedis: string) {
  const checkedRedis = getRedisClient("metrics");
  if (!checkedRedis) {
    throw new Error("Redis database metrics is not available.");
  }
  return checkedRedis.get(availableRedis);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a file with an Error of its own",
      code: `import { getRedisClient } from "./redis/client.js";
import { Error } from "./errors.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (key === "") throw new Error("key");
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "6:10 redis may be null here: getRedisClient('metrics') in line 4 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
import { Error } from "./errors.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics");
  if (!redis) throw new globalThis.Error("Redis database metrics is not available.");
  if (key === "") throw new Error("key");
  return redis.get(key);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a comment behind the declaration",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics"); // metrics of the day
  // then read
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "5:10 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(key: string) {
  const redis = getRedisClient("metrics"); // metrics of the day
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  // then read
  return redis.get(key);
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "tabs are kept",
      file: "src/service.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(key) {
	const redis = getRedisClient("metrics");
	return redis.get(key);
}
`,
      problems: [
        {
          message:
            "4:9 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(key) {
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
      title: "a namespace import",
      code: `import * as clients from "./redis/client.js";
export async function read(key: string) {
  const redis = clients.getRedisClient("metrics");
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "4:10 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import * as clients from "./redis/client.js";
export async function read(key: string) {
  const redis = clients.getRedisClient("metrics");
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
      title: "a name that is not known",
      code: `import { getRedisClient } from "./redis/client.js";
export async function read(database: string, key: string) {
  const redis = getRedisClient(database);
  return redis.get(key);
}
`,
      problems: [
        {
          message:
            "4:10 redis may be null here: getRedisClient() in line 3 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
export async function read(database: string, key: string) {
  const redis = getRedisClient(database);
  if (!redis) {
    throw new Error("Redis is not available.");
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
      title: "a callback of the call that fails first",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export const names = () => redis.smembers("names").then((all) => all.map((name) => redis.get(name)));
`,
      problems: [
        "3:28 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
      ],
    },
    {
      title: "a listener that is made behind the use",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export function listen(socket: { on(event: string, listener: () => void): void }) {
  redis.incr("open");
  socket.on("close", () => redis.decr("open"));
}
`,
      problems: [
        {
          message:
            "4:3 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export function listen(socket: { on(event: string, listener: () => void): void }) {
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  redis.incr("open");
  socket.on("close", () => redis.decr("open"));
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a function that is made although the use failed",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export function reader(check: boolean) {
  if (check) {
    redis.ping();
  }
  return () => redis.get("a");
}
export function early(later: (work: () => unknown) => void) {
  later(() => redis.get("a"));
  redis.ping();
}
export async function caught() {
  await redis.ping().catch(() => redis.quit());
  try {
    await redis.ping();
  } catch {
    return () => redis.get("a");
  }
}
export function declared() {
  redis.ping();
  return read;
  function read() {
    return redis.get("a");
  }
}
`,
      problems: [
        {
          message:
            "5:5 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export function reader(check: boolean) {
  if (check) {
    if (!redis) {
      throw new Error("Redis database metrics is not available.");
    }
    redis.ping();
  }
  return () => redis.get("a");
}
export function early(later: (work: () => unknown) => void) {
  later(() => redis.get("a"));
  redis.ping();
}
export async function caught() {
  await redis.ping().catch(() => redis.quit());
  try {
    await redis.ping();
  } catch {
    return () => redis.get("a");
  }
}
export function declared() {
  redis.ping();
  return read;
  function read() {
    return redis.get("a");
  }
}
`,
            ],
          ],
        },
        "7:16 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
        "10:15 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
        {
          message:
            "11:3 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export function reader(check: boolean) {
  if (check) {
    redis.ping();
  }
  return () => redis.get("a");
}
export function early(later: (work: () => unknown) => void) {
  later(() => redis.get("a"));
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  redis.ping();
}
export async function caught() {
  await redis.ping().catch(() => redis.quit());
  try {
    await redis.ping();
  } catch {
    return () => redis.get("a");
  }
}
export function declared() {
  redis.ping();
  return read;
  function read() {
    return redis.get("a");
  }
}
`,
            ],
          ],
        },
        {
          message:
            "14:9 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export function reader(check: boolean) {
  if (check) {
    redis.ping();
  }
  return () => redis.get("a");
}
export function early(later: (work: () => unknown) => void) {
  later(() => redis.get("a"));
  redis.ping();
}
export async function caught() {
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  await redis.ping().catch(() => redis.quit());
  try {
    await redis.ping();
  } catch {
    return () => redis.get("a");
  }
}
export function declared() {
  redis.ping();
  return read;
  function read() {
    return redis.get("a");
  }
}
`,
            ],
          ],
        },
        {
          message:
            "22:3 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export function reader(check: boolean) {
  if (check) {
    redis.ping();
  }
  return () => redis.get("a");
}
export function early(later: (work: () => unknown) => void) {
  later(() => redis.get("a"));
  redis.ping();
}
export async function caught() {
  await redis.ping().catch(() => redis.quit());
  try {
    await redis.ping();
  } catch {
    return () => redis.get("a");
  }
}
export function declared() {
  if (!redis) {
    throw new Error("Redis database metrics is not available.");
  }
  redis.ping();
  return read;
  function read() {
    return redis.get("a");
  }
}
`,
            ],
          ],
        },
        {
          message:
            "25:12 redis may be null here: getRedisClient('metrics') in line 2 returns null when Redis is not available. Check it first.",
          suggestions: [
            [
              "Throw where it is null.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export function reader(check: boolean) {
  if (check) {
    redis.ping();
  }
  return () => redis.get("a");
}
export function early(later: (work: () => unknown) => void) {
  later(() => redis.get("a"));
  redis.ping();
}
export async function caught() {
  await redis.ping().catch(() => redis.quit());
  try {
    await redis.ping();
  } catch {
    return () => redis.get("a");
  }
}
export function declared() {
  redis.ping();
  return read;
  function read() {
    if (!redis) {
      throw new Error("Redis database metrics is not available.");
    }
    return redis.get("a");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "where a check would come too early, or hide what happened before",
      code: `import { getRedisClient } from "./redis/client.js";
export function both(key: string) {
  const redis = getRedisClient("metrics"), value = redis.get(key);
  return value;
}
export async function clean(work: () => Promise<void>): Promise<null | void> {
  try {
    await work();
  } finally {
    await getRedisClient("metrics").del("lock");
  }
}
`,
      problems: [
        "3:52 redis may be null here: getRedisClient('metrics') in line 3 returns null when Redis is not available. Check it first.",
        "10:11 getRedisClient('metrics') returns null when Redis is not available, and its result is used at once. Check it first.",
      ],
    },
  ],
});
