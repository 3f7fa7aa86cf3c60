import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { CATALOGUE } from "../../src/clients/catalogue.js";
import type { ClientLibrary, Opening } from "../../src/clients/description.js";
import { openingsOf } from "../clients/openings-of.js";

/** `npx vitest run --project unit tests/docs/clients-page.test.ts -u` writes the page anew. */
it("docs/clients.md lists the catalogue", async () => {
  await expect(page(CATALOGUE)).toMatchFileSnapshot(fileURLToPath(new URL("../../docs/clients.md", import.meta.url)));
});

function page(libraries: readonly ClientLibrary[]): string {
  return `# Client libraries

Connections of these ${libraries.length} libraries are found without any setting. The first column is the word that \`library\` and \`like\` of the
[policy file](policy-file.md) use. A library that is not here, or a function of your own that opens connections, is described in the policy
file under [\`libraries\`](policy-file.md#libraries), in the same terms.

A package that is only given a live client opens nothing, and neither does one that stands in for Redis in tests.

| library | imported from | opens a connection | facts from |
| --- | --- | --- | --- |
${libraries.map(row).join("\n")}

Deno's and import maps' spellings (\`npm:ioredis@5\`, \`jsr:…\`), sub-paths of the packages and file endings mean the same.
This page is written by a test from the data in \`src/clients\`.
`;
}

function row(library: ClientLibrary): string {
  const names = [
    ...new Set(
      library.modules.map(({ specifier }) =>
        specifier
          .split("/")
          .slice(0, specifier.startsWith("@") ? 2 : 1)
          .join("/"),
      ),
    ),
  ];
  // Ready-made clients are described, but not reported.
  const made = openingsOf(library).filter(({ live }) => !live);
  const openings = made.map(({ path, opening }) => ({ names: namesIn(path), opening }));
  const short = new Set(openings.flatMap(({ names }) => (names.length === 1 ? names : [])));
  // `Redis.Redis.createClient` is the same as `createClient`.
  const own = openings.filter(({ names }) => names.length < 2 || !short.has(names.at(-1) ?? ""));
  const ways = new Set(own.filter(({ names }) => new Set(names).size === names.length).map(way));
  const cells = [
    code(library.name),
    names.map(code).join(", "),
    [...ways].sort().join(", ") || "given a live client only",
    library.source.replaceAll("|", "\\|"),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** The names of exports and members that lead to an opening. */
function namesIn(path: string): readonly string[] {
  return path
    .split(" › ")
    .slice(1)
    .filter((name) => name !== "default");
}

/** `new Redis`, `createClient()`, or in words where there is no name. */
function way({ names, opening: { by } }: { readonly names: readonly string[]; readonly opening: Opening }): string {
  const name = names.filter((each) => each !== "()").join(".");
  if (name === "") return names.length > 0 ? "what the module returns" : "the module itself";
  return code(by.includes("new") ? `new ${name}` : by.includes("call") ? `${name}()` : name);
}

function code(text: string): string {
  return `\`${text}\``;
}
