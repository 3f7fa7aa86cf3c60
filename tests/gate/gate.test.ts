import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { ESLint, type Linter } from "eslint";
import { afterAll, describe, expect, it } from "vitest";
import plugin from "../../src/plugin.js";

const POLICY = `client:
  javascript: { module: ./src/redis.ts, export: getRedisClient, library: ioredis, nullable: false }
databases:
  main: { db: 0, description: Cache }
  metrics: { db: 4, description: Metrics }
`;

const roots: string[] = [];

afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true, force: true });
});

function project(files: Readonly<Record<string, string>>, policy: string | undefined = POLICY): string {
  const root = mkdtempSync(join(tmpdir(), "redis-policy-gate-"));
  roots.push(root);
  for (const [name, text] of Object.entries({ ...files, ...(policy !== "" && { "redis-policy.yaml": policy }) })) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

async function gate(cwd: string, options: ESLint.Options = {}, more: readonly Linter.Config[] = []) {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.gate, ...more],
    ...options,
  });
  const results = await eslint.lintFiles(["."]);
  await ESLint.outputFixes(results);
  return Object.fromEntries(
    results.map(({ filePath, messages }) => [
      filePath.slice(cwd.length + 1),
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? "parser"} ${message}`),
    ]),
  );
}

const DIRECT = (ending: string) =>
  `${ending}const redis = new Redis({ db: 4 });\nexport const g = () => redis.get("a");\n`;
const IMPORT = 'import { Redis } from "ioredis";\n';
const FOUND = expect.stringContaining("no-direct-client Direct ioredis client for database 4 (metrics).") as string;

describe("the gate", () => {
  it("does not parse what cannot matter", async () => {
    const root = project({ "src/broken.ts": "const = ;\n", "src/empty.ts": "", "src/broken.js": "}" });
    expect(await gate(root)).toEqual({ "src/broken.ts": [], "src/empty.ts": [], "src/broken.js": [] });
  });

  it("says so where a file that matters cannot be parsed", async () => {
    const { "src/a.ts": ts, "src/a.js": js } = await gate(
      project({ "src/a.ts": `${IMPORT}const = ;\n`, "src/a.js": `${IMPORT}const = ;\n` }),
    );
    expect(ts).toEqual([expect.stringMatching(/^2 parser Parsing error: /u)]);
    expect(js).toEqual([expect.stringMatching(/^2 parser Parsing error: /u)]);
  });

  it.each([
    ["TypeScript", "src/a.ts", IMPORT],
    ["a TypeScript module", "src/a.mts", IMPORT],
    ["TSX", "src/a.tsx", `${IMPORT}export const view = <b>{1 as number}</b>;\n`],
    ["JavaScript", "src/a.js", IMPORT],
    ["JSX", "src/a.jsx", `${IMPORT}export const view = <b />;\n`],
    ["a module", "src/a.mjs", `${IMPORT}await 0;\n`],
    ["a decorator in JavaScript", "src/a.js", `${IMPORT}@sealed class A {}\n`],
    ["a script with a hash bang", "src/a.js", `#!/usr/bin/env node\n${IMPORT}`],
    ["a byte order mark", "src/a.js", `\uFEFF${IMPORT}`],
  ])("finds a connection in %s", async (_what, file, start) => {
    const found = await gate(project({ [file]: DIRECT(start) }));
    expect(found[file]).toContainEqual(FOUND);
  });

  it.each(["src/a.cjs", "src/a.js", "src/a.cts"])("finds a connection in CommonJS: %s", async (file) => {
    const text = `const Redis = require("ioredis");\nif (!process.env.X) return;\nconst redis = new Redis({ db: 4 });\nexports.g = () => redis.get("a");\n`;
    const found = await gate(project({ [file]: file.endsWith("cts") ? text.replace("return", "throw 1") : text }));
    expect(found[file]).toContainEqual(FOUND);
  });

  it("parses files that only mention a module of the policy file", async () => {
    const root = project({ "src/a.ts": 'import { getRedisClient } from "./redis";\ngetRedisClient("metrisc");\n' });
    expect((await gate(root))["src/a.ts"]).toEqual([expect.stringContaining("no database 'metrisc'")]);
  });

  it("parses them under a policy file that only the settings know", async () => {
    const root = project(
      {
        "src/a.ts": 'import { client } from "@acme/store";\nclient("metrisc");\n',
        "elsewhere.yaml": POLICY.replace("./src/redis.ts", "'@acme/store'").replace("getRedisClient", "client"),
      },
      "",
    );
    const named = { settings: { "redis-policy": { policy: "elsewhere.yaml" } } };
    expect((await gate(root, {}, [named]))["src/a.ts"]).toEqual([expect.stringContaining("no database 'metrisc'")]);
    const told = { languageOptions: { parserOptions: { redisPolicy: { policy: join(root, "elsewhere.yaml") } } } };
    expect((await gate(root, {}, [named, told]))["src/a.ts"]).toHaveLength(1);
  });

  it("keeps failing while the policy file is broken", async () => {
    const found = await gate(project({ "src/a.ts": DIRECT(IMPORT), "src/b.ts": "export {};\n" }, "databases: ["));
    expect(found["src/a.ts"]).toEqual([expect.stringContaining("redis-policy.yaml:1:")]);
    expect(found["src/b.ts"]).toEqual([]);
  });

  it("fixes what recommended fixes, and leaves the bytes of other files", async () => {
    const other = "\uFEFFlet a = 1\r\n// eslint-disable-next-line no-undef -- of another run\r\nb();\r\n";
    const root = project({ "src/a.ts": DIRECT(IMPORT), "src/b.ts": other });
    const left = await gate(root, { fix: true });
    expect(left).toEqual({ "src/a.ts": [], "src/b.ts": [] });
    expect(readFileSync(join(root, "src/a.ts"), "utf8")).toBe(
      'import { getRedisClient } from "./redis.js";\nconst redis = getRedisClient("metrics");\nexport const g = () => redis.get("a");\n',
    );
    expect(readFileSync(join(root, "src/b.ts"), "utf8")).toBe(other);
  });

  it("says about every file, fix and suggestion what recommended says", async () => {
    const cwd = fileURLToPath(new URL("../../docs/demo/service", import.meta.url));
    const found = await Promise.all(
      [plugin.configs.gate, plugin.configs.recommended].map(async (config) => {
        const eslint = new ESLint({
          cwd,
          overrideConfigFile: true,
          overrideConfig: [
            config === plugin.configs.gate ? {} : { files: ["**/*.ts"], languageOptions: { parser } },
            config,
          ],
        });
        const results = await eslint.lintFiles(["src"]);
        return Object.fromEntries(results.map(({ filePath, messages }) => [filePath, messages]));
      }),
    );
    expect(Object.values(found[0]!).flat().length).toBeGreaterThan(20);
    expect(found[0]).toEqual(found[1]);
  });

  it("shows ESLint no more than the program, whose parts know their parents all the same", async () => {
    const root = project({ "src/a.ts": DIRECT(IMPORT) });
    const visited: string[] = [];
    const parents: unknown[] = [];
    const spy: Linter.Config = {
      plugins: {
        spy: {
          rules: {
            all: {
              create: () => ({
                "*": (node: { type: string; body: { parent: { type: string } }[] }) => {
                  visited.push(node.type);
                  parents.push(...node.body.map(({ parent }) => parent === (node as never)));
                },
              }),
            },
          },
        },
      },
      rules: { "spy/all": "error" },
    };
    await gate(root, {}, [spy]);
    expect(visited).toEqual(["Program"]);
    expect(parents).toEqual([true, true, true]);
  });

  it("obeys disable comments in files that matter", async () => {
    const root = project({
      "src/a.ts": DIRECT(
        `/* eslint-disable redis-policy/no-hardcoded-connection, redis-policy/no-direct-client -- known */\n${IMPORT}`,
      ),
    });
    expect((await gate(root))["src/a.ts"]).toEqual([]);
  });
});
