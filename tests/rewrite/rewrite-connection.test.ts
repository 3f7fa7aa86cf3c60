import { describe, expect, it } from "vitest";
import { calls } from "./cases/calls.js";
import { comments } from "./cases/comments.js";
import { imports } from "./cases/imports.js";
import { leftovers } from "./cases/leftovers.js";
import type { RewriteCase } from "./cases/rewrite-case.js";
import { commentsOf } from "./comments-of.js";
import { fixAll, fixOneByOne, problemsOf, type Situation } from "./fixing.js";

const tables: Readonly<Record<string, readonly RewriteCase[]>> = { imports, calls, leftovers, comments };

describe.each(Object.entries(tables))("%s", (table, cases) => {
  it("become what the snapshot says", async () => {
    const sections = cases.map(({ title, code, situation }) => {
      const { output, passes, refusals, left } = fixAll(code, situation);
      const facts = [
        `passes: ${passes}`,
        ...refusals.map((refusal) => `not fixed: ${refusal}`),
        ...left.map((text) => `left: ${text}`),
      ];
      return `## ${title}\n\n\`\`\`ts\n${code}\`\`\`\n\n\`\`\`ts\n${output}\`\`\`\n\n${facts.map((fact) => `- ${fact}`).join("\n")}\n`;
    });
    await expect(sections.join("\n")).toMatchFileSnapshot(`./cases/${table}.md`);
  });

  it.each(cases)("$title: few passes, every comment, nothing in a second run", ({ code, situation }) => {
    const { output, passes } = fixAll(code, situation);
    expect(passes).toBeLessThanOrEqual(3);
    expect(commentsOf(output)).toEqual(expect.arrayContaining(commentsOf(code)));
    expect(fixAll(output, situation).passes).toBe(0);
  });

  it.each(cases.filter(({ code, situation }) => isInteresting(code, situation)))(
    "$title: every order of single fixes ends alike",
    ({ code, situation }) => {
      const { output } = fixAll(code, situation);
      for (const order of ordersOf(problemsOf(code, situation).length)) {
        const steps = fixOneByOne(code, (problems, step) => order[step]! % problems.length, situation);
        expect(steps.at(-1)).toBe(output);
      }
    },
  );

  it.each(cases)("$title: line ends of Windows and a byte order mark stay", ({ code, situation }) => {
    const { output } = fixAll(code, situation);
    const windows = `\uFEFF${code.replaceAll("\n", "\r\n")}`;
    expect(fixAll(windows, situation).output).toBe(`\uFEFF${output.replaceAll("\n", "\r\n")}`);
  });
});

function isInteresting(code: string, situation: Situation | undefined): boolean {
  const count = problemsOf(code, situation).filter(({ fix }) => fix).length;
  return count > 1 && count <= 5;
}

/** Every way to choose one of `count`, then one of the rest, and so on. */
function ordersOf(count: number): number[][] {
  if (count === 0) return [[]];
  return ordersOf(count - 1).flatMap((rest) => Array.from({ length: count }, (_, first) => [first, ...rest]));
}
