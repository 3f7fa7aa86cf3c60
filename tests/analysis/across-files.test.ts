import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Linted, TypedProject } from "./typed-project.js";

const POLICY = `
client:
  javascript: { module: ./src/redis/client.ts, export: getRedisClient, library: ioredis }
endpoints: [localhost:6379, $REDIS_HOST]
databases:
  main: { db: 0, sources: [process.env.REDIS_URL, config.redis.url] }
  metrics: { db: 4 }
`;

const SHARED = {
  "redis-policy.yaml": POLICY,
  "src/redis/client.ts": `import { Redis } from "ioredis";
export function getRedisClient(name: "main" | "metrics"): Redis { return new Redis({ db: name === "main" ? 0 : 4 }); }
`,
  "src/redis/index.ts": `export * from "./client";\n`,
};

const USE_METRICS = "Use getRedisClient('metrics').";
const METRICS = `no-direct-client Direct ioredis client for database 4 (metrics). ${USE_METRICS}`;
const HARDCODED =
  "no-hardcoded-connection Hard-coded Redis database number 4. Read it from configuration, or leave it to the canonical client.";
const SUBCLASS = (which = "") =>
  `no-direct-client Direct ioredis subclass${which}. Not fixed: a subclass cannot be replaced by a call.`;
const CLUSTER =
  "no-direct-client Direct ioredis cluster. Not fixed: a cluster is not one client; its calls must be looked at first.";
const OPEN = (what: string) => `${METRICS} Not fixed: ${what} of another file, where any file may change it.`;

interface Case {
  readonly title: string;
  /** Files of the case's own folder; problems are those of `app.ts`, or of `file`. */
  readonly files: Readonly<Record<string, string>>;
  readonly file?: string;
  readonly problems: readonly string[];
  /** What is said without types. Default: nothing. */
  readonly untyped?: readonly string[];
  /** What `--fix` leaves of the file. Default: nothing is fixed. Among many fixes, imports whose names say nothing of Redis stay. */
  readonly fixed?: string;
}

