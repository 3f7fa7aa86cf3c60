import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { run } from "../../src/commands/run.js";

const CLIENT = "client:\n  javascript: { module: ./src/redis.js, export: getRedisClient, library: ioredis }\n";
const BASE = {
  "eslint.config.js": "export default [{ ignores: ['ignored/**'] }];\n",
  "package.json": '{ "type": "module" }\n',
  "src/redis.js":
    'import { Redis } from "ioredis";\nexport function getRedisClient(name) { return new Redis({ db: { main: 0 }[name] }); }\n',
  "src/a.js": 'import { getRedisClient } from "./redis.js";\nexport const r = getRedisClient("main");\n',
};

const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** The exit code and everything that `redis-policy` prints in a folder with these files. */
async function redisPolicy(
  files: Readonly<Record<string, string>>,
  ...parameters: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const cwd = mkdtempSync(join(tmpdir(), "redis-policy-check-"));
  roots.push(cwd);
  for (const [name, text] of Object.entries({ ...BASE, ...files })) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  let [out, err] = ["", ""];
  const code = await run(parameters, { cwd, out: (text) => (out += text), err: (text) => (err += text) });
  return { code, out, err };
}

/** The problems of `check` for this policy file beside the files. */
async function check(policy: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { code, out, err } = await redisPolicy({ "redis-policy.yaml": policy, ...files }, "check");
  expect(err).toBe("");
  const lines = out.trimEnd().split("\n");
  expect(lines.pop()).toMatch(
    new RegExp(`^${lines.length} problems? in \\d+ policy files?, \\d+ files? looked at\\.$`, "u"),
  );
  expect(code).toBe(lines.length > 0 ? 1 : 0);
  return lines;
}

const MAIN = "databases:\n  main: { db: 0 }\n";

describe("a policy file that fits its project", () => {
  it("has no problems", async () => {
    expect(await check(CLIENT + MAIN)).toEqual([]);
  });
});

describe("databases", () => {
  const METRICS = `${CLIENT}${MAIN}  metrics: { db: 4 }\n`;
  const UNUSED =
    "redis-policy.yaml:5:3: Nothing in the project asks for database `metrics`: remove it, or allow it with --allow-unused.";

  it("that nothing asks for are reported", async () => {
    expect(await check(METRICS)).toEqual([UNUSED]);
  });

  it.each([
    ["a call", "src/b.js", 'import { getRedisClient } from "./redis.js";\ngetRedisClient("metrics");\n'],
    [
      "a constant",
      "src/b.js",
      'import { getRedisClient } from "./redis.js";\nconst NAMES = { m: "met" + "rics" };\ngetRedisClient(NAMES.m);\n',
    ],
    ["a connection that belongs to it", "src/b.js", 'import { Redis } from "ioredis";\nnew Redis({ db: 4 });\n'],
    ["a text that may reach the function", "src/b.js", 'export const name = "metrics";\n'],
    ["a member", "src/b.js", "open(names.metrics);\n"],
    ["a file that is not linted", "src/b.py", "get_redis_client(database='metrics')\n"],
    ["a file that ESLint ignores", "ignored/b.js", 'getRedisClient("metrics");\n'],
    ["configuration", "config/app.yaml", "redis:\n  name: 'metrics'\n"],
    ["the environment", ".env", "REDIS_NAME=metrics\n"],
  ])("are used by %s", async (_how, name, text) => {
    expect(await check(METRICS, { [name]: text })).toEqual([]);
  });

  it.each([
    ["a word in a comment", "src/b.js", "// metrics are nice\n"],
    ["another word", "src/b.js", 'export const name = "metrics2";\n'],
    ["a text file", "notes.txt", '"metrics"\n'],
    ["an installed package", "node_modules/x/index.js", 'getRedisClient("metrics");\n'],
  ])("are not used by %s", async (_how, name, text) => {
    expect(await check(METRICS, { [name]: text })).toEqual([UNUSED]);
  });

  it("may be allowed", async () => {
    const files = { "redis-policy.yaml": METRICS };
    expect((await redisPolicy(files, "check", "--allow-unused", "metrics")).code).toBe(0);
    expect((await redisPolicy(files, "check", "--allow-unused=other")).code).toBe(1);
  });

  it("that others stand for, and deprecated ones, are not reported", async () => {
    expect(
      await check(
        `${CLIENT}${MAIN}  base: { db: 4 }\n  second: { db: 4, aliasOf: base }\n  old: { deprecated: true, replacedBy: base }\n`,
        { "src/b.js": 'import { getRedisClient } from "./redis.js";\ngetRedisClient("second");\n' },
      ),
    ).toEqual([]);
  });
});

