import { describe, expect, it } from "vitest";
import type { OptionValue } from "../../src/analysis/option-value.js";
import { factsOf } from "./facts-of.js";

const IMPORT = `import Redis from "ioredis"; declare const x: any; declare const unsure: boolean; declare function change(o: object): void;\n`;

/** The database that a program's first connection opens: an index, an index with how it is known, absent, or unknown. */
type Database = number | readonly [number, "literal" | "constant" | "fallback"] | "absent" | "unknown";

/** Programs that say nothing certain about the index: whoever claims one is wrong. */
const UNKNOWN: readonly string[] = [
  // Variables that are written.
  "let d = 1; d = 4; new Redis({ db: d });",
  "let d = 1; function set() { d = 4; } set(); new Redis({ db: d });",
  "let d = 1; d += 3; new Redis({ db: d });",
  "let d; d += 4; new Redis({ db: d });",
  "let d; if (unsure) d = 4; new Redis({ db: d });",
  "let d; if (unsure) { d = 4; } new Redis({ db: d });",
  "let d; unsure && (d = 4); new Redis({ db: d });",
  "let d; try { d = x.y(); } catch {} new Redis({ db: d });",
  "let d; new Redis({ db: d }); d = 4;",
  "let o; ({ o } = { db: 1, o: { db: 2 } }); new Redis(o);",
  "let o; [o] = [{ db: 1 }]; new Redis(o);",
  "let d = 1; [d] = [4]; new Redis({ db: d });",
  "let d = 1; ({ d } = { d: 4 }); new Redis({ db: d });",
  "let d = 1; d++; new Redis({ db: d });",
  "new Redis({ db: d }); var d = 4;",
  "function open() { return new Redis({ db: d }); } open(); var d = 4;",
  "function open() { return new Redis({ db: d }); } function start() { return open(); } start(); var d = 4;",
  "function f() { if (unsure) return open(); var d = 4; return open(); function open() { return new Redis({ db: d }); } }",
  "function f() { let d; if (unsure) return open(); d = 4; function open() { return new Redis({ db: d }); } return open(); }",
  "if (unsure) { var d = 4; } new Redis({ db: d });",
  "if (unsure) var d = 4; new Redis({ db: d });",
  "var d = 1; var d = 4; new Redis({ db: d });",
  "for (const d of [1, 2]) new Redis({ db: d });",
  "for (const d of '12') new Redis({ db: d });",
  "for (const d in { 4: 1 }) new Redis({ db: d });",
  "for (const { d } of [{ d: 4 }]) new Redis({ db: d });",
  "for (const p of [[1, 2], [3, 4]]) new Redis({ db: p[1] });",
  "for (let i = 0; i < 16; i++) new Redis({ db: i });",
  "declare const d: number; new Redis({ db: d });",
  "declare let d: number; new Redis({ db: d });",
  "function d() { return 4; } new Redis({ db: d as any });",
  // Enumerations.
  "enum D { A = x.length, B } new Redis({ db: D.B });",
  "enum D { A = 'a', B } new Redis({ db: D.B });",
  "enum D { A = 4 } new Redis({ db: (D as any).C });",
  "enum D { A = 4 } new Redis({ db: D[x] });",
  "enum D { A = 1 } enum D { B = 4 } new Redis({ db: D.B });",
  "declare enum D { A, B } new Redis({ db: D.B });",
  "function f() { return 4; } (f as any) = () => 5; new Redis({ db: f() });",
  "let f = () => 4; f = () => 5; new Redis({ db: f() });",
  // Functions that do not always return it.
  "function f() { if (unsure) return 4; } new Redis({ db: f() });",
  "function f() { if (unsure) return; return 4; } new Redis({ db: f() });",
  "function f() { if (unsure) return 1; return 4; } new Redis({ db: f() });",
  "function f() { try { return x.y(); } catch {} } new Redis({ db: f() });",
  "function f(n: number) { return n; } new Redis({ db: f(4) });",
  "function* f() { return 4; } new Redis({ db: f() as any });",
  "async function f() { return 4; } new Redis({ db: f() as any });",
  "const o = { get db() { if (unsure) return 4; return 1; } }; new Redis({ db: o.db });",
  "let n = 0; const o = { get db() { return n++; } }; new Redis(o);",
  "let n = 0; const o = { get db() { n++; return n; } }; new Redis(o);",
  // Objects that are changed.
  "const o = { db: 1 }; o.db = 4; new Redis(o);",
  "const o = { db: 1 }; o['db'] = 4; new Redis(o);",
  "const o = { db: 1 }; o[x] = 4; new Redis(o);",
  "const o = { db: 1 }; (o as any).db = 4; new Redis(o);",
  "const o = { db: 1 }; o!.db = 4; new Redis(o);",
  "const o = { db: 1 }; ((o as any).db as any) = 4; new Redis(o);",
  "const o = { db: 1 }; o.db++; new Redis(o);",
  "const o = { db: 1 }; o.db ||= 4; new Redis(o);",
  "const o: any = { db: 1 }; delete o.db; new Redis(o);",
  "const o = { db: 1 }; const p = o; p.db = 4; new Redis(o);",
  "const o = { db: 1 }; const p = o; const q = p; q.db = 4; new Redis(o);",
  "const o = { db: 1 }; let p; p = o; p.db = 4; new Redis(o);",
  "const o = { r: { db: 1 } }; const p = o.r; p.db = 4; new Redis(o.r);",
  "const o = { r: { db: 1 } }; const { r } = o; r.db = 4; new Redis(o.r);",
  "const o = { r: { db: 1 } }; o.r!.db = 4; new Redis(o.r);",
  "const o = { r: { db: 1 } }; (o.r as any).db = 4; new Redis(o.r);",
  "const o = { r: { db: 1 } }; o.r = { db: 4 }; new Redis(o.r);",
  "const o = { db: 1 }; [o.db] = [4]; new Redis(o);",
  "const o = { db: 1 }; ({ db: o.db } = { db: 4 }); new Redis(o);",
  "const o = { db: 1 }; ({ db: o.db = 3 } = { db: 4 }); new Redis(o);",
  "const o = { db: 1 }; for (o.db of [1, 2]) {} new Redis(o);",
  "const o = { db: 1 }; Object.assign(o, { db: 4 }); new Redis(o);",
  "const o = { db: 1 } as const; Object.assign(o, { db: 4 }); new Redis(o);",
  "const o: any = { db: 1 }; const p = Object.assign(o, { host: 'h' }); p.db = 4; new Redis(o);",
  "const o = { db: 1 }; Object.assign(o, x); new Redis(o);",
  "const o = { db: 1 }; Object.defineProperty(o, 'db', { value: 4 }); new Redis(o);",
  "const o = { db: 1 }; Reflect.set(o, 'db', 4); new Redis(o);",
  "const o = { db: 1 }; x.merge(o, { db: 4 }); new Redis(o);",
  "const o = { db: 1 }; change(o); new Redis(o);",
  "const o = { db: 1 }; change(o as any); new Redis(o);",
  "const o = { r: { db: 1 } }; change(o.r); new Redis(o.r);",
  "const o = { r: { db: 1 } }; change(o); new Redis(o.r);",
  "const o = { db: 1 }; function set(p: any) { p.db = 4; } set(o); new Redis(o);",
  "const o = { db: 1 }; const set = (p: any) => { p.db = 4; }; set(o); new Redis(o);",
  "const o = { db: 1 }; function createOptions(p: any) { p.db = 4; } createOptions(o); new Redis(o);",
  "const o = { db: 1 }; function init(...all: any[]) { all[0].db = 4; } init(o); new Redis(o);",
  "const o = { db: 1 }; class P { constructor(p: any) { p.db = 4; } } new P(o); new Redis(o);",
  "const o = { db: 1 }; class P { constructor(readonly p: any) {} set() { this.p.db = 4; } } new P(o).set(); new Redis(o);",
  "class S { o = { db: 1 }; initOptions(p: any) { p.db = 4; } open() { this.initOptions(this.o); return new Redis(this.o); } }",
  "const o = { db: 1 }; function f(p: any = o) { p.db = 4; } f(); new Redis(o);",
  "const o = { db: 1 }; const get = () => o; get().db = 4; new Redis(o);",
  "const o = { db: 1 }; async function get() { return o; } (await get()).db = 4; new Redis(o);",
  "const o = { db: 1 }; function same(p: any) { return p; } same(o).db = 4; new Redis(o);",
  "const o = { db: 1 }; class S { get o() { return o; } } new S().o.db = 4; new Redis(o);",
  "const o = { db: 1 }; class S { get() { return o; } set() { this.get().db = 4; } } new Redis(o);",
  "const o = { db: 1 }; (unsure ? o : x).db = 4; new Redis(o);",
  "const o = { db: 1 }; (x ?? o).db = 4; new Redis(o);",
  "const o = { db: 1 }; let p: any; (p = o).db = 4; new Redis(o);",
  // What holds them.
  "const o = { db: 1 }; const all = { o }; all.o.db = 4; new Redis(o);",
  "const o = { db: 1 }; const all = { a: { o } }; all.a.o.db = 4; new Redis(o);",
  "const o = { db: 1 }; const all = { o }; const { o: p } = all; p.db = 4; new Redis(o);",
  "const o = { db: 1 }; const all = { o }; all[x].db = 4; new Redis(o);",
  "const o = { db: 1 }; const all = { ...{ o } }; all.o.db = 4; new Redis(o);",
  "const o = { db: 1 }; const all: any = {}; all.o = o; all.o.db = 4; new Redis(o);",
  "const o = { db: 1 }; const all = { o }; change(all); new Redis(o);",
  "const o = { db: 1 }; class S { o = o; set() { this.o.db = 4; } } new Redis(o);",
  "const o = { db: 1 }; class S { o; constructor() { this.o = o; } set() { this.o.db = 4; } } new Redis(o);",
  "const o = { db: 1 }; const l = [o]; l[0].db = 4; new Redis(o);",
  "const o = { db: 1 }; const [p] = [o]; p.db = 4; new Redis(o);",
  "const o = { db: 1 }; for (const p of [o]) p.db = 4; new Redis(o);",
  "const o = { db: 1 }; [o].forEach((p) => { p.db = 4; }); new Redis(o);",
  "const o = { db: 1 }; [o].find(Boolean)!.db = 4; new Redis(o);",
  "const o = { db: 1 }; [o].slice()[0].db = 4; new Redis(o);",
  // In ways that nothing follows.
  "const o = { db: 1 }; new Proxy(o, {}).db = 4; new Redis(o);",
  "const all = { o: { db: 1 } }; for (const p of Object.values(all)) p.db = 4; new Redis(all.o);",
  "const all = { o: { db: 1 } }; Object.values(all).forEach((p) => { p.db = 4; }); new Redis(all.o);",
  "const o = { db: 1 }; const store = { get() { return o; } }; store.get().db = 4; new Redis(o);",
  "const o = { db: 1 }; async function get() { return o; } get().then((p) => { p.db = 4; }); new Redis(o);",
  "const o = { db: 1 }; function* get() { yield o; } for (const p of get()) p.db = 4; new Redis(o);",
  "const o = { db: 1 }; Object.seal(o).db = 4; new Redis(o);",
  "const o = { db: 1 }; Object.fromEntries([['a', o]]).a.db = 4; new Redis(o);",
  "const o = { db: 1 }; (Object.create(o) as any).__proto__.db = 4; new Redis(o);",
  "const o = { db: 1 }; const setup = bind((p: any) => { p.db = 4; }); setup(o); new Redis(o);",
  "const o = { db: 1 }; (function (p: any) { p.db = 4; }).apply(null, [o]); new Redis(o);",
  "const o = { db: 1 }; class A { constructor(p: any) { p.db = 4; } } class B extends A { constructor() { super(o); } } new Redis(o);",
  "const o = { db: 1 }; class A { constructor(p: any) { p.db = 4; } } class B extends A {} new B(o); new Redis(o);",
  "const o = { db: 1 }; function F(this: any, p: any) { p.db = 4; } new (F as any)(o); new Redis(o);",
  "const o = { db: 1 }; class A { accessor p = o; set() { this.p.db = 4; } } new Redis(o);",
  "const o = { db: 1 }; later(o).then((p: any) => Object.assign(p, { db: 4 })); new Redis(o);",
  "const all = [{ db: 1 }]; for (const p of all) p.db = 4; new Redis(all[0]);",
  "const all = [{ db: 1 }]; all.at(0)!.db = 4; new Redis(all[0]);",
  "const all = [{ db: 1 }]; const [p] = all; p.db = 4; new Redis(all[0]);",
  "const o = Object.freeze({ redis: { db: 1 } }); (o.redis as any).db = 4; new Redis(o.redis);",
  "const o = { redis: { db: 1 } }; const copy = { ...o }; copy.redis.db = 4; new Redis(o.redis);",
  "const o = { a: 1, redis: { db: 1 } }; const { a, ...rest } = o; rest.redis.db = 4; new Redis(o.redis);",
  "const o = { redis: { db: 1 } }; const child = Object.create(o); child.redis.db = 4; new Redis(o.redis);",
  "const o = { db: 1 }; o.__defineGetter__('db', () => 4); new Redis(o);",
  "let o = { db: 1 }; o = { db: 4 }; new Redis(o);",
  "const o = { db: 1 }; function set(p: any) { arguments[0].db = 4; } set(o); new Redis(o);",
  "const o = { db: 1 }; function set() { const [p] = arguments as any; p.db = 4; } (set as any)(o); new Redis(o);",
  "const o = { db: 1 }; function set() { change(arguments); } (set as any)(o); new Redis(o);",
  "const m = new Map([['a', x]]); const o = { db: 1 }; const n = new Map([['a', o]]); n.get('a')!.db = 4; new Redis(o);",
  "const o = { db: 1 }; for (const [, p] of new Map([['a', o]])) p.db = 4; new Redis(o);",
  "const o = { db: 1 }; new Set([o]).forEach((p) => { p.db = 4; }); new Redis(o);",
  "const o = { db: 1 }; for (const p of new Map([['a', o]]).values()) p.db = 4; new Redis(o);",
  // By methods of their own.
  "const o = { db: 1, set(n: number) { this.db = n; } }; new Redis(o);",
  "const o = { r: { db: 1 }, set(n: number) { this.r.db = n; } }; new Redis(o.r);",
  "const o = { r: { db: 1, set: function (n: number) { this.db = n; } } }; new Redis(o.r);",
  "const o = { r: { db: 1 }, set() { [4].forEach((n) => { this.r.db = n; }); } }; new Redis(o.r);",
  "const o = { db: 1, set() { const self = this; self.db = 4; } }; new Redis(o);",
  "const o = { db: 1, set(k: any) { (this as any)[k] = 4; } }; new Redis(o);",
  "const o = { db: 1, set() { Object.assign(this, { db: 4 }); } }; new Redis({ ...o });",
  "const o = { db: 1, set() { change(this); } }; new Redis(o);",
  "const l = [1, 2]; l[0] = 4; new Redis({ db: l[0] });",
  "const l = [1, 2]; l.reverse(); new Redis({ db: l[0] });",
  "const l = [1, 2]; l.unshift(4); new Redis({ db: l[0] });",
  "const l = [1, 2]; change(l); new Redis({ db: l[0] });",
  "const l = [{ db: 1 }]; l[0].db = 4; new Redis(l[0]);",
  "const l = [{ db: 1 }]; l.forEach((o) => { o.db = 4; }); new Redis(l[0]);",
  "new Redis({ db: [...x, 4][1] });",
  // Keys.
  "new Redis({ db: 1, [x]: 4 });",
  "new Redis({ db: 1, ...x });",
  "new Redis({ db: 1, ...(unsure && { db: 4 }) });",
  "new Redis({ db: 1, ...(unsure ? { db: 4 } : {}) });",
  "const o = { ...x }; new Redis({ db: 1, ...o });",
  "const o = unsure ? { db: 4 } : {}; new Redis({ db: 1, ...o });",
  "const o: any = unsure ? { tls: {} } : {}; o.db = 4; new Redis({ db: 1, ...o });",
  "let o: any = unsure ? { tls: {} } : {}; o = { db: 4 }; new Redis({ db: 1, ...o });",
  "const o = { [x]: 4 }; new Redis({ db: 1, ...o });",
  "const o = { host: 'h', ...x }; new Redis(Object.assign({ db: 1 }, o));",
  "new Redis(Object.assign({ db: 1 }, x));",
  "new Redis(Object.assign({ db: 1 }, ...x));",
  "new Redis({ ...x }.db);",
  "const o = { ...(x ?? null), db2: 1 }; new Redis({ db: o.db });",
  // Expressions.
  "new Redis({ db: unsure ? 1 : 4 });",
  "new Redis({ db: unsure && 4 });",
  "new Redis({ db: true as any });",
  "new Redis({ db: 1.5 });",
  "new Redis({ db: '0x4' as any });",
  "new Redis({ db: '1e1' as any });",
  "new Redis({ db: 'four' as any });",
  "new Redis({ db: parseInt('four') });",
  "new Redis({ db: Number(undefined) });",
  "new Redis({ db: 7 % 4 });",
  "new Redis({ db: x`4` });",
  "new Redis({ db: `${undefined}4` as any });",
  "const u = new URL('redis://h/1'); u.pathname = '/4'; new Redis(u.href);",
  "const u = new URL('redis://h'); u.searchParams.set('db', '4'); new Redis(u.toString());",
  "const u = new URL('redis://h/1'); change(u); new Redis(u.href);",
  "const u = new URL('redis://h/1'); Object.assign(u, { pathname: '/4' }); new Redis(`${u}`);",
  "class URL { href = 'redis://h/9'; constructor(s: string) {} } new Redis(new URL('redis://h/4').href);",
  "new Redis(`redis://h${x}`);",
  "new Redis(`redis://h:6379${x}`);",
  "new Redis(`redis://h?${x}`);",
  "new Redis(`redis://h/${x}`);",
  "new Redis(`redis://h/1${x}`);",
  "new Redis('redis://h/0x4');",
  "new Redis('redis://h/1e1');",
  "new Redis('redis://h/four');",
  "new Redis('redis://h/4/5');",
  "new Redis(...x);",
  "new Redis(x);",
  // Arguments in an order of their own.
  "new Redis({ db: 4 }, { db: 6 } as any);",
  "new Redis({ db: 4 }, { keyPrefix: 'a' } as any);",
  "new Redis({ db: 4 }, { host: 'other' } as any);",
  "new Redis({ keyPrefix: 'y:', db: 4 }, 6379 as any);",
  "new Redis({ keyPrefix: 'y:' }, 'redis://h/4' as any);",
  "new Redis('redis://h:6379/4', 'other' as any);",
  "new Redis('h', 'redis://h:6379/4' as any);",
  "new Redis(6379, 'redis://h:6380/4');",
  "new Redis(6379, 'h', 4 as any);",
  "new Redis(6379, 'h', {}, { db: 4 });",
  "new Redis(x, 6379, {});",
  "new Redis(x || 'h', 6379 as any);",
  "new Redis(`h${x}`, 6379 as any);",
  "const u = new URL('redis://h/4'); u.pathname = '/5'; new Redis({ db: Number(u.pathname.slice(1)) });",
  "const u = new URL('redis://h/4'); change(u); new Redis({ db: Number(u.pathname.slice(1)) });",
  "const u = new URL('/4', 'redis://h'); new Redis({ db: Number(u.pathname.slice(1)) });",
  "const u = new URL(x); new Redis({ db: Number(u.pathname.slice(1)) });",
  "class URL { pathname = '/9'; constructor(s: string) {} } const u = new URL('redis://h/4'); new Redis({ db: Number(u.pathname.slice(1)) });",
  "new Redis({ db: Number('/4'.replace(x, '')) });",
  "new Redis({ db: Number('a4'.replace(/(a)+/, '')) });",
  // Fields.
  "class S { #db = 4; set() { this.#db = 5; } open() { return new Redis({ db: this.#db }); } }",
  "class S { static db = 4; open() { S.db = 5; return new Redis({ db: S.db }); } }",
  "class S { static db = 4; } Object.assign(S, { db: 5 }); new Redis({ db: S.db });",
  "class S { static db = 4; open() { return new Redis({ db: S.db }); } } Object.assign(S, { db: 5 });",
  "class S { db = 4 } new Redis({ db: (S as any).db });",
  "class S { static db = 4; } const C = S; C.db = 6; new Redis({ db: S.db });",
  "class S { static db = 4; } const C = S; const D = C; D.db = 6; new Redis({ db: S.db });",
  "class S { static db = 4; } (S as any)[x] = 6; new Redis({ db: S.db });",
  "class S { static db = 4; } for (const [k, v] of Object.entries(process.env)) (S as any)[k] = v; new Redis({ db: S.db });",
  "class S { static db = 4; } function set(c: any) { c.db = 6; } set(S); new Redis({ db: S.db });",
  "class S { static db = 4; } Reflect.set(S, 'db', 6); new Redis({ db: S.db });",
  "const S = class { static db = 4; }; const C = S; C.db = 6; new Redis({ db: S.db });",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } function set(s: any) { s.db = 4; return s; } set(new S()).open();",
  "class S { o = { db: 1 }; open() { return new Redis(this.o); } } function set(s: any) { s.o = { db: 4 }; return s; } set(new S()).open();",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } const s = Object.assign(new S(), { db: 4 });",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } function make(db: number) { const s = new S(); return Object.assign(s, { db }); }",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } const all = [new S(), new S()]; all.forEach((s, i) => { s.db = i; });",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } const all = [1, 2].map(() => new S()); all.forEach((s, i) => { s.db = i; });",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } const make = () => new S(); make().db = 4;",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } class T extends S {} const t = new T(); const u = t; u.db = 4;",
  "class S { db = 1; constructor() { set(this); } open() { return new Redis({ db: this.db }); } } function set(s: any) { s.db = 4; }",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } const s = new S() as any; s[x] = 4;",
  "class S { get db() { return 4; } open() { return new Redis({ db: this.db }); } } class T extends S { get db() { return 5; } }",
  "class S { get db() { return x.y(); } open() { return new Redis({ db: this.db }); } }",
  "class S { o() { return { db: 4 }; } open() { return new Redis(this.o()); } } class T extends S { o() { return { db: 5 }; } }",
  "class S { o() { return { db: 4 }; } constructor() { this.o = x; } open() { return new Redis(this.o()); } }",
  "class S { db = 1; set() { this.db = 4; } open() { return new Redis({ db: this.db }); } }",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } const s = new S(); s.db = 4;",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } class T extends S { db = 4; }",
  "class S { db = 1; open() { return new Redis({ db: this.db }); } } class T extends S { constructor() { super(); this.db = 4; } }",
  "class S { db = 1; constructor(o: object) { Object.assign(this, o); } open() { return new Redis({ db: this.db }); } }",
  "class S { db = 1; constructor(k: string) { (this as any)[k] = 4; } open() { return new Redis({ db: this.db }); } }",
  "class S { db = 1; constructor() { ({ db: this.db } = x); } open() { return new Redis({ db: this.db }); } }",
  "class S { db = 1; constructor() { const self = this; self.db = 4; } open() { return new Redis({ db: this.db }); } }",
  "class S { client = new Redis({ db: this.db }); db = 4; }",
  "class S { db: number; client = new Redis({ db: this.db }); constructor() { this.db = 4; } }",
  "class S { db; constructor() { new Redis({ db: this.db }); this.db = 4; } }",
  "class S { db; constructor() { if (unsure) this.db = 4; } open() { return new Redis({ db: this.db }); } }",
  "class S { db; constructor() { if (unsure) { this.db = 4; } } open() { return new Redis({ db: this.db }); } }",
  "class S { static db = 4; open() { return new Redis({ db: (this as any).db }); } }",
  "class S { o = { db: 1 }; set() { this.o.db = 4; } open() { return new Redis(this.o); } }",
  "class S { o = { db: 1 }; set() { change(this.o); } open() { return new Redis(this.o); } }",
  "class S { constructor(private db: number) {} open() { return new Redis({ db: this.db }); } }",
  "class S { open(db: number) { return new Redis({ db }); } }",
  "new Redis({ __proto__: { db: 4 } } as any);",
  "const { db } = x; new Redis({ db });",
  "const { ...o } = x; new Redis(o);",
];

