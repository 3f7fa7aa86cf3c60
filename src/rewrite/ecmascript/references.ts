import type { TSESLint } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import type { Node, SourceCode, Variable } from "../../analysis/ecmascript/syntax-tree.js";

export type Reference = TSESLint.Scope.Reference;
export type Scope = TSESLint.Scope.Scope;

/** The references inside a range, in the order of the text. Only scopes that reach into the range are looked through. */
export function referencesWithin([start, end]: Range, sourceCode: SourceCode): Reference[] {
  const found = new Set<Reference>();
  for (const scope of sourceCode.scopeManager?.scopes ?? []) {
    const block = scope.block as Node;
    // A template's uses belong to the program, and stand outside its range.
    if (block.type !== "Program" && (block.range[0] >= end || block.range[1] <= start)) continue;
    for (const reference of scope.references) {
      const [from, to] = reference.identifier.range;
      if (from >= start && to <= end) found.add(reference);
    }
  }
  return [...found].sort((one, other) => one.identifier.range[0] - other.identifier.range[0]);
}

/** Whether a reference needs only the type of what it names, so that `import type` serves it. */
export function isTypeUse(reference: Reference): boolean {
  if ("isTypeReference" in reference && reference.isTypeReference && !reference.isValueReference) return true;
  for (let at: Node | undefined = reference.identifier.parent; at; at = at.parent) {
    if (at.type === "TSTypeQuery" || at.type === "TSInterfaceHeritage" || at.type === "TSClassImplements") return true;
    if (at.type !== "TSQualifiedName" && at.type !== "MemberExpression") return false;
  }
  return false;
}

/** Whether a name means something at a place: a variable in sight, or a global that nothing in the file declares. */
export function isTaken(name: string, from: Scope): boolean {
  for (let scope: Scope | null = from; scope; scope = scope.upper) {
    if (scope.set.has(name)) return true;
    if (!scope.upper) return scope.through.some(({ identifier }) => identifier.name === name);
  }
  return false;
}

/** What a name means at a place. */
export function variableNamed(name: string, from: Scope): Variable | undefined {
  for (let scope: Scope | null = from; scope; scope = scope.upper) {
    const found = scope.set.get(name);
    if (found) return found;
  }
  return undefined;
}
