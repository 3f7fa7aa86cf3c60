import type ts from "typescript";
import { isSourceFile } from "./typed-program.js";

/** A module of the project that another file imports. */
export interface OtherModule {
  readonly symbol: ts.Symbol;
  readonly file: ts.SourceFile;
}

/** `ts.SymbolFlags.Alias`, the same in every version that typed linting supports; the compiler itself is not there to ask. */
const ALIAS = 1 << 21;
/** Longer chains of re-exports are given up. */
const MAX_HOPS = 16;
const INSTALLED = /[\\/]node_modules[\\/]/u;

/** What the program says about the modules that its files import from each other. */
export class OtherModules {
  readonly #checker: ts.TypeChecker;
  readonly #specifiers = new WeakMap<ts.SourceFile, ReadonlyMap<string, ts.Node>>();

  constructor(program: ts.Program) {
    this.#checker = program.getTypeChecker();
  }

  /** The file of the project behind a specifier of one of its files; undefined for packages and what cannot be resolved. */
  behind(specifier: string, from: ts.SourceFile): OtherModule | undefined {
    const literal = this.#specifiersOf(from).get(specifier);
    const symbol = literal && this.#checker.getSymbolAtLocation(literal);
    const file = symbol?.declarations?.find(isSourceFile);
    return symbol && file && !INSTALLED.test(file.fileName) ? { symbol, file } : undefined;
  }

  /** The exports of a module: the named ones, or all of them. */
  exportsOf({ symbol }: OtherModule, names: readonly string[] | "all"): readonly ts.Symbol[] {
    if (names === "all") return this.#checker.getExportsOfModule(symbol);
    return names.flatMap((name) => this.#checker.tryGetMemberInModuleExports(name, symbol) ?? []);
  }

  /**
   * The files in which an export and what it is made of are declared: its own, that of the class that it extends, and that of
   * what it is another name for.
   */
  origins(symbol: ts.Symbol): readonly ts.SourceFile[] {
    const files: ts.SourceFile[] = [];
    let at: ts.Symbol | undefined = symbol;
    for (let hop = 0; at && hop < MAX_HOPS; hop++) {
      const target: ts.Symbol = at.flags & ALIAS ? this.#checker.getAliasedSymbol(at) : at;
      for (const declaration of target.declarations ?? []) files.push(declaration.getSourceFile());
      const made: ts.Node | undefined = target.declarations?.map(madeOf).find((node) => node !== undefined);
      at = made && this.#checker.getSymbolAtLocation(made);
    }
    return files;
  }

  #specifiersOf(file: ts.SourceFile): ReadonlyMap<string, ts.Node> {
    let specifiers = this.#specifiers.get(file);
    if (!specifiers) this.#specifiers.set(file, (specifiers = specifiersIn(file)));
    return specifiers;
  }
}

/** Whether a path leads into an installed package, and then into which. */
export function packageOf(path: string): string | undefined {
  const inside = path.replaceAll("\\", "/").split("/node_modules/").slice(1).at(-1);
  const name = inside && /^(?:@[^/]+\/)?[^/]+/u.exec(inside)?.[0].replace(/^@types\//u, "");
  return name?.replace(/^(?<scope>[^@/]+)__/u, "@$<scope>/");
}

/** Every specifier of a file with the literal that writes it: the compiler lists them for its own resolution, `require` and `import()` too. */
function specifiersIn(file: ts.SourceFile): ReadonlyMap<string, ts.Node> {
  const listed: unknown = "imports" in file ? file.imports : undefined;
  const literals = (Array.isArray(listed) ? listed : file.statements.map(specifierOf)) as (ts.Node | undefined)[];
  const specifiers = new Map<string, ts.Node>();
  for (const literal of literals)
    if (literal && "text" in literal && typeof literal.text === "string") specifiers.set(literal.text, literal);
  return specifiers;
}

function specifierOf(statement: ts.Statement): ts.Node | undefined {
  return "moduleSpecifier" in statement ? (statement.moduleSpecifier as ts.Node | undefined) : undefined;
}

/** The class that a declaration extends, or the expression that it is another name for. */
function madeOf(declaration: ts.Declaration): ts.Node | undefined {
  if ("heritageClauses" in declaration) {
    const clauses = declaration.heritageClauses as ts.NodeArray<ts.HeritageClause> | undefined;
    return clauses?.[0]?.types[0]?.expression;
  }
  const value = "initializer" in declaration ? (declaration.initializer as ts.Node | undefined) : undefined;
  // A name alone has neither operands nor members.
  return value && "escapedText" in value ? value : undefined;
}
