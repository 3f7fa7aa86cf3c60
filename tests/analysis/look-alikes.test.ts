import { describe, expect, it } from "vitest";
import { factsOf } from "./facts-of.js";

/** Packages whose exports are named like those of a Redis client. */
const OTHERS = [
  "@clickhouse/client",
  "@supabase/supabase-js",
  "openapi-fetch",
  "contentful",
  "@libsql/client",
  "graphql-ws",
  "webdav",
  "urql",
  "pexels",
  "./redis",
  "../lib/redis.js",
  "@/redis",
  "redis-mock-local",
  "mongodb",
];
const OTHER_SHAPES = [
  "import { createClient } from 'M'; export const c = createClient({ url: 'redis://h', database: 4 });",
  "import createClient from 'M'; const c = createClient('redis://h/4');",
  "import { Redis } from 'M'; new Redis({ host: 'h', db: 4 });",
  "import * as redis from 'M'; redis.createClient();",
  "const { createClient } = require('M'); createClient();",
  "const { Redis } = await import('M'); new Redis(6379);",
];

/** Shapes that use a client library only for its types, or open nothing with it. */
const LIBRARIES: readonly (readonly [module: string, name: string])[] = [
  ["ioredis", "Redis"],
  ["iovalkey", "Redis"],
  ["redis", "RedisClientType"],
  ["@redis/client", "RedisClientType"],
];
const TYPE_SHAPES = [
  "import type { N } from 'M'; let c: N;",
  "import { type N } from 'M'; export function f(c: N) {}",
  "import { N } from 'M'; export interface Deps { redis: N }",
  "import { N } from 'M'; export type Client = N | null;",
  "import { N } from 'M'; export class S { constructor(private readonly redis: N) {} }",
  "import { N } from 'M'; const c = (x: unknown) => x as N;",
  "import { N } from 'M'; const m = new Map<string, N>();",
  "import type * as L from 'M'; let c: L.N;",
  "let c: import('M').N;",
  "export type { N } from 'M';",
  "import type { N } from 'M'; export type { N };",
  "import { N } from 'M'; declare const c: N; export default c;",
];

const OTHER: readonly string[] = [
  "class Redis { constructor(o: object) {} } new Redis({ db: 4 });",
  "function createClient() {} createClient();",
  "import Redis from 'ioredis'; function f(Redis: any) { return new Redis({ db: 4 }); } let t: Redis;",
  "import { createClient } from 'redis'; function f(createClient: any) { createClient(); } let t: ReturnType<typeof createClient>;",
  "import Redis from 'ioredis'; { class Redis {} new Redis(); } let t: Redis;",
  "import Redis from 'ioredis'; const is = (x: unknown) => x instanceof Redis;",
  "import Redis from 'ioredis'; type C = typeof Redis;",
  "import { ReplyError } from 'ioredis'; try {} catch (e) { if (e instanceof ReplyError) throw e; }",
  "import { Command } from 'ioredis'; new Command('get', ['a']);",
  "import { ReplyError } from 'ioredis'; export { ReplyError };",
  "import { print } from 'redis'; print(null, 'a');",
  "import type { RedisOptions } from 'ioredis'; const o: RedisOptions = { db: 4 };",
  "import type { RedisOptions } from 'ioredis/built/redis/RedisOptions'; let o: RedisOptions;",
  "vi.mock('ioredis', () => ({ default: class {} }));",
  "jest.mock('redis');",
  "jest.mock('ioredis', () => require('ioredis-mock'));",
  "const s = \"import Redis from 'ioredis'; new Redis()\";",
  "// new Redis({ db: 4 }) of ioredis",
  "const s = `const r = require('ioredis'); new r()`;",
  "function load(require: any) { const Redis = require('ioredis'); new Redis(); }",
  "const require = (s: string): any => class {}; const Redis = require('ioredis'); new Redis();",
  "const o = { createClient() {}, Redis: 1 }; o.createClient();",
  "class S { createClient() { return 1; } f() { return this.createClient(); } }",
  "import { Queue } from 'bullmq'; export const f = (redis: any) => new Queue('n', { connection: redis });",
  "import { Worker } from 'bullmq'; export const f = (connection: any) => new Worker('n', async () => {}, { connection });",
  "import { RedisStore } from 'connect-redis'; export const f = (client: any) => new RedisStore({ client });",
  "import { RedisStore } from 'rate-limit-redis'; export const f = (client: any) => new RedisStore({ sendCommand: (...a: string[]) => client.sendCommand(a) });",
  "import { createAdapter } from '@socket.io/redis-adapter'; export const f = (a: any, b: any) => createAdapter(a, b);",
  "import Redlock from 'redlock'; export const f = (redis: any) => new Redlock([redis]);",
  "import { BullModule } from '@nestjs/bullmq'; BullModule.registerQueue({ name: 'mail' });",
  "import { Inject } from '@nestjs/common'; class S { constructor(@Inject('REDIS') private redis: any) {} }",
  "import { getRedisClient } from '@acme/redis'; getRedisClient('metrics');",
  "import { kv } from '@vercel/kv'; kv.get('a');",
  // Names for containers of dependency injection.
  "import Redis from 'ioredis'; export const p = { provide: Redis, useValue: { get() {} } };",
  "import Redis from 'ioredis'; export const p = { provide: Redis, useFactory: (pool: any) => pool.client() };",
  "import Redis from 'ioredis'; export const p = { provide: 'S', useFactory: (r: Redis) => r, inject: [Redis] };",
  "import Redis from 'ioredis'; class S { constructor(@Inject(Redis) private redis: Redis) {} }",
  "import Redis from 'ioredis'; const r = moduleRef.get(Redis); container.resolve(Redis);",
  "const url = 'redis://h:6379/4'; fetch(url);",
  "import { Queue } from './queue'; new Queue('n', { connection: { host: 'h' } });",
];

const rows = [
  ...OTHERS.flatMap((module) => OTHER_SHAPES.map((shape) => shape.replaceAll("'M'", `'${module}'`))),
  ...LIBRARIES.flatMap(([module, name]) =>
    TYPE_SHAPES.map((shape) => shape.replaceAll("'M'", `'${module}'`).replace(/\bN\b/gu, name)),
  ),
  ...OTHER,
];

describe("look-alikes", () => {
  it("are at least 150", () => {
    expect(new Set(rows).size).toBeGreaterThanOrEqual(150);
  });

  it.each(rows)("%s", (code) => {
    const { connections, escapes } = factsOf(code);
    expect({
      connections: connections.map((one) => one.calleeText),
      escapes: escapes.map((one) => `${one.kind} ${one.name}`),
    }).toEqual({ connections: [], escapes: [] });
  });
});