const KNOWN: readonly (readonly [code: string, database: Database])[] = [
  ["new Redis({ db: 1, db: 4 } as any);", 4],
  ["new Redis('h', 6379, { db: 4 } as any);", 4],
  ["new Redis('h', undefined, { db: 4 } as any);", 4],
  ["new Redis('redis://h:6379/4', 6380 as any, { db: 1 });", 4],
  ["new Redis('h', 6379 as any);", "absent"],
  ["new Redis({ db: 0 || 4 });", 4],
  ["new Redis({ db: 0 ?? 4 });", 0],
  ["new Redis({ db: Number('' || 4) });", 4],
  ["new Redis({ db: Number('') });", 0],
  ["new Redis({ db: (x ?? 0) || 4 });", [4, "fallback"]],
  ["new Redis({ db: parseInt('0x10') });", 16],
  ["new Redis({ db: parseInt('10', 2) });", 2],
  ["new Redis({ db: parseInt('4abc') });", 4],
  ["new Redis({ db: parseInt('010', 10) });", 10],
  ["new Redis({ db: Number(' 4 '.trim()) });", 4],
  ["const { db = 4 } = { db: null as any }; new Redis({ db });", "absent"],
  ["const { db = 4 } = {} as any; new Redis({ db });", 4],
  ["const { db = 4 } = x; new Redis({ db });", [4, "fallback"]],
  ["const { r: { db } } = { r: { db: 4 } }; new Redis({ db });", 4],
  ["const [, db] = [1, 4]; new Redis({ db });", 4],
  ["new Redis({ db: [...[1, 2], 3][1] });", 2],
  ["new Redis({ db: 4, ...(unsure && { tls: {} }) });", 4],
  ["new Redis({ db: 4, ...(unsure ? { tls: {} } : {}) });", 4],
  ["const tls = unsure ? { tls: {} } : {}; new Redis({ db: 4, ...tls });", 4],
  ["new Redis({ ...x, db: 4 });", 4],
  ["new Redis({ [x]: 1, db: 4 });", 4],
  ["const k = 'db'; new Redis({ [k]: 4 });", 4],
  ["const o = { db: 4 }; console.log(o); new Redis(o);", 4],
  ["const o = { db: 4 }; JSON.stringify(o); new Redis(o); new Redis(o);", 4],
  ["const o = { db: 4 }; const all = Object.keys(o); new Redis(o);", 4],
  ["const o = { db: 4 }; const p = { ...o }; p.db = 1; new Redis(o);", 4],
  ["const o = { db: 4 }; function createOptions(p: any) { return p.db; } createOptions(o); new Redis(o);", 4],
  [
    "const o = { db: 4 }; class P { constructor(readonly p: any) {} get() { return this.p.db; } } new P(o).get(); new Redis(o);",
    4,
  ],
  ["const o = { db: 4 }; const all = { o, p: { db: 1 } }; all.p.db = 2; all.o = { db: 3 }; new Redis(o);", 4],
  ["const o = { db: 4 }; const get = () => o; get().db; new Redis(o);", 4],
  ["const o = { db: 4 }; for (const p of [o]) console.log(p.db); new Redis(o);", 4],
  ["const o = Object.freeze({ db: 4 }); change(o); new Redis(o);", 4],
  ["const o = { db: 4 }; Object.assign({}, o); new Redis(o);", 4],
  ["let d; d = 4; new Redis({ db: d });", 4],
  ["var d = 4; new Redis({ db: d });", 4],
  ["var d = 4; function open() { return new Redis({ db: d }); }", 4],
  ["exports.open = open; var d = 4; open(); function open() { return new Redis({ db: d }); }", 4],
  ["let d: any; d = 4; function open() { return new Redis({ db: d }); } open();", 4],
  ["let d; new Redis({ db: d });", "absent"],
  ["new Redis({ db: undefined });", "absent"],
  ["new Redis({ db: 1, ...{ db: undefined } });", "absent"],
  ["new Redis({ db: null as any });", "absent"],
  ["function f() { return 4; } new Redis({ db: f() });", 4],
  ["const f = () => ({ db: 4 }); new Redis(f());", 4],
  ["const f = async () => ({ db: 4 }); new Redis(await f());", 4],
  ["const o = { get db() { return 4; } }; new Redis({ db: o.db });", 4],
  ["const o = { get redis() { return { db: 4 }; } }; new Redis(o.redis);", 4],
  ["function open(db = 4) { return new Redis({ db }); } open(7);", [4, "fallback"]],
  ["function open({ db = 4 } = {}) { return new Redis({ db }); } open({ db: 7 });", [4, "fallback"]],
  ["new Redis(`redis://h/${4}`);", 4],
  ["new Redis(`redis://${x}/4`);", 4],
  ["new Redis('redis://h' + '/' + 4);", 4],
  ["new Redis(new URL('redis://h/4').href);", 4],
  ["new Redis(new URL('redis://h/4').toString());", 4],
  ["new Redis(process.env.REDIS_URL || 'redis://h');", "absent"],
  ["new Redis(process.env.REDIS_URL || 'redis://h/4');", [4, "fallback"]],
  ["class S { db = 4; open() { return new Redis({ db: this.db }); } }", 4],
  ["class S { db; constructor() { this.db = 4; } open() { return new Redis({ db: this.db }); } }", 4],
  ["class S { db = 4; client = new Redis({ db: this.db }); }", 4],
  ["class S { o = { db: 4 }; open() { return new Redis(this.o); } }", 4],
  ["class S { static db = 4; static open() { return new Redis({ db: this.db }); } }", 4],
  ["class S { #db = 4; open() { return new Redis({ db: this.#db }); } }", 4],
  ["class S { #db = 4; db = 7; open() { return new Redis({ db: this.#db }); } }", 4],
  ["class S { #db; constructor() { this.#db = 4; } open() { return new Redis({ db: this.#db }); } }", 4],
  ["class S { #o = { db: 4 }; open() { return new Redis(this.#o); } }", 4],
  ["class S { static #db = 4; static open() { return new Redis({ db: this.#db }); } }", 4],
  ["class S { static #db = 4; open() { return new Redis({ db: S.#db }); } }", 4],
  ["class S { static db = 4; open() { return new Redis({ db: S.db }); } }", 4],
  ["class S { static readonly DB = 4; } new Redis({ db: S.DB });", 4],
  ["class S { static DB = 4; static n = 1; } const C = S; C.n = 2; change(S); new Redis({ db: S.DB });", 4],
  ["class S { static DB = 4; } const C = S; new Redis({ db: C.DB });", 4],
  ["class S { static DB = 4; } Object.assign(S, { n: 1 }); new Redis({ db: S.DB });", 4],
  [
    "class S { db = 4; n = 1; set(k: string) {} open() { return new Redis({ db: this.db }); } } const s = new S(); s.n = 2; s.set('a'); change(s); Object.assign(s, { n: 3 });",
    4,
  ],
  [
    "class S { db; constructor() { this.db = 4; } open() { return new Redis({ db: this.db }); } } const s = new S(); new Set([s]).add(s);",
    4,
  ],
  ["const o = { db: 4, get() { return this.db; } }; o.get(); new Redis(o);", 4],
  ["const o = { db: 4, n: 1, touch() { this.n = 2; } }; o.touch(); new Redis({ db: o.db });", 4],
  ["const o = { db: 4, set() { return { set() { (this as any).db = 1; } }; } }; new Redis({ db: o.db });", 4],
  [
    "const o = { db: 4 }; function show(p: any) { console.log(arguments.length, arguments[0].db); } show(o); new Redis(o);",
    4,
  ],
  ["const o = { db: 4 }; const m = new Map([['a', o]]); console.log(m.get('a')!.db); new Redis(o);", 4],
  ["class S { get db() { return 4; } open() { return new Redis({ db: this.db }); } }", 4],
  ["class S { static get db() { return 4; } open() { return new Redis({ db: S.db }); } }", 4],
  ["class S { private o() { return { db: 4 }; } open() { return new Redis(this.o()); } }", 4],
  ["enum D { A = 4 } new Redis({ db: D.A });", [4, "constant"]],
  ["const enum D { A, B } new Redis({ db: D.B });", 1],
  ["enum D { A = 3, B } new Redis({ db: D['B'] });", 4],
  ["enum D { A = 1, B = A + 3 } new Redis({ db: D.B });", 4],
  ["enum D { 'a-b' = 4 } new Redis({ db: D['a-b'] });", 4],
  ["declare enum D { A = 4 } new Redis({ db: D.A });", 4],
  // A name of the language's own that the file takes for something else.
  ["function parseInt(s: string) { return 7; } new Redis({ db: parseInt('4') });", 7],
  ["const Number = (s: string) => 7; new Redis({ db: Number('4') });", 7],
  ["const structuredClone = (o: any) => ({ db: 7 }); new Redis(structuredClone({ db: 4 }));", 7],
  ["function o(host: string) { return { host, db: 4 }; } new Redis(o('h'));", 4],
  ["const u = new URL('redis://h/4'); new Redis({ host: u.hostname, db: Number(u.pathname.slice(1)) });", 4],
  ["const { pathname } = new URL('redis://h/4'); new Redis({ db: parseInt(pathname.substring(1), 10) });", 4],
  ["const u = new URL('redis://h/4'); new Redis({ db: +u.pathname.replace('/', '') });", 4],
  ["const u = new URL('redis://h/4'); new Redis({ db: +u.pathname.replace(/^\\//, '') });", 4],
  ["const u = new URL('redis://h/4'); new Redis({ db: Number(u.pathname.split('/')[1]) });", 4],
  [
    "const u = new URL(process.env.X ?? 'redis://h/4'); new Redis({ db: Number(u.pathname.slice(1)) });",
    [4, "fallback"],
  ],
  ["const u = require('url').parse('redis://h/4'); new Redis({ db: Number(u.pathname.slice(1)) });", 4],
  [
    "const url = { parse: (s: string) => ({ pathname: '/9' }) }; new Redis({ db: Number(url.parse('redis://h/4').pathname.slice(1)) });",
    9,
  ],
  ["const [, db] = 'h:4'.split(':'); new Redis({ db: Number(db) });", 4],
  ["new Redis(['redis://h', 4].join('/'));", 4],
  ["new Redis('redis://h'.concat('/4'));", 4],
  ["new Redis({ db: 4 }!);", 4],
  ["new Redis({ db: 4 } satisfies object as const as any);", 4],
  ["new Redis(structuredClone({ db: 4 }));", 4],
  ["new Redis(Object.assign({}, { db: 1 }, { db: 4 }));", 4],
];

