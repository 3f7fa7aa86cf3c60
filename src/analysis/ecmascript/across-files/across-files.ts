import type ts from "typescript";
import type { ProgramSubjects, Subjects } from "../../subjects.js";
import type { Elsewhere } from "../elsewhere.js";
import type { ModuleEntry } from "../find-modules.js";
import { findModules } from "../find-modules.js";
import type { Tracked } from "../follow-exports.js";
import { Resolver, type Resolved } from "../resolve-value.js";
import { textOf, type Node, type SourceCode } from "../syntax-tree.js";
import { exportedClients, moduleOf } from "./exported-clients.js";
import { findExport, isFixed } from "./find-export.js";
import { OtherModules, packageOf, type OtherModule } from "./other-modules.js";
import { kindOf, parseOtherFile, type ParserOfFile, type SourceCodeKind } from "./parse-other-file.js";
import { seenFromHere } from "./seen-from-here.js";

/** Longer chains of files are given up. */
const MAX_HOPS = 16;
/** So many files are kept parsed; a project has far fewer that hand on clients or options. */
const MAX_PARSED = 200;
/** So many files are entered for one question; only dense circles of re-exports ask for more. */
const MAX_ENTERED = 400;

interface OtherFile {
  readonly sourceCode: SourceCode;
  readonly resolver: Resolver;
  readonly elsewhere: Elsewhere;
}

/**
 * The files of one program under one policy, as far as they hand on clients, canonical functions and values. Never throws: what the
 * compiler or the parser cannot answer is not known.
 */
export class AcrossFiles {
  readonly #modules: OtherModules;
  readonly #subjects: ProgramSubjects;
  readonly #kind: SourceCodeKind;
  readonly #parser: ParserOfFile;
  readonly #parsed = new Map<ts.SourceFile, OtherFile | undefined>();
  readonly #clients = new Map<ts.SourceFile, Tracked>();
  readonly #mentions = new WeakMap<ts.SourceFile, boolean>();
  readonly #leading = new Map<ts.Symbol, boolean>();
  readonly #entered: ts.SourceFile[] = [];
  #entries = 0;
  /** How far up the files that are being entered a circle was cut: what lies above is not complete. */
  #cutAt = Number.POSITIVE_INFINITY;
  #hops = 0;

  /** `linted` and `parser`: any linted file of the program, whose class and parser serve for the others too. */
  constructor(program: ts.Program, subjects: ProgramSubjects, linted: SourceCode, parser: ParserOfFile) {
    this.#modules = new OtherModules(program);
    this.#subjects = subjects;
    this.#kind = kindOf(linted);
    this.#parser = parser;
  }

