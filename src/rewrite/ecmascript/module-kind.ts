import type { TSESTree } from "@typescript-eslint/utils";
import { scriptBlocks } from "../../analysis/ecmascript/script-blocks.js";
import { requiredSpecifier } from "../../analysis/ecmascript/loaded-module.js";
import { stayingStatements } from "./staying-statements.js";
import { bare, memberName, walk, type Node, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";

/** How a file takes in other modules. `equals`: only `import x = require()`; `none`: it does not, so it may be a plain script. */
export type ModuleKind = "import" | "require" | "equals" | "none";

const remembered = new WeakMap<object, ModuleKind>();

export function moduleKind(sourceCode: SourceCode, filename: string): ModuleKind {
  const staying = stayingStatements(sourceCode);
  let kind = remembered.get(staying);
  if (!kind) remembered.set(staying, (kind = read(staying, sourceCode, filename)));
  return kind;
}

function read(staying: readonly TSESTree.ProgramStatement[], sourceCode: SourceCode, filename: string): ModuleKind {
  if (scriptBlocks(sourceCode).some((block) => block.kind !== "file")) return "import";
  const kind = kindOf(staying, sourceCode) ?? kindOf(sourceCode.ast.body, sourceCode);
  if (kind) return kind;
  if (/\.m[jt]s$/u.test(filename)) return "import";
  if (/\.c[jt]s$/u.test(filename)) return "require";
  let isCommonJs = false;
  walk(sourceCode.ast, sourceCode, (node) => {
    if (requiredSpecifier(node) !== undefined || isExportsAccess(node)) isCommonJs = true;
    return !isCommonJs;
  });
  return isCommonJs ? "require" : "none";
}

/** Whether a file is a module, ECMAScript or CommonJS, whatever it holds. */
export function isAlwaysModule(sourceCode: SourceCode, filename: string): boolean {
  if (scriptBlocks(sourceCode).some((block) => block.kind !== "file")) return true;
  return /\.[cm][jt]s$/u.test(filename) && !/\.d\.[cm]ts$/u.test(filename);
}

function kindOf(body: readonly TSESTree.ProgramStatement[], sourceCode: SourceCode): ModuleKind | undefined {
  // What nothing uses may go before or after: it must not decide.
  const isValueImport = (node: TSESTree.ProgramStatement) =>
    node.type === "ImportDeclaration" &&
    node.importKind !== "type" &&
    (node.specifiers.length === 0 ||
      (sourceCode.getDeclaredVariables?.(node) ?? []).some(({ references }) => references.length > 0));
  if (body.some(isValueImport)) return "import";
  if (
    body.some(
      (node) =>
        (node.type === "TSImportEqualsDeclaration" && node.moduleReference.type === "TSExternalModuleReference") ||
        node.type === "TSExportAssignment",
    )
  )
    return "equals";
  return body.some(({ type }) => type === "ImportDeclaration" || type.startsWith("Export")) ? "import" : undefined;
}

/** The specifier behind `require("…")`, `require("…").member` and assertions around them, with the member. */
export function requiredModule(
  node: Node | null | undefined,
): { readonly specifier: string; readonly member: string | undefined } | undefined {
  if (!node) return undefined;
  const inner = bare(node);
  const whole = requiredSpecifier(inner);
  if (whole !== undefined) return { specifier: whole, member: undefined };
  if (inner.type !== "MemberExpression") return undefined;
  const specifier = requiredSpecifier(bare(inner.object));
  const member = memberName(inner);
  return specifier !== undefined && member !== undefined ? { specifier, member } : undefined;
}

/** `exports` or `module.exports`, with a member of the first. */
export function isExportsAccess(node: Node): boolean {
  if (node.type !== "MemberExpression" || node.object.type !== "Identifier") return false;
  return node.object.name === "exports" || (node.object.name === "module" && memberName(node) === "exports");
}

/** `exports`, `module.exports`, or a member of them at any depth. */
export function isExports(target: Node): boolean {
  if (target.type === "Identifier") return target.name === "exports";
  return target.type === "MemberExpression" && (isExportsAccess(target) || isExports(target.object));
}
