import { describe, expect, it } from "vitest";
import { factsOf } from "./facts-of.js";

/** Arguments of which nothing is known but what they are called, typed or made as; and where the database comes from then. */
const KINDS: readonly (readonly [declaration: string, given: string, database: "absent" | "unknown"])[] = [
  ["", "url, redisOptions", "unknown"],
  ["", "config.redisUrl, config.redisOptions ?? {}", "unknown"],
  ["", "config.url, settings", "unknown"],
  ["", "opts.url, opts", "unknown"],
  ["const { url, ...rest } = config;", "url, rest", "unknown"],
  ["const { uri, ...more } = config;", "uri, more", "unknown"],
  ["const rest = __rest(config, ['url']);", "config.url, rest", "unknown"],
  ["declare function open(a: string, b: { db: number }): void;", "x, { ...y }", "unknown"],
  ["", "port, hostOptions", "unknown"],
  ["", "port, host", "absent"],
  ["", "config.port, config.host", "absent"],
  ["", "redis.REDIS_PORT, redis.REDIS_HOST", "absent"],
  ["", "x, y", "absent"],
  ["", "redisConfig.port, redisConfig.host", "absent"],
  ["", "port, host, options", "unknown"],
  ["const a = config.redisUrl;", "a, b", "unknown"],
  ["const a = config.port, b = config.host;", "a, b", "absent"],
  ["", "await address(), { ...more }", "unknown"],
  ["", "x, y as RedisOptions", "unknown"],
];

describe("what unknown arguments stand for", () => {
  it.each(KINDS)("%s new Redis(%s)", (declaration, given, database) => {
    const [connection] = factsOf(`import R from 'ioredis'; ${declaration} new R(${given});`).connections;
    const { target, unresolved } = connection!;
    const { state } = target.database;
    expect(state === "absent" && unresolved.length > 0 ? "unknown" : state).toBe(database);
    expect(target.host.state).toBe("unknown");
  });

  it.each([
    ["(address: string, more: RedisOptions) => new R(address, more)", "address"],
    ["(address: string, more: { db: number }) => new R(address, more)", "address"],
    ["(address: string, more = {}) => new R(address, more)", "address"],
    ["(a: number, b: string) => new R(a, b)", "b"],
    ["(port: string, host: string) => new R(port, host)", "host"],
    ["(address: string, settings: any) => new R(address, settings)", "address"],
  ])("%s", (code, host) => {
    const [connection] = factsOf(`import R, { type RedisOptions } from 'ioredis'; const open = ${code};`).connections;
    expect(connection?.target.host).toMatchObject({ state: "unknown", source: host });
  });
});
