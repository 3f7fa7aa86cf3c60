import { describe, expect, it } from "vitest";
import { COMPILERS, errorsOf, type TypedText } from "./accepted-by-typescript.js";
import { calls } from "./cases/calls.js";
import { comments } from "./cases/comments.js";
import { imports } from "./cases/imports.js";
import { leftovers } from "./cases/leftovers.js";
import { CLIENT, fixAll, fixOneByOne } from "./fixing.js";

const cases = [...imports, ...calls, ...leftovers, ...comments].filter(
  ({ untyped, situation }) => !untyped && /\.ts$/u.test(situation?.filename ?? "a.ts"),
);

/** Every text on the way: single fixes from the first on, from the last on, and the end of all passes. */
const ways = cases.map(({ title, code, situation }) => {
  const steps = [
    ...fixOneByOne(code, () => 0, situation),
    ...fixOneByOne(code, (problems) => problems.length - 1, situation).slice(1),
    fixAll(code, situation).output,
  ];
  const texts = steps.map((text, at): TypedText => ({
    name: `${title} ${at}`,
    code: text,
    filename: situation?.filename ?? "/repo/src/app.ts",
    clients: situation?.clients ?? [CLIENT],
  }));
  return { title, texts };
});

describe.each(Object.entries(COMPILERS))("%s", (_, compiler) => {
  const errors = errorsOf(
    ways.flatMap(({ texts }) => texts),
    compiler,
  );

  it.each(ways)("$title", ({ texts }) => {
    const [before, ...after] = texts;
    expect(errors.get(before!.name)).toEqual([]);
    for (const { name, code } of after) {
      // In a file with many connections only the last fix takes along what all of them used.
      const isOnTheWay = code !== after.at(-1)!.code && texts.length > 7;
      const found = errors.get(name)!.filter((error) => !(isOnTheWay && error.startsWith("TS6133")));
      expect({ code, errors: found }).toEqual({ code, errors: [] });
    }
  });
});
