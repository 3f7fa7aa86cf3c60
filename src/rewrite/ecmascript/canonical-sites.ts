import type { Node, Variable } from "../../analysis/ecmascript/syntax-tree.js";

/** The calls of canonical clients in a file, by the variables through which it reaches them. */
export function canonicalSites(canonical: ReadonlySet<Variable>): Node[] {
  const found = new Set<Node>();
  for (const { references } of canonical) {
    for (const { identifier } of references) {
      let callee: Node = identifier;
      if (callee.parent?.type === "MemberExpression" && callee.parent.object === callee) callee = callee.parent;
      if (callee.parent?.type === "CallExpression" && callee.parent.callee === callee) found.add(callee.parent);
    }
  }
  return [...found];
}
