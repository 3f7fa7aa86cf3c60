import { commandsWithout, sameAsCommand } from "./command-spellings.js";
import type { ClientLibrary, ExportDescription, Opening } from "./description.js";

const CLIENT: Opening = {
  form: "client",
  by: ["new", "extends"],
  signatures: [{ arguments: ["url", "options"], required: 0 }],
  options: {
    connectionTimeout: { fate: "tuning", default: 10000 },
    idleTimeout: { fate: "tuning", default: 0 },
    autoReconnect: {
      fate: "tuning",
      default: true,
      profileValues: [false],
      effect: "the connection would be opened again after it was lost",
    },
    maxRetries: { fate: "tuning" },
    enableAutoPipelining: { fate: "tuning", default: true },
    enableOfflineQueue: {
      fate: "meaning",
      default: true,
      effect: "commands would wait for the connection instead of failing at once",
    },
    tls: { role: "tls", fate: "owned" },
  },
  environment: ["VALKEY_URL", "REDIS_URL"],
};

const MEMBERS: Readonly<Record<string, ExportDescription>> = {
  RedisClient: { opens: CLIENT },
  redis: { live: { ...CLIENT, by: [], signatures: [] } },
};

export const bun: ClientLibrary = {
  name: "bun",
  title: "Bun's Redis client",
  modules: [{ specifier: "bun", shared: true, exports: { members: { ...MEMBERS, default: { members: MEMBERS } } } }],
  globals: { Bun: { members: MEMBERS } },
  mentions: ["RedisClient", "redis"],
  methods: {
    connect: ["connect"],
    close: ["close"],
    duplicate: ["duplicate"],
    raw: ["send"],
    commands: sameAsCommand(...commandsWithout("quit", "multi")),
  },
  source: "bun-types 1.4.5: redis.d.ts RedisOptions and RedisClient, docs/runtime/redis.mdx",
};
