/**
 * Migrates a copy of the sample service in two steps and shows what happened.
 *
 * First ESLint runs without the `decisions` of the policy file: what can be proven is fixed, the rest is explained. Then it runs with
 * them. Ends non-zero when the outcome is not the one of expected.json, or when TypeScript rejects the result.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import { ESLint } from "eslint";
import ts from "typescript";
import { parse, parseDocument } from "yaml";

const RULE = "redis-policy/no-direct-client";
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const expected = JSON.parse(readFileSync(join(here, "expected.json"), "utf8"));

const service = copyService();
// The service's configuration looks for the policy file where ESLint runs.
process.chdir(service);
try {
  process.exitCode = (await demo()) ? 0 : 1;
} finally {
  rmSync(service, { recursive: true, force: true });
}

async function demo() {
  const policyText = readFileSync(join(service, "redis-policy.yaml"), "utf8");
  const policy = parse(policyText);
  const before = readSources();
  const typesBefore = typeErrors();

  writeFileSync(join(service, "redis-policy.yaml"), withoutDecisions(policyText));
  const found = await lint({ fix: false });
  title("1. eslint, without decisions: what stands there");
  showDirectClients(found, () => true);
  showOthers(found);

  const proven = await lint({ fix: true });
  const afterProven = readSources();
  title("2. eslint --fix, without decisions: what was proven is fixed, this is left");
  showDirectClients(proven, () => true);

  writeFileSync(join(service, "redis-policy.yaml"), policyText);
  const settled = await lint({ fix: false });
  title("3. eslint --fix, with the decisions of the policy file: what they settle");
  showDirectClients(settled, ({ fix }) => fix !== undefined);
  const decided = await lint({ fix: true });
  const after = readSources();

  title("4. What changed");
  for (const [file, text] of after) {
    if (text !== before.get(file)) {
      const options = { context: 2, headerOptions: FILE_HEADERS_ONLY };
      print(createTwoFilesPatch(`before/${file}`, `after/${file}`, before.get(file), text, "", "", options));
    }
  }

  title("5. The batch");
  const batch = [...before.keys()].map((file) => {
    const at = (results) => directClients(results, file);
    return {
      file,
      instances: at(found),
      proven: at(found) - at(proven),
      decided: at(proven) - at(decided),
      databases: databasesIn(after.get(file), policy, at(found) - at(decided) > 0),
      saved: lineCount(before.get(file)) - lineCount(after.get(file)),
      left: reasonsLeft(decided, file),
    };
  });
  showBatch(batch);
  showOthers(decided);
  showExemptions(policy);

  title("6. Checks");
  const again = await lint({ fix: true });
  const checks = {
    "the service type-checked before": typesBefore,
    "the result type-checks under strict": typeErrors(),
    "a further run changes nothing": changedFiles(after, readSources()),
    "exempt files and the canonical client are untouched": changedFiles(before, after).filter((file) =>
      expected.untouched.includes(file),
    ),
    "without decisions only proven files changed": changedFiles(before, afterProven).filter(
      (file) => !expected.batch.some((row) => row.file === file && row.proven > 0),
    ),
    "a further run finds what the last one left": isDeepStrictEqual(allMessages(again), allMessages(decided))
      ? []
      : ["the findings differ"],
    "the batch is the promised one": differences(batch),
    "what other rules report at the end is as promised": isDeepStrictEqual(otherFindings(decided), expected.others)
      ? []
      : [JSON.stringify(otherFindings(decided))],
  };
  for (const [name, problems] of Object.entries(checks)) {
    print(`${problems.length === 0 ? "ok    " : "FAILED"}  ${name}`);
    for (const problem of problems) {
      print(`        ${problem}`);
    }
  }
  return Object.values(checks).every((problems) => problems.length === 0);
}

/** A copy of the service in a temporary folder, with the packages that it imports linked into it. */
function copyService() {
  const folder = mkdtempSync(join(tmpdir(), "redis-policy-demo-"));
  cpSync(join(here, "service"), folder, { recursive: true });
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@typescript-eslint"), { recursive: true });
  mkdirSync(join(modules, "@types"));
  for (const name of ["ioredis", "yaml", "@typescript-eslint/parser", "@types/node"]) {
    symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(modules, name), "dir");
  }
  symlinkSync(join(here, "..", ".."), join(modules, "eslint-plugin-redis-policy"), "dir");
  return folder;
}

function withoutDecisions(policyText) {
  const document = parseDocument(policyText);
  document.delete("decisions");
  return document.toString({ lineWidth: 0 });
}

/** Runs the service's own ESLint configuration over its sources. */
async function lint({ fix }) {
  const eslint = new ESLint({ cwd: service, fix });
  const results = await eslint.lintFiles(["src"]);
  await ESLint.outputFixes(results);
  return results;
}

/** Text by path from the service's folder, in the order of the paths. */
function readSources() {
  const names = readdirSync(join(service, "src"), { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".ts")).map((name) => `src/${name.replaceAll("\\", "/")}`);
  return new Map(files.sort().map((file) => [file, readFileSync(join(service, file), "utf8")]));
}

