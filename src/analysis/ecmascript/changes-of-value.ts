import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { classNamed, fieldAccesses, ownerOf } from "./field-accesses.js";
import { findVariable } from "./find-variable.js";
import { fullMemberName } from "./members-named.js";
import type { ClassNode, FunctionNode, Node, SourceCode, Variable } from "./syntax-tree.js";
import {
  bare,
  enclosingFunction,
  isClass,
  isFunction,
  keyName,
  memberName,
  outermost,
  sourceOf,
  staticText,
} from "./syntax-tree.js";
import { argumentsOf } from "./host-of-this.js";

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

/** Whether a callee, as it is written, is known to read what it gets. */
export function isReader(callee: string): boolean {
  return READERS.test(callee.slice(callee.lastIndexOf(".") + 1));
}

/** Functions that change their first argument: all of it, or the property that the second one names. */
const CHANGERS =
  /(?:^|\.)(?:Object\.(?:assign|definePropert(?:y|ies)|setPrototypeOf)|Reflect\.(?:set|defineProperty|deleteProperty)|stub|replace(?:Property)?|spyOn|(?:assign|set|merge|update|unset)(?:In|With)?|mergeDeep|deepMerge|extend(?:Deep)?|defaults(?:Deep)?)$/u;
/** Of these the second argument is a path, or the name of a property. */
const BY_NAME =
  /(?:^|\.)(?:definePropert(?:y|ies)|setPrototypeOf|Reflect\.\w+|stub|replace(?:Property)?|spyOn|(?:set|update|unset)(?:With)?)$/u;

/** Methods that hand the elements of a list to a callback; the last one after what it has gathered. */
const OVER_ELEMENTS = /^(?:forEach|map|filter|find\w*|some|every|flatMap|reduce(?:Right)?)$/u;
/** Methods that give an element of a list, and those that give a list of the same elements. */
const ELEMENT = /^(?:find(?:Last)?|at|pop|shift|get)$/u;
const SAME_ELEMENTS = /^(?:filter|slice|concat|reverse|sort|values)$/u;
/** Methods that make a list of what a callback returns. */
const MAKES_ELEMENTS = /^(?:map|flatMap|from)$/u;
const COLLECTIONS = /^(?:Map|Set|WeakMap|WeakSet)$/u;
/** The name of any element of a list, and of what a computed key holds. */
const ANY = "*";
const MAX_DEPTH = 4;

/** A place that has the value, one of its properties (`under`), or something that holds it under some names (`inside`). */
interface Followed {
  readonly under: string | undefined;
  readonly inside: readonly string[];
}

interface Following {
  /** The places hold the value under these names; `*` is any element of a list. */
  readonly inside?: readonly string[];
  /**
   * The value comes from outside of the file, and the places have it under these names (`["env"]` of `process`): another value in its place
   * is a change too, and functions of other modules only read it.
   */
  readonly outside?: readonly string[];
  /** Whether a call only reads what it is given. */
  readonly isRead?: (call: Node) => boolean;
}

/**
 * Follows the given expressions of one value: aliases, nested members, what holds it, and parameters and results of functions of this
 * file. Bounded.
 */
