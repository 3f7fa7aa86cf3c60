import type { ClientLibrary, Opening } from "./description.js";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

const EXTENSION: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    host: { role: "host", fate: "owned" },
    port: { role: "port", fate: "owned" },
    nodes: { role: "nodes", fate: "owned" },
    redis: { role: "client", fate: "owned" },
    createClient: { role: "client", fate: "owned" },
    options: { role: "group", fate: "owned" },
    ...nestedUnder("options", withoutMajors({ ...IOREDIS_CLUSTER_OPTIONS, ...IOREDIS_OPTIONS })),
    ...optionTable({
      tuning: ["identifier", "lockTimeout", "disconnectDelay", "awaitInitialSyncTimeout"],
      meaning: { prefix: "messages would go through other channels" },
    }),
  },
};

export const hocuspocusExtensionRedis: ClientLibrary = {
  name: "@hocuspocus/extension-redis",
  title: "@hocuspocus/extension-redis",
  modules: [{ specifier: "@hocuspocus/extension-redis", exports: { members: { Redis: { opens: EXTENSION } } } }],
  source: "@hocuspocus/extension-redis 4.7.0: dist/index.d.ts Configuration, dist/hocuspocus-redis.cjs constructor",
};
