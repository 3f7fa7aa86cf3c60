import { statementsAround } from "../../analysis/ecmascript/statements-around.js";
import { effectsOf } from "../../analysis/ecmascript/effects.js";
import {
  bare,
  isFunction,
  memberName,
  walk,
  type Node,
  type SourceCode,
} from "../../analysis/ecmascript/syntax-tree.js";
import type { Range } from "../../analysis/option-value.js";
import { doesSomething } from "./set-up-in-front.js";

/**
 * Whether it matters that something is loaded where it is and not with the file: under a condition, behind a way out, behind what comes before
 * it in a chain of promises, or behind statements of the same functions that do something, because it may be the environment that they set
 * up. What happens at `sites` does not count.
 */
export function isLoadedWhenNeeded(load: Node, sites: readonly Range[], sourceCode: SourceCode): boolean {
  for (let at = load, parent = at.parent; parent; at = parent, parent = at.parent) {
    if (isChosen(at, parent) || isContinuation(at, parent, sourceCode)) return true;
    const place = parent.type === "Program" ? undefined : statementsAround(at);
    const earlier = place?.list.slice(0, place.list.indexOf(place.statement)) ?? [];
    if (earlier.some((statement) => leaves(statement, sourceCode) || doesSomething(statement, sites, sourceCode)))
      return true;
  }
  return false;
}

/** `bootstrap().then(async () => …)` */
function isContinuation(at: Node, parent: Node, sourceCode: SourceCode): boolean {
  if (!isFunction(at) || parent.type !== "CallExpression" || parent.callee === at) return false;
  const callee = bare(parent.callee);
  if (callee.type !== "MemberExpression" || !/^(?:then|catch|finally)$/u.test(memberName(callee) ?? "")) return false;
  return effectsOf(callee.object, sourceCode).length > 0;
}

function isChosen(at: Node, parent: Node): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return parent.test !== at;
    case "LogicalExpression":
      return parent.right === at;
    case "SwitchCase":
      return true;
    default:
      return false;
  }
}

function leaves(statement: Node, sourceCode: SourceCode): boolean {
  let found = false;
  walk(statement, sourceCode, (node) => {
    if (isFunction(node)) return false;
    found ||= node.type === "ReturnStatement" || node.type === "ThrowStatement";
    return !found;
  });
  return found;
}
