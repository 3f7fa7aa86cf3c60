import type { ConnectionForm, Opening, OptionDescription } from "../clients/description.js";
import type { KnownValue, OptionValue, PlainValue, Range, UnknownValue } from "./option-value.js";

/** Where a connection goes to, as far as this file says. */
export interface Target {
  readonly url: OptionValue<string>;
  /** Host and port; also read out of a known URL. */
  readonly host: OptionValue<string>;
  readonly port: OptionValue<number>;
  readonly socketPath: OptionValue<string>;
  /** Index; also read out of a known URL's path or query. */
  readonly database: OptionValue<number>;
  readonly username: OptionValue<string>;
  /** A password that is known is never shown: only `state`, `how` and `range` may leave the analysis in words. */
  readonly password: OptionValue<string>;
  /** Cluster nodes and sentinels, where they are listed. */
  readonly nodes: readonly Pick<Target, "url" | "host" | "port">[];
}

/** An option that is not part of the target. */
export interface ConnectionOption {
  /** Dotted name as the library documents it: `keyPrefix`, `socket.reconnectStrategy`. */
  readonly name: string;
  readonly value: OptionValue<PlainValue>;
  /** It is a function that does more than to answer: it counts, ends the process, tells somebody. */
  readonly doesMore?: boolean;
  /** What the catalogue says about it; absent: the library has no such option that we know. */
  readonly description: OptionDescription | undefined;
  /** Range of the whole property in this call, where it stands there itself: text to carry over. */
  readonly property: Range | undefined;
  /** Range of the value's expression. */
  readonly range: Range;
}

/** A word near the connection that may name a database. */
export interface Sign {
  readonly kind: "comment" | "variable" | "field" | "class" | "function" | "file";
  readonly text: string;
  readonly range: Range | undefined;
}

export type UseKind =
  | "command"
  | "connect"
  | "close"
  | "select"
  | "subscribe"
  | "block"
  | "monitor"
  | "watch"
  | "duplicate"
  | "listen"
  /** Commands that reach other databases than the connection's own: SWAPDB, MOVE, COPY … DB, FLUSHALL. */
  | "crossDatabase"
  /** Commands about a whole database, the server or its other clients. */
  | "serverWide"
  /** `unref`: says whether the process waits for the connection. */
  | "detach"
  /** Changes the state of the connection for everyone on it. */
  | "session"
  /** Reaches into what a property of the client holds, such as its options or its socket, and may change it for everyone. */
  | "part"
  /** The client leaves sight: what happens to it there is not known. */
  | "returned"
  | "exported"
  | "stored"
  | "passed"
  | "reassigned"
  /** The template of a component does something with it that cannot be followed. */
  | "template"
  | "other";

/** Kinds that change a connection for everyone on it, so that nobody does them to one that others share. */
export const CHANGING: readonly UseKind[] = [
  "close",
  "select",
  "subscribe",
  "block",
  "monitor",
  "watch",
  "duplicate",
  "session",
  "detach",
];

/** One thing that the file does with a client. */
export interface ClientUse {
  readonly kind: UseKind;
  /** The method, or the raw command, as it is spelled, where there is one. */
  readonly method?: string;
  /** The Redis command that it sends, in upper case, where that is more than a command on keys. */
  readonly command?: string;
  /** What the arguments say cannot be read, or does not always hold, and the worst is taken for granted. */
  readonly assumed?: boolean;
  /** `select`, `crossDatabase`, `duplicate`: the index of the other database, where one is given. */
  readonly database?: OptionValue<number>;
  /** `listen`: the event, where it is a literal; absent: any event may be meant. */
  readonly event?: string;
  readonly range: Range;
  /** What a problem is reported on: the callee, or the method's name where the callee spans lines. */
  readonly callee: Range;
  /** 1-based. */
  readonly line: number;
  /** `connect`: stands as a statement of its own right behind the construction, so it can go with it. */
  readonly rightBehind?: boolean;
  /** `connect`, right behind: the code waits until it is connected. */
  readonly awaited?: boolean;
  /** `stored`: everything that the file does with it there is among the uses too. */
  readonly inSight?: boolean;
}

/** How the code around copes with a client that is null. */
export type NullCoping =
  /** A check, optional chaining or a nullable declared type. */
  | "copes"
  /** It does not, and a guard statement fits right behind the construction. */
  | "guard-fits"
  /** It does not, and no guard statement fits. */
  | "no-guard";

