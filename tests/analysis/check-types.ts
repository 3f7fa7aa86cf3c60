import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: ["node"],
  declaration: true,
  emitDeclarationOnly: true,
  skipLibCheck: true,
};

const HEADER = `import { Redis } from "ioredis";
declare function getRedisClient(name: string): Redis | null;
void getRedisClient;
`;

/** A folder that only the compiler host knows, so that packages resolve from here. */
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "virtual");

export interface Checked {
  readonly errors: readonly string[];
  /** The declarations that other files see. */
  readonly declarations: string;
}

/** Type-checks each module under `strict`, with the real `Redis` and a nullable `getRedisClient`; `importer` imports it as `./row.js`. */
export function checkTypes(
  modules: ReadonlyMap<string, { readonly code: string; readonly importer?: string | undefined }>,
): Map<string, Checked> {
  const files = new Map<string, string>([[join(ROOT, "package.json"), `{ "type": "module" }`]]);
  for (const [name, { code, importer }] of modules) {
    files.set(join(ROOT, name, "row.ts"), `${HEADER}${code}\nexport type { Redis };\n`);
    if (importer) files.set(join(ROOT, name, "importer.ts"), importer);
  }
  const host = ts.createCompilerHost(OPTIONS);
  const disk = { ...host };
  host.directoryExists = (folder) => folder.startsWith(ROOT) || (disk.directoryExists?.(folder) ?? true);
  host.fileExists = (file) => files.has(file) || disk.fileExists(file);
  host.readFile = (file) => files.get(file) ?? disk.readFile(file);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const text = files.get(file);
    return text === undefined
      ? disk.getSourceFile(file, languageVersion, ...rest)
      : ts.createSourceFile(file, text, languageVersion);
  };
  const sources = [...files.keys()].filter((file) => file.endsWith(".ts"));
  const program = ts.createProgram(sources, OPTIONS, host);
  const declarations = new Map<string, string>();
  program.emit(undefined, (file, text) => declarations.set(file, text), undefined, true);

  const checked = new Map<string, Checked>();
  for (const name of modules.keys()) {
    const errors = ["row.ts", "importer.ts"].flatMap((file) => {
      const source = program.getSourceFile(join(ROOT, name, file));
      return source ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)] : [];
    });
    checked.set(name, {
      errors: errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")),
      declarations: declarations.get(join(ROOT, name, "row.d.ts")) ?? "",
    });
  }
  return checked;
}
