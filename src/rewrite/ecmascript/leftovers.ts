import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import {
  bare,
  isClass,
  isFunction,
  sourceOf,
  type Node,
  type SourceCode,
  type Variable,
} from "../../analysis/ecmascript/syntax-tree.js";
import { hasDirectEval } from "../../analysis/ecmascript/direct-eval.js";
import { effectsOf } from "../../analysis/ecmascript/effects.js";
import { enclosingStatement } from "../../analysis/ecmascript/enclosing-statement.js";
import { isTypeScript } from "../../analysis/ecmascript/has-types.js";
import { templateUse } from "../../analysis/ecmascript/template-use.js";
import { isTypeUse, referencesWithin } from "./references.js";

/** What a fix takes out of the text by itself, and what it lets stand inside of that. */
export interface Removed {
  readonly ranges: readonly Range[];
  readonly kept: readonly Range[];
}

export interface LeftoverLimits {
  /** Whether the fix may take the variable along; asked only for variables that nothing else uses. */
  readonly allows: (variable: Variable) => boolean;
  /** Unused variables that an earlier fix may have left behind. */
  readonly orphans: readonly Variable[];
  /** Everything that is, or was, a construction which fixes replace. */
  readonly sites: readonly Range[];
}

/** What loses its last use with the removed text. */
export interface Leftovers {
  readonly unused: ReadonlySet<Variable>;
  /** Imports that only types use from now on. */
  readonly typeOnly: ReadonlySet<Variable>;
  /** Declarations of unused variables whose value is a call that may have effects: the call stays as a statement. */
  readonly effects: ReadonlySet<TSESTree.VariableDeclarator>;
  /** Those calls, without their arguments. */
  readonly left: readonly string[];
}

/**
 * Follows what only the removed text used: constants, reads of the environment and of configuration, destructured names, functions,
 * types and imports, and what only those used in turn. Never what is exported, written elsewhere, a parameter, or used elsewhere.
 */
