import { describe, expect, it } from "vitest";
import type { Connection } from "../../src/analysis/connection.js";
import type { OptionValue } from "../../src/analysis/option-value.js";
import { CATALOGUE } from "../../src/clients/catalogue.js";
import { factsOf } from "../analysis/facts-of.js";

/**
 * A library, a program as its users write it, and what its first connection is: form, then `host:port/index`, each empty where absent
 * and `?` where unknown; `nothing` where no connection is opened.
 */
type Row = readonly [library: string, code: string, connection: string];

const OPEN: readonly Row[] = [
  ["redis", "import { createClient } from 'redis'; new createClient({ url: 'redis://h:6380' });", "client h:6380/"],
  [
    "redis",
    "const redis = require('redis'); new redis.createCluster({ rootNodes: [{ url: 'redis://h' }] });",
    "cluster :/ of h:",
  ],
  ["ioredis", "import Redis from 'https://esm.sh/ioredis@5'; new Redis({ host: 'h', db: 4 });", "client h:/4"],
  [
    "unstorage",
    "import redisDriver from 'unstorage/drivers/redis'; createStorage({ driver: redisDriver({ base: 'b', host: 'h', port: 6380, db: 4 }) });",
    "wrapper h:6380/4",
  ],
  [
    "unstorage",
    "const redisDriver = require('unstorage/drivers/redis'); redisDriver({ url: 'redis://h:6380', db: 4, ttl: 60 });",
    "wrapper h:6380/4",
  ],
  [
    "unstorage",
    "import redisDriver from 'unstorage/drivers/redis'; redisDriver({ cluster: [{ host: 'h', port: 6380 }], clusterOptions: {} });",
    "wrapper :/ of h:6380",
  ],
  ["ioredis", "import Redis from 'ioredis'; new Redis(6380, 'h', { db: 4 });", "client h:6380/4"],
  [
    "redis",
    "import { createClient } from 'redis'; createClient({ url: 'redis://h:6380', database: 4 });",
    "client h:6380/4",
  ],
  ["iovalkey", "import { Redis } from 'iovalkey'; new Redis({ host: 'h', db: 4 });", "client h:/4"],
  [
    "@valkey/valkey-glide",
    "import { GlideClient } from '@valkey/valkey-glide'; GlideClient.createClient({ addresses: [{ host: 'h', port: 6380 }], databaseId: 4 });",
    "client :/4 of h:6380",
  ],
  [
    "@upstash/redis",
    "import { Redis } from '@upstash/redis'; new Redis({ url: 'https://h.upstash.io', token: 't' });",
    "client h.upstash.io:/",
  ],
  [
    "@vercel/kv",
    "import { createClient } from '@vercel/kv'; createClient({ url: 'https://h.kv', token: 't' });",
    "client h.kv:/",
  ],
  ["bun", "import { RedisClient } from 'bun'; new RedisClient('redis://h:6380/4');", "client h:6380/4"],
  [
    "bullmq",
    "import { Queue } from 'bullmq'; new Queue('n', { connection: { host: 'h', port: 6380, db: 4 } });",
    "queue h:6380/4",
  ],
  ["bullmq", "import { Queue } from 'bullmq'; new Queue('n', { connection: config.redis });", "queue ?:?/?"],
  [
    "bullmq",
    "import { Queue } from 'bullmq'; import { redisConfig } from './redis'; new Queue('n', { connection: redisConfig });",
    "queue ?:?/?",
  ],
  ["bull", "const Queue = require('bull'); Queue('n', { redis: { host: 'h', port: 6380, db: 4 } });", "queue h:6380/4"],
  ["bull", "import Queue from 'bull'; new Queue('n', 'redis://h:6380');", "queue h:6380/"],
  ["bee-queue", "const Queue = require('bee-queue'); new Queue('n', { redis: { host: 'h', db: 4 } });", "queue h:/4"],
  [
    "apollo-server-cache-redis",
    "import { RedisCache } from 'apollo-server-cache-redis'; new RedisCache({ host: 'h', db: 4 });",
    "wrapper h:/4",
  ],
  [
    "apollo-server-cache-redis",
    "import { RedisCache } from 'apollo-server-cache-redis'; new RedisCache('redis://h:6380');",
    "wrapper h:6380/",
  ],
  [
    "apollo-server-cache-redis",
    "import { RedisClusterCache } from 'apollo-server-cache-redis'; new RedisClusterCache([{ host: 'h', port: 6380 }]);",
    "wrapper :/ of h:6380",
  ],
  ["async-redis", "const redis = require('async-redis'); redis.createClient(6380, 'h');", "client h:6380/"],
  [
    "bull-arena",
    "const Arena = require('bull-arena'); Arena({ Bull, queues: [{ name: 'n', redis: { host: 'h', db: 4 } }] });",
    "queue h:/4",
  ],
  [
    "bull-arena",
    "const Arena = require('bull-arena'); Arena({ Bull, queues: [{ name: 'n', host: 'h', port: 6380 }] }, {});",
    "queue h:6380/",
  ],
  [
    "cache-manager",
    "import cacheManager from 'cache-manager'; import redisStore from 'cache-manager-redis-store'; cacheManager.caching({ store: redisStore, host: 'h', port: 6380, db: 4 });",
    "wrapper h:6380/4",
  ],
  [
    "cache-manager-ioredis",
    "import * as store from 'cache-manager-ioredis'; store.create({ host: 'h', db: 4 });",
    "wrapper h:/4",
  ],
  [
    "cache-manager-ioredis-yet",
    "import { redisStore } from 'cache-manager-ioredis-yet'; await redisStore({ host: 'h', port: 6380, db: 4 });",
    "wrapper h:6380/4",
  ],
  [
    "cache-manager-redis-store",
    "import { redisStore } from 'cache-manager-redis-store'; await redisStore({ socket: { host: 'h', port: 6380 } });",
    "wrapper h:6380/",
  ],
  [
    "cache-manager-redis-yet",
    "import { redisStore } from 'cache-manager-redis-yet'; await redisStore({ url: 'redis://h:6380/4' });",
    "wrapper h:6380/4",
  ],
  [
    "@hapi/catbox-redis",
    "const { Engine } = require('@hapi/catbox-redis'); new Engine({ host: 'h', port: 6380, db: 4 });",
    "wrapper h:6380/4",
  ],
  [
    "@hapi/catbox-redis",
    "const Catbox = require('catbox-redis'); new Catbox({ url: 'redis://h:6380', partition: 'p' });",
    "wrapper h:6380/",
  ],
  [
    "@colyseus/redis-presence",
    "import { RedisPresence } from '@colyseus/redis-presence'; new RedisPresence({ host: 'h', db: 4 });",
    "wrapper h:/4",
  ],
  [
    "connect-redis",
    "const Store = require('connect-redis')(session); new Store({ host: 'h', port: 6380, db: 4 });",
    "wrapper h:6380/4",
  ],
  [
    "@fastify/redis",
    "import redis from '@fastify/redis'; fastify.register(redis, { host: 'h', port: 6380 });",
    "wrapper h:6380/",
  ],
  [
    "graphql-redis-subscriptions",
    "import { RedisPubSub } from 'graphql-redis-subscriptions'; new RedisPubSub({ connection: { host: 'h', port: 6380 } });",
    "wrapper h:6380/",
  ],
  [
    "graphql-redis-subscriptions",
    "import { RedisPubSub } from 'graphql-redis-subscriptions'; new RedisPubSub({ connection: process.env.REDIS_URL });",
    "wrapper ?:?/?",
  ],
  [
    "handy-redis",
    "import { createNodeRedisClient } from 'handy-redis'; createNodeRedisClient({ host: 'h', port: 6380, db: 4 });",
    "client h:6380/4",
  ],
  [
    "@hocuspocus/extension-redis",
    "import { Redis } from '@hocuspocus/extension-redis'; new Redis({ host: 'h', port: 6380, options: { db: 4 } });",
    "wrapper h:6380/4",
  ],
  ["@keyv/redis", "import KeyvRedis from '@keyv/redis'; new KeyvRedis('redis://h:6380');", "wrapper h:6380/"],
  [
    "@keyv/redis",
    "import { createKeyv } from '@keyv/redis'; createKeyv({ url: 'redis://h:6380' });",
    "wrapper h:6380/",
  ],
  ["@keyv/valkey", "import KeyvValkey from '@keyv/valkey'; new KeyvValkey('redis://h:6380');", "wrapper h:6380/"],
  [
    "@keyvhq/redis",
    "const KeyvRedis = require('@keyvhq/redis'); new KeyvRedis('redis://h:6380/4');",
    "wrapper h:6380/4",
  ],
  ["koa-redis", "import redisStore from 'koa-redis'; redisStore({ host: 'h', db: 4 });", "wrapper h:/4"],
  [
    "kue",
    "const kue = require('kue'); kue.createQueue({ redis: { host: 'h', port: 6380, db: 4 } });",
    "queue h:6380/4",
  ],
  [
    "@liaoliaots/nestjs-redis",
    "import { RedisModule } from '@liaoliaots/nestjs-redis'; RedisModule.forRoot({ config: { host: 'h', port: 6380, db: 4 } });",
    "wrapper h:6380/4",
  ],
  [
    "@liaoliaots/nestjs-redis",
    "import { RedisModule } from '@liaoliaots/nestjs-redis'; RedisModule.forRootAsync({ useFactory: (c: any) => ({ config: [{ host: c.get('H'), port: 6380 }, { namespace: 'b', host: 'h' }] }) });",
    "wrapper ?:6380/",
  ],
  [
    "@liaoliaots/nestjs-redis",
    "import { RedisModule } from '@liaoliaots/nestjs-redis'; import { RedisConfig } from './config'; RedisModule.forRootAsync({ useClass: RedisConfig });",
    "wrapper :/ or other",
  ],
  [
    "@liaoliaots/nestjs-redis",
    "import { RedisModule } from '@liaoliaots/nestjs-redis'; class RedisConfig { createRedisOptions() { return { config: { host: 'h', db: 4 } }; } } RedisModule.forRootAsync({ useClass: RedisConfig });",
    "wrapper h:/4",
  ],
  [
    "mqemitter-redis",
    "const mq = require('mqemitter-redis'); mq({ host: 'h', port: 6380, db: 4 });",
    "wrapper h:6380/4",
  ],
  [
    "@nestjs/bull",
    "import { BullModule } from '@nestjs/bull'; BullModule.forRoot({ redis: { host: 'h', port: 6380 } });",
    "queue h:6380/",
  ],
  [
    "@nestjs/bull",
    "import { BullModule } from '@nestjs/bull'; BullModule.registerQueue({ name: 'a', redis: { host: 'h' } }, { name: 'b' });",
    "queue h:/",
  ],
  [
    "@nestjs/bull",
    "import { BullModule } from '@nestjs/bull'; import { C } from './c'; BullModule.forRootAsync({ useExisting: C });",
    "queue :/ or other",
  ],
  [
    "@nestjs/bullmq",
    "import { BullModule } from '@nestjs/bullmq'; BullModule.forRootAsync({ useFactory: () => ({ connection: { host: 'h', port: 6380 } }) });",
    "queue h:6380/",
  ],
  [
    "@nestjs/cache-manager",
    "import { CacheModule } from '@nestjs/cache-manager'; import * as redisStore from 'cache-manager-redis-store'; CacheModule.register({ store: redisStore, host: 'h', port: 6380 });",
    "wrapper h:6380/",
  ],
  [
    "@nestjs/cache-manager",
    "import { CacheModule } from '@nestjs/common'; import * as redisStore from 'cache-manager-redis-store'; CacheModule.registerAsync({ useFactory: (c: any) => ({ store: redisStore, host: c.get('H'), port: 6380 }) });",
    "wrapper ?:6380/",
  ],
  [
    "@nestjs-labs/nestjs-ioredis",
    "import { RedisModule } from '@nestjs-labs/nestjs-ioredis'; RedisModule.forRoot({ config: { url: 'redis://h:6380/4' } });",
    "wrapper h:6380/4",
  ],
  [
    "@nestjs/microservices",
    "import { ClientsModule, Transport } from '@nestjs/microservices'; ClientsModule.register([{ name: 'a', transport: Transport.NATS }, { name: 'b', transport: Transport.REDIS, options: { host: 'h', port: 6380 } }]);",
    "wrapper h:6380/",
  ],
  [
    "@nestjs/microservices",
    "import { ClientsModule, Transport as T } from '@nestjs/microservices'; ClientsModule.register([{ name: 'b', transport: T.REDIS, options: { host: 'h' } }]);",
    "wrapper h:/",
  ],
  [
    "@nestjs/microservices",
    "import { ClientsModule, Transport } from '@nestjs/microservices'; const t = Transport['REDIS']; ClientsModule.register([{ name: 'b', transport: t, options: { host: 'h' } }]);",
    "wrapper h:/",
  ],
  [
    "@nestjs/microservices",
    "const { ClientProxyFactory, Transport: T } = require('@nestjs/microservices'); const { REDIS: r } = T; ClientProxyFactory.create({ transport: r, options: { host: 'h' } });",
    "wrapper h:/",
  ],
  [
    "@nestjs/microservices",
    "import * as m from '@nestjs/microservices'; const { Transport: T } = m; m.ClientProxyFactory.create({ transport: T.REDIS, options: { host: 'h' } });",
    "wrapper h:/",
  ],
  [
    "@nestjs/microservices",
    "import { ClientsModule, Transport } from '@nestjs/microservices'; ClientsModule.register({ isGlobal: true, clients: [{ name: 'b', transport: Transport.REDIS, options: { host: 'h' } }] });",
    "wrapper h:/",
  ],
  [
    "@nestjs/microservices",
    "import { ClientsModule, Transport } from '@nestjs/microservices'; ClientsModule.registerAsync({ clients: [{ name: 'b', useFactory: (c: any) => ({ transport: Transport.REDIS, options: { host: c.get('H'), port: 6380 } }) }] });",
    "wrapper ?:6380/",
  ],
  [
    "@nestjs/microservices",
    "import { ClientsModule, Transport } from '@nestjs/microservices'; ClientsModule.registerAsync([{ name: 'b', useFactory() { return { transport: Transport.REDIS, options: { host: 'h' } }; } }]);",
    "wrapper h:/",
  ],
  [
    "@nestjs/microservices",
    "import { ClientProxyFactory, Transport } from '@nestjs/microservices'; const o = { transport: Transport.REDIS, options: { url: 'redis://h:6380' } }; ClientProxyFactory.create(o);",
    "wrapper h:6380/",
  ],
  [
    "@nestjs/microservices",
    "const m_1 = require('@nestjs/microservices'); __decorate([m_1.Client({ transport: m_1.Transport.REDIS, options: { host: 'h' } })], X.prototype, 'client', void 0);",
    "wrapper h:/",
  ],
  [
    "@nestjs/microservices",
    "import { NestFactory } from '@nestjs/core'; import { Transport } from '@nestjs/microservices'; NestFactory.createMicroservice(A, { transport: Transport.REDIS, options: { host: 'h' } });",
    "wrapper h:/",
  ],
  [
    "@nestjs-modules/ioredis",
    "import { RedisModule } from '@nestjs-modules/ioredis'; RedisModule.forRoot({ type: 'single', url: 'redis://h:6380/4' });",
    "wrapper h:6380/4",
  ],
  [
    "@nestjs-modules/ioredis",
    "import { RedisModule } from '@nestjs-modules/ioredis'; RedisModule.forRootAsync({ useFactory: (c: any) => ({ type: 'single', options: { host: c.get('H', 'h'), port: 6380 } }) });",
    "wrapper h:6380/",
  ],
  [
    "nestjs-redis",
    "import { RedisModule } from 'nestjs-redis'; RedisModule.register({ host: 'h', port: 6380, db: 4 });",
    "wrapper h:6380/4",
  ],
  [
    "@next-boost/redis-cache",
    "const { Adapter } = require('@next-boost/redis-cache'); new Adapter({ uri: 'redis://h:6380/4' });",
    "wrapper h:6380/4",
  ],
  [
    "node-resque",
    "import { Queue } from 'node-resque'; new Queue({ connection: { host: 'h', port: 6380, database: 4 } }, {});",
    "queue h:6380/4",
  ],
  ["promise-redis", "const redis = require('promise-redis')(); redis.createClient(6380, 'h');", "client h:6380/"],
  [
    "rate-limit-redis",
    "const Store = require('rate-limit-redis'); new Store({ redisURL: 'redis://h:6380/4' });",
    "wrapper h:6380/4",
  ],
  [
    "redis-clustr",
    "const Cluster = require('redis-clustr'); new Cluster({ servers: [{ host: 'h', port: 7000 }] });",
    "cluster :/ of h:7000",
  ],
  ["redis-om", "import { Client } from 'redis-om'; await new Client().open('redis://h:6380');", "wrapper h:6380/"],
  [
    "redis-sentinel",
    "const sentinel = require('redis-sentinel'); sentinel.createClient([{ host: 'h', port: 26379 }], 'mymaster', {});",
    "sentinel :/ of h:26379",
  ],
  ["redis-url", "require('redis-url').connect('redis://:p@h:6380/4');", "client h:6380/4"],
  ["rsmq", "const RSMQ = require('rsmq'); new RSMQ({ host: 'h', port: 6380, ns: 'n' });", "queue h:6380/"],
  ["socket.io-emitter", "require('socket.io-emitter')({ host: 'h', port: 6380 });", "wrapper h:6380/"],
  [
    "socket.io-redis",
    "const redis = require('socket.io-redis'); io.adapter(redis({ host: 'h', port: 6380 }));",
    "wrapper h:6380/",
  ],
  ["tedis", "import { Tedis } from 'tedis'; new Tedis({ host: 'h', port: 6380 });", "client h:6380/"],
  [
    "@nest-lab/throttler-storage-redis",
    "import { ThrottlerStorageRedisService } from '@nest-lab/throttler-storage-redis'; new ThrottlerStorageRedisService({ host: 'h', port: 6380 });",
    "wrapper h:6380/",
  ],
  [
    "thunk-redis",
    "const redis = require('thunk-redis'); redis.createClient(6380, 'h', { database: 4 });",
    "client h:6380/4",
  ],
];

