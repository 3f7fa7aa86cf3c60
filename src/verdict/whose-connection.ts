import { CHANGING, type ClientUse, type Connection, type UseKind } from "../analysis/connection.js";
import type { CanonicalClient } from "../policy/policy.js";
import { connectsItself } from "./connects-itself.js";

/** What the code does to the client that matters to whoever shares it. */
export interface Sharing {
  /** Uses that only suit a connection of one's own. */
  readonly breaking: readonly ClientUse[];
  /** `connect()` calls that the canonical client makes by itself, right behind the construction: they go with it. */
  readonly drop: readonly ClientUse[];
  /** `connect()` calls that cannot go by themselves, or where the client leaves sight to be connected elsewhere. */
  readonly connects: readonly ClientUse[];
  /** Error listeners: harmless on a shared client, but worth a word. */
  readonly listeners: readonly ClientUse[];
  /** Where the client leaves sight: what happens to it there is not known. */
  readonly leaving: readonly ClientUse[];
}

/**
 * Kinds that change the connection for everyone on it. Commands about the whole server (FLUSHALL, SWAPDB) do the same on
 * any connection.
 */
const BREAKING: ReadonlySet<UseKind> = new Set<UseKind>([
  ...CHANGING,
  "part",
  // A method or a command that cannot be read may be any of these.
  "other",
  "template",
]);

/** Events that a connected, shared client emits as one's own did; `connect` and `ready` are over when a shared client is handed out. */
const SAFE_EVENTS: ReadonlySet<string> = new Set(["error", "reconnecting"]);

/** Methods that reach the listeners of everyone: their own ones are taken away one by one. */
const OF_OTHERS = /^(?:removeAllListeners|(?:rawL|l)isteners)$/;

const LEAVING: ReadonlySet<UseKind> = new Set<UseKind>(["returned", "exported", "stored", "passed"]);

/** Whether the code only uses the client for commands. */
export function whoseConnection({ uses, opening }: Connection, client: CanonicalClient): Sharing {
  const isListener = (use: ClientUse): boolean =>
    use.kind === "listen" && !OF_OTHERS.test(use.method ?? "") && use.event !== undefined && SAFE_EVENTS.has(use.event);
  const calls = uses.filter(({ kind }) => kind === "connect");
  const isConnected = connectsItself(client) === true;
  // What nobody waited for would be waited for with a client that comes later.
  const goes = (use: ClientUse): boolean =>
    opening.connectsByCall === true &&
    isConnected &&
    use.rightBehind === true &&
    (!client.async || use.awaited === true);
  // node-redis must be connected by somebody: where nobody does in sight, it happens where the client goes to.
  const leaving = uses.filter(({ kind, inSight }) => LEAVING.has(kind) && inSight !== true);
  const elsewhere = opening.connectsByCall === true && calls.length === 0 ? leaving.slice(0, 1) : [];
  return {
    breaking: uses.filter((use) => BREAKING.has(use.kind) || (use.kind === "listen" && !isListener(use))),
    drop: calls.filter(goes),
    connects: [...calls.filter((use) => !goes(use)), ...elsewhere],
    listeners: uses.filter(isListener),
    leaving,
  };
}
