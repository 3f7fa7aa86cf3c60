import type { CanonicalCall } from "../src/analysis/connection.js";
import { limitsOf } from "../src/policy/lookup.js";
import type { Database } from "../src/policy/policy.js";
import { createRule } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import { listed, quoteLiteral } from "../src/rule/wording-literal.js";
import { foreignByConnection, foreignByName } from "../src/verdict/foreign-database.js";

export default createRule<"foreign">({
  name: "no-foreign-database",
  docs: {
    description: "Disallow opening a database outside the files that the policy file allows",
    configs: ["strict"],
  },
  type: "problem",
  messages: {
    foreign:
      "Database {{name}} may only be opened in {{files}}. Ask its owners for a function that does what is needed, or add this file to its allowedIn in the policy file.",
  },
  check(file, report) {
    if (file.exempt) return;
    for (const call of file.facts.canonicalCalls) {
      for (const name of namesOf(call)) {
        const database = foreignByName(file.policy, name, file.path);
        if (database) report({ range: placeOf(call), messageId: "foreign", data: dataOf(database, file) });
      }
    }
    for (const connection of file.facts.connections) {
      const database = foreignByConnection(connection, file.policy, file.path);
      if (database) report({ range: connection.callee, messageId: "foreign", data: dataOf(database, file) });
    }
  },
});

/** Every name that a call may ask for. */
function namesOf({ database }: CanonicalCall): readonly string[] {
  if (database.state === "absent") return [];
  const values = database.state === "known" ? [database.value] : (database.alternatives ?? []);
  return values.filter((value) => typeof value === "string");
}

/** The name where it stands in the call itself, otherwise the call. */
function placeOf({ database, callee }: CanonicalCall) {
  return database.state === "known" && database.how === "literal" ? database.range : callee;
}

function dataOf(database: Database, { policy }: PolicedFile) {
  const files = limitsOf(policy, database) ?? [];
  return {
    name: quoteLiteral(database.name),
    files: listed(
      files.map((glob) => quoteLiteral(glob)),
      "and",
    ),
  };
}
