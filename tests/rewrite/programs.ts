import fc from "fast-check";
import { CLIENTS, type ClientName } from "./program-policies.js";

/** A generated text, under which name and policy it is linted, and what is known about it. */
export interface Program {
  readonly code: string;
  readonly filename: string;
  readonly client: ClientName;
}

/** A secret of every generated password and address. */
export const SECRET = "s3cr3t";

/** What a file may be. */
interface Kind {
  readonly filename: string;
  readonly typed: boolean;
  readonly jsx: boolean;
  readonly commonJs: boolean;
}

const KINDS: readonly Kind[] = [
  { filename: "src/app.ts", typed: true, jsx: false, commonJs: false },
  { filename: "src/api/view.tsx", typed: true, jsx: true, commonJs: false },
  { filename: "src/app.js", typed: false, jsx: true, commonJs: false },
  { filename: "src/app.mjs", typed: false, jsx: true, commonJs: false },
  { filename: "src/app.cjs", typed: false, jsx: true, commonJs: true },
  { filename: "src/deep/er/app.js", typed: false, jsx: true, commonJs: true },
  { filename: "src/app.mts", typed: true, jsx: false, commonJs: false },
  { filename: "src/app.cts", typed: true, jsx: false, commonJs: true },
];

/** A way to bring in a library, and the constructions that it allows; `$` stands for the arguments with their parentheses. */
interface Import {
  readonly line: string;
  readonly calls: readonly string[];
  readonly typed?: true;
}

const IOREDIS: readonly Import[] = [
  { line: "import Redis from 'ioredis';", calls: ["new Redis$"] },
  { line: "import { Redis } from 'ioredis';", calls: ["new Redis$"] },
  { line: 'import { Redis as Store } from "ioredis";', calls: ["new Store$"] },
  { line: "import * as ioredis from 'ioredis';", calls: ["new ioredis.Redis$", "new ioredis.default$"] },
  { line: "import Redis, { Cluster } from 'ioredis';", calls: ["new Redis$"] },
  { line: "import { Cluster, Redis, ReplyError } from 'ioredis';", calls: ["new Redis$"] },
  { line: "import {\n  Cluster,\n  Redis,\n} from 'ioredis';", calls: ["new Redis$"] },
  { line: "import Redis, * as everything from 'ioredis';", calls: ["new Redis$", "new everything.Redis$"] },
  { line: "import { Redis } from 'ioredis'; import fs from 'node:fs';", calls: ["new Redis$"] },
  { line: "import fs from 'node:fs'; import { Redis } from 'ioredis';", calls: ["new Redis$"] },
  { line: "import { Redis, type RedisOptions } from 'ioredis';", calls: ["new Redis$"], typed: true },
  { line: "import Redis, { type RedisOptions } from 'ioredis';", calls: ["new Redis$"], typed: true },
  {
    line: "import type { RedisOptions } from 'ioredis';\nimport Redis from 'ioredis';",
    calls: ["new Redis$"],
    typed: true,
  },
  { line: "import { default as Redis } from 'ioredis';", calls: ["new Redis$"] },
  { line: "import { 'Redis' as Redis } from 'ioredis';", calls: ["new Redis$"] },
  { line: "import Redis = require('ioredis');", calls: ["new Redis$"], typed: true },
];
const REQUIRED_IOREDIS: readonly Import[] = [
  { line: "const Redis = require('ioredis');", calls: ["new Redis$", "new Redis.default$", "Redis.createClient$"] },
  { line: "const { Redis } = require('ioredis');", calls: ["new Redis$"] },
  { line: 'const { Redis: Store, Cluster } = require("ioredis");', calls: ["new Store$"] },
  { line: "const Redis = require('ioredis').Redis;", calls: ["new Redis$"] },
  { line: "const { default: Redis } = require('ioredis');", calls: ["new Redis$"] },
  { line: "const fs = require('node:fs'), Redis = require('ioredis');", calls: ["new Redis$"] },
  { line: "const Redis = require('ioredis'), fs = require('node:fs');", calls: ["new Redis$"] },
  { line: "var Redis = require('ioredis');", calls: ["new Redis$"] },
  { line: "", calls: ["new (require('ioredis'))$", "new (require('ioredis').Redis)$"] },
];
const NODE_REDIS: readonly Import[] = [
  { line: "import { createClient } from 'redis';", calls: ["createClient$"] },
  { line: "import { createClient as open, createCluster } from 'redis';", calls: ["open$"] },
  { line: "import * as redis from 'redis';", calls: ["redis.createClient$"] },
  { line: "import redis from 'redis';", calls: ["redis.createClient$", "redis?.createClient$"] },
  { line: "import { createClient, type RedisClientType } from 'redis';", calls: ["createClient$"], typed: true },
];
const REQUIRED_NODE_REDIS: readonly Import[] = [
  { line: "const { createClient } = require('redis');", calls: ["createClient$"] },
  { line: "const redis = require('redis');", calls: ["redis.createClient$"] },
  { line: "const { createClient: open } = require('redis');", calls: ["open$"] },
];

