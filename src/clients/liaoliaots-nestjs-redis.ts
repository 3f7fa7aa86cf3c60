import type { ClientLibrary } from "./description.js";
import { NESTJS_REDIS_MODULES } from "./nestjs-redis-modules.js";

export const liaoliaotsNestjsRedis: ClientLibrary = {
  name: "@liaoliaots/nestjs-redis",
  title: "@liaoliaots/nestjs-redis",
  modules: [
    { specifier: "@liaoliaots/nestjs-redis", exports: NESTJS_REDIS_MODULES },
    // A fork with the same exports.
    { specifier: "@songkeys/nestjs-redis", exports: NESTJS_REDIS_MODULES },
  ],
  source:
    "@liaoliaots/nestjs-redis 10.0.0, @songkeys/nestjs-redis 11.0.0: dist/index.d.ts, dist/redis/redis.module.d.ts, dist/redis/interfaces/redis-module-options.interface.d.ts, " +
    "dist/redis/common/redis.utils.js, dist/cluster/interfaces/cluster-module-options.interface.d.ts",
};
