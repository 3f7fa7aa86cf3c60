import { describe, expect, it } from "vitest";
import type { NullCoping } from "../../src/analysis/connection.js";
import { nullCopingOf } from "../../src/analysis/ecmascript/null-coping.js";
import { constructionsIn } from "./construction-in.js";
import { checkTypes } from "./check-types.js";
import { withNullableClient } from "./with-nullable-client.js";

interface Row {
  readonly name: string;
  /** TypeScript; the first `new Redis()` is what becomes nullable. */
  readonly code: string;
  /** What another file does with it, as `./row.js`. */
  readonly importer?: string;
}

/** No guard needed: these type-check when nothing but the construction is replaced. */
const COPES: readonly Row[] = [
  { name: "nothing is done with it", code: `new Redis();` },
  { name: "behind if", code: `const r = new Redis(); if (r) { void r.get("a"); }` },
  { name: "behind if not null", code: `const r = new Redis(); if (r !== null) void r.get("a");` },
  { name: "behind if with more", code: `const r = new Redis(); if (Math.random() > 1 && r) { void r.get("a"); }` },
  { name: "in else", code: `const r = new Redis(); if (!r) { f(); } else { void r.get("a"); } function f() {}` },
  { name: "behind return", code: `export function f() { const r = new Redis(); if (!r) return; void r.get("a"); }` },
  {
    name: "behind return of more",
    code: `export function f(x: boolean) { const r = new Redis(); if (!r || x) { return; } void r.get("a"); }`,
  },
  {
    name: "behind throw, == null",
    code: `export function f() { const r = new Redis(); if (r == null) { throw new Error(); } return r; }`,
  },
  {
    name: "behind continue",
    code: `for (const x of [1]) { const r = new Redis(); if (!r) continue; void r.get(String(x)); }`,
  },
  { name: "conjunction", code: `const r = new Redis(); r && void r.get("a");` },
  { name: "disjunction", code: `const r = new Redis(); if (!r || r.status === "end") console.log("off");` },
  { name: "ternary", code: `const r = new Redis(); export const x = r ? r.get("a") : null;` },
  { name: "optional call, awaited", code: `const r = new Redis(); await r?.set("a", "b"); export {};` },
  {
    name: "optional call in a function",
    code: `const r = new Redis(); export async function f() { await r?.quit(); }`,
  },
  { name: "optional chain as a check", code: `const r = new Redis(); if (r?.status === "ready") void r.get("a");` },
  {
    name: "arrow function behind a check",
    code: `const r = new Redis(); if (r) { setTimeout(() => void r.get("a")); }`,
  },
  { name: "only compared", code: `const r = new Redis(); if (r === null) console.log(typeof r, !r);` },
  {
    name: "declared variable",
    code: `let r: Redis | null = null; export function f() { r = new Redis(); } export function g() { if (!r) return null; return r.get("a"); }`,
  },
  {
    name: "declared variable, optional chain as a value",
    code: `let r: Redis | null = null; export function f() { r = new Redis(); } export async function g() { const x = await r?.get("a"); return x; }`,
  },
  {
    name: "declared and exported",
    code: `export let r: Redis | null = new Redis();`,
    importer: `import { r } from "./row.js"; export const x = r?.get("a");`,
  },
  {
    name: "declared by an alias",
    code: `type Maybe = Redis | null; export const r: Maybe = new Redis();`,
    importer: `import { r } from "./row.js"; if (r) void r.get("a");`,
  },
  {
    name: "declared result",
    code: `export function f(): Redis | null { return new Redis(); }`,
    importer: `import { f } from "./row.js"; void f()?.get("a");`,
  },
  {
    name: "declared result of an async function",
    code: `export async function f(): Promise<Redis | null> { return new Redis(); }`,
  },
  { name: "declared result of an arrow function", code: `export const f = (): Redis | null => new Redis();` },
  {
    name: "declared result, through a variable",
    code: `export function f(): Redis | null { const r = new Redis(); return r; }`,
  },
  {
    name: "another return null",
    code: `export function f(x: boolean) { if (x) return null; return new Redis(); }`,
    importer: `import { f } from "./row.js"; void f(true)?.get("a");`,
  },
  {
    name: "null or it",
    code: `export function f(x: boolean) { return x ? new Redis() : null; }`,
    importer: `import { f } from "./row.js"; void f(true)?.get("a");`,
  },
  {
    name: "empty at times, checked",
    code: `const r = process.env.R ? new Redis() : null; export const x = () => (r ? r.get("a") : null);`,
  },
  {
    name: "declared field",
    code: `export class A { private r: Redis | null = null; start() { this.r = new Redis(); } get() { if (!this.r) return; return this.r.get("a"); } }`,
  },
  {
    name: "declared field, optional chain",
    code: `export class A { private r: Redis | null = null; start() { this.r = new Redis(); } async get() { const x = await this.r?.get("a"); return x; } }`,
  },
  { name: "declared field with initialiser", code: `export class A { r: Redis | null = new Redis(); }` },
  {
    name: "declared static field",
    code: `export class A { static r: Redis | null = null; static open() { A.r = new Redis(); } static end() { void A.r?.quit(); } }`,
  },
  {
    name: "declared parameter property",
    code: `export class A { constructor(private r: Redis | null) {} open() { this.r = new Redis(); } end() { void this.r?.quit(); } }`,
  },
  {
    name: "private field without a type, checked",
    code: `export class A { #r = new Redis(); get() { if (this.#r) void this.#r.get("a"); } }`,
  },
  {
    name: "field taken apart",
    code: `export class A { private r: Redis | null = null; start() { this.r = new Redis(); } get() { const { r } = this; if (r) void r.get("a"); } }`,
  },
  {
    name: "default of a declared parameter",
    code: `export function f(r: Redis | null = new Redis()) { void r?.get("a"); }`,
  },
  {
    name: "declared field, handed on elsewhere",
    code: `export class A { private r: Redis | null = null; start() { this.r = new Redis(); } get() { return this.r; } all() { return [{ r: this.r }]; } }`,
    importer: `import { A } from "./row.js"; void new A().get()?.get("a");`,
  },
  {
    name: "declared variable, passed on elsewhere",
    code: `let r: Redis | null = null; export function f() { r = new Redis(); } export function g() { end(r); } function end(x: Redis | null) { void x?.quit(); }`,
  },
  {
    name: "empty at times, exported",
    code: `export const r = process.env.R ? new Redis() : null;`,
    importer: `import { r } from "./row.js"; void r?.get("a");`,
  },
  {
    name: "empty at times, passed on",
    code: `const r = process.env.R ? new Redis() : null; f(r); function f(x: Redis | null) { void x; }`,
  },
  { name: "alias, checked", code: `const a = new Redis(); const b = a; if (b) void b.get("a");` },
  { name: "assertion, checked", code: `const r = new Redis() as Redis; if (r) void r.get("a");` },
];

