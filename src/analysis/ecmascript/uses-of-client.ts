import type { TSESTree } from "@typescript-eslint/utils";
import { findVariable } from "./find-variable.js";
import { fullMemberName, membersNamed } from "./members-named.js";
import { bare, enclosingFunction, isWrapper, type Node, type SourceCode } from "./syntax-tree.js";

/** What reads a client outside of the expression that makes it. */
export interface UsesOfClient {
  readonly all: readonly Node[];
  /** The client is in a variable of the function around it. */
  readonly isOwn: boolean;
}

/** The reads of what the client is given to; undefined where they cannot be told. */
export function usesOfClient(client: Node, sourceCode: SourceCode): UsesOfClient | undefined {
  let at = client;
  let isChain = false;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    // What a command answers is no client.
    if (parent.type === "AwaitExpression" && isChain) return { all: [], isOwn: true };
    if (isWrapper(parent) || parent.type === "AwaitExpression" || parent.type === "LogicalExpression") continue;
    if (parent.type === "ConditionalExpression" && parent.test !== at) continue;
    if (parent.type === "MemberExpression" && parent.object === at) continue;
    if (parent.type === "CallExpression" && parent.callee === at) {
      isChain = true;
      continue;
    }
    if (parent.type === "ExpressionStatement") return { all: [], isOwn: true };
    if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") return usesOfName(parent.id);
    if (parent.type !== "AssignmentExpression" || parent.parent.type !== "ExpressionStatement") return undefined;
    const target = bare(parent.left);
    if (target.type === "Identifier") return usesOfName(target);
    const name = target.type === "MemberExpression" ? fullMemberName(target) : undefined;
    if (name === undefined) return undefined;
    const { accesses, patterns } = membersNamed(name, sourceCode);
    return { all: [...accesses.filter(isRead), ...patterns.map(({ property }) => property)], isOwn: false };
  }
  return undefined;

  function usesOfName(identifier: TSESTree.Identifier): UsesOfClient | undefined {
    const variable = findVariable(identifier, sourceCode);
    if (!variable) return undefined;
    const all = variable.references.filter((use) => use.isRead()).map((use) => use.identifier as Node);
    const declared = variable.defs[0]?.name as Node | undefined;
    return { all, isOwn: declared !== undefined && enclosingFunction(declared) === enclosingFunction(client) };
  }
}

function isRead(access: TSESTree.MemberExpression): boolean {
  const { parent } = access;
  return !(parent.type === "AssignmentExpression" && parent.left === access && parent.operator === "=");
}
