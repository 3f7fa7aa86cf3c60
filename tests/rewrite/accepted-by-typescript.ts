import ts from "typescript";
import type { CanonicalClient } from "../../src/policy/policy.js";

/** One text as a project of its own. */
export interface TypedText {
  readonly name: string;
  readonly code: string;
  readonly filename: string;
  readonly clients: readonly CanonicalClient[];
}

const IOREDIS = `
export interface RedisOptions { host?: string; port?: number; db?: number; password?: string; keyPrefix?: string; retryStrategy?: (times: number) => number | null; }
export class Redis {
  constructor(port: number, host?: string, options?: RedisOptions);
  constructor(options?: RedisOptions | string);
  get(key: string): Promise<string | null>;
  set(key: string, value: string | number): Promise<"OK">;
  on(event: string, listener: (error: Error) => void): this;
  quit(): Promise<"OK">;
}
export class Cluster { constructor(nodes: unknown[]); get(key: string): Promise<string | null>; }
export default Redis;
`;
const NODE_REDIS = `
export interface RedisClientType {
  connect(): Promise<RedisClientType>;
  on(event: string, listener: (error: Error) => void): this;
  get(key: string): Promise<string | null>;
  set(key: string, value: string | number): Promise<string | null>;
}
export function createClient(options?: { url?: string; database?: number }): RedisClientType;
`;
const GLOBALS = `
declare const process: { env: Record<string, string | undefined>; argv: string[] };
declare const console: { log(...values: unknown[]): void; error(...values: unknown[]): void };
declare module "node:fs" { export function readFileSync(file: string): string; }
`;
const NEIGHBOURS: Readonly<Record<string, string>> = {
  "src/config.ts": `export const config = { get: (key: string): string => key, text: (key: string): string | undefined => key, redis: { host: "a", port: 1, retries: 2 } };`,
  "src/log.ts": `export function log(...values: unknown[]): void { void values; }`,
  "src/types.ts": `export const types = 1;`,
  "src/discovery.ts": `export async function discover(name: string): Promise<{ host: string; port: number }> { return { host: name, port: 1 }; }\nexport function connectionOptions(): { host: string } { return { host: "a" }; }`,
  "package.json": `{ "type": "module" }`,
};

export const COMPILERS: Readonly<Record<string, ts.CompilerOptions>> = {
  nodeNext: {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    verbatimModuleSyntax: true,
    isolatedModules: true,
  },
  bundler: { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, isolatedModules: true },
  preserve: {
    module: ts.ModuleKind.Preserve,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
  },
  commonJs: {
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    esModuleInterop: true,
    isolatedModules: true,
  },
};

/** What the compiler says about each text, under `strict` and without unused names; none for what it accepts. */
export function errorsOf(texts: readonly TypedText[], compiler: ts.CompilerOptions): Map<string, string[]> {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    strict: true,
    noUnusedLocals: true,
    noEmit: true,
    types: [],
    skipLibCheck: true,
    lib: ["lib.es2022.d.ts"],
    ...compiler,
  };
  const files = new Map<string, string>([
    ["/virtual/node_modules/ioredis/package.json", `{ "name": "ioredis", "type": "module", "types": "./index.d.ts" }`],
    ["/virtual/node_modules/ioredis/index.d.ts", IOREDIS],
    ["/virtual/node_modules/redis/package.json", `{ "name": "redis", "type": "module", "types": "./index.d.ts" }`],
    ["/virtual/node_modules/redis/index.d.ts", NODE_REDIS],
    ["/virtual/globals.d.ts", GLOBALS],
  ]);
  const paths = new Map<string, string>();
  texts.forEach(({ name, code, filename, clients }, at) => {
    const root = `/virtual/${at}`;
    for (const [path, text] of Object.entries(NEIGHBOURS)) files.set(`${root}/${path}`, text);
    files.set(`${root}/src/redis/client.ts`, clientModule(clients));
    paths.set(name, filename.replace(/^\/repo/u, root));
    files.set(paths.get(name)!, code);
  });

  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile, directoryExists } = host;
  const folders = new Set(
    [...files.keys()].flatMap((file) => file.split("/").map((_, at, parts) => parts.slice(0, at).join("/"))),
  );
  host.directoryExists = (folder) =>
    folders.has(folder) || (!folder.startsWith("/virtual") && (directoryExists?.(folder) ?? true));
  host.fileExists = (file) => files.has(file) || (!file.startsWith("/virtual") && fileExists(file));
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.realpath = (path) => path;
  const parsed = new Map<string, ts.SourceFile>();
  host.getSourceFile = (file, version, ...rest) => {
    const text = files.get(file);
    if (text === undefined) return getSourceFile(file, version, ...rest);
    const key = `${file} ${typeof version === "object" ? version.impliedNodeFormat : ""}`;
    if (!parsed.has(key)) parsed.set(key, ts.createSourceFile(file, text, version));
    return parsed.get(key);
  };
  const program = ts.createProgram([...paths.values(), "/virtual/globals.d.ts"], options, host);
  const errors = new Map<string, string[]>();
  for (const [name, path] of paths) {
    const source = program.getSourceFile(path)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    errors.set(
      name,
      found.map(({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, " ")}`),
    );
  }
  return errors;
}

function clientModule(clients: readonly CanonicalClient[]): string {
  const functions = clients.map(({ export: name, library, nullable, async, argument }) => {
    const client = `${library === "redis" ? "RedisClientType" : "Redis"}${nullable ? " | null" : ""}`;
    const type = async ? `Promise<${client}>` : client;
    const parameters =
      argument === "object" ? "options: { database: string } & Options" : "name: string, options?: Options";
    return `export declare function ${name === "default" ? "getRedisClient" : name}(${parameters}): ${type};`;
  });
  return `import type { Redis } from "ioredis";\nimport type { RedisClientType } from "redis";\nexport interface Options { keyPrefix?: string; dedicated?: boolean }\nexport declare function closeAll(): void;\nexport type Both = Redis | RedisClientType;\n${functions.join("\n")}\n`;
}
