import type { TSESTree } from "@typescript-eslint/utils";
import { classNamed, fieldAccesses, ownerOf } from "./field-accesses.js";
import { findVariable } from "./find-variable.js";
import { calledFunction } from "./called-function.js";
import { isReader } from "./changes-of-value.js";
import { argumentsOf, hostOfThis, thisOf } from "./host-of-this.js";
import { isMemberOfDouble } from "./is-only-looked-at.js";
import { instancesOf, possibleAccesses } from "./instances.js";
import { fullMemberName, membersNamed } from "./members-named.js";
import {
  bare,
  classOfThis,
  enclosingFunction,
  isClass,
  isFunction,
  isNullish,
  isWrapper,
  keyName,
  memberName,
  outermost,
  sourceOf,
  walk,
  type ClassNode,
  type FunctionNode,
  type Node,
  type SourceCode,
  type Variable,
} from "./syntax-tree.js";
import { userOfField } from "./user-of-field.js";
import { templateUse } from "./template-use.js";
import { isTextMethod } from "./text-method.js";

/** How a client leaves the sight of the file, or is replaced by another one. */
type Departure = "returned" | "exported" | "stored" | "passed" | "reassigned" | "disposed" | "template" | "other";

/** A place at which the client, or a transaction or pipeline that it opened, arrives. */
export type Place =
  /** A member of it is read, written or called. */
  | {
      readonly what: "member";
      readonly node: TSESTree.MemberExpression;
      readonly chain: boolean;
      readonly isPossible: boolean;
    }
  /** `const { quit } = client`. */
  | {
      readonly what: "key";
      readonly node: TSESTree.Property;
      readonly chain: boolean;
      readonly isPossible: boolean;
    }
  | {
      readonly what: "departure";
      readonly how: Departure;
      readonly node: Node;
      readonly name?: string;
      /** The walk goes on through all that holds the client now. */
      readonly inSight?: boolean;
    }
  /** A property of the client, or what it holds, is changed, called, or given away (`isAway`). */
  | { readonly what: "part"; readonly name: string; readonly node: Node; readonly isAway: boolean }
  /** A template uses it in a way that cannot be followed. */
  | { readonly what: "mention"; readonly offset: number };

/** Methods of an emitter: they return it, and call their listeners on it. */
const LISTENING = new Set(["on", "once", "addListener", "prependListener", "prependOnceListener"]);
/** Further methods that return the client, a promise of it, or a view of the same connection. */
const RETURNS_CLIENT = new Set([
  "connect",
  "off",
  "removeListener",
  "removeAllListeners",
  "setMaxListeners",
  "withCommandOptions",
  "withTypeMapping",
  "withAbortSignal",
  "asap",
  "legacy",
]);
const OPENS_CHAIN = new Set(["multi", "MULTI", "pipeline", "batch"]);
const ENDS_CHAIN = /^(exec|discard)/i;
/** Calls that answer what they were given: `Promise.all([client])`, `promisifyAll(client)`. */
const TRANSPARENT = new Set([
  "Promise.resolve",
  "Promise.all",
  "Promise.allSettled",
  "Object.freeze",
  "Object.seal",
  "Array.from",
]);
/** Calls that only look at what they are given. */
const ONLY_LOOKS = /^(Boolean|String|console\.\w+)$/;
const ADDS_ELEMENT = new Set(["push", "unshift", "add", "set"]);
const TAKES_ELEMENT = new Set(["get", "at", "pop", "shift", "find", "findLast"]);
/** Give a list of the same elements, or a way through them. */
const KEEPS_ELEMENTS =
  /^(?:values|slice|filter|concat|flat|fill|splice|with|(?:to)?(?:Reversed|Sorted|Spliced)|reverse|sort|set|add|push|unshift)$/;
/** Hand their elements to a callback; the last two after what it has gathered. */
const VISITS_ELEMENTS =
  /^(?:forEach|map|filter|some|every|find(?:Last)?(?:Index)?|flatMap|(?<gathers>reduce(?:Right)?))$/;
/** Ask a list, a map or an object about what it holds, or take something out without giving it to anybody. */
const ASKS_COLLECTION = /^(?:has|hasOwnProperty|includes|(?:lastI|i)ndexOf|join|delete|clear|toString|toLocaleString)$/;
/** Parents that neither keep a value nor hand it on. */
const HARMLESS_PARENTS = new Set([
  "ExpressionStatement",
  "UnaryExpression",
  "BinaryExpression",
  "UpdateExpression",
  "IfStatement",
  "WhileStatement",
  "DoWhileStatement",
  "ForStatement",
  "ForInStatement",
  "SwitchStatement",
  "SwitchCase",
  "TSTypeQuery",
  "TSQualifiedName",
  "ObjectPattern",
  "ArrayPattern",
  "RestElement",
  "MethodDefinition",
  "ClassDeclaration",
  "ClassExpression",
  "Decorator",
]);

/** What must be done to a value to get at the client: `()` call it, `.name` read a property, `.*` any element, `.?` any property. */
type Step = string;
const CALL = "()";
const ELEMENT = ".*";
const PROPERTY = ".?";

