import type { ClientMethods } from "../../clients/description.js";
import type { UseKind } from "../connection.js";

/** What a method of a live client does to the connection; `raw` and `blockIf` depend on the arguments. */
export type MethodKind = UseKind | "raw" | "blockIf";

const KINDS = [
  "close",
  "connect",
  "select",
  "subscribe",
  "block",
  "blockIf",
  "monitor",
  "watch",
  "duplicate",
  "listen",
  "serverWide",
  "session",
  "raw",
] as const satisfies readonly (keyof ClientMethods & MethodKind)[];

/** Kinds that a command has; the rest are methods of the client object. */
const COMMAND_KINDS: ReadonlySet<MethodKind> = new Set<MethodKind>([
  "close",
  "select",
  "subscribe",
  "block",
  "blockIf",
  "monitor",
  "watch",
  "serverWide",
  "session",
]);

interface Lookup {
  readonly methods: ReadonlyMap<string, MethodKind>;
  /** By the command's name in lower case. */
  readonly commands: ReadonlyMap<string, MethodKind>;
}

const lookups = new WeakMap<ClientMethods, Lookup>();

/** By its name as the library spells it, with or without the `Async` of promisified clients. Nothing is known of a library without methods. */
export function classifyMethod(name: string, methods: ClientMethods | undefined): MethodKind {
  if (!methods) return "other";
  const known = lookupIn(methods).methods;
  return known.get(name) ?? known.get(name.replace(/Async$/, "")) ?? "command";
}

/** By the name of a Redis command, in any case: `SELECT`, `flushall`. */
export function classifyCommand(command: string, methods: ClientMethods | undefined): MethodKind {
  if (!methods) return "other";
  // `CLIENT SETNAME x` in one string is the command CLIENT.
  const [name = ""] = command.trim().toLowerCase().split(/\s/);
  return lookupIn(methods).commands.get(name) ?? "command";
}

function lookupIn(methods: ClientMethods): Lookup {
  const known = lookups.get(methods);
  if (known) return known;
  const byMethod = new Map<string, MethodKind>();
  const byCommand = new Map<string, MethodKind>();
  for (const kind of KINDS) {
    for (const name of methods[kind] ?? []) {
      if (!byMethod.has(name)) byMethod.set(name, kind);
      const command = name.toLowerCase();
      if (COMMAND_KINDS.has(kind) && !byCommand.has(command)) byCommand.set(command, kind);
    }
  }
  const lookup = { methods: byMethod, commands: byCommand };
  lookups.set(methods, lookup);
  return lookup;
}
