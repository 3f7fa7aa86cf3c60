import type { TSESLint } from "@typescript-eslint/utils";
import type { CanonicalCall } from "../analysis/connection.js";
import type { CanonicalClient } from "../policy/policy.js";
import { dedicateCall as dedicateEcmascript } from "./ecmascript/dedicate-call.js";
import type { Rewrite } from "./rewrite.js";

/** The edits that make a call of the canonical client ask for a connection of its own, as `dedicated` of the policy file says. */
export function dedicateCall(
  sourceCode: Readonly<TSESLint.SourceCode>,
  call: CanonicalCall,
  client: CanonicalClient,
): Rewrite {
  if (sourceCode.ast.type !== ("Program" as string)) return { refusal: "this language cannot be rewritten yet" };
  return dedicateEcmascript(sourceCode, call, client);
}
