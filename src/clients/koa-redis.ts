import type { ClientLibrary, Opening } from "./description.js";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

const STORE: Opening = {
  form: "wrapper",
  by: ["call", "new"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    ...withoutMajors(IOREDIS_OPTIONS),
    url: { role: "url", fate: "owned" },
    client: { role: "client", fate: "owned" },
    nodes: { role: "nodes", fate: "owned" },
    clusterOptions: { role: "group", fate: "owned" },
    ...nestedUnder("clusterOptions", withoutMajors(IOREDIS_CLUSTER_OPTIONS)),
    auth_pass: { role: "password", fate: "owned" },
    pass: { role: "password", fate: "owned" },
    socket: { role: "socketPath", fate: "owned" },
    ...optionTable({
      owned: ["isRedisCluster"],
      tuning: ["duplicate"],
      meaning: {
        serialize: "sessions would be written in another way",
        unserialize: "sessions would be read in another way",
      },
    }),
  },
  url: { precedence: "url", query: "options" },
};

export const koaRedis: ClientLibrary = {
  name: "koa-redis",
  title: "koa-redis",
  modules: [{ specifier: "koa-redis", exports: { opens: STORE, members: { default: { opens: STORE } } } }],
  source: "koa-redis 4.0.1: lib/index.js RedisStore",
};
