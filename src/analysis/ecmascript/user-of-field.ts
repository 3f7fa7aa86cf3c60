import type { TSESTree } from "@typescript-eslint/utils";
import { classNamed } from "./field-accesses.js";
import { variablesOf } from "./host-of-this.js";
import { specifierOfName } from "./loaded-module.js";
import { bare, keyName, staticText, type ClassNode, type Node, type SourceCode } from "./syntax-tree.js";

/** Paths and what stands for paths, other than names of packages. */
const OF_PROJECT = /^(?:\.{0,2}\/|\.{1,2}$|[@~]\/|#)/u;

/**
 * What may use a field of a class out of sight: a decorator of the field or one of the class that names it, the class of another file of
 * the project that the class extends, unless the field is private, or classes of other files that extend an exported one: it is made for
 * them where it is abstract or the field protected. Classes of packages do not know fields of their users.
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
  const access = member ? "accessibility" in member && member.accessibility : accessOfParameter(owner, name);
  if (name.startsWith("#") || access === "private") return undefined;
  if ((access === "protected" || owner.abstract) && isExported(owner, sourceCode)) return owner.id ?? owner;
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

/** `constructor(protected redis = new Redis())` */
function accessOfParameter(owner: ClassNode, name: string): TSESTree.Accessibility | undefined {
  for (const member of owner.body.body) {
    if (member.type !== "MethodDefinition" || member.kind !== "constructor") continue;
    for (const each of member.value.params) {
      if (each.type !== "TSParameterProperty") continue;
      const target = each.parameter.type === "AssignmentPattern" ? each.parameter.left : each.parameter;
      if (target.type === "Identifier" && target.name === name) return each.accessibility;
    }
  }
  return undefined;
}

function isExported(owner: ClassNode, sourceCode: SourceCode): boolean {
  const names = variablesOf(owner, sourceCode).flatMap(({ references }) =>
    references.map(({ identifier }) => identifier as Node),
  );
  return [owner, ...names].some(({ parent }) => /^Export|^TSExportAssignment$/u.test(parent?.type ?? ""));
}

/** `@CloseOnExit("redis")` */
function namesText(expression: Node, text: string): boolean {
  return expression.type === "CallExpression" && expression.arguments.some((argument) => staticText(argument) === text);
}

function isOfProject(base: Node, sourceCode: SourceCode): boolean {
  const root = base.type === "MemberExpression" ? bare(base.object) : base;
  return OF_PROJECT.test(specifierOfName(root, sourceCode) ?? "");
}
