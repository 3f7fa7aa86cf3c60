import { describe, expect, it } from "vitest";
import type { OptionValue } from "../../src/analysis/option-value.js";
import { factsOf } from "./facts-of.js";

/** How a constructor or a factory comes into a file. `K` is the local name that the construction uses. */
interface ImportStyle {
  readonly name: string;
  readonly code: (library: Library) => string;
  readonly file?: string;
}

interface Library {
  readonly module: string;
  readonly export: string;
  readonly hasDefault: boolean;
  readonly open: (callee: string, args: string) => string;
  readonly options: readonly OptionStyle[];
}

interface OptionStyle {
  readonly name: string;
  /** Statements in front, and the arguments. */
  readonly before?: string;
  readonly args: string;
  readonly host: Expected<string>;
  readonly port: Expected<number>;
  readonly database: Expected<number>;
}

/** A value, a value with how it is known, why it is unknown, or absent. */
type Expected<T> = T | readonly [T, string] | { readonly why: string } | null;

const IOREDIS_OPTIONS: readonly OptionStyle[] = [
  { name: "nothing", args: "", host: null, port: null, database: null },
  {
    name: "literal object",
    args: `{ host: "h1", port: 6380, db: 4 }`,
    host: ["h1", "literal"],
    port: [6380, "literal"],
    database: [4, "literal"],
  },
  { name: "index only", args: `{ db: 4 }`, host: null, port: null, database: 4 },
  {
    name: "constants",
    before: `const H = "h1"; const P = 6380; const D = 4;`,
    args: "{ host: H, port: P, db: D }",
    host: ["h1", "constant"],
    port: [6380, "constant"],
    database: [4, "constant"],
  },
  {
    name: "constant object",
    before: `const o = { host: "h1", port: 6380, db: 4 };`,
    args: "o",
    host: ["h1", "constant"],
    port: 6380,
    database: [4, "constant"],
  },
  {
    name: "frozen object",
    before: `const o = Object.freeze({ host: "h1", db: 4 });`,
    args: "o",
    host: "h1",
    port: null,
    database: 4,
  },
  {
    name: "spread",
    before: `const o = { host: "h1", db: 1 };`,
    args: "{ ...o, db: 4 }",
    host: ["h1", "constant"],
    port: null,
    database: [4, "literal"],
  },
  {
    name: "spread over",
    before: `const o = { host: "h1", db: 4 };`,
    args: "{ db: 1, ...o }",
    host: "h1",
    port: null,
    database: [4, "constant"],
  },
  {
    name: "Object.assign",
    before: `const o = { host: "h1", db: 1 };`,
    args: "Object.assign({}, o, { db: 4 })",
    host: "h1",
    port: null,
    database: 4,
  },
  {
    name: "structuredClone",
    before: `const o = { host: "h1", db: 4 };`,
    args: "structuredClone(o)",
    host: "h1",
    port: null,
    database: 4,
  },
  {
    name: "member of a constant",
    before: `const c = { redis: { host: "h1", db: 4 } };`,
    args: "c.redis",
    host: "h1",
    port: null,
    database: 4,
  },
  {
    name: "destructured constant",
    before: `const { host, db } = { host: "h1", db: 4 };`,
    args: "{ host, db }",
    host: "h1",
    port: null,
    database: 4,
  },
  { name: "positional", args: `6380, "h1"`, host: "h1", port: 6380, database: null },
  { name: "positional with options", args: `6380, "h1", { db: 4 }`, host: "h1", port: 6380, database: 4 },
  { name: "URL", args: `"redis://h1:6380/4"`, host: "h1", port: 6380, database: 4 },
  { name: "URL with a password", args: `"redis://u:p@h1:6380/4"`, host: "h1", port: 6380, database: 4 },
  {
    name: "URL in a constant",
    before: `const U = "redis://h1/4";`,
    args: "U",
    host: ["h1", "constant"],
    port: null,
    database: [4, "constant"],
  },
  {
    name: "URL template",
    before: `const port = 6380;`,
    args: "`redis://h1:${port}/4`",
    host: "h1",
    port: 6380,
    database: 4,
  },
  {
    name: "URL template in parts",
    args: "`redis://${process.env.H}:6380/4`",
    host: { why: "environment" },
    port: 6380,
    database: 4,
  },
  {
    name: "URL from the environment",
    args: "process.env.REDIS_URL",
    host: { why: "environment" },
    port: { why: "environment" },
    database: { why: "environment" },
  },
  {
    name: "environment",
    args: "{ host: process.env.H, port: Number(process.env.P), db: 4 }",
    host: { why: "environment" },
    port: { why: "environment" },
    database: 4,
  },
  {
    name: "fallbacks",
    args: `{ host: process.env.H || "h1", port: parseInt(process.env.P || "6380", 10), db: process.env.D ? Number(process.env.D) : 4 }`,
    host: ["h1", "fallback"],
    port: [6380, "fallback"],
    database: [4, "fallback"],
  },
  {
    name: "nullish fallbacks",
    args: `{ host: process.env.H ?? "h1", db: config.get("redis.db", 4) }`,
    before: "declare const config: any;",
    host: ["h1", "fallback"],
    port: null,
    database: [4, "fallback"],
  },
  {
    name: "configuration",
    args: `{ host: config.redis.host, db: config.get("redis.db") }`,
    before: "declare const config: any;",
    host: { why: "configuration" },
    port: null,
    database: { why: "configuration" },
  },
  {
    name: "reassigned",
    before: `let d = 1; d = 4;`,
    args: "{ db: d }",
    host: null,
    port: null,
    database: { why: "reassigned" },
  },
  {
    name: "changed object",
    before: `const o = { host: "h1", db: 1 }; o.db = 4;`,
    args: "o",
    host: "h1",
    port: null,
    database: { why: "reassigned" },
  },
  { name: "arithmetic", before: `const base = 3;`, args: "{ db: base + 1 }", host: null, port: null, database: 4 },
  {
    name: "getter function",
    before: `function options() { return { host: "h1", db: 4 }; }`,
    args: "options()",
    host: "h1",
    port: null,
    database: 4,
  },
  { name: "assertions", args: `({ host: "h1", db: 4 } as const)`, host: "h1", port: null, database: 4 },
  { name: "satisfies", args: `{ host: "h1", db: 4 } satisfies object`, host: "h1", port: null, database: 4 },
];

