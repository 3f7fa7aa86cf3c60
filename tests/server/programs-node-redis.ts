import { usual, type Program } from "./programs.js";

const BODY = `
await client.set("visits", "1");
console.log(await client.get("visits"));
`;

function options(
  name: string,
  written: string,
  database: number | string,
  given: Partial<Program> & { readonly above?: string } = {},
): Program {
  const { above = "", ...more } = given;
  const code = `import { createClient } from "redis";\n${above && `\n${above}\n`}\nconst client = createClient(${written});\nawait client.connect();\n${BODY}`;
  return { name: `node-redis options: ${name}`, code, commands: usual(database), ...more };
}

/** Programs of node-redis: a client that somebody must connect. */
export const NODE_REDIS: readonly Program[] = [
  options("none", "", 0),
  options("an index", "{ database: 4 }", 4),
  options("a socket", '{ socket: { host: "172.16.168.23", port: 6379 }, database: 4 }', 4),
  options("a URL", '{ url: "redis://localhost:6379/4" }', 4),
  options("a URL before the index", '{ url: "redis://localhost:6379/4", database: 6 }', 4),
  options("a URL without an index", '{ url: "redis://localhost:6379", database: 6 }', 6),
  options("a declared source", "{ url: process.env.METRICS_URL }", 4, {
    environment: { METRICS_URL: "redis://localhost:6379/4" },
  }),
  options("a template", "{ url: `redis://${HOST}/${DB}` }", 4, { above: 'const HOST = "localhost";\nconst DB = 4;' }),
  options("another server", '{ url: "redis://10.0.0.9:6379" }', "queue:0"),
  options("tuning", '{ database: 4, name: "metrics", socket: { connectTimeout: 5000, keepAlive: true } }', 4),
  {
    name: "node-redis: a listener between construction and connect()",
    code: `import { createClient } from "redis";

const client = createClient({ database: 4 });
client.on("error", (error) => console.error(error));
await client.connect();

console.log(await client.incr("visits"));
`,
    commands: ["4 incr visits"],
  },
  {
    name: "node-redis: a namespace",
    code: `import * as redis from "redis";

const client = redis.createClient({ database: 4 });
await client.connect();
${BODY}`,
    commands: usual(4),
  },
  {
    name: "node-redis: TypeScript",
    file: "program.ts",
    code: `import { createClient } from "redis";

const client = createClient({ database: 6 });
await client.connect();

const id: string = "7";
await client.hSet(\`session:\${id}\`, { user: "ada" });
console.log(await client.hGetAll(\`session:\${id}\`));
`,
    commands: ["6 hset session:7 user ada", "6 hgetall session:7"],
  },
  {
    name: "node-redis: a transaction in one go",
    code: `import { createClient } from "redis";

const client = createClient({ database: 4 });
await client.connect();

console.log(await client.multi().incr("visits").expire("visits", 60).exec());
`,
    commands: ["4 multi", "4 incr visits", "4 expire visits 60", "4 exec"],
  },
  {
    name: "node-redis: inside a function",
    code: `import { createClient } from "redis";

export async function count(page) {
  const client = createClient({ database: 4 });
  await client.connect();
  return client.incr(\`visits:\${page}\`);
}
`,
    driver: `const { count } = await import("./program.js");
await count("start");
console.log(await count("start"));
`,
    commands: ["4 incr visits:start", "4 incr visits:start"],
  },
  {
    name: "node-redis: CommonJS",
    file: "program.cjs",
    code: `const { createClient } = require("redis");

async function count() {
  const client = createClient({ database: 4 });
  await client.connect();
  return client.incr("visits");
}

module.exports = { count };
`,
    driver: `const { count } = (await import("./program.cjs")).default;
console.log(await count());
`,
    commands: ["4 incr visits"],
  },
  {
    name: "node-redis: CommonJS, the whole module",
    file: "program.cjs",
    code: `const redis = require("redis");

async function main() {
  const client = redis.createClient({ url: "redis://localhost:6379/6" });
  await client.connect();
  await client.lPush("log", ["a", "b"]);
  console.log(await client.lRange("log", 0, -1));
}

exports.main = main;
`,
    driver: `const { main } = (await import("./program.cjs")).default;
await main();
`,
    commands: ["6 lpush log a b", "6 lrange log 0 -1"],
  },
  {
    name: "node-redis: a field that is opened later",
    code: `import { createClient } from "redis";

export class Visits {
  async open() {
    this.client = createClient({ database: 4 });
    await this.client.connect();
  }

  async count() {
    return this.client.incr("visits");
  }
}
`,
    driver: `const { Visits } = await import("./program.js");
const visits = new Visits();
await visits.open();
console.log(await visits.count());
`,
    commands: ["4 incr visits"],
  },
  {
    name: "node-redis decision: a subscriber of its own",
    code: `import { createClient } from "redis";

const subscriber = createClient({ database: 4 });
await subscriber.connect();
const publisher = createClient({ database: 4 });
await publisher.connect();

const heard = new Promise((resolve) => {
  void subscriber.subscribe("news", resolve).then(() => publisher.publish("news", "hello"));
});
console.log(await heard);
`,
    policy: { decisions: [{ files: ["src/*"], dedicated: true, reason: "it subscribes" }] },
    commands: ["4 subscribe news", "4 publish news hello"],
  },
];
