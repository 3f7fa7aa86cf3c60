import type { Connection } from "../src/analysis/connection.js";
import { createRule, type Finding } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import {
  candidateText,
  commonReplacementText,
  connectionSubject,
  notesText,
  questionText,
  reasonText,
  replacementText,
} from "../src/rule/wording.js";
import type { Verdict } from "../src/verdict/verdict.js";

type MessageIds = "fixed" | "chain" | "choose" | "open" | "report" | "suggestion";

export default createRule<MessageIds>({
  name: "no-direct-client",
  docs: {
    description: "Disallow Redis connections outside of the canonical client",
    configs: ["recommended", "strict"],
  },
  type: "problem",
  fixable: true,
  hasSuggestions: true,
  messages: {
    fixed: "{{subject}}. Use {{replacement}}.{{notes}}",
    chain: "{{subject}}. Use {{replacement}} for the whole chain of attempts.{{notes}}",
    choose: "{{subject}}. Use {{replacement}}. Not fixed: {{why}}.",
    open: "{{subject}}. Use the canonical client. Not fixed: {{why}}.",
    report: "{{subject}}. Not fixed: {{why}}.",
    suggestion: "{{text}}",
  },
  check(file, report) {
    for (const connection of file.facts.connections) {
      const verdict = file.verdictOf(connection);
      if (verdict.outcome !== "exempt") report(findingFor(connection, verdict, file));
    }
  },
});

function findingFor(
  connection: Connection,
  verdict: Exclude<Verdict, { outcome: "exempt" }>,
  file: PolicedFile,
): Finding<MessageIds> {
  const range = connection.callee;
  const subject = connectionSubject(connection, verdict);
  const chain = file.collapseAround(connection);
  const collapse = chain && file.collapseFixOf(chain);
  if (collapse && "edits" in collapse) {
    const data = { subject, replacement: replacementText(chain.replacement), notes: notesText(chain.notes) };
    return { range, messageId: "chain", data, fix: collapse };
  }
  switch (verdict.outcome) {
    case "fix": {
      const fix = file.fixOf(connection, verdict.replacement);
      const replacement = replacementText(verdict.replacement);
      if ("refusal" in fix) return { range, messageId: "choose", data: { subject, replacement, why: fix.refusal } };
      const left = fix.left.map((text) => ` ${text} stays, because it may have effects.`).join("");
      return { range, messageId: "fixed", data: { subject, replacement, notes: notesText(verdict.notes) + left }, fix };
    }
    case "choose": {
      const replacement = commonReplacementText(verdict.candidates);
      const why = questionText(verdict.question);
      return {
        range,
        messageId: replacement === undefined ? "open" : "choose",
        data: replacement === undefined ? { subject, why } : { subject, replacement, why },
        suggestions: verdict.candidates.map((candidate) => ({
          messageId: "suggestion" as const,
          data: { text: candidateText(candidate) },
          rewrite: file.suggestionOf(connection, candidate.replacement),
        })),
      };
    }
    case "report":
      return { range, messageId: "report", data: { subject, why: reasonText(verdict.reason) } };
  }
}
