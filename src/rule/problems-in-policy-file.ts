import { canonicalModuleProblems } from "../policy/canonical-module-problems.js";
import { expiredExemptionProblems } from "../policy/expired-exemption-problems.js";
import { parsePolicy } from "../policy/parse.js";
import type { PolicyProblem } from "../policy/policy.js";
import { problemsOf } from "./policy-problems.js";

/**
 * Everything that the text of a policy file, the files beside it and the day say is wrong with it, in the order of the file.
 * `file` is absolute; JSON where it ends in `.json`, otherwise YAML. Never throws.
 */
export function problemsInPolicyFile(text: string, file: string, today: Date): readonly PolicyProblem[] {
  const read = parsePolicy(text, file);
  const found = problemsOf(read);
  if (!read.policy) return found;
  return [...found, ...canonicalModuleProblems(read.policy), ...expiredExemptionProblems(read.policy, today)].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}
