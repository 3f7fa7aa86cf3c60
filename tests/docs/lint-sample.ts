import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import plugin from "../../src/plugin.js";

/** A folder with the given files, in which samples are linted as if they stood there. */
export class SampleProject {
  readonly #folder = mkdtempSync(join(tmpdir(), "redis-policy-docs-"));
  readonly #rules: Linter.RulesRecord;

  /** @param rules names of the rules to run, without the plugin's namespace */
  constructor(files: Readonly<Record<string, string>>, rules: readonly string[]) {
    this.#rules = Object.fromEntries(rules.map((rule) => [`redis-policy/${rule}`, "error"]));
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.#folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }

  get folder(): string {
    return this.#folder;
  }

  lint(code: string, file: string): Linter.LintMessage[] {
    return new Linter({ cwd: this.#folder }).verify(code, this.#config(), { filename: join(this.#folder, file) });
  }

  /** The text after as many passes as ESLint itself would make. */
  fix(code: string, file: string): string {
    return new Linter({ cwd: this.#folder }).verifyAndFix(code, this.#config(), { filename: join(this.#folder, file) })
      .output;
  }

  #config(): Linter.Config[] {
    return [
      { files: ["**/*.{ts,tsx,mts,cts}"], languageOptions: { parser } },
      { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs" } },
      { files: ["**/*.{js,mjs,cjs,jsx,ts,tsx,mts,cts}"], plugins: { "redis-policy": plugin }, rules: this.#rules },
      plugin.configs["policy-file"],
    ];
  }
}
