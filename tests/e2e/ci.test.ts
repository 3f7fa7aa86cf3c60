import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { InstalledProject, type ProjectFolder } from "./install-project.js";

const POLICY = `client:
  javascript: { module: ./src/redis.ts, export: getRedisClient, library: ioredis, nullable: false }
databases:
  main: { db: 0, description: Cache }
  metrics: { db: 4, description: Metrics }
`;

const DIRECT = 'import { Redis } from "ioredis";\nexport const redis = new Redis({ db: 13 });\n';

const GATE = `import redisPolicy, { policySettings } from "eslint-plugin-redis-policy";

export default [{ settings: policySettings() }, redisPolicy.configs.gate];
`;

const FILES = {
  "eslint.config.js": GATE,
  "redis-policy.yaml": POLICY,
  "src/direct.ts": DIRECT,
  "src/other.ts": "const = this is not parsed;\n",
};

const FORMATTERS = "../node_modules/eslint-plugin-redis-policy/dist/src/formatters";

describe.each(["9.15.0", "10.15.0"])("in CI with ESLint %s", (version) => {
  let project: InstalledProject;

  beforeAll(() => {
    project = new InstalledProject([
      `eslint@${version}`,
      "@typescript-eslint/parser@8.72.0",
      "typescript@6.0.3",
      inject("tarball"),
    ]);
  });

  afterAll(() => {
    project.remove();
  });

  const found = (folder: ProjectFolder, ...parameters: readonly string[]) =>
    folder
      .lint(...parameters)
      .results.flatMap(({ filePath, messages }) =>
        messages.map(({ ruleId, message }) => `${filePath.replace(/^.*\/folder-\d+\//u, "")} ${ruleId} ${message}`),
      );

  it("the gate reports, ends with 1, and does not parse what cannot matter", () => {
    const folder = project.folder(FILES);
    expect(folder.lint(".").status).toBe(1);
    expect(found(folder, ".").map((text) => text.split(" ").slice(0, 2).join(" "))).toEqual([
      "src/direct.ts redis-policy/no-direct-client",
      "src/direct.ts redis-policy/no-hardcoded-connection",
    ]);
  });

  it("the gate ends with 0 when there is nothing", () => {
    const folder = project.folder(FILES);
    folder.remove("src/direct.ts");
    expect(folder.eslint(".")).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it.each([
    ["sarif", '"version": "2.1.0"'],
    ["github", "::error file=src/direct.ts,line=2,"],
    ["gitlab", '"check_name": "redis-policy/no-direct-client"'],
    ["markdown", "| `src/direct.ts:2` |"],
  ])("the %s formatter is found by its path", (name, expected) => {
    const run = project.folder(FILES).eslint("-f", `${FORMATTERS}/${name}.js`, ".");
    expect(run.status).toBe(1);
    expect(run.stderr).toBe("");
    expect(run.stdout).toContain(expected);
  });

  it.each([
    ["metadata", []],
    ["content", []],
    ...(version.startsWith("10") ? ([["content", ["--concurrency", "2"]]] as const) : []),
  ] as const)("no stale verdict comes from a cache by %s %s", (strategy, more) => {
    const folder = project.folder(FILES);
    const parameters = ["--cache", "--cache-strategy", strategy, ...more, "."];
    const before = found(folder, ...parameters);
    expect(before).toContainEqual(expect.stringContaining("no name for database 13"));
    expect(found(folder, ...parameters)).toEqual(before);
    folder.write("redis-policy.yaml", `${POLICY}  sessions: { db: 13, description: Sessions }\n`);
    expect(found(folder, ...parameters)).toContainEqual(expect.stringContaining("database 13 (sessions)"));
  });

  it("each package of a monorepo has its own policy file, and an edit of any of them counts", () => {
    const folder = project.folder({
      ...FILES,
      "packages/a/redis-policy.yaml": `${POLICY}  alpha: { db: 13, description: Alpha }\n`,
      "packages/a/src/direct.ts": DIRECT,
      "packages/b/config/redis-policy.yaml": `${POLICY.replace("./src", "../src")}  beta: { db: 13, description: Beta }\n`,
      "packages/b/src/direct.ts": DIRECT,
    });
    const once = () => found(folder, "--cache", ".").filter((text) => text.includes("no-direct-client"));
    expect(once()).toEqual([
      expect.stringContaining("database 13 (alpha)"),
      expect.stringContaining("database 13 (beta)"),
      expect.stringContaining("no name for database 13"),
    ]);
    folder.write("packages/a/redis-policy.yaml", `${POLICY}  omega: { db: 13, description: Omega }\n`);
    expect(once()[0]).toContain("database 13 (omega)");
    folder.remove("packages/b/config/redis-policy.yaml");
    expect(once()[1]).toContain("no name for database 13");
  });
});
