import { join } from "node:path";
import tsParser from "@typescript-eslint/parser";
import * as astroParser from "astro-eslint-parser";
import { Linter } from "eslint";
import * as svelteParser from "svelte-eslint-parser";
import { describe, expect, it } from "vitest";
import * as vueParser from "vue-eslint-parser";
import plugin from "../../src/plugin.js";
import { fixtures } from "../rules/run-cases.js";

const PARSERS: Readonly<Record<string, Linter.Parser>> = {
  vue: vueParser,
  svelte: svelteParser,
  ts: svelteParser,
  js: svelteParser,
  astro: astroParser,
};

interface Fixed {
  readonly title: string;
  /** Below the folder of the policy `minimal`. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

interface Left extends Omit<Fixed, "after"> {
  /** What is said about the connection; the file stays as it is. */
  readonly says: string;
}

const VUE: readonly Fixed[] = [
  {
    title: "a script in TypeScript with setup",
    file: "src/pages/Page.vue",
    before: `<template>
  <p>{{ names }}</p>
</template>

<script setup lang="ts">
import { Redis } from "ioredis";
import { ref } from "vue";

const DB = 4;
const client = new Redis({ host: "localhost", db: DB });
const names = ref<string[]>([]);
client.smembers("names").then((found) => (names.value = found));
</script>
`,
    after: `<template>
  <p>{{ names }}</p>
</template>

<script setup lang="ts">
import { ref } from "vue";
import { getRedis } from "../redis";

const client = getRedis("metrics");
const names = ref<string[]>([]);
client.smembers("names").then((found) => (names.value = found));
</script>
`,
  },
  {
    title: "an indented script, the only import of which goes",
    file: "src/pages/Page.vue",
    before: `<script>
    import Redis from 'ioredis'

    const client = new Redis({ db: 4 })

    export default {
        methods: { load: () => client.get('a') },
    }
</script>
<template><p @click="load">Redis client</p></template>
`,
    after: `<script>
    import { getRedis } from '../redis'

    const client = getRedis('metrics')

    export default {
        methods: { load: () => client.get('a') },
    }
</script>
<template><p @click="load">Redis client</p></template>
`,
  },
  {
    title: "two scripts, both with a connection",
    file: "src/Page.vue",
    before: `<script lang="ts">
import { Redis } from "ioredis";
const shared = new Redis({ db: 4 });
shared.get("b");
export default { name: "Page" };
</script>
<script setup lang="ts">
import Panel from "./Panel.vue";
const own = new Redis({ db: 0 });
own.get("a");
</script>
<template><Panel /></template>
`,
    after: `<script lang="ts">
import { getRedis } from "./redis";
const shared = getRedis("metrics");
shared.get("b");
export default { name: "Page" };
</script>
<script setup lang="ts">
import Panel from "./Panel.vue";
const own = getRedis("main");
own.get("a");
</script>
<template><Panel /></template>
`,
  },
  {
    title: "two scripts, the one with setup first, the other without an import",
    file: "src/Page.vue",
    before: `<script setup lang="ts">
  import { Redis } from "ioredis";
  const own = new Redis({ db: 4 });
  own.get("a");
</script>
<script lang="ts">
  export const answer = 42;
</script>
<template><p /></template>
`,
    after: `<script setup lang="ts">
  import { getRedis } from "./redis";
  const own = getRedis("metrics");
  own.get("a");
</script>
<script lang="ts">
  export const answer = 42;
</script>
<template><p /></template>
`,
  },
  {
    title: "everything in one line",
    file: "src/Page.vue",
    before: `<script setup>import { Redis } from "ioredis"; const c = new Redis({ db: 4 }); c.get("a");</script>
`,
    after: `<script setup>
import { getRedis } from "./redis"; const c = getRedis("metrics"); c.get("a");</script>
`,
  },
  {
    title: "an import that ends where the script ends",
    file: "src/Page.vue",
    before: `<script setup>const c = () => new Redis({ db: 4 }); c().get("a"); import { Redis, Command } from "ioredis"</script>
<script>export default { name: Command.name }</script>`,
    after: `<script setup>const c = () => getRedis("metrics"); c().get("a"); import { Command } from "ioredis"
import { getRedis } from "./redis";</script>
<script>export default { name: Command.name }</script>`,
  },
  {
    title: "a connection without an import",
    file: "src/Page.vue",
    before: `<template><p /></template>
<script setup>
  // Loaded late.
  const { Redis } = await import("ioredis");
  const load = () => new Redis({ db: 4 }).get("a");
  load();
</script>
`,
    after: `<template><p /></template>
<script setup>
  import { getRedis } from "./redis";

  // Loaded late.

  const load = () => getRedis("metrics").get("a");
  load();
</script>
`,
  },
];

