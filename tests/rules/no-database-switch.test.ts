import rule from "../../rules/no-database-switch.js";
import { runCases } from "./run-cases.js";

runCases("no-database-switch", rule, {
  valid: [
    {
      title: "commands on keys",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics")!;
await redis.get("a");
await redis.multi().set("a", 1).expire("a", 2).exec();
`,
    },
    {
      title: "FLUSHDB empties the client's own database",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("metrics")?.flushdb();
`,
    },
    {
      title: "FLUSHDB of node-redis",
      code: `import { createClient } from "redis";
const client = createClient();
await client.flushDb();
await client.sendCommand(["FLUSHDB"]);
`,
    },
    {
      title: "COPY within the database",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("metrics")?.copy("a", "b", "REPLACE");
`,
    },
    {
      title: "COPY within the database, node-redis",
      code: `import { createClient } from "redis";
const client = createClient();
await client.copy("a", "b", { REPLACE: true });
`,
    },
    {
      title: "COPY with arguments that cannot be read",
      code: `import { getRedisClient } from "./redis/client.js";
export const copy = (...given: [string, string]) => getRedisClient("metrics")?.copy(...given);
`,
    },
    {
      title: "a duplicate of the same database",
      code: `import { getRedisClient } from "./redis/client.js";
const sub = getRedisClient("metrics")?.duplicate();
`,
    },
    {
      title: "a duplicate with other options",
      code: `import Redis from "ioredis";
const redis = new Redis();
const sub = redis.duplicate({ lazyConnect: true });
`,
    },
    {
      title: "a duplicate that names the same database",
      code: `import Redis from "ioredis";
const redis = new Redis({ db: 2 });
const sub = redis.duplicate({ db: 2 });
`,
    },
    {
      title: "a duplicate that names the database of the canonical call",
      code: `import { getRedisClient } from "./redis/client.js";
const sub = getRedisClient("metrics")?.duplicate({ db: 4 });
`,
    },
    {
      title: "a duplicate with options from elsewhere",
      code: `import Redis from "ioredis";
import { options } from "./options.js";
const redis = new Redis();
const sub = redis.duplicate(options);
const other = redis.duplicate({ ...options });
`,
    },
    {
      title: "a duplicate without an index",
      code: `import Redis from "ioredis";
const redis = new Redis();
const sub = redis.duplicate({ db: undefined });
`,
    },
    {
      title: "select of something else",
      code: `import { getRedisClient } from "./redis/client.js";
import { select } from "d3-selection";
const redis = getRedisClient("metrics");
select("svg").append("g");
`,
    },
    {
      title: "select of a query builder that gets the client",
      code: `import { getRedisClient } from "./redis/client.js";
import { table } from "./orm.js";
const rows = table(getRedisClient("metrics")).select(3);
`,
    },
    {
      title: "move of a list",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export const up = (list: { move(id: string, by: number): void }) => list.move("a", 1);
`,
    },
    {
      title: "a type of the same name from elsewhere",
      code: `import type { Redis } from "./fake-redis.js";
export const open = (redis: Redis) => redis.select(3);
`,
    },
    {
      title: "a parameter without a type",
      code: `import Redis from "ioredis";
export const cache = new Map<string, Redis>();
export const open = (redis: any) => redis.select(3);
`,
    },
    {
      title: "a type declared here",
      code: `import type IORedis from "ioredis";
interface Redis { select(index: number): void; other?: IORedis }
export const open = (redis: Redis) => redis.select(3);
`,
    },
    {
      title: "the property beside a typed one",
      code: `import type Redis from "ioredis";
interface Deps { redis: Redis; form: { select(index: number): void } }
export const open = ({ form }: Deps) => form.select(3);
`,
    },
    {
      title: "the options of a client",
      code: `import type { RedisOptions } from "ioredis";
export const open = (options: RedisOptions & { select(n: number): void }) => options.select(3);
`,
    },
    {
      title: "the class itself",
      code: `import type Redis from "ioredis";
export const open = (Client: typeof Redis & { select(n: number): void }) => Client.select(3);
`,
    },
    {
      title: "a list of clients has methods of its own",
      code: `import type Redis from "ioredis";
export const open = (all: Redis[]) => all.copyWithin(0, 1);
`,
    },
    {
      title: "a result of a command",
      code: `import type Redis from "ioredis";
export const open = async (redis: Redis) => (await redis.get("a"))?.at(3);
`,
    },
    {
      title: "a file with an exemption",
      code: `import Redis from "ioredis";
const redis = new Redis();
await redis.select(3);
`,
      file: "src/memory-graph.ts",
    },
    {
      title: "the canonical module",
      code: `import Redis from "ioredis";
export function getRedisClient(name: string) {
  const redis = new Redis();
  redis.select(name.length);
  return redis;
}
`,
      file: "src/redis/client.ts",
    },
    {
      title: "a queue",
      code: `import { Queue } from "bullmq";
const queue = new Queue("a", { connection: { host: "localhost", db: 3 } });
await queue.close();
`,
    },
    {
      title: "a raw command on keys",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("metrics")?.call("JSON.GET", "a");
`,
    },
    {
      title: "a raw command of node-redis",
      code: `import { createClient } from "redis";
await createClient().sendCommand(["GET", "SELECT"]);
`,
    },
    {
      title: "a raw command that cannot be read",
      code: `import { createClient } from "redis";
export const run = (words: string[]) => createClient().sendCommand(words);
`,
    },
    {
      title: "a pipeline of harmless commands",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("metrics")?.pipeline([["get", "a"], ["set", "select", 3]]).exec();
`,
    },
    {
      title: "CONFIG GET",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("metrics")?.config("GET", "databases");
`,
    },
    {
      title: "a method that another object has",
      code: `import Redis from "ioredis";
const redis = new Redis();
const menu = { select: (n: number) => n };
menu.select(3);
`,
    },
    {
      title: "a shadowed name",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("metrics");
export function f(redis: { select(n: number): void }) {
  redis.select(3);
}
`,
    },
    {
      title: "an ORM called redis",
      code: `const redis = { select: (n: number) => n };
redis.select(3);
`,
    },
    {
      title: "a script of Redis",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("metrics")?.script("FLUSH");
`,
    },
    {
      title: "only a type is asked for",
      code: `import type Redis from "ioredis";
export type Select = Redis["select"];
`,
    },
    {
      title: "a comment and a text",
      code: `import { getRedisClient } from "./redis/client.js";
// redis.select(3)
const text = "redis.flushall()";
await getRedisClient("metrics")?.set("a", text);
`,
    },
    {
      title: "a mocked library",
      code: `import { vi } from "vitest";
import Redis from "ioredis";
vi.mock("ioredis");
const redis = new Redis();
await redis.flushall();
`,
    },
    {
      title: "a client with another index in its constructor",
      code: `import Redis from "ioredis";
const redis = new Redis({ db: 4 });
await redis.get("a");
`,
    },
    {
      title: "MIGRATE goes to another server",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("metrics")?.migrate("other", 6379, "a", 0, 100);
`,
    },
    {
      title: "nothing of Redis",
      code: `export const select = (n: number) => n;
select(3);
`,
    },
  ],
  invalid: [
    {
      title: "SELECT by name of the database",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
await redis.select(4);
`,
      problems: [
        "3:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "SELECT of an index with a main name and an alias",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.select(7);
`,
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('workflows').",
      ],
    },
    {
      title: "SELECT of an index with an alias for this file",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.select(7);
`,
      file: "src/infrastructure-monitor.ts",
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('monitoring').",
      ],
    },
    {
      title: "SELECT of an index with two names",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.select(8);
`,
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name, with getRedisClient().",
      ],
    },
    {
      title: "SELECT of an index without a name",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.select(12);
`,
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name, with getRedisClient().",
      ],
    },
    {
      title: "SELECT of what cannot be known",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (index: number) => getRedisClient("main")?.select(index);
`,
      problems: [
        "2:40 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name, with getRedisClient().",
      ],
    },
    {
      title: "SELECT of a constant, as text",
      code: `import { getRedisClient } from "./redis/client.js";
const METRICS = "4";
await getRedisClient("main")?.select(METRICS as never);
`,
      problems: [
        "3:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "SELECT on another server",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("jobs")?.select(4);
`,
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name, with getRedisClient().",
      ],
    },
    {
      title: "SELECT where the name is not known",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (name: string) => getRedisClient(name)?.select(4);
`,
      problems: [
        "2:39 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "a canonical client that takes an object",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.select(4);
`,
      problems: [
        "3:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: openDatabase({ database: 'metrics' }).",
      ],
    },
    {
      title: "SELECT on a connection of the file's own",
      code: `import Redis from "ioredis";
const redis = new Redis();
redis.select(4);
`,
      problems: [
        "3:1 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "SELECT with a callback, as in old code",
      code: `const redis = require("redis");
const client = redis.createClient();
client.select(2, () => { console.log("db 2"); });
`,
      file: "src/service.cjs",
      problems: [
        "3:1 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name, with openDatabase().",
      ],
    },
    {
      title: "SELECT on a dedicated connection too",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.select(4);
`,
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "FLUSHALL of ioredis",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.flushall();
`,
      problems: [
        "2:7 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
      ],
    },
    {
      title: "FLUSHALL of node-redis in three spellings",
      code: `import { createClient } from "redis";
const client = createClient();
await client.flushAll();
await client.FLUSHALL();
await client.sendCommand(["FLUSHALL"]);
`,
      problems: [
        "3:7 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
        "4:7 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
        "5:7 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
      ],
    },
    {
      title: "FLUSHALL in a test's set-up",
      code: `import Redis from "ioredis";
const redis = new Redis();
beforeEach(async () => {
  await redis.flushall("ASYNC");
});
`,
      problems: [
        "4:9 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
      ],
    },
    {
      title: "FLUSHALL handed on",
      code: `import Redis from "ioredis";
const redis = new Redis();
afterEach(redis.flushall.bind(redis));
`,
      problems: [
        "3:11 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
      ],
    },
    {
      title: "SWAPDB",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.swapdb(0, 1);
`,
      problems: [
        "2:7 SWAPDB exchanges two databases under everyone who uses them. Change their numbers in the policy file instead.",
      ],
    },
    {
      title: "SWAPDB of node-redis",
      code: `import { createClient } from "redis";
await createClient().swapDb(0, 1);
`,
      problems: [
        "2:7 SWAPDB exchanges two databases under everyone who uses them. Change their numbers in the policy file instead.",
      ],
    },
    {
      title: "MOVE",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.move("key", 1);
`,
      problems: [
        "2:7 MOVE writes into another database by its number. Ask for that one by its name: getRedisClient('knowledge').",
      ],
    },
    {
      title: "COPY to another database",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.copy("a", "b", "DB", 4, "REPLACE");
`,
      problems: [
        "2:7 COPY writes into another database by its number. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "COPY to another database, node-redis",
      code: `import { createClient } from "redis";
await createClient().copy("a", "b", { DB: 4 });
`,
      problems: [
        "2:7 COPY writes into another database by its number. Ask for that one by its name: openDatabase({ database: 'metrics' }).",
      ],
    },
    {
      title: "a duplicate of another database",
      code: `import { getRedisClient } from "./redis/client.js";
const other = getRedisClient("main")?.duplicate({ db: 6 });
`,
      problems: [
        "2:15 duplicate() opens a connection to another database by its number. Ask for that one by its name: getRedisClient('sessions').",
      ],
    },
    {
      title: "a duplicate of another database, node-redis",
      code: `import { createClient } from "redis";
const client = createClient({ database: 0 });
const other = client.duplicate({ database: 4 });
`,
      problems: [
        "3:15 duplicate() opens a connection to another database by its number. Ask for that one by its name: openDatabase({ database: 'metrics' }).",
      ],
    },
    {
      title: "a duplicate whose index comes from elsewhere",
      code: `import Redis from "ioredis";
const redis = new Redis();
export const other = redis.duplicate({ db: Number(process.env.OTHER_DB) });
`,
      problems: [
        "3:22 duplicate() opens a connection to another database by its number. Ask for that one by its name, with getRedisClient().",
      ],
    },
    {
      title: "a duplicate whose options are a constant",
      code: `import Redis from "ioredis";
const options = { db: 6, lazyConnect: true };
export const other = new Redis().duplicate(options);
`,
      problems: [
        "3:22 duplicate() opens a connection to another database by its number. Ask for that one by its name: getRedisClient('sessions').",
      ],
    },
    {
      title: "a raw SELECT",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.call("SELECT", "4");
`,
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "a raw SELECT of node-redis",
      code: `import { createClient } from "redis";
await createClient().sendCommand(["SELECT", "4"]);
`,
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: openDatabase({ database: 'metrics' }).",
      ],
    },
    {
      title: "a raw command as an object",
      code: `import Redis, { Command } from "ioredis";
new Redis().sendCommand(new Command("select", [4]));
`,
      problems: [
        "2:1 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "in a transaction",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.multi().select(4).get("a").exec();
`,
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "in a list of a pipeline",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.pipeline([["select", 4], ["get", "a"]]).exec();
`,
      problems: [
        "2:42 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "in a chain over lines",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")
  ?.multi()
  .get("a")
  .move("a", 4)
  .exec();
`,
      problems: [
        "5:4 MOVE writes into another database by its number. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "a field",
      code: `import { getRedisClient } from "./redis/client.js";
export class Cache {
  #redis = getRedisClient("main")!;
  async each(count: number) {
    for (let index = 0; index < count; index++) {
      await this.#redis.select(index);
      await this.#redis.dbsize();
    }
  }
}
`,
      problems: [
        "6:13 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name, with getRedisClient().",
      ],
    },
    {
      title: "an injected client, by its type",
      code: `import { Injectable } from "@nestjs/common";
import { InjectRedis } from "@nestjs-modules/ioredis";
import Redis from "ioredis";
@Injectable()
export class Service {
  constructor(@InjectRedis() private readonly redis: Redis) {}
  async reset() {
    await this.redis.flushall();
  }
}
`,
      problems: [
        "8:11 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
      ],
    },
    {
      title: "a parameter, by its type",
      code: `import type { RedisClientType } from "redis";
export async function reset(client: RedisClientType | undefined) {
  await client?.flushAll();
}
`,
      problems: [
        "3:9 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
      ],
    },
    {
      title: "a type made of the factory",
      code: `import { createClient } from "redis";
type Client = ReturnType<typeof createClient>;
export const reset = (client: Client) => client.select(4);
`,
      problems: [
        "3:42 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: openDatabase({ database: 'metrics' }).",
      ],
    },
    {
      title: "an interface of the file",
      code: `import type { Redis } from "ioredis";
interface Deps { readonly redis: Redis; readonly name: string }
export const reset = ({ redis }: Deps) => redis.swapdb(0, 1);
`,
      problems: [
        "3:43 SWAPDB exchanges two databases under everyone who uses them. Change their numbers in the policy file instead.",
      ],
    },
    {
      title: "a declared result",
      code: `import type { Redis } from "ioredis";
export class Holder {
  private get(): Redis { return (globalThis as any).redis; }
  open() { return this.get().select(4); }
}
`,
      problems: [
        "4:19 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "an assertion",
      code: `import type Redis from "ioredis";
export const reset = (app: any) => (app.get("REDIS") as Redis).flushall();
`,
      problems: [
        "2:36 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
      ],
    },
    {
      title: "an awaited parameter",
      code: `import type { Redis } from "ioredis";
export const reset = async (client: Promise<Redis | null>) => (await client)?.flushall();
`,
      problems: [
        "2:63 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
      ],
    },
    {
      title: "a declared field",
      code: `import type { Redis } from "ioredis";
export class Holder {
  private redis!: Redis;
  open(index: number) { return this.redis.select(index); }
}
`,
      problems: [
        "4:32 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name, with getRedisClient().",
      ],
    },
    {
      title: "a helper of the file",
      code: `import { getRedisClient } from "./redis/client.js";
function main() { return getRedisClient("main"); }
export const open = () => main()?.select(4);
`,
      problems: [
        "3:27 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "taken apart",
      code: `import Redis from "ioredis";
const { select } = new Redis();
`,
      problems: [
        "2:9 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name, with getRedisClient().",
      ],
    },
    {
      title: "another client library",
      code: `import { GlideClient } from "@valkey/valkey-glide";
const client = await GlideClient.createClient({ addresses: [{ host: "localhost" }] });
await client.flushall();
await client.customCommand(["SELECT", "4"]);
`,
      problems: [
        "3:7 FLUSHALL empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
        "4:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "iovalkey",
      code: `import Valkey from "iovalkey";
await new Valkey().swapdb(0, 1);
`,
      problems: [
        "2:7 SWAPDB exchanges two databases under everyone who uses them. Change their numbers in the policy file instead.",
      ],
    },
    {
      title: "an exemption that is over",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.select(4);
`,
      file: "src/once.ts",
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
    {
      title: "a policy without a canonical client",
      code: `import Redis from "ioredis";
await new Redis().select(4);
`,
      policy: "minimal",
      problems: [
        "2:7 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedis('metrics').",
      ],
    },
    {
      title: "without a policy file",
      code: `import Redis from "ioredis";
await new Redis().select(4);
`,
      policy: "missing",
      problems: [
        "1:1 There is no policy file above this file: add redis-policy.yaml to the root of the project, or name one in the setting `policy`.",
      ],
    },
    {
      title: "JavaScript",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = async () => {
  const redis = getRedisClient("main");
  await redis?.select(4);
};
`,
      file: "src/service.mjs",
      problems: [
        "4:9 SELECT switches this client to another database, for everyone who uses it. Ask for that one by its name: getRedisClient('metrics').",
      ],
    },
  ],
});
