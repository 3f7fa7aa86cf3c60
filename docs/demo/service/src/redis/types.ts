import type { Redis } from 'ioredis';

/** What modules pass around when they do not care where the client came from. */
export type RedisClient = Redis;