export function changesOfValue(
  places: readonly Node[],
  sourceCode: SourceCode,
  { outside, inside: held = [], isRead = () => false }: Following = {},
): ValueChanges {
  const properties = new Map<string, Node>();
  const given = new Map<string, Node>();
  let any: Node | undefined;
  const seen = new Map<Variable | Node, Set<string>>();
  const pending: { readonly node: Node; readonly as: Followed }[] = places.map((node) => ({
    node,
    as: { under: undefined, inside: outside ?? held },
  }));
  const mark = (at: Node, under: string | undefined) => {
    if (under === undefined || under === ANY) any ??= at;
    else if (!properties.has(under)) properties.set(under, at);
  };
  const isNew = (what: Variable | Node, { under, inside }: Followed) => {
    let known = seen.get(what);
    if (!known) seen.set(what, (known = new Set()));
    const key = [under ?? "", ...inside].join("\0");
    return !known.has(key) && known.add(key);
  };
  const alias = (identifier: Node, as: Followed) => {
    const variable = identifier.type === "Identifier" ? findVariable(identifier, sourceCode) : undefined;
    if (!variable || !isNew(variable, as)) return;
    for (const reference of variable.references)
      if (reference.isRead()) pending.push({ node: reference.identifier, as });
  };
  const fields = (owner: ClassNode, name: string, as: Followed) => {
    const { accesses, properties: patterns } = fieldAccesses(owner, name, sourceCode);
    for (const access of accesses) if (isNew(access, as)) pending.push({ node: access, as });
    for (const { value } of patterns) taken(value, as);
  };
  const holds = (node: Node, name: string | undefined, as: Followed) => {
    if (as.inside.length === MAX_DEPTH) mark(node, as.under);
    else pending.push({ node, as: { ...as, inside: [name ?? ANY, ...as.inside] } });
  };
  const taken = (pattern: Node, as: Followed): void => {
    const [first, ...inner] = as.inside;
    switch (pattern.type) {
      case "AssignmentPattern":
        return taken(pattern.left, as);
      case "TSParameterProperty": {
        const { parameter } = pattern;
        const name = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
        const owner = pattern.parent.parent?.parent?.parent;
        if (name.type === "Identifier" && isClass(owner)) fields(owner, name.name, as);
        return taken(name, as);
      }
      case "RestElement":
        return taken(pattern.argument, as);
      case "MemberExpression": {
        const name = fullMemberName(pattern);
        const owner = ownerOf(pattern.object, sourceCode);
        if (owner && name !== undefined) return fields(owner, name, as);
        const variable = pattern.object.type === "Identifier" ? findVariable(pattern.object, sourceCode) : undefined;
        for (const reference of variable?.references ?? [])
          if (reference.isRead() && isNew(reference.identifier, { ...as, inside: [name ?? ANY, ...as.inside] }))
            holds(reference.identifier, name, as);
        return;
      }
      case "ArrayPattern":
        if (first === ANY)
          for (const element of pattern.elements)
            if (element) taken(element, element.type === "RestElement" ? as : { ...as, inside: inner });
        return;
      case "ObjectPattern":
        for (const property of pattern.properties) {
          if (property.type !== "Property") {
            if (first !== undefined) taken(property, as);
            continue;
          }
          const name = keyName(property);
          if (first === undefined) {
            if (name !== undefined) taken(property.value, { ...as, under: as.under ?? name });
          } else if (name === first || name === undefined || first === ANY)
            taken(property.value, { ...as, inside: inner });
        }
        return;
      default:
        return alias(pattern, as);
    }
  };
  /** What calls of a function of this file give. */
  const returned = (from: FunctionNode, as: Followed) => {
    const { parent } = from;
    if (from.generator || !isNew(from, as)) return;
    const name =
      from.type === "FunctionDeclaration" ? from.id : parent.type === "VariableDeclarator" ? parent.id : undefined;
    const variable = name?.type === "Identifier" ? findVariable(name, sourceCode) : undefined;
    const calls: Node[] = variable?.references.map(({ identifier }) => identifier) ?? [];
    const owner = parent.parent?.parent;
    if ((parent.type === "MethodDefinition" || parent.type === "PropertyDefinition") && isClass(owner)) {
      const key = parent.key.type === "PrivateIdentifier" ? `#${parent.key.name}` : keyName(parent);
      if (key !== undefined) calls.push(...fieldAccesses(owner, key, sourceCode).accesses);
      if (parent.type === "MethodDefinition" && parent.kind === "get")
        for (const node of calls.splice(0)) pending.push({ node, as });
    }
    if (parent.type === "CallExpression" && parent.callee.type === "MemberExpression")
      if (MAKES_ELEMENTS.test(memberName(parent.callee) ?? "")) holds(parent, undefined, as);
    for (const call of calls.map((callee) => outermost(callee).parent))
      if (call?.type === "CallExpression" && calls.includes(bare(call.callee))) pending.push({ node: call, as });
  };
  const handedOver = (parent: TSESTree.CallExpression | TSESTree.NewExpression, access: Node, as: Followed) => {
    const index = parent.arguments.findIndex((argument) => argument === access);
    if (index < 0) return;
    const isNewed = parent.type === "NewExpression";
    const called = isNewed ? constructorOf(parent.callee) : calledFunction(parent.callee, sourceCode);
    const collected = called ? [] : elementsOf(parent, as);
    for (const inside of collected) pending.push({ node: parent, as: { ...as, inside } });
    if (collected.length > 0) return;
    for (const node of called ? argumentsOf(called, sourceCode) : []) holds(node, undefined, as);
    const callee = sourceOf(parent.callee, sourceCode);
    // What a proxy is told reaches what stands behind it.
    if (isNewed && callee === "Proxy") return void pending.push({ node: parent, as });
    if (as.inside.length > 0 && (callee === "Object.values" || callee === "Object.entries")) {
      const inside = [ANY, ...as.inside.slice(1)];
      return void pending.push({
        node: parent,
        as: { ...as, inside: callee === "Object.values" ? inside : [ANY, ...inside] },
      });
    }
    const parameter = called?.params[index] ?? called?.params.at(-1);
    if (parameter?.type === "RestElement") return taken(parameter, { ...as, inside: [ANY, ...as.inside] });
    if (parameter && called?.params[index]) return taken(parameter, as);
    if (outside) {
      const { names, any: others } = index === 0 && !isNewed ? changedBy(parent, callee) : UNCHANGED;
      const [first] = as.inside;
      if (others || (first !== undefined && names.includes(first))) mark(parent, as.under);
      else if (first === undefined) for (const name of names) mark(parent, as.under ?? name);
      if (/\.assign$/u.test(callee) && index === 0) pending.push({ node: parent, as });
      return;
    }
    // `open({ socket })` writes down options for whoever reads them; it hands nobody the object itself.
    if (as.inside.length > 0 && /^(?:Object|Array)Expression$/u.test(access.type)) return;
    if (isNewed || (callee === "Object.assign" && index > 0) || isReader(callee) || isRead(parent)) return;
    if (as.under === undefined) any ??= parent;
    else given.set(as.under, parent);
  };
  /** How a collection of its own has what it is made of: `new Map([["a", options]])`, and what a loop over it gives. */
  const elementsOf = (
    { type, callee }: TSESTree.CallExpression | TSESTree.NewExpression,
    { inside }: Followed,
  ): readonly (readonly string[])[] => {
    const [first, second] = inside;
    if (type !== "NewExpression" || first !== ANY || !COLLECTIONS.test(sourceOf(callee, sourceCode))) return [];
    return second === ANY ? [inside, inside.slice(1)] : [inside];
  };
  const constructorOf = (callee: Node): FunctionNode | undefined => {
    const members = classNamed(callee, sourceCode)?.body.body ?? [];
    const found = members.find((member) => member.type === "MethodDefinition" && member.kind === "constructor");
    return found?.type === "MethodDefinition" && isFunction(found.value) ? found.value : undefined;
  };
  const member = (parent: TSESTree.MemberExpression, as: Followed) => {
    const { under, inside } = as;
    const name = memberName(parent);
    const access = outermost(parent);
    const call =
      access.parent?.type === "CallExpression" && access.parent.callee === access ? access.parent : undefined;
    const [first, ...inner] = inside;
    if (first === undefined) {
      if (isWritten(parent)) mark(parent, under ?? name);
      else if (!call) pending.push({ node: parent, as: { under: under ?? name, inside } });
      // What comes from outside may have methods of its own by these names.
      else if (name !== undefined && MUTATORS.test(name) && (!outside || under !== undefined)) mark(parent, under);
    } else if (!call) {
      if (first === ANY || name === undefined || name === first)
        pending.push({ node: parent, as: { under, inside: inner } });
    } else if (first === ANY && name !== undefined) {
      const callback = call.arguments[0];
      const each = callback && OVER_ELEMENTS.test(name) ? calledFunction(callback, sourceCode) : undefined;
      const parameter = each?.params[name.startsWith("reduce") ? 1 : 0];
      if (parameter) taken(parameter, { under, inside: inner });
      else if (callback && !each && !outside && OVER_ELEMENTS.test(name) && !isReader(sourceOf(callback, sourceCode)))
        mark(call, under);
      if (ELEMENT.test(name)) pending.push({ node: call, as: { under, inside: inner } });
      if (SAME_ELEMENTS.test(name)) pending.push({ node: call, as });
    }
  };

  for (let steps = 0; pending.length > 0; steps++) {
    const { node, as } = pending.pop()!;
    if (steps > MAX_PLACES) {
      mark(node, undefined);
      break;
    }
    const access = outermost(node);
    const parent = access.parent;
    if (outside && node.type === "MemberExpression" && as.under === undefined && isWritten(node)) mark(node, undefined);
    switch (parent?.type) {
      case "MemberExpression":
        if (parent.object === access) member(parent, as);
        break;
      case "VariableDeclarator":
        if (parent.init === access) taken(parent.id, as);
        break;
      case "AssignmentExpression":
        if (parent.right !== access) break;
        taken(parent.left, as);
        pending.push({ node: parent, as });
        break;
      case "AssignmentPattern":
        if (parent.right === access) taken(parent.left, as);
        break;
      case "PropertyDefinition": {
        const name = parent.key.type === "PrivateIdentifier" ? `#${parent.key.name}` : keyName(parent);
        if (parent.value === access && name !== undefined && isClass(parent.parent.parent))
          fields(parent.parent.parent, name, as);
        break;
      }
      case "ConditionalExpression":
        if (parent.test !== access) pending.push({ node: parent, as });
        break;
      case "SequenceExpression":
        if (parent.expressions.at(-1) === access) pending.push({ node: parent, as });
        break;
      case "LogicalExpression":
      case "AwaitExpression":
        pending.push({ node: parent, as });
        break;
      case "Property":
        if (parent.value === access && parent.parent.type === "ObjectExpression")
          holds(parent.parent, keyName(parent), as);
        break;
      case "ArrayExpression":
        holds(parent, ANY, as);
        break;
      case "SpreadElement":
        if (as.inside.length > 0 && /^(?:Object|Array)Expression$/u.test(parent.parent?.type ?? ""))
          pending.push({ node: parent.parent, as });
        break;
      case "ForOfStatement": {
        const [first, ...inner] = as.inside;
        if (parent.right !== access || first !== ANY) break;
        const { left } = parent;
        taken(left.type === "VariableDeclaration" ? left.declarations[0].id : left, { ...as, inside: inner });
        break;
      }
      case "ReturnStatement":
      case "ArrowFunctionExpression": {
        const from = parent.type === "ReturnStatement" ? enclosingFunction(parent) : parent;
        if (from && (parent.type === "ReturnStatement" || from.body === access)) returned(from, as);
        break;
      }
      case "CallExpression":
      case "NewExpression":
        if (parent.callee !== access) handedOver(parent, access, as);
        break;
    }
  }
  return { properties, given, any };
}

interface Changed {
  readonly names: readonly string[];
  /** There may be others. */
  readonly any: boolean;
}

const UNCHANGED: Changed = { names: [], any: false };

/** The properties of its first argument that a call changes. */
function changedBy(call: TSESTree.CallExpression | TSESTree.NewExpression, callee: string): Changed {
  if (!CHANGERS.test(callee)) return UNCHANGED;
  const [, second] = call.arguments;
  if (BY_NAME.test(callee)) {
    const name = staticText(second)?.split(/[.[]/u)[0];
    return { names: name === undefined ? [] : [name], any: name === undefined };
  }
  const properties = call.arguments.slice(1).flatMap((source) => {
    const object = bare(source);
    return object.type === "ObjectExpression" ? object.properties : [undefined];
  });
  const names = properties.map((property) => (property?.type === "Property" ? keyName(property) : undefined));
  return { names: names.filter((name) => name !== undefined), any: names.includes(undefined) };
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
