import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import plugin from "../src/plugin.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const packageFile = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { name: string; version: string };
const rules = Object.entries(plugin.rules);
const exported = rules.map(([name]) => name).sort();

describe("rules", () => {
  it("are the files of rules/", () => {
    expect(exported).toEqual(namesIn("rules", ".ts"));
  });

  it("have a page each, and every page a rule", () => {
    expect(namesIn("docs/rules", ".md")).toEqual(exported);
  });

  it("have a test each, and every test a rule", () => {
    expect(namesIn("tests/rules", ".test.ts")).toEqual(exported);
  });

  it.each(rules)("%s names its page, its purpose and its options", (name, rule) => {
    expect(rule.meta?.docs?.url).toContain(`docs/rules/${name}.md`);
    expect(rule.meta?.docs?.description).toMatch(/^[A-Z].*[^.]$/);
    expect(rule.meta?.schema).toBeDefined();
    expect(rule.meta?.type).toBeDefined();
  });

  it.each(rules)("%s ends every message with a full stop", (_name, rule) => {
    for (const message of Object.values(rule.meta?.messages ?? {})) {
      expect(message).toMatch(/(\.|\}\})$/);
    }
  });
});

describe("configurations", () => {
  const configs = Object.entries(plugin.configs);

  it("are those that the README names", () => {
    expect(configs.map(([name]) => name).sort()).toEqual(["gate", "policy-file", "recommended", "strict"]);
  });

  it.each(configs)("%s is named, holds the plugin and switches on only rules that exist", (name, config) => {
    expect(config.name).toBe(`redis-policy/${name}`);
    expect(config.plugins?.["redis-policy"]).toBe(plugin);
    for (const rule of Object.keys(config.rules ?? {})) {
      expect(exported).toContain(rule.replace("redis-policy/", ""));
    }
  });
});

describe("the package", () => {
  it("says the same of itself as the plugin", () => {
    expect(plugin.meta).toMatchObject({
      name: packageFile.name,
      version: packageFile.version,
      namespace: "redis-policy",
    });
  });
});

function namesIn(folder: string, ending: string): string[] {
  const path = join(root, folder);
  return existsSync(path)
    ? readdirSync(path)
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .sort()
    : [];
}
