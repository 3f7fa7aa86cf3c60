import type { ClientFallback, ClientUse, Connection, UseKind } from "../analysis/connection.js";
import { databaseNamed } from "../policy/lookup.js";
import type { Policy } from "../policy/policy.js";
import { judge, type JudgedFile } from "./judge.js";
import type { Candidate, Loss, Question, Reason } from "./verdict.js";

/** What is to become of a chain of attempts: one call of the canonical client, or nothing until a question is answered. */
export type FallbackVerdict =
  | { readonly outcome: "collapse"; readonly candidates: readonly Candidate[] }
  | { readonly outcome: "ask"; readonly question: Question }
  | { readonly outcome: "report"; readonly reason: Reason }
  /** The attempts do not lead to one database. */
  | { readonly outcome: "apart"; readonly databases: readonly string[] };

/**
 * Judges a chain by what each attempt would be replaced with. Uses inside of the chain do not count: they go with it.
 * Losses are those of all attempts together.
 */
export function judgeFallback(fallback: ClientFallback, policy: Policy, file: JudgedFile): FallbackVerdict {
  const ways: (readonly Candidate[])[] = [];
  for (const connection of fallback.connections) {
    const verdict = judge(withoutChain(connection, fallback), policy, file);
    if (verdict.outcome === "exempt") return { outcome: "collapse", candidates: [] };
    if (verdict.outcome === "report") return { outcome: "report", reason: verdict.reason };
    if (verdict.outcome === "choose" && verdict.candidates.length === 0)
      return { outcome: "ask", question: verdict.question };
    ways.push(verdict.outcome === "fix" ? [{ replacement: verdict.replacement, losses: [] }] : verdict.candidates);
  }
  for (const call of fallback.calls) {
    const client = policy.clients[call.client];
    const named = call.database.state === "known" ? databaseNamed(policy, String(call.database.value)) : undefined;
    if (!client || !named) return { outcome: "apart", databases: [] };
    const replacement = { client, database: named, dedicated: false, carried: [], guard: false, drop: [] };
    ways.push([{ replacement, losses: [] }]);
  }
  const [first = [], ...rest] = ways;
  const candidates = first
    .filter((one) => rest.every((others) => others.some((other) => isSame(one, other))))
    .filter((one, at, all) => all.findIndex((other) => isSame(one, other)) === at)
    .map((one) => together(one, [...rest.map((others) => others.find((other) => isSame(one, other)))]));
  if (candidates.length > 0) return { outcome: "collapse", candidates };
  const names = ways.flatMap((way) => way.map(({ replacement }) => replacement.database.name));
  return { outcome: "apart", databases: [...new Set(names)] };
}

/** Where the client goes is the same when the chain is gone; `connect()` goes with it. */
const STAYS: ReadonlySet<UseKind> = new Set<UseKind>(["connect", "returned", "exported", "stored", "passed"]);

function withoutChain(connection: Connection, { whole }: ClientFallback): Connection {
  const isInside = ({ range }: ClientUse) => range[0] >= whole[0] && range[1] <= whole[1];
  const uses = connection.uses
    .filter((use) => !isInside(use) || STAYS.has(use.kind))
    .map((use) => (isInside(use) && use.kind === "connect" ? { ...use, rightBehind: true } : use));
  // Whether the code copes with null is asked again when the chain is gone.
  return { ...connection, uses, nullCoping: "copes" };
}

function isSame(one: Candidate, other: Candidate): boolean {
  return (
    one.replacement.client === other.replacement.client &&
    one.replacement.database === other.replacement.database &&
    one.replacement.dedicated === other.replacement.dedicated
  );
}

function together(one: Candidate, others: readonly (Candidate | undefined)[]): Candidate {
  const losses = new Map<string, Loss>();
  for (const loss of [one, ...others].flatMap((candidate) => candidate?.losses ?? [])) losses.set(keyOf(loss), loss);
  return { replacement: one.replacement, losses: [...losses.values()] };
}

function keyOf(loss: Loss): string {
  switch (loss.about) {
    case "option":
      return `option ${loss.option.name}`;
    case "unresolved":
      return `unresolved ${loss.value.source}`;
    case "source":
      return `source ${loss.source}`;
    case "server":
      return `server ${loss.from} ${loss.to}`;
    case "moves":
      return `moves ${loss.from} ${loss.to}`;
    // One way out of sight is enough to ask.
    case "out-of-sight":
      return "out-of-sight";
    case "shared-use":
    case "connect":
      return `${loss.about} ${loss.use.range.join()}`;
    case "null":
      return "null";
  }
}
