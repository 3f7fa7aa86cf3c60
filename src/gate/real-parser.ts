import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** As much of a parser as ESLint asks for. */
interface Parser {
  readonly parseForESLint?: (text: string, options: object) => object;
  readonly parse?: (text: string, options: object) => object;
}

const TYPESCRIPT = "@typescript-eslint/parser";
const JAVASCRIPT_FILE = /\.[cm]?jsx?$/u;
const FEATURES = { ecmaVersion: "latest", ecmaFeatures: { jsx: true } };

/** Parsers by the folder they were looked for from; undefined: not installed there. */
const installed = new Map<string, Parser | undefined>();

/**
 * What the parser that fits a file answers: ESLint's own for JavaScript, as a module or else as CommonJS, and
 * `@typescript-eslint/parser` of the project for everything else and where ESLint's own gives up.
 * Throws the parser's error (with `lineNumber` and `column`), or an Error that says what to install.
 */
export function parseForReal(text: string, options: { readonly filePath: string }): object {
  const { filePath } = options;
  const typescript = typescriptParser(filePath);
  if (!JAVASCRIPT_FILE.test(filePath)) {
    if (!typescript) throw new Error(`${TYPESCRIPT} is not installed, and this file needs it.`);
    return answerOf(typescript, text, options);
  }
  let first: unknown;
  for (const attempt of [
    () => answerOf(espree(), text, { ...options, ...FEATURES, sourceType: "module" }),
    () => answerOf(espree(), text, { ...options, ...FEATURES, sourceType: "commonjs" }),
    ...(typescript ? [() => answerOf(typescript, text, { ...options, ...FEATURES })] : []),
  ]) {
    try {
      return attempt();
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}

function answerOf(parser: Parser, text: string, options: object): object {
  if (parser.parseForESLint) return parser.parseForESLint(text, options);
  return { ast: parser.parse?.(text, options) };
}

/** ESLint brings it along, and does not export it. */
function espree(): Parser {
  const key = "espree";
  if (!installed.has(key)) {
    const eslint = createRequire(import.meta.url).resolve("eslint");
    installed.set(key, createRequire(eslint)("espree") as Parser);
  }
  return installed.get(key) ?? {};
}

/** The one that the linted file's package installed, else the one of the folder that ESLint runs in, else the one beside this package. */
function typescriptParser(filePath: string): Parser | undefined {
  for (const from of [dirname(filePath), process.cwd(), undefined]) {
    const key = from ?? "";
    if (!installed.has(key)) installed.set(key, load(from));
    const parser = installed.get(key);
    if (parser) return parser;
  }
  return undefined;
}

function load(from: string | undefined): Parser | undefined {
  const require = createRequire(from === undefined ? import.meta.url : join(from, "from-here.js"));
  try {
    return require(TYPESCRIPT) as Parser;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}
