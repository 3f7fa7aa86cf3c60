import type { Database } from "../policy/policy.js";
import type { Loss } from "./verdict.js";

/** Where a connection may belong in the policy file, and what it would change to go there. */
export interface Place {
  readonly database: Database;
  readonly losses: readonly Loss[];
}

/** Whether two databases are names of one place. */
export function samePlace(one: Database, other: Database): boolean {
  return one.server === other.server && one.index === other.index;
}
