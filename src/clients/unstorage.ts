import type { ClientLibrary, Opening } from "./description.js";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

/** Options of ioredis; `cluster` counts more than `url`, and `url` more than the options beside it. */
const DRIVER: Opening = {
  form: "wrapper",
  by: ["call"],
  signatures: [{ arguments: ["options"] }],
  options: {
    ...withoutMajors(IOREDIS_OPTIONS),
    url: { role: "url", fate: "owned" },
    cluster: { role: "nodes", fate: "owned" },
    clusterOptions: { role: "group", fate: "owned" },
    ...nestedUnder("clusterOptions", withoutMajors(IOREDIS_CLUSTER_OPTIONS)),
    ...optionTable({
      tuning: ["scanCount", "preConnect"],
      meaning: {
        base: "keys would be kept under other names",
        ttl: "entries would no longer expire",
      },
    }),
  },
  url: { precedence: "url", query: "options" },
};

export const unstorage: ClientLibrary = {
  name: "unstorage",
  title: "unstorage",
  modules: [
    { specifier: "unstorage", shared: true, exports: { harmless: true } },
    { specifier: "unstorage/drivers/redis", exports: { opens: DRIVER, members: { default: { opens: DRIVER } } } },
  ],
  mentions: ["drivers/redis"],
  source:
    "unstorage 1.17.6: drivers/redis.d.ts RedisOptions, drivers/redis.mjs getRedisClient, drivers/redis.cjs module.exports",
};
