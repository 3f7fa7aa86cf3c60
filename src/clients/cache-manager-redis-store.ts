import type { ClientLibrary, Opening, OptionTable } from "./description.js";
import { optionTable } from "./option-table.js";
import { REDIS_OPTIONS, REDIS_SIGNATURES } from "./redis.js";
import { withoutMajors } from "./without-majors.js";

/** 2 hands everything to `createClient` of node-redis 3, 3 to that of node-redis 4. */
export const REDIS_STORE_OPTIONS: OptionTable = {
  ...withoutMajors(REDIS_OPTIONS),
  ...optionTable({
    meaning: {
      ttl: "values would expire at another time",
      isCacheableValue: "other values would be kept",
      isCacheable: "other values would be kept",
    },
  }),
};

const CREATE: Opening = {
  form: "wrapper",
  by: ["call"],
  signatures: REDIS_SIGNATURES,
  options: REDIS_STORE_OPTIONS,
  url: { precedence: "url", query: "depends" },
};

const CREATE_ASYNC: Opening = { ...CREATE, signatures: [{ arguments: ["options"], required: 0 }], async: true };

export const cacheManagerRedisStore: ClientLibrary = {
  name: "cache-manager-redis-store",
  title: "cache-manager-redis-store",
  modules: [
    {
      specifier: "cache-manager-redis-store",
      exports: {
        members: {
          create: { opens: CREATE },
          redisStore: { opens: CREATE_ASYNC },
          default: { members: { create: { opens: CREATE }, redisStore: { opens: CREATE_ASYNC } } },
        },
      },
    },
  ],
  source:
    "cache-manager-redis-store 2.0.0: index.js redisStore and create; 3.0.1: dist/index.js redisStore, dist/index.d.ts",
};
