import rule from "../../rules/no-shared-client-close.js";
import { runCases } from "./run-cases.js";

runCases("no-shared-client-close", rule, {
  valid: [
    {
      title: "commands on keys",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.get("a");
`,
    },
    {
      title: "a client of the file's own",
      code: `import Redis from "ioredis";
const redis = new Redis();
await redis.quit();
`,
    },
    {
      title: "a client of the file's own, node-redis",
      code: `import { createClient } from "redis";
const client = createClient();
await client.connect();
await client.close();
`,
    },
    {
      title: "a connection of its own",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true });
await redis?.quit();
`,
    },
    {
      title: "a connection of its own, by constant options",
      code: `import { getRedisClient } from "./redis/client.js";
const OWN = { dedicated: true };
const redis = getRedisClient("main", OWN);
await redis?.quit();
`,
    },
    {
      title: "options that cannot be read",
      code: `import { getRedisClient } from "./redis/client.js";
export async function once(options: object) {
  await getRedisClient("main", options)?.quit();
}
`,
    },
    {
      title: "dedicated by a condition",
      code: `import { getRedisClient } from "./redis/client.js";
export async function once(own: boolean) {
  await getRedisClient("main", { dedicated: own })?.quit();
}
`,
    },
    {
      title: "one of the two is the file's own",
      code: `import Redis from "ioredis";
import { getRedisClient } from "./redis/client.js";
export function open(own: boolean) {
  const client = own ? new Redis() : getRedisClient("main");
  return { stop: () => own && client?.quit() };
}
`,
    },
    {
      title: "a parameter that also gets the file's own",
      code: `import Redis from "ioredis";
import { getRedisClient } from "./redis/client.js";
const use = async (client: Redis, own: boolean) => { if (own) await client.quit(); };
await use(new Redis(), true);
await use(getRedisClient("main")!, false);
`,
    },
    {
      title: "the variable holds another client later",
      code: `import { getRedisClient } from "./redis/client.js";
import { openOwn } from "./own.js";
let redis = getRedisClient("main");
await redis?.get("a");
redis = openOwn();
await redis?.quit();
`,
    },
    {
      title: "a duplicate is closed",
      code: `import { getRedisClient } from "./redis/client.js";
const subscriber = getRedisClient("main")?.duplicate();
await subscriber?.quit();
`,
    },
    {
      title: "the variable holds a duplicate later",
      code: `import { getRedisClient } from "./redis/client.js";
let redis = getRedisClient("main")!;
redis = redis.duplicate();
await redis.quit();
`,
    },
    {
      title: "a parameter of a client's type",
      code: `import type Redis from "ioredis";
export const stop = (redis: Redis) => redis.quit();
`,
    },
    {
      title: "an injected client may be anybody's",
      code: `import { InjectRedis } from "@nestjs-modules/ioredis";
import Redis from "ioredis";
export class Cache {
  constructor(@InjectRedis() private readonly redis: Redis) {}
  async onModuleDestroy() { await this.redis.quit(); }
}
`,
    },
    {
      title: "a client of an imported constant",
      code: `import { redis } from "./shared.js";
await redis.quit();
`,
    },
    {
      title: "another function of the canonical module",
      code: `import { closeRedis } from "./redis/client.js";
await closeRedis();
`,
    },
    {
      title: "another object of the canonical module",
      code: `import { pool } from "./redis/client.js";
await pool.close();
`,
    },
    {
      title: "connect() where the policy file does not say",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.connect();
`,
    },
    {
      title: "connect() of something else",
      code: `import { openDatabase } from "@acme/node-redis";
import { createServer } from "node:net";
const client = await openDatabase({ database: "main" });
createServer().listen().close();
`,
    },
    {
      title: "close of a file beside it",
      code: `import { getRedisClient } from "./redis/client.js";
import { open } from "node:fs/promises";
const redis = getRedisClient("main");
const file = await open("a");
await redis?.set("a", await file.readFile());
await file.close();
`,
    },
    {
      title: "a function of the same name from elsewhere",
      code: `import { getRedisClient } from "./other.js";
await getRedisClient("main").quit();
`,
    },
    {
      title: "a function of the same name declared here",
      code: `import Redis from "ioredis";
const getRedisClient = () => new Redis();
await getRedisClient().quit();
`,
    },
    {
      title: "a shadowed import",
      code: `import { getRedisClient } from "./redis/client.js";
export const stop = (getRedisClient: () => { quit(): void }) => getRedisClient().quit();
`,
    },
    {
      title: "a shadowed variable",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main");
export const stop = (redis: { quit(): void }) => redis.quit();
`,
    },
    {
      title: "passed to a library",
      code: `import { getRedisClient } from "./redis/client.js";
import { RedisStore } from "connect-redis";
export const store = new RedisStore({ client: getRedisClient("main") });
`,
    },
    {
      title: "the library's own object is closed",
      code: `import { getRedisClient } from "./redis/client.js";
import { Worker } from "bullmq";
const worker = new Worker("a", undefined, { connection: getRedisClient("main")! });
await worker.close();
`,
    },
    {
      title: "the result of a command is closed",
      code: `import { getRedisClient } from "./redis/client.js";
const stream = getRedisClient("main")!.scanStream();
stream.close();
`,
    },
    {
      title: "a transaction is thrown away",
      code: `import { getRedisClient } from "./redis/client.js";
const transaction = getRedisClient("main")!.multi();
transaction.discard();
`,
    },
    {
      title: "a listener for the end",
      code: `import { getRedisClient } from "./redis/client.js";
getRedisClient("main")?.on("end", console.log);
`,
    },
    {
      title: "another method is handed on",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
export const get = redis.get.bind(redis);
`,
    },
    {
      title: "an assignment to a member",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
redis.quit = async () => "OK";
`,
    },
    {
      title: "quit as a key",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.set("quit", "close");
`,
    },
    {
      title: "a raw command on keys",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.sendCommand(["GET", "QUIT"]);
`,
    },
    {
      title: "a raw command that cannot be read",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
export const run = (words: string[]) => client.sendCommand(words);
`,
    },
    {
      title: "a method that cannot be read",
      code: `import { getRedisClient } from "./redis/client.js";
export const run = (method: "get" | "quit") => (getRedisClient("main") as any)[method]("a");
`,
    },
    {
      title: "the client set free",
      code: `import { getRedisClient } from "./redis/client.js";
let redis = getRedisClient("main");
redis = null;
`,
    },
    {
      title: "a file with an exemption",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.quit();
`,
      file: "src/memory-graph.ts",
    },
    {
      title: "the canonical module",
      code: `import Redis from "ioredis";
const redis = new Redis();
export const getRedisClient = (name: string) => redis;
export const closeRedis = () => redis.quit();
`,
      file: "src/redis/client.ts",
    },
    {
      title: "a type only",
      code: `import type { getRedisClient } from "./redis/client.js";
export type Quit = NonNullable<ReturnType<typeof getRedisClient>>["quit"];
`,
    },
    {
      title: "using of something else",
      code: `import { getRedisClient } from "./redis/client.js";
import { lock } from "./lock.js";
using held = lock();
await getRedisClient("main")?.get("a");
`,
    },
    {
      title: "nothing of Redis",
      code: `export const door = { close: () => undefined };
door.close();
`,
    },
    {
      title: "a method is only asked for",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
if (typeof redis.disconnect === "function") console.log("ioredis");
`,
    },
    {
      title: "a method in an assertion of a test",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
it("stays open", () => expect(redis.quit).not.toHaveBeenCalled());
`,
    },
    {
      title: "closed only where it is another one",
      code: `import { getRedisClient } from "./redis/client.js";
const shared = getRedisClient("metrics")!;
export class Publisher {
  client = shared;
  stop() {
    if (this.client && this.client !== shared) this.client.disconnect();
  }
  end() {
    if (this.client === shared) return;
    this.client.quit();
  }
  drop() {
    return this.client !== shared && this.client.quit();
  }
  leave() {
    if (shared === this.client) this.client.ping();
    else this.client.quit();
  }
}
`,
    },
    {
      title: "a method that a test has replaced",
      code: `import { getRedisClient } from "./redis/client.js";
jest.mock("ioredis");
const redis = jest.mocked(getRedisClient("metrics")!);
const other = getRedisClient("main") as any;
beforeEach(() => {
  other.quit.mockClear();
  other.quit.mockResolvedValue("OK");
  other.disconnect.returns(undefined);
  redis.get.mockReset();
});
test("stays open", () => {
  expect(other.quit).not.toHaveBeenCalled();
  assert(other.disconnect.calledOnce);
});
`,
    },
  ],
  invalid: [
    {
      title: "what goes on when it is closed",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main");
export function stop(done) {
  redis?.quit((error) => { if (error) console.error(error); process.exit(0); });
  done.later();
}
`,
      problems: [
        {
          message:
            "4:3 quit() closes the connection that all callers of getRedisClient('main') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true });
export function stop(done) {
  redis?.quit((error) => { if (error) console.error(error); process.exit(0); });
  done.later();
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "somebody waits until it is closed",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main");
export function stop(done) {
  redis?.quit(done);
  done.later();
}
`,
      problems: [
        {
          message:
            "4:3 quit() closes the connection that all callers of getRedisClient('main') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true });
export function stop(done) {
  redis?.quit(done);
  done.later();
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "what is only said when it is closed",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main");
export function stop(done) {
  redis?.quit((error) => { console.log('closed', error); });
  done.later();
}
`,
      problems: [
        {
          message:
            "4:3 quit() closes the connection that all callers of getRedisClient('main') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main");
export function stop(done) {
  done.later();
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true });
export function stop(done) {
  redis?.quit((error) => { console.log('closed', error); });
  done.later();
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "quit",
      code: `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  await redis?.quit();
  console.log("done");
}
`,
      problems: [
        {
          message:
            "4:9 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  console.log("done");
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics", { dedicated: true });
  await redis?.quit();
  console.log("done");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "disconnect",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
await redis.set("a", 1);
redis.disconnect();
`,
      problems: [
        {
          message:
            "4:1 disconnect() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
await redis.set("a", 1);
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
await redis.set("a", 1);
redis.disconnect();
`,
            ],
          ],
        },
      ],
    },
    {
      title: "end, as in old code",
      code: `const { getRedisClient } = require("./redis/client.js");
const redis = getRedisClient("metrics");
redis.get("a", () => {
  console.log("a");
  redis.end();
});
`,
      file: "src/service.cjs",
      problems: [
        {
          message:
            "5:3 end() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `const { getRedisClient } = require("./redis/client.js");
const redis = getRedisClient("metrics");
redis.get("a", () => {
  console.log("a");
});
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `const { getRedisClient } = require("./redis/client.js");
const redis = getRedisClient("metrics", { dedicated: true });
redis.get("a", () => {
  console.log("a");
  redis.end();
});
`,
            ],
          ],
        },
      ],
    },
    {
      title: "close and destroy of node-redis",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "metrics" });
await client.get("a");
await client.close();
client.destroy();
`,
      problems: [
        {
          message:
            "4:7 close() closes the connection that all callers of openDatabase({ database: 'metrics' }) share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "metrics" });
await client.get("a");
client.destroy();
`,
            ],
          ],
        },
        {
          message:
            "5:1 destroy() closes the connection that all callers of openDatabase({ database: 'metrics' }) share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "metrics" });
await client.get("a");
await client.close();
`,
            ],
          ],
        },
      ],
    },
    {
      title: "the only statement of a function",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function stop() {
  await redis?.quit();
}
`,
      problems: [
        {
          message:
            "4:9 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export async function stop() {}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true });
export async function stop() {
  await redis?.quit();
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "the only statement of a method",
      code: `import { getRedisClient } from "./redis/client.js";
export class Cache {
  private readonly redis = getRedisClient("metrics");
  async onModuleDestroy() {
    await this.redis?.quit();
  }
}
`,
      problems: [
        {
          message:
            "5:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export class Cache {
  private readonly redis = getRedisClient("metrics");
  async onModuleDestroy() {}
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export class Cache {
  private readonly redis = getRedisClient("metrics", { dedicated: true });
  async onModuleDestroy() {
    await this.redis?.quit();
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "the whole of an arrow function",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
export const stop = () => redis.quit();
`,
      problems: [
        {
          message:
            "3:27 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
export const stop = () => redis.quit();
`,
            ],
          ],
        },
      ],
    },
    {
      title: "what it answers is needed",
      code: `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  return redis?.quit();
}
`,
      problems: [
        {
          message:
            "4:10 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics", { dedicated: true });
  return redis?.quit();
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "finally behind catch",
      code: `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics")!;
  try {
    await redis.get("a");
  } catch (error) {
    console.error(error);
  } finally {
    await redis.quit();
  }
}
`,
      problems: [
        {
          message:
            "9:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics")!;
  try {
    await redis.get("a");
  } catch (error) {
    console.error(error);
  }
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics", { dedicated: true })!;
  try {
    await redis.get("a");
  } catch (error) {
    console.error(error);
  } finally {
    await redis.quit();
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "finally without catch",
      code: `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics")!;
  try {
    const value = await redis.get("a");
    // kept
    console.log(value);
  } finally {
    await redis.quit();
  }
}
`,
      problems: [
        {
          message:
            "9:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics")!;
  const value = await redis.get("a");
  // kept
  console.log(value);
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics", { dedicated: true })!;
  try {
    const value = await redis.get("a");
    // kept
    console.log(value);
  } finally {
    await redis.quit();
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "finally without catch, a name of the block also stands outside",
      code: `import { getRedisClient } from "./redis/client.js";
export async function run(value: string) {
  const redis = getRedisClient("metrics")!;
  console.log(value);
  try {
    const value = await redis.get("a");
    console.log(value);
  } finally {
    await redis.quit();
  }
}
`,
      problems: [
        {
          message:
            "9:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function run(value: string) {
  const redis = getRedisClient("metrics", { dedicated: true })!;
  console.log(value);
  try {
    const value = await redis.get("a");
    console.log(value);
  } finally {
    await redis.quit();
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "finally without catch, around a text of several lines",
      code: `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics")!;
  try {
    await redis.set("a", \`one
    two\`);
  } finally {
    await redis.quit();
  }
}
`,
      problems: [
        {
          message:
            "8:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics", { dedicated: true })!;
  try {
    await redis.set("a", \`one
    two\`);
  } finally {
    await redis.quit();
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "finally that does more",
      code: `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics")!;
  try {
    await redis.get("a");
  } finally {
    await redis.quit();
    console.log("done");
  }
}
`,
      problems: [
        {
          message:
            "7:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics")!;
  try {
    await redis.get("a");
  } finally {
    console.log("done");
  }
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function run() {
  const redis = getRedisClient("metrics", { dedicated: true })!;
  try {
    await redis.get("a");
  } finally {
    await redis.quit();
    console.log("done");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a try of its own",
      code: `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  console.log("bye");
  try {
    await redis?.quit();
  } catch (error) {
    console.error(error);
  }
}
`,
      problems: [
        {
          message:
            "6:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  console.log("bye");
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics", { dedicated: true });
  console.log("bye");
  try {
    await redis?.quit();
  } catch (error) {
    console.error(error);
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a try of its own with a finally",
      code: `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  try {
    await redis?.quit();
  } finally {
    console.log("bye");
  }
}
`,
      problems: [
        {
          message:
            "5:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics", { dedicated: true });
  try {
    await redis?.quit();
  } finally {
    console.log("bye");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "behind a check",
      code: `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  if (redis) {
    await redis.quit();
  }
  console.log("bye");
}
`,
      problems: [
        {
          message:
            "5:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  console.log("bye");
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (redis) {
    await redis.quit();
  }
  console.log("bye");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "behind a check without braces",
      code: `import { getRedisClient } from "./redis/client.js";
export function stop() {
  const redis = getRedisClient("metrics");
  if (redis) redis.disconnect();
  console.log("bye");
}
`,
      problems: [
        {
          message:
            "4:14 disconnect() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export function stop() {
  const redis = getRedisClient("metrics");
  console.log("bye");
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export function stop() {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (redis) redis.disconnect();
  console.log("bye");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "behind a check that may have effects",
      code: `import { getRedisClient } from "./redis/client.js";
import { ready } from "./ready.js";
export function stop() {
  const redis = getRedisClient("metrics")!;
  if (ready()) redis.disconnect();
}
`,
      problems: [
        {
          message:
            "5:16 disconnect() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
import { ready } from "./ready.js";
export function stop() {
  const redis = getRedisClient("metrics", { dedicated: true })!;
  if (ready()) redis.disconnect();
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "in else",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
if (process.env.KEEP) {
  console.log("kept");
} else {
  redis.disconnect();
}
`,
      problems: [
        {
          message:
            "6:3 disconnect() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
if (process.env.KEEP) {
  console.log("kept");
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
if (process.env.KEEP) {
  console.log("kept");
} else {
  redis.disconnect();
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "with an else",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
if (process.env.END) {
  redis.disconnect();
} else {
  console.log("kept");
}
`,
      problems: [
        {
          message:
            "4:3 disconnect() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
if (process.env.END) {
  redis.disconnect();
} else {
  console.log("kept");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "behind &&",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
redis && redis.disconnect();
`,
      problems: [
        {
          message:
            "3:10 disconnect() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true });
redis && redis.disconnect();
`,
            ],
          ],
        },
      ],
    },
    {
      title: "with a handler",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
void redis.quit().catch(() => undefined);
`,
      problems: [
        {
          message:
            "3:6 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
void redis.quit().catch(() => undefined);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "with something behind it",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
redis.quit().then(() => process.exit(0));
`,
      problems: [
        {
          message:
            "3:1 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
redis.quit().then(() => process.exit(0));
`,
            ],
          ],
        },
      ],
    },
    {
      title: "in a signal handler of its own",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
process.on("SIGTERM", () => redis.disconnect());
`,
      problems: [
        {
          message:
            "3:29 disconnect() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
process.on("SIGTERM", () => redis.disconnect());
`,
            ],
          ],
        },
      ],
    },
    {
      title: "in a signal handler that does more",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
process.on("SIGTERM", async () => {
  await redis.quit();
  process.exit(0);
});
`,
      problems: [
        {
          message:
            "4:9 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
process.on("SIGTERM", async () => {
  process.exit(0);
});
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
process.on("SIGTERM", async () => {
  await redis.quit();
  process.exit(0);
});
`,
            ],
          ],
        },
      ],
    },
    {
      title: "after all tests",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
afterAll(async () => {
  await redis.quit();
});
`,
      problems: [
        {
          message:
            "4:9 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
afterAll(async () => {
  await redis.quit();
});
`,
            ],
          ],
        },
      ],
    },
    {
      title: "in a callback that somebody else calls",
      code: `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics")!;
server.onClose(async () => {
  await redis.quit();
});
`,
      problems: [
        {
          message:
            "5:9 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics")!;
server.onClose(async () => {});
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
server.onClose(async () => {
  await redis.quit();
});
`,
            ],
          ],
        },
      ],
    },
    {
      title: "beside others, first",
      code: `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics")!;
await Promise.all([redis.quit(), server.close()]);
`,
      problems: [
        {
          message:
            "4:20 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics")!;
await Promise.all([server.close()]);
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
await Promise.all([redis.quit(), server.close()]);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "beside others, last",
      code: `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics")!;
await Promise.allSettled([server.close(), redis.quit()]);
`,
      problems: [
        {
          message:
            "4:43 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics")!;
await Promise.allSettled([server.close()]);
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
await Promise.allSettled([server.close(), redis.quit()]);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "beside others whose answers are needed",
      code: `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics")!;
export const [first, second] = await Promise.all([redis.quit(), server.close()]);
`,
      problems: [
        {
          message:
            "4:51 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
import { server } from "./server.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
export const [first, second] = await Promise.all([redis.quit(), server.close()]);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "using",
      code: `import { openDatabase } from "@acme/node-redis";
export async function read() {
  await using client = await openDatabase({ database: "metrics" });
  return client.get("a");
}
`,
      problems: [
        {
          message:
            "3:24 using closes the connection that all callers of openDatabase({ database: 'metrics' }) share. Leave that to the canonical client.",
          suggestions: [
            [
              "Declare it with const, so that it stays open.",
              `import { openDatabase } from "@acme/node-redis";
export async function read() {
  const client = await openDatabase({ database: "metrics" });
  return client.get("a");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "connect where the client is connected already",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "metrics" });
await client.connect();
await client.get("a");
`,
      problems: [
        {
          message:
            "3:7 connect() connects a client that openDatabase({ database: 'metrics' }) connects by itself. Remove it.",
          suggestions: [
            [
              "Remove this call.",
              `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "metrics" });
await client.get("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "unref",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "metrics" });
client.unref();
await client.get("a");
`,
      problems: [
        {
          message:
            "3:1 unref() decides for all callers of openDatabase({ database: 'metrics' }) whether the process waits for their connection. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "metrics" });
await client.get("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a raw QUIT",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
await redis.call("QUIT");
`,
      problems: [
        {
          message:
            "3:7 QUIT closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
await redis.call("QUIT");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "handed on",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
process.on("exit", redis.disconnect.bind(redis));
`,
      problems: [
        {
          message:
            "3:20 disconnect() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics", { dedicated: true })!;
process.on("exit", redis.disconnect.bind(redis));
`,
            ],
          ],
        },
      ],
    },
    {
      title: "taken apart",
      code: `import { getRedisClient } from "./redis/client.js";
const { quit } = getRedisClient("metrics")!;
`,
      problems: [
        {
          message:
            "2:9 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const { quit } = getRedisClient("metrics", { dedicated: true })!;
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a parameter of a function of the file",
      code: `import { getRedisClient } from "./redis/client.js";
import type { Redis } from "ioredis";
async function stop(client: Redis | null) {
  console.log("bye");
  await client?.quit();
}
export const main = () => stop(getRedisClient("metrics"));
`,
      problems: [
        {
          message:
            "5:9 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
import type { Redis } from "ioredis";
async function stop(client: Redis | null) {
  console.log("bye");
}
export const main = () => stop(getRedisClient("metrics"));
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
import type { Redis } from "ioredis";
async function stop(client: Redis | null) {
  console.log("bye");
  await client?.quit();
}
export const main = () => stop(getRedisClient("metrics", { dedicated: true }));
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a helper of the file",
      code: `import { getRedisClient } from "./redis/client.js";
const metrics = () => getRedisClient("metrics");
export async function stop() {
  await metrics()?.quit();
}
`,
      problems: [
        "4:9 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
      ],
    },
    {
      title: "a list of clients",
      code: `import { getRedisClient } from "./redis/client.js";
const clients = [getRedisClient("metrics"), getRedisClient("main")];
export async function stop() {
  console.log("bye");
  for (const client of clients) {
    await client?.quit();
  }
}
`,
      problems: [
        {
          message:
            "6:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const clients = [getRedisClient("metrics"), getRedisClient("main")];
export async function stop() {
  console.log("bye");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "one client after another in a variable",
      code: `import { getRedisClient } from "./redis/client.js";
let redis = getRedisClient("metrics");
redis = getRedisClient("main");
await redis?.quit();
console.log("bye");
`,
      problems: [
        {
          message:
            "4:7 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
let redis = getRedisClient("metrics");
redis = getRedisClient("main");
console.log("bye");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a field that is filled later",
      code: `import { getRedisClient } from "./redis/client.js";
export class Cache {
  private redis: ReturnType<typeof getRedisClient> = null;
  async open() {
    this.redis = getRedisClient("metrics");
  }
  async close() {
    await this.redis?.quit();
    this.redis = null;
  }
}
`,
      problems: [
        {
          message:
            "8:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export class Cache {
  private redis: ReturnType<typeof getRedisClient> = null;
  async open() {
    this.redis = getRedisClient("metrics");
  }
  async close() {
    this.redis = null;
  }
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export class Cache {
  private redis: ReturnType<typeof getRedisClient> = null;
  async open() {
    this.redis = getRedisClient("metrics", { dedicated: true });
  }
  async close() {
    await this.redis?.quit();
    this.redis = null;
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a private field",
      code: `import { getRedisClient } from "./redis/client.js";
export class Cache {
  #redis = getRedisClient("metrics");
  close() {
    this.#redis?.disconnect();
    console.log("bye");
  }
}
`,
      problems: [
        {
          message:
            "5:5 disconnect() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export class Cache {
  #redis = getRedisClient("metrics");
  close() {
    console.log("bye");
  }
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export class Cache {
  #redis = getRedisClient("metrics", { dedicated: true });
  close() {
    this.#redis?.disconnect();
    console.log("bye");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "the result of the call itself",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("metrics")?.quit();
`,
      problems: [
        {
          message:
            "2:7 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("metrics", { dedicated: true })?.quit();
`,
            ],
          ],
        },
      ],
    },
    {
      title: "comments stay",
      code: `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  // good bye
  await redis?.quit(); // at last
  console.log("bye");
}
`,
      problems: [
        {
          message:
            "5:9 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  // good bye
  // at last

  console.log("bye");
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics", { dedicated: true });
  // good bye
  await redis?.quit(); // at last
  console.log("bye");
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a comment in the block that would be empty",
      code: `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  if (redis) {
    // good bye
    await redis.quit();
  }
}
`,
      problems: [
        {
          message:
            "6:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics");
  if (redis) {
    // good bye
  }
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function stop() {
  const redis = getRedisClient("metrics", { dedicated: true });
  if (redis) {
    // good bye
    await redis.quit();
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "without semicolons",
      code: `import { getRedisClient } from './redis/client.js'
const redis = getRedisClient('metrics')!
await redis.get('a')
await redis.quit()
console.log('bye')
`,
      problems: [
        {
          message:
            "4:7 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from './redis/client.js'
const redis = getRedisClient('metrics')!
await redis.get('a')
console.log('bye')
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from './redis/client.js'
const redis = getRedisClient('metrics', { dedicated: true })!
await redis.get('a')
await redis.quit()
console.log('bye')
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a client injected or shared",
      code: `import { getRedisClient } from "./redis/client.js";
import type { Redis } from "ioredis";
export class Cache {
  private readonly redis: Redis;
  constructor(given?: Redis) {
    this.redis = given ?? getRedisClient("metrics")!;
  }
  async close() {
    await this.redis.quit();
  }
}
`,
      problems: [
        {
          message:
            "9:11 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
import type { Redis } from "ioredis";
export class Cache {
  private readonly redis: Redis;
  constructor(given?: Redis) {
    this.redis = given ?? getRedisClient("metrics")!;
  }
  async close() {}
}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
import type { Redis } from "ioredis";
export class Cache {
  private readonly redis: Redis;
  constructor(given?: Redis) {
    this.redis = given ?? getRedisClient("metrics", { dedicated: true })!;
  }
  async close() {
    await this.redis.quit();
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "without a policy file",
      code: `import Redis from "ioredis";
await new Redis().quit();
`,
      policy: "missing",
      problems: [
        "1:1 There is no policy file above this file: add redis-policy.yaml to the root of the project, or name one in the setting `policy`.",
      ],
    },
    {
      title: "a comparison that does not tell it apart",
      code: `import { getRedisClient } from "./redis/client.js";
const shared = getRedisClient("metrics", {})!;
export function stop() {
  if (shared !== undefined && shared.status !== "end") shared.quit();
}
`,
      problems: [
        {
          message:
            "4:56 quit() closes the connection that all callers of getRedisClient('metrics') share. Leave that to the canonical client.",
          suggestions: [
            [
              "Remove this call.",
              `import { getRedisClient } from "./redis/client.js";
const shared = getRedisClient("metrics", {})!;
export function stop() {}
`,
            ],
            [
              "Ask for a connection of its own: getRedisClient('metrics', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const shared = getRedisClient("metrics", { dedicated: true })!;
export function stop() {
  if (shared !== undefined && shared.status !== "end") shared.quit();
}
`,
            ],
          ],
        },
      ],
    },
  ],
});
