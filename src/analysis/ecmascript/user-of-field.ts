import type { TSESTree } from "@typescript-eslint/utils";
import { classNamed } from "./field-accesses.js";
import { specifierOfName } from "./loaded-module.js";
import { bare, keyName, staticText, type ClassNode, type Node, type SourceCode } from "./syntax-tree.js";

/** Paths and what stands for paths, other than names of packages. */
const OF_PROJECT = /^(?:\.{0,2}\/|\.{1,2}$|[@~]\/|#)/u;

/**
 * What may use a field of a class out of sight: a decorator of the field or one of the class that names it, or the class of another file of
 * the project that the class extends, unless the field is private. Classes of packages do not know fields of their users.
 */
export function userOfField(
  owner: ClassNode,
  name: string,
  sourceCode: SourceCode,
): TSESTree.Decorator | Node | undefined {
  const member = owner.body.body.find((each) => "key" in each && keyName(each) === name);
  const [ofField] =
    member?.type === "PropertyDefinition" || member?.type === "AccessorProperty" ? (member.decorators ?? []) : [];
  const ofClass = owner.decorators?.find(({ expression }) => namesText(expression, name));
  if (ofField ?? ofClass) return ofField ?? ofClass;
  if (name.startsWith("#") || (member && "accessibility" in member && member.accessibility === "private"))
    return undefined;
  const seen = new Set<ClassNode>();
  for (let at: ClassNode | undefined = owner; at && !seen.has(at);) {
    seen.add(at);
    const base: Node | null = at.superClass && bare(at.superClass);
    if (!base) return undefined;
    const next = classNamed(base, sourceCode);
    if (!next) return isOfProject(base, sourceCode) ? base : undefined;
    at = next;
  }
  return undefined;
}

/** `@CloseOnExit("redis")` */
function namesText(expression: Node, text: string): boolean {
  return expression.type === "CallExpression" && expression.arguments.some((argument) => staticText(argument) === text);
}

function isOfProject(base: Node, sourceCode: SourceCode): boolean {
  const root = base.type === "MemberExpression" ? bare(base.object) : base;
  return OF_PROJECT.test(specifierOfName(root, sourceCode) ?? "");
}
