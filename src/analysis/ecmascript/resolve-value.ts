import type { TSESTree } from "@typescript-eslint/utils";
import type { KnownHow, PlainValue, Range, UnknownReason, UnknownValue } from "../option-value.js";
import { fieldAccesses } from "./field-accesses.js";
import { findVariable, isRewritten } from "./find-variable.js";
import type { FunctionNode, Node, SourceCode } from "./syntax-tree.js";
import { bare, classOfThis, isFunction, keyName, memberName, sourceOf, staticText, walk } from "./syntax-tree.js";

/** A property of a resolved object. */
export interface ResolvedProperty {
  readonly value: Resolved;
  /** The expression of the value. */
  readonly node: Node;
  /** The whole property, where it is written as one. */
  readonly property: Node | undefined;
}

/** What an expression stands for, as far as the file says. */
export type Resolved =
  | { readonly type: "plain"; readonly value: PlainValue; readonly how: KnownHow; readonly range: Range; readonly instead?: UnknownValue }
  /** Text of which only parts are known, such as a template. */
  | { readonly type: "text"; readonly parts: readonly (string | UnknownValue)[]; readonly unknown: UnknownValue }
  | {
      readonly type: "object";
      readonly properties: ReadonlyMap<string, ResolvedProperty>;
      readonly unresolved: readonly UnknownValue[];
      readonly node: Node;
    }
  | { readonly type: "list"; readonly items: readonly Resolved[]; readonly node: Node }
  | { readonly type: "function"; readonly node: FunctionNode; readonly unknown: UnknownValue }
  | { readonly type: "unknown"; readonly unknown: UnknownValue; readonly node: Node }
  | { readonly type: "absent" };

/** Names of functions that give their only argument back as text or number. */
const CONVERSIONS = new Set(["parseInt", "parseFloat", "Number", "String", "Boolean"]);
const PASS_ON = new Set(["Object.freeze", "Object.seal", "structuredClone", "Promise.resolve"]);
const MAX_DEPTH = 24;

/** Answers what expressions of one file stand for. Bounded in depth and free of cycles. */
export class Resolver {
  readonly #sourceCode: SourceCode;
  readonly #active = new Set<Node>();
  readonly #memo = new Map<Node, Resolved>();

  constructor(sourceCode: SourceCode) {
    this.#sourceCode = sourceCode;
  }

  resolve(expression: Node): Resolved {
    const node = bare(expression);
    const known = this.#memo.get(node);
    if (known) return known;
    if (this.#active.size >= MAX_DEPTH || this.#active.has(node)) return this.#unknown(node, "limit");
    this.#active.add(node);
    try {
      const resolved = this.#evaluate(node);
      this.#memo.set(node, resolved);
      return resolved;
    } finally {
      this.#active.delete(node);
    }
  }

  #evaluate(node: Node): Resolved {
    switch (node.type) {
      case "Literal":
        if (node.value instanceof RegExp || typeof node.value === "bigint") return this.#unknown(node, "expression");
        return { type: "plain", value: node.value, how: "literal", range: node.range };
      case "TemplateLiteral":
        return this.#template(node);
      case "Identifier":
        return this.#identifier(node);
      case "MemberExpression":
        return this.#member(node);
      case "ObjectExpression":
        return this.#object(node);
      case "ArrayExpression":
        return {
          type: "list",
          node,
          items: node.elements.map((item) =>
            !item ? { type: "absent" } : item.type === "SpreadElement" ? this.#unknown(item, "spread") : this.resolve(item),
          ),
        };
      case "ArrowFunctionExpression":
      case "FunctionExpression":
        return { type: "function", node, unknown: this.#fact(node, "expression") };
      case "LogicalExpression":
        return this.#logical(node);
      case "ConditionalExpression":
        return this.#conditional(node);
      case "BinaryExpression":
        return node.operator === "+" ? this.#sum(node) : this.#unknown(node, "expression");
      case "UnaryExpression":
        return this.#unary(node);
      case "AwaitExpression":
        return this.resolve(node.argument);
      case "SequenceExpression":
        return this.resolve(node.expressions[node.expressions.length - 1]!);
      case "AssignmentExpression":
        return node.operator === "=" ? this.resolve(node.right) : this.#unknown(node, "expression");
      case "CallExpression":
      case "NewExpression":
        return this.#call(node);
      default:
        return this.#unknown(node, "expression");
    }
  }

  #template(node: TSESTree.TemplateLiteral): Resolved {
    const parts: (string | Resolved)[] = [];
    node.quasis.forEach((quasi, i) => {
      parts.push(quasi.value.cooked ?? quasi.value.raw);
      const expression = node.expressions[i];
      if (expression) parts.push(this.resolve(expression));
    });
    return this.#joined(node, parts);
  }