describe("a value that is not certain is unknown", () => {
  it.each(UNKNOWN)("%s", (code) => {
    const [connection] = factsOf(IMPORT + code).connections;
    const { target, unresolved } = connection!;
    // Options that could not be read may name any index.
    const state = stateOf(target.database);
    expect(state === "absent" && unresolved.length > 0 ? "unknown" : state).toBe("unknown");
  });
});

describe("a URL that is not known and that the file changes", () => {
  it.each([
    "const u = new URL(process.env.REDIS_URL!); u.pathname = '/4'; new Redis(u.toString());",
    "const u = new URL(process.env.REDIS_URL!); u.searchParams.set('db', '4'); new Redis(u.toString());",
    "const u = new URL(process.env.REDIS_URL!); change(u); new Redis(String(u));",
    "const u = require('url').parse(process.env.REDIS_URL); u.pathname = '/4'; new Redis(u.toString());",
    "const u = new URL(x.url); const p = u; p.port = '6380'; new Redis(u.toString());",
    "class S { u = new URL(process.env.REDIS_URL!); open() { this.u.pathname = '/4'; return new Redis(this.u.toString()); } }",
  ])("is none of its source any more: %s", (code) => {
    const [connection] = factsOf(IMPORT + code).connections;
    expect(connection?.target.url).toMatchObject({ state: "unknown", why: "reassigned" });
  });

  it.each([
    "const u = new URL(process.env.REDIS_URL!); new Redis(u.toString());",
    "const u = new URL(process.env.REDIS_URL!); console.log(u.host); new Redis(u.toString());",
    "const u = new URL(process.env.REDIS_URL!); if (u.searchParams.get('tls')) x(); new Redis(u.toString());",
  ])("is its source otherwise: %s", (code) => {
    const [connection] = factsOf(IMPORT + code).connections;
    const url = connection?.target.url;
    expect(url?.state === "unknown" && url.source).toMatch("process.env.REDIS_URL");
  });
});

