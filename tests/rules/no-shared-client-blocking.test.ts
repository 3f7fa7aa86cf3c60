import rule from "../../rules/no-shared-client-blocking.js";
import { runCases } from "./run-cases.js";

runCases("no-shared-client-blocking", rule, {
  valid: [
    {
      title: "commands on keys",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.get("a");
`,
    },
    {
      title: "PUBLISH",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.publish("channel", "text");
`,
    },
    {
      title: "PUBSUB CHANNELS",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.pubsub("CHANNELS");
`,
    },
    {
      title: "XREAD that does not wait",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.xread("COUNT", 10, "STREAMS", "s", "0");
`,
    },
    {
      title: "XREADGROUP that does not wait",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.xreadgroup("GROUP", "g", "c", "STREAMS", "s", ">");
`,
    },
    {
      title: "XREAD of node-redis that does not wait",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.xRead({ key: "s", id: "0" }, { COUNT: 10 });
`,
    },
    {
      title: "XREAD whose options cannot be read",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
export const read = (options: object) => client.xRead({ key: "s", id: "0" }, options);
`,
    },
    {
      title: "XREAD whose arguments cannot be read",
      code: `import { getRedisClient } from "./redis/client.js";
export const read = (...given: ["STREAMS", string, string]) => getRedisClient("main")?.xread(...given);
`,
    },
    {
      title: "LPOP",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.lpop("queue");
`,
    },
    {
      title: "a transaction",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.multi().set("a", 1).exec();
`,
    },
    {
      title: "a transaction with a pipeline, said",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.multi({ pipeline: true }).set("a", 1).exec();
`,
    },
    {
      title: "in a transaction nothing waits",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.multi().blPop("queue", 0).exec();
`,
    },
    {
      title: "monitor() of ioredis opens a connection of its own",
      code: `import { getRedisClient } from "./redis/client.js";
const monitor = await getRedisClient("main")?.monitor();
`,
    },
    {
      title: "a connection of its own",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
await redis.subscribe("a");
await redis.blpop("queue", 0);
`,
    },
    {
      title: "a connection of its own, by constant options",
      code: `import { getRedisClient } from "./redis/client.js";
const own = { dedicated: true } as const;
await getRedisClient("main", own)?.subscribe("a");
`,
    },
    {
      title: "options that cannot be read",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (options: object) => getRedisClient("main", options)?.subscribe("a");
`,
    },
    {
      title: "options that are spread",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (options: object) => getRedisClient("main", { ...options })?.subscribe("a");
`,
    },
    {
      title: "dedicated by a condition",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (own: boolean) => getRedisClient("main", { dedicated: own })?.subscribe("a");
`,
    },
    {
      title: "arguments that are spread",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (given: [string]) => getRedisClient(...given)?.subscribe("a");
`,
    },
    {
      title: "a duplicate subscribes",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
const subscriber = redis.duplicate();
await subscriber.subscribe("a");
`,
    },
    {
      title: "a duplicate of node-redis, connected",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
const subscriber = await client.duplicate().connect();
await subscriber.subscribe("a", console.log);
`,
    },
    {
      title: "an isolated connection watches",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.executeIsolated(async (isolated) => {
  await isolated.watch("a");
  return isolated.multi().set("a", "1").exec();
});
`,
    },
    {
      title: "a client of the file's own",
      code: `import Redis from "ioredis";
const redis = new Redis();
await redis.subscribe("a");
`,
    },
    {
      title: "a parameter of a client's type",
      code: `import type Redis from "ioredis";
export const listen = (redis: Redis) => redis.subscribe("a");
`,
    },
    {
      title: "an injected client may be anybody's",
      code: `import { InjectRedis } from "@nestjs-modules/ioredis";
import Redis from "ioredis";
export class Listener {
  constructor(@InjectRedis() private readonly redis: Redis) {}
  start() { return this.redis.subscribe("a"); }
}
`,
    },
    {
      title: "one of the two is the file's own",
      code: `import Redis from "ioredis";
import { getRedisClient } from "./redis/client.js";
const redis = process.env.OWN ? new Redis() : getRedisClient("main")!;
await redis.subscribe("a");
`,
    },
    {
      title: "one of the two is dedicated",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = process.env.OWN ? getRedisClient("main", { dedicated: true }) : getRedisClient("main");
await redis?.subscribe("a");
`,
    },
    {
      title: "the variable holds another client later",
      code: `import { getRedisClient } from "./redis/client.js";
import { openOwn } from "./own.js";
let redis = getRedisClient("main");
await redis?.get("a");
redis = openOwn();
await redis?.subscribe("a");
`,
    },
    {
      title: "a function of the same name from elsewhere",
      code: `import { getRedisClient } from "./other.js";
await getRedisClient("main")?.subscribe("a");
`,
    },
    {
      title: "a function of the same name declared here",
      code: `function getRedisClient() { return new EventTarget(); }
export const redis = getRedisClient("main").subscribe("a");
`,
    },
    {
      title: "subscribe of an observable",
      code: `import { getRedisClient } from "./redis/client.js";
import { from } from "rxjs";
from([getRedisClient("main")]).subscribe(console.log);
`,
    },
    {
      title: "watch of something else",
      code: `import { getRedisClient } from "./redis/client.js";
import { watch } from "vue";
const redis = getRedisClient("main");
watch(() => redis, console.log);
`,
    },
    {
      title: "a listener",
      code: `import { getRedisClient } from "./redis/client.js";
getRedisClient("main")?.on("message", console.log);
`,
    },
    {
      title: "SUBSCRIBE as a key",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.set("subscribe", "blpop");
`,
    },
    {
      title: "a raw command on keys",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.sendCommand(["LPOP", "BLPOP"]);
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
      title: "a pipeline of harmless commands",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.pipeline([["lpop", "blpop"]]).exec();
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
      title: "a file with an exemption",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.subscribe("a");
`,
      file: "src/memory-graph.ts",
    },
    {
      title: "the canonical module",
      code: `import Redis from "ioredis";
const redis = new Redis();
redis.subscribe("a");
export const getRedisClient = (name: string) => redis;
`,
      file: "src/redis/client.ts",
    },
    {
      title: "a type only",
      code: `import type { getRedisClient } from "./redis/client.js";
export type Subscribe = ReturnType<typeof getRedisClient>;
`,
    },
    {
      title: "nothing of Redis",
      code: `export const store = { subscribe: () => undefined };
store.subscribe();
`,
    },
  ],
  invalid: [
    {
      title: "SUBSCRIBE",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
await redis.subscribe("a");
`,
      problems: [
        {
          message:
            "3:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
await redis.subscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "PSUBSCRIBE with a listener",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
redis.on("pmessage", console.log);
redis.psubscribe("a*");
`,
      problems: [
        {
          message:
            "4:1 PSUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
redis.on("pmessage", console.log);
redis.psubscribe("a*");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "SSUBSCRIBE",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.ssubscribe("a");
`,
      problems: [
        {
          message:
            "2:7 SSUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.ssubscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "UNSUBSCRIBE drops the subscriptions of others",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.unsubscribe("a");
`,
      problems: [
        {
          message:
            "2:7 UNSUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.unsubscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "SUBSCRIBE of node-redis, whose policy has no way out",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.subscribe("a", (message) => console.log(message));
`,
      problems: [
        "3:7 SUBSCRIBE changes what the connection that all callers of openDatabase({ database: 'main' }) share is subscribed to. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
      ],
    },
    {
      title: "PSUBSCRIBE of node-redis in capitals",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.PSUBSCRIBE("a*", console.log);
`,
      problems: [
        "3:7 PSUBSCRIBE changes what the connection that all callers of openDatabase({ database: 'main' }) share is subscribed to. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
      ],
    },
    {
      title: "BLPOP",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.blpop("queue", 0);
`,
      problems: [
        {
          message:
            "2:7 BLPOP makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.blpop("queue", 0);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "BLPOP with buffers",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.blpopBuffer("queue", 0);
`,
      problems: [
        {
          message:
            "2:7 BLPOP makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.blpopBuffer("queue", 0);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "BRPOPLPUSH in a loop",
      code: `import { getRedisClient } from "./redis/client.js";
export async function work() {
  const redis = getRedisClient("main")!;
  for (;;) {
    const job = await redis.brpoplpush("queue", "working", 5);
    if (job) await redis.lrem("working", 1, job);
  }
}
`,
      problems: [
        {
          message:
            "5:23 BRPOPLPUSH makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export async function work() {
  const redis = getRedisClient("main", { dedicated: true })!;
  for (;;) {
    const job = await redis.brpoplpush("queue", "working", 5);
    if (job) await redis.lrem("working", 1, job);
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "BLMOVE",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.blmove("a", "b", "LEFT", "RIGHT", 0);
`,
      problems: [
        {
          message:
            "2:7 BLMOVE makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.blmove("a", "b", "LEFT", "RIGHT", 0);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "BLMPOP",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.blmpop(0, 1, "a", "LEFT");
`,
      problems: [
        {
          message:
            "2:7 BLMPOP makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.blmpop(0, 1, "a", "LEFT");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "BZPOPMIN and BZPOPMAX",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
await redis.bzpopmin("a", 0);
await redis.bzpopmax("a", 0);
`,
      problems: [
        {
          message:
            "3:7 BZPOPMIN makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
await redis.bzpopmin("a", 0);
await redis.bzpopmax("a", 0);
`,
            ],
          ],
        },
        {
          message:
            "4:7 BZPOPMAX makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
await redis.bzpopmin("a", 0);
await redis.bzpopmax("a", 0);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "node-redis waits",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.blPop("queue", 0);
await client.BZMPOP(0, "a", "MIN");
`,
      problems: [
        "3:7 BLPOP makes all callers of openDatabase({ database: 'main' }) wait, because they share the connection. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
        "4:7 BZMPOP makes all callers of openDatabase({ database: 'main' }) wait, because they share the connection. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
      ],
    },
    {
      title: "XREAD that waits",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.xread("COUNT", 10, "BLOCK", 0, "STREAMS", "s", "$");
`,
      problems: [
        {
          message:
            "2:7 XREAD makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.xread("COUNT", 10, "BLOCK", 0, "STREAMS", "s", "$");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "XREADGROUP that waits",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.xreadgroup("GROUP", "g", "c", "BLOCK", 5000, "STREAMS", "s", ">");
`,
      problems: [
        {
          message:
            "2:7 XREADGROUP makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.xreadgroup("GROUP", "g", "c", "BLOCK", 5000, "STREAMS", "s", ">");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "XREAD of node-redis that waits",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.xRead({ key: "s", id: "$" }, { BLOCK: 0 });
`,
      problems: [
        "3:7 XREAD makes all callers of openDatabase({ database: 'main' }) wait, because they share the connection. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
      ],
    },
    {
      title: "XREAD with constant options",
      code: `import { openDatabase } from "@acme/node-redis";
const options = { BLOCK: 0, COUNT: 1 };
const client = await openDatabase({ database: "main" });
await client.xRead({ key: "s", id: "$" }, options);
`,
      problems: [
        "4:7 XREAD makes all callers of openDatabase({ database: 'main' }) wait, because they share the connection. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
      ],
    },
    {
      title: "WAIT",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.wait(1, 100);
`,
      problems: [
        {
          message:
            "2:7 WAIT makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.wait(1, 100);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "WATCH",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
await redis.watch("a");
await redis.multi().set("a", 1).exec();
`,
      problems: [
        {
          message:
            "3:7 WATCH mixes with the transactions of others, because all callers of getRedisClient('main') share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
await redis.watch("a");
await redis.multi().set("a", 1).exec();
`,
            ],
          ],
        },
      ],
    },
    {
      title: "WATCH of node-redis",
      code: `import { openDatabase } from "@acme/node-redis";
export async function transfer(key: string) {
  const client = await openDatabase({ database: "main" });
  await client.watch(key);
  const value = Number(await client.get(key));
  return client.multi().set(key, value + 1).exec();
}
`,
      problems: [
        "4:9 WATCH mixes with the transactions of others, because all callers of openDatabase({ database: 'main' }) share the connection. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
      ],
    },
    {
      title: "MULTI without a pipeline",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
redis.multi({ pipeline: false });
redis.set("a", 1);
await redis.exec();
`,
      problems: [
        {
          message:
            "3:1 MULTI mixes with the transactions of others, because all callers of getRedisClient('main') share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
redis.multi({ pipeline: false });
redis.set("a", 1);
await redis.exec();
`,
            ],
          ],
        },
      ],
    },
    {
      title: "MONITOR of node-redis",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.monitor(console.log);
`,
      problems: [
        "3:7 MONITOR turns the connection that all callers of openDatabase({ database: 'main' }) share into a monitor. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
      ],
    },
    {
      title: "a raw MONITOR",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.call("MONITOR");
`,
      problems: [
        {
          message:
            "2:7 MONITOR turns the connection that all callers of getRedisClient('main') share into a monitor. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.call("MONITOR");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "raw commands of node-redis",
      code: `import { openDatabase } from "@acme/node-redis";
const client = await openDatabase({ database: "main" });
await client.sendCommand(["BLPOP", "queue", "0"]);
await client.sendCommand(["XREAD", "BLOCK", "0", "STREAMS", "s", "$"]);
`,
      problems: [
        "3:7 BLPOP makes all callers of openDatabase({ database: 'main' }) wait, because they share the connection. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
        "4:7 XREAD makes all callers of openDatabase({ database: 'main' }) wait, because they share the connection. Use a connection of its own; the policy file does not say how to ask for one (dedicated).",
      ],
    },
    {
      title: "in a pipeline",
      code: `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main")?.pipeline([["blpop", "queue", 0]]).exec();
`,
      problems: [
        {
          message:
            "2:42 BLPOP makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
await getRedisClient("main", { dedicated: true })?.pipeline([["blpop", "queue", 0]]).exec();
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a field",
      code: `import { getRedisClient } from "./redis/client.js";
export class Worker {
  private readonly redis = getRedisClient("main")!;
  next() {
    return this.redis.brpop("queue", 0);
  }
}
`,
      problems: [
        {
          message:
            "5:12 BRPOP makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export class Worker {
  private readonly redis = getRedisClient("main", { dedicated: true })!;
  next() {
    return this.redis.brpop("queue", 0);
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a default of a constructor's parameter",
      code: `import { getRedisClient } from "./redis/client.js";
export class Worker {
  constructor(private readonly redis = getRedisClient("main")!) {}
  next() {
    return this.redis.brpop("queue", 0);
  }
}
`,
      problems: [
        {
          message:
            "5:12 BRPOP makes all callers of getRedisClient('main') wait, because they share the connection. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export class Worker {
  constructor(private readonly redis = getRedisClient("main", { dedicated: true })!) {}
  next() {
    return this.redis.brpop("queue", 0);
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a field that is filled later",
      code: `import { getRedisClient } from "./redis/client.js";
export class Listener {
  private redis: ReturnType<typeof getRedisClient> = null;
  async start() {
    this.redis = getRedisClient("main");
    await this.redis?.subscribe("a");
  }
}
`,
      problems: [
        {
          message:
            "6:11 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export class Listener {
  private redis: ReturnType<typeof getRedisClient> = null;
  async start() {
    this.redis = getRedisClient("main", { dedicated: true });
    await this.redis?.subscribe("a");
  }
}
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a helper of the file",
      code: `import { getRedisClient } from "./redis/client.js";
const open = () => getRedisClient("main");
export const listen = () => open()?.subscribe("a");
`,
      problems: [
        "3:29 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
      ],
    },
    {
      title: "a parameter of a function of the file",
      code: `import { getRedisClient } from "./redis/client.js";
import type { Redis } from "ioredis";
async function listen(client: Redis) {
  await client.subscribe("a");
}
const redis = getRedisClient("main");
if (redis) await listen(redis);
`,
      problems: [
        {
          message:
            "4:9 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
import type { Redis } from "ioredis";
async function listen(client: Redis) {
  await client.subscribe("a");
}
const redis = getRedisClient("main", { dedicated: true });
if (redis) await listen(redis);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an alias",
      code: `import { getRedisClient as open } from "./redis/client.js";
const redis = open("main")!;
const subscriber = redis;
await subscriber.subscribe("a");
`,
      problems: [
        {
          message:
            "4:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient as open } from "./redis/client.js";
const redis = open("main", { dedicated: true })!;
const subscriber = redis;
await subscriber.subscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "the whole module",
      code: `import * as canonical from "./redis/client.js";
await canonical.getRedisClient("main")?.subscribe("a");
`,
      problems: [
        {
          message:
            "2:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import * as canonical from "./redis/client.js";
await canonical.getRedisClient("main", { dedicated: true })?.subscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "CommonJS",
      code: `const { getRedisClient } = require("./redis/client.js");
const redis = getRedisClient("main");
redis.subscribe("a");
`,
      file: "src/worker.cjs",
      problems: [
        {
          message:
            "3:1 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `const { getRedisClient } = require("./redis/client.js");
const redis = getRedisClient("main", { dedicated: true });
redis.subscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "handed on",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main")!;
export const subscribe = redis.subscribe.bind(redis);
`,
      problems: [
        {
          message:
            "3:26 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
export const subscribe = redis.subscribe.bind(redis);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "options beside",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { keyPrefix: "a:" })!;
await redis.subscribe("a");
`,
      problems: [
        {
          message:
            "3:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { keyPrefix: "a:", dedicated: true })!;
await redis.subscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "options over lines",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", {
  keyPrefix: "a:",
})!;
await redis.subscribe("a");
`,
      problems: [
        {
          message:
            "5:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", {
  keyPrefix: "a:",
  dedicated: true,
})!;
await redis.subscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "asks not to have its own",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: false })!;
await redis.subscribe("a");
`,
      problems: [
        {
          message:
            "3:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
await redis.subscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "empty options",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", {})!;
await redis.subscribe("a");
`,
      problems: [
        {
          message:
            "3:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient("main", { dedicated: true })!;
await redis.subscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "without a name",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = getRedisClient()!;
await redis.subscribe("a");
`,
      problems: [
        "3:7 SUBSCRIBE changes what the connection that all callers of getRedisClient() share is subscribed to. Ask for a connection of its own: getRedisClient(…, { dedicated: true }).",
      ],
    },
    {
      title: "single quotes",
      code: `import { getRedisClient } from './redis/client.js'
const redis = getRedisClient('main')!
await redis.subscribe('a')
`,
      problems: [
        {
          message:
            "3:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from './redis/client.js'
const redis = getRedisClient('main', { dedicated: true })!
await redis.subscribe('a')
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a name that is not known",
      code: `import { getRedisClient } from "./redis/client.js";
export const listen = (name: string) => getRedisClient(name)?.subscribe("a").then(() => undefined);
`,
      problems: [
        {
          message:
            "2:41 SUBSCRIBE changes what the connection that all callers of getRedisClient() share is subscribed to. Ask for a connection of its own: getRedisClient(…, { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient(…, { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
export const listen = (name: string) => getRedisClient(name, { dedicated: true })?.subscribe("a").then(() => undefined);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "two calls for one variable",
      code: `import { getRedisClient } from "./redis/client.js";
const redis = process.env.QUEUE ? getRedisClient("jobs") : getRedisClient("main");
await redis?.subscribe("a");
`,
      problems: [
        "3:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('jobs') share is subscribed to. Ask for a connection of its own: getRedisClient('jobs', { dedicated: true }).",
      ],
    },
    {
      title: "both in one file",
      code: `import { getRedisClient } from "./redis/client.js";
const shared = getRedisClient("main")!;
const own = getRedisClient("main", { dedicated: true })!;
await own.subscribe("a");
await shared.subscribe("a");
`,
      problems: [
        {
          message:
            "5:7 SUBSCRIBE changes what the connection that all callers of getRedisClient('main') share is subscribed to. Ask for a connection of its own: getRedisClient('main', { dedicated: true }).",
          suggestions: [
            [
              "Ask for a connection of its own: getRedisClient('main', { dedicated: true }). Everything that this client is used for then goes through it.",
              `import { getRedisClient } from "./redis/client.js";
const shared = getRedisClient("main", { dedicated: true })!;
const own = getRedisClient("main", { dedicated: true })!;
await own.subscribe("a");
await shared.subscribe("a");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "without a policy file",
      code: `import Redis from "ioredis";
new Redis().subscribe("a");
`,
      policy: "missing",
      problems: [
        "1:1 There is no policy file above this file: add redis-policy.yaml to the root of the project, or name one in the setting `policy`.",
      ],
    },
  ],
});
