import type { ConnectionOption } from "../../analysis/connection.js";
import type { PlainValue, Range } from "../../analysis/option-value.js";
import type { Node, SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import type { Replacement } from "../../verdict/verdict.js";
import { fileStyle } from "./file-style.js";
import { isWithin } from "./leftovers.js";
import { keyText, quoted } from "./quoted.js";
import { referencesWithin, variableNamed } from "./references.js";

export interface CallText {
  readonly text: string;
  /** Ranges of the construction whose text lives on in the call. */
  readonly kept: readonly Range[];
}

/** A group of options, as nested objects of the call. */
interface Group {
  readonly [name: string]: string | Group;
}

/** The call of the canonical client that takes the place of a construction, with the options that it carries over. */
export function callText(
  callee: string,
  { client, database, dedicated, carried }: Replacement,
  site: Node,
  sourceCode: SourceCode,
): CallText | { readonly refusal: string } {
  const { quote } = fileStyle(sourceCode);
  const name = quoted(database.name, quote);
  const kept: Range[] = [];
  const options: Record<string, string | Group> = {};
  if (client.argument === "object") options["database"] = `database: ${name}`;
  for (const option of carried) {
    const property = propertyText(option, site, sourceCode);
    if (typeof property !== "string") return property;
    if (option.property && isWithin(option.property, site.range)) kept.push(option.property);
    put(options, option.name.split("."), property);
  }
  if (dedicated) {
    if (!client.dedicated) return { refusal: "the policy file does not say how to ask for a connection of one's own" };
    for (const [key, value] of Object.entries(client.dedicated))
      options[key] = `${keyText(key, quote)}: ${plainText(value, quote)}`;
  }
  const object = objectText(options, quote);
  const given = client.argument === "object" ? [object] : [name, ...(object === "{}" ? [] : [object])];
  return { text: `${callee}(${given.join(", ")})`, kept };
}

function put(into: Record<string, string | Group>, [name, ...rest]: string[], text: string): void {
  if (rest.length === 0) into[name!] = text;
  else {
    const inner = into[name!];
    const group: Record<string, string | Group> = typeof inner === "object" ? { ...inner } : {};
    put(group, rest, text);
    into[name!] = group;
  }
}

function objectText(group: Group, quote: '"' | "'"): string {
  const properties = Object.entries(group).map(([name, value]) =>
    typeof value === "string" ? value : `${keyText(name, quote)}: ${objectText(value, quote)}`,
  );
  return properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
}

/** `keyPrefix: "app:"`, as it stands in the call, or written anew where the option came from elsewhere. */
function propertyText(
  { name, value, property, range }: ConnectionOption,
  site: Node,
  sourceCode: SourceCode,
): string | { readonly refusal: string } {
  if (property && isWithin(property, site.range)) return sourceCode.text.slice(...property);
  const { quote } = fileStyle(sourceCode);
  const key = keyText(name.split(".").at(-1)!, quote);
  if (value.state === "known" && value.how !== "fallback") return `${key}: ${plainText(value.value, quote)}`;
  const scope = sourceCode.getScope(site);
  const isVisible = referencesWithin(range, sourceCode).every(
    ({ identifier, resolved }) => variableNamed(identifier.name, scope) === (resolved ?? undefined),
  );
  const text = sourceCode.text.slice(...range);
  if (!isVisible || text === "" || /\bthis\b|\bawait\b|\byield\b|\/[/*]/u.test(text))
    return { refusal: `${name} cannot be handed over from here` };
  return `${key}: ${text}`;
}

function plainText(value: PlainValue, quote: '"' | "'"): string {
  return typeof value === "string" ? quoted(value, quote) : String(value);
}