export function leftovers(removed: Removed, limits: LeftoverLimits, sourceCode: SourceCode): Leftovers {
  const gone: Range[] = [...removed.ranges];
  const candidates = new Set<Variable>(limits.orphans);
  const unused = new Set<Variable>();
  const effects = new Set<TSESTree.VariableDeclarator>();
  const left = new Set<string>();
  if (hasDirectEval(sourceCode)) return { unused, typeOnly: new Set(), effects, left: [] };
  for (const range of gone) addCandidates(range);

  for (let changed = true; changed;) {
    changed = false;
    for (const variable of candidates) {
      if (!unused.has(variable) && isIdle(variable) && take(variable)) changed = true;
    }
  }

  const typeOnly = new Set<Variable>();
  for (const variable of candidates) {
    if (unused.has(variable) || variable.defs[0]?.type !== "ImportBinding" || !limits.allows(variable)) continue;
    if (templateUse(variable, sourceCode) !== undefined) continue;
    const uses = usesOf(variable);
    if (
      uses.length > 0 &&
      uses.every((use) => isTypeUse(use) && !isDecorated(use.identifier)) &&
      (limits.orphans.includes(variable) || !variable.references.every(isTypeUse))
    ) {
      typeOnly.add(variable);
    }
  }
  return { unused, typeOnly, effects, left: [...left] };

  /** Whether only what goes used a candidate, and it may go along. */
  function isIdle(variable: Variable): boolean {
    return (
      usesOf(variable).length === 0 &&
      templateUse(variable, sourceCode) === undefined &&
      !isNamedInJsx(variable.name, sourceCode) &&
      limits.allows(variable)
    );
  }

  function usesOf(variable: Variable): Variable["references"] {
    const own = bodyOf(variable);
    return variable.references.filter(
      ({ init, identifier }) => init !== true && !isGone(identifier.range) && !(own && isWithin(identifier.range, own)),
    );
  }

  function isGone(range: Range): boolean {
    return gone.some((outer) => isWithin(range, outer)) && !removed.kept.some((outer) => isWithin(range, outer));
  }

  function addCandidates(range: Range): void {
    for (const { resolved, identifier } of referencesWithin(range, sourceCode)) {
      // What is declared in there goes with it.
      const isInner = resolved?.identifiers.some((name) => isWithin(name.range, range)) ?? false;
      if (resolved && !isInner && isGone(identifier.range)) candidates.add(resolved);
    }
  }

  function goes(range: Range): void {
    gone.push(range);
    addCandidates(range);
  }

  /** Answers whether the variable's declaration can be taken away. */
  function take(variable: Variable): boolean {
    const [definition] = variable.defs;
    if (variable.defs.length !== 1 || !definition) return false;
    const node = definition.node as Node;
    if (isNamedInDocs(variable.name, sourceCode)) return false;
    switch (definition.type as string) {
      case "ImportBinding":
        if (!canTakeImport(node, unused, sourceCode)) return false;
        unused.add(variable);
        return true;
      case "FunctionName":
      case "Type":
      case "TSEnumName": {
        if (
          isClass(node) ||
          node.type === "FunctionExpression" ||
          !isPlainStatement(node) ||
          hasDirective(node, sourceCode) ||
          sourceCode.getCommentsInside(node).length > 0
        )
          return false;
        unused.add(variable);
        goes(node.range);
        return true;
      }
      case "Variable":
        return node.type === "VariableDeclarator" && takeDeclared(variable, node);
      case "Parameter":
        return takeParameter(variable);
      default:
        return false;
    }
  }

  function takeDeclared(variable: Variable, declarator: TSESTree.VariableDeclarator): boolean {
    const declaration = declarator.parent;
    if (!isPlainStatement(declaration) || declaration.declare || !/^(?:const|let|var)$/u.test(declaration.kind))
      return false;
    if (hasDirective(declaration, sourceCode)) return false;
    if (isTiedByComment(declarator)) return false;
    const isPattern = declarator.id.type !== "Identifier";
    if (isPattern) {
      unused.add(variable);
      const declared = sourceCode.getDeclaredVariables?.(declarator) ?? [];
      if (!declared.every((name) => unused.has(name))) {
        if (canTakeProperty(variable, sourceCode)) return true;
        unused.delete(variable);
        return false;
      }
    }
    const calls = declarator.init ? effectsOf(declarator.init, sourceCode) : [];
    if (calls.length === 0) {
      unused.add(variable);
      goes(declarator.range);
      return true;
    }
    if (limits.orphans.includes(variable)) return giveUp(variable);
    for (const call of calls) left.add(callName(call, sourceCode));
    if (!canBeStatement(declarator, sourceCode)) return giveUp(variable);
    unused.add(variable);
    effects.add(declarator);
    goes([declaration.range[0], declarator.init!.range[0]]);
    return true;
  }

  /**
   * Whether a line comment ties a declarator to others of its list that stay: its own would seem to be about them. Where one of them that
   * a later fix may take has such a comment, both stay, so that it does not matter which fix comes first.
   */
  function isTiedByComment(declarator: TSESTree.VariableDeclarator): boolean {
    const { declarations } = declarator.parent;
    const declared = (other: Node) => sourceCode.getDeclaredVariables?.(other) ?? [];
    const goesAlong = (variable: Variable) => unused.has(variable) || (candidates.has(variable) && isIdle(variable));
    const staying = declarations.filter((other) => other !== declarator && !declared(other).every(goesAlong));
    if (staying.length === 0) return false;
    return (
      hasCommentBeside(declarator, sourceCode, "Line") ||
      staying.some(
        (other) =>
          hasOwnComment(other, sourceCode) && !declared(other).some((variable) => isUsedBeside(limits.sites, variable)),
      )
    );
  }

  function giveUp(variable: Variable): false {
    unused.delete(variable);
    return false;
  }

  function takeParameter(variable: Variable): boolean {
    if (!canTakeProperty(variable, sourceCode)) return false;
    const definition = variable.defs[0]!.node as Node;
    // One name at least must have a use that stays for good; an empty pattern would only confuse.
    const others = sourceCode.getDeclaredVariables?.(definition) ?? [];
    if (
      !others.some((other) => other !== variable && isSamePattern(other, variable) && isUsedBeside(limits.sites, other))
    )
      return false;
    unused.add(variable);
    return true;
  }
}

