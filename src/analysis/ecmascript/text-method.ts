import type { PlainValue } from "../option-value.js";

/** Methods of text that depend on nothing but the text and their arguments. */
const METHODS = new Set(
  "at charAt concat replace replaceAll slice split substr substring toLowerCase toString toUpperCase trim trimEnd trimStart".split(
    " ",
  ),
);

export function isTextMethod(name: string): boolean {
  return METHODS.has(name);
}

/** What a method of a text returns for arguments that are known; undefined where that is neither a plain value nor a list of texts. */
export function textMethod(
  text: string,
  name: string,
  given: readonly (PlainValue | RegExp | undefined)[],
): PlainValue | readonly string[] | undefined {
  const [first, second] = given;
  // The file's own expression runs here: without groups it cannot run for long on a short text.
  if (first instanceof RegExp && (text.length > 1_000 || first.source.includes("("))) return undefined;
  switch (name) {
    case "at":
      return text.at(Number(first ?? 0));
    case "charAt":
      return text.charAt(Number(first ?? 0));
    case "concat":
      return text.concat(...given.map(String));
    case "slice":
    case "substring":
    case "substr":
      return text[name](Number(first ?? 0), second === undefined ? undefined : Number(second));
    case "replace":
    case "replaceAll":
      return typeof second === "string" && (typeof first === "string" || first instanceof RegExp)
        ? text[name](first, second)
        : undefined;
    case "split":
      return given.length === 1 && (typeof first === "string" || first instanceof RegExp)
        ? text.split(first)
        : undefined;
    case "toLowerCase":
    case "toUpperCase":
    case "toString":
    case "trim":
    case "trimEnd":
    case "trimStart":
      return given.length === 0 ? text[name]() : undefined;
    default:
      return undefined;
  }
}
