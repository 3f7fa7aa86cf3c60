const LONGEST = 60;

/** A text of the policy file as messages quote it: shortened, and never one that may hold a user or a password. */
export function shown(text: string): string {
  if (text === "") {
    return "``";
  }
  if (mayHoldCredentials(text)) {
    return "(not shown)";
  }
  const visible = text.replace(/[\p{C}\p{Z}]+/gu, " ").replaceAll("`", "'");
  return `\`${visible.length > LONGEST ? `${visible.slice(0, LONGEST)}…` : visible}\``;
}

/** An address with a scheme, or anything in front of an at sign; a scope such as `@acme/redis` is neither. */
function mayHoldCredentials(text: string): boolean {
  return text.includes("://") || text.indexOf("@", 1) !== -1;
}

/** `a`, `b` or `c`. */
export function either(texts: readonly string[]): string {
  const quoted = texts.map(shown);
  const last = quoted.pop();
  return quoted.length === 0 ? (last ?? "") : `${quoted.join(", ")} or ${last}`;
}
