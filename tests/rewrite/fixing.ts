import tsParser from "@typescript-eslint/parser";
import type { TSESLint } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import { analyze } from "../../src/analysis/analyze.js";
import type { Connection } from "../../src/analysis/connection.js";
import { CATALOGUE } from "../../src/clients/catalogue.js";
import { describeModule } from "../../src/clients/describe-module.js";
import type { CanonicalClient, Database } from "../../src/policy/policy.js";
import { rewriteConnection } from "../../src/rewrite/rewrite-connection.js";
import type { Replaceable, Rewrite } from "../../src/rewrite/rewrite.js";

export const CLIENT: CanonicalClient = {
  module: "./src/redis/client.ts",
  path: "/repo/src/redis/client.ts",
  export: "getRedisClient",
  library: "ioredis",
  argument: "name",
  async: false,
  nullable: false,
  onNull: undefined,
  connects: true,
  options: [],
  dedicated: { dedicated: true },
  deprecated: [],
};

/** A client for node-redis of its own. */
export const NODE_CLIENT: CanonicalClient = { ...CLIENT, library: "redis", export: "getNodeRedis" };
export const NULLABLE: CanonicalClient = { ...CLIENT, nullable: true, onNull: "throw" };

const NAMES = [
  "main",
  "knowledge",
  "prompts",
  "agents",
  "metrics",
  "logs",
  "sessions",
  "workflows",
  "vectors",
  "models",
  "archive",
  "analytics",
];

export interface Situation {
  readonly filename?: string;
  readonly parser?: "typescript" | "espree";
  readonly sourceType?: "module" | "commonjs" | "script";
  readonly clients?: readonly CanonicalClient[];
  /** Which connections `--fix` replaces, by their place in the file; default: all. */
  readonly only?: readonly number[];
  readonly carried?: readonly string[];
  readonly dedicated?: boolean;
  /** Also `connect()` calls that are part of the chain go with the construction. */
  readonly dropConnects?: boolean;
}

export interface Problem {
  readonly connection: Connection;
  readonly rewrite: Rewrite;
  readonly fix?: { readonly range: readonly [number, number]; readonly text: string } | undefined;
}

