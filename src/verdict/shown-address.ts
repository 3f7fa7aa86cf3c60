import type { Connection } from "../analysis/connection.js";

/** What stands for the address in a sentence: the host, or the expression that holds it. Not yet free of secrets. */
export function shownAddress({ target: { socketPath, host, url } }: Connection): string {
  for (const value of [socketPath, host, url]) {
    if (value.state === "unknown") {
      return value.source;
    }
    if (value.state === "known" && value !== url) {
      return value.instead?.source ?? String(value.value);
    }
  }
  return "localhost";
}
