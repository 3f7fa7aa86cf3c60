import type { CanonicalClient } from "../policy/policy.js";

/** Whether the client that the canonical function returns is connected already; undefined: the policy file does not say. */
export function connectsItself({ connects, async }: CanonicalClient): boolean | undefined {
  return connects ?? (async ? true : undefined);
}
