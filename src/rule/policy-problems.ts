import { CATALOGUE } from "../clients/catalogue.js";
import { libraryNameProblems } from "../policy/library-name-problems.js";
import { parsePolicy } from "../policy/parse.js";
import type { Policy, PolicyProblem } from "../policy/policy.js";

/** A policy that was parsed or loaded, with what its own room found wrong with it. */
interface ReadPolicy {
  readonly policy?: Policy | undefined;
  readonly problems: readonly PolicyProblem[];
}

const SHIPPED = CATALOGUE.map(({ name }) => name);

/** Everything wrong with a policy that was parsed or loaded, in the order of the file: also the libraries that nobody knows. */
export function problemsOf({ policy, problems }: ReadPolicy): readonly PolicyProblem[] {
  if (!policy) return problems;
  const unknown = libraryNameProblems(policy, SHIPPED);
  if (unknown.length === 0) return problems;
  return [...problems, ...unknown].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Everything wrong with the text of a policy file; JSON where `file` ends in `.json`, otherwise YAML. Never throws. */
export function policyProblems(text: string, file: string): readonly PolicyProblem[] {
  return problemsOf(parsePolicy(text, file));
}
