import type { Range } from "../../analysis/option-value.js";
import type { Connection } from "../../analysis/connection.js";
import { isOptionalModule } from "../../analysis/ecmascript/optional-module.js";
import { chainOf, nodesOf } from "../../analysis/ecmascript/nodes.js";
import type { Node, SourceCode, Variable } from "../../analysis/ecmascript/syntax-tree.js";
import type { CanonicalClient } from "../../policy/policy.js";
import { placeOf, type Edit, type Replaceable, type ReplaceableChain, type Rewrite } from "../rewrite.js";
import { bindingChanges } from "./binding-changes.js";
import { canonicalImport, canonicalVariables, type Binding } from "./canonical-import.js";
import { canonicalSites } from "./canonical-sites.js";
import { toEdits } from "./changes.js";
import { chainDraftOf } from "./collapse-chain.js";
import { readStyleBeside } from "./file-style.js";
import { draftOf, siteOf, type Draft } from "./draft.js";
import { enclosingStatement } from "../../analysis/ecmascript/enclosing-statement.js";
import { baseName, holderOf } from "./guard.js";
import { hasTypes } from "../../analysis/ecmascript/has-types.js";
import { isWithin, leftovers } from "./leftovers.js";
import { areAllMarks } from "../../analysis/ecmascript/module-marks.js";
import { isAlwaysModule } from "./module-kind.js";
import { isLoadedWhenNeeded } from "./loaded-when-needed.js";
import { unusedAt } from "./remove-import.js";
import { leaveOut } from "./staying-statements.js";
import { isAboutConnections, isDeclaredAround, orphans } from "./orphans.js";

/** What a fix replaces by one call. */
export type Item = Replaceable | ReplaceableChain;

/** The connection, or the chain of attempts. */
export function subjectOf(item: Item) {
  return "connection" in item ? item.connection : item.fallback;
}

/** What the fixes of one file have in common. */
export interface Plan {
  readonly sourceCode: SourceCode;
  /** In the order of the text. */
  readonly drafts: readonly (
    | { readonly item: Item; readonly draft: Draft }
    | { readonly item: Item; readonly draft?: undefined; readonly refusal: string }
  )[];
  /** The drafts that can be carried out, in the order of the text. */
  readonly fixes: readonly Draft[];
  /** How many of them there are, those that are carried out already included. */
  readonly count: number;
  /** Every construction that is to be replaced and every call of a canonical client: the same places before, between and after the fixes. */
  readonly sites: readonly Range[];
  /** What the file imports of the policy's clients: it stays, used or not. */
  readonly canonical: ReadonlySet<Variable>;
  /** Imports of client libraries that nothing uses: they go with the first fix, because a fix of their own would cost a pass. */
  readonly idle: readonly Variable[];
  /** Whether an import or export must say that the file is a module. */
  readonly needsMark: boolean;
  /** `--fix` applies several of them; otherwise one alone is a suggestion. */
  readonly shared: boolean;
  readonly edits: Map<Draft, Wanted>;
}

type Wanted = { readonly edits: readonly Edit[]; readonly left: readonly string[] } | undefined;

/** Up to this many places, fixes are applied one in each pass, and each takes along exactly what it alone still used. */
const FEW = 3;

const remembered = new WeakMap<
  object,
  { readonly all: readonly Item[]; readonly filename: string; readonly shared: boolean; readonly plan: Plan }
>();

/** Remembered for the last question about a file, because every connection of a file asks with the same list. */
export function planFor(
  sourceCode: SourceCode,
  all: readonly Item[],
  known: readonly CanonicalClient[],
  unused: readonly Range[],
  filename: string,
  shared: boolean,
): Plan {
  const last = remembered.get(sourceCode);
  const isSame =
    last !== undefined &&
    last.filename === filename &&
    last.shared === shared &&
    last.all.length === all.length &&
    last.all.every((item, at) => subjectOf(item) === subjectOf(all[at]!) && item.replacement === all[at]!.replacement);
  if (isSame) return last.plan;
  const plan = read(sourceCode, all, known, unused, filename, shared);
  remembered.set(sourceCode, { all: [...all], filename, shared, plan });
  return plan;
}

