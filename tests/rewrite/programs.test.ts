import fc from "fast-check";
import { afterAll, describe, it } from "vitest";
import { ProgramChecker } from "./check-program.js";
import { mutated, mutations } from "./mutations.js";
import { programs } from "./programs.js";

/**
 * `SEED=… PROGRAMS=… npm test -- tests/rewrite/programs.test.ts` repeats a run, or makes a longer one. Each run has a new seed; only the
 * checks of a commit have a fixed one, because whether it passes must not depend on luck.
 */
const seed = Number(process.env["SEED"] ?? (process.env["CI"] ? 20_261_125 : Date.now() % 0x7fff_ffff));
const count = Number(process.env["PROGRAMS"] ?? 2000);

const checker = new ProgramChecker();
afterAll(() => checker.close());

describe(`${count} programs from SEED=${seed}`, () => {
  it(
    "keep all promises under every rule and every shape of canonical client",
    () => {
      let at = 0;
      fc.assert(
        fc.property(programs, mutations, (program, wanted) => {
          const text = mutated(program, wanted);
          // Every order of single fixes takes several times as long as the rest.
          const outcome = checker.check(text, at++ % 4 === 0);
          if (outcome.kind === "broken")
            throw new Error(`${outcome.promise}\n--- ${text.filename}, client ${text.client}:\n${text.code}`);
        }),
        { seed, numRuns: count },
      );
    },
    60_000 + count * 500,
  );
});
