import type { Connection } from "../analysis/connection.js";
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
  /** Calls of the chain that are not made any more. */
  readonly dropped: readonly string[];
}
