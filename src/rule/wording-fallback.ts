import type { Candidate } from "../verdict/verdict.js";
import type { FallbackVerdict } from "../verdict/judge-fallback.js";
import type { Collapsed } from "../rewrite/rewrite.js";
import type { DecidedCollapse } from "./policed-file.js";
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
    case "differ":
      return `its attempts differ in ${verdict.option}`;
  }
}

/** Why a decided collapse stays a suggestion, as the end of a sentence that begins "Not fixed: "; without its full stop. */
export function openText(why: Extract<DecidedCollapse, { outcome: "open" }>["why"]): string {
  switch (why.about) {
    case "apart":
      return `its attempts open different databases (${listed(why.indexes.map(String), "or")})`;
    case "varies":
      return `its attempts may open different databases (${quoteSource(why.source)})`;
    case "undropped":
      return `no decision lets ${quoteSource(why.call)} go with the chain`;
    case "on-success":
      return onSuccessText(why.line);
    default:
      return questionText(why);
  }
}

/** What collapsing a chain does, with all that it changes: a whole sentence. */
export function collapseText({ replacement, losses }: Candidate, { guard, dropped, onSuccess }: Collapsed): string {
  const others = [
    ...(onSuccess === undefined ? [] : [onSuccessText(onSuccess)]),
    ...dropped.map((call) => `${quoteSource(call)} is not called any more`),
    ...losses.filter(({ about }) => about !== "null").map(lossText),
  ];
  const text = `Replace the whole chain by ${replacementText(replacement)}${guard ? " and throw when it is null" : ""}`;
  return `${[text, ...others].join("; ").replace(/[.\s]+$/u, "")}.`;
}

function onSuccessText(line: number): string {
  return `line ${line} would run where the client is null too`;
}