/** An expression that is the client, or that gives it after some steps. */
interface Arrival {
  readonly node: Node;
  readonly steps: readonly Step[];
  /** It is a transaction or pipeline of the client. */
  readonly chain: boolean;
  /** It is not the client but what a property of it holds: `client.options`. */
  readonly part?: Part | undefined;
  /** Where the client went into the function or the object that the steps lead through. */
  readonly entered: Node | undefined;
  /**
   * With that many steps left, or more, it is an instance of a class, or the class itself: its fields are taken to be used in this file
   * only, wherever it goes.
   */
  readonly instanceAt?: number | undefined;
  /** Nothing in the file says that it is the client, only that it may be: what leaves sight there is not told. */
  readonly isPossible?: boolean;
  /** It was put into something that is out of sight already. */
  readonly isGone?: boolean;
}

interface Part {
  readonly name: string;
  /** It is a property of that again: only what changes it is told. */
  readonly isInner: boolean;
}

/** Deeper nests of functions and objects are given up. */
const MAX_STEPS = 4;
/** Far more than real files have; keeps generated ones from costing without bound. */
const MAX_ARRIVALS = 5000;

/** Where a trace begins, and what it may take for granted. */
export interface TraceStart {
  /** `expression` (default) is the client; or it is a variable, parameter or field that holds it; or a function that answers with it. */
  readonly at?: "value" | "holder" | "function";
  /** The client is a property of it: `.redis`, outermost first. */
  readonly through?: readonly string[];
  /** Whether another value that a holder gets is as good as the client itself, so that it counts as no other one. */
  readonly isSame?: (value: Node) => boolean;
}

/**
 * Every place of the file at which the client of a construction arrives, in no particular order and without regard to
 * the order of execution: through variables, aliases, fields, parameters, results of functions, objects and collections
 * of the same file. Where the walk cannot follow it says so with a departure.
 */
