import type { TSESTree } from "@typescript-eslint/utils";
import { blockAround } from "../../analysis/ecmascript/script-blocks.js";
import { isCertainBefore } from "../../analysis/ecmascript/runs-only-behind.js";
import {
  contains,
  enclosingFunction,
  isFunction,
  walk,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "../../analysis/ecmascript/syntax-tree.js";
import { noticedWhenLater } from "../../analysis/ecmascript/noticed-later.js";
import { isAlwaysAwaited, isStarted } from "../../analysis/ecmascript/started-calls.js";
import { usesOfClient } from "../../analysis/ecmascript/uses-of-client.js";
import type { Range } from "../../analysis/option-value.js";
import { moduleKind } from "./module-kind.js";
import { packageType } from "./package-type.js";
import { isGoingAwait, stayingStatements } from "./staying-statements.js";

/** Why `await` cannot stand at a node, or undefined where it can; `goes` is all that goes with it. */
export function awaitObstacle(
  node: Node,
  sourceCode: SourceCode,
  filename: string,
  goes: Range = node.range,
): string | undefined {
  let at = node;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    if (isFunction(parent)) {
      if ((parent.params as Node[]).includes(at)) return "await is not possible in the default of a parameter";
      return parent.async ? startedObstacle(node, parent, goes, sourceCode) : functionObstacle(parent);
    }
    if (parent.type === "PropertyDefinition" && parent.value === at) return "await is not possible in a class field";
    if (parent.type === "StaticBlock") return "await is not possible in a static block";
    if (parent.type === "Decorator") return "await is not possible in a decorator";
    if (parent.type === "TSModuleBlock") return "await is not possible in a namespace";
  }
  const kind = blockAround(node.range, sourceCode)?.kind;
  // Elsewhere it would make a component wait, or stand where its compiler takes none.
  if (kind === "frontmatter") return undefined;
  if (kind !== "file") return "await is not possible at the top level of this script";
  if (moduleKind(sourceCode, filename) !== "import" || !isModule(sourceCode, filename))
    return "await is not possible at the top level of this file";
  const mayBeCompiled =
    /\.tsx?$/u.test(filename) || (/\.jsx?$/u.test(filename) && packageType(sourceCode, filename) === "commonjs");
  if (mayBeCompiled && !usesModuleSyntax(sourceCode))
    return "await at the top level is not possible if the file is compiled to CommonJS, and nothing in it says that it is not";
  return moduleObstacle(node, goes, sourceCode);
}

/** What a module does at once, and what nobody hears of any more who counts on it while the client is opened. */
function moduleObstacle(node: Node, goes: Range, sourceCode: SourceCode): string | undefined {
  const { ast } = sourceCode;
  if (node.type === "AwaitExpression" || waitsBefore(node, ast, sourceCode) || waitsWithin(goes, ast, sourceCode))
    return undefined;
  const uses = usesOfClient(node, sourceCode);
  const waits = (inner: Node) => waitsAt(inner, sourceCode);
  const later = noticedWhenLater(goes, ast, uses?.all ?? [], waits, sourceCode);
  return later && `what line ${later.loc.start.line} does would come after await, and others may count on it at once`;
}

/** Callers that do not wait have had the client until now, because nothing was awaited in front of it. */
function startedObstacle(node: Node, around: FunctionNode, goes: Range, sourceCode: SourceCode): string | undefined {
  if (node.type === "AwaitExpression" || waitsBefore(node, around, sourceCode)) return undefined;
  if (waitsWithin(goes, around, sourceCode)) return undefined;
  const uses = usesOfClient(node, sourceCode);
  if (!uses?.isOwn && isStarted(around, sourceCode))
    return "await would let what calls this function without awaiting it go on before the client is there";
  if (isAlwaysAwaited(around, sourceCode)) return undefined;
  const later = noticedWhenLater(goes, around, uses?.all ?? [], (inner) => waitsAt(inner, sourceCode), sourceCode);
  return later
    ? `what line ${later.loc.start.line} does would come after await, and what calls this function may count on it at once`
    : undefined;
}

/** Whether a function certainly has waited for something when it comes to a node. */
function waitsBefore(node: Node, around: FunctionNode | TSESTree.Program, sourceCode: SourceCode): boolean {
  let found = false;
  walk(around, sourceCode, (inner) => {
    if (found || inner.range[0] >= node.range[0] || (isFunction(inner) && inner !== around)) return false;
    const isAround = inner.type === "ForOfStatement" && contains(inner.body, node);
    found = waitsAt(inner, sourceCode) && (isAround || isCertainBefore(inner, node));
    return !found;
  });
  return found;
}

/** Whether what goes with a chain of attempts waits by itself. */
function waitsWithin(goes: Range, around: FunctionNode | TSESTree.Program, sourceCode: SourceCode): boolean {
  let found = false;
  walk(around, sourceCode, (inner) => {
    if (found || (isFunction(inner) && inner !== around)) return false;
    found = inner.type === "AwaitExpression" && inner.range[0] >= goes[0] && inner.range[1] <= goes[1];
    return !found;
  });
  return found;
}

function waitsAt(node: Node, sourceCode: SourceCode): boolean {
  return node.type === "AwaitExpression"
    ? !isGoingAwait(node, sourceCode)
    : node.type === "ForOfStatement" && node.await;
}

function functionObstacle(node: TSESTree.Node): string {
  if (node.parent?.type === "MethodDefinition" && node.parent.kind !== "method")
    return `await is not possible in a ${node.parent.kind === "constructor" ? "constructor" : "getter or setter"}`;
  return "await needs an async function here";
}

/** Whether a file with imports also runs as a module: what is translated to CommonJS has no `await` at its top level. */
function isModule(sourceCode: SourceCode, filename: string): boolean {
  if (/\.m[jt]s$/u.test(filename)) return true;
  if (/\.c[jt]s$/u.test(filename)) return false;
  const scope = sourceCode.scopeManager?.globalScope;
  return !COMMON_JS.some(
    (name) =>
      (scope?.set.get(name)?.references.length ?? 0) > 0 ||
      scope?.through.some(({ identifier }) => identifier.name === name),
  );
}

const remembered = new WeakMap<object, boolean>();

/** Whether there is `import.meta`, or `await` at the top level, neither of which TypeScript compiles to CommonJS. */
function usesModuleSyntax(sourceCode: SourceCode): boolean {
  const staying = stayingStatements(sourceCode);
  let found = remembered.get(staying);
  if (found === undefined) {
    found = false;
    walk(sourceCode.ast, sourceCode, (node) => {
      if (node.type === "MetaProperty" && node.meta.name === "import") found = true;
      if (
        ((node.type === "AwaitExpression" && !isGoingAwait(node, sourceCode)) ||
          (node.type === "ForOfStatement" && node.await)) &&
        !enclosingFunction(node)
      )
        found = true;
      return !found;
    });
    remembered.set(staying, found);
  }
  return found;
}

/** What only CommonJS has. */
const COMMON_JS = ["require", "module", "exports", "__dirname", "__filename"];
