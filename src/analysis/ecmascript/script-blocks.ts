import type { TSESTree } from "@typescript-eslint/utils";
import type { Range } from "../option-value.js";
import type { Node, SourceCode } from "./syntax-tree.js";

/**
 * A part of a file that holds statements. `file`: all of it; `module`: runs once for all instances of a component (`<script>` of Vue,
 * `<script module>` of Svelte); `instance`: runs for each (`<script setup>` of Vue, `<script>` of Svelte); `frontmatter`: Astro's.
 */
export interface ScriptBlock {
  readonly kind: "file" | "module" | "instance" | "frontmatter";
  /** Whose component it is; undefined for a plain script. */
  readonly framework: "vue" | "svelte" | "astro" | undefined;
  /** What stands between its tags or fences. */
  readonly range: Range;
  readonly statements: readonly TSESTree.ProgramStatement[];
}

/** An element as the parsers for Vue and Svelte describe it, as far as we need it. */
interface ScriptElement {
  readonly range: Range;
  readonly startTag: { readonly range: Range; readonly attributes: readonly object[] };
  readonly endTag: { readonly range: Range } | null;
}

const remembered = new WeakMap<object, readonly ScriptBlock[]>();

/** The scripts of a component in the order of the text, or the whole file as one. Read off what the parsers of vue-eslint-parser, svelte-eslint-parser and astro-eslint-parser answer. */
export function scriptBlocks(sourceCode: SourceCode): readonly ScriptBlock[] {
  let blocks = remembered.get(sourceCode);
  if (!blocks) remembered.set(sourceCode, (blocks = read(sourceCode)));
  return blocks;
}

/** The statements at the top level of all scripts of a file. */
export function topLevelStatements(sourceCode: SourceCode): readonly TSESTree.ProgramStatement[] {
  const blocks = scriptBlocks(sourceCode);
  return blocks.length === 1 ? blocks[0]!.statements : blocks.flatMap(({ statements }) => statements);
}

/** The script that holds all of a range, or undefined in a template. */
export function blockAround([start, end]: Range, sourceCode: SourceCode): ScriptBlock | undefined {
  return scriptBlocks(sourceCode).find(({ range }) => range[0] <= start && end <= range[1]);
}

/** Whether the names that one script declares mean the same in another one. Vue puts its two scripts into one module. */
export function isVisibleFrom(declaring: ScriptBlock, using: ScriptBlock): boolean {
  return declaring === using || declaring.framework === "vue" || declaring.kind === "module";
}

function read(sourceCode: SourceCode): readonly ScriptBlock[] {
  const { ast, text, parserServices: services = {} } = sourceCode;
  if ("isSvelte" in services && services.isSvelte === true) return svelteBlocks(sourceCode);
  if ("isAstro" in services && services.isAstro === true) return astroBlocks(sourceCode);
  return (
    vueBlocks(sourceCode) ?? [{ kind: "file", framework: undefined, range: [0, text.length], statements: ast.body }]
  );
}

function svelteBlocks({ ast }: SourceCode): ScriptBlock[] {
  const blocks: ScriptBlock[] = [];
  for (const node of ast.body as readonly Node[]) {
    if (!isNamed(node, "SvelteScriptElement") || !isElement(node) || !("body" in node)) continue;
    const isModule = node.startTag.attributes.some((attribute) => isModuleAttribute(attribute));
    blocks.push({
      kind: isModule ? "module" : "instance",
      framework: "svelte",
      range: contentOf(node),
      statements: node.body as TSESTree.ProgramStatement[],
    });
  }
  return blocks;
}

/** `<script module>`, and `<script context="module">` as it was written before. */
function isModuleAttribute(attribute: object): boolean {
  if (!("key" in attribute) || !hasName(attribute.key)) return false;
  return attribute.key.name === "module" || attribute.key.name === "context";
}

function astroBlocks({ ast }: SourceCode): ScriptBlock[] {
  const [open, close] = (ast.tokens ?? []).filter(
    ({ type, value }) => type === "Punctuator" && (value as string) === "---",
  );
  if (!open || !close) return [];
  const range: Range = [open.range[1], close.range[0]];
  const statements = ast.body.filter((node) => range[0] <= node.range[0] && node.range[1] <= range[1]);
  return [{ kind: "frontmatter", framework: "astro", range, statements }];
}

/** Undefined where the parser is not Vue's, or reads a plain script. */
function vueBlocks(sourceCode: SourceCode): ScriptBlock[] | undefined {
  return vueElements(sourceCode)
    ?.filter((element) => hasName(element) && element.name === "script")
    .map((element): ScriptBlock => {
      const range = contentOf(element);
      return {
        kind: element.startTag.attributes.some(isSetupAttribute) ? "instance" : "module",
        framework: "vue",
        range,
        statements: sourceCode.ast.body.filter((node) => range[0] <= node.range[0] && node.range[1] <= range[1]),
      };
    });
}

/** The elements at the top of a component of Vue: `<script>`, `<template>`, `<style>` and others; undefined where it is none. */
export function vueElements({ parserServices: services }: SourceCode): readonly ScriptElement[] | undefined {
  if (!services || !("getDocumentFragment" in services) || typeof services.getDocumentFragment !== "function")
    return undefined;
  const documentFragment = services.getDocumentFragment as () => unknown;
  const fragment = documentFragment();
  if (typeof fragment !== "object" || fragment === null || !("children" in fragment)) return undefined;
  return Array.isArray(fragment.children) ? fragment.children.filter(isElement) : undefined;
}

function isSetupAttribute(attribute: object): boolean {
  return "key" in attribute && hasName(attribute.key) && attribute.key.name === "setup";
}

function contentOf({ range, startTag, endTag }: ScriptElement): Range {
  return [startTag.range[1], endTag?.range[0] ?? range[1]];
}

function isElement(node: unknown): node is ScriptElement {
  return typeof node === "object" && node !== null && "startTag" in node && "endTag" in node;
}

function isNamed(node: Node, type: string): boolean {
  return (node.type as string) === type;
}

function hasName(value: unknown): value is { readonly name: unknown } {
  return typeof value === "object" && value !== null && "name" in value;
}
