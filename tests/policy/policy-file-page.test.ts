import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { POLICY_FILE_NAMES } from "../../src/policy/find.js";
import { parsePolicy } from "../../src/policy/parse.js";
import schema from "../../src/policy/schema.json" with { type: "json" };

const page = readFileSync(new URL("../../docs/policy-file.md", import.meta.url), "utf8");
const packageJson = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  readonly exports: Readonly<Record<string, unknown>>;
};

const samples = [...page.matchAll(/^```(yaml|json)\n([\s\S]*?)^```$/gmu)].map((match) => ({
  language: match[1] ?? "",
  text: match[2] ?? "",
  line: page.slice(0, match.index).split("\n").length + 1,
}));

describe("docs/policy-file.md", () => {
  it("has samples", () => {
    expect(samples.length).toBeGreaterThan(10);
    expect(samples.some(({ language }) => language === "json")).toBe(true);
  });

  it.each(samples)("the $language sample in line $line has no problem", ({ language, text }) => {
    const { policy, problems } = parsePolicy(text, `/repo/redis-policy.${language}`);
    expect(problems).toEqual([]);
    expect(policy?.databases.size).toBeGreaterThan(0);
  });

  it("explains every key of the schema", () => {
    const keys = new Set(
      Object.values(schema.definitions).flatMap((definition) =>
        Object.keys("properties" in definition ? definition.properties : {}),
      ),
    );
    expect(keys.size).toBeGreaterThan(40);
    expect([...keys].filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`client.${key}\``))).toEqual([]);
  });

  it("explains every word that a key may be", () => {
    const text = JSON.stringify(schema);
    const words = [...text.matchAll(/"enum":(\[[^\]]*\])/gu)].flatMap(
      (match) => JSON.parse(match[1] ?? "[]") as string[],
    );
    expect(words.length).toBeGreaterThan(20);
    expect([...new Set(words)].filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });

  it("lists the names under which the file is found", () => {
    for (const name of POLICY_FILE_NAMES.flat()) {
      expect(page).toContain(`\`${name}\``);
    }
  });

  it("names the schema where the package has it", () => {
    expect(packageJson.exports["./schema.json"]).toBe("./dist/src/policy/schema.json");
    const paths = [...page.matchAll(/node_modules\/eslint-plugin-redis-policy\/(\S+?\.json)/gu)].map(
      (match) => match[1],
    );
    expect(new Set(paths)).toEqual(new Set(["dist/src/policy/schema.json"]));
  });
});
