import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "./find-variable.js";
import type { Node, SourceCode, Variable } from "./syntax-tree.js";
import { staticText, walk } from "./syntax-tree.js";

/** One place where a module comes into the file. */
export type ModuleEntry =
  /** `import` declarations: each specifier with its variable. */
  | { readonly kind: "import"; readonly specifier: string; readonly node: TSESTree.ImportDeclaration }
  /** `require()`, `import()`, `import X = require()`: an expression that stands for the whole module. */
  | { readonly kind: "expression"; readonly specifier: string; readonly node: Node }
  | { readonly kind: "assignment"; readonly specifier: string; readonly node: TSESTree.TSImportEqualsDeclaration }
  /** `export … from`. */
  | {
      readonly kind: "reexport";
      readonly specifier: string;
      readonly node: TSESTree.ExportNamedDeclaration | TSESTree.ExportAllDeclaration;
    };

/** Every place where a module with a literal specifier comes into the file, in the order of the text for each kind. */
export function findModules(sourceCode: SourceCode): ModuleEntry[] {
  const entries: ModuleEntry[] = [];
  for (const statement of sourceCode.ast.body) {
    if (statement.type === "ImportDeclaration")
      entries.push({ kind: "import", specifier: statement.source.value, node: statement });
    else if (statement.type === "TSImportEqualsDeclaration") importEquals(statement, entries);
    else if (statement.type === "ExportNamedDeclaration" || statement.type === "ExportAllDeclaration") {
      if (statement.source) entries.push({ kind: "reexport", specifier: statement.source.value, node: statement });
    }
  }
  for (const identifier of requireReferences(sourceCode)) {
    const call = identifier.parent;
    if (call?.type !== "CallExpression" || call.callee !== identifier) continue;
    const specifier = staticText(call.arguments[0]);
    if (specifier !== undefined) entries.push({ kind: "expression", specifier, node: call });
  }
  if (/\bimport\s*\(/u.test(sourceCode.text)) {
    walk(sourceCode.ast, sourceCode, (node) => {
      if (node.type !== "ImportExpression") return;
      const specifier = staticText(node.source);
      if (specifier !== undefined) entries.push({ kind: "expression", specifier, node });
    });
  }
  return entries;
}

function importEquals(node: TSESTree.TSImportEqualsDeclaration, entries: ModuleEntry[]): void {
  if (node.importKind === "type" || node.moduleReference.type !== "TSExternalModuleReference") return;
  const specifier = staticText(node.moduleReference.expression);
  if (specifier !== undefined) entries.push({ kind: "assignment", specifier, node });
}

/** Uses of the module system's `require`, also of one that `createRequire()` made; never of a local function of that name. */
function requireReferences(sourceCode: SourceCode): TSESTree.Identifier[] {
  const { scopeManager } = sourceCode;
  if (!scopeManager?.globalScope || !/\brequire\b/u.test(sourceCode.text)) return [];
  const found: TSESTree.Identifier[] = [];
  for (const scope of scopeManager.scopes) {
    for (const reference of scope.references) {
      const { identifier } = reference;
      if (identifier.type !== "Identifier" || identifier.name !== "require") continue;
      const variable = reference.resolved ?? findVariable(identifier, sourceCode);
      if (!variable || variable.defs.length === 0 || isCreated(variable)) found.push(identifier);
    }
  }
  return found;
}

function isCreated(variable: Variable): boolean {
  const declarator = variable.defs[0]?.node as Node | undefined;
  if (declarator?.type !== "VariableDeclarator" || declarator.init?.type !== "CallExpression") return false;
  const { callee } = declarator.init;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return name.type === "Identifier" && name.name === "createRequire";
}
