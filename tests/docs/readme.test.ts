import { existsSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import plugin from "../../src/plugin.js";
import { codeSamples } from "./code-samples.js";
import { SampleProject } from "./lint-sample.js";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const samples = codeSamples(readme);
const files = Object.fromEntries(samples.flatMap(({ file, code }) => (file === undefined ? [] : [[file, code]])));

describe("README.md", () => {
  const project = new SampleProject(files, Object.keys(plugin.rules));

  afterAll(() => {
    rmSync(project.folder, { recursive: true, force: true });
  });

  it("shows what --fix really makes", () => {
    const before = samples.find(({ mark }) => mark === "incorrect")?.code ?? "";
    const after = samples.find(({ mark }) => mark === "fixed")?.code;
    expect(project.lint(before, "src/example.ts")).not.toEqual([]);
    expect(project.fix(before, "src/example.ts")).toBe(after);
    expect(project.lint(after ?? "", "src/example.ts")).toEqual([]);
  });

  it("shows a canonical client that the rules accept", () => {
    expect(project.lint(files["src/redis/client.ts"] ?? "", "src/redis/client.ts")).toEqual([]);
  });

  it("names commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { scripts: object };
    const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
  });

  it.each(["README.md", "docs/architecture.md", "docs/ci.md", "docs/editors.md", "docs/policy-file.md"])(
    "%s links to files that exist",
    (page) => {
      const url = new URL(page, root);
      const targets = [...readFileSync(url, "utf8").matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
        ([, target]) => target,
      );
      const missing = targets.filter((target) => !existsSync(fileURLToPath(new URL(target ?? "", url))));
      expect(missing).toEqual([]);
    },
  );
});
