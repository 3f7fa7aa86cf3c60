import type { ClientMethods } from "../../clients/description.js";
import { REDIS_COMMANDS, type CommandDescription } from "../../clients/redis-commands.js";
import type { UseKind } from "../connection.js";

/** What a method of a live client, or a raw command, means for the connection. */
export type MethodMeaning =
  /** The command as the catalogue has it, in lower case, with what is known about it. */
  | { readonly kind: "sends"; readonly command: string; readonly description: CommandDescription }
  | { readonly kind: UseKind | "raw" };

/** Kinds that are lists of methods. */
const LISTED = ["connect", "close", "detach", "duplicate", "listen", "session", "raw"] as const;

const lookups = new WeakMap<ClientMethods, ReadonlyMap<string, MethodMeaning>>();

/** By its name as the library spells it, with or without the `Async` of promisified clients. Nothing is known of a library without methods. */
export function meaningOfMethod(name: string, methods: ClientMethods | undefined): MethodMeaning {
  if (!methods) return { kind: "other" };
  let lookup = lookups.get(methods);
  if (!lookup) lookups.set(methods, (lookup = lookupOf(methods)));
  return lookup.get(name) ?? lookup.get(name.replace(/Async$/, "")) ?? { kind: "command" };
}

/**
 * By the words of a command, in any case: `SELECT`, `flushall`, `CLIENT` and `SETNAME`, also in one string. A sub-command that is
 * undefined may be any.
 */
export function meaningOfCommand(first: string, second: string | undefined): MethodMeaning {
  const [name = "", inside] = first.trim().toLowerCase().split(/\s+/);
  const subCommand = inside ?? second?.trim().toLowerCase();
  const whole = subCommand === undefined ? undefined : described(`${name} ${subCommand}`);
  if (whole) return whole;
  const container = described(name);
  if (!container) return { kind: "command" };
  const isListed = container.kind === "sends" && container.description.container === true && subCommand !== undefined;
  return isListed ? { kind: "command" } : container;
}

function described(command: string): MethodMeaning | undefined {
  const description = Object.hasOwn(REDIS_COMMANDS, command) ? REDIS_COMMANDS[command] : undefined;
  return description && { kind: "sends", command, description };
}

function lookupOf(methods: ClientMethods): ReadonlyMap<string, MethodMeaning> {
  const lookup = new Map<string, MethodMeaning>();
  for (const [method, command] of Object.entries(methods.commands ?? {})) {
    const meaning = described(command);
    if (meaning) lookup.set(method, meaning);
  }
  for (const kind of LISTED) for (const name of methods[kind] ?? []) lookup.set(name, { kind });
  return lookup;
}
