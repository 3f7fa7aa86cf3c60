/** The content of a policy file with the place of everything in it, whether it was written as YAML or as JSON. */

/** Half-open range of offsets in the text behind a byte order mark. */
export type NodeRange = readonly [start: number, end: number];

export interface ScalarNode {
  readonly kind: "scalar";
  readonly range: NodeRange;
  readonly value: string | number | boolean | null;
  /** As it stands in the file, quotes included. */
  readonly text: string;
}

export interface ListNode {
  readonly kind: "list";
  readonly range: NodeRange;
  readonly items: readonly PolicyNode[];
}

export interface MappingEntry {
  readonly key: string;
  readonly keyRange: NodeRange;
  /** The key as it stands in the file, quotes included. */
  readonly keyText: string;
  readonly value: PolicyNode;
}

export interface MappingNode {
  readonly kind: "mapping";
  readonly range: NodeRange;
  /** By key; a Map, so that `__proto__` is a name like any other. */
  readonly entries: ReadonlyMap<string, MappingEntry>;
}

export type PolicyNode = ScalarNode | ListNode | MappingNode;

/** The value under a key of a mapping; undefined where there is none, or where the node is no mapping. */
export function child(node: PolicyNode | undefined, key: string): PolicyNode | undefined {
  return node?.kind === "mapping" ? node.entries.get(key)?.value : undefined;
}

/** The items of a list; none where the node is no list. */
export function itemsOf(node: PolicyNode | undefined): readonly PolicyNode[] {
  return node?.kind === "list" ? node.items : [];
}

/** The entries of a mapping; none where the node is no mapping. */
export function entriesOf(node: PolicyNode | undefined): readonly MappingEntry[] {
  return node?.kind === "mapping" ? [...node.entries.values()] : [];
}

/** The text of a string scalar; undefined for everything else. */
export function stringOf(node: PolicyNode | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** The strings of a list. */
export function stringsOf(node: PolicyNode | undefined): readonly string[] {
  return itemsOf(node)
    .map(stringOf)
    .filter((text) => text !== undefined);
}

/** The value of a scalar; undefined for lists, mappings and what is missing. */
export function scalarOf(node: PolicyNode | undefined): string | number | boolean | null | undefined {
  return node?.kind === "scalar" ? node.value : undefined;
}
