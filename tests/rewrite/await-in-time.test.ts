import { describe, expect, it } from "vitest";
import { asynchronous, javaScript } from "./cases/rewrite-case.js";
import { fixAll } from "./fixing.js";

const situation = { ...javaScript, ...asynchronous };
const IMPORT = "import { Redis } from 'ioredis';\n";
const OPEN = "new Redis({ db: 4 })";

/** A caller may count on what the function did at once. */
const IN_TIME: readonly string[] = [
  // The client itself.
  `let redis; async function init() { redis = ${OPEN}; } init().catch(console.error); redis.get('a');`,
  `let redis; async function init() { redis = ${OPEN}; } export const ready = init(); redis.get('a');`,
  `let redis; async function init() { redis = ${OPEN}; } const boot = () => init(); boot(); redis.get('a');`,
  `let redis; async function open() { redis = ${OPEN}; } await Promise.all([open(), seed()]);`,
  `let redis; run(async () => { redis = ${OPEN}; }); redis.get('a');`,
  `let redis; const p = (async () => { redis = ${OPEN}; })(); redis.get('a'); await p;`,
  `let redis; async function init() { if (slow) await delay(); redis = ${OPEN}; } init(); redis.get('a');`,
  `let redis; async function init() { try { await delay(); } catch {} redis = ${OPEN}; } init(); redis.get('a');`,
  `class C { constructor() { this.ready = this.open(); } async open() { this.redis = ${OPEN}; } get(k) { return this.redis.get(k); } }`,
  `class C { async open() { this.redis = ${OPEN}; } } const c = new C(); c.open().then(log); c.redis.get('a');`,
  // Something else.
  `let current; async function work() { const redis = ${OPEN}; return redis.get(current); } export function as(c) { current = c; const p = work(); current = 0; return p; }`,
  `let busy = false; export async function run(k) { if (busy) return null; const redis = ${OPEN}; busy = true; return redis.get(k); }`,
  `const inflight = new Map(); export async function run(k) { const redis = ${OPEN}; inflight.set(k, redis.get(k)); }`,
  `let started = false; async function init() { const redis = ${OPEN}; started = true; await redis.get('a'); } void init(); if (!started) throw new Error('x');`,
  `export class W { async start() { const redis = ${OPEN}; this.on('job', (k) => redis.get(k)); } }`,
  `export async function onSubmit(event) { const redis = ${OPEN}; event.preventDefault(); await redis.get('a'); }`,
  `emitter.on('job', async (e) => { const redis = ${OPEN}; e.handled = true; await redis.get('a'); });`,
  `const out = []; list.forEach(async (n) => { const redis = ${OPEN}; out.push(n); await redis.get(n); }); use(out.length);`,
  `app.post('/x', async (req, res) => { const redis = ${OPEN}; req.on('data', (d) => redis.get(d)); });`,
  `export async function read(req) { const redis = ${OPEN}; await once(req, 'end'); return redis.get('a'); }`,
  `export async function open(url) { const socket = new WebSocket(url); const redis = ${OPEN}; socket.on('message', (m) => redis.get(m)); }`,
  `export async function run() { const redis = ${OPEN}; begin(); await redis.get('a'); } function begin() { state.running = true; }`,
  `let n = 0; export async function count() { const redis = ${OPEN}; n++; await redis.get('a'); }`,
];

/** Nobody can tell. */
const IN_ITS_OWN_TIME: readonly string[] = [
  `async function main() { const redis = ${OPEN}; state.running = true; await redis.get('a'); } main();`,
  `async function main() { const redis = ${OPEN}; state.running = true; await redis.get('a'); } main().catch(console.error);`,
  `async function main() { const redis = ${OPEN}; state.running = true; await redis.get('a'); } await main();`,
  `export async function read(k) { const redis = ${OPEN}; const v = await redis.get(k); state.last = v; return v; }`,
  `export async function read(k) { await check(k); const redis = ${OPEN}; state.last = k; return redis.get(k); }`,
  `export async function read(k) { const redis = ${OPEN}; console.log(k); return redis.get(k); }`,
  `export async function read(k) { const redis = ${OPEN}; redis.on('error', console.error); return redis.get(k); }`,
  `export async function read(k) { const redis = ${OPEN}; const out = []; out.push(await redis.get(k)); out.sort(); return out; }`,
  `export async function read(url) { const redis = ${OPEN}; const socket = new WebSocket(url); socket.on('message', (m) => redis.get(m)); }`,
  `app.get('/x', async (req, res) => { const redis = ${OPEN}; const v = await redis.get(req.params.k); res.json(v); });`,
  `export async function read(k) { const redis = ${OPEN}; let v; v = k + 1; return redis.get(v); }`,
];

describe("with a client that comes later", () => {
  it.each(IN_TIME)("nothing is delayed that a caller may count on: %s", (code) => {
    const { output, refusals } = fixAll(`${IMPORT}${code}\n`, situation);
    expect(refusals).toHaveLength(1);
    expect(output).toContain(OPEN);
  });

  it.each(IN_ITS_OWN_TIME)("what nobody can tell is fixed: %s", (code) => {
    const { output, refusals } = fixAll(`${IMPORT}${code}\n`, situation);
    expect(refusals).toEqual([]);
    expect(output).toContain("await openRedisClient('metrics')");
  });
});
