import { exits } from "./exits.js";
import { findVariable, isRewritten } from "./find-variable.js";
import { isSameReference, isWrittenWithin } from "./same-reference.js";
import { statementsAround } from "./statements-around.js";
import { bare, isFunction, isNullish, sourceOf, type Node, type SourceCode } from "./syntax-tree.js";

/**
 * Whether a use of a variable or field runs only where a check has ruled out null, by checks that TypeScript follows
 * too: `if (x)`, `if (!x) return`, `x && …`, `x ? … : …`, comparisons with null, optional chains that are true. Checks
 * do not reach into functions, except into arrow functions and function expressions for what never changes.
 */
export function isNullChecked(use: Node, sourceCode: SourceCode, typed: boolean): boolean {
  for (let at = use, parent = at.parent; parent; at = parent, parent = at.parent) {
    switch (parent.type) {
      case "LogicalExpression":
        if (
          parent.right === at &&
          parent.operator !== "??" &&
          rulesOut(parent.left, parent.operator === "&&", parent.right)
        )
          return true;
        break;
      case "ConditionalExpression":
        if (parent.test !== at && rulesOut(parent.test, parent.consequent === at, at)) return true;
        break;
      case "IfStatement":
        if (parent.test !== at && rulesOut(parent.test, parent.consequent === at, at)) return true;
        break;
      case "WhileStatement":
        if (parent.body === at && rulesOut(parent.test, true, at)) return true;
        break;
      case "PropertyDefinition":
      case "AccessorProperty":
      case "StaticBlock":
      case "TSModuleBlock":
        return false;
    }
    if (isFunction(parent) && !reachesInto(parent)) return false;
    if (isAfterExit(at)) return true;
  }
  return false;

  /** Whether `test` being `truth` means that there is a client, and nothing changes that in the text that follows from it. */
  function rulesOut(test: Node, truth: boolean, region: Node): boolean {
    return implies(test, truth) && !isWrittenWithin(use, region.range[0], region.range[1], sourceCode);
  }

  function isAfterExit(statement: Node): boolean {
    const place = statementsAround(statement);
    if (!place) return false;
    const end = place.list.at(-1)?.range[1] ?? statement.range[1];
    return place.list.some((earlier) => {
      if (earlier.type !== "IfStatement" || earlier.range[1] > statement.range[0]) return false;
      const rules =
        (exits(earlier.consequent) && implies(earlier.test, false)) ||
        (earlier.alternate !== null && exits(earlier.alternate) && implies(earlier.test, true));
      return rules && !isWrittenWithin(use, earlier.range[0], end, sourceCode);
    });
  }

  function reachesInto(around: Node): boolean {
    const inner = bare(use);
    if (inner.type !== "Identifier" || around.type === "FunctionDeclaration") return false;
    if (around.type === "FunctionExpression" && around.parent.type === "MethodDefinition") return false;
    const variable = findVariable(inner, sourceCode);
    if (!variable) return false;
    // Only constants stay narrowed in functions for every version of TypeScript.
    return typed ? isConstant(variable.defs[0]?.node) : !isRewritten(variable);
  }

  function implies(test: Node, truth: boolean): boolean {
    const inner = bare(test);
    if (isUse(inner)) return truth;
    switch (inner.type) {
      case "UnaryExpression":
        return inner.operator === "!" && implies(inner.argument, !truth);
      case "LogicalExpression": {
        if (inner.operator === "??") return false;
        const either = (inner.operator === "&&") === truth;
        const left = implies(inner.left, truth);
        return either ? left || implies(inner.right, truth) : left && implies(inner.right, truth);
      }
      case "BinaryExpression":
        return comparisonImplies(inner.operator, inner.left, inner.right, truth);
      case "MemberExpression":
      case "CallExpression":
        return truth && isChainOf(inner);
      default:
        return false;
    }
  }

  function comparisonImplies(operator: string, left: Node, right: Node, truth: boolean): boolean {
    if (operator === "instanceof") return truth && isUse(left);
    const equal = operator === "===" || operator === "==";
    if (!equal && operator !== "!==" && operator !== "!=") return false;
    const [subject, value] = isNullish(left) || bare(left).type === "Literal" ? [right, left] : [left, right];
    if (isNullish(value)) {
      // `x !== undefined` says nothing about null.
      const isNull = operator.length === 2 || sourceOf(value, sourceCode) === "null";
      return isNull && equal !== truth && isUse(subject);
    }
    return equal === truth && bare(value).type === "Literal" && isChainOf(bare(subject));
  }

  /** `x?.status`, `x?.a.b()`: only a client has it. */
  function isChainOf(node: Node): boolean {
    for (let at = node; at.type === "MemberExpression" || at.type === "CallExpression";) {
      const below = bare(at.type === "MemberExpression" ? at.object : at.callee);
      if (at.optional && isUse(below)) return true;
      at = below;
    }
    return false;
  }

  function isUse(node: Node): boolean {
    return isSameReference(node, use, sourceCode);
  }
}

function isConstant(node: Node | undefined): boolean {
  return node?.type === "VariableDeclarator" && node.parent.kind === "const";
}
