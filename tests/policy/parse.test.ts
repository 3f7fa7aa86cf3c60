import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/policy/parse.js";
import { policyFor } from "./policy-for.js";

const FULL = `
client:
  javascript:
    module: ./src/redis/client.ts
    export: getRedisClient
    library: ioredis
    argument: name
    async: false
    nullable: true
    onNull: throw
    connects: true
    options: [keyPrefix]
    dedicated: { dedicated: true }
    deprecated:
      - { export: createRedis }
      - { module: ../old/redis.js, export: default }
      - { module: '@acme/old-redis', export: connect }
  python:
    module: src.utils.redis_client
    export: get_redis_client
    asyncArgument: async_client=True
    defaults: { decode_responses: true, socket_timeout: null }
servers:
  default: { endpoints: ['172.16.168.23:6379', 'localhost:6379', '$REDIS_HOST'] }
  queue: { endpoints: ['queue-redis:6380'] }
databases:
  main: { db: 0, description: General cache and queues, sources: ['process.env.REDIS_URL', "config[ 'redis' ].url"] }
  workflows: { db: 7, description: Workflow state }
  monitoring: { db: 7, aliasOf: workflows, for: ['**/infrastructure-monitor.*'] }
  audit: { db: 10, allowedIn: ['services/audit/**'] }
  jobs: { db: 0, server: queue, description: Job queue }
  tasks: { deprecated: true, replacedBy: workflows }
exemptions:
  - { files: ['src/memory-graph.ts'], reason: RedisJSON needs a connection of its own, status: never }
  - { files: ['src/api/cache.ts'], reason: walks all databases, status: complex, until: 2027-03-31 }
decisions:
  - { files: ['src/knowledge/**'], accept: [returnBuffers], reason: reads go through getBuffer since March }
  - { files: ['src/worker.ts'], dedicated: true, reason: blocking reads }
  - files: ['src/a.ts']
    database: monitoring
    collapse: true
    drop: [discoverService, 'this.log.#write', log.*]
    reason: moves on purpose
`;

const LIBRARY_AT = FULL.indexOf("library: ioredis") + "library: ".length;

describe("a full policy file", () => {
  const policy = policyFor(FULL);

  it("gives the file, its folder and its digest", () => {
    expect(policy.file).toBe("/repo/redis-policy.yaml");
    expect(policy.directory).toBe("/repo");
    expect(policy.digest).toBe(createHash("sha256").update(FULL).digest("hex"));
    expect(policy.warnings).toEqual([]);
  });

  it("gives the canonical clients", () => {
    expect(policy.clients).toMatchObject([
      {
        module: "./src/redis/client.ts",
        path: "/repo/src/redis/client.ts",
        export: "getRedisClient",
        library: "ioredis",
        libraryAt: {
          line: 6,
          column: 14,
          endLine: 6,
          endColumn: 21,
          range: [LIBRARY_AT, LIBRARY_AT + 7],
          text: "ioredis",
        },
        argument: "name",
        async: false,
        nullable: true,
        onNull: "throw",
        connects: true,
        options: ["keyPrefix"],
        dedicated: { dedicated: true },
        deprecated: [
          { module: "./src/redis/client.ts", path: "/repo/src/redis/client.ts", export: "createRedis" },
          { module: "../old/redis.js", path: "/old/redis.js", export: "default" },
          { module: "@acme/old-redis", path: undefined, export: "connect" },
        ],
      },
    ]);
    expect(policy.python).toEqual({
      module: "src.utils.redis_client",
      export: "get_redis_client",
      asyncArgument: "async_client=True",
      defaults: { decode_responses: true, socket_timeout: null },
    });
  });

  it("gives the servers", () => {
    expect([...policy.servers.values()]).toEqual([
      {
        name: "default",
        endpoints: [
          { host: "172.16.168.23", port: 6379 },
          { host: "localhost", port: 6379 },
          { environment: "REDIS_HOST" },
        ],
      },
      { name: "queue", endpoints: [{ host: "queue-redis", port: 6380 }] },
    ]);
  });

  it("gives the databases with the places of their names", () => {
    expect([...policy.databases.keys()]).toEqual(["main", "workflows", "monitoring", "audit", "jobs", "tasks"]);
    expect(policy.databases.get("main")).toEqual({
      name: "main",
      index: 0,
      server: "default",
      description: "General cache and queues",
      aliasOf: undefined,
      deprecated: false,
      replacedBy: undefined,
      for: [],
      allowedIn: undefined,
      sources: ["process.env.REDIS_URL", "config.redis.url"],
      line: 27,
      column: 3,
    });
    expect(policy.databases.get("monitoring")).toMatchObject({
      aliasOf: "workflows",
      for: ["**/infrastructure-monitor.*"],
    });
    expect(policy.databases.get("audit")).toMatchObject({ allowedIn: ["services/audit/**"] });
    expect(policy.databases.get("jobs")).toMatchObject({ server: "queue", index: 0 });
    expect(policy.databases.get("tasks")).toMatchObject({
      deprecated: true,
      replacedBy: "workflows",
      index: undefined,
    });
  });

  it("gives exemptions and decisions with their places", () => {
    expect(policy.exemptions).toMatchObject([
      {
        files: ["src/memory-graph.ts"],
        reason: "RedisJSON needs a connection of its own",
        status: "never",
        until: undefined,
        line: 34,
        column: 5,
      },
      {
        files: ["src/api/cache.ts"],
        reason: "walks all databases",
        status: "complex",
        until: "2027-03-31",
        line: 35,
        column: 5,
      },
    ]);
    expect(policy.decisions).toEqual([
      expect.objectContaining({
        database: undefined,
        accept: ["returnBuffers"],
        dedicated: false,
        collapse: false,
        drop: [],
        line: 37,
        column: 5,
      }),
      expect.objectContaining({ database: undefined, accept: [], dedicated: true, line: 38, column: 5 }),
      expect.objectContaining({
        database: "monitoring",
        accept: [],
        dedicated: false,
        collapse: true,
        drop: ["discoverService", "this.log.#write", "log.*"],
        line: 39,
        column: 5,
      }),
    ]);
  });
});

