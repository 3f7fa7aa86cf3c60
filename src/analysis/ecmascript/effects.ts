import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { findVariable } from "./find-variable.js";
import { bare, keysOf, memberName, staticText, type Node, type SourceCode } from "./syntax-tree.js";

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
/** Functions that read the environment or a configuration: `getConfig("redis.host")`, `env("REDIS_URL")`, `loadRedisConfig()`. */
const READING_FUNCTION =
  /^(?:get|read|load)?(?:[A-Za-z]*(?:Config|Configuration|Settings|Env))$|^(?:config|settings|env)$/u;

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
        for (const key of keysOf(node, sourceCode)) {
          if (key === "typeAnnotation" || key === "typeArguments" || key === "typeParameters") continue;
          const child = (node as unknown as Record<string, unknown>)[key] as Node | Node[] | null | undefined;
          if (Array.isArray(child)) child.forEach(visit);
          else visit(child);
        }
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
  if (callee.type === "Identifier") {
    if (callee.name === "require" && node.arguments.length === 1 && staticText(node.arguments[0]) !== undefined)
      return true;
    if (PURE_FUNCTIONS.has(callee.name) && isGlobal(callee, sourceCode)) return true;
    const body = onlyReturns(callee, sourceCode);
    if (body) return depth < MAX_DEPTH && effectsOf(body, sourceCode, depth + 1).length === 0;
    return READING_FUNCTION.test(callee.name) && !calledFunction(callee, sourceCode);
  }
  if (callee.type !== "MemberExpression") return false;
  if (PURE_FUNCTIONS.has(fullName(callee)) && isGlobal(callee.object, sourceCode)) return true;
  const method = memberName(callee);
  if (method === undefined) return false;
  if (READS.has(method) && CONFIGURATION.test(ownerName(callee.object))) return true;
  return PURE_METHODS.has(method);
}

/** What a function of this file answers, when answering is all that it does. */
function onlyReturns(callee: Node, sourceCode: SourceCode): Node | undefined {
  const found = calledFunction(callee, sourceCode);
  if (!found || found.generator || !found.body) return undefined;
  if (found.params.some((parameter) => parameter.type !== "Identifier")) return undefined;
  if (found.body.type !== "BlockStatement") return found.body;
  const [statement, second] = found.body.body;
  return !second && statement?.type === "ReturnStatement" ? (statement.argument ?? undefined) : undefined;
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
  return callee.type === "Identifier" && callee.name === "require" ? (staticText(inner.arguments[0]) ?? "") : "";
}

function isGlobal(node: Node, sourceCode: SourceCode): boolean {
  const inner = bare(node);
  if (inner.type === "MemberExpression") return isGlobal(inner.object, sourceCode);
  return inner.type === "Identifier" && !(findVariable(inner, sourceCode)?.defs.length ?? 0);
}
