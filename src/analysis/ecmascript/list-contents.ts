import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { changesOfValue, isReader } from "./changes-of-value.js";
import { constantInit } from "./constant-init.js";
import { findVariable } from "./find-variable.js";
import {
  bare,
  memberName,
  outermost,
  returnedValues,
  sourceOf,
  staticText,
  type Node,
  type SourceCode,
} from "./syntax-tree.js";
import { writeOf } from "./trace-client.js";

/** What a list holds at one time or another. */
export interface ListContents {
  readonly elements: readonly Node[];
  /** They stand in the list in this order. */
  readonly isInOrder: boolean;
}

/** Constants of constants beyond this are given up. */
const MAX_DEPTH = 5;
/** Methods that leave a list and the order of its elements as they are. */
const READS_LIST =
  /^(?:at|concat|entries|every|filter|find\w*|flat|flatMap|forEach|includes|indexOf|join|keys|lastIndexOf|map|reduce\w*|slice|some|values|with|to\w+)$/;

/**
 * Everything that the file puts into a list: where it is written down, with `push`, by an index, or as results of a callback. Undefined
 * where something else may be in it. `command` is the call that the list is for, which only reads it, as all calls on the same object do.
 * `depth`: how many lists lie around it.
 */
export function listContents(list: Node, command: Node, sourceCode: SourceCode, depth = 0): ListContents | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const inner = bare(list);
  switch (inner.type) {
    case "ArrayExpression":
      return all(inner.elements.flatMap((element) => element ?? []));
    case "ConditionalExpression":
      return either(inner.consequent, inner.alternate);
    case "LogicalExpression":
      return either(inner.left, inner.right);
    case "Identifier": {
      const init = constantInit(inner, sourceCode);
      return init && listOf(inner, init);
    }
    case "CallExpression":
      return resultsOf(inner);
    default:
      return undefined;
  }

  function contents(node: Node): ListContents | undefined {
    return listContents(node, command, sourceCode, depth + 1);
  }

  /** Elements and spread lists. */
  function all(nodes: readonly Node[]): ListContents | undefined {
    const parts = nodes.map((node) =>
      node.type === "SpreadElement" ? contents(node.argument) : { elements: [node], isInOrder: true },
    );
    if (!parts.every((part) => part !== undefined)) return undefined;
    return {
      elements: parts.flatMap(({ elements }) => elements),
      isInOrder: parts.every(({ isInOrder }) => isInOrder),
    };
  }

  function either(one: Node, other: Node): ListContents | undefined {
    const [first, second] = [contents(one), contents(other)];
    return first && second && { elements: [...first.elements, ...second.elements], isInOrder: false };
  }

  /** `keys.map((key) => ["get", key])` */
  function resultsOf(call: TSESTree.CallExpression): ListContents | undefined {
    const callee = bare(call.callee);
    const name = callee.type === "MemberExpression" ? memberName(callee) : undefined;
    const isFrom = sourceOf(callee, sourceCode) === "Array.from";
    if (callee.type === "MemberExpression" && (name === "filter" || name === "slice")) return contents(callee.object);
    const callback = name === "map" || name === "flatMap" ? call.arguments[0] : isFrom ? call.arguments[1] : undefined;
    const called = callback && calledFunction(callback, sourceCode);
    const results = called && !called.generator ? resultsIn(called.body, sourceCode) : undefined;
    if (!results) return undefined;
    const parts = name === "flatMap" ? results.map(contents) : [all(results)];
    if (!parts.every((part) => part !== undefined)) return undefined;
    return { elements: parts.flatMap(({ elements }) => elements), isInOrder: false };
  }

  /** What a constant list is made with, and what is put into it later. */
  function listOf(name: TSESTree.Identifier, init: Node): ListContents | undefined {
    const start = contents(init);
    if (!start) return undefined;
    const elements = [...start.elements];
    let isInOrder = start.isInOrder;
    const places = (findVariable(name, sourceCode)?.references ?? []).filter(({ init: isInit }) => !isInit);
    for (const { identifier } of places) {
      const added = addedAt(identifier);
      if (!added) return undefined;
      elements.push(...added.elements);
      isInOrder &&= added.isInOrder;
    }
    if (elements.every((element) => staticText(element) !== undefined)) return { elements, isInOrder };
    // Elements that are lists may be changed wherever they go.
    const { any, properties, given } = changesOfValue(
      places.map(({ identifier }) => identifier),
      sourceCode,
      { inside: ["*"], isRead: (call) => call.type === "CallExpression" && isReadBy(call) },
    );
    return any || properties.size + given.size > 0 ? undefined : { elements, isInOrder };
  }

  /** What one place puts into the list that stands there; undefined where it may be anything. */
  function addedAt(place: Node): ListContents | undefined {
    const nothing: ListContents = { elements: [], isInOrder: true };
    const at = outermost(place);
    const { parent } = at;
    switch (parent?.type) {
      case "SpreadElement":
      case "TSTypeQuery":
      case "ExpressionStatement":
      case "UnaryExpression":
      case "BinaryExpression":
        return nothing;
      case "ForOfStatement":
        return parent.right === at ? nothing : undefined;
      case "ConditionalExpression":
      case "IfStatement":
        return parent.test === at ? nothing : undefined;
      case "CallExpression":
        return parent.callee !== at && isReadBy(parent) ? nothing : undefined;
      case "MemberExpression":
        return parent.object === at ? addedBy(parent, nothing) : nothing;
      default:
        return undefined;
    }
  }

  function isReadBy(call: TSESTree.CallExpression): boolean {
    // One of the commands of a list, which is looked at as a whole.
    const isEntry = depth > 0 && call.callee.type === "MemberExpression" && memberName(call.callee) === "push";
    if (isEntry || readsAs(call, command, sourceCode)) return true;
    return isReader(sourceOf(call.callee, sourceCode)) && !calledFunction(call.callee, sourceCode);
  }

  function addedBy(access: TSESTree.MemberExpression, nothing: ListContents): ListContents | undefined {
    const { parent } = access;
    const name = memberName(access);
    const by = writeOf(access);
    if (by) {
      const isElement = by.type === "AssignmentExpression" && by.operator === "=" && name !== "length";
      return isElement ? { elements: [by.right], isInOrder: false } : { ...nothing, isInOrder: false };
    }
    // An element that is a list may be changed by its place.
    if (parent.type === "MemberExpression" && (writeOf(parent) || parent.parent.type === "CallExpression"))
      return undefined;
    if (parent.type !== "CallExpression" || parent.callee !== access) return nothing;
    if (name === "push") return all(parent.arguments);
    const added = name === "unshift" ? all(parent.arguments) : nothing;
    if (name !== undefined && READS_LIST.test(name)) return nothing;
    const isKnown = name === "unshift" || name === "pop" || name === "shift" || name === "sort" || name === "reverse";
    return isKnown && added ? { ...added, isInOrder: false } : undefined;
  }
}

/** Whether a call is one of the same method, or on the same object, as a command: it reads what it is given in the same way. */
export function readsAs(call: Node, command: Node, sourceCode: SourceCode): boolean {
  if (call === command) return true;
  if (call.type !== "CallExpression" || command.type !== "CallExpression") return false;
  const [one, other] = [bare(call.callee), bare(command.callee)];
  if (one.type !== "MemberExpression" || other.type !== "MemberExpression") return false;
  const method = memberName(one);
  return (
    (method !== undefined && method === memberName(other)) ||
    sourceOf(one.object, sourceCode) === sourceOf(other.object, sourceCode)
  );
}

function resultsIn(body: Node, sourceCode: SourceCode): Node[] {
  return body.type === "BlockStatement" ? returnedValues(body, sourceCode) : [body];
}
