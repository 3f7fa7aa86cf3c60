import type { Escape } from "../connection.js";
import type { Subjects } from "../subjects.js";
import type { ModuleEntry } from "./find-modules.js";
import type { SourceCode } from "./syntax-tree.js";
import { templateUse } from "./template-use.js";

/** Imports of a client library that the file uses nowhere, neither as a value nor as a type. */
export function unusedImports(entries: readonly ModuleEntry[], subjects: Subjects, sourceCode: SourceCode): Escape[] {
  const unused: Escape[] = [];
  for (const entry of entries) {
    if (entry.kind !== "import" || entry.node.specifiers.length === 0) continue;
    const module = subjects.describe(entry.specifier);
    // A package that is more than a client library is none of our business beyond what it opens.
    if (!module?.exports || module.shared) continue;
    const idle = entry.node.specifiers.filter((specifier) =>
      (sourceCode.scopeManager?.getDeclaredVariables(specifier) ?? []).every(
        (variable) => variable.references.length === 0 && templateUse(variable, sourceCode) === undefined,
      ),
    );
    if (idle.length === 0) continue;
    unused.push({
      library: module.library.name,
      title: module.library.title,
      kind: "unused",
      name: idle.map((specifier) => specifier.local.name).join(", "),
      range: idle.length === entry.node.specifiers.length ? entry.node.range : idle[0]!.range,
    });
  }
  return unused;
}