describe("exemptions", () => {
  const exemption = (files: string): string =>
    `${CLIENT}${MAIN}exemptions:\n  - { files: [${files}], reason: agreed }\n`;
  const direct = 'import { Redis } from "ioredis";\nexport const r = new Redis();\n';

  it("that a connection needs are right", async () => {
    expect(await check(exemption("'src/b.js'"), { "src/b.js": direct })).toEqual([]);
  });

  it("that match no file are reported", async () => {
    expect(await check(exemption("'src/gone.js'"))).toEqual([
      "redis-policy.yaml:6:5: No file matches this exemption: remove it, or correct its globs.",
    ]);
  });

  it("of which a part matches no file are reported", async () => {
    expect(await check(exemption("'src/b.js', 'src/gone.js'"), { "src/b.js": direct })).toEqual([
      "redis-policy.yaml:6:5: No file matches `src/gone.js` of this exemption: remove it, or correct it.",
    ]);
  });

  it("that nothing needs any more are reported", async () => {
    expect(await check(exemption("'src/b.js'"), { "src/b.js": "export const answer = 42;\n" })).toEqual([
      "redis-policy.yaml:6:5: Nothing in the files of this exemption needs it: remove it.",
    ]);
  });

  it("for files that are not linted are needed where these mention Redis", async () => {
    expect(await check(exemption("'tools/*.py'"), { "tools/b.py": "import redis\n" })).toEqual([]);
    expect(await check(exemption("'tools/*.py'"), { "tools/b.py": "print(1)\n" })).toHaveLength(1);
  });

  it("that are over are reported", async () => {
    const policy = exemption("'src/b.js'").replace("agreed }", "agreed, until: 2020-01-31 }");
    expect(await check(policy, { "src/b.js": direct })).toEqual([
      expect.stringContaining("This exemption ended on `2020-01-31`"),
    ]);
  });

  it("of a policy file in config reach the folder above", async () => {
    const policy = exemption("'../src/b.js'").replace("./src", "../src");
    const { code, out } = await redisPolicy({ "config/redis-policy.yaml": policy, "src/b.js": direct }, "check");
    expect([out, code]).toEqual(["0 problems in 1 policy file, 4 files looked at.\n", 0]);
  });
});

describe("decisions", () => {
  const decision = (text: string): string =>
    `${CLIENT}${MAIN}  metrics: { db: 4 }\ndecisions:\n  - { files: ['src/b.js'], ${text}, reason: agreed }\n`;
  const UNNECESSARY =
    "redis-policy.yaml:7:5: This decision has become unnecessary: without it the same is found. Remove it.";

  it("that settle something are right", async () => {
    const files = { "src/b.js": 'import { Redis } from "ioredis";\nnew Redis({ db: Number(process.env.DB ?? 4) });\n' };
    expect(await check(decision("database: metrics"), files)).toEqual([]);
    const lossy = { "src/b.js": 'import { Redis } from "ioredis";\nnew Redis({ db: 4, keyPrefix: "x" }).get("a");\n' };
    expect(await check(decision("accept: [keyPrefix]"), lossy)).toEqual([]);
  });

  it("about a chain of attempts are right as long as it is there", async () => {
    const chain =
      'import { Redis } from "ioredis";\nlet redis;\ntry {\n  redis = new Redis({ db: 4 });\n} catch {\n  redis = new Redis({ db: 4 });\n}\nawait redis.get("a");\n';
    expect(await check(decision("collapse: true"), { "src/b.js": chain })).toEqual([]);
    const collapsed = 'import { getRedisClient } from "./redis.js";\ngetRedisClient("metrics");\n';
    expect(await check(decision("collapse: true"), { "src/b.js": collapsed })).toEqual([UNNECESSARY]);
  });

  it("about what is certain anyway are reported", async () => {
    const files = { "src/b.js": 'import { Redis } from "ioredis";\nnew Redis({ db: 4 }).get("a");\n' };
    expect(await check(decision("database: metrics"), files)).toEqual([UNNECESSARY]);
    expect(await check(decision("accept: [keyPrefix]"), files)).toEqual([UNNECESSARY]);
  });

  it("about files that have been migrated are reported", async () => {
    const files = { "src/b.js": 'import { getRedisClient } from "./redis.js";\ngetRedisClient("metrics");\n' };
    expect(await check(decision("database: metrics"), files)).toEqual([UNNECESSARY]);
  });

  it("that match no file are reported", async () => {
    expect(await check(decision("database: metrics"))).toEqual([
      "redis-policy.yaml:7:5: No file matches this decision: remove it, or correct its globs.",
    ]);
  });
});

