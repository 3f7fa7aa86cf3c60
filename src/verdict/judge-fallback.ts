import type { ClientFallback, ClientUse, Connection, ConnectionOption, UseKind } from "../analysis/connection.js";
import { decisionsFor } from "../policy/exemptions.js";
import { databaseNamed } from "../policy/lookup.js";
import type { Decision, Policy } from "../policy/policy.js";
import { judge, type JudgedFile } from "./judge.js";
import type { Candidate, Loss, Note, Question, Reason, Verdict } from "./verdict.js";

/** What is to become of a chain of attempts: one call of the canonical client, or nothing until a question is answered. */
export type FallbackVerdict =
  | {
      readonly outcome: "collapse";
      readonly candidates: readonly Candidate[];
      /** What the decisions of the policy file say about it; undefined: nothing. */
      readonly decided: CollapseDecision | undefined;
    }
  | { readonly outcome: "ask"; readonly question: Question }
  | { readonly outcome: "report"; readonly reason: Reason }
  /** The attempts do not lead to one database. */
  | { readonly outcome: "apart"; readonly databases: readonly string[] }
  /** An option that the canonical client takes is not the same in all attempts. */
  | { readonly outcome: "differ"; readonly option: string };

/** Decisions with `collapse: true`. */
export interface CollapseDecision {
  readonly decisions: readonly [Decision, ...Decision[]];
  /** What is open beside that, and keeps the collapse a suggestion. */
  readonly open: CollapseQuestion | undefined;
  /** What was settled about the attempts, each once. */
  readonly notes: readonly Note[];
}

export type CollapseQuestion =
  | Question
  | { readonly about: "apart"; readonly indexes: readonly number[] }
  /** Each attempt may open another database. */
  | { readonly about: "varies"; readonly source: string };

/**
 * Judges a chain by what each attempt would be replaced with. Uses inside of the chain do not count: they go with it.
 * Losses are those of all attempts together.
 */
export function judgeFallback(fallback: ClientFallback, policy: Policy, file: JudgedFile): FallbackVerdict {
  const ways: (readonly Candidate[])[] = [];
  const questions: Question[] = [];
  const notes: Note[] = [];
  const indexes = new Set<number | undefined>();
  // Its own attempts are no other connections: they stand for one.
  const others = file.connections?.filter((other) => !fallback.connections.includes(other));
  for (const connection of fallback.connections) {
    const verdict = judge(withoutChain(connection, fallback), policy, {
      ...file,
      ...(others && { connections: others }),
    });
    if (verdict.outcome === "exempt") return { outcome: "collapse", candidates: [], decided: undefined };
    if (verdict.outcome === "report") return { outcome: "report", reason: verdict.reason };
    if (verdict.outcome === "choose" && verdict.candidates.length === 0)
      return { outcome: "ask", question: verdict.question };
    if (verdict.outcome === "choose") questions.push(verdict.question);
    else notes.push(...verdict.notes);
    indexes.add(indexOf(verdict));
    ways.push(verdict.outcome === "fix" ? [settled(verdict)] : verdict.candidates);
  }
  for (const call of fallback.calls) {
    const client = policy.clients[call.client];
    const named = call.database.state === "known" ? databaseNamed(policy, String(call.database.value)) : undefined;
    if (!client || !named) return { outcome: "apart", databases: [] };
    const replacement = { client, database: named, dedicated: false, carried: [], guard: false, drop: [] };
    ways.push([{ replacement, losses: [] }]);
    indexes.add(named.index);
  }
  const [first = [], ...rest] = ways;
  const candidates = first
    .filter((one) => rest.every((others) => others.some((other) => isSame(one, other))))
    .filter((one, at, all) => all.findIndex((other) => isSame(one, other)) === at)
    .map((one) => together(one, [...rest.map((others) => others.find((other) => isSame(one, other)))]));
  if (candidates.length > 0) {
    const option = differingOption(fallback.connections.map((_, at) => ways[at]![0]!.replacement.carried));
    if (option !== undefined) return { outcome: "differ", option };
    const known = [...indexes].filter((index) => index !== undefined);
    const open =
      known.length > 1
        ? ({ about: "apart", indexes: known } as const)
        : (varying(fallback.connections) ?? questions[0]);
    return { outcome: "collapse", candidates, decided: decidedFor(policy, file, open, notes) };
  }
  const names = ways.flatMap((way) => way.map(({ replacement }) => replacement.database.name));
  return { outcome: "apart", databases: [...new Set(names)] };
}