describe("a spread that may bring known names only", () => {
  it.each([
    "new Redis({ db: 4, ...(unsure && { connectTimeout: 5 }) });",
    "const o = unsure ? { connectTimeout: 5 } : {}; new Redis({ ...o, db: 4 });",
  ])("leaves nothing else open: %s", (code) => {
    const [connection] = factsOf(IMPORT + code).connections;
    expect(connection?.unresolved).toEqual([]);
    expect(connection?.options.map(({ name, value }) => [name, value.state])).toEqual([["connectTimeout", "unknown"]]);
  });
});

describe("a value that is certain is known", () => {
  it.each(KNOWN)("%s", (code, database) => {
    const [connection] = factsOf(IMPORT + code).connections;
    const value = connection!.target.database;
    if (typeof database === "string") expect(stateOf(value)).toBe(database);
    else if (typeof database === "number") expect(value).toMatchObject({ state: "known", value: database });
    else expect(value).toMatchObject({ state: "known", value: database[0], how: database[1] });
  });
});

function stateOf(value: OptionValue<number>): string {
  return value.state === "known" ? `known ${value.value} (${value.how})` : value.state;
}

const OPENS: readonly string[] = [
  "let R; R = require('ioredis'); new R({ db: 4 });",
  "import('ioredis').then(({ Redis }) => new Redis({ db: 4 }));",
  "import R from 'ioredis'; class S { static R = R; static open() { return new S.R({ db: 4 }); } }",
  "import R from 'ioredis'; class S { R = R; open() { return new this.R({ db: 4 }); } }",
  "import R from 'ioredis'; function open(K = R) { return new K({ db: 4 }); }",
  "import R from 'ioredis'; function pick() { return R; } const K = pick(); new K({ db: 4 });",
  "import R from 'ioredis'; function open(K: any) { return new K({ db: 4 }); } open(R);",
  "const R = require('bluebird').promisifyAll(require('ioredis')); new R({ db: 4 });",
  "const pify = require('pify'); const R = pify(require('ioredis')); new R({ db: 4 });",
  // Other ways of the module system.
  "import { createRequire } from 'node:module'; const load = createRequire(import.meta.url); const R = load('ioredis'); new R({ db: 4 });",
  "import { createRequire } from 'node:module'; const R = createRequire(import.meta.url)('ioredis'); new R({ db: 4 });",
  "const load = require; const R = load('ioredis'); new R({ db: 4 });",
  "const R = module.require('ioredis'); new R({ db: 4 });",
  "const R = jest.requireActual('ioredis'); new R({ db: 4 });",
  "jest.mock('ioredis'); const R = jest.requireActual<any>('ioredis').default; new R({ db: 4 });",
  "import { vi } from 'vitest'; const { Redis } = await vi.importActual<any>('ioredis'); new Redis({ db: 4 });",
  "const R = await import('ioredis').then((m) => m.default); new R({ db: 4 });",
  "const [{ default: R }] = await Promise.all([import('ioredis'), import('x')]); new R({ db: 4 });",
  "let R: any; async function open() { R ??= (await import('ioredis')).default; return new R({ db: 4 }); }",
  "let R: any; async function open() { ({ Redis: R } = await import('ioredis')); return new R({ db: 4 }); }",
  "let R: any; try { R = require('ioredis'); } catch { R = null; } if (R) new R({ db: 4 });",
  "const R = process.env.MOCK ? require('ioredis-mock') : require('ioredis'); new R({ db: 4 });",
  "const R = require('ioredis').default ?? require('ioredis'); new R({ db: 4 });",
  // Interop helpers, as compilers write them.
  "var _r = _interopRequireDefault(require('ioredis')); new _r.default({ db: 4 });",
  "var _r = _interopRequireWildcard(require('ioredis')); new _r.Redis({ db: 4 });",
  "const r_1 = __importDefault(require('ioredis')); new r_1.default({ db: 4 });",
  "const r = __importStar(require('ioredis')); new r.Redis({ db: 4 });",
  "const tslib_1 = require('tslib'); const r_1 = tslib_1.__importDefault(require('ioredis')); new r_1.default({ db: 4 });",
  "const tslib_1 = require('tslib'); const r = tslib_1.__importStar(require('ioredis')); new r.Redis({ db: 4 });",
  "var import_r = __toESM(require('ioredis')); new import_r.default({ db: 4 });",
  "const r_1 = require('ioredis'); new (0, r_1.Redis)({ db: 4 });",
  // Ways to call.
  "const R = require('ioredis'); const open = R.createClient.bind(R); open({ db: 4 });",
  "const R = require('ioredis'); R.createClient.call(R, { db: 4 });",
  "const R = require('ioredis'); R.createClient.apply(R, [{ db: 4 }]);",
  "const R = require('ioredis'); Reflect.construct(R, [{ db: 4 }]);",
  "const R = require('ioredis'); class S { #R = R; open() { return new this.#R({ db: 4 }); } }",
  "const R = require('ioredis'); const Bound = R.bind(null, { db: 4 }); new Bound();",
  "const R = require('ioredis'); const open = R.createClient.bind(R, 6379, 'h'); open({ db: 4 });",
  "const R = require('ioredis'); Reflect.apply(R.createClient, R, [{ db: 4 }]);",
  // Objects, lists and collections of the file.
  "const all: any = {}; all.R = require('ioredis'); new all.R({ db: 4 });",
  "const { redis: K } = { redis: require('ioredis') }; new K({ db: 4 });",
  "const all = { get R() { return require('ioredis'); } }; new all.R({ db: 4 });",
  "import R from 'ioredis'; const all = { R, open() { return new this.R({ db: 4 }); } };",
  "import R from 'ioredis'; const all = { a: { R } }; function open({ a }: any) { return new a.R({ db: 4 }); } open(all);",
  "import R from 'ioredis'; const open = ({ K }: any) => new K({ db: 4 }); open({ K: R });",
  "import R from 'ioredis'; function make() { return { K: R }; } const { K } = make(); new K({ db: 4 });",
  "import R from 'ioredis'; const all: any = { redis: R }; const K = all[process.env.KIND!]; new K({ db: 4 });",
  "import R from 'ioredis'; const more = { ...{ R } }; new more.R({ db: 4 });",
  "import R from 'ioredis'; for (const K of [R]) new K({ db: 4 });",
  "import R from 'ioredis'; const all = [R]; new all[0]!({ db: 4 });",
  "import R from 'ioredis'; const all = new Map([['redis', R]]); new (all.get('redis')!)({ db: 4 });",
  "import R from 'ioredis'; const all = new Map(); all.set('redis', R); const K = all.get('redis'); new K({ db: 4 });",
  "import R from 'ioredis'; function S(this: any) { this.R = R; } S.prototype.open = function () { return new this.R({ db: 4 }); };",
  "class S { open() { return new this.R({ db: 4 }); } constructor(private readonly R: any = require('ioredis')) {} }",
  "exports.R = require('ioredis'); exports.open = () => new exports.R({ db: 4 });",
  "module.exports.R = require('ioredis'); new module.exports.R({ db: 4 });",
  // Promises and coroutines.
  "Promise.all([import('ioredis'), import('x')]).then(([{ Redis }]) => new Redis({ db: 4 }));",
  "const { Redis } = await import('ioredis').catch(() => ({}) as any); new Redis({ db: 4 });",
  "co(function* () { const { Redis } = yield import('ioredis'); return new Redis({ db: 4 }); });",
  "function load() { return __awaiter(this, void 0, void 0, function* () { const { Redis } = yield Promise.resolve().then(() => __importStar(require('ioredis'))); return new Redis({ db: 4 }); }); }",
  // Functions of the file that load what they are told to.
  "const load = (name: string) => require(name); const R = load('ioredis'); new R({ db: 4 });",
  "function optional(name: string) { try { return require(name); } catch { return null; } } const R = optional('ioredis'); new R({ db: 4 });",
  "const load = async (name: string) => (await import(name)).default; const R = await load('ioredis'); new R({ db: 4 });",
  "const name = 'ioredis'; const R = require(name); new R({ db: 4 });",
  "declare const require: any; const R = require('ioredis'); new R({ db: 4 });",
  // TypeScript's own ways.
  "import * as all from 'ioredis'; import R = all.Redis; new R({ db: 4 });",
  "import all = require('ioredis'); namespace N { import R = all.Redis; export const c = new R({ db: 4 }); }",
  "export import R = require('ioredis'); new R({ db: 4 });",
  // Interop helpers whose names a minifier or another compiler chose.
  "function _interop_require_default(o) { return o && o.__esModule ? o : { default: o }; } const r = _interop_require_default(require('ioredis')); new r.default({ db: 4 });",
  "var e = (this && this.__importDefault) || function (e) { return e && e.__esModule ? e : { default: e }; }; const r = e(require('ioredis')); new r.default({ db: 4 });",
  "var f = (t, e, n) => ((n = t != null ? c(p(t)) : {}), k(e || !t || !t.__esModule ? l(n, 'default', { value: t }) : n, t)); var r = f(require('ioredis'), 1); new r.default({ db: 4 });",
  "function _r() { const data = _interopRequireDefault(require('ioredis')); _r = function () { return data; }; return data; } new (_r().default)({ db: 4 });",
];

