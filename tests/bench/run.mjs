// Measures this plugin against what people use: `npm run bench` writes docs/benchmarks.md and its plot.
// FILES (2000), ROUNDS (3) and OUT (docs) can be set in the environment. Takes eleven minutes on a quiet machine.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateTree } from "./generate-tree.mjs";
import { writePage } from "./write-page.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const tools = join(root, "tests/bench/tools");
const files = Number(process.env.FILES ?? 2000);
const rounds = Number(process.env.ROUNDS ?? 3);
const folder = mkdtempSync(join(tmpdir(), "redis-policy-bench-"));
const bin = (name) => join(root, "node_modules", name);
const eslint = (config, ...more) => [
  process.execPath,
  bin("eslint/bin/eslint.js"),
  "--no-config-lookup",
  "-c",
  join(tools, `eslint-${config}.mjs`),
  ...more,
  "src",
];
const oxlint = (config, ...more) => [bin(".bin/oxlint"), "-c", join(folder, `${config}.json`), ...more, "src"];
const jscodeshift = (transform) => [
  bin(".bin/jscodeshift"),
  "--parser=ts",
  "--extensions=ts",
  "-s",
  "-t",
  join(tools, `jscodeshift-${transform}.cjs`),
  "src",
];
const astGrep = (rules, ...more) => [
  bin(".bin/ast-grep"),
  "scan",
  "-r",
  join(tools, `ast-grep-${rules}.yml`),
  ...more,
  "src",
];

/** Wall and CPU seconds of one command in one folder; for ESLint also its peak memory and what it still holds at its end, in MB. */
function measure([program, ...parameters], cwd) {
  const memory = join(folder, "memory.txt");
  rmSync(memory, { force: true });
  const isEslint = parameters.some((parameter) => parameter.includes("eslint.js"));
  const script = `TIMEFORMAT='%R %U %S'; time "$0" "$@" >/dev/null 2>"$BENCH_ERRORS"`;
  const errors = join(folder, "errors.txt");
  const { stderr, status } = spawnSync("bash", ["-c", script, program, ...parameters], {
    cwd,
    encoding: "utf8",
    env: {
      ...process.env,
      BENCH_ERRORS: errors,
      ...(isEslint && {
        BENCH_MEMORY: memory,
        NODE_OPTIONS: `--import=${pathToFileURL(join(tools, "report-memory.mjs")).href}`,
      }),
    },
  });
  // ESLint and the others end with 1 when they find something.
  if (status !== 0 && status !== 1)
    throw new Error(`${program} ${parameters.join(" ")}\n${readFileSync(errors, "utf8")}`);
  const [wall, user, system] = stderr.trim().split(/\s+/u).map(Number);
  if (!existsSync(memory)) return { wall, cpu: user + system };
  const [kilobytes, bytes, collection] = readFileSync(memory, "utf8").trim().split(" ").map(Number);
  return { wall, cpu: user + system - collection / 1e6, memory: kilobytes / 1024, live: bytes / 1e6 };
}

/** Commands that take most of a minute run a round less. */
const SLOW = new Set([
  "ESLint, TypeScript parser, no rule",
  "ESLint, restricted imports and selectors",
  "ESLint, recommended",
  "ESLint --fix, recommended",
]);

/** The commands in turn, round after round, so that a slow minute of the machine hits all of them. */
function compare(commands, tree, fresh = false, times = rounds) {
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < times; round += 1)
    for (const [name, command] of Object.entries(commands)) {
      if (round > 0 && round === times - 1 && SLOW.has(name)) continue;
      const cwd = fresh ? join(folder, "copy") : tree;
      if (fresh) {
        rmSync(cwd, { recursive: true, force: true });
        cpSync(tree, cwd, { recursive: true });
      }
      runs[name].push(measure(command, cwd));
      process.stderr.write(`${name}: ${runs[name].at(-1).cpu.toFixed(2)} s of CPU\n`);
    }
  return Object.fromEntries(
    Object.entries(runs).map(([name, list]) => [
      name,
      {
        ...Object.fromEntries(["wall", "cpu", "memory", "live"].map((key) => [key, median(list, key)])),
        spread: spread(list),
      },
    ]),
  );
}

