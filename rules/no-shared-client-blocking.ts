import type { UseKind } from "../src/analysis/connection.js";
import { dedicateCall } from "../src/rewrite/dedicate-call.js";
import { createRule, type Finding } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import { canonicalCallText, ownConnectionText, useText } from "../src/rule/wording-canonical.js";
import { sharedUses, type SharedUse } from "../src/verdict/shared-uses.js";

type MessageIds = "subscribes" | "blocks" | "monitors" | "watches" | "dedicate";

export default createRule<MessageIds>({
  name: "no-shared-client-blocking",
  docs: {
    description:
      "Disallow subscribing, blocking reads, MONITOR and WATCH on a client that came from the canonical function",
    configs: ["strict"],
  },
  type: "problem",
  hasSuggestions: true,
  messages: {
    subscribes:
      "{{what}} changes what the connection that all callers of {{canonical}} share is subscribed to. {{advice}}",
    blocks: "{{what}} makes all callers of {{canonical}} wait, because they share the connection. {{advice}}",
    monitors: "{{what}} turns the connection that all callers of {{canonical}} share into a monitor. {{advice}}",
    watches:
      "{{what}} mixes with the transactions of others, because all callers of {{canonical}} share the connection. {{advice}}",
    dedicate: "{{advice}} Everything that this client is used for then goes through it.",
  },
  check(file, report) {
    if (file.exempt) return;
    for (const shared of sharedUses(file.facts)) {
      const messageId = messageFor(shared.use.kind);
      if (messageId) report(findingFor(shared, messageId, file));
    }
  },
});

function messageFor(kind: UseKind): MessageIds | undefined {
  switch (kind) {
    case "subscribe":
      return "subscribes";
    case "block":
      return "blocks";
    case "monitor":
      return "monitors";
    case "watch":
      return "watches";
    default:
      return undefined;
  }
}

function findingFor({ use, calls }: SharedUse, messageId: MessageIds, file: PolicedFile): Finding<MessageIds> {
  const { policy, sourceCode } = file;
  const [call] = calls;
  const client = call && policy.clients[call.client];
  if (!call || !client) return { range: use.callee, messageId };
  const advice = ownConnectionText(policy, call);
  return {
    range: use.callee,
    messageId,
    data: { what: useText(use), canonical: canonicalCallText(policy, call), advice },
    // Where several calls give the client, one of them alone would not do.
    suggestions:
      client.dedicated && calls.length === 1
        ? [{ messageId: "dedicate", data: { advice }, rewrite: dedicateCall(sourceCode, call, client) }]
        : [],
  };
}
