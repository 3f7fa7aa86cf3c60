import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { Sign } from "../connection.js";
import { commentsAbove, commentsBehind, isDirective } from "./comments-near.js";
import { fullMemberName } from "./members-named.js";
import { bare, isClass, isFunction, keyName, memberName, staticText, type Node } from "./syntax-tree.js";

/** Words that say where a connection is made, not what it is for; a file named only so is known by its folder. */
const GENERIC_WORDS = new Set(
  (
    "index client clients redis ioredis valkey connection connections connect conn db database databases config configuration " +
    "constants factory helper helpers init instance lib module pool provider providers service services setup shared singleton " +
    "src common core util utils wrapper"
  ).split(" "),
);
/** What every program calls its entry point. */
const ENTRY_POINTS = new Set(["main", "index"]);

/**
 * The words near a connection that may name a database, nearest first: comments, then what receives the client, then
 * functions and classes around it from the inside out, then the file. No judgement: names as they are spelled.
 */
export function signsOf(
  expression: TSESTree.Node,
  sourceCode: Readonly<TSESLint.SourceCode>,
  filename: string,
): Sign[] {
  const signs: Sign[] = [];
  const seen = new Set<string>();
  const add = (
    kind: Sign["kind"],
    text: string | undefined,
    node: { readonly range: Sign["range"] } | undefined,
  ): void => {
    const key = node?.range ? node.range.join() : `${kind} ${text ?? ""}`;
    if (!text || seen.has(key)) return;
    seen.add(key);
    signs.push({ kind, text, range: node?.range });
  };
  const addComments = (comments: readonly TSESTree.Comment[]): void => {
    for (const comment of comments) if (!isDirective(comment)) add("comment", wordsOf(comment), comment);
  };

  addComments(sourceCode.getCommentsInside(expression));
  addComments(commentsBehind(expression, sourceCode));
  addComments(commentsAbove(expression, sourceCode));
  let inStatement = true;
  let undocumented = true;
  for (let at: Node = expression; at.parent; at = at.parent) {
    addReceiver(at, at.parent);
    if (inStatement && isOwnLine(at)) {
      addComments(commentsBehind(at, sourceCode));
      addComments(commentsAbove(at, sourceCode));
      // A statement around this one does more than open the connection.
      inStatement = at.type === "Property";
    }
    if (isFunction(at)) {
      const name = nameOfFunction(at);
      if (name && !ENTRY_POINTS.has(name.text) && name.text !== "constructor") add("function", name.text, name.node);
      if (name && undocumented) addComments(commentsAbove(documentedNode(at), sourceCode));
      undocumented &&= name === undefined;
    }
    if (isClass(at)) add("class", ...nameOfClass(at));
  }
  for (const name of namesOfFile(filename)) add("file", name, undefined);
  return signs;

  function addReceiver(at: Node, parent: Node): void {
    switch (parent.type) {
      case "VariableDeclarator":
        if (parent.init === at && parent.id.type === "Identifier" && !isFunction(bare(at)) && !isClass(bare(at)))
          add("variable", parent.id.name, parent.id);
        return;
      case "AssignmentPattern":
        if (parent.right === at && parent.left.type === "Identifier") add("variable", parent.left.name, parent.left);
        return;
      case "AssignmentExpression":
        if (parent.right === at && !isFunction(bare(at)) && !isClass(bare(at))) addTarget(bare(parent.left));
        return;
      case "PropertyDefinition":
      case "AccessorProperty":
        if (parent.value === at && !isFunction(bare(at))) add("field", withoutHash(keyName(parent)), parent.key);
        return;
      case "Property":
        if (parent.value !== at || parent.parent.type !== "ObjectExpression") return;
        if (!isFunction(bare(at))) add("field", keyName(parent), parent.key);
        return addTokens(parent.parent);
      case "CallExpression":
        return addKeyOfCollection(at, parent);
    }
  }

  function addTarget(target: Node): void {
    if (target.type === "Identifier") return add("variable", target.name, target);
    if (target.type !== "MemberExpression") return;
    add("field", withoutHash(fullMemberName(target)), target.property);
    // `metrics.client = …` says as much as `metricsClient = …`.
    const object = bare(target.object);
    if (object.type === "Identifier" && !isModuleObject(object.name)) add("variable", object.name, object);
    if (object.type === "MemberExpression") addTarget(object);
  }

  /** `{ provide: "METRICS", useFactory: () => … }`: the name that containers of dependencies know it by. */
  function addTokens(object: TSESTree.ObjectExpression): void {
    for (const property of object.properties) {
      if (property.type !== "Property") continue;
      const key = keyName(property);
      if (key !== "provide" && key !== "name") continue;
      const value = bare(property.value);
      add("field", value.type === "Identifier" ? value.name : staticText(value), property.value);
    }
  }

  /** `clients.set("metrics", new Redis())`. */
  function addKeyOfCollection(at: Node, call: TSESTree.CallExpression): void {
    const callee = bare(call.callee);
    const [first] = call.arguments;
    if (callee.type !== "MemberExpression" || memberName(callee) !== "set" || !first || first === at) return;
    add("field", staticText(first), first);
    addTarget(bare(callee.object));
  }
}

