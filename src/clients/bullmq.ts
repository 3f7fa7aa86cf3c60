import type { ClientLibrary, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

/** `ConnectionOptions` when they are no client: options of ioredis, for one client or for a cluster. */
const CONNECTION_OPTIONS: OptionTable = {
  ...withoutMajors(IOREDIS_CLUSTER_OPTIONS),
  ...withoutMajors(IOREDIS_OPTIONS),
  // Since 5.
  url: { role: "url", fate: "owned" },
  skipVersionCheck: { fate: "tuning", default: false },
};

/** Options of queues, workers and the rest; what is not `connection` is about jobs. */
export const BULLMQ_OPTIONS: OptionTable = {
  connection: { role: "group", fate: "owned" },
  ...nestedUnder("connection", CONNECTION_OPTIONS),
  prefix: { fate: "meaning", default: "bull", effect: "jobs would be kept under other keys" },
  ...optionTable({
    tuning: [
      "skipVersionCheck",
      "skipWaitingForReady",
      "skipMetasUpdate",
      "telemetry",
      "metrics",
      "name",
      "sharedConnection",
      "blockingConnection",
      "blockingTimeout",
      "drainDelay",
      "runRetryDelay",
      "maximumRateLimitDelay",
      "useWorkerThreads",
      "workerForkOptions",
      "workerThreadsOptions",
    ],
    meaning: {
      defaultJobOptions: "jobs would be added with other options",
      settings: "other settings would be used for jobs",
      streams: "events would be kept for another time",
      lastEventId: "events would be read from another place on",
      autorun: "it would start by itself",
      concurrency: "another number of jobs would run at once",
      limiter: "jobs would no longer be limited in their rate",
      lockDuration: "jobs would be locked for another time",
      lockRenewTime: "jobs would be locked for another time",
      maxStalledCount: "stalled jobs would be tried another number of times",
      maxStartedAttempts: "jobs would be started another number of times",
      stalledInterval: "stalled jobs would be looked for at another interval",
      skipDelayCheck: "delayed jobs would be looked for",
      skipStalledCheck: "stalled jobs would be looked for",
      skipLockRenewal: "locks would be renewed",
      removeOnComplete: "completed jobs would be kept for another time",
      removeOnFail: "failed jobs would be kept for another time",
    },
  }),
};

/** What every class of bullmq shares: `connection` may also be a live ioredis client, and then nothing is opened. */
export const BULLMQ_CONNECTION = {
  form: "queue",
  options: BULLMQ_OPTIONS,
  url: { precedence: "first", query: "options" },
  connectionOption: "connection",
  accepts: "ioredis",
  whenMissing: "default",
  whenUnknown: "client",
} satisfies Partial<Opening>;

const BY_CLASS = ["new", "extends"] as const;

/** `new Queue(name, options, Connection)`. */
const NAMED: Opening = {
  ...BULLMQ_CONNECTION,
  by: BY_CLASS,
  signatures: [{ arguments: ["ignored", "options", "ignored", "ignored"], required: 1 }],
};

/** `new Worker(name, processor, options, Connection)`. */
const WORKER: Opening = {
  ...BULLMQ_CONNECTION,
  by: BY_CLASS,
  signatures: [{ arguments: ["ignored", "ignored", "options", "ignored"], required: 1 }],
};

/** `new FlowProducer(options, Connection)`. */
const FLOW_PRODUCER: Opening = {
  ...BULLMQ_CONNECTION,
  by: BY_CLASS,
  signatures: [{ arguments: ["options", "ignored"], required: 0 }],
};

/** `new RedisConnection(options or client)`: the connection options themselves. */
const CONNECTION: Opening = {
  form: "client",
  by: BY_CLASS,
  signatures: [
    { arguments: ["client", "ignored", "ignored", "ignored"], required: 1 },
    { arguments: ["options", "ignored", "ignored", "ignored"], required: 0 },
  ],
  options: CONNECTION_OPTIONS,
  url: BULLMQ_CONNECTION.url,
  whenUnknown: "client",
};

export const bullmq: ClientLibrary = {
  name: "bullmq",
  title: "BullMQ",
  modules: [
    {
      specifier: "bullmq",
      exports: {
        members: {
          Queue: { opens: NAMED },
          QueueBase: { opens: NAMED },
          QueueGetters: { opens: NAMED },
          QueueEvents: { opens: NAMED },
          QueueEventsProducer: { opens: NAMED },
          QueueScheduler: { opens: NAMED },
          Repeat: { opens: NAMED },
          JobScheduler: { opens: NAMED },
          Worker: { opens: WORKER },
          FlowProducer: { opens: FLOW_PRODUCER },
          RedisConnection: { opens: CONNECTION },
          ...harmlessExports(
            "Job",
            "Backoffs",
            "Scripts",
            "QueueKeys",
            "LockManager",
            "AsyncFifoQueue",
            "ConnectionClosedError",
            "DelayedError",
            "RateLimitError",
            "UnrecoverableError",
            "WaitingChildrenError",
            "WaitingError",
            "ChildCommand",
            "ParentCommand",
            "ErrorCode",
            "MetricsTime",
            "TelemetryAttributes",
            "SpanKind",
            "ClientType",
            "delay",
            "createScripts",
          ),
        },
      },
    },
  ],
  mentions: ["bullmq"],
  methods: { close: ["close", "disconnect"] },
  source:
    "bullmq 1.91.1, 3.16.2, 4.18.3, 5.81.5: dist/cjs/classes/redis-connection.js constructor and init, " +
    "dist/esm/interfaces/{redis,queue,worker}-options.d.ts, dist/esm/classes/*.d.ts constructors",
};