describe("defaults", () => {
  it("are those of the smallest useful file", () => {
    const policy = policyFor(
      "client: { javascript: { module: '@acme/redis', export: default, library: redis } }\ndatabases: { main: { db: 0 } }",
    );
    expect(policy.clients[0]).toMatchObject({
      module: "@acme/redis",
      path: undefined,
      export: "default",
      library: "redis",
      libraryAt: { line: 1, column: 74, endLine: 1, endColumn: 79, range: [73, 78], text: "redis" },
      argument: "name",
      async: false,
      nullable: false,
      onNull: undefined,
      connects: undefined,
      options: [],
      dedicated: undefined,
      deprecated: [],
    });
    expect(policy.python).toBeUndefined();
    expect([...policy.servers.values()]).toEqual([{ name: "default", endpoints: [] }]);
    expect(policy).toMatchObject({ exemptions: [], decisions: [], libraries: [] });
  });

  it("do not need a client", () => {
    expect(policyFor("databases: { main: { db: 0 } }").clients).toEqual([]);
  });

  it("take a list of clients, one for each library", () => {
    const clients =
      "[{ module: a, export: b, library: ioredis }, { module: c, export: d, library: redis, argument: object }]";
    const policy = policyFor(`client: { javascript: ${clients} }\ndatabases: { main: { db: 0 } }`);
    expect(policy.clients.map(({ library, argument }) => [library, argument])).toEqual([
      ["ioredis", "name"],
      ["redis", "object"],
    ]);
  });

  it("keep the largest index", () => {
    expect(policyFor("databases: { a: { db: 2147483647 } }").databases.get("a")?.index).toBe(2147483647);
  });
});

describe("endpoints", () => {
  it.each([
    ["Redis-1:6380", { host: "redis-1", port: 6380 }],
    ["Redis-1", { host: "redis-1", port: 6379 }],
    ["[::1]:6380", { host: "::1", port: 6380 }],
    ["[FE80::1]", { host: "fe80::1", port: 6379 }],
    ["$REDIS_HOST", { environment: "REDIS_HOST" }],
    ["${REDIS_HOST}", { environment: "REDIS_HOST" }],
    ["redis://redis-1:6380/4?db=5", { host: "redis-1", port: 6380 }],
    ["rediss://Redis-1", { host: "redis-1", port: 6379 }],
    ["redis://[::1]:6380", { host: "::1", port: 6380 }],
    ["valkey://v", { host: "v", port: 6379 }],
  ])("%s", (text, endpoint) => {
    const policy = policyFor(`endpoints: ['${text}']\ndatabases: { main: { db: 0 } }`);
    expect(policy.servers.get("default")?.endpoints).toEqual([endpoint]);
  });
});

