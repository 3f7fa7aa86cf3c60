import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execFileSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { foldersAbove } from "../../src/policy/find.js";
import { findPolicyFile, loadPolicy } from "../../src/policy/load.js";
import type { LoadedPolicy } from "../../src/policy/load.js";

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "redis-policy-load-"));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

function put(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function policyText(name: string): string {
  return `databases: { ${name}: { db: 1 } }\n`;
}

/**
 * Lets a minute pass on the clock that stamps are compared with, so that they are trusted: nobody can set a file's ctime back.
 * The pause keeps the next change out of the same tick of the file system's clock.
 */
async function later(): Promise<void> {
  vi.spyOn(Date, "now").mockReturnValue(new Date().getTime() + 60_000);
  await new Promise((resolve) => setTimeout(resolve, 30));
}

function names(loaded: LoadedPolicy): readonly string[] | string {
  return loaded.kind === "ok" ? [...loaded.policy.databases.keys()] : loaded.kind;
}

describe("discovery", () => {
  it.each([
    ["beside the file", ["src/redis-policy.yaml"], "src/redis-policy.yaml"],
    ["above the file", ["redis-policy.yml"], "redis-policy.yml"],
    ["as JSON", ["redis-policy.json"], "redis-policy.json"],
    ["in config", ["config/redis-policy.yaml"], "config/redis-policy.yaml"],
    ["in config beside the file", ["src/config/redis-databases.json"], "src/config/redis-databases.json"],
    ["the older name", ["redis-databases.yml"], "redis-databases.yml"],
    ["nearest wins", ["redis-policy.yaml", "src/redis-policy.json"], "src/redis-policy.json"],
    ["nearest wins over the newer name", ["redis-policy.yaml", "src/redis-databases.yaml"], "src/redis-databases.yaml"],
    ["the newer name first", ["redis-databases.yaml", "redis-policy.json"], "redis-policy.json"],
    [
      "the newer name in config first",
      ["redis-databases.yaml", "config/redis-policy.json"],
      "config/redis-policy.json",
    ],
    ["the folder before its config", ["config/redis-policy.yaml", "redis-policy.json"], "redis-policy.json"],
    [
      "yaml before yml before json",
      ["redis-policy.json", "redis-policy.yml", "redis-policy.yaml"],
      "redis-policy.yaml",
    ],
    ["no other names", ["redis-policies.yaml", "redis-policy.toml", "conf/redis-policy.yaml"], undefined],
  ])("%s", (_, files, expected) => {
    files.forEach((file) => put(file, file.endsWith(".json") ? '{"databases":{"a":{"db":1}}}' : policyText("a")));
    const found = findPolicyFile(join(root, "src/deep/a.ts"));
    expect(found).toBe(expected && join(root, expected));
  });

  it("walks up to the root of the file system", () => {
    expect(foldersAbove("/a/b/c.ts")).toEqual(["/a/b", "/a", "/"]);
  });

  it("finds the policy of a file that does not exist, or stands inside another one", () => {
    const file = put("redis-policy.yaml", policyText("a"));
    const markdown = put("docs/page.md", "");
    expect(findPolicyFile(join(root, "not/there/a.ts"))).toBe(file);
    expect(findPolicyFile(join(markdown, "0.ts"))).toBe(file);
  });

  it("says when there is none", () => {
    expect(loadPolicy(undefined, join(root, "a.ts"))).toEqual({
      kind: "missing",
      file: undefined,
      problems: [
        {
          line: 1,
          column: 1,
          endLine: 1,
          endColumn: 1,
          severity: "error",
          message:
            "There is no policy file above this file: add redis-policy.yaml to the root of the project, or name one in the setting `policy`.",
        },
      ],
    });
  });

  it("never skips a broken file for one further up", () => {
    put("redis-policy.yaml", policyText("a"));
    const broken = put("src/redis-policy.yaml", "databases: {");
    expect(loadPolicy(undefined, join(root, "src/a.ts"))).toMatchObject({ kind: "broken", file: broken });
    rmSync(broken);
    mkdirSync(broken);
    expect(loadPolicy(undefined, join(root, "src/a.ts"))).toMatchObject({ kind: "broken", file: broken });
    rmSync(broken, { recursive: true });
    symlinkSync(join(root, "nowhere.yaml"), broken);
    expect(loadPolicy(undefined, join(root, "src/a.ts"))).toMatchObject({ kind: "missing", file: broken });
  });
});

describe("discovery in an editor session", () => {
  it.each([
    ["at once", () => Promise.resolve()],
    ["later", later],
  ])("notices files that come and go %s", async (_, pause) => {
    const linted = put("pkg/src/a.ts", "");
    await pause();
    expect(names(loadPolicy(undefined, linted))).toBe("missing");
    expect(names(loadPolicy(undefined, linted))).toBe("missing");
    await pause();
    const upper = put("redis-policy.yaml", policyText("upper"));
    expect(names(loadPolicy(undefined, linted))).toEqual(["upper"]);
    await pause();
    expect(names(loadPolicy(undefined, linted))).toEqual(["upper"]);
    const nearer = put("pkg/config/redis-policy.yaml", policyText("nearer"));
    expect(names(loadPolicy(undefined, linted))).toEqual(["nearer"]);
    await pause();
    const nearest = put("pkg/redis-policy.yaml", policyText("nearest"));
    expect(names(loadPolicy(undefined, linted))).toEqual(["nearest"]);
    await pause();
    unlinkSync(nearest);
    expect(names(loadPolicy(undefined, linted))).toEqual(["nearer"]);
    await pause();
    renameSync(nearer, join(root, "pkg/config/other.yaml"));
    expect(names(loadPolicy(undefined, linted))).toEqual(["upper"]);
    await pause();
    unlinkSync(upper);
    expect(names(loadPolicy(undefined, linted))).toBe("missing");
  });
});

describe("reload", () => {
  it("gives the same answer while nothing changes", async () => {
    const file = put("redis-policy.yaml", policyText("a"));
    await later();
    const first = loadPolicy(file, "");
    expect(first.kind).toBe("ok");
    expect(loadPolicy(file, "")).toBe(first);
  });

  it("gives the same answer when the content did not change", async () => {
    const file = put("redis-policy.yaml", policyText("a"));
    await later();
    const first = loadPolicy(file, "");
    put("redis-policy.yaml", policyText("a"));
    expect(loadPolicy(file, "")).toBe(first);
  });

  it("notices a change of the same size within the same tick", () => {
    const file = put("redis-policy.yaml", policyText("a"));
    for (const name of ["b", "c", "d", "e"]) {
      loadPolicy(file, "");
      const { mtime, atime } = statSync(file);
      put("redis-policy.yaml", policyText(name));
      utimesSync(file, atime, mtime);
      expect(names(loadPolicy(file, ""))).toEqual([name]);
    }
  });

  it("notices a change of the same size and time long after", async () => {
    const file = put("redis-policy.yaml", policyText("a"));
    await later();
    expect(names(loadPolicy(file, ""))).toEqual(["a"]);
    const { mtime, atime } = statSync(file);
    await later();
    put("redis-policy.yaml", policyText("b"));
    utimesSync(file, atime, mtime);
    expect(names(loadPolicy(file, ""))).toEqual(["b"]);
  });

  it("notices a file that was replaced by renaming", async () => {
    const file = put("redis-policy.yaml", policyText("a"));
    const other = put("other.yaml", policyText("b"));
    await later();
    expect(names(loadPolicy(file, ""))).toEqual(["a"]);
    renameSync(other, file);
    expect(names(loadPolicy(file, ""))).toEqual(["b"]);
  });

  it("goes from usable to half written, to a folder, to nothing, and back", () => {
    const file = put("redis-policy.yaml", policyText("a"));
    expect(names(loadPolicy(file, ""))).toEqual(["a"]);
    put("redis-policy.yaml", "databases: { a: { db");
    expect(loadPolicy(file, "")).toMatchObject({ kind: "broken", file, problems: [{ line: 1, column: 21 }] });
    put("redis-policy.yaml", "");
    expect(loadPolicy(file, "")).toMatchObject({ kind: "broken", file, problems: [{ line: 1, column: 1 }] });
    rmSync(file);
    mkdirSync(file);
    expect(loadPolicy(file, "")).toMatchObject({ kind: "broken", file, problems: [{ line: 1, column: 1 }] });
    rmSync(file, { recursive: true });
    expect(loadPolicy(file, "")).toMatchObject({ kind: "missing", file, problems: [{ line: 1, column: 1 }] });
    put("redis-policy.yaml", policyText("b"));
    expect(names(loadPolicy(file, ""))).toEqual(["b"]);
  });
});

describe("what cannot be read", () => {
  it("is a folder", () => {
    expect(loadPolicy(root, "")).toMatchObject({
      kind: "broken",
      file: root,
      problems: [
        {
          line: 1,
          column: 1,
          message: "A folder stands where the policy file should be: rename it, or name another file.",
        },
      ],
    });
  });

  it("is missing", () => {
    const file = join(root, "nowhere.yaml");
    expect(loadPolicy(file, "")).toMatchObject({
      kind: "missing",
      file,
      problems: [
        {
          line: 1,
          column: 1,
          message: `The policy file ${file} does not exist: create it, or correct the setting that names it.`,
        },
      ],
    });
    const inFile = join(put("a.txt", ""), "redis-policy.yaml");
    expect(loadPolicy(inFile, "").kind).toBe("missing");
  });

  it("is a link to itself", () => {
    const file = join(root, "redis-policy.yaml");
    symlinkSync(file, file);
    expect(loadPolicy(file, "")).toMatchObject({
      kind: "broken",
      problems: [{ message: "The policy file is a link that leads back to itself: replace it with the file." }],
    });
  });

  it("is too large", () => {
    const file = put("redis-policy.yaml", `${policyText("a")}#${"x".repeat(1024 * 1024)}`);
    expect(loadPolicy(file, "")).toMatchObject({
      kind: "broken",
      problems: [
        { line: 1, column: 1, message: "The file is larger than 1 MiB: a policy file holds only the policy." },
      ],
    });
  });

  it.skipIf(process.platform === "win32")("is a pipe, which is not waited for", () => {
    const file = join(root, "redis-policy.yaml");
    execFileSync("mkfifo", [file]);
    expect(loadPolicy(file, "")).toMatchObject({
      kind: "broken",
      problems: [
        {
          message: "What stands where the policy file should be is no regular file: replace it, or name another file.",
        },
      ],
    });
  });

  // The superuser may read everything; tests/policy/load-errors.test.ts covers the same without permissions.
  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)("may not be read", () => {
    const file = put("redis-policy.yaml", policyText("a"));
    chmodSync(file, 0);
    expect(loadPolicy(file, "")).toMatchObject({
      kind: "broken",
      problems: [
        {
          line: 1,
          column: 1,
          message: "There is no permission to read the policy file: allow it, or name another file.",
        },
      ],
    });
    chmodSync(file, 0o644);
    expect(names(loadPolicy(file, ""))).toEqual(["a"]);
  });
});
