import type { ClientLibrary } from "./description.js";
import { ioredis } from "./ioredis.js";
import { redis } from "./redis.js";

/** Every client library that the plugin knows by itself; no two of them describe the same specifier. */
export const CATALOGUE: readonly ClientLibrary[] = [ioredis, redis];
