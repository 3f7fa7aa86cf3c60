import type { ClientUse, Connection, UseKind } from "../analysis/connection.js";
import { decisionsFor } from "../policy/exemptions.js";
import type { CanonicalClient, Decision, Policy } from "../policy/policy.js";
import { connectsItself } from "./connects-itself.js";
import { nullHandling, type NullHandling } from "./null-handling.js";
import { optionLedger, type OptionLedger } from "./option-ledger.js";
import type { Place } from "./place.js";
import type { Candidate, Loss, Note, Question, Verdict } from "./verdict.js";
import { whichClient } from "./which-client.js";
import { whichForm } from "./which-form.js";
import { whichPlace } from "./which-place.js";
import { whoseConnection, type Sharing } from "./whose-connection.js";
import { whyExempt } from "./why-exempt.js";

/** The file that holds the connection: its absolute path, the day on which it is judged (exemptions end), and all its connections. */
export interface JudgedFile {
  readonly path: string;
  readonly today: Date;
  /** Default: no other. */
  readonly connections?: readonly Connection[];
}

/**
 * What is to become of a connection. The rows of the table in their order: the first that fails decides the outcome; the
 * candidates of a choose go through all rows, so that their losses are complete.
 */
export function judge(connection: Connection, policy: Policy, file: JudgedFile): Verdict {
  const exempt = whyExempt(policy, file.path, file.today);
  if (exempt !== undefined) {
    return { outcome: "exempt", because: exempt };
  }
  const api = whichClient(connection, policy);
  if ("reason" in api) {
    return { outcome: "report", reason: api.reason, index: knownIndex(connection) };
  }
  const { client } = api;
  const form = whichForm(connection);
  if (typeof form === "object") {
    return { outcome: "report", reason: form.reason, index: knownIndex(connection) };
  }
  if (form === "queue" && client.dedicated === undefined) {
    return { outcome: "report", reason: { about: "form", form }, index: knownIndex(connection) };
  }
  const decisions = decisionsFor(policy, file.path);
  const place = whichPlace(connection, policy, file.path, decisions, file.connections ?? [connection]);
  if ("reason" in place) {
    return { outcome: "report", reason: place.reason, index: place.index };
  }
  const facts: Facts = {
    client,
    queue: form === "queue",
    ledger: optionLedger(connection, client, decisions),
    sharing: whoseConnection(connection, client),
    nulls: nullHandling(connection, client),
    ownDecision: decisions.find(({ dedicated }) => dedicated),
    sharedDecision: decisions.find(({ shared }) => shared),
  };
  const [question] = [
    ...(facts.queue && !isOwn(facts) ? [{ about: "queue" } as const] : []),
    ...place.questions,
    ...questionsOf(facts),
  ];
  if (question === undefined) {
    const { replacement } = candidateFor(place.places[0], facts, isOwn(facts), []);
    return { outcome: "fix", replacement, notes: [...place.notes, ...notesOf(facts, place.notes)] };
  }
  return {
    outcome: "choose",
    question,
    candidates: place.places.flatMap((one) => candidatesFor(one, facts)),
    index: place.index,
  };
}

/** What is known about a connection beside its place. */
interface Facts {
  readonly client: CanonicalClient;
  readonly queue: boolean;
  readonly ledger: OptionLedger;
  readonly sharing: Sharing;
  readonly nulls: NullHandling;
  /** The decision that asks for a connection of its own. */
  readonly ownDecision: Decision | undefined;
  /** The decision that says that a client does no harm where it leaves sight. */
  readonly sharedDecision: Decision | undefined;
}

/** Whether it is decided, and possible, that the connection stays one of its own. */
function isOwn({ client, ownDecision }: Facts): boolean {
  return ownDecision !== undefined && client.dedicated !== undefined;
}

/** What is open about options, sharing and null, in the order of the table. */
function questionsOf(facts: Facts): readonly Question[] {
  const { client, ledger, sharing, nulls, ownDecision } = facts;
  const own = isOwn(facts);
  const questions: Question[] = [];
  if (ledger.lost.length > 0) {
    questions.push({ about: "lost-options", options: ledger.lost });
  }
  const [profile] = ledger.profile;
  if (profile !== undefined && !own) {
    questions.push({ about: "profile", option: profile });
  }
  const [unresolved] = ledger.unresolved;
  if (unresolved !== undefined) {
    questions.push({ about: "unresolved-options", value: unresolved });
  }
  const [breaking] = sharing.breaking;
  if (ownDecision !== undefined && client.dedicated === undefined) {
    questions.push({ about: "no-dedicated", decision: ownDecision });
  } else if (breaking !== undefined && !own) {
    questions.push({ about: "shared-use", use: breaking });
  }
  const [leaving] = leavingOf(facts);
  if (leaving !== undefined && !own) {
    questions.push({ about: "out-of-sight", use: leaving });
  }
  const [connect] = sharing.connects;
  if (connect !== undefined) {
    const waits = connect.rightBehind === true && client.async && connectsItself(client) === true;
    questions.push({ about: "connect", use: connect, ...(waits && { waits }) });
  }
  if (nulls.open) {
    questions.push({ about: "null" });
  }
  return questions;
}

