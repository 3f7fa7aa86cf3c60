import { Lexer } from "yaml";

/** Marks of the lexer that stand for no text: a document or a scalar begins, a flow collection ends too early. */
const MARKS: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001F"]);
const SCALAR = "\u001F";

/** A comment of a YAML file; the range begins with its `#`. */
export interface YamlComment {
  readonly range: readonly [start: number, end: number];
  /** Without the `#`. */
  readonly text: string;
}

/** The comments of YAML text without a byte order mark; a `#` within a scalar is none. */
export function yamlComments(text: string): readonly YamlComment[] {
  const comments: YamlComment[] = [];
  let at = 0;
  let before = "";
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.startsWith("#") && before !== SCALAR) {
      comments.push({ range: [at, at + lexeme.length], text: lexeme.slice(1) });
    }
    if (!MARKS.has(lexeme)) at += lexeme.length;
    before = lexeme;
  }
  return comments;
}
