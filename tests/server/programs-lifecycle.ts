import type { Program } from "./programs.js";

/** What the programs do with a client of ioredis. */
export const LIFECYCLES: readonly Program[] = [
  {
    name: "lifecycle: an error listener",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
redis.on("error", (error) => console.error("redis", error.message));

await redis.incr("visits");
`,
    commands: ["4 incr visits"],
  },
  {
    name: "lifecycle: a transaction in one go",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

const results = await redis.multi().incr("visits").expire("visits", 60).exec();
console.log(results);
`,
    commands: ["4 multi", "4 incr visits", "4 expire visits 60", "4 exec"],
  },
  {
    name: "lifecycle: a pipeline",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
const pipeline = redis.pipeline();
for (const id of [1, 2, 3]) pipeline.hset(\`user:\${id}\`, { id });
await pipeline.exec();
console.log(await redis.hgetall("user:2"));
`,
    commands: ["4 hset user:1 id 1", "4 hset user:2 id 2", "4 hset user:3 id 3", "4 hgetall user:2"],
  },
  {
    name: "lifecycle: a script",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

console.log(await redis.eval("return redis.call('INCRBY', KEYS[1], ARGV[1])", 1, "visits", 5));
`,
    commands: ["4 eval return redis.call('INCRBY', KEYS[1], ARGV[1]) 1 visits 5", "4 incrby visits 5"],
  },
  {
    name: "lifecycle: a stream of keys",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
await redis.mset({ "a:1": "1", "a:2": "2", b: "3" });

const found = [];
for await (const keys of redis.scanStream({ match: "a:*", count: 100 })) found.push(...keys);
console.log(found.sort());
`,
    commands: ["4 mset a:1 1 a:2 2 b 3", "4 scan 0 MATCH a:* COUNT 100"],
  },
  {
    name: "lifecycle: bytes",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 1 });

await redis.set("vector", Buffer.from([0, 255, 128]));
const bytes = await redis.getBuffer("vector");
console.log(Buffer.isBuffer(bytes), bytes.length, bytes[1]);
`,
    commands: ["1 set vector \\x00\\xff\\x80", "1 get vector"],
  },
  {
    name: "lifecycle: a stream read without waiting",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 6 });

await redis.xadd("events", "1-1", "kind", "login");
console.log(await redis.xread("COUNT", 10, "STREAMS", "events", "0"));
`,
    commands: ["6 xadd events 1-1 kind login", "6 xread COUNT 10 STREAMS events 0"],
  },
  {
    name: "lifecycle: publishing",
    code: `import Redis from "ioredis";

const publisher = new Redis({ db: 4 });

console.log(await publisher.publish("news", "hello"));
`,
    commands: ["4 publish news hello"],
  },
  {
    name: "lifecycle: the state of the connection",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

await redis.ping();
console.log(redis.status);
`,
    commands: ["4 ping"],
  },
  {
    name: "lifecycle: a field",
    code: `import Redis from "ioredis";

export class Visits {
  constructor() {
    this.redis = new Redis({ db: 4 });
  }

  async count(page) {
    return this.redis.incr(\`visits:\${page}\`);
  }
}
`,
    driver: `const { Visits } = await import("./program.js");
const visits = new Visits();
await visits.count("start");
console.log(await visits.count("start"));
`,
    commands: ["4 incr visits:start", "4 incr visits:start"],
  },
  {
    name: "lifecycle: a private field of TypeScript",
    file: "program.ts",
    code: `import { Redis } from "ioredis";

export class Sessions {
  private readonly redis = new Redis({ host: "localhost", db: 6 });

  async open(id: string): Promise<string | null> {
    await this.redis.set(\`session:\${id}\`, "open", "EX", 60);
    return this.redis.get(\`session:\${id}\`);
  }
}
`,
    driver: `const { Sessions } = await import("./program.js");
console.log(await new Sessions().open("7"));
`,
    commands: ["6 set session:7 open EX 60", "6 get session:7"],
  },
  {
    name: "lifecycle: made when it is first used",
    code: `import Redis from "ioredis";

let redis;

function connection() {
  if (!redis) redis = new Redis({ db: 4 });
  return redis;
}

export async function count() {
  return connection().incr("visits");
}
`,
    driver: `const { count } = await import("./program.js");
await count();
console.log(await count());
`,
    commands: ["4 incr visits", "4 incr visits"],
  },
  {
    name: "lifecycle: made for each call",
    code: `import Redis from "ioredis";

export async function remember(key, value) {
  const redis = new Redis({ db: 4 });
  await redis.set(key, value);
  return redis.get(key);
}
`,
    driver: `const { remember } = await import("./program.js");
console.log(await remember("a", "1"), await remember("b", "2"));
`,
    commands: ["4 set a 1", "4 get a", "4 set b 2", "4 get b"],
  },
  {
    name: "lifecycle: passed to a function of the file",
    code: `import Redis from "ioredis";

async function greet(client, name) {
  await client.sadd("guests", name);
  return client.scard("guests");
}

const redis = new Redis({ db: 4 });
console.log(await greet(redis, "ada"));
`,
    commands: ["4 sadd guests ada", "4 scard guests"],
  },
  {
    name: "lifecycle: in a map of the file",
    code: `import Redis from "ioredis";

const clients = new Map();
clients.set("metrics", new Redis({ db: 4 }));
clients.set("sessions", new Redis({ db: 6 }));

for (const client of clients.values()) await client.set("here", "yes");
`,
    commands: ["4 set here yes", "6 set here yes"],
  },
  {
    name: "lifecycle: two databases in one file",
    code: `import Redis from "ioredis";

const metrics = new Redis({ db: 4 });
const sessions = new Redis({ db: 6 });

await metrics.set("name", "metrics");
await sessions.set("name", "sessions");
console.log(await metrics.get("name"), await sessions.get("name"));
`,
    commands: ["4 set name metrics", "6 set name sessions", "4 get name", "6 get name"],
  },
  {
    name: "lifecycle: one database twice in one file",
    code: `import Redis from "ioredis";

const reader = new Redis({ db: 4 });
const writer = new Redis({ db: 4 });

await writer.set("name", "metrics");
console.log(await reader.get("name"));
`,
    commands: ["4 set name metrics", "4 get name"],
  },
  {
    name: "lifecycle: two servers in one file",
    code: `import Redis from "ioredis";

const cache = new Redis();
const jobs = new Redis({ host: "queue-redis" });

await cache.set("kind", "cache");
await jobs.set("kind", "jobs");
`,
    commands: ["0 set kind cache", "queue:0 set kind jobs"],
  },
  {
    name: "lifecycle: a handler of requests",
    code: `const Redis = require("ioredis");

const redis = new Redis(6379, "localhost", { db: 6 });

module.exports.handler = async function handler(request) {
  const hits = await redis.incr(\`limit:\${request.ip}\`);
  if (hits === 1) await redis.expire(\`limit:\${request.ip}\`, 60);
  return hits > 1 ? 429 : 200;
};
`,
    file: "program.cjs",
    driver: `const { handler } = (await import("./program.cjs")).default;
console.log(await handler({ ip: "::1" }), await handler({ ip: "::1" }));
`,
    commands: ["6 incr limit:::1", "6 expire limit:::1 60", "6 incr limit:::1"],
  },
  {
    name: "decision: exported, and shared on purpose",
    code: `import Redis from "ioredis";

export const redis = new Redis({ db: 4 });
`,
    policy: { decisions: [{ files: ["src/*"], shared: true, reason: "everybody only sends commands" }] },
    driver: `const { redis } = await import("./program.js");
await redis.set("name", "metrics");
console.log(await redis.get("name"));
`,
    commands: ["4 set name metrics", "4 get name"],
  },
  {
    name: "decision: a subscriber of its own",
    code: `import Redis from "ioredis";

const subscriber = new Redis({ db: 4 });
const publisher = new Redis({ db: 4 });

const heard = new Promise((resolve) => subscriber.on("message", (channel, text) => resolve(\`\${channel} \${text}\`)));
await subscriber.subscribe("news");
await publisher.publish("news", "hello");
console.log(await heard);
`,
    policy: { decisions: [{ files: ["src/*"], dedicated: true, reason: "it subscribes" }] },
    commands: ["4 subscribe news", "4 publish news hello"],
  },
  {
    name: "decision: a worker of its own",
    code: `import Redis from "ioredis";

const worker = new Redis({ db: 4 });
const producer = new Redis({ db: 4 });

await producer.lpush("jobs", "mail");
console.log(await worker.brpop("jobs", 5));
`,
    policy: { decisions: [{ files: ["src/*"], dedicated: true, reason: "blocking reads" }] },
    commands: ["4 lpush jobs mail", "4 brpop jobs 5"],
  },
  {
    name: "decision: closed at the end, of its own",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });
try {
  await redis.set("report", "done");
} finally {
  await redis.quit();
}
`,
    policy: { decisions: [{ files: ["src/*"], dedicated: true, reason: "a script that ends" }] },
    commands: ["4 set report done"],
  },
  {
    name: "decision: a transaction that watches, on a connection of its own",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4 });

await redis.watch("stock");
const stock = Number((await redis.get("stock")) ?? 10);
console.log(await redis.multi().set("stock", String(stock - 1)).exec());
`,
    policy: { decisions: [{ files: ["src/*"], dedicated: true, reason: "watches" }] },
    commands: ["4 watch stock", "4 get stock", "4 multi", "4 set stock 9", "4 exec"],
  },
  {
    name: "decision: a prefix that nobody needs",
    code: `import Redis from "ioredis";

const redis = new Redis({ db: 4, keyPrefix: "m:" });

await redis.set("visits", "1");
`,
    policy: { decisions: [{ files: ["src/*"], accept: ["keyPrefix"], reason: "the old keys expire" }] },
    commands: ["4 set m:visits 1"],
    after: ["4 set visits 1"],
  },
  {
    name: "decision: moves to another database on purpose",
    code: `import Redis from "ioredis";

const redis = new Redis();

await redis.set("state", "on");
`,
    policy: { decisions: [{ files: ["src/*"], database: "monitoring", reason: "moves from 0 to 7 on purpose" }] },
    commands: ["0 set state on"],
    after: ["7 set state on"],
  },
];
