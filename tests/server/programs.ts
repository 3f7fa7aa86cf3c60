import { LIFECYCLES } from "./programs-lifecycle.js";
import { NODE_REDIS } from "./programs-node-redis.js";
import type { Source } from "./project.js";

/** A program that is fixed, and what it asks of the server before and after. */
export interface Program extends Source {
  readonly name: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly commands: readonly string[];
  /** What a decision changes on purpose; default: the same commands. */
  readonly after?: readonly string[];
}

/** Sets a counter in a database and reads it back. */
export function usual(database: number | string, key = "visits"): readonly string[] {
  return [`${database} set ${key} 1`, `${database} get ${key}`];
}

const BODY = `
await redis.set("visits", "1");
console.log(await redis.get("visits"));
`;

type Given = Partial<Pick<Program, "environment" | "policy" | "client" | "file" | "commands">> & {
  /** Stands in front of the construction. */
  readonly above?: string;
};

function options(name: string, written: string, database: number | string, given: Given = {}): Program {
  const { above = "", ...more } = given;
  const code = `import Redis from "ioredis";\n${above && `\n${above}\n`}\nconst redis = new Redis(${written});\n${BODY}`;
  return { name: `options: ${name}`, code, commands: usual(database), ...more };
}

const OPTIONS: readonly Program[] = [
  options("none", "", 0),
  options("a port", "6379", 0),
  options("port and host", '6379, "localhost"', 0),
  options("port, host and options", '6379, "172.16.168.23", { db: 4 }', 4),
  options("port and options", "6379, { db: 4 }", 4),
  options("a port in quotes", '"6379", { db: 4 }', 4),
  options("a host", '"localhost"', 0),
  options("host and options", '"172.16.168.23", { db: 4 }', 4),
  options("an index", "{ db: 4 }", 4),
  options("an index in quotes", '{ db: "4" }', 4),
  options("an index in hexadecimal", "{ db: 0x4 }", 4),
  options("an object", '{ host: "localhost", port: 6379, db: 4 }', 4),
  options("a quoted key", '{ "host": "localhost", ["db"]: 6 }', 6),
  options("a URL without an index", '"redis://localhost:6379"', 0),
  options("a URL with an index", '"redis://localhost:6379/4"', 4),
  options("a URL without a port", '"redis://172.16.168.23/4"', 4),
  options("an index in the query of a URL", '"redis://localhost:6379?db=4"', 4),
  options("the path of a URL before its query", '"redis://localhost:6379/4?db=6"', 4),
  options("a URL before the options", '"redis://localhost:6379/4", { db: 6 }', 4),
  options("a URL without an index, and options", '"redis://localhost:6379", { db: 6 }', 6),
  options("a constant", "{ db: METRICS_DB }", 4, { above: "const METRICS_DB = 4;" }),
  options("a frozen table", "{ db: DATABASES.metrics }", 4, {
    above: "const DATABASES = Object.freeze({ main: 0, metrics: 4 });",
  }),
  options("an enumeration", "{ db: Database.Metrics }", 4, {
    file: "program.ts",
    above: "enum Database {\n  Main,\n  Metrics = 4,\n}",
  }),
  options("a table as const", "{ db: DATABASES.metrics }", 4, {
    file: "program.ts",
    above: "const DATABASES = { main: 0, metrics: 4 } as const;",
  }),
  options("a template literal", "`redis://${HOST}:${PORT}/${4}`", 4, {
    above: 'const HOST = "localhost";\nconst PORT = 6379;',
  }),
  options("text put together", '"redis://" + HOST + ":6379/" + 4', 4, { above: 'const HOST = "localhost";' }),
  options("an object of its own", "options", 4, { above: 'const options = { host: "localhost", port: 6379, db: 4 };' }),
  options("an object that is spread", "{ ...base, db: 4 }", 4, { above: 'const base = { host: "localhost", db: 6 };' }),
  options("Object.assign", "Object.assign({}, base, { db: 4 })", 4, { above: 'const base = { host: "localhost" };' }),
  options("a host of the environment", "{ host: process.env.REDIS_HOST, db: 4 }", 4, {
    environment: { REDIS_HOST: "172.16.168.23" },
  }),
  options("a host of the environment, or a fallback", '{ host: process.env.REDIS_HOST ?? "localhost", db: 4 }', 4),
  options("a port of the environment", '{ host: "localhost", port: Number(process.env.REDIS_PORT || 6379), db: 4 }', 4),
  options("an index of the environment, or one of that name", "{ db: Number(process.env.METRICS_DB ?? 4) }", 4),
  options("a declared source", "process.env.METRICS_URL", 4, {
    environment: { METRICS_URL: "redis://localhost:6379/4" },
  }),
  options("a declared source, or a URL", 'process.env.METRICS_URL ?? "redis://localhost:6379/4"', 4),
  options("the same on both ways", "{ db: process.env.NODE_ENV === 'production' ? 4 : 4 }", 4),
  options("a URL object", 'new URL("redis://localhost:6379/4").href', 4),
  options(
    "tuning",
    "{ db: 4, connectTimeout: 5000, retryStrategy: (times) => times * 50, maxRetriesPerRequest: 3 }",
    4,
  ),
  options("defaults", '{ db: 4, keyPrefix: "", readOnly: false, enableOfflineQueue: true }', 4),
  options("an option that is handed over", '{ db: 4, keyPrefix: "m:" }', 4, {
    client: { options: ["keyPrefix"] },
    commands: usual(4, "m:visits"),
  }),
  options("another server", '{ host: "queue-redis", port: 6379 }', "queue:0"),
  options("the URL of another server", '"redis://queue-redis:6379/0"', "queue:0"),
];

