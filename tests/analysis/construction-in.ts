import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import * as typescriptParser from "@typescript-eslint/parser";
import { Linter } from "eslint";

export interface Parsed {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  /** Every `new Redis(…)` and `createClient(…)` in the order of the text. */
  readonly expressions: readonly TSESTree.Node[];
  readonly filename: string;
}

/** Parses as ESLint does: with scopes, parents and globals in place. `.ts` and `.tsx` go through TypeScript's parser, the rest through espree. */
export function constructionsIn(code: string, filename = "file.ts"): Parsed {
  const typed = /\.[cm]?tsx?$/.test(filename);
  let found: Parsed | undefined;
  const capture = {
    create(context: TSESLint.RuleContext<string, unknown[]>) {
      const expressions: TSESTree.Node[] = [];
      return {
        NewExpression(node: TSESTree.NewExpression) {
          if (node.callee.type === "Identifier" && node.callee.name === "Redis") expressions.push(node);
        },
        CallExpression(node: TSESTree.CallExpression) {
          if (node.callee.type === "Identifier" && node.callee.name === "createClient") expressions.push(node);
        },
        "Program:exit"() {
          found = { sourceCode: context.sourceCode, expressions, filename };
        },
      };
    },
  };
  const messages = new Linter({ configType: "flat" }).verify(
    code,
    [
      {
        files: ["**/*.{js,jsx,cjs,mjs,ts,tsx,cts,mts}"],
        plugins: { test: { rules: { capture: capture as never } } },
        rules: { "test/capture": "error" },
        linterOptions: { reportUnusedDisableDirectives: "off" },
        languageOptions: {
          ...(typed ? { parser: typescriptParser } : {}),
          sourceType: filename.endsWith(".cjs") ? "commonjs" : "module",
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
      },
    ],
    { filename },
  );
  const [problem] = messages;
  if (problem || !found) throw new Error(`${problem?.message ?? "not linted"} in\n${code.slice(0, 300)}`);
  return found;
}
