import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import type { TSESLint } from "@typescript-eslint/utils";
import { analyze } from "../../src/analysis/analyze.js";
import type { FileFacts } from "../../src/analysis/connection.js";
import type { Subjects } from "../../src/analysis/subjects.js";
import { CATALOGUE } from "../../src/clients/catalogue.js";
import { describeModule } from "../../src/clients/describe-module.js";

const subjects: Subjects = {
  libraries: CATALOGUE,
  describe: (specifier) => describeModule(specifier, CATALOGUE),
  canonical: [
    {
      isModule: (specifier) => specifier === "@acme/redis",
      formerly: () => [],
      export: "getRedisClient",
      argument: "name",
      methods: undefined,
      dedicated: undefined,
    },
  ],
};

/** What the analysis says about a text, through real ESLint; throws where the text does not parse. */
export function factsOf(code: string, file = "/project/src/example.ts"): FileFacts {
  let facts: FileFacts | undefined;
  const rule = {
    create(context: { sourceCode: unknown }) {
      facts = analyze(context.sourceCode as TSESLint.SourceCode, subjects, file);
      return {};
    },
  };
  const [problem] = new Linter({ cwd: "/project" }).verify(
    code,
    {
      files: ["**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}"],
      languageOptions: {
        ...(/\.[cm]?tsx?$/.test(file) && { parser }),
        ...(file.endsWith("x") && { parserOptions: { ecmaFeatures: { jsx: true } } }),
        ...(file.endsWith(".cjs") && { sourceType: "commonjs" as const }),
      },
      plugins: { test: { rules: { facts: rule } } },
      rules: { "test/facts": "error" },
    },
    { filename: file },
  );
  if (problem) throw new Error(`${problem.message} (${problem.line}:${problem.column})\n${code}`);
  if (!facts) throw new Error("The analysis did not run.");
  return facts;
}
