/**
 * Whether the text of a module may export a name (`default` for the default export). Only a plain no is certain: whatever cannot be
 * read at a glance (`export *`, CommonJS that names it) counts as yes.
 */
export function mayExport(text: string, name: string): boolean {
  if (/\bexport\s*\*(?!\s*as\b)/u.test(text) || /\b__exportStar\b|\b__export\s*\(/u.test(text)) return true;
  const word = wordOf(name);
  // CommonJS and `export =`: one value may be the default export, or hold the name.
  if (/\bexports\b|\bexport\s*=|\bexport\s+import\b/u.test(text)) return name === "default" || word.test(text);
  if (name === "default") return /\bexport\s+default\b|\bas\s+(?:default\b|["']default["'])/u.test(text);
  if (!word.test(text)) return false;
  return [...exportClauses(text), ...declarationsOf(text)].some((names) => word.test(names));
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${name.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")}(?![\\w$])`, "u");
}

/** What stands in the braces of `export { … }`, and the name of `export * as name`. */
function exportClauses(text: string): readonly string[] {
  return [
    ...[...text.matchAll(/\bexport\s+(?:type\s+)?\{(?<names>[^}]*)\}/gu)].map((match) => match.groups?.["names"] ?? ""),
    ...[...text.matchAll(/\bexport\s*\*\s*as\s+(?<name>\S+)/gu)].map((match) => match.groups?.["name"] ?? ""),
  ];
}

/** The names behind `export function` and its like, and those of exported variables. */
function declarationsOf(text: string): readonly string[] {
  const single =
    /\bexport\s+(?:declare\s+|async\s+|abstract\s+|const\s+(?=enum\b))*(?:function\s*\*?|class|enum|namespace|module|interface|type)\s*(?<name>[\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
  return [...[...text.matchAll(single)].map((match) => match.groups?.["name"] ?? ""), ...variablesOf(text)];
}

/** The name of each `export const`; where it may be a pattern or a list, everything behind it. */
function variablesOf(text: string): readonly string[] {
  const starts = [...text.matchAll(/\bexport\s+(?:declare\s+)?(?:const|let|var)\s+(?!enum\b)/gu)];
  return starts.map((start) => {
    const rest = text.slice(start.index + start[0].length);
    const name = /^(?<name>[\p{ID_Start}$_][\p{ID_Continue}$]*)\s*[:=!;]/u.exec(rest)?.groups?.["name"];
    // A statement that begins in the first column ends this one.
    const [statement = ""] = rest.split(/\n(?=[\p{ID_Start}@/])/u, 1);
    return name !== undefined && !/,\s*[\p{ID_Start}$_[{]/u.test(statement) ? name : rest;
  });
}
