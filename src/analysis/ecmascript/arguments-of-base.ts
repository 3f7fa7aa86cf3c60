import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable, isRewritten } from "./find-variable.js";
import { bare, isClass, walk, type ClassNode, type FunctionNode, type SourceCode } from "./syntax-tree.js";

type Arguments = readonly TSESTree.CallExpressionArgument[];

/**
 * What the class that all of `classes` extend is constructed with, when the last of them gets `given` (undefined: nobody knows what). A class without a constructor
 * passes its arguments on; parameters that a constructor passes on as they are stand for what it was given.
 */
export function argumentsOfBase(
  classes: readonly ClassNode[],
  given: Arguments | undefined,
  sourceCode: SourceCode,
): Arguments {
  return classes.reduceRight((passed, node) => argumentsOfSuper(node, passed, sourceCode), given) ?? [];
}

function argumentsOfSuper(
  node: ClassNode,
  given: Arguments | undefined,
  sourceCode: SourceCode,
): Arguments | undefined {
  const maker = node.body.body.find((member) => member.type === "MethodDefinition" && member.kind === "constructor");
  if (maker?.type !== "MethodDefinition") return given;
  let call: TSESTree.CallExpression | undefined;
  walk(maker, sourceCode, (at) => {
    if (at.type === "CallExpression" && at.callee.type === "Super") call ??= at;
    return !(isClass(at) && at !== node);
  });
  const owner = maker.value;
  return call?.arguments.flatMap((argument) => standsFor(argument, owner, given, sourceCode)) ?? [];
}

function standsFor(
  argument: TSESTree.CallExpressionArgument,
  owner: FunctionNode | TSESTree.TSEmptyBodyFunctionExpression,
  given: Arguments | undefined,
  sourceCode: SourceCode,
): Arguments {
  if (!given) return [argument];
  const name = bare(argument.type === "SpreadElement" ? argument.argument : argument);
  if (name.type !== "Identifier") return [argument];
  const variable = findVariable(name, sourceCode);
  if (!variable || isRewritten(variable)) return [argument];
  const index = owner.params.findIndex((parameter) => {
    const inner = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
    const target = inner.type === "RestElement" ? inner.argument : inner;
    return target === variable.defs[0]?.name;
  });
  if (index < 0 || given.slice(0, index + 1).some(({ type }) => type === "SpreadElement")) return [argument];
  if (argument.type === "SpreadElement")
    return owner.params[index]?.type === "RestElement" ? given.slice(index) : [argument];
  const value = given[index];
  return value && owner.params[index]?.type !== "RestElement" ? [value] : [argument];
}
