import { closestNames } from "./closest-names.js";
import { check, type SchemaError } from "./compiled-schema.js";
import type { FoundProblem } from "./found-problem.js";
import type { MappingEntry, NodeRange, PolicyNode } from "./policy-node.js";
import { either, shown } from "./shown.js";

const MOST = 100;

/** What the schema has against a policy file: each problem where it stands, saying what to do. */
export function schemaProblems(root: PolicyNode): readonly FoundProblem[] {
  if (check(plainValue(root))) {
    return [];
  }
  return leadingErrors((check.errors ?? []).slice(0, 10 * MOST))
    .slice(0, MOST)
    .map((error) => problemOf(error, root));
}

/** The value without its places, on objects without a prototype, so that no name of the file can reach one. */
function plainValue(node: PolicyNode): unknown {
  if (node.kind === "scalar") {
    return node.value;
  }
  if (node.kind === "list") {
    return node.items.map(plainValue);
  }
  const object = Object.create(null) as Record<string, unknown>;
  for (const { key, value } of node.entries.values()) {
    object[key] = plainValue(value);
  }
  return object;
}

/** Without the errors that only repeat others: of `if`, of a value of the wrong kind, of a key that is only misspelled. */
function leadingErrors(errors: readonly SchemaError[]): readonly SchemaError[] {
  const dropped = new Set<SchemaError>();
  for (const error of errors) {
    if (error.keyword === "if" || error.keyword === "propertyNames") {
      dropped.add(error);
    }
    if (error.keyword === "anyOf") {
      dropOtherKinds(error, errors, dropped);
    }
  }
  const left = errors.filter((error) => !dropped.has(error));
  const wrongTypes = left.filter(({ keyword }) => keyword === "type");
  const misspelled = left.filter(({ keyword }) => keyword === "additionalProperties");
  return left.filter(
    (error) =>
      !(
        error.keyword !== "type" &&
        wrongTypes.some((wrong) => wrong.parentSchema === error.parentSchema && samePlace(wrong, error))
      ) &&
      !(
        error.keyword === "required" &&
        misspelled.some((unknown) => samePlace(unknown, error) && isMeantBy(unknown, error))
      ),
  );
}

/** Whether an unknown key is a misspelling of the one that is missing. */
function isMeantBy(unknown: SchemaError, missing: SchemaError): boolean {
  const { additionalProperty } = unknown.params as { readonly additionalProperty: string };
  const { missingProperty } = missing.params as { readonly missingProperty: string };
  return closestNames(additionalProperty, knownKeys(unknown))[0] === missingProperty;
}

function samePlace(a: SchemaError, b: SchemaError): boolean {
  return a.instancePath === b.instancePath && a.propertyName === b.propertyName;
}

/** Of the branches of an `anyOf`, only those for this kind of value speak; when there is none, the `anyOf` itself does. */
function dropOtherKinds(anyOf: SchemaError, errors: readonly SchemaError[], dropped: Set<SchemaError>): void {
  const at = anyOf.instancePath;
  const ofBranches = errors.filter(
    (error) =>
      error.parentSchema !== anyOf.parentSchema &&
      (error.instancePath === at || error.instancePath.startsWith(`${at}/`)),
  );
  const otherKinds = new Set(
    ofBranches
      .filter((error) => error.instancePath === at && error.keyword === "type")
      .map((error) => error.parentSchema),
  );
  const ofOtherKinds = ofBranches.filter((error) => error.instancePath === at && otherKinds.has(error.parentSchema));
  ofOtherKinds.forEach((error) => dropped.add(error));
  if (ofOtherKinds.length < ofBranches.length) {
    dropped.add(anyOf);
  }
}

/** The node that a JSON pointer leads to, the entry that holds it, and its path in the words of the file. */
interface Place {
  readonly node: PolicyNode;
  readonly entry: MappingEntry | undefined;
  readonly path: string;
}

function placeOf(pointer: string, root: PolicyNode): Place {
  let node = root;
  let entry: MappingEntry | undefined;
  let path = "";
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const next: MappingEntry | undefined = node.kind === "mapping" ? node.entries.get(key) : undefined;
    const item = node.kind === "list" ? node.items[Number(key)] : undefined;
    const value: PolicyNode | undefined = next?.value ?? item;
    if (!value) {
      break;
    }
    path = next ? (path === "" ? key : `${path}.${key}`) : `${path}[${Number(key) + 1}]`;
    node = value;
    entry = next;
  }
  return { node, entry, path };
}

/** Where a problem about a whole value is shown: its key, so that a mapping is not underlined from end to end. */
function headOf({ node, entry }: Place): NodeRange {
  if (node.kind === "scalar" && node.text !== "") {
    return node.range;
  }
  return entry?.keyRange ?? [node.range[0], node.range[0]];
}

