import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import { isWritten } from "../../analysis/ecmascript/changes-of-value.js";
import { goesOnWithout } from "../../analysis/ecmascript/caught-throw.js";
import { effectsOf } from "../../analysis/ecmascript/effects.js";
import { hasTypes } from "../../analysis/ecmascript/has-types.js";
import { enclosingStatement } from "../../analysis/ecmascript/enclosing-statement.js";
import { isConstruction, nodesOf } from "../../analysis/ecmascript/nodes.js";
import { blockAround, isVisibleFrom } from "../../analysis/ecmascript/script-blocks.js";
import { standsFirst } from "../../analysis/ecmascript/stands-first.js";
import {
  bare,
  isClass,
  isFunction,
  keyName,
  walk,
  type Node,
  type SourceCode,
} from "../../analysis/ecmascript/syntax-tree.js";
import type { Collapsed, Replaceable, ReplaceableChain } from "../rewrite.js";
import { aroundStatement } from "./around-statement.js";
import { awaitObstacle } from "./await-placement.js";
import { callText } from "./call-text.js";
import type { Binding } from "./canonical-import.js";
import { goesOnFrom, type Change } from "./changes.js";
import { connectRemoval, type ConnectRemoval } from "./connect-removal.js";
import { guardFor, throwStatement, type GuardContext } from "./guard.js";
import { callName, isWithin, type Removed } from "./leftovers.js";
import { lineStart } from "./lines.js";
import { mayRunBefore } from "./may-run-before.js";
import { inParentheses, withoutParentheses } from "./parentheses.js";
import { referencesWithin, variableNamed } from "./references.js";

/** What a fix does at the construction itself; imports and leftovers are added when all drafts of the file are known. */
export interface Draft {
  readonly item: Replaceable | ReplaceableChain;
  readonly binding: Binding;
  readonly changes: readonly Change[];
  readonly removed: Removed;
  /** Calls that stay, because they may have effects. */
  readonly left: readonly string[];
  /** Of a chain: what collapsing it does beside that. */
  readonly collapsed?: Omit<Collapsed, "rewrite">;
}

type Refusal = { readonly refusal: string };

/** The expression that is the client: the construction, or what the `connection` option of a queue holds. */
export function siteOf({ connection }: Replaceable): TSESTree.Expression | Refusal {
  const { expression } = nodesOf(connection);
  if (connection.subclass || isClass(expression)) return { refusal: "a subclass cannot be replaced" };
  const path = connection.opening.connectionOption?.split(".");
  if (!path) return expression;
  for (const argument of expression.arguments) {
    let at: Node | undefined = bare(argument);
    for (const name of path) {
      const property: Node | undefined =
        at?.type === "ObjectExpression"
          ? at.properties.find((one) => one.type === "Property" && keyName(one) === name)
          : undefined;
      at = property?.type === "Property" ? property.value : undefined;
    }
    if (at && at.type !== "AssignmentPattern") return at as TSESTree.Expression;
  }
  return { refusal: "its connection options do not stand in the call" };
}

