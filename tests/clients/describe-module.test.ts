import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../../src/clients/catalogue.js";
import { bareSpecifier, describeModule } from "../../src/clients/describe-module.js";
import type { ClientLibrary } from "../../src/clients/description.js";

describe("bareSpecifier", () => {
  it.each([
    ["ioredis", "ioredis"],
    ["ioredis@5.4.1", "ioredis"],
    ["ioredis/built/Redis", "ioredis/built/Redis"],
    ["ioredis/built/Redis.js", "ioredis/built/Redis"],
    ["ioredis/built/redis/index.js", "ioredis/built/redis"],
    ["ioredis/built/", "ioredis/built"],
    ["npm:ioredis", "ioredis"],
    ["npm:ioredis@5", "ioredis"],
    ["npm:ioredis@^5.4.1", "ioredis"],
    ["npm:/ioredis", "ioredis"],
    ["npm:/ioredis@5/built/cluster/index.js", "ioredis/built/cluster"],
    ["@redis/client", "@redis/client"],
    ["@redis/client@1.6.0", "@redis/client"],
    ["npm:@redis/client@1/dist/lib/client/index.js", "@redis/client/dist/lib/client"],
    ["jsr:@db/redis@0.37", "@db/redis"],
    ["jsr:/@db/redis/mod.ts", "@db/redis/mod"],
    ["bull/lib/priority-queue", "bull/lib/priority-queue"],
    ["@upstash/redis/cloudflare.mjs", "@upstash/redis/cloudflare"],
    ["socket.io-redis", "socket.io-redis"],
    ["./ioredis", undefined],
    ["../redis.js", undefined],
    ["/opt/redis", undefined],
    ["#redis", undefined],
    ["node:net", undefined],
    ["https://esm.sh/ioredis", "ioredis"],
    ["https://esm.sh/ioredis?bundle", "ioredis"],
    ["https://esm.sh/ioredis@5.4.1?target=deno", "ioredis"],
    ["https://esm.sh/@upstash/redis@1.2", "@upstash/redis"],
    ["https://esm.sh/v135/ioredis@5/built/Redis.js", "ioredis/built/Redis"],
    ["https://esm.sh/stable/ioredis", "ioredis"],
    ["https://esm.sh/*ioredis@5", "ioredis"],
    ["https://esm.sh/gh/someone/ioredis", undefined],
    ["https://esm.sh/jsr/@db/redis", undefined],
    ["https://unpkg.com/ioredis@5/built/index.js", "ioredis/built"],
    ["https://cdn.skypack.dev/@upstash/redis", "@upstash/redis"],
    ["https://cdn.skypack.dev/-/ioredis@v5.0.0-abc/dist/ioredis.js", undefined],
    ["https://cdn.skypack.dev/pin/ioredis@v5.0.0-abc/ioredis.js", undefined],
    ["https://cdn.jsdelivr.net/npm/redis@4/+esm", "redis"],
    ["https://cdn.jsdelivr.net/gh/someone/redis", undefined],
    ["https://esm.run/redis", "redis"],
    ["https://deno.land/x/redis/mod.ts", undefined],
    ["https://example.com/esm.sh/ioredis", undefined],
    ["http://esm.sh/ioredis", undefined],
    ["file:///redis.js", undefined],
    ["", undefined],
    ["@scope", undefined],
    [".", undefined],
  ])("%s is %s", (specifier, bare) => {
    expect(bareSpecifier(specifier)).toBe(bare);
  });
});

