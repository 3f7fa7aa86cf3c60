import type { Candidate, Verdict } from "../../src/verdict/verdict.js";

/**
 * A verdict in one line: `fix metrics own guard [decided]`, `choose foreign-endpoint: metrics (server)`, `report no-name`. Behind a
 * database stand `own` (a dedicated connection), `guard`, `carry …` and `drop` (the call that goes), losses in parentheses, notes in brackets.
 */
export function summary(verdict: Verdict): string {
  switch (verdict.outcome) {
    case "exempt":
      return `exempt ${verdict.because === "canonical-module" ? verdict.because : verdict.because.reason}`;
    case "report":
      return `report ${verdict.reason.about}`;
    case "fix": {
      const notes = verdict.notes.map(({ about }) => about).join(" ");
      return `fix ${candidateSummary({ replacement: verdict.replacement, losses: [] })}${notes === "" ? "" : ` [${notes}]`}`;
    }
    case "choose":
      return `choose ${verdict.question.about}: ${verdict.candidates.map(candidateSummary).join(", ")}`;
  }
}

function candidateSummary({ replacement, losses }: Candidate): string {
  return [
    replacement.database.name,
    ...(replacement.dedicated ? ["own"] : []),
    ...(replacement.guard ? ["guard"] : []),
    ...(replacement.carried.length > 0 ? [`carry ${replacement.carried.map(({ name }) => name).join(" ")}`] : []),
    ...(replacement.drop.length > 0 ? ["drop"] : []),
    ...(losses.length > 0 ? [`(${losses.map(({ about }) => about).join(" ")})`] : []),
  ].join(" ");
}
