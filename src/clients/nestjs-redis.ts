import type { ClientLibrary, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { withoutMajors } from "./without-majors.js";

const REGISTER: Opening = {
  form: "wrapper",
  by: ["call"],
  signatures: [{ arguments: ["options"] }],
  options: {
    ...withoutMajors(IOREDIS_OPTIONS),
    url: { role: "url", fate: "owned" },
    // Here the name of the client, not the group of a sentinel.
    name: { fate: "tuning" },
    onClientReady: { fate: "meaning", effect: "the function would not be called with the client" },
  },
  url: { precedence: "url", query: "options" },
  each: true,
};

export const nestjsRedis: ClientLibrary = {
  name: "nestjs-redis",
  title: "nestjs-redis",
  modules: [
    {
      specifier: "nestjs-redis",
      exports: {
        members: {
          RedisModule: {
            members: {
              register: { opens: REGISTER },
              forRootAsync: {
                opens: { ...REGISTER, optionsFactory: "useFactory", optionsClasses: ["useClass", "useExisting"] },
              },
            },
          },
          ...harmlessExports("RedisService"),
        },
      },
    },
  ],
  source:
    "nestjs-redis 1.3.3: dist/redis.module.d.ts, dist/redis.interface.d.ts, dist/redis-client.provider.js getClient",
};
