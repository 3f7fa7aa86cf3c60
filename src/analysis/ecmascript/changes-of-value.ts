import { calledFunction } from "./called-function.js";
import { findVariable } from "./find-variable.js";
import type { Node, SourceCode, Variable } from "./syntax-tree.js";
import { isWrapper, keyName, memberName, sourceOf } from "./syntax-tree.js";

/** What the file does, or may do, to an object, a list or a URL after it was made. */
export interface ValueChanges {
  /** The properties that are written, each with a place that does it. */
  readonly properties: ReadonlyMap<string, Node>;
  /** The properties whose values a function gets: those that are objects may change. */
  readonly given: ReadonlyMap<string, Node>;
  /** A place that may change any of them: a computed key, a function that gets the whole value. */
  readonly any: Node | undefined;
}

/** Methods that change what they are called on, or hand its elements to a callback that may. */
const MUTATORS =
  /^(?:push|pop|shift|unshift|reverse|sort|splice|fill|copyWithin|forEach|set|delete|append|clear|add|__define[GS]etter__)$/u;
/** Functions that are known to read what they get. */
const READERS =
  /^(?:log|info|warn|error|debug|trace|dir|stringify|keys|values|entries|freeze|seal|structuredClone|String|Boolean|Number|parseInt|parseFloat|isArray|isEqual|expect|equal|deepEqual|deepStrictEqual|inspect|format|use|create(?:[A-Z]\w*)?|caching|\w*[sS]tore|connect\w*|register\w*|for(?:Root|Feature)\w*|setup\w*|init\w*|super)$/u;
const MAX_PLACES = 2_000;

/** Follows the given expressions of one value: aliases, nested members, parameters of functions of this file. Bounded. */
export function changesOfValue(places: readonly Node[], sourceCode: SourceCode): ValueChanges {
  const properties = new Map<string, Node>();
  const given = new Map<string, Node>();
  let any: Node | undefined;
  const seen = new Set<Variable>();
  const pending: { readonly node: Node; readonly under: string | undefined }[] = places.map((node) => ({
    node,
    under: undefined,
  }));
  const mark = (at: Node, under: string | undefined) => {
    if (under === undefined) any ??= at;
    else if (!properties.has(under)) properties.set(under, at);
  };
  const alias = (identifier: Node, under: string | undefined) => {
    const name = identifier.type === "AssignmentPattern" ? identifier.left : identifier;
    const variable = name.type === "Identifier" ? findVariable(name, sourceCode) : undefined;
    if (!variable || seen.has(variable)) return;
    seen.add(variable);
    for (const reference of variable.references)
      if (reference.isRead()) pending.push({ node: reference.identifier, under });
  };
  const taken = (pattern: Node, under: string | undefined) => {
    if (pattern.type !== "ObjectPattern") return alias(pattern, under);
    for (const property of pattern.properties) {
      const name = property.type === "Property" ? keyName(property) : undefined;
      if (property.type === "Property" && name !== undefined) alias(property.value, under ?? name);
    }
  };

  for (let steps = 0; pending.length > 0; steps++) {
    const { node, under } = pending.pop()!;
    if (steps > MAX_PLACES) {
      mark(node, undefined);
      break;
    }
    const access = outermost(node);
    const parent = access.parent;
    if (!parent) continue;
    if (parent.type === "MemberExpression" && parent.object === access) {
      const name = memberName(parent);
      const member = outermost(parent);
      const called = member.parent?.type === "CallExpression" && member.parent.callee === member;
      if (isWritten(parent)) mark(parent, under ?? name);
      else if (called && name !== undefined && MUTATORS.test(name)) mark(parent, under);
      else if (!called) pending.push({ node: parent, under: under ?? name });
    } else if (parent.type === "VariableDeclarator" && parent.init === access) taken(parent.id, under);
    else if (parent.type === "AssignmentExpression" && parent.right === access) taken(parent.left, under);
    else if (parent.type === "CallExpression" && parent.callee !== access) {
      const index = parent.arguments.findIndex((argument) => argument === access);
      if (index < 0) continue;
      const callee = sourceOf(parent.callee, sourceCode);
      const tail = callee.slice(callee.lastIndexOf(".") + 1);
      if ((callee === "Object.assign" && index > 0) || READERS.test(tail)) continue;
      const parameter = calledFunction(parent.callee, sourceCode)?.params[index];
      if (parameter && parameter.type !== "RestElement")
        taken(parameter.type === "AssignmentPattern" ? parameter.left : parameter, under);
      else if (under === undefined) any ??= parent;
      else given.set(under, parent);
    }
  }
  return { properties, given, any };
}

/** Whether an expression is the target of an assignment in any of its forms, or of `delete`. */
export function isWritten(expression: Node): boolean {
  const node = outermost(expression);
  const parent = node.parent;
  switch (parent?.type) {
    case "AssignmentExpression":
      return parent.left === node;
    case "UpdateExpression":
    case "ArrayPattern":
    case "RestElement":
      return true;
    case "UnaryExpression":
      return parent.operator === "delete";
    case "AssignmentPattern":
      return parent.left === node;
    case "Property":
      return parent.value === node && parent.parent?.type === "ObjectPattern";
    case "ForInStatement":
    case "ForOfStatement":
      return parent.left === node;
    default:
      // `bind:value={options.db}`
      return (parent?.type as string | undefined) === "SvelteDirective";
  }
}

function outermost(node: Node): Node {
  let at = node;
  while (at.parent && isWrapper(at.parent)) at = at.parent;
  return at;
}
