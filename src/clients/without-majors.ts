import type { OptionTable } from "./description.js";

/** The options as a wrapper hands them on: the majors of the wrapped package say nothing about the wrapper's own. */
export function withoutMajors(table: OptionTable): OptionTable {
  return Object.fromEntries(
    Object.entries(table).map(([name, description]) => [name, { ...description, majors: undefined }]),
  );
}
