import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { getterNamed } from "./getter-named.js";
import { findVariable } from "./find-variable.js";
import { requiredSpecifier, specifierOfName } from "./loaded-module.js";
import {
  bare,
  isAwaited,
  keysOf,
  memberName,
  staticText,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "./syntax-tree.js";

/** Functions of the language that only compute. */
const PURE_FUNCTIONS = new Set([
  "Number",
  "String",
  "Boolean",
  "BigInt",
  "parseInt",
  "parseFloat",
  "isNaN",
  "encodeURIComponent",
  "decodeURIComponent",
  "Number.parseInt",
  "Number.parseFloat",
  "Number.isInteger",
  "Number.isNaN",
  "JSON.parse",
  "JSON.stringify",
  "Object.assign",
  "Object.freeze",
  "Object.entries",
  "Object.fromEntries",
  "Object.keys",
  "Object.values",
  "Math.max",
  "Math.min",
  "Math.floor",
  "Math.round",
  "Math.trunc",
  "Array.isArray",
  "Array.from",
  "structuredClone",
  "Buffer.from",
]);
const PURE_CLASSES = new Set([
  "URL",
  "URLSearchParams",
  "Map",
  "Set",
  "Date",
  "Error",
  "TypeError",
  "RangeError",
  "AggregateError",
  "String",
  "Number",
  "RegExp",
]);
/** Methods of text, numbers, lists and URLs that only compute. */
const PURE_METHODS = new Set([
  "toString",
  "trim",
  "trimStart",
  "trimEnd",
  "split",
  "slice",
  "substring",
  "replace",
  "replaceAll",
  "toLowerCase",
  "toUpperCase",
  "startsWith",
  "endsWith",
  "includes",
  "indexOf",
  "concat",
  "padStart",
  "match",
  "join",
  "at",
]);
/** Objects that only answer what is configured, by the last word of their name: `this.configService`, `settings`. */
const CONFIGURATION = /(?:config|configuration|configservice|settings|env|environment|options|nconf|conf)$/iu;
const READS = new Set([
  "get",
  "getOrThrow",
  "has",
  "text",
  "string",
  "number",
  "int",
  "integer",
  "float",
  "bool",
  "boolean",
  "url",
  "required",
  "require",
  "default",
  "asString",
  "asInt",
  "asPortNumber",
  "asIntPositive",
  "asBool",
  "asUrlString",
  "value",
]);
/**
 * Functions that read the environment or a configuration: `getRedisConfig()`, `readEnv("REDIS_URL")`. Any other verb may do more than that,
 * such as one that loads or checks an environment.
 */
const READING_FUNCTION = /^(?:get|read|find|lookup)(?:[A-Z][A-Za-z]*)?(?:Config|Configuration|Settings|Env)$/u;
/** These read where they are asked for something: `config("redis.host")`. Without that, `config()` of dotenv fills the environment. */
const READING_FOR_KEY =
  /^(?:(?:parse|resolve)(?:[A-Z][A-Za-z]*)?(?:Config|Configuration|Settings|Env)|config|configuration|settings|env)$/u;
/** Modules whose functions fill the environment, whatever they are called. */
const FILLS_ENVIRONMENT = /dotenv|(?:^|\/)env-cmd/u;
/** Of these the first argument is changed. */
const CHANGING_FUNCTIONS = new Set(["Object.assign", "Object.freeze"]);

/** Deeper nests of functions are taken to do something. */
const MAX_DEPTH = 4;

/**
 * The calls of an expression that somebody could notice if they were not made, outermost first; empty when it only computes, or
 * reads the environment or a configuration. Anything else that has an effect (an assignment, `yield`) counts as well.
 */
export function effectsOf(expression: Node, sourceCode: SourceCode, depth = 0): Node[] {
  const found: Node[] = [];
  visit(expression);
  return found;

  function visit(node: Node | null | undefined): void {
    if (!node) return;
    switch (node.type) {
      case "ArrowFunctionExpression":
      case "FunctionExpression":
      case "FunctionDeclaration":
        return;
      case "CallExpression":
        if (isPureCall(node, sourceCode, depth)) visitCall(node);
        else found.push(node);
        return;
      case "NewExpression":
        if (PURE_CLASSES.has(fullName(node.callee)) && isGlobal(node.callee, sourceCode)) node.arguments.forEach(visit);
        else found.push(node);
        return;
      case "ImportExpression":
        return;
      case "MemberExpression": {
        const getter = getterNamed(node, sourceCode);
        if (getter && !onlyAnswers(getter, sourceCode, depth)) found.push(node);
        else visitChildren(node);
        return;
      }
      case "AssignmentExpression":
      case "UpdateExpression":
      case "YieldExpression":
      case "TaggedTemplateExpression":
      case "ClassExpression":
        found.push(node);
        return;
      case "UnaryExpression":
        if (node.operator === "delete") found.push(node);
        else visit(node.argument);
        return;
      default:
        visitChildren(node);
    }
  }

  function visitChildren(node: Node): void {
    for (const key of keysOf(node, sourceCode)) {
      if (key === "typeAnnotation" || key === "typeArguments" || key === "typeParameters") continue;
      const child = (node as unknown as Record<string, unknown>)[key] as Node | Node[] | null | undefined;
      if (Array.isArray(child)) child.forEach(visit);
      else visit(child);
    }
  }

  function visitCall(node: TSESTree.CallExpression): void {
    const callee = bare(node.callee);
    if (callee.type === "MemberExpression") visit(callee.object);
    node.arguments.forEach(visit);
  }
}

function isPureCall(node: TSESTree.CallExpression, sourceCode: SourceCode, depth: number): boolean {
  const callee = bare(node.callee);
  const callbacks = node.arguments.map((argument) => calledFunction(argument, sourceCode));
  if (callbacks.some((callback) => callback && !onlyAnswers(callback, sourceCode, depth))) return false;
  if (callee.type === "Identifier") {
    if (node.arguments.length === 1 && requiredSpecifier(node) !== undefined) return true;
    if (PURE_FUNCTIONS.has(callee.name) && isGlobal(callee, sourceCode)) return true;
    const own = calledFunction(callee, sourceCode);
    return own ? onlyAnswers(own, sourceCode, depth) : isReading(node, callee, sourceCode);
  }
  if (callee.type !== "MemberExpression") return false;
  if (PURE_FUNCTIONS.has(fullName(callee)) && isGlobal(callee.object, sourceCode))
    return !CHANGING_FUNCTIONS.has(fullName(callee)) || isOfNobodyElse(node.arguments[0], sourceCode);
  const own = calledFunction(callee, sourceCode);
  if (own) return onlyAnswers(own, sourceCode, depth);
  const method = memberName(callee);
  if (method === undefined) return false;
  if (READS.has(method) && CONFIGURATION.test(ownerName(callee.object))) return !isAwaited(node);
  return PURE_METHODS.has(method);
}

/** Whether a call of a function of another file only reads. */
function isReading(call: TSESTree.CallExpression, callee: TSESTree.Identifier, sourceCode: SourceCode): boolean {
  if (FILLS_ENVIRONMENT.test(specifierOfName(callee, sourceCode) ?? "")) return false;
  // What is waited for does more than read, and takes its time.
  if (isAwaited(call)) return false;
  const [key] = call.arguments;
  return READING_FUNCTION.test(callee.name) || (READING_FOR_KEY.test(callee.name) && staticText(key) !== undefined);
}

/** Whether a function of this file does nothing but answer, with something that only computes. */
function onlyAnswers(called: FunctionNode, sourceCode: SourceCode, depth: number): boolean {
  const answer = answerOf(called);
  return answer !== undefined && depth < MAX_DEPTH && effectsOf(answer, sourceCode, depth + 1).length === 0;
}

function answerOf({ generator, params, body }: FunctionNode): Node | undefined {
  if (generator || !body || params.some((parameter) => parameter.type !== "Identifier")) return undefined;
  if (body.type !== "BlockStatement") return body;
  const [statement, second] = body.body;
  return !second && statement?.type === "ReturnStatement" ? (statement.argument ?? undefined) : undefined;
}

/** Whether nothing but this argument can see what becomes of an object: it is made here, or in a variable that is used here alone. */
function isOfNobodyElse(argument: Node | undefined, sourceCode: SourceCode): boolean {
  const object = argument && bare(argument);
  if (object?.type !== "Identifier") return object?.type === "ObjectExpression" || object?.type === "ArrayExpression";
  const variable = findVariable(object, sourceCode);
  const [definition, second] = variable?.defs ?? [];
  const declarator = definition?.node as Node | undefined;
  if (!variable || second || declarator?.type !== "VariableDeclarator" || declarator.id.type !== "Identifier")
    return false;
  const made = declarator.init && bare(declarator.init);
  const isMadeHere = made?.type === "ObjectExpression" || made?.type === "ArrayExpression";
  const uses = variable.references.filter(({ init }) => init !== true);
  return isMadeHere && uses.length === 1 && declarator.parent.parent.type !== "ExportNamedDeclaration";
}

function fullName(node: Node): string {
  const inner = bare(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type !== "MemberExpression") return "";
  const name = memberName(inner);
  const owner = name === undefined ? "" : fullName(inner.object);
  return owner && `${owner}.${name}`;
}

/** The last name of an expression, through reads of it: `config` of `config`, `this.config`, `config.get("a")`, `require("config")`. */
function ownerName(node: Node): string {
  const inner = bare(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type === "MemberExpression") {
    const name = memberName(inner) ?? "";
    return CONFIGURATION.test(name) ? name : ownerName(inner.object);
  }
  if (inner.type !== "CallExpression") return "";
  const callee = bare(inner.callee);
  if (callee.type === "MemberExpression" && READS.has(memberName(callee) ?? "")) return ownerName(callee.object);
  return requiredSpecifier(inner) ?? "";
}

function isGlobal(node: Node, sourceCode: SourceCode): boolean {
  const inner = bare(node);
  if (inner.type === "MemberExpression") return isGlobal(inner.object, sourceCode);
  return inner.type === "Identifier" && !(findVariable(inner, sourceCode)?.defs.length ?? 0);
}
