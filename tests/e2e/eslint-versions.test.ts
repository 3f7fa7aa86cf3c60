import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { InstalledProject, type Linted } from "./install-project.js";

const POLICY = `client:
  javascript: { module: ./src/redis.ts, export: getRedisClient, library: ioredis, nullable: false }
endpoints: ['redis.internal:6379']
databases:
  main: { db: 0, description: Cache }
  metrics: { db: 4, description: Metrics }
`;

const BEFORE = `import { Redis } from "ioredis";

const client = new Redis({ host: "localhost", port: 6379, db: 4 });

export const names = () => client.smembers("names");
`;

const TYPED_AFTER = `import type { Redis } from "ioredis";
import { getRedisClient } from "./redis.js";

const client: Redis = getRedisClient("metrics");

export const names = () => client.smembers("names");
`;

const PLAIN_AFTER = `import { getRedisClient } from "./redis.js";

const client = getRedisClient("metrics");

export const names = () => client.smembers("names");
`;

const CANONICAL = `import { Redis } from "ioredis";

type Name = "main" | "metrics";

const indexes = JSON.parse(process.env.REDIS_DATABASES ?? "{}") as Record<Name, number>;
const clients = new Map<Name, Redis>();

export function getRedisClient(name: Name): Redis {
  const client = clients.get(name) ?? new Redis({ db: indexes[name] });
  clients.set(name, client);
  return client;
}
`;

const FILES = {
  "redis-policy.yaml": POLICY,
  "src/redis.ts": CANONICAL,
  "src/typed.ts": BEFORE.replace("client = ", "client: Redis = "),
  "src/plain.mjs": BEFORE,
  "src/other.ts": "export const answer = 42;\n",
};

const CONFIGURATION = `export default [
  { files: ["**/*.ts"], languageOptions: { parser } },
  { settings: policySettings() },
  redisPolicy.configs.recommended,
];
`;

const IMPORTS = `import * as parser from "@typescript-eslint/parser";
import redisPolicy, { policySettings } from "eslint-plugin-redis-policy";

`;

const REQUIRES = `const parser = require("@typescript-eslint/parser");
const redisPolicy = require("eslint-plugin-redis-policy");

`;

const CONFIGURATIONS: Readonly<Record<string, string>> = {
  "eslint.config.js": IMPORTS + CONFIGURATION,
  "eslint.config.mjs": IMPORTS + CONFIGURATION,
  "eslint.config.cjs":
    REQUIRES +
    CONFIGURATION.replace("export default", "module.exports =").replace("policySettings", "redisPolicy.policySettings"),
  "eslint.config.ts": IMPORTS + CONFIGURATION.replace(/\];\n$/, "] satisfies unknown[];\n"),
};

