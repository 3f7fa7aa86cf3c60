import type { ClientLibrary, ExportDescription, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { REDIS_CALLBACK_OPTIONS } from "./redis.js";
import { withoutMajors } from "./without-majors.js";

/** Options of ioredis, and what 0 to 2 made of node-redis: `DB` for the index, `opts` for its options. */
const REDIS: OptionTable = {
  ...withoutMajors(IOREDIS_OPTIONS),
  DB: { role: "database", fate: "owned", default: 0 },
  opts: { role: "group", fate: "owned" },
  ...nestedUnder("opts", REDIS_CALLBACK_OPTIONS),
};

/** `QueueOptions`; what is not `redis` is about jobs. */
export const BULL_OPTIONS: OptionTable = {
  redis: { role: "group", fate: "owned", asString: "url" },
  ...nestedUnder("redis", REDIS),
  createClient: { role: "client", fate: "owned" },
  prefix: { fate: "meaning", default: "bull", effect: "jobs would be kept under other keys" },
  ...optionTable({
    tuning: ["skipVersionCheck", "metrics", "isSharedChildPool"],
    meaning: {
      settings: "other settings would be used for jobs",
      limiter: "jobs would no longer be limited in their rate",
      defaultJobOptions: "jobs would be added with other options",
    },
  }),
};

/** What queues and the NestJS module share. */
export const BULL_CONNECTION = {
  form: "queue",
  options: BULL_OPTIONS,
  url: { precedence: "options", query: "options" },
  connectionOption: "redis",
  whenMissing: "default",
} satisfies Partial<Opening>;

const QUEUE: Opening = {
  ...BULL_CONNECTION,
  by: ["new", "call", "extends"],
  signatures: [
    { arguments: ["ignored", "port", "host", "options"], required: 3 },
    { arguments: ["ignored", "url", "options"], required: 2 },
    { arguments: ["ignored", "port", "options"], required: 2 },
    { arguments: ["ignored", "options"], required: 1 },
  ],
};

/** 0 to 2: the options behind port and host are those of the client, not of the queue. */
const OLD_QUEUE: Opening = {
  form: "queue",
  by: ["new", "call", "extends"],
  signatures: QUEUE.signatures,
  options: { ...REDIS_CALLBACK_OPTIONS, ...BULL_OPTIONS },
  url: BULL_CONNECTION.url,
};

const QUEUE_EXPORT: ExportDescription = {
  opens: QUEUE,
  members: {
    ...harmlessExports("Job", "utils", "DEFAULT_JOB_NAME", "ErrorMessages", "prototype"),
    default: { opens: QUEUE },
  },
};

export const bull: ClientLibrary = {
  name: "bull",
  title: "Bull",
  modules: [
    { specifier: "bull", exports: QUEUE_EXPORT },
    { specifier: "bull/lib/queue", exports: QUEUE_EXPORT },
    { specifier: "bull/lib/priority-queue", exports: { opens: OLD_QUEUE } },
    ...[
      "backoffs",
      "commands/*",
      "errors",
      "getters",
      "job",
      "message",
      "p-timeout",
      "process/*",
      "scripts",
      "scripts/*",
      "state",
      "timer-manager",
      "utils",
      "worker",
    ].map((path) => ({ specifier: `bull/lib/${path}`, exports: { harmless: true } })),
  ],
  mentions: ["bull"],
  methods: { close: ["close", "disconnect"] },
  source:
    "bull 0.7.2, 1.1.3, 2.2.6: lib/queue.js constructor, lib/priority-queue.js; 3.29.3, 4.16.5: index.js, lib/queue.js constructor, redisClientGetter and redisOptsFromUrl, " +
    "index.d.ts QueueOptions",
};
