import { IOREDIS_STORE_OPTIONS } from "./cache-manager-ioredis.js";
import { REDIS_STORE_OPTIONS } from "./cache-manager-redis-store.js";
import type { ClientLibrary, ExportDescription, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { optionTable } from "./option-table.js";

/** Stores that open a connection from the options they are given. */
const STORES: readonly string[] = [
  "cache-manager-ioredis",
  "cache-manager-ioredis-yet",
  "cache-manager-redis-store",
  "cache-manager-redis-yet",
  "@tirke/node-cache-manager-ioredis",
  "@gogoout/cache-manager-redis-store",
];

/** The options go to the store, together with those of the cache. */
export const CACHE_OPTIONS: OptionTable = {
  ...REDIS_STORE_OPTIONS,
  ...IOREDIS_STORE_OPTIONS,
  ...optionTable({
    tuning: ["isGlobal", "promiseDependency"],
    meaning: {
      store: "another store would be used",
      max: "another number of values would be kept",
      ignoreCacheErrors: "errors of the cache would be thrown",
      refreshThreshold: "values would be refreshed at another time",
      onBackgroundRefreshError: "errors of the refresh would be lost",
    },
  }),
};

/** `store` is one of those stores, imported under any name. */
export const WITH_STORE = {
  form: "wrapper",
  by: ["call"],
  options: CACHE_OPTIONS,
  url: { precedence: "url", query: "depends" },
  onlyIf: { option: "store", from: STORES },
} satisfies Partial<Opening>;

/** Up to 4: `caching({ store, … })`; 5: `caching(store, options)`. */
const CACHING: Opening = {
  ...WITH_STORE,
  signatures: [{ arguments: ["ignored", "options"] }, { arguments: ["options"] }],
  onlyIf: { ...WITH_STORE.onlyIf, argument: 0 },
};

const MEMBERS: Readonly<Record<string, ExportDescription>> = {
  caching: { opens: CACHING },
  ...harmlessExports("createCache", "memoryStore", "multiCaching"),
};

export const cacheManager: ClientLibrary = {
  name: "cache-manager",
  title: "cache-manager",
  modules: [
    { specifier: "cache-manager", shared: true, exports: { members: { ...MEMBERS, default: { members: MEMBERS } } } },
  ],
  mentions: STORES,
  source: "cache-manager 4.1.0: lib/caching.js; 5.7.6: dist/caching.js; the stores as described on their own",
};
