import type { TSESTree } from "@typescript-eslint/utils";
import { topLevelStatements } from "../../analysis/ecmascript/script-blocks.js";
import { findVariable } from "../../analysis/ecmascript/find-variable.js";
import { requiredSpecifier } from "../../analysis/ecmascript/loaded-module.js";
import {
  bare,
  isFunction,
  isOnlyName,
  walk,
  type Node,
  type SourceCode,
  type Variable,
} from "../../analysis/ecmascript/syntax-tree.js";
import { isExports, isExportsAccess } from "./module-kind.js";

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
export function runsOnlyWhenCalled(site: Node): boolean {
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
    if (isFunction(node) && !/^(?:Call|New)Expression$/u.test(node.parent.type)) return false;
    if (node.type === "CallExpression" || node.type === "NewExpression")
      found =
        // What is written where it is handed over is looked into by itself.
        [node.callee, ...node.arguments].some((part) => !isFunction(bare(part)) && leadsToOwn(part, sourceCode)) ||
        mayAskForExports(node, sourceCode);
    return !found;
  });
  remembered.set(statement, found);
  return found;
}

/** Whether a module of the project is loaded that may ask this one for what it exports already. */
function mayAskForExports(node: Node, sourceCode: SourceCode): boolean {
  if (!/^\.{1,2}\//u.test(requiredSpecifier(node) ?? "")) return false;
  return exportsOf(sourceCode).some((given) => given.range[1] <= node.range[0] && leadsToOwn(given.right, sourceCode));
}

const leading = new WeakMap<Variable, boolean>();

/** Whether a value is, holds or runs a function or class that the file declares, as far as its names lead. */
function leadsToOwn(value: Node, sourceCode: SourceCode): boolean {
  let found = false;
  walk(value, sourceCode, (node) => {
    if (found) return false;
    if (node.type === "MemberExpression" && isExportsAccess(node)) found = exportsLeadToOwn(sourceCode);
    else if (node.type === "Identifier" && !isOnlyName(node)) {
      const variable = findVariable(node, sourceCode);
      found = variable ? isOrHoldsOwn(variable, sourceCode) : node.name === "exports" && exportsLeadToOwn(sourceCode);
    }
    return !found;
  });
  return found;
}

function isOrHoldsOwn(variable: Variable, sourceCode: SourceCode): boolean {
  let found = leading.get(variable);
  if (found !== undefined) return found;
  // Ends cycles.
  leading.set(variable, false);
  found =
    variable.defs.some(({ type, node }) => {
      if (type === "FunctionName" || type === "ClassName") return true;
      if (type !== "Variable") return false;
      const loop = (node as Node).parent?.parent;
      // A constant that is a function is none before its statement has run, but what it calls may be.
      return leadsToOwn(loop?.type === "ForOfStatement" ? loop.right : node, sourceCode);
    }) || variable.references.some(({ writeExpr }) => writeExpr && leadsToOwn(writeExpr, sourceCode));
  leading.set(variable, found);
  return found;
}

const exported = new WeakMap<object, readonly TSESTree.AssignmentExpression[]>();

/** What the file assigns to `exports`, `module.exports` or a member of them. */
function exportsOf(sourceCode: SourceCode): readonly TSESTree.AssignmentExpression[] {
  let found = exported.get(sourceCode);
  if (!found) {
    const assignments: TSESTree.AssignmentExpression[] = [];
    walk(sourceCode.ast, sourceCode, (node) => {
      if (node.type === "AssignmentExpression" && isExports(node.left)) assignments.push(node);
    });
    exported.set(sourceCode, (found = assignments));
  }
  return found;
}

const leadingExports = new WeakMap<object, boolean>();

function exportsLeadToOwn(sourceCode: SourceCode): boolean {
  let found = leadingExports.get(sourceCode);
  if (found === undefined) {
    leadingExports.set(sourceCode, false);
    found = exportsOf(sourceCode).some(({ right }) => leadsToOwn(right, sourceCode));
    leadingExports.set(sourceCode, found);
  }
  return found;
}