/** These type-check when the guard stands behind the statement. */
const GUARD_FITS: readonly Row[] = [
  { name: "constant", code: `const r = new Redis(); void r.get("a");` },
  { name: "constant in a function, returned", code: `export function f(): Redis { const r = new Redis(); return r; }` },
  {
    name: "constant, result not declared",
    code: `export function f() { const r = new Redis(); return r; }`,
    importer: `import { f } from "./row.js"; void f().get("a");`,
  },
  {
    name: "constant in try",
    code: `export async function f(): Promise<Redis | null> { try { const c = new Redis(); await c.ping(); return c; } catch { return null; } }`,
  },
  { name: "constant in an arrow function", code: `const r = new Redis(); export const f = () => r.get("a");` },
  {
    name: "constant in a callback",
    code: `const r = new Redis(); [1].forEach(function (x) { void r.get(String(x)); });`,
  },
  {
    name: "constant in a method of an object",
    code: `const r = new Redis(); export const o = { get() { return r.get("a"); } };`,
  },
  { name: "constant passed on", code: `const r = new Redis(); f(r); function f(x: Redis) { void x.get("a"); }` },
  {
    name: "constant in an object",
    code: `const r = new Redis(); export const o = { r };`,
    importer: `import { o } from "./row.js"; void o.r.get("a");`,
  },
  {
    name: "constant, optional chain as a value",
    code: `const r = new Redis(); export const x: Promise<string | null> = r?.get("a");`,
  },
  {
    name: "constant, function declaration with a check of its own",
    code: `const r = new Redis(); void r.get("a"); export function f() { if (r) void r.quit(); }`,
  },
  { name: "last of several", code: `const n = 1, r = new Redis(); void r.get(String(n));` },
  {
    name: "behind another client",
    code: `declare const given: Redis | undefined; const r = given ?? new Redis(); void r.get("a");`,
  },
  { name: "either of two", code: `const r = Math.random() > 1 ? new Redis() : new Redis(1); void r.get("a");` },
  {
    name: "let in the same function",
    code: `export function f() { let r = new Redis(); void r.get("a"); r = new Redis(1); void r.get("b"); }`,
  },
  {
    name: "untyped let",
    code: `export function f(x: boolean) { let r; if (x) { r = new Redis(); } else { r = new Redis(1); } return r.get("a"); }`,
  },
  {
    name: "untyped let with null",
    code: `export function f(x: boolean) { let r = null; if (x) { r = new Redis(); void r.get("a"); } return r; }`,
  },
  {
    name: "declared let, lazy",
    code: `let r: Redis | null = null; export async function f() { if (!r) { r = new Redis(); } const x: string | null = await r.get("a"); return x; }`,
  },
  {
    name: "declared let, lazy, returned",
    code: `let r: Redis | null = null; export function f(): Redis { if (!r) { r = new Redis(); } return r; }`,
  },
  {
    name: "declared let, lazy by assignment",
    code: `let r: Redis | null = null; export function f(): Redis { r ??= new Redis(); return r; }`,
  },
  {
    name: "declared constant in an arrow function",
    code: `const r: Redis | null = new Redis(); export const f = () => r.get("a");`,
  },
  {
    name: "declared and exported, used",
    code: `export const r: Redis | null = new Redis(); void r.get("a");`,
    importer: `import { r } from "./row.js"; void r?.get("a");`,
  },
  { name: "any", code: `const r: any = new Redis(); export function f() { return r.get("a"); }` },
  {
    name: "declared field, used at once",
    code: `export class A { private r: Redis | null = null; async start() { this.r = new Redis(); await this.r.ping(); } end() { void this.r?.quit(); } }`,
  },
  {
    name: "declared field, asserted elsewhere",
    code: `export class A { private r: Redis | null = null; start() { this.r = new Redis(); } get() { return this.r!.get("a"); } }`,
  },
  {
    name: "declared field, lazy",
    code: `export class A { private r: Redis | null = null; get(): Redis { if (!this.r) { this.r = new Redis(); } return this.r; } }`,
  },
  {
    name: "declared static field",
    code: `export class A { static r: Redis | null; static get(): Redis { A.r = new Redis(); return A.r; } }`,
  },
  {
    name: "in a case",
    code: `export function f(x: number) { switch (x) { case 1: { const r = new Redis(); return r.get("a"); } default: return null; } }`,
  },
  {
    name: "assertion hides it",
    code: `export const r = new Redis() as Redis; export function f() { return r.get("a"); }`,
    importer: `import { r } from "./row.js"; void r.get("a");`,
  },
  {
    name: "declared variable, returned where it was written",
    code: `let r: Redis | null = null; export function f() { r = new Redis(); return r; }`,
    importer: `import { f } from "./row.js"; void f().get("a");`,
  },
  {
    name: "checked before it was written",
    code: `let r: Redis | null = null; export function f() { if (!r) return; r = new Redis(); void r.get("a"); }`,
  },
  {
    name: "checked in a loop that writes it",
    code: `export async function f(): Promise<void> { let r: Redis | null = new Redis(1); if (r) { for (const k of ["a"]) { await r.get(k); r = new Redis(); } } }`
      .replace("let r: Redis | null = new Redis(1)", "let r: Redis | null = open()")
      .concat(" declare function open(): Redis | null;"),
  },
  {
    name: "checked in a callback that runs later",
    code: `let r: Redis | null = null; export function f() { r = new Redis(); if (r) setTimeout(() => { void r?.get("a").then(console.log); }); void r.get("b"); }`,
  },
  {
    name: "in try, used behind it",
    code: `export async function f(): Promise<Redis | null> { let r: Redis | null = null; try { r = new Redis(); await r.ping(); } catch { r = null; } return r; }`,
  },
  { name: "in a static block", code: `export class A { static { const r = new Redis(); void r.get("a"); } }` },
];