/** Given a live client, or about something else than Redis. */
const OPEN_NOTHING: readonly (readonly [library: string, code: string])[] = [
  [
    "@nestjs/microservices",
    "import { ClientsModule, Transport as T } from '@nestjs/microservices'; ClientsModule.register([{ name: 'b', transport: T.NATS, options: { url: 'redis://h' } }]);",
  ],
  [
    "unstorage",
    "import { createStorage, prefixStorage } from 'unstorage'; import fs from 'unstorage/drivers/fs'; import memory from 'unstorage/drivers/memory'; export { prefixStorage }; use(createStorage({ driver: fs({ base: 'redis' }) }), memory);",
  ],
  [
    "@socket.io/redis-adapter",
    "import { createAdapter } from '@socket.io/redis-adapter'; io.adapter(createAdapter(pub, sub));",
  ],
  [
    "@socket.io/redis-adapter",
    "import { createAdapter } from '@socket.io/redis-streams-adapter'; io.adapter(createAdapter(client));",
  ],
  [
    "apollo-server-cache-redis",
    "import { BaseRedisCache } from 'apollo-server-cache-redis'; new BaseRedisCache({ client });",
  ],
  ["@hapi/catbox-redis", "import { Engine } from '@hapi/catbox-redis'; new Engine({ client });"],
  ["@hocuspocus/extension-redis", "import { Redis } from '@hocuspocus/extension-redis'; new Redis({ redis: client });"],
  [
    "@hocuspocus/extension-redis",
    "import { Redis } from '@hocuspocus/extension-redis'; new Redis({ createClient: () => client });",
  ],
  [
    "node-resque",
    "import { Worker } from 'node-resque'; new Worker({ connection: { redis: client }, queues: ['a'] }, {});",
  ],
  [
    "node-resque",
    "import { Queue } from 'node-resque'; new Queue({ connection: api.resque.connectionDetails }, jobs);",
  ],
  ["@keyvhq/redis", "import KeyvRedis from '@keyvhq/redis'; new KeyvRedis(client);"],
  [
    "@nestjs/microservices",
    "import { ClientsModule, Transport } from '@nestjs/microservices'; ClientsModule.register([{ name: 'a', transport: Transport.NATS, options: {} }]);",
  ],
  [
    "@nestjs/microservices",
    "import { NestFactory } from '@nestjs/core'; import { opts } from './o'; NestFactory.createMicroservice(A, opts);",
  ],
  [
    "@nestjs/microservices",
    "import { Transport } from '@nestjs/common/enums/transport.enum'; console.log(Transport.TCP);",
  ],
  ["@nestjs/microservices", "import { Transport } from '@nestjs/microservices';"],
  ["@nestjs/cache-manager", "import { CacheModule } from '@nestjs/cache-manager'; CacheModule.register();"],
  [
    "@nestjs/cache-manager",
    "import { CacheModule } from '@nestjs/cache-manager'; CacheModule.register({ ttl: 5, max: 10, isGlobal: true });",
  ],
  [
    "@nestjs/cache-manager",
    "import { CacheModule } from '@nestjs/cache-manager'; import { C } from './c'; CacheModule.registerAsync({ useClass: C });",
  ],
  ["@nestjs/bull", "import { BullModule } from '@nestjs/bull'; BullModule.registerQueue({ name: 'a' });"],
  [
    "graphql-redis-subscriptions",
    "import { RedisPubSub } from 'graphql-redis-subscriptions'; new RedisPubSub({ publisher, subscriber });",
  ],
  // Packages that never open a connection to a server of their own accord.
  [
    "rate-limiter-flexible",
    "import { RateLimiterRedis } from 'rate-limiter-flexible'; new RateLimiterRedis({ storeClient: client, points: 5 });",
  ],
  ["redlock", "import Redlock from 'redlock'; new Redlock([client]);"],
  ["redis-semaphore", "import { Mutex } from 'redis-semaphore'; new Mutex(client, 'lock');"],
  ["ioredis-mock", "import Redis from 'ioredis-mock'; new Redis({ host: 'h', db: 4 });"],
  ["redis-mock", "const redis = require('redis-mock'); redis.createClient();"],
  ["fakeredis", "const redis = require('fakeredis'); redis.createClient(6380, 'h');"],
  [
    "redis-memory-server",
    "import { RedisMemoryServer } from 'redis-memory-server'; new RedisMemoryServer({ instance: { port: 6380 } });",
  ],
  [
    "@testcontainers/redis",
    "import { RedisContainer } from '@testcontainers/redis'; new RedisContainer('redis:7').start();",
  ],
  [
    "@opentelemetry/instrumentation-ioredis",
    "import { IORedisInstrumentation } from '@opentelemetry/instrumentation-ioredis'; new IORedisInstrumentation();",
  ],
  ["redis-errors", "import { ReplyError } from 'redis-errors'; new ReplyError('a');"],
  ["redis-parser", "const Parser = require('redis-parser'); new Parser({ returnReply() {}, returnError() {} });"],
];

