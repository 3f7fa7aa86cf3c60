import type { TSESTree } from "@typescript-eslint/utils";
import type { KnownHow, KnownValue, PlainValue, Range, UnknownReason, UnknownValue } from "../option-value.js";
import { changesOfValue, isWritten } from "./changes-of-value.js";
import { isAnotherEachTime } from "./another-each-time.js";
import { isOneOfMany } from "./one-of-many.js";
import { strayWrites } from "./stray-writes.js";
import { calledFunction } from "./called-function.js";
import { cameFrom } from "./came-from.js";
import { classNamed, fieldAccesses } from "./field-accesses.js";
import { findVariable, isRewritten } from "./find-variable.js";
import { possibleAccesses } from "./instances.js";
import { isConfigurationModule, looksLikeConfiguration } from "./looks-like-configuration.js";
import { fullMemberName } from "./members-named.js";
import { isTextMethod, textMethod } from "./text-method.js";
import { urlPart } from "./url-part.js";
import { isWrittenElsewhere } from "./is-written-elsewhere.js";
import type { ClassNode, FunctionNode, Node, SourceCode, Variable } from "./syntax-tree.js";
import { templateUse } from "./template-use.js";
import { isWrittenByOthers } from "./written-by-others.js";
import { isEnvironmentWritten, isPropertyWritten } from "./written-outside.js";
import {
  bare,
  classOfThis,
  enclosingFunction,
  isAwaited,
  isClass,
  isFunction,
  keyName,
  memberName,
  sourceOf,
  staticText,
  textOf,
  walk,
} from "./syntax-tree.js";
import { thisOf } from "./host-of-this.js";

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
  | {
      readonly type: "plain";
      readonly value: PlainValue;
      readonly how: KnownHow;
      readonly range: Range;
      readonly instead?: UnknownValue;
      /** It stands in another file, at least in part: `range` is where this file uses it. */
      readonly elsewhere?: boolean | undefined;
    }
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
  | {
      readonly type: "unknown";
      readonly unknown: UnknownValue;
      readonly node: Node;
      /** Of a condition: what it may be. */
      readonly branches?: readonly Resolved[];
    }
  | { readonly type: "absent" };

type ResolvedObject = Extract<Resolved, { readonly type: "object" }>;

/** Values of other files, where types are there. */
export interface ValuesElsewhere {
  /**
   * What an export of another file stands for, with every range at `at`, where this file uses it under the text `path`;
   * `name` undefined: the whole of a CommonJS module. Undefined where that is not known.
   */
  readonly valueOf: (specifier: string, name: string | undefined, at: Node, path: string) => Resolved | undefined;
}

/** Names of functions that give their only argument back as text or number. */
const CONVERSIONS = new Set([
  "parseInt",
  "parseFloat",
  "Number",
  "String",
  "Boolean",
  "decodeURIComponent",
  "encodeURIComponent",
]);
const URL_MODULES = ["url", "node:url"];
const PASS_ON = new Set(["Object.freeze", "Object.seal", "structuredClone", "Promise.resolve"]);
const MAX_DEPTH = 24;
/** Text of more parts or characters than this is no address. */
const MAX_TEXT = 10_000;

/** Answers what expressions of one file stand for. Bounded in depth and free of cycles. */
export class Resolver {
  readonly #sourceCode: SourceCode;
  readonly #elsewhere: ValuesElsewhere | undefined;
  readonly #active = new Set<Node>();
  readonly #memo = new Map<Node, Resolved>();
  #classes: readonly ClassNode[] | undefined;

