import { join } from "node:path";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../src/plugin.js";
import { fixtures, languageOf } from "./rules/run-cases.js";

const rules: Linter.RulesRecord = Object.fromEntries(
  Object.keys(plugin.rules).map((name) => [`redis-policy/${name}`, "error"]),
);

const CONNECTION = "new Redis({ db: 4 })";
const IMPORT = 'import { Redis } from "ioredis";\n';

/** Texts for both parsers. */
const SCRIPTS: Readonly<Record<string, string>> = {
  nothing: "",
  "white space": " \n\t\r\n",
  "a byte order mark": "\uFEFF",
  "a byte order mark before an import": `\uFEFF${IMPORT}export const r = ${CONNECTION};\n`,
  "a shebang": "#!/usr/bin/env node\n",
  "a shebang before an import": `#!/usr/bin/env node\n${IMPORT}export const r = ${CONNECTION};`,
  "a directive only": '"use strict";',
  "a directive before a connection": `"use client";\n${IMPORT}const r = ${CONNECTION}; r.get("a");`,
  "a comment only": '// import Redis from "ioredis"; redis://user:secret@host:6379/4',
  "an open-ended comment": "/* ioredis redis:// */",
  "all in one line": `${IMPORT.trim()} const a = ${CONNECTION}, b = ${CONNECTION}; a.get("a"); b.get("b");`,
  "a huge line": `${IMPORT.trim()}${Array.from({ length: 25 }, (_, i) => `const r${i} = ${CONNECTION}; r${i}.get("a");`).join("")}`,
  "a huge line without Redis": `export const a = [${"1, ".repeat(5_000)}1];`,
  "a huge line that mentions it": `export const ioredis = "${"x".repeat(50_000)}";`,
  "deep calls": `${IMPORT}f(${"g(".repeat(200)}${CONNECTION}${")".repeat(200)});`,
  "deep blocks": `${IMPORT}${"{".repeat(200)} const r = ${CONNECTION}; r.get("a"); ${"}".repeat(200)}`,
  "deep functions": `${IMPORT}${"(() => ".repeat(150)}${CONNECTION}${")".repeat(150)}`,
  "deep options": `${IMPORT}new Redis(${"{ a: ".repeat(200)}1${" }".repeat(200)});`,
  "deep conditions": `${IMPORT}new Redis({ db: ${"a ? 1 : ".repeat(200)}4 });`,
  "deep sums": `${IMPORT}new Redis("redis://" + ${'"a" + '.repeat(500)}"b");`,
  "a long chain": `${IMPORT}${CONNECTION}${".on()".repeat(300)};`,
  "constants in a circle": `${IMPORT}const a = b; const b = a; new Redis({ db: a, host: b });`,
  "a constant of itself": `${IMPORT}const a = { ...a }; new Redis(a); const r = new Redis(r);`,
  "a function of itself": `${IMPORT}function f(x = f()) { return f(x); } new Redis(f());`,
  "a class of itself": `${IMPORT}class A extends A {} class B extends Redis { constructor() { super(new B()); } } new B();`,
  generators: `${IMPORT}function* g() { const r = yield ${CONNECTION}; yield* r; } async function* h() { for await (const x of ${CONNECTION}) yield x; }`,
  "private fields": `${IMPORT}class A { #r = ${CONNECTION}; static #s = ${CONNECTION}; static { this.#s.get("a"); } has(o) { return #r in o && o.#r.get("a"); } get #x() { return this.#r; } }`,
  "computed keys": `${IMPORT}class A { [${CONNECTION}] = 1; static async *[Symbol.iterator]() {} } const o = { [${CONNECTION}]: 1, get a() { return ${CONNECTION}; } };`,
  "import attributes": `${IMPORT}import data from "./redis.json" with { type: "json" }; new Redis(data);`,
  "import attributes on the client": `import Redis from "ioredis" with { type: "js" }; const r = ${CONNECTION}; r.get("a");`,
  "export * as": 'export * as redis from "ioredis"; export * from "redis"; export * as "a b" from "ioredis";',
  "names as strings": `import { "Redis" as R, "a b" as S } from "ioredis"; new R({ db: 4 }); S(); export { R as "c d" };`,
  "top-level await":
    'const { createClient } = await import("redis"); const c = await createClient({ database: 4 }).connect(); await c.get("a");',
  "an import of an expression":
    'const n = "ioredis"; const R = (await import(n)).default; new R(); import(`redis${n}`); import("redis").then((m) => m.createClient());',
  "import meta": `${IMPORT}new Redis(import.meta.env.REDIS_URL);`,
  "names of objects as imports":
    'import { constructor, toString, hasOwnProperty, __proto__, valueOf } from "ioredis"; new constructor({}); toString(); hasOwnProperty(1); new __proto__(); valueOf;',
  "names of objects as members":
    'import * as redis from "redis"; redis.constructor(); redis.__proto__.createClient(); redis["toString"](); new redis.hasOwnProperty(); redis?.createClient?.();',
  "names of objects as options": `${IMPORT}new Redis({ __proto__: { db: 4 }, constructor: 1, toString: 2, hasOwnProperty: 3, valueOf: null, ["__proto__"]: 5 });`,
  "names of objects as databases":
    'import { getRedisClient } from "./redis/client.js"; getRedisClient("__proto__"); getRedisClient("constructor"); getRedisClient("toString"); getRedisClient("hasOwnProperty");',
  "names of objects as variables": `${IMPORT}const constructor = ${CONNECTION}, toString = ${CONNECTION}, __proto__ = ${CONNECTION}; constructor.get("a"); toString.get("b"); __proto__.get("c");`,
  "strange calls": `${IMPORT}new Redis; new Redis(...[]); new Redis(,); `.replace(
    "new Redis(,);",
    "new Redis(undefined, null, void 0);",
  ),
  "strange options": `${IMPORT}new Redis({ db() {}, get host() { return "a"; }, async *port() {}, ...null, ...[1], [Math.random()]: 1, "host": "b", 4: 4 });`,
  "strange numbers": `${IMPORT}new Redis({ db: 4n }); new Redis({ db: -0 }); new Redis({ db: 1e400 }); new Redis({ db: NaN }); new Redis({ db: 0b100 }); new Redis({ db: 4.5 }); new Redis(1_000);`,
  "strange addresses": `${IMPORT}new Redis("redis://"); new Redis("redis://[::1]:6379/4"); new Redis("redis://%zz@/x?db=%"); new Redis("redis://a:b@c:99999/99999999999999999999"); new Redis("//"); new Redis("");`,
  "strange texts": `${IMPORT}new Redis(String.raw\`redis://a/4\`); new Redis(\`\${"redis://"}\${1}\`); new Redis("\\u{1F600}\\0\\x00\\\n");`,
  "astral characters": `${IMPORT}const 𠮷 = ${CONNECTION}; /* 😀 */ 𠮷.get("😀"); const é = new Redis({ host: "😀" });`,
  separators: `${IMPORT}const r = ${CONNECTION};\u2028r.get("a\u2028");\u2029`,
  "carriage returns": `import { Redis } from "ioredis";\rconst r = ${CONNECTION};\rr.get("a");\r`,
  "mixed line ends": `import { Redis } from "ioredis";\r\n\nconst r = ${CONNECTION};\r\n\rr.get("a");\n`,
  "no semicolons": `import { Redis } from "ioredis"\nconst r = ${CONNECTION}\n;[1].map((x) => x)\nr.get("a")`,
  "a connection before brackets": `import { Redis } from "ioredis"\nlet r\nr = ${CONNECTION}\nr.get("a")\n`,
  "labels and loops": `${IMPORT}a: for (const r = ${CONNECTION};;) { r.get("a"); break a; } for (const x in ${CONNECTION}) ; do ${CONNECTION}; while (0);`,
  "a body without braces": `${IMPORT}if (a) ${CONNECTION}; else ${CONNECTION}; for (;;) ${CONNECTION};`,
  switches: `${IMPORT}switch (${CONNECTION}) { case ${CONNECTION}: const r = ${CONNECTION}; r.get("a"); default: ${CONNECTION}; }`,
  patterns: `${IMPORT}const { get = ${CONNECTION}, ...rest } = ${CONNECTION}; const [a = ${CONNECTION}] = [${CONNECTION}]; [x, y.z] = [${CONNECTION}, ${CONNECTION}];`,
  "default parameters": `${IMPORT}function f(r = ${CONNECTION}, { s = ${CONNECTION} } = {}, ...[t]) { r.get("a"); s.get("b"); t; }`,
  templates: `${IMPORT}const t = \`\${${CONNECTION}}\`; tag\`\${${CONNECTION}}\`; Redis\`a\`;`,
  chains: `${IMPORT}(${CONNECTION})?.get?.("a")?.[0]; Redis?.prototype; new (Redis ?? Redis)({ db: 4 }); delete ${CONNECTION}.x; void ${CONNECTION};`,
  "comments everywhere": `/*a*/import/*b*/{/*c*/Redis/*d*/}/*e*/from/*f*/"ioredis"/*g*/;/*h*/const/*i*/r/*j*/=/*k*/new/*l*/Redis/*m*/(/*n*/{/*o*/db/*p*/:/*q*/4/*r*/}/*s*/)/*t*/;/*u*/r.get("a")`,
  "the import at the end": `const r = ${CONNECTION}; r.get("a"); import { Redis } from "ioredis"`,
  "the import twice": `${IMPORT}import R, * as N from "ioredis"; import "ioredis"; import {} from "ioredis"; new R({ db: 4 }); new N.Redis({ db: 6 }); ${CONNECTION};`,
  "a canonical call in a strange place":
    'import { getRedisClient } from "./redis/client.js"; getRedisClient(`tasks`); getRedisClient(("tasks")); getRedisClient?.("tasks"); new getRedisClient("tasks"); getRedisClient`tasks`; getRedisClient(...["tasks"]); getRedisClient(4, 4); getRedisClient(1e1);',
  "unused in every form":
    'import A from "ioredis"; import { Redis as B, Cluster as C, } from "ioredis"; import * as D from "redis"; import E, { Redis as F } from "ioredis"; import G, * as H from "redis";',
};

