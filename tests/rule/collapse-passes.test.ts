import { fileURLToPath } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, it } from "vitest";
import plugin from "../../src/plugin.js";

const cwd = fileURLToPath(new URL("../rules/fixtures/full", import.meta.url));
const filename = `${cwd}/src/chains/service.ts`;

/** The text after each pass of `--fix` that changes something, with these rules on. */
function passes(code: string, rules: readonly string[]): string[] {
  const linter = new Linter({ cwd });
  const config: Linter.Config = {
    files: ["**/*.ts"],
    languageOptions: { parser },
    plugins: { "redis-policy": plugin },
    rules: Object.fromEntries(rules.map((rule) => [`redis-policy/${rule}`, "error"])),
  };
  const texts: string[] = [];
  for (let text = code; texts.length < 10; text = texts.at(-1)!) {
    const fixes = linter
      .verify(text, config, { filename })
      .flatMap(({ fix }) => (fix ? [fix] : []))
      .sort((one, other) => one.range[0] - other.range[0] || one.range[1] - other.range[1]);
    let next = "";
    let last = 0;
    let end = -1;
    for (const { range, text: replacement } of fixes) {
      if (end >= range[0]) continue;
      next += text.slice(last, range[0]) + replacement;
      last = end = range[1];
    }
    next += text.slice(last);
    if (next === text) break;
    texts.push(next);
  }
  return texts;
}

const chain = (name: string, db = 4): string => `
export async function ${name}(): Promise<Redis | null> {
  try {
    const client = new Redis({ host: PRIMARY_HOST, db: ${db} });
    await client.ping();
    return client;
  } catch (error) {
    log.warn("no answer", error);
    return new Redis({ host: LOCAL_HOST, db: ${db} });
  }
}
`;
const collapsed = (name: string, database = "metrics"): string => `
export async function ${name}(): Promise<Redis | null> {
  return getRedisClient("${database}");
}
`;
const direct = (name: string): string => `
export async function ${name}(key: string): Promise<string | null> {
  const redis = new Redis({ host: LOCAL_HOST, db: 6 });
  return redis.get(key);
}
`;
const replaced = (name: string): string => `
export async function ${name}(key: string): Promise<string | null> {
  const redis = getRedisClient("sessions");
  if (!redis) {
    throw new Error("Redis database sessions is not available.");
  }
  return redis.get(key);
}
`;
const HEAD = `import { Redis } from "ioredis";
import { log } from "./log.js";

const PRIMARY_HOST = "172.16.168.23";
const LOCAL_HOST = "localhost";
`;
const HEAD_AFTER = `import type { Redis } from "ioredis";
import { getRedisClient } from "../redis/client.js";
`;

const ALL = ["no-client-fallback", "no-direct-client", "no-client-import"];

describe("a decided chain", () => {
  it.each([
    ["alone", chain("one"), collapsed("one")],
    ["beside another one", chain("one") + chain("two", 6), collapsed("one") + collapsed("two", "sessions")],
    ["between connections", direct("a") + chain("one") + direct("b"), replaced("a") + collapsed("one") + replaced("b")],
    [
      "among many",
      chain("one") + direct("a") + chain("two") + direct("b") + chain("three") + direct("c") + chain("four"),
      collapsed("one") +
        replaced("a") +
        collapsed("two") +
        replaced("b") +
        collapsed("three") +
        replaced("c") +
        collapsed("four"),
      // Among many, only what is plainly about connections goes with the last of them.
      HEAD_AFTER.replace("\n", '\nimport { log } from "./log.js";\n'),
    ],
  ] as readonly (readonly [string, string, string, string?])[])(
    "%s is collapsed in at most three passes, with all rules or one",
    (_title, before, after, head = HEAD_AFTER) => {
      const all = passes(HEAD + before, ALL);
      expect(all.at(-1)).toBe(head + after);
      expect(all.length).toBeLessThanOrEqual(3);
      expect(passes(HEAD + before, ["no-direct-client"]).at(-1)).toBe(head + after);
    },
  );

  it("whose connections were replaced before is collapsed too", () => {
    const left = `import { getRedisClient } from "../redis/client.js";
import { log } from "./log.js";
export async function open() {
  try {
    const client = getRedisClient("metrics");
    if (!client) {
      throw new Error("Redis database metrics is not available.");
    }
    await client.ping();
    return client;
  } catch (error) {
    log.warn("no answer", error);
    return getRedisClient("metrics");
  }
}
`;
    expect(passes(left, ALL)).toEqual([
      `import { getRedisClient } from "../redis/client.js";
export async function open() {
  return getRedisClient("metrics");
}
`,
    ]);
  });

  it("hands over what all its attempts ask for", () => {
    const prefixed = HEAD + chain("one").replaceAll("db: 4", 'db: 4, keyPrefix: "a:"');
    const all = passes(prefixed, ALL);
    expect(all.at(-1)).toBe(HEAD_AFTER + collapsed("one", 'metrics", { keyPrefix: "a:" }').replace('}")', "})"));
    expect(all.length).toBeLessThanOrEqual(3);
  });

  it("whose attempts differ in an option stays", () => {
    const differing = HEAD + chain("one").replace("LOCAL_HOST, db: 4", 'LOCAL_HOST, db: 4, keyPrefix: "a:"');
    const all = passes(differing, ALL);
    expect(all.at(-1)).toContain('getRedisClient("metrics");');
    expect(all.at(-1)).toContain('getRedisClient("metrics", { keyPrefix: "a:" });');
    expect(all.length).toBeLessThanOrEqual(3);
  });

  it("that stays a suggestion leaves its connections to their own fixes", () => {
    const open = `import { Redis } from "ioredis";
import { page } from "./page.js";
export async function open(): Promise<Redis | null> {
  try {
    return new Redis({ host: "172.16.168.23", db: 4 });
  } catch {
    page("it is down");
    return new Redis({ db: 4 });
  }
}
`;
    expect(passes(open, ALL).at(-1)).toBe(`import type { Redis } from "ioredis";
import { page } from "./page.js";
import { getRedisClient } from "../redis/client.js";
export async function open(): Promise<Redis | null> {
  try {
    return getRedisClient("metrics");
  } catch {
    page("it is down");
    return getRedisClient("metrics");
  }
}
`);
  });
});
