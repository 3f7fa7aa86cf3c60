import { matchesFile } from "./matches-file.js";
import type { Decision, Exemption, Policy } from "./policy.js";

/** Whether a file is exempt; `expired`: the only exemptions that name it have come to their end. */
export type ExemptionAnswer =
  | { readonly state: "exempt"; readonly exemption: Exemption }
  | { readonly state: "expired"; readonly exemption: Exemption }
  | { readonly state: "none" };

/** The exemption of a file, by its absolute path. `until` is the last day on which one holds, counted in UTC. */
export function exemptionFor(policy: Policy, filePath: string, today: Date): ExemptionAnswer {
  let expired: Exemption | undefined;
  for (const exemption of policy.exemptions) {
    if (!matchesFile(policy.directory, exemption.files, filePath)) {
      continue;
    }
    if (!isOver(exemption, today)) {
      return { state: "exempt", exemption };
    }
    expired ??= exemption;
  }
  return expired ? { state: "expired", exemption: expired } : { state: "none" };
}

/** Whether the last day of an exemption has passed, in UTC. */
export function isOver({ until }: Exemption, today: Date): boolean {
  return until !== undefined && today.toISOString().slice(0, 10) > until;
}

/** The decisions about a file, by its absolute path, in the order of the policy file. */
export function decisionsFor(policy: Policy, filePath: string): readonly Decision[] {
  return policy.decisions.filter((decision) => matchesFile(policy.directory, decision.files, filePath));
}
