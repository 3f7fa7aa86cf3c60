import { isWrapper, memberName, sourceOf, type Node, type SourceCode } from "./syntax-tree.js";

const TEST_DOUBLES = /^(?:expect|jest|vi|vitest|sinon|sandbox|td|assert|mocked)\b/u;

/** What test doubles have in place of a method's own members: `client.quit.mockResolvedValue("OK")`, `client.quit.calledOnce`. */
const MEMBERS_OF_DOUBLES =
  /^(?:mock\w*|called\w*|callCount|returns|resolves|rejects|resetHistory|resetBehavior|restore|should)$/u;

export function isMemberOfDouble(name: string): boolean {
  return MEMBERS_OF_DOUBLES.test(name);
}

/** Whether a method that is read and not called is only asked about: `typeof client.quit`, `if (client.quit)`, `expect(client.quit)`. */
export function isOnlyLookedAt(member: Node, sourceCode: SourceCode): boolean {
  const { parent } = member;
  if (!parent) return false;
  if (isWrapper(parent)) return isOnlyLookedAt(parent, sourceCode);
  switch (parent.type) {
    case "UnaryExpression":
    case "BinaryExpression":
    case "ExpressionStatement":
      return true;
    case "IfStatement":
    case "WhileStatement":
    case "ConditionalExpression":
      return parent.test === member;
    case "LogicalExpression":
      return (parent.left === member && parent.operator === "&&") || isOnlyLookedAt(parent, sourceCode);
    case "MemberExpression":
      return parent.object === member && MEMBERS_OF_DOUBLES.test(memberName(parent) ?? "");
    case "CallExpression":
      return parent.callee !== member && TEST_DOUBLES.test(sourceOf(parent.callee, sourceCode));
    default:
      return false;
  }
}
