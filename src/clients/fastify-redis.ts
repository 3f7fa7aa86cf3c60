import type { ClientLibrary, ExportDescription, Opening } from "./description.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

/** `fastify.register(fastifyRedis, options)`: the plugin is passed on, the options stand behind it. */
const PLUGIN: Opening = {
  form: "wrapper",
  by: ["passed"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    ...withoutMajors(IOREDIS_OPTIONS),
    url: { role: "url", fate: "owned" },
    client: { role: "client", fate: "owned" },
    ...optionTable({ tuning: ["namespace", "closeClient"] }),
  },
  url: { precedence: "first", query: "options" },
};

const EXPORTS: ExportDescription = {
  opens: PLUGIN,
  members: { fastifyRedis: { opens: PLUGIN }, default: { opens: PLUGIN } },
};

export const fastifyRedis: ClientLibrary = {
  name: "@fastify/redis",
  title: "@fastify/redis",
  modules: [
    { specifier: "@fastify/redis", exports: EXPORTS },
    // Its name up to 5.
    { specifier: "fastify-redis", exports: EXPORTS },
  ],
  source: "@fastify/redis 9.0.0: index.js fastifyRedis, types/index.d.ts FastifyRedisPluginOptions",
};
