import { describe, expect, it } from "vitest";
import { COMPILERS, errorsOf, type TypedText } from "./accepted-by-typescript.js";
import { calls } from "./cases/calls.js";
import { comments } from "./cases/comments.js";
import { imports } from "./cases/imports.js";
import { leftovers } from "./cases/leftovers.js";
import { CLIENT, fixAll, fixOneByOne } from "./fixing.js";

const cases = [...imports, ...calls, ...leftovers, ...comments].filter(
  ({ untyped, situation }) => !untyped && /\.[cm]?tsx?$/u.test(situation?.filename ?? "a.ts"),
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

  /** A compiler set to CommonJS does not heed that `.mts` is always a module. */
  const fits = ({ filename }: TypedText) => compiler !== COMPILERS["commonJs"] || !filename.endsWith(".mts");
  const isAccepted = ({ texts: [before] }: (typeof ways)[number]) =>
    fits(before!) && errors.get(before!.name)!.length === 0;

  it("accepts before what is not bound to the other kind of module", () => {
    const rejected = ways.flatMap(({ texts: [before] }) => (fits(before!) ? errors.get(before!.name)! : []));
    // `import x = require()`, `await` at the top level, `import.meta`
    expect(rejected.filter((error) => !/^TS(?:1202|1294|1378|1343)\b/u.test(error))).toEqual([]);
  });

  it.each(ways.filter(isAccepted))("$title", ({ texts }) => {
    const [, ...after] = texts;
    for (const { name, code } of after) {
      // In a file with many connections only the last fix takes along what all of them used.
      const isOnTheWay = code !== after.at(-1)!.code && texts.length > 7;
      const found = errors.get(name)!.filter((error) => !(isOnTheWay && error.startsWith("TS6133")));
      expect({ code, errors: found }).toEqual({ code, errors: [] });
    }
  });
});
