import type { YamlComment } from "./yaml-comments.js";

/** A comment that switches rules off or on, in the terms of ESLint. */
export interface PolicyDirective {
  readonly type: "disable" | "enable" | "disable-line" | "disable-next-line";
  readonly node: YamlComment;
  /** Names of rules, separated by commas; empty: all of them. */
  readonly value: string;
  readonly justification: string;
}

const DIRECTIVE = /(?:^|\s#)\s*eslint-(?<type>disable-next-line|disable-line|disable|enable)(?:\s+(?<rest>.*))?$/su;

/**
 * `# eslint-disable-next-line redis-policy/valid-policy-file -- why`; undefined for every other comment. It may stand behind
 * another one (`# see above # eslint-disable-line`), and then begins at its own `#`.
 */
export function directiveOf(comment: YamlComment): PolicyDirective | undefined {
  const text = comment.text.trimEnd();
  const found = DIRECTIVE.exec(text);
  if (!found?.groups) return undefined;
  const start = text.startsWith("#", found.index + 1) ? found.index + 2 : 0;
  const node: YamlComment =
    start === 0 ? comment : { range: [comment.range[0] + start, comment.range[1]], text: comment.text.slice(start) };
  // Two or more hyphens set off the reason, also where no names stand in front of it.
  const [value = "", ...reasons] = ` ${found.groups["rest"] ?? ""}`.split(/\s-{2,}\s/u);
  return {
    type: found.groups["type"] as PolicyDirective["type"],
    node,
    value: value.trim(),
    justification: reasons.join(" -- ").trim(),
  };
}
