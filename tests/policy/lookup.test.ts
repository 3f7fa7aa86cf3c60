import { describe, expect, it } from "vitest";
import {
  allowedIn,
  canonicalName,
  databaseForSource,
  databaseNamed,
  databasesAt,
  environmentListed,
  namesFor,
  serverForEndpoint,
  serverForEnvironment,
  suggestName,
} from "../../src/policy/lookup.js";
import type { Policy } from "../../src/policy/policy.js";
import { policyFor } from "./policy-for.js";

const POLICY = policyFor(`
servers:
  default: { endpoints: ['redis-1:6379', 'Redis-2', 'localhost:6379', '$REDIS_HOST'] }
  queue: { endpoints: ['queue-redis:6379', '[::1]:6380', '$QUEUE_URL'] }
databases:
  main: { db: 0, sources: [process.env.REDIS_URL, 'config.get("redis.url")'] }
  metrics: { db: 4 }
  workflows: { db: 7 }
  monitoring: { db: 7, aliasOf: workflows, for: ['**/infrastructure-monitor.*'] }
  watchers: { db: 7, aliasOf: monitoring }
  audit: { db: 10, allowedIn: ['services/audit/**'] }
  jobs: { db: 0, server: queue }
  tasks: { db: 7, deprecated: true, replacedBy: workflows }
  one: { db: 12 }
  two: { db: 12 }
  api: { db: 13, for: ['api/**'] }
  web: { db: 13, for: ['web/**'] }
  narrow: { db: 14, for: ['narrow/**'] }
  left: { db: 15 }
  right: { db: 15, for: ['right/**'] }
`);

function database(name: string, policy: Policy = POLICY) {
  const found = databaseNamed(policy, name);
  if (!found) {
    throw new Error(`no ${name}`);
  }
  return found;
}

describe("databaseNamed", () => {
  it.each([
    ["metrics", 4],
    ["monitoring", 7],
    ["tasks", 7],
    ["Metrics", undefined],
    ["constructor", undefined],
    ["__proto__", undefined],
    ["", undefined],
  ])("%s", (name, index) => {
    expect(databaseNamed(POLICY, name)?.index).toBe(index);
  });
});

describe("databasesAt", () => {
  it.each([
    ["default", 0, ["main"]],
    ["queue", 0, ["jobs"]],
    ["default", 7, ["workflows", "monitoring", "watchers"]],
    ["default", 1, []],
    ["nowhere", 0, []],
  ])("%s %i", (server, index, names) => {
    expect(databasesAt(POLICY, server, index).map(({ name }) => name)).toEqual(names);
  });
});

describe("canonicalName", () => {
  it.each([
    ["main", "main"],
    ["monitoring", "workflows"],
    ["watchers", "workflows"],
  ])("%s", (name, canonical) => {
    expect(canonicalName(POLICY, database(name))).toBe(canonical);
  });
});

describe("namesFor", () => {
  it.each([
    ["one name", 4, "/repo/src/a.ts", ["metrics"]],
    ["no name", 5, "/repo/src/a.ts", []],
    ["aliases fold into the name they stand for", 7, "/repo/src/a.ts", ["workflows"]],
    ["`for` picks an alias", 7, "/repo/src/infrastructure-monitor.ts", ["monitoring"]],
    ["`for` does not reach beyond the folder", 7, "/other/infrastructure-monitor.ts", ["workflows"]],
    ["nothing tells two names apart", 12, "/repo/src/a.ts", ["one", "two"]],
    ["`for` of one", 13, "/repo/api/a.ts", ["api"]],
    ["`for` of the other", 13, "/repo/web/a.ts", ["web"]],
    ["`for` of none", 13, "/repo/src/a.ts", ["api", "web"]],
    ["a single name needs no `for`", 14, "/repo/src/a.ts", ["narrow"]],
    ["`for` wins over a name without", 15, "/repo/right/a.ts", ["right"]],
    ["a name without `for` is left elsewhere", 15, "/repo/src/a.ts", ["left"]],
    ["Windows separators do not matter on other systems", 4, "C:\\repo\\a.ts", ["metrics"]],
  ])("%s", (_, index, file, names) => {
    expect(namesFor(POLICY, "default", index, file).map(({ name }) => name)).toEqual(names);
  });

  it("keeps an alias whose name is bound to other files", () => {
    const policy = policyFor("databases: { a: { db: 1, for: ['a/**'] }, b: { db: 1, aliasOf: a } }");
    expect(namesFor(policy, "default", 1, "/repo/src/x.ts").map(({ name }) => name)).toEqual(["b"]);
    expect(namesFor(policy, "default", 1, "/repo/a/x.ts").map(({ name }) => name)).toEqual(["a"]);
  });

  it("folds an alias of an alias, even where the one between dropped out", () => {
    const policy = policyFor(
      "databases: { a: { db: 1 }, b: { db: 1, aliasOf: a, for: ['b/**'] }, c: { db: 1, aliasOf: b } }",
    );
    expect(namesFor(policy, "default", 1, "/repo/src/x.ts").map(({ name }) => name)).toEqual(["a"]);
  });
});

