import type { ClientUse } from "../src/analysis/connection.js";
import { databaseNamed } from "../src/policy/lookup.js";
import type { CanonicalClient } from "../src/policy/policy.js";
import { createRule, type Finding } from "../src/rule/create-rule.js";
import type { PolicedFile } from "../src/rule/policed-file.js";
import { otherDatabaseText, serverOf, useText } from "../src/rule/wording-canonical.js";

type MessageIds = "switches" | "writes" | "swaps" | "empties" | "opens";

/** A use with what is known of the client that it is a use of. */
interface Found {
  readonly use: ClientUse;
  /** The canonical client to ask instead. */
  readonly client: CanonicalClient | undefined;
  /** Name of its server; undefined: not known. */
  readonly server: string | undefined;
  /** The index of its own database; undefined: not known. */
  readonly index: number | undefined;
}

export default createRule<MessageIds>({
  name: "no-database-switch",
  docs: {
    description: "Disallow leaving a client's database by number: SELECT, SWAPDB, MOVE, COPY to another one, FLUSHALL",
    configs: ["strict"],
  },
  type: "problem",
  messages: {
    switches: "{{what}} switches this client to another database, for everyone who uses it. {{advice}}",
    writes: "{{what}} writes into another database by its number. {{advice}}",
    swaps:
      "{{what}} exchanges two databases under everyone who uses them. Change their numbers in the policy file instead.",
    empties:
      "{{what}} empties every database of the server, also those of others. Use FLUSHDB with the client of the one that is meant.",
    opens: "{{what}} opens a connection to another database by its number. {{advice}}",
  },
  check(file, report) {
    if (file.exempt) return;
    const reported = new Set<string>();
    for (const found of usesIn(file)) {
      const messageId = messageFor(found);
      const place = found.use.callee.join();
      if (!messageId || found.use.assumed || reported.has(place)) continue;
      reported.add(place);
      report(findingFor(found, messageId, file));
    }
  },
});

/** Uses of every client in sight; what is known best comes first. */
function usesIn(file: PolicedFile): Found[] {
  const { policy, facts } = file;
  const clientFor = (library: string): CanonicalClient | undefined =>
    policy.clients.find((client) => client.library === library) ?? policy.clients[0];
  return [
    ...facts.canonicalCalls.flatMap((call) => {
      const name = call.database.state === "known" ? String(call.database.value) : "";
      const database = databaseNamed(policy, name);
      const client = policy.clients[call.client];
      return call.uses.map((use) => ({ use, client, server: serverOf(policy, call), index: database?.index }));
    }),
    ...facts.connections.flatMap(({ library, target, uses }) => {
      const index =
        target.database.state === "known" && target.database.how !== "fallback" ? target.database.value : undefined;
      return uses.map((use) => ({ use, client: clientFor(library), server: undefined, index }));
    }),
    ...facts.typedClients.flatMap(({ library, uses }) =>
      uses.map((use) => ({ use, client: clientFor(library), server: undefined, index: undefined })),
    ),
  ];
}

function messageFor({ use, index }: Found): MessageIds | undefined {
  switch (use.kind) {
    case "select":
      return "switches";
    case "crossDatabase":
      return use.command === "FLUSHALL" ? "empties" : use.command === "SWAPDB" ? "swaps" : "writes";
    case "duplicate": {
      const { database } = use;
      const isSame = database?.state === "known" && database.value === index;
      return database && database.state !== "absent" && !isSame ? "opens" : undefined;
    }
    default:
      return undefined;
  }
}

function findingFor({ use, client, server }: Found, messageId: MessageIds, file: PolicedFile): Finding<MessageIds> {
  const index = use.database?.state === "known" ? use.database.value : undefined;
  const advice = otherDatabaseText(file.policy, client, index, server, file.path);
  return { range: use.callee, messageId, data: { what: useText(use), advice } };
}
