import type { ClientLibrary, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { REDIS_CALLBACK_OPTIONS, REDIS_METHODS, REDIS_SIGNATURES } from "./redis.js";

/** The arguments of `createClient` of node-redis 3, or a client of it. */
const CREATE: Opening = {
  form: "client",
  by: ["call"],
  signatures: [{ arguments: ["client"] }, ...REDIS_SIGNATURES],
  options: REDIS_CALLBACK_OPTIONS,
  url: { precedence: "url", query: "options" },
  whenUnknown: "client",
};

export const handyRedis: ClientLibrary = {
  name: "handy-redis",
  title: "handy-redis",
  modules: [
    {
      specifier: "handy-redis",
      exports: {
        members: {
          createNodeRedisClient: { opens: CREATE },
          createHandyClient: { opens: CREATE },
          ...harmlessExports("addNodeRedisCommand", "WrappedNodeRedisClient"),
        },
      },
    },
  ],
  methods: REDIS_METHODS,
  source: "handy-redis 2.3.1: dist/index.d.ts, dist/node_redis/index.d.ts CreateNodeRedisClient",
};
