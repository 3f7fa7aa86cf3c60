import type { OptionTable } from "./description.js";

/** The same options one group deeper: `host` becomes `connection.host`. The group itself is not added. */
export function nestedUnder(group: string, table: OptionTable): OptionTable {
  return Object.fromEntries(Object.entries(table).map(([name, description]) => [`${group}.${name}`, description]));
}
