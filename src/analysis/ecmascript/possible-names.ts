import type { TSESTree } from "@typescript-eslint/utils";
import type { GivenName } from "../connection.js";
import type { KnownHow, UnknownValue } from "../option-value.js";
import { changesOfValue } from "./changes-of-value.js";
import { findVariable, isRewritten } from "./find-variable.js";
import type { Resolver } from "./resolve-value.js";
import {
  bare,
  isFunction,
  isWrapper,
  keyName,
  memberName,
  sourceOf,
  walk,
  type Node,
  type SourceCode,
  type Variable,
} from "./syntax-tree.js";

/** Every name that an argument can have, and what of it cannot be read from the file. */
export interface PossibleNames {
  readonly names: readonly GivenName[];
  /** What may hold further names; undefined: there are no others. */
  readonly unknown: UnknownValue | undefined;
}

const NOTHING: PossibleNames = { names: [], unknown: undefined };
/** Constants of constants beyond this are given up. */
const MAX_DEPTH = 8;

/**
 * The names that an argument of a canonical client can have: through constants, objects, enumerations, types of parameters,
 * conditions and fallbacks. `isGiven` says of an expression that it is, or is part of, an argument of a canonical call.
 */
export function possibleNames(
  argument: Node,
  resolver: Resolver,
  sourceCode: SourceCode,
  isGiven: (expression: Node) => boolean,
): PossibleNames {
  return namesOf(argument, "literal", true, 0);

  function namesOf(expression: Node, how: KnownHow, mayChange: boolean, depth: number): PossibleNames {
    const node = bare(expression);
    const alone = mayChange && !isAsserted(expression);
    if (depth > MAX_DEPTH) return { names: [], unknown: unknown(node) };
    const next = (inner: Node, by = how, only = alone) => namesOf(inner, by, only, depth + 1);
    switch (node.type) {
      case "Literal":
        return typeof node.value === "string" || typeof node.value === "number"
          ? one(node, node.value, how, alone)
          : NOTHING;
      case "ConditionalExpression":
        return both(next(node.consequent), next(node.alternate));
      case "LogicalExpression":
        return node.operator === "&&" ? next(node.right) : both(next(node.left), next(node.right));
      case "Identifier":
        return throughName(node, depth) ?? resolved(node);
      case "MemberExpression":
        return throughMember(node, depth) ?? resolved(node);
      case "TemplateLiteral": {
        const [only] = node.quasis;
        return node.expressions.length === 0 && typeof only?.value.cooked === "string"
          ? one(node, only.value.cooked, how, alone)
          : resolved(node);
      }
      default:
        return resolved(node);
    }
  }

  function throughName(node: TSESTree.Identifier, depth: number): PossibleNames | undefined {
    const variable = findVariable(node, sourceCode);
    const [definition] = variable?.defs ?? [];
    if (!variable || !definition || variable.defs.length > 1 || isRewritten(variable)) return undefined;
    if (definition.type === "Parameter") return ofParameter(node, definition.name, definition.node, depth);
    const declarator = definition.node as Node;
    if (declarator.type !== "VariableDeclarator" || declarator.id !== definition.name || !declarator.init)
      return undefined;
    return namesOf(declarator.init, "constant", isOnlyGiven(variable) && !isListed(declarator.id), depth + 1);
  }

  /** `DATABASES.metrics`, `Database.Metrics`, and with a key that is not known every value that there is. */
  function throughMember(node: TSESTree.MemberExpression, depth: number): PossibleNames | undefined {
    const object = bare(node.object);
    const variable = object.type === "Identifier" ? findVariable(object, sourceCode) : undefined;
    const [definition] = variable?.defs ?? [];
    if (!variable || !definition || variable.defs.length > 1) return undefined;
    const name = memberName(node);
    const alone = isOnlyGiven(variable) && !isListed(definition.name);
    const wanted = (found: string | undefined) => name === undefined || found === name;
    const declaration = definition.node as Node;
    if (declaration.type === "TSEnumDeclaration") {
      const members = declaration.body.members.filter(({ id }) => wanted(nameOfMember(id)));
      const values = members.flatMap(({ initializer }) => initializer ?? []);
      return values.length === members.length ? all(values, alone, depth) : undefined;
    }
    if (declaration.type !== "VariableDeclarator" || !declaration.init || isRewritten(variable)) return undefined;
    const init = bare(declaration.init);
    // Handing one of its names on changes nothing, and neither does asking for its type.
    const reads = variable.references
      .filter((reference) => reference.isRead() && !isGiven(asGiven(reference.identifier as Node)))
      .map((reference) => reference.identifier as Node)
      .filter(({ parent }) => parent?.type !== "TSTypeQuery");
    const changes = changesOfValue(reads, sourceCode);
    if (init.type !== "ObjectExpression" || changes.any || changes.properties.size > 0) return undefined;
    const values: Node[] = [];
    for (const property of init.properties) {
      if (property.type === "SpreadElement") return undefined;
      const key = keyName(property);
      if (key === undefined) return undefined;
      if (wanted(key)) values.push(property.value);
    }
    return values.length > 0 ? all(values, alone && !isAsserted(declaration.init), depth) : undefined;
  }

  function all(values: readonly Node[], alone: boolean, depth: number): PossibleNames {
    return values.map((value) => namesOf(value, "constant", alone, depth + 1)).reduce(both, NOTHING);
  }

  function ofParameter(use: Node, name: Node, owner: Node, depth: number): PossibleNames | undefined {
    if (!isFunction(owner)) return undefined;
    for (const parameter of owner.params) {
      const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
      const own = inner.type === "AssignmentPattern" ? inner.left : inner;
      if (own !== name || own.type !== "Identifier") continue;
      const type = own.typeAnnotation ? ofType(own.typeAnnotation.typeAnnotation, depth) : undefined;
      const standard =
        inner.type === "AssignmentPattern" ? namesOf(inner.right, "literal", !isListed(own), depth + 1) : NOTHING;
      return both(type ?? { names: [], unknown: unknown(use, "parameter") }, standard);
    }
    return undefined;
  }

  /** Literals of a type, where the type lists them in this file; undefined: it is open, or comes from elsewhere. */
  function ofType(type: TSESTree.TypeNode, depth: number): PossibleNames | undefined {
    if (depth > MAX_DEPTH) return undefined;
    switch (type.type) {
      case "TSLiteralType": {
        const { literal } = type;
        const isName =
          literal.type === "Literal" && (typeof literal.value === "string" || typeof literal.value === "number");
        return isName ? one(literal, literal.value, "literal", false) : undefined;
      }
      case "TSUnionType": {
        const parts = type.types.filter(({ type: kind }) => kind !== "TSUndefinedKeyword" && kind !== "TSNullKeyword");
        const found = parts.map((part) => ofType(part, depth + 1));
        return found.every((part) => part !== undefined) ? found.reduce(both, NOTHING) : undefined;
      }
      case "TSTypeReference": {
        const declared =
          type.typeName.type === "Identifier" && !type.typeArguments ? declaredType(type.typeName) : undefined;
        if (declared?.type === "TSTypeAliasDeclaration") return ofType(declared.typeAnnotation, depth + 1);
        if (declared?.type !== "TSEnumDeclaration") return undefined;
        const values = declared.body.members.map(({ initializer }) => initializer);
        return values.every((value) => value !== undefined) ? all(values, false, depth) : undefined;
      }
      default:
        return undefined;
    }
  }

  /** Whether the type of a variable or parameter says which names there are, so that another one would not compile. */
  function isListed(name: Node): boolean {
    return name.type === "Identifier" && !!name.typeAnnotation && listsNames(name.typeAnnotation, 0);
  }

  /** `"tasks" as Name`, `{ jobs: "tasks" } satisfies Record<string, Name>`. */
  function isAsserted(expression: Node): boolean {
    for (let at = expression; isWrapper(at) && "expression" in at; at = at.expression as Node)
      if ("typeAnnotation" in at && listsNames(at.typeAnnotation, 0)) return true;
    return false;
  }

  function listsNames(type: Node, depth: number): boolean {
    let found = false;
    walk(type, sourceCode, (node) => {
      found ||= node.type === "TSLiteralType" || node.type === "TSTypeQuery" || node.type === "TSTemplateLiteralType";
      if (!found && node.type === "TSTypeReference" && node.typeName.type === "Identifier" && depth < MAX_DEPTH) {
        const declared = declaredType(node.typeName);
        found =
          declared?.type === "TSEnumDeclaration" ||
          ((declared?.type === "TSTypeAliasDeclaration" || declared?.type === "TSInterfaceDeclaration") &&
            listsNames(declared, depth + 1));
      }
      return !found;
    });
    return found;
  }

  function declaredType(name: TSESTree.Identifier): Node | undefined {
    for (let scope: ReturnType<SourceCode["getScope"]> | null = sourceCode.getScope(name); scope; scope = scope.upper) {
      const definitions = scope.set.get(name.name)?.defs ?? [];
      if (definitions.length > 0) return definitions.length === 1 ? definitions[0]?.node : undefined;
    }
    return undefined;
  }

  function resolved(node: Node): PossibleNames {
    const value = resolver.resolve(node);
    if (value.type === "plain" && (typeof value.value === "string" || typeof value.value === "number")) {
      const fallback = value.instead === undefined ? {} : { instead: value.instead };
      const known = { state: "known", value: value.value, how: value.how, range: value.range, ...fallback } as const;
      return { names: [{ ...known, replaceable: false }], unknown: value.instead };
    }
    if (value.type === "absent" || value.type === "plain") return NOTHING;
    return { names: [], unknown: "unknown" in value ? value.unknown : unknown(node) };
  }

  /** Whether whatever the file does with a variable is to hand it, or a member of it, to a canonical client. */
  function isOnlyGiven(variable: Variable): boolean {
    const declared = (variable.defs[0]?.node as Node | undefined)?.parent;
    if (declared?.parent?.type === "ExportNamedDeclaration" || declared?.type === "ExportNamedDeclaration")
      return false;
    return variable.references.every((reference) => {
      if (!reference.isRead()) return reference.init === true;
      const { identifier } = reference;
      return identifier.parent?.type === "TSTypeQuery" || isGiven(asGiven(identifier));
    });
  }

  function unknown(node: Node, why: UnknownValue["why"] = "expression"): UnknownValue {
    return { state: "unknown", why, range: node.range, source: sourceOf(node, sourceCode) };
  }
}

/** What is handed on where a name, or a member of it, is: without the wrappers and the choices around it. */
function asGiven(name: Node): Node {
  let at = name;
  while (at.parent?.type === "MemberExpression" && at.parent.object === at) at = at.parent;
  while (at.parent && (isWrapper(at.parent) || isChoice(at.parent, at))) at = at.parent;
  return at;
}

/** A part of a choice that can become its value. */
function isChoice(parent: Node, part: Node): boolean {
  return (
    (parent.type === "ConditionalExpression" && parent.test !== part) ||
    (parent.type === "LogicalExpression" && parent.operator !== "&&")
  );
}

function nameOfMember(id: TSESTree.TSEnumMember["id"]): string | undefined {
  return id.type === "Identifier" ? id.name : String(id.value);
}

function one(node: Node, value: string | number, how: KnownHow, replaceable: boolean): PossibleNames {
  return { names: [{ state: "known", value, how, range: node.range, replaceable }], unknown: undefined };
}

function both(one: PossibleNames, other: PossibleNames): PossibleNames {
  return { names: [...one.names, ...other.names], unknown: one.unknown ?? other.unknown };
}
