import { findVariable } from "./find-variable.js";
import { loadedSpecifier } from "./loaded-module.js";
import { bare, staticText, type Node, type SourceCode } from "./syntax-tree.js";

/** Whether what an expression begins with came from one of the modules: `redisStore`, `redisStore.create()`, `require("url").parse`. */
export function cameFrom(node: Node, specifiers: readonly string[], sourceCode: SourceCode): boolean {
  let at = bare(node);
  for (;;) {
    if (isRequireOf(at, specifiers)) return true;
    if (at.type === "MemberExpression") at = bare(at.object);
    else if (at.type === "CallExpression" || at.type === "NewExpression") at = bare(at.callee);
    else break;
  }
  if (at.type !== "Identifier") return false;
  const definition = findVariable(at, sourceCode)?.defs[0];
  const parent = definition?.type === "ImportBinding" ? (definition.parent as Node | undefined) : undefined;
  if (parent?.type === "ImportDeclaration") return specifiers.includes(parent.source.value);
  const declared = definition?.node as Node | undefined;
  if (declared?.type === "TSImportEqualsDeclaration" && declared.moduleReference.type === "TSExternalModuleReference")
    return specifiers.includes(staticText(declared.moduleReference.expression) ?? "");
  let init: Node | null = declared?.type === "VariableDeclarator" ? declared.init : null;
  while (init) {
    init = bare(init);
    if (isRequireOf(init, specifiers)) return true;
    if (init.type === "MemberExpression") init = init.object;
    else if (init.type === "AwaitExpression") init = init.argument;
    // Interop helpers and factories that take the module: `__importStar(require("x"))`, `require("x")(session)`.
    else if (init.type === "CallExpression")
      init = init.arguments.find((one) => isRequireOf(bare(one), specifiers)) ?? init.callee;
    else return false;
  }
  return false;
}

function isRequireOf(node: Node, specifiers: readonly string[]): boolean {
  return specifiers.includes(loadedSpecifier(node) ?? "");
}