function problemOf(error: SchemaError, root: PolicyNode): FoundProblem {
  const place = placeOf(error.instancePath, root);
  const params = error.params as Record<string, unknown>;
  const what = place.path === "" ? "The file" : shown(place.path);
  if (error.propertyName !== undefined && error.keyword !== "propertyNames") {
    const entry = place.node.kind === "mapping" ? place.node.entries.get(error.propertyName) : undefined;
    return {
      range: entry?.keyRange ?? headOf(place),
      message:
        "A name must not be empty, longer than 200 characters, or begin, end or be broken by white space or control characters.",
    };
  }
  switch (error.keyword) {
    case "additionalProperties":
      return unknownKey(String(params["additionalProperty"]), place, error);
    case "required": {
      const missing = String(params["missingProperty"]);
      if (missing === "db") {
        return {
          range: headOf(place),
          message: `${what} names no index: add \`db\`. A missing index is never read as 0.`,
        };
      }
      const meaning = descriptionOf(error, missing);
      return {
        range: headOf(place),
        message: `${what} has no ${shown(missing)}: add it.${meaning === undefined ? "" : ` ${meaning}`}`,
      };
    }
    case "type":
    case "anyOf":
      return wrongType(what, place, error);
    case "enum":
    case "const": {
      const allowed = (params["allowedValues"] as readonly unknown[] | undefined) ?? [params["allowedValue"]];
      return wrongWord(
        what,
        place,
        allowed.filter((value) => typeof value === "string"),
      );
    }
    case "minimum":
      return { range: headOf(place), message: `${what} must be ${String(params["limit"])} or more.` };
    case "maximum":
      return { range: headOf(place), message: `${what} must be at most ${String(params["limit"])}.` };
    case "minItems":
    case "minLength":
    case "minProperties":
      return { range: headOf(place), message: `${what} is empty: fill it in, or remove it.` };
    case "maxLength":
      return { range: headOf(place), message: `${what} is longer than ${String(params["limit"])} characters.` };
    case "pattern":
      return {
        range: headOf(place),
        message: `${what} is not written as it must be. ${textOr(error.parentSchema?.["description"], "")}`.trim(),
      };
    default:
      return { range: headOf(place), message: `${what} is not valid here.` };
  }
}

function unknownKey(key: string, place: Place, error: SchemaError): FoundProblem {
  const entry = place.node.kind === "mapping" ? place.node.entries.get(key) : undefined;
  const range = entry?.keyRange ?? headOf(place);
  const known = knownKeys(error);
  const close = closestNames(key, known);
  const where = place.path === "" ? "" : ` in ${shown(place.path)}`;
  const [first] = close;
  if (first === undefined) {
    return { range, message: `Unknown key ${shown(key)}${where}. Known keys: ${known.map(shown).join(", ")}.` };
  }
  return {
    range,
    message: `Unknown key ${shown(key)}${where}. Did you mean ${either(close)}?`,
    repair: { range, text: quotedLike(entry?.keyText, first), certain: false },
  };
}

function knownKeys(error: SchemaError): readonly string[] {
  const properties = error.parentSchema?.["properties"] as object | undefined;
  return Object.keys(properties ?? {}).filter((name) => name !== "$schema");
}

/** The word in the quotes that stand in its place now. */
function quotedLike(text: string | undefined, word: string): string {
  const quote = /^["']/u.exec(text ?? "")?.[0] ?? "";
  return `${quote}${word}${quote}`;
}

function wrongType(what: string, place: Place, error: SchemaError): FoundProblem {
  const range = headOf(place);
  const { node } = place;
  const types = wantedTypes(error);
  const wanted = types.map((type) => TYPE_WORDS.get(type) ?? type).join(" or ");
  if (node.kind === "scalar" && node.value === null) {
    return { range, message: `${what} is empty: it must be ${wanted}.` };
  }
  const value = node.kind === "scalar" ? node.value : undefined;
  if (
    types.length === 1 &&
    types[0] === "integer" &&
    typeof value === "string" &&
    /^(?:0|[1-9]\d{0,8})$/u.test(value)
  ) {
    return {
      range,
      message: `${what} must be a whole number, not text: write ${value} without quotes.`,
      repair: { range, text: value, certain: true },
    };
  }
  if (types.length === 1 && types[0] === "boolean" && typeof value === "string") {
    return { range, message: `${what} must be true or false, and without quotes.` };
  }
  return { range, message: `${what} must be ${wanted}, not ${kindOf(node)}.` };
}

const TYPE_WORDS = new Map([
  ["object", "a mapping"],
  ["array", "a list"],
  ["string", "text"],
  ["integer", "a whole number"],
  ["number", "a number"],
  ["boolean", "true or false"],
  ["null", "null"],
]);

/** The types that would do; with `anyOf`, those of every branch. */
function wantedTypes(error: SchemaError): readonly string[] {
  if (error.keyword === "type") {
    return [(error.params as { readonly type: string | readonly string[] }).type].flat();
  }
  const branches = (error.schema as readonly Record<string, unknown>[] | undefined) ?? [];
  return branches.map((branch) => (typeof branch["type"] === "string" ? branch["type"] : "object"));
}

function kindOf(node: PolicyNode): string {
  if (node.kind !== "scalar") {
    return node.kind === "list" ? "a list" : "a mapping";
  }
  if (typeof node.value === "number") {
    return Number.isInteger(node.value) ? "a whole number" : "a number with a fraction";
  }
  return typeof node.value === "string" ? "text" : node.value === null ? "nothing" : "true or false";
}

function wrongWord(what: string, place: Place, allowed: readonly string[]): FoundProblem {
  const range = headOf(place);
  const { node } = place;
  const scalar =
    node.kind === "scalar" && typeof node.value === "string" ? { value: node.value, text: node.text } : undefined;
  const [first] = scalar ? closestNames(scalar.value, allowed) : [];
  return {
    range,
    message: `${what} must be ${either(allowed)}.`,
    ...(first !== undefined && { repair: { range, text: quotedLike(scalar?.text, first), certain: false } }),
  };
}

/** What the schema says about a key of the same mapping. */
function descriptionOf(error: SchemaError, key: string): string | undefined {
  const properties = error.parentSchema?.["properties"] as
    Record<string, Record<string, unknown> | undefined> | undefined;
  const description = properties?.[key]?.["description"];
  return typeof description === "string" ? description : undefined;
}

function textOr(value: unknown, other: string): string {
  return typeof value === "string" ? value : other;
}
