import type { Range } from "../../analysis/option-value.js";
import { isWrapper, type Node, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { goesOnWithout } from "../../analysis/ecmascript/caught-throw.js";
import { enclosingStatement } from "../../analysis/ecmascript/enclosing-statement.js";
import { guardFits, guardPlaceOf } from "../../analysis/ecmascript/guard-fits.js";
import { standsFirst } from "../../analysis/ecmascript/stands-first.js";
import { fileStyle } from "./file-style.js";
import { guardStatement } from "./guard-statement.js";
import { isUsedBeside, isWithin } from "./leftovers.js";
import { quoted } from "./quoted.js";
import { isTaken, variableNamed } from "./references.js";

/** How a null check that throws is written around a call. */
export type Guard =
  /** A statement right behind checks what the value was assigned to. */
  | { readonly kind: "behind"; readonly statement: Node; readonly check: string }
  /** The call moves into a constant in front of the statement, and the checked constant takes its place. */
  | { readonly kind: "in-front"; readonly statement: Node; readonly name: string };

export interface GuardContext {
  readonly sourceCode: SourceCode;
  readonly typed: boolean;
  /** All places of the file that fixes replace, or have replaced. */
  readonly sites: readonly Range[];
  /** Names of checked constants that this and other fixes ask for, in the order of the text, by scope. */
  readonly ordinal: (base: string, site: Node) => number;
}

/** Why no check that throws is written where somebody would catch the error and use the client all the same. */
export const CAUGHT = "the error of a null check would be caught here, and the client used all the same";

/**
 * Chooses the shape in which the code still type-checks, for the expression that is replaced: a check behind the statement where
 * TypeScript then knows everywhere that the client is there, else a checked constant, which has exactly the type that the construction
 * had. Or says why no check fits.
 */
export function guardFor(outer: Node, context: GuardContext): Guard | { readonly refusal: string } {
  const { sourceCode, typed, sites } = context;
  const { statement, inList } = enclosingStatement(outer);
  if (isPassingError(outer, sites, sourceCode)) return { refusal: "Error means something else here" };
  if (goesOnWithout(outer, sourceCode, typed)) return { refusal: CAUGHT };
  if (sites.filter((other) => isWithin(other, statement.range)).length > 1) {
    return { refusal: "a null check does not fit behind several connections in one statement" };
  }
  const holder = inList ? holderOf(outer, typed, sourceCode) : undefined;
  if (holder)
    return {
      kind: "behind",
      statement,
      check: holder.type === "Identifier" ? holder.name : sourceCode.getText(holder),
    };
  if (!standsFirst(outer, sourceCode)) return { refusal: "a null check does not fit here" };
  const name = constantName(outer, context);
  return name === undefined ? { refusal: "no name is free for a null check" } : { kind: "in-front", statement, name };
}

/** What a check right behind the statement would look at, where one fits there. */
export function holderOf(outer: Node, typed: boolean, sourceCode: SourceCode): Node | undefined {
  const { statement, inList } = enclosingStatement(outer);
  const place = inList ? guardPlaceOf(outer, sourceCode) : undefined;
  return place && place.statement === statement && guardFits(outer, sourceCode, typed) ? place.holder : undefined;
}

/** The statement that throws where `check` is null; its further lines begin with `indent`. `bare`: on one line, whatever the file's habit. */
export function throwStatement(
  check: string,
  database: string,
  indent: string,
  bare: boolean,
  site: Node,
  sourceCode: SourceCode,
): string {
  return guardStatement(check, [throwing(database, site, sourceCode)], indent, bare, sourceCode);
}

/** `throw new Error("…")`, without its semicolon; `database` is left out where it is not known. */
export function throwing(database: string | undefined, site: Node, sourceCode: SourceCode): string {
  const error = hasOwnError(site, sourceCode) ? "globalThis.Error" : "Error";
  return `throw new ${error}(${quoted(unavailable(database), fileStyle(sourceCode).quote)})`;
}

/** What whoever meets a null client is told. */
export function unavailable(database: string | undefined): string {
  return `Redis${database === undefined ? "" : ` database ${database}`} is not available.`;
}

function hasOwnError(site: Node, sourceCode: SourceCode): boolean {
  return (variableNamed("Error", sourceCode.getScope(site))?.defs.length ?? 0) > 0;
}

/** Whether `Error` is an import or a constant that a fix may take along: what it means afterwards is not known yet. */
function isPassingError(site: Node, sites: readonly Range[], sourceCode: SourceCode): boolean {
  const variable = variableNamed("Error", sourceCode.getScope(site));
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition || definition.type === "Parameter") return false;
  const node = definition.node as Node;
  const text = sourceCode.getText(node.parent?.type === "ImportDeclaration" ? node.parent.source : node);
  return /redis|valkey/iu.test(text) || !isUsedBeside(sites, variable);
}

/** Where nothing with a name gets the value. No name of a variable or field gives the same. */
const NAMELESS = "availableRedis";

/** The name that a checked constant would have where nothing else is in the way: the same whichever fix comes first. */
export function baseName(site: Node): string {
  const parent = receiverOf(site);
  const target =
    parent.type === "VariableDeclarator" ? parent.id : parent.type === "AssignmentExpression" ? parent.left : undefined;
  if (target?.type === "Identifier") return `${target.name}OrNull`;
  if (target?.type !== "MemberExpression" || target.computed) return NAMELESS;
  const name = target.property.name.replace(/^_+/u, "");
  return /^[\p{ID_Start}$]/u.test(name) ? `${name}OrNull` : NAMELESS;
}

/** What gets the value, or what becomes of it in a chain of calls. */
function receiverOf(site: Node): Node {
  let at = site;
  for (let parent = at.parent!; ; at = parent, parent = at.parent!) {
    const goesOn =
      isWrapper(parent) ||
      parent.type === "AwaitExpression" ||
      (parent.type === "MemberExpression" && parent.object === at) ||
      (parent.type === "CallExpression" && parent.callee === at);
    if (!goesOn) return parent;
  }
}

function constantName(site: Node, { sourceCode, ordinal }: GuardContext): string | undefined {
  const base = baseName(site);
  const scope = sourceCode.getScope(enclosingStatement(site).statement);
  const count = ordinal(base, site);
  for (const name of [base, "checkedRedis", "canonicalRedis"]) {
    const numbered = count === 0 ? name : `${name}${count + 1}`;
    if (!isTaken(numbered, scope)) return numbered;
  }
  return undefined;
}
