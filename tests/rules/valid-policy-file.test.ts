import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Linter, RuleTester } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import rule from "../../rules/valid-policy-file.js";
import plugin from "../../src/plugin.js";

/** Modules that stand beside every policy file of these tests. */
const MODULES = {
  "src/redis.ts": "export function getRedisClient(name: string) {\n  return name;\n}\n",
  "src/default.ts": "export default function open(name: string) {\n  return name;\n}\n",
  "src/renamed.ts": "const open = (name: string) => name;\nexport { open as getRedisClient };\n",
  "src/star.ts": 'export * from "./redis.js";\n',
  "src/const.mts": "export const getRedisClient = async (name: string) => name;\n",
  "src/list.ts": "export const first = 1,\n  getRedisClient = (name: string) => name;\n",
  "src/pattern.ts": "export const { getRedisClient } = make();\n",
  "src/common.cjs": "module.exports = { getRedisClient: (name) => name };\n",
  "src/ambient.d.ts": "export declare function getRedisClient(name: string): unknown;\n",
  "src/folder/index.ts": "export class RedisClients {}\nexport enum Names { main }\n",
  "src/private.ts":
    "function getRedisClient(name: string) {\n  return name;\n}\nexport const other = getRedisClient;\n",
  "src/none.ts": "export {};\n",
  "src/as-default.ts": "const open = 1;\nexport { open as default };\n",
};

interface Case {
  readonly title: string;
  readonly text: string;
  /** Default: `redis-policy.yaml`. */
  readonly file?: string;
}

interface InvalidCase extends Case {
  /** `line:column-line:column message`; without an end, the problem is of a place between two characters. */
  readonly problems: readonly string[];
  /** What each suggestion says and leaves, in the order of the problems. */
  readonly suggestions?: readonly (readonly [problem: number, says: string, leaves: string])[];
  /** After `--fix`; absent: nothing is fixed. */
  readonly output?: string;
}

const root = mkdtempSync(join(tmpdir(), "redis-policy-valid-"));
for (const [name, text] of Object.entries(MODULES)) {
  mkdirSync(dirname(join(root, name)), { recursive: true });
  writeFileSync(join(root, name), text);
}
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DATABASES = "databases:\n  main: { db: 0 }\n";
const client = (text: string): string => `client:\n  javascript: { ${text} }\n${DATABASES}`;
const canonical = (module: string, name = "getRedisClient"): string =>
  client(`module: ${module}, export: ${name}, library: ioredis`);

