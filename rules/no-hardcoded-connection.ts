import type { HardcodedLiteral } from "../src/analysis/connection.js";
import { serverForEndpoint } from "../src/policy/lookup.js";
import type { Policy } from "../src/policy/policy.js";
import { createRule } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import { quoteLiteral } from "../src/rule/wording-literal.js";
import { withoutSecrets } from "../src/rule/wording-secrets.js";

type MessageIds = "literal" | "fallback" | "password" | "readEnvironment";

export default createRule<MessageIds>({
  name: "no-hardcoded-connection",
  docs: {
    description: "Disallow literal hosts, ports, socket paths, database numbers, passwords and addresses of Redis",
    configs: ["recommended", "strict"],
  },
  type: "problem",
  hasSuggestions: true,
  messages: {
    literal: "Hard-coded Redis {{what}} {{shown}}. Read it from configuration, or leave it to the canonical client.",
    fallback:
      "Hard-coded Redis {{what}} {{shown}} as a fallback. Leave the default to the canonical client's configuration.",
    readEnvironment: "Read it from {{variable}}.",
    password:
      "Hard-coded Redis password. Read it from a secret store, and change it: it is in the history of this file.",
  },
  check(file, report) {
    for (const literal of file.facts.hardcoded) {
      if (literal.what === "password") report({ range: literal.range, messageId: "password" });
      else
        report({
          range: literal.range,
          messageId: literal.how === "fallback" ? "fallback" : "literal",
          data: { what: wordFor(literal), shown: shownOf(literal) },
          suggestions: (isOptionValue(literal, file) ? variablesFor(literal, file.policy) : []).map((variable) => ({
            messageId: "readEnvironment" as const,
            data: { variable },
            rewrite: { edits: [{ range: literal.range, text: variable }], left: [] },
          })),
        });
    }
  },
});

/** Environment variables that the policy file lists for the server of a literal host. Only a host may be missing at run time, so only it can be read from one as it is. */
function variablesFor({ how, shown, port }: HardcodedLiteral, policy: Policy): readonly string[] {
  if (!port || how !== "literal") return [];
  const answer = serverForEndpoint(policy, shown, port.state === "known" ? port.value : undefined);
  const servers = answer.state === "foreign" ? [] : [answer.server];
  return servers.flatMap(({ endpoints }) =>
    endpoints.flatMap(({ environment }) =>
      environment !== undefined && /HOST/u.test(environment) ? [`process.env.${environment}`] : [],
    ),
  );
}

/** An argument of its own must not be undefined for the compiler; an option may. */
function isOptionValue({ range }: HardcodedLiteral, { sourceCode }: PolicedFile): boolean {
  return sourceCode.text.slice(0, range[0]).trimEnd().endsWith(":");
}

const WORDS: Partial<Record<HardcodedLiteral["what"], string>> = {
  database: "database number",
  socketPath: "socket path",
  url: "address",
};

function wordFor({ what }: HardcodedLiteral): string {
  return WORDS[what] ?? what;
}

function shownOf({ what, shown }: HardcodedLiteral): string {
  return what === "port" || what === "database" ? shown : quoteLiteral(withoutSecrets(shown));
}
