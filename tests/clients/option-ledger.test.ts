import { describe, expect, it } from "vitest";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS } from "../../src/clients/ioredis.js";
import { REDIS_CLUSTER_OPTIONS, REDIS_OPTIONS, REDIS_SENTINEL_OPTIONS } from "../../src/clients/redis.js";

describe("fates of ioredis options", () => {
  it.each([
    ["host", "owned"],
    ["db", "owned"],
    ["sentinelPassword", "owned"],
    ["natMap", "owned"],
    ["connectTimeout", "tuning"],
    ["commandTimeout", "tuning"],
    ["retryStrategy", "tuning"],
    ["reconnectOnError", "tuning"],
    ["maxRetriesPerRequest", "tuning"],
    ["lazyConnect", "meaning"],
    ["connectionName", "tuning"],
    ["enableAutoPipelining", "tuning"],
    ["keyPrefix", "meaning"],
    ["stringNumbers", "meaning"],
    ["enableOfflineQueue", "meaning"],
    ["readOnly", "meaning"],
    ["role", "meaning"],
    ["autoResubscribe", "meaning"],
    ["autoResendUnfulfilledCommands", "meaning"],
    ["scripts", "meaning"],
    ["replyMapping", "meaning"],
    ["monitor", "profile"],
  ])("%s: %s", (name, fate) => {
    expect(IOREDIS_OPTIONS[name]?.fate).toBe(fate);
  });

  it.each([
    ["keyPrefix", ""],
    ["enableOfflineQueue", true],
    ["readOnly", false],
    ["stringNumbers", false],
    ["autoResubscribe", true],
    ["maxRetriesPerRequest", 20],
    ["db", 0],
  ])("%s: %j changes nothing", (name, value) => {
    expect(IOREDIS_OPTIONS[name]?.default).toBe(value);
  });

  it("knows a worker by maxRetriesPerRequest: null", () => {
    expect(IOREDIS_OPTIONS["maxRetriesPerRequest"]?.profileValues).toEqual([null]);
  });

  it("has no url: ioredis ignores such an option", () => {
    expect(IOREDIS_OPTIONS).not.toHaveProperty("url");
  });

  it("describes the options of cluster nodes below redisOptions, without an address", () => {
    expect(IOREDIS_CLUSTER_OPTIONS["redisOptions.password"]?.role).toBe("password");
    expect(IOREDIS_CLUSTER_OPTIONS["redisOptions.keyPrefix"]?.fate).toBe("meaning");
    expect(IOREDIS_CLUSTER_OPTIONS).not.toHaveProperty(["redisOptions.host"]);
  });
});

describe("fates of node-redis options", () => {
  it.each([
    ["url", "owned", undefined],
    ["socket.host", "owned", undefined],
    ["password", "owned", undefined],
    ["database", "owned", { from: 4 }],
    ["name", "tuning", { from: 4 }],
    ["disableOfflineQueue", "meaning", { from: 4 }],
    ["legacyMode", "meaning", { from: 4, to: 4 }],
    ["RESP", "meaning", { from: 5 }],
    ["commandOptions.typeMapping", "meaning", { from: 5 }],
    ["commandOptions.timeout", "tuning", { from: 5 }],
    ["keyPrefix", "meaning", { from: 6 }],
    ["host", "owned", { to: 3 }],
    ["db", "owned", { to: 3 }],
    ["auth_pass", "owned", { to: 3 }],
    ["prefix", "meaning", { to: 3 }],
    ["return_buffers", "meaning", { to: 3 }],
    ["returnBuffers", "meaning", { to: 3 }],
    ["detect_buffers", "meaning", { to: 3 }],
    ["enable_offline_queue", "meaning", { to: 3 }],
    ["enableOfflineQueue", "meaning", { to: 3 }],
    ["retry_strategy", "tuning", { to: 3 }],
    ["retryStrategy", "tuning", { to: 3 }],
    ["no_ready_check", "tuning", { to: 3 }],
  ])("%s: %s", (name, fate, majors) => {
    expect(REDIS_OPTIONS[name]?.fate).toBe(fate);
    expect(REDIS_OPTIONS[name]?.majors).toEqual(majors);
  });

  it("knows a client that gives up by reconnectStrategy: false", () => {
    expect(REDIS_OPTIONS["socket.reconnectStrategy"]?.profileValues).toEqual([false]);
  });

  it("describes clusters and sentinel groups", () => {
    expect(REDIS_CLUSTER_OPTIONS["rootNodes"]?.role).toBe("nodes");
    expect(REDIS_CLUSTER_OPTIONS["defaults.password"]?.role).toBe("password");
    expect(REDIS_SENTINEL_OPTIONS["sentinelRootNodes"]?.role).toBe("sentinels");
    expect(REDIS_SENTINEL_OPTIONS["nodeClientOptions.database"]?.role).toBe("database");
    expect(REDIS_SENTINEL_OPTIONS["sentinelClientOptions"]).toEqual({ fate: "owned", secret: true });
  });
});
