import type { TSESTree } from "@typescript-eslint/utils";
import {
  keyName,
  staticText,
  type Node,
  type SourceCode,
  type Variable,
} from "../../analysis/ecmascript/syntax-tree.js";
import {
  blockAround,
  isVisibleFrom,
  scriptBlocks,
  topLevelStatements,
  type ScriptBlock,
} from "../../analysis/ecmascript/script-blocks.js";
import { isNamedInTemplate } from "../../analysis/ecmascript/template-use.js";
import { isImportedByClient } from "../../policy/imported-by-client.js";
import { nameOfClient } from "../../policy/name-of-client.js";
import { namesModule } from "../../policy/names-module.js";
import type { CanonicalClient } from "../../policy/policy.js";
import { goesOn, type Change } from "./changes.js";
import { isDirective } from "./directives.js";
import { fileStyle } from "./file-style.js";
import { canExtend, type AddedName } from "./import-clause.js";
import { importSpecifier } from "./import-specifier.js";
import { beginsLine, indentAt, isOnOneLine, lineStart } from "./lines.js";
import { mayRunBefore } from "./may-run-before.js";
import { moduleKind, requiredModule } from "./module-kind.js";
import { quoted } from "./quoted.js";
import { isTaken, type Scope } from "./references.js";
import { isBehindSetUp, isTornBySetUp, lastSetUp } from "./set-up-in-front.js";
import { stayingStatements } from "./staying-statements.js";

/** How a file calls a canonical client. */
export interface Binding {
  /** `getRedisClient`, or `clients.getRedisClient` where the file imports the module as one object. */
  readonly callee: string;
  /** The variable that the callee begins with; undefined while the file does not import it. */
  readonly variable: Variable | undefined;
  /** What brings it in, where it is missing. */
  readonly addition: Addition | undefined;
}

export type Addition =
  | { readonly kind: "clause"; readonly declaration: TSESTree.ImportDeclaration; readonly name: AddedName }
  | { readonly kind: "pattern"; readonly pattern: TSESTree.ObjectPattern; readonly name: AddedName }
  /** The file imports nothing of the module yet. */
  | {
      readonly kind: "module";
      readonly form: "import" | "require" | "equals";
      readonly specifier: string;
      readonly name: AddedName;
      /** The order of fixes must not show among imports. */
      readonly isLater: IsLater;
      /** The script that gets it. */
      readonly block: ScriptBlock;
      /** Where it is no `import`, it comes behind this statement, which may set up what the module reads. */
      readonly behind: Node | undefined;
    };

/** Whether an import that the file has already is one of a canonical client that the policy lists behind this one. */
type IsLater = (specifier: string, imported?: string) => boolean;

/** Where a file calls canonical clients, or will. */
export interface Places {
  /** Those that call the client in question after the fix. */
  readonly sites: readonly Node[];
  /** Those that want any client of its module. */
  readonly ofModule: readonly Node[];
  /** All of the file, whichever fixes were applied. */
  readonly all: readonly Node[];
  /** What brings the library to each of `sites` is no `import` at the top, but runs behind other statements. */
  readonly isLoadedLate: boolean;
  /** What brings the library to each of `sites` runs only under a condition, or behind what sets up the environment. */
  readonly isLoadedWhenNeeded: boolean;
  /** The file goes on where the library of each of `sites` is not installed. */
  readonly isOptional: boolean;
}

/**
 * Finds the canonical client among the file's imports, or says how to import it under a name that is free at all sites; `clients` are
 * all of the policy, in its order. `reserved` are names that other fixes bring, with the module that one of them stands for as a whole.
 * The second form says why neither is possible.
 */