const SVELTE: readonly Fixed[] = [
  {
    title: "a script for each instance",
    file: "src/routes/Page.svelte",
    before: `<script lang="ts">
	import { Redis } from "ioredis";
	import { onMount } from "svelte";

	const client = new Redis({ db: 4 });
	onMount(() => client.get("a"));
</script>

<button onclick={() => client.get("b")}>{client.status}</button>
`,
    after: `<script lang="ts">
	import { onMount } from "svelte";
	import { getRedis } from "../redis";

	const client = getRedis("metrics");
	onMount(() => client.get("a"));
</script>

<button onclick={() => client.get("b")}>{client.status}</button>
`,
  },
  {
    title: "a script for the module and one for each instance",
    file: "src/Page.svelte",
    before: `<script module lang="ts">
  import { Redis } from "ioredis";
  const shared = new Redis({ db: 4 });
  export const load = () => shared.get("a");
</script>
<script lang="ts">
  const own = new Redis();
</script>
{#await own.get("b") then found}{found}{/await}
`,
    after: `<script module lang="ts">
  import { getRedis } from "./redis";
  const shared = getRedis("metrics");
  export const load = () => shared.get("a");
</script>
<script lang="ts">
  const own = getRedis("main");
</script>
{#await own.get("b") then found}{found}{/await}
`,
  },
  {
    title: "the script of the module behind the other one",
    file: "src/Page.svelte",
    before: `<script>
  const own = new Redis({ db: 4 });
  own.get("a");
</script>
<script context="module">
  import { Redis } from "ioredis";
</script>
`,
    after: `<script>
  const own = getRedis("metrics");
  own.get("a");
</script>
<script context="module">
  import { getRedis } from "./redis";
</script>
`,
  },
  {
    title: "a module of runes",
    file: "src/state.svelte.ts",
    before: `import { Redis } from "ioredis";

const client = new Redis({ db: 4 });
export const names = $state<string[]>(await client.smembers("names"));
`,
    after: `import { getRedis } from "./redis.js";

const client = getRedis("metrics");
export const names = $state<string[]>(await client.smembers("names"));
`,
  },
  {
    title: "a module of runes in JavaScript",
    file: "src/state.svelte.js",
    before: `import { Redis } from "ioredis";
const client = new Redis({ db: 4 });
export const names = $state(await client.smembers("names"));
`,
    after: `import { getRedis } from "./redis";
const client = getRedis("metrics");
export const names = $state(await client.smembers("names"));
`,
  },
];

const ASTRO: readonly Fixed[] = [
  {
    title: "frontmatter behind letters of several bytes",
    file: "src/pages/index.astro",
    before: `---
// äöü 😀
import { Redis } from "ioredis";
import Layout from "../layouts/Layout.astro";

const client = new Redis({ db: 4 });
const names = await client.smembers("names");
---

<Layout title="ö">
  <p>{await client.get("😀")}</p>
  {names.map((name) => <li>{name}</li>)}
</Layout>
<script>
  import { Redis } from "ioredis";
  const untouched = new Redis({ db: 4 });
</script>
`,
    after: `---
// äöü 😀
import Layout from "../layouts/Layout.astro";
import { getRedis } from "../redis";

const client = getRedis("metrics");
const names = await client.smembers("names");
---

<Layout title="ö">
  <p>{await client.get("😀")}</p>
  {names.map((name) => <li>{name}</li>)}
</Layout>
<script>
  import { Redis } from "ioredis";
  const untouched = new Redis({ db: 4 });
</script>
`,
  },
  {
    title: "frontmatter without an import",
    file: "src/pages/index.astro",
    before: `---
const { Redis } = await import("ioredis");
const client = new Redis({ db: 4 });
---
<p>{await client.get("a")}</p>
`,
    after: `---
import { getRedis } from "../redis";

const client = getRedis("metrics");
---
<p>{await client.get("a")}</p>
`,
  },
];

