import { BULLMQ_CONNECTION, BULLMQ_OPTIONS } from "./bullmq.js";
import type { ClientLibrary, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { optionTable } from "./option-table.js";

/** Without a connection, a queue takes the one of `forRoot`. */
const ROOT: Opening = {
  ...BULLMQ_CONNECTION,
  by: ["call"],
  signatures: [{ arguments: ["ignored", "options"] }, { arguments: ["options"] }],
  options: {
    ...BULLMQ_OPTIONS,
    ...optionTable({
      tuning: ["configKey", "extraOptions", "forceDisconnectOnShutdown"],
      meaning: { processors: "the processors would be missing" },
    }),
  },
  whenMissing: "nothing",
};

const QUEUES: Opening = { ...ROOT, signatures: [{ arguments: ["options"] }], each: true };
const QUEUES_ASYNC: Opening = { ...QUEUES, optionsFactory: "useFactory", optionsClasses: ["useClass", "useExisting"] };

export const nestjsBullmq: ClientLibrary = {
  name: "@nestjs/bullmq",
  title: "@nestjs/bullmq",
  modules: [
    {
      specifier: "@nestjs/bullmq",
      exports: {
        members: {
          BullModule: {
            members: {
              forRoot: { opens: ROOT },
              forRootAsync: {
                opens: { ...ROOT, optionsFactory: "useFactory", optionsClasses: ["useClass", "useExisting"] },
              },
              registerQueue: { opens: QUEUES },
              registerQueueAsync: { opens: QUEUES_ASYNC },
              registerFlowProducer: { opens: QUEUES },
              registerFlowProducerAsync: { opens: QUEUES_ASYNC },
            },
          },
          ...harmlessExports(
            "InjectQueue",
            "InjectFlowProducer",
            "Processor",
            "WorkerHost",
            "QueueEventsHost",
            "QueueEventsListener",
            "OnWorkerEvent",
            "OnQueueEvent",
            "BullRegistrar",
            "getQueueToken",
            "getFlowProducerToken",
            "JOB_REF",
          ),
        },
      },
    },
  ],
  source:
    "@nestjs/bullmq 12.0.0: dist/bull.module.{js,d.ts}, dist/bull.providers.js, dist/interfaces/shared-bull-config.interface.d.ts, " +
    "dist/interfaces/register-{queue,flow}-options.interface.d.ts",
};
