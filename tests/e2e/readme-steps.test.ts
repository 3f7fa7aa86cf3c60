import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { codeSamples } from "../docs/code-samples.js";
import { InstalledProject } from "./install-project.js";

const samples = codeSamples(readFileSync(new URL("../../README.md", import.meta.url), "utf8"));

/** Versions that the README leaves open; the newest that are known to install together. */
const VERSIONS: Readonly<Record<string, string>> = {
  eslint: "10.15.0",
  "@typescript-eslint/parser": "8.72.0",
  typescript: "6.0.3",
};

describe("whoever follows the README in an empty project", () => {
  let project: InstalledProject;

  beforeAll(() => {
    const command = samples.find(
      ({ language, code }) => language === "sh" && code.startsWith("npm install --save-dev "),
    );
    const packages = command?.code.trim().split(/\s+/).slice(3) ?? [];
    expect(packages).toContain("eslint-plugin-redis-policy");
    project = new InstalledProject([
      ...packages.map((name) =>
        name === "eslint-plugin-redis-policy" ? inject("tarball") : `${name}@${VERSIONS[name] ?? "latest"}`,
      ),
      // What the project has anyway: its client library, and what its own code imports.
      "ioredis@6.0.0",
      "yaml@2",
      "@types/node@20",
    ]);
  });

  afterAll(() => {
    project.remove();
  });

  it("ends with a fixed file that type-checks under strict", () => {
    const before = samples.find(({ mark }) => mark === "incorrect")?.code ?? "";
    const after = samples.find(({ mark }) => mark === "fixed")?.code ?? "";
    const steps = Object.fromEntries(samples.flatMap(({ file, code }) => (file === undefined ? [] : [[file, code]])));
    const folder = project.folder({ ...steps, "src/metrics.ts": before });
    const typecheck = ["--noEmit", "--strict", "--module", "nodenext", "--types", "node", "src/metrics.ts"];
    expect(folder.tsc(...typecheck)).toMatchObject({ stdout: "", status: 0 });
    expect(folder.eslint(".").status).toBe(1);
    expect(folder.eslint("--fix", ".")).toMatchObject({ stdout: "", status: 0 });
    expect(folder.read("src/metrics.ts")).toBe(after);
    expect(folder.tsc(...typecheck)).toMatchObject({ stdout: "", status: 0 });
  });
});
