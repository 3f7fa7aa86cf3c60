import { scriptBlocks, vueElements } from "./script-blocks.js";
import type { SourceCode, Variable } from "./syntax-tree.js";

/**
 * Where a component's template uses a variable of its scripts without a reference that could be followed: an offset in the text, or
 * undefined where it surely does not. Svelte and Astro have such references; Vue only says that a name is used, and does not look into
 * templates in another language or in another file.
 */
export function templateUse(variable: Variable, sourceCode: SourceCode): number | undefined {
  const setup = scriptBlocks(sourceCode).find(({ framework, kind }) => framework === "vue" && kind === "instance");
  // Without `<script setup>` a template sees only what the component returns or exports.
  if (!setup || variable.scope.type !== "module") return undefined;
  const isMarked = variable.references.some(
    (reference) => "vueUsedInTemplate" in reference && reference.vueUsedInTemplate === true,
  );
  return isMarked
    ? (mentionOutside(variable.name, sourceCode) ?? setup.range[0])
    : unreadUse(variable.name, sourceCode);
}

/** Whether a template may use a name that the scripts do not declare yet. */
export function isNamedInTemplate(name: string, sourceCode: SourceCode): boolean {
  const [block] = scriptBlocks(sourceCode);
  // What stands in another file is not looked at: a name that it uses and that nobody declares is nothing today.
  return block?.framework === "vue" && mentionOutside(name, sourceCode) !== undefined;
}

function unreadUse(name: string, sourceCode: SourceCode): number | undefined {
  for (const element of vueElements(sourceCode) ?? []) {
    if (!("name" in element) || element.name !== "template") continue;
    const attributes = sourceCode.text.slice(...element.startTag.range);
    if (/\ssrc\s*=/u.test(attributes)) return element.range[0];
    if (!("templateBody" in sourceCode.ast) || sourceCode.ast.templateBody === undefined)
      return mentionWithin(name, element.range, sourceCode.text);
  }
  return undefined;
}

function mentionOutside(name: string, sourceCode: SourceCode): number | undefined {
  let at = 0;
  for (const { range } of [...scriptBlocks(sourceCode)].sort((one, other) => one.range[0] - other.range[0])) {
    const found = mentionWithin(name, [at, range[0]], sourceCode.text);
    if (found !== undefined) return found;
    at = range[1];
  }
  return mentionWithin(name, [at, sourceCode.text.length], sourceCode.text);
}

/** A component or a directive may stand there in another case: `<redis-panel>`, `v-focus`. */
function mentionWithin(name: string, [start, end]: readonly [number, number], text: string): number | undefined {
  const letters = [...name].map((letter) => letter.replace(/[$()*+.?[\\\]^{|}]/u, "\\$&"));
  const found = new RegExp(`(?<![\\w$])${letters.join("-?")}(?![\\w$])`, "iu").exec(text.slice(start, end));
  return found ? start + found.index : undefined;
}
