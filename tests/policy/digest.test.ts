import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { policySettings } from "../../src/policy/digest.js";
import { policyFilesBelow } from "../../src/policy/load.js";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "redis-policy-digest-"));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(path: string, text = "databases: { a: { db: 1 } }\n"): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** What `run` throws where the program is ESLint's own, at this path. */
function inProgram<Result>(program: string, run: () => Result): Result {
  const argv = vi.spyOn(process, "argv", "get").mockReturnValue([process.execPath, program]);
  try {
    return run();
  } finally {
    argv.mockRestore();
  }
}

const COMMAND_LINE = "/app/node_modules/eslint/bin/eslint.js";

function digest(cwd = root): string {
  return policySettings({ cwd })["redis-policy"].digest;
}

describe("a named policy file", () => {
  it("gives its absolute path and the digest of its content", () => {
    const file = put("conf/team.yaml");
    const settings = policySettings({ cwd: root, policy: "conf/team.yaml" });
    expect(settings["redis-policy"].policy).toBe(file);
    expect(settings["redis-policy"].digest).toMatch(/^[0-9a-f]{64}$/u);
    expect(policySettings({ cwd: join(root, "conf"), policy: "./team.yaml" })).toEqual(settings);
    put("conf/team.yaml", "databases: { a: { db: 2 } }\n");
    expect(policySettings({ cwd: root, policy: file })["redis-policy"].digest).not.toBe(
      settings["redis-policy"].digest,
    );
  });

  it("may be read although it has warnings", () => {
    put("team.yaml", "databases: { a: { db: 1 }, b: { db: 1 } }\n");
    expect(policySettings({ cwd: root, policy: "team.yaml" })["redis-policy"].digest).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("throws on the command line where it is missing", () => {
    const file = join(root, "team.yaml");
    expect(() => inProgram(COMMAND_LINE, () => policySettings({ cwd: root, policy: "team.yaml" }))).toThrow(
      new Error(
        `${file}:1:1: The policy file ${file} does not exist: create it, or correct the setting that names it.`,
      ),
    );
  });

  it("throws on the command line with file, line and column of every error", () => {
    const file = put("team.yaml", "databases:\n  a: { db: -1 }\n");
    expect(() => inProgram(COMMAND_LINE, () => policySettings({ policy: file }))).toThrow(
      new Error(`${file}:2:12: \`databases.a.db\` must be 0 or more.`),
    );
    put("team.yaml", 'databases:\n  a: { db: -1 }\n  b: { db: "4" }\n');
    expect(() => inProgram(COMMAND_LINE, () => policySettings({ policy: file }))).toThrow(
      new Error(
        `eslint-plugin-redis-policy: the policy file has 2 errors.\n` +
          `${file}:2:12: \`databases.a.db\` must be 0 or more.\n` +
          `${file}:3:12: \`databases.b.db\` must be a whole number, not text: write 4 without quotes.`,
      ),
    );
  });
});

describe("discovery", () => {
  it("names no file, so that each linted file finds its own", () => {
    put("redis-policy.yaml");
    expect(Object.keys(policySettings({ cwd: root })["redis-policy"])).toEqual(["digest"]);
  });

  it("covers the file above, and every file below", () => {
    put("redis-policy.yaml");
    put("apps/web/package.json", "{}");
    const seen = new Set([digest(join(root, "apps")), digest()]);
    expect(seen.size).toBe(2);
    const changes: readonly (readonly [string, string])[] = [
      ["redis-policy.yaml", "databases: { a: { db: 2 } }"],
      ["apps/web/redis-policy.json", '{"databases":{"a":{"db":1}}}'],
      ["apps/web/redis-policy.json", '{"databases":{"a":{"db":2}}}'],
      ["apps/api/config/redis-databases.yml", "redis_databases: { a: { db: 1 } }"],
      ["apps/api/config/redis-databases.yml", "not: [closed"],
    ];
    for (const [path, text] of changes) {
      const before = digest(join(root, "apps"));
      expect(digest(join(root, "apps"))).toBe(before);
      put(path, text);
      const after = digest(join(root, "apps"));
      expect(after, path).not.toBe(before);
      seen.add(after);
    }
    expect(seen.size).toBe(2 + changes.length);
  });

  it("leaves out installed packages and dot folders", () => {
    put("redis-policy.yaml");
    const before = digest();
    put("node_modules/a/redis-policy.yaml", "x");
    put(".cache/redis-policy.yaml", "x");
    put("src/other.yaml", "x");
    expect(digest()).toBe(before);
  });

  it("throws on the command line where there is no policy file at all", () => {
    expect(() => inProgram(COMMAND_LINE, () => policySettings({ cwd: root }))).toThrow(
      new Error(
        `${root}:1:1: There is no policy file here, above or below: add redis-policy.yaml, or name one with \`policy\`.`,
      ),
    );
  });

  it("is content with files below only", () => {
    put("apps/web/redis-policy.yaml");
    expect(digest()).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("throws on the command line where the file that counts here is broken, and not for one further below", () => {
    put("apps/web/redis-policy.yaml", "databases: {");
    put("redis-policy.yaml");
    expect(digest()).toMatch(/^[0-9a-f]{64}$/u);
    expect(() => inProgram(COMMAND_LINE, () => digest(join(root, "apps/web")))).toThrow(
      `${join(root, "apps/web/redis-policy.yaml")}:1:13: `,
    );
  });
});

describe("the program that loads the configuration", () => {
  it.each([
    "/app/node_modules/.bin/eslint",
    "C:\\app\\node_modules\\eslint\\bin\\eslint.js",
    "/app/node_modules/.pnpm/eslint@10.15.0/node_modules/eslint/bin/eslint.js",
  ])("ends with the error where it is %s", (program) => {
    put("redis-policy.yaml", "databases: {");
    expect(() => inProgram(program, () => digest())).toThrow(":1:13: ");
  });

  it.each([
    "/extensions/dbaeumer.vscode-eslint-3.0.34/server/out/eslintServer.js",
    "/usr/bin/vscode-eslint-language-server",
    "/usr/bin/eslint_d",
    "",
  ])("goes on where it is %s, and notices each change", (program) => {
    const states = ["databases: {", "databases: { a: { db: -1 } }", "databases: { a: { db: 1 } }"];
    const digests = states.map((text) => {
      put("redis-policy.yaml", text);
      return inProgram(program, () => [
        digest(),
        policySettings({ cwd: root, policy: "redis-policy.yaml" })["redis-policy"].digest,
      ]);
    });
    rmSync(join(root, "redis-policy.yaml"));
    digests.push(
      inProgram(program, () => [
        digest(),
        policySettings({ cwd: root, policy: "redis-policy.yaml" })["redis-policy"].digest,
      ]),
    );
    expect(new Set(digests.map(([found]) => found)).size).toBe(4);
    expect(new Set(digests.map(([, named]) => named)).size).toBe(4);
  });
});

describe("what changes while the policy file does not", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is the day on which an exemption ends", () => {
    put(
      "redis-policy.yaml",
      "databases: { a: { db: 1 } }\nexemptions:\n  - { files: [a.ts], reason: b, until: 2030-05-10 }\n  - { files: [b.ts], reason: b, until: 2030-05-12 }\n",
    );
    const on = (day: string): string => {
      vi.useFakeTimers({ now: new Date(`${day}T12:00:00Z`), toFake: ["Date"] });
      return digest();
    };
    expect(on("2030-05-10")).toBe(on("2030-01-01"));
    expect(on("2030-05-11")).not.toBe(on("2030-05-10"));
    expect(on("2030-05-12")).toBe(on("2030-05-11"));
    expect(on("2030-05-13")).not.toBe(on("2030-05-12"));
  });

  it("is the canonical module", () => {
    put(
      "redis-policy.yaml",
      "client: { javascript: { module: ./redis.ts, export: open, library: ioredis } }\ndatabases: { a: { db: 1 } }\n",
    );
    put("redis.ts", "export function open() {}\n");
    const before = digest();
    put("redis.ts", "export function open() { return 1; }\n");
    expect(digest()).toBe(before);
    put("redis.ts", "export function close() {}\n");
    expect(digest()).not.toBe(before);
    rmSync(join(root, "redis.ts"));
    expect(digest()).not.toBe(before);
  });
});

describe("policyFilesBelow", () => {
  it("is in a stable order and stops at its bound", () => {
    const files = ["b/redis-policy.yaml", "a/config/redis-policy.yaml", "redis-databases.json"].map((file) =>
      put(file),
    );
    expect(policyFilesBelow(root, 100)).toEqual({ files: files.sort(), complete: true });
    expect(policyFilesBelow(root, 4)).toEqual({ files, complete: true });
    expect(policyFilesBelow(root, 3).complete).toBe(false);
    expect(policyFilesBelow(join(root, "nowhere"), 100)).toEqual({ files: [], complete: true });
  });
});