  #sum(node: TSESTree.BinaryExpression): Resolved {
    const left = this.resolve(node.left);
    const right = this.resolve(node.right);
    if (left.type === "plain" && right.type === "plain" && typeof left.value === "number" && typeof right.value === "number") {
      if (left.how === "fallback" || right.how === "fallback") return this.#unknown(node, "expression");
      return { type: "plain", value: left.value + right.value, how: "constant", range: node.range };
    }
    const isText = (side: Resolved) => side.type === "text" || (side.type === "plain" && typeof side.value === "string");
    return isText(left) || isText(right) ? this.#joined(node, [left, right]) : this.#unknown(node, "expression");
  }

  #joined(node: Node, given: readonly (string | Resolved)[]): Resolved {
    const parts: (string | UnknownValue)[] = [];
    let literal = true;
    for (const part of given) {
      if (typeof part === "string") parts.push(part);
      else if (part.type === "plain" && part.how === "fallback") parts.push(part.instead ?? this.#fact(node, "expression"));
      else if (part.type === "plain") {
        literal = literal && part.how === "literal";
        parts.push(String(part.value));
      } else if (part.type === "text") parts.push(...part.parts);
      else parts.push(factOf(part) ?? this.#fact(node, "expression"));
    }
    if (parts.every((part) => typeof part === "string"))
      return { type: "plain", value: parts.join(""), how: literal ? "literal" : "constant", range: node.range };
    const first = parts.find((part) => typeof part !== "string");
    return { type: "text", parts, unknown: this.#fact(node, first?.why ?? "expression") };
  }

  #identifier(node: TSESTree.Identifier): Resolved {
    if (node.name === "undefined") return { type: "absent" };
    const variable = findVariable(node, this.#sourceCode);
    if (!variable) return this.#unknown(node, "expression");
    const [definition] = variable.defs;
    if (!definition || variable.defs.length > 1) return this.#unknown(node, "expression");
    if (definition.type === "ImportBinding") return this.#unknown(node, "import", node.name);
    if (definition.type === "Parameter") return this.#parameter(node, definition.name as Node, definition.node as Node, variable);
    if (definition.type === "FunctionName" && isFunction(definition.node as Node))
      return { type: "function", node: definition.node as FunctionNode, unknown: this.#fact(node, "expression") };
    if (definition.type !== "Variable") return this.#unknown(node, "expression");
    const declarator = definition.node as TSESTree.VariableDeclarator;
    const writes = variable.references.filter((reference) => reference.isWrite());
    if (writes.length > 1) return this.#unknown(node, "reassigned");
    if (declarator.id.type !== "Identifier") {
      if (!declarator.init || isRewritten(variable)) return this.#unknown(node, "reassigned");
      return this.#destructured(declarator.id, declarator.init, definition.name as Node, node);
    }
    const written = declarator.init ?? writes[0]?.writeExpr;
    if (!written) return writes.length === 0 && !declarator.init ? { type: "absent" } : this.#unknown(node, "reassigned");
    // A value that is assigned later may still be missing when it is read.
    if (!declarator.init && writes[0] && enclosingBlock(writes[0].identifier) !== enclosingBlock(declarator)) return this.#unknown(node, "reassigned");
    return this.#mutated(variable, asConstant(this.resolve(written as Node)), node);
  }

  /** An object that is changed after it was made is not what its literal says. */
  #mutated(variable: { references: readonly { identifier: unknown }[] }, resolved: Resolved, node: Node): Resolved {
    if (resolved.type !== "object") return resolved;
    const properties = new Map(resolved.properties);
    const unresolved = [...resolved.unresolved];
    for (const reference of variable.references) {
      const identifier = reference.identifier as Node;
      let access: Node = identifier;
      while (access.parent && bare(access.parent) === bare(access)) access = access.parent;
      const parent = access.parent;
      if (parent?.type === "MemberExpression" && parent.object === access) {
        let deepest: Node = parent;
        while (deepest.parent?.type === "MemberExpression" && deepest.parent.object === deepest) deepest = deepest.parent;
        const assignment = deepest.parent;
        const written =
          (assignment?.type === "AssignmentExpression" && assignment.left === deepest) ||
          assignment?.type === "UpdateExpression" ||
          (assignment?.type === "UnaryExpression" && assignment.operator === "delete");
        if (!written) continue;
        const name = memberName(parent);
        if (name === undefined) unresolved.push(this.#fact(deepest, "reassigned"));
        else properties.set(name, { value: this.#unknown(deepest, "reassigned"), node: deepest, property: undefined });
      } else if (
        parent?.type === "CallExpression" &&
        parent.arguments[0] === access &&
        parent.callee.type === "MemberExpression" &&
        sourceOf(parent.callee, this.#sourceCode) === "Object.assign"
      ) {
        unresolved.push(this.#fact(parent, "reassigned"));
      }
    }
    return properties.size === resolved.properties.size && unresolved.length === resolved.unresolved.length && node && same(properties, resolved.properties)
      ? resolved
      : { ...resolved, properties, unresolved };
  }

  #destructured(pattern: Node, init: Node, name: Node, use: Node): Resolved {
    const path = pathTo(pattern, name);
    if (!path) return this.#unknown(use, "expression");
    let value = this.resolve(init);
    let source = sourceOf(init, this.#sourceCode);
    for (const step of path) {
      source += `.${step.name}`;
      value = this.#propertyOf(value, step.name, use, source);
      if (step.fallback) value = this.#either(value, asConstant(this.resolve(step.fallback)), use, true);
    }
    return asConstant(value);
  }

  #parameter(node: TSESTree.Identifier, name: Node, owner: Node, variable: { references: readonly { isWrite(): boolean; init?: boolean | null }[] }): Resolved {
    if (variable.references.some((reference) => reference.isWrite() && !reference.init)) return this.#unknown(node, "reassigned");
    const unknown = this.#unknown(node, "parameter", node.name);
    if (!isFunction(owner)) return unknown;
    for (const parameter of owner.params) {
      const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
      if (inner === name) return unknown;
      if (inner.type === "AssignmentPattern" && inner.left === name) return this.#either(unknown, this.resolve(inner.right), node, true);
      const pattern = inner.type === "AssignmentPattern" ? inner.left : inner;
      const path = pattern.type === "ObjectPattern" ? pathTo(pattern, name) : undefined;
      const last = path?.[path.length - 1];
      if (last?.fallback) return this.#either(unknown, this.resolve(last.fallback), node, true);
    }
    return unknown;
  }

  #member(node: TSESTree.MemberExpression): Resolved {
    const source = sourceOf(node, this.#sourceCode);
    const environment = /^(?:process|Bun|import\.meta|Deno)\??\.env(?:\??\.(\w+)|\??\.?\[["'](\w+)["']\])!?$/.exec(source);
    if (environment) return this.#unknown(node, "environment", environment[1] ?? environment[2]);
    const name = memberName(node);
    if (name === undefined) return this.#unknown(node, "expression");
    if (node.object.type === "ThisExpression") return this.#field(node, name);
    const object = this.resolve(node.object);
    const url = object.type === "unknown" ? undefined : object;
    if (url?.type === "plain" && typeof url.value === "string") {
      if (name === "href") return asConstant(url);
      return this.#unknown(node, "expression");
    }
    return this.#propertyOf(object, name, node, source);
  }

  #propertyOf(object: Resolved, name: string, node: Node, source: string): Resolved {
    if (object.type === "object") {
      const property = object.properties.get(name);
      if (property) return asConstant(property.value);
      return object.unresolved.length === 0 ? { type: "absent" } : this.#unknown(node, "spread");
    }
    if (object.type === "list") {
      const item = object.items[Number(name)];
      if (item) return asConstant(item);
    }
    const unknown = factOf(object);
    // Environment through an alias: `const env = process.env`, `const { env } = process`.
    if (unknown && /^(?:process|Bun|import\.meta)\.env$/.test(unknown.source))
      return { type: "unknown", node, unknown: { ...this.#fact(node, "environment", name), source: `process.env.${name}` } };
    const why: UnknownReason = looksLikeConfiguration(source) ? "configuration" : (unknown?.why ?? "expression");
    const key = why === "configuration" ? source.replace(/\?\.|!\./g, ".") : undefined;
    return { type: "unknown", node, unknown: { ...this.#fact(node, why === "call" && key ? "configuration" : why, key), source } };
  }

  #field(node: TSESTree.MemberExpression, name: string): Resolved {
    const owner = classOfThis(node);
    const source = sourceOf(node, this.#sourceCode);
    const unknown = this.#unknown(node, looksLikeConfiguration(source) ? "configuration" : "expression", source);
    if (!owner) return unknown;
    const accesses = fieldAccesses(owner, name, this.#sourceCode);
    const written: Node[] = [];
    const visit = (body: Node) =>
      walk(body, this.#sourceCode, (at) => {
        if (at.type === "AssignmentExpression" && at.left.type === "MemberExpression" && at.left.object.type === "ThisExpression" && memberName(at.left) === name)
          written.push(at.operator === "=" ? at.right : at);
        if (at.type === "UpdateExpression" && at.argument.type === "MemberExpression" && memberName(at.argument) === name) written.push(at);
      });
    void accesses;
    visit(owner.body);
    const declared = owner.body.body.find((member) => member.type === "PropertyDefinition" && keyName(member) === name);
    const initial = declared?.type === "PropertyDefinition" ? declared.value : undefined;
    if (written.length === 0 && initial) return asConstant(this.resolve(initial));
    if (written.length === 1 && !initial && isInConstructor(written[0]!)) return asConstant(this.resolve(written[0]!));
    return unknown;
  }

  #object(node: TSESTree.ObjectExpression): Resolved {
    const properties = new Map<string, ResolvedProperty>();
    const unresolved: UnknownValue[] = [];
    for (const property of node.properties) {
      if (property.type === "SpreadElement") {
        const spread = this.resolve(property.argument);
        if (spread.type === "object") {
          for (const [name, value] of spread.properties) properties.set(name, { ...value, property: undefined });
          unresolved.push(...spread.unresolved);
        } else if (spread.type !== "absent" && !(spread.type === "plain" && !spread.value)) {
          // What stood before may be overwritten by it.
          for (const [name, value] of properties)
            properties.set(name, { ...value, value: this.#unknown(property, "spread"), property: undefined });
          const fact = factOf(spread) ?? this.#fact(property, "spread");
          unresolved.push(fact.why === "expression" ? { ...fact, why: "spread" } : fact);
        }
        continue;
      }
      const name = keyName(property) ?? this.#computedName(property);
      if (name === undefined) {
        unresolved.push(this.#fact(property, "expression"));
        continue;
      }
      if (property.kind !== "init") {
        properties.set(name, { value: this.#getter(property) ?? this.#unknown(property, "expression"), node: property.value, property: undefined });
        continue;
      }
      properties.delete(name);
      properties.set(name, { value: this.resolve(property.value), node: property.value, property });
    }
    return { type: "object", properties, unresolved, node };
  }

  #computedName(property: TSESTree.Property): string | undefined {
    if (!property.computed) return undefined;
    const key = this.resolve(property.key);
    return key.type === "plain" && key.how !== "fallback" ? String(key.value) : undefined;
  }

  #getter(property: TSESTree.Property): Resolved | undefined {
    if (property.kind !== "get" || !isFunction(property.value)) return undefined;
    const returned = returnedExpression(property.value, this.#sourceCode);
    return returned && asConstant(this.resolve(returned));
  }

  #logical(node: TSESTree.LogicalExpression): Resolved {
    if (node.operator === "&&") {
      const left = this.resolve(node.left);
      if (left.type === "plain" && left.how !== "fallback") return left.value ? this.resolve(node.right) : left;
      return this.#unknown(node, "condition");
    }
    return this.#either(this.resolve(node.left), this.resolve(node.right), node, node.operator === "??");
  }

  /** `left ?? right`, or `left || right`. */
  #either(left: Resolved, right: Resolved, node: Node, nullishOnly: boolean): Resolved {
    if (left.type === "absent") return right;
    if (left.type === "plain") {
      const holds = nullishOnly ? left.value !== null : Boolean(left.value);
      if (!holds && left.how !== "fallback") return right;
      return left;
    }
    if (left.type === "object" || left.type === "list" || left.type === "function") return left;
    const instead = factOf(left);
    if (right.type === "plain" && right.how !== "fallback" && instead)
      return { type: "plain", value: right.value, how: "fallback", range: right.range, instead };
    if (right.type === "plain" && right.instead && instead) {
      const { name: _name, ...both } = this.#fact(node, instead.why);
      return { type: "plain", value: right.value, how: "fallback", range: right.range, instead: both };
    }
    return { type: "unknown", node, unknown: this.#fact(node, instead?.why ?? "expression") };
  }

  #conditional(node: TSESTree.ConditionalExpression): Resolved {
    const yes = this.resolve(node.consequent);
    const no = this.resolve(node.alternate);
    const test = this.resolve(node.test);
    if (test.type === "plain" && test.how !== "fallback") return test.value ? yes : no;
    if (yes.type === "plain" && no.type === "plain" && yes.value === no.value && yes.how !== "fallback" && no.how !== "fallback") return yes;
    // `x ? x : 'y'`, `x ? Number(x) : 4`: the same as `x || 'y'`.
    const asked = factOf(test)?.source;
    if (asked !== undefined && factOf(yes)?.source.includes(asked)) return this.#either(yes, no, node, false);
    const values = [yes, no].map((side) => (side.type === "plain" ? side.value : undefined));
    const fact = this.#fact(node, "condition");
    const alternatives = values.every((value) => value !== undefined) ? (values as PlainValue[]) : undefined;
    return { type: "unknown", node, unknown: alternatives ? { ...fact, alternatives } : fact };
  }

  #unary(node: TSESTree.UnaryExpression): Resolved {
    if (node.operator === "void") return { type: "absent" };
    const argument = this.resolve(node.argument);
    if (node.operator === "+") return this.#converted(argument, "Number", node);
    if (argument.type !== "plain" || argument.how === "fallback") return this.#unknown(node, "expression");
    if (node.operator === "-" && typeof argument.value === "number") return { ...argument, value: -argument.value, range: node.range };
    if (node.operator === "!") return { ...argument, value: !argument.value, range: node.range };
    return this.#unknown(node, "expression");
  }

  #converted(argument: Resolved, by: string, node: Node): Resolved {
    if (argument.type === "plain") {
      const value =
        by === "String" ? String(argument.value) : by === "Boolean" ? Boolean(argument.value) : by === "Number" ? Number(argument.value) : parseInt(String(argument.value), 10);
      if (typeof value === "number" && Number.isNaN(value)) return this.#unknown(node, "expression");
      return { ...argument, value };
    }
    if (argument.type === "absent") return this.#unknown(node, "expression");
    const fact = factOf(argument);
    return { type: "unknown", node, unknown: fact ? { ...fact, range: node.range, source: fact.source } : this.#fact(node, "call") };
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression): Resolved {
    const [first, second] = node.arguments;
    const callee = bare(node.callee);
    const text = sourceOf(callee, this.#sourceCode).replace(/^Number\.(parse\w+)$/, "$1");
    if (node.type === "NewExpression") return text === "URL" && first && first.type !== "SpreadElement" && !second ? this.resolve(first) : this.#unknown(node, "call");
    if (first && first.type !== "SpreadElement") {
      if (CONVERSIONS.has(text)) return this.#converted(this.resolve(first), text, node);
      if (PASS_ON.has(text)) return asConstant(this.resolve(first));
      if (text === "Object.assign") return this.#assigned(node);
    }
    if (text === "JSON.parse" && first?.type === "CallExpression" && sourceOf(first.callee, this.#sourceCode) === "JSON.stringify" && first.arguments[0])
      return asConstant(this.resolve(first.arguments[0]));
    if (callee.type === "MemberExpression") {
      const method = memberName(callee);
      if (method === "toString" && node.arguments.length === 0) return this.#converted(this.resolve(callee.object), "String", node);
      if (method === "trim") return this.#converted(this.resolve(callee.object), "String", node);
    }
    const key = staticText(first);
    const asks = /(?:^|\.)(?:get|getOrThrow|getString|getNumber|getInt|getOptional|env|config|requireEnv|getenv|getEnv|str|num|int)$/.exec(text.replace(/<.*>$/, ""));
    if (key !== undefined && asks) {
      const isEnvironment = /(?:^|\.)env\.get$|[gG]etenv$|[eE]nv$/.test(text);
      const asked = this.#unknown(node, isEnvironment ? "environment" : "configuration", key);
      return second && second.type !== "SpreadElement" && node.arguments.length === 2 ? this.#either(asked, this.resolve(second), node, true) : asked;
    }
    const called = this.resolve(callee);
    if (called.type === "function" && called.node.params.length === 0 && !called.node.generator) {
      const returned = returnedExpression(called.node, this.#sourceCode);
      if (returned) {
        const value = asConstant(this.resolve(returned));
        if (value.type !== "unknown") return value;
      }
    }
    return this.#unknown(node, looksLikeConfiguration(text) ? "configuration" : "call");
  }

  #assigned(node: TSESTree.CallExpression): Resolved {
    const properties = new Map<string, ResolvedProperty>();
    const unresolved: UnknownValue[] = [];
    for (const argument of node.arguments) {
      const value = argument.type === "SpreadElement" ? this.#unknown(argument, "spread") : this.resolve(argument);
      if (value.type === "object") {
        for (const [name, property] of value.properties) properties.set(name, { ...property, property: undefined });
        unresolved.push(...value.unresolved);
      } else if (value.type !== "absent") {
        for (const [name, property] of properties) properties.set(name, { ...property, value: this.#unknown(argument, "spread"), property: undefined });
        unresolved.push(factOf(value) ?? this.#fact(argument, "spread"));
      }
    }
    return { type: "object", properties, unresolved, node };
  }

  #fact(node: Node, why: UnknownReason, name?: string): UnknownValue {
    const fact = { state: "unknown", why, range: node.range, source: sourceOf(node, this.#sourceCode) } as const;
    return name === undefined ? fact : { ...fact, name };
  }

  #unknown(node: Node, why: UnknownReason, name?: string): Resolved {
    return { type: "unknown", node, unknown: this.#fact(node, why, name) };
  }
}

/** Why a resolved value is not known; undefined where it is. */
export function factOf(value: Resolved): UnknownValue | undefined {
  if (value.type === "unknown" || value.type === "text" || value.type === "function") return value.unknown;
  return value.type === "plain" ? value.instead : undefined;
}

/** The one expression that a function returns, or undefined. */
export function returnedExpression(node: FunctionNode, sourceCode: SourceCode): Node | undefined {
  if (node.body && node.body.type !== "BlockStatement") return node.body;
  const returned: Node[] = [];
  if (node.body)
    walk(node.body, sourceCode, (at) => {
      if (isFunction(at)) return false;
      if (at.type === "ReturnStatement" && at.argument) returned.push(at.argument);
      return true;
    });
  return returned.length === 1 ? returned[0] : undefined;
}

function asConstant(value: Resolved): Resolved {
  if (value.type === "plain" && value.how === "literal") return { ...value, how: "constant" };
  if (value.type === "object") {
    const properties = new Map<string, ResolvedProperty>();
    for (const [name, property] of value.properties) properties.set(name, { ...property, value: asConstant(property.value), property: undefined });
    return { ...value, properties };
  }
  return value;
}

function looksLikeConfiguration(source: string): boolean {
  return /config|settings|\bconf\b|\bcfg\b|\benv\b|secrets|properties/i.test(source);
}

function enclosingBlock(node: unknown): Node | undefined {
  let at = (node as Node).parent;
  while (at && at.type !== "BlockStatement" && at.type !== "Program" && at.type !== "StaticBlock") at = at.parent;
  return at;
}

function isInConstructor(node: Node): boolean {
  let at: Node | undefined = node;
  while (at && !isFunction(at)) at = at.parent;
  return at?.parent?.type === "MethodDefinition" && at.parent.kind === "constructor";
}

function same(left: ReadonlyMap<string, unknown>, right: ReadonlyMap<string, unknown>): boolean {
  return [...left].every(([name, value]) => right.get(name) === value);
}

/** The property names from a pattern down to one of its names; undefined where they cannot be known. */
function pathTo(pattern: Node, name: Node): { readonly name: string; readonly fallback: Node | undefined }[] | undefined {
  if (pattern.type === "ObjectPattern") {
    for (const property of pattern.properties) {
      if (property.type !== "Property") continue;
      const key = keyName(property);
      const target = property.value.type === "AssignmentPattern" ? property.value.left : property.value;
      const fallback = property.value.type === "AssignmentPattern" ? property.value.right : undefined;
      if (target === name) return key === undefined ? undefined : [{ name: key, fallback }];
      const rest = pathTo(target, name);
      if (rest && key !== undefined) return [{ name: key, fallback }, ...rest];
    }
  }
  if (pattern.type === "ArrayPattern") {
    for (const [index, element] of pattern.elements.entries()) {
      if (!element) continue;
      const target = element.type === "AssignmentPattern" ? element.left : element;
      const fallback = element.type === "AssignmentPattern" ? element.right : undefined;
      if (target === name) return [{ name: String(index), fallback }];
    }
  }
  return undefined;
}
