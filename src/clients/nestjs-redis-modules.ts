import type { ExportDescription, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

/** What belongs to one client beside the options of ioredis. */
const OF_A_CLIENT: OptionTable = {
  provide: { role: "client", fate: "owned" },
  ...optionTable({
    tuning: ["namespace"],
    meaning: {
      created: "the function would not be called with the client",
      onClientCreated: "the function would not be called with the client",
    },
  }),
};

const OF_THE_MODULE: OptionTable = optionTable({
  tuning: ["closeClient", "readyLog", "errorLog"],
  meaning: { beforeCreate: "the function would not be called" },
});

const REDIS: OptionTable = {
  ...OF_THE_MODULE,
  config: { role: "group", fate: "owned" },
  ...nestedUnder("config", {
    ...withoutMajors(IOREDIS_OPTIONS),
    ...OF_A_CLIENT,
    url: { role: "url", fate: "owned" },
  }),
  commonOptions: { role: "group", fate: "owned" },
  ...nestedUnder("commonOptions", withoutMajors(IOREDIS_OPTIONS)),
};

const CLUSTER: OptionTable = {
  ...OF_THE_MODULE,
  config: { role: "group", fate: "owned" },
  ...nestedUnder("config", {
    ...withoutMajors(IOREDIS_CLUSTER_OPTIONS),
    ...OF_A_CLIENT,
    nodes: { role: "nodes", fate: "owned" },
  }),
};

const REDIS_ROOT: Opening = {
  form: "wrapper",
  by: ["call"],
  signatures: [{ arguments: ["options", "ignored"], required: 0 }],
  options: REDIS,
  url: { precedence: "first", query: "options" },
  each: true,
};

const CLUSTER_ROOT: Opening = {
  ...REDIS_ROOT,
  signatures: [{ arguments: ["options", "ignored"], required: 1 }],
  options: CLUSTER,
};

function rootMethods(opens: Opening): ExportDescription {
  return {
    members: {
      forRoot: { opens },
      forRootAsync: {
        opens: {
          ...opens,
          signatures: [{ arguments: ["options", "ignored"], required: 1 }],
          optionsFactory: "useFactory",
          optionsClasses: ["useClass", "useExisting"],
        },
      },
    },
  };
}

/** `RedisModule` and `ClusterModule` as `@liaoliaots/nestjs-redis` and its relatives export them. */
export const NESTJS_REDIS_MODULES: ExportDescription = {
  members: {
    RedisModule: rootMethods(REDIS_ROOT),
    ClusterModule: rootMethods(CLUSTER_ROOT),
    ...harmlessExports(
      "RedisService",
      "RedisManager",
      "ClusterService",
      "ClusterManager",
      "InjectRedis",
      "InjectCluster",
      "DEFAULT_REDIS",
      "DEFAULT_REDIS_NAMESPACE",
      "DEFAULT_CLUSTER",
      "DEFAULT_CLUSTER_NAMESPACE",
      "getRedisToken",
      "getClusterToken",
    ),
  },
};
