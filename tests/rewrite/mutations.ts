import { parse } from "@typescript-eslint/parser";
import fc from "fast-check";
import type { Program } from "./programs.js";

const KINDS = [
  "block-comment",
  "block-comment",
  "line-comment",
  "line-comment",
  "doc-comment",
  "long-comment",
  "directive-comment",
  "compiler-comment",
  "comment-line",
  "comment-line",
  "line-end",
  "blanks",
  "parentheses",
  "rename",
  "repeat-line",
  "drop-line",
  "swap-lines",
  "drop-token",
  "construction",
  "windows",
  "byte-order-mark",
] as const;

/** One small change to a text: what, and where as a number that is taken modulo the places there are. */
export interface Mutation {
  readonly kind: (typeof KINDS)[number];
  readonly at: number;
}

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...KINDS), at: fc.nat({ max: 0x7fff_ffff }) }),
  { maxLength: 4 },
);

/** Names that mean something to a fix. */
const HAZARDS = ["getRedisClient", "Error", "redis", "require", "undefined", "DB", "host", "getCanonicalRedisClient"];
const CONSTRUCTIONS = ["new Redis({ db: 4 })", "new Redis", "(new Redis({ db: 6 }))", "createClient({ database: 4 })"];

/** The program with all mutations, in their order. A text that does not parse, before or behind them, is no program. */
export function mutated(program: Program, wanted: readonly Mutation[]): Program {
  let { code } = program;
  let count = 0;
  for (const { kind, at } of wanted) code = change(code, kind, at, ++count);
  // Last, so that the other mutations see one kind of line end.
  if (wanted.some(({ kind }) => kind === "windows")) code = code.replace(/\r?\n/gu, "\r\n");
  if (wanted.some(({ kind }) => kind === "byte-order-mark")) code = `\uFEFF${code.replace(/^\uFEFF/u, "")}`;
  return { ...program, code };
}

function change(code: string, kind: Mutation["kind"], at: number, count: number): string {
  switch (kind) {
    case "windows":
    case "byte-order-mark":
      return code;
    case "repeat-line":
    case "drop-line":
    case "swap-lines":
    case "comment-line":
      return withLine(code, kind, at, count);
    default:
      return withToken(code, kind, at, count);
  }
}

function withLine(code: string, kind: Mutation["kind"], at: number, count: number): string {
  const lines = code.split("\n");
  const line = at % lines.length;
  if (kind === "repeat-line") lines.splice(line, 0, lines[line]!);
  else if (kind === "drop-line") lines.splice(line, 1);
  else if (kind === "comment-line") lines.splice(line, 0, `${/^\s*/u.exec(lines[line]!)![0]}// mutated ${count}`);
  else lines.splice(line, 2, ...lines.slice(line, line + 2).reverse());
  return lines.join("\n");
}

function withToken(code: string, kind: Mutation["kind"], at: number, count: number): string {
  const tokens = tokensOf(code);
  if (tokens.length === 0) return code;
  const { range, type } = tokens[at % tokens.length]!;
  const insert = (text: string) => code.slice(0, range[0]) + text + code.slice(range[0]);
  // What speaks of the next line stands on one of its own.
  const onOwnLine = (text: string) => (/(?:^|\n)[ \t]*$/u.test(code.slice(0, range[0])) ? text : `\n${text}`);
  const replace = (text: string) => code.slice(0, range[0]) + text + code.slice(range[1]);
  switch (kind) {
    case "block-comment":
      return insert(`/* mutated ${count} */ `);
    case "line-comment":
      return insert(`// mutated ${count}\n`);
    case "doc-comment":
      return insert(`/** mutated ${count} */`);
    case "long-comment":
      return insert(`/*\n * mutated ${count}\n */\n`);
    case "directive-comment":
      return insert(onOwnLine(`// eslint-disable-next-line no-var -- mutated ${count}\n`));
    case "compiler-comment":
      return insert(onOwnLine(`// @ts-expect-error mutated ${count}\n`));
    case "line-end":
      return insert("\n");
    case "blanks":
      return insert(at % 2 === 0 ? "  \t" : "\n\n\n");
    case "parentheses":
      return type === "Identifier" ? replace(`(${code.slice(...range)})`) : code;
    case "rename":
      // A secret under another name is none.
      return type === "Identifier" && !/^(?:username|password)$/u.test(code.slice(...range))
        ? renamed(code, tokens, code.slice(...range), HAZARDS[at % HAZARDS.length]!)
        : code;
    case "drop-token":
      return replace("");
    case "construction":
      return /^(?:Identifier|Numeric|String|Null|Boolean)$/u.test(type)
        ? replace(CONSTRUCTIONS[(at >> 4) % CONSTRUCTIONS.length]!)
        : code;
    default:
      return code;
  }
}

type Token = { readonly range: [number, number]; readonly type: string };

function renamed(code: string, tokens: readonly Token[], name: string, to: string): string {
  let output = "";
  let last = 0;
  for (const { range, type } of tokens) {
    if (type !== "Identifier" || code.slice(...range) !== name) continue;
    output += code.slice(last, range[0]) + to;
    last = range[1];
  }
  return output + code.slice(last);
}

function tokensOf(code: string): readonly Token[] {
  try {
    const { tokens } = parse(code, { tokens: true, range: true, ecmaFeatures: { jsx: !/<Redis>/u.test(code) } });
    return tokens ?? [];
  } catch {
    return [];
  }
}
