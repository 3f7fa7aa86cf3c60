import { findVariable } from "./find-variable.js";
import { fullMemberName, membersNamed } from "./members-named.js";
import { bare, classOfThis, type Node, type SourceCode } from "./syntax-tree.js";
import { writeOf } from "./trace-client.js";

/** Whether two expressions name the same variable or the same field of the same object: `redis`, `this.redis`, `a.b.redis`. */
export function isSameReference(one: Node, other: Node, sourceCode: SourceCode): boolean {
  const a = bare(one);
  const b = bare(other);
  if (a.type === "Identifier" && b.type === "Identifier") {
    return a.name === b.name && findVariable(a, sourceCode) === findVariable(b, sourceCode);
  }
  if (a.type === "ThisExpression" && b.type === "ThisExpression") return classOfThis(a) === classOfThis(b);
  if (a.type !== "MemberExpression" || b.type !== "MemberExpression") return false;
  const name = fullMemberName(a);
  return name !== undefined && name === fullMemberName(b) && isSameReference(a.object, b.object, sourceCode);
}

/** Whether a variable, or a field of that name, is written between two places of the text. Fields of other objects count: they may be the same one. */
export function isWrittenWithin(reference: Node, start: number, end: number, sourceCode: SourceCode): boolean {
  const inner = bare(reference);
  const within = (node: Node): boolean => node.range[0] >= start && node.range[1] <= end;
  if (inner.type === "Identifier") {
    const variable = findVariable(inner, sourceCode);
    return !variable || variable.references.some((at) => at.isWrite() && within(at.identifier));
  }
  if (inner.type !== "MemberExpression") return false;
  const name = fullMemberName(inner);
  if (name === undefined) return true;
  const { accesses } = membersNamed(name, sourceCode);
  return (
    accesses.some((access) => writeOf(access) !== undefined && within(access)) ||
    isWrittenWithin(inner.object, start, end, sourceCode)
  );
}

/** The text of a reference that can be written a second time without running anything: no calls, no computed members. */
export function isPlainReference(node: Node): boolean {
  const inner = bare(node);
  if (inner.type === "Identifier" || inner.type === "ThisExpression") return true;
  return inner.type === "MemberExpression" && !inner.computed && !inner.optional && isPlainReference(inner.object);
}