function imported(name: string, line: string, construction: string, given: Given = {}): Program {
  return {
    name: `import: ${name}`,
    code: `${line}\n\nconst redis = ${construction};\n${BODY}`,
    commands: usual(4),
    ...given,
  };
}

/** In CommonJS there is no await outside of functions. */
function required(name: string, line: string, construction: string): Program {
  const code = `${line}

const redis = ${construction};

async function main() {
  await redis.set("visits", "1");
  console.log(await redis.get("visits"));
}

exports.main = main;
`;
  const driver = 'const { main } = await import("./program.cjs");\nawait main();\n';
  return { name: `require: ${name}`, file: "program.cjs", code, driver, commands: usual(4) };
}

const IMPORTS: readonly Program[] = [
  imported("by name", 'import { Redis } from "ioredis";', "new Redis({ db: 4 })"),
  imported("by another name", 'import { Redis as IORedis } from "ioredis";', "new IORedis({ db: 4 })"),
  imported("default as", 'import { default as Cache } from "ioredis";', "new Cache({ db: 4 })"),
  imported("a namespace", 'import * as ioredis from "ioredis";', "new ioredis.Redis({ db: 4 })"),
  imported(
    "with types",
    'import { Redis, type RedisOptions } from "ioredis";\n\nexport type Options = RedisOptions;',
    "new Redis({ db: 4 })",
    {
      file: "program.ts",
    },
  ),
  imported(
    "later",
    'import { EOL } from "node:os";\n\nconsole.log(EOL);\nconst { Redis } = await import("ioredis");',
    "new Redis({ db: 4 })",
  ),
  required("the class", 'const Redis = require("ioredis");', "new Redis({ db: 4 })"),
  required("by name", 'const { Redis } = require("ioredis");', "new Redis({ db: 4 })"),
  required("default", 'const Redis = require("ioredis").default;', "new Redis({ db: 4 })"),
  required("at once", '"use strict";', 'new (require("ioredis"))({ db: 4 })'),
];

export const PROGRAMS: readonly Program[] = [...OPTIONS, ...IMPORTS, ...LIFECYCLES, ...NODE_REDIS];
