import type { Source } from "./project.js";
import type { Run } from "./run-programs.js";

/** A program that is not fixed, and what a rewrite without looking would have done. */
export interface Refusal extends Source {
  readonly name: string;
  /** Part of the message. */
  readonly why: string;
  /** The program as somebody would rewrite it in a hurry. */
  readonly naive: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What shows the difference. */
  readonly seen: keyof Run;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Replaces the import of ioredis and one construction, and nothing else. */
function rewritten(code: string, construction: string, name = "metrics"): string {
  return code
    .replace(/^import (?:Redis|\{ Redis \}) from "ioredis";/u, 'import { getRedisClient } from "./redis/client.js";')
    .replace(construction, `getRedisClient("${name}")`);
}

function refusal(
  given: Omit<Refusal, "naive"> & { readonly construction?: string; readonly to?: string; readonly naive?: string },
): Refusal {
  const { construction = "new Redis({ db: 4 })", to, ...refused } = given;
  return { naive: rewritten(refused.code, construction, to), ...refused };
}

/** Other code of the same process that has the shared client of the same database: it asks behind the program. */
const BYSTANDER = `const { getRedisClient } = await import("./redis/client.js");
const shared = getRedisClient("metrics");
await shared.set("mine", "here");
`;
const STILL_THERE = `
const answer = shared.get("mine").catch((error) => error.message);
const late = new Promise((resolve) => setTimeout(resolve, 500, "no answer"));
console.log("bystander:", await Promise.race([answer, late]));
`;
const ASKS = `${BYSTANDER}await import("./program.js");\n${STILL_THERE}`;

export const REFUSALS: readonly Refusal[] = [
  refusal({
    name: "a name that speaks of another database than the missing index",
    why: "the variable monitoringRedis speaks of",
    code: `import Redis from "ioredis";

const monitoringRedis = new Redis();

await monitoringRedis.set("state", "on");
`,
    construction: "new Redis()",
    to: "monitoring",
    seen: "commands",
    before: ["0 set state on"],
    after: ["7 set state on"],
  }),
  refusal({
    name: "a comment that names another database",
    why: "a comment speaks of sessions",
    code: `import Redis from "ioredis";

// sessions
const redis = new Redis({ db: 4 });

await redis.set("state", "on");
`,
    to: "sessions",
    seen: "commands",
    before: ["4 set state on"],
    after: ["6 set state on"],
  }),
  refusal({
    name: "a prefix that is lost",
    why: "keyPrefix would be lost",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4, keyPrefix: "m:" });

await redis.set("visits", "1");
`,
    construction: 'new Redis({ db: 4, keyPrefix: "m:" })',
    seen: "commands",
    before: ["4 set m:visits 1"],
    after: ["4 set visits 1"],
  }),
  refusal({
    name: "replies of another kind",
    why: "stringNumbers would be lost",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4, stringNumbers: true });

console.log(typeof (await redis.incr("visits")));
`,
    construction: "new Redis({ db: 4, stringNumbers: true })",
    seen: "printed",
    before: ["string"],
    after: ["number"],
  }),
  refusal({
    name: "an index of the environment behind which another one stands",
    why: "process.env.CACHE_INDEX comes before database 4",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: Number(process.env.CACHE_INDEX ?? 4) });

await redis.set("visits", "1");
`,
    construction: "new Redis({ db: Number(process.env.CACHE_INDEX ?? 4) })",
    environment: { CACHE_INDEX: "9" },
    seen: "commands",
    before: ["9 set visits 1"],
    after: ["4 set visits 1"],
  }),
  refusal({
    name: "a URL of the environment that nobody declared",
    why: "process.env.REDIS_ADDRESS says which database it uses",
    code: `import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_ADDRESS);

await redis.set("visits", "1");
`,
    construction: "new Redis(process.env.REDIS_ADDRESS)",
    to: "main",
    environment: { REDIS_ADDRESS: "redis://localhost:6379/6" },
    seen: "commands",
    before: ["6 set visits 1"],
    after: ["0 set visits 1"],
  }),
  refusal({
    name: "options that are changed after they were made",
    why: "Not fixed",
    code: `import Redis from "ioredis";

const options = { host: "localhost", db: 4 };
if (process.argv.length > 0) options.db = 6;
const redis = new Redis(options);

