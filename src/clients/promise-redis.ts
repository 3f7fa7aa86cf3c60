import type { ClientLibrary, ExportDescription, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { REDIS_CALLBACK_OPTIONS, REDIS_METHODS, REDIS_SIGNATURES } from "./redis.js";

const CREATE: Opening = {
  form: "client",
  by: ["call"],
  signatures: REDIS_SIGNATURES,
  options: REDIS_CALLBACK_OPTIONS,
  url: { precedence: "url", query: "options" },
};

/** `require("promise-redis")()` returns node-redis 2 with promises. */
const FACTORY: ExportDescription = {
  returns: {
    members: {
      createClient: { opens: CREATE },
      RedisClient: {
        opens: { ...CREATE, by: ["new", "extends"], signatures: [{ arguments: ["options"], required: 0 }] },
      },
      ...harmlessExports("print", "Multi"),
    },
  },
};

export const promiseRedis: ClientLibrary = {
  name: "promise-redis",
  title: "promise-redis",
  modules: [{ specifier: "promise-redis", exports: { ...FACTORY, members: { default: FACTORY } } }],
  methods: REDIS_METHODS,
  source: "promise-redis 0.0.5: index.js",
};
