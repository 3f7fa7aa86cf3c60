/**
 * The words in which a client library is described. Data only: nothing here knows a syntax tree.
 * One file of this folder describes one library; `src/clients/catalogue.ts` lists them.
 */

/** What a construction opens. */
export type ConnectionForm = "client" | "cluster" | "sentinel" | "pool" | "queue" | "wrapper";

/** What a place in the options means for the connection; every other option has the role `other`. */
export type OptionRole =
  | "host"
  | "port"
  | "database"
  | "url"
  | "socketPath"
  | "username"
  | "password"
  | "tls"
  /**
   * A list of cluster nodes or sentinels: `{ host, port }`, `{ url }`, `{ socket: { host, port } }`, a URL, `host:port` or a port.
   * Its mere presence says what form the connection has.
   */
  | "nodes"
  | "sentinels"
  /** A live client that was opened elsewhere: whoever gets one opens nothing. */
  | "client"
  /** A nested group of options, described under dotted names. */
  | "group"
  | "other";

/**
 * What becomes of an option when the connection is replaced by the canonical client.
 *
 * - `owned`: the registry or the canonical client's configuration decides it (host, port, database, credentials, TLS).
 * - `tuning`: time-outs, retries, buffers, names for monitoring: may be dropped without anybody noticing in the data.
 * - `meaning`: changes what commands do or what they return; lost unless the canonical client carries it over.
 * - `profile`: marks a connection of another kind (a worker's, a subscriber's); never goes into the shared client silently.
 */
export type OptionFate = "owned" | "tuning" | "meaning" | "profile";

/** One option of a library, under its dotted name (`socket.host`). */
export interface OptionDescription {
  readonly role?: OptionRole;
  readonly fate: OptionFate;
  /** Values equal to this one change nothing (the library's own default), whatever the fate says. */
  readonly default?: string | number | boolean | null;
  /** Values that make a `tuning` option a `profile` (`maxRetriesPerRequest: null`). */
  readonly profileValues?: readonly (string | number | boolean | null)[];
  /** What is lost, as the end of the sentence "… would be lost: keys get another prefix". */
  readonly effect?: string;
  /** What a string in the place of a group means: `redis: "redis://…"` beside `redis: { host }`. */
  readonly asString?: OptionRole;
  /** Majors of the package that know the option; the others ignore it without a word. Absent: all. */
  readonly majors?: MajorRange;
  /** A password or token that is no part of the target: its value is never shown. */
  readonly secret?: boolean;
}

/** Major versions, both ends included; a missing end is open. */
export interface MajorRange {
  readonly from?: number;
  readonly to?: number;
}

/**
 * How a library reads a connection URL beyond `redis[s]://user:password@host:port/index`. The path of another scheme, or of an address
 * without one, is that of a socket.
 */
export interface UrlReading {
  /** What counts when the URL and the options name the same thing; `first`: the argument that comes first. */
  readonly precedence: "url" | "options" | "first";
  /**
   * Query parameters: `options` under their own names (`?db=3`; the path of the URL counts more), `ignored`,
   * or `depends` on the major version, so that a URL that has some says nothing certain.
   */
  readonly query: "options" | "ignored" | "depends";
}

/** Options by dotted name. An option that is not listed is unknown and blocks a fix. */
export type OptionTable = Readonly<Record<string, OptionDescription>>;

/**
 * What one positional argument means. Known values fit by their kind: a number or a string of digits is a `port`, a string that begins with `/` a `socketPath`,
 * another string a `url` or a `host`, an object `options`, a list `nodes`; anything fits `ignored`. An unknown value fits every role, so the order of the signatures decides.
 */
export type ArgumentRole = "port" | "host" | "url" | "socketPath" | "options" | "nodes" | "client" | "ignored";

/** Positional arguments of one call form, e.g. `["port", "host", "options"]`; a shorter call fits too from `required` on. */
export interface Signature {
  readonly arguments: readonly ArgumentRole[];
  /** How many of them must be there; default: all of them. A call with more arguments than listed does not fit. */
  readonly required?: number;
  /** Fits only where every argument but the options is known: what is not known may be options, or an address with a port of its own. */
  readonly known?: boolean;
}

/** A condition on a call: the value of an option or of an argument. */
export interface CallCondition {
  /** Dotted name of the option that is looked at. */
  readonly option?: string;
  /** Position of the argument that is looked at, from 0; with `option` too: one of the two must hold. */
  readonly argument?: number;
  /** The value is one of these; compared with the literal or with the source text (`Transport.REDIS`). */
  readonly is?: readonly (string | number)[];
  /** Or the value was imported from one of these modules (`store: redisStore`). */
  readonly from?: readonly string[];
}