describe("policy files", () => {
  it("that are broken are reported with all their problems, and nothing else", async () => {
    expect(await check("databases:\n  main: { db: '0' }\n  metrics: { db: -1 }\n")).toEqual([
      "redis-policy.yaml:2:15: `databases.main.db` must be a whole number, not text: write 0 without quotes.",
      "redis-policy.yaml:3:18: `databases.metrics.db` must be 0 or more.",
    ]);
  });

  it("that name a canonical module that is not there are reported", async () => {
    expect(await check((CLIENT + MAIN).replace("redis.js", "rdeis.js"))).toEqual([
      expect.stringContaining("redis-policy.yaml:2:25: There is no module"),
    ]);
  });

  it("of packages are each checked with their own files", async () => {
    const policy = "databases:\n  inner: { db: 1 }\n";
    expect(await check(CLIENT + MAIN, { "packages/p/redis-policy.yaml": policy })).toEqual([
      "packages/p/redis-policy.yaml:2:3: Nothing in the project asks for database `inner`: remove it, or allow it with --allow-unused.",
    ]);
  });

  it("that are missing are reported in the files that need one", async () => {
    const { code, out } = await redisPolicy({}, "check");
    expect(code).toBe(1);
    expect(out).toContain("src/a.js:1:1: There is no policy file above this file");
  });

  it("can be named", async () => {
    const files = { "settings/policy.yaml": (CLIENT + MAIN).replace("./src", "../src") };
    expect(await redisPolicy(files, "check", "--policy", "settings/policy.yaml")).toMatchObject({ code: 0, err: "" });
    const missing = await redisPolicy(files, "check", "--policy", "settings/other.yaml");
    expect([missing.code, missing.out]).toEqual([1, expect.stringContaining("settings/other.yaml:1:1: ")]);
  });
});

describe("the command line", () => {
  it("says what there is", async () => {
    expect(await redisPolicy({})).toMatchObject({ code: 0, out: expect.stringContaining("check") as string });
    expect(await redisPolicy({}, "--help")).toMatchObject({ code: 0 });
    expect(await redisPolicy({}, "check", "--help")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Usage: redis-policy check/u) as string,
    });
  });

  it.each([
    [["chekc"], 'There is no command "chekc".'],
    [["constructor"], "There is no command"],
    [["check", "--polcy", "x"], "Unknown option '--polcy'"],
    [["check", "--policy"], "--policy"],
  ])("%j is wrong", async (parameters, message) => {
    const { code, out, err } = await redisPolicy({}, ...parameters);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(message);
  });

  it.each([["-c"], ["--config"]])(
    "takes the configuration of %s instead of the one that ESLint finds",
    async (option) => {
      const files = {
        "redis-policy.yaml": CLIENT + MAIN,
        "eslint.config.js": "throw new Error('not this one');\n",
        "gate/eslint.gate.config.js": "export default [{ ignores: ['src/a.js'] }];\n",
      };
      const { code, out } = await redisPolicy(files, "check", option, "gate/eslint.gate.config.js", "src");
      expect(out).toMatch(/, 1 file looked at\.$/mu);
      expect(code).toBe(0);
    },
  );

  it("says what ESLint says where it cannot be run", async () => {
    const { code, err } = await redisPolicy({ "eslint.config.js": "throw new Error('broken');\n" }, "check");
    expect([code, err]).toEqual([2, "redis-policy check: broken\n"]);
  });
});
