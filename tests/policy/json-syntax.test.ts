import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonSyntaxError } from "../../src/policy/json-syntax.js";
import { child } from "../../src/policy/policy-node.js";
import type { PolicyNode } from "../../src/policy/policy-node.js";
import { readDocument } from "../../src/policy/read-document.js";

function valueOf(node: PolicyNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(valueOf);
    case "mapping":
      return Object.fromEntries([...node.entries.values()].map(({ key, value }) => [key, valueOf(value)]));
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const spaces = fc.constantFrom(undefined, 0, 2, "\t");

describe("jsonSyntaxError", () => {
  it("agrees with JSON.parse on valid texts, and both read the same", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), spaces, (text, space) => {
        const value: unknown = JSON.parse(text);
        fc.pre(value !== null && !text.includes("__proto__"));
        const written = JSON.stringify({ root: value }, undefined, space);
        expect(jsonSyntaxError(written)).toBeUndefined();
        const { root, problems } = readDocument(written, "json");
        expect(problems).toEqual([]);
        const node = child(root, "root");
        expect(JSON.stringify(node && valueOf(node))).toBe(JSON.stringify(value));
      }),
      { numRuns: 1000 },
    );
  });

  it("agrees with JSON.parse on texts with a mistake", () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      ",",
      ":",
      "{",
      "}",
      "[",
      "]",
      "1",
      "-",
      "e",
      ".",
      "\\",
      "t",
      "true",
      "null",
      " ",
      "\n",
      "/",
      "#",
    );
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.nat(), fc.nat({ max: 3 }), pieces, (text, at, removed, piece) => {
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + piece + text.slice(place + removed);
        expect(jsonSyntaxError(changed) === undefined).toBe(isJson(changed));
      }),
      { numRuns: 5000 },
    );
  });
});