describe("two names on one index", () => {
  it.each([
    ["an alias", "a: { db: 7 }, b: { db: 7, aliasOf: a }", []],
    ["an alias of an alias", "a: { db: 7 }, b: { db: 7, aliasOf: a }, c: { db: 7, aliasOf: b }", []],
    ["told apart by `for`", "a: { db: 7 }, b: { db: 7, for: ['b/**'] }", []],
    ["another server", "a: { db: 7 }, b: { db: 7, server: queue }", []],
    ["a deprecated name", "a: { db: 7 }, b: { db: 7, deprecated: true }", []],
    ["nothing tells them apart", "a: { db: 7 }, b: { db: 7 }", [[1, 28]]],
    [
      "three of them",
      "a: { db: 7 }, b: { db: 7 }, c: { db: 7 }",
      [
        [1, 28],
        [1, 42],
      ],
    ],
  ])("%s", (_, databases, places) => {
    const { policy, problems } = parsePolicy(
      `databases: { ${databases} }\nservers: { default: {}, queue: {} }`,
      "/repo/redis-policy.yaml",
    );
    expect(problems.map(({ line, column }) => [line, column])).toEqual(places);
    expect(problems.every(({ severity }) => severity === "warning")).toBe(true);
    expect(policy?.warnings).toEqual(problems);
  });
});

describe("the older shape", () => {
  const OLDER = `
redis:
  timeout: 5
host: 172.16.168.23
port: 6380
password: not-read
pool: { size: 20 }
redis_databases:
  main: { db: 0, description: General, ttl: 60 }
  metrics: { db: 4 }
`;

  it("is read as it is", () => {
    const policy = policyFor(OLDER, "/repo/redis-databases.yaml");
    expect(policy.warnings).toEqual([]);
    expect([...policy.databases.values()].map(({ name, index, line }) => [name, index, line])).toEqual([
      ["main", 0, 9],
      ["metrics", 4, 10],
    ]);
    expect(policy.servers.get("default")?.endpoints).toEqual([{ host: "172.16.168.23", port: 6380 }]);
    expect(JSON.stringify([...policy.databases, policy])).not.toContain("not-read");
  });

  it.each([
    ["host: h", [{ host: "h", port: 6379 }]],
    ["host: h\nport: '6380'", [{ host: "h", port: 6380 }]],
    ["host: h:7000\nport: 6380", [{ host: "h", port: 7000 }]],
    ["host: '::1'\nport: 6380", [{ host: "::1", port: 6380 }]],
    ["host: $REDIS_HOST\nport: 6380", [{ environment: "REDIS_HOST" }]],
    ["host: redis://h:7000/3", [{ host: "h", port: 7000 }]],
    ["port: 6380", []],
    [
      "host: h\nendpoints: [k]",
      [
        { host: "k", port: 6379 },
        { host: "h", port: 6379 },
      ],
    ],
  ])("host and port: %s", (text, endpoints) => {
    const policy = policyFor(`${text}\nredis_databases: { main: { db: 0 } }`);
    expect(policy.servers.get("default")?.endpoints).toEqual(endpoints);
  });

  it("only warns about a host that it cannot read", () => {
    const { policy, problems } = parsePolicy(
      "host: ${HOST:-h}\nredis_databases: { main: { db: 0 } }",
      "/repo/redis-databases.yaml",
    );
    expect(problems.map(({ line, column, severity }) => [line, column, severity])).toEqual([[1, 7, "warning"]]);
    expect(policy?.servers.get("default")?.endpoints).toEqual([]);
  });

  it("takes what the newer one has beside it", () => {
    const policy = policyFor(
      "redis_databases: { a: { db: 1, sources: [x.y] } }\nclient: { javascript: { module: ./c, export: d, library: redis } }\nexemptions: [{ files: [x], reason: y }]",
    );
    expect(policy.clients[0]?.path).toBe("/repo/c");
    expect(policy.exemptions).toHaveLength(1);
    expect(policy.databases.get("a")?.sources).toEqual(["x.y"]);
  });
});