/** Programs that hand the constructor to a compiler's helper, or keep it where they use it: it does not leave their sight. */
const STAYS: readonly string[] = [
  "function _interop_require_default(o) { return o && o.__esModule ? o : { default: o }; } const r = _interop_require_default(require('ioredis')); new r.default();",
  "function _r() { const data = _interopRequireDefault(require('ioredis')); _r = function () { return data; }; return data; } new (_r().default)();",
  "const { Redis } = require('ioredis'); __decorate([x, __metadata('design:paramtypes', [Redis])], S);",
  "const R = require('ioredis'); const all = { R }; new all.R();",
  "const R = require('ioredis'); for (const K of [R]) new K();",
  "const R = require('ioredis'); const all = new Map([['redis', R]]); new (all.get('redis'))();",
];

/** Programs that hand the constructor on, inside of something else. */
const LEAVES: readonly (readonly [code: string, kind: string])[] = [
  ["import R from 'ioredis'; export const all = { R };", "exported"],
  ["import R from 'ioredis'; const all = { R }; export default all;", "exported"],
  ["import R from 'ioredis'; export default { redis: { R } };", "exported"],
  ["import R from 'ioredis'; const all = { R }; module.exports = all;", "exported"],
  ["import R from 'ioredis'; import { setUp } from 'x'; setUp({ R });", "passed"],
  ["import R from 'ioredis'; import { setUp } from 'x'; const all = { R }; setUp(all);", "passed"],
  ["import R from 'ioredis'; import { setUp } from 'x'; setUp([R]);", "passed"],
  ["import R from 'ioredis'; globalThis.all = { R };", "stored"],
  ["import R from 'ioredis'; globalThis.R = R;", "stored"],
];

