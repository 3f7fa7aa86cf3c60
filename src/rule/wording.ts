import type { ClientUse, Connection, ConnectionOption, Sign } from "../analysis/connection.js";
import type { OptionValue, UnknownValue } from "../analysis/option-value.js";
import { nameOfClient } from "../policy/name-of-client.js";
import type { Database } from "../policy/policy.js";
import type { Candidate, Loss, Note, Question, Reason, Replacement, Verdict } from "../verdict/verdict.js";
import { listed, quoteLiteral, quoteSource, shortened } from "./wording-literal.js";
import { withoutUrlUsers, withoutUser } from "./wording-secrets.js";

/**
 * "Direct ioredis client for database 4 (metrics)": what stands there. The beginning of a sentence, without its full stop; the
 * index is left out where it is not known, the name where there is not exactly one.
 */
export function connectionSubject(connection: Connection, verdict: Verdict): string {
  const what = `Direct ${connection.title} ${connectionWord(connection)}`;
  const index = indexOf(verdict);
  if (index === undefined) {
    return what;
  }
  const name = nameAt(index, verdict);
  return `${what} for database ${index}${name === undefined ? "" : ` (${shortened(name)})`}`;
}

function connectionWord({ form, subclass }: Connection): string {
  if (subclass) {
    return "subclass";
  }
  return form === "sentinel" ? "sentinel client" : form === "queue" || form === "wrapper" ? "connection" : form;
}

/** The index as the code has it. */
function indexOf(verdict: Verdict): number | undefined {
  switch (verdict.outcome) {
    case "exempt":
      return undefined;
    case "fix": {
      const moves = verdict.notes.find((note) => note.about === "moves");
      return moves?.from ?? verdict.replacement.database.index;
    }
    default:
      return verdict.index;
  }
}

function nameAt(index: number, verdict: Verdict): string | undefined {
  const databases: readonly Database[] =
    verdict.outcome === "fix"
      ? [verdict.replacement.database]
      : verdict.outcome === "choose"
        ? verdict.candidates.map(({ replacement }) => replacement.database)
        : [];
  const names = new Set(databases.filter((database) => database.index === index).map(({ name }) => name));
  return names.size === 1 ? [...names][0] : undefined;
}

/** `getRedisClient('metrics', { dedicated: true })`: the call as messages show it. */
export function replacementText({ client, database, dedicated, carried }: Replacement): string {
  const options = [
    ...carried.map(({ name }) => `${name.slice(name.lastIndexOf(".") + 1)}: …`),
    ...(dedicated
      ? Object.entries(client.dedicated ?? {}).map(([name, value]) => `${name}: ${quoteLiteral(value)}`)
      : []),
  ];
  const name = quoteLiteral(database.name);
  const parts =
    client.argument === "object"
      ? [`{ ${[`database: ${name}`, ...options].join(", ")} }`]
      : [name, ...(options.length > 0 ? [`{ ${options.join(", ")} }`] : [])];
  return `${client.async ? "await " : ""}${nameOfClient(client)}(${parts.join(", ")})`;
}

/**
 * The call that all candidates share but for what they drop, or undefined where the question is which call it is to be: then the
 * suggestions say it.
 */
export function commonReplacementText(candidates: readonly Candidate[]): string | undefined {
  const texts = new Set(candidates.map(({ replacement }) => replacementText(replacement)));
  return texts.size === 1 ? [...texts][0] : undefined;
}

/** What a suggestion does, with all that it changes: a whole sentence. */
export function candidateText(candidate: Candidate): string {
  const { replacement } = candidate;
  const losses = candidate.losses.map(lossText);
  const guard = replacement.guard ? " and throw when it is null" : "";
  return sentence(`Use ${replacementText(replacement)}${guard}${losses.length === 0 ? "" : `; ${losses.join("; ")}`}`);
}

