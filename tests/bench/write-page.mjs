// Writes the page of the figures and its plot from one run's results.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function writePage(results, folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "benchmarks.svg"), plot(results));
  writeFileSync(join(folder, "benchmarks.md"), page(results));
}

const seconds = (value) => value.toFixed(2);
const ratio = (value) => value.toFixed(value >= 10 ? 0 : value >= 0.1 ? 2 : 3);

function page({ date, machine, versions, files, rounds, added, lint, migrate, growth }) {
  const base = lint["ESLint, TypeScript parser, no rule"];
  const core = lint["ESLint, restricted imports and selectors"];
  const ours = lint["ESLint, recommended"];
  const gate = lint["ESLint, gate"];
  const codemod = lint["jscodeshift with early return"];
  const oxlint = lint["oxlint, this plugin"];
  const parsed = lint["ESLint, the gate's parser, no rule"];
  const nothing = lint["ESLint, nothing parsed, no rule"];
  const fixed = migrate["ESLint --fix, gate"];
  const rewritten = migrate["jscodeshift with early return"];
  const share = (value, whole) => `${Math.max(0, Math.round((value / whole) * 100))} %`;
  // Each with what limits it, which is only said of those that are not reached.
  const goals = [
    {
      name: "(a) recommended inside an ESLint run, against those core rules (rule time)",
      value: added.recommended.rules / added.core.rules,
      most: 1,
      limit: `Rule time beside core rules: most of it is spent on the files that do speak of Redis, each of which is followed from its imports
  to verdicts and to the text of the fix; core rules write none. For every other file there remain one scan of its text and a look at
  the folders above it, in which a policy file may have appeared or changed: an editor must notice. Of the whole run, which is mostly
  parsing, it is ${((added.recommended.rules / (added.recommended.rules + added.recommended.parse)) * 100).toFixed(1)} %.`,
    },
    { name: "(b) gate against ESLint with those core rules", value: gate.cpu / core.cpu, most: 0.2 },
    {
      name: "(b) gate against jscodeshift with early return",
      value: gate.cpu / codemod.cpu,
      most: 1,
      limit: `The gate beside jscodeshift: ESLint without any rule, with the gate's parser, takes ${seconds(parsed.cpu)} s, ${ratio(parsed.cpu / codemod.cpu)} times jscodeshift's whole
  run: ${seconds(nothing.cpu)} s for reading the files and for what ESLint does with an empty one, the rest for the start of the plugin and of the TypeScript
  parser and for parsing the files that matter. The rules are ${share(gate.cpu - parsed.cpu, gate.cpu)} of the gate.`,
    },
    {
      name: "(b) oxlint with this plugin against ESLint with this plugin",
      value: oxlint.cpu / ours.cpu,
      most: 1 / 20,
      limit: `oxlint beside ESLint: a good part of its run is the start of a JavaScript plugin, which does not grow with the tree.`,
    },
    {
      name: "(c) migration with the gate against jscodeshift with early return",
      value: fixed.cpu / rewritten.cpu,
      most: 1,
      limit: `Migration beside jscodeshift: ESLint parses a file again after each pass of fixes and once more to see that none is left; a codemod
  parses once. With the gate's parser and no rule, so with a single pass, ESLint takes ${ratio(migrate["ESLint --fix, the gate's parser, no rule"].cpu / rewritten.cpu)} times jscodeshift's run.`,
    },
    {
      name: "(d) seconds a file, largest tree against smallest",
      value: each(growth.files).at(-1) / each(growth.files)[0],
      most: 1.25,
    },
    {
      name: "(d) seconds a connection, 200 in a file against 50",
      value: each(growth.connections).at(-1) / each(growth.connections)[2],
      most: 1.25,
    },
    {
      name: "(e) peak memory, recommended against ESLint alone",
      value: ours.memory / base.memory,
      most: 1.1,
      limit: `Memory: the peak is mostly syntax trees that wait for the collector, and so depends on when it runs: the core rules alone have
  ${ratio(core.memory / base.memory)} times the peak. What a process still holds at its end is ${Math.round(base.live)} MB for ESLint alone, ${Math.round(core.live)} MB with the core rules
  and ${Math.round(ours.live)} MB with \`recommended\`, most of that being the code of the plugin and of the reader of policy files.`,
    },
  ];
  const limits = goals.filter(({ value, most, limit }) => value > most && limit !== undefined);
  return `# Benchmarks

Made by \`npm run bench\` on ${date}: Node ${machine.node}, ${machine.cores} cores,
${Object.entries(versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(", ")}.

Trust the ratios, not the seconds: all figures are from one run, each the median of ${rounds} rounds (of ${Math.max(1, rounds - 1)} for the slow ones) in which the commands took turns.
**CPU** is user and system time of the whole process with all its threads, and hardly depends on what else the machine does; **wall**
does. The spread is that of CPU over the rounds. Peak memory is the largest resident set of the process; **live** is the heap that is still in use
after a collection at its end.

The tree is generated (\`tests/bench/generate-tree.mjs\`): ${files} TypeScript files of 170 lines on average, of which every twentieth opens a
Redis connection and every fortieth only speaks of Redis. The alternatives are what people use: \`no-restricted-imports\` with three selectors, a codemod that
leaves early when the text does not mention the library, an ast-grep rule. None of them reads a policy file, knows a database by its name, or
says why something was not fixed; they find a part of what the plugin finds.

## What was to be reached

| Goal | Ratio | At most | Reached |
| --- | ---: | ---: | --- |
${goals.map(({ name, value, most }) => `| ${name} | ${ratio(value)} | ${ratio(most)} | ${value <= most ? "yes" : "no"} |`).join("\n")}

${limits.length === 0 ? "" : `## What limits what was not reached\n\n${limits.map(({ limit }) => `- ${limit}`).join("\n")}\n\n`}## Linting ${files} files

![CPU seconds of each tool](benchmarks.svg)

${table(lint, core.cpu, "Against core rules")}

Inside the ESLint run, by ESLint's own count (\`stats\`), for all files: parsing ${seconds(added.recommended.parse)} s; the core rules
${(added.core.rules * 1000).toFixed(0)} ms; \`recommended\` ${(added.recommended.rules * 1000).toFixed(0)} ms.

## Migrating ${files} files

${table(migrate, migrate["jscodeshift with early return"].cpu, "Against jscodeshift")}

## Growth

CPU seconds of the gate beyond the start of the process.

${growthTable("Files", growth.files)}

${growthTable("Connections in one file", growth.connections)}

${growthTable("Databases in the policy file (100 files)", growth.databases)}
`;
}