/** Arguments of a construction, and the declarations that they need. */
interface Options {
  readonly text: string;
  readonly needs?: readonly string[];
  readonly async?: true;
}

const NEEDS: Readonly<Record<string, string>> = {
  DB: "const DB = 4;",
  HOST: "const HOST = process.env.REDIS_HOST;",
  host: "const { host, port } = config.redis;",
  PORT: "const PORT = Number(process.env.REDIS_PORT ?? 6379);",
  options: "const options = { host: 'localhost', port: 6379, db: 3 };",
  commented: "const commented = {\n  // where it is\n  host: 'localhost',\n  db: 4, // which one\n};",
  base: "const base = { host: 'localhost' };",
  pair: "const FIRST = 1, SECOND = 2;",
  prefix: "const keyPrefix = 'app:';",
  numbers: "const numbers = { metrics: 4, sessions: 6 };",
  retry: "const retryStrategy = (times) => Math.min(times * 50, 2000);",
  make: "function optionsFor(db) {\n  return { host: 'localhost', db };\n}",
  discovered: "const discovered = discover('redis');",
  url: "const url = process.env.REDIS_URL;",
};
/** Declarations that need others in turn. */
const IN_TURN: Readonly<Record<string, string>> = {
  host: "import config from './config.js';",
  discovered: "import { discover } from './discover.js';",
};

const IOREDIS_OPTIONS: readonly Options[] = [
  { text: "({ db: 4 })" },
  { text: "({ db: 3 })" },
  { text: "({ host: 'localhost', port: 6379, db: 6 })" },
  { text: "({\n    host: 'localhost', // here\n    db: 4,\n  })" },
  { text: "()" },
  { text: "" },
  { text: "({ db: DB })", needs: ["DB"] },
  { text: "({ host: HOST, port: PORT, db: DB })", needs: ["HOST", "PORT", "DB"] },
  { text: "({ host, port, db: 4 })", needs: ["host"] },
  { text: "({ host: HOST, port: 6379, db: 2 })", needs: ["HOST"] },
  { text: "(options)", needs: ["options"] },
  { text: "({ ...base, db: 4 })", needs: ["base"] },
  { text: "(commented)", needs: ["commented"] },
  { text: "({ db: FIRST })", needs: ["pair"] },
  { text: "({ db: SECOND })", needs: ["pair"] },
  { text: "({ db: numbers.metrics })", needs: ["numbers"] },
  { text: "({ db: numbers['sessions'] })", needs: ["numbers"] },
  { text: `({ db: 4, password: '${SECRET}1' })` },
  { text: `('redis://user:${SECRET}2@localhost:6379/4')` },
  { text: `(\`redis://:${SECRET}3@localhost/6\`, { lazyConnect: true })` },
  { text: `({ db: 4, username: '${SECRET}4', password: '${SECRET}5', keyPrefix: 'a:' })` },
  { text: `('redis://:${SECRET}6@elsewhere.example:7000/99')` },
  { text: "('redis://localhost:6379/4')" },
  { text: "(6379, 'localhost', { db: 3 })" },
  { text: "(6379, HOST)", needs: ["HOST"] },
  { text: "(url)", needs: ["url"] },
  { text: "(process.env.REDIS_URL)" },
  { text: "({ db: 4, keyPrefix: 'app:' })" },
  { text: "({ keyPrefix, db: 4 })", needs: ["prefix"] },
  { text: "({ db: 4, retryStrategy: (times) => times * 2 })" },
  { text: "({ db: 4, retryStrategy })", needs: ["retry"] },
  { text: "({ db: 4, maxRetriesPerRequest: null })" },
  { text: "({ db: 4, enableReadyCheck: false, connectTimeout: 500 })" },
  { text: "({ db: 7, host: discovered.host })", needs: ["discovered"] },
  { text: "(optionsFor(4))", needs: ["make"] },
  { text: "({ db: Number(process.env.REDIS_DB) })" },
  { text: "({ db: process.env.REDIS_DB ?? 4 })" },
  { text: "({ db: 13 })" },
  { text: "({ host: 'redis.elsewhere', db: 1 })" },
  { text: "({ ...(await discover()), db: 3 })", async: true },
  { text: "({ db: 4, lazyConnect: log('made') })" },
  { text: "({ db: 4, host: (log('asked'), 'localhost') })" },
];
const NODE_OPTIONS: readonly Options[] = [
  { text: "({ database: 4 })" },
  { text: "({ url: 'redis://localhost:6379/3' })" },
  { text: `({ url: 'redis://:${SECRET}7@localhost:6379/1' })` },
  { text: "({ socket: { host: 'localhost', port: 6379 }, database: 6 })" },
  { text: "({ socket: { host: HOST }, database: DB })", needs: ["HOST", "DB"] },
  { text: `({ database: 4, password: "${SECRET}8" })` },
  { text: "()" },
  { text: "({ url: process.env.REDIS_URL })" },
];