const LEFT: readonly Left[] = [
  {
    title: "Vue: the template uses the client",
    file: "src/Page.vue",
    before: `<template>
  <button @click="client.quit()">Bye</button>
</template>
<script setup lang="ts">
import { Redis } from "ioredis";
const client = new Redis({ db: 4 });
</script>
`,
    says: "the template uses the client in line 2 and may do anything to the connection that others share",
  },
  {
    title: "Vue: a style uses the client",
    file: "src/Page.vue",
    before: `<script setup>
import { Redis } from "ioredis";
const client = new Redis({ db: 4 });
</script>
<style>
p { color: v-bind("client.status") }
</style>
`,
    says: "the template uses the client in line 6 ",
  },
  {
    title: "Vue: the template uses what holds the client",
    file: "src/Page.vue",
    before: `<template><Panel :state="state" /></template>
<script setup>
import { Redis } from "ioredis";
import Panel from "./Panel.vue";
const state = { client: new Redis({ db: 4 }) };
</script>
`,
    says: "the template uses the client in line 1 ",
  },
  {
    title: "Vue: a template in another language",
    file: "src/Page.vue",
    before: `<template lang="pug">
button(@click="client.quit()")
</template>
<script setup>
import { Redis } from "ioredis";
const client = new Redis({ db: 4 });
</script>
`,
    says: "the template uses the client in line 2 ",
  },
  {
    title: "Vue: a template in another file",
    file: "src/Page.vue",
    before: `<template src="./page.html"></template>
<script setup>
import { Redis } from "ioredis";
const client = new Redis({ db: 4 });
</script>
`,
    says: "the template uses the client in line 1 ",
  },
  {
    title: "Vue: the template may change the number",
    file: "src/Page.vue",
    before: `<template><input v-model="db" /></template>
<script setup>
import { Redis } from "ioredis";
let db = 4;
const load = () => new Redis({ db }).get("a");
load();
</script>
`,
    says: "db says which database it uses, and that is not known here",
  },
  {
    title: "Vue: the template may change the options",
    file: "src/Page.vue",
    before: `<template><input v-model="options.db" /></template>
<script setup>
import { Redis } from "ioredis";
const options = { db: 4 };
const load = () => new Redis(options).get("a");
load();
</script>
`,
    says: "options",
  },
  {
    title: "Svelte: the template closes the client",
    file: "src/Page.svelte",
    before: `<script>
  import { Redis } from "ioredis";
  const client = new Redis({ db: 4 });
</script>
<button onclick={() => client.quit()}>Bye</button>
`,
    says: "quit() in line 5 would close the connection that others share",
  },
  {
    title: "Svelte: another component gets the client",
    file: "src/Page.svelte",
    before: `<script>
  import { Redis } from "ioredis";
  import Panel from "./Panel.svelte";
  const client = new Redis({ db: 4 });
</script>
<Panel {client} />
`,
    says: "the template uses the client in line 6 ",
  },
  {
    title: "Svelte: whoever uses the component may set the number",
    file: "src/Page.svelte",
    before: `<script>
  import { Redis } from "ioredis";
  export let db = 4;
  const client = new Redis({ db });
  client.get("a");
</script>
`,
    says: "db says which database it uses, and that is not known here",
  },
  {
    title: "Svelte: the template may change the options",
    file: "src/Page.svelte",
    before: `<script>
  import { Redis } from "ioredis";
  let options = { db: 4 };
  const load = () => new Redis(options).get("a");
  load();
</script>
<input bind:value={options.db} />
`,
    says: "is not known here",
  },
  {
    title: "Svelte: a reactive statement",
    file: "src/Page.svelte",
    before: `<script>
  import { Redis } from "ioredis";
  let client;
  $: client = new Redis({ db: 4 });
</script>
`,
    says: "it stands in a reactive statement",
  },
  {
    title: "Svelte: a connection in the template",
    file: "src/Page.svelte",
    before: `<script>
  import { Redis } from "ioredis";
</script>
{#if true}
  {@const client = new Redis({ db: 4 })}
  {#await client.get("a") then found}{found}{/await}
{/if}
`,
    says: "it stands outside of the scripts",
  },
  {
    title: "Astro: a connection in the template",
    file: "src/Page.astro",
    before: `---
import { Redis } from "ioredis";
---
<p>{await new Redis({ db: 4 }).get("a")}</p>
`,
    says: "it stands outside of the scripts",
  },
  {
    title: "Astro: the template closes the client",
    file: "src/Page.astro",
    before: `---
import { Redis } from "ioredis";
const client = new Redis({ db: 4 });
---
<p>{await client.get("a")}</p>
{await client.quit()}
`,
    says: "quit() in line 6 would close the connection that others share",
  },
];

