import type { TSESTree } from "@typescript-eslint/utils";
import type { Node, SourceCode } from "./syntax-tree.js";
import { bare, isFunction, sourceOf, staticText, walk } from "./syntax-tree.js";

const CALLS = /^(?:jest|vi|vitest)\.(?:mock|doMock|unstable_mockModule|setMock)$/u;
const REAL = /\b(?:requireActual|importActual|importOriginal)\b/u;

const NONE: ReadonlySet<string> = new Set();

/**
 * The specifiers whose modules a test runner replaces in this file, so that nothing made with them opens a connection.
 * A replacement that asks for the real module may still open one and does not count.
 */
export function mockedModules(sourceCode: SourceCode): ReadonlySet<string> {
  if (!/\b(?:jest|vi|vitest)\s*\.\s*(?:mock|doMock|unstable_mockModule|setMock)\b/u.test(sourceCode.text)) return NONE;
  const mocked = new Set<string>();
  walk(sourceCode.ast, sourceCode, (node) => {
    if (node.type !== "CallExpression" || !CALLS.test(sourceOf(node.callee, sourceCode))) return;
    const [module, replacement] = node.arguments;
    const specifier = specifierOf(module);
    if (specifier !== undefined && isWhole(replacement, sourceCode)) mocked.add(specifier);
  });
  return mocked;
}

/** Whether a node stands in what replaces a module: the real one that is handed on there stays in the test. */
export function isInMock(node: Node, sourceCode: SourceCode): boolean {
  for (let at: Node | undefined = node; at; at = at.parent)
    if (at.type === "CallExpression" && CALLS.test(sourceOf(at.callee, sourceCode))) return true;
  return false;
}

/** `"ioredis"` or `import("ioredis")`, which is how Vitest infers types. */
function specifierOf(argument: Node | undefined): string | undefined {
  return staticText(argument?.type === "ImportExpression" ? argument.source : argument);
}

function isWhole(replacement: TSESTree.CallExpressionArgument | undefined, sourceCode: SourceCode): boolean {
  if (!replacement) return true;
  const made = bare(replacement);
  // `{ spy: true }` keeps the module and watches it.
  if (made.type === "ObjectExpression") return false;
  return !(isFunction(made) && made.params.length > 0) && !REAL.test(sourceCode.getText(replacement));
}
