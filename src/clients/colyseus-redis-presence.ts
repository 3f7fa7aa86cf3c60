import type { ClientLibrary, Opening } from "./description.js";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS } from "./ioredis.js";
import { withoutMajors } from "./without-majors.js";

/** A port, a URL, options, nodes of a cluster, or a live client. */
const PRESENCE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [
    { arguments: ["nodes", "ignored"], required: 1 },
    { arguments: ["url", "ignored"], required: 1 },
    { arguments: ["port", "ignored"], required: 1 },
    { arguments: ["options", "ignored"], required: 0 },
  ],
  options: withoutMajors({ ...IOREDIS_CLUSTER_OPTIONS, ...IOREDIS_OPTIONS }),
  url: { precedence: "first", query: "options" },
};

export const colyseusRedisPresence: ClientLibrary = {
  name: "@colyseus/redis-presence",
  title: "@colyseus/redis-presence",
  modules: [{ specifier: "@colyseus/redis-presence", exports: { members: { RedisPresence: { opens: PRESENCE } } } }],
  source: "@colyseus/redis-presence 0.17.8: build/index.d.ts RedisPresence",
};