  constructor(sourceCode: SourceCode, elsewhere?: ValuesElsewhere) {
    this.#sourceCode = sourceCode;
    this.#elsewhere = elsewhere;
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
        return this.#afterChanges(this.#object(node), node, node, ownThis(node, this.#sourceCode));
      case "ArrayExpression":
        return {
          type: "list",
          node,
          items: node.elements.flatMap((item): readonly Resolved[] => {
            if (!item) return [{ type: "absent" }];
            if (item.type !== "SpreadElement") return [this.resolve(item)];
            const spread = this.resolve(item.argument);
            return spread.type === "list" && spread.items.length <= 100
              ? spread.items
              : [this.#unknown(item, "spread")];
          }),
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
    if (
      left.type === "plain" &&
      right.type === "plain" &&
      typeof left.value === "number" &&
      typeof right.value === "number"
    ) {
      if (left.how === "fallback" || right.how === "fallback") return this.#unknown(node, "expression");
      const elsewhere = left.elsewhere || right.elsewhere;
      return { type: "plain", value: left.value + right.value, how: "constant", range: node.range, elsewhere };
    }
    const isText = (side: Resolved) =>
      side.type === "text" || (side.type === "plain" && typeof side.value === "string");
    return isText(left) || isText(right) ? this.#joined(node, [left, right]) : this.#unknown(node, "expression");
  }

  #joined(node: Node, given: readonly (string | Resolved)[]): Resolved {
    const parts: (string | UnknownValue)[] = [];
    let literal = true;
    let elsewhere: boolean | undefined;
    for (const part of given) {
      if (typeof part === "string") parts.push(part);
      else if (part.type === "plain" && part.how === "fallback")
        parts.push({ ...(part.instead ?? this.#fact(node, "expression")), otherwise: part.value });
      else if (part.type === "plain") {
        literal = literal && part.how === "literal";
        elsewhere ||= part.elsewhere;
        parts.push(String(part.value));
      } else if (part.type === "text") parts.push(...part.parts);
      else parts.push(factOf(part) ?? this.#fact(node, "expression"));
    }
    const size = parts.reduce((sum, part) => sum + (typeof part === "string" ? part.length : 10), 0);
    if (size > MAX_TEXT) return this.#unknown(node, "limit");
    if (parts.every((part) => typeof part === "string"))
      return {
        type: "plain",
        value: parts.join(""),
        how: literal ? "literal" : "constant",
        range: node.range,
        elsewhere,
      };
    const first = parts.find((part) => typeof part !== "string");
    return { type: "text", parts, unknown: this.#fact(node, first?.why ?? "expression") };
  }

  #identifier(node: TSESTree.Identifier): Resolved {
    if (node.name === "undefined") return { type: "absent" };
    const variable = findVariable(node, this.#sourceCode);
    if (!variable) return this.#unknown(node, "expression");
    const [definition] = variable.defs;
    if (!definition || variable.defs.length > 1) return this.#unknown(node, "expression");
    if (definition.type === "ImportBinding") {
      const other = this.#imported(node, definition.node);
      if (other) return other;
      const { parent } = definition;
      const isConfiguration = parent?.type === "ImportDeclaration" && isConfigurationModule(parent.source.value);
      return this.#unknown(node, isConfiguration ? "configuration" : "import", node.name);
    }
    if (definition.type === "TSEnumName") {
      const members = this.#enum(definition.node);
      return members ? this.#unchanged(variable, members, definition.node, node) : this.#unknown(node, "expression");
    }
    if (definition.type === "Parameter") return this.#parameter(node, definition.name, definition.node, variable);
    if (definition.type === "FunctionName" && isFunction(definition.node))
      return isRewritten(variable)
        ? this.#unknown(node, "reassigned")
        : { type: "function", node: definition.node as FunctionNode, unknown: this.#fact(node, "expression") };
    if (definition.type === "TSEnumMemberName" && definition.node.parent.parent.type === "TSEnumDeclaration")
      return this.#enumMember(definition.node.parent.parent, node.name, node);
    if (definition.type !== "Variable") return this.#unknown(node, "expression");
    const declarator = definition.node;
    const declaration = declarator.parent;
    if ("declare" in declaration && declaration.declare) return this.#unknown(node, "expression");
    const outer = declaration.parent;
    if ((outer.type === "ForInStatement" || outer.type === "ForOfStatement") && outer.left === declaration)
      return this.#unknown(node, "reassigned");
    if (isWrittenElsewhere(variable, declaration, this.#sourceCode)) return this.#unknown(node, "reassigned");
    if (declaration.kind === "var" && declarator.init && !runsBefore(declaration, node, this.#sourceCode))
      return this.#unknown(node, "reassigned");
    if (declarator.id.type !== "Identifier") {
      if (!declarator.init || isRewritten(variable)) return this.#unknown(node, "reassigned");
      return this.#unchanged(
        variable,
        this.#destructured(declarator.id, declarator.init, definition.name, node),
        declarator.init,
        node,
      );
    }
    const written = declarator.init
      ? isRewritten(variable)
        ? undefined
        : declarator.init
      : this.#assignedOnce(variable, declaration, node);
    if (!written) {
      const never = !declarator.init && !variable.references.some((reference) => reference.isWrite());
      return never ? { type: "absent" } : this.#unknown(node, "reassigned");
    }
    return this.#unchanged(variable, asConstant(this.resolve(written)), written, node);
  }

  #enum(declaration: TSESTree.TSEnumDeclaration): Resolved | undefined {
    if (declaration.declare) return undefined;
    const properties = new Map<string, ResolvedProperty>();
    for (const member of declaration.body.members) {
      const name = member.id.type === "Identifier" ? member.id.name : staticText(member.id);
      if (name !== undefined)
        properties.set(name, { value: this.#enumMember(declaration, name, member), node: member, property: undefined });
    }
    return { type: "object", properties, unresolved: [], node: declaration };
  }

  #imported(node: Node, specifier: Node, member?: TSESTree.MemberExpression): Resolved | undefined {
    if (!this.#elsewhere || specifier.parent?.type !== "ImportDeclaration") return undefined;
    const from = specifier.parent.source.value;
    const at = member ?? node;
    const name =
      specifier.type === "ImportSpecifier"
        ? textOf(specifier.imported)
        : specifier.type === "ImportDefaultSpecifier"
          ? "default"
          : member && memberName(member);
    return name === undefined ? undefined : this.#elsewhere.valueOf(from, name, at, sourceOf(at, this.#sourceCode));
  }

  /** `config.db` of `import * as config`. */
  #ofNamespace(node: TSESTree.MemberExpression): Resolved | undefined {
    const object = bare(node.object);
    const [definition] = (object.type === "Identifier" && findVariable(object, this.#sourceCode)?.defs) || [];
    return definition?.type === "ImportBinding" && definition.node.type === "ImportNamespaceSpecifier"
      ? this.#imported(object, definition.node, node)
      : undefined;
  }

  /** What a variable without a first value is given by the one statement beside its declaration, in front of where it is read. */
  #assignedOnce(variable: Variable, declaration: Node, use: Node): Node | undefined {
    const writes = variable.references.filter((reference) => reference.isWrite());
    const [write] = writes;
    if (!write || writes.length > 1) return undefined;
    const assignment = write.identifier.parent as Node | undefined;
    if (
      assignment?.type !== "AssignmentExpression" ||
      assignment.left !== write.identifier ||
      !/^(?:\?\?|\|\|)?=$/u.test(assignment.operator)
    )
      return undefined;
    const block =
      declaration.parent?.type === "ExportNamedDeclaration" ? declaration.parent.parent : declaration.parent;
    if (assignment.parent.type !== "ExpressionStatement" || assignment.parent.parent !== block) return undefined;
    const isEarly = assignment.range[1] > use.range[0] || isCalledBefore(use, assignment, this.#sourceCode);
    return isEarly ? undefined : assignment.right;
  }

  /** An object that is changed after it was made is not what its literal says. */
  #unchanged(variable: Variable, resolved: Resolved, made: Node, node: Node): Resolved {
    if (isFrozen(made, this.#sourceCode) && !holdsObjects(resolved)) return resolved;
    const isObject = resolved.type === "object" || resolved.type === "list";
    if (isObject && templateUse(variable, this.#sourceCode) !== undefined) return this.#unknown(node, "reassigned");
    return this.#afterChanges(
      resolved,
      made,
      node,
      variable.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier as Node),
    );
  }

  #afterChanges(resolved: Resolved, made: Node, node: Node, places: readonly Node[]): Resolved {
    const isUrl = /^(?:plain|text|unknown)$/u.test(resolved.type) && makesUrl(bare(made), this.#sourceCode);
    if (resolved.type !== "object" && resolved.type !== "list" && !isUrl) return resolved;
    const changes = changesOfValue(isUrl ? places.filter((place) => !readsText(place)) : places, this.#sourceCode);
    // What is read once is nowhere else.
    const strays = places.length > 1 ? this.#strays(resolved) : [];
    // Text and numbers stay what they are, whoever gets them.
    const given = [...changes.given].filter(([name]) => isUrl || elementOf(resolved, name)?.type !== "plain");
    if (!changes.any && changes.properties.size + given.length + strays.length === 0) return resolved;
    if (resolved.type !== "object") return this.#unknown(node, "reassigned");
    const properties = new Map(resolved.properties);
    const { any } = changes;
    if (any)
      for (const name of properties.keys())
        properties.set(name, { value: this.#unknown(any, "reassigned"), node: any, property: undefined });
    for (const [name, at] of [...strays, ...changes.properties, ...given])
      properties.set(name, { value: this.#unknown(at, "reassigned"), node: at, property: undefined });
    return {
      ...resolved,
      properties,
      unresolved: any ? [...resolved.unresolved, this.#fact(any, "reassigned")] : resolved.unresolved,
    };
  }

  /** Properties of connections that something writes which an object, or one inside of it, may have become in a way that is not followed. */
  #strays(resolved: Resolved): (readonly [string, Node])[] {
    const strays = [...strayWrites(this.#sourceCode)];
    const [first] = strays;
    if (!first || resolved.type !== "object") return strays;
    const holding = [...resolved.properties].filter(
      ([, { value }]) => value.type === "object" || value.type === "list",
    );
    return [...holding.map(([name]) => [name, first[1]] as const), ...strays];
  }

  #destructured(pattern: Node, init: Node, name: Node, use: Node): Resolved {
    const path = pathTo(pattern, name);
    if (!path) return this.#unknown(use, "expression");
    let value = this.resolve(init);
    let source = sourceOf(init, this.#sourceCode);
    const names: string[] = [];
    for (const step of path) {
      source += `.${step.name}`;
      value = this.#propertyOf(value, step.name, use, source, { from: init, names: [...names] });
      names.push(step.name);
      if (step.fallback) value = this.#either(value, asConstant(this.resolve(step.fallback)), use, "undefined");
    }
    return asConstant(value);
  }

  #parameter(
    node: TSESTree.Identifier,
    name: Node,
    owner: Node,
    variable: { references: readonly { isWrite(): boolean; init?: boolean | null }[] },
  ): Resolved {
    if (variable.references.some((reference) => reference.isWrite() && !reference.init))
      return this.#unknown(node, "reassigned");
    const unknown = this.#unknown(node, "parameter", node.name);
    if (!isFunction(owner)) return unknown;
    for (const parameter of owner.params) {
      const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
      if (inner === name) return unknown;
      if (inner.type === "AssignmentPattern" && inner.left === name)
        return this.#either(unknown, this.resolve(inner.right), node, "undefined");
      const pattern = inner.type === "AssignmentPattern" ? inner.left : inner;
      const path = pattern.type === "ObjectPattern" ? pathTo(pattern, name) : undefined;
      const last = path?.[path.length - 1];
      if (last?.fallback) return this.#either(unknown, this.resolve(last.fallback), node, "undefined");
    }
    return unknown;
  }

  #member(node: TSESTree.MemberExpression): Resolved {
    const source = sourceOf(node, this.#sourceCode);
    const environment = /^(?:process|Bun|import\.meta|Deno)\??\.env(?:\??\.(\w+)|\??\.?\[["'](\w+)["']\])!?$/.exec(
      source,
    );
    if (environment) return this.#environment(node, environment[1] ?? environment[2]!);
    const name = fullMemberName(node);
    if (name === undefined) return this.#unknown(node, "expression");
    const other = this.#ofNamespace(node);
    if (other) return other;
    if (node.object.type === "ThisExpression") return this.#field(node, name, classOfThis(node), memberAround(node));
    const declared = this.#declaredBy(node.object);
    if (declared?.type === "TSEnumDeclaration") return this.#enumMember(declared, name, node);
    if (declared) {
      const value = this.#field(node, name, declared, "static");
      if (value.type !== "unknown") return value;
    }
    return this.#propertyOf(this.resolve(node.object), name, node, source);
  }

  /** The class or the enum of this file that a name stands for. */
  #declaredBy(object: Node): ClassNode | TSESTree.TSEnumDeclaration | undefined {
    const name = bare(object);
    if (name.type !== "Identifier") return undefined;
    const definitions = findVariable(name, this.#sourceCode)?.defs ?? [];
    const [only] = definitions;
    // Declarations of one enum add up, and which of them counts for a name is not looked into.
    if (only?.type === "TSEnumName" && definitions.length === 1) return only.node;
    return classNamed(name, this.#sourceCode);
  }

  /** A member without a value is one more than the member before it. */
  #enumMember(declaration: TSESTree.TSEnumDeclaration, name: string, node: Node): Resolved {
    let next: number | undefined = 0;
    for (const member of declaration.body.members) {
      const given = member.initializer && asConstant(this.resolve(member.initializer));
      const isKnown = given?.type === "plain" && given.how === "constant";
      const named = member.id.type === "Identifier" ? member.id.name : staticText(member.id);
      if (named === name) {
        if (isKnown) return given;
        if (given || next === undefined || declaration.declare) return this.#unknown(node, "expression");
        return { type: "plain", value: next, how: "constant", range: member.range };
      }
      const value: PlainValue | undefined = isKnown ? given.value : given ? undefined : next;
      next = typeof value === "number" ? value + 1 : undefined;
    }
    return this.#unknown(node, "expression");
  }

  /** `way`: where a pattern takes it from, and the names on the way there. */
  #propertyOf(
    object: Resolved,
    name: string,
    node: Node,
    source: string,
    way?: { readonly from: Node; readonly names: readonly string[] },
  ): Resolved {
    if (object.type === "object") {
      const property = object.properties.get(name);
      if (property) return asConstant(property.value);
      return object.unresolved.length === 0 ? { type: "absent" } : this.#unknown(node, "spread");
    }
    if (object.type === "list") {
      const index = /^\d+$/u.test(name) ? Number(name) : -1;
      const item = object.items[index];
      // Behind a spread nothing stands at a place that is known.
      const shifted = object.items
        .slice(0, index + 1)
        .some((one) => one.type === "unknown" && one.node.type === "SpreadElement");
      if (item && !shifted) return asConstant(item);
    }
    if (object.type === "plain" && typeof object.value === "string") {
      const part = urlPart(object.value, name);
      if (part !== undefined) return asConstant({ ...object, value: part });
    }
    const unknown = factOf(object);
    // Environment through an alias: `const env = process.env`, `const { env } = process`.
    if (unknown && /^(?:process|Bun|import\.meta)\.env$/.test(unknown.source))
      return this.#environment(node, name, `process.env.${name}`);
    const { from, names } = way ?? { from: object.type === "unknown" ? object.node : node, names: [] };
    if (object.type === "unknown" && isPropertyWritten(from, [...names, name], source, this.#sourceCode))
      return { type: "unknown", node, unknown: { ...this.#fact(node, "reassigned", source), source } };
    const why: UnknownReason =
      looksLikeConfiguration(source) && unknown?.why !== "environment"
        ? "configuration"
        : (unknown?.why ?? "expression");
    const key = why === "configuration" ? source.replace(/\?\.|!\./g, ".") : undefined;
    return {
      type: "unknown",
      node,
      unknown: { ...this.#fact(node, why === "call" && key ? "configuration" : why, key), source },
    };
  }

  /** A variable of the environment, unless the file itself sets it. */
  #environment(node: Node, name: string, source = sourceOf(node, this.#sourceCode)): Resolved {
    const why = isEnvironmentWritten(name, this.#sourceCode) ? "reassigned" : "environment";
    return { type: "unknown", node, unknown: { ...this.#fact(node, why, name), source } };
  }

  /** A field, a getter or a static field, read in `inside`; `static`: through the name of the class. */
  #field(
    node: TSESTree.MemberExpression,
    name: string,
    owner: ClassNode | undefined,
    inside: ReturnType<typeof memberAround> | "static",
  ): Resolved {
    const source = sourceOf(node, this.#sourceCode);
    const unknown = this.#unknown(node, looksLikeConfiguration(source) ? "configuration" : "expression", source);
    if (!owner) return unknown;
    if (inside !== "static" && this.#isRedeclared(owner, name)) return unknown;
    const isStatic = inside === "static" || inside?.static === true;
    if (!name.startsWith("#"))
      if (writesAnyField(owner, this.#sourceCode) || isWrittenByOthers(owner, name, isStatic, this.#sourceCode))
        return unknown;
    const getter = getterOf(owner, name, isStatic);
    if (getter) {
      const returned = returnedExpression(getter, this.#sourceCode, "always");
      return returned ? asConstant(this.resolve(returned)) : unknown;
    }
    const { accesses } = fieldAccesses(owner, name, this.#sourceCode);
    const writes = accesses.filter((access) => isWritten(access));
    const possible = possibleAccesses(owner, name, this.#sourceCode);
    if (possible.accesses.some((access) => isWritten(access))) return unknown;
    const declared = owner.body.body.find((member) => member.type === "PropertyDefinition" && keyName(member) === name);
    const initial = declared?.type === "PropertyDefinition" ? declared.value : undefined;
    const isEarly =
      inside !== "static" &&
      inside?.type === "PropertyDefinition" &&
      (enclosingFunction(node)?.range[0] ?? -1) < inside.range[0];
    let made: Node | undefined;
    if (declared && initial && writes.length === 0) {
      if (!("static" in declared) || declared.static !== isStatic || (isEarly && node.range[0] < declared.range[1]))
        return unknown;
      made = initial;
    } else if (!initial && !isStatic && writes.length === 1)
      made = isEarly ? undefined : assignedInConstructor(writes[0]!, owner, node);
    if (!made) return unknown;
    return this.#afterChanges(asConstant(this.resolve(made)), made, node, [
      ...accesses,
      ...possible.accesses,
      ...possible.properties.map(({ value }) => value),
    ]);
  }

  /** Whether a class that extends this one has a member of the same name. */
  #isRedeclared(owner: ClassNode, name: string): boolean {
    if (!this.#classes) {
      const classes: ClassNode[] = [];
      walk(this.#sourceCode.ast, this.#sourceCode, (at) => {
        if (isClass(at)) classes.push(at);
      });
      this.#classes = classes;
    }
    return this.#classes.some((other) => {
      if (other === owner || !other.body.body.some((member) => "key" in member && keyName(member) === name))
        return false;
      let at: ClassNode | undefined = other;
      for (let depth = 0; at && depth < 8; depth++) {
        at = at.superClass ? classNamed(at.superClass, this.#sourceCode) : undefined;
        if (at === owner) return true;
      }
      return false;
    });
  }

  #object(node: TSESTree.ObjectExpression): Resolved {
    const properties = new Map<string, ResolvedProperty>();
    const unresolved: UnknownValue[] = [];
    for (const property of node.properties) {
      if (property.type === "SpreadElement") {
        this.#spread(property.argument, property, properties, unresolved);
        continue;
      }
      const name = keyName(property) ?? this.#computedName(property);
      // `__proto__: x` gives the object a prototype, whose properties are read like its own.
      if (name === undefined || (name === "__proto__" && !property.computed && !property.shorthand)) {
        if (name === undefined) this.#overwritten(property, "expression", properties);
        unresolved.push(this.#fact(property, "expression"));
        continue;
      }
      if (property.kind !== "init") {
        properties.set(name, {
          value: this.#getter(property) ?? this.#unknown(property, "expression"),
          node: property.value,
          property: undefined,
        });
        continue;
      }
      properties.delete(name);
      properties.set(name, { value: this.resolve(property.value), node: property.value, property });
    }
    return { type: "object", properties, unresolved: distinct(unresolved), node };
  }

  #overwritten(by: Node, why: UnknownReason, properties: Map<string, ResolvedProperty>): void {
    for (const [name, value] of properties)
      properties.set(name, { ...value, value: this.#unknown(by, why), property: undefined });
  }

  /** Lays what an expression stands for over the properties before it. */
  #spread(expression: Node, at: Node, properties: Map<string, ResolvedProperty>, unresolved: UnknownValue[]): void {
    const spread = this.resolve(expression);
    const names = this.#possibleNames(expression);
    if (names) {
      const sides = spread.type === "unknown" ? (spread.branches ?? []) : [spread];
      for (const name of names) {
        const before = properties.get(name);
        const held = sides.flatMap((side) => (side.type === "object" ? (side.properties.get(name) ?? []) : []));
        const literals = [before ?? [], held].flat().flatMap(({ value }) => literalsOf(value));
        const unknown = { ...this.#fact(at, "spread"), ...(literals.length > 0 && { literals }) };
        const value: Resolved = { type: "unknown", node: at, unknown };
        properties.set(name, { value, node: before?.node ?? at, property: undefined });
      }
      return;
    }
    if (spread.type === "object") {
      // What the spread object itself does not know may be any of the properties before it.
      if (spread.unresolved.length > 0) this.#overwritten(at, "spread", properties);
      for (const [name, value] of spread.properties) properties.set(name, { ...value, property: undefined });
      unresolved.push(...spread.unresolved);
      return;
    }
    if (spread.type === "absent" || (spread.type === "plain" && spread.how !== "fallback" && !spread.value)) return;
    const fact = factOf(spread) ?? this.#fact(at, "spread");
    unresolved.push(fact.why === "expression" ? { ...fact, why: "spread" } : fact);
    this.#overwritten(at, "spread", properties);
  }

  /** The properties that `cond && { … }` or `cond ? { … } : {}` may bring, also through a constant; undefined where it may be any. */
  #possibleNames(expression: Node, depth = 0): readonly string[] | undefined {
    const inner = bare(expression);
    if (inner.type === "Identifier") return depth < 3 ? this.#namesOfConstant(inner, depth) : undefined;
    const sides =
      inner.type === "ConditionalExpression"
        ? [inner.consequent, inner.alternate]
        : inner.type === "LogicalExpression" && inner.operator === "&&"
          ? [inner.right]
          : undefined;
    const names: string[] = [];
    for (const side of sides ?? []) {
      const value = this.resolve(side);
      if (value.type === "absent") continue;
      if (value.type !== "object" || value.unresolved.length > 0) return undefined;
      names.push(...value.properties.keys());
    }
    return sides && names;
  }

  #namesOfConstant(name: TSESTree.Identifier, depth: number): readonly string[] | undefined {
    const variable = findVariable(name, this.#sourceCode);
    const declarator = variable?.defs.length === 1 ? (variable.defs[0]?.node as Node) : undefined;
    if (!variable || declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier") return undefined;
    if (!declarator.init || isRewritten(variable)) return undefined;
    const reads = variable.references.filter((reference) => reference.isRead());
    const changes = changesOfValue(
      reads.map((reference) => reference.identifier as Node),
      this.#sourceCode,
    );
    return changes.any || changes.properties.size > 0 ? undefined : this.#possibleNames(declarator.init, depth + 1);
  }

  #computedName(property: TSESTree.Property): string | undefined {
    if (!property.computed) return undefined;
    const key = this.resolve(property.key);
    return key.type === "plain" && key.how !== "fallback" ? String(key.value) : undefined;
  }

  #getter(property: TSESTree.Property): Resolved | undefined {
    if (property.kind !== "get" || !isFunction(property.value)) return undefined;
    const returned = returnedExpression(property.value, this.#sourceCode, "always");
    return returned && asConstant(this.resolve(returned));
  }

  #logical(node: TSESTree.LogicalExpression): Resolved {
    if (node.operator === "&&") {
      const left = this.resolve(node.left);
      if (left.type === "plain" && left.how !== "fallback") return left.value ? this.resolve(node.right) : left;
      return { type: "unknown", node, unknown: this.#fact(node, "condition"), branches: [this.resolve(node.right)] };
    }
    return this.#either(
      this.resolve(node.left),
      this.resolve(node.right),
      node,
      node.operator === "??" ? "nullish" : "falsy",
    );
  }

  /** `left ?? right`, `left || right`, or a default, which only takes the place of undefined. */
  #either(left: Resolved, right: Resolved, node: Node, when: "nullish" | "falsy" | "undefined"): Resolved {
    if (left.type === "absent") return right;
    if (left.type === "plain") {
      const holds = when === "undefined" || (when === "nullish" ? left.value !== null : Boolean(left.value));
      if (holds) return left;
      if (left.how !== "fallback") return right;
    }
    if (
      left.type === "text" &&
      (when !== "falsy" || left.parts.some((part) => typeof part === "string" && part !== ""))
    )
      return left;
    if (left.type === "object" || left.type === "list" || left.type === "function") return left;
    const instead = factOf(left);
    if (right.type === "plain" && right.how !== "fallback" && instead) return { ...right, how: "fallback", instead };
    if (right.type === "plain" && right.instead && instead) {
      const { name: _name, ...both } = this.#fact(node, instead.why);
      return { ...right, how: "fallback", instead: both };
    }
    // What stands behind is no more certain than by itself.
    const behind = factOf(right)?.why;
    const why = isSetOutside(behind) ? instead?.why : behind;
    return { type: "unknown", node, unknown: this.#fact(node, why ?? "expression") };
  }

  #conditional(node: TSESTree.ConditionalExpression): Resolved {
    const yes = this.resolve(node.consequent);
    const no = this.resolve(node.alternate);
    const test = this.resolve(node.test);
    if (test.type === "plain" && test.how !== "fallback") return test.value ? yes : no;
    // `x ? x : 'y'`, `x ? Number(x) : 4`: the same as `x || 'y'`.
    const asked = factOf(test)?.source;
    const isAsked = asked !== undefined && mentions(factOf(yes)?.source ?? "", asked);
    return isAsked && !isSamePlain(yes, no) ? this.#either(yes, no, node, "falsy") : this.#oneOf(yes, no, node);
  }

  #oneOf(yes: Resolved, no: Resolved, node: Node): Resolved {
    if (isSamePlain(yes, no)) return yes;
    const branches = [yes, no];
    const objects = branches.filter((branch) => branch.type === "object");
    if (objects.length > 0 && branches.every(({ type }) => type === "object" || type === "absent"))
      return this.#oneObjectOf(yes, no, objects, node);
    const literals = branches.flatMap(literalsOf);
    const fact = { ...this.#fact(node, "condition"), ...(literals.length > 0 && { literals }) };
    const values = branches.map((side) => (side.type === "plain" && side.how !== "fallback" ? side.value : undefined));
    const alternatives = values.every((value) => value !== undefined) ? values : undefined;
    return { type: "unknown", node, unknown: alternatives ? { ...fact, alternatives } : fact, branches };
  }

  /** Which properties there may be is known, but not which of them there are. */
  #oneObjectOf(yes: Resolved, no: Resolved, objects: readonly ResolvedObject[], node: Node): Resolved {
    const valueIn = (side: Resolved, name: string): Resolved =>
      (side.type === "object" && side.properties.get(name)?.value) || { type: "absent" };
    const properties = new Map<string, ResolvedProperty>();
    for (const name of objects.flatMap((object) => [...object.properties.keys()])) {
      const value = this.#oneOf(valueIn(yes, name), valueIn(no, name), node);
      properties.set(name, { value, node, property: undefined });
    }
    return { type: "object", properties, unresolved: distinct(objects.flatMap(({ unresolved }) => unresolved)), node };
  }

  #unary(node: TSESTree.UnaryExpression): Resolved {
    if (node.operator === "void") return { type: "absent" };
    const argument = this.resolve(node.argument);
    if (node.operator === "+") return this.#converted(argument, "Number", node);
    if (argument.type !== "plain" || argument.how === "fallback") return this.#unknown(node, "expression");
    if (node.operator === "-" && typeof argument.value === "number")
      return { ...argument, value: -argument.value, range: node.range };
    if (node.operator === "!") return { ...argument, value: !argument.value, range: node.range };
    return this.#unknown(node, "expression");
  }

  #converted(argument: Resolved, by: string, node: Node, radix?: number): Resolved {
    if (argument.type === "plain") {
      const value = convert(argument.value, by, radix);
      if (typeof value === "number" && Number.isNaN(value)) return this.#unknown(node, "expression");
      return { ...argument, value };
    }
    if (argument.type === "absent") return this.#unknown(node, "expression");
    const fact = factOf(argument);
    return {
      type: "unknown",
      node,
      unknown: fact ? { ...fact, range: node.range, source: fact.source } : this.#fact(node, "call"),
    };
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression): Resolved {
    const [first, second] = node.arguments;
    const callee = bare(node.callee);
    const text = sourceOf(callee, this.#sourceCode).replace(/^Number\.(parse\w+)$/, "$1");
    const isGlobal = !isDeclared(callee, this.#sourceCode);
    if (makesUrl(node, this.#sourceCode)) return this.resolve(first!);
    if (node.type === "NewExpression") return this.#unknown(node, "call");
    if (first && first.type !== "SpreadElement" && isGlobal) {
      if (CONVERSIONS.has(text)) {
        const radix = second && text === "parseInt" ? this.resolve(second) : undefined;
        if (radix && !(radix.type === "plain" && typeof radix.value === "number" && radix.how !== "fallback"))
          return this.#unknown(node, "expression");
        return this.#converted(
          this.resolve(first),
          text,
          node,
          radix?.type === "plain" ? Number(radix.value) : undefined,
        );
      }
      if (PASS_ON.has(text)) return asConstant(this.resolve(first));
      const required = text === "require" ? staticText(first) : undefined;
      const other = required && this.#elsewhere?.valueOf(required, undefined, node, sourceOf(node, this.#sourceCode));
      if (other) return other;
      if (text === "Object.assign") return this.#assigned(node);
    }
    if (
      text === "JSON.parse" &&
      first?.type === "CallExpression" &&
      sourceOf(first.callee, this.#sourceCode) === "JSON.stringify" &&
      first.arguments[0]
    )
      return asConstant(this.resolve(first.arguments[0]));
    if (callee.type === "MemberExpression") {
      const method = memberName(callee);
      if (method === "toString" && node.arguments.length === 0)
        return this.#converted(this.resolve(callee.object), "String", node);
      const text =
        method !== undefined && isTextMethod(method) ? this.#textMethod(node, callee.object, method) : undefined;
      if (text) return text;
      if (method === "join") {
        const list = this.resolve(callee.object);
        const between = staticText(first);
        if (list.type === "list" && between !== undefined)
          return this.#joined(
            node,
            list.items.flatMap((item, i) => (i === 0 ? [item] : [between, item])),
          );
      }
    }
    const key = staticText(first);
    const asks =
      /(?:^|\.)(?:get|getOrThrow|getString|getNumber|getInt|getOptional|env|config|requireEnv|getenv|getEnv|str|num|int)$/.exec(
        text.replace(/<.*>$/, ""),
      );
    if (key !== undefined && asks) {
      const isEnvironment = /(?:^|\.)env\.get$|[gG]etenv$|[eE]nv$/.test(text);
      const asked = isEnvironment ? this.#environment(node, key) : this.#unknown(node, "configuration", key);
      const other =
        second && second.type !== "SpreadElement" && node.arguments.length === 2 ? this.resolve(second) : undefined;
      // An object is no value to fall back to, but says how to ask: `getOrThrow("HOST", { infer: true })`.
      return other && other.type !== "object" ? this.#either(asked, other, node, "undefined") : asked;
    }
    const called = this.#function(callee);
    if (called && !called.generator && (!called.async || isAwaited(node))) {
      const returned = returnedExpression(called, this.#sourceCode, "always");
      if (returned) {
        const value = asConstant(this.resolve(returned));
        if (value.type !== "unknown") return value;
      }
    }
    return this.#unknown(node, looksLikeConfiguration(text) ? "configuration" : "call");
  }

  /** The function that a callee certainly names. */
  #function(callee: Node): FunctionNode | undefined {
    const inner = bare(callee);
    if (inner.type === "MemberExpression" && inner.object.type === "ThisExpression") {
      const owner = classOfThis(inner);
      const name = fullMemberName(inner);
      if (!owner || name === undefined || this.#isRedeclared(owner, name)) return undefined;
      if (fieldAccesses(owner, name, this.#sourceCode).accesses.some((access) => isWritten(access))) return undefined;
      return calledFunction(inner, this.#sourceCode);
    }
    const called = this.resolve(callee);
    return called.type === "function" ? called.node : undefined;
  }

  /** A method of text, computed where everything is known; where not, the text's own reason stays. */
  #textMethod(node: TSESTree.CallExpression, object: Node, method: string): Resolved | undefined {
    const text = this.resolve(object);
    if (text.type === "plain" && typeof text.value === "string") {
      const given = node.arguments.map((argument) => {
        const inner = bare(argument);
        if (inner.type === "Literal" && inner.value instanceof RegExp) return inner.value;
        const value = this.resolve(argument);
        return value.type === "plain" && value.how !== "fallback" ? value.value : undefined;
      });
      if (given.includes(undefined)) return undefined;
      const result = textMethod(text.value, method, given);
      if (result === undefined) return undefined;
      if (!Array.isArray(result)) return asConstant({ ...text, value: result as PlainValue });
      const items = (result as readonly string[]).map((value) => asConstant({ ...text, value }));
      return { type: "list", node, items };
    }
    const fact = factOf(text);
    if (!fact || fact.why === "expression" || fact.why === "call") return undefined;
    const { name: _name, ...rest } = fact;
    return {
      type: "unknown",
      node,
      unknown: { ...rest, range: node.range, source: sourceOf(node, this.#sourceCode) },
    };
  }

  #assigned(node: TSESTree.CallExpression): Resolved {
    const properties = new Map<string, ResolvedProperty>();
    const unresolved: UnknownValue[] = [];
    for (const argument of node.arguments) {
      if (argument.type !== "SpreadElement") this.#spread(argument, argument, properties, unresolved);
      else {
        this.#overwritten(argument, "spread", properties);
        unresolved.push(this.#fact(argument, "spread"));
      }
    }
    for (const [name, property] of properties) properties.set(name, { ...property, property: undefined });
    return { type: "object", properties, unresolved: distinct(unresolved), node };
  }

  #fact(node: Node, why: UnknownReason, name?: string): UnknownValue {
    const varies = isAnotherEachTime(node, this.#sourceCode);
    const place = {
      range: node.range,
      source: sourceOf(node, this.#sourceCode),
      ...(varies && { varies }),
    };
    // Each turn of a loop has another one, whatever its text says.
    if (isOneOfMany(node, this.#sourceCode)) return { state: "unknown", why: "reassigned", ...place };
    return name === undefined ? { state: "unknown", why, ...place } : { state: "unknown", why, ...place, name };
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

/** Whether a value that is unknown, or that is none, comes from the environment or a configuration. */
function isSetOutside(why: UnknownReason | undefined): boolean {
  return why === undefined || why === "environment" || why === "configuration";
}

function isSamePlain(one: Resolved, other: Resolved): boolean {
  return (
    one.type === "plain" &&
    other.type === "plain" &&
    one.value === other.value &&
    one.how !== "fallback" &&
    other.how !== "fallback"
  );
}

/** The known values that an expression may have. */
function literalsOf(value: Resolved): readonly KnownValue<PlainValue>[] {
  if (value.type === "unknown") return value.unknown.literals ?? [];
  if (value.type !== "plain") return [];
  return [{ state: "known", value: value.value, how: value.how, range: value.range }];
}

/** The one expression that a function returns; `always`: undefined too where it may end without. */
export function returnedExpression(node: FunctionNode, sourceCode: SourceCode, when?: "always"): Node | undefined {
  if (node.body && node.body.type !== "BlockStatement") return node.body;
  const returned: TSESTree.ReturnStatement[] = [];
  if (node.body)
    walk(node.body, sourceCode, (at) => {
      if (isFunction(at) || isClass(at)) return false;
      if (at.type === "ReturnStatement" && (at.argument || when === "always")) returned.push(at);
      return true;
    });
  const [only] = returned;
  if (!only || returned.length > 1 || (when === "always" && only.parent !== node.body)) return undefined;
  return only.argument ?? undefined;
}

/** Remembered, so that objects that share parts are not copied once for every way to them. */
const constants = new WeakMap<Resolved, Resolved>();

function asConstant(value: Resolved): Resolved {
  if (value.type === "plain" && value.how === "literal") return { ...value, how: "constant" };
  if (value.type !== "object") return value;
  const known = constants.get(value);
  if (known) return known;
  const properties = new Map<string, ResolvedProperty>();
  const constant: Resolved = { ...value, properties };
  constants.set(value, constant);
  constants.set(constant, constant);
  for (const [name, property] of value.properties)
    properties.set(name, { ...property, value: asConstant(property.value), property: undefined });
  return constant;
}

function convert(value: PlainValue, by: string, radix: number | undefined): PlainValue {
  switch (by) {
    case "String":
      return String(value);
    case "decodeURIComponent":
      return decoded(String(value));
    case "encodeURIComponent":
      return encodeURIComponent(String(value));
    case "Boolean":
      return Boolean(value);
    case "Number":
      return Number(value);
    case "parseFloat":
      return parseFloat(String(value));
    default:
      return parseInt(String(value), radix);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function distinct(facts: readonly UnknownValue[]): readonly UnknownValue[] {
  return facts.length < 2 ? facts : [...new Map(facts.map((fact) => [fact.range.join(":"), fact])).values()];
}

/** Whether a source text has another one as words of its own: `Number(port)` has `port`, `portName` has not. */
function mentions(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!/[\w$.]/u.test(text[at - 1] ?? "") && !/[\w$]/u.test(text[at + words.length] ?? "")) return true;
  return false;
}

/** Whether the file itself declares the name that an expression begins with. */
function isDeclared(callee: Node, sourceCode: SourceCode): boolean {
  let root = bare(callee);
  while (root.type === "MemberExpression") root = bare(root.object);
  return root.type === "Identifier" && (findVariable(root, sourceCode)?.defs.length ?? 0) > 0;
}

/** Whether a call makes a URL of its only argument: `new URL(text)`, `url.parse(text)`. */
function makesUrl(node: Node, sourceCode: SourceCode): boolean {
  if (node.type !== "NewExpression" && node.type !== "CallExpression") return false;
  const [first, base] = node.arguments;
  if (!first || first.type === "SpreadElement") return false;
  const callee = bare(node.callee);
  const name = callee.type === "MemberExpression" ? memberName(callee) : callee.type === "Identifier" && callee.name;
  if (node.type === "NewExpression")
    return name === "URL" && !base && (!isDeclared(callee, sourceCode) || cameFrom(callee, URL_MODULES, sourceCode));
  return name === "parse" && cameFrom(callee, URL_MODULES, sourceCode);
}

/** Whether a use of a URL reads one of its texts, which nobody can change. */
function readsText(place: Node): boolean {
  const { parent } = place;
  return (
    parent?.type === "MemberExpression" &&
    parent.object === place &&
    memberName(parent) !== "searchParams" &&
    memberName(parent) !== undefined &&
    !isWritten(parent) &&
    !(parent.parent.type === "CallExpression" && parent.parent.callee === parent)
  );
}

function getterOf(owner: ClassNode, name: string, isStatic: boolean): FunctionNode | undefined {
  const found = owner.body.body.find(
    (member) =>
      member.type === "MethodDefinition" &&
      member.kind === "get" &&
      member.static === isStatic &&
      keyName(member) === name,
  );
  return found?.type === "MethodDefinition" && isFunction(found.value) ? found.value : undefined;
}

/** `this` in the methods of an object. */
function ownThis({ properties }: TSESTree.ObjectExpression, sourceCode: SourceCode): readonly Node[] {
  return properties.flatMap((property) =>
    property.type === "Property" && property.value.type === "FunctionExpression"
      ? thisOf(property.value, sourceCode)
      : [],
  );
}

function holdsObjects(value: Resolved): boolean {
  if (value.type === "list") return true;
  return (
    value.type === "object" &&
    [...value.properties.values()].some((property) => /^(?:object|list)$/u.test(property.value.type))
  );
}

/** Whether an object was frozen where it was made. */
export function isFrozen(made: Node, sourceCode: SourceCode): boolean {
  const call = bare(made);
  return call.type === "CallExpression" && sourceOf(call.callee, sourceCode) === "Object.freeze";
}

/** Whether a `var` has its value wherever the use runs: the use stands in the same block or below, and not in front of it. */
function runsBefore(declaration: Node, use: Node, sourceCode: SourceCode): boolean {
  const block = declaration.parent?.type === "ExportNamedDeclaration" ? declaration.parent.parent : declaration.parent;
  if (!block || use.range[0] < block.range[0] || use.range[1] > block.range[1]) return false;
  if (isCalledBefore(use, declaration, sourceCode)) return false;
  return (
    declaration.range[1] <= use.range[0] ||
    enclosingFunction(use) !== enclosingFunction(declaration) ||
    declaration.range[0] <= use.range[0]
  );
}

/** Whether a function declaration around `use`, which exists before any statement runs, is called in front of `place`. */
function isCalledBefore(use: Node, place: Node, sourceCode: SourceCode, seen = new Set<Node>()): boolean {
  const outer = enclosingFunction(place);
  for (let around = enclosingFunction(use); around && around !== outer; around = enclosingFunction(around)) {
    if (around.type !== "FunctionDeclaration" || !around.id || seen.has(around)) continue;
    seen.add(around);
    for (const { identifier } of findVariable(around.id, sourceCode)?.references ?? []) {
      const { parent } = identifier as Node;
      if (parent?.type !== "CallExpression" || parent.callee !== identifier) continue;
      const isBeside = enclosingFunction(parent) === outer;
      if (isBeside ? parent.range[0] < place.range[0] : isCalledBefore(parent, place, sourceCode, seen)) return true;
    }
  }
  return false;
}

function memberAround(node: Node): TSESTree.MethodDefinition | TSESTree.PropertyDefinition | undefined {
  let at: Node | undefined = node;
  while (at && at.type !== "MethodDefinition" && at.type !== "PropertyDefinition") at = at.parent;
  return at;
}

/** What the constructor of a class gives a field, in a statement of its own that runs before the use. */
function assignedInConstructor(write: Node, owner: ClassNode, use: Node): Node | undefined {
  const assignment = write.parent;
  if (assignment?.type !== "AssignmentExpression" || assignment.operator !== "=" || assignment.left !== write)
    return undefined;
  const maker = enclosingFunction(write);
  if (
    maker?.parent?.type !== "MethodDefinition" ||
    maker.parent.kind !== "constructor" ||
    maker.parent.parent !== owner.body
  )
    return undefined;
  if (assignment.parent.type !== "ExpressionStatement" || assignment.parent.parent !== maker.body) return undefined;
  return enclosingFunction(use) === maker && use.range[0] < assignment.range[1] ? undefined : assignment.right;
}

/** `Object.assign(this, …)`, `this[key] = …`: any field may be another one. */
function writesAnyField(owner: ClassNode, sourceCode: SourceCode): boolean {
  let found = false;
  walk(owner.body, sourceCode, (at) => {
    if (
      at.type === "MemberExpression" &&
      bare(at.object).type === "ThisExpression" &&
      at.computed &&
      memberName(at) === undefined &&
      isWritten(at)
    )
      found = true;
    if (
      at.type === "CallExpression" &&
      at.callee.type === "MemberExpression" &&
      at.arguments.some((argument) => bare(argument).type === "ThisExpression")
    )
      found ||= /^(?:assign|define\w*|merge|extend|set|defaults)$/u.test(memberName(at.callee) ?? "");
    return !found;
  });
  return found;
}

/** The property names from a pattern down to one of its names; undefined where they cannot be known. */
function pathTo(
  pattern: Node,
  name: Node,
): { readonly name: string; readonly fallback: Node | undefined }[] | undefined {
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

/** What stands under a key of an object, or at a place of a list. */
function elementOf(resolved: Resolved, name: string): Resolved | undefined {
  if (resolved.type === "object") return resolved.properties.get(name)?.value;
  return resolved.type === "list" ? resolved.items[Number(name)] : undefined;
}
