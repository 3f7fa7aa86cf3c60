import { describe, expect, it } from "vitest";
import { decisionsFor, exemptionFor } from "../../src/policy/exemptions.js";
import { matchesFile } from "../../src/policy/matches-file.js";
import { policyFor } from "./policy-for.js";

const POLICY = policyFor(`
databases: { main: { db: 0 } }
exemptions:
  - { files: ['src/memory-graph.ts'], reason: never, status: never }
  - { files: ['src/api/cache.ts', 'src/old/**'], reason: later, until: 2027-03-31 }
  - { files: ['src/old/kept/**'], reason: kept }
decisions:
  - { files: ['src/**'], accept: [returnBuffers], reason: first }
  - { files: ['src/worker.ts'], dedicated: true, reason: second }
`);

describe("exemptionFor", () => {
  it.each([
    ["/repo/src/memory-graph.ts", "2090-01-01T00:00:00Z", "exempt never"],
    ["/repo/src/other.ts", "2026-01-01T00:00:00Z", "none"],
    ["/repo/src/api/cache.ts", "2026-01-01T00:00:00Z", "exempt later"],
    ["/repo/src/api/cache.ts", "2027-03-31T23:59:59.999Z", "exempt later"],
    ["/repo/src/api/cache.ts", "2027-04-01T00:00:00Z", "expired later"],
    ["/repo/src/old/a.ts", "2027-04-01T00:00:00Z", "expired later"],
    ["/repo/src/old/kept/a.ts", "2027-04-01T00:00:00Z", "exempt kept"],
    ["/elsewhere/src/memory-graph.ts", "2026-01-01T00:00:00Z", "none"],
  ])("%s on %s", (file, today, expected) => {
    const answer = exemptionFor(POLICY, file, new Date(today));
    expect(answer.state === "none" ? answer.state : `${answer.state} ${answer.exemption.reason}`).toBe(expected);
  });
});

describe("decisionsFor", () => {
  it.each([
    ["/repo/src/worker.ts", ["first", "second"]],
    ["/repo/src/a/b.ts", ["first"]],
    ["/repo/lib/a.ts", []],
  ])("%s", (file, reasons) => {
    expect(decisionsFor(POLICY, file).map(({ reason }) => reason)).toEqual(reasons);
  });
});

describe("matchesFile", () => {
  it.each([
    ["/repo", "src/a.ts", "/repo/src/a.ts", true],
    ["/repo", "./src/a.ts", "/repo/src/a.ts", true],
    ["/repo", "a.ts", "/repo/src/a.ts", false],
    ["/repo", "**/a.ts", "/repo/src/a.ts", true],
    ["/repo", "**/a.ts", "/repo/a.ts", true],
    ["/repo", "src/*", "/repo/src/a/b.ts", false],
    ["/repo", "src/**", "/repo/src/.hidden/b.ts", true],
    ["/repo", "*.ts", "/repo/.a.ts", true],
    ["/repo", "{a,b}.ts", "/repo/b.ts", true],
    ["/repo", "SRC/a.ts", "/repo/src/a.ts", false],
    ["/repo", "src/\\[id\\].ts", "/repo/src/[id].ts", true],
    ["/repo", "src/(group)/a.ts", "/repo/src/(group)/a.ts", true],
    ["/repo", "#a.ts", "/repo/#a.ts", true],
    // Outside the folder
    ["/repo/config", "**", "/repo/src/a.ts", false],
    ["/repo/config", "*/a.ts", "/repo/a.ts", false],
    ["/repo/config", "../src/**", "/repo/src/a.ts", true],
    ["/repo/config", "../**", "/repo/config/a.ts", false],
    ["/repo/config", "../**", "/a.ts", false],
    ["/repo/config", "../../**", "/a.ts", true],
    ["/repo", "**", "/repository/a.ts", false],
    ["/repo", "**", "/repo", false],
    // Windows
    ["C:\\repo", "src/**", "C:\\repo\\src\\a.ts", true],
    ["C:\\repo", "src/**", "c:\\Repo\\src\\a.ts", true],
    ["C:\\repo", "src/**", "C:/repo/src/a.ts", true],
    ["C:\\repo", "**", "D:\\repo\\src\\a.ts", false],
    ["C:\\repo\\config", "../src/**", "C:\\repo\\src\\a.ts", true],
    ["\\\\server\\share", "a/*.ts", "\\\\server\\share\\a\\b.ts", true],
  ])("in %s, %s and %s: %s", (directory, glob, file, expected) => {
    expect(matchesFile(directory, [glob], file)).toBe(expected);
    expect(matchesFile(directory, ["nothing", glob], file)).toBe(expected);
  });

  it("matches nothing without globs", () => {
    expect(matchesFile("/repo", [], "/repo/a.ts")).toBe(false);
  });

  it("is quick on names made to be slow", () => {
    const start = performance.now();
    matchesFile("/repo", [`${"*a".repeat(19)}*c`], `/repo/${"a".repeat(250)}b`);
    matchesFile("/repo", [`${"**/*a/".repeat(9)}b`], `/repo/${"a/".repeat(500)}c`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
