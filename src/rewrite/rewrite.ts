import type { ClientFallback, Connection } from "../analysis/connection.js";
import type { Range } from "../analysis/option-value.js";
import type { Replacement } from "../verdict/verdict.js";

export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** The edits of one fix, or why the text cannot be written (the end of a sentence that begins "Not fixed: "). */
export type Rewrite =
  { readonly edits: readonly Edit[]; readonly left: readonly string[] } | { readonly refusal: string };

/** A connection with the replacement that was decided for it. */
export interface Replaceable {
  readonly connection: Connection;
  readonly replacement: Replacement;
}

/** A chain of attempts with the call that was decided for it. */
export interface ReplaceableChain {
  readonly fallback: ClientFallback;
  readonly replacement: Replacement;
}

/** The text that a fix is about. */
export function placeOf(item: Replaceable | ReplaceableChain): Range {
  return "connection" in item ? item.connection.range : item.fallback.whole;
}

/** A check for null, and what it does: throws, returns null, or answers an HTTP request with status 503. */
export interface GuardedUse {
  readonly how: "throw" | "null" | "status";
  readonly rewrite: Rewrite;
}

/** A chain of attempts as one call: what it does beside that. */
export interface Collapsed {
  readonly rewrite: Rewrite;
  /** It throws where the client is null. */
  readonly guard: boolean;
  /** Calls of the chain that are not made any more and that a person may want to keep. */
  readonly dropped: readonly string[];
  /** Every call that is not made any more, but for opening, connecting and closing the clients of the chain. */
  readonly gone: readonly string[];
  /** The line of a statement that ran only where an attempt had worked, and will run where the client is null too; undefined: none. */
  readonly onSuccess: number | undefined;
}
