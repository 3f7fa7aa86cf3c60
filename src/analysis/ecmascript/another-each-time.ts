import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable, isRewritten } from "./find-variable.js";
import { variablesOf } from "./host-of-this.js";
import { membersNamed } from "./members-named.js";
import {
  isClass,
  isFunction,
  isOnlyName,
  keyName,
  memberName,
  outermost,
  sourceOf,
  walk,
  type FunctionNode,
  type Node,
  type SourceCode,
  type Variable,
} from "./syntax-tree.js";

/** Methods and functions that call what they are given once for each of several elements. */
const VISITS =
  /^(?:forEach|map|filter|flatMap|some|every|find\w*|reduce(?:Right)?|from|fromAsync|mapSeries|each\w*|times)$/u;
/** Whether what a constant is made of is another one each time. */
const remembered = new WeakMap<Variable, boolean>();

/**
 * Whether the file itself shows that an expression has one value after another: it reads the variable of a loop or what a loop changes, or
 * what a function is called with that is called with several.
 */
export function isAnotherEachTime(expression: Node, sourceCode: SourceCode): boolean {
  let found = false;
  walk(expression, sourceCode, (node) => {
    if (found || isFunction(node) || isClass(node)) return false;
    if (node.type === "Identifier" && !isOnlyName(node)) {
      const variable = findVariable(node, sourceCode);
      found = variable !== undefined && isOtherEachTime(variable, node, sourceCode);
    }
    return true;
  });
  return found;
}

function isOtherEachTime(variable: Variable, use: Node, sourceCode: SourceCode): boolean {
  const [definition] = variable.defs;
  if (definition?.type === "Parameter")
    return isFunction(definition.node) && isGivenSeveral(definition.node, definition.name, sourceCode);
  if (definition?.type !== "Variable") return false;
  const declarator = definition.node;
  if (/^For(?:Of|In)?Statement$/u.test(declarator.parent.parent.type)) return true;
  if (isRewritten(variable))
    return variable.references.some(
      (reference) => !reference.init && reference.isWrite() && isInLoopWith(reference.identifier, use),
    );
  let isOther = remembered.get(variable);
  if (isOther === undefined) {
    // Ends cycles.
    remembered.set(variable, false);
    isOther = declarator.init !== null && isAnotherEachTime(declarator.init, sourceCode);
    remembered.set(variable, isOther);
  }
  return isOther;
}

/** Whether a loop goes round both places. */
function isInLoopWith(write: Node, use: Node): boolean {
  for (let at = write.parent; at; at = at.parent)
    if (/^(?:For|While|DoWhile)/u.test(at.type) && use.range[0] >= at.range[0] && use.range[1] <= at.range[1])
      return true;
  return false;
}

function isGivenSeveral(called: FunctionNode, name: Node, sourceCode: SourceCode): boolean {
  const index = called.params.findIndex(({ range }) => name.range[0] >= range[0] && name.range[1] <= range[1]);
  const given = new Set<string>();
  for (const place of [called, ...namesOf(called, sourceCode)]) {
    const at = outermost(place);
    const { parent } = at;
    if (parent?.type !== "CallExpression") continue;
    if (parent.callee === at) given.add(parent.arguments[index] ? sourceOf(parent.arguments[index], sourceCode) : "");
    else if (isVisit(parent)) return true;
  }
  return given.size > 1;
}

/** Every place that names a function, also as a method, whatever it is a method of. */
function namesOf(called: FunctionNode, sourceCode: SourceCode): readonly Node[] {
  const names: Node[] = variablesOf(called, sourceCode).flatMap(({ references }) =>
    references.flatMap(({ identifier, init }) => (init === true ? [] : [identifier as Node])),
  );
  const { parent } = called;
  const key =
    "key" in parent && parent.type !== "ImportAttribute" ? keyName(parent as TSESTree.MethodDefinition) : undefined;
  return key === undefined ? names : [...names, ...membersNamed(key, sourceCode).accesses];
}

function isVisit({ callee }: TSESTree.CallExpression): boolean {
  const name =
    callee.type === "MemberExpression" ? memberName(callee) : callee.type === "Identifier" ? callee.name : "";
  return name !== undefined && VISITS.test(name);
}
