/**
 * An expression as `sources` are compared: white space and block comments between tokens removed, quotes alike,
 * `a["b"]` and `` a[`b`] `` as `a.b`, without non-null assertions, optional chaining and parentheses around the whole.
 * Idempotent. White space inside strings stays. A text that is no expression comes back as it can.
 */
export function normalizeSource(text: string): string {
  const pieces = piecesOf(text);
  let result = "";
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] ?? "";
    const member = memberOf(pieces, index);
    if (member !== undefined && endsOperand(result)) {
      // `a?.["b"]` reads the same property as `a["b"]`.
      result = `${result.replace(/\.$/u, "")}.${member}`;
      index += 2;
    } else if (piece === "!" && endsOperand(result) && pieces[index + 1] !== "=") {
      continue;
    } else if (
      piece === "?." &&
      (pieces[index + 1] === "(" || (pieces[index + 1] === "[" && memberOf(pieces, index + 1) === undefined))
    ) {
      continue;
    } else {
      result += piece === "?." ? "." : piece;
    }
  }
  return withoutParentheses(result);
}

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Strings as one piece each, `?.` as one, words as one, and every other character on its own; no white space. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at, at + 2);
    const character = text.charAt(at);
    if (/\s/u.test(character)) {
      at += 1;
    } else if (rest === "/*") {
      const end = text.indexOf("*/", at + 2);
      at = end === -1 ? text.length : end + 2;
    } else if (character === '"' || character === "'" || character === "`") {
      const end = endOfString(text, at);
      pieces.push(requoted(text.slice(at, end)));
      at = end;
    } else if (rest === "?." && !/\d/u.test(text.charAt(at + 2))) {
      pieces.push("?.");
      at += 2;
    } else {
      const word = /^[\p{ID_Continue}$]+/u.exec(text.slice(at, at + 200))?.[0] ?? character;
      pieces.push(word);
      at += word.length;
    }
  }
  return pieces;
}

function endOfString(text: string, start: number): number {
  const quote = text.charAt(start);
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== quote) {
    at += text.charAt(at) === "\\" ? 2 : 1;
  }
  return Math.min(at + 1, text.length);
}

/** Double quotes, where nothing inside would have to change. */
function requoted(literal: string): string {
  const inner = literal.slice(1, -1);
  const closed = literal.length > 1 && literal.endsWith(literal.charAt(0));
  return !closed || /["'`\\\n]|\$\{/u.test(inner) ? literal : `"${inner}"`;
}

/** The property that `["name"]` at this piece reads; undefined where it is none that a dot could read. */
function memberOf(pieces: readonly string[], index: number): string | undefined {
  const literal = pieces[index + 1];
  if (pieces[index] !== "[" || pieces[index + 2] !== "]" || literal === undefined || !literal.startsWith('"')) {
    return undefined;
  }
  const name = literal.slice(1, -1);
  return IDENTIFIER.test(name) ? name : undefined;
}

/** Whether what was read so far can be called, indexed or asserted. */
function endsOperand(text: string): boolean {
  return /[\p{ID_Continue}$)\]"'`.]$/u.test(text);
}

/** Takes off the pairs of parentheses that hold all the rest, in one pass however many there are. */
function withoutParentheses(text: string): string {
  const open: number[] = [];
  const closingOf = new Map<number, number>();
  for (let at = text.startsWith("(") ? 0 : text.length; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"' || character === "'" || character === "`") {
      at = endOfString(text, at) - 1;
    } else if (character === "(") {
      open.push(at);
    } else if (character === ")") {
      closingOf.set(open.pop() ?? -1, at);
    }
  }
  let pairs = 0;
  while (pairs < text.length && closingOf.get(pairs) === text.length - 1 - pairs) {
    pairs += 1;
  }
  return text.slice(pairs, text.length - pairs);
}
