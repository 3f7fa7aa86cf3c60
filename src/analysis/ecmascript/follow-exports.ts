import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ClientLibrary, ExportDescription, Opening } from "../../clients/description.js";
import { calledFunction } from "./called-function.js";
import { isWritten } from "./changes-of-value.js";
import { fieldAccesses } from "./field-accesses.js";
import { findVariable } from "./find-variable.js";
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
  sourceOf,
  walk,
} from "./syntax-tree.js";

/** An export of a module of interest, wherever the file carries it. */
export interface Tracked {
  readonly library: ClientLibrary | undefined;
  readonly description: ExportDescription;
  /** Index of the canonical client, where it is one. */
  readonly canonical?: number;
  /** Variables by which it came here, the import's own first. */
  readonly path: readonly Variable[];
  /** The classes of this file between the export and what is tracked, the one that extends the export itself first. */
  readonly subclasses?: readonly ClassNode[];
  /** It came through another file of the project. */
  readonly elsewhere?: boolean;
  /** A class of another file extends it: what that class's own constructor opens, seen from a place in this file. */
  readonly inherited?: (opening: Opening, at: Node) => ReadArguments | undefined;
  /** What a module or an object of another file holds. */
  readonly exports?: ReadonlyMap<string, Tracked>;
}

/** What the follower finds at the end of its ways. */
export interface Sink {
  /** A call or construction of the export; `given` where its arguments are not those of the node (`create.call(redis, 6379)`). */
  readonly opened: (
    node: TSESTree.CallExpression | TSESTree.NewExpression,
    tracked: Tracked,
    given?: readonly TSESTree.CallExpressionArgument[],
  ) => void;
  readonly extended: (node: ClassNode, tracked: Tracked) => void;
  /** The export leaves sight. `unknown` members are reported with the member access. */
  readonly escaped: (node: Node, kind: "exported" | "passed" | "stored" | "unknown-path", tracked: Tracked) => void;
  /** It is an argument of another call: answers whether that call opens a connection (plug-ins). */
  readonly passed: (call: TSESTree.CallExpression, index: number, tracked: Tracked) => boolean;
}

const INTEROP =
  /^_*(?:tslib_\d+\.)?(?:_*interop_?require(?:Default|Wildcard)|_*interopDefault|__importDefault|__importStar|__toESM|_*esm)$/iu;
const PROMISIFIED = /(?:promisifyAll|pify)$/u;
const MAX_STEPS = 2_000;

