import type * as FileSystem from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadPolicy } from "../../src/policy/load.js";

const failures = vi.hoisted(() => new Map<string, string>());
const reads = vi.hoisted(() => ({ count: 0 }));

vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof FileSystem>();
  return {
    ...fs,
    readFileSync: (file: string, encoding: "utf8") => {
      reads.count += 1;
      const code = failures.get(file);
      if (code !== undefined) {
        throw Object.assign(new Error(`${code}: refused, open '${file}'`), { code });
      }
      return fs.readFileSync(file, encoding);
    },
  };
});

const FILE = new URL("../../docs/demo/service/redis-policy.yaml", import.meta.url).pathname;

afterEach(() => {
  failures.clear();
  vi.restoreAllMocks();
});

describe("a file that cannot be opened", () => {
  it.each([
    ["EACCES", "There is no permission to read the policy file: allow it, or name another file."],
    ["EPERM", "There is no permission to read the policy file: allow it, or name another file."],
    ["EISDIR", "A folder stands where the policy file should be: rename it, or name another file."],
    ["EIO", "The policy file cannot be read (EIO)."],
  ])("%s", (code, message) => {
    failures.set(FILE, code);
    expect(loadPolicy(FILE, FILE)).toEqual({
      kind: "broken",
      file: FILE,
      problems: [{ line: 1, column: 1, endLine: 1, endColumn: 1, severity: "error", message }],
    });
  });

  it("is missing when it goes between stat and open", () => {
    failures.set(FILE, "ENOENT");
    expect(loadPolicy(FILE, FILE)).toMatchObject({ kind: "missing", file: FILE });
  });

  it("is read as soon as it can be", () => {
    failures.set(FILE, "EACCES");
    expect(loadPolicy(FILE, FILE).kind).toBe("broken");
    failures.clear();
    expect(loadPolicy(FILE, FILE).kind).toBe("ok");
  });
});

describe("a file that did not change", () => {
  it("is read once, when a later change would show", () => {
    vi.spyOn(Date, "now").mockReturnValue(new Date().getTime() + 60_000);
    loadPolicy(FILE, FILE);
    const before = reads.count;
    for (let time = 0; time < 100; time += 1) {
      loadPolicy(FILE, FILE);
      loadPolicy(undefined, FILE);
    }
    expect(reads.count).toBe(before);
  });
});
