import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "./find-variable.js";
import { bare, enclosingFunction, isFunction, staticText, type Node, type SourceCode } from "./syntax-tree.js";

/** Types of what answers from the one configuration of a program, whoever hands it over. */
const CONFIGURATION_TYPE = /(?:ConfigService|ConfigType|Configuration|Config|Env|Settings)$/u;

const MOCKS =
  /\b(?:mock|doMock|mockModule|unstable_mockModule|setMock|module)\s*\(\s*(?:import\(\s*)?["'`](?<specifier>[^"'`]+)["'`]/gu;

/** What the tests of a file replace. */
const replaced = new WeakMap<object, ReadonlySet<string | undefined>>();

/**
 * Whether an expression reads a property of something that is another one each time: the variable of a loop, a parameter, what a function gets
 * from a call with an argument that differs, a module that a test replaces. Its text says nothing then. A service that is asked for a key is none of those.
 */
export function isOneOfMany(expression: Node, sourceCode: SourceCode): boolean {
  const whole = bare(expression);
  let root = whole;
  while (root.type === "MemberExpression") root = bare(root.object);
  const definition = root.type === "Identifier" ? findVariable(root, sourceCode)?.defs[0] : undefined;
  if (definition?.type === "ImportBinding")
    return definition.parent.type === "ImportDeclaration" && isReplaced(definition.parent.source.value, sourceCode);
  if (whole.type !== "MemberExpression") return false;
  if (definition?.type === "Parameter")
    return isFunction(definition.node) && !isTypedAsConfiguration(definition.name, sourceCode);
  if (definition?.type !== "Variable") return false;
  const declarator = definition.node;
  if (/^For(?:Of|In)Statement$/u.test(declarator.parent.parent.type)) return true;
  if (!declarator.init || !enclosingFunction(declarator)) return false;
  const made = bare(declarator.init);
  const call = made.type === "AwaitExpression" ? bare(made.argument) : made;
  return call.type === "CallExpression" && call.arguments.some((argument) => staticText(argument) === undefined);
}

/** `vi.mock("./config.js", …)`, in whole or in part. */
function isReplaced(specifier: string, sourceCode: SourceCode): boolean {
  let names = replaced.get(sourceCode);
  if (!names) {
    const found = [...sourceCode.text.matchAll(MOCKS)].map(({ groups }) => groups?.["specifier"]);
    replaced.set(sourceCode, (names = new Set(found)));
  }
  return names.has(specifier);
}

function isTypedAsConfiguration(name: Node, sourceCode: SourceCode): boolean {
  const type = (name as TSESTree.Identifier).typeAnnotation?.typeAnnotation;
  return type?.type === "TSTypeReference" && CONFIGURATION_TYPE.test(sourceCode.getText(type.typeName));
}