/** Texts for the TypeScript parser only. */
const TYPED: Readonly<Record<string, string>> = {
  decorators: `${IMPORT}@d(${CONNECTION}) class A { @d(${CONNECTION}) a = ${CONNECTION}; @d() m(@p(${CONNECTION}) x: Redis) {} @d accessor z = ${CONNECTION}; }`,
  enums: `${IMPORT}enum Db { metrics = 4, a = "b", __proto__ = 1 } const enum E { x = Db.metrics } new Redis({ db: Db.metrics }); new Redis({ db: E.x }); new Redis({ db: Db["a"] });`,
  namespaces: `${IMPORT}namespace N.M { export const r = ${CONNECTION}; r.get("a"); } declare module "ioredis" { interface X {} } declare global { var r: Redis; } module Old {}`,
  "abstract classes": `${IMPORT}abstract class A extends Redis { abstract x: number; constructor(private r = ${CONNECTION}, public readonly s: Redis) { super({ db: 4 }); } abstract m(): void; declare y: Redis; }`,
  overloads: `${IMPORT}function f(a: string): Redis; function f(a: number): Redis; function f(a: unknown): Redis { return ${CONNECTION}; } class A { m(): void; m(x?: 1) {} [key: string]: unknown; }`,
  using: `${IMPORT}{ using r = ${CONNECTION}; r.get("a"); } async function f() { await using r = ${CONNECTION}; r.get("a"); }`,
  "import equals": `import Redis = require("ioredis"); import R = Redis.Cluster; export import S = Redis; new Redis({ db: 4 }); export = Redis;`,
  "types only": `import type Redis from "ioredis"; import { type Redis as R } from "ioredis"; export type { Redis } from "ioredis"; type T = import("ioredis").Redis; let x: typeof Redis; declare const y: T;`,
  casts: `${IMPORT}const r = <Redis>(<unknown>${CONNECTION}); (${CONNECTION} as any)!.get("a"); new (Redis as any)!({ db: 4 as const } satisfies object); r!.get("a");`,
  generics: `${IMPORT}new Redis<string>({ db: 4 }); const f = <T extends Redis,>(x: T) => x; f<Redis>(${CONNECTION}); const g = Redis<string>;`,
  "declared types": `${IMPORT}const r: Redis | null | undefined = ${CONNECTION}; r?.get("a"); let s!: Redis; s = ${CONNECTION}; const t: Promise<Redis> = Promise.resolve(${CONNECTION}); t;`,
  "an empty export": `export {}; import type {} from "ioredis"; import {} from "redis";`,
  "a triple slash": `/// <reference types="ioredis" />\n// @ts-nocheck\n${IMPORT}const r = ${CONNECTION}; r.get("a");`,
};