await redis.set("visits", "1");
`,
    construction: "new Redis(options)",
    seen: "commands",
    before: ["6 set visits 1"],
    after: ["4 set visits 1"],
  }),
  refusal({
    name: "options of another module",
    why: "may hold options that would be lost",
    code: `import Redis from "ioredis";
import { shared } from "./shared.js";

const redis = new Redis({ ...shared, db: 4 });

await redis.set("visits", "1");
`,
    construction: "new Redis({ ...shared, db: 4 })",
    more: { "shared.js": 'export const shared = { host: "localhost", keyPrefix: "app:" };\n' },
    seen: "commands",
    before: ["4 set app:visits 1"],
    after: ["4 set visits 1"],
  }),
  refusal({
    name: "a server that the policy file does not know",
    why: "127.0.0.1:6390 is no endpoint",
    code: `import Redis from "ioredis";

const redis = new Redis({ host: "127.0.0.1", port: 6390, db: 4 });

await redis.set("visits", "1");
`,
    construction: 'new Redis({ host: "127.0.0.1", port: 6390, db: 4 })',
    seen: "commands",
    before: ["queue:4 set visits 1"],
    after: ["4 set visits 1"],
  }),
  refusal({
    name: "quit() in finally",
    why: "quit() in line 7 would close the connection that others share",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
try {
  await redis.set("report", "done");
} finally {
  await redis.quit();
}
`,
    driver: ASKS,
    seen: "printed",
    before: ["bystander: here"],
    after: ["bystander: Connection is closed."],
  }),
  refusal({
    name: "quit() in a method of the object that holds the client",
    why: "quit() in line 9 would close the connection that others share",
    code: `import Redis from "ioredis";

const service = {
  redis: new Redis({ db: 4 }),
  async report() {
    await this.redis.set("report", "done");
  },
  async stop() {
    await this.redis.quit();
  },
};
await service.report();
await service.stop();
`,
    driver: ASKS,
    seen: "printed",
    before: ["bystander: here"],
    after: ["bystander: Connection is closed."],
  }),
  refusal({
    name: "quit() on a field of an instance",
    why: "quit() in line 8 would close the connection that others share",
    code: `import Redis from "ioredis";

class Reports {
  client = new Redis({ db: 4 });
}
let reports = null;
async function stop() {
  await reports?.client.quit();
  reports = null;
}
reports = new Reports();
await reports.client.set("report", "done");
await stop();
`,
    driver: ASKS,
    seen: "printed",
    before: ["bystander: here"],
    after: ["bystander: Connection is closed."],
  }),
  refusal({
    name: "options of the client that are changed",
    why: "the code reaches into options of the client in line 4",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
redis.options.keyPrefix = "report:";
await redis.set("state", "done");
`,
    driver: ASKS,
    seen: "printed",
    before: ["bystander: here"],
    after: ["bystander: null"],
  }),
  refusal({
    name: "select()",
    why: "select() in line 4 would switch the database for everyone",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
await redis.select(6);
await redis.set("report", "done");
`,
    driver: ASKS,
    seen: "printed",
    before: ["bystander: here"],
    after: ["bystander: null"],
  }),
  refusal({
    name: "a command of its own, under a name that others use",
    why: "defineCommand() in line 4 would change the connection for everyone on it",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
redis.defineCommand("greet", { numberOfKeys: 0, lua: "return 'program'" });
await redis.greet();
`,
    driver: `${BYSTANDER}shared.defineCommand("greet", { numberOfKeys: 0, lua: "return 'bystander'" });
await import("./program.js");
console.log(await shared.greet());
`,
    seen: "printed",
    before: ["bystander"],
    after: ["program"],
  }),
  refusal({
    name: "a blocking read",
    why: "blpop() in line 4 would block the connection that others share",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
void redis.blpop("jobs", 2).catch(() => {});
await new Promise((resolve) => setTimeout(resolve, 100));
`,
    driver: ASKS,
    seen: "printed",
    before: ["bystander: here"],
    after: ["bystander: no answer"],
  }),
  refusal({
    name: "a transaction that watches",
    why: "watch() in line 5 would mix with the transactions of others",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
export async function take(meanwhile) {
  await redis.watch("stock");
  const stock = Number((await redis.get("stock")) ?? 10);
  await meanwhile();
  return redis.multi().set("stock", String(stock - 1)).exec();
}
`,
    driver: `${BYSTANDER}const { take } = await import("./program.js");
const result = await take(() => shared.multi().set("stock", "3").exec());
console.log(result === null ? "noticed" : "overwritten");
`,
    seen: "printed",
    before: ["noticed"],
    after: ["overwritten"],
  }),
  refusal({
    name: "waiting for an event that is over",
    why: "once() in line 4 may wait for events that are over",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
const ready = new Promise((resolve) => redis.once("ready", () => resolve("ready")));
const late = new Promise((resolve) => setTimeout(resolve, 1000, "waits for ever"));
console.log(await Promise.race([ready, late]));
`,
    driver: `${BYSTANDER}await import("./program.js");\n`,
    seen: "printed",
    before: ["ready"],
    after: ["waits for ever"],
  }),
  refusal({
    name: "connect() by hand",
    why: "lazyConnect would be lost: it would connect at once",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4, lazyConnect: true });
