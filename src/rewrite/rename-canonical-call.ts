import type { TSESLint } from "@typescript-eslint/utils";
import type { KnownValue } from "../analysis/option-value.js";
import { fileStyle } from "./ecmascript/file-style.js";
import { quoted } from "./ecmascript/quoted.js";
import type { Rewrite } from "./rewrite.js";

/** The edits that put another name in the place of a literal one, in the quotes that stand there; a number gets the file's usual quotes. */
export function renameCanonicalCall(
  sourceCode: Readonly<TSESLint.SourceCode>,
  named: KnownValue<string | number>,
  name: string,
): Rewrite {
  const text = sourceCode.text.slice(named.range[0], named.range[1]);
  const quote = /^(?<quote>["'`])[^]*\k<quote>$/u.exec(text)?.groups?.["quote"] as '"' | "'" | "`" | undefined;
  if (quote) return { edits: [{ range: named.range, text: quoted(name, quote) }], left: [] };
  if (typeof named.value !== "number" || !/^[\d_]+$/u.test(text))
    return { refusal: "the name is put together from parts" };
  return { edits: [{ range: named.range, text: quoted(name, fileStyle(sourceCode).quote) }], left: [] };
}
