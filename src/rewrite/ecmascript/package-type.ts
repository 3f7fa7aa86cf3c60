import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { SourceCode } from "../../analysis/ecmascript/syntax-tree.js";

type PackageType = "module" | "commonjs" | undefined;

const remembered = new WeakMap<object, { readonly type: PackageType }>();

/** What the nearest package.json says that a `.js` file is for Node; undefined where there is none that can be read. */
export function packageType(sourceCode: SourceCode, filename: string): PackageType {
  let known = remembered.get(sourceCode);
  if (!known) remembered.set(sourceCode, (known = { type: filename.startsWith("<") ? undefined : read(filename) }));
  return known.type;
}

function read(filename: string): PackageType {
  for (let folder = dirname(resolve(filename)), up = dirname(folder); ; folder = up, up = dirname(folder)) {
    const text = textOf(join(folder, "package.json"));
    if (text !== undefined) return typeIn(text);
    if (up === folder) return undefined;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function typeIn(text: string): PackageType {
  try {
    const content: unknown = JSON.parse(text);
    const type = typeof content === "object" && content !== null && "type" in content ? content.type : undefined;
    return type === "module" ? "module" : "commonjs";
  } catch {
    return undefined;
  }
}