  /** Whether a file imports a client or a canonical function through another file. */
  concern(sourceCode: SourceCode, file: ts.SourceFile): boolean {
    return orUndefined(() => findModules(sourceCode).some((entry) => this.#moduleWithClients(entry, file))) ?? false;
  }

  /** What the other files mean to one of them. */
  seenFrom(file: ts.SourceFile): Elsewhere {
    return {
      clientsOf: (entry) => orUndefined(() => this.#clientsOf(entry, file)),
      valueOf: (specifier, name, at, path) => {
        const value = orUndefined(() => this.#valueOf(specifier, name, file, at, path));
        // What is not known there either is said in the words of this file.
        return value?.type === "unknown" && value.unknown.why === "import" ? undefined : value;
      },
    };
  }

  #clientsOf(entry: ModuleEntry, from: ts.SourceFile): Tracked | undefined {
    const module = this.#moduleWithClients(entry, from);
    if (!module) return undefined;
    if (this.#entered.length === 0) this.#entries = 0;
    return this.#exportsOf(module.file);
  }

  #exportsOf(file: ts.SourceFile): Tracked | undefined {
    const known = this.#clients.get(file);
    if (known) return known;
    const place = this.#entered.indexOf(file);
    if (place >= 0) {
      this.#cutAt = Math.min(this.#cutAt, place);
      return undefined;
    }
    if (this.#entered.length >= MAX_HOPS || this.#entries++ > MAX_ENTERED) return undefined;
    const other = this.#parse(file);
    if (!other) return undefined;
    const depth = this.#entered.push(file) - 1;
    try {
      const module = this.#described(file, other);
      const isComplete = this.#cutAt >= depth;
      if (isComplete) {
        this.#cutAt = Number.POSITIVE_INFINITY;
        this.#clients.set(file, module);
      }
      return module;
    } finally {
      this.#entered.pop();
    }
  }

  #described(file: ts.SourceFile, { sourceCode, elsewhere }: OtherFile): Tracked {
    const subjects: Subjects = this.#subjects.inFile(file.fileName);
    const module = moduleOf(exportedClients(sourceCode, subjects, elsewhere));
    const exports = new Map(module.exports);
    const described = this.#subjects.libraryIn(file.fileName);
    for (const [name, description] of Object.entries(described?.exports?.members ?? {}))
      exports.set(name, { library: described?.library, description, path: [], elsewhere: true });
    for (const canonical of this.#subjects.canonicalIn(file.fileName)) {
      const name = subjects.canonical[canonical]?.export;
      if (name !== undefined)
        exports.set(name, { library: undefined, description: {}, canonical, path: [], elsewhere: true });
    }
    return { ...module, exports };
  }

  /** The module behind an import, where one of the names that it brings may lead to a client. */
  #moduleWithClients(entry: ModuleEntry, from: ts.SourceFile): OtherModule | undefined {
    const names = namesOf(entry);
    if (names.length === 0) return undefined;
    const module = this.#modules.behind(entry.specifier, from);
    if (!module || module.file === from) return undefined;
    if (this.#mayHold(module.file)) return module;
    return this.#modules.exportsOf(module, names).some((symbol) => this.#leads(symbol)) ? module : undefined;
  }

  #leads(symbol: ts.Symbol): boolean {
    let leads = this.#leading.get(symbol);
    if (leads === undefined) {
      leads = this.#modules.origins(symbol).some((file) => this.#mayHold(file));
      this.#leading.set(symbol, leads);
    }
    return leads;
  }

  /** Whether a file belongs to a client library, is a canonical module, or speaks of a library. */
  #mayHold(file: ts.SourceFile): boolean {
    let may = this.#mentions.get(file);
    if (may === undefined) {
      const installed = packageOf(file.fileName);
      const { inFile, mentionsLibrary, canonicalIn, libraryIn } = this.#subjects;
      if (installed === undefined)
        may =
          mentionsLibrary(file.text) || canonicalIn(file.fileName).length > 0 || libraryIn(file.fileName) !== undefined;
      else {
        const subjects = inFile(file.fileName);
        may = subjects.describe(installed) !== undefined || subjects.canonical.some((one) => one.isModule(installed));
      }
      this.#mentions.set(file, may);
    }
    return may;
  }

  #valueOf(
    specifier: string,
    name: string | undefined,
    from: ts.SourceFile,
    at: Node,
    path: string,
  ): Resolved | undefined {
    const module = this.#modules.behind(specifier, from);
    const other = module && module.file !== from ? this.#parse(module.file) : undefined;
    const found = other && findExport(other.sourceCode, name);
    if (!found || this.#hops >= MAX_HOPS) return undefined;
    this.#hops++;
    try {
      if (found.kind === "from") return this.#valueOf(found.specifier, found.name, module!.file, at, path);
      if (found.kind === "here") {
        const { isBinding, node } = found;
        const fixed = isFixed(node, other.sourceCode);
        return seenFromHere(other.resolver.resolve(node), at, path, { isBinding, fixed });
      }
      for (const star of found.specifiers) {
        const value = this.#valueOf(star, name, module!.file, at, path);
        if (value) return value;
      }
      return undefined;
    } finally {
      this.#hops--;
    }
  }

  #parse(file: ts.SourceFile): OtherFile | undefined {
    if (this.#parsed.has(file)) return this.#parsed.get(file);
    const sourceCode = parseOtherFile(file, this.#parser, this.#kind);
    const elsewhere = this.seenFrom(file);
    const other = sourceCode && { sourceCode, elsewhere, resolver: new Resolver(sourceCode, elsewhere) };
    for (const [oldest] of this.#parsed) {
      if (this.#parsed.size < MAX_PARSED) break;
      this.#parsed.delete(oldest);
      this.#clients.delete(oldest);
    }
    this.#parsed.set(file, other);
    return other;
  }
}

/** The names that a file asks another module for; types are never asked for. */
function namesOf(entry: ModuleEntry): readonly string[] | "all" {
  if (entry.kind === "expression" || entry.kind === "assignment") return "all";
  if (entry.kind === "import") {
    const { node } = entry;
    if (node.importKind === "type") return [];
    if (node.specifiers.some(({ type }) => type === "ImportNamespaceSpecifier")) return "all";
    return node.specifiers.flatMap((specifier) =>
      specifier.type === "ImportDefaultSpecifier"
        ? ["default"]
        : specifier.type === "ImportSpecifier" && specifier.importKind !== "type"
          ? [textOf(specifier.imported)]
          : [],
    );
  }
  if (entry.node.exportKind === "type") return [];
  if (entry.node.type === "ExportAllDeclaration") return "all";
  return entry.node.specifiers.flatMap(({ exportKind, local }) => (exportKind === "type" ? [] : [textOf(local)]));
}

/** The compiler asserts things about unfinished code that we cannot know in front of a question. */
function orUndefined<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
