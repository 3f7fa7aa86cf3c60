import type { ClientLibrary } from "../../clients/description.js";
import { findVariable } from "./find-variable.js";
import { bare, sourceOf, type Node, type SourceCode, type Variable } from "./syntax-tree.js";

/** Longer texts are not searched for a specifier. */
const MAX_LENGTH = 2_000;

/** Where an export came from. */
interface Origin {
  readonly library: ClientLibrary | undefined;
  /** Variables by which it came. */
  readonly path: readonly Variable[];
}

/** Whether a value that may stand in the place of an export can be something else: not nothing, and not the export in other words. */
export function mayBeAnother(value: Node, origin: Origin, sourceCode: SourceCode): boolean {
  const inner = bare(value);
  switch (inner.type) {
    case "Literal":
      return inner.value !== null && inner.value !== false;
    case "ObjectExpression":
      return inner.properties.length > 0 && !isOfLibrary(inner, origin, sourceCode);
    case "Identifier": {
      if (inner.name === "undefined") return false;
      const variable = findVariable(inner, sourceCode);
      if (!variable) return true;
      // `K = K || Redis`
      const isOwn = (at: Node) => at.range[0] <= value.range[0] && value.range[1] <= at.range[1];
      return (
        !origin.path.includes(variable) &&
        !writes(variable).some((at) => isOwn(at) || isOfLibrary(at, origin, sourceCode))
      );
    }
    default:
      return !isOfLibrary(inner, origin, sourceCode);
  }
}

/** What is written to a variable, where that is more than one value. */
export function writtenTo(variable: Variable): readonly Node[] {
  const all = writes(variable);
  return all.length > 1 ? all : [];
}

function writes(variable: Variable): readonly Node[] {
  return variable.references.flatMap(({ writeExpr }) => (writeExpr ? [writeExpr] : []));
}

/** What an access in the place of a target gets; the access itself where that cannot be told. */
export function writtenThere(access: Node): Node {
  const { parent } = access;
  return parent?.type === "AssignmentExpression" && parent.left === access ? parent.right : access;
}

/** It names the library's module, or a variable by which the export came here. */
function isOfLibrary(value: Node, { library, path }: Origin, sourceCode: SourceCode): boolean {
  if (value.range[1] - value.range[0] > MAX_LENGTH) return false;
  const text = sourceOf(value, sourceCode);
  if (library?.modules.some(({ specifier }) => text.includes(`"${specifier}"`) || text.includes(`'${specifier}'`)))
    return true;
  let root = value;
  while (root.type === "MemberExpression" || root.type === "CallExpression" || root.type === "AwaitExpression")
    root = bare(
      root.type === "MemberExpression" ? root.object : root.type === "CallExpression" ? root.callee : root.argument,
    );
  const variable = root.type === "Identifier" ? findVariable(root, sourceCode) : undefined;
  return variable !== undefined && path.includes(variable);
}
