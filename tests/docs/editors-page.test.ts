import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { codeSamples } from "./code-samples.js";

const samples = codeSamples(readFileSync(new URL("../../docs/editors.md", import.meta.url), "utf8"));

describe("docs/editors.md", () => {
  it.each(samples.filter(({ language }) => language === "json").map(({ line, code }) => [line, code]))(
    "has JSON in line %s",
    (_line, code) => {
      expect(JSON.parse(code)).toBeTypeOf("object");
    },
  );
});
