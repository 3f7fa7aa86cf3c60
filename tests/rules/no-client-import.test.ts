import rule from "../../rules/no-client-import.js";
import { runCases } from "./run-cases.js";

runCases("no-client-import", rule, {
  valid: [
    {
      title: "a name that eval may use",
      file: "src/service.cjs",
      code: `const Redis = require("ioredis");
eval("new Redis()");
`,
    },
    {
      title: "types by import type",
      code: `import type { Redis } from "ioredis";
export let client: Redis;
`,
    },
    {
      title: "types by type specifiers",
      code: `import { type Redis, type RedisOptions } from "ioredis";
export let client: Redis | RedisOptions;
`,
    },
    {
      title: "types without type",
      code: `import { Redis } from "ioredis";
export let client: Redis;
`,
    },
    {
      title: "a namespace for types",
      code: `import * as redis from "redis";
export let client: redis.RedisClientType;
`,
    },
    {
      title: "types re-exported",
      code: `export type { Redis } from "ioredis";
`,
    },
    {
      title: "everything re-exported as types",
      code: `export type * from "ioredis";
`,
    },
    {
      title: "typeof",
      code: `import { createClient } from "redis";
export type Client = ReturnType<typeof createClient>;
`,
    },
    {
      title: "an error class",
      code: `import { ReplyError } from "ioredis";
export const is = (e: unknown) => e instanceof ReplyError;
`,
    },
    {
      title: "an error class handed on",
      code: `import { ErrorReply } from "redis";
import { retryOn } from "./retry.js";
retryOn(ErrorReply);
`,
    },
    {
      title: "Command re-exported",
      code: `export { Command } from "ioredis";
`,
    },
    {
      title: "error classes re-exported",
      code: `export { ReplyError } from "ioredis";
`,
    },
    {
      title: "a live client handed over",
      code: `import { Redis } from "ioredis";
import { use } from "./use.js";
use(new Redis(process.env.REDIS_URL!));
`,
    },
    {
      title: "a live client exported",
      code: `import { createClient } from "redis";
export const client = createClient({ url: process.env.REDIS_URL });
`,
    },
    {
      title: "a live client returned",
      code: `import Redis from "ioredis";
export function open() { return new Redis(); }
`,
    },
    {
      title: "instanceof",
      code: `import Redis from "ioredis";
export const is = (x: unknown) => x instanceof Redis;
`,
    },
    {
      title: "a class of the same name",
      code: `import { Redis } from "./own.js";
export { Redis };
`,
    },
    {
      title: "the side effect alone",
      code: `import "ioredis";
`,
    },
    {
      title: "a module of a similar name",
      code: `export { connect } from "redis-mock-own";
`,
    },
    {
      title: "an exempt file",
      file: "src/memory-graph.ts",
      code: `export { Redis } from "ioredis";
`,
    },
    {
      title: "the canonical module",
      file: "src/redis/client.ts",
      code: `import Redis from "ioredis";
export { Redis };
`,
    },
    {
      title: "the canonical client re-exported",
      code: `export { getRedisClient } from "./redis/client.js";
`,
    },
    {
      title: "a JSON file",
      code: `import data from "./redis.json" with { type: "json" };
export { data };
`,
    },
    {
      title: "CommonJS that is used",
      file: "src/a.cjs",
      code: `const Redis = require("ioredis");
module.exports = new Redis(process.env.REDIS_URL);
`,
    },
    {
      title: "a parameter type with a default client",
      code: `import Redis from "ioredis";
export class Cache { constructor(private readonly client: Redis = new Redis()) {} }
`,
    },
    {
      title: "extends",
      code: `import Redis from "ioredis";
export class Cache extends Redis {}
`,
    },
    {
      title: "an option type",
      code: `import { RedisOptions } from "ioredis";
export const options: RedisOptions = {};
`,
    },
    {
      title: "a satisfies type",
      code: `import { RedisOptions } from "ioredis";
export const options = {} satisfies RedisOptions;
`,
    },
    {
      title: "a local function given the class",
      code: `import Redis from "ioredis";
function open(C: typeof Redis) { return new C(); }
export const r = open(Redis);
`,
    },
    {
      title: "a comment about it",
      code: `// export { Redis } from "ioredis";
export const answer = 42;
`,
    },
    {
      title: "a text about it",
      file: "src/a.js",
      code: `export const text = 'import { Redis } from "ioredis"';
`,
    },
    {
      title: "a mock in a test",
      file: "src/a.test.ts",
      code: `import Redis from "ioredis";
import { vi } from "vitest";
vi.mocked(Redis);
`,
    },
    {
      title: "a dynamic import that is used",
      file: "src/a.mjs",
      code: `const { createClient } = await import("redis");
export const c = createClient();
`,
    },
    {
      title: "lua helpers",
      code: `import { defineScript } from "redis";
export const script = defineScript({});
`,
    },
    {
      title: "a type in a comment",
      file: "src/service.js",
      code: `import { Redis } from "ioredis";
/** @type {Redis | undefined} */
let client;
export const set = (given) => (client = given);
`,
    },
    {
      title: "a type definition in a comment",
      file: "src/service.cjs",
      code: `const { createClient } = require("redis");
/** @typedef {ReturnType<typeof createClient>} Client */
module.exports = class Store {
  /** @param {Client} client */
  constructor(client) { this.client = client; }
};
`,
    },
    {
      title: "an injected client",
      code: `import { Inject, Injectable } from "@nestjs/common";
import Redis from "ioredis";
@Injectable()
export class Lock {
  constructor(@Inject("REDIS") private readonly redis: Redis) {}
  take(key: string) { return this.redis.set(key, "1", "EX", 5, "NX"); }
}
`,
    },
    {
      title: "a class as a token of injection",
      code: `import { Redis } from "ioredis";
export const provider = { provide: Redis, useFactory: (pool: { get(): Redis }) => pool.get(), inject: ["POOL"] };
`,
    },
    {
      title: "a factory that a test has replaced",
      code: `import { createClient } from "redis";
jest.mock("redis", () => ({ createClient: jest.fn() }));
test("opens one", () => { expect(createClient).toHaveBeenCalledTimes(1); });
`,
    },
    {
      title: "a prototype that is promisified",
      code: `import { promisifyAll } from "bluebird";
import { RedisClient } from "redis";
promisifyAll(RedisClient.prototype);
`,
    },
    {
      title: "a rest element leaves a name out",
      file: "src/service.cjs",
      code: `const { createClient: _open, ...rest } = require("redis");
module.exports = Object.keys(rest);
`,
    },
    {
      title: "the import that makes additions to the library's types out of what would replace them",
      file: "types/ioredis.d.ts",
      code: `import { Redis } from "ioredis";
declare module "ioredis" {
  interface RedisCommander<Context> { answer(): Context }
}
`,
    },
    {
      title: "the import that lets a file declare something global",
      code: `import Redis from "ioredis";
declare global { var answer: number }
`,
    },
    {
      title: "the commands of the class",
      code: `import Redis from "ioredis";
Redis.Command.setReplyTransformer("hgetall", (reply: unknown) => reply);
`,
    },
    {
      title: "a class that is only asked for",
      file: "src/service.cjs",
      code: `let Redis;
if (process.env.CACHE === "redis") Redis = require("ioredis");
exports.on = Boolean(Redis);
`,
    },
    {
      title: "a guard of types",
      code: `import type { Cluster } from "ioredis";
import { Redis } from "ioredis";
export const isCluster = (c: Redis | Cluster): c is Cluster => "nodes" in c;
`,
    },
    {
      title: "a constant beside the canonical client",
      code: `import { RESP_TYPES } from "redis";
import { getRedisClient } from "./redis/client.js";
export const bytes = { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } };
export const r = getRedisClient("vectors");
`,
    },
  ],
  invalid: [
    {
      title: "the only import of a file, which stays a module",
      code: `import Redis from "ioredis";
const name = "x";
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `export {};
const name = "x";
`,
      ],
    },
    {
      title: "the only import of a file, with await at the top level and without semicolons",
      code: `import Redis from 'ioredis'
const answer = await fetch('https://example.org/')
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `export {}
const answer = await fetch('https://example.org/')
`,
      ],
    },
    {
      title: "the only two imports of a script",
      file: "src/a.js",
      code: `import { createClient } from "redis"; // old
import Redis, { Cluster } from "ioredis"; // older
const name = "x";
`,
      problems: [
        "1:1 The import of createClient from node-redis is not used. Remove it.",
        "2:1 The import of Redis, Cluster from ioredis is not used. Remove it.",
      ],
      output: [
        `// old
export {}; // older
const name = "x";
`,
      ],
    },
    {
      title: "the only import of a file that is a module by its name",
      file: "src/a.mts",
      code: `import Redis from "ioredis";
const name = "x";
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `const name = "x";
`,
      ],
    },
    {
      title: "the only import of a file, with a comment inside that the fix would have to move",
      code: `import Redis /* the client */ from "ioredis";
const name = "x";
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
    },
    {
      title: "an import that nothing needs beside an export, in a file that adds to the library's types",
      code: `import { Redis } from "ioredis";
declare module "ioredis" { interface RedisCommander<Context> { answer(): Context } }
export const answer = 42;
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `declare module "ioredis" { interface RedisCommander<Context> { answer(): Context } }
export const answer = 42;
`,
      ],
    },
    {
      title: "an unused import behind a comment that would be about the next line",
      code: `// @ts-ignore
import Redis from "ioredis";
export const a = 1;
`,
      problems: ["2:1 The import of Redis from ioredis is not used. Remove it."],
    },
    {
      title: "re-exported by name",
      code: `export { Redis } from "ioredis";
`,
      problems: [
        "1:10 Redis of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "re-exported under another name",
      code: `export { createClient as open } from "redis";
`,
      problems: [
        "1:10 createClient as open of node-redis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "re-exported as default",
      code: `export { default } from "ioredis";
`,
      problems: [
        "1:10 default of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "everything re-exported",
      code: `export * from "ioredis";
`,
      problems: [
        "1:15 Everything of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "everything re-exported under a name",
      code: `export * as redis from "redis";
`,
      problems: [
        "1:24 Everything of node-redis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "imported and exported",
      code: `import { Redis } from "ioredis";
export { Redis };
`,
      problems: [
        "2:10 Redis of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "exported as default",
      code: `import Redis from "ioredis";
export default Redis;
`,
      problems: [
        "2:16 Redis of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "CommonJS, exported",
      file: "src/a.cjs",
      code: `const Redis = require("ioredis");
module.exports = { Redis };
`,
      problems: [
        "2:20 Redis of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "passed to a function",
      code: `import { createClient } from "redis";
import { openWith } from "./open.js";
export const c = openWith(createClient);
`,
      problems: [
        "3:27 createClient of node-redis is passed on, so connections can be opened where nobody sees it. Pass a client of the canonical function instead.",
      ],
    },
    {
      title: "passed to a decorator-like call",
      code: `import Redis from "ioredis";
import { container } from "./container.js";
container.bind(Redis);
`,
      problems: [
        "3:16 Redis of ioredis is passed on, so connections can be opened where nobody sees it. Pass a client of the canonical function instead.",
      ],
    },
    {
      title: "exported in a list",
      code: `import Redis from "ioredis";
export const clients = [Redis];
`,
      problems: [
        "2:25 Redis of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "exported in an object",
      code: `import { createClient } from "redis";
export const factories = { createClient };
`,
      problems: [
        "2:28 createClient of node-redis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "a namespace handed on",
      code: `import * as redis from "redis";
import { use } from "./use.js";
use(redis);
`,
      problems: [
        "3:5 redis of node-redis is passed on, so connections can be opened where nobody sees it. Pass a client of the canonical function instead.",
      ],
    },
    {
      title: "unused, named",
      code: `import { Redis } from "ioredis";

export const answer = 42;
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `export const answer = 42;
`,
      ],
    },
    {
      title: "unused, default",
      code: `import Redis from "ioredis";
export const answer = 42;
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `export const answer = 42;
`,
      ],
    },
    {
      title: "unused, with a semicolon-free style",
      code: `import Redis from 'ioredis'
import fs from 'node:fs'

export const read = () => fs.readFileSync('x')
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `import fs from 'node:fs'

export const read = () => fs.readFileSync('x')
`,
      ],
    },
    {
      title: "one of two is unused",
      code: `import { Cluster, Redis } from "ioredis";
export const r = new Redis(process.env.REDIS_URL!);
`,
      problems: ["1:10 The import of Cluster from ioredis is not used. Remove it."],
      output: [
        `import { Redis } from "ioredis";
export const r = new Redis(process.env.REDIS_URL!);
`,
      ],
    },
    {
      title: "the last of three is unused",
      code: `import { Cluster, Command, Redis } from "ioredis";
export const r = new Cluster([process.env.REDIS_URL!]);
export const c = Command;
`,
      problems: ["1:28 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `import { Cluster, Command } from "ioredis";
export const r = new Cluster([process.env.REDIS_URL!]);
export const c = Command;
`,
      ],
    },
    {
      title: "default is unused beside a named one",
      code: `import Redis, { ReplyError } from "ioredis";
export const is = (e: unknown) => e instanceof ReplyError;
`,
      problems: ["1:8 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `import { ReplyError } from "ioredis";
export const is = (e: unknown) => e instanceof ReplyError;
`,
      ],
    },
    {
      title: "a named one is unused beside the default",
      code: `import Redis, { Cluster } from "ioredis";
export const r = new Redis(process.env.REDIS_URL!);
`,
      problems: ["1:17 The import of Cluster from ioredis is not used. Remove it."],
      output: [
        `import Redis from "ioredis";
export const r = new Redis(process.env.REDIS_URL!);
`,
      ],
    },
    {
      title: "unused behind a comment",
      code: `// Copyright the team.
import { createClient } from "redis";
import fs from "node:fs";
export const read = () => fs;
`,
      problems: ["2:1 The import of createClient from node-redis is not used. Remove it."],
      output: [
        `// Copyright the team.
import fs from "node:fs";
export const read = () => fs;
`,
      ],
    },
    {
      title: "unused with a comment of its own",
      code: `import fs from "node:fs";
// the client
import { createClient } from "redis"; // old
export const read = () => fs;
`,
      problems: ["3:1 The import of createClient from node-redis is not used. Remove it."],
      output: [
        `import fs from "node:fs";
// the client
// old
export const read = () => fs;
`,
      ],
    },
    {
      title: "unused in JavaScript",
      file: "src/a.mjs",
      code: `import { createClient } from "redis";
export const answer = 42;
`,
      problems: ["1:1 The import of createClient from node-redis is not used. Remove it."],
      output: [
        `export const answer = 42;
`,
      ],
    },
    {
      title: "unused namespace",
      code: `import * as redis from "redis";
export const answer = 42;
`,
      problems: ["1:1 The import of redis from node-redis is not used. Remove it."],
      output: [
        `export const answer = 42;
`,
      ],
    },
    {
      title: "all specifiers unused",
      code: `import { Cluster, Redis } from "ioredis";
export const answer = 42;
`,
      problems: ["1:1 The import of Cluster, Redis from ioredis is not used. Remove it."],
      output: [
        `export const answer = 42;
`,
      ],
    },
    {
      title: "a smallest policy",
      file: "src/a.ts",
      policy: "minimal",
      code: `export { Redis } from "ioredis";
`,
      problems: [
        "1:10 Redis of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "node-redis under its core's name",
      code: `export { createClient } from "@redis/client";
`,
      problems: [
        "1:10 createClient of node-redis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "yielded",
      code: `import Redis from "ioredis";
export function* clients() {
  yield Redis;
}
`,
      problems: [
        "3:9 Redis of ioredis is stored as a value, so connections can be opened where nobody sees it. Store a client of the canonical function instead.",
      ],
    },
    {
      title: "windows line ends",
      code: `import { Redis } from "ioredis";\r
export const answer = 42;\r
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `export const answer = 42;\r
`,
      ],
    },
    {
      title: "a sub-path that is described",
      code: `import thing from "ioredis/built/redis";
export { thing };
`,
      problems: [
        "2:10 thing of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "a default of a path below",
      code: `import thing from "@redis/client/dist/lib/client";
export const t = thing;
`,
      problems: [
        "2:14 t of node-redis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "a require that is not used",
      file: "src/service.cjs",
      code: `const Redis = require("ioredis");
const { getRedisClient } = require("./redis/client");
module.exports = getRedisClient("main");
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `const { getRedisClient } = require("./redis/client");
module.exports = getRedisClient("main");
`,
      ],
    },
    {
      title: "one of two required names",
      file: "src/service.cjs",
      code: `const { createClient, createCluster } = require("redis");
module.exports = createClient({ url: process.env.REDIS_URL });
`,
      problems: ["1:23 The import of createCluster from node-redis is not used. Remove it."],
      output: [
        `const { createClient } = require("redis");
module.exports = createClient({ url: process.env.REDIS_URL });
`,
      ],
    },
    {
      title: "a member of a require",
      file: "src/service.cjs",
      code: `"use strict";
const Cluster = require("ioredis").Cluster;
exports.name = "cluster";
`,
      problems: ["2:1 The import of Cluster from ioredis is not used. Remove it."],
      output: [
        `"use strict";
exports.name = "cluster";
`,
      ],
    },
    {
      title: "a require between others",
      file: "src/service.cjs",
      code: `var path = require("path"), redis = require("redis"), fs = require("fs");
exports.read = (name) => fs.readFileSync(path.join(__dirname, name));
`,
      problems: ["1:29 The import of redis from node-redis is not used. Remove it."],
      output: [
        `var path = require("path"), fs = require("fs");
exports.read = (name) => fs.readFileSync(path.join(__dirname, name));
`,
      ],
    },
    {
      title: "a require inside a function",
      file: "src/service.cjs",
      code: `exports.open = function (name) {
  const Redis = require("ioredis");
  return require("./redis/client").getRedisClient(name);
};
`,
      problems: ["2:3 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `exports.open = function (name) {
  return require("./redis/client").getRedisClient(name);
};
`,
      ],
    },
    {
      title: "import equals that is not used",
      file: "src/service.cts",
      code: `import Redis = require("ioredis");
import { getRedisClient } from "./redis/client.cjs";
export const r = getRedisClient("main");
`,
      problems: ["1:1 The import of Redis from ioredis is not used. Remove it."],
      output: [
        `import { getRedisClient } from "./redis/client.cjs";
export const r = getRedisClient("main");
`,
      ],
    },
    {
      title: "a static field for others",
      code: `import Redis from "ioredis";
export class Pool {
  static Client = Redis;
}
`,
      problems: [
        "3:19 Redis of ioredis is stored as a value, so connections can be opened where nobody sees it. Store a client of the canonical function instead.",
      ],
    },
    {
      title: "assigned to the global object",
      code: `import { createClient } from "redis";
Object.assign(globalThis, { createClient });
`,
      problems: [
        "2:29 createClient of node-redis is passed on, so connections can be opened where nobody sees it. Pass a client of the canonical function instead.",
      ],
    },
    {
      title: "a namespace that is spread",
      code: `import * as redis from "redis";
export const driver = { ...redis };
`,
      problems: [
        "2:14 driver of node-redis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "entries of a map",
      code: `import { Redis, Cluster } from "ioredis";
const kinds = new Map([["one", Redis], ["many", Cluster]]);
export const kindOf = (name: string) => kinds.get(name);
`,
      problems: [
        "2:32 Redis of ioredis is stored as a value, so connections can be opened where nobody sees it. Store a client of the canonical function instead.",
        "2:49 Cluster of ioredis is stored as a value, so connections can be opened where nobody sees it. Store a client of the canonical function instead.",
      ],
    },
    {
      title: "a value of injection",
      code: `import Redis from "ioredis";
export const provider = { provide: "REDIS_CLASS", useValue: Redis };
`,
      problems: [
        "2:51 useValue: Redis of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "an exported object",
      file: "src/service.cjs",
      code: `const Redis = require("ioredis");
module.exports = { Redis, name: "store" };
`,
      problems: [
        "2:20 Redis of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
    {
      title: "a factory bound to its options",
      code: `import { createClient } from "redis";
export const open = createClient.bind(undefined, { url: process.env.REDIS_URL });
`,
      problems: [
        "2:14 open of node-redis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
      ],
    },
  ],
});
