import { giveParents } from "../analysis/ecmascript/give-parents.js";
import type { Node, SourceCode } from "../analysis/ecmascript/syntax-tree.js";

type VisitorKeys = SourceCode["visitorKeys"];

interface Answer {
  readonly ast?: Node;
  readonly scopeManager?: object | null;
  readonly visitorKeys?: VisitorKeys | null;
}

/** A parser's keys without those of the program; parsers answer with the same ones for every file. */
const withoutProgram = new WeakMap<VisitorKeys, VisitorKeys>();

/**
 * A parser's answer of which ESLint visits the program alone: the rules of this plugin listen to nothing else, and visiting the whole
 * file, with its code paths, costs about as much as they do. Left as it is where ESLint must analyse the scopes, which takes the keys too.
 */
export function unvisited(answer: Answer): object {
  const { ast, scopeManager, visitorKeys } = answer;
  if (!ast || !scopeManager || !visitorKeys) return answer;
  giveParents(ast, visitorKeys);
  let keys = withoutProgram.get(visitorKeys);
  if (!keys) withoutProgram.set(visitorKeys, (keys = { ...visitorKeys, Program: [] }));
  return { ...answer, visitorKeys: keys };
}
