import { BULL_CONNECTION, BULL_OPTIONS } from "./bull.js";
import type { ClientLibrary, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { optionTable } from "./option-table.js";

/** `BullRootModuleOptions` and `BullModuleOptions`; without an address a queue takes the one of `forRoot`. */
const ROOT: Opening = {
  ...BULL_CONNECTION,
  by: ["call"],
  signatures: [{ arguments: ["ignored", "options"] }, { arguments: ["options"] }],
  options: {
    url: { role: "url", fate: "owned" },
    ...BULL_OPTIONS,
    ...optionTable({ tuning: ["name", "configKey"], meaning: { processors: "the processors would be missing" } }),
  },
  whenMissing: "nothing",
};

const ROOT_ASYNC: Opening = { ...ROOT, optionsFactory: "useFactory", optionsClasses: ["useClass", "useExisting"] };

const QUEUES: Opening = { ...ROOT, signatures: [{ arguments: ["options"] }], each: true };

export const nestjsBull: ClientLibrary = {
  name: "@nestjs/bull",
  title: "@nestjs/bull",
  modules: [
    {
      specifier: "@nestjs/bull",
      exports: {
        members: {
          BullModule: {
            members: {
              forRoot: { opens: ROOT },
              forRootAsync: { opens: ROOT_ASYNC },
              registerQueue: { opens: QUEUES },
              registerQueueAsync: {
                opens: { ...QUEUES, optionsFactory: "useFactory", optionsClasses: ["useClass", "useExisting"] },
              },
            },
          },
          ...harmlessExports(
            "InjectQueue",
            "Process",
            "Processor",
            "getQueueToken",
            "JOB_REF",
            "BullQueueEvents",
            "BullQueueGlobalEvents",
          ),
        },
      },
    },
  ],
  source:
    "@nestjs/bull 0.6.3, 12.0.0: dist/bull.module.{js,d.ts}, dist/bull.providers.js buildQueue, dist/interfaces/bull-module-options.interface.d.ts",
};
