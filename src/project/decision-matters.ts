import type { Connection } from "../analysis/connection.js";
import type { Decision, Policy } from "../policy/policy.js";
import { judge } from "../verdict/judge.js";
import type { Verdict } from "../verdict/verdict.js";

/** Whether a connection of the file at the absolute `path` would be judged otherwise without a decision of its policy. */
export function decisionMatters(decision: Decision, connection: Connection, policy: Policy, path: string): boolean {
  const file = { path, today: new Date() };
  const without = { ...policy, decisions: policy.decisions.filter((other) => other !== decision) };
  return essence(judge(connection, policy, file)) !== essence(judge(connection, without, file));
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
      return JSON.stringify([
        "choose",
        verdict.question.about,
        verdict.candidates.map(({ replacement, losses }) => [
          replacement.database.name,
          replacement.dedicated,
          losses.map(({ about }) => about),
        ]),
      ]);
  }
}
