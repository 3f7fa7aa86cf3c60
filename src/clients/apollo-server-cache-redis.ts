import type { ClientLibrary, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS, IOREDIS_SIGNATURES } from "./ioredis.js";
import { withoutMajors } from "./without-majors.js";

const CACHE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: IOREDIS_SIGNATURES,
  options: withoutMajors(IOREDIS_OPTIONS),
  url: { precedence: "first", query: "options" },
};

const CLUSTER_CACHE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [{ arguments: ["nodes", "options"], required: 1 }],
  options: withoutMajors(IOREDIS_CLUSTER_OPTIONS),
};

/** `BaseRedisCache` is given a live client. */
export const apolloServerCacheRedis: ClientLibrary = {
  name: "apollo-server-cache-redis",
  title: "apollo-server-cache-redis",
  modules: [
    {
      specifier: "apollo-server-cache-redis",
      exports: {
        members: {
          RedisCache: { opens: CACHE },
          RedisClusterCache: { opens: CLUSTER_CACHE },
          ...harmlessExports("BaseRedisCache"),
        },
      },
    },
  ],
  source: "apollo-server-cache-redis 3.3.1: dist/RedisCache.js, dist/RedisClusterCache.js",
};
