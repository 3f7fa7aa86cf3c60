import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import type { FormatterContext } from "../../src/formatters/report.js";
import plugin from "../../src/plugin.js";

const POLICY = `client:
  javascript: { module: ./src/redis.ts, export: getRedisClient, library: ioredis, nullable: false }
databases:
  main: { db: 0, description: Cache }
  metrics: { db: 4, description: Metrics }
`;

const FILES = {
  "src/fix.ts":
    'import { Redis } from "ioredis";\nconst redis = new Redis({ db: 4 });\nexport const g = () => redis.get("a");\n',
  "src/marked.ts":
    '\uFEFFimport { Redis } from "ioredis";\r\nconst redis = new Redis({ db: 4 });\r\nexport const g = () => redis.get("a");\r\n',
  "src/choose & 100% | odd.ts":
    'import { Redis } from "ioredis";\nexport const redis = new Redis({ db: 0, keyPrefix: "a:" });\nexport const other = new Redis({ db: 0, keyPrefix: "a:" });\n',
  "src/quiet.ts":
    'import { Redis } from "ioredis";\n// eslint-disable-next-line redis-policy/no-direct-client, redis-policy/no-hardcoded-connection -- needs its own\nexport const redis = new Redis({ db: 13 });\n',
  "src/broken.ts": 'import { Redis } from "ioredis";\nconst = ;\n',
  "src/clean.ts": "export const answer = 42;\n",
};

export interface LintedProject {
  readonly results: ESLint.LintResult[];
  readonly context: FormatterContext;
  readonly remove: () => void;
}

/** A project with a fix, suggestions, a suppressed problem, a parsing error and a clean file, linted by the real ESLint. */
export async function lintProject(files: Readonly<Record<string, string>> = FILES): Promise<LintedProject> {
  const cwd = mkdtempSync(join(tmpdir(), "redis-policy-formatters-"));
  for (const [name, text] of Object.entries({ "redis-policy.yaml": POLICY, ...files })) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [{ files: ["**/*.ts"], languageOptions: { parser } }, plugin.configs.recommended],
  });
  const results = await eslint.lintFiles(["src"]);
  return {
    results,
    context: { cwd, rulesMeta: eslint.getRulesMetaForResults(results) },
    remove: () => rmSync(cwd, { recursive: true, force: true }),
  };
}
