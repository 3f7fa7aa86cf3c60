import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import plugin from "../../src/plugin.js";
import { codeSamples } from "./code-samples.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(`${root}/docs/ci.md`, "utf8");
const samples = codeSamples(page);

describe("docs/ci.md", () => {
  it.each(samples.filter(({ language }) => language === "yaml").map(({ line, code }) => [line, code]))(
    "has YAML in line %s",
    (_line, code) => {
      expect(parse(code)).toBeTypeOf("object");
    },
  );

  it.each(samples.filter(({ language }) => language === "json").map(({ line, code }) => [line, code]))(
    "has JSON in line %s",
    (_line, code) => {
      expect(JSON.parse(code)).toBeTypeOf("object");
    },
  );

  it("names formatters that the package has", () => {
    const named = [...page.matchAll(/dist\/(src\/formatters\/\w+)\.js/gu)].map(([, path]) => path);
    expect(new Set(named).size).toBe(4);
    for (const path of named) expect(existsSync(`${root}/${path}.ts`), path).toBe(true);
  });

  it("turns on the recommended rules under oxlint", () => {
    const sample = samples.find(({ file }) => file === ".oxlintrc.json");
    const { rules } = JSON.parse(sample?.code ?? "{}") as { rules: Record<string, string> };
    const recommended = Object.keys(plugin.configs.recommended.rules ?? {}).filter(
      (name) => name !== "redis-policy/valid-policy-file",
    );
    expect(Object.keys(rules).sort()).toEqual(recommended.sort());
  });
});
