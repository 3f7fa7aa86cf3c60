import type { Node, SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { isOnOneLine } from "./lines.js";

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
  if (!style) remembered.set(sourceCode, (style = read(sourceCode)));
  return style;
}

function read(sourceCode: SourceCode): FileStyle {
  const { text } = sourceCode;
  let double = 0;
  let single = 0;
  let bracesAfterIf = 0;
  let bareAfterIf = 0;
  let previous: string | undefined;
  let closed: string | undefined;
  const opened: (string | undefined)[] = [];
  for (const token of sourceCode.ast.tokens ?? []) {
    if (token.type === "String") {
      if (token.value.startsWith('"')) double++;
      else single++;
    }
    if (closed === "if") {
      if (token.value === "{") bracesAfterIf++;
      else bareAfterIf++;
    }
    closed = undefined;
    if (token.value === "(") opened.push(previous);
    else if (token.value === ")") closed = opened.pop();
    previous = token.value;
  }
  return {
    quote: single > double ? "'" : '"',
    semicolon: endsWithSemicolons(sourceCode) ? ";" : "",
    lineEnd: /\r?\n/u.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n",
    indent: indentOf(text),
    braces: bareAfterIf === 0 || bracesAfterIf > bareAfterIf * 3,
  };
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

function endsWithSemicolons(sourceCode: SourceCode): boolean {
  let seen = 0;
  let ended = 0;
  const queue: Node[] = [...sourceCode.ast.body];
  for (let at = 0; at < queue.length && at < SAMPLE; at++) {
    const node = queue[at]!;
    if (ENDS_WITH_SEMICOLON.has(node.type)) {
      const last = sourceCode.getLastToken(node);
      const before = last && sourceCode.getTokenBefore(last);
      seen++;
      // A semicolon at the beginning of the next line guards that line; it does not end this one.
      if (last?.value === ";" && before && isOnOneLine(sourceCode.text, before.range[1], last.range[0])) ended++;
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
  return seen === 0 || ended * 2 >= seen;
}

function indentOf(text: string): string {
  const counts = new Map<number, number>();
  let before = 0;
  let seen = 0;
  for (const [, white] of text.matchAll(/^([ \t]*)(?=[^\s*])/gmu)) {
    if (white!.startsWith("\t")) return "\t";
    const step = white!.length - before;
    if (step === 2 || step === 4 || step === 8) counts.set(step, (counts.get(step) ?? 0) + 1);
    before = white!.length;
    if (++seen === 2000) break;
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return " ".repeat(most?.[0] ?? 2);
}