/** Neither type-checks. */
const NO_GUARD: readonly Row[] = [
  { name: "declared constant", code: `const r: Redis = new Redis(); void r.get("a");` },
  { name: "declared let", code: `let r: Redis; r = new Redis(); void r.get("a");` },
  {
    name: "declared without null",
    code: `let r: Redis | undefined; export function f() { r = new Redis(); } export function g() { void r?.get("a"); }`,
  },
  {
    name: "optional field",
    code: `export class A { private r?: Redis; start() { this.r = new Redis(); } end() { void this.r?.quit(); } }`,
  },
  {
    name: "declared field",
    code: `export class A { private r: Redis; constructor() { this.r = new Redis(); } get() { return this.r.get("a"); } }`,
  },
  { name: "satisfies", code: `const r = new Redis() satisfies Redis; void r.get("a");` },
  {
    name: "exported constant",
    code: `export const r = new Redis();`,
    importer: `import { r } from "./row.js"; void r.get("a");`,
  },
  {
    name: "exported by name",
    code: `const r = new Redis(); export { r };`,
    importer: `import { r } from "./row.js"; void r.get("a");`,
  },
  {
    name: "exported by default",
    code: `const r = new Redis(); export default r;`,
    importer: `import r from "./row.js"; void r.get("a");`,
  },
  {
    name: "constant in a function declaration",
    code: `const r = new Redis(); export async function f() { return r.get("a"); }`,
  },
  { name: "constant in a method", code: `const r = new Redis(); export class A { get() { return r.get("a"); } }` },
  { name: "constant in a field", code: `const r = new Redis(); export class A { get = () => r.get("a"); }` },
  {
    name: "constant in an arrow function of a function declaration",
    code: `const r = new Redis(); export function f() { return [1].map(() => r.get("a")); }`,
  },
  { name: "var in a function", code: `var r = new Redis(); export const f = () => r.get("a");` },
  {
    name: "let in a function, changed later",
    code: `let r = new Redis(); export const f = () => r.get("a"); r = new Redis(1);`,
  },
  {
    name: "second assignment to a let with a type of its own",
    code: `let r = new Redis(1); r = new Redis(2); void r.get("a");`
      .replace("new Redis(1)", "open()")
      .concat(" function open() { return new Redis(3); }"),
  },
  {
    name: "no statement: result",
    code: `export function f() { return new Redis(); }`,
    importer: `import { f } from "./row.js"; void f().get("a");`,
  },
  { name: "no statement: declared result", code: `export const f = (): Redis => new Redis();` },
  { name: "no statement: argument", code: `f(new Redis()); function f(x: Redis) { void x; }` },
  {
    name: "no statement: property",
    code: `export const o = { r: new Redis() };`,
    importer: `import { o } from "./row.js"; void o.r.get("a");`,
  },
  { name: "no statement: field", code: `export class A { r = new Redis(); get() { return this.r.get("a"); } }` },
  { name: "no statement: chain", code: `const r = new Redis().on("error", console.error); void r.get("a");` },
  { name: "no statement: first of several", code: `const r = new Redis(), s = r.duplicate(); void s.get("a");` },
  {
    name: "optional chain as a value",
    code: `const r = new Redis(); export async function f(): Promise<string | null> { return r?.get("a"); }`,
  },
];

