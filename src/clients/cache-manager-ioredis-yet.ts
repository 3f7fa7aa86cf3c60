import { IOREDIS_STORE_OPTIONS } from "./cache-manager-ioredis.js";
import type { ClientLibrary } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";

export const cacheManagerIoredisYet: ClientLibrary = {
  name: "cache-manager-ioredis-yet",
  title: "cache-manager-ioredis-yet",
  modules: [
    {
      specifier: "cache-manager-ioredis-yet",
      exports: {
        members: {
          redisStore: {
            opens: {
              form: "wrapper",
              by: ["call"],
              signatures: [{ arguments: ["options"], required: 0 }],
              options: IOREDIS_STORE_OPTIONS,
              async: true,
            },
          },
          ...harmlessExports("redisInsStore", "NoCacheableError", "avoidNoCacheable"),
        },
      },
    },
  ],
  source: "cache-manager-ioredis-yet 2.1.2: dist/index.d.ts, dist/index.js redisStore",
};
