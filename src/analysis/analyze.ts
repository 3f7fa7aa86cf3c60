import type { TSESLint } from "@typescript-eslint/utils";
import type { FileFacts } from "./connection.js";
import { findFacts } from "./ecmascript/find-facts.js";
import type { Subjects } from "./subjects.js";

/** Everything that one file says about Redis connections, in the words of `connection.ts`, whatever its language. */
export function analyze(sourceCode: Readonly<TSESLint.SourceCode>, subjects: Subjects, filename: string): FileFacts {
  return findFacts(sourceCode, subjects, filename);
}