/** These might be found to fit by a closer look; they are not. */
const NOT_PROVEN: readonly Row[] = [
  {
    name: "if without a block",
    code: `let r: Redis | null = null; export function f() { if (!r) r = new Redis(); return r.get("a"); }`,
  },
  {
    name: "empty at times, not checked",
    code: `const r = process.env.R ? new Redis() : null; export const f = () => r!.get("a");`,
  },
  {
    name: "empty at times, conjunction",
    code: `const r = process.env.R && new Redis(); export const f = () => (r as Redis).get("a");`,
  },
  { name: "type query", code: `const r = new Redis(); export type R = typeof r;` },
  {
    name: "member of something else",
    code: `declare const app: { r: Redis | null }; app.r = new Redis(); void app.r.get("a");`,
  },
];

/** Plain JavaScript, through both parsers. */
const JAVASCRIPT: readonly (readonly [name: string, coping: NullCoping, code: string])[] = [
  ["checked", "copes", `const r = new Redis(); if (r) r.get("a");`],
  ["optional chain as a value", "copes", `const r = new Redis(); exports.x = r?.get("a");`],
  [
    "optional chain, its result looked at with care",
    "copes",
    `const r = new Redis(); exports.f = async () => (await r?.get("a"))?.length;`,
  ],
  [
    "optional chain with a fallback",
    "copes",
    `const r = new Redis(); exports.f = async () => [...((await r?.keys("*")) ?? [])];`,
  ],
  [
    "optional chain, its result checked",
    "copes",
    `const r = new Redis(); exports.f = async () => { const k = await r?.keys("*"); if (!k) return 0; return k.length; };`,
  ],
  [
    "optional chain, then used at once",
    "guard-fits",
    `const r = new Redis(); exports.f = async () => (await r?.get("a")).length;`,
  ],
  [
    "optional chain, used by a variable",
    "guard-fits",
    `const r = new Redis(); exports.f = () => { const p = r?.pipeline(); p.get("a"); return p.exec(); };`,
  ],
  [
    "optional chain, used by an assigned variable",
    "guard-fits",
    `const r = new Redis(); exports.f = async () => { let k = []; k = await r?.keys("*"); return k.length; };`,
  ],
  [
    "optional chain in a loop",
    "guard-fits",
    `const r = new Redis(); exports.f = async () => { for await (const k of r?.scanStream()) log(k); };`,
  ],
  ["optional chain, spread", "guard-fits", `const r = new Redis(); exports.f = async () => [...(await r?.keys("*"))];`],
  [
    "optional chain, taken apart",
    "guard-fits",
    `const r = new Redis(); exports.f = async () => { const [a] = await r?.mget("a"); return a; };`,
  ],
  [
    "checked, then used at once",
    "guard-fits",
    `const r = new Redis(); exports.f = async () => (r && (await r.keys("*"))).length;`,
  ],
  [
    "empty at times, used at once as before",
    "copes",
    `const r = process.env.R && new Redis(); exports.f = async () => (await r?.get("a")).length;`,
  ],
  [
    "lazy and checked",
    "copes",
    `let r = null; function f() { r = new Redis(); } function g() { if (!r) return; r.get("a"); }`,
  ],
  ["checked in a closure", "copes", `let r = new Redis(); if (r) setTimeout(() => r.get("a"));`],
  ["another return null", "copes", `function f(x) { if (x) return undefined; return new Redis(); }`],
  [
    "field, checked",
    "copes",
    `class A { open() { this.r = new Redis(); } get() { return this.r ? this.r.get("a") : null; } }`,
  ],
  ["empty at times, exported", "copes", `module.exports = process.env.R ? new Redis() : null;`],
  ["empty at times, passed on", "copes", `const r = process.env.R && new Redis(); f(r);`],
  ["empty at times, not checked", "no-guard", `const r = process.env.R && new Redis(); r.get("a");`],
  ["fallback", "copes", `const r = new Redis() || open(); r.get("a");`],
  ["constant", "guard-fits", `const r = new Redis(); r.get("a");`],
  ["constant in a function", "guard-fits", `const r = new Redis(); function f() { r.get("a"); }`],
  ["field", "guard-fits", `class A { constructor() { this.r = new Redis(); } get() { return this.r.get("a"); } }`],
  [
    "private name",
    "guard-fits",
    `class A { #r; constructor() { this.#r = new Redis(); } get() { return this.#r.get("a"); } }`,
  ],
  ["CommonJS export", "guard-fits", `module.exports = new Redis();`],
  ["CommonJS named export", "guard-fits", `exports.r = new Redis();`],
  ["undeclared variable", "guard-fits", `redis = new Redis();`],
  ["checked, then changed", "guard-fits", `let r; function f() { if (r) { r = new Redis(); r.get("a"); } }`],
  [
    "check does not hold in a later call",
    "guard-fits",
    `let r; r = new Redis(); if (r) { setTimeout(() => r.get("a")); } r = null;`,
  ],
  ["returned", "no-guard", `function f() { return new Redis(); }`],
  ["property", "no-guard", `module.exports = { r: new Redis() };`],
  ["argument", "no-guard", `f(new Redis());`],
  ["computed member", "no-guard", `all[next()] = new Redis(); all.a.get("a");`],
  ["loop head", "no-guard", `for (const r = new Redis(); ; ) r.get("a");`],
];

