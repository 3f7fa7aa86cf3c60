import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../../analysis/option-value.js";
import type { Node, SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import type { Change } from "./changes.js";
import { fileStyle } from "./file-style.js";
import { isWithin } from "./leftovers.js";
import { indentAt, isOnOneLine } from "./lines.js";
import { isTypeUse } from "./references.js";

/** An export to import beside what a declaration imports already. */
export interface AddedName {
  readonly imported: string;
  readonly local: string;
  /** Which names of the declaration come behind it. */
  readonly isLater?: (imported: string) => boolean;
}

/** What is to become of one import declaration. */
export interface ClauseWish {
  readonly remove: Set<TSESTree.ImportClause>;
  /** Only types use them from now on. */
  readonly typeOnly: Set<TSESTree.ImportClause>;
  readonly add: AddedName[];
}

/** The changes that carry out a wish; `typeOnly` is left as it is where the grammar has no place for it. */
export function clauseChanges(
  declaration: TSESTree.ImportDeclaration,
  wish: ClauseWish,
  sourceCode: SourceCode,
): Change[] {
  const kept = declaration.specifiers.filter((specifier) => !wish.remove.has(specifier));
  if (kept.length === 0 && wish.add.length === 0) return [{ kind: "remove", statement: declaration }];
  if (kept.length === 0) return [replaceClause(declaration, wish.add, sourceCode)];

  const changes: Change[] = [];
  const named = declaration.specifiers.filter((specifier) => specifier.type === "ImportSpecifier");
  const keptNamed = named.filter((specifier) => !wish.remove.has(specifier));
  const addNamed = wish.add.filter(({ imported }) => imported !== "default");
  const addDefault = wish.add.find(({ imported }) => imported === "default");
  const [first] = declaration.specifiers;
  const ownDefault = first?.type === "ImportDefaultSpecifier" ? first : undefined;
  const keepsDefault = ownDefault !== undefined && !wish.remove.has(ownDefault);
  const namespace = declaration.specifiers.find((specifier) => specifier.type === "ImportNamespaceSpecifier");
  const brace = sourceCode.getFirstToken(declaration, (token) => token.value === "{");
  const closing = brace && sourceCode.getTokenAfter(named.at(-1) ?? brace, (token) => token.value === "}");

  if (ownDefault && !keepsDefault) {
    const next = namespace ? sourceCode.getTokenBefore(namespace.local, (token) => token.value === "*") : brace;
    if (next)
      changes.push({
        kind: "replace",
        range: [ownDefault.range[0], next.range[0]],
        text: addDefault ? `${addDefault.local}, ` : "",
      });
  } else if (addDefault) {
    const next = brace ?? (namespace && sourceCode.getTokenBefore(namespace.local, (token) => token.value === "*"));
    if (next) changes.push({ kind: "replace", range: [next.range[0], next.range[0]], text: `${addDefault.local}, ` });
  }

  if (namespace && wish.remove.has(namespace) && keepsDefault)
    changes.push({ kind: "replace", range: [ownDefault.range[1], namespace.range[1]], text: "" });

  const added = addNamed.map(nameText);
  if (brace && closing) {
    if (keptNamed.length === 0 && added.length === 0 && keepsDefault) {
      changes.push({ kind: "replace", range: [ownDefault.range[1], closing.range[1]], text: "" });
    } else if (keptNamed.length === 0 && added.length > 0) {
      changes.push({ kind: "replace", range: [brace.range[0], closing.range[1]], text: `{ ${added.join(", ")} }` });
    } else {
      changes.push(...itemRemovals(named, new Set<Node>(wish.remove), sourceCode));
      for (const name of addNamed) changes.push(nameAddition(name, keptNamed, sourceCode));
    }
  } else if (added.length > 0 && ownDefault) {
    changes.push({
      kind: "replace",
      range: [ownDefault.range[1], ownDefault.range[1]],
      text: `, { ${added.join(", ")} }`,
    });
  }

  const typed = typeChanges(declaration, wish, sourceCode);
  const rewritten = typed.find(
    (change) =>
      change.kind === "replace" && change.range[0] === brace?.range[0] && change.range[1] === closing?.range[1],
  );
  const isInBraces = (change: Change) =>
    change.kind === "replace" && brace !== null && change.range[0] > brace.range[0];
  return [...(rewritten ? changes.filter((change) => !isInBraces(change)) : changes), ...typed];
}

/** Whether a name can be put beside what the declaration imports. */
export function canExtend(declaration: TSESTree.ImportDeclaration, imported: string, sourceCode: SourceCode): boolean {
  if (declaration.importKind === "type") return false;
  const has = (type: string) => declaration.specifiers.some((specifier) => specifier.type === type);
  if (imported === "default") return !has("ImportDefaultSpecifier") && declaration.specifiers.length > 0;
  if (has("ImportNamespaceSpecifier")) return false;
  return (
    declaration.specifiers.length > 0 || sourceCode.getFirstToken(declaration, (token) => token.value === "{") === null
  );
}

/** Removes some items of a list in braces, commas included; not all of them. Comments between them stay. */
export function itemRemovals(items: readonly Node[], remove: ReadonlySet<Node>, sourceCode: SourceCode): Change[] {
  const changes: Change[] = [];
  for (let at = 0; at < items.length; at++) {
    if (!remove.has(items[at]!)) continue;
    const from = at;
    while (at + 1 < items.length && remove.has(items[at + 1]!)) at++;
    const next = items[at + 1];
    const previous = items[from - 1];
    const comma = sourceCode.getTokenAfter(items[at]!);
    const range: Range | undefined = next
      ? [items[from]!.range[0], next.range[0]]
      : previous
        ? [previous.range[1], items[at]!.range[1]]
        : comma?.value === ","
          ? [items[from]!.range[0], comma.range[1]]
          : undefined;
    if (range) changes.push({ kind: "replace", range, text: commentsWithin(range, next !== undefined, sourceCode) });
  }
  return changes;
}

function commentsWithin(range: Range, isFollowed: boolean, sourceCode: SourceCode): string {
  const { text } = sourceCode;
  const { lineEnd } = fileStyle(sourceCode);
  const comments = sourceCode.getAllComments().filter((comment) => isWithin(comment.range, range));
  return comments
    .map((comment) => {
      const end = comment.type === "Line" ? lineEnd + indentAt(text, range[0]) : isFollowed ? " " : "";
      return (isFollowed ? "" : " ") + text.slice(...comment.range) + end;
    })
    .join("");
}

/** Adds items behind the last one of a list in braces, each on a line of its own where the list is written so. */
export function itemAddition(items: readonly Node[], added: readonly string[], sourceCode: SourceCode): Change {
  const last = items.at(-1)!;
  const gap = gapBefore(last, sourceCode);
  return {
    kind: "replace",
    range: [last.range[1], last.range[1]],
    text: added.map((name) => `,${gap}${name}`).join(""),
  };
}

/** Adds an item in front of another one, on a line of its own where that one has one. */
export function itemInFront(item: Node, added: string, sourceCode: SourceCode): Change {
  return {
    kind: "replace",
    range: [item.range[0], item.range[0]],
    text: `${added},${gapBefore(item, sourceCode)}`,
  };
}

function gapBefore(item: Node, sourceCode: SourceCode): string {
  const before = sourceCode.getTokenBefore(item);
  const ownLine = before && !isOnOneLine(sourceCode.text, before.range[1], item.range[0]);
  return ownLine ? fileStyle(sourceCode).lineEnd + indentAt(sourceCode.text, item.range[0]) : " ";
}

function nameAddition(name: AddedName, named: readonly TSESTree.ImportSpecifier[], sourceCode: SourceCode): Change {
  const later = named.find(({ imported }) =>
    name.isLater?.(imported.type === "Identifier" ? imported.name : imported.value),
  );
  if (!later) return itemAddition(named, [nameText(name)], sourceCode);
  return itemInFront(later, nameText(name), sourceCode);
}

function nameText({ imported, local }: AddedName): string {
  return imported === local ? local : `${imported} as ${local}`;
}

function replaceClause(
  declaration: TSESTree.ImportDeclaration,
  add: readonly AddedName[],
  sourceCode: SourceCode,
): Change {
  const first = add.find(({ imported }) => imported === "default");
  const rest = add.filter(({ imported }) => imported !== "default").map(nameText);
  const clause = [...(first ? [first.local] : []), ...(rest.length > 0 ? [`{ ${rest.join(", ")} }`] : [])].join(", ");
  const keyword = sourceCode.getFirstToken(declaration)!;
  const from = sourceCode.getTokenBefore(declaration.source);
  if (from === null || from === keyword) {
    return { kind: "replace", range: [keyword.range[1], declaration.source.range[0]], text: ` ${clause} from ` };
  }
  return { kind: "replace", range: [keyword.range[1], from.range[0]], text: ` ${clause} ` };
}

/**
 * `import type` where nothing but types is left, `type` on the specifier where values are left beside it. A default import has no
 * `type` of its own beside braces, and goes inside them under its real name.
 */
function typeChanges(
  declaration: TSESTree.ImportDeclaration,
  { remove, typeOnly, add }: ClauseWish,
  sourceCode: SourceCode,
): Change[] {
  if (typeOnly.size === 0 && remove.size === 0) return [];
  const kept = declaration.specifiers.filter((specifier) => !remove.has(specifier));
  if (declaration.importKind === "type") return add.length === 0 ? defaultAlone(kept, sourceCode) : [];
  const named = kept.filter((specifier) => specifier.type === "ImportSpecifier");
  const ownDefault = kept.find((specifier) => specifier.type === "ImportDefaultSpecifier");
  const hasNamespace = kept.some(({ type }) => type === "ImportNamespaceSpecifier");
  const isTyped = (specifier: TSESTree.ImportClause) =>
    isInlineType(specifier) || typeOnly.has(specifier) || isOnlyUsedAsType(specifier, sourceCode);
  const whole = add.length === 0 && kept.every(isTyped) && !(ownDefault && hasNamespace);

  const changes: Change[] = [];
  const keyword = sourceCode.getFirstToken(declaration)!;
  if (whole) {
    changes.push({ kind: "replace", range: [keyword.range[1], keyword.range[1]], text: " type" });
    const alone = defaultAlone(kept, sourceCode);
    if (alone.length > 0) return [...changes, ...alone];
    for (const specifier of named.filter(isInlineType)) {
      const type = sourceCode.getFirstToken(specifier)!;
      const next = sourceCode.getTokenAfter(type, { includeComments: true })!;
      changes.push({ kind: "replace", range: [type.range[0], next.range[0]], text: "" });
    }
  } else {
    for (const specifier of named) {
      if (typeOnly.has(specifier))
        changes.push({ kind: "replace", range: [specifier.range[0], specifier.range[0]], text: "type " });
    }
  }
  if (ownDefault && named.length > 0 && (whole || typeOnly.has(ownDefault))) {
    const brace = sourceCode.getFirstToken(declaration, (token) => token.value === "{")!;
    const spaced = /^\s/u.test(sourceCode.text.slice(brace.range[1])) ? " " : "";
    const type = whole ? "" : "type ";
    changes.push({
      kind: "replace",
      range: [ownDefault.range[0], brace.range[1]],
      text: `{${spaced}${type}default as ${ownDefault.local.name},`,
    });
  }
  return changes;
}

/** `{ default as Redis }` with nothing beside it is a default import; everything else in the braces goes, so one change takes the place of all. */
function defaultAlone(kept: readonly TSESTree.ImportClause[], sourceCode: SourceCode): Change[] {
  const [only, second] = kept;
  if (!only || second || only.type !== "ImportSpecifier" || !isNamed(only, "default")) return [];
  const open = sourceCode.getTokenBefore(only, (token) => token.value === "{")!;
  const close = sourceCode.getTokenAfter(only, (token) => token.value === "}")!;
  if (sourceCode.commentsExistBetween(open, close)) return [];
  return [{ kind: "replace", range: [open.range[0], close.range[1]], text: only.local.name }];
}

function isInlineType(specifier: TSESTree.ImportClause): boolean {
  return specifier.type === "ImportSpecifier" && specifier.importKind === "type";
}

function isNamed({ imported }: TSESTree.ImportSpecifier, name: string): boolean {
  return imported.type === "Identifier" ? imported.name === name : imported.value === name;
}

function isOnlyUsedAsType(specifier: TSESTree.ImportClause, sourceCode: SourceCode): boolean {
  const [variable] = sourceCode.getDeclaredVariables?.(specifier) ?? [];
  return variable !== undefined && variable.references.length > 0 && variable.references.every(isTypeUse);
}
