import { textOf, type SourceCode } from "../syntax-tree.js";

/** The names that a file exports by itself, types too: none of them comes from an `export *`. */
export function ownExportNames(sourceCode: SourceCode): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of sourceCode.ast.body) {
    if (statement.type === "ExportAllDeclaration" && statement.exported) names.add(textOf(statement.exported));
    if (statement.type !== "ExportNamedDeclaration") continue;
    for (const { exported } of statement.specifiers) names.add(textOf(exported));
    const { declaration } = statement;
    if (!declaration) continue;
    for (const { name } of sourceCode.getDeclaredVariables?.(declaration) ?? []) names.add(name);
    if ("id" in declaration && declaration.id?.type === "Identifier") names.add(declaration.id.name);
  }
  return names;
}
