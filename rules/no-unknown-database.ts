import type { CanonicalCall } from "../src/analysis/connection.js";
import type { KnownValue } from "../src/analysis/option-value.js";
import { databaseNamed, databasesAt, suggestName } from "../src/policy/lookup.js";
import type { Database } from "../src/policy/policy.js";
import { createRule, type Finding } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import { listed, quoteLiteral } from "../src/rule/wording-literal.js";
import { renameCanonicalCall } from "../src/rewrite/rename-canonical-call.js";

type MessageIds = "unknown" | "similar" | "deprecated" | "withdrawn" | "number" | "numbers" | "useName";

export default createRule<MessageIds>({
  name: "no-unknown-database",
  docs: {
    description: "Disallow names of databases that the policy file does not have",
    configs: ["recommended", "strict"],
  },
  type: "problem",
  fixable: true,
  hasSuggestions: true,
  messages: {
    unknown: "The policy file has no database {{name}}. Add it there, or use one of {{names}}.",
    similar: "The policy file has no database {{name}}. Did you mean {{names}}? Use a name that it has.",
    deprecated: "Database {{name}} is deprecated. Use {{names}}.",
    withdrawn: "Database {{name}} is deprecated, and nothing replaces it. Use another one.",
    number: "A database is asked for by its name, not by number {{name}}. Use {{names}}.",
    numbers: "A database is asked for by its name, not by number {{name}}. Use one of {{names}}.",
    useName: "Use {{name}}.",
  },
  check(file, report) {
    for (const call of file.facts.canonicalCalls) {
      if (call.database.state !== "known") continue;
      const finding = findingFor(call, call.database, file);
      if (finding) report(finding);
    }
  },
});

function findingFor(
  call: CanonicalCall,
  named: KnownValue<string | number>,
  file: PolicedFile,
): Finding<MessageIds> | undefined {
  const { policy } = file;
  const name = quoteLiteral(named.value);
  const range = named.how === "literal" ? named.range : call.callee;
  if (typeof named.value === "number") {
    const databases = databasesAt(policy, "default", named.value);
    if (databases.length === 0)
      return { range, messageId: "unknown", data: { name, names: namesOf([...policy.databases.values()]) } };
    const [only] = databases;
    return databases.length === 1 && only
      ? { range, messageId: "number", data: { name, names: namesOf(databases) }, ...answer(only, named, file) }
      : {
          range,
          messageId: "numbers",
          data: { name, names: namesOf(databases) },
          suggestions: offers(databases, named, file),
        };
  }
  const database = databaseNamed(policy, named.value);
  if (database && !database.deprecated) return undefined;
  if (database) {
    const replacement = database.replacedBy === undefined ? undefined : databaseNamed(policy, database.replacedBy);
    if (!replacement) return { range, messageId: "withdrawn", data: { name } };
    return {
      range,
      messageId: "deprecated",
      data: { name, names: namesOf([replacement]) },
      ...answer(replacement, named, file),
    };
  }
  const similar = suggestName(policy, named.value).flatMap((other) => databaseNamed(policy, other) ?? []);
  if (similar.length === 0)
    return { range, messageId: "unknown", data: { name, names: namesOf([...policy.databases.values()]) } };
  return {
    range,
    messageId: "similar",
    data: { name, names: namesOf(similar) },
    suggestions: offers(similar, named, file),
  };
}

function namesOf(databases: readonly Database[]): string {
  return listed(
    databases.filter(({ deprecated }) => !deprecated).map(({ name }) => quoteLiteral(name)),
    "or",
  );
}

/** A fix where the name stands in the call itself; a constant or a fallback may mean more than this call, so a person confirms it. */
function answer(
  database: Database,
  named: KnownValue<string | number>,
  file: PolicedFile,
): Pick<Finding<MessageIds>, "fix" | "suggestions"> {
  return named.how === "literal"
    ? { fix: renameCanonicalCall(file.sourceCode, named, database.name) }
    : { suggestions: offers([database], named, file) };
}

function offers(databases: readonly Database[], named: KnownValue<string | number>, file: PolicedFile) {
  return databases.map((database) => ({
    messageId: "useName" as const,
    data: { name: quoteLiteral(database.name) },
    rewrite: renameCanonicalCall(file.sourceCode, named, database.name),
  }));
}
