import { Ajv } from "ajv";
import type { Log } from "sarif";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import github from "../../src/formatters/github.js";
import gitlab from "../../src/formatters/gitlab.js";
import markdown from "../../src/formatters/markdown.js";
import { problemsOf } from "../../src/formatters/report.js";
import sarif, { sarifLog } from "../../src/formatters/sarif.js";
import { lintProject, type LintedProject } from "./lint-project.js";
import { SARIF_SCHEMA } from "./sarif-schema.js";

const ajv = new Ajv({ strict: true, formats: { uri: isUri, "uri-reference": isReference } });
const isSarif = ajv.compile(SARIF_SCHEMA);
let project: LintedProject;
let clean: LintedProject;

beforeAll(async () => {
  project = await lintProject();
  clean = await lintProject({ "src/clean.ts": "export {};\n" });
});

afterAll(() => {
  project.remove();
  clean.remove();
});

function isUri(text: string): boolean {
  return URL.canParse(text);
}

/** A space or a bare per cent sign would need to be escaped. */
function isReference(text: string): boolean {
  return !/[\s"<>\\^`{|}]|%(?![0-9A-F]{2})/u.test(text);
}

describe("SARIF", () => {
  const log = () => sarifLog(project.results, project.context);

  it("is a log of the standard, for the schema and for the compiler", () => {
    const typed: Log = log();
    expect(isSarif(JSON.parse(JSON.stringify(typed))), ajv.errorsText(isSarif.errors)).toBe(true);
    expect(JSON.parse(sarif(project.results, project.context))).toEqual(JSON.parse(JSON.stringify(typed)));
  });

  it("is one for a run without problems too", () => {
    const quiet = sarifLog(clean.results, clean.context);
    expect(isSarif(JSON.parse(JSON.stringify(quiet))), ajv.errorsText(isSarif.errors)).toBe(true);
    expect(quiet.runs[0]?.results).toEqual([]);
    expect(quiet.runs[0]?.invocations[0]?.executionSuccessful).toBe(true);
  });

  it("is refused by the schema when it is not", () => {
    const broken = { ...log(), version: "2.0.0" };
    expect(isSarif(JSON.parse(JSON.stringify(broken)))).toBe(false);
  });

  it("has every problem of the run, and what a comment hides, with its reason", () => {
    const results = log().runs[0]?.results ?? [];
    const count = project.results.reduce((sum, { messages }) => sum + messages.length, 0);
    const shown = results.filter(({ suppressions }) => suppressions.length === 0);
    expect(shown).toHaveLength(count);
    const hidden = results.filter(({ suppressions }) => suppressions.length > 0);
    expect(hidden.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      ["redis-policy/no-direct-client", [{ kind: "inSource", justification: "needs its own" }]],
      ["redis-policy/no-hardcoded-connection", [{ kind: "inSource", justification: "needs its own" }]],
    ]);
  });

  it("names the rules with their pages, and each result its rule", () => {
    const [run] = log().runs;
    const rules = run?.tool.driver.rules ?? [];
    expect(rules.map(({ id }) => id)).toEqual([
      "parsing-error",
      "redis-policy/no-direct-client",
      "redis-policy/no-hardcoded-connection",
    ]);
    expect(rules[1]?.helpUri).toMatch(/\/docs\/rules\/no-direct-client\.md$/u);
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex]?.id).toBe(ruleId);
  });

  it("has relative paths, and no folder of this machine", () => {
    expect(sarif(project.results, project.context)).not.toContain(project.context.cwd);
    const uris = (log().runs[0]?.results ?? []).map(
      ({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri,
    );
    expect(new Set(uris)).toEqual(
      new Set([
        "src/broken.ts",
        "src/choose%20%26%20100%25%20%7C%20odd.ts",
        "src/fix.ts",
        "src/marked.ts",
        "src/quiet.ts",
      ]),
    );
  });

  it("says that the run failed where a file could not be parsed", () => {
    const [run] = log().runs;
    expect(run?.invocations[0]?.executionSuccessful).toBe(false);
    expect(run?.results.find(({ ruleId }) => ruleId === "parsing-error")?.message.text).toMatch(/^Parsing error: /u);
  });

  it.each(["src/fix.ts", "src/marked.ts"])("has the fix and its place in %s", (path) => {
    const result = (log().runs[0]?.results ?? []).find(
      ({ ruleId, locations }) =>
        ruleId === "redis-policy/no-direct-client" && locations[0]?.physicalLocation.artifactLocation.uri === path,
    );
    const [replacement] = result?.fixes?.[0]?.artifactChanges[0]?.replacements ?? [];
    expect(replacement?.deletedRegion).toMatchObject({ startLine: 1, startColumn: 1, endLine: 2 });
    expect(replacement?.insertedContent.text).toContain('getRedisClient("metrics")');
  });

  it("offers suggestions with their words", () => {
    const result = (log().runs[0]?.results ?? []).find(({ message }) => message.text.includes("keyPrefix"));
    expect(result?.fixes?.map(({ description }) => description.text)).toEqual(
      project.results
        .flatMap(({ messages }) => messages)
        .find(({ message }) => message.includes("keyPrefix"))
        ?.suggestions?.map(({ desc }) => desc),
    );
    expect(result?.fixes?.length).toBeGreaterThan(0);
  });
});

