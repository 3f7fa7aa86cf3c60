import type { TSESTree } from "@typescript-eslint/utils";
import { isWritten } from "./changes-of-value.js";
import { findVariable, isRewritten } from "./find-variable.js";
import { hostOfThis } from "./host-of-this.js";
import { membersNamed, namesOfMembers } from "./members-named.js";
import { bare, classOfThis, keyName, outermost, sourceOf, type Node, type SourceCode } from "./syntax-tree.js";

/** Properties that say where a connection goes, wherever a library has them, and places in lists. */
const OF_CONNECTIONS =
  /^(?:db|database|host|hostname|port|path|socket|url|href|pathname|search|username|password|tls|family|keyPrefix|sentinels|nodes|redis|redisOptions|connection|options|\d+)$/u;

const remembered = new WeakMap<object, ReadonlyMap<string, Node>>();

/**
 * The properties of connections that the file writes to something that may be any of its objects, each with a place that does it: a parameter, what a call
 * answers, a member of something. What it does to an object of a constant of its own, to `this` or to a module is left out.
 */
export function strayWrites(sourceCode: SourceCode): ReadonlyMap<string, Node> {
  let found = remembered.get(sourceCode);
  if (!found) remembered.set(sourceCode, (found = read(sourceCode)));
  return found;
}

function read(sourceCode: SourceCode): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  const add = (name: string | undefined, target: Node, at: Node) => {
    if (name !== undefined && OF_CONNECTIONS.test(name) && !found.has(name) && mayBeAny(bare(target), sourceCode))
      found.set(name, at);
  };
  for (const name of namesOfMembers(sourceCode))
    for (const access of membersNamed(name, sourceCode).accesses)
      if (isWritten(access)) add(name, access.object, access);
  for (const assign of membersNamed("assign", sourceCode).accesses) {
    const call = outermost(assign).parent;
    if (call?.type !== "CallExpression" || call.callee !== outermost(assign)) continue;
    const [target, ...sources] = call.arguments;
    for (const source of sources) {
      const object = bare(source);
      if (target && object.type === "ObjectExpression")
        for (const property of object.properties)
          if (property.type === "Property") add(keyName(property), target, call);
    }
  }
  return found;
}

/** Names that frameworks give to what they hand over: the file's own options are none of those. */
const OF_FRAMEWORKS = /^(?:req|request|res|response|reply|ctx|context|app|server|fastify|state|socket|event|ev|e)$/u;

/** Whether a name stands for an object that the file makes where it declares it. */
export function isOwnObject(node: Node, sourceCode: SourceCode): boolean {
  return node.type === "Identifier" && madeFor(node, sourceCode) === "own";
}

function mayBeAny(target: Node, sourceCode: SourceCode): boolean {
  let root = target;
  while (root.type === "MemberExpression") root = bare(root.object);
  if (root.type === "Identifier") {
    // What is in an object of a constant of its own is followed, save what it shares with the one that it copies.
    const made = madeFor(root, sourceCode);
    if (made === "own") return root !== target && copies(root, sourceCode);
    if (made === "outside") return root !== target && sourceOf(target, sourceCode) !== "module.exports";
    return true;
  }
  if (root !== target) return true;
  // `useMetrics.call(options)`
  if (root.type === "ThisExpression") return !classOfThis(root) && hostOfThis(root, sourceCode).what === "unknown";
  return !isMadeHere(target) && target.type !== "Super";
}

/** Whether what a name stands for is made where it is declared, comes from outside of what the file knows, or may be anything. */
function madeFor(name: TSESTree.Identifier, sourceCode: SourceCode): "own" | "outside" | "any" {
  const variable = findVariable(name, sourceCode);
  const [definition, second] = variable?.defs ?? [];
  if (!variable || !definition || OF_FRAMEWORKS.test(name.name)) return "outside";
  if (second) return "any";
  if (/^(?:ImportBinding|ClassName|FunctionName|TSEnumName)$/u.test(definition.type)) return "outside";
  const declarator = definition.node as Node;
  if (declarator.type !== "VariableDeclarator" || declarator.id.type !== "Identifier" || !declarator.init) return "any";
  if (isRewritten(variable)) return "any";
  const made = bare(declarator.init);
  // `express()`: what gets nothing gives nothing of the file's own, unless it is a function of the file.
  if (made.type === "CallExpression" && made.callee.type === "Identifier" && made.arguments.length === 0)
    return findVariable(made.callee, sourceCode)?.defs[0]?.type === "ImportBinding" ? "outside" : "any";
  return isMadeHere(made) ? "own" : "any";
}

function copies(name: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  const declarator = findVariable(name, sourceCode)?.defs[0]?.node as Node | undefined;
  return declarator?.type === "VariableDeclarator" && /\.\.\./u.test(sourceCode.getText(declarator));
}

function isMadeHere({ type }: Node): boolean {
  return /^(?:Object|Array|Function|ArrowFunction|Class)Expression$/u.test(type);
}
