import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ClientLibrary, ExportDescription, Opening } from "../../clients/description.js";
import { calledFunction } from "./called-function.js";
import { isWritten } from "./changes-of-value.js";
import { fieldAccesses } from "./field-accesses.js";
import { findVariable } from "./find-variable.js";
import { isInteropHelper } from "./is-interop-helper.js";
import { mayBeAnother, writtenThere, writtenTo } from "./may-be-another.js";
import { membersNamed } from "./members-named.js";
import type { ReadArguments } from "./read-arguments.js";
import type { ClassNode, FunctionNode, Node, SourceCode, Variable } from "./syntax-tree.js";
import {
  bare,
  enclosingFunction,
  isClass,
  isFunction,
  isWrapper,
  keyName,
  memberName,
  outermost,
  sourceOf,
  walk,
} from "./syntax-tree.js";

/** An export of a module of interest, wherever the file carries it. */
export interface Tracked {
  readonly library: ClientLibrary | undefined;
  readonly description: ExportDescription;
  /** Index of the canonical client, where it is one. */
  readonly canonical?: number;
  /** An older spelling of that canonical function. */
  readonly former?: boolean;
  /** Variables by which it came here, the import's own first. */
  readonly path: readonly Variable[];
  /** The classes of this file between the export and what is tracked, the one that extends the export itself first. */
  readonly subclasses?: readonly ClassNode[];
  /** It came through another file of the project. */
  readonly elsewhere?: boolean;
  /** A class of another file extends it: what that class's own constructor opens, seen from a place in this file. */
  readonly inherited?: (opening: Opening, at: Node) => ReadArguments | undefined;
  /** What a module of another file, or an object or a list of this one, holds. */
  readonly exports?: ReadonlyMap<string, Tracked>;
  /** It is an object or a list of this file around an export: the place where the export went in. */
  readonly held?: { readonly node: Node; readonly tracked: Tracked };
  /** It was taken out of an object or a list of this file: the place where it went in. */
  readonly takenFrom?: Node;
  /** What stands in its place may as well be something else: a parameter, one of several, a variable with several values. */
  readonly uncertain?: boolean;
  /** The arguments that `bind` has given it already. */
  readonly bound?: readonly TSESTree.CallExpressionArgument[];
}

/** The arguments of a call or construction. */
export interface Given {
  readonly arguments: readonly TSESTree.CallExpressionArgument[];
  /** A list with further ones, which is made elsewhere: `create.apply(redis, list)`. */
  readonly list?: Node;
}

/** What the follower finds at the end of its ways. */
export interface Sink {
  /** A call or construction of the export. */
  readonly opened: (node: TSESTree.CallExpression | TSESTree.NewExpression, tracked: Tracked, given: Given) => void;
  readonly extended: (node: ClassNode, tracked: Tracked) => void;
  /**
   * The export leaves sight. `unknown` members are reported with the member access. `node` is the export, or the place where it
   * went into the object `within` that leaves.
   */
  readonly escaped: (
    node: Node,
    kind: "exported" | "passed" | "stored" | "unknown-path",
    tracked: Tracked,
    within?: Node,
  ) => void;
  /** It is an argument of another call: answers whether that call opens a connection (plug-ins). */
  readonly passed: (call: TSESTree.CallExpression, index: number, tracked: Tracked) => boolean;
}

const PROMISIFIED = /(?:promisifyAll|pify)$/u;
/** Calls that answer what they were given. */
const TRANSPARENT = /^(?:Promise\.(?:resolve|all)|Object\.freeze)$/u;
/** Methods of lists that call a function with each element. */
const VISITS = /^(?:forEach|map|flatMap|filter|find|some|every)$/u;
const MAX_STEPS = 2_000;

