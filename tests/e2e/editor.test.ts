import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { codeSamples } from "../docs/code-samples.js";
import { InstalledProject, type ProjectFolder } from "./install-project.js";
import { Editor, type CodeAction, type Diagnostic, type OpenDocument } from "./language-server.js";

const POLICY = `client:
  javascript: { module: ./src/redis.ts, export: getRedisClient, library: ioredis, nullable: false }
databases:
  main: { db: 0, description: Cache }
  metrics: { db: 4, description: Metrics }
  sessions: { db: 6, description: User sessions }
  workflows: { db: 7, description: Workflow state, for: [flows/**] }
  monitoring: { db: 7, description: Monitoring, for: [monitor/**] }
`;

const CONFIGURATION = `import * as parser from "@typescript-eslint/parser";
import redisPolicy, { policySettings } from "eslint-plugin-redis-policy";
import vueParser from "vue-eslint-parser";

export default [
  { files: ["**/*.{ts,tsx}"], languageOptions: { parser } },
  { files: ["**/*.vue"], languageOptions: { parser: vueParser, parserOptions: { parser } } },
  { settings: policySettings() },
  redisPolicy.configs.strict,
  redisPolicy.configs["policy-file"],
];
`;

const CANONICAL = `import { Redis } from "ioredis";

export const getRedisClient = (name: string): Redis => new Redis({ keyPrefix: name });
`;

const FILES = { "eslint.config.js": CONFIGURATION, "redis-policy.yaml": POLICY, "src/redis.ts": CANONICAL };

const DIRECT = `import { Redis } from "ioredis";

const redis = new Redis({ db: 4 });

export const names = () => redis.smembers("names");
`;

const FIXED = `import { getRedisClient } from "./redis.js";

const redis = getRedisClient("metrics");

export const names = () => redis.smembers("names");
`;

/** Where a module is found by a bundler, its ending is left out; the package of the project is one of modules, which Node finds by it. */
const BUNDLED = FIXED.replace("redis.js", "redis");

const inVue = (script: string): string =>
  `<script setup lang="ts">\n${script.replace("export ", "")}</script>\n\n<template>\n  <p @click="names">Names</p>\n</template>\n`;

const LANGUAGES = [
  { language: "TypeScript", id: "typescript", ending: "ts", direct: DIRECT, fixed: FIXED },
  { language: "TypeScript with JSX", id: "typescriptreact", ending: "tsx", direct: DIRECT, fixed: BUNDLED },
  { language: "JavaScript", id: "javascript", ending: "js", direct: DIRECT, fixed: FIXED },
  { language: "Vue", id: "vue", ending: "vue", direct: inVue(DIRECT), fixed: inVue(BUNDLED) },
];

/** What every language shows for the direct client: rule, underlined text and message. */
const PROBLEMS = [
  ["no-direct-client", "Redis", "Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics')."],
  [
    "no-hardcoded-connection",
    "4",
    "Hard-coded Redis database number 4. Read it from configuration, or leave it to the canonical client.",
  ],
];

