import { effectsOf } from "./effects.js";
import { findVariable } from "./find-variable.js";
import {
  bare,
  contains,
  isNullish,
  returnedValues,
  sourceOf,
  type FunctionNode,
  type Node,
  type SourceCode,
} from "./syntax-tree.js";

/** `Math.random()`, `Date.now()` */
const COMPUTES = /^(?:Math|Date|Number|String|JSON)\.\w+$/u;
/** `console.warn()`, `this.logger.error()` */
const PRINTS = /(?:^|\.)(?:log|info|warn|warning|error|debug|trace|verbose)$/u;

/** Whether a function that is an option always answers with nothing: `() => null`. */
export function answersNothing({ body, async, generator }: FunctionNode, sourceCode: SourceCode): boolean {
  if (!body || async || generator) return false;
  if (body.type !== "BlockStatement") return isNothing(body);
  return returnedValues(body, sourceCode).every(isNothing);
}

/** Whether a function that is an option does more than to answer and to print: what it does besides would be missed. */
export function doesMore(option: FunctionNode, sourceCode: SourceCode): boolean {
  if (!option.body) return true;
  return effectsOf(option.body, sourceCode).some((effect) => {
    if (effect.type === "CallExpression" && isHarmless(sourceOf(effect.callee, sourceCode)))
      return effect.arguments.some((argument) => effectsOf(argument, sourceCode).length > 0);
    if (effect.type !== "AssignmentExpression") return true;
    const target = bare(effect.left);
    const definition = target.type === "Identifier" ? findVariable(target, sourceCode)?.defs[0] : undefined;
    return !definition || !contains(option, definition.name) || effectsOf(effect.right, sourceCode).length > 0;
  });
}

function isHarmless(callee: string): boolean {
  return PRINTS.test(callee) || COMPUTES.test(callee);
}

function isNothing(answer: Node): boolean {
  const inner = bare(answer);
  return isNullish(inner) || (inner.type === "Literal" && inner.value === false);
}
