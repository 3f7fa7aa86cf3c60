import type { ClientLibrary, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { optionTable } from "./option-table.js";
import { REDIS_CLUSTER_OPTIONS, REDIS_PROMISE_OPTIONS } from "./redis.js";
import { withoutMajors } from "./without-majors.js";

const CACHE_OPTIONS: OptionTable = optionTable({
  meaning: {
    ttl: "values would expire at another time",
    isCacheable: "other values would be kept",
    keyPrefix: "keys would be read and written without the prefix",
  },
});

const STORE: Opening = {
  form: "wrapper",
  by: ["call"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: { ...REDIS_PROMISE_OPTIONS, ...CACHE_OPTIONS },
  async: true,
};

const CLUSTER_STORE: Opening = {
  ...STORE,
  signatures: [{ arguments: ["options"] }],
  options: { ...withoutMajors(REDIS_CLUSTER_OPTIONS), ...CACHE_OPTIONS },
};

export const cacheManagerRedisYet: ClientLibrary = {
  name: "cache-manager-redis-yet",
  title: "cache-manager-redis-yet",
  modules: [
    {
      specifier: "cache-manager-redis-yet",
      exports: {
        members: {
          redisStore: { opens: STORE },
          redisClusterStore: { opens: CLUSTER_STORE },
          ...harmlessExports("redisInsStore", "redisClusterInsStore", "NoCacheableError", "avoidNoCacheable"),
        },
      },
    },
  ],
  source: "cache-manager-redis-yet 5.1.5: dist/index.d.ts, dist/index.js redisStore and redisClusterStore",
};
