import { scriptBlocks, topLevelStatements } from "../../analysis/ecmascript/script-blocks.js";
import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import { enclosingStatement } from "../../analysis/ecmascript/enclosing-statement.js";
import { nodeAround, type Node, type SourceCode, type Variable } from "../../analysis/ecmascript/syntax-tree.js";
import { withoutGuardingSemicolon } from "./guarding-semicolon.js";
import { isWithin } from "./leftovers.js";
import { beginsLine, lineEnd, lineStart } from "./lines.js";

/** How a file writes what a fix adds to it. */
export interface FileStyle {
  readonly quote: '"' | "'";
  readonly semicolon: ";" | "";
  readonly lineEnd: "\n" | "\r\n";
  /** One level of indentation. */
  readonly indent: string;
  /** Whether an `if` of one statement gets braces. */
  readonly braces: boolean;
}

const remembered = new WeakMap<object, FileStyle>();

/** Read once per file from its own text, so that a fix looks like the code around it. */
export function fileStyle(sourceCode: SourceCode): FileStyle {
  let style = remembered.get(sourceCode);
  if (!style) remembered.set(sourceCode, (style = read(sourceCode, [])));
  return style;
}

/**
 * Reads the style from what fixes neither replace nor take along: `sites` are the places that they replace or have replaced, so that the
 * style is the same before, between and after the fixes.
 */
export function readStyleBeside(sites: readonly Range[], sourceCode: SourceCode): void {
  const passing = [...sites, ...usedOnlyAt(sites, sourceCode)].sort(([one], [other]) => one - other);
  remembered.set(sourceCode, read(sourceCode, passing));
}

/** Declarations that only some places use, or that nothing uses, with the beginning of their lines: fixes may take them along. */
function usedOnlyAt(sites: readonly Range[], sourceCode: SourceCode): Range[] {
  const passing = [...sites];
  const open = new Map<Node, Variable[]>();
  for (const { variables } of sourceCode.scopeManager?.scopes ?? [])
    for (const variable of variables) {
      const statement = declarationOf(variable);
      if (statement && !sites.some((site) => isWithin(site, statement.range)))
        open.set(statement, [...(open.get(statement) ?? []), variable]);
    }
  for (let count = -1; count < passing.length;) {
    count = passing.length;
    for (const [statement, variables] of open) {
      const { range } = statement;
      const passes = (place: Range) => isWithin(place, range) || passing.some((outer) => isWithin(place, outer));
      const isUsedElsewhere = variables.some(({ references }) =>
        references.some(({ init, identifier }) => init !== true && !passes(identifier.range)),
      );
      if (isUsedElsewhere) continue;
      passing.push([lineStart(sourceCode.text, range[0]) - 1, range[1]]);
      open.delete(statement);
    }
  }
  return passing.slice(sites.length);
}

/** The statement that does nothing but declare a variable, and others beside it. */
function declarationOf({ defs: [definition] }: Variable): Node | undefined {
  const node = definition?.node as Node | undefined;
  if (!node) return undefined;
  switch (node.type) {
    case "FunctionDeclaration":
    case "TSImportEqualsDeclaration":
      return definition!.type !== "Parameter" && isListed(node) ? node : undefined;
    case "VariableDeclarator":
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return isListed(node.parent) ? node.parent : undefined;
    default:
      return undefined;
  }
}

function isListed(node: Node): boolean {
  const { statement, inList } = enclosingStatement(node);
  return statement === node && inList;
}

function read(sourceCode: SourceCode, sites: readonly Range[]): FileStyle {
  const { text } = sourceCode;
  // Above zero: more single quotes than double ones.
  let quotes = 0;
  let allQuotes = 0;
  let bracesAfterIf = 0;
  let bareAfterIf = 0;
  let previous: string | undefined;
  let closed: string | undefined;
  const opened: (string | undefined)[] = [];
  const tokens = sourceCode.ast.tokens ?? [];
  let site = 0;
  for (const [at, token] of tokens.entries()) {
    while (site < sites.length && sites[site]![1] <= token.range[0]) site++;
    const isInSite = site < sites.length && sites[site]![0] <= token.range[0];
    if (token.type === "String") {
      const lean = token.value.startsWith('"') ? -1 : 1;
      allQuotes += lean;
      // Imports of Redis and what a fix replaces come and go.
      if (!isInSite && !/redis|valkey/iu.test(token.value)) quotes += lean;
    }
    // What a fix has written already must not decide how the next one writes.
    if (
      closed === "if" &&
      !isInSite &&
      !holdsSite(token, sites[site], sourceCode) &&
      !tokens.slice(at, at + 6).some(({ value }) => isUnavailable(value))
    ) {
      if (token.value === "{") bracesAfterIf++;
      else bareAfterIf++;
    }
    closed = undefined;
    if (token.value === "(") opened.push(previous);
    else if (token.value === ")") closed = opened.pop();
    previous = token.value;
  }
  return {
    quote: (quotes || allQuotes) > 0 ? "'" : '"',
    semicolon: (endsWithSemicolons(sites, sourceCode) ?? endsWithSemicolons([], sourceCode) ?? true) ? ";" : "",
    lineEnd: /\r?\n/u.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n",
    indent: indentOf(
      text,
      scriptBlocks(sourceCode).map(({ range }) => range),
      sites,
    ),
    braces: bareAfterIf === 0 || bracesAfterIf > bareAfterIf * 3,
  };
}

