import type { Connection, HardcodedLiteral } from "../connection.js";
import type { OptionValue } from "../option-value.js";

/** The literals that say where the connections of a file go, each place once, in the order of the text. */
export function hardcodedLiterals(connections: readonly Connection[]): readonly HardcodedLiteral[] {
  const found = new Map<string, HardcodedLiteral>();
  const add = (what: HardcodedLiteral["what"], value: OptionValue<string | number>, shown?: string): void => {
    if (value.state !== "known" || (value.fromUrl && what !== "url")) return;
    const key = value.range.join(":");
    if (!found.has(key))
      found.set(key, { what, shown: shown ?? String(value.value), how: value.how, range: value.range });
  };
  for (const { target } of connections) {
    add("url", target.url, target.url.state === "known" ? addressOf(target.url.value) : undefined);
    add("host", target.host);
    add("port", target.port);
    add("database", target.database);
    add("password", target.password, "");
    for (const node of target.nodes) {
      add("host", node.host);
      add("port", node.port);
    }
  }
  return [...found.values()].sort((a, b) => a.range[0] - b.range[0]);
}

/** The address of a URL without user information and query. */
function addressOf(url: string): string {
  return url.replace(/\/\/[^/?#]*@/u, "//").replace(/[?#].*$/u, "");
}