const VALID: readonly Case[] = [
  { title: "the smallest file", text: "databases: { main: { db: 0 } }\n" },
  { title: "without an end of line", text: "databases: { main: { db: 0 } }" },
  { title: "Windows line ends", text: "databases:\r\n  main: { db: 0 }\r\n" },
  { title: "a byte order mark", text: `\uFEFF${DATABASES}` },
  { title: "comments", text: `# registry\n${DATABASES}# end\n` },
  { title: "strict JSON", text: '{ "databases": { "main": { "db": 0 } } }', file: "redis-policy.json" },
  {
    title: "JSON with its schema",
    text: '{ "$schema": "x", "databases": { "main": { "db": 0 } } }',
    file: "redis-policy.json",
  },
  { title: "JSON behind a byte order mark", text: '\uFEFF{"databases":{"main":{"db":0}}}', file: "redis-policy.json" },
  { title: "JSON in a YAML file", text: '{ "databases": { "main": { "db": 0 } } }' },
  { title: "the other ending of YAML", text: DATABASES, file: "redis-policy.yml" },
  { title: "the older name", text: DATABASES, file: "redis-databases.yaml" },
  {
    title: "the older shape",
    text: "host: redis.internal\nport: 6379\npool: { size: 3 }\nredis_databases:\n  main: { db: 0, ttl: 5 }\n",
  },
  { title: "a description", text: "databases: { main: { db: 0, description: 'Cache: all of it' } }\n" },
  { title: "an alias", text: "databases: { a: { db: 7 }, b: { db: 7, aliasOf: a } }\n" },
  { title: "names told apart by files", text: "databases: { a: { db: 7 }, b: { db: 7, for: ['src/**'] } }\n" },
  { title: "a limited database", text: "databases: { a: { db: 7, allowedIn: ['services/audit/**'] } }\n" },
  { title: "sources", text: "databases: { a: { db: 7, sources: ['process.env.REDIS_URL'] } }\n" },
  { title: "a name that was replaced", text: "databases: { a: { db: 7 }, b: { deprecated: true, replacedBy: a } }\n" },
  { title: "a name that was withdrawn", text: "databases: { a: { db: 7 }, b: { deprecated: true } }\n" },
  { title: "a name in quotes that YAML 1.1 takes for a boolean", text: "databases: { 'on': { db: 7 } }\n" },
  { title: "names from other scripts", text: "databases: { größe: { db: 7 }, データ: { db: 8 } }\n" },
  {
    title: "the same index on two servers",
    text: "servers: { default: {}, queue: {} }\ndatabases: { a: { db: 0 }, b: { db: 0, server: queue } }\n",
  },
  {
    title: "endpoints of every form",
    text: `endpoints: ['a:1', b, '[::1]:6379', '$REDIS_HOST', '\${REDIS_URL}', 'redis://c:6380/4']\n${DATABASES}`,
  },
  {
    title: "an exemption",
    text: `${DATABASES}exemptions:\n  - { files: ['src/a.ts'], reason: health check, status: never }\n`,
  },
  {
    title: "an exemption that still holds",
    text: `${DATABASES}exemptions:\n  - { files: ['src/a.ts'], reason: later, until: 2999-12-31 }\n`,
  },
  {
    title: "a decision",
    text: `${DATABASES}decisions:\n  - { files: ['src/a.ts'], database: main, reason: agreed }\n`,
  },
  {
    title: "anchors and aliases",
    text: "databases:\n  a: { db: 1, description: &d Shared }\n  b: { db: 2, description: *d }\n",
  },
  { title: "a canonical package", text: canonical("'@acme/redis'") },
  { title: "a canonical module that exports the function", text: canonical("./src/redis.ts") },
  { title: "the same by the ending of what is built", text: canonical("./src/redis.js") },
  { title: "the same without an ending", text: canonical("./src/redis") },
  { title: "a default export", text: canonical("./src/default.ts", "default") },
  { title: "a default export by another way", text: canonical("./src/as-default.ts", "default") },
  { title: "an export under another name", text: canonical("./src/renamed.ts") },
  { title: "an export that only another module knows", text: canonical("./src/star.ts") },
  { title: "an exported constant", text: canonical("./src/const.mts") },
  { title: "a list of exported constants", text: canonical("./src/list.ts") },
  { title: "an exported pattern", text: canonical("./src/pattern.ts") },
  { title: "CommonJS", text: canonical("./src/common.cjs") },
  { title: "declarations only", text: canonical("./src/ambient.d.ts") },
  { title: "a folder with an index", text: canonical("./src/folder", "RedisClients") },
  {
    title: "a module above the folder of the policy file",
    text: canonical("../src/redis.ts"),
    file: "config/redis-policy.yaml",
  },
  {
    title: "a library that the file describes",
    text: `${client("module: ./src/redis.ts, export: getRedisClient, library: '@acme/core'")}libraries:\n  - { name: '@acme/core', like: ioredis, exports: { Core: {} } }\n`,
  },
  {
    title: "a canonical function of Python",
    text: `client: { python: { module: src.redis, export: get } }\n${DATABASES}`,
  },
  {
    title: "a problem that a comment switches off",
    text: "databases:\n  # eslint-disable-next-line\n  main: { db: '0' }\n",
  },
];