/** Undefined where it was not measured. */
function median(list, key) {
  const sorted = list.map((run) => run[key]).sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

function spread(list) {
  const times = list.map(({ cpu }) => cpu);
  return Math.max(...times) / Math.min(...times) - 1;
}

function tree(name, ...numbers) {
  const path = join(folder, name);
  generateTree(path, ...numbers);
  return path;
}

/** Seconds that ESLint itself counts for rules, and for parsing, over all files of a tree. */
async function insideEslint(config, cwd) {
  const { ESLint } = await import("eslint");
  const engine = new ESLint({ cwd, stats: true, overrideConfigFile: join(tools, `eslint-${config}.mjs`) });
  const totals = { rules: 0, parse: 0 };
  for (const { stats } of await engine.lintFiles(["src"]))
    for (const { parse, rules = {} } of stats.times.passes) {
      totals.parse += parse.total / 1000;
      for (const { total } of Object.values(rules)) totals.rules += total / 1000;
    }
  return totals;
}

try {
  const rules = ["no-direct-client", "no-hardcoded-connection", "no-unknown-database", "no-client-import"];
  const plugin = { jsPlugins: [join(root, "dist/src/index.js")], categories: { correctness: "off" } };
  writeFileSync(
    join(folder, "oxlint-plugin.json"),
    JSON.stringify({ ...plugin, rules: Object.fromEntries(rules.map((rule) => [`redis-policy/${rule}`, "error"])) }),
  );
  writeFileSync(
    join(folder, "oxlint-core.json"),
    JSON.stringify({
      categories: { correctness: "off" },
      rules: { "no-restricted-imports": ["error", { paths: ["ioredis", "redis"] }] },
    }),
  );
  const main = tree("main", files);

  const inside = {};
  // Rules of a process that a smaller tree has warmed up, in turn.
  const warm = tree("warm", Math.ceil(files / 5));
  for (const config of ["core", "recommended"]) await insideEslint(config, warm);
  for (let round = 0; round < Math.max(1, rounds - 1); round += 1)
    for (const config of ["core", "recommended"]) (inside[config] ??= []).push(await insideEslint(config, main));
  const added = Object.fromEntries(
    Object.entries(inside).map(([config, list]) => [
      config,
      { rules: median(list, "rules"), parse: median(list, "parse") },
    ]),
  );

  const lint = compare(
    {
      "ESLint, TypeScript parser, no rule": eslint("parser-only"),
      "ESLint, restricted imports and selectors": eslint("core"),
      "ESLint, recommended": eslint("recommended"),
      "ESLint, gate": eslint("gate"),
      "ESLint, the gate's parser, no rule": eslint("gate-parser"),
      "ESLint, nothing parsed, no rule": eslint("nothing"),
      "jscodeshift with early return": jscodeshift("report"),
      "ast-grep": astGrep("report"),
      "oxlint, restricted imports": oxlint("oxlint-core"),
      "oxlint, this plugin": oxlint("oxlint-plugin"),
    },
    main,
  );
  const migrate = compare(
    {
      "ESLint --fix, recommended": eslint("recommended", "--fix"),
      "ESLint --fix, gate": eslint("gate", "--fix"),
      "ESLint --fix, the gate's parser, no rule": eslint("gate-parser", "--fix"),
      "jscodeshift with early return": jscodeshift("migrate"),
      "ast-grep": astGrep("migrate", "-U"),
      "oxlint --fix, this plugin": oxlint("oxlint-plugin", "--fix"),
    },
    main,
    true,
  );

  const growth = { files: [], connections: [], databases: [] };
  const scale = files / 2000;
  const once = (name, path, config) => compare({ [name]: eslint(config) }, path)[name].cpu;
  const empty = once("start", tree("empty", 1), "gate");
  for (const count of [500, 1000, 2000, 4000, 8000]) {
    const size = Math.max(20, Math.round(count * scale));
    growth.files.push({ size, seconds: once(`${size} files`, tree(`files${size}`, size), "gate") - empty });
  }
  for (const size of [1, 10, 50, 100, 200])
    growth.connections.push({
      size,
      // Twenty files, of which one is all connections.
      seconds: once(`${size} connections`, tree(`connections${size}`, 20, size), "gate") - empty,
    });
  for (const size of [10, 100, 1000, 10_000])
    growth.databases.push({
      size,
      seconds: once(`${size} databases`, tree(`databases${size}`, 100, 1, size), "gate") - empty,
    });

  const version = (name) => JSON.parse(readFileSync(bin(`${name}/package.json`), "utf8")).version;
  const results = {
    date: new Date().toISOString().slice(0, 10),
    machine: { node: process.version, cores: cpus().length },
    versions: Object.fromEntries(
      ["eslint", "@typescript-eslint/parser", "jscodeshift", "@ast-grep/cli", "oxlint"].map((name) => [
        name,
        version(name),
      ]),
    ),
    files,
    rounds,
    added,
    lint,
    migrate,
    growth,
  };
  writePage(results, process.env.OUT ?? join(root, "docs"));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
