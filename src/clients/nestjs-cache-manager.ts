import { WITH_STORE } from "./cache-manager.js";
import type { ClientLibrary, ExportDescription, Opening } from "./description.js";

const REGISTER: Opening = { ...WITH_STORE, signatures: [{ arguments: ["options"] }] };

const CACHE_MODULE: ExportDescription = {
  members: {
    register: { opens: REGISTER },
    registerAsync: { opens: { ...REGISTER, optionsFactory: "useFactory" } },
  },
};

export const nestjsCacheManager: ClientLibrary = {
  name: "@nestjs/cache-manager",
  title: "@nestjs/cache-manager",
  modules: [
    { specifier: "@nestjs/cache-manager", shared: true, exports: { members: { CacheModule: CACHE_MODULE } } },
    // Up to 9 it was part of the framework.
    { specifier: "@nestjs/common", shared: true, exports: { members: { CacheModule: CACHE_MODULE } } },
  ],
  mentions: WITH_STORE.onlyIf.from,
  source:
    "@nestjs/cache-manager 12.0.0: dist/cache.module.d.ts, dist/interfaces/*.d.ts; the stores as described on their own",
};
