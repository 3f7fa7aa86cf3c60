import type { ModuleEntry } from "./find-modules.js";
import type { Tracked } from "./follow-exports.js";
import type { ValuesElsewhere } from "./resolve-value.js";

/** What other files of the project mean to one file: known where types are there, and nothing without them. */
export interface Elsewhere extends ValuesElsewhere {
  /** The clients and canonical functions that an import of another file brings; undefined where it brings none. */
  readonly clientsOf: (entry: ModuleEntry) => Tracked | undefined;
}
