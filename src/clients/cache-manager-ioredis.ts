import type { ClientLibrary, Opening, OptionTable } from "./description.js";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS, IOREDIS_SIGNATURES } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

/** Options of ioredis, a cluster's, or a live client, beside those of the cache. */
export const IOREDIS_STORE_OPTIONS: OptionTable = {
  ...withoutMajors(IOREDIS_OPTIONS),
  redisInstance: { role: "client", fate: "owned" },
  clusterConfig: { role: "group", fate: "owned" },
  "clusterConfig.nodes": { role: "nodes", fate: "owned" },
  "clusterConfig.options": { role: "group", fate: "owned" },
  ...nestedUnder("clusterConfig.options", withoutMajors(IOREDIS_CLUSTER_OPTIONS)),
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
  signatures: IOREDIS_SIGNATURES,
  options: IOREDIS_STORE_OPTIONS,
  url: { precedence: "first", query: "options" },
};

export const cacheManagerIoredis: ClientLibrary = {
  name: "cache-manager-ioredis",
  title: "cache-manager-ioredis",
  modules: [
    {
      specifier: "cache-manager-ioredis",
      exports: {
        members: { create: { opens: CREATE }, default: { members: { create: { opens: CREATE } } } },
      },
    },
  ],
  source: "cache-manager-ioredis 2.1.0: index.js redisStore and create",
};
