import type { ClientLibrary, Opening } from "./description.js";
import { optionTable } from "./option-table.js";
import { REDIS_CALLBACK_OPTIONS } from "./redis.js";

const ADAPTER: Opening = {
  form: "wrapper",
  by: ["call"],
  signatures: [
    { arguments: ["url", "options"], required: 1 },
    { arguments: ["options"], required: 0 },
  ],
  options: {
    ...REDIS_CALLBACK_OPTIONS,
    pubClient: { role: "client", fate: "owned" },
    subClient: { role: "client", fate: "owned" },
    ...optionTable({
      tuning: ["requestsTimeout", "withChannelMultiplexing"],
      meaning: { key: "messages would go through other channels", subEvent: "messages would be read in another way" },
    }),
  },
  url: { precedence: "url", query: "options" },
};

/** `new RedisAdapter(namespace, url, options)`. */
const ADAPTER_CLASS: Opening = {
  ...ADAPTER,
  by: ["new", "extends"],
  signatures: [{ arguments: ["ignored", "url", "options"], required: 1 }],
};

export const socketIoRedis: ClientLibrary = {
  name: "socket.io-redis",
  title: "socket.io-redis",
  modules: [
    {
      specifier: "socket.io-redis",
      exports: {
        opens: ADAPTER,
        members: {
          default: { opens: ADAPTER },
          createAdapter: { opens: ADAPTER },
          RedisAdapter: { opens: ADAPTER_CLASS },
        },
      },
    },
  ],
  source: "socket.io-redis 5.4.0: index.js adapter; 6.1.1: dist/index.{js,d.ts}",
};