describe("libraries", () => {
  const policy = policyFor(`
databases: { main: { db: 0 } }
client: { javascript: { module: a, export: b, library: acme-redis } }
libraries:
  - name: acme-redis
    title: Acme Redis
    exports:
      AcmeRedis:
        arguments: [[port, host, options], [url, options], [options]]
        options:
          host: host
          socket.port: port
          retries: tuning
          keyPrefix: { fate: meaning, effect: keys get another prefix, default: '' }
          auth: { role: password }
      createAcme: { like: ioredis, async: true, connectsByCall: true, defaultDatabase: 3, connectionOption: connection }
      AcmeError: { harmless: true }
      AcmeCluster: { opens: cluster, by: [new], arguments: [[nodes, options]] }
  - { name: other, module: other/sub, like: redis, exports: { default: { by: [call] } } }
  - { module: ./src/createRedis.ts, export: createRedis, arguments: [[url]], like: ioredis }
`);

  it("describe packages", () => {
    const [acme, other] = policy.libraries;
    expect(acme).toMatchObject({ name: "acme-redis", title: "Acme Redis", line: 5, column: 5 });
    expect(acme?.modules).toEqual([{ module: "acme-redis", path: undefined }]);
    expect(acme?.exports.get("AcmeRedis")).toEqual({
      name: "AcmeRedis",
      opens: "client",
      by: ["new", "extends"],
      arguments: [["port", "host", "options"], ["url", "options"], ["options"]],
      options: new Map([
        ["host", { role: "host", fate: "owned", default: undefined, effect: undefined }],
        ["socket.port", { role: "port", fate: "owned", default: undefined, effect: undefined }],
        ["retries", { role: "other", fate: "tuning", default: undefined, effect: undefined }],
        ["keyPrefix", { role: "other", fate: "meaning", default: "", effect: "keys get another prefix" }],
        ["auth", { role: "password", fate: "owned", default: undefined, effect: undefined }],
      ]),
      like: undefined,
      likeAt: undefined,
      connectionOption: undefined,
      async: false,
      connectsByCall: undefined,
      defaultDatabase: undefined,
    });
    expect(acme?.exports.get("createAcme")).toMatchObject({
      by: ["call"],
      arguments: undefined,
      like: "ioredis",
      likeAt: { line: 16, column: 27 },
      async: true,
      connectsByCall: true,
      defaultDatabase: 3,
      connectionOption: "connection",
    });
    expect(acme?.exports.get("AcmeError")?.opens).toBeUndefined();
    expect(acme?.exports.get("AcmeCluster")).toMatchObject({ opens: "cluster", by: ["new"] });
    expect(other?.modules).toEqual([{ module: "other/sub", path: undefined }]);
    expect(other?.exports.get("default")).toMatchObject({ by: ["call"], like: "redis" });
  });

  it("describe in-house functions", () => {
    const entry = policy.libraries[2];
    expect(entry).toMatchObject({ name: "./src/createRedis.ts", title: "createRedis" });
    expect(entry?.modules).toEqual([{ module: "./src/createRedis.ts", path: "/repo/src/createRedis.ts" }]);
    expect(entry?.exports.get("createRedis")).toMatchObject({ by: ["call"], arguments: [["url"]], like: "ioredis" });
  });
});

describe("YAML and JSON", () => {
  it("mean the same", () => {
    const json = JSON.stringify(
      { $schema: "./schema.json", databases: { a: { db: 1, description: 'é"\\ 😀' }, b: { db: 2 } }, endpoints: ["h"] },
      undefined,
      "\t",
    );
    const fromJson = policyFor(json, "/repo/redis-policy.json");
    expect(fromJson.databases.get("a")).toMatchObject({ description: 'é"\\ 😀', line: 4, column: 3 });
    expect(fromJson.servers.get("default")?.endpoints).toEqual([{ host: "h", port: 6379 }]);
  });

  it("may have CRLF and a byte order mark", () => {
    const policy = policyFor("\uFEFFdatabases:\r\n  a: { db: 1 }\r\n  b: { db: 2 }\r\n");
    expect([...policy.databases.values()].map(({ name, line, column }) => [name, line, column])).toEqual([
      ["a", 2, 3],
      ["b", 3, 3],
    ]);
    expect(policy.digest).toBe(policyFor("databases:\r\n  a: { db: 1 }\r\n  b: { db: 2 }\r\n").digest);
  });

  it("may use anchors for values", () => {
    const policy = policyFor("databases:\n  a: { db: 1, for: &files ['a/**'] }\n  b: { db: 2, for: *files }\n");
    expect(policy.databases.get("b")?.for).toEqual(["a/**"]);
  });
});
