import type { ClientUse, ConnectionOption, Sign } from "../analysis/connection.js";
import type { OptionValue, UnknownValue } from "../analysis/option-value.js";
import type { CanonicalClient, Database, Decision, Exemption } from "../policy/policy.js";

/** How a connection is to be replaced; the rewrite of each language carries it out. */
export interface Replacement {
  readonly client: CanonicalClient;
  readonly database: Database;
  /** Ask for a connection of one's own. */
  readonly dedicated: boolean;
  /** Options to hand over to the canonical client. */
  readonly carried: readonly ConnectionOption[];
  /** Place a guard that throws right behind the call. */
  readonly guard: boolean;
  /** `connect()` calls that go with the construction. */
  readonly drop: readonly ClientUse[];
}

/** What is said beside a fix or a suggestion: nothing that a person must decide. */
export type Note =
  /** No index is named, so the connection used the library's own, `index` (0 almost everywhere). */
  | { readonly about: "default-database"; readonly index: number }
  /** The address is a source that the policy file declares. */
  | { readonly about: "declared-source"; readonly source: string }
  /** The index is a fallback, and the name of what comes first names its database. */
  | { readonly about: "named-source"; readonly source: string; readonly name: string }
  | { readonly about: "dropped-tuning"; readonly options: readonly string[] }
  /** An error listener of this file will stand on a connection that others share. */
  | { readonly about: "listener"; readonly use: ClientUse }
  /** A decision moves the connection to another index. */
  | { readonly about: "moves"; readonly from: number; readonly to: number }
  /** A decision moves the connection away from an address that the policy file does not know. */
  | { readonly about: "server"; readonly from: string; readonly to: string }
  | { readonly about: "decided"; readonly decision: Decision };

/** What a suggestion would change, in the order of the verdict table. */
export type Loss =
  | { readonly about: "option"; readonly option: ConnectionOption }
  | { readonly about: "unresolved"; readonly value: UnknownValue }
  | { readonly about: "moves"; readonly from: number; readonly to: number }
  /** The address leads elsewhere, as far as the policy file knows. */
  | { readonly about: "server"; readonly from: string; readonly to: string }
  /** What the code reads is no longer asked. */
  | { readonly about: "source"; readonly source: string }
  | { readonly about: "shared-use"; readonly use: ClientUse }
  | { readonly about: "out-of-sight"; readonly use: ClientUse }
  /** `dropped`: the suggestion takes the call away; otherwise it stays, on a client that others share. */
  | { readonly about: "connect"; readonly use: ClientUse; readonly dropped: boolean }
  | { readonly about: "null" };

/** Why a person must decide. One for each row of the table that can end in choose. */
export type Question =
  | { readonly about: "queue" }
  | { readonly about: "foreign-endpoint"; readonly endpoint: string }
  | { readonly about: "undeclared-environment"; readonly source: string }
  /** The host comes from something that is neither environment nor configuration: a call, a parameter. */
  | { readonly about: "unknown-host"; readonly value: UnknownValue }
  /** So does the port, which may be another Redis on a host that is known. */
  | { readonly about: "unknown-port"; readonly value: UnknownValue }
  /** The policy file knows the address on more than one server, or its parts on different ones. */
  | { readonly about: "several-servers"; readonly endpoint: string; readonly servers: readonly string[] }
  /** The index counts only when `source` names none: it stands behind it, or `source` is a URL that may name another. */
  | {
      readonly about: "fallback-index";
      readonly index: number;
      readonly source: string;
      /** `source` is a property of an object of another file, where it has that index. */
      readonly elsewhere?: boolean;
    }
  | { readonly about: "several-names"; readonly index: number; readonly names: readonly string[] }
  | {
      readonly about: "contradiction";
      readonly index: number;
      readonly name: string;
      readonly other: string;
      readonly sign: Sign;
    }
  | { readonly about: "lost-options"; readonly options: readonly ConnectionOption[] }
  | { readonly about: "profile"; readonly option: ConnectionOption }
  | { readonly about: "unresolved-options"; readonly value: UnknownValue }
  | { readonly about: "shared-use"; readonly use: ClientUse }
  /** `use` is where the client leaves sight: what happens to it there is not known. */
  | { readonly about: "out-of-sight"; readonly use: ClientUse }
  /** `use` calls connect(), or is where the client leaves sight without it. */
  /** `waits`: nobody waits for the call, and everybody would for the canonical client. */
  | { readonly about: "connect"; readonly use: ClientUse; readonly waits?: true }
  /** A decision asks for a connection of its own, and the policy file does not say how to get one. */
  | { readonly about: "no-dedicated"; readonly decision: Decision }
  | { readonly about: "null" };

/** Why a connection can only be reported. */
export type Reason =
  | { readonly about: "no-client" }
  | { readonly about: "other-api"; readonly library: string; readonly clients: readonly string[] }
  | { readonly about: "form"; readonly form: string }
  | { readonly about: "subclass" }
  /** `inOptions`: the value is no index but holds options, one of which may name the index. */
  | { readonly about: "unknown-index"; readonly value: OptionValue<unknown>; readonly inOptions?: boolean }
  /** A decision names one database, and the code means several: `source` says another one each time, or `other` one for another connection. */
  | { readonly about: "several-databases"; readonly source: string; readonly other?: string }
  | { readonly about: "unknown-server"; readonly value: OptionValue<unknown> }
  | { readonly about: "no-name"; readonly index: number; readonly server: string }
  | { readonly about: "invalid-index"; readonly index: number }
  /** The rewrite cannot write it; `why` names the obstacle. */
  | { readonly about: "unwritable"; readonly why: string };

export interface Candidate {
  readonly replacement: Replacement;
  readonly losses: readonly Loss[];
}

export type Verdict =
  | { readonly outcome: "exempt"; readonly because: "canonical-module" | Exemption }
  | { readonly outcome: "fix"; readonly replacement: Replacement; readonly notes: readonly Note[] }
  | {
      readonly outcome: "choose";
      readonly question: Question;
      readonly candidates: readonly Candidate[];
      readonly index: number | undefined;
    }
  | { readonly outcome: "report"; readonly reason: Reason; readonly index: number | undefined };
