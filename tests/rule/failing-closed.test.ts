import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/policy/parse.js";
import plugin from "../../src/plugin.js";
import { SampleProject } from "../docs/lint-sample.js";
import { violatingSamples } from "../docs/violating-sample.js";
import { fixtures } from "../rules/run-cases.js";

const samples = violatingSamples();
const full = readFileSync(join(fixtures, "full/redis-policy.yaml"), "utf8");

const BROKEN: Readonly<Record<string, string>> = {
  empty: "",
  "white space": " \n\n",
  "a list": "- a\n",
  "no YAML": "a: [",
  "not even text": "\u0000\uFFFD\u0001",
  "a missing index": "databases:\n  main: { description: x }\n",
  "an unknown key": "databases:\n  main: { db: 0 }\nexemption: []\n",
  "a conflict of a merge": "databases:\n<<<<<<< HEAD\n  main: { db: 0 }\n=======\n  main: { db: 1 }\n>>>>>>> other\n",
};

/** One problem in line 1 that changes nothing. */
const CLOSED = [{ messageId: "policy", line: 1, column: 1, severity: 2 }];

describe.each(samples)("$rule alone", ({ rule, code, file, policy }) => {
  const project = new SampleProject({}, [rule]);
  const policyFile = join(project.folder, "redis-policy.yaml");
  afterAll(() => rmSync(project.folder, { recursive: true, force: true }));

  it("finds something while the policy file is right", () => {
    writeFileSync(policyFile, policy);
    const found = project.lint(code, file);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ messageId }) => messageId === "policy")).toEqual([]);
  });

  it("reports a policy file that is missing", () => {
    rmSync(policyFile, { force: true });
    expectClosed(project.lint(code, file));
    expect(project.fix(code, file)).toBe(code);
  });

  it.each(Object.entries(BROKEN))("reports a policy file that is %s", (_what, text) => {
    writeFileSync(policyFile, text);
    expectClosed(project.lint(code, file));
    expect(project.fix(code, file)).toBe(code);
  });
});

describe("all rules together, under a policy file that is half written", () => {
  const project = new SampleProject({}, Object.keys(plugin.rules));
  const policyFile = join(project.folder, "redis-policy.yaml");
  afterAll(() => rmSync(project.folder, { recursive: true, force: true }));

  const lines = [...full.matchAll(/\n/gu)].map(({ index }) => index);
  const bytes = Array.from({ length: Math.ceil(full.length / 23) }, (_, index) => index * 23);
  const sample = samples.find(({ rule }) => rule === "no-direct-client");

  function check(text: string, file: string): boolean {
    writeFileSync(policyFile, text);
    const found = project.lint(sample?.code ?? "", "src/example.ts");
    if (parsePolicy(text, file).policy === undefined) {
      expectClosed(found);
      return false;
    }
    expect(found.filter(({ messageId }) => messageId === "policy")).toEqual([]);
    return true;
  }

  it("at every line and every 23 characters", () => {
    const usable = [...lines, ...lines.map((end) => end + 1), ...bytes].filter((end) =>
      check(full.slice(0, end), policyFile),
    );
    // A registry that ends behind a whole entry is a smaller registry; everything in front of it is an error.
    const databases = full.indexOf("databases:");
    expect(usable.filter((end) => end < databases)).toEqual([]);
    expect(usable.length).toBeGreaterThan(10);
  });

  it("in the middle of a character, as a process that dies leaves it", () => {
    const text = Buffer.from("databases:\n  größe: { db: 0 }\n");
    for (let end = 0; end < text.length; end += 1) {
      writeFileSync(policyFile, text.subarray(0, end));
      const found = project.lint(sample?.code ?? "", "src/example.ts");
      if (parsePolicy(text.subarray(0, end).toString("utf8"), policyFile).policy === undefined) expectClosed(found);
    }
  });

  it("never offers a fix or a suggestion", () => {
    writeFileSync(policyFile, full.slice(0, full.indexOf("databases:") + 20));
    for (const { code, file } of samples) {
      expectClosed(project.lint(code, file));
      expect(project.fix(code, file)).toBe(code);
    }
  });

  it("leaves files alone that do not mention Redis", () => {
    writeFileSync(policyFile, "databases: [");
    expect(project.lint("export const answer = 42;\n", "src/other.ts")).toEqual([]);
  });
});

