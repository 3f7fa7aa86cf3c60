import type { OptionDescription, OptionTable } from "./description.js";

/** Names of options without a role, by what becomes of them. */
interface NamesByFate {
  readonly owned?: readonly string[];
  readonly tuning?: readonly string[];
  /** Name and effect. */
  readonly meaning?: Readonly<Record<string, string>>;
}

/** An option table from names alone, for options that need no role and no default. */
export function optionTable({ owned = [], tuning = [], meaning = {} }: NamesByFate): OptionTable {
  const entries: (readonly [string, OptionDescription])[] = [
    ...owned.map((name) => [name, { fate: "owned" }] as const),
    ...tuning.map((name) => [name, { fate: "tuning" }] as const),
    ...Object.entries(meaning).map(([name, effect]) => [name, { fate: "meaning", effect }] as const),
  ];
  return Object.fromEntries(entries);
}