export function traceClient(
  expression: Node,
  sourceCode: SourceCode,
  { at = "value", through = [], isSame }: TraceStart = {},
): Place[] {
  const places: Place[] = [];
  const queue: Arrival[] = [];
  const arrived = new Map<Node, Set<string>>();
  const bound = new Map<object, Set<string>>();
  /** Assignments and declarations by which the client itself was written somewhere. */
  const own = new Set<Node>();
  /** Other writes to what holds the client: told once it is known which of them are not its own. */
  const writes: { readonly target: Node; readonly by: Node | undefined }[] = [];

  const start: Arrival = { node: expression, steps: through, chain: false, entered: undefined };
  if (at === "holder") hold(expression, start);
  else if (at === "function" && isFunction(expression)) followResult(start, expression);
  else arrive(start);
  for (let item = queue.shift(); item; item = queue.shift()) follow(item);
  for (const { target, by } of writes) {
    if (!by || (!own.has(by) && !isEmptyWrite(by) && !isSameWrite(by)))
      places.push({ what: "departure", how: "reassigned", node: target });
  }
  return places;

  function hold(target: Node, item: Arrival): void {
    if (target.type === "PropertyDefinition" || target.type === "AccessorProperty") {
      const name = keyName(target);
      own.add(target);
      if (name !== undefined) bindField(target.parent.parent, name, item);
    } else bind(target, item, target);
  }

  function isSameWrite(by: Node): boolean {
    const value = valueWrittenBy(by);
    return value !== undefined && isSame?.(value) === true;
  }

  function arrive(item: Arrival): void {
    if (item.steps.length > MAX_STEPS || arrived.size > MAX_ARRIVALS) return depart("other", item, item.node);
    if (firstTime(arrived, item.node, item)) queue.push(item);
  }

  function firstTime<K>(seen: Map<K, Set<string>>, key: K, item: Arrival): boolean {
    const how = wayOf(item);
    const before = seen.get(key);
    if (before?.has(how)) return false;
    if (before) before.add(how);
    else seen.set(key, new Set([how]));
    return true;
  }

  function depart(how: Departure, item: Arrival, node: Node, name?: string, inSight = false): void {
    if (isUntold(item)) return;
    if (item.part) {
      if (!item.part.isInner && !inSight) places.push({ what: "part", name: item.part.name, node, isAway: true });
      return;
    }
    const sight = inSight ? { inSight } : {};
    // Whoever gets a function that answers with the client gets the client from it.
    if (item.steps.includes(CALL))
      places.push({ what: "departure", how: "returned", node: item.entered ?? node, ...sight });
    else
      places.push({
        what: "departure",
        how,
        node: item.entered ?? node,
        ...(name === undefined ? {} : { name }),
        ...sight,
      });
  }

  /** The same value at another node. */
  function on(item: Arrival, node: Node): void {
    arrive({ ...item, node });
  }

  function into(item: Arrival, node: Node, ...steps: readonly Step[]): void {
    arrive({ ...item, node, steps: [...steps, ...item.steps], entered: item.entered ?? item.node });
  }

  /** One step nearer to the client. */
  function nearer(item: Arrival, node: Node): void {
    const inner = within(item);
    arrive({ ...inner, node, entered: inner.steps.length > 0 ? item.entered : undefined });
  }

  function follow(item: Arrival): void {
    const { node } = item;
    const parent = node.parent;
    if (!parent) return;
    if (node.type === "ObjectExpression") followThisOf(node, item);
    if (isWrapper(parent) || parent.type === "AwaitExpression") return on(item, parent);
    switch (parent.type) {
      case "LogicalExpression":
        if (parent.operator !== "&&" || parent.right === node) on(item, parent);
        return;
      case "ConditionalExpression":
        if (parent.test !== node) on(item, parent);
        return;
      case "SequenceExpression":
        if (parent.expressions.at(-1) === node) on(item, parent);
        return;
      case "AssignmentExpression":
        if (parent.left === node) {
          if (parent.operator === "||=" || parent.operator === "??=") on(item, parent);
          return;
        }
        bind(parent.left, item, parent);
        return on(item, parent);
      case "VariableDeclarator":
        if (parent.init !== node) return;
        if (isUsing(parent.parent) && item.steps.length === 0) depart("disposed", item, node);
        return bind(parent.id, item, parent);
      case "AssignmentPattern":
        if (parent.right !== node) return;
        return bind(parent.parent.type === "TSParameterProperty" ? parent.parent : parent.left, item, parent);
      case "PropertyDefinition":
      case "AccessorProperty": {
        if (parent.value !== node) return;
        const name = keyName(parent);
        own.add(parent);
        if (name === undefined) return depart("stored", item, node);
        return bindField(parent.parent.parent, name, item);
      }
      case "Property":
        if (parent.parent.type !== "ObjectExpression" || parent.value !== node) return;
        return into(item, parent.parent, stepTo(keyName(parent)));
      case "ArrayExpression": {
        const index = parent.elements.indexOf(node as TSESTree.Expression);
        const certain = !parent.elements.slice(0, index).some((element) => element?.type === "SpreadElement");
        return into(item, parent, certain ? `.${index}` : ELEMENT);
      }
      case "SpreadElement":
        return followSpread(item, parent);
      case "MemberExpression":
        if (parent.object === node) followMember(item, parent);
        return;
      case "CallExpression":
      case "NewExpression":
        if (parent.callee !== node) return followArgument(item, parent);
        if (item.steps[0] === CALL && parent.type === "CallExpression") nearer(item, parent);
        else if (isWhole(item)) depart("other", item, node);
        return;
      case "ReturnStatement": {
        const around = enclosingFunction(node);
        return around ? followResult(item, around) : depart("returned", item, node);
      }
      case "ArrowFunctionExpression":
        if (parent.body === node) followResult(item, parent);
        return;
      case "YieldExpression":
        return depart("returned", item, node);
      case "ExportDefaultDeclaration":
      case "ExportSpecifier":
      case "TSExportAssignment":
        return depart("exported", item, node);
      case "ForOfStatement":
        if (parent.right !== node) return;
        if (!isElementStep(item.steps[0])) return depart("other", item, node);
        return bindLoop(loopTarget(parent.left), within(item), parent);
      case "TemplateLiteral":
        if (parent.parent.type === "TaggedTemplateExpression")
          depart("passed", item, node, sourceOf(parent.parent.tag, sourceCode));
        return;
      case "JSXExpressionContainer":
      case "JSXSpreadAttribute":
        return depart("passed", item, node);
      default:
        if (isTemplateNode(parent)) depart("template", item, node);
        else if (!HARMLESS_PARENTS.has(parent.type)) depart("other", item, node);
    }
  }

  function followSpread(item: Arrival, spread: TSESTree.SpreadElement): void {
    const [first] = item.steps;
    const { parent } = spread;
    // A copy.
    if (item.part && item.steps.length === 0) return;
    if (first?.startsWith(".") && parent.type === "ObjectExpression") on(item, parent);
    else if (isElementStep(first) && parent.type === "ArrayExpression")
      arrive({ ...item, node: parent, steps: [ELEMENT, ...item.steps.slice(1)] });
    else if (parent.type === "CallExpression" || parent.type === "NewExpression")
      depart("passed", item, item.node, sourceOf(parent.callee, sourceCode));
    else depart("other", item, item.node);
  }

  function followMember(item: Arrival, access: TSESTree.MemberExpression): void {
    const [first] = item.steps;
    if (first === undefined) return item.part ? followPart(item, access) : followMemberOfClient(item, access);
    const name = fullMemberName(access);
    const call = callOf(access);
    if (first === CALL) {
      if (call && (name === "call" || name === "apply")) nearer(item, call);
      else if (call && name === "bind") on(item, call);
      return;
    }
    if (leadsOn(first, access, name, call !== undefined)) {
      // The client itself is no function.
      if (!writeOf(access) && !(name === undefined && call && item.steps.length === 1)) nearer(item, access);
      return;
    }
    if (!call || name === undefined) return;
    if (name === "then") return bindCallback(call, item);
    if (isElementStep(first)) followCollection(item, access, name, call);
  }

  /** A method of a list, a map or a set that holds the client, or of a way through one. */
  function followCollection(
    item: Arrival,
    access: TSESTree.MemberExpression,
    name: string,
    call: TSESTree.CallExpression,
  ): void {
    const elements: Arrival = { ...item, node: call, steps: [ELEMENT, ...item.steps.slice(1)] };
    const visits = VISITS_ELEMENTS.exec(name);
    if (TAKES_ELEMENT.has(name)) nearer(item, call);
    if (KEEPS_ELEMENTS.test(name)) arrive(elements);
    if (visits) visitElements(item, call, visits.groups?.["gathers"] !== undefined);
    if (name === "next") arrive({ ...item, node: call, steps: [".value", ...item.steps.slice(1)] });
    if (name === "entries") arrive({ ...item, node: call, steps: [ELEMENT, ".1", ...item.steps.slice(1)] });
    // The keys of a set are its elements, those of a map are not.
    if (name === "keys") arrive({ ...elements, isPossible: true });
    const isUnderstood =
      visits !== null ||
      TAKES_ELEMENT.has(name) ||
      KEEPS_ELEMENTS.test(name) ||
      ASKS_COLLECTION.test(name) ||
      /^(?:next|entries|keys)$/.test(name);
    if (!isUnderstood && item.isGone !== true) depart("passed", item, item.node, sourceOf(access, sourceCode));
  }

  /** The callback of a list gets its elements and, behind the place of each, the list; one that gathers gets what it has before them. */
  function visitElements(item: Arrival, call: TSESTree.CallExpression, gathers: boolean): void {
    const [callback, initial] = call.arguments;
    if (!callback) return;
    const element = gathers ? 1 : 0;
    bindParameter(callback, element, within(item));
    if (gathers && !initial) bindParameter(callback, 0, within(item));
    if (calledFunction(callback, sourceCode)) bindParameter(callback, element + 2, item);
  }

  function followMemberOfClient(item: Arrival, access: TSESTree.MemberExpression): void {
    const name = fullMemberName(access);
    const call = callOf(access);
    if (!item.chain && call && name === "then") {
      bindCallback(call, item);
      return;
    }
    if (!item.chain && call && (name === "catch" || name === "finally")) return on(item, call);
    places.push({ what: "member", node: access, chain: item.chain, isPossible: item.isPossible === true });
    if (name === undefined) return;
    if (name === "v4") return on(item, access);
    if (!call) {
      if (isWhole(item) && !writeOf(access)) arrive({ ...item, node: access, part: { name, isInner: false } });
      return;
    }
    if (item.chain) {
      if (!ENDS_CHAIN.test(name)) on(item, call);
      return;
    }
    if (OPENS_CHAIN.has(name)) return arrive({ ...item, node: call, chain: true });
    if (LISTENING.has(name)) {
      for (const argument of call.arguments) {
        const listener = calledFunction(argument, sourceCode);
        if (listener) enterThis(listener, item);
      }
      on(item, call);
    }
    if (RETURNS_CLIENT.has(name)) on(item, call);
  }

  /** A member of what a property of the client holds: `client.options.db`. */
  function followPart(item: Arrival, access: TSESTree.MemberExpression): void {
    const { part } = item;
    if (!part) return;
    let at: TSESTree.MemberExpression = access;
    for (let up = outermost(at).parent; up?.type === "MemberExpression" && up.object === outermost(at);)
      [at, up] = [up, outermost(up).parent];
    const name = memberName(at);
    const isWritten = writeOf(at) !== undefined || isDeleted(at);
    const isCalled = callOf(at) !== undefined && !part.isInner && !leavesAlone(name);
    if (isWritten || isCalled) places.push({ what: "part", name: part.name, node: at, isAway: false });
    else if (!callOf(at)) arrive({ ...item, node: at, part: { ...part, isInner: true } });
  }

  function followArgument(item: Arrival, call: TSESTree.CallExpression | TSESTree.NewExpression): void {
    const index = call.arguments.indexOf(item.node as TSESTree.CallExpressionArgument);
    // Type arguments and the like are no values.
    if (index < 0) return;
    const callee = bare(call.callee);
    const name = callee.type === "MemberExpression" ? memberName(callee) : undefined;
    const text = sourceOf(call.callee, sourceCode);
    if (callee.type === "MemberExpression" && call.type === "CallExpression" && name !== undefined) {
      if (item.steps[0] === CALL && (name === "then" || name === "catch")) return nearer(item, call);
      if (index === 0 && (name === "bind" || name === "call" || name === "apply")) {
        const receiving = calledFunction(callee.object, sourceCode);
        if (receiving) return enterThis(receiving, item);
        if (item.steps.length === 0) return followReceiver(item, callee);
      }
      const isLast = index === call.arguments.length - 1;
      if (ADDS_ELEMENT.has(name) && (isLast || name === "push" || name === "unshift")) {
        const isGone = !isFollowed(callee.object);
        depart("stored", item, item.node, text, !isGone);
        const steps = [ELEMENT, ...item.steps];
        return bindReceiver(callee.object, { ...withEntry(item), steps, isGone });
      }
    }
    const constructor = constructorOf(call);
    // What a proxy is asked for or told reaches what stands behind it.
    if (call.type === "NewExpression" && text === "Proxy" && index === 0) return on(item, call);
    if (text === "Object.values" && item.steps[0]?.startsWith("."))
      return arrive({ ...item, node: call, steps: [ELEMENT, ...item.steps.slice(1)] });
    if (text === "Object.entries" && item.steps[0]?.startsWith("."))
      return arrive({ ...item, node: call, steps: [ELEMENT, ".1", ...item.steps.slice(1)] });
    if (ONLY_LOOKS.test(text) || (item.part && !constructor && onlyReads(call, index, text))) return;
    if (text === "Array.from" && call.arguments[1] && isElementStep(item.steps[0]))
      return bindParameter(call.arguments[1], 0, within(item));
    if (TRANSPARENT.has(text) || /(^|\.)promisifyAll$/.test(text)) return on(item, call);
    const spread = call.arguments.slice(0, index).some((argument) => argument.type === "SpreadElement");
    const called = (call.type === "NewExpression" ? undefined : calledFunction(call.callee, sourceCode)) ?? constructor;
    if (spread || !called || !enters(called, index, item)) depart("passed", item, item.node, text);
  }

  /** `stop.call(client)`: what a function of the file has as its `this`. */
  function enterThis(called: FunctionNode, item: Arrival): void {
    if (called.type === "ArrowFunctionExpression") return;
    for (const self of thisOf(called, sourceCode)) on(withEntry(item), self);
  }

  /** The argument with that number of a function of the file; false where it has no name for it there. */
  function enters(called: FunctionNode, index: number, item: Arrival): boolean {
    const last = called.params.at(-1);
    const parameter = called.params[index] ?? (last?.type === "RestElement" ? last : undefined);
    if (!parameter) return false;
    for (const all of argumentsOf(called, sourceCode)) into(item, all, `.${index}`);
    if (parameter.type === "RestElement")
      bind(parameter.argument, { ...item, steps: [ELEMENT, ...item.steps] }, parameter);
    else bind(parameter, item, parameter);
    return true;
  }

  function constructorOf(call: TSESTree.CallExpression | TSESTree.NewExpression): FunctionNode | undefined {
    let owner: ClassNode | undefined;
    if (call.type === "NewExpression") owner = classNamed(call.callee, sourceCode);
    else if (call.callee.type === "Super") {
      const around = classOfThis(call);
      owner = around?.superClass ? classNamed(around.superClass, sourceCode) : undefined;
    }
    for (let depth = 0; owner && depth < 8; depth++) {
      const found = owner.body.body.find(
        (member) => member.type === "MethodDefinition" && member.kind === "constructor" && isFunction(member.value),
      );
      if (found?.type === "MethodDefinition" && isFunction(found.value)) return found.value;
      owner = owner.superClass ? classNamed(owner.superClass, sourceCode) : undefined;
    }
    return undefined;
  }

  /** `client.quit.bind(client)`, `promisify(client.quit).bind(client)`, `Redis.prototype.quit.call(client)`. */
  function followReceiver(item: Arrival, callee: TSESTree.MemberExpression): void {
    const method = methodIn(callee.object);
    if (!method) return depart("passed", item, item.node, sourceOf(callee, sourceCode));
    // A method of the client itself is met there.
    if (sourceOf(method.object, sourceCode) !== sourceOf(item.node, sourceCode))
      places.push({ what: "member", node: method, chain: item.chain, isPossible: item.isPossible === true });
  }

  function bindReceiver(receiver: Node, item: Arrival): void {
    const inner = bare(receiver);
    if (inner.type === "Identifier") bindVariable(inner, item, undefined);
    else if (inner.type === "MemberExpression") bindMember(inner, item, undefined);
  }

  /** The first parameter of the function that a call is given. */
  function bindCallback(call: TSESTree.CallExpression, item: Arrival): void {
    const [callback] = call.arguments;
    if (callback) bindParameter(callback, 0, item);
  }

  function bindParameter(callback: Node, index: number, item: Arrival): void {
    const called = calledFunction(callback, sourceCode);
    if (!called) depart("passed", item, item.node, sourceOf(callback, sourceCode));
    // Without a parameter there only `arguments` gives it.
    else if (!enters(called, index, item))
      for (const all of argumentsOf(called, sourceCode)) into(item, all, `.${index}`);
  }

  /** The client is what a function answers with. */
  function followResult(item: Arrival, of: FunctionNode): void {
    const { parent } = of;
    if (of.generator) return depart("returned", item, item.node);
    if (of.type === "FunctionDeclaration") {
      if (parent.type === "ExportDefaultDeclaration" || parent.type === "ExportNamedDeclaration")
        depart("returned", item, item.node);
      if (of.id) bindVariable(of.id, withStep(item, CALL), of);
      return;
    }
    if (parent.type === "MethodDefinition" && isClass(parent.parent.parent)) {
      const name = keyName(parent);
      if (parent.accessibility !== "private" && !name?.startsWith("#")) depart("returned", item, item.node);
      if (name === undefined || parent.kind === "constructor") return;
      return bindField(parent.parent.parent, name, parent.kind === "get" ? withEntry(item) : withStep(item, CALL));
    }
    if (parent.type === "Property" && parent.kind === "get" && parent.parent.type === "ObjectExpression")
      return into(item, parent.parent, stepTo(keyName(parent)));
    into(item, of, CALL);
  }

  function bind(target: Node, item: Arrival, by: Node): void {
    const inner = bare(target);
    own.add(by);
    switch (inner.type) {
      case "Identifier":
        return bindVariable(inner, item, by);
      case "MemberExpression":
        return bindMember(inner, item, by);
      case "AssignmentPattern":
        own.add(inner);
        return bind(inner.left, item, by);
      case "TSParameterProperty": {
        const { parameter } = inner;
        const name = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
        bind(parameter, item, by);
        const owner = inner.parent.parent?.parent?.parent;
        if (isClass(owner) && name.type === "Identifier") bindField(owner, name.name, item);
        return;
      }
      case "ObjectPattern":
        return bindObjectPattern(inner, item, by);
      case "ArrayPattern": {
        const [first] = item.steps;
        if (!isElementStep(first)) return depart("other", item, inner);
        const rest = within(item);
        for (const [index, element] of inner.elements.entries()) {
          if (element?.type === "RestElement") bind(element.argument, { ...item, steps: [ELEMENT, ...rest.steps] }, by);
          else if (element && (first === ELEMENT || first === `.${index}`)) bind(element, rest, by);
        }
        return;
      }
      default:
        depart("other", item, inner);
    }
  }

  /** A loop that takes its elements apart goes through the entries of a map. */
  function bindLoop(target: Node, item: Arrival, by: Node): void {
    const isEntry = target.type === "ArrayPattern" && item.steps.length === 0;
    bind(target, isEntry ? { ...item, steps: [".1"] } : item, by);
  }

  function bindProperty(property: TSESTree.Property, item: Arrival): void {
    bind(property.value, item, writeOf(property.value) ?? property);
  }

  function bindObjectPattern(pattern: TSESTree.ObjectPattern, item: Arrival, by: Node): void {
    const [first] = item.steps;
    for (const property of pattern.properties) {
      if (property.type === "RestElement") {
        if (first === undefined && item.part) continue;
        if (first === undefined) depart("other", item, property);
        else bind(property.argument, item, by);
      } else if (first === undefined) {
        const name = keyName(property);
        const part = item.part
          ? { ...item.part, isInner: true }
          : name === undefined
            ? undefined
            : { name, isInner: false };
        if (!item.part)
          places.push({ what: "key", node: property, chain: item.chain, isPossible: item.isPossible === true });
        if (part && (item.part || isWhole(item))) bind(property.value, { ...item, part }, by);
      } else if (first === PROPERTY || first === stepTo(keyName(property))) bind(property.value, within(item), by);
    }
  }

  function bindVariable(identifier: TSESTree.Identifier, item: Arrival, by: Node | undefined): void {
    const variable = findVariable(identifier, sourceCode);
    if (by && item.steps[0]?.startsWith("."))
      depart("stored", item, item.node, identifier.name, variable !== undefined);
    if (!variable) {
      // An undeclared variable is a property of the global object.
      if (by) depart("stored", item, item.node, identifier.name);
      for (const reference of sourceCode.scopeManager?.globalScope?.through ?? []) {
        if (reference.identifier.name === identifier.name && reference.isRead()) on(item, reference.identifier);
      }
      return;
    }
    if (!firstTime(bound, variable, item)) return;
    if (isExported(variable)) depart("exported", item, variable.identifiers[0] ?? identifier);
    const offset = templateUse(variable, sourceCode);
    if (offset !== undefined && !isUntold(item)) places.push({ what: "mention", offset });
    for (const reference of variable.references) {
      if ("isValueReference" in reference && reference.isValueReference === false) continue;
      const at = reference.identifier as Node;
      if (reference.isRead()) on(item, at);
      if (reference.isWrite() && isWhole(item)) writes.push({ target: at, by: writeOf(at) });
    }
  }

  function bindField(owner: ClassNode, name: string, item: Arrival): void {
    const places = bound.get(owner) ?? new Set<string>();
    const how = `${name} ${wayOf(item)}`;
    if (places.has(how)) return;
    bound.set(owner, places.add(how));
    const user = userOfField(owner, name, sourceCode);
    if (user) depart(user.type === "Decorator" ? "passed" : "stored", item, item.node, nameOfUser(user));
    const { accesses, properties } = fieldAccesses(owner, name, sourceCode);
    for (const access of accesses) meet(access, item);
    for (const property of properties) bindProperty(property, item);
    for (const member of owner.body.body) {
      if (member.type !== "MethodDefinition" || member.kind !== "set" || keyName(member) !== name) continue;
      const parameter = isFunction(member.value) ? member.value.params[0] : undefined;
      if (parameter) bind(parameter, item, parameter);
    }
    followInstances(owner, name, item);
  }

  function nameOfUser(user: TSESTree.Decorator | Node): string {
    return sourceOf(user.type === "Decorator" ? user.expression : user, sourceCode);
  }

  /** What holds the client is a property of every instance of a class, or of the class. */
  function followInstances(owner: ClassNode | FunctionNode, name: string, item: Arrival): void {
    const steps = [`.${name}`, ...item.steps];
    const instanceAt = item.instanceAt ?? steps.length;
    if (!name.startsWith("#"))
      for (const node of instancesOf(owner, sourceCode)) arrive({ ...withEntry(item), node, steps, instanceAt });
    const { accesses, properties } = possibleAccesses(owner, name, sourceCode);
    const possible: Arrival = { ...item, isPossible: true };
    for (const access of accesses) if (!writeOf(access)) on(possible, access);
    for (const property of properties) bindProperty(property, possible);
  }

  /** A method of an object that holds the client may be called on it. */
  function followThisOf(object: TSESTree.ObjectExpression, item: Arrival): void {
    const [first] = item.steps;
    if (!first?.startsWith(".") || item.steps.includes(CALL)) return;
    walk(object, sourceCode, (node) => {
      if (node.type === "ThisExpression" && !classOfThis(node) && hostOfThis(node, sourceCode).what !== "nothing")
        on(item, node);
    });
    for (const access of membersNamed(first.slice(1), sourceCode).accesses) {
      const self = bare(access.object);
      if (self.type === "ThisExpression" && !classOfThis(self) && !writeOf(access))
        arrive({ ...within(item), node: access, isPossible: true });
    }
  }

  /** What holds the client is a property of `this`, which is no instance of a class of the file. */
  function bindThis(self: Node, name: string, item: Arrival, by: Node | undefined): void {
    const host = hostOfThis(self, sourceCode);
    const held = withStep(item, `.${name}`);
    switch (host.what) {
      case "objects":
        for (const node of host.nodes) arrive({ ...held, node });
        return;
      case "constructor":
        return followInstances(host.of, name, item);
      case "holder": {
        const holder = bare(host.node);
        const owner = ownerOf(holder, sourceCode);
        if (owner) return bindField(owner, name, item);
        if (holder.type === "ThisExpression") return bindThis(holder, name, item, by);
        if (by) depart("stored", item, item.node, sourceOf(holder, sourceCode), isFollowed(holder));
        return bindReceiver(holder, held);
      }
      case "exports":
        return depart("exported", item, self);
      case "unknown":
        return depart("stored", item, item.node, `this.${name}`);
      case "nothing":
    }
  }

  /** A member that holds the client is read or written. */
  function meet(access: TSESTree.MemberExpression, item: Arrival): void {
    const by = writeOf(access);
    if (!by) return on(item, access);
    if (by.type === "AssignmentExpression" && by.operator !== "=") on(item, access);
    if (isWhole(item)) writes.push({ target: access, by });
  }

  function bindMember(target: TSESTree.MemberExpression, item: Arrival, by: Node | undefined): void {
    const name = fullMemberName(target);
    const object = bare(target.object);
    if (name === undefined) {
      const isGone = !isFollowed(object);
      if (by) depart("stored", item, item.node, sourceOf(target, sourceCode), !isGone);
      return bindReceiver(object, { ...withStep(item, PROPERTY), isGone });
    }
    const owner = ownerOf(object, sourceCode);
    if (owner) return bindField(owner, name, item);
    const text = sourceOf(object, sourceCode);
    if (text === "exports" || text === "module.exports" || (text === "module" && name === "exports"))
      depart("exported", item, target);
    else if (by && text !== "this") depart("stored", item, item.node, sourceOf(target, sourceCode), isRecord(object));
    if (object.type === "ThisExpression") bindThis(object, name, item, by);
    const root = rootOf(target);
    const same = (other: Node): boolean =>
      sourceOf(other, sourceCode) === text && isSameRoot(rootOf(other), root, sourceCode);
    const { accesses, patterns } = membersNamed(name, sourceCode);
    for (const access of accesses) if (same(access.object)) meet(access, item);
    for (const { property, from } of patterns) if (same(from)) bindProperty(property, item);
  }

  /** Whether a collection is one of this file, so that whoever gets it is met on the way. */
  function isFollowed(receiver: Node): boolean {
    const inner = bare(receiver);
    if (inner.type === "MemberExpression") {
      const name = fullMemberName(inner);
      return name !== undefined && ownerOf(bare(inner.object), sourceCode) !== undefined;
    }
    return inner.type === "Identifier" && isOwnVariable(findVariable(inner, sourceCode));
  }

  /** Whether an object is made in this file and never handed on as a whole. */
  function isRecord(object: Node): boolean {
    const variable = object.type === "Identifier" ? findVariable(object, sourceCode) : undefined;
    return (
      variable !== undefined &&
      isOwnVariable(variable) &&
      !isExported(variable) &&
      variable.references.every(({ identifier, init }) => {
        const { parent } = identifier as Node;
        return init === true || (parent?.type === "MemberExpression" && parent.object === identifier);
      })
    );
  }

  /** Whether nothing is told of where it goes. */
  function isUntold({ steps, instanceAt, isPossible }: Arrival): boolean {
    return isPossible === true || (instanceAt !== undefined && steps.length >= instanceAt);
  }

  function isWhole({ steps, chain, part, isPossible }: Arrival): boolean {
    return steps.length === 0 && !chain && !part && isPossible !== true;
  }

  function wayOf(item: Arrival): string {
    const part = item.part ? `.${item.part.name}${item.part.isInner ? "." : ""}=` : "";
    return part + item.steps.join("") + (item.chain ? "&" : "") + (item.isPossible ? "?" : isUntold(item) ? "~" : "");
  }

  /** One step further in. */
  function within(item: Arrival): Arrival {
    const steps = item.steps.slice(1);
    const { instanceAt } = item;
    return {
      ...item,
      steps,
      instanceAt: instanceAt !== undefined && steps.length < instanceAt ? undefined : instanceAt,
    };
  }

  function withEntry(item: Arrival): Arrival {
    return { ...item, entered: item.entered ?? item.node };
  }

  function withStep(item: Arrival, step: Step): Arrival {
    return { ...withEntry(item), steps: [step, ...item.steps] };
  }
}

