import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { foundPrograms } from "./cases/found-programs.js";
import { ProgramChecker } from "./check-program.js";
import { mutated, mutations, type Mutation } from "./mutations.js";
import { programs, type Program } from "./programs.js";
import { writtenPrograms } from "./written-programs.js";

/**
 * `SEED=… PROGRAMS=… npm test -- tests/rewrite/programs.test.ts` repeats a run, or makes a longer one; with `ORDERS=1` every order of
 * single fixes is tried for each program, instead of each fourth. Each run has a new seed; only the checks of a commit have a fixed one,
 * because whether it passes must not depend on luck.
 */
const seed = Number(process.env["SEED"] ?? (process.env["CI"] ? 20_261_125 : Date.now() % 0x7fff_ffff));
const count = Number(process.env["PROGRAMS"] ?? 2000);
const tryOrdersEvery = Number(process.env["ORDERS"] ?? 4);
const written = writtenPrograms();

const checker = new ProgramChecker();
afterAll(() => checker.close());

/** How often each outcome came. */
function runs(from: fc.Arbitrary<Program>, numRuns: number): Record<string, number> {
  const outcomes: Record<string, number> = {};
  let at = 0;
  const keepsPromises = (program: Program, wanted: readonly Mutation[]) => {
    const text = mutated(program, wanted);
    // Every order of single fixes takes several times as long as the rest.
    const outcome = checker.check(text, at++ % tryOrdersEvery === 0);
    if (outcome.kind === "broken")
      throw new Error(`${outcome.promise}\n--- ${text.filename}, client ${text.client}:\n${text.code}`);
    const kind = outcome.kind === "kept" && outcome.fixes > 0 ? "fixed" : outcome.kind;
    outcomes[kind] = (outcomes[kind] ?? 0) + 1;
  };
  fc.assert(fc.property(from, mutations, keepsPromises), { seed, numRuns });
  return outcomes;
}

describe(`from SEED=${seed}, every rule and every shape of canonical client keep all promises`, () => {
  it(`in ${count} programs of the grammar`, { timeout: 60_000 + count * 500 }, () => {
    const { fixed = 0 } = runs(programs, count);
    expect(fixed).toBeGreaterThan(count / 10);
  });

  it.each(foundPrograms)("in what it has found: $title", (program) => {
    const outcome = checker.check(program, true);
    expect(outcome.kind === "broken" ? outcome.promise : outcome.kind).toBe("kept");
  });

  it.each(written.map((program) => [shown(program), program] as const))("in what people wrote: %s", (_, program) => {
    const outcome = checker.check(program, true);
    // Some examples of a documentation declare a name twice.
    expect(outcome.kind === "broken" ? outcome.promise : "").toBe("");
  });

  const mutants = Math.ceil(count / 4);
  it(`in ${mutants} mutations of what people wrote`, { timeout: 60_000 + mutants * 2000 }, () => {
    const { fixed = 0 } = runs(fc.constantFrom(...written), mutants);
    expect(fixed).toBeGreaterThan(mutants / 50);
  });
});

function shown({ filename, code }: Program): string {
  return `${filename}, ${code.length} characters, ${code.slice(0, 60).replaceAll(/\s+/gu, " ")}`;
}
