import type { TSESLint } from "@typescript-eslint/utils";
import type { FileFacts } from "./connection.js";
import type { Elsewhere } from "./ecmascript/elsewhere.js";
import { findFacts } from "./ecmascript/find-facts.js";
import type { Subjects } from "./subjects.js";

/**
 * Everything that one file says about Redis connections, in the words of `connection.ts`, whatever its language; `elsewhere` is what
 * other files mean to it, where types are there.
 */
export function analyze(
  sourceCode: Readonly<TSESLint.SourceCode>,
  subjects: Subjects,
  filename: string,
  elsewhere?: Elsewhere,
): FileFacts {
  return findFacts(sourceCode, subjects, filename, elsewhere);
}
