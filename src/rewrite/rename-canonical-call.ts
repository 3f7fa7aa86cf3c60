import type { TSESLint } from "@typescript-eslint/utils";
import type { KnownValue } from "../analysis/option-value.js";
import type { Rewrite } from "./rewrite.js";

/** The edits that put another name in the place of a literal one, in the quotes that stand there; a number gets the file's usual quotes. */
export function renameCanonicalCall(sourceCode: Readonly<TSESLint.SourceCode>, named: KnownValue<string | number>, name: string): Rewrite {
  const text = sourceCode.text.slice(named.range[0], named.range[1]);
  const [quote = ""] = /^["'`]/u.exec(text) ?? [];
  if (quote !== "" && text.endsWith(quote)) return { edits: [{ range: named.range, text: quote + name + quote }], left: [] };
  if (typeof named.value !== "number" || !/^\d+$/u.test(text)) return { refusal: "the name is put together from parts" };
  const usual = sourceCode.text.split("'").length > sourceCode.text.split('"').length ? "'" : '"';
  return { edits: [{ range: named.range, text: usual + name + usual }], left: [] };
}