export function draftOf(item: Replaceable, binding: Binding, context: GuardContext, filename: string): Draft | Refusal {
  const { connection, replacement } = item;
  const { client } = replacement;
  const { sourceCode, sites, typed } = context;
  const site = siteOf(item);
  if ("refusal" in site) return site;
  const outside = outsideScripts(site, sourceCode);
  if (outside !== undefined) return { refusal: outside };
  const isWhole = site === nodesOf(connection).expression;
  if (isWhole && "typeArguments" in site && site.typeArguments) return { refusal: "its type arguments would be lost" };
  if (sites.filter((other) => isWithin(other, site.range)).length > 1 || holdsConstruction(site, sourceCode))
    return { refusal: "another connection stands inside of it" };
  if (isWritten(site)) return { refusal: "something is assigned to it" };
  const visible = visibility(site, binding, sourceCode);
  if (visible) return { refusal: visible };

  const removals: ConnectRemoval[] = [];
  for (const use of replacement.drop) {
    const removal = connectRemoval(use, site, sourceCode);
    if ("refusal" in removal) return removal;
    removals.push(removal);
  }
  const written = valueText(
    site,
    isWhole && connection.opening.async === true,
    removals,
    item,
    binding,
    sourceCode,
    filename,
  );
  if ("refusal" in written) return written;
  const { outer, text, kept, changes } = written;
  for (const removal of removals)
    if (removal.kind === "statement") changes.push({ kind: "remove", statement: removal.statement });

  const error = compilerComment(outer, sourceCode);
  if (error) return { refusal: error };

  const hoisted = effectsIn(site, kept, outer, context);
  if ("refusal" in hoisted) return hoisted;
  kept.push(...hoisted.ranges);
  const inFront = [...hoisted.texts];

  let value = text;
  let throwsInFront: ((indent: string, bare: boolean) => string) | undefined;
  let throwsBehind: typeof throwsInFront;
  if (replacement.guard) {
    const guard = guardFor(outer, context);
    if ("refusal" in guard) return guard;
    const check = guard.kind === "behind" ? guard.check : guard.name;
    const write = (indent: string, bareIf: boolean) =>
      throwStatement(check, replacement.database.name, indent, bareIf, outer, sourceCode);
    if (guard.kind === "behind") throwsBehind = write;
    else {
      throwsInFront = write;
      inFront.push(`const ${check} = ${withoutParentheses(text)}`);
      value = check;
    }
  } else if (client.nullable && typed && (connection.nullCoping !== "copes" || !isWhole)) {
    return { refusal: "the code would not type-check where the client is null" };
  }

  const comments = sourceCode
    .getCommentsInside(outer)
    .filter(({ range }) => !kept.some((inside) => isWithin(range, inside)));
  const around = aroundStatement(outer, { comments, inFront, throwsInFront, throwsBehind }, sites, sourceCode);
  if ("refusal" in around) return around;
  const separator = beginsStatement(outer, value, sourceCode) ? ";" : "";
  // `{ connection }` stands for `{ connection: connection }`: the key stays.
  const isShorthand = outer.parent?.type === "Property" && outer.parent.shorthand;
  const key = isShorthand ? `${sourceCode.getText(outer)}: ` : "";
  changes.push(
    { kind: "replace", range: outer.range, text: separator + key + around.inline + value },
    ...around.changes,
  );

  const ranges: Range[] = [
    outer.range,
    ...removals.flatMap((removal) => (removal.kind === "statement" ? [removal.statement.range] : [])),
  ];
  return { item, binding, changes, removed: { ranges, kept }, left: hoisted.names };
}

interface Written {
  /** The node whose text is replaced. */
  readonly outer: Node;
  readonly text: string;
  readonly kept: Range[];
  readonly changes: Change[];
}

/** The canonical call as it stands at the construction, with `await` where one of the two needs it. */
function valueText(
  site: Node,
  opensAsync: boolean,
  removals: readonly ConnectRemoval[],
  { replacement }: Replaceable,
  { callee }: Binding,
  sourceCode: SourceCode,
  filename: string,
): Written | Refusal {
  const changes: Change[] = [];
  const awaited = site.parent?.type === "AwaitExpression" ? site.parent : undefined;
  let outer: Node = awaited ?? site;
  for (const removal of removals) {
    if (removal.kind !== "link") continue;
    const { call, around, range } = removal;
    if (call.callee.type === "MemberExpression" && bare(call.callee.object) === outer) {
      outer = around ?? call;
      continue;
    }
    const ranges: Range[] = [range];
    if (around) ranges.push([around.range[0], sourceCode.getTokenAfter(sourceCode.getFirstToken(around)!)!.range[0]]);
    if (sourceCode.getCommentsInside(call).some((comment) => ranges.some((gone) => isWithin(comment.range, gone))))
      return { refusal: "a comment stands beside connect()" };
    changes.push(...ranges.map((gone) => ({ kind: "replace", range: gone, text: "" }) as const));
  }

  const call = callText(callee, replacement, outer, sourceCode);
  if ("refusal" in call) return call;
  const kept = [...call.kept];
  if (!replacement.client.async) {
    if (opensAsync && !awaited) return { refusal: "a promise of the client is used here" };
    return { outer, text: inParentheses(call.text, outer, sourceCode), kept, changes };
  }
  if (opensAsync && !awaited) {
    if (replacement.guard) return { refusal: "a promise of the client is used here" };
    return { outer, text: inParentheses(call.text, outer, sourceCode), kept, changes };
  }
  const obstacle = awaitObstacle(outer, sourceCode, filename);
  if (obstacle !== undefined) return { refusal: obstacle };
  // A client that is made at once is there, whether or not it can be connected.
  if (goesOnWithout(outer, sourceCode, hasTypes(sourceCode, filename)))
    return { refusal: "a failure of the canonical client would be caught here, and the client used all the same" };
  return { outer, text: inParentheses(`await ${call.text}`, outer, sourceCode), kept, changes };
}

/** Why a place in a component is none for a fix. */
function outsideScripts(site: Node, sourceCode: SourceCode): string | undefined {
  if (!blockAround(site.range, sourceCode)) return "it stands outside of the scripts";
  for (let at = site.parent; at; at = at.parent)
    if ((at.type as string) === "SvelteReactiveStatement") return "it stands in a reactive statement";
  return undefined;
}

