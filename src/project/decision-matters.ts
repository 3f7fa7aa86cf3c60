import type { ClientFallback, FileFacts } from "../analysis/connection.js";
import type { Decision, Policy } from "../policy/policy.js";
import { judgeFallback } from "../verdict/judge-fallback.js";
import { judge, type JudgedFile } from "../verdict/judge.js";
import type { Candidate, Verdict } from "../verdict/verdict.js";

/** Whether anything in the file at the absolute `path` would be judged otherwise without a decision of its policy. */
export function decisionMatters(decision: Decision, facts: FileFacts, policy: Policy, path: string): boolean {
  const file = { path, today: new Date(), connections: facts.connections };
  const without = { ...policy, decisions: policy.decisions.filter((other) => other !== decision) };
  return (
    facts.connections.some((one) => essence(judge(one, policy, file)) !== essence(judge(one, without, file))) ||
    facts.fallbacks.some((one) => chainEssence(one, policy, file) !== chainEssence(one, without, file))
  );
}

/** What the verdict about a chain comes to. */
function chainEssence(fallback: ClientFallback, policy: Policy, file: JudgedFile): string {
  const verdict = judgeFallback(fallback, policy, file);
  if (verdict.outcome !== "collapse") return verdict.outcome;
  const { candidates, decided } = verdict;
  return JSON.stringify([candidates.map(answerOf), decided && [decided.open?.about, decided.decisions.length]]);
}

/** What a verdict comes to, without what it says on the way. */
function essence(verdict: Verdict): string {
  switch (verdict.outcome) {
    case "exempt":
      return "exempt";
    case "report":
      return `report ${verdict.reason.about}`;
    case "fix": {
      const { database, dedicated, carried, drop } = verdict.replacement;
      return JSON.stringify(["fix", database.name, dedicated, carried.map(({ name }) => name), drop.length]);
    }
    case "choose":
      return JSON.stringify(["choose", verdict.question.about, verdict.candidates.map(answerOf)]);
  }
}

function answerOf({ replacement, losses }: Candidate): unknown[] {
  return [replacement.database.name, replacement.dedicated, losses.map(({ about }) => about)];
}