/** The database of the last connection of a program, where classes of the file stand between. */
const SUBCLASSES: readonly (readonly [code: string, database: Database])[] = [
  ["class A extends R { static open() { return new this({ db: 4 }); } }", 4],
  ["class A extends R {} class B extends A { static open() { return new this({ db: 4 }); } }", 4],
  ["class A extends R { constructor() { super({ db: 4 }); } } new A();", 4],
  ["class A extends R { constructor() { super({ db: 4 }); } } class B extends A {} new B();", 4],
  ["class A extends R {} class B extends A { constructor() { super({ db: 4 }); } } new B();", 4],
  [
    "class A extends R { constructor() { super({ db: 4 }); } } class B extends A { constructor() { super({ db: 1 }); } } new B();",
    4,
  ],
  ["class A extends R { constructor(o: any) { super(o); } } new A({ db: 4 });", 4],
  [
    "class A extends R { constructor(o: any) { super({ ...o, db: 4 }); } } class B extends A { constructor(o: any) { super(o); } } new B({ host: 'h' });",
    4,
  ],
  [
    "class A extends R { constructor(host: string) { super({ host, db: 4 }); } } class B extends A { constructor(x: any) { super(x.host); } } new B(y);",
    4,
  ],
  [
    "class A extends R { constructor(private o: any) { super(o); } } class B extends A { constructor() { super({ db: 4 }); } } new B();",
    4,
  ],
  ["class A extends R { constructor(...all: any[]) { super(...all); } } new A(6379, 'h', { db: 4 });", 4],
  ["class A extends R { constructor(o = { db: 4 }) { super(o); } } new A();", "unknown"],
  ["class A extends R { constructor(o: any) { o = x; super(o); } } new A({ db: 4 });", "unknown"],
  ["class A extends R { constructor(db: number) { super({ db }); } } new A(4);", "unknown"],
  ["class A extends R { constructor(o: any) { super(o); } }", "unknown"],
  ["class A extends R { constructor(...all: any[]) { super(...all); } }", "unknown"],
  ["const mix = (B: any) => class extends B {}; new (mix(R))({ db: 4 });", 4],
];