const REDIS_OPTIONS: readonly OptionStyle[] = [
  { name: "nothing", args: "", host: null, port: null, database: null },
  { name: "socket", args: `{ socket: { host: "h1", port: 6380 }, database: 4 }`, host: "h1", port: 6380, database: 4 },
  {
    name: "socket constant",
    before: `const socket = { host: "h1", port: 6380 };`,
    args: "{ socket, database: 4 }",
    host: ["h1", "constant"],
    port: 6380,
    database: 4,
  },
  { name: "URL", args: `{ url: "redis://h1:6380/4" }`, host: "h1", port: 6380, database: 4 },
  { name: "URL counts more", args: `{ url: "redis://h1:6380/4", database: 1 }`, host: "h1", port: 6380, database: 4 },
  { name: "URL and index", args: `{ url: "redis://h1:6380", database: 4 }`, host: "h1", port: 6380, database: 4 },
  {
    name: "environment",
    args: "{ url: process.env.REDIS_URL }",
    host: { why: "environment" },
    port: { why: "environment" },
    database: { why: "environment" },
  },
  {
    name: "fallback",
    args: `{ url: process.env.REDIS_URL || "redis://h1:6380/4" }`,
    host: ["h1", "fallback"],
    port: 6380,
    database: [4, "fallback"],
  },
  {
    name: "template",
    args: "{ url: `redis://${process.env.H}:6380` }",
    host: { why: "environment" },
    port: 6380,
    database: null,
  },
  {
    name: "concatenation",
    args: `{ url: "redis://" + process.env.H + ":6380/4" }`,
    host: { why: "environment" },
    port: 6380,
    database: 4,
  },
  {
    name: "spread",
    before: `const o = { socket: { host: "h1" } };`,
    args: "{ ...o, database: 4 }",
    host: "h1",
    port: null,
    database: 4,
  },
];

