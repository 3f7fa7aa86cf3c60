import type { Node, SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import type { CanonicalClient } from "../../policy/policy.js";
import { canonicalVariables } from "./canonical-import.js";

/** The calls of canonical clients in a file. */
export function canonicalSites(clients: readonly CanonicalClient[], sourceCode: SourceCode, filename: string): Node[] {
  const found = new Set<Node>();
  for (const client of clients) {
    for (const variable of canonicalVariables(client, sourceCode, filename)) {
      for (const { identifier } of variable.references) {
        let callee: Node = identifier;
        if (callee.parent?.type === "MemberExpression" && callee.parent.object === callee) callee = callee.parent;
        if (callee.parent?.type === "CallExpression" && callee.parent.callee === callee) found.add(callee.parent);
      }
    }
  }
  return [...found];
}