const CASES: readonly Case[] = [
  {
    title: "a default export under a name",
    files: {
      "redis.ts": `export { default as Redis } from "ioredis";\n`,
      "app.ts": `import { Redis } from "./redis";\nexport const a = new Redis({ db: 4 }).get("k");\n`,
    },
    problems: [`2:22 ${METRICS}`, `2:34 ${HARDCODED}`],
    fixed: `import { getRedisClient } from "../../src/redis/client";\nexport const a = getRedisClient("metrics").get("k");\n`,
  },
  {
    title: "a named export as the default",
    files: {
      "store.ts": `export { Redis as default } from "ioredis";\n`,
      "app.ts": `import Store from "./store";\nexport const a = new Store({ db: 4 }).get("k");\n`,
    },
    problems: [`2:22 ${METRICS}`, `2:34 ${HARDCODED}`],
    fixed: `import { getRedisClient } from "../../src/redis/client";\nexport const a = getRedisClient("metrics").get("k");\n`,
  },
  {
    title: "a namespace, of the package and of the file",
    files: {
      "db.ts": `export * as lib from "ioredis";\n`,
      "app.ts": `import * as db from "./db";\nimport { lib } from "./db";\nexport const a = new db.lib.Redis({ db: 4 }).get("k");\nexport const b = new lib.Cluster([]);\n`,
    },
    problems: [`3:22 ${METRICS}`, `3:41 ${HARDCODED}`, `4:22 ${CLUSTER}`],
    fixed: `import { lib } from "./db";\nimport { getRedisClient } from "../../src/redis/client";\nexport const a = getRedisClient("metrics").get("k");\nexport const b = new lib.Cluster([]);\n`,
  },
  {
    title: "everything of the package, three files away, under another name",
    files: {
      "one.ts": `export * from "ioredis";\n`,
      "two.ts": `export * from "./one";\n`,
      "three.ts": `export { Redis as Store } from "./two";\n`,
      "app.ts": `import { Store } from "./three";\nexport const a = new Store({ db: 4 }).get("k");\n`,
    },
    problems: [`2:22 ${METRICS}`, `2:34 ${HARDCODED}`],
    fixed: `import { getRedisClient } from "../../src/redis/client";\nexport const a = getRedisClient("metrics").get("k");\n`,
  },
  {
    title: "an import that is exported again, and a constant of it",
    files: {
      "base.ts": `import { Redis } from "ioredis";\nexport { Redis };\nexport const Client = Redis;\n`,
      "index.ts": `import { Redis, Client } from "./base";\nexport default Redis;\nexport { Client as C };\n`,
      "app.ts": `import Store, { C } from ".";\nexport const a = new Store({ db: 4 }).get("k");\nexport const b = new C({ db: 4 }).get("k");\n`,
    },
    problems: [`2:22 ${METRICS}`, `2:34 ${HARDCODED}`, `3:22 ${METRICS}`, `3:30 ${HARDCODED}`],
    fixed: `import { getRedisClient } from "../../src/redis/client.js";\nexport const a = getRedisClient("metrics").get("k");\nexport const b = getRedisClient("metrics").get("k");\n`,
  },
  {
    title: "an alias of the compiler's configuration, and a barrel that exports other things",
    files: {
      "app.ts": `import { Redis, other } from "#own/barrel";\nexport const a = new Redis({ db: 4 }).get("k");\nexport const b = (client: Redis) => client;\nother();\n`,
    },
    problems: [`2:22 ${METRICS}`, `2:34 ${HARDCODED}`],
    fixed: `import { type Redis, other } from "#own/barrel";\nimport { getRedisClient } from "../../src/redis/client.js";\nexport const a = getRedisClient("metrics").get("k");\nexport const b = (client: Redis) => client;\nother();\n`,
  },
  {
    title: "a factory function of a package",
    files: {
      "node.ts": `export { createClient as open } from "redis";\n`,
      "app.ts": `import { open } from "./node";\nexport const a = open({ database: 4 });\n`,
    },
    problems: [
      "2:18 no-direct-client Direct node-redis client for database 4. Not fixed: redis and ioredis have different APIs; migrate the calls first.",
      `2:35 ${HARDCODED}`,
    ],
  },
  {
    title: "circles of re-exports",
    files: {
      "a.ts": `export * from "./b";\nexport { Redis as First } from "ioredis";\n`,
      "b.ts": `export * from "./c";\nexport * from "./a";\n`,
      "c.ts": `export * from "./a";\nexport { Cluster as Second } from "ioredis";\n`,
      "app.ts": `import { First } from "./b";\nimport { Second } from "./a";\nexport const a = new First({ db: 4 }).get("k");\nexport const b = new Second([]);\n`,
    },
    problems: [`3:22 ${METRICS}`, `3:34 ${HARDCODED}`, `4:22 ${CLUSTER}`],
    fixed: `import { Second } from "./a";\nimport { getRedisClient } from "../../src/redis/client";\nexport const a = getRedisClient("metrics").get("k");\nexport const b = new Second([]);\n`,
  },
  {
    title: "a circle that is entered at its other end",
    files: {
      "a.ts": `export * from "./b";\nexport { Redis as First } from "ioredis";\n`,
      "b.ts": `export * from "./a";\nexport { Cluster as Second } from "ioredis";\n`,
      "app.ts": `import { Second } from "./a";\nexport const b = new Second([]);\n`,
    },
    problems: [`2:22 ${CLUSTER}`],
  },
  {
    title: "subclasses: with and without a constructor, of a barrel's class, as the default",
    files: {
      "barrel.ts": `export { Redis as Base } from "ioredis";\n`,
      "plain.ts": `import { Redis } from "ioredis";\nexport class Plain extends Redis {}\nexport class Own extends Redis { constructor() { super({ host: "localhost", db: 4 }); } }\n`,
      "far.ts": `import { Base } from "./barrel";\nexport default class extends Base {}\n`,
      "app.ts": `import { Plain, Own } from "./plain";\nimport Far from "./far";\nexport const a = new Plain({ db: 4 }).get("k");\nexport const b = new Own().get("k");\nexport const c = new Far({ db: 4 }).get("k");\nexport class Further extends Plain {}\n`,
    },
    problems: [
      `3:22 ${SUBCLASS(" for database 4")}`,
      `3:34 ${HARDCODED}`,
      `4:22 ${SUBCLASS(" for database 4")}`,
      `5:22 ${SUBCLASS(" for database 4")}`,
      `5:32 ${HARDCODED}`,
      `6:30 ${SUBCLASS()}`,
    ],
  },
  {
    title: "CommonJS: the module itself, one property, an object",
    files: {
      "whole.cjs": `module.exports = require("ioredis");\n`,
      "one.cjs": `exports.Store = require("ioredis").Redis;\n`,
      "object.cjs": `const { Redis, Cluster } = require("ioredis");\nmodule.exports = { Redis, Cluster };\n`,
      "app.cjs": `const Redis = require("./whole.cjs");\nconst { Store } = require("./one.cjs");\nconst db = require("./object.cjs");\nexports.a = new Redis({ db: 4 }).get("k");\nexports.b = new Store({ db: 4 }).get("k");\nexports.c = new db.Cluster([]);\n`,
    },
    file: "app.cjs",
    problems: [`4:17 ${METRICS}`, `4:29 ${HARDCODED}`, `5:17 ${METRICS}`, `5:29 ${HARDCODED}`, `6:17 ${CLUSTER}`],
    fixed: `const db = require("./object.cjs");\nconst { getRedisClient } = require("../../src/redis/client.js");\nexports.a = getRedisClient("metrics").get("k");\nexports.b = getRedisClient("metrics").get("k");\nexports.c = new db.Cluster([]);\n`,
  },
  {
    title: "an object that is the default export",
    files: {
      "clients.ts": `import { Redis } from "ioredis";\nexport default { Redis };\n`,
      "app.ts": `import clients from "./clients";\nexport const a = new clients.Redis({ db: 4 }).get("k");\n`,
    },
    problems: [`2:22 ${METRICS}`, `2:42 ${HARDCODED}`],
    fixed: `import { getRedisClient } from "../../src/redis/client";\nexport const a = getRedisClient("metrics").get("k");\n`,
  },
  {
    title: "constants of other files",
    files: {
      "values.ts": `export const DB = 4;\nexport const HOST = "localhost";\nexport const fixed = { host: "localhost", port: 6379, db: 4 } as const;\nexport const frozen = Object.freeze({ db: 4 });\nexport enum Db { main, metrics = 4 }\nexport default 4;\n`,
      "index.ts": `export * from "./values";\nimport { DB } from "./values";\nexport { DB as Again, default } from "./values";\nexport const copy = DB;\n`,
      "app.ts": `import { Redis } from "ioredis";
import four, { DB, HOST, fixed, frozen, Db, Again, copy } from ".";
import * as values from "./values";
const all = [
  new Redis({ db: DB }), new Redis({ host: HOST, db: four }), new Redis(fixed), new Redis(frozen), new Redis({ db: Db.metrics }),
  new Redis({ db: Again }), new Redis({ db: copy }), new Redis({ db: values.DB }), new Redis({ db: fixed.db }), new Redis({ ...fixed }),
];
`,
    },
    problems: [
      ...[7, 30, 67, 85, 104].map((column) => `5:${column} ${METRICS}`),
      ...[7, 33, 58, 88, 117].map((column) => `6:${column} ${METRICS}`),
    ],
    untyped: [
      ...["DB", "four", "fixed", "frozen", "Db.metrics", "Again", "copy", "values.DB", "fixed.db"].map(
        (source, i) =>
          `${[5, 5, 5, 5, 5, 6, 6, 6, 6][i]}:${[7, 30, 67, 85, 104, 7, 33, 58, 88][i]} no-direct-client Direct ioredis client. Not fixed: ${source} says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.`,
      ),
      "6:117 no-direct-client Direct ioredis client. Not fixed: fixed is not known here and may name a database.",
    ],
    fixed: `import four, { fixed, frozen, Db, Again, copy } from ".";
import { getRedisClient } from "../../src/redis/client";
import * as values from "./values";
const all = [
  ${Array(5).fill('getRedisClient("metrics")').join(", ")},
  ${Array(5).fill('getRedisClient("metrics")').join(", ")},
];
`,
  },
  {
    title: "objects that any file may change are a question",
    files: {
      "options.ts": `import type { RedisOptions } from "ioredis";\nexport const options: RedisOptions = { host: "localhost", db: 4 };\nexport const nested = { redis: { db: 4 } };\nexport const shallow = Object.freeze({ redis: { db: 4 } });\n`,
      "app.ts": `import { Redis } from "ioredis";
import { options, nested, shallow } from "./options";
export const a = new Redis(options).get("k");
export const b = new Redis({ db: options.db }).get("k");
export const c = new Redis(nested.redis).get("k");
export const d = new Redis(shallow.redis).get("k");
export const e = new Redis({ ...options, host: "localhost", db: 4 }).get("k");
`,
    },
    problems: [
      `3:22 ${OPEN("the host comes from options.host")}`,
      `4:22 ${OPEN("database 4 comes from options.db")}`,
      `5:22 ${OPEN("database 4 comes from nested.redis.db")}`,
      `6:22 ${OPEN("database 4 comes from shallow.redis.db")}`,
      `7:22 ${OPEN("options come from options")}`,
      "7:48 no-hardcoded-connection Hard-coded Redis host 'localhost'. Read it from configuration, or leave it to the canonical client.",
      `7:65 ${HARDCODED}`,
    ],
    untyped: [
      ...["options", "options.db", "nested.redis", "shallow.redis"].map(
        (source, i) =>
          `${i + 3}:22 no-direct-client Direct ioredis client. Not fixed: ${source} says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.`,
      ),
      `7:22 ${METRICS} Not fixed: options is not known here and may hold options that would be lost.`,
      "7:48 no-hardcoded-connection Hard-coded Redis host 'localhost'. Read it from configuration, or leave it to the canonical client.",
      `7:65 ${HARDCODED}`,
    ],
  },
  {
    title: "what a policy declares, in the words of either file",
    files: {
      "config.ts": `export const REDIS_URL = process.env.REDIS_URL!;\nexport const config = { redis: { url: process.env.OTHER_URL!, db: 4 } };\nexport const HOST = process.env.REDIS_HOST;\n`,
      "app.ts": `import { Redis } from "ioredis";
import { REDIS_URL, config, HOST } from "./config";
export const a = new Redis(REDIS_URL).get("k");
export const b = new Redis(config.redis.url).get("k");
export const c = new Redis({ host: HOST, db: 4 }).get("k");
`,
    },
    problems: [
      "3:22 no-direct-client Direct ioredis client for database 0 (main). Use getRedisClient('main'). The policy file declares what process.env.REDIS_URL means.",
      "4:22 no-direct-client Direct ioredis client for database 0 (main). Use getRedisClient('main'). The policy file declares what config.redis.url means.",
      `5:22 ${METRICS}`,
      `5:46 ${HARDCODED}`,
    ],
    untyped: [
      "3:22 no-direct-client Direct ioredis client. Not fixed: REDIS_URL says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
      "4:22 no-direct-client Direct ioredis client for database 0 (main). Use getRedisClient('main'). The policy file declares what config.redis.url means.",
      `5:22 ${METRICS} Not fixed: the policy file does not say which server HOST is.`,
      `5:46 ${HARDCODED}`,
    ],
    fixed: `import { getRedisClient } from "../../src/redis/client";
export const a = getRedisClient("main").get("k");
export const b = getRedisClient("main").get("k");
export const c = getRedisClient("metrics").get("k");
`,
  },
  {
    title: "literals of other files are not reported here, however they come in",
    files: {
      "values.ts": `export const DB = 4;\nexport const HOST = "localhost";\nexport const URL_OF = "redis://localhost:6379/4";\nexport const PASSWORD = "secret";\n`,
      "app.ts": `import { Redis } from "ioredis";
import { DB, HOST, URL_OF, PASSWORD } from "./values";
const all = [
  new Redis(\`redis://\${HOST}:6379/\${DB}\`), new Redis("redis://" + HOST), new Redis(URL_OF), new Redis({ db: +DB }), new Redis({ db: DB + 0 }),
  new Redis({ db: Number(process.env.DB ?? DB), host: process.env.HOST ?? HOST, password: PASSWORD }), new Redis({ db: Number(\`\${DB}\`) }),
];
`,
    },
    problems: [
      ...[7, 48, 78, 97, 121].map((column) =>
        column === 48
          ? `4:48 no-direct-client Direct ioredis client for database 0 (main). Use getRedisClient('main'). No database is named, so it used 0.`
          : `4:${column} ${METRICS}`,
      ),
      `5:7 ${METRICS} Not fixed: the policy file does not say which server process.env.HOST is.`,
      `5:108 ${METRICS}`,
    ],
    untyped: expect.any(Array) as never,
    fixed: expect.any(String) as never,
  },
  {
    title: "JSON, mutable like any object",
    files: {
      "config.json": `{ "redis": { "db": 4 } }\n`,
      "app.ts": `import { Redis } from "ioredis";\nimport settings from "./config.json";\nexport const a = new Redis({ db: settings.redis.db }).get("k");\n`,
    },
    problems: [`3:22 ${OPEN("database 4 comes from settings.redis.db")}`],
    untyped: [
      "3:22 no-direct-client Direct ioredis client. Not fixed: settings.redis.db says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
    ],
  },
  {
    title: "circles of values",
    files: {
      "a.ts": `import { y } from "./b";\nexport const x: number = y;\n`,
      "b.ts": `import { x } from "./a";\nexport const y: number = x;\n`,
      "app.ts": `import { Redis } from "ioredis";\nimport { x } from "./a";\nexport const a = new Redis({ db: x }).get("k");\n`,
    },
    problems: [
      "3:22 no-direct-client Direct ioredis client. Not fixed: x says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
    ],
    untyped: [
      "3:22 no-direct-client Direct ioredis client. Not fixed: x says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
    ],
  },
  {
    title: "the canonical function through a barrel and through an alias",
    files: {
      "app.ts": `import { getRedisClient } from "../../src/redis";\nimport { getRedisClient as get } from "#own/canonical";\nexport const a = getRedisClient("metricz" as "main");\nexport const b = get("nope" as "main");\n`,
    },
    problems: [
      "3:33 no-unknown-database The policy file has no database 'metricz'. Did you mean 'metrics'? Use a name that it has.",
      "4:22 no-unknown-database The policy file has no database 'nope'. Add it there, or use one of 'main' or 'metrics'.",
    ],
  },
  {
    title: "types alone are silent",
    files: {
      "types.ts": `export type { Redis } from "ioredis";\nimport type { Cluster } from "ioredis";\nexport type { Cluster };\n`,
      "values.ts": `export { Redis } from "ioredis";\n`,
      "app.ts": `import { Redis, Cluster } from "./types";\nimport type { Redis as R } from "./values";\nimport { type Redis as S } from "./values";\nexport function f(a: Redis, b: Cluster, c: R, d: S) { return [a, b, c, d]; }\n`,
    },
    problems: [],
  },
  {
    title: "look-alikes",
    files: {
      "redis.ts": `export class Redis { constructor(readonly options: object) {} }\nexport const createClient = (options: object) => options;\n`,
      "wrapped.ts": `import { Redis as Client } from "ioredis";\nexport class Redis { readonly inner = new Client({ db: 0 }); constructor(readonly options: object) {} }\nexport const open = () => new Client({ db: 0 });\nexport const live = open();\n`,
      "both.ts": `export { Redis } from "./redis";\nexport { Redis as Client } from "ioredis";\n`,
      "app.ts": `import { Redis, createClient } from "./redis";\nimport { Redis as Wrapped, open, live } from "./wrapped";\nimport { Redis as Same } from "./both";\nexport const all = [new Redis({ db: 4 }), createClient({ db: 4 }), new Wrapped({ db: 4 }), open(), live, new Same({ db: 4 })];\n`,
    },
    problems: [],
  },
  {
    title: "a name that a later declaration of the barrel takes back",
    files: {
      "barrel.ts": `export * from "ioredis";\nexport class Redis { constructor(readonly options: object) {} }\n`,
      "app.ts": `import { Redis } from "./barrel";\nexport const a = new Redis({ db: 4 });\n`,
    },
    problems: [],
  },
  {
    title: "what goes on from a barrel is reported where it came into sight",
    files: {
      "barrel.ts": `export { Redis } from "ioredis";\n`,
      "app.ts": `import { Redis } from "./barrel";\nexport { Redis };\nexport { Redis as Again } from "./barrel";\nexport * from "./barrel";\ndeclare function take(value: unknown): void;\ntake(Redis);\n`,
    },
    problems: [
      "6:6 no-client-import Redis of ioredis is passed on, so connections can be opened where nobody sees it. Pass a client of the canonical function instead.",
    ],
  },
  {
    title: "a file that cannot be read, and one that is not there",
    files: {
      "app.ts": `import { Redis } from "ioredis";\n// @ts-expect-error There is no such file.\nimport { DB } from "./missing";\nexport const a = new Redis({ db: DB }).get("k");\n`,
    },
    problems: [
      "4:22 no-direct-client Direct ioredis client. Not fixed: DB says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
    ],
    untyped: [
      "4:22 no-direct-client Direct ioredis client. Not fixed: DB says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file.",
    ],
  },
];