/** Why the canonical function cannot be called at a place under its name. */
function visibility(site: Node, { callee, variable }: Binding, sourceCode: SourceCode): string | undefined {
  if (!variable) return undefined;
  const [name] = callee.split(".");
  if (variableNamed(name!, sourceCode.getScope(site)) !== variable) return `${name} means something else here`;
  const definition = variable.defs[0]?.node as Node | undefined;
  const declaring = definition && blockAround(definition.range, sourceCode);
  const using = blockAround(site.range, sourceCode);
  if (declaring && using && !isVisibleFrom(declaring, using)) return `${name} belongs to the other script`;
  return definition?.type === "VariableDeclarator" && mayRunBefore(site, definition.range[0], sourceCode)
    ? `${name} may not be there yet when this runs`
    : undefined;
}

/** A comment that tells the compiler to expect an error may be wrong as soon as the construction is gone. */
function compilerComment(outer: Node, sourceCode: SourceCode): string | undefined {
  const { statement } = enclosingStatement(outer);
  const comments = [...sourceCode.getCommentsInside(statement), ...sourceCode.getCommentsBefore(statement)];
  const first = sourceCode.getLocFromIndex(lineStart(sourceCode.text, outer.range[0])).line;
  const isAbout = comments.some(
    ({ value, loc }) =>
      /@ts-(?:expect-error|ignore)\b/u.test(value) &&
      loc.end.line >= Math.min(first, statement.loc.start.line) - 1 &&
      loc.end.line <= outer.loc.end.line,
  );
  return isAbout ? "a comment tells the compiler about an error here" : undefined;
}

/** Whether the arguments of a construction, or the constants that they name, hold another one of the same class. */
function holdsConstruction(site: Node, sourceCode: SourceCode): boolean {
  if (site.type !== "NewExpression" && site.type !== "CallExpression") return false;
  const named = referencesWithin(site.range, sourceCode).flatMap(({ resolved }) => {
    const node = resolved?.defs[0]?.node as Node | undefined;
    return node?.type === "VariableDeclarator" && node.init ? [node.init] : [];
  });
  let found = false;
  for (const node of [...site.arguments, ...named])
    walk(node, sourceCode, (inner) => {
      if (isFunction(inner)) return false;
      found ||= isConstruction(inner);
      return !found;
    });
  return found;
}

/** Calls inside the replaced text that may have effects: they move in front, as statements of their own. */
function effectsIn(
  site: Node,
  kept: readonly Range[],
  outer: Node,
  { sourceCode, sites }: GuardContext,
): { readonly texts: string[]; readonly ranges: Range[]; readonly names: string[] } | Refusal {
  const inside: Node[] = site.type === "NewExpression" || site.type === "CallExpression" ? [...site.arguments] : [site];
  const found = inside
    .flatMap((argument) => effectsOf(argument, sourceCode))
    .filter(({ range }) => !kept.some((other) => isWithin(range, other)));
  if (found.length === 0) return { texts: [], ranges: [], names: [] };
  const { statement, inList } = enclosingStatement(outer);
  const names = found.map((node) => callName(node, sourceCode));
  const refusal = { refusal: `${names[0]} may have effects and would be lost` };
  if (
    !inList ||
    sites.filter((other) => isWithin(other, statement.range)).length > 1 ||
    !standsFirst(outer, sourceCode)
  )
    return refusal;
  const moved = found.map((node) => (node.parent?.type === "AwaitExpression" ? node.parent : node));
  for (const node of moved) {
    const first = sourceCode.getFirstToken(node);
    if (
      !first ||
      !/^[\p{ID_Start}$_]/u.test(first.value) ||
      /^(?:function|class|let|async|import|yield)$/u.test(first.value)
    )
      return refusal;
    for (let at = node; at !== site && at.parent; at = at.parent) {
      const { parent }: Node = at;
      if (
        parent.type === "LogicalExpression"
          ? parent.right === at
          : parent.type === "ConditionalExpression" && parent.test !== at
      )
        return refusal;
    }
  }
  return { texts: moved.map((node) => sourceCode.getText(node)), ranges: moved.map(({ range }) => range), names };
}

/** Whether the replacement would be read as going on with the statement before it. */
function beginsStatement(outer: Node, text: string, sourceCode: SourceCode): boolean {
  const { statement, inList } = enclosingStatement(outer);
  if (!text.startsWith("(") || !inList || statement.range[0] !== outer.range[0]) return false;
  return goesOnFrom(statement, sourceCode);
}