function read(
  sourceCode: SourceCode,
  all: readonly Item[],
  known: readonly CanonicalClient[],
  unused: readonly Range[],
  filename: string,
  shared: boolean,
): Plan {
  const items = [...all].sort((one, other) => placeOf(one)[0] - placeOf(other)[0]);
  const nodes = new Map<Item, Node>();
  for (const item of items) {
    const site = "connection" in item ? siteOf(item) : chainOf(item.fallback).attempts[0]!;
    nodes.set(item, "refusal" in site ? nodesOf((item as Replaceable).connection).expression : site);
  }
  const clients = [...new Set(items.map(({ replacement }) => replacement.client))];
  const policy = [...new Set([...known, ...clients])];
  // A chain is one place before it is collapsed, as it is afterwards.
  const chains = items.flatMap((item) => ("fallback" in item ? [item.fallback.whole] : []));
  const imported = new Map(policy.map((client) => [client, canonicalVariables(client, sourceCode, filename)]));
  const canonical = new Set([...imported.values()].flat());
  const calls = canonicalSites(canonical).filter(({ range }) => !chains.some((chain) => isWithin(range, chain)));
  const sites = [
    ...[...nodes].map(([item, { range }]): Range => ("fallback" in item ? item.fallback.whole : range)),
    ...calls.map(({ range }) => range),
  ];
  readStyleBeside(sites, sourceCode);

  const idle = unused.flatMap((range) => unusedAt(sourceCode, range));
  const loseAwait = items.filter(({ replacement }) => !replacement.client.async).map((item) => nodes.get(item)!);
  leaveOut(idle, loseAwait, sourceCode);

  const bindings = new Map<CanonicalClient, Binding | { readonly refusal: string }>();
  // In the order of the policy, so that the order of fixes does not decide who gets a name that several would have.
  const reserved = new Map<string, string | undefined>();
  for (const client of policy.filter((one) => clients.includes(one))) {
    const own = items.filter(({ replacement }) => replacement.client === client).map((item) => nodes.get(item)!);
    // What brings the module in already, or another of its clients does, brings it in for all of them.
    const ofModule = items.filter(({ replacement }) => replacement.client.module === client.module);
    const isLoaded = [...imported].some(([{ module }, names]) => module === client.module && names.length > 0);
    const isLate = !isLoaded && ofModule.every(isLoadedLate);
    const places = {
      sites: own,
      ofModule: ofModule.map((item) => nodes.get(item)!),
      all: [...nodes.values(), ...calls],
      isLoadedLate: isLate,
      isLoadedWhenNeeded: isLate && ofModule.every((item) => isWhenNeeded(item, sites, sourceCode)),
      isOptional: isLate && ofModule.every((item) => isOptional(item, sourceCode)),
    };
    const binding = canonicalImport(client, policy, places, reserved, sourceCode, filename);
    bindings.set(client, binding);
    if ("refusal" in binding) continue;
    const { addition } = binding;
    // Clients of one module share the name of the whole module.
    const isWhole = addition?.kind === "module" && addition.form === "equals";
    reserved.set(binding.callee.split(".")[0]!, isWhole ? addition.specifier : undefined);
  }

  const typed = hasTypes(sourceCode, filename);
  const guarded = items
    .filter(({ replacement }) => replacement.guard)
    .map((item) => nodes.get(item)!)
    .filter((site) => !holderOf(site.parent?.type === "AwaitExpression" ? site.parent : site, typed, sourceCode));
  const context = {
    sourceCode,
    typed,
    sites,
    ordinal: (base: string, site: Node) => ordinalOf(base, site, guarded, calls, sourceCode),
  };
  const drafts = items.map((item): Plan["drafts"][number] => {
    const binding = bindings.get(item.replacement.client)!;
    if ("refusal" in binding) return { item, refusal: binding.refusal };
    const draft =
      "connection" in item
        ? draftOf(item, binding, context, filename)
        : chainDraftOf(item, binding, sourceCode, filename, typed);
    return "refusal" in draft ? { item, refusal: draft.refusal } : { item, draft };
  });
  const fixes = drafts.flatMap(({ draft }) => (draft ? [draft] : []));
  const needsMark = !isAlwaysModule(sourceCode, filename);
  const count = fixes.length + calls.length;
  return { sourceCode, drafts, fixes, count, sites, canonical, idle, needsMark, shared, edits: new Map() };
}

function connectionsOf(item: Item): readonly Connection[] {
  return "connection" in item ? [item.connection] : item.fallback.connections;
}

function isOptional(item: Item, sourceCode: SourceCode): boolean {
  return connectionsOf(item).some(({ library }) => isOptionalModule(library, sourceCode));
}

/** Whether no `import` at the top of the file brings the library to a connection, but what runs behind other statements. */
function isLoadedLate(item: Item): boolean {
  return connectionsOf(item).every((connection) =>
    nodesOf(connection).path.every(({ defs }) => defs.every(({ type }) => type !== "ImportBinding")),
  );
}

function isWhenNeeded(item: Item, sites: readonly Range[], sourceCode: SourceCode): boolean {
  return connectionsOf(item).every((connection) => {
    const { path, expression } = nodesOf(connection);
    return isLoadedWhenNeeded((path[0]?.defs[0]?.node as Node | undefined) ?? expression, sites, sourceCode);
  });
}

/**
 * The number of a checked constant among those of one name that come before it in scopes that see each other, from 0: one more than the
 * highest of them, those that are still to be written and those that are there already, so that every order of fixes ends in the same
 * names.
 */
function ordinalOf(
  base: string,
  site: Node,
  guarded: readonly Node[],
  calls: readonly Node[],
  sourceCode: SourceCode,
): number {
  const block = blockOf(site, sourceCode);
  const isRelated = (other: Node) => {
    const range = blockOf(other, sourceCode);
    return other.range[0] < site.range[0] && (isWithin(range, block) || isWithin(block, range));
  };
  const wanted = guarded
    .filter((other) => baseName(other) === base && isRelated(other))
    .map((other) => ordinalOf(base, other, guarded, calls, sourceCode));
  const written = calls.filter(isRelated).flatMap((call) => {
    const { statement } = enclosingStatement(call);
    const id = statement.type === "VariableDeclaration" ? statement.declarations[0].id : undefined;
    const number = id?.type === "Identifier" ? /^(.*?)(\d*)$/u.exec(id.name)! : undefined;
    return number?.[1] === base ? [Number(number[2] || 1) - 1] : [];
  });
  return Math.max(-1, ...wanted, ...written) + 1;
}