/** Texts with JSX. */
const MARKUP: Readonly<Record<string, string>> = {
  "an element": `${IMPORT}export const A = () => <Redis db={4} {...${CONNECTION}}>{${CONNECTION}} redis:// {/* ioredis */}</Redis>;`,
  "a fragment": `${IMPORT}const r = ${CONNECTION}; export const A = async () => <><a.b c="redis://user:secret@h/4" d:e={await r.get("a")} /></>;`,
  "a class handed over": `${IMPORT}export const A = () => <B client={Redis} create={() => ${CONNECTION}} />;`,
};

/** Texts that only a script may hold. */
const SLOPPY: Readonly<Record<string, string>> = {
  with: `const Redis = require("ioredis"); with (Redis) { new Redis({ db: 4 }); }`,
  "octal numbers": `const Redis = require("ioredis"); new Redis({ db: 04 }); new Redis("\\04");`,
  "a return": `const Redis = require("ioredis"); const r = ${CONNECTION}; r.get("a"); return r;`,
  "strange requires": `require; require(); require("ioredis"); require(["ioredis"]); require("ioredis").default; require("redis").createClient({}).get("a"); const { ...all } = require("redis"); all.createClient(); var require;`,
  "await as a name": `var await = 1; const { createClient } = require("redis"); createClient({ database: 4 }); await;`,
  "reserved names": `var let = 1, static = 2, yield = 3; const Redis = require("ioredis"); new Redis({ db: let });`,
  "exports in every form": `exports = module.exports = require("ioredis"); exports.a = exports["b"] = require("redis").createClient; Object.assign(module.exports, require("redis")); module.exports = { ...require("ioredis") };`,
  "html comments": `<!-- ioredis\nconst Redis = require("ioredis"); const r = ${CONNECTION}; r.get("a");\n--> redis://`,
};

