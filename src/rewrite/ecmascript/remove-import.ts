import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import { nodeAround, type Node, type SourceCode, type Variable } from "../../analysis/ecmascript/syntax-tree.js";
import type { Edit, Rewrite } from "../rewrite.js";
import { bindingChanges } from "./binding-changes.js";
import { areAllMarks, lastMark } from "../../analysis/ecmascript/module-marks.js";
import { blockAround, topLevelStatements } from "../../analysis/ecmascript/script-blocks.js";
import { toEdits, type Change } from "./changes.js";
import { withoutGuardingSemicolon } from "./guarding-semicolon.js";
import { hasDirective, leftovers } from "./leftovers.js";
import { isAlwaysModule } from "./module-kind.js";

/**
 * Removes what nothing uses of the import declarations or `require`s at some ranges, and all of them where nothing is used; `export {}`
 * takes the place of the last one where nothing else says that the file is a module. `first` are the edits of the fix that takes the same
 * imports along: where ESLint has to choose between the two, it is to choose that one.
 */
export function removeImports(
  sourceCode: SourceCode,
  ranges: readonly Range[],
  filename: string,
  first: readonly Edit[] = [],
): Rewrite {
  const unused = ranges.flatMap((range) => unusedAt(sourceCode, range));
  if (unused.length === 0) return { refusal: "it is used" };
  const isLastMark = areAllMarks((variable) => unused.includes(variable), sourceCode);
  // The fixes of its connections need to know that the file is a module, or that it requires others.
  if (first.length > 0 && (isLastMark || !lastMark(sourceCode))) return { refusal: "it goes with the connections" };
  if (ranges.some((range) => hasDirective(statementAt(range, sourceCode), sourceCode)))
    return { refusal: "a comment stands in the way" };
  const found = leftovers(
    { ranges: [], kept: [] },
    { allows: (variable) => unused.includes(variable), orphans: unused, sites: [] },
    sourceCode,
  );
  if (found.unused.size === 0) return { refusal: "a comment stands in the way" };
  const changes = bindingChanges(found, [], sourceCode);
  const staying = isLastMark && !isAlwaysModule(sourceCode, filename) ? asModule(changes, sourceCode) : changes;
  if (!staying) return { refusal: "nothing else says that the file is a module" };
  const edits = toEdits(staying, sourceCode);
  return edits
    ? { edits: behindFirst(edits, first, sourceCode), left: [] }
    : { refusal: "its edits would overlap or leave the script" };
}

function statementAt([start]: Range, sourceCode: SourceCode): Node {
  return topLevelStatements(sourceCode).find(({ range }) => range[0] <= start && start < range[1]) ?? sourceCode.ast;
}

/** The same changes, with `export {}` in the place of the last import that goes; undefined where it cannot take it. */
function asModule(changes: readonly Change[], sourceCode: SourceCode): Change[] | undefined {
  const mark = lastMark(sourceCode);
  if (mark?.type !== "ImportDeclaration" || sourceCode.getCommentsInside(mark).length > 0) return undefined;
  if (!changes.some((change) => change.kind === "remove" && change.statement === mark)) return undefined;
  const range = withoutGuardingSemicolon(mark, sourceCode);
  const end = sourceCode.text[range[1] - 1] === ";" ? ";" : "";
  return changes.map((change) =>
    change.kind === "remove" && change.statement === mark
      ? { kind: "replace", range, text: `export {}${end}` }
      : change,
  );
}

/** Of two fixes that begin alike ESLint applies the shorter one, so this one also reaches for the character behind the other. */
function behindFirst(edits: readonly Edit[], first: readonly Edit[], sourceCode: SourceCode): readonly Edit[] {
  const { text } = sourceCode;
  const end = Math.max(...first.map(({ range }) => range[1]));
  if (edits[0]?.range[0] !== first[0]?.range[0] || end >= text.length || edits.at(-1)!.range[1] > end) return edits;
  const reach: Range = [end, end + 1];
  return blockAround(reach, sourceCode) ? [...edits, { range: reach, text: text.slice(...reach) }] : edits;
}

/** The names of the import declaration or `require` at a range that nothing uses. */
export function unusedAt(sourceCode: SourceCode, range: Range): Variable[] {
  return variablesAt(sourceCode, range).filter(({ references }) => references.every(({ init }) => init === true));
}

function variablesAt(sourceCode: SourceCode, [start, end]: Range): Variable[] {
  for (let at: Node | null = nodeAround(start, sourceCode); at; at = at.parent ?? null) {
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
