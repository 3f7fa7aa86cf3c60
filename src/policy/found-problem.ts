import type { LineIndex } from "./line-index.js";
import type { NodeRange } from "./policy-node.js";
import type { PolicyProblem } from "./policy.js";

/** A problem by its range, before lines and columns are counted. */
export interface FoundProblem {
  readonly range: NodeRange;
  readonly message: string;
  /** Default: `error`. */
  readonly severity?: "error" | "warning";
  readonly repair?: PolicyProblem["repair"];
}

/** The same problem with lines and columns. */
export function placed(problem: FoundProblem, lines: LineIndex): PolicyProblem {
  const end = lines.positionAt(problem.range[1]);
  return {
    ...lines.positionAt(problem.range[0]),
    endLine: end.line,
    endColumn: end.column,
    message: problem.message,
    severity: problem.severity ?? "error",
    ...(problem.repair && { repair: problem.repair }),
  };
}