/** What an export does when it is constructed, called or extended. */
export interface Opening {
  readonly form: ConnectionForm;
  /**
   * `extends`: subclasses of it open connections through `super()`.
   * `passed`: it is an argument of another call, and the signatures are about the arguments behind it: `fastify.register(plugin, options)`.
   */
  readonly by: readonly ("new" | "call" | "extends" | "passed")[];
  /** Forms of the argument list, most specific first: the first one whose known arguments fit is meant. */
  readonly signatures: readonly Signature[];
  /** Every name starts at the options argument, so the options of a `connectionOption` stand here as `connection.host`. */
  readonly options: OptionTable;
  /** Absent: the URL counts, its query is ignored. */
  readonly url?: UrlReading;
  /** The dotted name of the option that holds the connection (`connection` of bullmq); absent: the options themselves. What stands outside of it stays. */
  readonly connectionOption?: string;
  /** With `connectionOption`: the library whose live client may stand there instead (`ioredis` for bullmq). */
  readonly accepts?: string;
  /**
   * With `connectionOption`: what it means when neither that option nor another option or argument with a role of the target (`url`) is there.
   * `default`: opens on the library's own defaults. Default: `nothing`.
   */
  readonly whenMissing?: "default" | "nothing";
  /**
   * What an argument or a connection option means whose value cannot be known: options to open with, or a live client (then nothing is opened).
   * Default: `options`. What comes from the environment or is put together as text is never a client.
   */
  readonly whenUnknown?: "options" | "client";
  /** Opens a connection only then. */
  readonly onlyIf?: CallCondition;
  /** Options come from a function in this option (`useFactory` of NestJS): its returned object is read in their place. Without that function, nothing is known. */
  readonly optionsFactory?: string;
  /** With `optionsFactory`: what may stand in its place names a class that makes the options, by a method whose name begins with `create` (`useClass` of NestJS). */
  readonly optionsClasses?: readonly string[];
  /** The option that holds the list of `each`: `{ clients: […] }` beside `[…]`. */
  readonly listOption?: string;
  /** The options, or the option with the connection, may be a list, or the last argument may be repeated: each one opens a connection. */
  readonly each?: boolean;
  /** The call returns a promise of the client. */
  readonly async?: boolean;
  /** The client must be connected by `connect()` before it is used (node-redis 4 and later). */
  readonly connectsByCall?: boolean;
  /** Index that is used when none is named; absent: 0. */
  readonly defaultDatabase?: number;
  /** Environment variables that the library itself reads (`Redis.fromEnv()`). */
  readonly environment?: readonly string[];
}

/** One export of a module, or one static member of an export. */
export interface ExportDescription {
  readonly opens?: Opening;
  /** Static members and sub-namespaces: `Redis.Cluster`, `BullModule.forRoot`. `default` names the export itself where the package does. */
  readonly members?: Readonly<Record<string, ExportDescription>>;
  /** May leave the file freely: error classes, `Command`, helpers that open nothing. */
  readonly harmless?: boolean;
  /** What a call or construction of it returns, or resolves to, where that opens connections in turn: `new Client().open(url)`, `connectRedis(session)`. */
  readonly returns?: ExportDescription;
  /** It is a client already, which the library opens by itself on these terms: `import { redis } from "bun"`. */
  readonly live?: Opening;
}

/** One module specifier, or a family of them, and what it exports. */
export interface ModuleDescription {
  /** The exact specifier, or one that ends in `/*` for every sub-path below it. */
  readonly specifier: string;
  /** What `require()` of it returns, and what `import X` binds: `default` is a member here too. */
  readonly exports: ExportDescription;
  /** The package is about much more than Redis (a runtime, a framework): exports that are not described here are none of our business. */
  readonly shared?: boolean;
}

/** Everything known about one client library. */
export interface ClientLibrary {
  /** The package name; the word that `library:` of the policy file uses. */
  readonly name: string;
  /** How messages call it. */
  readonly title: string;
  readonly modules: readonly ModuleDescription[];
  /** Names that exist without an import (`Bun.RedisClient`), unless the file declares them itself. */
  readonly globals?: Readonly<Record<string, ExportDescription>>;
  /** Words one of which must occur in a file's text for it to matter; default: the specifiers. */
  readonly mentions?: readonly string[];
  /** Methods of a live client that matter to whoever shares its connection. */
  readonly methods?: ClientMethods;
  /** Exports that are only types, of a live client: `RedisClientType`. */
  readonly types?: readonly string[];
  /** Where the facts come from: package, version and declaration. */
  readonly source: string;
}

/** Methods of a live client that matter to whoever shares it; names as the library spells them. */
export interface ClientMethods {
  readonly connect?: readonly string[];
  readonly close?: readonly string[];
  /** Say whether the process waits for the connection: `unref`. */
  readonly detach?: readonly string[];
  /** Open further connections with this one's options. */
  readonly duplicate?: readonly string[];
  /** Options of those methods that name another database, dotted. */
  readonly duplicateDatabase?: readonly string[];
  /** Add, remove or give listeners. */
  readonly listen?: readonly string[];
  /** Change the state of the connection for everyone on it, and are no commands: `resetIfDirty`. */
  readonly session?: readonly string[];
  /** Methods that send a raw command, its name first, alone or at the head of a list: `call("get", …)`, `sendCommand(["GET", …])`. */
  readonly raw?: readonly string[];
  /** Properties that hold something of the connection itself: whoever gets them can change it for everyone. */
  readonly parts?: readonly string[];
  /** Properties that hold further commands: `client.json.get("a")`. */
  readonly namespaces?: readonly string[];
  /** The command that a method sends, as `REDIS_COMMANDS` has it: `blPop: "blpop"`, `configSet: "config set"`. Methods that are not listed send commands that only touch keys. */
  readonly commands?: Readonly<Record<string, string>>;
}
