import type { Connection } from "../analysis/connection.js";
import { decisionsFor } from "../policy/exemptions.js";
import { allowedIn, databaseNamed, databasesAt } from "../policy/lookup.js";
import type { Database, Policy } from "../policy/policy.js";
import { whichPlace } from "./which-place.js";

/** The database of this name, where the file at the absolute `path` may not open it; undefined: it may, or there is none. */
export function foreignByName(policy: Policy, name: string, path: string): Database | undefined {
  const database = databaseNamed(policy, name);
  return database && !allowedIn(policy, database, path) ? database : undefined;
}

/**
 * The database that a connection certainly opens, where the file at the absolute `path` may not. Undefined where it may, under any
 * name of the same place, and where it is not certain which database that is.
 */
export function foreignByConnection(connection: Connection, policy: Policy, path: string): Database | undefined {
  const answer = whichPlace(connection, policy, path, decisionsFor(policy, path));
  if ("reason" in answer || answer.questions.some(({ about }) => about !== "several-names")) return undefined;
  const opened = answer.places.flatMap(({ database }) => [database, ...othersOfPlace(policy, database)]);
  return opened.some((database) => allowedIn(policy, database, path)) ? undefined : opened[0];
}

function othersOfPlace(policy: Policy, { server, index }: Database): readonly Database[] {
  return index === undefined ? [] : databasesAt(policy, server, index);
}
