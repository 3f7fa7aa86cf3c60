import { loadedSpecifier } from "./loaded-module.js";
import { isFunction, walk, type Node, type SourceCode } from "./syntax-tree.js";

const remembered = new WeakMap<object, readonly string[]>();

/** Whether a file copes with a module that is not installed: it loads it, or a path below it, where a `catch` takes the error. */
export function isOptionalModule(name: string, sourceCode: SourceCode): boolean {
  let found = remembered.get(sourceCode);
  if (!found) remembered.set(sourceCode, (found = modulesLoadedInTry(sourceCode)));
  return found.some((specifier) => specifier === name || specifier.startsWith(`${name}/`));
}

function modulesLoadedInTry(sourceCode: SourceCode): string[] {
  const found: string[] = [];
  if (!/\bcatch\b/u.test(sourceCode.text)) return found;
  walk(sourceCode.ast, sourceCode, (node) => {
    const specifier = loadedSpecifier(node);
    if (specifier !== undefined && isCaught(node)) found.push(specifier);
  });
  return found;
}

/** Whether what a node throws ends in a `catch` of its own function, or of its promise. */
function isCaught(node: Node): boolean {
  let at = node;
  for (let parent = at.parent; parent && !isFunction(parent); at = parent, parent = at.parent) {
    if (parent.type === "TryStatement" && parent.block === at && parent.handler) return true;
    if (parent.type !== "MemberExpression" || parent.object !== at) continue;
    if (!parent.computed && parent.property.type === "Identifier" && parent.property.name === "catch") return true;
  }
  return false;
}
