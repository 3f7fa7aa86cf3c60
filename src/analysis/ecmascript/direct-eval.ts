import type { SourceCode } from "./syntax-tree.js";

const remembered = new WeakMap<object, boolean>();

/** Whether the file calls `eval` itself: code in text may use any of its names. */
export function hasDirectEval(sourceCode: SourceCode): boolean {
  let found = remembered.get(sourceCode);
  if (found === undefined) {
    const references =
      sourceCode.text.includes("eval") && sourceCode.scopeManager
        ? sourceCode.scopeManager.scopes.flatMap((scope) => scope.references)
        : [];
    found = references.some(
      ({ identifier, resolved }) =>
        identifier.name === "eval" &&
        (resolved?.defs.length ?? 0) === 0 &&
        identifier.parent?.type === "CallExpression" &&
        identifier.parent.callee === identifier,
    );
    remembered.set(sourceCode, found);
  }
  return found;
}
