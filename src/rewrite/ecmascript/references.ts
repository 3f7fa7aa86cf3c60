import type { TSESLint } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import type { Node, SourceCode, Variable } from "../../analysis/ecmascript/syntax-tree.js";

export type Reference = TSESLint.Scope.Reference;
export type Scope = TSESLint.Scope.Scope;

const remembered = new WeakMap<object, readonly Reference[]>();

/** Every reference of the file in the order of the text. */
function allReferences(sourceCode: SourceCode): readonly Reference[] {
  let all = remembered.get(sourceCode);
  if (!all) {
    const unique = new Set((sourceCode.scopeManager?.scopes ?? []).flatMap((scope) => scope.references));
    all = [...unique].sort((one, other) => one.identifier.range[0] - other.identifier.range[0]);
    remembered.set(sourceCode, all);
  }
  return all;
}

/** The references inside a range, in the order of the text. */
export function referencesWithin([start, end]: Range, sourceCode: SourceCode): Reference[] {
  const all = allReferences(sourceCode);
  let low = 0;
  for (let high = all.length; low < high;) {
    const middle = (low + high) >> 1;
    if (all[middle]!.identifier.range[0] < start) low = middle + 1;
    else high = middle;
  }
  const found: Reference[] = [];
  for (let at = low; at < all.length && all[at]!.identifier.range[1] <= end; at++) found.push(all[at]!);
  return found;
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
