import type { ClientLibrary, ExportDescription, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { withoutMajors } from "./without-majors.js";

/** A live client, a URL, or options of ioredis. */
const STORAGE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [
    { arguments: ["url", "options"], required: 1 },
    { arguments: ["client"], required: 1 },
    { arguments: ["options"], required: 0 },
  ],
  options: withoutMajors(IOREDIS_OPTIONS),
  url: { precedence: "first", query: "options" },
  whenUnknown: "client",
};

const EXPORTS: ExportDescription = {
  members: { ThrottlerStorageRedisService: { opens: STORAGE }, ...harmlessExports("ThrottlerStorageRedis") },
};

export const throttlerStorageRedis: ClientLibrary = {
  name: "@nest-lab/throttler-storage-redis",
  title: "@nest-lab/throttler-storage-redis",
  modules: [
    { specifier: "@nest-lab/throttler-storage-redis", exports: EXPORTS },
    // The package that it took over from.
    { specifier: "nestjs-throttler-storage-redis", exports: EXPORTS },
  ],
  source:
    "@nest-lab/throttler-storage-redis 1.2.0: src/throttler-storage-redis.service.{js,d.ts}; nestjs-throttler-storage-redis 0.5.1: throttler-storage-redis.service.d.ts",
};
