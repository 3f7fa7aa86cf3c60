/** The policy as the rest of the plugin reads it: validated, defaults filled in, paths absolute. */

/** Where something stands in the policy file; 1-based, `column` counts characters. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** What is wrong with a policy file, and what to do about it. Ends with a full stop; never contains a password. */
export interface PolicyProblem extends Position {
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly message: string;
  /** `warning`: the policy can still be used (an ambiguous index, say); `error`: it cannot. */
  readonly severity: "error" | "warning";
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
  /** Older spellings of the function, rewritten to the current one. */
  readonly deprecated: readonly { readonly module: string; readonly path: string | undefined; readonly export: string }[];
}

export interface PythonClient {
  readonly module: string;
  readonly export: string;
  readonly asyncArgument: string | undefined;
  readonly defaults: Readonly<Record<string, string | number | boolean | null>>;
}

/** `host` is lower-case; `port` 6379 where none is written; `environment` is set for `$NAME`. */
export type Endpoint =
  | { readonly host: string; readonly port: number; readonly environment?: undefined }
  | { readonly environment: string };

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
}

/** A person's answer to a choose verdict. */
export interface Decision extends Position {
  readonly files: readonly string[];
  readonly database: string | undefined;
  /** Options whose loss is accepted. */
  readonly accept: readonly string[];
  readonly dedicated: boolean;
  readonly reason: string;
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
  readonly libraries: readonly unknown[];
  /** Hash of the file's content. */
  readonly digest: string;
  readonly warnings: readonly PolicyProblem[];
}