const INVALID: readonly InvalidCase[] = [
  {
    title: "an unknown key",
    text: `endpoint: [a]\n${DATABASES}`,
    problems: ["1:1-1:9 Unknown key `endpoint`. Did you mean `endpoints`?"],
    suggestions: [[0, "Write endpoints.", "endpoints: [a]\ndatabases:\n  main: { db: 0 }\n"]],
  },
  {
    title: "an unknown key of nothing close",
    text: `zzz: 1\n${DATABASES}`,
    problems: [
      "1:1-1:4 Unknown key `zzz`. Known keys: `client`, `endpoints`, `servers`, `databases`, `exemptions`, `decisions`, `libraries`.",
    ],
  },
  {
    title: "a misspelled key in quotes",
    text: "databases:\n  main: { db: 0, 'descripton': x }\n",
    problems: ["2:18-2:30 Unknown key `descripton` in `databases.main`. Did you mean `description`?"],
    suggestions: [[0, "Write 'description'.", "databases:\n  main: { db: 0, 'description': x }\n"]],
  },
  {
    title: "no databases",
    text: "client: { python: { module: a, export: b } }\n",
    problems: ["1:1 The file has no `databases`: add it. The registry: every database by name."],
  },
  {
    title: "a list instead of a mapping",
    text: "- a\n",
    problems: ["1:1 A policy file is a mapping that begins with keys such as `client:` and `databases:`."],
  },
  {
    title: "a scalar instead of a mapping",
    text: "hello\n",
    problems: ["1:1 A policy file is a mapping that begins with keys such as `client:` and `databases:`."],
  },
  {
    title: "an index in quotes",
    text: "databases:\n  main: { db: '0' }\n  metrics: { db: \"4\" }\n",
    problems: [
      "2:15-2:18 `databases.main.db` must be a whole number, not text: write 0 without quotes.",
      "3:18-3:21 `databases.metrics.db` must be a whole number, not text: write 4 without quotes.",
    ],
    output: "databases:\n  main: { db: 0 }\n  metrics: { db: 4 }\n",
  },
  {
    title: "an index in quotes in JSON",
    text: '{ "databases": { "main": { "db": "4" } } }',
    file: "redis-policy.json",
    problems: ["1:34-1:37 `databases.main.db` must be a whole number, not text: write 4 without quotes."],
    output: '{ "databases": { "main": { "db": 4 } } }',
  },
  {
    title: "a missing index",
    text: "databases:\n  main: { description: x }\n",
    problems: ["2:3-2:7 `databases.main` names no index: add `db`. A missing index is never read as 0."],
  },
  {
    title: "a negative index",
    text: "databases: { main: { db: -1 } }\n",
    problems: ["1:26-1:28 `databases.main.db` must be 0 or more."],
  },
  {
    title: "an octal index",
    text: "databases: { main: { db: 010 } }\n",
    problems: [
      "1:26-1:29 The index of `main` must be a plain decimal number: readers of YAML differ about every other way to write it.",
    ],
  },
  {
    title: "a fraction",
    text: "databases: { main: { db: 4.5 } }\n",
    problems: ["1:26-1:29 `databases.main.db` must be a whole number, not a number with a fraction."],
  },
  {
    title: "a key twice",
    text: "databases:\n  main: { db: 0 }\n  main: { db: 1 }\n",
    problems: ["3:3-3:7 The key `main` stands here twice: remove one, since readers differ in which of them counts."],
  },
  {
    title: "a tag",
    text: "databases: { main: { db: !!int 4 } }\n",
    problems: ["1:32-1:33 Tags such as `!!int` are not read: remove it."],
  },
  {
    title: "a merge key",
    text: "databases:\n  a: &a { db: 1 }\n  b: { <<: *a }\n",
    problems: ["3:8-3:10 Merge keys (`<<`) are not read alike by all YAML readers: repeat the keys that are meant."],
  },
  {
    title: "an alias of nothing",
    text: "databases: { a: { db: 1, description: *x } }\n",
    problems: ["1:39-1:41 No anchor of this name stands before this alias: write out what is meant."],
  },
  {
    title: "a name that YAML 1.1 takes for a boolean",
    text: "databases:\n  on: { db: 1 }\n  off: { db: 2 }\n",
    problems: [
      "2:3-2:5 Some readers of YAML take the name `on` for something other than text: put it in quotes.",
      "3:3-3:6 Some readers of YAML take the name `off` for something other than text: put it in quotes.",
    ],
    output: 'databases:\n  "on": { db: 1 }\n  "off": { db: 2 }\n',
  },
  {
    title: "two names on one index",
    text: "databases:\n  a: { db: 7 }\n  b: { db: 7 }\n",
    problems: [
      "3:3-3:4 `b` and `a` share index 7, so that this index does not say which is meant: add `aliasOf: a`, tell them apart with `for`, or give one of them an index of its own.",
    ],
  },
  {
    title: "an alias of a name that does not exist",
    text: "databases:\n  workflows: { db: 7 }\n  b: { db: 7, aliasOf: workflow }\n",
    problems: ["3:24-3:32 There is no database `workflow`. Did you mean `workflows`?"],
    suggestions: [[0, "Write workflows.", "databases:\n  workflows: { db: 7 }\n  b: { db: 7, aliasOf: workflows }\n"]],
  },
  {
    title: "the same in quotes",
    text: "databases:\n  workflows: { db: 7 }\n  b: { db: 7, aliasOf: 'workflow' }\n",
    problems: ["3:24-3:34 There is no database `workflow`. Did you mean `workflows`?"],
    suggestions: [
      [0, "Write 'workflows'.", "databases:\n  workflows: { db: 7 }\n  b: { db: 7, aliasOf: 'workflows' }\n"],
    ],
  },
  {
    title: "a circle of aliases",
    text: "databases:\n  a: { db: 7, aliasOf: b }\n  b: { db: 7, aliasOf: a }\n",
    problems: [
      "2:24-2:25 The aliases go round in a circle (`a` → `b` → `a`): one of them must be the database itself.",
    ],
  },
  {
    title: "an alias of another index",
    text: "databases:\n  a: { db: 7 }\n  b: { db: 8, aliasOf: a }\n",
    problems: ["3:24-3:25 `b` (index 8) is an alias of `a` (index 7), so both must have the same server and index."],
  },
  {
    title: "a replacement that is deprecated",
    text: "databases:\n  a: { db: 7 }\n  b: { deprecated: true, replacedBy: c }\n  c: { deprecated: true, replacedBy: a }\n",
    problems: ["3:38-3:39 `b` is replaced by `c`, which is deprecated itself: name the current one."],
  },
  {
    title: "replaced but not deprecated",
    text: "databases:\n  a: { db: 7 }\n  b: { db: 8, replacedBy: a }\n",
    problems: ["3:27-3:28 `b` is replaced but not deprecated: add `deprecated: true`, or remove `replacedBy`."],
  },
  {
    title: "an unknown server",
    text: "servers: { default: {}, queue: {} }\ndatabases:\n  a: { db: 0, server: queu }\n",
    problems: ["3:23-3:27 There is no server `queu`. Did you mean `queue`?"],
    suggestions: [
      [0, "Write queue.", "servers: { default: {}, queue: {} }\ndatabases:\n  a: { db: 0, server: queue }\n"],
    ],
  },
  {
    title: "an endpoint with a password",
    text: `endpoints: ['redis://admin:hunter2@redis.internal:6379']\n${DATABASES}`,
    problems: [
      "1:13-1:56 This endpoint holds a user or a password, and neither belongs into a policy file: write only host and port. If it was committed, change the password.",
    ],
  },
  {
    title: "an endpoint with a user only",
    text: `endpoints:\n  - admin@redis.internal\n${DATABASES}`,
    problems: [
      "2:5-2:25 This endpoint holds a user or a password, and neither belongs into a policy file: write only host and port. If it was committed, change the password.",
    ],
  },
  {
    title: "an endpoint of the older shape with a password",
    text: "host: 'redis://:hunter2@redis'\nredis_databases: { main: { db: 0 } }\n",
    problems: [
      "1:7-1:31 This endpoint holds a user or a password, and neither belongs into a policy file: write only host and port. If it was committed, change the password.",
    ],
  },
  {
    title: "a source with a password",
    text: "databases:\n  a: { db: 0, sources: [\"'redis://:hunter2@redis/0'\"] }\n",
    problems: [
      "2:25-2:53 This source holds a user or a password, and neither belongs into a policy file. If it was committed, change the password.",
    ],
  },
  {
    title: "a port that is none",
    text: `endpoints: ['redis:99999']\n${DATABASES}`,
    problems: ["1:13-1:26 The port of this endpoint is no number from 1 to 65535."],
  },
  {
    title: "a socket path",
    text: `endpoints: [/tmp/redis.sock]\n${DATABASES}`,
    problems: [
      "1:13-1:28 A socket path is no endpoint. Write `host:port`, `host`, `[::1]:6379`, `$NAME` for an environment variable, or a redis:// address.",
    ],
  },
  {
    title: "one endpoint of two servers",
    text: `servers: { default: { endpoints: [a] }, q: { endpoints: ['a:6379'] } }\n${DATABASES}`,
    problems: ["1:58-1:66 The endpoint `a:6379` belongs to the server `default` already: it can lead to only one."],
  },
  {
    title: "an exemption without a reason",
    text: `${DATABASES}exemptions:\n  - files: [src/a.ts]\n`,
    problems: [
      "4:5 `exemptions[1]` has no `reason`: add it. Why these files keep connections of their own, for whoever reads it later.",
    ],
  },
  {
    title: "an exemption with an empty reason",
    text: `${DATABASES}exemptions:\n  - { files: [src/a.ts], reason: ' ' }\n`,
    problems: ["4:34-4:37 `reason` is empty: say why, so that nobody has to ask."],
  },
  {
    title: "an exemption that is over",
    text: `${DATABASES}exemptions:\n  - { files: [src/a.ts], reason: x, until: 2020-01-31 }\n`,
    problems: [
      "4:44-4:54 This exemption ended on `2020-01-31`, so its files are checked again: remove it, or say until when it is needed.",
    ],
  },
  {
    title: "a day that does not exist",
    text: `${DATABASES}exemptions:\n  - { files: [src/a.ts], reason: x, until: 2027-02-30 }\n`,
    problems: ["4:44-4:54 `until` must be a day that exists, written YYYY-MM-DD."],
  },
  {
    title: "an unknown status",
    text: `${DATABASES}exemptions:\n  - { files: [src/a.ts], reason: x, status: nevr }\n`,
    problems: ["4:45-4:49 `exemptions[1].status` must be `never`, `complex` or `later`."],
    suggestions: [
      [
        0,
        "Write never.",
        "databases:\n  main: { db: 0 }\nexemptions:\n  - { files: [src/a.ts], reason: x, status: never }\n",
      ],
    ],
  },
  {
    title: "a bare folder as a glob",
    text: `${DATABASES}exemptions:\n  - { files: [src/], reason: x }\n`,
    problems: ["4:15-4:19 This glob names a folder and matches no file: write ** behind the slash."],
  },
  {
    title: "an absolute glob",
    text: `${DATABASES}exemptions:\n  - { files: [/src/**], reason: x }\n`,
    problems: ["4:15-4:22 A glob is relative to the folder of this file: remove the leading slash or drive."],
  },
  {
    title: "a glob below config",
    text: `databases:\n  main: { db: 0, for: ['src/**'] }\n`,
    file: "config/redis-policy.yaml",
    problems: [
      "2:24-2:32 Globs are relative to the folder of this file, so this one matches only files below `config`: begin it with ../ for the folder above.",
    ],
  },
  {
    title: "a decision that decides nothing",
    text: `${DATABASES}decisions:\n  - { files: [src/a.ts], reason: x }\n`,
    problems: [
      "4:5 This decision decides nothing: add `database`, `accept`, `dedicated: true`, `shared: true` or `collapse: true`.",
    ],
  },
  {
    title: "a decision for a name that does not exist",
    text: `${DATABASES}decisions:\n  - { files: [src/a.ts], database: mian, reason: x }\n`,
    problems: ["4:36-4:40 There is no database `mian`. Did you mean `main`?"],
    suggestions: [
      [
        0,
        "Write main.",
        "databases:\n  main: { db: 0 }\ndecisions:\n  - { files: [src/a.ts], database: main, reason: x }\n",
      ],
    ],
  },
  {
    title: "a library that nobody knows",
    text: client("module: ./src/redis.ts, export: getRedisClient, library: iordis"),
    problems: ["2:74-2:80 No client library is known as `iordis`. Did you mean `ioredis`?"],
    suggestions: [
      [
        0,
        "Write ioredis.",
        "client:\n  javascript: { module: ./src/redis.ts, export: getRedisClient, library: ioredis }\ndatabases:\n  main: { db: 0 }\n",
      ],
    ],
  },
  {
    title: "a like that nobody knows",
    text: `${DATABASES}libraries:\n  - { module: ./a.ts, export: b, like: 'iordis' }\n`,
    problems: ["4:40-4:48 No client library is known as `iordis`. Did you mean `ioredis`?"],
    suggestions: [
      [
        0,
        "Write 'ioredis'.",
        "databases:\n  main: { db: 0 }\nlibraries:\n  - { module: ./a.ts, export: b, like: 'ioredis' }\n",
      ],
    ],
  },
  {
    title: "two clients of one library",
    text: `client:\n  javascript:\n    - { module: ./src/redis.ts, export: getRedisClient, library: ioredis }\n    - { module: ./src/redis.ts, export: getRedisClient, library: ioredis }\n${DATABASES}`,
    problems: ["4:66-4:73 There is a canonical client for `ioredis` already: the first one is used."],
  },
  {
    title: "onNull of a client that is never null",
    text: client("module: ./src/redis.ts, export: getRedisClient, library: ioredis, onNull: throw"),
    problems: [
      "2:91-2:96 `onNull` means nothing while the client is not nullable: add `nullable: true`, or remove it.",
    ],
  },
  {
    title: "a module that does not exist",
    text: canonical("./src/rdeis.ts"),
    problems: ["2:25-2:39 There is no module `./src/rdeis.ts` beside this file: correct the path, or add it."],
  },
  {
    title: "a module that does not export the name",
    text: canonical("./src/redis.ts", "getClient"),
    problems: ["2:49-2:58 `./src/redis.ts` does not export `getClient`: correct the name, or add the export."],
  },
  {
    title: "a module in which the name is private",
    text: canonical("./src/private.ts"),
    problems: ["2:51-2:65 `./src/private.ts` does not export `getRedisClient`: correct the name, or add the export."],
  },
  {
    title: "a module without any export",
    text: canonical("./src/none.ts"),
    problems: ["2:48-2:62 `./src/none.ts` does not export `getRedisClient`: correct the name, or add the export."],
  },
  {
    title: "a module without a default export",
    text: canonical("./src/redis.ts", "default"),
    problems: ["2:49-2:56 `./src/redis.ts` has no default export: name the export, or add one."],
  },
  {
    title: "a folder without the name",
    text: canonical("./src/folder"),
    problems: ["2:47-2:61 `./src/folder` does not export `getRedisClient`: correct the name, or add the export."],
  },
  {
    title: "a path with backslashes",
    text: client("module: '.\\src\\redis.ts', export: a, library: ioredis"),
    problems: ["2:25-2:41 A module has forward slashes on every system: write / in place of \\."],
  },
  {
    title: "a path that is read as a package",
    text: client("module: src/redis.ts, export: a, library: ioredis"),
    problems: [
      "2:25-2:37 `src/redis.ts` is read as the name of a package: if it is a file beside this one, write `./src/redis.ts`.",
    ],
  },
  {
    title: "several at once, in order",
    text: "databases:\n  on: { db: 7 }\n  b: { db: 7 }\n  c: { db: 7 }\n",
    problems: [
      "2:3-2:5 Some readers of YAML take the name `on` for something other than text: put it in quotes.",
      "3:3-3:4 `b` and `on` share index 7, so that this index does not say which is meant: add `aliasOf: on`, tell them apart with `for`, or give one of them an index of its own.",
      "4:3-4:4 `c` and `on` share index 7, so that this index does not say which is meant: add `aliasOf: on`, tell them apart with `for`, or give one of them an index of its own.",
    ],
    output: 'databases:\n  "on": { db: 7 }\n  b: { db: 7 }\n  c: { db: 7 }\n',
  },
  {
    title: "behind Windows line ends",
    text: "databases:\r\n  main: { db: '0' }\r\n",
    problems: ["2:15-2:18 `databases.main.db` must be a whole number, not text: write 0 without quotes."],
    output: "databases:\r\n  main: { db: 0 }\r\n",
  },
  {
    title: "behind a byte order mark",
    text: "\uFEFFdatabases: { main: { db: '0' } }\n",
    problems: ["1:26-1:29 `databases.main.db` must be a whole number, not text: write 0 without quotes."],
    output: "\uFEFFdatabases: { main: { db: 0 } }\n",
  },
  {
    title: "behind characters outside the basic plane",
    text: "databases: { '😀': { db: '0' } }\n",
    problems: ["1:26-1:29 `databases.😀.db` must be a whole number, not text: write 0 without quotes."],
    output: "databases: { '😀': { db: 0 } }\n",
  },
  {
    title: "a comment that switches off another line",
    text: "databases:\n  # eslint-disable-next-line\n  main: { db: 0 }\n  metrics: { db: '4' }\n",
    problems: ["4:18-4:21 `databases.metrics.db` must be a whole number, not text: write 4 without quotes."],
    output: "databases:\n  # eslint-disable-next-line\n  main: { db: 0 }\n  metrics: { db: 4 }\n",
  },
];

