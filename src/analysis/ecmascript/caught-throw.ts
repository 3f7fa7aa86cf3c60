import { copesWithNull } from "./copes-with-null.js";
import { endOf } from "./end-of-handler.js";
import { isCallCaught } from "./caught-call.js";
import { contains, enclosingFunction, isFunction, outermost, type Node, type SourceCode } from "./syntax-tree.js";
import { usesOfClient } from "./uses-of-client.js";

/**
 * Whether the file goes on without a client if an error is thrown where it is made: a `catch` takes the error, around it or around a call of
 * its function, and something outside of the `try` uses the client afterwards.
 */
export function goesOnWithout(client: Node, sourceCode: SourceCode, typed: boolean): boolean {
  return isCaughtWithin(client, sourceCode, typed) || isCaughtOutside(client, sourceCode, typed);
}

/** A caller takes the error, and what has got the client, or was to get it, is used by others than the function that makes it. */
function isCaughtOutside(client: Node, sourceCode: SourceCode, typed: boolean): boolean {
  const home = enclosingFunction(client);
  if (!home) return false;
  const uses = usesOfClient(client, sourceCode);
  if (uses?.isOwn && !uses.all.some((use) => isHandedOn(use))) return false;
  const isElsewhere = (use: Node) => !contains(home, use) && !copesWithNull(use, sourceCode, typed);
  if (uses && !uses.isOwn && !uses.all.some(isElsewhere)) return false;
  return isCallCaught(home, sourceCode);
}

/** A client in a variable of its function that somebody else gets: returned, put into something, given to a function. */
function isHandedOn(use: Node): boolean {
  const { parent } = outermost(use);
  return /^(?:ReturnStatement|Property|ArrayExpression|CallExpression|NewExpression|AssignmentExpression|ArrowFunctionExpression)$/u.test(
    parent?.type ?? "",
  );
}

function isCaughtWithin(client: Node, sourceCode: SourceCode, typed: boolean): boolean {
  let at = client;
  for (let parent = at.parent; parent && !isFunction(parent); at = parent, parent = at.parent) {
    if (parent.type !== "TryStatement" || parent.block !== at || !parent.handler) continue;
    const { body } = parent.handler;
    const end = endOf(body, sourceCode);
    if (end === "throws") continue;
    const uses = usesOfClient(client, sourceCode);
    const isOutside = (use: Node) => !contains(parent.block, use) && !copesWithNull(use, sourceCode, typed);
    if (!uses) return true;
    const home = enclosingFunction(client);
    // What the function declares is gone with it when the handler ends it.
    const isOver = end === "returns" && home !== undefined && uses.isOwn;
    // A `finally` runs even so.
    const runsStill = [body, parent.finalizer].filter((block) => block !== null);
    const isReached = (use: Node) =>
      !isOver || enclosingFunction(use) !== home || runsStill.some((block) => contains(block, use));
    return uses.all.some((use) => isOutside(use) && isReached(use));
  }
  return false;
}
