import type { ClientLibrary, ExportDescription, Opening } from "./description.js";
import { REDIS_CALLBACK_OPTIONS, REDIS_METHODS } from "./redis.js";

/** The URL, or that of the environment; it always selects a database, 0 where none is named. */
const CONNECT: Opening = {
  form: "client",
  by: ["call"],
  signatures: [{ arguments: ["url"], required: 0 }],
  options: REDIS_CALLBACK_OPTIONS,
  url: { precedence: "url", query: "options" },
  environment: ["REDIS_URL"],
};

const MEMBERS: Readonly<Record<string, ExportDescription>> = {
  connect: { opens: CONNECT },
  createClient: { opens: CONNECT },
  parse: { harmless: true },
};

export const redisUrl: ClientLibrary = {
  name: "redis-url",
  title: "redis-url",
  modules: [{ specifier: "redis-url", exports: { members: { ...MEMBERS, default: { members: MEMBERS } } } }],
  methods: REDIS_METHODS,
  source: "redis-url 1.2.1: index.js",
};