export function canonicalImport(
  client: CanonicalClient,
  clients: readonly CanonicalClient[],
  { sites, ofModule, all, isLoadedLate, isLoadedWhenNeeded, isOptional }: Places,
  reserved: ReadonlyMap<string, string | undefined>,
  sourceCode: SourceCode,
  filename: string,
): Binding | { readonly refusal: string } {
  const existing = existingImport(client, sourceCode, filename);
  if (existing) return { ...existing, addition: undefined };

  if (isImportedByClient(client, filename))
    return { refusal: "the canonical client imports this file, and may not be there yet when it is loaded" };
  const specifier = importSpecifier(client, sourceCode, filename);
  if (specifier === undefined) return { refusal: "there is no relative path from this file to the canonical client" };
  const kind = moduleKind(sourceCode, filename);
  if (kind === "none") return { refusal: "the file has neither import nor require" };

  const block = importBlock(sites, sourceCode);
  if (!block) return { refusal: "it stands outside of the scripts" };
  if (sites.some((site) => !isVisibleFrom(block, blockAround(site.range, sourceCode) ?? block)))
    return { refusal: "each script of the component would need an import of its own" };

  const later = clients.slice(clients.indexOf(client) + 1);
  const isLater: IsLater = (from, imported) =>
    later.some(
      (other) =>
        namesModule(from, other, filename) === "exact" && (imported === undefined || imported === other.export),
    );
  const scopes = [moduleScope(sourceCode), ...sites.map((site) => sourceCode.getScope(site))];
  const isFree = (name: string) =>
    !reserved.has(name) && !scopes.some((scope) => isTaken(name, scope)) && !isNamedInTemplate(name, sourceCode);

  // An `import` runs first, wherever it stands.
  const behind = kind === "import" ? undefined : lastSetUp(all, sourceCode);
  const early = isOptional
    ? { refusal: "the file goes on without the library, and the canonical client would be loaded in any case" }
    : isLoadedWhenNeeded
      ? { refusal: "the library is loaded only when this runs, and the canonical client would be loaded with the file" }
      : kind !== "import" && isTornBySetUp(all, sourceCode)
        ? {
            refusal:
              "this may run before what sets up the environment, and the canonical client would be loaded before it",
          }
        : undefined;
  if (kind === "equals") {
    if (early) return early;
    const same = [...reserved].find(([, module]) => module === specifier)?.[0];
    const local = same ?? firstFree(["redisClient", "redisClientModule"], isFree);
    return {
      callee: `${local}.${client.export}`,
      variable: undefined,
      addition: {
        kind: "module",
        form: kind,
        specifier,
        name: { imported: client.export, local },
        isLater,
        block,
        behind,
      },
    };
  }

  const wanted = nameOfClient(client);
  const local = firstFree([wanted, aliasOf(wanted)], isFree);
  const name = { imported: client.export, local };
  const addition: Addition = { kind: "module", form: kind, specifier, name, isLater, block, behind };
  const ordered: AddedName = { ...name, isLater: (imported) => isLater(specifier, imported) };
  if (kind === "import") {
    const declaration = topLevelStatements(sourceCode).find(
      (node) =>
        isVisibleFrom(blockAround(node.range, sourceCode) ?? block, block) &&
        node.type === "ImportDeclaration" &&
        namesModule(node.source.value, client, filename) === "exact" &&
        canExtend(node, client.export, sourceCode),
    ) as TSESTree.ImportDeclaration | undefined;
    if (!declaration && early) return early;
    const ranges = all.map(({ range }) => range);
    if (!declaration && isLoadedLate && ofModule.some((site) => isBehindSetUp(site, ranges, sourceCode)))
      return {
        refusal:
          "an import of the canonical client would run before the statements in front of this, which may set up its environment",
      };
    return {
      callee: local,
      variable: undefined,
      addition: declaration ? { kind: "clause", declaration, name: ordered } : addition,
    };
  }
  const pattern = requiredPattern(client, sites, sourceCode, filename);
  if (!pattern && early) return early;
  return {
    callee: local,
    variable: undefined,
    addition: pattern ? { kind: "pattern", pattern, name: ordered } : addition,
  };
}

