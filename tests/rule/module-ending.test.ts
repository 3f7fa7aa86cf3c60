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

/** What a module of JavaScript imports after the fix, where the policy file names the canonical module without an ending. */
function imported(folder: string, module: string, file: string): string | undefined {
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
  const code = `import { Redis } from "ioredis";\nconst redis = new Redis({ db: 4 });\nredis.get("a");\n`;
  const { output } = new Linter({ cwd: root, configType: "flat" }).verifyAndFix(
    code,
    [{ plugins: { "redis-policy": plugin }, rules: { "redis-policy/no-direct-client": "error" } }],
    { filename: join(root, folder, "src/service.js") },
  );
  return /from "(?<specifier>[^"]+)"/u.exec(output)?.groups?.["specifier"];
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
