import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { InstalledProject } from "./install-project.js";

const POLICY = `client:
  javascript: { module: ./src/redis.ts, export: getRedisClient, library: ioredis, nullable: false }
databases:
  main: { db: 0, description: Cache }
exemptions:
  - { files: ['legacy/**'], reason: goes next month, status: later }
`;

const IMPORTS = `import * as parser from "@typescript-eslint/parser";
import redisPolicy, { policySettings } from "eslint-plugin-redis-policy";

`;

const FILES = {
  "eslint.config.js": `${IMPORTS}export default [{ settings: policySettings() }, redisPolicy.configs.gate];\n`,
  "redis-policy.yaml": POLICY,
  "src/redis.ts": "export {};\n",
  "src/service.ts": "export const answer = 42;\n",
  "src/view.tsx": "export const view = <b />;\n",
  "src/old.cjs": "exports.a = 1;\n",
};

describe("npx redis-policy canary", () => {
  let project: InstalledProject;

  beforeAll(() => {
    project = new InstalledProject([
      "eslint@10.15.0",
      "@typescript-eslint/parser@8.72.0",
      "typescript@6.0.3",
      inject("tarball"),
    ]);
  });

  afterAll(() => {
    project.remove();
  });

  const canary = (files: Readonly<Record<string, string>>, ...parameters: readonly string[]) => {
    const { status, stdout, stderr } = project
      .folder(files)
      .run("eslint-plugin-redis-policy/dist/src/cli.js", "canary", ...parameters);
    return { status, lines: stdout.trimEnd().split("\n"), stderr };
  };

  it("passes where every kind of file is guarded", () => {
    const { status, lines, stderr } = canary(FILES);
    expect(stderr).toBe("");
    expect(lines).toEqual([
      expect.stringMatching(/^ok {4}\*\.js \S*.*\(1 file\): no-direct-client is reported\.$/u),
      expect.stringMatching(/^ok {4}\*\.cjs /u),
      expect.stringMatching(/^ok {4}\*\.ts .*\(2 files\)/u),
      expect.stringMatching(/^ok {4}\*\.tsx /u),
      "Every planted violation was reported.",
    ]);
    expect(status).toBe(0);
  });

  it("passes over exempt files, and says so", () => {
    const { status, lines } = canary({
      "eslint.config.js": FILES["eslint.config.js"].replace("gate]", "gate, { ignores: ['*.js'] }]"),
      "redis-policy.yaml": POLICY,
      "legacy/a.ts": "export {};\n",
    });
    expect(lines[0]).toContain("All files that were tried are exempt.");
    expect(status).toBe(0);
  });

  it.each([
    [
      "a rule that is off in a folder",
      "{ files: ['src/**/*.tsx'], rules: { 'redis-policy/no-direct-client': 'off' } }",
      /^FAIL {2}\*\.tsx in .*src\/\*\*\/\*\.tsx.*did not report a planted violation/u,
    ],
    [
      "a rule that only warns",
      "{ files: ['**/*.ts'], rules: { 'redis-policy/no-direct-client': 'warn' } }",
      /^FAIL {2}\*\.ts .*only a warning/u,
    ],
    [
      "a parser that does not understand the files",
      "{ files: ['**/*.ts'], languageOptions: { parser: { parse() { throw new SyntaxError('no'); } } } }",
      /^FAIL {2}\*\.ts .*could not be parsed/u,
    ],
    [
      "an entry that lints nothing",
      "{ files: ['scr/**/*.ts'], rules: { 'redis-policy/no-direct-client': 'error' } }",
      /^FAIL {2}scr\/\*\*\/\*\.ts \(0 files\): No linted file matches\./u,
    ],
  ])("fails for %s", (_what, entry, expected) => {
    const config = FILES["eslint.config.js"].replace("gate]", `gate, ${entry}]`);
    const { status, lines } = canary({ ...FILES, "eslint.config.js": config });
    expect(lines).toContainEqual(expect.stringMatching(expected));
    expect(lines.at(-1)).toMatch(/^1 of \d+ failed\.$/u);
    expect(status).toBe(1);
  });

  it("fails for a glob that names no endings, where nothing is linted and everything looks green", () => {
    const config = `${IMPORTS}export default [{ settings: policySettings() }, { ...redisPolicy.configs.recommended, files: ["src/*"], languageOptions: { parser } }];\n`;
    const { status, lines } = canary({
      "eslint.config.js": config,
      "redis-policy.yaml": POLICY,
      "src/a.ts": "export {};\n",
    });
    expect(lines).toContainEqual(expect.stringMatching(/^FAIL {2}src\/\* .*name the endings/u));
    expect(lines).toContainEqual(
      expect.stringMatching(/^FAIL {2}\*\.ts \(0 files\): One file is on the disk, and ESLint lints none/u),
    );
    expect(status).toBe(1);
  });

  it("fails with its problem where the policy file is missing", () => {
    const { status, lines } = canary({
      "eslint.config.js": `${IMPORTS}export default [redisPolicy.configs.gate];\n`,
      "src/a.ts": "export {};\n",
    });
    expect(lines.join("\n")).toContain("There is no policy file above this file");
    expect(status).toBe(1);
  });

  it("takes another configuration, and ends with 2 where it cannot be run", () => {
    const { "eslint.config.js": config, ...rest } = FILES;
    expect(canary({ ...rest, "gate.config.js": config }, "-c", "gate.config.js", "src").status).toBe(0);
    const missing = canary(rest, "-c", "nowhere.js");
    expect(missing.stderr).toContain("nowhere.js");
    expect(missing.status).toBe(2);
    const wrong = canary(FILES, "--nothing");
    expect(wrong.stderr).toContain("Usage: redis-policy canary");
    expect(wrong.status).toBe(2);
  });
});
