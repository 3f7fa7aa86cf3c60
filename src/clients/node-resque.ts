import type { ClientLibrary, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

const CONNECTION: OptionTable = {
  host: { role: "host", fate: "owned", default: "127.0.0.1" },
  port: { role: "port", fate: "owned", default: 6379 },
  database: { role: "database", fate: "owned", default: 0 },
  redis: { role: "client", fate: "owned" },
  options: { role: "group", fate: "owned" },
  ...nestedUnder("options", withoutMajors(IOREDIS_OPTIONS)),
  ...optionTable({
    owned: ["pkg"],
    tuning: ["scanCount", "looping"],
    meaning: { namespace: "jobs would be kept under other keys" },
  }),
};

const WITH_CONNECTION: Opening = {
  form: "queue",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options", "ignored"], required: 1 }],
  options: {
    connection: { role: "group", fate: "owned" },
    ...nestedUnder("connection", CONNECTION),
    ...optionTable({
      tuning: [
        "name",
        "timeout",
        "leaderLockTimeout",
        "stuckWorkerTimeout",
        "retryStuckJobs",
        "minTaskProcessors",
        "maxTaskProcessors",
        "maxEventLoopDelay",
        "checkTimeout",
        "id",
        "looping",
      ],
      meaning: { queue: "other jobs would be done", queues: "other jobs would be done" },
    }),
  },
  connectionOption: "connection",
  whenMissing: "default",
  // `connection` made elsewhere is mostly `{ redis: client }`.
  whenUnknown: "client",
};

const CONNECTION_ITSELF: Opening = {
  form: "queue",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: CONNECTION,
};

export const nodeResque: ClientLibrary = {
  name: "node-resque",
  title: "node-resque",
  modules: [
    {
      specifier: "node-resque",
      exports: {
        members: {
          Queue: { opens: WITH_CONNECTION },
          Worker: { opens: WITH_CONNECTION },
          Scheduler: { opens: WITH_CONNECTION },
          MultiWorker: { opens: WITH_CONNECTION },
          Connection: { opens: CONNECTION_ITSELF },
          ...harmlessExports("Plugin", "Plugins"),
        },
      },
    },
  ],
  source: "node-resque 9.7.1: dist/types/options.d.ts, dist/core/connection.js constructor and connect",
};