const folderOf = (index: number) => `cases/${index}`;
const project = new TypedProject({
  ...SHARED,
  "lib/barrel.ts": `export { Redis } from "ioredis";\nexport function other() {}\n`,
  "lib/canonical.ts": `export { getRedisClient } from "../src/redis";\n`,
  ...Object.fromEntries(
    CASES.flatMap(({ files }, index) =>
      Object.entries(files).map(([path, text]) => [`${folderOf(index)}/${path}`, text]),
    ),
  ),
});
const pathOf = (one: Case) => `${folderOf(CASES.indexOf(one))}/${one.file ?? "app.ts"}`;
const of = (linted: ReadonlyMap<string, Linted>, one: Case) => linted.get(pathOf(one))?.problems;

let typed: ReadonlyMap<string, Linted>;
let untyped: ReadonlyMap<string, Linted>;

beforeAll(async () => {
  typed = await project.lint("projectService");
  untyped = await project.lint("none");
}, 120_000);

afterAll(() => project.remove());

describe("across files, with types", () => {
  it.each(CASES)("$title", (one) => {
    expect(of(typed, one)).toEqual(one.problems);
  });

  it("is the same for a program of its own", async () => {
    const linted = await project.lint("project");
    for (const [path, { problems }] of typed) expect(linted.get(path)?.problems, path).toEqual(problems);
  }, 120_000);
});