const IMPORTS: readonly ImportStyle[] = [
  { name: "named", code: (l) => `import { ${l.export} as K } from "${l.module}";` },
  { name: "namespace", code: (l) => `import * as N from "${l.module}"; const K = N.${l.export};` },
  {
    name: "default as",
    code: (l) =>
      l.hasDefault ? `import { default as K } from "${l.module}";` : `import { ${l.export} as K } from "${l.module}";`,
  },
  {
    name: "default",
    code: (l) =>
      l.hasDefault ? `import K from "${l.module}";` : `import D from "${l.module}"; const K = D.${l.export};`,
  },
  { name: "require", code: (l) => `const M = require("${l.module}"); const K = M.${l.export};` },
  { name: "destructured require", code: (l) => `const { ${l.export}: K } = require("${l.module}");` },
  { name: "member of require", code: (l) => `const K = require("${l.module}").${l.export};` },
  {
    name: "default of require",
    code: (l) =>
      l.hasDefault
        ? `const K = require("${l.module}").default;`
        : `const K = require("${l.module}").default.${l.export};`,
  },
  { name: "import equals", code: (l) => `import M = require("${l.module}"); const K = M.${l.export};` },
  { name: "dynamic import", code: (l) => `const { ${l.export}: K } = await import("${l.module}");` },
  { name: "alias", code: (l) => `import { ${l.export} } from "${l.module}"; const A = ${l.export}; const K = A;` },
  { name: "any", code: (l) => `import { ${l.export} } from "${l.module}"; const K = ${l.export} as any;` },
  {
    name: "interop",
    code: (l) =>
      `declare const __importDefault: any; const m_1 = __importDefault(require("${l.module}")); const K = m_1.default${l.hasDefault ? "" : `.${l.export}`};`,
  },
  { name: "assigned later", code: (l) => `let K: any; try { K = require("${l.module}").${l.export}; } catch {}` },
  { name: "assigned when missing", code: (l) => `let K: any; K ??= require("${l.module}").${l.export};` },
  {
    name: "createRequire",
    code: (l) =>
      `import { createRequire } from "node:module"; const require = createRequire(import.meta.url); const { ${l.export}: K } = require("${l.module}");`,
  },
  {
    name: "conditional",
    code: (l) => `declare const old: boolean; const K = old ? class {} as any : require("${l.module}").${l.export};`,
  },
  { name: "npm specifier", code: (l) => `import { ${l.export} as K } from "npm:${l.module}@5";` },
];

const LIBRARIES: readonly Library[] = [
  { module: "ioredis", export: "Redis", hasDefault: true, open: (k, a) => `new ${k}(${a})`, options: IOREDIS_OPTIONS },
  { module: "iovalkey", export: "Redis", hasDefault: true, open: (k, a) => `new ${k}(${a})`, options: IOREDIS_OPTIONS },
  { module: "redis", export: "createClient", hasDefault: false, open: (k, a) => `${k}(${a})`, options: REDIS_OPTIONS },
  {
    module: "@redis/client",
    export: "createClient",
    hasDefault: false,
    open: (k, a) => `${k}(${a})`,
    options: REDIS_OPTIONS,
  },
];

const all = LIBRARIES.flatMap((library) =>
  IMPORTS.flatMap((style) => library.options.map((option) => ({ library, style, option }))),
);

describe("library × import style × option style", () => {
  it("is more than a thousand", () => {
    expect(all.length).toBeGreaterThanOrEqual(1000);
  });

  it.each(all.map((one) => [`${one.library.module}, ${one.style.name}, ${one.option.name}`, one] as const))(
    "%s",
    (_name, { library, style, option }) => {
      const code = `${style.code(library)}\n${option.before ?? ""}\nexport const client = ${library.open("K", option.args)};\n`;
      const { connections } = factsOf(code, style.file);
      expect(connections.map((connection) => [connection.form, connection.subclass])).toEqual([["client", false]]);
      const [connection] = connections;
      matches(connection!.target.host, option.host, code);
      matches(connection!.target.port, option.port, code);
      matches(connection!.target.database, option.database, code);
    },
  );
});

function matches(value: OptionValue<unknown>, expected: Expected<string> | Expected<number>, code: string): void {
  if (expected === null) expect(value.state, code).toBe("absent");
  else if (Array.isArray(expected))
    expect(value, code).toMatchObject({ state: "known", value: expected[0] as unknown, how: expected[1] as unknown });
  else if (typeof expected === "object") expect(value, code).toMatchObject({ state: "unknown", ...expected });
  else expect(value, code).toMatchObject({ state: "known", value: expected });
}
