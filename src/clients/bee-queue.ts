import type { ClientLibrary, Opening } from "./description.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { REDIS_CALLBACK_OPTIONS } from "./redis.js";

const QUEUE: Opening = {
  form: "queue",
  by: ["new", "extends"],
  signatures: [{ arguments: ["ignored", "options"], required: 1 }],
  options: {
    redis: { role: "group", fate: "owned", asString: "url" },
    ...nestedUnder("redis", REDIS_CALLBACK_OPTIONS),
    "redis.socket": { role: "socketPath", fate: "owned" },
    prefix: { fate: "meaning", default: "bq", effect: "jobs would be kept under other keys" },
    ...optionTable({
      tuning: [
        "quitCommandClient",
        "nearTermWindow",
        "delayedDebounce",
        "initialRedisFailureRetryDelay",
        "redisScanCount",
        "ensureScripts",
        "autoConnect",
      ],
      meaning: {
        isWorker: "it would process jobs",
        getEvents: "it would listen to the events of jobs",
        sendEvents: "it would send the events of jobs",
        storeJobs: "jobs would be kept in memory",
        activateDelayedJobs: "delayed jobs would wait",
        stallInterval: "stalled jobs would be looked for at another interval",
        removeOnSuccess: "completed jobs would be kept",
        removeOnFailure: "failed jobs would be kept",
      },
    }),
  },
  url: { precedence: "url", query: "options" },
  connectionOption: "redis",
  accepts: "redis",
  whenMissing: "default",
  whenUnknown: "client",
};

export const beeQueue: ClientLibrary = {
  name: "bee-queue",
  title: "Bee-Queue",
  modules: [{ specifier: "bee-queue", exports: { opens: QUEUE, members: { default: { opens: QUEUE } } } }],
  methods: { close: ["close"] },
  source:
    "bee-queue 2.0.0: lib/queue.js constructor, lib/redis.js createClient, lib/defaults.js, index.d.ts QueueSettings",
};
