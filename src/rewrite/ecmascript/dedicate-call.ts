import type { TSESTree } from "@typescript-eslint/utils";
import type { CanonicalCall } from "../../analysis/connection.js";
import { bare, isWrapper, keyName, type Node, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import type { CanonicalClient } from "../../policy/policy.js";
import type { Edit, Rewrite } from "../rewrite.js";
import { callAt } from "./call-at.js";
import { fileStyle } from "./file-style.js";
import { indentAt, isOnOneLine } from "./lines.js";
import { keyText, quoted } from "./quoted.js";

const UNREADABLE: Rewrite = { refusal: "its arguments cannot be extended" };

/** Adds the options that ask for a connection of one's own to a call, or sets them where they stand there. */
export function dedicateCall(
  sourceCode: SourceCode,
  { range }: CanonicalCall,
  { argument, dedicated }: CanonicalClient,
): Rewrite {
  const call = callAt(range, sourceCode);
  if (!call || !dedicated || call.arguments.some(({ type }) => type === "SpreadElement")) return UNREADABLE;
  if (isAnswer(call)) return { refusal: "whoever calls the function around it would get another connection each time" };
  const { quote } = fileStyle(sourceCode);
  const wanted = Object.entries(dedicated).map(([name, value]) => {
    const text = typeof value === "string" ? quoted(value, quote) : String(value);
    return { name, text, property: `${keyText(name, quote)}: ${text}` };
  });
  const place = argument === "object" ? 0 : 1;
  const given = call.arguments[place];
  const options = given ? bare(given) : undefined;
  if (options?.type === "ObjectExpression") return extended(options, wanted, sourceCode);
  const last = call.arguments.at(-1);
  if (given || !last || call.arguments.length !== place) return UNREADABLE;
  const text = `, { ${wanted.map(({ property }) => property).join(", ")} }`;
  return { edits: [{ range: [last.range[1], last.range[1]], text }], left: [] };
}

/** `return getRedisClient("jobs")`, `() => getRedisClient("jobs")`. */
function isAnswer(call: Node): boolean {
  const { parent } = call;
  if (!parent) return false;
  if (isWrapper(parent) || parent.type === "AwaitExpression") return isAnswer(parent);
  return parent.type === "ReturnStatement" || (parent.type === "ArrowFunctionExpression" && parent.body === call);
}

interface Wanted {
  readonly name: string;
  readonly text: string;
  readonly property: string;
}

function extended(object: TSESTree.ObjectExpression, wanted: readonly Wanted[], sourceCode: SourceCode): Rewrite {
  const edits: Edit[] = [];
  const missing: string[] = [];
  for (const { name, text, property } of wanted) {
    const found = object.properties.findLast((one) => one.type === "Property" && keyName(one) === name);
    if (found?.type !== "Property") missing.push(property);
    else if (found.shorthand || found.method) return UNREADABLE;
    else edits.push({ range: found.value.range, text });
  }
  const last = object.properties.at(-1);
  if (missing.length === 0) return { edits, left: [] };
  if (!last) return { edits: [{ range: object.range, text: `{ ${missing.join(", ")} }` }], left: [] };
  const [, end] = last.range;
  const separator = separatorBehind(object, last, sourceCode);
  edits.push({ range: [end, end], text: missing.map((property) => separator + property).join("") });
  return { edits, left: [] };
}

function separatorBehind(object: TSESTree.ObjectExpression, last: Node, sourceCode: SourceCode): string {
  const { text } = sourceCode;
  if (isOnOneLine(text, object.range[0], last.range[0])) return ", ";
  return `,${fileStyle(sourceCode).lineEnd}${indentAt(text, last.range[0])}`;
}
