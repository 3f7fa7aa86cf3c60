import { keysOf, type Node, type SourceCode } from "./syntax-tree.js";

/** Gives every node below a program its `parent`, as ESLint does when it walks a file. */
export function giveParents(program: Node, visitorKeys: SourceCode["visitorKeys"]): void {
  const pending: Node[] = [program];
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const key of keysOf(node, { visitorKeys })) {
      const value: unknown = (node as unknown as Record<string, unknown>)[key];
      if (typeof value !== "object" || value === null) continue;
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (typeof child !== "object" || child === null || !("type" in child)) continue;
        (child as { parent?: Node }).parent = node;
        pending.push(child as Node);
      }
    }
  }
}
