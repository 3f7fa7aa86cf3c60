import type { ClientLibrary, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import {
  REDIS_CLUSTER_OPTIONS,
  REDIS_CREATE_CLIENT,
  REDIS_CREATE_CLUSTER,
  REDIS_CREATE_SENTINEL,
  REDIS_PROMISE_OPTIONS,
  REDIS_SENTINEL_OPTIONS,
} from "./redis.js";
import { withoutMajors } from "./without-majors.js";

/** Up to 3 options of ioredis, with `uri`; since 4 options of node-redis, of a client, a cluster or a sentinel group. */
const OPTIONS: OptionTable = {
  ...withoutMajors(REDIS_SENTINEL_OPTIONS),
  ...withoutMajors(REDIS_CLUSTER_OPTIONS),
  ...REDIS_PROMISE_OPTIONS,
  ...withoutMajors(IOREDIS_OPTIONS),
  uri: { role: "url", fate: "owned" },
  dialect: { fate: "tuning" },
  useRedisSets: { fate: "meaning", default: true, effect: "keys would be kept in another way" },
  namespace: { fate: "meaning", effect: "keys would be kept under other names" },
};

const STORE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [
    { arguments: ["url", "ignored"], required: 1 },
    { arguments: ["client", "ignored"], required: 1 },
    { arguments: ["options", "ignored"], required: 0 },
  ],
  options: OPTIONS,
  url: { precedence: "url", query: "depends" },
  whenUnknown: "client",
};

const CREATE: Opening = { ...STORE, by: ["call"] };

export const keyvRedis: ClientLibrary = {
  name: "@keyv/redis",
  title: "@keyv/redis",
  modules: [
    {
      specifier: "@keyv/redis",
      exports: {
        // Up to 2 the module is the class itself.
        opens: STORE,
        members: {
          default: { opens: STORE },
          KeyvRedis: { opens: STORE },
          createKeyv: { opens: CREATE },
          createKeyvNonBlocking: { opens: CREATE },
          createClient: { opens: REDIS_CREATE_CLIENT },
          createCluster: { opens: REDIS_CREATE_CLUSTER },
          createSentinel: { opens: REDIS_CREATE_SENTINEL },
          ...harmlessExports("Keyv", "RedisErrorMessages", "defaultReconnectStrategy"),
        },
      },
    },
  ],
  source:
    "@keyv/redis 2.8.5: dist/index.js constructor, dist/types.d.ts; 5.1.6: dist/index.d.ts, dist/index.js constructor",
};