function copingOf(code: string, filename: string): NullCoping {
  const { sourceCode, expressions } = constructionsIn(code, filename);
  return nullCopingOf(expressions[0]!, sourceCode, filename);
}

describe("nullCopingOf", () => {
  it.each([...COPES])("copes: $name", ({ code }) => expect(copingOf(code, "file.ts")).toBe("copes"));
  it.each([...GUARD_FITS])("guard fits: $name", ({ code }) => expect(copingOf(code, "file.ts")).toBe("guard-fits"));
  it.each([...NO_GUARD, ...NOT_PROVEN])("no guard: $name", ({ code }) =>
    expect(copingOf(code, "file.ts")).toBe("no-guard"),
  );

  it.each(JAVASCRIPT)("JavaScript: %s: %s", (_, coping, code) => {
    expect(copingOf(code, code.includes("class") ? "file.js" : "file.cjs")).toBe(coping);
  });

  it("tells TypeScript from JavaScript without a file name", () => {
    const code = `export const r = new Redis();`;
    const coping = (filename: string): NullCoping => {
      const { sourceCode, expressions } = constructionsIn(code, filename);
      return nullCopingOf(expressions[0]!, sourceCode);
    };
    expect([coping("file.ts"), coping("file.js")]).toEqual(["no-guard", "guard-fits"]);
    expect(copingOf(`// @ts-check\n${code}`, "file.js")).toBe("no-guard");
  });
});

