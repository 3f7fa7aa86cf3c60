/** A string literal of ECMAScript for a text. */
export function quoted(text: string, quote: '"' | "'" | "`"): string {
  let escaped = "";
  for (const character of text) {
    if (character === "\\" || character === quote) escaped += `\\${character}`;
    else if (character === "\n") escaped += "\\n";
    else if (character === "\r") escaped += "\\r";
    else if (character === "\u2028") escaped += "\\u2028";
    else if (character === "\u2029") escaped += "\\u2029";
    else escaped += character;
  }
  if (quote === "`") escaped = escaped.replaceAll("${", "\\${");
  return quote + escaped + quote;
}

/** A name or a quoted key of an object literal. */
export function keyText(name: string, quote: '"' | "'"): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : quoted(name, quote);
}