describe.each(["9.15.0", "9.39.5", "10.15.0"])("ESLint %s", (version) => {
  let project: InstalledProject;
  // Configuration files in TypeScript stood behind a flag until 9.18.
  const flags = version === "9.15.0" ? ["--flag", "unstable_ts_config"] : [];

  beforeAll(() => {
    project = new InstalledProject([
      `eslint@${version}`,
      "@typescript-eslint/parser@8.72.0",
      "typescript@6.0.3",
      "jiti@2",
      "ioredis@6.0.0",
      inject("tarball"),
    ]);
  });

  afterAll(() => {
    project.remove();
  });

  describe.each(Object.entries(CONFIGURATIONS))("%s", (name, text) => {
    const files = { ...FILES, [name]: text };
    const flag = name.endsWith(".ts") ? flags : [];

    it("reports direct clients with both parsers, and ends with 1", () => {
      const run = project.folder(files).lint(...flag, "src");
      expect(problems(run)).toEqual({
        "src/other.ts": [],
        "src/plain.mjs": expect.arrayContaining(["redis-policy/no-direct-client"]) as string[],
        "src/redis.ts": [],
        "src/typed.ts": expect.arrayContaining([
          "redis-policy/no-direct-client",
          "redis-policy/no-hardcoded-connection",
        ]) as string[],
      });
      expect(run.status).toBe(1);
    });

    it("fixes them, ends with 0, and changes nothing the second time", () => {
      const folder = project.folder(files);
      const run = folder.lint(...flag, "--fix", "src");
      expect(problems(run)).toEqual({
        "src/other.ts": [],
        "src/plain.mjs": [],
        "src/redis.ts": [],
        "src/typed.ts": [],
      });
      expect(run.status).toBe(0);
      const fixed = { typed: folder.read("src/typed.ts"), plain: folder.read("src/plain.mjs") };
      expect(fixed).toEqual({ typed: TYPED_AFTER, plain: PLAIN_AFTER });
      expect(folder.eslint(...flag, "--fix", "src").status).toBe(0);
      expect({ typed: folder.read("src/typed.ts"), plain: folder.read("src/plain.mjs") }).toEqual(fixed);
    });
  });

  it("does not serve a stale verdict from the cache when only the policy file changed", () => {
    const folder = project.folder({ ...FILES, "eslint.config.js": IMPORTS + CONFIGURATION });
    const once = (): string[] => messagesOf(folder.lint("--cache", "src"), "src/typed.ts");
    expect(once()).toContainEqual(expect.stringContaining("metrics"));
    expect(once()).toContainEqual(expect.stringContaining("metrics"));
    expect(folder.exists(".eslintcache")).toBe(true);
    folder.write("redis-policy.yaml", POLICY.replace("metrics:", "measurements:"));
    expect(once()).toContainEqual(expect.stringContaining("measurements"));
    expect(once()).not.toContainEqual(expect.stringContaining("metrics"));
  });

  describe("with a policy file that is read at lint time only", () => {
    const files = {
      ...FILES,
      "eslint.config.js": IMPORTS + CONFIGURATION.replace("{ settings: policySettings() },", ""),
    };

    it("works the same", () => {
      const folder = project.folder(files);
      expect(folder.eslint("--fix", "src").status).toBe(0);
      expect(folder.read("src/typed.ts")).toBe(TYPED_AFTER);
    });

    it("reports a missing policy file once in each file that it matters to", () => {
      const folder = project.folder(files);
      folder.remove("redis-policy.yaml");
      const run = folder.lint("src");
      expect(run.status).toBe(1);
      expect(problems(run)["src/other.ts"]).toEqual([]);
      for (const name of ["src/typed.ts", "src/plain.mjs"]) {
        const found = messages(run, name);
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({
          line: 1,
          severity: 2,
          message: expect.stringContaining("policy file") as string,
        });
        expect(found[0]).not.toHaveProperty("fix");
      }
    });

    it("reports a broken policy file with its place, and fixes nothing", () => {
      const folder = project.folder({ ...files, "redis-policy.yaml": POLICY.replace("db: 4", 'db: "4"') });
      const run = folder.lint("--fix", "src");
      expect(run.status).toBe(1);
      expect(problems(run)["src/other.ts"]).toEqual([]);
      const found = messages(run, "src/typed.ts");
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ line: 1, message: expect.stringMatching(/redis-policy\.yaml:6:\d+/) as string });
      expect(folder.read("src/typed.ts")).toBe(FILES["src/typed.ts"]);
    });
  });

  describe("with a policy file that the configuration loads", () => {
    const files = { ...FILES, "eslint.config.js": IMPORTS + CONFIGURATION };

    it("ends with 2 and says so when it is missing", () => {
      const folder = project.folder(files);
      folder.remove("redis-policy.yaml");
      const run = folder.eslint("src");
      expect(run.status).toBe(2);
      expect(run.stderr).toContain("policy file");
    });

    it("ends with 2 and names the place when it is broken", () => {
      const folder = project.folder({ ...files, "redis-policy.yaml": POLICY.replace("db: 4", 'db: "4"') });
      const run = folder.eslint("src");
      expect(run.status).toBe(2);
      expect(run.stderr).toMatch(/redis-policy\.yaml:6:\d+/);
    });
  });

  it("checks the policy file against the whole project", () => {
    const folder = project.folder({
      ...FILES,
      "redis-policy.yaml": `${POLICY}  audit: { db: 9, description: Audit }\n`,
      "eslint.config.js": IMPORTS + CONFIGURATION,
    });
    expect(folder.redisPolicy("check")).toEqual({
      status: 1,
      stdout:
        "redis-policy.yaml:7:3: Nothing in the project asks for database `audit`: remove it, or allow it with --allow-unused.\n1 problem in 1 policy file, 5 files looked at.\n",
      stderr: "",
    });
    expect(folder.redisPolicy("check", "--allow-unused", "audit").status).toBe(0);
  });

  describe("with the policy file as a language", () => {
    const config = `${IMPORTS}export default [
  { files: ["**/*.ts"], languageOptions: { parser } },
  redisPolicy.configs.strict,
  redisPolicy.configs["policy-file"],
];
`;
    const files = { ...FILES, "eslint.config.js": config };

    it("reports its problems where they are, and fixes what is certain", () => {
      const folder = project.folder({ ...files, "redis-policy.yaml": POLICY.replace("db: 4", "db: '4'") });
      const [found, ...others] = messages(folder.lint("."), "redis-policy.yaml");
      expect(others).toEqual([]);
      expect(found).toMatchObject({
        ruleId: "redis-policy/valid-policy-file",
        line: 6,
        column: 18,
        endLine: 6,
        endColumn: 21,
      });
      folder.eslint("--fix", "redis-policy.yaml");
      expect(folder.read("redis-policy.yaml")).toBe(POLICY);
      expect(messages(folder.lint("."), "redis-policy.yaml")).toEqual([]);
    });

    it("reports what is no YAML as a parsing error, with the place", () => {
      const folder = project.folder({ ...files, "redis-policy.yaml": "databases:\n  main: { db: 0" });
      expect(messages(folder.lint("."), "redis-policy.yaml")).toMatchObject([
        {
          ruleId: null,
          fatal: true,
          line: 2,
          message: expect.stringMatching(/^Parsing error: The file ends too/) as string,
        },
      ]);
    });

    it("knows disable comments, and those that are not needed", () => {
      const folder = project.folder({
        ...files,
        "redis-policy.yaml": POLICY.replace("  metrics: { db: 4", "  # eslint-disable-next-line\n  metrics: { db: '4'"),
      });
      expect(messages(folder.lint("redis-policy.yaml"), "redis-policy.yaml")).toEqual([]);
      folder.write("redis-policy.yaml", `${POLICY}# eslint-disable-line\n`);
      const run = folder.lint("--report-unused-disable-directives", "redis-policy.yaml");
      expect(messages(run, "redis-policy.yaml")).toMatchObject([{ ruleId: null, line: 7 }]);
    });
  });

  it("has types that a strict configuration accepts", () => {
    const folder = project.folder({ "eslint.config.ts": CONFIGURATIONS["eslint.config.ts"] ?? "" });
    const run = folder.tsc("--noEmit", "--strict", "--module", "nodenext", "--skipLibCheck", "eslint.config.ts");
    expect(run.stdout).toBe("");
    expect(run.status).toBe(0);
  });
});

function problems({ results }: Linted): Record<string, (string | null)[]> {
  return Object.fromEntries(
    results.map(({ filePath, messages: found }) => [fromFolder(filePath), found.map(({ ruleId }) => ruleId)]),
  );
}

function messages({ results }: Linted, name: string): Linted["results"][number]["messages"] {
  return results.find(({ filePath }) => fromFolder(filePath) === name)?.messages ?? [];
}

function messagesOf(run: Linted, name: string): string[] {
  return messages(run, name).map(({ message }) => message);
}

function fromFolder(filePath: string): string {
  return filePath.replaceAll("\\", "/").replace(/^.*\/folder-\d+\//, "");
}