/** Shapes that must neither crash a rule nor be changed. */
const HOSTILE: readonly (readonly [file: string, text: string])[] = [
  ["src/a.vue", ""],
  ["src/a.vue", "<script></script>"],
  ["src/a.vue", "<script setup></script><script></script><!-- ioredis -->"],
  ["src/a.vue", '<script src="./ioredis.js"></script>'],
  ["src/a.vue", '<script src="./ioredis.js" />\n<template><p>redis://</p></template>'],
  ["src/a.vue", '<template lang="pug">\np ioredis\n</template>'],
  ["src/a.vue", '<template><p>{{ "ioredis" }}</p></template><docs>new Redis()</docs>'],
  ["src/a.vue", "<script>// ioredis</script>"],
  ["src/a.vue", "<template>{{ ioredis"],
  ["src/a.svelte", ""],
  ["src/a.svelte", "<script></script>"],
  ["src/a.svelte", "<script>// ioredis</script>{'ioredis'}"],
  ["src/a.svelte", "<p>ioredis redis://</p>"],
  ["src/a.svelte", "{@html 'ioredis'}{#each [1] as one}{@const two = one}{two}{/each}"],
  ["src/a.astro", ""],
  ["src/a.astro", "---\n---"],
  ["src/a.astro", "---\n// ioredis\n---\n<p>--- ioredis ---</p>"],
  ["src/a.astro", "<p>ioredis</p>"],
  ["src/a.astro", "<p>ioredis</p>\n---\nconst no = 'frontmatter';\n---\n"],
];

describe.each([
  ["Vue", VUE],
  ["Svelte", SVELTE],
  ["Astro", ASTRO],
] as const)("%s", (_name, cases) => {
  it.each(cases)("$title", ({ file, before, after }) => {
    expectPlaces(before, file);
    expect(fixAll(before, file)).toBe(after);
    expect(lint(after, file)).toEqual([]);
  });

  it.each(cases)("$title, with CRLF", ({ file, before, after }) => {
    expectPlaces(crlf(before), file);
    expect(fixAll(crlf(before), file)).toBe(crlf(after));
  });

  it.each(cases)("$title, each fix alone and from the last to the first", ({ file, before, after }) => {
    let text = before;
    for (let step = 0; step < 12; step += 1) {
      const problems = lint(text, file).filter(({ fix }) => fix);
      for (const { fix } of problems) expect(fatal(applied(text, fix), file)).toEqual([]);
      const last = problems.at(-1);
      if (!last) break;
      text = applied(text, last.fix);
    }
    expect(text).toBe(after);
  });
});

it.each(LEFT)("leaves alone what is not certain: $title", ({ file, before, says }) => {
  const problems = lint(before, file).filter(({ ruleId }) => ruleId === "redis-policy/no-direct-client");
  expect(problems).toHaveLength(1);
  expect(problems[0]!.message).toContain(says);
  expect(problems[0]!.message).toContain("Not fixed");
  expect(problems[0]!.fix).toBeUndefined();
  for (const { fix } of problems[0]!.suggestions ?? []) expect(fatal(applied(before, fix), file)).toEqual([]);
  expectPlaces(before, file);
  expect(fixAll(before, file)).toBe(before);
});

it.each(HOSTILE)("neither breaks nor reports: %s %s", (file, text) => {
  expect(lint(text, file).filter(({ fatal: isFatal }) => !isFatal)).toEqual([]);
});

it("keeps an import that a template in another language may use", () => {
  const text = `<template lang="pug">
redis
</template>
<script setup>
import { Redis } from "ioredis";
</script>
`;
  expect(lint(text, "src/Page.vue")).toEqual([]);
});

