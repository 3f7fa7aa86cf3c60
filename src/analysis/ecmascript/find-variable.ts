import type { TSESTree } from "@typescript-eslint/utils";
import type { Node, SourceCode, Variable } from "./syntax-tree.js";

/** The variable that an identifier refers to or declares, or undefined for globals that nothing declares. */
export function findVariable(identifier: TSESTree.Identifier, sourceCode: SourceCode): Variable | undefined {
  const { scopeManager } = sourceCode;
  if (!scopeManager) return undefined;
  for (let at: Node | undefined = identifier; at; at = at.parent) {
    // A function's name and a class's name are declared outside of the scope that the node itself opens.
    const inner = at !== identifier.parent || !("id" in at) || at.id !== identifier;
    const scope = scopeManager.acquire(at, inner);
    if (!scope) continue;
    for (let up: typeof scope | null = scope; up; up = up.upper) {
      const found = up.set.get(identifier.name);
      if (found && !isTypeOnly(found)) return found;
    }
    return undefined;
  }
  return undefined;
}

/** A type alias or an interface has no value at run time, whatever its name. */
function isTypeOnly(variable: Variable): boolean {
  return "isValueVariable" in variable && variable.isValueVariable === false && variable.defs.length > 0;
}

/** Whether a variable is written after its declaration. */
export function isRewritten(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && !reference.init);
}

/** The type that a variable or a parameter is declared with. */
export function declaredType(variable: Variable): TSESTree.TypeNode | undefined {
  const name = variable.defs[0]?.name as Node | undefined;
  return variable.defs.length === 1 && name?.type === "Identifier" ? name.typeAnnotation?.typeAnnotation : undefined;
}
