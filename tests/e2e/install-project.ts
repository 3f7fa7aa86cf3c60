import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Linter } from "eslint";

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One linted file: its messages and its path from the folder. */
export interface Linted extends Run {
  readonly results: readonly { readonly filePath: string; readonly messages: readonly Linter.LintMessage[] }[];
}

/** A project in a temporary folder, with packages installed, and folders in it that use them. */
export class InstalledProject {
  readonly #root = mkdtempSync(join(tmpdir(), "redis-policy-e2e-"));
  #folders = 0;

  /** Installs the packages (`eslint@9.15.0`, or a tarball's path) into an empty project. */
  constructor(packages: readonly string[]) {
    writeFileSync(join(this.#root, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
    execFileSync("npm", ["install", "--save-dev", "--prefer-offline", "--no-audit", "--no-fund", ...packages], {
      cwd: this.#root,
      stdio: ["ignore", "ignore", "inherit"],
    });
  }

  get root(): string {
    return this.#root;
  }

  /** A new folder of the project with these files in it, by their path from there. */
  folder(files: Readonly<Record<string, string>>): ProjectFolder {
    this.#folders += 1;
    return new ProjectFolder(this.#root, join(this.#root, `folder-${this.#folders}`), files);
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

export class ProjectFolder {
  readonly #root: string;
  readonly #path: string;

  constructor(root: string, path: string, files: Readonly<Record<string, string>>) {
    this.#root = root;
    this.#path = path;
    mkdirSync(path, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      this.write(name, text);
    }
  }

  get path(): string {
    return this.#path;
  }

  write(name: string, text: string): void {
    const file = join(this.#path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  read(name: string): string {
    return readFileSync(join(this.#path, name), "utf8");
  }

  remove(name: string): void {
    rmSync(join(this.#path, name), { recursive: true });
  }

  exists(name: string): boolean {
    return existsSync(join(this.#path, name));
  }

  /** Copies a file of this repository, named from its root. */
  copy(name: string, from: string): void {
    cpSync(fileURLToPath(new URL(`../../${from}`, import.meta.url)), join(this.#path, name));
  }

  /** Runs ESLint's command line in this folder, as a user would. */
  eslint(...parameters: readonly string[]): Run {
    return this.#run("eslint/bin/eslint.js", parameters);
  }

  /** The same, with what it found; throws when ESLint did not get as far as that. */
  lint(...parameters: readonly string[]): Linted {
    const run = this.eslint("--format", "json", ...parameters);
    if (run.status === 2 || run.status === null) {
      throw new Error(`eslint ${parameters.join(" ")} ended with ${run.status}:\n${run.stderr}`);
    }
    return { ...run, results: JSON.parse(run.stdout) as Linted["results"] };
  }

  /** Runs the command of this package in this folder, by the link that npm made for it. */
  redisPolicy(...parameters: readonly string[]): Run {
    return this.#run(".bin/redis-policy", parameters);
  }

  tsc(...parameters: readonly string[]): Run {
    return this.#run("typescript/bin/tsc", parameters);
  }

  /** Runs a script of an installed package, named from `node_modules`. */
  run(script: string, ...parameters: readonly string[]): Run {
    return this.#run(script, parameters);
  }

  #run(script: string, parameters: readonly string[]): Run {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(this.#root, "node_modules", script), ...parameters],
      // Colours and flags of whoever runs the tests must not reach the program under test.
      { cwd: this.#path, encoding: "utf8", env: { ...process.env, FORCE_COLOR: "0", NODE_OPTIONS: "" } },
    );
    return { status, stdout, stderr };
  }
}