it("removes an unused import of a component with its line only", () => {
  const text = `<script setup lang="ts">
  import { Redis } from "ioredis";
  import { ref } from "vue";
  const one = ref(1);
</script>
<template><p>{{ one }}</p></template>
`;
  expect(fixAll(text, "src/Page.vue")).toBe(text.replace('  import { Redis } from "ioredis";\n', ""));
});

it("takes another name where the template has that one already", () => {
  const before = `<template><p @click="getRedis()" /></template>
<script setup>
import { Redis } from "ioredis";
const own = new Redis({ db: 4 });
own.get("a");
</script>
`;
  expect(fixAll(before, "src/Page.vue")).toContain('import { getRedis as getCanonicalRedis } from "./redis";');
});

it("reports but does not fix a script that a processor took out of a component", () => {
  const script = `\nimport { Redis } from "ioredis";\nconst client = new Redis({ db: 4 });\nclient.get("a");\n`;
  const messages = new Linter({ cwd: fixtures }).verify(
    `<script setup>${script}</script>`,
    [
      {
        files: ["**/*.vue"],
        processor: { preprocess: () => [{ text: script, filename: "0.js" }], postprocess: (lists) => lists.flat() },
      },
      { files: ["**/*.js"], plugins: { "redis-policy": plugin }, rules: { "redis-policy/no-direct-client": "error" } },
    ],
    { filename: join(fixtures, "minimal/src/Page.vue") },
  );
  expect(messages).toHaveLength(1);
  expect(messages[0]!.message).toContain("the template of the component may use it");
  expect(messages[0]!.fix).toBeUndefined();
});

it("sees a null check at the top level of a script", () => {
  const component = (check: string) => `<script>
  import { getRedisClient } from "./redis/client.js";
  const redis = getRedisClient("metrics");
${check}  redis.get("a");
</script>
`;
  const rules = (text: string) => lint(text, "src/Page.svelte", "full").map(({ ruleId }) => ruleId);
  expect(rules(component(""))).toEqual(["redis-policy/require-null-check"]);
  expect(rules(component('  if (!redis) throw new Error("no Redis");\n'))).toEqual([]);
});

function lint(text: string, file: string, fixture = "minimal"): Linter.LintMessage[] {
  const name = file.split(".").at(-1)!;
  return new Linter({ cwd: fixtures }).verify(
    text,
    [
      {
        files: ["**"],
        plugins: { "redis-policy": plugin },
        rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`redis-policy/${rule}`, "error"])),
        languageOptions: { parser: PARSERS[name]!, parserOptions: { parser: tsParser } },
      },
    ],
    { filename: join(fixtures, fixture, file) },
  );
}

/** Where a problem is said to be, a client's constructor or an import of it stands. */
function expectPlaces(text: string, file: string): void {
  const lines = text.split(/\r?\n/u);
  for (const { message, ruleId, line, column, endLine, endColumn } of lint(text, file)) {
    if (ruleId !== "redis-policy/no-direct-client") continue;
    expect(endLine, message).toBe(line);
    expect(lines[line - 1]!.slice(column - 1, endColumn! - 1), message).toBe("Redis");
  }
}

function fixAll(text: string, file: string): string {
  let fixed = text;
  for (let pass = 0; pass < 3; pass += 1) fixed = onePass(fixed, file);
  expect(fatal(fixed, file)).toEqual([]);
  expect(onePass(fixed, file)).toBe(fixed);
  return fixed;
}

/** One pass of `--fix`, as ESLint merges the fixes of one pass: from the front, without those that overlap. */
function onePass(text: string, file: string): string {
  let fixed = "";
  let at = 0;
  const fixes = lint(text, file).flatMap(({ fix }) => (fix ? [fix] : []));
  for (const fix of fixes.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    if (fix.range[0] < at) continue;
    fixed += text.slice(at, fix.range[0]) + fix.text;
    at = fix.range[1];
  }
  return fixed + text.slice(at);
}

function fatal(text: string, file: string): Linter.LintMessage[] {
  return lint(text, file).filter((message) => message.fatal);
}

function applied(text: string, fix: Linter.LintMessage["fix"]): string {
  return fix ? text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]) : text;
}

function crlf(text: string): string {
  return text.replaceAll("\n", "\r\n");
}
