import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import plugin from "../../src/plugin.js";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "module-ending-"));
});
afterAll(() => rmSync(root, { recursive: true }));

interface Given {
  /** The `type` of the package. */
  readonly type?: string;
  readonly code?: string;
}

const CODE = `import { Redis } from "ioredis";\nconst redis = new Redis({ db: 4 });\nredis.get("a");\n`;
const REQUIRED = `const { Redis } = require("ioredis");\nconst redis = new Redis({ db: 4 });\nredis.get("a");\n`;

/** What a JavaScript file imports after the fix. */
function imported(folder: string, module: string, file: string, { type, code = CODE }: Given = {}): string | undefined {
  const write = (name: string, text: string) => {
    mkdirSync(dirname(join(root, folder, name)), { recursive: true });
    writeFileSync(join(root, folder, name), text);
  };
  write(
    "redis-policy.yaml",
    `client:
  javascript: { module: ${module}, export: getRedisClient, library: ioredis, nullable: false }
databases:
  metrics: { db: 4, description: Numbers }
`,
  );
  if (file !== "") write(file, "export const getRedisClient = () => undefined;\n");
  if (type !== undefined) write("package.json", JSON.stringify({ type }));
  const { output } = new Linter({ cwd: root, configType: "flat" }).verifyAndFix(
    code,
    [
      {
        languageOptions: { sourceType: code === REQUIRED ? "commonjs" : "module" },
        plugins: { "redis-policy": plugin },
        rules: { "redis-policy/no-direct-client": "error" },
      },
    ],
    { filename: join(root, folder, "src/service.js") },
  );
  return /(?:from |require\()"(?<specifier>[^"]+)"/u.exec(output)?.groups?.["specifier"];
}

describe("a canonical module that the policy file names without an ending", () => {
  it.each([
    ["javascript", "./src/redis/client", "src/redis/client.js", "./redis/client.js"],
    ["modules", "./src/redis/client", "src/redis/client.mjs", "./redis/client.mjs"],
    ["declared", "./src/redis/client", "src/redis/client.d.ts", "./redis/client.js"],
    ["folder", "./src/redis", "src/redis/index.js", "./redis/index.js"],
    ["typescript", "./src/redis/client", "src/redis/client.ts", "./redis/client"],
    ["nothing", "./src/redis/client", "", "./redis/client"],
  ])("is imported by the name of its file: %s", (folder, module, file, expected) => {
    expect(imported(folder, module, file)).toBe(expected);
  });
});

describe("a canonical module of the other kind", () => {
  it.each([
    ["commonjs", "./src/redis.cjs", { code: REQUIRED }, "./redis.cjs"],
    ["commonjs-typescript", "./src/redis.cts", { code: REQUIRED }, "./redis.cjs"],
    ["modules-required", "./src/redis.mjs", { code: REQUIRED }, "./redis.mjs"],
    ["package-of-modules", "./src/redis.ts", { type: "module" }, "./redis.js"],
    ["package-of-scripts", "./src/redis.ts", { type: "commonjs" }, "./redis"],
    ["scripts", "./src/redis.ts", { type: "module", code: REQUIRED }, "./redis"],
  ])("is imported by a name that is found: %s", (folder, module, given, expected) => {
    expect(imported(`other-${folder}`, module, "", given)).toBe(expected);
  });
});

describe("await at the top level of a JavaScript file", () => {
  it.each([
    ["in a package of modules", `{ "type": "module" }`, true],
    ["in a package that says nothing", "{}", false],
    ["in a package that cannot be read", "{", true],
  ])("%s", (name, content, isFixed) => {
    const folder = join(root, name.replaceAll(" ", "-"));
    mkdirSync(join(folder, "src"), { recursive: true });
    writeFileSync(join(folder, "package.json"), content);
    writeFileSync(
      join(folder, "redis-policy.yaml"),
      `client:
  javascript: { module: ./src/client.js, export: openRedis, library: ioredis, nullable: false, async: true }
databases:
  metrics: { db: 4, description: Numbers }
`,
    );
    const messages = new Linter({ cwd: root, configType: "flat" }).verify(
      CODE,
      [{ plugins: { "redis-policy": plugin }, rules: { "redis-policy/no-direct-client": "error" } }],
      { filename: join(folder, "src/service.js") },
    );
    expect(messages.map(({ fix }) => fix !== undefined)).toEqual([isFixed]);
    if (!isFixed) expect(messages[0]?.message).toContain("compiled to CommonJS");
  });
});