/** Follows exports through the file: variables, members, patterns, parameters, fields, returns, classes. */
export class ExportFollower {
  readonly #sourceCode: SourceCode;
  readonly #sink: Sink;
  readonly #seen = new Map<Node | Variable, Set<ExportDescription>>();
  /** What stands for an object or a list that holds something, by the place where it went in: seen again, it is the same. */
  readonly #holders = new Map<Node, ExportDescription>();
  #steps = 0;

  constructor(sourceCode: SourceCode, sink: Sink) {
    this.#sourceCode = sourceCode;
    this.#sink = sink;
  }

  /** `node` is an expression whose value is the export. */
  follow(node: Node, tracked: Tracked): void {
    if (this.#visited(node, tracked)) return;
    const parent = node.parent;
    if (!parent) return;
    if (isWrapper(parent)) return this.follow(parent, tracked);
    switch (parent.type) {
      case "AwaitExpression":
      case "SpreadElement":
        return this.follow(parent, tracked);
      case "YieldExpression":
        // What a coroutine gets back is what the promise was about.
        if (parent.parent.type !== "ExpressionStatement") return this.follow(parent, tracked);
        return this.#escape(node, "stored", tracked);
      case "ForOfStatement":
        if (parent.right === node && tracked.held)
          for (const element of held(tracked))
            this.#pattern(
              parent.left.type === "VariableDeclaration" ? parent.left.declarations[0].id : parent.left,
              element,
            );
        return;
      case "SequenceExpression":
        if (parent.expressions[parent.expressions.length - 1] === node) this.follow(parent, tracked);
        return;
      case "ConditionalExpression":
        if (parent.test !== node)
          this.follow(
            parent,
            this.#beside([parent.consequent === node ? parent.alternate : parent.consequent], tracked),
          );
        return;
      case "LogicalExpression":
        return this.follow(
          parent,
          parent.right === node && parent.operator !== "&&" ? this.#beside([parent.left], tracked) : tracked,
        );
      case "AssignmentExpression":
        if (parent.right !== node) return;
        this.#pattern(parent.left, tracked);
        return this.follow(parent, tracked);
      case "AssignmentPattern":
        if (parent.right !== node) return;
        return this.#pattern(parent.parent.type === "TSParameterProperty" ? parent.parent : parent.left, tracked);
      case "VariableDeclarator":
        if (parent.init === node) this.#pattern(parent.id, tracked);
        return;
      case "MemberExpression":
        if (parent.object === node) this.#member(parent, tracked);
        return;
      case "NewExpression":
      case "CallExpression":
        return this.#call(parent, node, tracked);
      case "ClassDeclaration":
      case "ClassExpression":
        if (parent.superClass === node) this.#extended(parent, tracked);
        return;
      case "ReturnStatement":
        return this.#returned(enclosingFunction(parent), parent, tracked);
      case "ArrowFunctionExpression":
        if (parent.body === node) this.#returned(parent, parent, tracked);
        return;
      case "PropertyDefinition":
        if (parent.value === node) this.#field(parent, keyName(parent), tracked);
        return;
      case "Property":
        if (parent.value === node) this.#property(parent, tracked);
        return;
      // Spread into it: an object with the same members.
      case "ObjectExpression":
        return this.follow(parent, tracked);
      case "ExportDefaultDeclaration":
      case "TSExportAssignment":
      case "ExportSpecifier":
        return this.#escape(node, "exported", tracked);
      case "ArrayExpression":
        return this.#element(parent, node, tracked);
      case "JSXExpressionContainer":
        return this.#escape(node, "stored", tracked);
      case "TSQualifiedName": {
        // `import Redis = all.Redis`
        const member = parent.left === node ? this.memberOf(tracked, parent.right.name) : undefined;
        if (member) this.follow(parent, member);
        return;
      }
      case "TSImportEqualsDeclaration": {
        const variable = findVariable(parent.id, this.#sourceCode);
        if (variable) this.followVariable(variable, tracked);
        return;
      }
      default:
        return;
    }
  }

  followVariable(variable: Variable, tracked: Tracked): void {
    if (this.#visited(variable, tracked)) return;
    const onward: Tracked = {
      ...(variable.defs.some(isOpenParameter)
        ? { ...tracked, uncertain: true }
        : this.#beside(writtenTo(variable), tracked)),
      path: [...tracked.path, variable],
    };
    for (const reference of variable.references) {
      if (!reference.isRead() || isTypeReference(reference)) continue;
      this.follow(reference.identifier, onward);
    }
    if (isExportedDeclaration(variable)) this.#escape(variable.identifiers[0] as Node, "exported", tracked);
  }

  /** The export that a member of another one is; undefined where the catalogue does not know it. */
  memberOf(tracked: Tracked, name: string): Tracked | undefined {
    const other = tracked.exports?.get(name);
    if (other) return { ...other, path: tracked.path };
    const { members } = tracked.description;
    const own = members && Object.hasOwn(members, name) ? members[name] : undefined;
    if (own) return { ...tracked, description: own };
    return name === "default" && !tracked.held ? tracked : undefined;
  }

  /** What leaves with an object is what the object holds. */
  #escape(node: Node, kind: "exported" | "passed" | "stored", tracked: Tracked): void {
    const { held, takenFrom } = tracked;
    if (held) this.#sink.escaped(held.node, kind, held.tracked, node);
    else if (takenFrom) this.#sink.escaped(takenFrom, kind, tracked, node);
    else this.#sink.escaped(node, kind, tracked);
  }

  /** The object or list `whole`, which holds the export under a name from `place` on. */
  #hold(whole: Node, name: string, place: Node, tracked: Tracked): void {
    this.follow(whole, this.#holder(name, place, tracked));
  }

  #holder(name: string, place: Node, tracked: Tracked): Tracked {
    let description = this.#holders.get(place);
    if (!description) this.#holders.set(place, (description = {}));
    const inner = tracked.held ?? { node: place, tracked };
    return { library: undefined, description, path: tracked.path, exports: new Map([[name, tracked]]), held: inner };
  }

  /** The export, where other values may stand in the same place. */
  #beside(others: readonly Node[], tracked: Tracked): Tracked {
    const isOther = others.some((other) => mayBeAnother(other, tracked, this.#sourceCode));
    return isOther ? { ...tracked, uncertain: true } : tracked;
  }

  #visited(node: Node | Variable, tracked: Tracked): boolean {
    if (++this.#steps > MAX_STEPS) return true;
    let seen = this.#seen.get(node);
    if (!seen) this.#seen.set(node, (seen = new Set()));
    if (seen.has(tracked.description)) return true;
    seen.add(tracked.description);
    return false;
  }

  #pattern(target: Node, tracked: Tracked): void {
    const inner = bare(target);
    switch (inner.type) {
      case "Identifier": {
        const variable = findVariable(inner, this.#sourceCode);
        if (variable) this.followVariable(variable, tracked);
        return;
      }
      case "AssignmentPattern":
        return this.#pattern(inner.left, tracked);
      case "TSParameterProperty":
        return this.#parameterProperty(inner, { ...tracked, uncertain: true });
      case "ObjectPattern":
        for (const property of inner.properties) {
          if (property.type !== "Property") continue;
          const name = keyName(property);
          const member = name === undefined ? undefined : this.memberOf(tracked, name);
          if (member) this.#pattern(property.value, member);
          else if (name !== undefined) this.#unknownMember(property, name, tracked);
        }
        return;
      case "ArrayPattern":
        for (const [index, element] of inner.elements.entries()) {
          const member = element && tracked.held ? this.memberOf(tracked, String(index)) : undefined;
          if (element && member) this.#pattern(element, member);
        }
        return;
      case "MemberExpression": {
        const text = sourceOf(inner, this.#sourceCode);
        const name = memberName(inner);
        const isExport = /^(?:module\.)?exports(?:$|[.[])/u.test(text);
        if (isExport) this.#escape(inner, "exported", tracked);
        else if (inner.object.type === "ThisExpression" && name !== undefined && enclosingClass(inner))
          return this.#field(inner, name, tracked);
        else if (!this.#isOwnObject(inner.object)) this.#escape(inner, "stored", tracked);
        if (name !== undefined) this.#readsOf(inner, name, text, tracked);
        return;
      }
      default:
        return;
    }
  }

  #element(list: TSESTree.ArrayExpression, node: Node, tracked: Tracked): void {
    const index = list.elements.findIndex((element) => element === node);
    const behindSpread = list.elements.slice(0, index).some((element) => element?.type === "SpreadElement");
    if (node.type === "SpreadElement" && tracked.held) return this.follow(list, tracked);
    this.#hold(list, behindSpread ? "" : String(index), node, tracked);
  }

  /** An object that only this file makes: what is put into it has not left yet. */
  #isOwnObject(object: Node): boolean {
    const inner = bare(object);
    const variable = inner.type === "Identifier" ? findVariable(inner, this.#sourceCode) : undefined;
    const declarator = variable?.defs[0]?.node as Node | undefined;
    const made = declarator?.type === "VariableDeclarator" && declarator.init ? bare(declarator.init) : undefined;
    if (made?.type !== "ObjectExpression" || !variable) return false;
    return !isExportedDeclaration(variable) && !variable.references.some(({ identifier }) => isHandedOn(identifier));
  }

  /** What was written to `object.name` is read from there: from the same variable, or under the same words. */
  #readsOf(written: TSESTree.MemberExpression, name: string, text: string, tracked: Tracked): void {
    const root = bare(written.object);
    const variable = root.type === "Identifier" ? findVariable(root, this.#sourceCode) : undefined;
    for (const access of membersNamed(name, this.#sourceCode).accesses) {
      if (access === written || isWritten(access)) continue;
      const other = bare(access.object);
      const isSame =
        other.type === "Identifier" && root.type === "Identifier"
          ? other.name === root.name && findVariable(other, this.#sourceCode) === variable
          : sourceOf(access, this.#sourceCode) === text && !enclosingClass(access);
      if (isSame) this.follow(access, tracked);
    }
  }

  #parameterProperty(parameter: TSESTree.TSParameterProperty, tracked: Tracked): void {
    this.#pattern(parameter.parameter, tracked);
    const name =
      parameter.parameter.type === "Identifier"
        ? parameter.parameter.name
        : parameter.parameter.left.type === "Identifier"
          ? parameter.parameter.left.name
          : undefined;
    this.#field(parameter, name, tracked);
  }

  #member(parent: TSESTree.MemberExpression, tracked: Tracked): void {
    const name = memberName(parent);
    const call =
      parent.parent?.type === "CallExpression" && parent.parent.callee === parent ? parent.parent : undefined;
    if (name === undefined) {
      // `all[kind]`
      if (parent.computed && !isWritten(parent)) for (const one of held(tracked)) this.follow(parent, one);
      return;
    }
    const member = this.memberOf(tracked, name);
    if (member) return this.follow(parent, member);
    if (call && name === "then") return this.#callback(call.arguments[0], tracked);
    if (call && (name === "catch" || name === "finally")) return this.follow(call, tracked);
    if (tracked.held) {
      if (!call) return;
      if (name === "get" || name === "at") for (const one of held(tracked)) this.follow(call, one);
      else if (VISITS.test(name)) for (const one of held(tracked)) this.#callback(call.arguments[0], one);
      return;
    }
    if (call && name === "bind") {
      const given = call.arguments.slice(1);
      return this.follow(
        call,
        given.length > 0 ? { ...tracked, bound: [...(tracked.bound ?? []), ...given] } : tracked,
      );
    }
    if (name === "call" || name === "apply") {
      if (call)
        this.#opened(
          call,
          tracked,
          name === "call" ? { arguments: call.arguments.slice(1) } : listed(call.arguments[1]),
        );
      return;
    }
    this.#unknownMember(parent, name, tracked);
  }

  #callback(argument: Node | undefined, tracked: Tracked): void {
    const callback = argument && calledFunction(argument, this.#sourceCode);
    if (callback?.params[0]) this.#pattern(callback.params[0], tracked);
  }

  #opened(node: TSESTree.CallExpression | TSESTree.NewExpression, tracked: Tracked, given: Given): void {
    const { bound } = tracked;
    this.#sink.opened(node, tracked, bound ? { ...given, arguments: [...bound, ...given.arguments] } : given);
  }

  #unknownMember(node: Node, name: string, tracked: Tracked): void {
    const { opens, live } = tracked.description;
    if (!opens && !live && tracked.library && !/^(?:prototype|name|length)$/u.test(name))
      this.#sink.escaped(node, "unknown-path", tracked);
  }

  #call(parent: TSESTree.NewExpression | TSESTree.CallExpression, node: Node, tracked: Tracked): void {
    if (parent.callee === node) {
      this.#opened(parent, tracked, parent);
      if (tracked.description.returns) this.follow(parent, { ...tracked, description: tracked.description.returns });
      return;
    }
    const index = parent.arguments.indexOf(node as TSESTree.CallExpressionArgument);
    if (index < 0) return;
    const text = sourceOf(parent.callee, this.#sourceCode).replace(/^\(0,(.*)\)$/u, "$1");
    const tail = text.slice(text.lastIndexOf(".") + 1);
    if (PROMISIFIED.test(tail) || TRANSPARENT.test(text) || isInteropHelper(parent.callee, this.#sourceCode))
      return this.follow(parent, tracked);
    // Types that a compiler notes down for decorators.
    if (tail === "__metadata") return;
    // What `this` is inside: `createClient.bind(redis)`.
    const self = sourceOf(node, this.#sourceCode);
    if (index === 0 && new Set(["bind", "call", "apply"]).has(tail) && text.startsWith(`${self}.`)) return;
    if (index === 0 && parent.type === "CallExpression") {
      if (text === "Reflect.construct") return this.#opened(parent, tracked, listed(parent.arguments[1]));
      if (text === "Reflect.apply") return this.#opened(parent, tracked, listed(parent.arguments[2]));
    }
    if (parent.type === "CallExpression" && this.#sink.passed(parent, index, tracked)) return;
    if (this.#isCollection(parent, index, text, tracked)) return;
    const called = calledFunction(parent.callee, this.#sourceCode);
    const parameter = called?.params[index];
    if (parameter) return this.#pattern(parameter, tracked);
    this.#escape(node, "passed", tracked);
  }

  /** `new Map([["redis", Redis]])`, `classes.set("redis", Redis)`: whoever takes one out may get it. */
  #isCollection(
    call: TSESTree.NewExpression | TSESTree.CallExpression,
    index: number,
    text: string,
    tracked: Tracked,
  ): boolean {
    if (call.type === "NewExpression") {
      if (!/^(?:Map|Set)$/u.test(text) || !tracked.held) return false;
      for (const element of held(tracked))
        for (const value of text === "Map" ? held(element) : [element]) this.#hold(call, "", tracked.held.node, value);
      return true;
    }
    const { callee } = call;
    const method = callee.type === "MemberExpression" ? memberName(callee) : undefined;
    if (callee.type !== "MemberExpression" || !/^(?:set|add|push)$/u.test(method ?? "")) return false;
    if (index !== (method === "set" ? 1 : 0) || callee.object.type !== "Identifier") return false;
    const variable = findVariable(callee.object, this.#sourceCode);
    const declarator = variable?.defs[0]?.node as Node | undefined;
    const made = declarator?.type === "VariableDeclarator" && declarator.init ? bare(declarator.init) : undefined;
    if (!variable || (made?.type !== "NewExpression" && made?.type !== "ArrayExpression")) return false;
    this.followVariable(variable, this.#holder("", call, tracked));
    return true;
  }

  #extended(node: ClassNode, tracked: Tracked): void {
    this.#sink.extended(node, tracked);
    if (tracked.subclasses?.includes(node)) return;
    const onward: Tracked = { ...tracked, subclasses: [...(tracked.subclasses ?? []), node] };
    const variable = node.id ? findVariable(node.id, this.#sourceCode) : undefined;
    if (variable) this.followVariable(variable, onward);
    // The class's own body sees its name in a scope of its own.
    for (const inner of this.#sourceCode.scopeManager?.getDeclaredVariables(node) ?? [])
      if (inner !== variable) this.followVariable(inner, onward);
    if (node.type === "ClassExpression") this.follow(node, onward);
    walk(node.body, this.#sourceCode, (at) => {
      if (
        at.type === "ThisExpression" &&
        at.parent &&
        (isStatic(at) || (at.parent.type === "MemberExpression" && memberName(at.parent) === "constructor"))
      )
        this.#newSelf(isStatic(at) ? at : at.parent, onward);
      return !isClass(at);
    });
  }

  /** `new this()` in a static method, `new this.constructor()` in another one. */
  #newSelf(self: Node, tracked: Tracked): void {
    const at = outermost(self);
    const { parent } = at;
    if (parent?.type === "NewExpression" && parent.callee === at) this.#opened(parent, tracked, parent);
    else if (
      parent?.type === "CallExpression" &&
      parent.arguments[0] === at &&
      sourceOf(parent.callee, this.#sourceCode) === "Reflect.construct"
    )
      this.#opened(parent, tracked, listed(parent.arguments[1]));
  }

  #returned(owner: FunctionNode | undefined, node: Node, tracked: Tracked): void {
    if (!owner) return;
    const holder = owner.parent;
    const callSites: Node[] = [];
    const name =
      "id" in owner && owner.id
        ? owner.id
        : holder?.type === "VariableDeclarator" && holder.id.type === "Identifier"
          ? holder.id
          : holder?.type === "AssignmentExpression" && holder.left.type === "Identifier"
            ? holder.left
            : undefined;
    const variable = name && findVariable(name, this.#sourceCode);
    for (const reference of variable?.references ?? []) {
      const call = reference.identifier.parent as Node | undefined;
      if (call?.type === "CallExpression" && call.callee === reference.identifier) callSites.push(call);
    }
    if (holder?.type === "CallExpression" && (holder.callee === owner || isThen(holder.callee))) callSites.push(holder);
    if (holder?.type === "Property" && holder.kind === "get" && holder.value === owner)
      return this.#property(holder, tracked);
    if (holder?.type === "MethodDefinition" && isClass(holder.parent?.parent)) {
      const method = keyName(holder);
      if (method !== undefined)
        walk(holder.parent.parent.body, this.#sourceCode, (at) => {
          if (at.type === "MemberExpression" && at.object.type === "ThisExpression" && memberName(at) === method) {
            if (holder.kind === "get") callSites.push(at);
            else if (at.parent?.type === "CallExpression" && at.parent.callee === at) callSites.push(at.parent);
          }
        });
    }
    for (const call of callSites) this.follow(call, tracked);
    if (callSites.length === 0) this.#escape(node, "stored", tracked);
  }

  #field(node: Node, name: string | undefined, tracked: Tracked): void {
    let owner: Node | undefined = node.parent;
    while (owner && !isClass(owner)) owner = owner.parent;
    if (!isClass(owner) || name === undefined) return this.#escape(node, "stored", tracked);
    const { accesses, properties } = fieldAccesses(owner, name, this.#sourceCode);
    const reads = accesses.filter((access) => !isWritten(access));
    const others = accesses.filter((access) => access !== node && isWritten(access)).map(writtenThere);
    const onward = this.#beside(others, tracked);
    for (const access of reads) this.follow(access, onward);
    for (const property of properties) this.#pattern(property.value, onward);
    // What the file never reads is there for others.
    if (node.type === "PropertyDefinition" && node.value && reads.length + properties.length === 0 && isPublic(node))
      this.#escape(node.value, "stored", tracked);
  }

  /** `{ Redis }`: the object holds it, also for its own methods. */
  #property(parent: TSESTree.Property, tracked: Tracked): void {
    const name = keyName(parent);
    const object = parent.parent;
    if (object?.type !== "ObjectExpression") return;
    const accesses = name === undefined ? [] : membersNamed(name, this.#sourceCode).accesses;
    const onward = this.#beside(accesses.filter(isWritten).map(writtenThere), tracked);
    this.#hold(object, name ?? "", parent, onward);
    for (const access of accesses)
      if (access.object.type === "ThisExpression" && !isWritten(access) && objectOfThis(access) === object)
        this.follow(access, onward);
  }
}

/** What may come out of an object, a list or a collection when nobody knows the key. */
function held(tracked: Tracked): readonly Tracked[] {
  const { held: holds, exports } = tracked;
  if (!holds || !exports) return [];
  return [...exports.values()].map((one) => ({ ...one, uncertain: true, takenFrom: holds.node }));
}

/** The elements of a list of arguments, or the list itself where it is made elsewhere. */
function listed(argument: TSESTree.CallExpressionArgument | undefined): Given {
  if (!argument) return { arguments: [] };
  const list = bare(argument);
  return list.type === "ArrayExpression"
    ? { arguments: list.elements.filter((element) => element !== null) }
    : { arguments: [], list };
}

/** The object whose own method sees it as `this`. */
function objectOfThis(node: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at && at.type !== "FunctionExpression" && at.type !== "FunctionDeclaration") at = at.parent;
  return at?.parent?.type === "Property" ? at.parent.parent : undefined;
}

function enclosingClass(node: Node): ClassNode | undefined {
  let at: Node | undefined = node.parent;
  while (at && !isClass(at)) at = at.parent;
  return at;
}

/** Whether a use of an object hands the whole of it on. */
function isHandedOn(identifier: Node): boolean {
  const at = outermost(identifier);
  const { parent } = at;
  return !(
    (parent?.type === "MemberExpression" && parent.object === at) ||
    (parent?.type === "VariableDeclarator" && (parent.id === at || parent.id.type === "ObjectPattern"))
  );
}

function isPublic({ accessibility, key }: TSESTree.PropertyDefinition): boolean {
  return accessibility !== "private" && key.type !== "PrivateIdentifier";
}

/** `.then`: what its callback returns is what the whole call stands for. */
function isThen(callee: Node): boolean {
  return callee.type === "MemberExpression" && memberName(callee) === "then";
}

/** A parameter that different callers may give different values: not that of a callback, which has one caller. */
function isOpenParameter({ type, node }: Variable["defs"][number]): boolean {
  const owner = node as Node;
  return (type as string) === "Parameter" && isFunction(owner) && owner.parent.type !== "CallExpression";
}

function isStatic(node: Node): boolean {
  let at: Node | undefined = node;
  while (at && at.type !== "MethodDefinition" && at.type !== "PropertyDefinition") at = at.parent;
  return at?.static === true;
}

function isTypeReference(reference: TSESLint.Scope.Reference): boolean {
  return "isTypeReference" in reference && reference.isTypeReference === true && reference.isValueReference !== true;
}

function isExportedDeclaration(variable: Variable): boolean {
  const declaration = variable.defs[0]?.node as Node | undefined;
  const statement = declaration?.type === "VariableDeclarator" ? declaration.parent : declaration;
  return (
    statement?.type !== "ImportDeclaration" &&
    statement?.parent?.type === "ExportNamedDeclaration" &&
    variable.defs[0]?.type === "Variable"
  );
}
