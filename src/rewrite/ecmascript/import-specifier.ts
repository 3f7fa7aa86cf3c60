import { dirname, isAbsolute, posix, relative, resolve, sep } from "node:path";
import type { TSESTree } from "@typescript-eslint/utils";
import { loadedSpecifier } from "../../analysis/ecmascript/loaded-module.js";
import { scriptBlocks } from "../../analysis/ecmascript/script-blocks.js";
import { staticText, walk, type Node, type SourceCode } from "../../analysis/ecmascript/syntax-tree.js";
import { fileOf } from "../../policy/module-file.js";
import type { CanonicalClient } from "../../policy/policy.js";
import { requiredModule } from "./module-kind.js";
import { packageType } from "./package-type.js";
import { stayingStatements } from "./staying-statements.js";

const SCRIPT = /\.(?<module>[cm]?)(?<language>[jt])s(?<jsx>x?)$/u;

/** How a file ends the paths that it imports. */
type Ending = "none" | "javascript" | "source";

/** How the file names the module of a canonical client, or undefined where that cannot be said. */
export function importSpecifier(client: CanonicalClient, sourceCode: SourceCode, filename: string): string | undefined {
  if (client.path === undefined) return client.module;
  if (filename.startsWith("<")) return undefined;
  const file = moduleFile(client.path);
  const path = relative(dirname(resolve(filename)), file)
    .split(sep)
    .join("/");
  // Another drive of Windows has no relative path.
  if (isAbsolute(path)) return undefined;
  const dotted = path.startsWith("../") ? path : `./${path}`;
  const ending = SCRIPT.exec(file);
  if (!ending)
    return endingOf(sourceCode, filename, "none") === "javascript" && posix.extname(dotted) === ""
      ? `${dotted}.js`
      : dotted;
  const stem = dotted.slice(0, -ending[0].length);
  const own = endingOf(sourceCode, filename, ending.groups!["language"] === "t" ? "typescript" : "javascript");
  // Nothing finds `client.cjs` as `./client`.
  switch (own === "none" && ending.groups!["module"] !== "" ? "javascript" : own) {
    case "source":
      return dotted;
    case "javascript":
      return `${stem}.${ending.groups!["module"]}js${ending.groups!["language"] === "j" ? ending.groups!["jsx"] : ""}`;
    case "none":
      return stem.endsWith("/index") && stem !== "./index" ? stem.slice(0, -"/index".length) : stem;
  }
}

/** The file of a canonical module, also where the policy file leaves its ending out. */
function moduleFile(path: string): string {
  if (SCRIPT.test(path)) return path;
  // A declaration stands beside the module itself.
  const found = fileOf(path)?.replace(/\.d\.(?<module>[cm]?)ts$/u, ".$<module>js");
  return found !== undefined && SCRIPT.test(found) ? found : path;
}

/** How the file itself ends the paths that it imports; where it imports none by path, what every way of resolving them accepts. */
function endingOf(sourceCode: SourceCode, filename: string, source: "typescript" | "javascript" | "none"): Ending {
  const specifiers = specifiersOf(sourceCode);
  const endings = specifiers
    .filter((specifier) => /^\.{1,2}\//u.test(specifier))
    .map((specifier) => ({ specifier, found: SCRIPT.exec(specifier) }));
  if (endings.some(({ found }) => found?.groups?.["language"] === "t")) return "source";
  if (endings.some(({ found }) => found)) return "javascript";
  if (
    endings.some(
      ({ specifier }) =>
        !/\.(?:json|css|s[ac]ss|less|svg|png|vue|svelte|astro|node|wasm|html|graphql|txt|md)$/u.test(specifier),
    )
  )
    return "none";
  if (specifiers.some((specifier) => /^[@~]\//u.test(specifier) && !SCRIPT.test(specifier))) return "none";
  if (source === "none") return "none";
  if (isCommonJs(sourceCode, filename)) return "none";
  if (source === "typescript" && /\.(?:jsx?|vue|svelte|astro)$/u.test(filename))
    return /(?<!\.svelte)\.js$/u.test(filename) && packageType(sourceCode, filename) === "module"
      ? "javascript"
      : "none";
  // TypeScript finds `client.ts` as `./client.js` in all its modes; Node's own loader needs the ending.
  return /x$/u.test(filename) ? "none" : "javascript";
}

function isCommonJs(sourceCode: SourceCode, filename: string): boolean {
  if (/\.c[jt]s$/u.test(filename)) return true;
  if (scriptBlocks(sourceCode).some(({ kind }) => kind !== "file")) return false;
  const isModule = ({ type }: Node) => type === "ImportDeclaration" || type.startsWith("Export");
  const staying = stayingStatements(sourceCode);
  // Where nothing else is imported, what goes is all there is to go by.
  return !(staying.some(isImporting) ? staying : sourceCode.ast.body).some(isModule);
}

function isImporting(node: TSESTree.ProgramStatement): boolean {
  return node.type === "VariableDeclaration"
    ? node.declarations.some(({ init }) => requiredModule(init) !== undefined)
    : node.type === "TSImportEqualsDeclaration" || node.type === "ImportDeclaration" || node.type.startsWith("Export");
}

const remembered = new WeakMap<object, readonly string[]>();

function specifiersOf(sourceCode: SourceCode): readonly string[] {
  let specifiers = remembered.get(sourceCode);
  if (!specifiers) remembered.set(sourceCode, (specifiers = readSpecifiers(sourceCode)));
  return specifiers;
}

/** Words without which a file imports nothing below its top level. */
const DEEPER = /\brequire\b|\bimport\s*[(/]|\b(?:module|namespace|global)\b/u;

function readSpecifiers(sourceCode: SourceCode): string[] {
  const found: (string | undefined)[] = [];
  const { ast, text } = sourceCode;
  const look = (node: Node) => {
    if (
      node.type === "ImportDeclaration" ||
      node.type === "ExportAllDeclaration" ||
      node.type === "ExportNamedDeclaration"
    )
      found.push(staticText(node.source));
    else if (node.type === "TSExternalModuleReference") found.push(staticText(node.expression));
    else found.push(loadedSpecifier(node));
  };
  if (DEEPER.test(text)) walk(ast, sourceCode, look);
  else ast.body.forEach(look);
  return found.filter((specifier) => specifier !== undefined);
}
