import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Projects, type Fixed } from "./project.js";
import { hasRedisServer } from "./redis-server.js";
import { REFUSALS } from "./refusals.js";
import { Programs } from "./run-programs.js";

const missing = !hasRedisServer();

describe.skipIf(missing && process.env["CI"] !== "true")(
  missing ? "what a refusal prevents (skipped: there is no redis-server)" : "what a refusal prevents",
  () => {
    const projects = new Projects();
    let programs: Programs | undefined;
    let fixed: readonly Fixed[];

    beforeAll(async () => {
      programs = await Programs.start();
      fixed = await projects.fix(REFUSALS.map((refused) => projects.add(refused).program));
    }, 120_000);

    afterAll(async () => {
      await programs?.stop();
      projects.remove();
    });

    it.each(REFUSALS.map((refused, at) => [refused.name, refused, at] as const))("%s", async (_name, refused, at) => {
      const { code, problems = [] } = fixed[at] ?? {};
      expect(code).toBe(refused.code);
      expect(problems.join("\n")).toContain(refused.why);
      const before = await programs?.run(projects.add(refused).driver, refused.environment);
      const after = await programs?.run(projects.add(refused, refused.naive).driver, refused.environment);
      expect(before?.[refused.seen], "before").toEqual(refused.before);
      expect(after?.[refused.seen], "rewritten without looking").toEqual(refused.after);
    });
  },
);
