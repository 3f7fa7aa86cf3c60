import { findVariable } from "./find-variable.js";
import { bare, memberName, type Node, type SourceCode } from "./syntax-tree.js";

/** The names that compilers give to the helpers, also behind `tslib_1.`. */
const NAMES =
  /^_*(?:interop_?require_?(?:default|wildcard)|interop_?default|import(?:Default|Star)|toESM|esm)(?:\$\d+)?$/iu;
/** What each of them asks or is called, in whatever a minifier leaves of it. */
const SIGNS = /\b__(?:esModule|importDefault|importStar)\b/u;
/** Helpers are small; the text of a whole bundle says nothing. */
const MAX_LENGTH = 2_000;

/** Whether a callee is a compiler's helper that gives a module back, perhaps with a `default` around it. */
export function isInteropHelper(callee: Node, sourceCode: SourceCode): boolean {
  const inner = bare(callee);
  if (inner.type === "SequenceExpression") return isInteropHelper(inner.expressions.at(-1)!, sourceCode);
  if (inner.type === "MemberExpression") return NAMES.test(memberName(inner) ?? "");
  if (inner.type !== "Identifier") return false;
  if (NAMES.test(inner.name)) return true;
  const [definition] = findVariable(inner, sourceCode)?.defs ?? [];
  const node = definition?.node as Node | undefined;
  if (node?.type !== "VariableDeclarator" && node?.type !== "FunctionDeclaration") return false;
  return node.range[1] - node.range[0] <= MAX_LENGTH && SIGNS.test(sourceCode.getText(node));
}