describe("ESLint's language server", () => {
  let project: InstalledProject;
  let folder: ProjectFolder;
  let editor: Editor;

  const start = async (settings?: object): Promise<Editor> => {
    const server = "node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server";
    return Editor.start(join(project.root, server), project.root, settings);
  };

  beforeAll(async () => {
    project = new InstalledProject([
      "eslint@10.15.0",
      "@typescript-eslint/parser@8.72.0",
      "typescript@6.0.3",
      "vue-eslint-parser@10.4.2",
      "vscode-langservers-extracted@4.10.0",
      inject("tarball"),
    ]);
    folder = project.folder(FILES);
    editor = await start();
  });

  afterAll(async () => {
    await editor.stop();
    project.remove();
  });

  describe.each(LANGUAGES)("in $language", ({ id, ending, direct, fixed }) => {
    const open = (text: string): OpenDocument => editor.open(join(folder.path, `src/document.${ending}`), id, text);

    it("underlines problems on open", async () => {
      expect(await shown(open(direct))).toEqual(PROBLEMS);
      expect(await shown(open(fixed))).toEqual([]);
    });

    it("answers every keystroke, with the problems of the text as it stands", async () => {
      const document = open(direct.replace("new Redis({ db: 4 })", "|"));
      const typed = "new Redis({ db: 4 })";
      for (let length = 1; length <= typed.length; length += 1) {
        document.replace(`${length === 1 ? "|" : typed.slice(0, length - 1)};`, `${typed.slice(0, length)};`);
        await document.diagnostics();
      }
      expect(document.text).toBe(direct);
      expect(await shown(document)).toEqual(PROBLEMS);
      document.replace("db: 4", "db: 6");
      expect((await shown(document))[0]?.[2]).toContain("database 6 (sessions)");
      document.replace("{ db: 6 }", "{ db: 6 ");
      expect(await shown(document)).toEqual([
        [undefined, expect.anything(), expect.stringMatching(/^Parsing error: /u)],
      ]);
    });

    it("fixes a problem with a click", async () => {
      const document = open(direct);
      await document.run(await fixFor(document, await problem(document, "no-direct-client")));
      expect(document.text).toBe(fixed);
      expect(await shown(document)).toEqual([]);
    });

    it("fixes all on save, and changes nothing the second time", async () => {
      const document = open(direct);
      await document.fixAll();
      expect(document.text).toBe(fixed);
      const { version } = document;
      await document.fixAll();
      expect(document.version).toBe(version);
    });

    it("offers every suggestion, and each leaves the text that it promises", async () => {
      const ambiguous = direct.replace("db: 4", "db: 7");
      const menu = suggestionsIn(await menuFor(open(ambiguous), "no-direct-client"));
      expect(menu.map(({ title }) => title)).toEqual([
        "Use getRedisClient('workflows'). (redis-policy/no-direct-client)",
        "Use getRedisClient('monitoring'). (redis-policy/no-direct-client)",
      ]);
      for (const [index, name] of ["workflows", "monitoring"].entries()) {
        const document = open(ambiguous);
        const action = suggestionsIn(await menuFor(document, "no-direct-client"))[index];
        if (action) await document.run(action);
        expect(document.text).toBe(fixed.replace("metrics", name));
        expect(await shown(document)).toEqual([]);
      }
    });

    it("hides a problem where its line is excused with a click", async () => {
      const document = open(direct);
      const menu = await menuFor(document, "no-direct-client");
      await document.run(titled(menu, "Disable redis-policy/no-direct-client for this line"));
      expect((await shown(document)).map(([rule]) => rule)).toEqual(["no-hardcoded-connection"]);
    });

    it("links every problem to its page", async () => {
      const document = open(direct);
      for (const { code = "", codeDescription } of await document.diagnostics()) {
        const page = `docs/rules/${code.replace("redis-policy/", "")}.md`;
        expect(codeDescription?.href).toMatch(new RegExp(`^https://github\\.com/.*/${page}$`, "u"));
        expect(existsSync(fileURLToPath(new URL(`../../${page}`, import.meta.url))), page).toBe(true);
        await document.run(titled(await menuFor(document, code), `Show documentation for ${code}`));
        expect(editor.shownPages.at(-1)).toBe(codeDescription?.href);
      }
    });
  });

  describe("in the policy file", () => {
    const open = (text: string): OpenDocument => editor.open(join(folder.path, "redis-policy.yaml"), "yaml", text);

    it("underlines problems on open and while typing", async () => {
      const document = open(POLICY);
      expect(await shown(document)).toEqual([]);
      document.replace("db: 4", "db: x");
      expect(await shown(document)).toEqual([
        ["valid-policy-file", "x", "`databases.metrics.db` must be a whole number, not text."],
      ]);
      document.replace("{ db: x", "{ db: 4, ");
      expect(await shown(document)).toEqual([
        [undefined, expect.anything(), expect.stringMatching(/^Parsing error: /u)],
      ]);
      document.write(POLICY);
      expect(await shown(document)).toEqual([]);
    });

    it("fixes, with a click and on save", async () => {
      const broken = POLICY.replace("db: 4", "db: '4'");
      const clicked = open(broken);
      await clicked.run(await fixFor(clicked, await problem(clicked, "valid-policy-file")));
      expect(clicked.text).toBe(POLICY);
      const saved = open(broken);
      await saved.fixAll();
      expect(saved.text).toBe(POLICY);
      expect(await shown(saved)).toEqual([]);
    });

    it("offers suggestions", async () => {
      const document = open(POLICY.replace("export:", "exprt:"));
      const [suggestion, ...others] = suggestionsIn(await menuFor(document, "valid-policy-file"));
      expect(others).toEqual([]);
      expect(suggestion?.title).toBe("Write export. (redis-policy/valid-policy-file)");
      if (suggestion) await document.run(suggestion);
      expect(document.text).toBe(POLICY);
    });

    it("hides a problem where its line is excused with a click", async () => {
      const document = open(POLICY.replace("db: 4", "db: x"));
      const menu = await menuFor(document, "valid-policy-file");
      await document.run(titled(menu, "Disable redis-policy/valid-policy-file for this line"));
      expect(document.text).toContain("  # eslint-disable-next-line redis-policy/valid-policy-file\n");
      expect(await shown(document)).toEqual([]);
    });
  });

  it("fixes a policy file in JSON, and leaves other JSON alone", async () => {
    const policy = '{ "databases": { "main": { "db": 0 } } }\n';
    const here = project.folder({ "eslint.config.js": CONFIGURATION, "redis-policy.json": policy });
    const document = editor.open(join(here.path, "redis-policy.json"), "json", policy.replace("0", '"0"'));
    await document.run(await fixFor(document, await problem(document, "valid-policy-file")));
    expect(document.text).toBe(policy);
    expect(await shown(document)).toEqual([]);
    expect(await shown(editor.open(join(here.path, "tsconfig.json"), "json", "{ // no policy\n"))).toEqual([]);
  });

  describe("with several problems in one document", () => {
    const three = (write: (name: string, db: number) => string, imported: string): string =>
      `import { ${imported};\n\nconst metrics = ${write("metrics", 4)};\nconst sessions = ${write("sessions", 6)};\nconst cache = ${write("main", 0)};\n\nexport const all = () => [metrics.get("a"), sessions.get("b"), cache.get("c")];\n`;
    const before = three((_name, db) => `new Redis({ db: ${db} })`, 'Redis } from "ioredis"');
    const after = three((name) => `getRedisClient("${name}")`, 'getRedisClient } from "./redis.js"');
    const orders = [
      ["metrics", "sessions", "cache"],
      ["metrics", "cache", "sessions"],
      ["sessions", "metrics", "cache"],
      ["sessions", "cache", "metrics"],
      ["cache", "metrics", "sessions"],
      ["cache", "sessions", "metrics"],
    ];

    it.each(orders)("ends in the same text for the order %s, %s, %s", async (...order) => {
      const document = editor.open(join(folder.path, "src/three.ts"), "typescript", before);
      for (const name of order) {
        const found = await document.diagnostics();
        // A rule is missing only where the text does not parse.
        expect(found.map(({ code }) => code)).not.toContain(undefined);
        const line = document.text.split("\n").findIndex((text) => text.startsWith(`const ${name} =`));
        const one = found.find(
          ({ code, range }) => code === "redis-policy/no-direct-client" && range.start.line === line,
        );
        if (!one) throw new Error(`Nothing is reported for ${name} in:\n${document.text}`);
        await document.run(await fixFor(document, one));
      }
      expect(document.text).toBe(after);
      expect(await shown(document)).toEqual([]);
    });

    it("ends there as well when all are fixed at once", async () => {
      const document = editor.open(join(folder.path, "src/three.ts"), "typescript", before);
      await document.fixAll();
      expect(document.text).toBe(after);
    });
  });

  describe("while the policy file changes on the disk, open documents", () => {
    const MISSING = /^There is no policy file above this file/u;
    const BROKEN = /^redis-policy\.yaml:5:18: `databases\.metrics\.db` must be a whole number/u;
    const direct = (name: string) => `Direct ioredis client for database 4 (${name}). Use getRedisClient('${name}').`;
    let here: ProjectFolder;

    const message = async (document: OpenDocument): Promise<string | undefined> =>
      (await document.keystroke())[0]?.message;

    const change = {
      edited: () => here.write("redis-policy.yaml", POLICY.replace("metrics:", "measures:")),
      broken: () => here.write("redis-policy.yaml", POLICY.replace("db: 4", "db: x")),
      repaired: () => here.write("redis-policy.yaml", POLICY),
      deleted: () => here.remove("redis-policy.yaml"),
    };

    it("follow at the next keystroke, and offer no fix while it is broken", async () => {
      here = project.folder(FILES);
      const script = editor.open(join(here.path, "src/document.ts"), "typescript", DIRECT);
      const component = editor.open(join(here.path, "src/document.vue"), "vue", inVue(DIRECT));
      const unrelated = editor.open(join(here.path, "src/other.ts"), "typescript", "export const answer = 42;\n");
      const policy = editor.open(join(here.path, "redis-policy.yaml"), "yaml", POLICY);
      const steps: readonly (readonly [keyof typeof change, string | RegExp])[] = [
        ["edited", direct("measures")],
        ["broken", BROKEN],
        ["repaired", direct("metrics")],
        ["deleted", MISSING],
        ["broken", BROKEN],
        ["deleted", MISSING],
        ["repaired", direct("metrics")],
        ["edited", direct("measures")],
      ];
      // What is typed into the policy file counts for other documents when it is saved.
      policy.replace("metrics:", "measures:");
      expect(await message(script)).toBe(direct("metrics"));
      for (const [what, expected] of steps) {
        change[what]();
        for (const document of [script, component]) {
          expect(await message(document), `${what}: ${document.uri}`).toMatch(expected);
        }
        expect(await unrelated.diagnostics()).toEqual([]);
      }
      change.broken();
      const [broken, ...others] = await script.keystroke();
      expect(others).toEqual([]);
      expect(broken?.range.start.line).toBe(0);
      const menu = broken ? await script.actions(broken) : [];
      expect(menu.map(({ title }) => title)).not.toContainEqual(expect.stringMatching(/^Fix|^Use/u));
      const { version } = script;
      await script.fixAll();
      expect(script.version).toBe(version);
      here.write("src/redis-policy.yaml", POLICY.replace("./src/", "./").replace("metrics:", "nearest:"));
      expect(await message(script)).toBe(direct("nearest"));
    });

    it.each([
      ["broken", BROKEN],
      ["deleted", MISSING],
    ] as const)("need no restart where it was %s when the configuration was loaded", async (what, expected) => {
      here = project.folder(FILES);
      change[what]();
      const document = editor.open(join(here.path, "src/document.ts"), "typescript", DIRECT);
      expect(await message(document)).toMatch(expected);
      const policy = editor.open(join(here.path, "redis-policy.yaml"), "yaml", POLICY.replace("db: 4", "db: x"));
      expect((await shown(policy)).map(([, underlined]) => underlined)).toEqual(["x"]);
      change.repaired();
      expect(await message(document)).toBe(direct("metrics"));
    });
  });

  it("is sent every language of these tests by the settings for VS Code that the page shows", () => {
    const page = readFileSync(new URL("../../docs/editors.md", import.meta.url), "utf8");
    const { code = "{}" } = codeSamples(page).find(({ file }) => file === ".vscode/settings.json") ?? {};
    const { "eslint.validate": languages } = JSON.parse(code) as { readonly "eslint.validate": readonly string[] };
    expect(languages).toEqual(expect.arrayContaining([...LANGUAGES.map(({ id }) => id), "yaml"]));
  });

  it("finds a named policy file from the folder of each package of a monorepo", async () => {
    const monorepo = project.folder({
      "eslint.config.js": CONFIGURATION.replace(
        "policySettings()",
        'policySettings({ policy: "config/databases.yaml", cwd: import.meta.dirname })',
      ),
      "config/databases.yaml": POLICY.replace("./src/redis.ts", "../redis.ts"),
      "redis.ts": CANONICAL,
      "packages/orders/package.json": "{}",
      "packages/orders/document.ts": DIRECT,
    });
    const running = await start({ workingDirectory: { mode: "auto" } });
    const document = running.open(join(monorepo.path, "packages/orders/document.ts"), "typescript", DIRECT);
    expect(await shown(document)).toEqual(PROBLEMS);
    await running.stop();
  });

  it("answers a keystroke in a document of 500 lines well within a second", async () => {
    const filler = Array.from(
      { length: 120 },
      (_each, index) =>
        `export function step${index}(input: string): string {\n  const key = \`step:\${input}\`;\n  return key;\n}\n`,
    ).join("");
    const document = editor.open(join(folder.path, "src/long.ts"), "typescript", `${DIRECT}${filler}// |\n`);
    await document.diagnostics();
    const times: number[] = [];
    for (const letter of "typed one letter at a time") {
      document.replace("|", `${letter}|`);
      const since = performance.now();
      expect(await document.diagnostics()).toHaveLength(2);
      times.push(performance.now() - since);
    }
    times.sort((one, other) => one - other);
    const at = (part: number): number => Math.round(times[Math.floor(times.length * part)] ?? Number.NaN);
    process.stdout.write(
      `keystroke to diagnostics, ${times.length} keystrokes: median ${at(0.5)} ms, 90 % within ${at(0.9)} ms\n`,
    );
    expect(times.length).toBeGreaterThanOrEqual(20);
    expect(at(0.5)).toBeLessThan(1000);
  });
});