describe("serverForEndpoint", () => {
  it.each([
    ["redis-1", 6379, "listed default"],
    ["REDIS-1", undefined, "listed default"],
    ["redis-1", 6380, "foreign"],
    ["redis-2", 6379, "listed default"],
    ["redis-3", 6379, "foreign"],
    ["redis-1.evil.example", 6379, "foreign"],
    ["queue-redis", undefined, "listed queue"],
    ["localhost", 6379, "listed default"],
    ["127.0.0.1", undefined, "listed default"],
    ["::1", 6379, "listed default"],
    ["[::1]", 6379, "listed default"],
    ["0.0.0.0", 6379, "listed default"],
    ["LOCALHOST", 6379, "listed default"],
    ["127.0.0.1", 6380, "listed queue"],
    ["localhost", 7000, "loopback default"],
    ["", 6379, "foreign"],
  ])("%s %s", (host, port, expected) => {
    const answer = serverForEndpoint(POLICY, host, port);
    expect(answer.state === "foreign" ? answer.state : `${answer.state} ${answer.server.name}`).toBe(expected);
  });

  it("has no default server to fall back on where there is none", () => {
    const policy = policyFor("servers: { a: {} }\ndatabases: { x: { db: 0, server: a } }");
    expect(serverForEndpoint(policy, "localhost", 6379)).toEqual({ state: "foreign" });
  });

  it("takes this machine for the only server", () => {
    const policy = policyFor("databases: { x: { db: 0 } }");
    expect(serverForEndpoint(policy, "localhost", undefined).state).toBe("loopback");
    expect(serverForEndpoint(policy, "redis-1", undefined).state).toBe("foreign");
  });
});

describe("environment variables", () => {
  it.each([
    ["REDIS_HOST", "default"],
    ["QUEUE_URL", "queue"],
    ["redis_host", undefined],
    ["$REDIS_HOST", undefined],
  ])("%s", (name, server) => {
    const answer = serverForEnvironment(POLICY, name);
    expect(answer.state === "listed" ? answer.server.name : undefined).toBe(server);
  });

  it("are listed or not", () => {
    expect(environmentListed(POLICY)).toBe(true);
    expect(environmentListed(policyFor("endpoints: [a]\ndatabases: { x: { db: 0 } }"))).toBe(false);
  });
});

describe("databaseForSource", () => {
  it.each([
    ["process.env.REDIS_URL", "main"],
    ["process.env['REDIS_URL']", "main"],
    ["process.env.REDIS_URL!", "main"],
    ["process?.env?.REDIS_URL", "main"],
    ["config.get( 'redis.url' )", "main"],
    ["process.env.REDIS_URL_2", undefined],
    ["env.REDIS_URL", undefined],
    ["", undefined],
    ["x".repeat(5000), undefined],
  ])("%s", (source, name) => {
    expect(databaseForSource(POLICY, source)?.name).toBe(name);
  });

  it("never answers with a deprecated name", () => {
    const policy = policyFor("databases: { a: { db: 1, deprecated: true, sources: [x.y] } }");
    expect(databaseForSource(policy, "x.y")).toBeUndefined();
  });
});

describe("allowedIn", () => {
  it.each([
    ["main", "/repo/a.ts", true],
    ["audit", "/repo/services/audit/a.ts", true],
    ["audit", "/repo/services/billing/a.ts", false],
    ["audit", "/other/services/audit/a.ts", false],
  ])("%s in %s", (name, file, expected) => {
    expect(allowedIn(POLICY, database(name), file)).toBe(expected);
  });

  it("means nowhere when the list is empty of matches", () => {
    const policy = policyFor("databases: { a: { db: 1, allowedIn: ['none.ts'] } }");
    expect(allowedIn(policy, database("a", policy), "/repo/a.ts")).toBe(false);
  });
});

describe("suggestName", () => {
  it.each([
    ["metrcs", ["metrics"]],
    ["Metrics", ["metrics"]],
    ["workflow", ["workflows"]],
    ["work_flows", ["workflows"]],
    ["task", []],
    ["vectors", []],
    ["", []],
    ["x".repeat(100_000), []],
  ])("%s", (name, names) => {
    expect(suggestName(POLICY, name)).toEqual(names);
  });

  it("gives at most three, the closest first", () => {
    const policy = policyFor(
      "databases: { cache4: { db: 1 }, cache1: { db: 2 }, cache2: { db: 3 }, cache3: { db: 4 } }",
    );
    expect(suggestName(policy, "cache22")).toEqual(["cache2", "cache4", "cache1"]);
  });
});
