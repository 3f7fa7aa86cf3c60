import { keyName, memberName, type Node } from "./syntax-tree.js";

/**
 * Whether a class stands where a container for dependency injection wants the name of something: `{ provide: Redis, useFactory }`,
 * `inject: [Redis]`, `@Inject(Redis)`, `moduleRef.get(Redis)`. Nobody constructs it there.
 */
export function isInjectionToken(node: Node): boolean {
  const { parent } = node;
  if (node.type === "Property") return keyName(node) === "provide" && hasOtherMaker(node.parent);
  if (parent?.type === "ArrayExpression")
    return parent.parent.type === "Property" && /^(?:inject|exports)$/u.test(keyName(parent.parent) ?? "");
  if (parent?.type !== "CallExpression" || parent.arguments[0] !== node) return false;
  const { callee } = parent;
  if (callee.type === "Identifier") return /^(?:Inject|inject)$/u.test(callee.name);
  return callee.type === "MemberExpression" && /^(?:get|resolve|overrideProvider)$/u.test(memberName(callee) ?? "");
}

/** Without one, the container constructs the class itself. */
function hasOtherMaker(object: Node | undefined): boolean {
  return (
    object?.type === "ObjectExpression" &&
    object.properties.some(
      (property) => property.type === "Property" && /^use(?:Value|Factory|Existing)$/u.test(keyName(property) ?? ""),
    )
  );
}