/** Messages of the TypeScript compiler for the service as it stands. */
function typeErrors() {
  const configFile = join(service, "tsconfig.json");
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, service);
  return ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options)).map(({ file, start = 0, messageText }) => {
    const place = file
      ? `${relative(service, file.fileName)}:${ts.getLineAndCharacterOfPosition(file, start).line + 1} `
      : "";
    return `${place}${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}

function messagesOf(results, file) {
  return results.find(({ filePath }) => fromService(filePath) === file)?.messages ?? [];
}

function fromService(filePath) {
  return relative(service, filePath).replaceAll("\\", "/");
}

function allMessages(results) {
  return results.map(({ filePath, messages }) => [
    fromService(filePath),
    messages.map(({ ruleId, line, message }) => [ruleId, line, message]),
  ]);
}

function directClients(results, file) {
  return messagesOf(results, file).filter(isDirectClient).length;
}

function reasonsLeft(results, file) {
  return messagesOf(results, file)
    .filter(isDirectClient)
    .map(({ line, message }) => ({ line, message }));
}

/** The databases that a migrated file asks the canonical client for, as `metrics (4)`. */
function databasesIn(text, policy, migrated) {
  if (!migrated) {
    return [];
  }
  const names = [...text.matchAll(/\bgetRedisClient\(\s*['"](\w+)['"]/g)].map(([, name]) => name);
  return [...new Set(names)].map((name) => `${name} (${policy.databases[name]?.db})`);
}

function lineCount(text) {
  return text.split("\n").length;
}

function changedFiles(before, after) {
  return [...after].filter(([file, text]) => text !== before.get(file)).map(([file]) => file);
}

/** What of the promised outcome is not so. */
function differences(batch) {
  const problems = [];
  const rows = batch.filter(({ instances }) => instances > 0);
  for (const row of rows) {
    const promised = expected.batch.find(({ file }) => file === row.file);
    if (!promised) {
      problems.push(`${row.file}: nothing was promised`);
      continue;
    }
    for (const key of ["instances", "proven", "decided", "databases", "saved"]) {
      if (!isDeepStrictEqual(row[key], promised[key])) {
        problems.push(`${row.file}: ${key} is ${JSON.stringify(row[key])}, not ${JSON.stringify(promised[key])}`);
      }
    }
    const reasons = row.left.map(({ message }) => message);
    if (reasons.length !== promised.left.length || !promised.left.every((text, i) => reasons[i]?.includes(text))) {
      problems.push(`${row.file}: left is ${JSON.stringify(reasons)}, not ${JSON.stringify(promised.left)}`);
    }
  }
  for (const { file } of expected.batch) {
    if (!rows.some((row) => row.file === file)) {
      problems.push(`${file}: nothing was found`);
    }
  }
  return problems;
}

function showDirectClients(results, isShown) {
  let total = 0;
  for (const { filePath, messages } of results) {
    for (const { line, message, fix, suggestions = [] } of messages.filter(isDirectClient).filter(isShown)) {
      total += 1;
      print(`${fromService(filePath)}:${line}${fix ? "  (fixable)" : ""}`);
      print(`    ${message}`);
      for (const { desc } of suggestions) {
        print(`    ? ${desc}`);
      }
    }
  }
  print(`\n${total} direct clients`);
}

/** The other findings in short: which rule, how often, where. */
function showOthers(results) {
  const counts = otherFindings(results);
  for (const [rule, files] of Object.entries(counts)) {
    print(`\nFindings of ${rule}:`);
    print(table(Object.entries(files).map(([file, count]) => [`  ${file}`, String(count)])));
  }
}

/** How often each other rule reports, by rule and file. */
function otherFindings(results) {
  const counts = {};
  for (const { filePath, messages } of results) {
    for (const { ruleId } of messages.filter((message) => !isDirectClient(message))) {
      const files = (counts[ruleId] ??= {});
      files[fromService(filePath)] = (files[fromService(filePath)] ?? 0) + 1;
    }
  }
  return counts;
}

function isDirectClient({ ruleId }) {
  return ruleId === RULE;
}

function showBatch(batch) {
  const rows = batch.filter(({ instances }) => instances > 0);
  const migrated = rows.filter(({ proven, decided }) => proven + decided > 0);
  const left = rows.filter((row) => row.left.length > 0);
  print(
    table([
      ["file", "instances", "database", "how", "lines saved"],
      ...migrated.map(({ file, instances, databases, proven, decided, saved }) => [
        file,
        String(instances),
        databases.join(", "),
        [proven > 0 && `${proven} proven`, decided > 0 && `${decided} decided`].filter(Boolean).join(", "),
        String(saved),
      ]),
      [
        `${migrated.length} files`,
        String(sum(migrated, "proven") + sum(migrated, "decided")),
        "",
        `${sum(migrated, "proven")} proven, ${sum(migrated, "decided")} decided`,
        String(sum(migrated, "saved")),
      ],
    ]),
  );
  print("\nLeft, and why:\n");
  for (const row of left) {
    for (const { line, message } of row.left) {
      print(`${row.file}:${line}\n    ${message}`);
    }
  }
}

function showExemptions({ exemptions }) {
  print("\nExempt by the policy file:\n");
  print(table(exemptions.map(({ files, status, reason }) => [files.join(", "), status, reason])));
}

function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function sum(rows, key) {
  return rows.reduce((total, row) => total + row[key], 0);
}

function title(text) {
  print(`\n${text}\n${"-".repeat(text.length)}\n`);
}

function print(text) {
  process.stdout.write(`${text}\n`);
}