RuleTester.describe = describe;
RuleTester.it = it;

new RuleTester({ plugins: { "redis-policy": plugin }, language: "redis-policy/policy-file" }).run(
  "valid-policy-file",
  rule,
  {
    valid: VALID.map(testCase),
    invalid: INVALID.map((one) => ({
      ...testCase(one),
      errors: one.problems.map((problem, index) => errorOf(problem, index, one)),
      output: one.output ?? null,
    })),
  },
);

function testCase({ title, text, file = "redis-policy.yaml" }: Case): RuleTester.ValidTestCase {
  return { name: title, code: text, filename: join(root, file) };
}

function errorOf(problem: string, index: number, { suggestions = [] }: InvalidCase): RuleTester.TestCaseError {
  const place = /^(?<line>\d+):(?<column>\d+)(?:-(?<endLine>\d+):(?<endColumn>\d+))? (?<message>.+)$/u.exec(
    problem,
  )?.groups;
  if (!place) throw new Error(`A problem must begin with its place: ${problem}`);
  const offers = suggestions.filter(([at]) => at === index);
  return {
    message: place["message"] ?? "",
    line: Number(place["line"]),
    column: Number(place["column"]),
    ...(place["endLine"] !== undefined && { endLine: Number(place["endLine"]), endColumn: Number(place["endColumn"]) }),
    ...(offers.length > 0 && { suggestions: offers.map(([, desc, output]) => ({ desc, output })) }),
  };
}