/** Where a construction (`@`) stands; `#` makes names unique. */
interface Place {
  readonly text: string;
  readonly only?: "typed" | "jsx" | "esm" | "commonJs";
  readonly async?: true;
}

const PLACES: readonly Place[] = [
  { text: "const c# = @;\nc#.get('key');" },
  { text: "const c# = @;\nawait c#.set('key', 1);", async: true, only: "esm" },
  { text: "export const c# = @;", only: "esm" },
  { text: "let c# = @;\nc#.on('error', console.error);" },
  { text: "let c#;\nc# = @;" },
  { text: "let c# = null;\nfunction open#() {\n  if (!c#) c# = @;\n  return c#;\n}" },
  {
    text: "let c# = null;\nexport async function open#() {\n  if (c# === null) {\n    c# = @;\n  }\n  await c#.get('a');\n  return c#;\n}",
    only: "esm",
    async: true,
  },
  { text: "export default @;", only: "esm" },
  { text: "module.exports = @;", only: "commonJs" },
  { text: "module.exports.c# = @;", only: "commonJs" },
  { text: "exports.c# = @;", only: "commonJs" },
  { text: "const c# = flag ? @ : null;" },
  { text: "const c# = cache.c# ?? @;" },
  { text: "const c# = cache.c# || (cache.c# = @);" },
  { text: "cache.c# ??= @;" },
  { text: "function f#() {\n  return @;\n}" },
  { text: "async function f#() {\n  const r = @;\n  await r.get('key');\n  return r;\n}", async: true },
  {
    text: "async function f#() {\n  const r = @;\n  try {\n    return await r.get('key');\n  } finally {\n    await r.quit();\n  }\n}",
    async: true,
  },
  { text: "async function f#() {\n  const r = @;\n  await r.connect();\n  return r.get('key');\n}", async: true },
  { text: "const c# = @;\nc#.on('error', (error) => log(error));\nc#.connect().catch(log);" },
  { text: "const f# = () => @;" },
  { text: "const f# = async () => @;", async: true },
  { text: "const f# = async (key) => (await @.get(key)) ?? 0;", async: true },
  { text: "const f# = async function () { return @; };", async: true },
  { text: "class C# {\n  store = @;\n  get(key) {\n    return this.store.get(key);\n  }\n}" },
  { text: "class C# {\n  static shared = @; other = 1;\n}" },
  { text: "class C# {\n  #store = @;\n  read() { return this.#store.get('a'); }\n}" },
  { text: "class C# {\n  constructor() {\n    this.store = @;\n  }\n}" },
  { text: "class C# {\n  async open() {\n    this.store = @;\n    return this.store.get('a');\n  }\n}", async: true },
  { text: "class C# {\n  static {\n    C#.shared = @;\n  }\n}" },
  { text: "class C# {\n  get store() {\n    return (this.made ??= @);\n  }\n}" },
  {
    text: "class C# {\n  private readonly store: Redis = @;\n  constructor(private readonly name: string) {}\n}",
    only: "typed",
  },
  {
    text: "@Injectable()\nclass C# {\n  @Field() store = @;\n  constructor(@Inject(TOKEN) private readonly token: unknown) {}\n}",
    only: "typed",
  },
  { text: "function f#(store = @) {\n  return store.get('a');\n}" },
  { text: "function f#({ host, db = 4, name }) {\n  const r = @;\n  return r.get(name);\n}" },
  { text: "if (flag) cache.c# = @;\nelse log('no');" },
  { text: "if (flag) {\n  cache.c# = @;\n} else cache.c# = @;" },
  { text: "if (flag) @;" },
  { text: "for (const name of names) use(name, @);" },
  { text: "for (const name of names) {\n  cache[name] = @;\n}" },
  { text: "while (flag) cache.w# = @;" },
  { text: "do @; while (flag);" },
  { text: "try {\n  cache.c# = @;\n} catch (error) {\n  cache.c# = null;\n} finally {\n  log('done');\n}" },
  { text: "label#: {\n  cache.c# = @;\n  if (flag) break label#;\n}" },
  { text: "label#: cache.c# = @;" },
  {
    text: "switch (flag) {\n  case 1:\n    cache.c# = @;\n    break;\n  default: {\n    const d = @;\n    d.get('x');\n  }\n}",
  },
  { text: "@;" },
  { text: "void @;" },
  { text: "@.get('key');" },
  { text: "const v# = @.get('key').then((value) => value);" },
  { text: "use(@, 1);" },
  { text: "use(1, @);" },
  { text: "const all# = [@, @];" },
  { text: "const [a#, b#] = [@, 1];" },
  { text: "const a# = @, b# = @;" },
  { text: "const a# = 1, b# = @, c# = 3;" },
  { text: "const o# = { store: @, name: 'o' };" },
  { text: "const o# = {\n  // the store\n  store: @,\n  other: 2,\n};" },
  { text: "const o# = { make() { return @; }, get lazy() { return @; } };" },
  { text: "const t# = `${@}`;" },
  { text: "tag#`a ${@} b`;\nfunction tag#() {}" },
  { text: "const v# = (log('a'), @);" },
  { text: "const v# = !@;" },
  { text: "const v# = @?.get('a');" },
  { text: "const v# = @['get']('a');" },
  { text: "const { options: o# } = @;" },
  { text: "(() => {\n  const r = @;\n  r.get('a');\n})();" },
  { text: "const f# = () => {\n  @.get('a');\n};" },
  { text: "function* g#() {\n  yield @;\n}" },
  { text: "async function* g#() {\n  yield @;\n}", async: true },
  { text: "const c# = @ as Redis;", only: "typed" },
  { text: "const c# = <Redis>@;", only: "typed" },
  { text: "const c# = @!;\nc#.get('a');", only: "typed" },
  { text: "const c# = @ satisfies Redis;", only: "typed" },
  { text: "let c#: Redis | null = null;\nc# = @;", only: "typed" },
  { text: "const c#: Redis = @;\nexport function use#(store: Redis): void {\n  store.get('a');\n}", only: "typed" },
  { text: "namespace N# {\n  export const store = @;\n}", only: "typed" },
  { text: "enum E# { A = 1 }\nconst c# = @;", only: "typed" },
  {
    text: "abstract class C# {\n  declare x: number;\n  protected store? = @;\n  abstract run(): void;\n}",
    only: "typed",
  },
  { text: 'const view# = <Provider store={@} name="a">text // no comment</Provider>;', only: "jsx" },
  {
    text: "function View#() {\n  const store = useMemo(() => @, []);\n  return <p>{store.status}</p>;\n}",
    only: "jsx",
  },
  { text: "const c# = @;\nexport { c#, c# as other# };", only: "esm" },
  { text: "const c# = await @;", async: true, only: "esm" },
  { text: "function f#() {\n  const getRedisClient = 1;\n  return [getRedisClient, @];\n}" },
  { text: "function f#(getRedisClient) {\n  return getRedisClient(@);\n}" },
  { text: "function f#(Error) {\n  const r = @;\n  return r.get(Error);\n}" },
  { text: "function f#() {\n  const DB = 3;\n  const HOST = 'localhost';\n  const r = @;\n  return r.get('a');\n}" },
  {
    text: "async function f#() {\n  const { default: Redis } = await import('ioredis');\n  const r = new Redis({ db: 4 });\n  return r.get('a');\n}",
    async: true,
  },
  { text: "function f#() {\n  'use strict';\n  return @;\n}" },
  { text: "const c# = @; const d# = @; log(c#, d#);" },
  { text: "setup(async () => {\n  const c = @;\n  await c.get('a');\n});", async: true },
];