await redis.connect();
console.log(await redis.ping());
`,
    construction: "new Redis({ db: 4, lazyConnect: true })",
    driver: `${BYSTANDER}await import("./program.js");\n`,
    seen: "printed",
    before: ["PONG"],
    after: ["error: Redis is already connecting/connected"],
  }),
  refusal({
    name: "exported, and closed by another module",
    why: "the client is exported in line 3",
    code: `import Redis from "ioredis";

export const redis = new Redis({ db: 4 });
`,
    driver: `${BYSTANDER}const { redis } = await import("./program.js");
await redis.ping();
await redis.quit();
${STILL_THERE}`,
    seen: "printed",
    before: ["bystander: here"],
    after: ["bystander: Connection is closed."],
  }),
  refusal({
    name: "returned, and closed by the caller",
    why: "the client is returned in line 4",
    code: `import Redis from "ioredis";

export function openMetrics() {
  return new Redis({ db: 4 });
}
`,
    driver: `${BYSTANDER}const { openMetrics } = await import("./program.js");
openMetrics().disconnect();
${STILL_THERE}`,
    seen: "printed",
    before: ["bystander: here"],
    after: ["bystander: Connection is closed."],
  }),
  refusal({
    name: "passed to a library that subscribes",
    why: "the client is passed to createAdapter in line 5",
    code: `import Redis from "ioredis";
import { createAdapter } from "./adapter.js";

const redis = new Redis({ db: 4 });
const adapter = createAdapter(redis);
await adapter.ready;
`,
    more: {
      "adapter.js": `export function createAdapter(client) {
  const heard = [];
  client.on("message", (channel) => heard.push(channel));
  return { heard, ready: client.subscribe("rooms").then(() => client.unsubscribe()).then(() => client.select(0)) };
}
`,
    },
    driver: ASKS,
    seen: "printed",
    before: ["bystander: here"],
    after: ["bystander: null"],
  }),
  refusal({
    name: "a canonical client that is null",
    why: "the canonical client may return null",
    client: { export: "getNoClient", nullable: true },
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
console.log(await redis.ping());
`,
    naive: `import { getNoClient } from "./redis/client.js";

const redis = getNoClient("metrics");
console.log(await redis.ping());
`,
    seen: "printed",
    before: ["PONG"],
    after: ["error: Cannot read properties of null (reading 'ping')"],
  }),
  refusal({
    name: "options that only older versions of node-redis read",
    why: "Not fixed",
    code: `import { createClient } from "redis";

const client = createClient({ host: "localhost", db: 4 });
await client.connect();
await client.set("visits", "1");
`,
    naive: `import { getNodeRedis } from "./redis/node-client.js";

const client = await getNodeRedis("metrics");
await client.set("visits", "1");
`,
    seen: "commands",
    before: ["0 set visits 1"],
    after: ["4 set visits 1"],
  }),
  refusal({
    name: "connect() of node-redis somewhere else",
    why: "connect",
    code: `import { createClient } from "redis";

const client = createClient({ database: 4 });

export async function start() {
  await client.connect();
  return client.ping();
}
`,
    naive: `import { getNodeRedis } from "./redis/node-client.js";

const client = await getNodeRedis("metrics");

export async function start() {
  await client.connect();
  return client.ping();
}
`,
    driver: `const { start } = await import("./program.js");
console.log(await start());
`,
    seen: "printed",
    before: ["PONG"],
    after: ["error: Socket already opened"],
  }),
];
