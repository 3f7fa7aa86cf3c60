import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable, isRewritten } from "./find-variable.js";
import { topLevelStatements } from "./script-blocks.js";
import type { FunctionNode, Node, SourceCode, Variable } from "./syntax-tree.js";
import { isFunction, memberName, sourceOf, staticText, walk } from "./syntax-tree.js";

/** One place where a module comes into the file. */
export type ModuleEntry = {
  /** A test runner was asked for the real module in place of its mock. */
  readonly real?: boolean;
} &
  /** `import` declarations: each specifier with its variable. */
  (
    | { readonly kind: "import"; readonly specifier: string; readonly node: TSESTree.ImportDeclaration }
    /** `require()`, `import()`, `import X = require()`: an expression that stands for the whole module. */
    | { readonly kind: "expression"; readonly specifier: string; readonly node: Node }
    | { readonly kind: "assignment"; readonly specifier: string; readonly node: TSESTree.TSImportEqualsDeclaration }
    /** `export … from`. */
    | {
        readonly kind: "reexport";
        readonly specifier: string;
        readonly node: TSESTree.ExportNamedDeclaration | TSESTree.ExportAllDeclaration;
      }
  );

/** Every place where a module with a literal specifier comes into the file, in the order of the text for each kind. */
export function findModules(sourceCode: SourceCode): ModuleEntry[] {
  const entries: ModuleEntry[] = [];
  for (const statement of topLevelStatements(sourceCode)) {
    if (statement.type === "ImportDeclaration")
      entries.push({ kind: "import", specifier: statement.source.value, node: statement });
    else if (statement.type === "TSImportEqualsDeclaration") importEquals(statement, entries);
    else if (statement.type === "ExportNamedDeclaration" || statement.type === "ExportAllDeclaration") {
      const inner = statement.type === "ExportNamedDeclaration" ? (statement.declaration as Node | null) : undefined;
      if (inner?.type === "TSImportEqualsDeclaration") importEquals(inner, entries);
      if (statement.source) entries.push({ kind: "reexport", specifier: statement.source.value, node: statement });
    }
  }
  for (const call of requireCalls(sourceCode)) {
    const specifier = staticText(call.arguments[0]);
    if (specifier === undefined) {
      named(call, call.arguments[0], sourceCode, entries);
      continue;
    }
    const real =
      call.callee.type === "MemberExpression" && /^(?:require|import)Actual$/u.test(memberName(call.callee) ?? "");
    entries.push({ kind: "expression", specifier, node: call, real });
  }
  if (/\bimport\s*[(/]/u.test(sourceCode.text)) {
    walk(sourceCode.ast, sourceCode, (node) => {
      if (node.type !== "ImportExpression") return;
      const specifier = staticText(node.source);
      if (specifier !== undefined) entries.push({ kind: "expression", specifier, node });
      else named(node, node.source, sourceCode, entries);
    });
  }
  return entries;
}

/** `require(name)`: the text of a constant, or what calls of the function around it give for its parameter. */
function named(load: Node, argument: Node | undefined, sourceCode: SourceCode, entries: ModuleEntry[]): void {
  const variable = argument?.type === "Identifier" ? findVariable(argument, sourceCode) : undefined;
  const [definition, second] = variable?.defs ?? [];
  if (!variable || !definition || second || isRewritten(variable)) return;
  const declaration = definition.node as Node;
  if (declaration.type === "VariableDeclarator") {
    const specifier = declaration.id.type === "Identifier" ? staticText(declaration.init) : undefined;
    if (specifier !== undefined) entries.push({ kind: "expression", specifier, node: load });
    return;
  }
  if (!isFunction(declaration)) return;
  const index = declaration.params.findIndex((parameter) => parameter === definition.name);
  for (const call of index < 0 ? [] : callsOf(declaration, sourceCode)) {
    const specifier = staticText(call.arguments[index]);
    if (specifier !== undefined) entries.push({ kind: "expression", specifier, node: call });
  }
}

function callsOf(called: FunctionNode, sourceCode: SourceCode): TSESTree.CallExpression[] {
  const declarator = called.parent;
  const name =
    called.id ??
    (declarator.type === "VariableDeclarator" && declarator.id.type === "Identifier" ? declarator.id : undefined);
  const variable = name && findVariable(name, sourceCode);
  if (!variable) return [];
  return variable.references.flatMap(({ identifier }) => {
    const call = identifier.parent as Node | undefined;
    return call?.type === "CallExpression" && call.callee === identifier ? [call] : [];
  });
}

function importEquals(node: TSESTree.TSImportEqualsDeclaration, entries: ModuleEntry[]): void {
  if (node.importKind === "type" || node.moduleReference.type !== "TSExternalModuleReference") return;
  const specifier = staticText(node.moduleReference.expression);
  if (specifier !== undefined) entries.push({ kind: "assignment", specifier, node });
}

/** Ways beside `require()` itself, each with the words that a text must hold to take one. */
const OTHER_WAYS = /\bcreateRequire\b|\bmodule\.require\b|\.(?:requireActual|importActual)\b|=\s*require\s*[;,\r\n]/u;

/** Calls that bring a module into the file: of `require`, of another name for it, and of what asks a test runner for the real one. */
function requireCalls(sourceCode: SourceCode): TSESTree.CallExpression[] {
  const calls = requireReferences(sourceCode).flatMap((identifier) => {
    const call = identifier.parent;
    return call?.type === "CallExpression" && call.callee === identifier ? [call] : [];
  });
  if (!OTHER_WAYS.test(sourceCode.text)) return calls;
  const known = new Set<Node>(calls);
  walk(sourceCode.ast, sourceCode, (node) => {
    if (node.type === "CallExpression" && !known.has(node) && bringsModule(node.callee, sourceCode)) calls.push(node);
  });
  return calls;
}

function bringsModule(callee: Node, sourceCode: SourceCode): boolean {
  if (callee.type === "MemberExpression") {
    const text = sourceOf(callee, sourceCode);
    if (!/^(?:module\.require|(?:jest|vi|vitest)\.(?:requireActual|importActual))$/u.test(text)) return false;
    const root = callee.object;
    return root.type !== "Identifier" || !isLocal(root, sourceCode);
  }
  if (callee.type === "CallExpression") return makesRequire(callee);
  if (callee.type !== "Identifier" || callee.name === "require") return false;
  const variable = findVariable(callee, sourceCode);
  return variable !== undefined && !isRewritten(variable) && (isCreated(variable) || isAlias(variable, sourceCode));
}

/** Declared by the file in another way than by an import: `jest` and `vi` come from a module or from nowhere. */
function isLocal(identifier: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const definitions = findVariable(identifier, sourceCode)?.defs ?? [];
  return definitions.some(({ type }) => type !== "ImportBinding");
}

function isAlias(variable: Variable, sourceCode: SourceCode): boolean {
  const declarator = variable.defs[0]?.node as Node | undefined;
  const value = declarator?.type === "VariableDeclarator" ? declarator.init : undefined;
  return value?.type === "Identifier" && value.name === "require" && !isLocal(value, sourceCode);
}

/** Uses of the module system's `require`, also of one that `createRequire()` made; never of a local function of that name. */
function requireReferences(sourceCode: SourceCode): TSESTree.Identifier[] {
  // The text first: other linters only analyse scopes when somebody asks for them.
  if (!/\brequire\b/u.test(sourceCode.text)) return [];
  const { scopeManager } = sourceCode;
  if (!scopeManager?.globalScope) return [];
  const found: TSESTree.Identifier[] = [];
  for (const scope of scopeManager.scopes) {
    for (const reference of scope.references) {
      const { identifier } = reference;
      if (identifier.type !== "Identifier" || identifier.name !== "require") continue;
      const variable = reference.resolved ?? findVariable(identifier, sourceCode);
      if (!variable || variable.defs.every(isAmbient) || isCreated(variable)) found.push(identifier);
    }
  }
  return found;
}

/** `declare const require: any` only says that there is one. */
function isAmbient({ node }: Variable["defs"][number]): boolean {
  const definition = node as Node;
  if (definition.type === "TSDeclareFunction") return definition.declare;
  return definition.type === "VariableDeclarator" && definition.parent.declare === true;
}

function isCreated(variable: Variable): boolean {
  const declarator = variable.defs[0]?.node as Node | undefined;
  return declarator?.type === "VariableDeclarator" && declarator.init !== null && makesRequire(declarator.init);
}

/** `createRequire(import.meta.url)`, `module.createRequire(…)`. */
function makesRequire(node: Node): boolean {
  if (node.type !== "CallExpression") return false;
  const { callee } = node;
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return name.type === "Identifier" && name.name === "createRequire";
}