describe("subclasses of the same file", () => {
  it.each(SUBCLASSES)("%s", (code, database) => {
    const { target, unresolved, subclass } = factsOf(
      `import R from 'ioredis'; declare const x: any;\n${code}`,
    ).connections.at(-1)!;
    expect(subclass).toBe(true);
    const state = stateOf(target.database);
    const answer = state === "absent" && unresolved.length > 0 ? "unknown" : state;
    if (typeof database === "string") expect(answer).toBe(database);
    else expect(target.database).toMatchObject({ state: "known", value: database });
  });
});

describe("modules that a test replaces", () => {
  it.each([
    "import Redis from 'ioredis'; vi.mock('ioredis'); new Redis();",
    "import Redis from 'ioredis'; vi.mock(import('ioredis')); new Redis();",
    "import { createClient } from 'redis'; jest.mock('redis', () => ({ createClient: jest.fn() })); createClient();",
    "const redis = require('redis'); jest.mock('redis'); redis.createClient();",
    "jest.mock('ioredis', () => { const R = jest.requireActual('ioredis'); return R; });",
    "describe('x', () => { vi.doMock('ioredis', () => ({ default: vi.fn(() => ({ get: vi.fn() })) })); });",
    "jest.mock('./client', () => ({ client: { get: jest.fn(), nested: jest.fn(() => ({ quit: jest.fn() })) } }));",
    "import { mock } from 'node:test'; mock.module('ioredis', { namedExports: { Redis: Fake } }); const { Redis } = await import('ioredis'); new Redis();",
    "test('x', async (t) => { t.mock.module('ioredis', { defaultExport: Fake }); const { default: Redis } = await import('ioredis'); new Redis(); });",
    "const mockery = require('mockery'); mockery.registerMock('ioredis', Fake); const Redis = require('ioredis'); new Redis();",
    "const mockery = require('mockery'); mockery.registerSubstitute('ioredis', 'ioredis-mock'); const Redis = require('ioredis'); new Redis();",
    "require.cache[require.resolve('ioredis')] = { exports: Fake }; const Redis = require('ioredis'); new Redis();",
    "const td = require('testdouble'); td.replace('ioredis', Fake); const Redis = require('ioredis'); new Redis();",
    "import * as td from 'testdouble'; await td.replaceEsm('ioredis', { Redis: Fake }); const { Redis } = await import('ioredis'); new Redis();",
    "import quibble from 'quibble'; await quibble.esm('ioredis', { Redis: Fake }); const { Redis } = await import('ioredis'); new Redis();",
    "const mock = require('mock-require'); mock('ioredis', Fake); const Redis = require('ioredis'); new Redis();",
    "const proxyquire = require('proxyquire'); const Redis = require('ioredis'); proxyquire('./store', { ioredis: Fake }); new Redis();",
    "const proxyquire = require('proxyquire').noCallThru(); const Redis = require('ioredis'); proxyquire.load('./store', { ioredis: Fake }); new Redis();",
    "import esmock from 'esmock'; import Redis from 'ioredis'; await esmock('./store.js', { ioredis: { default: Fake } }); new Redis();",
    "import rewiremock from 'rewiremock'; rewiremock('ioredis').with(Fake); const Redis = require('ioredis'); new Redis();",
    "import rewiremock from 'rewiremock'; rewiremock(() => require('ioredis')).with(Fake); rewiremock.enable(); const Redis = require('ioredis'); new Redis();",
    "import rewiremock from 'rewiremock'; const store = rewiremock.proxy('./store', { ioredis: Fake }); const Redis = require('ioredis'); new Redis();",
  ])("open nothing: %s", (code) => {
    const { connections, escapes } = factsOf(code);
    expect([connections.length, escapes.length]).toEqual([0, 0]);
  });

  it.each([
    "import Redis from 'ioredis'; vi.mock('ioredis', async (real) => ({ ...(await real()) })); new Redis();",
    "import Redis from 'ioredis'; vi.mock('ioredis', () => vi.importActual('ioredis')); new Redis();",
    "import Redis from 'ioredis'; vi.mock('ioredis', { spy: true }); new Redis();",
    "import Redis from 'ioredis'; vi.mock('./other'); new Redis();",
    "import Redis from 'ioredis'; vi.unmock('ioredis'); new Redis();",
    "import Redis from 'ioredis'; proxyquire('./store', { './config': Fake }); new Redis();",
    "import Redis from 'ioredis'; const title = text.replace('ioredis', 'redis'); new Redis({ connectionName: title });",
    "import Redis from 'ioredis'; mock('ioredis', 1); new Redis();",
    "import Redis from 'ioredis'; registry.mock.remove('ioredis'); new Redis();",
    "import Redis from 'ioredis'; mockery.deregisterMock('ioredis'); new Redis();",
  ])("may open connections: %s", (code) => {
    expect(factsOf(code).connections).toHaveLength(1);
  });
});