/** What stands for a declaration in a template has no kind. */
function isUsing(declaration: TSESTree.VariableDeclaration): boolean {
  return declaration.type === "VariableDeclaration" && declaration.kind.endsWith("using");
}

function isDeleted(node: Node): boolean {
  const { parent } = outermost(node);
  return parent?.type === "UnaryExpression" && parent.operator === "delete";
}

/** Methods of functions, of texts and of test doubles, which change nothing of what they are called on. */
function leavesAlone(name: string | undefined): boolean {
  return name !== undefined && (/^(?:bind|call|apply)$/.test(name) || isTextMethod(name) || isMemberOfDouble(name));
}

/** Whether a call only reads an object that it is given. */
function onlyReads(call: TSESTree.CallExpression | TSESTree.NewExpression, index: number, callee: string): boolean {
  return call.type === "NewExpression" || isReader(callee) || (callee === "Object.assign" && index > 0);
}

/** Templates of Svelte; those of Astro are JSX. */
function isTemplateNode(node: Node): boolean {
  return (node.type as string).startsWith("Svelte");
}

function stepTo(name: string | undefined): Step {
  return name === undefined ? PROPERTY : `.${name}`;
}

function isElementStep(step: Step | undefined): boolean {
  return step === ELEMENT || step === PROPERTY || (step !== undefined && /^\.\d+$/.test(step));
}

