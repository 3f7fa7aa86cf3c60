import type { CanonicalCall, GivenName } from "../src/analysis/connection.js";
import type { UnknownValue } from "../src/analysis/option-value.js";
import { databaseNamed, databasesAt, suggestName } from "../src/policy/lookup.js";
import type { Database } from "../src/policy/policy.js";
import { createRule, type Finding } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import { nameOfClient } from "../src/policy/name-of-client.js";
import { listed, quoteLiteral, quoteSource } from "../src/rule/wording-literal.js";
import { renameCanonicalCall } from "../src/rewrite/rename-canonical-call.js";

type MessageIds =
  "unknown" | "similar" | "deprecated" | "withdrawn" | "number" | "numbers" | "useName" | "unread" | "spelling";

interface Options {
  /** What to do about a name that cannot be read from the file. */
  readonly unknownNames: "ignore" | "report";
}

export default createRule<MessageIds, Options>({
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
    spelling: "{{old}} is an older spelling of the canonical function. Use {{current}}().{{refusal}}",
    unread: "The name of the database cannot be read from this file: {{source}}. Use one of {{names}} itself.",
  },
  options: {
    properties: {
      unknownNames: {
        type: "string",
        description:
          "What to do about names that cannot be read from the file: parameters, configuration, other modules.",
        enum: ["ignore", "report"],
      },
    },
    defaults: { unknownNames: "ignore" },
  },
  check(file, report, { unknownNames }) {
    if (file.exempt) return;
    const told = new Set<string>();
    for (const call of file.facts.canonicalCalls) {
      if (call.former) report(olderSpelling(call, file));
      for (const named of call.names) {
        const finding = findingFor(call, named, file);
        // A type, or a constant that several calls use, is told once where it stands.
        const key = finding && `${finding.range.join()} ${finding.messageId} ${named.value}`;
        if (!finding || key === undefined || told.has(key)) continue;
        told.add(key);
        report(finding);
      }
      if (unknownNames === "report" && call.unknownName) report(unread(call.unknownName, file));
    }
  },
});

function olderSpelling(call: CanonicalCall, file: PolicedFile): Finding<MessageIds> {
  const client = file.policy.clients[call.client]!;
  const fix = file.spellingOf(call, client);
  const old = quoteSource(file.sourceCode.text.slice(...call.callee));
  const refusal = "refusal" in fix ? ` Not fixed: ${fix.refusal}.` : "";
  return { range: call.callee, messageId: "spelling", data: { old, current: nameOfClient(client), refusal }, fix };
}

function unread({ range, source }: UnknownValue, { policy }: PolicedFile): Finding<MessageIds> {
  const names = namesOf([...policy.databases.values()]);
  return { range, messageId: "unread", data: { source: quoteSource(source), names } };
}

function findingFor(call: CanonicalCall, named: GivenName, file: PolicedFile): Finding<MessageIds> | undefined {
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

/** A fix where the name means nothing but databases; otherwise a person confirms it. */
function answer(
  database: Database,
  named: GivenName,
  file: PolicedFile,
): Pick<Finding<MessageIds>, "fix" | "suggestions"> {
  return named.replaceable
    ? { fix: renameCanonicalCall(file.sourceCode, named, database.name) }
    : { suggestions: offers([database], named, file) };
}

function offers(databases: readonly Database[], named: GivenName, file: PolicedFile) {
  return databases.map((database) => ({
    messageId: "useName" as const,
    data: { name: quoteLiteral(database.name) },
    rewrite: renameCanonicalCall(file.sourceCode, named, database.name),
  }));
}