describe("files with markup", () => {
  it.each([
    [
      "view.jsx",
      "import Redis from 'ioredis'; const r = new Redis({ db: 4 }); export const V = () => <p title={r.status}>{r.get('a')}</p>;",
    ],
    [
      "view.tsx",
      "import Redis from 'ioredis'; const r = new Redis({ db: 4 }); export const V = () => <p title={r.status}>{r.get('a')}</p>;",
    ],
    ["view.tsx", "import Redis from 'ioredis'; export const V = () => <p>{new Redis({ db: 4 }).status}</p>;"],
  ])("%s: %s", (file, code) => {
    const [connection] = factsOf(code, `/project/src/${file}`).connections;
    expect(connection?.target.database).toMatchObject({ state: "known", value: 4 });
  });
});

describe("constructors that take a way through the file", () => {
  it.each(OPENS)("%s", (code) => {
    expect(factsOf(code).connections[0]?.target.database).toMatchObject({ state: "known", value: 4 });
  });
});

describe("a list of arguments that is made elsewhere", () => {
  it.each([
    "const redis = require('redis'); function open() { return redis.createClient.apply(redis, arguments); }",
    "const { createClient } = require('redis'); const open = (all: any) => createClient.apply(undefined, all);",
    "const { createClient } = require('redis'); const open = (all: any) => Reflect.apply(createClient, undefined, all);",
    "const R = require('ioredis'); const open = (all: any) => Reflect.construct(R, all);",
    "const R = require('ioredis'); const Bound = R.bind(null, ...x); new Bound();",
  ])("may name any database: %s", (code) => {
    const { connections, escapes } = factsOf(code);
    expect(connections.map(({ unresolved }) => unresolved.length)).toEqual([1]);
    expect(escapes).toEqual([]);
  });
});

/** Programs whose constructor may be another one when they run. */
const UNCERTAIN: readonly string[] = [
  "function open(K: any) { return new K(); } open(R); open(Other);",
  "export function open(K = R) { return new K(); }",
  "const K = unsure ? Other : R; new K();",
  "const K = Other || R; new K();",
  "const K = Other ?? R; new K();",
  "let K = R; if (unsure) K = Other; new K();",
  "let K: any; K = R; K = unsure && Other; new K();",
  "const K = unsure ? require('ioredis-mock') : R; new K();",
  "const all: any = { redis: R, other: Other }; const K = all[process.env.KIND!]; new K();",
  "const all: any = { K: R }; if (unsure) all.K = Other; new all.K();",
  "for (const K of [R, Other]) new K();",
  "const all = new Map([['redis', R], ['other', Other]]); new (all.get(process.env.KIND)!)();",
  "class S { constructor(private readonly K: any = R) {} open() { return new this.K(); } }",
  "class S { K: any = R; swap() { this.K = Other; } open() { return new this.K(); } }",
  "const open = ({ K }: any) => new K(); open({ K: R });",
];

/** Programs that come by their constructor in more than one way, and always by the same one. */
const CERTAIN: readonly string[] = [
  "let K: any = null; K = R; new K();",
  "let K: any; K ??= R; new K();",
  "let K: any; K = K || R; new K();",
  "const K = (R as any).default || R; new K();",
  "const K = (R as any).Redis ?? (R as any).default ?? R; new K();",
  "const K = unsure ? R : null; new K!();",
  "let K: any; try { K = require('ioredis'); } catch { K = undefined; } new K();",
  "let K: any; if (unsure) K = require('ioredis').Redis; else K = require('ioredis').default; new K();",
  "((K: any) => new K())(R);",
  "import('ioredis').then((m) => m.default).then((K) => new K());",
  "const all = { K: R, Other }; new all.K();",
  "class S { K = R; open() { return new this.K(); } }",
  "class S { K: any; constructor() { this.K = R; } open() { return new this.K(); } }",
];

describe("a constructor that may be another one", () => {
  const start = "import R from 'ioredis'; declare const Other: any, unsure: boolean;\n";

  it.each(UNCERTAIN)("is not certain: %s", (code) => {
    expect(factsOf(start + code).connections.map(({ unresolved }) => unresolved.length)).toEqual([1]);
  });

  it.each(CERTAIN)("is certain: %s", (code) => {
    expect(factsOf(start + code).connections.map(({ unresolved }) => unresolved.length)).toEqual([0]);
  });
});

describe("constructors inside of something else", () => {
  it.each(STAYS)("stays in sight: %s", (code) => {
    const { connections, escapes } = factsOf(code);
    expect(escapes).toEqual([]);
    expect(connections).toHaveLength(code.includes("new ") ? 1 : 0);
  });

  it.each(LEAVES)("leaves: %s", (code, kind) => {
    const { escapes } = factsOf(code);
    expect(escapes.map((escape) => escape.kind)).toEqual([kind]);
  });

  it("finds instances that make another one of themselves", () => {
    const { connections } = factsOf(
      "import R from 'ioredis'; class A extends R { copy() { return new (this.constructor as any)({ db: 4 }); } static open() { return Reflect.construct(this, [{ db: 5 }]); } }",
    );
    expect(connections.map(({ target }) => target.database)).toMatchObject([
      { state: "absent" },
      { value: 4 },
      { value: 5 },
    ]);
  });
});

describe("hostile shapes", () => {
  const doubling = (make: (i: number) => string) => Array.from({ length: 40 }, (_, i) => make(i + 1)).join("\n");
  it.each([
    ["a cycle", "const a = b, b = a; new Redis({ db: a });"],
    ["an object that spreads itself", "const a = { ...a, db: 1 }; new Redis(a);"],
    [
      "doubled spreads",
      `const a0 = { ...x };\n${doubling((i) => `const a${i} = { ...a${i - 1}, ...a${i - 1} };`)}\nnew Redis(a20);`,
    ],
    [
      "doubled objects",
      `const a0 = { db: 1 };\n${doubling((i) => `const a${i} = { x: a${i - 1}, y: a${i - 1} };`)}\nnew Redis(a8); new Redis(a20);`,
    ],
    [
      "doubled texts",
      `const a0 = "ab" + x;\n${doubling((i) => `const a${i} = a${i - 1} + a${i - 1};`)}\nnew Redis(a20);`,
    ],
    ["a long concatenation", `new Redis(${Array.from({ length: 300 }, () => '"a"').join("+")});`],
    [
      "objects that hold themselves",
      "const a: any = { Redis }; a.b = a; const c: any = { a, c: null }; c.c = c; a.d = { a, c }; new a.d.c.a.Redis();",
    ],
    [
      "doubled holders",
      `const a0 = { Redis };\n${doubling((i) => `const a${i} = { x: a${i - 1}, y: a${i - 1} };`)}\nnew a0.Redis(); new a2.x.y.Redis();`,
    ],
    ["many connections", Array.from({ length: 500 }, (_, i) => `new Redis({ db: ${i} });`).join("\n")],
  ])(
    "%s",
    (_name, code) => {
      expect(factsOf(IMPORT + code).connections.length).toBeGreaterThan(0);
    },
    10_000,
  );
});
