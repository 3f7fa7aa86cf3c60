import type { ClientLibrary, Opening } from "./description.js";
import { optionTable } from "./option-table.js";

/** Up to 2 a store without `client` opened a connection; since 3 it is given a function that sends commands. */
const STORE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    redisURL: { role: "url", fate: "owned" },
    client: { role: "client", fate: "owned" },
    sendCommand: { role: "client", fate: "owned" },
    sendCommandCluster: { role: "client", fate: "owned" },
    prefix: { fate: "meaning", default: "rl:", effect: "counters would be kept under other keys" },
    ...optionTable({
      tuning: ["passIfNotConnected"],
      meaning: {
        expiry: "counters would expire at another time",
        resetExpiryOnChange: "counters would expire at another time",
      },
    }),
  },
  url: { precedence: "url", query: "options" },
  whenUnknown: "client",
};

export const rateLimitRedis: ClientLibrary = {
  name: "rate-limit-redis",
  title: "rate-limit-redis",
  modules: [
    {
      specifier: "rate-limit-redis",
      exports: { opens: STORE, members: { default: { opens: STORE }, RedisStore: { opens: STORE } } },
    },
  ],
  source: "rate-limit-redis 1.7.0: lib/redis-store.js; 4.3.1, 6.0.1: dist/index.d.ts",
};
