import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as parser from "@typescript-eslint/parser";
import { ESLint } from "eslint";
import ts from "typescript";
import { stringify } from "yaml";
import plugin from "../../src/plugin.js";

/** A small program as users write it, with what stands around it. */
export interface Source {
  /** Its ending picks the language and the kind of module. Default: `program.js`, a module. */
  readonly file?: "program.js" | "program.cjs" | "program.ts";
  readonly code: string;
  /** Merged into the policy file. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** Merged into the canonical client for ioredis. */
  readonly client?: Readonly<Record<string, unknown>>;
  /** What runs the program; default: it runs by being imported. */
  readonly driver?: string;
  /** Further files below `src/`. */
  readonly more?: Readonly<Record<string, string>>;
}

/** The program as ESLint left it. */
export interface Fixed {
  readonly code: string;
  /** Problems of no-direct-client that are left. */
  readonly problems: readonly string[];
}

const NODE_MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** The canonical clients: one connection for each database, options and dedicated connections where they are asked for. */
const PLACES = `
const { databases } = parse(readFileSync(POLICY, "utf8"));
const HOSTS = { default: "172.16.168.23", queue: "10.0.0.9" };

function placeOf(name) {
  const database = databases[name];
  if (database?.db === undefined) throw new Error("There is no database " + name);
  return { host: HOSTS[database.server ?? "default"], db: database.db };
}
`;

const FOR_IOREDIS = `
const clients = new Map();

function getRedisClient(name, { dedicated = false, ...options } = {}) {
  const key = JSON.stringify([name, options]);
  let client = dedicated ? undefined : clients.get(key);
  if (!client) {
    client = new Redis({ ...placeOf(name), ...options });
    if (!dedicated) clients.set(key, client);
  }
  return client;
}

function getNoClient() {
  return null;
}
`;

const FOR_NODE_REDIS = `
const connected = new Map();

async function getNodeRedis(name, { dedicated = false } = {}) {
  const open = () => {
    const { host, db } = placeOf(name);
    const client = createClient({ socket: { host, port: 6379 }, database: db });
    client.on("error", () => {});
    return client.connect();
  };
  if (dedicated) return open();
  if (!connected.has(name)) connected.set(name, open());
  return connected.get(name);
}
`;

function asModule(library: string, imported: string, code: string, exported: string): string {
  return `import { readFileSync } from "node:fs";
import { ${imported} } from "${library}";
import { parse } from "yaml";

const POLICY = new URL("../../redis-policy.yaml", import.meta.url);
${PLACES}${code}
export { ${exported} };
`;
}

function asCommonJs(library: string, imported: string, code: string, exported: string): string {
  return `const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { ${imported} } = require("${library}");
const { parse } = require("yaml");

const POLICY = join(__dirname, "../../redis-policy.yaml");
${PLACES}${code}
module.exports = { ${exported} };
`;
}

/** Projects with one program each, in one folder that ESLint lints in one run. */
export class Projects {
  readonly #root = mkdtempSync(join(tmpdir(), "redis-policy-server-"));
  #count = 0;

  constructor() {
    writeFileSync(join(this.#root, "package.json"), '{ "type": "module" }\n');
    symlinkSync(NODE_MODULES, join(this.#root, "node_modules"));
  }

  /** The path of its driver, and of the program. */
  add(source: Source, code: string = source.code): { readonly driver: string; readonly program: string } {
    const folder = join(this.#root, String(++this.#count));
    const file = source.file ?? "program.js";
    const write = (name: string, text: string): string => {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    };
    write("redis-policy.yaml", policyOf(source));
    const ioredis = ["ioredis", "Redis", FOR_IOREDIS, "getRedisClient, getNoClient"] as const;
    const nodeRedis = ["redis", "createClient", FOR_NODE_REDIS, "getNodeRedis"] as const;
    write("src/redis/client.js", asModule(...ioredis));
    write("src/redis/client.cjs", asCommonJs(...ioredis));
    write("src/redis/node-client.js", asModule(...nodeRedis));
    write("src/redis/node-client.cjs", asCommonJs(...nodeRedis));
    for (const [name, text] of Object.entries(source.more ?? {})) write(`src/${name}`, text);
    const running = file === "program.ts" ? "program.js" : file;
    const driver = write("src/driver.js", source.driver ?? `await import("./${running}");\n`);
    if (file === "program.ts") write("src/program.js", transpiled(code));
    return { driver, program: write(`src/${file}`, code) };
  }

  /** Runs `eslint --fix` over programs, as a user would; answers in their order. */
  async fix(programs: readonly string[]): Promise<readonly Fixed[]> {
    const eslint = new ESLint({
      cwd: this.#root,
      fix: true,
      overrideConfigFile: true,
      overrideConfig: [
        { files: ["**/*.ts"], languageOptions: { parser } },
        {
          files: ["**/*.{js,cjs,ts}"],
          plugins: { "redis-policy": plugin },
          rules: { "redis-policy/no-direct-client": "error", "redis-policy/no-client-import": "error" },
        },
      ],
    });
    const results = new Map((await eslint.lintFiles([...programs])).map((result) => [result.filePath, result]));
    return programs.map((path) => {
      const result = results.get(path);
      if (!result) throw new Error(`${path} was not linted.`);
      const code = result.output ?? result.source ?? "";
      return {
        code,
        problems: result.messages.map(({ message }) => message),
      };
    });
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true });
  }
}

function transpiled(code: string): string {
  return ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true },
  }).outputText;
}

function policyOf({ file = "program.js", policy = {}, client = {} }: Source): string {
  const ending = file.slice(file.lastIndexOf("."));
  const common = {
    nullable: false,
    connects: true,
    dedicated: { dedicated: true },
  };
  return stringify({
    client: {
      javascript: [
        { ...common, module: `./src/redis/client${ending}`, export: "getRedisClient", library: "ioredis", ...client },
        {
          ...common,
          module: `./src/redis/node-client${ending}`,
          export: "getNodeRedis",
          library: "redis",
          async: true,
        },
      ],
    },
    servers: {
      default: { endpoints: ["172.16.168.23:6379", "localhost:6379", "$REDIS_HOST"] },
      queue: { endpoints: ["queue-redis:6379", "10.0.0.9:6379"] },
    },
    databases: {
      main: { db: 0 },
      knowledge: { db: 1 },
      metrics: { db: 4, sources: ["process.env.METRICS_URL"] },
      sessions: { db: 6 },
      workflows: { db: 7 },
      monitoring: { db: 7, aliasOf: "workflows", for: ["**/infrastructure-monitor.*"] },
      jobs: { db: 0, server: "queue" },
    },
    ...policy,
  });
}
