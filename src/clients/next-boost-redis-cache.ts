import type { ClientLibrary, Opening } from "./description.js";

const CACHE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    uri: { role: "url", fate: "owned", default: "redis://127.0.0.1:6379" },
    redis: { role: "client", fate: "owned" },
    ttl: { fate: "meaning", default: 3600, effect: "pages would expire at another time" },
    tbd: { fate: "meaning", default: 3600, effect: "pages would be removed at another time" },
  },
  url: { precedence: "url", query: "options" },
};

export const nextBoostRedisCache: ClientLibrary = {
  name: "@next-boost/redis-cache",
  title: "@next-boost/redis-cache",
  modules: [
    {
      specifier: "@next-boost/redis-cache",
      exports: { members: { Adapter: { opens: CACHE }, default: { opens: CACHE } } },
    },
    { specifier: "@next-boost/redis-cache/dist/adapter", exports: { members: { Adapter: { opens: CACHE } } } },
  ],
  source: "@next-boost/redis-cache 0.4.0: dist/index.d.ts CacheOptions, dist/adapter.{js,d.ts}",
};
