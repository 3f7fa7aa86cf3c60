import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { InstalledProject } from "./install-project.js";

/** What a user downloads may grow with the plugin, but not by accident; in bytes, packed. */
const LARGEST = 450_000;

describe("the package", () => {
  const files = execFileSync("tar", ["tzf", inject("tarball")], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((path) => path.replace(/^package\//u, ""))
    .filter((path) => !path.endsWith("/"));

  it("contains what users need, and nothing else", () => {
    const unexpected = files.filter(
      (path) =>
        !/^dist\/(?:src|rules)\/.*\.(?:js|d\.ts)$/u.test(path) &&
        !["dist/src/policy/schema.json", "package.json", "README.md", "LICENSE", "CHANGELOG.md"].includes(path),
    );
    expect(unexpected).toEqual([]);
    expect(files).toContain("dist/src/index.d.ts");
    expect(files).toContain("dist/src/formatters/sarif.js");
  });

  it("stays small", () => {
    expect(statSync(inject("tarball")).size).toBeLessThan(LARGEST);
  });

  it("has a manifest that the registry takes as it is: npm removes what it finds invalid, and publishes the rest", () => {
    const folder = mkdtempSync(join(tmpdir(), "redis-policy-manifest-"));
    try {
      execFileSync("tar", ["xzf", inject("tarball"), "-C", folder]);
      const manifest = join(folder, "package/package.json");
      const before = JSON.parse(readFileSync(manifest, "utf8")) as unknown;
      execFileSync("npm", ["pkg", "fix"], { cwd: join(folder, "package"), stdio: "ignore" });
      expect(JSON.parse(readFileSync(manifest, "utf8"))).toEqual(before);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("has types for everything that it exports, and installs without scripts", () => {
    const project = new InstalledProject([
      "eslint@10.15.0",
      "typescript@6.0.3",
      "@types/node@20",
      "--ignore-scripts",
      inject("tarball"),
    ]);
    try {
      const folder = project.folder({
        "use.ts": [
          'import redisPolicy, { policySettings } from "eslint-plugin-redis-policy";',
          'import schema from "eslint-plugin-redis-policy/schema.json" with { type: "json" };',
          'import { defineConfig } from "eslint/config";',
          "const title: string = schema.title;",
          "export default defineConfig([",
          "  { settings: policySettings({ policy: title }) },",
          "  redisPolicy.configs.recommended,",
          "  redisPolicy.configs.strict,",
          "  redisPolicy.configs.gate,",
          "]);",
          "// @ts-expect-error: there is no such configuration",
          "redisPolicy.configs.none;",
          "",
        ].join("\n"),
      });
      const strict = ["--noEmit", "--strict", "--module", "nodenext", "--types", "node", "--resolveJsonModule"];
      expect(folder.tsc(...strict, "--skipLibCheck", "use.ts")).toEqual({ status: 0, stdout: "", stderr: "" });
    } finally {
      project.remove();
    }
  });
});