function leadsOn(step: Step, access: TSESTree.MemberExpression, name: string | undefined, called: boolean): boolean {
  if (step === ELEMENT) return access.computed && (name === undefined || /^\d+$/.test(name));
  if (step === PROPERTY) return name === undefined || !called;
  return name === undefined ? access.computed : step === `.${name}`;
}

/** The call of a member, through assertions and optional chains. */
export function callOf(access: Node): TSESTree.CallExpression | undefined {
  let callee: Node = access;
  while (callee.parent && isWrapper(callee.parent)) callee = callee.parent;
  return callee.parent?.type === "CallExpression" && callee.parent.callee === callee ? callee.parent : undefined;
}

/** The assignment, declaration or loop that writes to a variable or a member, or undefined where it is only read. */
export function writeOf(target: Node): Node | undefined {
  let at = target;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    if (isWrapper(parent) || parent.type === "ArrayPattern" || parent.type === "RestElement") continue;
    switch (parent.type) {
      case "AssignmentExpression":
        return parent.left === at ? parent : undefined;
      case "VariableDeclarator": {
        if (parent.id !== at) return undefined;
        const loop = parent.parent.parent;
        return loop.type === "ForOfStatement" && loop.left === parent.parent ? loop : parent;
      }
      case "ForOfStatement":
      case "ForInStatement":
        return parent.left === at ? parent : undefined;
      case "UpdateExpression":
        return parent;
      case "Property":
        if (parent.parent.type !== "ObjectPattern" || parent.value !== at) return undefined;
        break;
      case "ObjectPattern":
        break;
      case "AssignmentPattern":
        if (parent.left !== at) return undefined;
        if (isFunction(parent.parent) || parent.parent.type === "TSParameterProperty") return parent;
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** `client = null` only says that there is none. The default of a parameter stands for a caller that gives none. */
function isEmptyWrite(by: Node): boolean {
  if (by.type === "AssignmentPattern") return true;
  const value = valueWrittenBy(by);
  return value ? isNullish(value) : false;
}

function valueWrittenBy(by: Node): Node | undefined {
  if (by.type === "AssignmentExpression") return by.right;
  return by.type === "VariableDeclarator" ? (by.init ?? undefined) : undefined;
}

/** What the file itself makes and gives a name, unlike parameters and imports. */
function isOwnVariable(variable: Variable | undefined): boolean {
  return (
    variable !== undefined &&
    variable.defs.length > 0 &&
    variable.defs.every(({ node }) => {
      const declarator = node as Node;
      const made = declarator.type === "VariableDeclarator" && declarator.init ? bare(declarator.init) : undefined;
      return (
        made?.type === "ObjectExpression" ||
        made?.type === "ArrayExpression" ||
        (made?.type === "NewExpression" &&
          made.callee.type === "Identifier" &&
          /^(?:Weak)?(?:Map|Set)$|^Array$/.test(made.callee.name))
      );
    })
  );
}

function isExported(variable: Variable): boolean {
  return variable.defs.some((definition) => {
    const node = definition.node as Node;
    const declaration = node.type === "VariableDeclarator" ? node.parent : node;
    return (
      declaration.parent?.type === "ExportNamedDeclaration" || declaration.parent?.type === "ExportDefaultDeclaration"
    );
  });
}

function loopTarget(left: TSESTree.ForOfStatement["left"]): Node {
  return left.type === "VariableDeclaration" ? (left.declarations[0]?.id ?? left) : left;
}

function methodIn(node: Node): TSESTree.MemberExpression | undefined {
  const inner = bare(node);
  if (inner.type === "MemberExpression") return inner;
  const [argument] = inner.type === "CallExpression" ? inner.arguments : [];
  const method = argument ? bare(argument) : undefined;
  return method?.type === "MemberExpression" ? method : undefined;
}

function rootOf(node: Node): Node {
  let root = bare(node);
  while (root.type === "MemberExpression") root = bare(root.object);
  return root;
}

function isSameRoot(one: Node, other: Node, sourceCode: SourceCode): boolean {
  if (one.type !== other.type) return false;
  if (one.type === "Identifier" && other.type === "Identifier")
    return findVariable(one, sourceCode) === findVariable(other, sourceCode);
  return one.type === "ThisExpression" && classOfThis(one) === classOfThis(other);
}
