import type { Candidate } from "../verdict/verdict.js";
import type { FallbackVerdict } from "../verdict/judge-fallback.js";
import type { Collapsed } from "../rewrite/rewrite.js";
import { lossText, questionText, reasonText, replacementText } from "./wording.js";
import { listed, quoteSource, shortened } from "./wording-literal.js";

/** Why a chain stays, as the end of a sentence that begins "Not collapsed: "; without its full stop. */
export function keptText(verdict: Exclude<FallbackVerdict, { outcome: "collapse" }>): string {
  switch (verdict.outcome) {
    case "ask":
      return questionText(verdict.question);
    case "report":
      return reasonText(verdict.reason);
    case "apart":
      return verdict.databases.length === 0
        ? "it is not known which database its attempts open"
        : `its attempts open different databases (${listed(verdict.databases.map(shortened), "or")})`;
  }
}

/** What collapsing a chain does, with all that it changes: a whole sentence. */
export function collapseText({ replacement, losses }: Candidate, { guard, dropped }: Collapsed): string {
  const others = [
    ...dropped.map((call) => `${quoteSource(call)} is not called any more`),
    ...losses.filter(({ about }) => about !== "null").map(lossText),
  ];
  const text = `Replace the whole chain by ${replacementText(replacement)}${guard ? " and throw when it is null" : ""}`;
  return `${[text, ...others].join("; ").replace(/[.\s]+$/u, "")}.`;
}