function blockOf(node: Node, sourceCode: SourceCode): Range {
  const { statement } = enclosingStatement(node);
  // A body without braces gets them together with the check.
  if (/^(?:If|While|DoWhile|For|ForIn|ForOf|Labeled|With)Statement$/u.test(statement.parent?.type ?? ""))
    return statement.range;
  return (sourceCode.getScope(statement).block as Node).range;
}

/**
 * The edits of one fix, composed so that ESLint's passes end alike in few of them whatever the number of connections. ESLint applies,
 * in the order of the text, every fix whose range touches none that it has applied in the same pass.
 *
 * While the canonical import is missing every fix brings it, so only the first is applied. From then on fixes stay at their own place.
 * An old import or a constant that several connections share may only go with the last of them; that one is held back a pass by
 * reaching into the range of the fix before it.
 */
export function editsOf(draft: Draft, plan: Plan): Rewrite {
  const found = editsAlone(draft, plan);
  if (!found) return { refusal: "its edits would overlap or leave the script" };
  const { fixes, count, shared, sourceCode } = plan;
  const at = fixes.indexOf(draft);
  const isFew = count <= FEW;
  const heldBackBy =
    !shared || at === 0 ? undefined : isFew ? fixes[0] : at === fixes.length - 1 ? fixes[at - 1] : undefined;
  const other = heldBackBy && editsAlone(heldBackBy, plan);
  if (!other) return found;
  const [start, end] = hullOf(found.edits);
  const [otherStart, otherEnd] = hullOf(other.edits);
  if (start < otherEnd && end > otherStart) return found;
  // The same character again: only the range of the fix matters.
  const reach: Range = start >= otherEnd ? [otherEnd - 1, otherEnd] : [otherStart, otherStart + 1];
  const edit = { range: reach, text: sourceCode.text.slice(...reach) };
  return { edits: start >= otherEnd ? [edit, ...found.edits] : [...found.edits, edit], left: found.left };
}

function editsAlone(draft: Draft, plan: Plan): Wanted {
  if (!plan.edits.has(draft)) plan.edits.set(draft, compose(draft, plan));
  return plan.edits.get(draft);
}

function compose(draft: Draft, { sourceCode, fixes, count, sites, canonical, idle, needsMark, shared }: Plan): Wanted {
  const isFinal = fixes.length === 1;
  const isExact = !shared || count <= FEW;
  const { item } = draft;
  const connections = connectionsOf(item);
  const own = new Set<Variable>(connections.flatMap((connection) => nodesOf(connection).path));
  // Among many, the first fix brings all that is missing: each import of its own would cost a pass.
  const bindings = new Set(isExact ? [draft.binding] : fixes.map(({ binding }) => binding));
  const additions = [...bindings].flatMap(({ addition }) => (addition ? [addition] : []));
  const takesIdle = shared && (isExact || additions.length > 0);

  const allows = (variable: Variable): boolean => {
    if (canonical.has(variable) || sites.some((site) => isDeclaredAround(variable, site))) return false;
    if (takesIdle && idle.includes(variable)) return true;
    if (isExact || isAlone(variable, draft, sites)) return true;
    return isFinal && (own.has(variable) || isAboutConnections(variable, sourceCode));
  };
  const orphaned = [...(takesIdle ? idle : []), ...(shared && !isExact && isFinal ? orphans(sites, sourceCode) : [])];
  const leave = (wanted: (variable: Variable) => boolean) =>
    leftovers(draft.removed, { allows: wanted, sites, orphans: orphaned }, sourceCode);
  let found = leave(allows);
  const bringsMark = additions.some((addition) => addition.kind === "module" && addition.form !== "require");
  // The last import that makes the file a module stays, and goes by a fix of its own that leaves `export {}`.
  if (needsMark && !bringsMark && areAllMarks((variable) => found.unused.has(variable), sourceCode))
    found = leave((variable) => variable.defs[0]?.type !== "ImportBinding" && allows(variable));
  const edits = toEdits([...draft.changes, ...bindingChanges(found, additions, sourceCode)], sourceCode);
  return edits && { edits, left: [...draft.left, ...found.left] };
}

/** Whether no other connection stands where a variable is in sight: then taking it along collides with no other fix. */
function isAlone(variable: Variable, { removed }: Draft, sites: readonly Range[]): boolean {
  const block = (variable.scope.block as Node).range;
  const [range] = removed.ranges;
  return sites.every((site) => !isWithin(site, block) || isWithin(site, range!));
}

function hullOf(edits: readonly Edit[]): Range {
  return [edits[0]!.range[0], Math.max(...edits.map(({ range }) => range[1]))];
}
