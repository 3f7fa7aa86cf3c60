import type { HardcodedLiteral } from "../src/analysis/connection.js";
import { createRule } from "../src/rule/create-rule.js";
import { quoteLiteral } from "../src/rule/wording-literal.js";
import { withoutSecrets } from "../src/rule/wording-secrets.js";

type MessageIds = "literal" | "fallback" | "password";

export default createRule<MessageIds>({
  name: "no-hardcoded-connection",
  docs: {
    description: "Disallow literal hosts, ports, database numbers, passwords and addresses of Redis",
    configs: ["recommended", "strict"],
  },
  type: "problem",
  messages: {
    literal: "Hard-coded Redis {{what}} {{shown}}. Read it from configuration, or leave it to the canonical client.",
    fallback: "Hard-coded Redis {{what}} {{shown}} as a fallback. Leave the default to the canonical client's configuration.",
    password: "Hard-coded Redis password. Read it from a secret store, and change it: it is in the history of this file.",
  },
  check(file, report) {
    for (const literal of file.facts.hardcoded) {
      if (literal.what === "password") report({ range: literal.range, messageId: "password" });
      else
        report({
          range: literal.range,
          messageId: literal.how === "fallback" ? "fallback" : "literal",
          data: { what: wordFor(literal), shown: shownOf(literal) },
        });
    }
  },
});

function wordFor({ what }: HardcodedLiteral): string {
  return what === "database" ? "database number" : what === "url" ? "address" : what;
}

function shownOf({ what, shown }: HardcodedLiteral): string {
  return what === "port" || what === "database" ? shown : quoteLiteral(withoutSecrets(shown));
}
