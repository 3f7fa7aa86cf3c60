import type { ClientUse } from "../src/analysis/connection.js";
import { dedicateCall } from "../src/rewrite/dedicate-call.js";
import { removeUse } from "../src/rewrite/remove-use.js";
import { createRule, type Finding, type Suggestion } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import { canonicalCallText, ownConnectionText, useText } from "../src/rule/wording-canonical.js";
import { connectsItself } from "../src/verdict/connects-itself.js";
import { sharedUses, type SharedUse } from "../src/verdict/shared-uses.js";

type MessageIds = "closes" | "connects" | "detaches" | "remove" | "keepOpen" | "dedicate";

export default createRule<MessageIds>({
  name: "no-shared-client-close",
  docs: {
    description: "Disallow closing, connecting and detaching a client that came from the canonical function",
    configs: ["strict"],
  },
  type: "problem",
  hasSuggestions: true,
  messages: {
    closes:
      "{{what}} closes the connection that all callers of {{canonical}} share. Leave that to the canonical client.",
    connects: "{{what}} connects a client that {{canonical}} connects by itself. Remove it.",
    detaches:
      "{{what}} decides for all callers of {{canonical}} whether the process waits for their connection. Leave that to the canonical client.",
    remove: "Remove this call.",
    keepOpen: "Declare it with const, so that it stays open.",
    dedicate: "{{advice}} Everything that this client is used for then goes through it.",
  },
  check(file, report) {
    if (file.exempt) return;
    for (const shared of sharedUses(file.facts)) {
      const messageId = messageFor(shared, file);
      if (messageId) report(findingFor(shared, messageId, file));
    }
  },
});

function messageFor(
  { use, calls }: SharedUse,
  { policy }: PolicedFile,
): "closes" | "connects" | "detaches" | undefined {
  switch (use.kind) {
    case "close":
      return "closes";
    case "detach":
      return "detaches";
    case "connect": {
      const connected = calls.every(({ client }) => {
        const described = policy.clients[client];
        return described && connectsItself(described) === true;
      });
      return connected ? "connects" : undefined;
    }
    default:
      return undefined;
  }
}

function findingFor(shared: SharedUse, messageId: MessageIds, file: PolicedFile): Finding<MessageIds> {
  const { use, calls } = shared;
  const [call] = calls;
  const canonical = call ? canonicalCallText(file.policy, call) : "";
  return {
    range: use.callee,
    messageId,
    data: { what: useText(use), canonical },
    suggestions: [removal(use, file), ...(messageId === "closes" ? dedication(shared, file) : [])],
  };
}

function removal(use: ClientUse, file: PolicedFile): Suggestion<MessageIds> {
  const isDeclaration = use.method === "using" && use.kind === "close";
  return { messageId: isDeclaration ? "keepOpen" : "remove", rewrite: removeUse(file.sourceCode, use) };
}

function dedication({ calls }: SharedUse, { policy, sourceCode }: PolicedFile): Suggestion<MessageIds>[] {
  const [call] = calls;
  const client = call && policy.clients[call.client];
  if (!call || !client?.dedicated || calls.length > 1) return [];
  const advice = ownConnectionText(policy, call);
  return [{ messageId: "dedicate", data: { advice }, rewrite: dedicateCall(sourceCode, call, client) }];
}