/** The text without stars and white space at the line starts. */
function wordsOf(comment: TSESTree.Comment): string {
  return comment.value
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s*/]+/, "").trimEnd())
    .filter((line) => line !== "")
    .join("\n");
}

/** Whether a node usually begins a line, so that the comment above it describes it. */
function isOwnLine(node: Node): boolean {
  return (
    node.type === "Property" ||
    node.type === "PropertyDefinition" ||
    node.type === "VariableDeclaration" ||
    node.type === "ExpressionStatement" ||
    node.type === "ReturnStatement" ||
    node.type === "ExportDefaultDeclaration" ||
    node.type === "ThrowStatement"
  );
}

interface Name {
  readonly text: string;
  readonly node: Node;
}

function nameOfFunction(node: Node): Name | undefined {
  if ("id" in node && node.id?.type === "Identifier") return { text: node.id.name, node: node.id };
  const { parent } = node;
  if (parent?.type === "MethodDefinition" || parent?.type === "Property" || parent?.type === "PropertyDefinition") {
    const text = withoutHash(keyName(parent));
    return text === undefined ? undefined : { text, node: parent.key };
  }
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier")
    return { text: parent.id.name, node: parent.id };
  if (parent?.type !== "AssignmentExpression" || parent.right !== node) return undefined;
  const target = bare(parent.left);
  if (target.type === "Identifier") return { text: target.name, node: target };
  const text = target.type === "MemberExpression" ? memberName(target) : undefined;
  return text === undefined || target.type !== "MemberExpression" ? undefined : { text, node: target.property };
}

function nameOfClass(node: Node): [text: string | undefined, node: Node | undefined] {
  if (!isClass(node)) return [undefined, undefined];
  if (node.id) return [node.id.name, node.id];
  const { parent } = node;
  if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") return [parent.id.name, parent.id];
  return [undefined, undefined];
}

/** The node above which a function's description stands. */
function documentedNode(node: Node): Node {
  const { parent } = node;
  if (parent?.type === "MethodDefinition" || parent?.type === "Property" || parent?.type === "PropertyDefinition")
    return parent;
  if (parent?.type === "VariableDeclarator") return parent.parent;
  if (parent?.type === "AssignmentExpression" && parent.parent.type === "ExpressionStatement") return parent.parent;
  return node;
}

function withoutHash(name: string | undefined): string | undefined {
  return name?.replace(/^#/, "");
}

function isModuleObject(name: string): boolean {
  return name === "module" || name === "exports" || name === "globalThis" || name === "global";
}

function namesOfFile(filename: string): string[] {
  const parts = filename.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
  const base = (parts.pop() ?? "").replace(/(?<=.)\.[^.]+$/, "");
  // ESLint's names for text without a file.
  if (base === "" || base.startsWith("<")) return [];
  const folder = parts.at(-1);
  const names = ENTRY_POINTS.has(base) ? [] : [base];
  return folder !== undefined && isGeneric(base) && !isGeneric(folder) ? [...names, folder] : names;
}

function isGeneric(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.every((word) => word === "" || GENERIC_WORDS.has(word) || ENTRY_POINTS.has(word));
}
