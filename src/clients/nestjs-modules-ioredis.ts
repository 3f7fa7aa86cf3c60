import type { ClientLibrary, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { withoutMajors } from "./without-majors.js";

/** 1: `{ config: { url, … } }`; 2: `{ type: "single", url, options }` or `{ type: "cluster", nodes, options }`. */
const OPTIONS: OptionTable = {
  config: { role: "group", fate: "owned" },
  ...nestedUnder("config", withoutMajors(IOREDIS_OPTIONS)),
  "config.url": { role: "url", fate: "owned" },
  type: { fate: "owned" },
  url: { role: "url", fate: "owned" },
  nodes: { role: "nodes", fate: "owned" },
  options: { role: "group", fate: "owned" },
  ...nestedUnder("options", { ...withoutMajors(IOREDIS_CLUSTER_OPTIONS), ...withoutMajors(IOREDIS_OPTIONS) }),
  onClientReady: { fate: "meaning", effect: "the function would not be called with the client" },
};

const ROOT: Opening = {
  form: "wrapper",
  by: ["call"],
  signatures: [{ arguments: ["options", "ignored"], required: 1 }],
  options: OPTIONS,
  url: { precedence: "first", query: "options" },
};

export const nestjsModulesIoredis: ClientLibrary = {
  name: "@nestjs-modules/ioredis",
  title: "@nestjs-modules/ioredis",
  modules: [
    {
      specifier: "@nestjs-modules/ioredis",
      exports: {
        members: {
          RedisModule: {
            members: {
              forRoot: { opens: ROOT },
              forRootAsync: {
                opens: { ...ROOT, optionsFactory: "useFactory", optionsClasses: ["useClass", "useExisting"] },
              },
            },
          },
          RedisCoreModule: {
            members: {
              forRoot: { opens: ROOT },
              forRootAsync: {
                opens: { ...ROOT, optionsFactory: "useFactory", optionsClasses: ["useClass", "useExisting"] },
              },
            },
          },
          createRedisConnection: { opens: { ...ROOT, signatures: [{ arguments: ["options"] }] } },
          ...harmlessExports(
            "InjectRedis",
            "RedisHealthIndicator",
            "RedisHealthModule",
            "RedisTestModule",
            "createMockRedis",
            "getRedisConnectionToken",
            "getRedisOptionsToken",
          ),
        },
      },
    },
  ],
  source:
    "@nestjs-modules/ioredis 1.2.4: dist/redis.interfaces.d.ts, dist/redis.utils.js; 2.2.2: dist/interfaces/*.d.ts, dist/modules/redis.module.d.ts, dist/utils/redis-connection.util.js",
};
