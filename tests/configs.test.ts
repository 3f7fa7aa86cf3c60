import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import { policySettings } from "../src/index.js";
import plugin from "../src/plugin.js";

const POLICY = `client:
  javascript: { module: ./src/redis.ts, export: getRedisClient, library: ioredis, nullable: false }
databases:
  main: { db: 0, description: Cache }
  metrics: { db: 4, description: Metrics }
`;

const FILES = {
  "src/direct.ts":
    'import { Redis } from "ioredis";\n\nconst redis = new Redis({ db: 4 });\n\nexport const get = (key: string) => redis.get(key);\n',
  "src/unknown.ts": 'import { getRedisClient } from "./redis.js";\n\nexport const redis = getRedisClient("metrisc");\n',
  "src/exported.mjs": 'export { Redis } from "ioredis";\n',
  "src/common.cjs": 'const Redis = require("ioredis");\n\nmodule.exports = new Redis({ db: 13 });\n',
  "src/other.ts": "export const answer = 42;\n",
  "src/lines.ts": '\n\n// comment\n\nimport { Redis } from "ioredis";\nexport const redis = new Redis({ db: 4 });\n',
};

const roots: string[] = [];

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

/** A folder of its own with the files, and a policy file unless there is to be none. */
function project(policy: string | undefined, files: Readonly<Record<string, string>> = FILES): string {
  const root = mkdtempSync(join(tmpdir(), "redis-policy-configs-"));
  roots.push(root);
  for (const [name, text] of Object.entries({
    ...files,
    ...(policy !== undefined && { "redis-policy.yaml": policy }),
  })) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return root;
}

/** Every problem as `file:line:column rule message`, as ESLint itself finds them. */
async function lint(
  cwd: string,
  config: Linter.Config,
  more: readonly Linter.Config[] = [],
): Promise<readonly string[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [{ files: ["**/*.ts"], languageOptions: { parser } }, config, ...more],
  });
  const results = await eslint.lintFiles(["src"]);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, column, ruleId, message }) => `${filePath.slice(cwd.length + 1)}:${line}:${column} ${ruleId} ${message}`,
    ),
  );
}

const EXPECTED = [
  "src/common.cjs:3:22 redis-policy/no-direct-client Direct ioredis client for database 13. Not fixed: the policy file has no name for database 13; add one there if it is in use.",
  "src/common.cjs:3:34 redis-policy/no-hardcoded-connection Hard-coded Redis database number 13. Read it from configuration, or leave it to the canonical client.",
  "src/direct.ts:3:19 redis-policy/no-direct-client Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics').",
  "src/direct.ts:3:31 redis-policy/no-hardcoded-connection Hard-coded Redis database number 4. Read it from configuration, or leave it to the canonical client.",
  "src/exported.mjs:1:10 redis-policy/no-client-import Redis of ioredis is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
  "src/lines.ts:6:26 redis-policy/no-direct-client Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). Not fixed: the client is exported in line 6, and code out of sight may close it or turn it into a subscriber.",
  "src/lines.ts:6:38 redis-policy/no-hardcoded-connection Hard-coded Redis database number 4. Read it from configuration, or leave it to the canonical client.",
  "src/unknown.ts:3:37 redis-policy/no-unknown-database The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
];

