import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import type { Node, SourceCode, Variable } from "../../analysis/ecmascript/syntax-tree.js";
import type { Rewrite } from "../rewrite.js";
import { bindingChanges } from "./binding-changes.js";
import { toEdits } from "./changes.js";
import { leftovers } from "./leftovers.js";

/** Removes what nothing uses of the import declaration or `require` at a range, and all of it where nothing is used. */
export function removeImport(sourceCode: SourceCode, range: Range): Rewrite {
  const declared = variablesAt(sourceCode, range);
  const unused = declared.filter(({ references }) => references.every(({ init }) => init === true));
  if (unused.length === 0) return { refusal: "it is used" };
  const found = leftovers(
    { ranges: [], kept: [] },
    { allows: (variable) => unused.includes(variable), orphans: unused, sites: [], typed: !hasDocTypes(sourceCode) },
    sourceCode,
  );
  if (found.unused.size === 0) return { refusal: "a comment stands in the way" };
  const edits = toEdits(bindingChanges(found, [], sourceCode), sourceCode);
  return edits ? { edits, left: [] } : { refusal: "its edits would overlap" };
}

function variablesAt(sourceCode: SourceCode, [start, end]: Range): Variable[] {
  for (let at: Node | null = sourceCode.getNodeByRangeIndex(start); at; at = at.parent ?? null) {
    if (at.type === "ImportDeclaration")
      return at.specifiers.flatMap((specifier: TSESTree.ImportClause) => [
        ...(sourceCode.getDeclaredVariables?.(specifier) ?? []),
      ]);
    if ((at.type === "TSImportEqualsDeclaration" || at.type === "VariableDeclarator") && at.range[1] >= end)
      return [...(sourceCode.getDeclaredVariables?.(at) ?? [])];
    if (at.type === "VariableDeclaration" && at.range[1] >= end)
      return at.declarations.flatMap((declarator) => [...(sourceCode.getDeclaredVariables?.(declarator) ?? [])]);
  }
  return [];
}

/** Plain JavaScript: comments are where its types stand. */
function hasDocTypes(sourceCode: SourceCode): boolean {
  return !("esTreeNodeToTSNodeMap" in (sourceCode.parserServices ?? {}));
}
