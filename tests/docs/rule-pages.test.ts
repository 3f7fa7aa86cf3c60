import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { codeSamples, type CodeSample } from "./code-samples.js";
import { SampleProject } from "./lint-sample.js";

/*
 * How a page of docs/rules marks its samples:
 *
 * - A code block in ts, tsx, js, cjs or mjs below a heading or bold line with the word "incorrect" must be reported by the page's rule,
 *   one below "correct" must not, and one below "fixed" is what `--fix` makes of the incorrect sample before it.
 *   The word may also stand in the info string: ```ts incorrect.
 * - `file=src/jobs.ts` in the info string says where the sample stands; otherwise it is src/example.<language>.
 * - On the page of valid-policy-file, marked blocks in yaml or json are policy files themselves.
 * - A yaml block with `file=redis-policy.yaml` is the policy file of all samples below it; otherwise it is the one of this folder.
 */

const pages = fileURLToPath(new URL("../../docs/rules/", import.meta.url));
const samplePolicy = readFileSync(new URL("redis-policy.yaml", import.meta.url), "utf8");
const canonical = `import { Redis } from "ioredis";

export declare function getRedisClient(name: string): Redis | null;
`;
const POLICY_LANGUAGES = ["yaml", "json"];
const LANGUAGES = ["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"];

describe.each(readdirSync(pages))("docs/rules/%s", (page) => {
  const rule = basename(page, ".md");
  const languages = rule === "valid-policy-file" ? POLICY_LANGUAGES : LANGUAGES;
  const samples = codeSamples(readFileSync(join(pages, page), "utf8"));
  const projects: SampleProject[] = [];

  afterAll(() => {
    for (const { folder } of projects) {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("shows what is incorrect and what is correct", () => {
    expect(samples.map(({ mark }) => mark)).toEqual(expect.arrayContaining(["incorrect", "correct"]));
  });

  let policy = samplePolicy;
  let project: SampleProject | undefined;
  let incorrect: CodeSample | undefined;

  for (const sample of samples) {
    if (sample.file === "redis-policy.yaml") {
      policy = sample.code;
      project = undefined;
    }
    if (!languages.includes(sample.language) || sample.mark === undefined) {
      continue;
    }
    if (project === undefined) {
      project = new SampleProject({ "redis-policy.yaml": policy, "src/redis/client.ts": canonical }, [rule]);
      projects.push(project);
    }
    const here = project;
    const before = incorrect;
    const file = sample.file ?? (languages === LANGUAGES ? "src/example." : "redis-policy.") + sample.language;

    it(`line ${sample.line} is ${sample.mark}`, () => {
      const found = here.lint(sample.code, file);
      const broken = found.filter(({ fatal, ruleId }) => fatal === true || ruleId !== `redis-policy/${rule}`);
      expect(broken, "the sample parses").toEqual([]);
      if (sample.mark === "incorrect") {
        expect(found.length).toBeGreaterThan(0);
      } else {
        expect(found.map(({ message }) => message)).toEqual([]);
      }
      if (sample.mark === "fixed") {
        expect(before, "an incorrect sample stands before it").toBeDefined();
        expect(here.fix(before?.code ?? "", before?.file ?? file)).toBe(sample.code);
      }
    });

    if (sample.mark === "incorrect") {
      incorrect = sample;
    }
  }
});
