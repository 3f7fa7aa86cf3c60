import type { Connection, HardcodedLiteral, Target } from "../connection.js";
import type { KnownValue, OptionValue, PlainValue } from "../option-value.js";

/** The literals that say where the connections of a file go, each place once, in the order of the text. */
export function hardcodedLiterals(connections: readonly Connection[]): readonly HardcodedLiteral[] {
  const found = new Map<string, HardcodedLiteral>();
  const add = (
    what: HardcodedLiteral["what"],
    value: OptionValue<string | number>,
    port?: OptionValue<number>,
  ): void => {
    for (const { value: literal, how, range, elsewhere } of knownIn(value)) {
      // What stands in another file is said there.
      if (elsewhere) continue;
      const key = range.join(":");
      if (literal === null || literal === "" || typeof literal === "boolean" || found.has(key)) continue;
      found.set(key, { what, shown: shownOf(what, literal), how, range, ...(port && { port }) });
    }
  };
  const addPlace = ({ url, ...parts }: Partial<Target> & Pick<Target, "url">, port?: OptionValue<number>): void => {
    add("url", url);
    for (const what of ["host", "port", "socketPath", "database", "password"] as const) {
      const value = parts[what];
      // What an address says is said with the address, unless only parts of it are known.
      const isSaid = value?.state === "known" && value.fromUrl === true && url.state === "known";
      if (value && !isSaid) add(what, value, what === "host" ? port : undefined);
    }
  };
  for (const { target } of connections) {
    addPlace(target, target.port);
    for (const node of target.nodes) addPlace(node);
  }
  return [...found.values()].sort((a, b) => a.range[0] - b.range[0]);
}

/** A known value, or those among the branches of a condition. */
function knownIn(value: OptionValue<string | number>): readonly KnownValue<PlainValue>[] {
  if (value.state === "known") return [value];
  return value.state === "unknown" ? (value.literals ?? []) : [];
}

function shownOf(what: HardcodedLiteral["what"], literal: string | number): string {
  if (what === "password") return "";
  return what === "url" ? addressOf(String(literal)) : String(literal);
}

/** The address of a URL without user information and query. */
function addressOf(url: string): string {
  return url.replace(/\/\/[^/?#]*@/u, "//").replace(/[?#].*$/u, "");
}
