import { apolloServerCacheRedis } from "./apollo-server-cache-redis.js";
import { asyncRedis } from "./async-redis.js";
import { beeQueue } from "./bee-queue.js";
import { bullArena } from "./bull-arena.js";
import { bull } from "./bull.js";
import { bullmq } from "./bullmq.js";
import { bun } from "./bun.js";
import { cacheManagerIoredisYet } from "./cache-manager-ioredis-yet.js";
import { cacheManagerIoredis } from "./cache-manager-ioredis.js";
import { cacheManagerRedisStore } from "./cache-manager-redis-store.js";
import { cacheManagerRedisYet } from "./cache-manager-redis-yet.js";
import { cacheManager } from "./cache-manager.js";
import { catboxRedis } from "./catbox-redis.js";
import { colyseusRedisPresence } from "./colyseus-redis-presence.js";
import { connectRedis } from "./connect-redis.js";
import type { ClientLibrary } from "./description.js";
import { fastifyRedis } from "./fastify-redis.js";
import { graphqlRedisSubscriptions } from "./graphql-redis-subscriptions.js";
import { handyRedis } from "./handy-redis.js";
import { hocuspocusExtensionRedis } from "./hocuspocus-extension-redis.js";
import { ioredis } from "./ioredis.js";
import { iovalkey } from "./iovalkey.js";
import { keyvRedis } from "./keyv-redis.js";
import { keyvValkey } from "./keyv-valkey.js";
import { keyvhqRedis } from "./keyvhq-redis.js";
import { koaRedis } from "./koa-redis.js";
import { kue } from "./kue.js";
import { liaoliaotsNestjsRedis } from "./liaoliaots-nestjs-redis.js";
import { mqemitterRedis } from "./mqemitter-redis.js";
import { nestjsBull } from "./nestjs-bull.js";
import { nestjsBullmq } from "./nestjs-bullmq.js";
import { nestjsCacheManager } from "./nestjs-cache-manager.js";
import { nestjsLabsNestjsIoredis } from "./nestjs-labs-nestjs-ioredis.js";
import { nestjsMicroservices } from "./nestjs-microservices.js";
import { nestjsModulesIoredis } from "./nestjs-modules-ioredis.js";
import { nestjsRedis } from "./nestjs-redis.js";
import { nextBoostRedisCache } from "./next-boost-redis-cache.js";
import { nodeResque } from "./node-resque.js";
import { promiseRedis } from "./promise-redis.js";
import { rateLimitRedis } from "./rate-limit-redis.js";
import { redisClustr } from "./redis-clustr.js";
import { redisOm } from "./redis-om.js";
import { redisSentinel } from "./redis-sentinel.js";
import { redisUrl } from "./redis-url.js";
import { redis } from "./redis.js";
import { rsmq } from "./rsmq.js";
import { socketIoEmitter } from "./socket-io-emitter.js";
import { socketIoRedisAdapter } from "./socket-io-redis-adapter.js";
import { socketIoRedis } from "./socket-io-redis.js";
import { tedis } from "./tedis.js";
import { throttlerStorageRedis } from "./throttler-storage-redis.js";
import { thunkRedis } from "./thunk-redis.js";
import { unstorage } from "./unstorage.js";
import { upstashRedis } from "./upstash-redis.js";
import { valkeyGlide } from "./valkey-glide.js";
import { vercelKv } from "./vercel-kv.js";

/** Every client library that the plugin knows by itself; no two of them describe the same specifier. */
export const CATALOGUE: readonly ClientLibrary[] = [
  ioredis,
  redis,
  iovalkey,
  valkeyGlide,
  upstashRedis,
  vercelKv,
  bun,
  bullmq,
  bull,
  beeQueue,
  apolloServerCacheRedis,
  asyncRedis,
  bullArena,
  cacheManager,
  cacheManagerIoredis,
  cacheManagerIoredisYet,
  cacheManagerRedisStore,
  cacheManagerRedisYet,
  catboxRedis,
  colyseusRedisPresence,
  connectRedis,
  fastifyRedis,
  graphqlRedisSubscriptions,
  handyRedis,
  hocuspocusExtensionRedis,
  keyvhqRedis,
  keyvRedis,
  keyvValkey,
  koaRedis,
  kue,
  liaoliaotsNestjsRedis,
  mqemitterRedis,
  nestjsBull,
  nestjsBullmq,
  nestjsCacheManager,
  nestjsLabsNestjsIoredis,
  nestjsMicroservices,
  nestjsModulesIoredis,
  nestjsRedis,
  nextBoostRedisCache,
  nodeResque,
  promiseRedis,
  rateLimitRedis,
  redisClustr,
  redisOm,
  redisSentinel,
  redisUrl,
  rsmq,
  socketIoEmitter,
  socketIoRedis,
  socketIoRedisAdapter,
  tedis,
  throttlerStorageRedis,
  thunkRedis,
  unstorage,
];
