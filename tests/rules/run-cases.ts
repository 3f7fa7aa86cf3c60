import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { type InvalidTestCase, RuleTester, type ValidTestCase } from "@typescript-eslint/rule-tester";
import type { Parser, RuleModule } from "@typescript-eslint/utils/ts-eslint";
import { afterAll, describe, it } from "vitest";

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;

/** Folders with one policy file each; `missing` has none. */
export const fixtures = fileURLToPath(new URL("fixtures/", import.meta.url));

/** ESLint's own parser, the one that ESLint would take. */
const espree = createRequire(import.meta.resolve("eslint"))("espree") as Parser.LooseParserModule;

export interface Case {
  readonly title: string;
  readonly code: string;
  /** Below the folder of its policy; its ending picks parser and kind of module. Default: `src/service.ts`. */
  readonly file?: string;
  /** Default: `full`. */
  readonly policy?: "full" | "minimal" | "bounded" | "broken" | "missing";
  readonly options?: object;
}

/** A problem as `line:column message`, the whole text, with what each suggestion says and leaves behind. */
export type Problem =
  string | { readonly message: string; readonly suggestions: readonly (readonly [says: string, leaves: string])[] };

export interface InvalidCase extends Case {
  readonly problems: readonly Problem[];
  /** The text after each pass of `--fix`; absent: nothing is fixed. */
  readonly output?: readonly string[];
}

/** Runs a rule over files that stand in the folders of `fixtures`. */
export function runCases<MessageIds extends string>(
  name: string,
  rule: RuleModule<MessageIds, readonly object[]>,
  cases: { readonly valid: readonly Case[]; readonly invalid: readonly InvalidCase[] },
): void {
  new RuleTester({ languageOptions: { parser } }).run(name, rule, {
    valid: cases.valid.map(testCase),
    invalid: cases.invalid.map((one): InvalidTestCase<never, object[]> => ({
      ...testCase(one),
      // The tester compares whole messages too; only its types insist on ids.
      errors: one.problems.map(errorOf) as never,
      output: one.output === undefined ? null : [...one.output],
    })),
  });
}

function errorOf(problem: Problem): object {
  const { message: text, suggestions } =
    typeof problem === "string" ? { message: problem, suggestions: undefined } : problem;
  const [, line, column, message] = /^(\d+):(\d+) (.+)$/u.exec(text) ?? [];
  if (message === undefined) throw new Error(`A problem must begin with its place: ${text}`);
  const offers = suggestions?.map(([desc, output]) => ({ desc, output }));
  return { message, line: Number(line), column: Number(column), ...(offers && { suggestions: offers }) };
}

function testCase({ title, code, file = "src/service.ts", policy = "full", options }: Case): ValidTestCase<object[]> {
  const filename = join(fixtures, policy, file);
  return { name: title, code, filename, languageOptions: languageOf(file), ...(options && { options: [options] }) };
}

/** The language options that ESLint's defaults, or a usual configuration for TypeScript, would give a file. */
export function languageOf(file: string) {
  const sourceType = /\.c[jt]s$/u.test(file) ? ("commonjs" as const) : ("module" as const);
  const jsx = /x$/u.test(file);
  return /\.[cm]?tsx?$/u.test(file)
    ? { parser, sourceType, parserOptions: { ecmaFeatures: { jsx } } }
    : { parser: espree, sourceType, parserOptions: { ecmaFeatures: { jsx } } };
}
