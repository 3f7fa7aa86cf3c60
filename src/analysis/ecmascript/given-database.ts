import type { CommandDescription } from "../../clients/redis-commands.js";
import { ABSENT, type KnownHow, type OptionValue } from "../option-value.js";
import { constantInit } from "./constant-init.js";
import { bare, keyName, sourceOf, staticText, type Node, type SourceCode } from "./syntax-tree.js";

/** The index of the other database that the arguments of a command name. */
export function givenDatabase(
  { database }: CommandDescription,
  given: readonly Node[],
  sourceCode: SourceCode,
): OptionValue<number> {
  if (database === undefined) return ABSENT;
  const words = given.flatMap((node) => {
    const inner = bare(node);
    return inner.type === "ArrayExpression" ? inner.elements.flatMap((element) => element ?? []) : [node];
  });
  if (typeof database === "number") return indexAt(words[database], sourceCode);
  const wanted = database.toLowerCase();
  const place = words.findIndex((word) => staticText(word)?.toLowerCase() === wanted);
  if (place >= 0) return indexAt(words[place + 1], sourceCode);
  const options = words.at(-1);
  return options ? databaseOption(options, [database], sourceCode) : ABSENT;
}

/** What an object of options says under one of the dotted names, in any case; absent where it plainly says nothing. */
export function databaseOption(node: Node, names: readonly string[], sourceCode: SourceCode): OptionValue<number> {
  let object = bare(node);
  if (object.type === "Identifier") object = bare(constantInit(object, sourceCode) ?? object);
  if (object.type !== "ObjectExpression") return ABSENT;
  // The last one counts.
  for (const property of object.properties.toReversed()) {
    if (property.type !== "Property") continue;
    const key = keyName(property)?.toLowerCase();
    for (const name of names) {
      const [head, ...rest] = name.split(".");
      if (key !== head?.toLowerCase()) continue;
      const found =
        rest.length === 0
          ? indexAt(property.value, sourceCode)
          : databaseOption(property.value, [rest.join(".")], sourceCode);
      if (found.state !== "absent") return found;
    }
  }
  return ABSENT;
}

function indexAt(node: Node | undefined, sourceCode: SourceCode): OptionValue<number> {
  if (!node) return ABSENT;
  const inner = bare(node);
  const init = inner.type === "Identifier" ? constantInit(inner, sourceCode) : undefined;
  const value = init ? bare(init) : inner;
  const how: KnownHow = init ? "constant" : "literal";
  if (value.type === "Identifier" && value.name === "undefined") return ABSENT;
  const number = value.type === "Literal" && typeof value.value === "number" ? value.value : digits(staticText(value));
  if (number !== undefined) return { state: "known", value: number, how, range: value.range };
  return { state: "unknown", why: "expression", range: node.range, source: sourceOf(node, sourceCode) };
}

function digits(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
