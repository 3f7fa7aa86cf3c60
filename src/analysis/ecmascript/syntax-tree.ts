import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

export type Node = TSESTree.Node;
export type Variable = TSESLint.Scope.Variable;
export type SourceCode = Readonly<TSESLint.SourceCode>;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The expression inside type assertions, `!`, optional chains and `await`-free wrappers: what JavaScript evaluates. */
export function bare(node: Node): Node {
  let inner = node;
  for (;;) {
    switch (inner.type) {
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "TSNonNullExpression":
      case "TSTypeAssertion":
      case "TSInstantiationExpression":
      case "ChainExpression":
        inner = inner.expression;
        break;
      default:
        return inner;
    }
  }
}

/** Whether `parent` only wraps the value of `node` in types or an optional chain. */
export function isWrapper(parent: Node): boolean {
  return (
    parent.type === "TSAsExpression" ||
    parent.type === "TSSatisfiesExpression" ||
    parent.type === "TSNonNullExpression" ||
    parent.type === "TSTypeAssertion" ||
    parent.type === "TSInstantiationExpression" ||
    parent.type === "ChainExpression"
  );
}

/** An expression with the types and optional chains around it. */
export function outermost(node: Node): Node {
  let at = node;
  while (at.parent && isWrapper(at.parent)) at = at.parent;
  return at;
}

/** `name` of `x.name` and of `{ name: x }`: it names a property, and no variable. */
export function isOnlyName(node: TSESTree.Identifier): boolean {
  const { parent } = node;
  if (parent.type === "MemberExpression") return parent.property === node && !parent.computed;
  return parent.type === "Property" && parent.key === node && !parent.computed && !parent.shorthand;
}

export function isAwaited(node: Node): boolean {
  return outermost(node).parent?.type === "AwaitExpression";
}

/** Whether a node stands in another one, or is it. */
export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

export function isFunction(node: Node | undefined | null): node is FunctionNode {
  return (
    node?.type === "FunctionDeclaration" ||
    node?.type === "FunctionExpression" ||
    node?.type === "ArrowFunctionExpression"
  );
}

export function isClass(node: Node | undefined | null): node is ClassNode {
  return node?.type === "ClassDeclaration" || node?.type === "ClassExpression";
}

/** What the `return`s of a function's own body give. */
export function returnedValues(body: Node, sourceCode: SourceCode): Node[] {
  const found: Node[] = [];
  walk(body, sourceCode, (node) => {
    if (node.type === "ReturnStatement" && node.argument) found.push(node.argument);
    return !isFunction(node);
  });
  return found;
}

/** `null`, `undefined`, `void 0`, also inside assertions. */
export function isNullish(node: Node): boolean {
  const inner = bare(node);
  return (
    (inner.type === "Literal" && inner.raw === "null") ||
    (inner.type === "Identifier" && inner.name === "undefined") ||
    (inner.type === "UnaryExpression" && inner.operator === "void")
  );
}

/** The text that a literal or a template without expressions stands for. */
export function staticText(node: Node | undefined | null): string | undefined {
  if (!node) return undefined;
  const inner = bare(node);
  if (inner.type === "Literal" && typeof inner.value === "string") return inner.value;
  if (inner.type === "TemplateLiteral" && inner.expressions.length === 0)
    return inner.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The name of the member that is read or written, where it stands in the text. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  if (!node.computed) return node.property.type === "Identifier" ? node.property.name : undefined;
  const key = bare(node.property);
  if (key.type === "Literal" && typeof key.value === "number") return String(key.value);
  return staticText(key);
}

/** The name of an object's, class's or pattern's property, where it stands in the text. */
export function keyName(node: { readonly key: TSESTree.Node; readonly computed: boolean }): string | undefined {
  if (!node.computed && node.key.type === "Identifier") return node.key.name;
  if (!node.computed && node.key.type === "PrivateIdentifier") return `#${node.key.name}`;
  if (node.key.type === "Literal" && typeof node.key.value === "number") return String(node.key.value);
  return staticText(node.key);
}

/** The name that an import or export specifier writes as an identifier or as text. */
export function textOf(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === "Identifier" ? name.name : name.value;
}

/** The nearest function around a node, or undefined at the top level and in field initialisers of classes. */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  let at: Node | null | undefined = node.parent;
  while (at && !isFunction(at)) at = at.parent;
  // The parent of the whole file is null.
  return at ?? undefined;
}

/** The class whose `this` a node sees, or undefined where a plain function lies between. */
export function classOfThis(node: Node): ClassNode | undefined {
  let at: Node | undefined = node;
  while (at) {
    const parent: Node | undefined = at.parent;
    if (!parent) return undefined;
    if (at.type === "FunctionDeclaration") return undefined;
    if (at.type === "FunctionExpression") {
      if (parent.type !== "MethodDefinition") return undefined;
      return isClass(parent.parent?.parent) ? parent.parent.parent : undefined;
    }
    if ((at.type === "PropertyDefinition" || at.type === "StaticBlock") && isClass(parent.parent)) return parent.parent;
    at = parent;
  }
  return undefined;
}

/** Visits a node and everything below it, outermost first. Answer `false` to pass over what lies below. */
export function walk(root: Node, sourceCode: SourceCode, visit: (node: Node) => boolean | void): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (visit(node) === false) continue;
    const keys = keysOf(node, sourceCode);
    for (let i = keys.length - 1; i >= 0; i--) {
      const child: unknown = (node as unknown as Record<string, unknown>)[keys[i]!];
      if (Array.isArray(child)) {
        for (let j = child.length - 1; j >= 0; j--) if (isNode(child[j])) stack.push(child[j] as Node);
      } else if (isNode(child)) stack.push(child);
    }
  }
}

const KEYS_OF_PROGRAM = ["body"];

/** The properties of a node that hold its children. The gate's parser keeps those of the program from ESLint, which would walk the whole file. */
export function keysOf({ type }: Node, { visitorKeys }: Pick<SourceCode, "visitorKeys">): readonly string[] {
  const keys = visitorKeys[type] ?? [];
  return type === "Program" && keys.length === 0 ? KEYS_OF_PROGRAM : keys;
}

/** The innermost node around a place of the text; null outside of the program. */
export function nodeAround(index: number, sourceCode: SourceCode): Node | null {
  const isAround = (node: Node) => node.range[0] <= index && index < node.range[1];
  let found: Node | null = null;
  walk(sourceCode.ast, sourceCode, (node) => {
    // Siblings of the one that was found hold nothing of it.
    if (!isAround(node) || (found && node.parent !== found)) return false;
    found = node;
    return true;
  });
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}

/** Source text with white space and comments between tokens left out, as expressions of the policy file are compared. */
export function sourceOf(node: Node, sourceCode: SourceCode): string {
  const tokens = sourceCode.getTokens(node);
  let text = "";
  for (const token of tokens) {
    // Two words keep the blank between them: `await x`, `new URL(y)`.
    if (text && /[\w$]$/.test(text) && /^[\w$]/.test(token.value)) text += " ";
    // Private names come without their sign from some parsers.
    text += token.type === "PrivateIdentifier" && !token.value.startsWith("#") ? `#${token.value}` : token.value;
    if (text.length > 400) return `${text.slice(0, 400)}…`;
  }
  return text;
}