describe("across files, without types", () => {
  it.each(CASES)("$title", (one) => {
    expect(of(untyped, one)).toEqual(one.untyped ?? []);
  });

  it.each([false, undefined])(
    "is what `acrossFiles: %s` asks for",
    async (acrossFiles) => {
      const linted = await project.lint("projectService", { acrossFiles });
      for (const [path, { problems }] of untyped) expect(linted.get(path)?.problems, path).toEqual(problems);
    },
    120_000,
  );
});

describe("a text that is newer than the disk", () => {
  it("counts", async () => {
    const eslint = project.eslint("projectService");
    const filePath = `${project.folder}/${folderOf(0)}/app.ts`;
    const [first] = await eslint.lintText(
      `import { Redis } from "./redis";\nexport const a = new Redis({ db: 0 }).get("k");\n`,
      { filePath },
    );
    expect(first?.messages.map(({ message }) => message)[0]).toBe(
      "Direct ioredis client for database 0 (main). Use getRedisClient('main').",
    );
    // The barrel is open in the editor too, and exports something else by now.
    await eslint.lintText(`export class Redis { constructor(readonly options: object) {} }\n`, {
      filePath: `${project.folder}/${folderOf(0)}/redis.ts`,
    });
    const [second] = await eslint.lintText(
      `import { Redis } from "./redis";\nexport const a = new Redis({ db: 0 }).get("k");\n`,
      { filePath },
    );
    expect(second?.messages).toEqual([]);
  }, 60_000);

  it("may be broken", async () => {
    const eslint = project.eslint("projectService");
    await eslint.lintText(`export { default as Redis } from ioredis"; export {`, {
      filePath: `${project.folder}/${folderOf(0)}/redis.ts`,
    });
    const [result] = await eslint.lintText(CASES[0]?.files["app.ts"] ?? "", {
      filePath: `${project.folder}/${folderOf(0)}/app.ts`,
    });
    expect(result?.messages).toEqual([]);
  }, 60_000);
});

describe("fixes across files", () => {
  it("leave a project that compiles", async () => {
    expect(project.compilerProblems()).toEqual([]);
    const linted = await project.lint("project", {}, true);
    const outputs = (fixed: (one: Case) => string | undefined) =>
      Object.fromEntries(CASES.map((one) => [one.title, fixed(one)]));
    expect(outputs((one) => linted.get(pathOf(one))?.output)).toEqual(outputs(({ fixed }) => fixed));
    project.write(Object.fromEntries([...linted].flatMap(([path, { output }]) => (output ? [[path, output]] : []))));
    expect(project.compilerProblems()).toEqual([]);
  }, 120_000);
});