describe("libraries as their users write them", () => {
  it("are all here", () => {
    const rows = new Set([...OPEN, ...OPEN_NOTHING].map(([library]) => library));
    expect(CATALOGUE.map(({ name }) => name).filter((name) => !rows.has(name))).toEqual([]);
  });

  it.each(OPEN)("%s: %s", (library, code, expected) => {
    const [connection] = factsOf(code).connections;
    expect(connection && `${connection.library}: ${summary(connection)}`, code).toBe(`${library}: ${expected}`);
  });

  it.each(OPEN_NOTHING)("%s opens nothing: %s", (_library, code) => {
    const { connections, escapes } = factsOf(code);
    expect([connections.map(summary), escapes.map(({ kind, name }) => `${kind} ${name}`)]).toEqual([[], []]);
  });
});

function summary({ form, target, unresolved }: Connection): string {
  const { host, port, database, nodes } = target;
  const of = nodes.map((node) => `${shown(node.host)}:${shown(node.port)}`).join(", ");
  const more = unresolved.length > 0 && host.state === "absent" ? " or other" : "";
  return `${form} ${shown(host)}:${shown(port)}/${shown(database)}${of && ` of ${of}`}${more}`;
}

function shown(value: OptionValue<string | number>): string {
  return value.state === "known" ? String(value.value) : value.state === "unknown" ? "?" : "";
}