describe.each(["recommended", "strict", "gate"] as const)("%s", (name) => {
  const config = plugin.configs[name];

  it("finds what its rules are about", async () => {
    expect(await lint(project(POLICY), config)).toEqual(EXPECTED);
  });

  it("finds the same with the settings of the helper", async () => {
    const root = project(POLICY);
    expect(await lint(root, config, [{ settings: policySettings({ cwd: root }) }])).toEqual(EXPECTED);
  });

  it("finds the same with a named policy file, also by a relative path", async () => {
    const root = project(undefined, { ...FILES, "settings/policy.yaml": POLICY.replace("./src", "../src") });
    expect(await lint(root, config, [{ settings: { "redis-policy": { policy: "settings/policy.yaml" } } }])).toEqual(
      EXPECTED,
    );
  });

  it("reports a missing policy file once in each file that mentions Redis, in line 1", async () => {
    const problems = await lint(project(undefined), config);
    expect(problems.map((problem) => problem.replace(/ redis-policy\/\S+/u, ""))).toEqual(
      ["common.cjs", "direct.ts", "exported.mjs", "lines.ts", "unknown.ts"].map(
        (file) =>
          `src/${file}:1:1 There is no policy file above this file: add redis-policy.yaml to the root of the project, or name one in the setting \`policy\`.`,
      ),
    );
  });

  it("reports a named policy file that is not there once in each file", async () => {
    const root = project(POLICY);
    const problems = await lint(root, config, [{ settings: { "redis-policy": { policy: "nowhere.yaml" } } }]);
    expect(problems).toHaveLength(5);
    for (const problem of problems) {
      expect(problem).toMatch(
        /:1:1 \S+ The policy file .*\/nowhere\.yaml does not exist: create it, or correct the setting that names it\.$/u,
      );
    }
  });

  it("reports a broken policy file once in each file that mentions Redis, with its place", async () => {
    const problems = await lint(project(POLICY.replace("db: 4", 'db: "4"')), config);
    expect(problems.map((problem) => problem.replace(/ redis-policy\/\S+/u, ""))).toEqual(
      ["common.cjs", "direct.ts", "exported.mjs", "lines.ts", "unknown.ts"].map(
        (file) =>
          `src/${file}:1:1 redis-policy.yaml:5:18: \`databases.metrics.db\` must be a whole number, not text: write 4 without quotes.`,
      ),
    );
  });

  it.each([
    ["empty", ""],
    ["half-written", "client:\n  javascript: {"],
    ["a list", "- a\n- b\n"],
    ["no YAML", "\u0000\u0001: : :"],
  ])("reports a policy file that is %s once in each file, and fixes nothing", async (_what, policy) => {
    const root = project(policy);
    const problems = await lint(root, config);
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(
      ["common.cjs", "direct.ts", "exported.mjs", "lines.ts", "unknown.ts"].map((file) => `src/${file}:1:1`),
    );
    const fixing = new ESLint({
      cwd: root,
      fix: true,
      overrideConfigFile: true,
      overrideConfig: [{ files: ["**/*.ts"], languageOptions: { parser } }, config],
    });
    expect((await fixing.lintFiles(["src"])).filter(({ output }) => output !== undefined)).toEqual([]);
  });

  it("reports a missing policy file again at the next run, whichever rules are on", async () => {
    const root = project(undefined, { "src/direct.ts": FILES["src/direct.ts"] });
    const off = {
      rules: { "redis-policy/no-client-import": "off" as const, "redis-policy/no-direct-client": "off" as const },
    };
    expect(await lint(root, config)).toHaveLength(1);
    expect(await lint(root, config)).toHaveLength(1);
    expect(await lint(root, config, [off])).toHaveLength(1);
  });

  it("takes the nearest policy file", async () => {
    const root = project(POLICY, {
      "src/inner/redis-policy.yaml": POLICY.replace("metrics: { db: 4", "inner: { db: 4"),
      "src/inner/a.ts": FILES["src/direct.ts"],
    });
    expect((await lint(root, config))[0]).toContain("Direct ioredis client for database 4 (inner).");
  });

  it("names a wrong setting", async () => {
    const root = project(POLICY);
    await expect(lint(root, config, [{ settings: { "redis-policy": { policy: 4 } } }])).rejects.toThrow(
      "settings['redis-policy'].policy must be the path of the policy file.",
    );
  });
});

describe("the recommended rules", () => {
  it("are errors, and all of them are in strict", () => {
    const { recommended, strict } = plugin.configs;
    expect(Object.values(recommended.rules ?? {}).every((level) => level === "error")).toBe(true);
    expect(Object.keys(strict.rules ?? {})).toEqual(expect.arrayContaining(Object.keys(recommended.rules ?? {})));
    expect(Object.keys(strict.rules ?? {}).sort()).toEqual(
      Object.keys(plugin.rules)
        .map((rule) => `redis-policy/${rule}`)
        .sort(),
    );
  });
});