const FILES: readonly (readonly [file: string, texts: Readonly<Record<string, string>>])[] = [
  ["full/src/a.mjs", SCRIPTS],
  ["full/src/a.ts", { ...SCRIPTS, ...TYPED }],
  ["full/src/a.jsx", MARKUP],
  ["full/src/a.tsx", MARKUP],
  ["full/src/a.cjs", SLOPPY],
  ["full/src/worker.ts", { ...SCRIPTS, ...TYPED }],
  ["minimal/src/a.ts", { ...SCRIPTS, ...TYPED }],
  ["minimal/src/a.mjs", SCRIPTS],
  ["minimal/src/a.cjs", SLOPPY],
  ["full/src/redis/client.ts", { ...SCRIPTS, ...TYPED }],
];

describe.each(FILES)("%s", (file, texts) => {
  it.each(Object.entries(texts))("%s", (_name, text) => {
    const messages = lint(text, file);
    // What a parser itself refuses is no input of ours.
    if (messages.some(({ fatal }) => fatal)) return;
    for (const { message, fix, suggestions = [] } of messages.slice(0, 12)) {
      expect(message).toMatch(/\.$/u);
      expect(message).not.toContain("secret");
      for (const change of [...(fix ? [fix] : []), ...suggestions.map((suggestion) => suggestion.fix)]) {
        expectParsed(withoutMark(text), change, file);
      }
    }
    let fixed = text;
    for (let pass = 0; pass < 3; pass += 1) fixed = onePass(fixed, file);
    expect(lint(fixed, file).filter(({ fatal }) => fatal)).toEqual([]);
  });
});

it("holds only texts that the parsers take", () => {
  const refused = FILES.flatMap(([file, texts]) =>
    Object.entries(texts)
      .filter(([, text]) => lint(text, file).some(({ fatal }) => fatal))
      .map(([name]) => `${file} ${name}`),
  );
  expect(refused).toEqual([]);
});

describe("paths", () => {
  it.each([
    "C:\\work\\src\\a.ts",
    "C:/work/src/a.ts",
    "\\\\server\\share\\a.ts",
    "<input>",
    "a b/ü/😀.ts",
    "__proto__.ts",
    "constructor/a.ts",
  ])("%s", (name) => {
    for (const [file, text] of [
      ["a.ts", `${IMPORT}const r = ${CONNECTION}; r.get("a");`],
      ["b.ts", 'import { getRedisClient } from ".\\\\redis\\\\client"; getRedisClient("tasks");'],
    ] as const) {
      const linter = new Linter({ cwd: join(fixtures, "full/src") });
      const messages = linter.verify(text, configFor(file), { filename: name });
      expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
    }
  });
});

function configFor(file: string): Linter.Config[] {
  return [
    {
      files: ["**"],
      plugins: { "redis-policy": plugin },
      rules,
      languageOptions: languageOf(file),
    },
  ];
}

function lint(text: string, file: string): Linter.LintMessage[] {
  return new Linter({ cwd: fixtures }).verify(text, configFor(file), { filename: join(fixtures, file) });
}

/** One pass of `--fix`, as ESLint merges the fixes of one pass: from the front, without those that overlap. */
function onePass(text: string, file: string): string {
  let fixed = "";
  let at = 0;
  const source = withoutMark(text);
  const fixes = lint(text, file).flatMap(({ fix }) => (fix ? [fix] : []));
  for (const fix of fixes.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    if (fix.range[0] < at) continue;
    fixed += source.slice(at, Math.max(0, fix.range[0])) + fix.text;
    at = fix.range[1];
  }
  return text.slice(0, text.length - source.length) + fixed + source.slice(at);
}

function expectParsed(text: string, { range, text: inserted }: Linter.LintMessage["fix"] & object, file: string): void {
  const changed = text.slice(0, Math.max(0, range[0])) + inserted + text.slice(range[1]);
  const fatal = lint(changed, file).filter((message) => message.fatal);
  expect(fatal, changed).toEqual([]);
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}
