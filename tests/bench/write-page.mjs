// Writes the page of the figures and its plot from one run's results.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export function writePage(results, folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "benchmarks.svg"), plot(results));
  writeFileSync(join(folder, "benchmarks.md"), page(results));
}

const seconds = (value) => value.toFixed(2);
const ratio = (value) => (value >= 10 ? value.toFixed(0) : value.toFixed(2));

function page({ date, machine, versions, files, rounds, added, lint, migrate, growth }) {
  const base = lint["ESLint, TypeScript parser, no rule"];
  const core = lint["ESLint, restricted imports and selectors"];
  const ours = lint["ESLint, recommended"];
  const gate = lint["ESLint, gate"];
  const codemod = lint["jscodeshift with early return"];
  const oxlint = lint["oxlint, this plugin"];
  const goals = [
    [
      "(a) recommended inside an ESLint run, against those core rules (rule time)",
      added.recommended.rules / added.core.rules,
      1,
    ],
    ["(b) gate against ESLint with those core rules", gate.cpu / core.cpu, 0.2],
    ["(b) gate against jscodeshift with early return", gate.cpu / codemod.cpu, 1],
    ["(b) oxlint with this plugin against ESLint with this plugin", oxlint.cpu / ours.cpu, 1 / 20],
    [
      "(c) migration with the gate against jscodeshift with early return",
      migrate["ESLint --fix, gate"].cpu / migrate["jscodeshift with early return"].cpu,
      1,
    ],
    ["(d) seconds a file, largest tree against smallest", each(growth.files).at(-1) / each(growth.files)[0], 1.25],
    [
      "(d) seconds a connection, 200 in a file against 50",
      each(growth.connections).at(-1) / each(growth.connections)[2],
      1.25,
    ],
    ["(e) peak memory, recommended against ESLint alone", ours.memory / base.memory, 1.1],
  ];
  return `# Benchmarks

Made by \`npm run bench\` on ${date}: Node ${machine.node}, ${machine.cores} cores,
${Object.entries(versions)
  .map(([name, version]) => `${name} ${version}`)
  .join(", ")}.

Trust the ratios, not the seconds: all figures are from one run, each the median of ${rounds} rounds in which the commands took turns.
**CPU** is user and system time of the whole process with all its threads, and hardly depends on what else the machine does; **wall**
does. The spread is that of CPU over the rounds.

The tree is generated (\`tests/bench/generate-tree.mjs\`): ${files} TypeScript files of 170 lines on average, of which every twentieth opens a
Redis connection and every fortieth only speaks of Redis. The alternatives are what people use: \`no-restricted-imports\` with three selectors, a codemod that
leaves early when the text does not mention the library, an ast-grep rule. None of them reads a policy file, knows a database by its name, or
says why something was not fixed; they find a part of what the plugin finds.

## What was to be reached

| Goal | Ratio | At most | Reached |
| --- | ---: | ---: | --- |
${goals.map(([name, value, most]) => `| ${name} | ${ratio(value)} | ${ratio(most)} | ${value <= most ? "yes" : "no"} |`).join("\n")}

## What limits what was not reached

- Rule time beside core rules: nearly all of it is spent on the files that do speak of Redis, each of which is followed from its imports to
  verdicts. For the others one scan of the text remains. Against the whole run, which is mostly parsing, it disappears in the spread.
- The gate beside jscodeshift: both skip the files that cannot matter. What remains is ESLint's own work for each file (its configuration, its
  source code object, its report) and the start of ESLint and of the parser; ours is the smaller part.
- Memory: the peak depends on when the collector runs; the core rules alone raise it as well. What of it is ours was not looked into.

## Linting ${files} files

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

function each(list) {
  return list.map(({ size, seconds: time }) => time / size);
}

function table(runs, reference, title) {
  const rows = Object.entries(runs).map(
    ([name, { cpu, wall, memory, spread }]) =>
      `| ${name} | ${seconds(cpu)} | ${seconds(wall)} | ${ratio(cpu / reference)} | ${Math.round(spread * 100)} % | ${memory === undefined ? "" : Math.round(memory)} |`,
  );
  return `| Command | CPU, s | Wall, s | ${title} | Spread | Peak memory, MB |\n| --- | ---: | ---: | ---: | ---: | ---: |\n${rows.join("\n")}`;
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
    const own = /recommended|gate|this plugin/u.test(name);
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
