import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Which rooms each room may import besides itself; the order of the design. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "src/clients": [],
  "src/policy": [],
  "src/languages": [],
  "src/languages/policy-file": ["src/policy"],
  "src/analysis": ["src/clients", "src/languages"],
  "src/verdict": ["src/analysis", "src/clients", "src/policy"],
  "src/rewrite": ["src/verdict", "src/analysis", "src/clients", "src/policy"],
  "src/settings.ts": ["src/policy"],
  "src/rule": ["src/rewrite", "src/verdict", "src/analysis", "src/clients", "src/policy", "src/settings.ts"],
  rules: ["src/rule", "src/rewrite", "src/verdict", "src/analysis", "src/clients", "src/policy"],
  "src/gate": ["src/rule", "src/analysis", "src/policy"],
  "src/formatters": [],
  "src/configs.ts": ["src/languages", "src/gate"],
  "src/plugin.ts": ["rules", "src/configs.ts", "src/languages", "src/languages/policy-file"],
  "src/project": ["src/rule", "src/verdict", "src/analysis", "src/policy", "src/settings.ts"],
  "src/commands": ["src/project"],
  "src/cli.ts": ["src/commands"],
  "src/index.ts": ["src/plugin.ts", "src/policy", "src/settings.ts"],
};

const imports = new Map(sourceFiles().map((file) => [file, importsOf(file)]));

describe("imports", () => {
  it("walks the sources", () => {
    expect(imports.size).toBeGreaterThan(10);
  });

  it.each([...imports.keys()])("of %s stay in the order of the rooms", (file) => {
    const room = roomOf(file);
    expect(Object.keys(MAY_IMPORT), `${file} is in no known room`).toContain(room);
    const allowed = [room, ...(MAY_IMPORT[room] ?? [])];
    const forbidden = (imports.get(file) ?? []).filter((target) => !allowed.includes(roomOf(target)));
    expect(forbidden, `${room} may only import ${allowed.join(", ")}`).toEqual([]);
  });

  it("have no cycle", () => {
    expect(findCycle()).toBeUndefined();
  });
});

function sourceFiles(): string[] {
  return ["src", "rules"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .sort(),
  );
}

/** The relative imports and re-exports of a file, types included, as paths from the root. */
function importsOf(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) =>
      normalize(join(dirname(file), specifier))
        .replaceAll("\\", "/")
        .replace(/\.js$/, ".ts"),
    )
    .filter((target) => target.endsWith(".ts"));
}

function roomOf(file: string): string {
  const [first = "", second] = relative(root, join(root, file)).replaceAll("\\", "/").split("/");
  const room = first === "src" ? `src/${second ?? ""}` : first;
  // A language may be a room of its own within the room of languages.
  return Object.keys(MAY_IMPORT).find((inner) => inner.startsWith(`${room}/`) && file.startsWith(`${inner}/`)) ?? room;
}

/** A chain of files in which the last imports the first; undefined where there is none. */
function findCycle(): readonly string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): readonly string[] | undefined => {
    const start = path.indexOf(file);
    if (start !== -1) {
      return path.slice(start);
    }
    if (done.has(file)) {
      return undefined;
    }
    path.push(file);
    for (const target of imports.get(file) ?? []) {
      const cycle = visit(target);
      if (cycle) {
        return cycle;
      }
    }
    path.pop();
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const cycle = visit(file);
    if (cycle) {
      return cycle;
    }
  }
  return undefined;
}