/** Code that has nothing to do with a connection: each must stay as it is, byte for byte. `#` makes it unique. */
const BYSTANDERS: readonly Place[] = [
  { text: "console.log('keep #');" },
  { text: "const keep# = (#) + 1  ;" },
  { text: "// keep #" },
  { text: "/* keep #\n     as it   stands */" },
  { text: "/** keep # {@link Redis} */\nfunction keep#() { /* # */ }" },
  { text: "const keep# = `\n   keep #  ${flag}\n\t`;" },
  { text: "const keep# = /keep # [/'\"]/gu;" },
  { text: "[#, 2].forEach((n) => keep(n));" },
  { text: "(function keep#() {})();" },
  { text: "`keep #`.trim();" },
  { text: "'keep #';" },
  { text: "+#;" },
  { text: "if (flag) { keep(#) }  else   keep(-#);" },
  { text: "for (;;) { keep(#); break; }" },
  { text: "class Keep# { a = #; ['b'] = 2; static c; get d() { return #; } }" },
  { text: "type Keep# = { redis: Redis; a: # };", only: "typed" },
  { text: "interface Keep# extends Object { store: Redis | null }", only: "typed" },
  { text: "declare module 'keep#' {\n  export const x: #;\n}", only: "typed" },
  { text: "function keep#(a: string): string;\nfunction keep#(a: unknown): unknown { return a; }", only: "typed" },
  { text: "export type { Keep as Keep# } from './keep.js';", only: "typed" },
  { text: "const keep# = <p className=\"a  #\">it's {'#'} /* text */</p>;", only: "jsx" },
  { text: "export { a# } from './keep-#.js';", only: "esm" },
  { text: "var keep# = function () { return # }" },
  { text: "const keep# = 'it\\'s \"#\"';" },
  { text: "keep(HOST, #);" },
  { text: "keep(DB, options, #);" },
  { text: "keep#: while (flag) { break keep#; }" },
  { text: "getRedisClient('metrics').get('keep #');" },
];

