import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import plugin from "../../src/plugin.js";
import { InstalledProject } from "./install-project.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Every rule that oxlint can run: it has no languages of plugins. */
const RULES = Object.fromEntries(
  Object.keys(plugin.rules)
    .filter((name) => name !== "valid-policy-file")
    .map((name) => [`redis-policy/${name}`, "error" as const]),
);

const SOURCES: Readonly<Record<string, (folder: string) => void>> = {
  "the demo": (folder) => cpSync(join(repository, "docs/demo/service"), folder, { recursive: true }),
  "a generated tree of 200 files": (folder) => {
    spawnSync(process.execPath, [join(repository, "tests/bench/generate-tree.mjs"), folder, "200", "3"]);
  },
};

describe("oxlint", () => {
  let project: InstalledProject;
  const folders: string[] = [];

  beforeAll(() => {
    project = new InstalledProject([inject("tarball")]);
  });

  afterAll(() => {
    project.remove();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  describe.each(Object.entries(SOURCES))("on %s", (_name, write) => {
    const fresh = (): string => {
      const folder = mkdtempSync(join(tmpdir(), "redis-policy-oxlint-"));
      folders.push(folder);
      write(folder);
      const installed = join(project.root, "node_modules/eslint-plugin-redis-policy/dist/src/index.js");
      writeFileSync(
        join(folder, ".oxlintrc.json"),
        JSON.stringify({ jsPlugins: [installed], categories: { correctness: "off" }, rules: RULES }),
      );
      return folder;
    };

    it("finds what ESLint finds, in the same places and words", async () => {
      const folder = fresh();
      const expected = await eslint(folder);
      expect(expected.length).toBeGreaterThan(10);
      expect(oxlint(folder)).toEqual(expected);
    });

    it("fixes to the same text", async () => {
      const [one, other] = [fresh(), fresh()];
      await eslint(one, true);
      // One pass a run: ESLint goes on until nothing changes.
      for (let pass = 0; pass < 3; pass += 1) oxlint(other, "--fix");
      const texts = (folder: string) =>
        Object.fromEntries(
          readdirSync(join(folder, "src"), { recursive: true, encoding: "utf8" })
            .filter((name) => statSync(join(folder, "src", name)).isFile())
            .map((name) => [name, readFileSync(join(folder, "src", name), "utf8")]),
        );
      expect(texts(other)).toEqual(texts(one));
      expect(texts(one)).not.toEqual(texts(fresh()));
    });
  });
});

async function eslint(cwd: string, fix = false): Promise<string[]> {
  const rules: Linter.Config = {
    files: ["**/*.{ts,js,mts,mjs,cjs,tsx}"],
    plugins: { "redis-policy": plugin },
    rules: RULES,
  };
  const engine = new ESLint({
    cwd,
    fix,
    overrideConfigFile: true,
    overrideConfig: [{ files: ["**/*.ts", "**/*.tsx", "**/*.mts"], languageOptions: { parser } }, rules],
  });
  const results = await engine.lintFiles(["src"]);
  if (fix) await ESLint.outputFixes(results);
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, column, ruleId, message }) =>
          `${filePath.slice(cwd.length + 1)}:${line}:${column} ${ruleId} ${message}`,
      ),
    )
    .sort();
}

interface Diagnostic {
  readonly message: string;
  readonly code: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

function oxlint(cwd: string, ...parameters: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(repository, "node_modules/oxlint/bin/oxlint"), "-f", "json", ...parameters, "src"],
    { cwd, encoding: "utf8", maxBuffer: 2 ** 26 },
  );
  if (!stdout.startsWith("{")) throw new Error(`oxlint did not answer: ${stdout}${stderr}`);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: readonly Diagnostic[] };
  return diagnostics
    .map(({ message, code, filename, labels }) => {
      const rule = code.replace(/^(.*)\((.*)\)$/u, "$1/$2");
      return `${filename}:${labels[0]?.span.line}:${labels[0]?.span.column} ${rule} ${message}`;
    })
    .sort();
}