/** Why a person must decide, as the end of a sentence that begins "Not fixed: "; without its full stop. */
export function questionText(question: Question): string {
  switch (question.about) {
    case "queue":
      return "a queue needs a connection of its own";
    case "foreign-endpoint":
      return `${endpointText(question.endpoint)} is no endpoint that the policy file knows`;
    case "undeclared-environment":
      return `the policy file does not say which server ${quoteSource(question.source)} is`;
    case "unknown-host":
      return comesFromText("host", question.value);
    case "unknown-port":
      return comesFromText("port", question.value);
    case "several-servers":
      return `${endpointText(question.endpoint)} may be server ${listed(question.servers.map(shortened), "or")}`;
    case "fallback-index":
      if (question.elsewhere) return elsewhereText(`database ${question.index} comes from`, question.source);
      return question.source === ""
        ? `database ${question.index} is only a fallback`
        : `${quoteSource(question.source)} comes before database ${question.index} and may name another one`;
    case "several-names":
      return `database ${question.index} has the names ${listed(question.names.map(shortened))}`;
    case "contradiction":
      return `${signText(question.sign)} speaks of ${shortened(question.other)}, but database ${question.index} is ${shortened(question.name)}`;
    case "lost-options":
      return question.options.map(lostOptionText).join("; ");
    case "profile":
      return `${quoteSource(question.option.name)} marks a connection of another kind${effectOf(question.option)}`;
    case "unresolved-options":
      return question.value.why === "elsewhere"
        ? elsewhereText("options come from", question.value.source)
        : `${quoteSource(question.value.source)} is not known here and may hold options that would be lost`;
    case "shared-use":
      return sharedUseText(question.use);
    case "out-of-sight":
      return outOfSightText(question.use);
    case "connect":
      return question.waits === true
        ? `nobody waits for ${methodText(question.use)} in line ${question.use.line}, and everything behind it would wait for the canonical client`
        : connectText(question.use);
    case "no-dedicated":
      return "a connection of its own was decided, and the policy file does not say how to ask for one (dedicated)";
    case "null":
      return "the canonical client may return null, and the code does not expect that";
  }
}

function comesFromText(what: "host" | "port", value: UnknownValue): string {
  if (value.why === "elsewhere") {
    return elsewhereText(`the ${what} comes from`, value.source);
  }
  return `the ${what} comes from ${quoteSource(value.source)}, which ${isChangedHere(value) ? "this file changes" : "is not known here"}`;
}

/** Something from outside, such as a variable of the environment, that the file itself writes. */
function isChangedHere({ why, name }: UnknownValue): boolean {
  return why === "reassigned" && name !== undefined;
}

function elsewhereText(what: string, source: string): string {
  return `${what} ${quoteSource(source)} of another file, where any file may change it`;
}

/** Why a connection is only reported, as the end of a sentence that begins "Not fixed: "; without its full stop. */
export function reasonText(reason: Reason): string {
  switch (reason.about) {
    case "no-client":
      return "the policy file names no canonical client for this language";
    case "other-api":
      return `${quoteSource(reason.library)} and ${listed(reason.clients.map(shortened))} have different APIs; migrate the calls first`;
    case "form":
      return formText(reason.form);
    case "subclass":
      return "a subclass cannot be replaced by a call";
    case "unknown-index":
      return unknownIndexText(reason.value, reason.inOptions === true);
    case "several-databases": {
      const source = quoteSource(reason.source);
      return reason.other === undefined
        ? `${source} says another database each time, and the policy file decides for one`
        : `${source} says which database it uses, ${quoteSource(reason.other)} says it for another connection of the file, and the policy file decides for one`;
    }
    case "unknown-server":
      return unknownServerText(reason.value);
    case "no-name":
      return `the policy file has no name for database ${reason.index}${reason.server === "default" ? "" : ` of server ${shortened(reason.server)}`}; add one there if it is in use`;
    case "invalid-index":
      return `${reason.index} is no database number`;
    case "unwritable":
      return shortenedSentence(reason.why);
  }
}

function formText(form: string): string {
  switch (form) {
    case "cluster":
    case "pool":
      return `a ${form} is not one client; its calls must be looked at first`;
    case "sentinel":
      return "the address comes from sentinels, which the canonical client must know";
    case "queue":
      return "a queue needs a connection of its own, and the policy file does not say how to ask for one (dedicated)";
    default:
      return `the connection is opened inside a ${shortened(form)}`;
  }
}

function unknownIndexText(value: OptionValue<unknown>, inOptions: boolean): string {
  if (value.state !== "unknown") {
    return "which database it uses is not known here";
  }
  const source = quoteSource(value.source);
  if (isChangedHere(value) && !inOptions) {
    return `${source} says which database it uses, and this file changes it`;
  }
  return inOptions
    ? `${source} is not known here and may name a database`
    : `${source} says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file`;
}

function unknownServerText(value: OptionValue<unknown>): string {
  switch (value.state) {
    case "known":
      return `${endpointText(String(value.value))} is no endpoint that the policy file knows`;
    case "unknown":
      return comesFromText("host", value);
    case "absent":
      return "which server it uses is not known here";
  }
}

/** What is said beside a fix: a whole sentence. */
export function noteText(note: Note): string {
  switch (note.about) {
    case "default-database":
      return `No database is named, so it used ${note.index}.`;
    case "declared-source":
      return sentence(`The policy file declares what ${quoteSource(note.source)} means`);
    case "named-source":
      return sentence(`${quoteSource(note.source)} names ${shortened(note.name)} too`);
    case "dropped-tuning":
      return sentence(`Dropped as tuning: ${note.options.map(quoteSource).join(", ")}`);
    case "listener":
      return sentence(
        `The ${note.use.event === undefined ? "" : `${shortened(note.use.event)} `}listener in line ${note.use.line} will stand on a shared client`,
      );
    case "moves":
      return sentence(`Moves from database ${note.from} to ${note.to}`);
    case "server":
      return sentence(`Goes to ${otherServerText(note)}`);
    case "decided":
      return sentence(`Decided in the policy file: ${shortenedSentence(note.decision.reason)}`);
  }
}

