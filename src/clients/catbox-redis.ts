import type { ClientLibrary, ExportDescription, Opening } from "./description.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

const ENGINE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    ...withoutMajors(IOREDIS_OPTIONS),
    url: { role: "url", fate: "owned" },
    socket: { role: "socketPath", fate: "owned" },
    database: { role: "database", fate: "owned" },
    cluster: { role: "nodes", fate: "owned" },
    client: { role: "client", fate: "owned" },
    ...optionTable({
      owned: ["sentinelName"],
      meaning: { partition: "values would be kept under other keys" },
    }),
  },
  url: { precedence: "url", query: "options" },
};

/** Up to 6 the module is the class itself. */
const EXPORTS: ExportDescription = {
  opens: ENGINE,
  members: { Engine: { opens: ENGINE }, default: { opens: ENGINE, members: { Engine: { opens: ENGINE } } } },
};

export const catboxRedis: ClientLibrary = {
  name: "@hapi/catbox-redis",
  title: "@hapi/catbox-redis",
  modules: [
    { specifier: "@hapi/catbox-redis", exports: EXPORTS },
    { specifier: "catbox-redis", exports: EXPORTS },
  ],
  source: "@hapi/catbox-redis 7.1.0, catbox-redis 4.2.4: lib/index.js constructor, schema and start",
};
