import { withoutSecrets } from "./wording-secrets.js";

/** Longer texts taken from code are cut in messages, in characters. */
const LONGEST = 60;

/** A literal as every message quotes it: strings in single quotes, everything else as it is. */
export function quoteLiteral(value: string | number | boolean | null): string {
  return typeof value === "string"
    ? `'${shortened(value.replaceAll("\\", "\\\\").replaceAll("'", "\\'"))}'`
    : String(value);
}

/** An expression taken from code: one line, shortened, without secrets. */
export function quoteSource(source: string): string {
  return shortened(withoutSecrets(source));
}

/** A name taken from code or from the policy file: one line, shortened. */
export function shortened(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : line;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(texts: readonly string[], word: "and" | "or" = "and"): string {
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} ${word} ${last}`;
}
