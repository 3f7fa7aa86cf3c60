/** The policy as the rest of the plugin reads it: validated, defaults filled in, paths absolute. */

/** Where something stands in the policy file; 1-based, `column` counts characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a word stands in the policy file, in full; `range` and `text` are those of the word as written, quotes included. */
export interface Place extends Position {
  readonly endLine: number;
  readonly endColumn: number;
  /** Half-open range of offsets behind a byte order mark. */
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** What is wrong with a policy file, and what to do about it. Ends with a full stop; never contains a password. */
export interface PolicyProblem extends Position {
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly message: string;
  /** `warning`: the policy can still be used (an ambiguous index, say); `error`: it cannot. */
  readonly severity: "error" | "warning";
  /** An edit that answers it: a half-open range of offsets behind a byte order mark, and the text to put there. */
  readonly repair?: {
    readonly range: readonly [start: number, end: number];
    readonly text: string;
    /** True where no other answer is possible; otherwise a person should confirm it. */
    readonly certain: boolean;
  };
}

/** One canonical client of the JavaScript side. */
export interface CanonicalClient {
  /** As written: `./src/redis/client.ts` or `@acme/redis`. */
  readonly module: string;
  /** Absolute path where `module` is relative; undefined for a bare specifier. */
  readonly path: string | undefined;
  readonly export: string;
  /** Name of the client library whose API it returns. */
  readonly library: string;
  readonly argument: "name" | "object";
  readonly async: boolean;
  readonly nullable: boolean;
  readonly onNull: "throw" | undefined;
  /** Whether the client that it returns is connected already; undefined: not said. */
  readonly connects: boolean | undefined;
  /** Options it accepts beside the name. */
  readonly options: readonly string[];
  /** Options that ask for a connection of one's own; undefined: cannot be asked for. */
  readonly dedicated: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Older spellings of the function: their calls are calls of it, and are rewritten to it. */
  readonly deprecated: readonly {
    readonly module: string;
    readonly path: string | undefined;
    readonly export: string;
  }[];
  /** Where `module`, `export` and `library` stand. */
  readonly moduleAt?: Place;
  readonly exportAt?: Place;
  readonly libraryAt?: Place;
}

export interface PythonClient {
  readonly module: string;
  readonly export: string;
  readonly asyncArgument: string | undefined;
  readonly defaults: Readonly<Record<string, string | number | boolean | null>>;
}

/** `host` is lower-case; `port` 6379 where none is written; `environment` is set for `$NAME`. */
export type Endpoint =
  { readonly host: string; readonly port: number; readonly environment?: undefined } | { readonly environment: string };

export interface Server {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
}

export interface Database extends Position {
  readonly name: string;
  /** Undefined only for a deprecated name that was replaced. */
  readonly index: number | undefined;
  /** Name of the server; `default` where there is only one. */
  readonly server: string;
  readonly description: string;
  readonly aliasOf: string | undefined;
  readonly deprecated: boolean;
  readonly replacedBy: string | undefined;
  /** Globs relative to the policy file. */
  readonly for: readonly string[];
  readonly allowedIn: readonly string[] | undefined;
  /** Expressions that mean this database, white space removed between tokens. */
  readonly sources: readonly string[];
}

export interface Exemption extends Position {
  readonly files: readonly string[];
  readonly reason: string;
  readonly status: "never" | "complex" | "later" | undefined;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until: string | undefined;
  readonly untilAt?: Place;
}

/** A person's answer to a choose verdict. */
export interface Decision extends Position {
  readonly files: readonly string[];
  readonly database: string | undefined;
  /** Options whose loss is accepted. */
  readonly accept: readonly string[];
  readonly dedicated: boolean;
  /** Wherever the client goes, it is used for commands only. */
  readonly shared: boolean;
  /** A chain of attempts becomes one call. */
  readonly collapse: boolean;
  /** Calls that may go with such a chain: `discoverService`, `log.warn`, `log.*`. */
  readonly drop: readonly string[];
  readonly reason: string;
}

/** What an option of a described library means; the words are those of the catalogue of client libraries. */
export interface LibraryOption {
  readonly role:
    | "host"
    | "port"
    | "database"
    | "url"
    | "socketPath"
    | "username"
    | "password"
    | "tls"
    | "nodes"
    | "sentinels"
    | "client"
    | "group"
    | "other";
  readonly fate: "owned" | "tuning" | "meaning" | "profile";
  /** The value that changes nothing; undefined: not said. */
  readonly default: string | number | boolean | null | undefined;
  /** What is lost with it: "keys get another prefix". */
  readonly effect: string | undefined;
}

export type LibraryArgument = "port" | "host" | "url" | "socketPath" | "options" | "nodes" | "client" | "ignored";

/** One export of a described library, defaults filled in. */
export interface LibraryExport {
  readonly name: string;
  /** Undefined: it opens nothing, and may leave the file freely. */
  readonly opens: "client" | "cluster" | "sentinel" | "pool" | "queue" | "wrapper" | undefined;
  readonly by: readonly ("new" | "call" | "extends")[];
  /** Positional arguments of each call form; undefined: those of `like`. */
  readonly arguments: readonly (readonly LibraryArgument[])[] | undefined;
  /** Options by dotted name, beside those of `like`. */
  readonly options: ReadonlyMap<string, LibraryOption>;
  /** Name of the library whose signatures and options it shares. */
  readonly like: string | undefined;
  readonly likeAt: Place | undefined;
  /** The option that holds the connection; undefined: the options themselves. */
  readonly connectionOption: string | undefined;
  readonly async: boolean;
  /** Undefined: as `like`, otherwise false. */
  readonly connectsByCall: boolean | undefined;
  /** Index used when none is named; undefined: as `like`, otherwise 0. */
  readonly defaultDatabase: number | undefined;
}

/** A client library, or an in-house function that opens connections, as the team describes it. */
export interface LibraryEntry extends Position {
  /** The package's name, or the function's module: the word that `client.javascript.library` uses. */
  readonly name: string;
  readonly title: string;
  /** Where it is imported from; `path` is absolute where the specifier is relative, otherwise undefined. */
  readonly modules: readonly { readonly module: string; readonly path: string | undefined }[];
  readonly exports: ReadonlyMap<string, LibraryExport>;
}

export interface Policy {
  /** Absolute path of the policy file. */
  readonly file: string;
  /** Its folder: globs and modules are relative to it. */
  readonly directory: string;
  readonly clients: readonly CanonicalClient[];
  readonly python: PythonClient | undefined;
  readonly servers: ReadonlyMap<string, Server>;
  readonly databases: ReadonlyMap<string, Database>;
  readonly exemptions: readonly Exemption[];
  readonly decisions: readonly Decision[];
  /** Client libraries and in-house functions described by the team, in the words of `src/clients/description.ts`. */
  readonly libraries: readonly LibraryEntry[];
  /** Hash of the file's content. */
  readonly digest: string;
  readonly warnings: readonly PolicyProblem[];
}
