import { guardPlaceOf } from "../../src/analysis/ecmascript/guard-fits.js";
import { constructionsIn } from "./construction-in.js";

/** TypeScript with its first construction replaced by a nullable call and, on demand, a guard behind its statement where one can stand. */
export function withNullableClient(code: string, { guard }: { readonly guard: boolean }): string {
  const { sourceCode, expressions } = constructionsIn(code);
  const [expression] = expressions;
  if (!expression) throw new Error(`No construction in\n${code}`);
  const place = guardPlaceOf(expression, sourceCode);
  let text = code;
  if (guard && place) {
    const { holder, statement } = place;
    const name = holder.type === "Identifier" ? holder.name : sourceCode.getText(holder);
    text = `${text.slice(0, statement.range[1])} if (!${name}) throw new Error("off");${text.slice(statement.range[1])}`;
  }
  return `${text.slice(0, expression.range[0])}getRedisClient("a")${text.slice(expression.range[1])}`;
}
