import type { ClientLibrary, Opening } from "./description.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

const EMITTER: Opening = {
  form: "wrapper",
  by: ["new", "call", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    ...withoutMajors(IOREDIS_OPTIONS),
    connectionString: { role: "url", fate: "owned" },
    subConn: { role: "client", fate: "owned" },
    pubConn: { role: "client", fate: "owned" },
    ...optionTable({
      tuning: ["maxLRUCache", "ttlLRUCache", "concurrency"],
      meaning: {
        separator: "topics would be matched in another way",
        wildcardOne: "topics would be matched in another way",
        wildcardSome: "topics would be matched in another way",
        matchEmptyLevels: "topics would be matched in another way",
      },
    }),
  },
  url: { precedence: "url", query: "options" },
};

export const mqemitterRedis: ClientLibrary = {
  name: "mqemitter-redis",
  title: "mqemitter-redis",
  modules: [{ specifier: "mqemitter-redis", exports: { opens: EMITTER, members: { default: { opens: EMITTER } } } }],
  source: "mqemitter-redis 7.2.1: mqemitter-redis.js MQEmitterRedis",
};
