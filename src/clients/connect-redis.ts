import type { ClientLibrary, ExportDescription, Opening } from "./description.js";
import { optionTable } from "./option-table.js";
import { REDIS_CALLBACK_OPTIONS } from "./redis.js";

/** Up to 3 a store without `client` opened a connection of its own; since 4 it throws. */
const STORE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    ...REDIS_CALLBACK_OPTIONS,
    client: { role: "client", fate: "owned" },
    socket: { role: "socketPath", fate: "owned" },
    pass: { role: "password", fate: "owned" },
    prefix: { fate: "meaning", default: "sess:", effect: "sessions would be kept under other keys" },
    ...optionTable({
      tuning: ["scanCount", "unref", "logErrors"],
      meaning: {
        serializer: "sessions would be written in another way",
        ttl: "sessions would expire at another time",
        disableTTL: "sessions would expire",
        disableTouch: "sessions would be kept alive",
      },
    }),
  },
  url: { precedence: "url", query: "options" },
  whenUnknown: "client",
};

const CLASS: ExportDescription = { opens: STORE };

export const connectRedis: ClientLibrary = {
  name: "connect-redis",
  title: "connect-redis",
  modules: [
    {
      specifier: "connect-redis",
      exports: {
        // Up to 6: `require("connect-redis")(session)`; since 7 the class.
        opens: STORE,
        returns: CLASS,
        members: { RedisStore: CLASS, default: { opens: STORE, returns: CLASS, members: { RedisStore: CLASS } } },
      },
    },
  ],
  source:
    "connect-redis 3.4.2, 4.0.4, 6.1.3: lib/connect-redis.js; 7.1.1: dist/esm/index.d.ts; 9.0.0: dist/connect-redis.d.ts",
};