/** The call of an expression in words, without its arguments: they may hold a secret. */
export function callName(node: Node, sourceCode: SourceCode): string {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return "an expression with an effect";
  let root = bare(node.callee);
  while (root.type === "MemberExpression" && !root.computed) root = bare(root.object);
  if (root.type !== "Identifier" && root.type !== "ThisExpression") return "a call";
  return `${node.type === "NewExpression" ? "new " : ""}${sourceOf(node.callee, sourceCode)}()`;
}

/** Whether something uses a variable that stands in none of the places that fixes replace. */
export function isUsedBeside(sites: readonly Range[], { references }: Variable): boolean {
  return references.some(
    ({ init, identifier }) => init !== true && !sites.some((site) => isWithin(identifier.range, site)),
  );
}

export function isWithin(inner: Range, outer: Range): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1];
}

/** The property of a pattern that gives a variable its value, where it can be taken out of the pattern. */
export function propertyOf(variable: Variable): TSESTree.Property | undefined {
  let at: Node | undefined = variable.defs[0]?.name;
  if (at?.parent?.type === "AssignmentPattern") at = at.parent;
  return at?.parent?.type === "Property" && at.parent.parent.type === "ObjectPattern" && at.parent.value === at
    ? at.parent
    : undefined;
}

function canTakeProperty(variable: Variable, sourceCode: SourceCode): boolean {
  const property = propertyOf(variable);
  if (!property) return false;
  const pattern = property.parent as TSESTree.ObjectPattern;
  if (pattern.parent.type === "Property" || pattern.properties.length < 2) return false;
  if (pattern.properties.some(({ type }) => type === "RestElement")) return false;
  if (pattern.parent.type === "TSParameterProperty" || sourceCode.getCommentsInside(pattern).length > 0) return false;
  const value = property.value.type === "AssignmentPattern" ? property.value.right : undefined;
  return (
    !(property.computed && effectsOf(property.key, sourceCode).length > 0) &&
    !(value && effectsOf(value, sourceCode).length > 0)
  );
}

function isSamePattern(one: Variable, other: Variable): boolean {
  return propertyOf(one)?.parent === propertyOf(other)?.parent;
}

function canTakeImport(node: Node, unused: ReadonlySet<Variable>, sourceCode: SourceCode): boolean {
  if (node.type === "TSImportEqualsDeclaration")
    return (
      node.moduleReference.type === "TSExternalModuleReference" &&
      node.parent.type === "Program" &&
      !hasDirective(node, sourceCode)
    );
  const declaration = node.parent;
  if (declaration?.type !== "ImportDeclaration" || hasDirective(declaration, sourceCode)) return false;
  if (node.type === "ImportSpecifier" || !hasCommentBeside(node, sourceCode)) return true;
  const others = declaration.specifiers.filter((specifier) => specifier !== node);
  return others.every((other) => sourceCode.getDeclaredVariables?.(other).every((variable) => unused.has(variable)));
}

/** Whether a comment, or one of a type, stands between an item of a list and its neighbours. */
function hasCommentBeside(item: Node, sourceCode: SourceCode, wanted?: "Line"): boolean {
  const comma = sourceCode.getTokenBefore(item)!;
  const before = comma.value === "," ? sourceCode.getTokenBefore(comma)! : comma;
  const next = sourceCode.getTokenAfter(item);
  // What follows without a semicolon is no neighbour.
  const end = next && next.range[0] < item.parent!.range[1] ? next : null;
  const after = end?.value === "," ? sourceCode.getTokenAfter(end) : end;
  const last = after?.range[0] ?? item.range[1];
  return sourceCode
    .getAllComments()
    .some(({ range, type }) => range[0] >= before.range[1] && range[1] <= last && (!wanted || type === wanted));
}

