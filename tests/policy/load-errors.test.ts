import type * as FileSystem from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadPolicy } from "../../src/policy/load.js";

const failures = vi.hoisted(() => new Map<string, string>());
const reads = vi.hoisted(() => ({ count: 0 }));
/** What `stat` says about every file, and what they hold, where a test decides both. */
const pretended = vi.hoisted(() => ({ stats: undefined as object | undefined, text: "" }));

vi.mock("node:fs", async (importOriginal) => {
  const fs = await importOriginal<typeof FileSystem>();
  return {
    ...fs,
    statSync: (path: string, options: FileSystem.StatSyncOptions) => pretended.stats ?? fs.statSync(path, options),
    readFileSync: (file: string, encoding: "utf8") => {
      reads.count += 1;
      const code = failures.get(file);
      if (code !== undefined) {
        throw Object.assign(new Error(`${code}: refused, open '${file}'`), { code });
      }
      return pretended.stats ? pretended.text : fs.readFileSync(file, encoding);
    },
  };
});

const FILE = fileURLToPath(new URL("../../docs/demo/service/redis-policy.yaml", import.meta.url));

afterEach(() => {
  failures.clear();
  pretended.stats = undefined;
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

describe("what tells a change", () => {
  const NOW = 1_800_000_000_000;
  const FIELDS = { ctimeNs: 1n, mtimeNs: 1n, size: 30n, ino: 1n, dev: 1n };

  /** What is seen after a change of the content that shows in one field of the stamp, or in none. */
  function seenAfter(field: keyof typeof FIELDS | undefined, changedAgo: number): string | undefined {
    vi.spyOn(Date, "now").mockReturnValue(NOW);
    const kind = { isFile: () => true, isDirectory: () => false, ctimeMs: BigInt(NOW - changedAgo) };
    const file = `/pretended/${field}-${changedAgo}.yaml`;
    pretended.stats = { ...FIELDS, ...kind };
    pretended.text = "databases: { before: { db: 1 } }";
    loadPolicy(file, file);
    pretended.text = "databases: { behind: { db: 1 } }";
    pretended.stats = { ...FIELDS, ...kind, ...(field && { [field]: FIELDS[field] + 1n }) };
    const loaded = loadPolicy(file, file);
    return loaded.kind === "ok" ? [...loaded.policy.databases.keys()][0] : loaded.kind;
  }

  it.each(["ctimeNs", "mtimeNs", "size", "ino", "dev"] as const)("%s", (field) => {
    expect(seenAfter(field, 60_000)).toBe("behind");
  });

  it("is nothing, when no stamp shows it and the last change is long ago", () => {
    expect(seenAfter(undefined, 60_000)).toBe("before");
  });

  it.each([0, 1500, -1500])("is the content, when the last change was %i ms ago and the clock may be coarse", (ago) => {
    expect(seenAfter(undefined, ago)).toBe("behind");
  });
});
