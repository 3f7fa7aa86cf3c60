import { resultAdmitsNull } from "./admits-null.js";
import { isFunction, sourceOf, walk, type FunctionNode, type SourceCode } from "./syntax-tree.js";

/** Whether callers of a function know null: by its declared type, or because it returns null elsewhere. */
export function answersNull(of: FunctionNode, sourceCode: SourceCode): boolean {
  if (of.generator || (of.parent.type === "MethodDefinition" && of.parent.kind !== "method")) return false;
  if (of.returnType) return /\bnull\b/u.test(sourceOf(of.returnType, sourceCode)) && resultAdmitsNull(of, sourceCode);
  let found = false;
  walk(of.body, sourceCode, (node) => {
    found ||= node.type === "ReturnStatement" && node.argument?.type === "Literal" && node.argument.raw === "null";
    return !isFunction(node);
  });
  return found;
}
