import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check, standaloneModule, type SchemaCheck } from "../../src/policy/compiled-schema.js";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const VALID: Json = {
  client: {
    javascript: { module: "./src/redis.ts", export: "getRedisClient", library: "ioredis", options: ["keyPrefix"] },
    python: { module: "src.redis", export: "get_redis_client", defaults: { decode_responses: true } },
  },
  servers: { default: { endpoints: ["localhost:6379", "$REDIS_HOST"] } },
  databases: {
    main: { db: 0, description: "Cache", sources: ["process.env.REDIS_URL"], server: "default" },
    metrics: { db: 4, for: ["src/**"], aliasOf: "main" },
    tasks: { deprecated: true, replacedBy: "main" },
  },
  exemptions: [{ files: ["src/a.ts"], reason: "walks all", status: "never", until: "2027-03-31" }],
  decisions: [{ files: ["src/b.ts"], database: "main", reason: "moves on purpose" }],
  libraries: [{ name: "house", module: "./src/house.ts", exports: { open: { opens: "client", like: "ioredis" } } }],
};

const STRANGE: readonly Json[] = [null, "", "text", "x".repeat(20_000), -1, 1.5, 99_999, true, [], [""], {}, { "": 1 }];

/** The valid file with each of its parts in turn missing, misspelled, or in the place of something else. */
function* broken(value: Json): Generator<Json> {
  yield* STRANGE;
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) for (const other of broken(item)) yield value.with(at, other);
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    const { [key]: _, ...rest } = value;
    yield rest;
    yield { ...rest, [`${key}s`]: child };
    for (const other of broken(child)) yield { ...value, [key]: other };
  }
}

/** What the check says, and which of its errors are about the same part of the schema. */
function answerOf(of: SchemaCheck, value: Json) {
  const isValid = of(value);
  const errors = isValid ? [] : (of.errors ?? []);
  const parts = [...new Set(errors.map(({ parentSchema }) => parentSchema))];
  return errors.map((error) => ({ ...error, part: parts.indexOf(error.parentSchema) }));
}

describe("the code that the build makes of the schema", () => {
  const folder = mkdtempSync(join(tmpdir(), "redis-policy-schema-"));
  let built: { readonly check: SchemaCheck };

  beforeAll(async () => {
    const path = join(folder, "compiled-schema.mjs");
    writeFileSync(path, await standaloneModule());
    built = (await import(pathToFileURL(path).href)) as typeof built;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("stands alone", async () => {
    expect(await standaloneModule()).not.toMatch(/\b(?:require|import)\b\s*\(|\bimport\s*[{"']/u);
  });

  it("says what the schema says", () => {
    expect(built.check(VALID)).toBe(true);
    const samples = [...broken(VALID)];
    const found = samples.map((sample) => answerOf(built.check, sample));
    expect(found.filter((errors) => errors.length > 0).length).toBeGreaterThan(400);
    expect(found).toEqual(samples.map((sample) => answerOf(check, sample)));
  });

  it("counts characters, not halves of them", () => {
    const name = (character: string, count: number): Json => ({ databases: { [character.repeat(count)]: { db: 0 } } });
    for (const count of [200, 201])
      expect(answerOf(built.check, name("😀", count))).toEqual(answerOf(check, name("😀", count)));
    expect(built.check(name("😀", 200))).toBe(check(name("a", 200)));
  });
});