describe("what TypeScript says about it", () => {
  const rows = [...COPES, ...GUARD_FITS, ...NO_GUARD, ...NOT_PROVEN];
  const modules = new Map<string, { code: string; importer: string | undefined }>();
  for (const [index, { code, importer }] of rows.entries()) {
    modules.set(`${index}-before`, { code, importer });
    modules.set(`${index}-replaced`, { code: withNullableClient(code, { guard: false }), importer });
    modules.set(`${index}-guarded`, { code: withNullableClient(code, { guard: true }), importer });
  }
  const checked = checkTypes(modules);
  const of = (row: Row, which: string) => checked.get(`${rows.indexOf(row)}-${which}`);

  it.each(rows)("accepts before: $name", (row) => expect(of(row, "before")?.errors).toEqual([]));
  it.each([...COPES])("accepts a nullable client, and no other file sees it: $name", (row) => {
    expect(of(row, "replaced")).toEqual(of(row, "before"));
  });
  it.each([...GUARD_FITS])("accepts a nullable client with a guard, and no other file sees it: $name", (row) => {
    expect(of(row, "guarded")).toEqual(of(row, "before"));
  });
  it.each([...NO_GUARD])("accepts neither: $name", (row) => {
    expect(of(row, "replaced")?.errors).not.toEqual([]);
    expect(of(row, "guarded")?.errors).not.toEqual([]);
  });
});

