import type { TSESLint } from "@typescript-eslint/utils";
import { AcrossFiles } from "../analysis/ecmascript/across-files/across-files.js";
import { typedProgram } from "../analysis/ecmascript/across-files/typed-program.js";
import type { Elsewhere } from "../analysis/ecmascript/elsewhere.js";
import type { Policy } from "../policy/policy.js";
import { programSubjectsOf } from "./subjects-of.js";

/** One view for each program and policy: linting shares what it finds between files for as long as nothing changes. */
const views = new WeakMap<object, WeakMap<Policy, AcrossFiles>>();

/** What other files mean to the linted one, and whether one of them brings it a client; undefined without types. */
export function acrossFiles(
  { sourceCode, languageOptions }: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>,
  policy: Policy,
): { readonly elsewhere: Elsewhere; readonly concern: boolean } | undefined {
  const typed = typedProgram(sourceCode);
  if (!typed) return undefined;
  const { program, file } = typed;
  let ofProgram = views.get(program);
  if (!ofProgram) views.set(program, (ofProgram = new WeakMap()));
  let view = ofProgram.get(policy);
  if (!view) {
    const { parser, parserOptions } = languageOptions;
    view = new AcrossFiles(program, programSubjectsOf(policy), sourceCode, { parser, parserOptions });
    ofProgram.set(policy, view);
  }
  const known = view;
  return {
    elsewhere: known.seenFrom(file),
    get concern() {
      return known.concern(sourceCode, file);
    },
  };
}