/** A place in code that opens a connection by itself. */
export interface Connection {
  /** Name of the catalogue entry. */
  readonly library: string;
  /** How messages call the library. */
  readonly title: string;
  readonly form: ConnectionForm;
  /** The connection is a class that extends the library's (`super()` opens it). */
  readonly subclass: boolean;
  readonly opening: Opening;
  /** What a problem is reported on. */
  readonly callee: Range;
  /** The whole expression. */
  readonly range: Range;
  /** The callee as it stands there, for messages. */
  readonly calleeText: string;
  readonly target: Target;
  readonly options: readonly ConnectionOption[];
  /** Spreads and arguments that could not be resolved: they may hold any option. */
  readonly unresolved: readonly UnknownValue[];
  readonly signs: readonly Sign[];
  readonly uses: readonly ClientUse[];
  readonly nullCoping: NullCoping;
}

/** A place that uses a client as if it could not be null, with no check before. */
export interface UncheckedUse {
  /** What may be null, as it is spelled: `redis`, `this.client`; undefined where nothing with a name holds the client. */
  readonly name: string | undefined;
  /** A member of it is read, or it is taken apart. */
  readonly how: "member" | "destructured";
  /** What may be null. */
  readonly range: Range;
  /** 1-based. */
  readonly line: number;
}

/** A name, or a number, that an argument of the canonical client can have. */
export interface GivenName extends KnownValue<string | number> {
  /** The text at `range` serves nothing but calls of canonical clients, so another name may take its place. */
  readonly replaceable: boolean;
}

/** A call of the canonical client. */
export interface CanonicalCall {
  /** Which of the given canonical clients, by its place in the list. */
  readonly client: number;
  /** Whether it calls the function by an older spelling. */
  readonly former: boolean;
  /** The name or number given, where an argument names one. */
  readonly database: OptionValue<string | number>;
  /** Every name that it can be given, in the order of the text; looked for when they are first asked for. */
  readonly names: readonly GivenName[];
  /** What may hold names that cannot be read from the file. */
  readonly unknownName: UnknownValue | undefined;
  readonly callee: Range;
  readonly range: Range;
  /** Whether it asks for a connection of its own; `unknown`: its options cannot be read. */
  readonly dedicated: "yes" | "no" | "unknown";
  /** What the file does with the client that it returns; followed when it is first asked for. */
  readonly uses: readonly ClientUse[];
  /** Should the client be null: where that would crash, the first place of each function; looked for when it is first asked for. */
  readonly uncheckedUses: readonly UncheckedUse[];
}

/** Several attempts to get one client: failover by hand. */
export interface ClientFallback {
  readonly kind:
    | "catch"
    /** Behind `||` or `??`. */
    | "operator"
    /** In the other branch of a condition that asks whether the first one works. */
    | "condition"
    /** Until one answers. */
    | "loop"
    /** One after the other. */
    | "attempts"
    /** When the first one reports an error. */
    | "listener";
  /** What a problem is reported on. */
  readonly range: Range;
  /** From the first attempt to the end of the last one. */
  readonly whole: Range;
  readonly connections: readonly Connection[];
  /** Attempts that ask the canonical client. */
  readonly calls: readonly CanonicalCall[];
}

/** A variable, parameter, field, result or expression whose type says that it is a live client, wherever that came from. */
export interface TypedClient {
  readonly library: string;
  readonly title: string;
  /** The type. */
  readonly range: Range;
  /** Followed when it is first asked for. */
  readonly uses: readonly ClientUse[];
}

/** How a client class or factory leaves the file's sight. */
export interface Escape {
  readonly library: string;
  readonly title: string;
  readonly kind: "exported" | "passed" | "stored" | "unknown-path" | "unused";
  /** The name as the file spells it. */
  readonly name: string;
  readonly range: Range;
}

/** A literal host, port, socket path, index, password or address. */
export interface HardcodedLiteral {
  readonly what: "host" | "port" | "socketPath" | "database" | "password" | "url";
  /** Never a secret: passwords and user information are left out. */
  readonly shown: string;
  readonly how: "literal" | "constant" | "fallback";
  readonly range: Range;
  /** The port that a host goes with; undefined for everything else, and for one of several nodes. */
  readonly port?: OptionValue<number>;
}

/** Everything that is known about one file. One per file, shared by all rules. */
export interface FileFacts {
  readonly connections: readonly Connection[];
  readonly canonicalCalls: readonly CanonicalCall[];
  /** Looked for when they are first asked for. */
  readonly fallbacks: readonly ClientFallback[];
  readonly typedClients: readonly TypedClient[];
  readonly escapes: readonly Escape[];
  readonly hardcoded: readonly HardcodedLiteral[];
}