/** Where the client leaves sight, as far as nobody decided that it may be shared there. */
function leavingOf({ sharing, sharedDecision }: Facts): readonly ClientUse[] {
  return sharedDecision === undefined ? sharing.leaving : [];
}

/** Uses that a person can take out of the code, so that a shared client is a sensible answer too. */
const REMOVABLE: ReadonlySet<UseKind> = new Set<UseKind>(["close", "listen", "duplicate", "part", "other", "template"]);

/** Ways to replace the connection at one place, the one that changes least first. */
function candidatesFor(place: Place, facts: Facts): readonly Candidate[] {
  const { client, queue, ledger, sharing } = facts;
  const canBeOwn = client.dedicated !== undefined;
  const needsOwn = queue || ledger.profile.length > 0 || sharing.breaking.length > 0 || leavingOf(facts).length > 0;
  const canBeShared = !queue && sharing.breaking.every(({ kind }) => REMOVABLE.has(kind));
  const ways = isOwn(facts) ? [true] : !needsOwn || !canBeOwn ? [false] : canBeShared ? [true, false] : [true];
  return ways.flatMap((dedicated) =>
    connectWays(facts).map((dropped) => candidateFor(place, facts, dedicated, dropped)),
  );
}

/** Which open `connect()` calls a candidate takes away: all that stand right behind, if that may be right, and none. */
function connectWays({ client, sharing: { connects } }: Facts): readonly (readonly ClientUse[])[] {
  const removable = client.connects === false ? [] : connects.filter(({ rightBehind }) => rightBehind === true);
  if (removable.length === 0) {
    return [[]];
  }
  return connectsItself(client) === true ? [removable] : [removable, []];
}

function candidateFor(place: Place, facts: Facts, dedicated: boolean, dropped: readonly ClientUse[]): Candidate {
  const { client, ledger, sharing, nulls } = facts;
  const losses: Loss[] = [...place.losses];
  for (const option of [...ledger.lost, ...(dedicated ? [] : ledger.profile)]) {
    losses.push({ about: "option", option });
  }
  for (const value of ledger.unresolved) {
    losses.push({ about: "unresolved", value });
  }
  for (const use of dedicated ? [] : sharing.breaking) {
    losses.push({ about: "shared-use", use });
  }
  for (const use of dedicated ? [] : leavingOf(facts)) {
    losses.push({ about: "out-of-sight", use });
  }
  for (const use of sharing.connects) {
    losses.push({ about: "connect", use, dropped: dropped.includes(use) });
  }
  if (nulls.open && !nulls.guard) {
    losses.push({ about: "null" });
  }
  return {
    replacement: {
      client,
      database: place.database,
      dedicated,
      carried: ledger.carried,
      guard: nulls.guard,
      drop: [...sharing.drop, ...dropped],
    },
    losses,
  };
}

/** What is said beside a fix, as far as the place has not said it already. */
function notesOf(facts: Facts, said: readonly Note[]): readonly Note[] {
  const { ledger, sharing, ownDecision, sharedDecision } = facts;
  const own = isOwn(facts);
  const notes: Note[] = [];
  if (ledger.tuning.length > 0) {
    notes.push({ about: "dropped-tuning", options: ledger.tuning });
  }
  for (const use of own ? [] : sharing.listeners) {
    notes.push({ about: "listener", use });
  }
  const decisions = new Set([
    ...ledger.acceptedBy,
    ...(ownDecision !== undefined && own ? [ownDecision] : []),
    ...(sharedDecision !== undefined && !own && sharing.leaving.length > 0 ? [sharedDecision] : []),
  ]);
  for (const decision of decisions) {
    if (!said.some((note) => note.about === "decided" && note.decision === decision)) {
      notes.push({ about: "decided", decision });
    }
  }
  return notes;
}

/** The index that a message can name where nothing else was judged. */
function knownIndex({ target: { database } }: Connection): number | undefined {
  return database.state === "known" && database.how !== "fallback" ? database.value : undefined;
}