/** What says which database an attempt opens, where the code says another one for each. */
function varying(connections: readonly Connection[]): CollapseQuestion | undefined {
  const sources = connections.map(({ target: { database } }) =>
    database.state === "unknown" && !/^(?:environment|configuration)$/u.test(database.why)
      ? database.source
      : undefined,
  );
  const source = sources.find((one) => one !== undefined);
  return source !== undefined && sources.some((one) => one !== source) ? { about: "varies", source } : undefined;
}

/** The name of an option that not all attempts hand over, or not all with one value. */
function differingOption([first = [], ...rest]: readonly (readonly ConnectionOption[])[]): string | undefined {
  for (const others of rest) {
    const [option] = [
      ...first.filter((one) => !others.some((other) => isSameOption(one, other))),
      ...others.filter((one) => !first.some((other) => isSameOption(one, other))),
    ];
    if (option) return option.name;
  }
  return undefined;
}

function isSameOption(one: ConnectionOption, other: ConnectionOption): boolean {
  if (one.name !== other.name) return false;
  const [value, otherValue] = [one.value, other.value];
  if (value.state === "known" && otherValue.state === "known") return value.value === otherValue.value;
  return value.state === "unknown" && otherValue.state === "unknown" && value.source === otherValue.source;
}

function decidedFor(
  policy: Policy,
  { path }: JudgedFile,
  open: CollapseQuestion | undefined,
  notes: readonly Note[],
): CollapseDecision | undefined {
  const [decision, ...others] = decisionsFor(policy, path).filter(({ collapse }) => collapse);
  if (!decision) return undefined;
  const decisions = [decision, ...others] as const;
  // Each attempt says the same; tuning goes with the attempts.
  const unique = new Map<string, Note>();
  for (const note of notes) if (note.about !== "dropped-tuning") unique.set(JSON.stringify(note), note);
  const isSaid = notes.some((note) => note.about === "decided" && decisions.includes(note.decision));
  return {
    decisions,
    open,
    notes: [...unique.values(), ...(isSaid ? [] : [{ about: "decided", decision } as const])],
  };
}

/** The calls of a chain that no decision lets go. */
export function undroppedCalls({ decisions }: CollapseDecision, calls: readonly string[]): readonly string[] {
  const names = decisions.flatMap(({ drop }) => drop);
  return calls.filter((call) => !names.some((name) => covers(name, call)));
}

/** `warn` and `log.warn` cover `this.log.warn()`, and so does `log.*`. */
function covers(name: string, call: string): boolean {
  const called = call.replace(/^new /u, "").replace(/\(\)$/u, "");
  if (called === call) return false;
  const [compared, wanted] = name.endsWith(".*")
    ? [called.slice(0, Math.max(0, called.lastIndexOf("."))), name.slice(0, -2)]
    : [called, name];
  return compared === wanted || compared.endsWith(`.${wanted}`);
}

/** The index that an attempt had before it was replaced. */
function indexOf(verdict: Exclude<Verdict, { outcome: "exempt" | "report" }>): number | undefined {
  if (verdict.outcome === "choose") return verdict.index;
  const moved = verdict.notes.find((note) => note.about === "moves");
  return moved ? moved.from : verdict.replacement.database.index;
}

function settled({ replacement, notes }: Extract<Verdict, { outcome: "fix" }>): Candidate {
  return { replacement, losses: notes.filter((note) => note.about === "moves" || note.about === "server") };
}

/** Where the client goes is the same when the chain is gone; `connect()` goes with it. */
const STAYS: ReadonlySet<UseKind> = new Set<UseKind>(["connect", "returned", "exported", "stored", "passed"]);

function withoutChain(connection: Connection, { whole }: ClientFallback): Connection {
  const isInside = ({ range }: ClientUse) => range[0] >= whole[0] && range[1] <= whole[1];
  const uses = connection.uses
    .filter((use) => !isInside(use) || STAYS.has(use.kind))
    .map((use) => (isInside(use) && use.kind === "connect" ? { ...use, rightBehind: true, awaited: true } : use));
  // An attempt that gives up at once does so for the next one.
  const options = connection.options.filter(({ description, value }) => {
    return description?.fate !== "tuning" || value.state !== "known" || value.value !== null;
  });
  // Whether the code copes with null is asked again when the chain is gone.
  return { ...connection, uses, options, nullCoping: "copes" };
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
