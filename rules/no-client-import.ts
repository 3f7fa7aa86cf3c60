import type { Escape } from "../src/analysis/connection.js";
import { createRule } from "../src/rule/create-rule.js";
import { quoteSource } from "../src/rule/wording-literal.js";

type MessageIds = Escape["kind"];

export default createRule<"exported" | "passed" | "stored" | "unknownPath" | "unused">({
  name: "no-client-import",
  docs: {
    description:
      "Disallow client classes and factories that leave the file's sight, and unused imports of client libraries",
    configs: ["recommended", "strict"],
  },
  type: "problem",
  fixable: true,
  messages: {
    exported:
      "{{name}} of {{library}} is exported, so connections can be opened where nobody sees it. Export the canonical client instead.",
    passed:
      "{{name}} of {{library}} is passed on, so connections can be opened where nobody sees it. Pass a client of the canonical function instead.",
    stored:
      "{{name}} of {{library}} is stored as a value, so connections can be opened where nobody sees it. Store a client of the canonical function instead.",
    unknownPath:
      "{{name}} of {{library}} is not known to be harmless. Describe it in the policy file (libraries), or import what is known.",
    unused: "The import of {{name}} from {{library}} is not used. Remove it.",
  },
  check(file, report) {
    if (file.exempt) return;
    for (const escape of file.facts.escapes) {
      report({
        range: escape.range,
        messageId: messageFor(escape.kind),
        data: { name: nameOf(escape), library: escape.title },
        fix: escape.kind === "unused" ? file.removalOfUnused() : undefined,
      });
    }
  },
});

/** `export * from` names a module and nothing of it. */
function nameOf({ name }: Escape): string {
  return /^["']/u.test(name) ? "Everything" : quoteSource(name);
}

function messageFor(kind: MessageIds) {
  return kind === "unknown-path" ? "unknownPath" : kind;
}
