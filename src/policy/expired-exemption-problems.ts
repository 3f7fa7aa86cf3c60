import { isOver } from "./exemptions.js";
import type { Policy, PolicyProblem } from "./policy.js";
import { shown } from "./shown.js";

/** The exemptions that have come to their end, at their `until`; `today` counts in UTC. */
export function expiredExemptionProblems(policy: Policy, today: Date): readonly PolicyProblem[] {
  return policy.exemptions
    .filter((exemption) => isOver(exemption, today))
    .map(({ until, untilAt, line, column }) => ({
      line: untilAt?.line ?? line,
      column: untilAt?.column ?? column,
      ...(untilAt && { endLine: untilAt.endLine, endColumn: untilAt.endColumn }),
      message: `This exemption ended on ${shown(until ?? "")}, so its files are checked again: remove it, or say until when it is needed.`,
      severity: "warning",
    }));
}
