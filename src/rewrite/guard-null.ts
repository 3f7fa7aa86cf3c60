import type { TSESLint } from "@typescript-eslint/utils";
import type { CanonicalCall, UncheckedUse } from "../analysis/connection.js";
import { guardNull as guardEcmascript } from "./ecmascript/guard-null.js";
import type { GuardedUse } from "./rewrite.js";

/**
 * The edits that check a client before its use: right behind where the function gets it, or right in front of the use
 * where it came from elsewhere. `calls` are all that may have given the client. Refused where a plain statement does
 * not fit. `filename` tells TypeScript from JavaScript.
 */
export function guardNull(
  sourceCode: Readonly<TSESLint.SourceCode>,
  calls: readonly CanonicalCall[],
  use: UncheckedUse,
  filename: string,
): GuardedUse | { readonly refusal: string } {
  if (sourceCode.ast.type !== ("Program" as string)) return { refusal: "this language cannot be rewritten yet" };
  return guardEcmascript(sourceCode, calls, use, filename);
}