/** What a function may do with the client that the file calls X. */
const USES = [
  `void X.get("a");`,
  `X.on("error", console.error);`,
  `if (X) void X.get("a");`,
  `if (!X) return; void X.get("a");`,
  `if (X === null) return; void X.get("a");`,
  `if (X !== undefined) void X.get("a");`,
  `if (null == X) return; void X.get("a");`,
  `if (X instanceof Redis) void X.get("a");`,
  `if (!X) throw new Error(); [1].map(() => X.get("a"));`,
  `if (!X) process.exit(1); void X.get("a");`,
  `if (!X) { console.log("off"); } void X.get("a");`,
  `if (X) { console.log("on"); } else { return; } void X.get("a");`,
  `for (const k of ["a"]) { if (!X) break; await X.get(k); }`,
  `for (const k of ["a"]) { if (!X) continue; await X.get(k); } void X.quit();`,
  `while (X) { void X.get("a"); break; }`,
  `await X?.get("a");`,
  `const y: Promise<string | null> = X?.get("a"); void y;`,
  `const y = await X?.get("a"); void y;`,
  `const y: string | null = (await X?.get("a")) ?? null; void y;`,
  `X && (await X.get("a"));`,
  `const y: Promise<string | null> = X && X.get("a"); void y;`,
  `const y = X ? X.get("a") : null; void y;`,
  `const y = !X ? null : X.get("a"); void y;`,
  `const y = !X || X.status === "end"; void y;`,
  `const y = X || open(); void y.get("a");`,
  `const y = X ?? null; void y?.get("a");`,
  `if (X?.status === "ready") void X.get("a");`,
  `if (X?.status !== "ready") return; void X.get("a");`,
  `if (X?.status) void X.get("a");`,
  `switch (X?.status) { case "ready": void X.get("a"); }`,
  `switch (true) { case 1 > 2: if (!X) break; void X.get("a"); break; default: void X?.get("b"); }`,
  `void X!.get("a");`,
  `void (X as Redis).get("a");`,
  `take(X);`,
  `takeAny(X);`,
  `return X;`,
  `return X ? X.get("a") : null;`,
  `return X?.get("a");`,
  `return { X1: X };`,
  `if (X) return X; return null;`,
  `const y = X; if (y) void y.get("a");`,
  `const y = X; void y.get("a");`,
  `const y: Redis | null = X; if (!y) return; void y.get("a");`,
  `let y: Redis | null = null; y = X; void y?.get("a");`,
  `const { status } = X; void status;`,
  `const o = { r: X }; void o.r.get("a");`,
  `const o = [X]; void o[0]?.get("a");`,
  `[1].forEach(() => void X.get("a"));`,
  `if (X) [1].forEach(() => void X.get("a"));`,
  `if (X) [1].forEach(() => void X?.get("a"));`,
  `function g() { void X.get("a"); } g();`,
  `function g() { if (X) void X.get("a"); } g();`,
  `const g = function () { void X.get("a"); }; g();`,
  `const g = () => { void X?.quit(); }; g();`,
  `const g = () => X?.quit(); g();`,
  `const g = (): Promise<string> => X?.quit(); void g();`,
  `class C { m() { void X.get("a"); } } new C().m();`,
  `class C { m = () => X.get("a"); } void new C().m();`,
  `class C { m() { if (X) void X.get("a"); } } new C().m();`,
  `const C = class { m() { void X.get("a"); } }; new C().m();`,
  `const o = { m() { void X.get("a"); } }; o.m();`,
  `try { await X.ping(); } catch { return null; } finally { await X?.quit(); }`,
  `try { if (!X) return; } finally { console.log(); } void X.get("a");`,
  `type T = typeof X; const y: T = open(); void y.get("a");`,
  `console.log(X, typeof X, !X, \`\${String(X)}\`);`,
  `const y: Redis = X; void y.get("a");`,
  `label: { if (!X) break label; void X.get("a"); }`,
  `if (!X) { if (1 > 2) return; else throw new Error(); } void X.get("a");`,
  `do { void X.get("a"); } while (!X);`,
  `await Promise.all([X.get("a"), X.get("b")]);`,
  `const p = X.multi(); await p.get("a").exec();`,
];

