import type { CanonicalCall, UncheckedUse } from "../src/analysis/connection.js";
import { guardNull } from "../src/rewrite/guard-null.js";
import type { GuardedUse } from "../src/rewrite/rewrite.js";
import { createRule, type Finding } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import { canonicalCallText } from "../src/rule/wording-canonical.js";
import { quoteSource } from "../src/rule/wording-literal.js";

type MessageIds = "named" | "nameless" | GuardedUse["how"];

export default createRule<MessageIds>({
  name: "require-null-check",
  docs: {
    description: "Require a check for null before a client of a nullable canonical function is used",
    configs: ["strict"],
  },
  type: "problem",
  hasSuggestions: true,
  messages: {
    named:
      "{{name}} may be null here: {{call}} in line {{line}} returns null when Redis is not available. Check it first.",
    nameless: "{{call}} returns null when Redis is not available, and its result is used at once. Check it first.",
    throw: "Throw where it is null.",
    null: "Return null where it is null.",
    status: "Answer with status 503 where it is null.",
  },
  check(file, report) {
    if (file.exempt) return;
    for (const [use, calls] of usesOfCalls(file)) report(findingFor(use, calls, file));
  },
});

/** Unchecked uses with the calls that may have given the client: several may end in one variable. */
function usesOfCalls(file: PolicedFile): Map<UncheckedUse, CanonicalCall[]> {
  const uses = new Map<string, UncheckedUse>();
  const found = new Map<UncheckedUse, CanonicalCall[]>();
  for (const call of file.facts.canonicalCalls) {
    if (file.policy.clients[call.client]?.nullable !== true) continue;
    for (const one of call.uncheckedUses) {
      const use = uses.get(one.range.join()) ?? one;
      uses.set(one.range.join(), use);
      found.set(use, [...(found.get(use) ?? []), call]);
    }
  }
  return found;
}

function findingFor(
  use: UncheckedUse,
  calls: readonly CanonicalCall[],
  { sourceCode, path, policy }: PolicedFile,
): Finding<MessageIds> {
  const [call] = calls;
  const guard = guardNull(sourceCode, calls, use, path);
  return {
    range: use.range,
    messageId: use.name === undefined ? "nameless" : "named",
    data: {
      call: call ? canonicalCallText(policy, call) : "",
      ...(use.name !== undefined && { name: quoteSource(use.name) }),
      line: call ? sourceCode.getLocFromIndex(call.range[0]).line : 0,
    },
    suggestions: "refusal" in guard ? [] : [{ messageId: guard.how, rewrite: guard.rewrite }],
  };
}
