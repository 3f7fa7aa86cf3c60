import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import ts from "typescript";
import plugin from "../../src/plugin.js";

/** The declarations that the cases need, small so that a program is made quickly. */
const PACKAGES: Readonly<Record<string, string>> = {
  "node_modules/ioredis/package.json": JSON.stringify({ name: "ioredis", version: "5.4.1", types: "index.d.ts" }),
  "node_modules/ioredis/index.d.ts": `
    export interface RedisOptions { host?: string; port?: number; db?: number; password?: string; keyPrefix?: string; lazyConnect?: boolean }
    export class Redis { constructor(options: RedisOptions); constructor(url: string, options?: RedisOptions); constructor(port: number, host: string); constructor();
      get(key: string): Promise<string | null>; quit(): Promise<"OK">; static createClient(options: RedisOptions): Redis }
    export class Cluster { constructor(nodes: readonly RedisOptions[]) }
    export { Redis as default };`,
  "node_modules/redis/package.json": JSON.stringify({ name: "redis", version: "4.7.0", types: "index.d.ts" }),
  "node_modules/redis/index.d.ts": `
    export interface Client { connect(): Promise<Client>; get(key: string): Promise<string | null> }
    export declare function createClient(options?: { url?: string; database?: number }): Client;`,
  "globals.d.ts": `declare const process: { env: Record<string, string | undefined> };
    declare function require(path: string): any; declare const module: { exports: any }; declare const exports: any;`,
};

/** How a project is linted: with types by either way of asking for them, or without. */
export type Types = "projectService" | "project" | "none";

/** A folder on disk with a compiler's configuration, a policy file and the packages of this repository. */
export class TypedProject {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), "redis-policy-typed-")));
    this.write({
      ...PACKAGES,
      "tsconfig.json": JSON.stringify({
        compilerOptions: {
          strict: true,
          target: "ES2022",
          module: "ESNext",
          moduleResolution: "Bundler",
          allowJs: true,
          noEmit: true,
          skipLibCheck: true,
          resolveJsonModule: true,
          esModuleInterop: true,
          types: [],
          paths: { "#own/*": ["./lib/*"] },
        },
        include: ["**/*"],
        exclude: ["node_modules"],
      }),
      ...files,
    });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }

  eslint(types: Types, settings: object = {}, fix = false): ESLint {
    return new ESLint({
      cwd: this.folder,
      fix,
      overrideConfigFile: true,
      overrideConfig: [
        {
          files: ["**/*.{js,cjs,mjs,ts,cts,mts,tsx}"],
          languageOptions: {
            parser,
            parserOptions: {
              tsconfigRootDir: this.folder,
              // Where CI is set, the parser takes every process for one run, and parses a file that comes again without its project.
              disallowAutomaticSingleRunInference: true,
              ...(types === "projectService" && { projectService: true }),
              ...(types === "project" && { project: "./tsconfig.json" }),
            },
          },
          linterOptions: { reportUnusedDisableDirectives: "off" },
          plugins: { "redis-policy": plugin },
          rules: Object.fromEntries(
            Object.keys(plugin.rules ?? {}).map((rule): [string, Linter.RuleSeverity] => [
              `redis-policy/${rule}`,
              "error",
            ]),
          ),
          settings: { "redis-policy": { acrossFiles: true, ...settings } },
        },
      ],
    });
  }

  /** The problems of every file as `line:column rule message`, and what `--fix` leaves where it changes something. */
  async lint(types: Types, settings: object = {}, fix = false): Promise<ReadonlyMap<string, Linted>> {
    const results = await this.eslint(types, settings, fix).lintFiles(["**/*.{js,cjs,mjs,ts,cts,mts,tsx}"]);
    return new Map(
      results.map(({ filePath, messages, output }) => [
        relative(this.folder, filePath),
        { problems: messages.map(shown), output, messages },
      ]),
    );
  }

  /** What the compiler says about the whole project. */
  compilerProblems(): string[] {
    const config = ts.getParsedCommandLineOfConfigFile(
      join(this.folder, "tsconfig.json"),
      {},
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic: () => undefined,
      },
    );
    const program = ts.createProgram(config?.fileNames ?? [], config?.options ?? {});
    return ts
      .getPreEmitDiagnostics(program)
      .map(
        ({ file, start = 0, messageText }) =>
          `${file ? `${relative(this.folder, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1} ` : ""}${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
      );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Linted {
  readonly problems: readonly string[];
  readonly messages: readonly Linter.LintMessage[];
  readonly output: string | undefined;
}

function shown({ line, column, ruleId, message }: Linter.LintMessage): string {
  return `${line}:${column} ${ruleId?.replace("redis-policy/", "") ?? "parse"} ${message}`;
}
