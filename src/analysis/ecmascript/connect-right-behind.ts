import type { TSESTree } from "@typescript-eslint/utils";
import type { ClientMethods } from "../../clients/description.js";
import { statementsAround } from "./statements-around.js";
import { bare, isWrapper, memberName, sourceOf, type Node, type SourceCode } from "./syntax-tree.js";

/**
 * The call of `connect()` that stands as a statement of its own right behind the statement of the construction, with
 * nothing but listeners between them. The construction must be all that the client's variable or field can get there.
 */
export function connectRightBehind(
  expression: Node,
  methods: ClientMethods | undefined,
  sourceCode: SourceCode,
): TSESTree.CallExpression | undefined {
  const holder = holderOf(expression, methods);
  const following = holder && statementsAround(holder.statement)?.following;
  if (!following) return undefined;
  const name = sourceOf(holder.name, sourceCode);
  for (const statement of following) {
    if (statement.type !== "ExpressionStatement") return undefined;
    const connect = connectIn(statement.expression);
    if (connect) return connect;
    if (!isListening(statement.expression)) return undefined;
  }
  return undefined;

  function connectIn(node: Node): TSESTree.CallExpression | undefined {
    const call = bare(node.type === "AwaitExpression" ? node.argument : node);
    if (call.type !== "CallExpression" || call.arguments.length > 0) return undefined;
    const callee = bare(call.callee);
    if (callee.type !== "MemberExpression" || !methods?.connect?.includes(memberName(callee) ?? "")) return undefined;
    return sourceOf(bare(callee.object), sourceCode) === name ? call : undefined;
  }

  function isListening(node: Node): boolean {
    let at = bare(node);
    while (at.type === "CallExpression") {
      const callee = bare(at.callee);
      if (callee.type !== "MemberExpression" || !methods?.listen?.includes(memberName(callee) ?? "")) return false;
      at = bare(callee.object);
      if (sourceOf(at, sourceCode) === name) return true;
    }
    return false;
  }
}

interface Holder {
  readonly name: Node;
  readonly statement: Node;
}

function holderOf(expression: Node, methods: ClientMethods | undefined): Holder | undefined {
  let value = expression;
  for (let parent = value.parent; parent; parent = value.parent) {
    if (isWrapper(parent) || parent.type === "AwaitExpression") {
      value = parent;
    } else if (parent.type === "MemberExpression" && parent.object === value) {
      const call = parent.parent;
      const listens = methods?.listen?.includes(memberName(parent) ?? "");
      if (!listens || call.type !== "CallExpression" || call.callee !== parent) return undefined;
      value = call;
    } else if (parent.type === "VariableDeclarator" && parent.init === value) {
      return parent.id.type === "Identifier" ? { name: parent.id, statement: parent.parent } : undefined;
    } else if (parent.type === "AssignmentExpression" && parent.right === value && parent.operator === "=") {
      return parent.parent.type === "ExpressionStatement"
        ? { name: bare(parent.left), statement: parent.parent }
        : undefined;
    } else return undefined;
  }
  return undefined;
}