/** The lines that bring in modules of which the file imports nothing yet: one for each module, and one more for a default that is required. */
export function moduleLines(additions: readonly Addition[], sourceCode: SourceCode): Change[] {
  const { quote, semicolon } = fileStyle(sourceCode);
  const modules = new Map<string, { readonly addition: Addition & { kind: "module" }; readonly names: AddedName[] }>();
  for (const addition of additions) {
    if (addition.kind !== "module") continue;
    const known = modules.get(addition.specifier);
    if (known) known.names.push(addition.name);
    else modules.set(addition.specifier, { addition, names: [addition.name] });
  }
  return [...modules].flatMap(([specifier, { addition, names }]) => {
    const { form } = addition;
    const line = (text: string, isOne: (node: Node) => boolean) => newLine(text, addition, sourceCode, isOne);
    const from = quoted(specifier, quote);
    const defaults = names.filter(({ imported }) => imported === "default").map(({ local }) => local);
    const others = names.filter(({ imported }) => imported !== "default");
    if (form === "equals") return [line(`import ${names[0]!.local} = require(${from})${semicolon}`, isImport)];
    if (form === "import") {
      const braces = others
        .map(({ imported, local }) => (imported === local ? local : `${imported} as ${local}`))
        .join(", ");
      const clause = [...defaults, ...(braces ? [`{ ${braces} }`] : [])].join(", ");
      return [line(`import ${clause} from ${from}${semicolon}`, isImport)];
    }
    const lines = defaults.map((local) => `const ${local} = require(${from}).default${semicolon}`);
    if (others.length > 0)
      lines.push(`const { ${others.map(propertyText).join(", ")} } = require(${from})${semicolon}`);
    return lines.map((text) => line(text, isRequireStatement));
  });
}

/** A name in the pattern of a `require`. */
export function propertyText({ imported, local }: AddedName): string {
  return imported === local ? local : `${imported}: ${local}`;
}

/** The variables through which a file reaches a canonical client, for counting its calls. */
export function canonicalVariables(client: CanonicalClient, sourceCode: SourceCode, filename: string): Variable[] {
  return [...existingImports(client, sourceCode, filename)]
    .map(({ variable }) => variable)
    .filter((variable) => variable !== undefined);
}

function existingImport(
  client: CanonicalClient,
  sourceCode: SourceCode,
  filename: string,
): Pick<Binding, "callee" | "variable"> | undefined {
  const found = [...existingImports(client, sourceCode, filename)];
  return found.find(({ callee }) => !callee.includes(".")) ?? found[0];
}

function* existingImports(
  client: CanonicalClient,
  sourceCode: SourceCode,
  filename: string,
): Generator<Pick<Binding, "callee" | "variable">> {
  const bind = (node: Node, name: string, member?: string) => {
    const variable = (sourceCode.getDeclaredVariables?.(node) ?? []).find((declared) => declared.name === name);
    return { callee: member === undefined ? name : `${name}.${member}`, variable };
  };
  for (const node of topLevelStatements(sourceCode)) {
    if (node.type === "ImportDeclaration" && node.importKind !== "type") {
      const match = namesModule(node.source.value, client, filename);
      if (!match) continue;
      for (const specifier of node.specifiers) {
        if (specifier.type === "ImportNamespaceSpecifier") {
          if (match === "exact") yield bind(specifier, specifier.local.name, client.export);
        } else if (specifier.type === "ImportDefaultSpecifier") {
          if (client.export === "default" && match === "exact") yield bind(specifier, specifier.local.name);
        } else if (importedName(specifier) === client.export && specifier.importKind !== "type") {
          if (match === "exact" || client.export !== "default") yield bind(specifier, specifier.local.name);
        }
      }
    } else if (node.type === "TSImportEqualsDeclaration" && node.moduleReference.type === "TSExternalModuleReference") {
      const specifier = staticText(node.moduleReference.expression);
      if (specifier !== undefined && node.importKind !== "type" && namesModule(specifier, client, filename) === "exact")
        yield bind(node, node.id.name, client.export);
    } else if (node.type === "VariableDeclaration") {
      for (const declarator of node.declarations) {
        const required = requiredModule(declarator.init);
        const match = required && namesModule(required.specifier, client, filename);
        if (!match || node.kind !== "const") continue;
        if (declarator.id.type === "Identifier") {
          if (required.member === undefined && match === "exact")
            yield bind(declarator, declarator.id.name, client.export);
          else if (required.member === client.export) yield bind(declarator, declarator.id.name);
        } else if (declarator.id.type === "ObjectPattern" && required.member === undefined) {
          for (const property of declarator.id.properties) {
            if (
              property.type === "Property" &&
              keyName(property) === client.export &&
              property.value.type === "Identifier"
            )
              yield bind(declarator, property.value.name);
          }
        }
      }
    }
  }
}

