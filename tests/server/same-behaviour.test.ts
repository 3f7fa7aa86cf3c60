import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PROGRAMS } from "./programs.js";
import { Projects, type Fixed } from "./project.js";
import { hasRedisServer } from "./redis-server.js";
import { Programs } from "./run-programs.js";

const missing = !hasRedisServer();

describe.skipIf(missing && process.env["CI"] !== "true")(
  missing
    ? "a fixed program sends the same commands (skipped: there is no redis-server)"
    : "a fixed program sends the same commands",
  () => {
    const projects = new Projects();
    let programs: Programs;
    let fixed: readonly Fixed[];

    beforeAll(async () => {
      programs = await Programs.start();
      fixed = await projects.fix(PROGRAMS.map((program) => projects.add(program).program));
    }, 120_000);

    afterAll(async () => {
      await programs?.stop();
      projects.remove();
    });

    it("there are many of them", () => {
      expect(PROGRAMS.length).toBeGreaterThanOrEqual(60);
      expect(new Set(PROGRAMS.map(({ code, driver }) => `${code}${driver}`)).size).toBe(PROGRAMS.length);
    });

    it.each(PROGRAMS.map((program, at) => [program.name, program, at] as const))("%s", async (_name, program, at) => {
      const { code = "", problems = [] } = fixed[at] ?? {};
      expect(problems).toEqual([]);
      expect(code).not.toBe(program.code);
      const before = await programs.run(projects.add(program).driver, program.environment);
      const after = await programs.run(projects.add(program, code).driver, program.environment);
      expect(before.commands, "before").toEqual(program.commands);
      expect(after.commands, code).toEqual(program.after ?? before.commands);
      expect(after.printed, code).toEqual(before.printed);
    });
  },
);