/** Other imports of the file. */
const OTHERS: readonly Place[] = [
  { text: "import { log } from './log.js';", only: "esm" },
  { text: "import { log } from './log';", only: "esm" },
  { text: "import './side-effect.js';", only: "esm" },
  { text: "import fs, { readFileSync } from 'node:fs'", only: "esm" },
  { text: "import data from './data.json' with { type: 'json' };", only: "esm" },
  { text: "import type { Keep } from './keep.ts';", only: "typed" },
  { text: "import { getRedisClient } from './redis/client.js';", only: "esm" },
  { text: "import { getRedisClient as canonical } from './redis/client.js';", only: "esm" },
  { text: "import * as clients from './redis/client.js';", only: "esm" },
  { text: "import { closeAll } from './redis/client.js';", only: "esm" },
  { text: "import type { Options } from './redis/client.js';", only: "typed" },
  { text: "import { getNodeRedis } from './redis/client.js';", only: "esm" },
  { text: "import { getRedisClient } from '@acme/redis';", only: "esm" },
  { text: "import { createRedis } from '@acme/redis';", only: "esm" },
  { text: "import open from './redis/get-client.js';", only: "esm" },
  { text: "import { getRedisClient } from './elsewhere.js';", only: "esm" },
  { text: "import { createClient } from 'redis';", only: "esm" },
  { text: "import { Command } from 'ioredis';", only: "esm" },
  { text: "const { log } = require('./log');", only: "commonJs" },
  { text: "const { getRedisClient } = require('./redis/client');", only: "commonJs" },
  { text: "const clients = require('./redis/client.js');", only: "commonJs" },
  { text: "const { closeAll } = require('./redis/client');", only: "commonJs" },
  { text: "require('dotenv').config();", only: "commonJs" },
  { text: "const fs = require('node:fs');", only: "commonJs" },
];

