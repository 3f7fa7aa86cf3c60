import type { ClientLibrary, Opening } from "./description.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { REDIS_CALLBACK_OPTIONS } from "./redis.js";

const CLUSTER: Opening = {
  form: "cluster",
  by: ["new", "extends"],
  signatures: [{ arguments: ["nodes"] }, { arguments: ["options"] }],
  options: {
    servers: { role: "nodes", fate: "owned" },
    redisOptions: { role: "group", fate: "owned" },
    ...nestedUnder("redisOptions", REDIS_CALLBACK_OPTIONS),
    ...optionTable({
      tuning: ["slotInterval", "maxQueueLength", "queueShift", "wait"],
      meaning: { createClient: "the function would not be called" },
    }),
  },
};

export const redisClustr: ClientLibrary = {
  name: "redis-clustr",
  title: "redis-clustr",
  modules: [{ specifier: "redis-clustr", exports: { opens: CLUSTER, members: { default: { opens: CLUSTER } } } }],
  source: "redis-clustr 1.7.0: src/RedisClustr.js constructor and createClient",
};