/** The pattern of a `require` that a name can be put into: every place that calls it must come behind. */
function requiredPattern(
  client: CanonicalClient,
  sites: readonly Node[],
  sourceCode: SourceCode,
  filename: string,
): TSESTree.ObjectPattern | undefined {
  for (const node of topLevelStatements(sourceCode)) {
    if (node.type !== "VariableDeclaration" || node.kind !== "const") continue;
    for (const { id, init } of node.declarations) {
      const required = requiredModule(init);
      if (!required || required.member !== undefined || namesModule(required.specifier, client, filename) !== "exact")
        continue;
      if (id.type !== "ObjectPattern" || id.properties.at(-1)?.type !== "Property") continue;
      if (!sites.some((site) => mayRunBefore(site, node.range[0], sourceCode))) return id;
    }
  }
  return undefined;
}

function importedName({ imported }: TSESTree.ImportSpecifier): string {
  return imported.type === "Identifier" ? imported.name : imported.value;
}

/** The script that a new import goes into: the first with an import, else that of the first site; undefined for a site in a template. */
function importBlock(sites: readonly Node[], sourceCode: SourceCode): ScriptBlock | undefined {
  const blocks = scriptBlocks(sourceCode);
  if (blocks.length === 1) return blocks[0];
  const inOrder = [...blocks].sort((one, other) => Number(other.kind === "module") - Number(one.kind === "module"));
  const [site] = sites;
  return inOrder.find(({ statements }) => statements.some(isImport)) ?? (site && blockAround(site.range, sourceCode));
}

/** The scope of the file's own top level. */
export function moduleScope(sourceCode: SourceCode): Scope {
  const [first] = sourceCode.ast.body;
  const scope = sourceCode.scopeManager!.acquire(sourceCode.ast, true) ?? sourceCode.scopeManager!.globalScope!;
  return first && scope.type === "global" && scope.childScopes[0]?.block === sourceCode.ast
    ? scope.childScopes[0]
    : scope;
}

function firstFree(names: readonly string[], isFree: (name: string) => boolean): string {
  const found = names.find(isFree);
  if (found !== undefined) return found;
  const base = names.at(-1)!;
  let count = 2;
  while (!isFree(base + count)) count++;
  return base + count;
}

