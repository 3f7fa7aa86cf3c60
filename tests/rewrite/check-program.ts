import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import tsParser from "@typescript-eslint/parser";
import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { Linter } from "eslint";
import ts from "typescript";
import plugin from "../../src/plugin.js";
import { onePass } from "./fixing.js";
import { CLIENTS, policyText, type ClientName } from "./program-policies.js";
import { SECRET, type Program } from "./programs.js";

/** What a program came to: it does not parse, it keeps all promises, or which one it breaks. */
export type Outcome =
  | { readonly kind: "no program" }
  | { readonly kind: "kept"; readonly fixes: number; readonly passes: number }
  | { readonly kind: "broken"; readonly promise: string };

/** Checks programs with all rules of the plugin, under policy files in a folder of its own. */
export class ProgramChecker {
  readonly #folder = mkdtempSync(join(tmpdir(), "programs-"));
  readonly #linter = new Linter({ cwd: this.#folder, configType: "flat" });
  readonly #configs = new Map<string, Linter.Config[]>();

  constructor() {
    for (const client of Object.keys(CLIENTS) as ClientName[])
      writeFileSync(join(this.#folder, `${client}.yaml`), policyText(client));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }

  /** `orders`: also every order of single fixes, where there are at most four. */
  check(program: Program, orders: boolean): Outcome {
    const known = new Map<string, Linted>();
    const look = (code: string) => {
      let linted = known.get(code);
      if (!linted) known.set(code, (linted = this.#lint({ ...program, code })));
      return linted;
    };
    const broken = (promise: string, code: string): Outcome => ({ kind: "broken", promise: `${promise}:\n${code}` });
    const first = look(program.code);
    const before = first.syntax;
    if (!before || before.isInvalid) return { kind: "no program" };

    let output = program.code;
    let passes = 0;
    for (; ; passes++) {
      const next = onePass(output, look(output).messages);
      if (next === output) break;
      if (passes === 3) return broken("more than 3 passes", next);
      output = next;
      const flaw = flawOf(before, look(output));
      if (flaw !== undefined) return broken(`pass ${passes + 1}: ${flaw}`, output);
    }
    const end = output === program.code ? undefined : endFlawOf(before, look(output).syntax!, first.messages);
    if (end !== undefined) return broken(end, output);

    for (const code of new Set([program.code, output])) {
      const { syntax, messages } = look(code);
      for (const { suggestions = [], ruleId } of messages)
        for (const { fix, desc } of suggestions) {
          const suggested = onePass(code, [{ fix }]);
          const linted = look(suggested);
          const flaw =
            flawOf(syntax!, linted) ??
            mergeFlawOf(syntax!, linted.syntax!, changeableLines(syntax!, linted.syntax!, messages));
          if (flaw !== undefined) return broken(`suggestion of ${ruleId} (${desc}): ${flaw}`, suggested);
        }
    }
    const fixes = first.messages.filter(({ fix }) => fix).length;
    const single = orders && fixes <= 4 ? everyOrder(program, before, output, look) : undefined;
    if (single !== undefined) return { kind: "broken", promise: single };

    for (const { messages } of known.values())
      for (const { message, suggestions = [] } of messages)
        if ([message, ...suggestions.map(({ desc }) => desc)].some((text) => text.includes(SECRET)))
          return broken("a secret in a message", message);
    return { kind: "kept", fixes, passes };
  }

  #lint({ code, filename, client }: Program): Linted {
    const key = `${client} ${/\.c[jt]s$/u.test(filename)} ${/ts/u.test(filename)}`;
    let config = this.#configs.get(key);
    if (!config) this.#configs.set(key, (config = this.#configFor(client, filename)));
    const messages = this.#linter.verify(code, config, { filename: join(this.#folder, filename) });
    const isParsed = !messages.some(({ fatal }) => fatal);
    const flaw = /ts/u.test(filename) && isParsed ? typeScriptFlawOf(code, filename) : undefined;
    return { messages, syntax: isParsed ? syntaxOf(this.#linter.getSourceCode() as never, flaw) : undefined };
  }

  #configFor(client: ClientName, filename: string): Linter.Config[] {
    return [
      {
        files: ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"],
        languageOptions: {
          ...(/ts/u.test(filename) && { parser: tsParser }),
          sourceType: filename.endsWith(".cjs") ? "commonjs" : "module",
          parserOptions: { ecmaFeatures: { jsx: true }, lib: [] },
        },
        plugins: { "redis-policy": plugin },
        settings: { "redis-policy": { policy: join(this.#folder, `${client}.yaml`) } },
        rules: Object.fromEntries(
          Object.keys(plugin.rules)
            .filter((name) => name !== "valid-policy-file")
            .map((name) => [`redis-policy/${name}`, "error"]),
        ),
        linterOptions: { reportUnusedDisableDirectives: "off" },
      },
    ];
  }
}

/** What is wrong with some order of single fixes: each that is possible, until nothing is left to fix. */
function everyOrder(program: Program, before: Syntax, end: string, look: (code: string) => Linted): string | undefined {
  const seen = new Set([program.code]);
  const open = [program.code];
  for (let code; (code = open.pop()) !== undefined;) {
    const fixes = look(code).messages.filter(({ fix }) => fix);
    if (fixes.length === 0 && comparable(code, before) !== comparable(end, before))
      return `single fixes end differently:\n${code}\ninstead of\n${end}`;
    for (const one of fixes) {
      const next = onePass(code, [one]);
      if (seen.has(next)) continue;
      if (seen.size === 100) return `single fixes do not come to an end:\n${next}`;
      const flaw = next === code ? "nothing changes" : flawOf(before, look(next));
      if (flaw !== undefined) return `single fix of ${one.ruleId}: ${flaw}:\n${next}\nfrom\n${code}`;
      seen.add(next);
      open.push(next);
    }
  }
  return undefined;
}

/** The file has a name like those of the canonical clients: for another import, for one out of a library, or for a constant. */
const OWN_NAME =
  /\b(?:as|createClient:|Redis:|default:) (?:get|open)\w*(?:Redis|Client)\b|\bimport\b[^;"']*\b(?:get|open)\w*(?:Redis|Client)\b[^;"']*\bfrom\s*["'](?:io|@)?redis|^const (?:get|open)\w*(?:Redis|Client) =|Canonical/mu;

/**
 * Import lines may end in another order, with or without a semicolon, and comments at other places among them; the quotes in a file that has both kinds may differ, and
 * so may the lines that import in a file that has both `import` and `require`, the name of the canonical client where the file calls
 * another import or constant so, and whether a semicolon guards a line that begins with a parenthesis or a text. The promise is about everything else.
 */
function comparable(code: string, before: Syntax): string {
  const hasOwnName = OWN_NAME.test(before.code);
  const names = hasOwnName
    ? code.replaceAll(/(?: as|:) (?:get|open)Canonical\w+/gu, "").replaceAll(/Canonical([A-Za-z]+)\d*/gu, "$1")
    : code;
  const quotes = /'[^'\n]*'/u.test(before.code) && before.code.includes('"') ? names.replaceAll('"', "'") : names;
  const lines = quotes
    .replace(/^\uFEFF/u, "")
    .replaceAll(/(?:\*\/|;) ?(?=import\b|const\b)/gu, (end) => `${end.trim()}\n`)
    .split(/\r?\n/u);
  const isImport = (line: string) => /^(?:import\b|(?:const|let|var)\b.*\brequire\(|\/\/|\/\*|$)/u.test(line);
  const rest = lines
    .filter((line) => !isImport(line) && line.trim() !== ";")
    .map((line) => line.replace(/^(\s*);(?=[([`+/])/u, "$1"));
  const isMixed = before.ast.body.some(({ type }) => type === "ImportDeclaration") && /\brequire\(/u.test(before.code);
  const withoutComments = (line: string) =>
    line
      .replaceAll(/\/\*.*?\*\/|(?<!:)\/\/.*$/gu, "")
      .trim()
      .replace(/;$/u, "");
  const imports = isMixed ? [] : lines.filter(isImport).map(withoutComments).filter(Boolean).sort();
  return [...imports, ...(hasCommentInImport(before) ? rest.sort() : rest)].join("\n");
}

function hasCommentInImport({ ast }: Syntax): boolean {
  if (ast.comments?.some(({ value }) => /@ts-/u.test(value))) return true;
  const imports = ast.body.filter((node) => node.type === "ImportDeclaration" || node.type === "VariableDeclaration");
  return (ast.comments ?? []).some(({ range }) =>
    imports.some((node) => range[0] > node.range[0] && range[1] < node.range[1]),
  );
}

interface Linted {
  readonly messages: readonly Linter.LintMessage[];
  /** Undefined for what does not parse. */
  readonly syntax: Syntax | undefined;
}

/** What the promises are about, read once for each text. */
interface Syntax {
  readonly code: string;
  readonly ast: TSESTree.Program;
  readonly scopes: readonly TSESLint.Scope.Scope[];
  readonly comments: readonly string[];
  readonly unresolved: ReadonlySet<string>;
  /** A name that must not be declared twice is, or the compiler refuses what the parser lets pass. */
  readonly isInvalid: boolean;
  /** What the compiler does not parse. */
  readonly flaw: string | undefined;
  /** Names with several declarations in one scope. */
  readonly repeated: ReadonlySet<string>;
}

/** What TypeScript itself says about a text: its parser goes on behind some errors. */
function typeScriptFlawOf(code: string, filename: string): string | undefined {
  const file = ts.createSourceFile(filename, code, ts.ScriptTarget.Latest);
  const { parseDiagnostics } = file as typeof file & { readonly parseDiagnostics: readonly ts.Diagnostic[] };
  const [first] = parseDiagnostics;
  return first && ts.flattenDiagnosticMessageText(first.messageText, "\n");
}

/** TypeScript's parser forgets its errors in statements behind which `await` stands at the top level, such as `const a new B()`. */
function isRunTogether({ body, tokens }: TSESTree.Program): boolean {
  return body.some((statement, at) => {
    const next = body[at + 1];
    if (next?.loc.start.line !== statement.loc.end.line || statement.type === "DoWhileStatement") return false;
    return !tokens?.some(({ range, value }) => range[1] === statement.range[1] && /^[;}]$/u.test(value));
  });
}

function syntaxOf({ ast, text, scopeManager }: TSESLint.SourceCode, flaw: string | undefined): Syntax {
  const scopes = scopeManager!.scopes;
  return {
    code: text,
    ast,
    scopes,
    // Their further lines may be indented anew.
    comments: (ast.comments ?? []).map(({ value }) => value.trim().replaceAll(/\n[ \t]+/gu, "\n")),
    unresolved: new Set(scopeManager!.globalScope!.through.map(({ identifier }) => identifier.name)),
    flaw,
    isInvalid:
      flaw !== undefined ||
      isRunTogether(ast) ||
      scopes.some(({ variables }) =>
        variables.some(
          ({ defs }) =>
            defs.length > 1 &&
            defs.some(
              ({ type, parent }) =>
                (type as string) === "ImportBinding" ||
                ((type as string) === "Variable" && parent?.type === "VariableDeclaration" && parent.kind !== "var"),
            ),
        ),
      ),
    repeated: new Set(
      scopes.flatMap(({ variables }) => variables.filter(({ defs }) => defs.length > 1).map(({ name }) => name)),
    ),
  };
}

/** What is wrong with a text on the way from `before`. */
function flawOf(before: Syntax, { syntax: after, messages }: Linted): string | undefined {
  if (!after) {
    const [fatal] = messages;
    return `it does not parse (${fatal?.message} in line ${fatal?.line})`;
  }
  if (after.flaw !== undefined) return `TypeScript does not parse it (${after.flaw})`;
  const lost = withoutFirst(before.comments, after.comments);
  if (lost.length > 0) return `a comment is lost (${lost[0]})`;
  const unresolved = [...after.unresolved].find(
    (name) => !before.unresolved.has(name) && !/^(?:globalThis|process|require)$/u.test(name),
  );
  if (unresolved !== undefined) return `${unresolved} is not declared`;
  const repeated = [...after.repeated].find((name) => !before.repeated.has(name));
  if (repeated !== undefined) return `${repeated} is declared twice`;
  return awaitFlawOf(before, after) ?? shadowFlawOf(before, after);
}

/** What is wrong with a text when nothing is left to fix; `messages` are those about the text before. */
function endFlawOf(before: Syntax, after: Syntax, messages: readonly Linter.LintMessage[]): string | undefined {
  const changeable = changeableLines(before, after, messages);
  const lines = before.code.split("\n");
  const kept = lines.filter((line, at) => !changeable.has(at + 1) && line.trim() !== "");
  const outputLines = after.code.split("\n");
  let at = 0;
  for (const line of kept) {
    at = outputLines.indexOf(line, at);
    if (at === -1) return `an unrelated line is not what it was (${line})`;
    at++;
  }
  return mergeFlawOf(before, after, changeable) ?? unusedFlawOf(before, after);
}

/** A statement outside of the lines that may change that is not there any more: another one goes on with it. */
function mergeFlawOf(before: Syntax, after: Syntax, changeable: ReadonlySet<number>): string | undefined {
  const isUnrelated = (node: TSESTree.Node) => {
    for (let line = node.loc.start.line; line <= node.loc.end.line; line++) if (changeable.has(line)) return false;
    return true;
  };
  const [merged] = withoutFirst(
    statementsOf(before, isUnrelated),
    statementsOf(after, () => true),
  );
  return merged && `an unrelated statement is read differently (${merged})`;
}

/** The items of a list that another does not have, counting repetitions. */
function withoutFirst(items: readonly string[], from: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of from) counts.set(one, (counts.get(one) ?? 0) + 1);
  return items.filter((one) => {
    const count = counts.get(one) ?? 0;
    counts.set(one, count - 1);
    return count <= 0;
  });
}

/** Lines that a fix may touch: statements with a problem, imports, `connect()` calls, and declarations of names that are used less often. */
function changeableLines(before: Syntax, after: Syntax, messages: readonly Linter.LintMessage[]): ReadonlySet<number> {
  const lines = new Set<number>();
  const add = ({ loc, range }: TSESTree.Node) => {
    // A semicolon that guards the next line belongs to that.
    const tokens = before.ast.tokens ?? [];
    const last = tokens.findLastIndex((token) => token.range[1] <= range[1]);
    const isGuard = tokens[last]?.value === ";" && tokens[last + 1]?.loc.start.line === tokens[last].loc.end.line;
    const end = isGuard ? tokens[Math.max(last - 1, 0)]! : { loc };
    for (let line = loc.start.line; line <= end.loc.end.line; line++) lines.add(line);
  };
  const counts = (syntax: Syntax) => {
    const found = new Map<string, number>();
    for (const { type, value } of syntax.ast.tokens ?? [])
      if (/Identifier/u.test(type)) found.set(value, (found.get(value) ?? 0) + 1);
    return found;
  };
  const had = counts(before);
  const has = counts(after);
  // The name of a canonical client may come back as that of its import.
  const isUsedLess = (name: string) =>
    (has.get(name) ?? 0) < (had.get(name) ?? 0) || /^(?:get|open)\w*(?:Redis|Client)$/u.test(name);
  const starts = messages.map(({ line, column }) => ({ line, column: column - 1 }));
  walk(before.ast, (node) => {
    if (
      node.type === "ImportDeclaration" ||
      node.type === "TSImportEqualsDeclaration" ||
      (node.type === "VariableDeclaration" && /\brequire\b/u.test(textOf(node, before))) ||
      // An import may come between a directive and what follows on its line.
      (node.type === "ExpressionStatement" && ("directive" in node || /\bconnect\b/u.test(textOf(node, before))))
    )
      add(node);
  });
  for (const start of starts) {
    const around = smallestAround(before.ast, start);
    if (!around) continue;
    add(around);
    // A statement without braces gets them, on the line of what it belongs to.
    if (around.parent && !/^(?:Program|BlockStatement|StaticBlock|SwitchCase|TSModuleBlock)$/u.test(around.parent.type))
      for (let line = around.parent.loc.start.line; line <= around.loc.start.line; line++) lines.add(line);
    // Its comments stay with it, and may be indented anew.
    for (const { loc } of [...(before.ast.comments ?? [])].reverse())
      if (loc.end.line === around.loc.start.line - 1 || lines.has(loc.end.line + 1))
        for (let line = loc.start.line; line <= loc.end.line; line++) lines.add(line);
  }
  for (const scope of before.scopes)
    for (const { name, defs } of scope.variables)
      if (isUsedLess(name))
        for (const { node, type } of defs)
          if (type === "Parameter") add((node as TSESTree.FunctionLike).params.at(-1)!);
          else add(node.type === "VariableDeclarator" ? node.parent : node);
  return lines;
}

/** The statement or class member that holds a place and no other statement that holds it. */
function smallestAround(
  root: TSESTree.Node,
  { line, column }: { readonly line: number; readonly column: number },
): TSESTree.Node | undefined {
  let found: TSESTree.Node | undefined;
  walk(
    root,
    ({ loc }) => {
      const isBefore = loc.start.line < line || (loc.start.line === line && loc.start.column <= column);
      const isBehind = loc.end.line > line || (loc.end.line === line && loc.end.column > column);
      return isBefore && isBehind;
    },
    (node) => {
      if (/Statement$|Declaration$|^PropertyDefinition$/u.test(node.type) && node.type !== "BlockStatement")
        found = node;
    },
  );
  return found;
}

function statementsOf(syntax: Syntax, wanted: (node: TSESTree.Node) => boolean): string[] {
  const found: string[] = [];
  walk(syntax.ast, (node) => {
    if (/Statement$|Declaration$/u.test(node.type) && !/^(?:Empty|Block)Statement$/u.test(node.type) && wanted(node))
      found.push(
        `${"directive" in node && node.directive ? "directive" : node.type} ${textOf(node, syntax).replace(/(?:[;\s]|\/\/[^\n]*|\/\*[^]*?\*\/)+$/u, "")}`,
      );
  });
  return found;
}

/** `await` where the parser reads it although no async function is around it. */
function awaitFlawOf(before: Syntax, after: Syntax): string | undefined {
  const count = ({ ast }: Syntax) => {
    let wrong = 0;
    walk(ast, (node) => {
      if (node.type !== "AwaitExpression") return;
      for (let at: TSESTree.Node | undefined = node; at; at = at.parent) {
        const { parent }: TSESTree.Node = at;
        if (!parent) return;
        if (
          /Function/u.test(parent.type) && "params" in parent && "async" in parent
            ? !parent.async || (parent.params as TSESTree.Node[]).includes(at)
            : (parent.type === "PropertyDefinition" && parent.value === at) ||
              parent.type === "StaticBlock" ||
              parent.type === "TSModuleBlock"
        ) {
          wrong++;
          return;
        }
        if (/Function/u.test(parent.type)) return;
      }
    });
    return wrong;
  };
  return count(after) > count(before) ? "await stands where it must not" : undefined;
}

/** A name of a canonical client that means a variable of the file's own more often than before. */
function shadowFlawOf(before: Syntax, after: Syntax): string | undefined {
  const count = ({ scopes }: Syntax) => {
    const found = new Map<string, number>();
    for (const { variables } of scopes)
      for (const { name, defs, references } of variables)
        if (
          /^(?:get|open)\w*(?:Redis|Client)(?!OrNull)|^redisClient/u.test(name) &&
          defs[0] &&
          defs[0].type !== "ImportBinding" &&
          !/\brequire\b/u.test(JSON.stringify(initText(defs[0])))
        )
          found.set(name, (found.get(name) ?? 0) + references.filter(isCalled).length);
    return found;
  };
  const had = count(before);
  const [worse] = [...count(after)].filter(([name, uses]) => uses > (had.get(name) ?? 0));
  return worse && `${worse[0]} means something else`;
}

function isCalled({ identifier }: TSESLint.Scope.Reference): boolean {
  return identifier.parent.type === "CallExpression" && identifier.parent.callee === identifier;
}

function initText({ node }: TSESLint.Scope.Definition): unknown {
  if (node.type !== "VariableDeclarator" || !node.init) return "";
  const { init } = node;
  return init.type === "CallExpression" && init.callee.type === "Identifier"
    ? init.callee.name
    : init.type === "MemberExpression" && init.object.type === "CallExpression"
      ? "require"
      : "";
}

/** An import that was used before and is not used any more. */
function unusedFlawOf(before: Syntax, after: Syntax): string | undefined {
  const unused = ({ scopes }: Syntax) =>
    new Set(
      scopes.flatMap(({ variables }) =>
        variables
          .filter(({ defs, references }) => defs[0]?.type === "ImportBinding" && references.length === 0)
          .map(({ name }) => name),
      ),
    );
  const had = unused(before);
  const isInDocs = (name: string) => after.ast.comments?.some(({ value }) => value.includes(`{@link ${name}`));
  // A comment in the clause of an import may keep what it stands beside.
  if (hasCommentInImport(before)) return undefined;
  const found = [...unused(after)].find((name) => !had.has(name) && !isInDocs(name));
  return found === undefined ? undefined : `the import of ${found} is left without a use`;
}

function textOf({ range }: TSESTree.Node, { code }: Syntax): string {
  return code.slice(...range);
}

/** Every node from the outside to the inside; `enter` may say that a node's own nodes do not matter. */
function walk(
  root: TSESTree.Node,
  enter: (node: TSESTree.Node) => boolean | void,
  visit: (node: TSESTree.Node) => void = () => undefined,
): void {
  if (enter(root) === false) return;
  visit(root);
  for (const child of childrenOf(root)) walk(child, enter, visit);
}

function childrenOf(node: TSESTree.Node): TSESTree.Node[] {
  const values = Object.entries(node).filter(([key]) => !/^(?:parent|tokens|comments|loc|range)$/u.test(key));
  return values.flatMap(([, value]: [string, unknown]) => (Array.isArray(value) ? value : [value]).filter(isNode));
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
