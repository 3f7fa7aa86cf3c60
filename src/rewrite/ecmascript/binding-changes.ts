import type { TSESTree } from "@typescript-eslint/utils";
import { keyName, type Node, type SourceCode, type Variable } from "../../analysis/ecmascript/syntax-tree.js";
import { moduleLines, propertyText, type Addition } from "./canonical-import.js";
import type { Change } from "./changes.js";
import {
  clauseChanges,
  itemAddition,
  itemInFront,
  itemRemovals,
  type AddedName,
  type ClauseWish,
} from "./import-clause.js";
import { propertyOf, type Leftovers } from "./leftovers.js";

/** The changes to declarations and imports: what goes, what only types need from now on, and what comes in. */
export function bindingChanges(
  { unused, typeOnly, effects }: Leftovers,
  additions: readonly Addition[],
  sourceCode: SourceCode,
): Change[] {
  const changes: Change[] = [];
  const clauses = new Map<TSESTree.ImportDeclaration, ClauseWish>();
  const declarators = new Set<TSESTree.VariableDeclarator>();
  const properties = new Map<TSESTree.ObjectPattern, Set<Node>>();
  const added = new Map<TSESTree.ObjectPattern, AddedName[]>();

  for (const variable of unused) takeAway(variable);
  for (const variable of typeOnly) {
    const node = variable.defs[0]!.node as Node;
    if (node.type === "TSImportEqualsDeclaration") {
      const keyword = sourceCode.getFirstToken(node)!;
      changes.push({ kind: "replace", range: [keyword.range[1], keyword.range[1]], text: " type" });
    } else if (node.parent?.type === "ImportDeclaration")
      wishFor(node.parent).typeOnly.add(node as TSESTree.ImportClause);
  }
  for (const addition of additions) {
    if (addition.kind === "clause") wishFor(addition.declaration).add.push(addition.name);
    else if (addition.kind === "pattern")
      added.set(addition.pattern, [...(added.get(addition.pattern) ?? []), addition.name]);
  }
  changes.push(...moduleLines(additions, sourceCode));

  for (const [declaration, wish] of clauses) changes.push(...clauseChanges(declaration, wish, sourceCode));
  changes.push(...declarationChanges());
  for (const [pattern, gone] of properties) {
    const kept = pattern.properties.filter((property) => !gone.has(property));
    changes.push(...itemRemovals(pattern.properties, gone, sourceCode));
    const extra = added.get(pattern);
    if (extra) changes.push(...propertyAdditions(kept, extra, sourceCode));
    added.delete(pattern);
  }
  for (const [pattern, extra] of added) changes.push(...propertyAdditions(pattern.properties, extra, sourceCode));
  return changes;

  function wishFor(declaration: TSESTree.ImportDeclaration): ClauseWish {
    let wish = clauses.get(declaration);
    if (!wish) clauses.set(declaration, (wish = { remove: new Set(), typeOnly: new Set(), add: [] }));
    return wish;
  }

  function takeAway(variable: Variable): void {
    const [definition] = variable.defs;
    const node = definition!.node as Node;
    if (node.type === "VariableDeclarator") {
      const whole = (sourceCode.getDeclaredVariables?.(node) ?? []).every((name) => unused.has(name));
      if (whole) declarators.add(node);
      else takeProperty(variable);
    } else if (definition!.type === "Parameter") takeProperty(variable);
    else if (node.parent?.type === "ImportDeclaration") wishFor(node.parent).remove.add(node as TSESTree.ImportClause);
    else changes.push({ kind: "remove", statement: node });
  }

  function takeProperty(variable: Variable): void {
    const property = propertyOf(variable);
    if (!property) return;
    const pattern = property.parent as TSESTree.ObjectPattern;
    const gone = properties.get(pattern) ?? new Set<Node>();
    properties.set(pattern, gone.add(property));
  }

  function declarationChanges(): Change[] {
    const found: Change[] = [];
    for (const declaration of new Set([...declarators].map(({ parent }) => parent))) {
      const gone = new Set<Node>(declaration.declarations.filter((declarator) => declarators.has(declarator)));
      const [only] = declaration.declarations;
      if (gone.size < declaration.declarations.length)
        found.push(...itemRemovals(declaration.declarations, gone, sourceCode));
      else if (effects.has(only))
        found.push({ kind: "replace", range: [declaration.range[0], only.init!.range[0]], text: "" });
      else found.push({ kind: "remove", statement: declaration });
    }
    return found;
  }
}

/** Each name in front of the first that comes behind it, else behind the last. */
function propertyAdditions(
  properties: readonly (TSESTree.Property | TSESTree.RestElement)[],
  names: readonly AddedName[],
  sourceCode: SourceCode,
): Change[] {
  return names.map((name) => {
    const later = properties.find(
      (property) => property.type === "Property" && name.isLater?.(keyName(property) ?? "") === true,
    );
    if (!later) return itemAddition(properties, [propertyText(name)], sourceCode);
    return itemInFront(later, propertyText(name), sourceCode);
  });
}
