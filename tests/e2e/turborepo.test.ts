import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { codeSamples } from "../docs/code-samples.js";
import { InstalledProject, type ProjectFolder } from "./install-project.js";

const turbo = fileURLToPath(new URL("../../node_modules/turbo/bin/turbo", import.meta.url));
const page = readFileSync(new URL("../../docs/ci.md", import.meta.url), "utf8");
const samples = Object.fromEntries(codeSamples(page).flatMap(({ file, code }) => (file ? [[file, code]] : [])));

const POLICY = `client:
  javascript: { module: '@acme/redis', export: getRedisClient, library: ioredis, nullable: false }
databases:
  main: { db: 0, description: Cache }
`;
const RENAMED = POLICY.replace("main:", "primary:");
const CALL = 'import { getRedisClient } from "@acme/redis";\nexport const redis = getRedisClient("main");\n';

const packageFiles = (name: string): Readonly<Record<string, string>> => ({
  [`packages/${name}/package.json`]: JSON.stringify({
    name,
    private: true,
    type: "module",
    scripts: { gate: "eslint --no-config-lookup -c ../../eslint.gate.config.js ." },
  }),
  [`packages/${name}/src/store.ts`]: CALL,
});

describe("the Turborepo example", () => {
  let project: InstalledProject;
  let folder: ProjectFolder;

  beforeAll(() => {
    project = new InstalledProject([
      "eslint@10.15.0",
      "@typescript-eslint/parser@8.72.0",
      "typescript@6.0.3",
      inject("tarball"),
    ]);
    folder = project.folder({
      "package.json": JSON.stringify({
        name: "monorepo",
        private: true,
        type: "module",
        packageManager: "npm@11.0.0",
        workspaces: ["packages/*"],
      }),
      "package-lock.json": JSON.stringify({ name: "monorepo", lockfileVersion: 3, requires: true, packages: {} }),
      ".gitignore": "node_modules\n.turbo\n.turbo-cache\n",
      "turbo.json": samples["turbo.json"] ?? "",
      "eslint.gate.config.js": samples["eslint.gate.config.js"] ?? "",
      "redis-policy.yaml": POLICY,
      ...packageFiles("orders"),
      ...packageFiles("billing"),
      ...packageFiles("search"),
      "packages/orders/turbo.json": samples["packages/orders/turbo.json"] ?? "",
      "packages/orders/redis-policy.yaml": POLICY,
    });
    git("init", "-q");
    git("add", "-A");
  });

  afterAll(() => {
    project.remove();
  });

  it("runs every package once, and then none", () => {
    expect(run()).toEqual({ status: 0, ran: ["billing", "orders", "search"], fromCache: [] });
    expect(run()).toEqual({ status: 0, ran: [], fromCache: ["billing", "orders", "search"] });
  });

  it("runs one package when its own policy file changes, and fails when its code no longer agrees", () => {
    folder.write("packages/orders/redis-policy.yaml", RENAMED);
    expect(run()).toEqual({ status: 1, ran: ["orders"], fromCache: ["billing", "search"] });
    folder.write("packages/orders/redis-policy.yaml", POLICY);
    expect(run()).toEqual({ status: 0, ran: [], fromCache: ["billing", "orders", "search"] });
  });

  it("runs the packages that it counts for when the policy file of the root changes", () => {
    folder.write("redis-policy.yaml", RENAMED);
    expect(run()).toEqual({ status: 1, ran: ["billing", "search"], fromCache: ["orders"] });
  });

  it("runs one package when its code changes", () => {
    folder.write("redis-policy.yaml", POLICY);
    folder.write("packages/search/src/store.ts", `${CALL}export const more = 1;\n`);
    expect(run()).toEqual({ status: 0, ran: ["search"], fromCache: ["billing", "orders"] });
  });

  function git(...parameters: readonly string[]): void {
    const { status, stderr } = spawnSync("git", parameters, { cwd: folder.path, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }

  /** Which packages ran and which came from the cache, in the order of their names. */
  function run() {
    const { status, stdout } = spawnSync(
      process.execPath,
      [turbo, "run", "gate", "--cache-dir", join(folder.path, ".turbo-cache"), "--continue", "--output-logs=hash-only"],
      {
        cwd: folder.path,
        encoding: "utf8",
        env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", NODE_OPTIONS: "" },
      },
    );
    const named = (pattern: RegExp) => [...stdout.matchAll(pattern)].map(([, name]) => name).sort();
    return { status, ran: named(/^(\w+):gate: cache miss/gmu), fromCache: named(/^(\w+):gate: cache hit/gmu) };
  }
});