describe("an editor that has the file open", () => {
  const project = new SampleProject({}, []);
  const policyFile = join(project.folder, "redis-policy.yaml");
  const code = 'import { Redis } from "ioredis";\nexport const r = new Redis({ db: 4 });\nr.get("a");\n';
  const GOOD =
    "client: { javascript: { module: ./src/redis.ts, export: getRedisClient, library: ioredis } }\ndatabases: { aaaa: { db: 4 } }\n";
  const eslint = new ESLint({
    cwd: project.folder,
    overrideConfigFile: true,
    overrideConfig: [{ files: ["**/*.ts"], languageOptions: { parser } }, plugin.configs.strict],
  });
  afterAll(() => rmSync(project.folder, { recursive: true, force: true }));
  beforeEach(() => writeFileSync(policyFile, GOOD));

  async function seen(): Promise<string> {
    const [result] = await eslint.lintText(code, { filePath: join(project.folder, "src/service.ts") });
    const message = result?.messages.find(({ ruleId }) => ruleId === "redis-policy/no-direct-client")?.message;
    return message ?? result?.messages[0]?.message ?? "";
  }

  it("sees other content", async () => {
    expect(await seen()).toContain("getRedisClient('aaaa')");
    writeFileSync(policyFile, GOOD.replace("aaaa", "another"));
    expect(await seen()).toContain("getRedisClient('another')");
  });

  it("sees other content of the same size at the same time", async () => {
    const { atime, mtime } = statSync(policyFile);
    expect(await seen()).toContain("aaaa");
    for (const name of ["bbbb", "cccc", "dddd"]) {
      writeFileSync(policyFile, GOOD.replace("aaaa", name));
      utimesSync(policyFile, atime, mtime);
      expect(await seen()).toContain(`getRedisClient('${name}')`);
    }
  });

  it("sees another file that takes its place", async () => {
    expect(await seen()).toContain("aaaa");
    const { atime, mtime } = statSync(policyFile);
    for (const name of ["bbbb", "cccc"]) {
      writeFileSync(`${policyFile}.new`, GOOD.replace("aaaa", name));
      utimesSync(`${policyFile}.new`, atime, mtime);
      renameSync(`${policyFile}.new`, policyFile);
      expect(await seen()).toContain(`getRedisClient('${name}')`);
    }
  });

  it("sees that it is gone, and back", async () => {
    expect(await seen()).toContain("aaaa");
    rmSync(policyFile);
    expect(await seen()).toContain("There is no policy file above this file");
    writeFileSync(policyFile, GOOD);
    expect(await seen()).toContain("getRedisClient('aaaa')");
  });

  it("sees that it is broken for a while, and mended", async () => {
    for (const broken of ["databases: [", "", GOOD.replace("db: 4", "db: '4'")]) {
      expect(await seen()).toContain("getRedisClient('aaaa')");
      writeFileSync(policyFile, broken);
      expect(await seen()).toMatch(/^redis-policy\.yaml:\d+:\d+: /u);
      writeFileSync(policyFile, GOOD);
    }
    expect(await seen()).toContain("getRedisClient('aaaa')");
  });

  it("sees a nearer one that appears, and disappears", async () => {
    const nearer = join(project.folder, "src/redis-policy.yaml");
    expect(await seen()).toContain("aaaa");
    mkdirSync(dirname(nearer), { recursive: true });
    writeFileSync(nearer, GOOD.replace("aaaa", "near"));
    expect(await seen()).toContain("getRedisClient('near')");
    rmSync(nearer);
    expect(await seen()).toContain("getRedisClient('aaaa')");
  });
});

function expectClosed(found: readonly Linter.LintMessage[]): void {
  expect(found).toMatchObject(CLOSED);
  for (const { fix, suggestions } of found) expect([fix, suggestions ?? []]).toEqual([undefined, []]);
}
