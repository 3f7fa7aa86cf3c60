import type { LineIndex } from "../../policy/line-index.js";
import type { PolicyNode, NodeRange } from "../../policy/policy-node.js";

interface TreeNode {
  readonly range: NodeRange;
  /** Lines and columns from 1, as the language says. */
  readonly loc: { readonly start: Place; readonly end: Place };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The root of the tree: one whole policy file. */
export interface PolicyFileNode extends TreeNode {
  readonly type: "PolicyFile";
  readonly body: ValueTree;
}

export interface MappingTree extends TreeNode {
  readonly type: "Mapping";
  readonly entries: readonly EntryTree[];
}

export interface EntryTree extends TreeNode {
  readonly type: "Entry";
  readonly key: ScalarTree;
  readonly value: ValueTree;
}

export interface ListTree extends TreeNode {
  readonly type: "List";
  readonly items: readonly ValueTree[];
}

export interface ScalarTree extends TreeNode {
  readonly type: "Scalar";
  readonly value: string | number | boolean | null;
  /** As it stands in the file, quotes included. */
  readonly raw: string;
}

export type ValueTree = MappingTree | ListTree | ScalarTree;
export type AnyTree = PolicyFileNode | EntryTree | ValueTree;

/** Which properties of each kind of node hold nodes, in the order of the file. */
export const VISITOR_KEYS: Record<AnyTree["type"], string[]> = {
  PolicyFile: ["body"],
  Mapping: ["entries"],
  Entry: ["key", "value"],
  List: ["items"],
  Scalar: [],
};

/** The tree that rules and selectors see; what an alias stands for keeps the place where it was written. */
export function policyTree(root: PolicyNode, length: number, lines: LineIndex): PolicyFileNode {
  const at = ([start, end]: NodeRange): TreeNode => ({
    range: [start, end],
    loc: { start: lines.positionAt(start), end: lines.positionAt(end) },
  });
  const value = (node: PolicyNode): ValueTree => {
    switch (node.kind) {
      case "mapping":
        return {
          type: "Mapping",
          ...at(node.range),
          entries: [...node.entries.values()].map((entry) => ({
            type: "Entry",
            ...at([entry.keyRange[0], Math.max(entry.keyRange[1], entry.value.range[1])]),
            key: { type: "Scalar", ...at(entry.keyRange), value: entry.key, raw: entry.keyText },
            value: value(entry.value),
          })),
        };
      case "list":
        return { type: "List", ...at(node.range), items: node.items.map(value) };
      case "scalar":
        return { type: "Scalar", ...at(node.range), value: node.value, raw: node.text };
    }
  };
  return { type: "PolicyFile", ...at([0, length]), body: value(root) };
}

/** The nodes inside a node, in the order of the file. */
export function childrenOf(node: AnyTree): readonly AnyTree[] {
  switch (node.type) {
    case "PolicyFile":
      return [node.body];
    case "Mapping":
      return node.entries;
    case "Entry":
      return [node.key, node.value];
    case "List":
      return node.items;
    case "Scalar":
      return [];
  }
}