/** Whether the statement behind an `if` holds a place that a fix replaces: a fix may put it into a block. */
function holdsSite(first: TSESTree.Token, site: Range | undefined, sourceCode: SourceCode): boolean {
  if (!site) return false;
  let statement: Node | null | undefined = nodeAround(first.range[0], sourceCode);
  while (statement && statement.parent?.type !== "IfStatement") statement = statement.parent;
  return (
    statement !== undefined && statement !== null && site[0] >= statement.range[0] && site[1] <= statement.range[1]
  );
}

/** The message of a null check that a fix has placed. */
function isUnavailable(token: string): boolean {
  return /^["']Redis database .* is not available\.["']$/u.test(token);
}

const ENDS_WITH_SEMICOLON = new Set([
  "ImportDeclaration",
  "VariableDeclaration",
  "ExpressionStatement",
  "ReturnStatement",
  "ExportAllDeclaration",
  "TSImportEqualsDeclaration",
]);

/** Enough statements to know a file's habit. */
const SAMPLE = 400;

/** Undefined where nothing shows it. */
function endsWithSemicolons(sites: readonly Range[], sourceCode: SourceCode): boolean | undefined {
  let seen = 0;
  let ended = 0;
  const queue: Node[] = [...topLevelStatements(sourceCode)];
  for (let at = 0; at < queue.length && at < SAMPLE; at++) {
    const node = queue[at]!;
    if (
      ENDS_WITH_SEMICOLON.has(node.type) &&
      hasOwnLine(node, sourceCode) &&
      !sites.some((site) => isWithin(node.range, site))
    ) {
      seen++;
      if (endsWithSemicolon(node, sourceCode)) ended++;
    }
    if (node.type === "ExportNamedDeclaration" || node.type === "ExportDefaultDeclaration") {
      if (node.declaration) queue.push(node.declaration);
    } else if (node.type === "FunctionDeclaration") queue.push(...node.body.body);
    else if (node.type === "ClassDeclaration") {
      for (const member of node.body.body)
        if (member.type === "MethodDefinition" && member.value.body) queue.push(...member.value.body.body);
    } else if (node.type === "VariableDeclaration") {
      for (const { init } of node.declarations)
        if (init && "body" in init && init.body?.type === "BlockStatement") queue.push(...init.body.body);
    }
  }
  return seen === 0 ? undefined : ended * 2 >= seen;
}

/** Between statements on one line a semicolon is no habit. */
function hasOwnLine(node: Node, sourceCode: SourceCode): boolean {
  const { text } = sourceCode;
  const [start, end] = withoutGuardingSemicolon(node, sourceCode);
  return beginsLine(text, start) && /^[ \t]*(?:\/[/*]|\r?$)/u.test(text.slice(end, lineEnd(text, end)));
}

function endsWithSemicolon(node: Node, sourceCode: SourceCode): boolean {
  return sourceCode.text[node.range[1] - 1] === ";" && withoutGuardingSemicolon(node, sourceCode) === node.range;
}

function indentOf(text: string, scripts: readonly Range[], sites: readonly Range[]): string {
  const counts = new Map<number, number>();
  let before = 0;
  let seen = 0;
  let site = 0;
  for (const { 1: white, index } of text.matchAll(/^([ \t]*)(?=[^\s*])/gmu)) {
    if (!scripts.some(([start, end]) => start <= index && index < end)) continue;
    while (site < sites.length && sites[site]![1] <= index) site++;
    if (site < sites.length && sites[site]![0] < index) continue;
    if (white!.startsWith("\t")) return "\t";
    const step = white!.length - before;
    if (step === 2 || step === 4 || step === 8) counts.set(step, (counts.get(step) ?? 0) + 1);
    before = white!.length;
    if (++seen === 2000) break;
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return " ".repeat(most?.[0] ?? 2);
}
