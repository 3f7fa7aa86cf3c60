import { parsePolicy } from "../../src/policy/parse.js";
import type { Policy } from "../../src/policy/policy.js";

/** The policy of a YAML text; throws with its errors when it has any. */
export function policyFor(text: string, file = "/repo/redis-policy.yaml"): Policy {
  const { policy, problems } = parsePolicy(text, file);
  if (!policy) {
    throw new Error(problems.map(({ line, column, message }) => `${line}:${column} ${message}`).join("\n"));
  }
  return policy;
}