describe("fingerprints", () => {
  const prints = ({ results, context }: LintedProject) =>
    problemsOf(results, context.cwd, true).map(({ fingerprint }) => fingerprint);

  it("are all different, also for equal lines", () => {
    expect(new Set(prints(project)).size).toBe(prints(project).length);
  });

  it("stay the same when lines move", async () => {
    const text = 'import { Redis } from "ioredis";\nexport const redis = new Redis({ db: 13 });\n';
    const before = await lintProject({ "src/a.ts": text });
    const after = await lintProject({ "src/a.ts": `// moved\n\n${text.replace("= new", "=  new")}` });
    expect(prints(before).length).toBeGreaterThan(0);
    expect(prints(after)).toEqual(prints(before));
    before.remove();
    after.remove();
  });
});

describe("GitHub annotations", () => {
  it("are one command a problem, escaped, and the totals", () => {
    const lines = github(project.results, project.context).trimEnd().split("\n");
    const count = project.results.reduce((sum, { messages }) => sum + messages.length, 0);
    expect(lines).toHaveLength(count + 1);
    expect(lines.at(-1)).toBe(`${count} errors in 4 files.`);
    expect(lines).toContain(
      "::error file=src/fix.ts,line=2,endLine=2,col=19,endColumn=23,title=redis-policy/no-direct-client::Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics').",
    );
    expect(lines.some((line) => line.startsWith("::error file=src/choose & 100%25 | odd.ts,line=2,"))).toBe(true);
  });

  it("say when there is nothing", () => {
    expect(github(clean.results, clean.context)).toBe("No problems.\n");
  });

  it("keep what a message holds out of the command", () => {
    const [line] = github([resultWith("100%\r\nof a: b, c")], { cwd: "/p", rulesMeta: {} }).split("\n");
    expect(line).toBe("::warning file=a%2Cb%3A.ts,line=1,endLine=1,col=1,endColumn=1,title=x::100%25%0D%0Aof a: b, c");
  });
});

describe("GitLab's code quality report", () => {
  it("has what GitLab asks for", () => {
    const report = JSON.parse(gitlab(project.results, project.context)) as Record<string, unknown>[];
    expect(report).toHaveLength(project.results.reduce((sum, { messages }) => sum + messages.length, 0));
    for (const entry of report) {
      expect(entry).toEqual({
        description: expect.any(String) as string,
        check_name: expect.any(String) as string,
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
        severity: "major",
        location: {
          path: expect.stringMatching(/^src\//u) as string,
          lines: { begin: expect.any(Number) as number, end: expect.any(Number) as number },
        },
      });
    }
    expect(new Set(report.map(({ fingerprint }) => fingerprint)).size).toBe(report.length);
  });

  it("is an empty list for a clean run", () => {
    expect(gitlab(clean.results, clean.context)).toBe("[]\n");
  });
});

describe("the Markdown summary", () => {
  it("has totals, a row for each rule and each problem", () => {
    const text = markdown(project.results, project.context);
    const count = project.results.reduce((sum, { messages }) => sum + messages.length, 0);
    expect(text).toContain(`${count} errors in 4 files.`);
    expect(text).toMatch(/\| \[`redis-policy\/no-direct-client`\]\(https:\S+\) \| 4 \| 2 \|/u);
    expect(text.split("\n").filter((line) => line.startsWith("| `src/"))).toHaveLength(count);
    expect(text).toContain("`src/choose & 100%   odd.ts:2`");
  });

  it("lets no message break out of its cell", () => {
    const text = markdown([resultWith("a | b\n<img> [x](y) `c` *d*")], { cwd: "/p", rulesMeta: {} });
    expect(text).toContain("| Warning: a \\| b \\<img\\> \\[x\\](y) \\`c\\` \\*d\\* |");
  });

  it("stays short when there is too much", () => {
    const many = markdown(
      Array.from({ length: 600 }, () => resultWith("m")),
      { cwd: "/p", rulesMeta: {} },
    );
    expect(many).toContain("And 100 more.");
  });

  it("says when there is nothing", () => {
    expect(markdown(clean.results, clean.context)).toBe("## ESLint\n\nNo problems.\n");
  });
});

/** A result as ESLint gives it for a warning about a whole file. */
function resultWith(message: string) {
  return {
    filePath: "/p/a,b:.ts",
    messages: [{ ruleId: "x", severity: 1 as const, message, line: 0, column: 0 }],
    suppressedMessages: [],
    errorCount: 0,
    fatalErrorCount: 0,
    warningCount: 1,
    fixableErrorCount: 0,
    fixableWarningCount: 0,
    usedDeprecatedRules: [],
  };
}