function megabytes(value) {
  return value === undefined ? "" : String(Math.round(value));
}

function each(list) {
  return list.map(({ size, seconds: time }) => time / size);
}

function table(runs, reference, title) {
  const rows = Object.entries(runs).map(
    ([name, { cpu, wall, memory, live, spread }]) =>
      `| ${name} | ${seconds(cpu)} | ${seconds(wall)} | ${ratio(cpu / reference)} | ${Math.round(spread * 100)} % | ${megabytes(memory)} | ${megabytes(live)} |`,
  );
  return `| Command | CPU, s | Wall, s | ${title} | Spread | Peak memory, MB | Live, MB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n${rows.join("\n")}`;
}

function growthTable(title, list) {
  const rows = list.map(
    ({ size, seconds: time }) => `| ${size} | ${seconds(time)} | ${((time / size) * 1000).toFixed(2)} |`,
  );
  return `| ${title} | CPU, s | ms each |\n| ---: | ---: | ---: |\n${rows.join("\n")}`;
}

/** A bar for each command; ours are darker. */
function plot({ lint, files }) {
  const rows = Object.entries(lint);
  const most = Math.max(...rows.map(([, { cpu }]) => cpu));
  const bars = rows.map(([name, { cpu }], i) => {
    const own = /recommended$|gate$|this plugin/u.test(name);
    const width = Math.max(1, (cpu / most) * 420);
    return `  <text x="296" y="${46 + i * 26}" text-anchor="end">${name}</text>\n  <rect x="304" y="${33 + i * 26}" width="${width.toFixed(1)}" height="18" fill="${own ? "#a41e11" : "#9aa5b1"}"/>\n  <text x="${(310 + width).toFixed(1)}" y="${46 + i * 26}">${seconds(cpu)}</text>`;
  });
  const height = 44 + rows.length * 26;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 ${height}" width="800" height="${height}" font-family="sans-serif" font-size="12" role="img" aria-label="CPU seconds for ${files} files">
  <rect width="800" height="${height}" fill="#ffffff"/>
  <text x="304" y="20" font-weight="bold">CPU seconds for ${files} files, less is better</text>
${bars.join("\n")}
</svg>
`;
}
