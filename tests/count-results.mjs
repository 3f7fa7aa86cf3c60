// Adds up vitest's JSON reports: prints "N passed, N failed" and ends non-zero when a test failed or a report is missing.
import { readFileSync } from "node:fs";

const total = { passed: 0, failed: 0, skipped: 0 };
let complete = true;

for (const path of process.argv.slice(2)) {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    total.passed += report.numPassedTests;
    total.failed += report.numFailedTests;
    total.skipped += report.numPendingTests + report.numTodoTests;
    // A file that could not even be loaded has no tests to count.
    total.failed += report.testResults.filter(
      ({ status, assertionResults }) =>
        status === "failed" && assertionResults.every((test) => test.status !== "failed"),
    ).length;
  } catch (error) {
    process.stderr.write(`${path}: ${error.message}\n`);
    complete = false;
  }
}

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exitCode = complete && total.failed === 0 && total.passed > 0 ? 0 : 1;
