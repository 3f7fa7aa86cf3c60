import type { UnknownValue } from "../analysis/option-value.js";
import { databaseForSource } from "../policy/lookup.js";
import type { Database, Policy } from "../policy/policy.js";

/**
 * The database that the policy file declares for what the code reads, in the words of this file or of the one that it comes from; none for
 * what the file itself changes.
 */
export function declaredDatabase(policy: Policy, value: UnknownValue): Database | undefined {
  return value.why === "reassigned" ? undefined : databaseForSource(policy, declaredSource(policy, value));
}

/** The words of the two that the policy file may know, this file's first. */
export function declaredSource(policy: Policy, { source, origin }: UnknownValue): string {
  return origin === undefined || databaseForSource(policy, source) !== undefined ? source : origin;
}