/** Where the client comes from; U stands for one of the uses. */
const HOLDERS: readonly (readonly [name: string, x: string, code: string])[] = [
  ["constant of the function", "r", `export async function f() { const r = new Redis(); U }`],
  ["constant of an arrow function", "r", `export const f = async () => { const r = new Redis(); U };`],
  ["constant with a type", "r", `export async function f() { const r: Redis | null = new Redis(); U }`],
  ["constant in try", "r", `export async function f() { try { const r = new Redis(); U } catch { return null; } }`],
  ["constant in a loop", "r", `export async function f() { for (let i = 0; i < 2; i++) { const r = new Redis(); U } }`],
  ["constant of a method", "r", `export class A { async f() { const r = new Redis(); U } }`],
  ["let", "r", `export async function f() { let r = new Redis(); U }`],
  ["let, assigned", "r", `export async function f() { let r; r = new Redis(); U }`],
  [
    "let, assigned twice",
    "r",
    `export async function f(x: boolean) { let r = null; if (x) { r = new Redis(); } else { r = new Redis(1); } U }`,
  ],
  [
    "let with a type, assigned in try",
    "r",
    `export async function f() { let r: Redis | null = null; try { r = new Redis(); } catch { return null; } U }`,
  ],
  ["var", "r", `export async function f() { var r = new Redis(); U }`],
  ["var in a block", "r", `export async function f(x: boolean) { if (x) { var r = new Redis(); U } }`],
  ["constant of the file, in a function", "r", `const r = new Redis(); export async function f() { U }`],
  ["constant of the file, in an arrow function", "r", `const r = new Redis(); export const f = async () => { U };`],
  ["constant of the file, exported", "r", `export const r = new Redis(); export const f = async () => { U };`],
  ["constant of the file with a type", "r", `const r: Redis | null = new Redis(); export const f = async () => { U };`],
  ["let of the file with a type", "r", `let r: Redis | null = new Redis(); export const f = async () => { U };`],
  [
    "let of the file, assigned here",
    "r",
    `let r: Redis | null = null; export async function f() { r = new Redis(); U }`,
  ],
  [
    "let of the file, assigned there",
    "r",
    `let r: Redis | null = null; export function s() { r = new Redis(); } export async function f() { U }`,
  ],
  [
    "let of the file, lazy",
    "r",
    `let r: Redis | null = null; export async function f() { if (!r) { r = new Redis(); } U }`,
  ],
  ["let of the file, ??=", "r", `let r: Redis | null = null; export async function f() { r ??= new Redis(); U }`],
  [
    "field, assigned there",
    "this.r",
    `export class A { private r: Redis | null = null; s() { this.r = new Redis(); } async f() { U } }`,
  ],
  [
    "field, assigned here",
    "this.r",
    `export class A { private r: Redis | null = null; async f() { this.r = new Redis(); U } }`,
  ],
  [
    "field, lazy",
    "this.r",
    `export class A { private r: Redis | null = null; async f() { if (!this.r) { this.r = new Redis(); } U } }`,
  ],
  ["field, private name", "this.#r", `export class A { #r = new Redis(); async f() { U } }`],
  ["field without a type", "this.r", `export class A { r = new Redis(); async f() { U } }`],
  ["field with a type", "this.r", `export class A { r: Redis | null = new Redis(); async f() { U } }`],
  [
    "static field",
    "A.r",
    `export class A { static r: Redis | null = null; static s() { A.r = new Redis(); } static async f() { U } }`,
  ],
  ["default", "r", `export async function f(r = new Redis()) { U }`],
  ["default with a type", "r", `export async function f(r: Redis | null = new Redis()) { U }`],
  ["result of a function", "r", `function s() { return new Redis(); } export async function f() { const r = s(); U }`],
  [
    "result of a function that says so",
    "r",
    `function s(): Redis | null { return new Redis(); } export async function f() { const r = s(); U }`,
  ],
  ["one of two", "r", `export async function f(x: boolean) { const r = x ? new Redis() : null; U }`],
  ["fallback", "r", `export async function f(x: Redis | undefined) { const r = x ?? new Redis(); U }`],
];

describe("every use of every holder", () => {
  const helpers = `declare function open(): Redis; declare function take(r: Redis): void; declare function takeAny(r: unknown): void; void [open, take, takeAny];`;
  const cases = HOLDERS.flatMap(([name, x, holder]) =>
    // A type cannot name what is private.
    USES.filter((use) => !(x.includes("#") && use.startsWith("type"))).map((use) => ({
      name: `${name}: ${use}`,
      code: `${helpers} ${holder.replace("U", () => use.replaceAll(/\bX\b/g, () => x))}`,
    })),
  );
  const copings = cases.map(({ code }) => copingOf(code, "file.ts"));
  const modules = new Map<string, { code: string }>();
  for (const [index, { code }] of cases.entries()) {
    modules.set(`${index}-before`, { code });
    if (copings[index] !== "no-guard")
      modules.set(`${index}-after`, { code: withNullableClient(code, { guard: copings[index] === "guard-fits" }) });
  }
  const checked = checkTypes(modules);
  const accepted = cases.flatMap((_, index) => (checked.get(`${index}-before`)?.errors.length === 0 ? [index] : []));

  it("has enough programs that type-check", () => {
    const count = (coping: NullCoping): number => accepted.filter((index) => copings[index] === coping).length;
    expect(accepted.length).toBeGreaterThan(1_500);
    expect(count("copes")).toBeGreaterThan(300);
    expect(count("guard-fits")).toBeGreaterThan(600);
  });

  it("leaves each of them as right as before, for itself and for every importer", () => {
    const wrong = accepted
      .filter((index) => copings[index] !== "no-guard")
      .filter(
        (index) => JSON.stringify(checked.get(`${index}-before`)) !== JSON.stringify(checked.get(`${index}-after`)),
      )
      .map((index) => ({ ...cases[index], coping: copings[index], ...checked.get(`${index}-after`) }));
    expect(wrong).toEqual([]);
  });
});
