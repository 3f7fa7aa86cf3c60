import type { TSESTree } from "@typescript-eslint/utils";
import type { Node, SourceCode } from "./syntax-tree.js";

/** What may stand before a comment that describes the thing that follows. */
const OPENERS = new Set(["=", "(", "[", "{", ":", "?", "=>", "??", "||", "&&", "return"]);

/** Comments right above a node, without a blank line between, the nearest first; also those before it on its own line. */
export function commentsAbove(node: Node, sourceCode: SourceCode): TSESTree.Comment[] {
  const outer =
    node.parent?.type === "ExportNamedDeclaration" || node.parent?.type === "ExportDefaultDeclaration"
      ? node.parent
      : node;
  const found: TSESTree.Comment[] = [];
  let { line } = outer.loc.start;
  for (const comment of [...sourceCode.getCommentsBefore(outer)].reverse()) {
    if (comment.loc.end.line < line - 1) break;
    const before = sourceCode.getTokenBefore(comment, { includeComments: false });
    const isOthers = before?.loc.end.line === comment.loc.start.line && !OPENERS.has(before.value);
    // Behind other code, on a line above: it belongs to that code.
    if (isOthers && comment.loc.end.line < line) break;
    found.push(comment);
    line = comment.loc.start.line;
  }
  return found;
}

/** Comments behind a node on the line on which it ends. */
export function commentsBehind(node: Node, sourceCode: SourceCode): TSESTree.Comment[] {
  const found: TSESTree.Comment[] = [];
  const { line } = node.loc.end;
  for (
    let token = sourceCode.getTokenAfter(node, { includeComments: true });
    token && token.loc.start.line === line;
    token = sourceCode.getTokenAfter(token, { includeComments: true })
  ) {
    if (token.type === "Line" || token.type === "Block") found.push(token);
  }
  return found;
}

/** Comments that speak to tools. */
export function isDirective(comment: TSESTree.Comment): boolean {
  return (
    // ESLint's own type for the first line of a script.
    (comment.type as string) === "Shebang" ||
    /^[\s*/]*(eslint(-|\s)|global\s|exported\s|@ts-|prettier-ignore|biome-ignore|oxlint|istanbul|[cv]8\s+ignore|#?(end)?region\b|<reference)/.test(
      comment.value,
    )
  );
}
