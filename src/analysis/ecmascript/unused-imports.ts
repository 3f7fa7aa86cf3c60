import type { TSESTree } from "@typescript-eslint/utils";
import type { Escape } from "../connection.js";
import type { Range } from "../option-value.js";
import type { Subjects } from "../subjects.js";
import { hasDirectEval } from "./direct-eval.js";
import type { ModuleEntry } from "./find-modules.js";
import { areAllMarks, augmentsOthers } from "./module-marks.js";
import type { Node, SourceCode, Variable } from "./syntax-tree.js";
import { templateUse } from "./template-use.js";

/** A name that a module comes into the file under. */
interface Part {
  readonly variable: Variable;
  readonly range: Range;
}

/**
 * Imports and `require`s of a client library that the file uses nowhere, neither as a value nor as a type. None where the file adds to
 * what others declare and nothing else says that it is a module: then they are needed, and `import "ioredis"` would say no more.
 */
export function unusedImports(entries: readonly ModuleEntry[], subjects: Subjects, sourceCode: SourceCode): Escape[] {
  const unused: Escape[] = [];
  const gone = new Set<Variable>();
  if (hasDirectEval(sourceCode)) return unused;
  for (const entry of entries) {
    const module = subjects.describe(entry.specifier);
    // A package that is more than a client library is none of our business beyond what it opens.
    if (!module?.exports || module.shared) continue;
    const { parts, whole } = bindingOf(entry, sourceCode);
    const idle = parts.filter(({ variable }) => isIdle(variable, sourceCode));
    const [first] = idle;
    if (!first) continue;
    for (const { variable } of idle) gone.add(variable);
    unused.push({
      library: module.library.name,
      title: module.library.title,
      kind: "unused",
      name: idle.map(({ variable }) => variable.name).join(", "),
      range: idle.length === parts.length ? whole : first.range,
    });
  }
  return augmentsOthers(sourceCode) && areAllMarks((variable) => gone.has(variable), sourceCode) ? [] : unused;
}

function bindingOf(entry: ModuleEntry, sourceCode: SourceCode): { readonly parts: readonly Part[]; whole: Range } {
  const whole = entry.node.range;
  const partsOf = (nodes: readonly Node[]): Part[] =>
    nodes.flatMap((node) =>
      (sourceCode.scopeManager?.getDeclaredVariables(node) ?? []).map((variable) => ({ variable, range: node.range })),
    );
  switch (entry.kind) {
    case "import":
      return { parts: partsOf(entry.node.specifiers), whole };
    case "assignment":
      return { parts: partsOf([entry.node]), whole };
    case "reexport":
      return { parts: [], whole };
    case "expression": {
      const declarator = declaratorOf(entry.node);
      if (!declarator) return { parts: [], whole };
      const { id, parent } = declarator;
      const variables = sourceCode.scopeManager?.getDeclaredVariables(declarator) ?? [];
      return {
        parts: variables.map((variable) => ({ variable, range: rangeIn(id, variable) })),
        whole: parent.declarations.length === 1 ? parent.range : declarator.range,
      };
    }
  }
}

/** The declaration that a `require` is the value of, with nothing but names taken out of it. */
function declaratorOf(required: Node): TSESTree.VariableDeclarator | undefined {
  if (required.type !== "CallExpression") return undefined;
  let value: Node = required;
  while (value.parent?.type === "MemberExpression" && value.parent.object === value && !value.parent.computed)
    value = value.parent;
  const declarator = value.parent;
  if (declarator?.type !== "VariableDeclarator" || declarator.init !== value) return undefined;
  const { id, parent } = declarator;
  if (parent.parent?.type.startsWith("Export")) return undefined;
  if (id.type === "Identifier") return declarator;
  // What is left out of a rest element by name is left out on purpose.
  const isPlain = id.type === "ObjectPattern" && id.properties.every(({ value: name }) => name?.type === "Identifier");
  return isPlain ? declarator : undefined;
}

function rangeIn(id: Node, variable: Variable): Range {
  const properties = id.type === "ObjectPattern" ? id.properties : [];
  const named = properties.find(({ value }) => value?.type === "Identifier" && value.name === variable.name);
  return (named ?? id).range;
}

function isIdle(variable: Variable, sourceCode: SourceCode): boolean {
  return (
    variable.references.every(({ init }) => init === true) &&
    templateUse(variable, sourceCode) === undefined &&
    !isDocType(variable.name, sourceCode)
  );
}

/** `@type {Redis}`: where there are no other types, comments are where they stand. */
function isDocType(name: string, sourceCode: SourceCode): boolean {
  const inBraces = new RegExp(`\\{[^}]*(?<![\\w$.])${name.replaceAll("$", "\\$")}(?![\\w$])`, "u");
  return sourceCode
    .getAllComments()
    .some(({ type, value }) => type === ("Block" as string) && value.startsWith("*") && inBraces.test(value));
}