/** Whether a line comment stands in a declarator, or between it and the end of its declaration. */
function hasOwnComment(declarator: TSESTree.VariableDeclarator, sourceCode: SourceCode): boolean {
  const { parent } = declarator;
  const start = declarator === parent.declarations[0] ? parent.range[0] : declarator.range[0];
  const end = declarator === parent.declarations.at(-1) ? parent.range[1] : declarator.range[1];
  return sourceCode
    .getCommentsInside(parent)
    .some(({ range, type }) => type === "Line" && isWithin(range, [start, end]));
}

/** Whether the compiler is told something about a line of exactly this statement, which would hold for another one without it. */
export function hasDirective(statement: Node, sourceCode: SourceCode): boolean {
  const comments = [...sourceCode.getCommentsBefore(statement).slice(-1), ...sourceCode.getCommentsInside(statement)];
  return comments.some(({ value }) => /@ts-(?:expect-error|ignore)/u.test(value));
}

function isPlainStatement(node: Node): boolean {
  const { statement, inList } = enclosingStatement(node);
  return statement === node && inList;
}

/** The text whose references to the variable are the variable's own. */
function bodyOf(variable: Variable): Range | undefined {
  const [definition] = variable.defs;
  return definition && /^(?:FunctionName|Type)$/u.test(definition.type) ? (definition.node as Node).range : undefined;
}

function canBeStatement(declarator: TSESTree.VariableDeclarator, sourceCode: SourceCode): boolean {
  const { init, parent } = declarator;
  if (!init || parent.declarations.length !== 1) return false;
  const between = sourceCode.getCommentsInside(parent).some(({ range }) => range[0] < init.range[0]);
  const first = sourceCode.getFirstToken(init);
  return (
    !between &&
    sourceCode.getTokenBefore(init)?.value === "=" &&
    !!first &&
    /^[\p{ID_Start}$_]/u.test(first.value) &&
    !/^(?:function|class|let|async|import|yield)$/u.test(first.value)
  );
}

/** Whether `emitDecoratorMetadata` may need the value behind a type. */
function isDecorated(identifier: Node): boolean {
  for (let at: Node | undefined = identifier; at?.parent; at = at.parent) {
    const parent: Node = at.parent;
    if (at.type === "BlockStatement") return false;
    if ("decorators" in at && (at.decorators?.length ?? 0) > 0) return true;
    if (parent.type === "ClassBody") {
      const parameters = (at.type === "MethodDefinition" ? at.value.params : []) as { decorators?: unknown[] }[];
      return (
        (parent.parent.decorators?.length ?? 0) > 0 ||
        parameters.some(({ decorators }) => (decorators?.length ?? 0) > 0)
      );
    }
    if (isFunction(at) && parent.type !== "MethodDefinition") return false;
  }
  return false;
}

const jsxNames = new WeakMap<object, ReadonlySet<string>>();

/** Not every scope analysis counts `<Name />` as a use. */
function isNamedInJsx(name: string, sourceCode: SourceCode): boolean {
  let names = jsxNames.get(sourceCode);
  if (!names) {
    const tokens = sourceCode.ast.tokens ?? [];
    // A property inside of an element is a token of the same type.
    const isName = ({ type }: TSESTree.Token, at: number) => type === "JSXIdentifier" && tokens[at - 1]?.value !== ".";
    names = new Set(tokens.filter(isName).map(({ value }) => value));
    jsxNames.set(sourceCode, names);
  }
  return names.has(name);
}

/** In JavaScript a type in a documentation comment needs what it names; in TypeScript it is prose. */
function isNamedInDocs(name: string, sourceCode: SourceCode): boolean {
  const word = new RegExp(`\\{[^}]*(?<![\\w$.])${name.replace(/\$/gu, "\\$")}(?![\\w$])[^}]*\\}`, "u");
  const isTyped = isTypeScript(sourceCode);
  return sourceCode.getAllComments().some(({ type, value }) => {
    if (type !== "Block" || !value.startsWith("*") || !value.includes(name)) return false;
    // In TypeScript only links are more than words.
    return [...value.matchAll(/\{[^}]*\}/gu)].some(
      ([part]) => word.test(part) && (!isTyped || part.startsWith("{@link")),
    );
  });
}
