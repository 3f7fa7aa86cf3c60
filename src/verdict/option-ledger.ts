import type { Connection, ConnectionOption } from "../analysis/connection.js";
import type { PlainValue, UnknownValue } from "../analysis/option-value.js";
import type { CanonicalClient, Decision } from "../policy/policy.js";

/** What becomes of every option that is not owned by the registry and does not stand at its default. */
export interface OptionLedger {
  readonly carried: readonly ConnectionOption[];
  /** Names of the options that nobody will miss. */
  readonly tuning: readonly string[];
  readonly lost: readonly ConnectionOption[];
  /** Options that mark a connection of another kind, which only a dedicated one can be. */
  readonly profile: readonly ConnectionOption[];
  readonly unresolved: readonly UnknownValue[];
  /** Decisions that accept what would otherwise be in `lost`, `profile` or `unresolved`. */
  readonly acceptedBy: readonly Decision[];
}

/** Judges the options of a connection that becomes a call of `client`. */
export function optionLedger(
  connection: Connection,
  client: CanonicalClient,
  decisions: readonly Decision[],
): OptionLedger {
  const carried: ConnectionOption[] = [];
  const tuning: string[] = [];
  const lost: ConnectionOption[] = [];
  const profile: ConnectionOption[] = [];
  const unresolved: UnknownValue[] = [];
  const acceptedBy = new Set<Decision>();

  function unlessAccepted<T>(names: readonly string[], what: T, open: T[]): void {
    const decision = decisions.find(({ accept }) => names.some((name) => accept.includes(name)));
    if (decision === undefined) {
      open.push(what);
    } else {
      acceptedBy.add(decision);
    }
  }

  for (const value of connection.unresolved) {
    unlessAccepted(namesOfSpread(value), value, unresolved);
  }
  for (const option of connection.options) {
    const name = nameInConnection(option, connection);
    if (name === undefined || isPlain(option)) {
      continue;
    }
    const { description } = option;
    const fate = description?.fate ?? "meaning";
    if (fate === "owned") {
      // A group that cannot be read may hold anything beside the address.
      if (description?.role === "group" && option.value.state === "unknown") {
        unlessAccepted([name, ...namesOfSpread(option.value)], option.value, unresolved);
      }
    } else if (isCarried(option, name, client)) {
      carried.push(option);
    } else if (fate === "profile" || mayMarkProfile(option)) {
      unlessAccepted([option.name, name], option, profile);
    } else if (fate === "tuning" && !option.doesMore) {
      tuning.push(name);
    } else {
      unlessAccepted([option.name, name], option, lost);
    }
  }
  return { carried, tuning, lost, profile, unresolved, acceptedBy: [...acceptedBy] };
}

/** The option's name as the client itself has it; undefined: it belongs to the queue around the connection, and stays. */
function nameInConnection(
  { name }: ConnectionOption,
  { opening: { connectionOption } }: Connection,
): string | undefined {
  if (connectionOption === undefined || name === connectionOption) {
    return name;
  }
  return name.startsWith(`${connectionOption}.`) ? name.slice(connectionOption.length + 1) : undefined;
}

/** Whether the value is certain to be the library's own default. */
function isPlain({ value, description }: ConnectionOption): boolean {
  return (
    value.state === "absent" ||
    (value.state === "known" &&
      value.how !== "fallback" &&
      description !== undefined &&
      value.value === description.default)
  );
}

/** Text can be carried only where the whole property stands in the call, and only an option of the first level has a place there. */
function isCarried(option: ConnectionOption, name: string, client: CanonicalClient): boolean {
  return option.property !== undefined && !name.includes(".") && client.options.includes(name);
}

function mayMarkProfile({ value, description }: ConnectionOption): boolean {
  const marks: readonly PlainValue[] = description?.profileValues ?? [];
  if (marks.length === 0 || value.state === "absent") {
    return false;
  }
  const unknown = value.state === "known" ? value.instead : value;
  if (value.state === "known" && marks.includes(value.value)) {
    return true;
  }
  if (unknown?.alternatives !== undefined) {
    return unknown.alternatives.some((alternative) => marks.includes(alternative));
  }
  // A function is none of the marks and neither is text of the environment; a value of elsewhere may be one where the option holds plain values.
  return (
    unknown !== undefined &&
    unknown.why !== "expression" &&
    unknown.why !== "environment" &&
    typeof description?.default === "number"
  );
}

function namesOfSpread({ source }: UnknownValue): readonly string[] {
  return [source, source.startsWith("...") ? source.slice(3) : `...${source}`];
}
