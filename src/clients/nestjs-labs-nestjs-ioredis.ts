import type { ClientLibrary } from "./description.js";
import { NESTJS_REDIS_MODULES } from "./nestjs-redis-modules.js";

export const nestjsLabsNestjsIoredis: ClientLibrary = {
  name: "@nestjs-labs/nestjs-ioredis",
  title: "@nestjs-labs/nestjs-ioredis",
  modules: [{ specifier: "@nestjs-labs/nestjs-ioredis", exports: NESTJS_REDIS_MODULES }],
  source:
    "@nestjs-labs/nestjs-ioredis 11.0.4: dist/redis/redis.module.d.ts, dist/redis/interfaces/redis-module-options.interface.d.ts, dist/redis/common/redis.utils.js, " +
    "dist/cluster/interfaces/cluster-module-options.interface.d.ts",
};