/** Calls of the canonical client that another rule may change. */
const CANONICAL_CALLS: readonly string[] = [
  "const k# = getRedisClient('tasks');",
  'export const k# = getRedisClient("tasks");',
  "const k# = getRedisClient(4);",
  "const k# = getRedisClient('metrcis');",
  "const k# = getRedisClient({ database: 'tasks' });",
  "const k# = await openRedis('tasks');",
  "const k# = getRedisClient(`tasks`);",
];

const HEADERS = [
  "#!/usr/bin/env node\n",
  "#!/usr/bin/env node\n// keep the header\n\n",
  "// @ts-check\n",
  "/*! licence */\n\n",
  "/** About ioredis. */\n",
  "/* eslint-disable no-console */\n",
] as const;
const DIRECTIVES = ["'use strict';\n", '"use client";\n', "'use server'\n", "'use strict'; 'use client';\n"] as const;

interface Construction {
  readonly library: "ioredis" | "redis";
  readonly call: number;
  readonly options: number;
}

type Item =
  | { readonly kind: "place"; readonly at: number; readonly constructions: readonly Construction[] }
  | { readonly kind: "bystander"; readonly at: number }
  | { readonly kind: "canonical"; readonly at: number };

interface Shape {
  readonly kind: number;
  readonly client: ClientName;
  readonly header: string;
  readonly directive: string;
  readonly imports: readonly [ioredis: number, nodeRedis: number];
  readonly others: readonly number[];
  readonly canonicalFirst: boolean;
  /** Where the declarations stand that options need: in front of everything, of what needs them, or in the function that does. */
  readonly needs: "first" | "near" | "local";
  readonly items: readonly Item[];
  /** In files without semicolons: those that begin a line which would go on with the one before. */
  readonly guards: boolean;
  readonly blankLines: boolean;
  readonly semicolons: boolean;
  readonly tabs: boolean;
  readonly doubleQuotes: boolean;
}

const index = fc.nat({ max: 0x7fff_ffff });
const construction = fc.record({
  library: fc.oneof({ weight: 4, arbitrary: fc.constant("ioredis" as const) }, fc.constant("redis" as const)),
  call: index,
  options: index,
});
const item: fc.Arbitrary<Item> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("place" as const),
      at: index,
      constructions: fc.array(construction, { minLength: 2, maxLength: 2 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("bystander" as const), at: index }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("canonical" as const), at: index }) },
);
const rarely = <T>(arbitrary: fc.Arbitrary<T>, otherwise: T) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary });

const shape: fc.Arbitrary<Shape> = fc.record({
  kind: index,
  client: fc.constantFrom(...(Object.keys(CLIENTS) as ClientName[])),
  header: rarely(fc.constantFrom<string>(...HEADERS), ""),
  directive: rarely(fc.constantFrom<string>(...DIRECTIVES), ""),
  imports: fc.tuple(index, index),
  others: fc.array(index, { maxLength: 2 }),
  canonicalFirst: fc.boolean(),
  needs: rarely(fc.constantFrom("near" as const, "local" as const), "first" as const),
  items: fc.array(item, { minLength: 1, maxLength: 6 }),
  blankLines: fc.boolean(),
  guards: fc.boolean(),
  semicolons: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  tabs: rarely(fc.constant(true), false),
  doubleQuotes: rarely(fc.constant(true), false),
});

/** Programs of the grammar. Some of them do not parse; those prove nothing. */
export const programs: fc.Arbitrary<Program> = shape.map(textOf);