/** `getRedisClient` becomes `getCanonicalRedisClient`. */
function aliasOf(name: string): string {
  const verb = /^[a-z]+(?=[A-Z])/u.exec(name)?.[0];
  if (verb !== undefined) return `${verb}Canonical${name.slice(verb.length)}`;
  return `canonical${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function isImport(node: Node): boolean {
  return (
    node.type === "ImportDeclaration" ||
    (node.type === "TSImportEqualsDeclaration" && node.moduleReference.type === "TSExternalModuleReference")
  );
}

function isRequireStatement(node: Node): boolean {
  return (
    node.type === "VariableDeclaration" && node.declarations.every(({ init }) => requiredModule(init) !== undefined)
  );
}

/** A line of its own for a new import: in its place among sorted ones, else behind the last of the leading ones, or of those behind what must run first. */
function newLine(
  line: string,
  { specifier, isLater, block: script, behind }: Addition & { kind: "module" },
  sourceCode: SourceCode,
  isOne: (node: Node) => boolean,
): Change {
  const body = script.statements;
  const first = body[0]?.range[0] ?? script.range[1];
  const indent = script.kind === "file" || !beginsLine(sourceCode.text, first) ? "" : indentAt(sourceCode.text, first);
  const rest = body.filter((node) => !isDirective(node) && node.range[0] >= (behind?.range[1] ?? 0));
  const end = rest.findIndex((node) => !isOne(node));
  const leading = end === -1 ? rest : rest.slice(0, end);
  const block =
    leading.length > 0 ? leading : body.filter((node) => node.type === "ImportDeclaration" && isOne(node)).slice(-1);
  const { lineEnd } = fileStyle(sourceCode);
  const [next] = block;
  const isFirst = block.every((node) => isLater(sourceOfImport(node) ?? ""));
  if (next && isFirst && beginsLine(sourceCode.text, next.range[0]) && behindSetUps(next, body) === next)
    return {
      kind: "replace",
      range: [next.range[0], next.range[0]],
      text: line + lineEnd + indentAt(sourceCode.text, next.range[0]),
    };
  if (block.length > 0) {
    const anchor = behindSetUps(anchorFor(specifier, block, isLater, sourceCode), body);
    return { kind: "line-behind", statement: anchor, text: indent + line };
  }
  if (behind) return { kind: "line-behind", statement: behind, text: indent + line };

  const directive = body.filter(isDirective).at(-1);
  if (directive) return { kind: "line-behind", statement: directive, text: lineEnd + indent + line };
  const isOpen = goesOn(line, body[0] ? sourceCode.getFirstToken(body[0]) : null);
  const text = indent + line + (isOpen ? ";" : "") + lineEnd;
  const at = Math.max(behindHeader(sourceCode, rest[0]), script.range[0]);
  const isApart = rest.length > 0 && beginsLine(sourceCode.text, at);
  return { kind: "replace", range: [at, at], text: text + (isApart ? lineEnd : "") };
}

/** An import for its effects alone may set up what the canonical client reads: that comes behind the last of them. */
function behindSetUps(anchor: Node, body: readonly Node[]): Node {
  const last = body.findLast((node) => node.type === "ImportDeclaration" && node.specifiers.length === 0);
  const isForEffects = last?.type === "ImportDeclaration" && !/\.\w*css$/u.test(last.source.value);
  return isForEffects && anchor.type === "ImportDeclaration" && last.range[0] > anchor.range[0] ? last : anchor;
}

function anchorFor(specifier: string, all: readonly Node[], isLater: IsLater, sourceCode: SourceCode): Node {
  const known = new Set<Node>(stayingStatements(sourceCode));
  const staying = all.filter((node) => known.has(node));
  const found = staying.length > 0 ? staying : all;
  const end = found.findLastIndex((node) => !isLater(sourceOfImport(node) ?? ""));
  const block = end === -1 ? found : found.slice(0, end + 1);
  const last = block.at(-1)!;
  const named = block
    .map((node) => ({ node, from: sourceOfImport(node) }))
    .filter(({ from }) => from !== undefined) as { node: Node; from: string }[];
  const relative = named.filter(({ from }) => from.startsWith("."));
  if (!specifier.startsWith("."))
    return relative.length > 0 ? (named.filter(({ from }) => !from.startsWith(".")).at(-1)?.node ?? last) : last;
  const isSorted = relative.length > 1 && relative.every(({ from }, at) => at === 0 || relative[at - 1]!.from <= from);
  const before = isSorted ? relative.filter(({ from }) => from <= specifier).at(-1)?.node : undefined;
  return before ?? last;
}

function sourceOfImport(node: Node): string | undefined {
  if (node.type === "ImportDeclaration") return node.source.value;
  if (node.type === "TSImportEqualsDeclaration" && node.moduleReference.type === "TSExternalModuleReference")
    return staticText(node.moduleReference.expression);
  return node.type === "VariableDeclaration" ? requiredModule(node.declarations[0]?.init)?.specifier : undefined;
}

const HEADER = /^#!|^!|licen[cs]e|copyright|@file|eslint|@ts-(?:no)?check|@jsx|@flow|prettier|biome/iu;

/** The beginning of what follows a file's header: its first line, licence and directives in comments that end on a line above the first statement. */
function behindHeader(sourceCode: SourceCode, first: Node | undefined): number {
  const { text } = sourceCode;
  const comments = first ? sourceCode.getCommentsBefore(first) : sourceCode.getAllComments();
  const starts = [...comments.map(({ range }) => range[0]), first?.range[0] ?? text.length];
  let at = starts[0]!;
  comments.forEach((comment, index) => {
    const next = starts[index + 1]!;
    if (isOnOneLine(text, comment.range[1], next)) return;
    const isSetOff = /\n[ \t\r]*\n/u.test(text.slice(comment.range[1], next));
    if (isSetOff || text.startsWith("#!", comment.range[0]) || HEADER.test(comment.value)) at = next;
  });
  return lineStart(text, at);
}
