import { topLevelStatements } from "../../analysis/ecmascript/script-blocks.js";
import { calledFunction } from "../../analysis/ecmascript/called-function.js";
import { classNamed } from "../../analysis/ecmascript/field-accesses.js";
import { isFunction, walk, type Node, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";

/**
 * Whether a place may be reached before a `const` that stands at an offset of its file's top level has got its value: it stands in front
 * of it, or in a function that code in front of it may have called.
 */
export function mayRunBefore(site: Node, offset: number, sourceCode: SourceCode): boolean {
  const statements = topLevelStatements(sourceCode);
  const around = statements.find(({ range }) => range[0] <= site.range[0] && site.range[1] <= range[1]);
  if (!around) return true;
  if (around.range[0] < offset) {
    if (!runsOnlyWhenCalled(site)) return true;
  } else if (!isHoisted(around)) return false;
  return statements.some((earlier) => earlier.range[0] < offset && callsOwn(earlier, sourceCode));
}

/** Whether a place belongs to a function, and not to a callback or a function that is called where it stands. */
function runsOnlyWhenCalled(site: Node): boolean {
  let waits = false;
  for (let at = site.parent; at; at = at.parent) {
    if (isFunction(at)) waits = true;
    else if (/^(?:Call|New|TaggedTemplate)Expression$/u.test(at.type)) waits = false;
  }
  return waits;
}

function isHoisted(statement: Node): boolean {
  if (statement.type === "ExportNamedDeclaration" || statement.type === "ExportDefaultDeclaration")
    return statement.declaration?.type === "FunctionDeclaration";
  return statement.type === "FunctionDeclaration";
}

const remembered = new WeakMap<Node, boolean>();

/** Whether a statement runs a function or class of this file by itself, or hands one to a call that may run it. */
function callsOwn(statement: Node, sourceCode: SourceCode): boolean {
  let found = remembered.get(statement);
  if (found !== undefined) return found;
  found = false;
  walk(statement, sourceCode, (node) => {
    if (found) return false;
    if (isFunction(node) && node.parent.type !== "CallExpression") return false;
    if (node.type === "CallExpression" || node.type === "NewExpression")
      found = [node.callee, ...node.arguments].some((part) => isOwn(part, sourceCode));
    return !found;
  });
  remembered.set(statement, found);
  return found;
}

/** Whether a callee or an argument names a function or class that the file declares, perhaps inside of an object or a list. */
function isOwn(part: Node, sourceCode: SourceCode): boolean {
  if (part.type === "ObjectExpression")
    return part.properties.some((property) =>
      isOwn(property.type === "Property" ? property.value : property.argument, sourceCode),
    );
  if (part.type === "ArrayExpression") return part.elements.some((element) => element && isOwn(element, sourceCode));
  // What is written where it is handed over is looked into by itself.
  if (isFunction(part)) return false;
  return calledFunction(part, sourceCode) !== undefined || classNamed(part, sourceCode) !== undefined;
}