function pick<T>(from: readonly T[], at: number): T {
  return from[at % from.length]!;
}

function textOf(wanted: Shape): Program {
  const kind = pick(KINDS, wanted.kind);
  const fits = ({ only }: Place) =>
    only === undefined ||
    (only === "typed" ? kind.typed : only === "jsx" ? kind.jsx : only === "esm" ? !kind.commonJs : kind.commonJs);
  const importing = (all: readonly Import[], required: readonly Import[], at: number) =>
    pick(
      (kind.commonJs && at % 4 > 0 ? required : all).filter(({ typed }) => !typed || kind.typed),
      at >> 2,
    );
  const libraries = {
    ioredis: importing(IOREDIS, REQUIRED_IOREDIS, wanted.imports[0]),
    redis: importing(NODE_REDIS, REQUIRED_NODE_REDIS, wanted.imports[1]),
  };

  const used = new Set<"ioredis" | "redis">();
  const needs = new Set<string>();
  const body = wanted.items.map((one, number) => {
    if (one.kind === "bystander") return pick(BYSTANDERS.filter(fits), one.at).text.replaceAll("#", String(number));
    if (one.kind === "canonical") return pick(CANONICAL_CALLS, one.at).replaceAll("#", String(number));
    const place = pick(PLACES.filter(fits), one.at);
    const own = new Set<string>();
    let count = 0;
    const text = place.text.replaceAll("#", String(number)).replaceAll("@", () => {
      const { library, call, options } = one.constructions[count++ % 2]!;
      used.add(library);
      const given = pick(
        (library === "ioredis" ? IOREDIS_OPTIONS : NODE_OPTIONS).filter((option) => !option.async || place.async),
        options,
      );
      for (const need of given.needs ?? []) own.add(need);
      return pick(libraries[library].calls, call).replace("$", () => given.text);
    });
    const block =
      wanted.needs === "local" ? /^(?:export )?(?:async )?function\*? \w+\([^)]*\) \{\n/u.exec(text)?.[0] : undefined;
    if (block === undefined) {
      const added = [...own].filter((need) => !needs.has(need));
      for (const need of added) needs.add(need);
      return wanted.needs === "near" ? [...added.map((need) => NEEDS[need]!), text].join("\n") : text;
    }
    // The declarations stand in the function that alone needs them.
    for (const need of own) if (IN_TURN[need] !== undefined) needs.add(`import ${need}`);
    return block + [...own].map((need) => `  ${NEEDS[need]!}\n`).join("") + text.slice(block.length);
  });

  const imports = [
    ...(used.has("ioredis") || used.size === 0 ? [libraries.ioredis.line] : []),
    ...(used.has("redis") ? [libraries.redis.line] : []),
    ...[...needs]
      .flatMap((need) => IN_TURN[need.replace("import ", "")] ?? [])
      .map((line) => (kind.commonJs ? required(line) : line)),
  ];
  const others = [...new Set(wanted.others.map((at) => pick(OTHERS.filter(fits), at).text))];
  const lines = [
    ...new Set(wanted.canonicalFirst ? [...others, ...imports] : [...imports, ...others]),
    ...(wanted.blankLines ? [""] : []),
    ...(wanted.needs === "near" ? [] : [...needs].flatMap((need) => NEEDS[need] ?? [])),
    ...body.flatMap((text) => (wanted.blankLines ? ["", text] : [text])),
  ].filter((line, at, all) => line !== "" || all[at - 1] !== "");
  let code = `${wanted.header}${wanted.directive}${lines.join("\n")}\n`;
  if (!wanted.semicolons) code = code.replace(/;$/gmu, "");
  if (!wanted.semicolons && wanted.guards) code = code.replace(/^(?=[([`+]|\/[^/*])/gmu, ";");
  if (wanted.tabs) code = code.replace(/^(?: {2})+/gmu, (white) => "\t".repeat(white.length / 2));
  if (wanted.doubleQuotes) code = code.replace(/'([\w:/.-]*)'/gu, '"$1"');
  return { code, filename: kind.filename, client: wanted.client };
}

function required(line: string): string {
  return line.replace(/^import (.+) from (.+);$/u, "const $1 = require($2);");
}
