import type { Connection } from "../analysis/connection.js";
import type { CanonicalClient } from "../policy/policy.js";

/** What has to happen so that a null client does no harm: nothing, a guard that may be placed, or a person decides. */
export type NullHandling =
  | { readonly open: false; readonly guard: boolean }
  /** `guard`: a guard fits, but the policy file does not allow to place it without asking. */
  | { readonly open: true; readonly guard: boolean };

/** Whether the code can live with a canonical client that may return null. */
export function nullHandling(connection: Connection, client: CanonicalClient): NullHandling {
  if (!client.nullable || connection.nullCoping === "copes") {
    return { open: false, guard: false };
  }
  const guard = connection.nullCoping === "guard-fits";
  return { open: !(guard && client.onNull === "throw"), guard };
}
