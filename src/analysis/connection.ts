import type { ConnectionForm, Opening, OptionDescription } from "../clients/description.js";
import type { OptionValue, PlainValue, Range, UnknownValue } from "./option-value.js";

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
  readonly nodes: readonly { readonly host: OptionValue<string>; readonly port: OptionValue<number> }[];
}

/** An option that is not part of the target. */
export interface ConnectionOption {
  /** Dotted name as the library documents it: `keyPrefix`, `socket.reconnectStrategy`. */
  readonly name: string;
  readonly value: OptionValue<PlainValue>;
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
  | "serverWide"
  /** Changes the state of the connection for everyone on it. */
  | "session"
  /** The client leaves sight: what happens to it there is not known. */
  | "returned"
  | "exported"
  | "stored"
  | "passed"
  | "reassigned"
  | "other";

/** One thing that the file does with a client. */
export interface ClientUse {
  readonly kind: UseKind;
  /** The method as it is spelled, where there is one. */
  readonly method?: string;
  /** `listen`: the event, where it is a literal; absent: any event may be meant. */
  readonly event?: string;
  readonly range: Range;
  /** 1-based. */
  readonly line: number;
  /** `connect`: stands as a statement of its own right behind the construction, so it can go with it. */
  readonly rightBehind?: boolean;
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

/** A call of the canonical client. */
export interface CanonicalCall {
  /** Which of the given canonical clients, by its place in the list. */
  readonly client: number;
  /** The name or number given, where an argument names one. */
  readonly database: OptionValue<string | number>;
  readonly callee: Range;
  readonly range: Range;
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

/** A literal host, port, index, password or address. */
export interface HardcodedLiteral {
  readonly what: "host" | "port" | "database" | "password" | "url";
  /** Never a secret: passwords and user information are left out. */
  readonly shown: string;
  readonly how: "literal" | "constant" | "fallback";
  readonly range: Range;
}

/** Everything that is known about one file. One per file, shared by all rules. */
export interface FileFacts {
  readonly connections: readonly Connection[];
  readonly canonicalCalls: readonly CanonicalCall[];
  readonly escapes: readonly Escape[];
  readonly hardcoded: readonly HardcodedLiteral[];
}