describe("describeModule", () => {
  it.each([
    ["ioredis", "ioredis", "client"],
    ["npm:ioredis@5", "ioredis", "client"],
    ["ioredis/built/index.js", "ioredis", "client"],
    ["iovalkey", "iovalkey", "client"],
    ["bull", "bull", "queue"],
    ["bull/lib/queue", "bull", "queue"],
    ["bull/lib/priority-queue.js", "bull", "queue"],
    ["fastify-redis", "@fastify/redis", "wrapper"],
  ])("%s is %s and opens a %s", (specifier, name, form) => {
    const described = describeModule(specifier, CATALOGUE);
    expect(described?.library.name).toBe(name);
    expect(described?.exports?.opens?.form).toBe(form);
  });

  it.each([
    ["redis", "redis", "createClient", "client"],
    ["redis@4.7.1", "redis", "createCluster", "cluster"],
    ["@redis/client", "redis", "createSentinel", "sentinel"],
    ["@redis/client/dist/index.js", "redis", "createClientPool", "pool"],
    ["@redis/client/dist/lib/client", "redis", "default", "client"],
    ["@redis/client/dist/lib/cluster/index.js", "redis", "default", "cluster"],
    ["ioredis/built/cluster", "ioredis", "default", "cluster"],
    ["ioredis/built/redis", "ioredis", "default", "client"],
    ["bullmq", "bullmq", "Worker", "queue"],
    ["bun", "bun", "RedisClient", "client"],
    ["@upstash/redis/fastly", "@upstash/redis", "Redis", "client"],
    ["@keyv/redis", "@keyv/redis", "createKeyv", "wrapper"],
  ])("%s belongs to %s, whose %s opens a %s", (specifier, name, member, form) => {
    const described = describeModule(specifier, CATALOGUE);
    expect(described?.library.name).toBe(name);
    expect(described?.exports?.members?.[member]?.opens?.form).toBe(form);
  });

  it.each([
    "ioredis/built/utils/index.js",
    "ioredis/built/errors",
    "ioredis/package.json",
    "@valkey/valkey-glide/package.json",
    "@redis/client/package.json",
    "bullmq/package.json",
    "@redis/client/dist/lib/errors",
    "@redis/client/dist/lib/commands/generic-transformers",
    "@redis/client/lib/commands/generic-transformers",
    "@redis/client/lib/RESP/types",
    "@redis/search",
    "@socket.io/redis-adapter",
  ])("%s is harmless", (specifier) => {
    expect(describeModule(specifier, CATALOGUE)?.exports).toEqual({ harmless: true });
  });

  it.each(["ioredis/built/cluster/ConnectionPool", "bullmq/dist/cjs/classes/queue", "redis/somewhere"])(
    "%s belongs to a library, which does not say what is in it",
    (specifier) => {
      const described = describeModule(specifier, CATALOGUE);
      expect(described?.library).toBeDefined();
      expect(described?.exports).toBeUndefined();
    },
  );

  it.each([
    "ioredis-mock",
    "redis-mock",
    "redlock",
    "./redis",
    "../ioredis",
    "redisx",
    "@redis/clientx",
    "bullx/lib/queue",
    "node:bun",
    "constructor",
    "__proto__",
  ])("%s belongs to no library", (specifier) => {
    expect(describeModule(specifier, CATALOGUE)).toBeUndefined();
  });

  it("prefers an exact specifier to a family, and a longer family to a shorter one", () => {
    const library: ClientLibrary = {
      name: "acme",
      title: "acme",
      modules: [
        { specifier: "acme/*", exports: { members: {} } },
        { specifier: "acme/deep/*", exports: { harmless: true } },
        { specifier: "acme/deep/client", exports: { members: { open: {} } } },
      ],
      source: "acme 1.0.0",
    };
    expect(describeModule("acme/other", [library])?.exports).toEqual({ members: {} });
    expect(describeModule("acme/deep/other", [library])?.exports).toEqual({ harmless: true });
    expect(describeModule("acme/deep/client", [library])?.exports).toEqual({ members: { open: {} } });
    expect(describeModule("acme", [library])).toBeUndefined();
  });

  it("takes the first library that describes a specifier, so that a team's own description comes first", () => {
    const own: ClientLibrary = {
      name: "redis",
      title: "our redis",
      modules: [{ specifier: "redis", exports: { harmless: true } }],
      source: "policy file",
    };
    expect(describeModule("redis", [own, ...CATALOGUE])?.library).toBe(own);
  });
});
