import type { PlainValue } from "../option-value.js";
import type { Resolved } from "./resolve-value.js";

/**
 * Whether the options given to the canonical client ask for a connection of one's own; `unknown`: they may. `dedicated` are the
 * options that ask for it, undefined where it cannot be asked for.
 */
export function asksForOwn(
  options: Resolved | undefined,
  dedicated: Readonly<Record<string, PlainValue>> | undefined,
): "yes" | "no" | "unknown" {
  if (!dedicated || !options || options.type === "absent" || options.type === "plain") return "no";
  if (options.type !== "object") return "unknown";
  let answer: "yes" | "unknown" = "yes";
  for (const [name, wanted] of Object.entries(dedicated)) {
    const value = options.properties.get(name)?.value;
    if (value?.type === "plain" && value.how !== "fallback") {
      if (value.value !== wanted) return "no";
    } else if (value && value.type !== "absent") answer = "unknown";
    else if (options.unresolved.length > 0) answer = "unknown";
    else return "no";
  }
  return answer;
}
