import type { CanonicalClient } from "./policy.js";

/** The name by which files and messages call the canonical client's function. A default export is called as its file is, where that reads like a function. */
export function nameOfClient({ export: exported, module }: Pick<CanonicalClient, "export" | "module">): string {
  if (exported !== "default") return exported;
  const word =
    module
      .replace(/\.[cm]?[jt]sx?$/u, "")
      .replace(/\/index$/u, "")
      .split("/")
      .at(-1) ?? "";
  const camel = word.replace(
    /[^A-Za-z0-9]+([A-Za-z0-9])?/gu,
    (_, letter: string | undefined) => letter?.toUpperCase() ?? "",
  );
  return /^(?:get|create|open|use|acquire|make)[A-Z]/u.test(camel) ? camel : "getRedisClient";
}
