import type { TSESLint } from "@typescript-eslint/utils";
import type { ClientUse } from "../analysis/connection.js";
import { removeUse as removeEcmascript } from "./ecmascript/remove-use.js";
import type { Rewrite } from "./rewrite.js";

/** The edits that take one use of a client out of a file where nothing needs what it answers; `using` becomes `const`. */
export function removeUse(sourceCode: Readonly<TSESLint.SourceCode>, use: ClientUse): Rewrite {
  if (sourceCode.ast.type !== ("Program" as string)) return { refusal: "this language cannot be rewritten yet" };
  return removeEcmascript(sourceCode, use);
}
