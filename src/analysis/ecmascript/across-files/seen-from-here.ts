import type { Range, OptionValue, UnknownValue } from "../../option-value.js";
import { looksLikeConfiguration } from "../looks-like-configuration.js";
import type { ReadArguments } from "../read-arguments.js";
import type { Resolved, ResolvedProperty } from "../resolve-value.js";
import type { Node } from "../syntax-tree.js";

/** Larger objects are no options of a connection. */
const MAX_PROPERTIES = 500;

/** Who can change a value of another file. */
export interface Protection {
  /** Its name is the binding of a module, so nobody else can give it another value. */
  readonly isBinding: boolean;
  /** The object that it holds cannot be changed: all of it, its own properties, or not even those. */
  readonly fixed: "deep" | "shallow" | "not";
}

/**
 * A value of another file as it is seen where this file uses it: every range lies here, and what is not known is called as this file
 * calls it. What other files may change is not proven.
 */
export function seenFromHere(value: Resolved, at: Node, path: string, { isBinding, fixed }: Protection): Resolved {
  let left = MAX_PROPERTIES;
  return seen(value, path, fixed, isBinding);

  function seen(one: Resolved, text: string, isFixed: Protection["fixed"], isBound: boolean): Resolved {
    if (left-- <= 0) return { type: "unknown", node: at, unknown: { ...open(text), why: "limit" } };
    const isProven = isBound || isFixed !== "not";
    switch (one.type) {
      case "absent":
        return one;
      case "plain": {
        const here = { type: "plain", value: one.value, range: at.range, elsewhere: true } as const;
        if (!isProven || one.instead?.why === "elsewhere") return { ...here, how: "fallback", instead: open(text) };
        if (one.how === "fallback")
          return { ...here, how: "fallback", instead: one.instead ? fact(one.instead, text, true) : open(text) };
        return { ...here, how: "constant" };
      }
      case "text": {
        const parts = one.parts.map((part) => (typeof part === "string" ? part : fact(part, part.source, isProven)));
        return { type: "text", parts, unknown: fact(one.unknown, text, isProven) };
      }
      case "function":
        return { type: "unknown", node: at, unknown: fact(one.unknown, text, false) };
      case "unknown":
        return { type: "unknown", node: at, unknown: fact(one.unknown, text, isProven) };
      case "list":
        return {
          type: "list",
          node: at,
          items: one.items.map((item, i) => seen(item, `${text}[${i}]`, below(isFixed), false)),
        };
      case "object": {
        const properties = new Map<string, ResolvedProperty>();
        for (const [name, property] of one.properties) {
          // What an object holds is fixed by `as const` and `Object.freeze()`, what that holds in turn only by the first.
          const isDeep = property.value.type === "object" || property.value.type === "list";
          const how = isDeep ? below(isFixed) : isFixed;
          const inner = seen(property.value, `${text}.${name}`, how, false);
          properties.set(name, { value: inner, node: at, property: undefined });
        }
        const unresolved = one.unresolved.map((unknown) => fact(unknown, text, isFixed !== "not"));
        return {
          type: "object",
          node: at,
          properties,
          unresolved: isFixed === "not" && unresolved.length === 0 ? [open(text)] : unresolved,
        };
      }
    }
  }

  function open(text: string): UnknownValue {
    return { state: "unknown", why: "elsewhere", range: at.range, source: text };
  }

  function fact(unknown: UnknownValue, text: string, isProven: boolean): UnknownValue {
    return factSeenFromHere(unknown, at.range, text, isProven);
  }
}

/** What a constructor of another file opens, as it is seen where this file calls it. */
export function argumentsSeenFromHere(read: ReadArguments, { range }: Node): ReadArguments {
  const here = <T>(value: OptionValue<T>): OptionValue<T> => {
    if (value.state === "absent") return value;
    if (value.state === "unknown") return factSeenFromHere(value, range, value.source, true);
    const instead = value.instead && factSeenFromHere(value.instead, range, value.instead.source, true);
    return { ...value, range, elsewhere: true, ...(instead && { instead }) };
  };
  const { target } = read;
  return {
    form: read.form,
    target: {
      url: here(target.url),
      host: here(target.host),
      port: here(target.port),
      socketPath: here(target.socketPath),
      database: here(target.database),
      username: here(target.username),
      password: here(target.password),
      nodes: target.nodes.map(({ url, host, port }) => ({ url: here(url), host: here(host), port: here(port) })),
    },
    options: read.options.map((option) => ({ ...option, value: here(option.value), property: undefined, range })),
    unresolved: read.unresolved.map((unknown) => factSeenFromHere(unknown, range, unknown.source, true)),
  };
}

function below(isFixed: Protection["fixed"]): "deep" | "not" {
  return isFixed === "deep" ? "deep" : "not";
}

/** Why a value is unknown there is of use here only where it comes from outside of the program. */
function factSeenFromHere(unknown: UnknownValue, range: Range, source: string, isProven: boolean): UnknownValue {
  const { why, name, otherwise, origin = unknown.source } = unknown;
  const place = { range, source, ...(otherwise !== undefined && { otherwise }) } as const;
  if (why === "elsewhere" || why === "limit") return { state: "unknown", why, ...place };
  if (why === "environment" || why === "configuration")
    return {
      state: "unknown",
      why,
      ...place,
      ...(isProven && origin !== source && { origin }),
      ...(name !== undefined && { name }),
    };
  return looksLikeConfiguration(source)
    ? { state: "unknown", why: "configuration", name: source, ...place }
    : { state: "unknown", why: "import", ...place };
}
