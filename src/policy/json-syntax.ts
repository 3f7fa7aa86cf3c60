/** What is no JSON in a text that should be JSON: where, and what to do about it. */
export interface JsonSyntaxError {
  /** Half-open range of offsets. */
  readonly range: readonly [start: number, end: number];
  readonly message: string;
}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/uy;
const WORD = /(?:true|false|null)(?![\w$])/uy;
const WHITE_SPACE = /[ \t\r\n]*/uy;

/** The first place where a text stops being strict JSON; undefined when it is. Does not recurse, so depth is no danger. */
export function jsonSyntaxError(text: string): JsonSyntaxError | undefined {
  const open: ("{" | "[")[] = [];
  let at = 0;
  let expects: "value" | "value or end" | "key" | "key or end" | "comma" = "value";
  for (;;) {
    at = skip(WHITE_SPACE, text, at);
    const character = text.charAt(at);
    if (at >= text.length) {
      return expects === "comma" && open.length === 0 ? undefined : unfinished(text, open);
    }
    if (text.startsWith("//", at) || text.startsWith("/*", at) || character === "#") {
      return error(at, at + 1, "JSON has no comments: remove it, or use a .yaml file.");
    }
    if (expects === "comma") {
      const inside = open.at(-1);
      if (inside === undefined) {
        return error(at, at + 1, "Something follows behind the end of the JSON value: remove it.");
      }
      if (character === ",") {
        expects = inside === "{" ? "key" : "value";
        at += 1;
        continue;
      }
      if (character !== closing(inside)) {
        return error(at, at + 1, `A comma or \`${closing(inside)}\` is missing here.`);
      }
      open.pop();
      at += 1;
      continue;
    }
    if ((expects === "key or end" && character === "}") || (expects === "value or end" && character === "]")) {
      open.pop();
      at += 1;
      expects = "comma";
      continue;
    }
    if ((expects === "key" && character === "}") || (expects === "value" && character === "]" && open.at(-1) === "[")) {
      const comma = text.lastIndexOf(",", at);
      return error(comma, comma + 1, "JSON has no trailing commas: remove it.");
    }
    if (expects === "key" || expects === "key or end") {
      const end = skip(STRING, text, at);
      if (end === at) {
        return error(at, at + 1, character === '"' ? badString : "A key must stand in double quotes.");
      }
      const colon = skip(WHITE_SPACE, text, end);
      if (text.charAt(colon) !== ":") {
        return colon >= text.length
          ? unfinished(text, open)
          : error(colon, colon + 1, "A colon is missing behind the key.");
      }
      at = colon + 1;
      expects = "value";
      continue;
    }
    if (character === "{" || character === "[") {
      open.push(character);
      expects = character === "{" ? "key or end" : "value or end";
      at += 1;
      continue;
    }
    const end = Math.max(skip(STRING, text, at), skip(NUMBER, text, at), skip(WORD, text, at));
    if (end === at) {
      return error(at, at + 1, noValue(character));
    }
    at = end;
    expects = "comma";
  }
}

const badString =
  "This string is not valid JSON: close it with a double quote on the same line, and escape backslashes.";

function noValue(character: string): string {
  if (character === '"') {
    return badString;
  }
  return character === "'"
    ? "JSON strings stand in double quotes."
    : "A value is missing or not valid JSON here: write a string in double quotes, a plain number, true, false, null, a list or an object.";
}

function unfinished(text: string, open: readonly ("{" | "[")[]): JsonSyntaxError {
  const inside = open.at(-1);
  return error(
    text.length,
    text.length,
    `The file ends too early: ${inside === undefined ? "a value" : `\`${closing(inside)}\``} is missing. Perhaps it was only half written.`,
  );
}

function closing(open: "{" | "["): "}" | "]" {
  return open === "{" ? "}" : "]";
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function error(start: number, end: number, message: string): JsonSyntaxError {
  return { range: [start, end], message };
}
