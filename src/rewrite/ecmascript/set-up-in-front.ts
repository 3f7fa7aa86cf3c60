import { topLevelStatements } from "../../analysis/ecmascript/script-blocks.js";
import { calledFunction } from "../../analysis/ecmascript/called-function.js";
import { effectsOf } from "../../analysis/ecmascript/effects.js";
import {
  bare,
  enclosingFunction,
  isFunction,
  memberName,
  sourceOf,
  walk,
  type Node,
  type SourceCode,
} from "../../analysis/ecmascript/syntax-tree.js";
import { requiredSpecifier } from "../../analysis/ecmascript/loaded-module.js";
import type { Range } from "../../analysis/option-value.js";
import { isWithin } from "./leftovers.js";
import { mayRunBefore, runsOnlyWhenCalled } from "./may-run-before.js";
import { isExports } from "./module-kind.js";

/**
 * The last statement at the top level that a module which all `sites` need must come behind, because it may read what the statement sets
 * up: the environment, as a rule. Those that do something count where they stand in front of the first site, and those that surely set
 * up the environment as long as no site may have run. Undefined where there is none.
 */
export function lastSetUp(sites: readonly Node[], sourceCode: SourceCode): Node | undefined {
  const statements = topLevelStatements(sourceCode);
  const ranges = sites.map(({ range }) => range);
  const first = Math.min(...sites.map((site) => indexAround(site, statements)));
  return statements.findLast((statement, at) =>
    (at < first ? doesSomething(statement, ranges, sourceCode) : setsEnvironment(statement, sourceCode))
      ? !sites.some((site) => mayRunBefore(site, statement.range[1], sourceCode))
      : false,
  );
}

/**
 * Whether a module that all `sites` need can come neither in front of a statement that surely sets up the environment nor behind it: a site may
 * have run by then, though none stands in front of it.
 */
export function isTornBySetUp(sites: readonly Node[], sourceCode: SourceCode): boolean {
  return topLevelStatements(sourceCode).some((statement) => {
    const [start, end] = statement.range;
    if (!setsEnvironment(statement, sourceCode)) return false;
    if (sites.some((site) => surelyRunsBefore(site, start, sourceCode))) return false;
    return sites.some((site) => !isWithin(site.range, statement.range) && mayRunBefore(site, end, sourceCode));
  });
}

/** Whether a place stands in front of an offset of the top level, or in a function that a statement in front of it calls. */
function surelyRunsBefore(site: Node, offset: number, sourceCode: SourceCode): boolean {
  if (!runsOnlyWhenCalled(site)) return site.range[0] < offset;
  const around = enclosingFunction(site);
  return topLevelStatements(sourceCode).some(
    (statement) =>
      statement.range[1] <= offset &&
      holds(
        statement,
        sourceCode,
        (node) => node.type === "CallExpression" && calledFunction(node.callee, sourceCode) === around,
      ),
  );
}

/**
 * Whether a statement that does something stands in front of one at the top level, or one that sets up the environment behind it, for
 * functions that are called behind that; what happens at `sites` does not count.
 */
export function isBehindSetUp(site: Node, sites: readonly Range[], sourceCode: SourceCode): boolean {
  const statements = topLevelStatements(sourceCode);
  const around = indexAround(site, statements);
  return (
    statements.slice(0, around).some((statement) => doesSomething(statement, sites, sourceCode)) ||
    statements.slice(around + 1).some((statement) => setsEnvironment(statement, sourceCode))
  );
}

function indexAround(site: Node, statements: readonly Node[]): number {
  const found = statements.findIndex(({ range }) => isWithin(site.range, range));
  return found === -1 ? 0 : found;
}

/** Whether a statement does something that another module could notice: it is no declaration, no `require` and no export. */
export function doesSomething(statement: Node, sites: readonly Range[], sourceCode: SourceCode): boolean {
  if (statement.type === "ImportDeclaration") return false;
  const exported = exportedValue(statement);
  return (
    loadsForEffect(statement, sourceCode) ||
    effectsOf(exported ?? statement, sourceCode).some(
      (effect) => !sites.some((site) => isWithin(site, effect.range)) && !onlyPrints(effect, sourceCode),
    )
  );
}

/** `console.log("start")`: no module reads that. */
function onlyPrints(effect: Node, sourceCode: SourceCode): boolean {
  return (
    effect.type === "CallExpression" &&
    /^console\.\w+$/u.test(sourceOf(effect.callee, sourceCode)) &&
    effect.arguments.every((argument) => effectsOf(argument, sourceCode).length === 0)
  );
}

/** `exports.name = value`, `module.exports = value` */
function exportedValue(statement: Node): Node | undefined {
  let value = statement.type === "ExpressionStatement" ? statement.expression : undefined;
  if (value?.type !== "AssignmentExpression") return undefined;
  while (value.type === "AssignmentExpression" && value.operator === "=" && isExports(value.left)) value = value.right;
  return value.type === "AssignmentExpression" ? undefined : value;
}

/** `require("./instrument")`, `await import("./instrument.js")`, with nothing taken out of it. */
function loadsForEffect(statement: Node, sourceCode: SourceCode): boolean {
  return holds(statement, sourceCode, (node) => {
    if (node.type !== "ExpressionStatement") return false;
    const value = bare(node.expression);
    const loaded = value.type === "AwaitExpression" ? bare(value.argument) : value;
    return loaded.type === "ImportExpression" || requiredSpecifier(loaded) !== undefined;
  });
}

/** What loads an environment, by its name: `config()` of dotenv, `loadEnvFile()`, `loadSecrets()`. */
const LOADS_ENVIRONMENT =
  /^(?:config(?:Dotenv)?|(?:load|init|set|setup|prepare|bootstrap)\w*(?:Env(?:ironment|File)?|Config|Secrets))$/iu;

/** Whether a statement is one of those that set up the environment: `process.env.X = …`, `dotenv.config()`, `require("./load-env")`. */
function setsEnvironment(statement: Node, sourceCode: SourceCode): boolean {
  return (
    loadsForEffect(statement, sourceCode) ||
    holds(statement, sourceCode, (node) => {
      if (node.type === "AssignmentExpression") return sourceOf(node.left, sourceCode).startsWith("process.env");
      if (node.type !== "CallExpression") return false;
      const callee = bare(node.callee);
      const [target] = node.arguments;
      if (target && sourceOf(target, sourceCode) === "process.env" && sourceOf(callee, sourceCode) === "Object.assign")
        return true;
      const name =
        callee.type === "MemberExpression" ? memberName(callee) : callee.type === "Identifier" ? callee.name : "";
      return LOADS_ENVIRONMENT.test(name ?? "") && effectsOf(node, sourceCode).length > 0;
    })
  );
}

function holds(statement: Node, sourceCode: SourceCode, isOne: (node: Node) => boolean): boolean {
  let found = false;
  walk(statement, sourceCode, (node) => {
    if (isFunction(node)) return false;
    found ||= isOne(node);
    return !found;
  });
  return found;
}
