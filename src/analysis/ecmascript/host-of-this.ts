import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { isClass, isFunction, memberName, walk, type FunctionNode, type Node, type SourceCode } from "./syntax-tree.js";

/** What `this` is at a place where no class of the file says so. */
export type HostOfThis =
  /** A method of an object: `{ open() { this.redis = … } }`, with the objects that hold this one, inside out. */
  | { readonly what: "objects"; readonly nodes: readonly TSESTree.ObjectExpression[] }
  /** A function that is put into an object later: `api.open = function () { this.redis = … }`. */
  | { readonly what: "holder"; readonly node: Node }
  /** A function that makes instances, or a method of its prototype. */
  | { readonly what: "constructor"; readonly of: FunctionNode }
  /** The top level of a script: what a CommonJS module exports. */
  | { readonly what: "exports" }
  /** The top level of a module, where it is nothing. */
  | { readonly what: "nothing" }
  | { readonly what: "unknown" };

/** Every `this` of a function itself, also in its arrow functions. */
export function thisOf(root: FunctionNode, sourceCode: SourceCode): Node[] {
  const found: Node[] = [];
  walk(root, sourceCode, (node) => {
    if (node.type === "ThisExpression") found.push(node);
    return node === root || node.type === "ArrowFunctionExpression" || !(isFunction(node) || isClass(node));
  });
  return found;
}

/** Every `arguments` that holds what a function is called with. */
export function argumentsOf(root: FunctionNode, sourceCode: SourceCode): Node[] {
  if (root.type === "ArrowFunctionExpression") return [];
  // A function that has a name of its own, or a parameter, with that name is none of those that are meant.
  const all = sourceCode.scopeManager?.acquire(root, true)?.set.get("arguments");
  return all?.defs.length === 0 ? all.references.map(({ identifier }) => identifier as Node) : [];
}

/** What the file says of a `this` that is not one of a class. */
export function hostOfThis(self: Node, sourceCode: SourceCode): HostOfThis {
  let around = self.parent;
  while (around && (!isFunction(around) || around.type === "ArrowFunctionExpression")) around = around.parent;
  if (!isFunction(around)) return { what: sourceCode.ast.sourceType === "module" ? "nothing" : "exports" };
  const { parent } = around;
  if (parent.type === "Property" && parent.parent.type === "ObjectExpression") {
    const nodes = objectsAround(parent.parent);
    const [outermost] = nodes.slice(-1);
    const of = outermost?.parent.type === "AssignmentExpression" && prototypeOf(outermost.parent.left, sourceCode);
    return of ? { what: "constructor", of } : { what: "objects", nodes };
  }
  if (makesInstances(around, sourceCode)) return { what: "constructor", of: around };
  if (parent.type !== "AssignmentExpression" || parent.left.type !== "MemberExpression") return { what: "unknown" };
  const { object } = parent.left;
  const of = prototypeOf(object, sourceCode);
  if (of) return { what: "constructor", of };
  const isExport = object.type === "Identifier" && (object.name === "exports" || object.name === "module");
  return isExport ? { what: "unknown" } : { what: "holder", node: object };
}

function objectsAround(object: TSESTree.ObjectExpression): TSESTree.ObjectExpression[] {
  const nodes = [object];
  for (let at = object; at.parent.type === "Property" && at.parent.parent.type === "ObjectExpression";) {
    at = at.parent.parent;
    nodes.push(at);
  }
  return nodes;
}

/** The function of this file whose prototype an expression is: `Cache.prototype`. */
function prototypeOf(node: Node, sourceCode: SourceCode): FunctionNode | undefined {
  if (node.type !== "MemberExpression" || memberName(node) !== "prototype") return undefined;
  return calledFunction(node.object, sourceCode);
}

/** Functions that are called with `new`, have methods on their prototype, or are named like a class. */
function makesInstances(of: FunctionNode, sourceCode: SourceCode): boolean {
  if (/^\p{Lu}/u.test(nameOf(of) ?? "")) return true;
  return variablesOf(of, sourceCode).some(({ references }) =>
    references.some(({ identifier }) => {
      const { parent } = identifier as Node;
      if (parent?.type === "NewExpression") return parent.callee === identifier;
      return parent?.type === "MemberExpression" && parent.object === identifier && memberName(parent) === "prototype";
    }),
  );
}

function nameOf(of: FunctionNode): string | undefined {
  if (of.id) return of.id.name;
  const { parent } = of;
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") return parent.id.name;
  if (parent.type !== "AssignmentExpression") return undefined;
  return parent.left.type === "MemberExpression" ? memberName(parent.left) : undefined;
}

/** The variables that are declared with a function or a class. */
export function variablesOf(of: Node, { scopeManager }: SourceCode) {
  const { parent } = of;
  const declared = scopeManager?.getDeclaredVariables(of) ?? [];
  const named = declared.filter((variable) => variable.defs.some(({ node }) => node === of));
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return named;
  return [...named, ...(scopeManager?.getDeclaredVariables(parent) ?? [])];
}
