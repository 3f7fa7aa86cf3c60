import type { TSESTree } from "@typescript-eslint/utils";
import type { ArgumentRole } from "../../clients/description.js";
import { findVariable } from "./find-variable.js";
import type { Resolved } from "./resolve-value.js";
import { bare, memberName, type Node, type SourceCode } from "./syntax-tree.js";

const OPTIONS: readonly ArgumentRole[] = ["options"];
const TEXT: readonly ArgumentRole[] = ["url", "host", "socketPath"];
const PORT: readonly ArgumentRole[] = ["port"];

const ROLES_BY_NAME: readonly (readonly [name: RegExp, roles: readonly ArgumentRole[]])[] = [
  [/(?:url|uri|dsn|connection_?string)$/iu, ["url"]],
  [/(?:options|opts|config|configuration|settings)$/iu, OPTIONS],
  [/port$/iu, PORT],
  [/(?:host|hostname|address)$/iu, TEXT],
];

/**
 * What an argument of unknown value may stand for, by its type, by how it is made or by its name; undefined where nothing
 * says it.
 */
export function looksLikeArgument(
  node: Node,
  value: Resolved,
  sourceCode: SourceCode,
): readonly ArgumentRole[] | undefined {
  const inner = bare(node);
  const type = typeOf(node, sourceCode);
  const named = byName(nameOf(inner)) ?? (value.type === "unknown" ? byName(nameOf(value.node)) : undefined);
  if (type?.type === "TSStringKeyword") return named && named !== OPTIONS ? named : [...TEXT, ...PORT];
  return byType(type, sourceCode) ?? byMaking(inner, value, sourceCode) ?? named;
}

/** The type that an assertion or a declaration gives. */
function typeOf(node: Node, sourceCode: SourceCode): TSESTree.TypeNode | undefined {
  if (node.type === "TSAsExpression" || node.type === "TSTypeAssertion") return node.typeAnnotation;
  const name = declaredName(bare(node), sourceCode);
  return name?.typeAnnotation?.typeAnnotation;
}

function byType(type: TSESTree.TypeNode | undefined, sourceCode: SourceCode): readonly ArgumentRole[] | undefined {
  switch (type?.type) {
    case "TSNumberKeyword":
      return PORT;
    case "TSTypeLiteral":
      return OPTIONS;
    case "TSTypeReference":
      return /(?:options|opts|config|configuration|settings)$/iu.test(sourceCode.getText(type.typeName))
        ? OPTIONS
        : undefined;
    default:
      return undefined;
  }
}

/** `x ?? {}`, `{ …, ...rest }` taken apart, `__rest(…)`, a parameter that is an object by default. */
function byMaking(inner: Node, value: Resolved, sourceCode: SourceCode): readonly ArgumentRole[] | undefined {
  if (value.type === "unknown" && value.branches?.some(({ type }) => type === "object")) return OPTIONS;
  if (inner.type === "LogicalExpression" && bare(inner.right).type === "ObjectExpression") return OPTIONS;
  const init = inner.type === "Identifier" ? initOf(inner, sourceCode) : inner;
  if (init?.type === "CallExpression" && /_rest|withoutProperties/iu.test(nameOf(init) ?? "")) return OPTIONS;
  const name = declaredName(inner, sourceCode);
  const holder: Node | undefined = name?.parent;
  if (holder?.type === "RestElement" && holder.parent.type === "ObjectPattern") return OPTIONS;
  if (holder?.type === "AssignmentPattern" && holder.right.type === "ObjectExpression") return OPTIONS;
  return undefined;
}

function byName(name: string | undefined): readonly ArgumentRole[] | undefined {
  if (name === undefined) return undefined;
  return ROLES_BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}

/** The last name of an expression: `redisUrl` of `config.redisUrl`, `getPort` of `getPort()`. */
function nameOf(inner: Node): string | undefined {
  switch (inner.type) {
    case "Identifier":
      return inner.name;
    case "MemberExpression":
      return memberName(inner);
    case "CallExpression":
      return nameOf(bare(inner.callee));
    case "AwaitExpression":
      return nameOf(bare(inner.argument));
    case "LogicalExpression":
      return nameOf(bare(inner.left));
    default:
      return undefined;
  }
}

function declaredName(inner: Node, sourceCode: SourceCode): TSESTree.Identifier | undefined {
  if (inner.type !== "Identifier") return undefined;
  const definition = findVariable(inner, sourceCode)?.defs[0];
  return definition?.name.type === "Identifier" ? definition.name : undefined;
}

function initOf(inner: TSESTree.Identifier, sourceCode: SourceCode): Node | undefined {
  const declarator = findVariable(inner, sourceCode)?.defs[0]?.node as Node | undefined;
  const init =
    declarator?.type === "VariableDeclarator" && declarator.id.type === "Identifier" ? declarator.init : null;
  return init ? bare(init) : undefined;
}
