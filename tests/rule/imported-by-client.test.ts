import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import parser from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import plugin from "../../src/plugin.js";

let root = "";

const FILES: Readonly<Record<string, string>> = {
  "redis-policy.yaml": `client:
  javascript: { module: ./src/redis/client.ts, export: getRedisClient, library: ioredis, connects: true }
endpoints: ["localhost:6379"]
databases:
  metrics: { db: 4, description: Numbers }
`,
  "src/redis/client.ts": `import { Redis } from "ioredis";
import type { Shape } from "../shape.js";
import { log } from "../log.js";
// import "../commented.js";
const lazy = () => import("../lazy.js");
export const getRedisClient = (name: Shape) => [new Redis(), log(name), lazy];
`,
  "src/log.ts": `import "./deep/index.js";
export { tags } from "./tags.js";
const fs = require("./required");
export const log = (text: string) => fs.write(text);
`,
  "src/deep/index.ts": "export {};\n",
  "src/tags.ts": `export * from "../src/log";\n`,
  "src/required.cjs": "exports.write = () => {};\n",
};

const CODE = `import { Redis } from "ioredis";
const redis = new Redis({ db: 4 });
redis.get("a");
`;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "imported-by-client-"));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

function lint(file: string) {
  return new Linter({ cwd: root, configType: "flat" }).verify(
    CODE,
    [
      {
        files: ["**/*.{ts,cjs}"],
        languageOptions: { parser },
        plugins: { "redis-policy": plugin },
        rules: { "redis-policy/no-direct-client": "error" },
      },
    ],
    { filename: join(root, file) },
  );
}

describe("a file that the canonical module imports", () => {
  it.each(["src/log.ts", "src/deep/index.ts", "src/tags.ts"])("is not fixed: %s", (file) => {
    const [problem] = lint(file);
    expect(problem?.message).toContain(
      "Not fixed: the canonical client imports this file, and may not be there yet when it is loaded.",
    );
    expect(problem?.fix).toBeUndefined();
  });

  it.each(["src/shape.ts", "src/lazy.ts", "src/commented.ts", "src/other.ts"])("is another one: %s", (file) => {
    expect(lint(file)[0]?.fix).toBeDefined();
  });
});
