import type { Database, Policy } from "../policy/policy.js";

/** The database itself, or what replaced it when it is deprecated; undefined: nothing did, so it is never an answer. */
export function currentDatabase(policy: Policy, database: Database): Database | undefined {
  const seen = new Set<string>();
  let current: Database | undefined = database;
  while (current?.deprecated === true) {
    if (seen.has(current.name) || current.replacedBy === undefined) {
      return undefined;
    }
    seen.add(current.name);
    current = policy.databases.get(current.replacedBy);
  }
  return current?.index === undefined ? undefined : current;
}