/** All notes, each behind a space; empty where there are none. */
export function notesText(notes: readonly Note[]): string {
  return notes.map((note) => ` ${noteText(note)}`).join("");
}

function otherServerText({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${to === "default" ? "the default server" : `server ${shortened(to)}`} instead of ${endpointText(from)}`;
}

/** What a suggestion would change, as a part of a sentence. */
export function lossText(loss: Loss): string {
  switch (loss.about) {
    case "option":
      return lostOptionText(loss.option);
    case "unresolved":
      return `options in ${quoteSource(loss.value.source)} would be lost`;
    case "moves":
      return `moves from database ${loss.from} to ${loss.to}`;
    case "server":
      return `goes to ${otherServerText(loss)}`;
    case "source":
      return `${quoteSource(loss.source)} would no longer count`;
    case "shared-use":
      return sharedUseText(loss.use);
    case "out-of-sight":
      return outOfSightText(loss.use);
    case "connect":
      return loss.dropped ? `${methodText(loss.use)} in line ${loss.use.line} goes too` : connectText(loss.use);
    case "null":
      return "null is not checked";
  }
}

function lostOptionText(option: ConnectionOption): string {
  return `${quoteSource(option.name)} would be lost${effectOf(option)}`;
}

function effectOf({ description, doesMore }: ConnectionOption): string {
  if (doesMore) return ", with what the function does besides";
  return description?.effect === undefined ? "" : `: ${description.effect}`;
}

/** A comment is never quoted: it may say anything. */
function signText({ kind, text }: Sign): string {
  return kind === "comment" ? "a comment" : kind === "file" ? "the file name" : `the ${kind} ${quoteSource(text)}`;
}

function sharedUseText(use: ClientUse): string {
  const what = `${methodText(use)} in line ${use.line}`;
  switch (use.kind) {
    case "close":
      return `${what} would close the connection that others share`;
    case "select":
      return `${what} would switch the database for everyone on the connection`;
    case "subscribe":
      return `${what} would turn the shared connection into a subscriber`;
    case "block":
      return `${what} would block the connection that others share`;
    case "monitor":
      return `${what} would turn the shared connection into a monitor`;
    case "watch":
      return `${what} would mix with the transactions of others on the connection`;
    case "duplicate":
      return `${what} would open another connection beside the shared one`;
    case "listen":
      return use.method === "removeAllListeners"
        ? `${what} would remove the listeners of others`
        : use.method === "listeners" || use.method === "rawListeners"
          ? `${what} would give the listeners of others`
          : `${what} may wait for events that are over on a shared client`;
    case "detach":
      return `${what} would say for everyone whether the process waits for the shared connection`;
    case "template":
      return `the template uses the client in line ${use.line} and may do anything to the connection that others share`;
    case "part":
      return `the code reaches into ${quoteSource(use.method ?? "a property")} of the client in line ${use.line} and may change the connection for everyone on it`;
    case "session":
      return `${what} would change the connection for everyone on it`;
    default:
      return `${what} may do anything to the connection that others share`;
  }
}

function outOfSightText({ kind, method, line }: ClientUse): string {
  const where =
    method === undefined || kind === "returned" || kind === "exported"
      ? kind
      : `${kind} ${kind === "stored" ? "in" : "to"} ${quoteSource(method)}`;
  return `the client is ${where} in line ${line}, and code out of sight may close it or turn it into a subscriber`;
}

function connectText(use: ClientUse): string {
  return use.kind === "connect"
    ? `${methodText(use)} in line ${use.line} would connect a client that may be connected already`
    : `the client is ${use.kind} in line ${use.line} and connected out of sight, though it may be connected already`;
}

function methodText({ kind, method }: ClientUse): string {
  if (method === undefined) {
    return "a call on the client";
  }
  return method === "using" && kind === "close" ? "using" : `${quoteSource(method)}()`;
}

function endpointText(endpoint: string): string {
  return shortened(withoutUser(endpoint));
}

/** Ends with exactly one full stop. */
function sentence(text: string): string {
  return `${text.replace(/[.\s]+$/u, "")}.`;
}

/** A sentence of somebody else as the end of one of ours. */
function shortenedSentence(text: string): string {
  const line = withoutUrlUsers(text)
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .replace(/[.]+$/u, "");
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
