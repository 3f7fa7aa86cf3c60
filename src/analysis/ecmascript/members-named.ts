import type { TSESTree } from "@typescript-eslint/utils";
import { isFunction, keyName, memberName, walk, type Node, type SourceCode } from "./syntax-tree.js";

/** Where a file reads or writes members of one name. */
export interface NamedMembers {
  /** `x.name`, `x["name"]`. */
  readonly accesses: readonly TSESTree.MemberExpression[];
  /** `const { name } = x`, `({ name } = x)`, with the object that is taken apart. */
  readonly patterns: readonly { readonly property: TSESTree.Property; readonly from: Node }[];
}

interface MemberIndex {
  readonly accesses: Map<string, TSESTree.MemberExpression[]>;
  readonly patterns: Map<string, { property: TSESTree.Property; from: Node }[]>;
  readonly unnamed: TSESTree.MemberExpression[];
}

const indexes = new WeakMap<object, MemberIndex>();

const NONE: readonly never[] = [];

/** Every place of the file that names a member; private names begin with `#`. One walk through the file serves all names. */
export function membersNamed(name: string, sourceCode: SourceCode): NamedMembers {
  const index = indexIn(sourceCode);
  return { accesses: index.accesses.get(name) ?? NONE, patterns: index.patterns.get(name) ?? NONE };
}

/** Every place of the file that reads or writes a member whose name is computed: `this[key]`. */
export function unnamedMembers(sourceCode: SourceCode): readonly TSESTree.MemberExpression[] {
  return indexIn(sourceCode).unnamed;
}

/** The names of all members that the file reads or writes. */
export function namesOfMembers(sourceCode: SourceCode): Iterable<string> {
  return indexIn(sourceCode).accesses.keys();
}

function indexIn(sourceCode: SourceCode): MemberIndex {
  let index = indexes.get(sourceCode);
  if (!index) indexes.set(sourceCode, (index = indexOf(sourceCode)));
  return index;
}

/** As `memberName`, with the `#` of private names, which are names of their own. */
export function fullMemberName(node: TSESTree.MemberExpression): string | undefined {
  return node.property.type === "PrivateIdentifier" ? `#${node.property.name}` : memberName(node);
}

function indexOf(sourceCode: SourceCode): MemberIndex {
  const index: MemberIndex = { accesses: new Map(), patterns: new Map(), unnamed: [] };
  walk(sourceCode.ast, sourceCode, (node) => {
    if (node.type === "MemberExpression") {
      const name = fullMemberName(node);
      if (name === undefined) index.unnamed.push(node);
      else add(index.accesses, name, node);
    }
    if (node.type !== "ObjectPattern") return;
    const from = sourceOfPattern(node);
    if (!from) return;
    for (const property of node.properties) {
      if (property.type === "Property") add(index.patterns, keyName(property), { property, from });
    }
  });
  return index;
}

function add<T>(map: Map<string, T[]>, name: string | undefined, entry: T): void {
  if (name === undefined) return;
  const list = map.get(name);
  if (list) list.push(entry);
  else map.set(name, [entry]);
}

function sourceOfPattern(pattern: TSESTree.ObjectPattern): Node | undefined {
  const { parent } = pattern;
  if (parent.type === "VariableDeclarator" && parent.id === pattern) return parent.init ?? undefined;
  if (parent.type === "AssignmentExpression" && parent.left === pattern) return parent.right;
  if (parent.type === "AssignmentPattern" && parent.left === pattern && isFunction(parent.parent)) return parent.right;
  return undefined;
}