describe("what is no YAML or JSON", () => {
  it.each([
    [
      "redis-policy.yaml",
      "databases: [",
      "1:13 Parsing error: The file ends too early: a bracket or a quote is not closed. Perhaps it was only half written.",
    ],
    ["redis-policy.yaml", "", "1:1 Parsing error: The file is empty: name the databases under `databases`."],
    ["redis-policy.yaml", "a:\n\tb: 1\n", "2:1 Parsing error: Tabs cannot indent YAML: use spaces."],
    ["redis-policy.json", '{ "databases": {}, }', "1:18 Parsing error: JSON has no trailing commas: remove it."],
    ["redis-policy.json", "{} // x", "1:4 Parsing error: JSON has no comments: remove it, or use a .yaml file."],
  ])("%s: %j", (file, text, expected) => {
    expect(lint(text, file)).toEqual([expected]);
  });
});

describe("the promise about secrets", () => {
  it("no message and no suggestion shows a password", () => {
    for (const { text, file } of INVALID.filter(({ text }) => text.includes("hunter2"))) {
      expect(JSON.stringify(lint(text, file))).not.toContain("hunter2");
    }
  });
});

function lint(text: string, file = "redis-policy.yaml"): readonly string[] {
  return new Linter({ cwd: root })
    .verify(text, plugin.configs["policy-file"], { filename: join(root, file) })
    .map(({ line, column, message }) => `${line}:${column} ${message}`);
}