/** The problems of a text, each with its fix merged into one range as ESLint does. */
export function problemsOf(code: string, situation: Situation = {}): Problem[] {
  const { clients = [CLIENT], only } = situation;
  const filename = situation.filename ?? "/repo/src/app.ts";
  const problems: Problem[] = [];
  const rule: TSESLint.RuleModule<"found"> = {
    meta: { type: "problem", fixable: "code", messages: { found: "Found." }, schema: [] },
    defaultOptions: [],
    create({ sourceCode, report }) {
      return {
        Program() {
          const subjects = {
            libraries: CATALOGUE,
            canonical: [],
            describe: (specifier: string) => describeModule(specifier, CATALOGUE),
          };
          const { connections } = analyze(sourceCode, subjects, filename);
          const all = connections.flatMap((connection, at) => {
            const client =
              clients.find(({ library }) => library === connection.library) ??
              (connection.opening.connectionOption ? clients[0] : undefined);
            return client && connection.form !== "cluster" && (only?.includes(at) ?? true)
              ? [replaceable(connection, client, situation)]
              : [];
          });
          for (const one of all) {
            const rewrite = rewriteConnection(sourceCode, one, all, filename, clients);
            report({
              loc: sourceCode.getLocFromIndex(one.connection.range[0]),
              messageId: "found",
              fix:
                "edits" in rewrite
                  ? (fixer) =>
                      rewrite.edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text))
                  : null,
            });
            problems.push({ connection: one.connection, rewrite, fix: undefined });
          }
        },
      };
    },
  };
  const messages = new Linter({ configType: "flat" }).verify(
    code,
    [
      {
        files: ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"],
        languageOptions: {
          ...(situation.parser !== "espree" && { parser: tsParser }),
          sourceType: situation.sourceType ?? (/\.c[jt]s$/u.test(filename) ? "commonjs" : "module"),
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
        plugins: { test: { rules: { found: rule as never } } },
        rules: { "test/found": "error" },
        linterOptions: { reportUnusedDisableDirectives: "off" },
      },
    ],
    { filename: filename.replace(/^\//u, "") },
  );
  const fatal = messages.find((message) => message.fatal);
  if (fatal) throw new SyntaxError(`${fatal.message} in line ${fatal.line}:\n${code}`);
  const byPlace = [...problems].sort((one, other) => one.connection.range[0] - other.connection.range[0]);
  return byPlace.map((problem, at) => ({ ...problem, fix: messages[at]?.fix }));
}

function replaceable(connection: Connection, client: CanonicalClient, situation: Situation): Replaceable {
  const { carried = [], dedicated = false } = situation;
  const { database } = connection.target;
  const index = database.state === "known" ? database.value : 0;
  const named: Database = {
    name: NAMES[index] ?? `db${index}`,
    index,
    server: "default",
    description: "",
    aliasOf: undefined,
    deprecated: false,
    replacedBy: undefined,
    for: [],
    allowedIn: undefined,
    sources: [],
    line: 1,
    column: 1,
  };
  return {
    connection,
    replacement: {
      client,
      database: named,
      dedicated,
      carried: connection.options.filter(({ name }) => carried.includes(name)),
      guard: client.nullable && connection.nullCoping !== "copes" && client.onNull === "throw",
      drop: connection.uses.filter(
        ({ kind, rightBehind }) => kind === "connect" && (rightBehind === true || situation.dropConnects === true),
      ),
    },
  };
}

/** One pass of ESLint: in the order of the text, what touches nothing that was applied before. */
export function onePass(code: string, problems: readonly Pick<Problem, "fix">[]): string {
  const bom = code.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = code.slice(bom.length);
  const fixes = problems
    .flatMap(({ fix }) => (fix ? [fix] : []))
    .sort((one, other) => one.range[0] - other.range[0] || one.range[1] - other.range[1]);
  let output = "";
  let last = Number.NEGATIVE_INFINITY;
  for (const { range, text: replacement } of fixes) {
    if (last >= range[0] || range[0] > range[1]) continue;
    output += text.slice(Math.max(0, last), range[0]) + replacement;
    last = range[1];
  }
  return bom + output + text.slice(Math.max(0, last));
}

export interface Fixed {
  readonly output: string;
  readonly passes: number;
  readonly refusals: readonly string[];
  readonly left: readonly string[];
}

/** What `eslint --fix` makes of a text, and in how many passes that change something. */
export function fixAll(code: string, situation: Situation = {}): Fixed {
  let output = code;
  const left: string[] = [];
  for (let passes = 0; ; passes++) {
    const problems = problemsOf(output, situation);
    const next = onePass(output, problems);
    if (next === output)
      return {
        output,
        passes,
        refusals: problems.flatMap(({ rewrite }) => ("refusal" in rewrite ? [rewrite.refusal] : [])),
        left,
      };
    if (passes === 10) throw new Error(`It does not come to an end:\n${next}`);
    for (const { rewrite } of problems) if ("edits" in rewrite) left.push(...rewrite.left);
    output = next;
  }
}

/** What an editor makes of it: single fixes, in the order that `choose` gives. */
export function fixOneByOne(
  code: string,
  choose: (problems: readonly Problem[], step: number) => number,
  situation: Situation = {},
): string[] {
  const steps = [code];
  for (let step = 0; ; step++) {
    const problems = problemsOf(steps.at(-1)!, situation).filter(({ fix }) => fix);
    if (problems.length === 0) return steps;
    if (step === 20) throw new Error("It does not come to an end.");
    steps.push(onePass(steps.at(-1)!, [problems[choose(problems, step)]!]));
  }
}
