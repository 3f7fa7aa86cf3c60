import type { ClientLibrary, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { REDIS_CALLBACK_OPTIONS } from "./redis.js";

const CREATE: Opening = {
  form: "queue",
  by: ["call"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    redis: { role: "group", fate: "owned", asString: "url" },
    "redis.host": { role: "host", fate: "owned", default: "127.0.0.1" },
    "redis.port": { role: "port", fate: "owned", default: 6379 },
    "redis.socket": { role: "socketPath", fate: "owned" },
    "redis.db": { role: "database", fate: "owned", default: 0 },
    "redis.auth": { role: "password", fate: "owned" },
    "redis.options": { role: "group", fate: "owned" },
    ...nestedUnder("redis.options", REDIS_CALLBACK_OPTIONS),
    "redis.createClientFactory": { role: "client", fate: "owned" },
    prefix: { fate: "meaning", default: "q", effect: "jobs would be kept under other keys" },
    ...optionTable({
      tuning: ["name"],
      meaning: {
        disableSearch: "jobs would be found in another way",
        jobEvents: "jobs would send their events",
        skipConfig: "the configuration would be read",
      },
    }),
  },
  url: { precedence: "url", query: "options" },
  connectionOption: "redis",
  whenMissing: "default",
};

export const kue: ClientLibrary = {
  name: "kue",
  title: "Kue",
  modules: [
    {
      specifier: "kue",
      exports: {
        members: {
          createQueue: { opens: CREATE },
          ...harmlessExports("Job", "Worker", "app", "workers"),
          default: { members: { createQueue: { opens: CREATE } } },
        },
      },
    },
  ],
  source: "kue 0.11.6: lib/kue.js createQueue, lib/redis.js configureFactory and createClientFactory",
};