/** Follows exports through the file: variables, members, patterns, parameters, fields, returns, classes. */
export class ExportFollower {
  readonly #sourceCode: SourceCode;
  readonly #sink: Sink;
  readonly #seen = new Map<Node | Variable, Set<ExportDescription>>();
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
      case "SequenceExpression":
        if (parent.expressions[parent.expressions.length - 1] === node) this.follow(parent, tracked);
        return;
      case "ConditionalExpression":
        if (parent.test !== node) this.follow(parent, tracked);
        return;
      case "LogicalExpression":
        return this.follow(parent, tracked);
      case "AssignmentExpression":
        if (parent.right !== node) return;
        this.#pattern(parent.left, tracked);
        return this.follow(parent, tracked);
      case "AssignmentPattern":
        if (parent.right === node) this.#pattern(parent.left, tracked);
        return;
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
        return this.#sink.escaped(node, "exported", tracked);
      case "ExportSpecifier":
        return this.#sink.escaped(node, "exported", tracked);
      case "ArrayExpression":
        if (this.#element(parent, node, tracked)) return;
        return this.#sink.escaped(node, "stored", tracked);
      case "JSXExpressionContainer":
      case "YieldExpression":
        return this.#sink.escaped(node, "stored", tracked);
      default:
        return;
    }
  }

  followVariable(variable: Variable, tracked: Tracked): void {
    if (this.#visited(variable, tracked)) return;
    const onward: Tracked = { ...tracked, path: [...tracked.path, variable] };
    for (const reference of variable.references) {
      if (!reference.isRead() || isTypeReference(reference)) continue;
      this.follow(reference.identifier, onward);
    }
    if (isExportedDeclaration(variable)) this.#sink.escaped(variable.identifiers[0] as Node, "exported", tracked);
  }

  /** The export that a member of another one is; undefined where the catalogue does not know it. */
  memberOf(tracked: Tracked, name: string): Tracked | undefined {
    const other = tracked.exports?.get(name);
    if (other) return { ...other, path: tracked.path };
    const { members } = tracked.description;
    const own = members && Object.hasOwn(members, name) ? members[name] : undefined;
    if (own) return { ...tracked, description: own };
    return name === "default" ? tracked : undefined;
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
        return this.#parameterProperty(inner, tracked);
      case "ObjectPattern":
        for (const property of inner.properties) {
          if (property.type !== "Property") continue;
          const name = keyName(property);
          const member = name === undefined ? undefined : this.memberOf(tracked, name);
          if (member) this.#pattern(property.value, member);
          else if (name !== undefined) this.#unknownMember(property, name, tracked);
        }
        return;
      case "MemberExpression": {
        const text = sourceOf(inner, this.#sourceCode);
        if (/^(?:module\.)?exports(?:$|[.[])/u.test(text)) return this.#sink.escaped(inner, "exported", tracked);
        const name = memberName(inner);
        if (inner.object.type === "ThisExpression" && name !== undefined) return this.#field(inner, name, tracked);
        return this.#sink.escaped(inner, "stored", tracked);
      }
      default:
        return;
    }
  }

  /** `const [A] = [B]`, `const [A] = await Promise.all([B])`: the element of the same place. */
  #element(list: TSESTree.ArrayExpression, node: Node, tracked: Tracked): boolean {
    const index = list.elements.findIndex((element) => element === node);
    if (index < 0 || list.elements.slice(0, index).some((element) => element?.type === "SpreadElement")) return false;
    let whole: Node = list;
    const call = list.parent;
    if (call.type === "CallExpression" && sourceOf(call.callee, this.#sourceCode) === "Promise.all") whole = call;
    while (whole.parent && (isWrapper(whole.parent) || whole.parent.type === "AwaitExpression")) whole = whole.parent;
    const holder = whole.parent;
    if (holder?.type !== "VariableDeclarator" || holder.init !== whole || holder.id.type !== "ArrayPattern")
      return false;
    const target = holder.id.elements[index];
    if (target) this.#pattern(target, tracked);
    return true;
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
    if (name === undefined) return;
    const member = this.memberOf(tracked, name);
    if (member) return this.follow(parent, member);
    const call = parent.parent;
    if (name === "then" && call?.type === "CallExpression" && call.callee === parent) {
      const callback = call.arguments[0] && bare(call.arguments[0]);
      if (isFunction(callback) && callback.params[0]) this.#pattern(callback.params[0], tracked);
      return;
    }
    if (name === "bind" && call?.type === "CallExpression" && call.callee === parent) return this.follow(call, tracked);
    if ((name === "call" || name === "apply") && call?.type === "CallExpression") {
      const given = call.callee === parent ? argumentsBehindThis(call, name) : undefined;
      if (given) this.#sink.opened(call, tracked, given);
      return;
    }
    this.#unknownMember(parent, name, tracked);
  }

  #unknownMember(node: Node, name: string, tracked: Tracked): void {
    const { opens, live } = tracked.description;
    if (!opens && !live && tracked.library && !/^(?:prototype|name|length)$/u.test(name))
      this.#sink.escaped(node, "unknown-path", tracked);
  }

  #call(parent: TSESTree.NewExpression | TSESTree.CallExpression, node: Node, tracked: Tracked): void {
    if (parent.callee === node) {
      this.#sink.opened(parent, tracked);
      if (tracked.description.returns) this.follow(parent, { ...tracked, description: tracked.description.returns });
      return;
    }
    const index = parent.arguments.indexOf(node as TSESTree.CallExpressionArgument);
    if (index < 0) return;
    const text = sourceOf(parent.callee, this.#sourceCode).replace(/^\(0,(.*)\)$/u, "$1");
    const tail = text.slice(text.lastIndexOf(".") + 1);
    if (INTEROP.test(tail) || PROMISIFIED.test(tail)) return this.follow(parent, tracked);
    if (/^(?:Promise\.resolve|Object\.freeze)$/u.test(text)) return this.follow(parent, tracked);
    // What `this` is inside: `createClient.bind(redis)`.
    const self = sourceOf(node, this.#sourceCode);
    if (index === 0 && new Set(["bind", "call", "apply"]).has(tail) && text.startsWith(`${self}.`)) return;
    if (text === "Reflect.construct" && index === 0 && parent.type === "CallExpression") {
      const given = listed(parent.arguments[1]);
      if (given) return this.#sink.opened(parent, tracked, given);
    }
    if (parent.type === "CallExpression" && this.#sink.passed(parent, index, tracked)) return;
    const called = calledFunction(parent.callee, this.#sourceCode);
    const parameter = called?.params[index];
    if (parameter) return this.#pattern(parameter, tracked);
    this.#sink.escaped(node, "passed", tracked);
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
        at.parent?.type === "NewExpression" &&
        at.parent.callee === at &&
        isStatic(at)
      )
        this.#sink.opened(at.parent, onward);
      return !isClass(at);
    });
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
          : undefined;
    const variable = name && findVariable(name, this.#sourceCode);
    for (const reference of variable?.references ?? []) {
      const call = reference.identifier.parent as Node | undefined;
      if (call?.type === "CallExpression" && call.callee === reference.identifier) callSites.push(call);
    }
    if (holder?.type === "CallExpression" && (holder.callee === owner || isThen(holder.callee))) callSites.push(holder);
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
    if (callSites.length === 0) this.#sink.escaped(node, "stored", tracked);
  }

  #field(node: Node, name: string | undefined, tracked: Tracked): void {
    let owner: Node | undefined = node.parent;
    while (owner && !isClass(owner)) owner = owner.parent;
    if (!isClass(owner) || name === undefined) return this.#sink.escaped(node, "stored", tracked);
    const { accesses, properties } = fieldAccesses(owner, name, this.#sourceCode);
    const reads = accesses.filter((access) => !isWritten(access));
    for (const access of reads) this.follow(access, tracked);
    for (const property of properties) this.#pattern(property.value, tracked);
    // What the file never reads is there for others.
    if (node.type === "PropertyDefinition" && node.value && reads.length + properties.length === 0 && isPublic(node))
      this.#sink.escaped(node.value, "stored", tracked);
  }

  /** `{ Redis }`: follows the object's variable to the reads of that property. */
  #property(parent: TSESTree.Property, tracked: Tracked): void {
    const name = keyName(parent);
    const object = parent.parent;
    const holder = object?.parent;
    if (
      name !== undefined &&
      object?.type === "ObjectExpression" &&
      holder?.type === "VariableDeclarator" &&
      holder.id.type === "Identifier"
    ) {
      const variable = findVariable(holder.id, this.#sourceCode);
      let found = false;
      for (const reference of variable?.references ?? []) {
        const access = reference.identifier.parent as Node | undefined;
        if (
          access?.type === "MemberExpression" &&
          access.object === reference.identifier &&
          memberName(access) === name
        ) {
          found = true;
          this.follow(access, tracked);
        }
      }
      if (found) return;
    }
    const text = holder?.type === "AssignmentExpression" ? sourceOf(holder.left, this.#sourceCode) : "";
    this.#sink.escaped(
      parent,
      /^(?:module\.)?exports\b/u.test(text) || holder?.type === "ExportDefaultDeclaration" ? "exported" : "stored",
      tracked,
    );
  }
}

/** The arguments of `f.call(self, …)` and of `f.apply(self, […])`; undefined where they cannot be told. */
function argumentsBehindThis(
  call: TSESTree.CallExpression,
  way: "call" | "apply",
): readonly TSESTree.CallExpressionArgument[] | undefined {
  if (way === "call") return call.arguments.slice(1);
  return listed(call.arguments[1]);
}

/** The elements of a list that stands there; a spread element stands for a list that does not. */
function listed(
  argument: TSESTree.CallExpressionArgument | undefined,
): readonly TSESTree.CallExpressionArgument[] | undefined {
  if (!argument) return [];
  const list = bare(argument);
  return list.type === "ArrayExpression" ? list.elements.filter((element) => element !== null) : undefined;
}

function isPublic({ accessibility, key }: TSESTree.PropertyDefinition): boolean {
  return accessibility !== "private" && key.type !== "PrivateIdentifier";
}

/** `.then`: what its callback returns is what the whole call stands for. */
function isThen(callee: Node): boolean {
  return callee.type === "MemberExpression" && memberName(callee) === "then";
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
