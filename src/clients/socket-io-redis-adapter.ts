import type { ClientLibrary } from "./description.js";

/** Adapters and emitters that are always given live clients: nothing in them opens a connection. */
export const socketIoRedisAdapter: ClientLibrary = {
  name: "@socket.io/redis-adapter",
  title: "@socket.io/redis-adapter",
  modules: [
    { specifier: "@socket.io/redis-adapter", exports: { harmless: true } },
    { specifier: "@socket.io/redis-streams-adapter", exports: { harmless: true } },
    { specifier: "@socket.io/redis-emitter", exports: { harmless: true } },
  ],
  source:
    "@socket.io/redis-adapter 7.2.0, 8.3.0: dist/index.d.ts createAdapter; @socket.io/redis-streams-adapter 0.3.1: dist/adapter.d.ts; @socket.io/redis-emitter 5.1.0: dist/index.d.ts",
};
