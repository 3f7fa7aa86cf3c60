import type { ClientFallback } from "../src/analysis/connection.js";
import { createRule, type Finding } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import { commonReplacementText, notesText, replacementText } from "../src/rule/wording.js";
import { collapseText, keptText, openText } from "../src/rule/wording-fallback.js";

type MessageIds = "fixed" | "collapsible" | "open" | "kept" | "collapse";

export default createRule<MessageIds>({
  name: "no-client-fallback",
  docs: {
    description: "Disallow failover by hand: a second client where the first one fails",
    configs: ["strict"],
  },
  type: "problem",
  fixable: true,
  hasSuggestions: true,
  messages: {
    fixed: "{{what}} Failover is the canonical client's job. Call {{replacement}} once.{{notes}}",
    collapsible: "{{what}} Failover is the canonical client's job. Call {{replacement}} once.{{why}}",
    open: "{{what}} Failover is the canonical client's job. Call it once.{{why}}",
    kept: "{{what}} Failover is the canonical client's job. Not collapsed: {{why}}.",
    collapse: "{{text}}",
  },
  check(file, report) {
    if (file.exempt) return;
    for (const fallback of file.facts.fallbacks) report(findingFor(fallback, file));
  },
});

const WHAT: Readonly<Record<ClientFallback["kind"], string>> = {
  catch: "A second Redis client is opened where the first one fails.",
  operator: "A second Redis client is opened where the first one is missing.",
  condition: "A second Redis client is opened where the first one does not work.",
  loop: "Redis clients are opened in a loop until one answers.",
  attempts: "Several Redis clients are tried one after the other.",
  listener: "A second Redis client is opened when the first one reports an error.",
};

function findingFor(fallback: ClientFallback, file: PolicedFile): Finding<MessageIds> {
  const { range, kind } = fallback;
  const what = WHAT[kind];
  const verdict = file.fallbackVerdictOf(fallback);
  if (verdict.outcome !== "collapse") return { range, messageId: "kept", data: { what, why: keptText(verdict) } };
  const decided = file.decidedCollapseOf(fallback);
  if (decided?.outcome === "collapse") {
    const { replacement, notes } = decided;
    const fix = file.collapseFixOf(decided);
    if ("refusal" in fix) return { range, messageId: "kept", data: { what, why: fix.refusal } };
    const data = { what, replacement: replacementText(replacement), notes: notesText(notes) };
    return { range, messageId: "fixed", data, fix };
  }
  const { candidates } = verdict;
  const offers = candidates.map((candidate) => ({
    candidate,
    collapsed: file.collapseOf(fallback, candidate.replacement),
  }));
  const [refused] = offers.flatMap(({ collapsed }) => ("refusal" in collapsed ? [collapsed.refusal] : []));
  if (refused !== undefined) return { range, messageId: "kept", data: { what, why: refused } };
  const replacement = commonReplacementText(candidates);
  const why = decided === undefined ? "" : ` Not fixed: ${openText(decided.why)}.`;
  return {
    range,
    messageId: replacement === undefined ? "open" : "collapsible",
    data: replacement === undefined ? { what, why } : { what, why, replacement },
    suggestions: offers.flatMap(({ candidate, collapsed }) =>
      "refusal" in collapsed
        ? []
        : [
            {
              messageId: "collapse" as const,
              data: { text: collapseText(candidate, collapsed) },
              rewrite: collapsed.rewrite,
            },
          ],
    ),
  };
}
