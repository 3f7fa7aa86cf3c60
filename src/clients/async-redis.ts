import type { ClientLibrary, ExportDescription, Opening } from "./description.js";
import { REDIS_CALLBACK_OPTIONS, REDIS_METHODS, REDIS_SIGNATURES } from "./redis.js";

/** The arguments of `createClient` of node-redis 3; the same arguments share one connection. */
const CREATE: Opening = {
  form: "client",
  by: ["call"],
  signatures: REDIS_SIGNATURES,
  options: REDIS_CALLBACK_OPTIONS,
  url: { precedence: "url", query: "options" },
};

const CLASS: Opening = { ...CREATE, by: ["new", "extends"], signatures: [{ arguments: ["options"] }] };

const MEMBERS: Readonly<Record<string, ExportDescription>> = {
  createClient: { opens: CREATE },
  decorate: { harmless: true },
};

export const asyncRedis: ClientLibrary = {
  name: "async-redis",
  title: "async-redis",
  modules: [
    {
      specifier: "async-redis",
      exports: { opens: CLASS, members: { ...MEMBERS, default: { opens: CLASS, members: MEMBERS } } },
    },
  ],
  methods: REDIS_METHODS,
  source: "async-redis 2.0.0: src/index.js",
};
