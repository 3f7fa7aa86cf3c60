import { describe, expect, it } from "vitest";
import { signsOf } from "../../src/analysis/ecmascript/signs.js";
import { constructionsIn } from "./construction-in.js";

function signsIn(code: string, filename = "src/cache.ts"): string[] {
  const { sourceCode, expressions } = constructionsIn(code, /\.[cm]?[jt]sx?$/.test(filename) ? filename : "file.ts");
  return signsOf(expressions[0]!, sourceCode, filename).map(({ kind, text }) => `${kind} ${text}`);
}

/** Without the name of the file, which is last. */
function near(code: string): string[] {
  const [last, ...before] = signsIn(code).reverse();
  expect(last).toBe("file cache");
  return before.reverse();
}

describe("comments", () => {
  it.each<[string, string, string[]]>([
    ["inside", `new Redis({ db: 4 /* metrics */ });`, ["comment metrics"]],
    ["inside, on its line", `new Redis({\n  db: 4, // metrics\n});`, ["comment metrics"]],
    ["behind", `f(new Redis()); // metrics`, ["comment metrics"]],
    ["behind the last line", `new Redis({\n  db: 4,\n}); // metrics`, ["comment metrics"]],
    ["behind a statement that goes on", `new Redis()\n  .on("error", f); // metrics`, ["comment metrics"]],
    ["directly above", `f();\n// metrics\nnew Redis();`, ["comment metrics"]],
    ["a block of lines above, nearest first", `// one\n// two\nnew Redis();`, ["comment two", "comment one"]],
    ["above an export", `// metrics\nexport const r = new Redis();`, ["variable r", "comment metrics"]],
    ["before it on its line", `const r = /* metrics */ new Redis();`, ["comment metrics", "variable r"]],
    ["between the name and it", `const r = // metrics\n  new Redis();`, ["comment metrics", "variable r"]],
    [
      "above a property",
      `const all = {\n  // metrics\n  r: new Redis(),\n};`,
      ["field r", "comment metrics", "variable all"],
    ],
    [
      "above a field",
      `class A {\n  /** The metrics. */\n  r = new Redis();\n}`,
      ["field r", "comment The metrics.", "class A"],
    ],
    [
      "JSDoc of the function",
      `/**\n * Metrics\n * of all\n */\nfunction f() {\n  return new Redis();\n}`,
      ["function f", "comment Metrics\nof all"],
    ],
    [
      "JSDoc of the method",
      `class A {\n  /** metrics */\n  open() { return new Redis(); }\n}`,
      ["function open", "comment metrics", "class A"],
    ],
    [
      "JSDoc of a function in a variable",
      `/** metrics */\nexport const open = () => new Redis();`,
      ["function open", "comment metrics"],
    ],
  ])("%s", (_, code, signs) => expect(near(code)).toEqual(signs));

  it.each<[string, string, string[]]>([
    ["behind a blank line", `// metrics\n\nnew Redis();`, []],
    ["behind the code above", `f(); // metrics\nnew Redis();`, []],
    ["below", `new Redis();\n// metrics`, []],
    ["for tools", `// eslint-disable-next-line -- metrics\nnew Redis(); // @ts-ignore metrics`, []],
    ["first line of a script", `#!/usr/bin/env metrics\nnew Redis();`, []],
    ["above a statement around it", `// metrics\nif (x) {\n  new Redis();\n}`, []],
    [
      "above a function further out",
      `/** metrics */\nfunction a() {\n  function b() { new Redis(); }\n}`,
      ["function b", "function a"],
    ],
    ["above another property", `f({\n  // metrics\n  a: 1,\n  b: new Redis(),\n});`, ["field b"]],
  ])("silent: %s", (_, code, signs) => expect(near(code)).toEqual(signs));
});

describe("names", () => {
  it.each<[string, string, string[]]>([
    ["variable", `const metricsRedis = new Redis();`, ["variable metricsRedis"]],
    [
      "variable behind await, connect and a fallback",
      `const m = given ?? (await createClient().connect());`,
      ["variable m"],
    ],
    ["assignment", `let m; m = new Redis();`, ["variable m"]],
    ["field", `class Api { go() { this.metrics = new Redis(); } }`, ["field metrics", "function go", "class Api"]],
    ["private field", `class Api { #metrics = new Redis(); }`, ["field metrics", "class Api"]],
    ["member of something named", `metrics.client = new Redis();`, ["field client", "variable metrics"]],
    ["export of CommonJS", `exports.metrics = new Redis();`, ["field metrics"]],
    ["default of a parameter", `function f(metrics = new Redis()) {}`, ["variable metrics", "function f"]],
    ["property and its object", `const clients = { metrics: new Redis() };`, ["field metrics", "variable clients"]],
    [
      "what wraps it",
      `const metricsStore = new Store({ client: new Redis() });`,
      ["field client", "variable metricsStore"],
    ],
    ["collection", `clients.set("metrics", new Redis());`, ["field metrics", "variable clients"]],
    ["token", `f({ provide: "METRICS", useFactory: () => new Redis() });`, ["field METRICS", "function useFactory"]],
    ["arrow function", `const openMetrics = () => new Redis();`, ["function openMetrics"]],
    [
      "function assigned to a member",
      `exports.openMetrics = function () { return new Redis(); };`,
      ["function openMetrics"],
    ],
    ["class in a variable", `const Metrics = class { r = new Redis(); };`, ["field r", "class Metrics"]],
    [
      "inside out",
      `class C { m() { function f() { const v = new Redis(); } } }`,
      ["variable v", "function f", "function m", "class C"],
    ],
    [
      "entry points and constructors say nothing",
      `class C { constructor() { this.r = new Redis(); } } `,
      ["field r", "class C"],
    ],
    ["main says nothing", `async function main() { new Redis(); }`, []],
  ])("%s", (_, code, signs) => expect(near(code)).toEqual(signs));

  it.each<[string, string[]]>([
    ["src/infrastructure-monitor.ts", ["file infrastructure-monitor"]],
    ["C:\\work\\metrics.js", ["file metrics"]],
    ["src/metrics/index.ts", ["file metrics"]],
    ["src/metrics/redis.client.ts", ["file redis.client", "file metrics"]],
    ["src/metrics/redisClient.ts", ["file redisClient", "file metrics"]],
    ["src/redis/client.ts", ["file client"]],
    ["src/main.ts", []],
    ["src/metrics/store.ts", ["file store"]],
    ["metrics.service.ts", ["file metrics.service"]],
    ["redis.ts", ["file redis"]],
    ["<input>", []],
  ])("file %s", (filename, signs) => expect(signsIn("new Redis();", filename)).toEqual(signs));

  it("gives where the word stands", () => {
    const code = `// metrics\nconst logs = new Redis();`;
    const { sourceCode, expressions } = constructionsIn(code);
    const signs = signsOf(expressions[0]!, sourceCode, "a.ts");
    expect(signs.map(({ range }) => range && code.slice(...range))).toEqual(["logs", "// metrics", undefined]);
  });
});