/** Rule, underlined text and message of each problem; the rule is undefined for a parsing error. */
async function shown(document: OpenDocument): Promise<readonly (readonly (string | undefined)[])[]> {
  const found = await document.diagnostics();
  return found.map(({ code, range, message }) => [code?.replace("redis-policy/", ""), document.at(range), message]);
}

async function problem(document: OpenDocument, rule: string): Promise<Diagnostic> {
  const found = await document.diagnostics();
  const one = found.find(({ code }) => code === rule || code === `redis-policy/${rule}`);
  if (!one) throw new Error(`${rule} reports nothing in:\n${document.text}`);
  return one;
}

async function menuFor(document: OpenDocument, rule: string): Promise<readonly CodeAction[]> {
  return document.actions(await problem(document, rule));
}

/** The action that editors run for "fix this", without a menu. */
async function fixFor(document: OpenDocument, diagnostic: Diagnostic): Promise<CodeAction> {
  const menu = await document.actions(diagnostic);
  const preferred = menu.filter(({ isPreferred }) => isPreferred === true);
  expect(preferred.map(({ title }) => title)).toEqual([`Fix this ${diagnostic.code} problem`]);
  return titled(preferred, `Fix this ${diagnostic.code} problem`);
}

function titled(menu: readonly CodeAction[], title: string): CodeAction {
  const action = menu.find((each) => each.title === title);
  if (!action) throw new Error(`The menu has no "${title}", only: ${menu.map((each) => each.title).join(", ")}`);
  return action;
}

function suggestionsIn(menu: readonly CodeAction[]): readonly CodeAction[] {
  return menu.filter(({ title }) => title.endsWith(")"));
}
