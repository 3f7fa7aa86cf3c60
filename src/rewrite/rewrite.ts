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
