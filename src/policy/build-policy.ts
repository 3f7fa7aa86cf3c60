import { basename, dirname, isAbsolute, resolve } from "node:path";
import { closestNames } from "./closest-names.js";
import { comparableHost, parseEndpoint } from "./endpoint.js";
import type { FoundProblem } from "./found-problem.js";
import { globFlaw } from "./glob-flaw.js";
import { libraryEntry } from "./library-entry.js";
import type { LineIndex } from "./line-index.js";
import { child, entriesOf, itemsOf, scalarOf, stringOf, stringsOf } from "./policy-node.js";
import type { MappingEntry, NodeRange, PolicyNode } from "./policy-node.js";
import { placeOf } from "./place-of.js";
import type {
  CanonicalClient,
  Database,
  Decision,
  Endpoint,
  Exemption,
  LibraryEntry,
  Place,
  Policy,
  PythonClient,
  Server,
} from "./policy.js";
import { either, shown } from "./shown.js";
import { normalizeSource } from "./source-text.js";

const DEFAULT_SERVER = "default";
/** Looking for similar names is dear, and nobody reads further than this. */
const MOST_SUGGESTIONS = 100;
/** `discoverService`, `log.warn`, `log.*`. */
const CALL_NAME = /^[\p{ID_Start}$_#][\p{ID_Continue}$]*(?:\.#?[\p{ID_Start}$_][\p{ID_Continue}$]*)*(?:\.\*)?$/u;

/** A policy without what only its text can tell, and what is wrong with it. */
export interface BuiltPolicy {
  readonly policy: Omit<Policy, "digest" | "warnings">;
  /** With an error among them, the policy must not be used. */
  readonly problems: readonly FoundProblem[];
}

/** Reads a tree that has passed the schema. `file` is absolute. */
export function buildPolicy(root: PolicyNode, file: string, lines: LineIndex): BuiltPolicy {
  return new PolicyBuilder(file, lines).build(root);
}

class PolicyBuilder {
  readonly #file: string;
  readonly #directory: string;
  readonly #lines: LineIndex;
  readonly #problems: FoundProblem[] = [];
  readonly #straightAliases = new Set<string>();
  readonly #straightReplacements = new Set<string>();

  constructor(file: string, lines: LineIndex) {
    this.#file = file;
    this.#directory = dirname(file);
    this.#lines = lines;
  }

  build(root: PolicyNode): BuiltPolicy {
    const databasesNode = child(root, "databases") ?? child(root, "redis_databases");
    const servers = this.#servers(root);
    const databases = this.#databases(databasesNode, servers);
    const policy: BuiltPolicy["policy"] = {
      file: this.#file,
      directory: this.#directory,
      clients: this.#clients(child(child(root, "client"), "javascript")),
      python: pythonClient(child(child(root, "client"), "python")),
      servers,
      databases,
      exemptions: itemsOf(child(root, "exemptions")).map((node) => this.#exemption(node)),
      decisions: itemsOf(child(root, "decisions")).map((node) => this.#decision(node, databases)),
      libraries: this.#libraries(child(root, "libraries")),
    };
    const older = root.kind === "mapping" ? root.entries.get("redis_databases") : undefined;
    if (older && child(root, "databases")) {
      this.#problem(older.keyRange, "Databases stand in both `databases` and `redis_databases`: keep one of them.");
    }
    return { policy, problems: this.#problems };
  }

  #problem(range: NodeRange, message: string, more: Partial<FoundProblem> = {}): void {
    this.#problems.push({ range, message, ...more });
  }

  /** Where nodes stand, for those that are there. */
  #places<Name extends string>(nodes: Readonly<Record<Name, PolicyNode | undefined>>): Partial<Record<Name, Place>> {
    const places: Partial<Record<Name, Place>> = {};
    for (const name in nodes) {
      const node = nodes[name];
      if (node) {
        places[name] = placeOf(node, this.#lines);
      }
    }
    return places;
  }

  #pathOf(module: string): string | undefined {
    return /^\.{1,2}(?:\/|$)/u.test(module) ? resolve(this.#directory, module) : undefined;
  }

  // Clients

  #clients(node: PolicyNode | undefined): readonly CanonicalClient[] {
    const nodes = node?.kind === "list" ? node.items : node ? [node] : [];
    const clients = nodes.map((client) => this.#client(client));
    clients.forEach((client, index) => {
      const at = child(nodes[index], "library");
      if (at && clients.findIndex(({ library }) => library === client.library) < index) {
        this.#problem(
          at.range,
          `There is a canonical client for ${shown(client.library)} already: the first one is used.`,
          {
            severity: "warning",
          },
        );
      }
    });
    return clients;
  }

  #client(node: PolicyNode): CanonicalClient {
    const module = this.#module(child(node, "module"));
    const library = child(node, "library");
    const connects = scalarOf(child(node, "connects"));
    const nullable = scalarOf(child(node, "nullable")) === true;
    const onNull = child(node, "onNull");
    if (onNull && !nullable) {
      this.#problem(
        onNull.range,
        "`onNull` means nothing while the client is not nullable: add `nullable: true`, or remove it.",
        {
          severity: "warning",
        },
      );
    }
    const dedicated = entriesOf(child(node, "dedicated")).map(({ key, value }) => [key, scalarOf(value)] as const);
    return {
      module,
      path: this.#pathOf(module),
      export: stringOf(child(node, "export")) ?? "",
      library: stringOf(library) ?? "",
      argument: stringOf(child(node, "argument")) === "object" ? "object" : "name",
      async: scalarOf(child(node, "async")) === true,
      nullable,
      onNull: onNull ? "throw" : undefined,
      connects: typeof connects === "boolean" ? connects : undefined,
      options: stringsOf(child(node, "options")),
      dedicated: child(node, "dedicated") && nullPrototype(dedicated.filter(isPlainEntry)),
      deprecated: itemsOf(child(node, "deprecated")).map((spelling) => {
        const older = child(spelling, "module") ? this.#module(child(spelling, "module")) : module;
        return { module: older, path: this.#pathOf(older), export: stringOf(child(spelling, "export")) ?? "" };
      }),
      ...this.#places({ moduleAt: child(node, "module"), exportAt: child(node, "export"), libraryAt: library }),
    };
  }

  /** The module as written; complains where it cannot be meant. */
  #module(node: PolicyNode | undefined): string {
    const module = stringOf(node) ?? "";
    if (!node) {
      return module;
    }
    if (module.includes("\\")) {
      this.#problem(node.range, "A module has forward slashes on every system: write / in place of \\.");
    } else if (isAbsolute(module) || /^[A-Za-z]:/u.test(module) || module.includes("://")) {
      this.#problem(
        node.range,
        "A module is a path relative to this file, beginning with ./ or ../, or the name of a package.",
      );
    } else if (module.trim() !== module) {
      this.#problem(node.range, "A module does not begin or end with white space: remove it.");
    } else if (/^[^.@#~].*\/.*\.[cm]?[jt]sx?$/u.test(module)) {
      this.#problem(
        node.range,
        `${shown(module)} is read as the name of a package: if it is a file beside this one, write ${shown(`./${module}`)}.`,
        {
          severity: "warning",
        },
      );
    }
    return module;
  }

  // Servers

  #servers(root: PolicyNode): ReadonlyMap<string, Server> {
    const servers = new Map<string, Server>();
    const owners = new Map<string, string>();
    const shared = child(root, "endpoints");
    const older = this.#olderHost(root);
    const named = entriesOf(child(root, "servers"));
    if (shared || older || named.length === 0) {
      const endpoints = [...this.#endpoints(shared, DEFAULT_SERVER, owners)];
      if (older) {
        endpoints.push(...this.#endpoint(older.range, older.text, DEFAULT_SERVER, owners, "warning"));
      }
      servers.set(DEFAULT_SERVER, { name: DEFAULT_SERVER, endpoints });
    }
    for (const { key, keyRange, value } of named) {
      if (servers.has(key)) {
        this.#problem(keyRange, "The endpoints of the server `default` stand at the top level too: keep one of them.");
      } else {
        servers.set(key, { name: key, endpoints: this.#endpoints(child(value, "endpoints"), key, owners) });
      }
    }
    return servers;
  }

  #endpoints(node: PolicyNode | undefined, server: string, owners: Map<string, string>): readonly Endpoint[] {
    return itemsOf(node).flatMap((item) => this.#endpoint(item.range, stringOf(item) ?? "", server, owners));
  }

  /** `severity` is that of an endpoint which cannot be read; credentials are always an error. */
  #endpoint(
    range: NodeRange,
    text: string,
    server: string,
    owners: Map<string, string>,
    severity: "error" | "warning" = "error",
  ): readonly Endpoint[] {
    const parsed = parseEndpoint(text);
    if ("flaw" in parsed) {
      this.#problem(range, parsed.flaw, { severity: text.includes("@") ? "error" : severity });
      return [];
    }
    const { endpoint } = parsed;
    const key =
      endpoint.environment === undefined
        ? `${comparableHost(endpoint.host)}:${endpoint.port}`
        : `$${endpoint.environment}`;
    const owner = owners.get(key);
    if (owner !== undefined && owner !== server) {
      this.#problem(
        range,
        `The endpoint ${shown(key)} belongs to the server ${shown(owner)} already: it can lead to only one.`,
      );
      return [];
    }
    owners.set(key, server);
    return [endpoint];
  }

  /** `host` and `port` of the older shape as one endpoint; undefined where there are none. */
  #olderHost(root: PolicyNode): { readonly range: NodeRange; readonly text: string } | undefined {
    const host = child(root, "host");
    const text = stringOf(host);
    if (!host || text === undefined || child(root, "redis_databases") === undefined) {
      return undefined;
    }
    const port = scalarOf(child(root, "port"));
    const bracketed = /^[0-9a-f]*:[0-9a-f.]*:[0-9a-f:.]*$/iu.test(text) ? `[${text}]` : text;
    const complete = text.startsWith("$") || text.includes("://") || /:\d+$/u.test(bracketed);
    return {
      range: host.range,
      text: complete || typeof port === "object" || port === undefined ? bracketed : `${bracketed}:${port}`,
    };
  }

  // Databases

  #databases(node: PolicyNode | undefined, servers: ReadonlyMap<string, Server>): ReadonlyMap<string, Database> {
    const entries = entriesOf(node);
    const databases = new Map(entries.map((entry) => [entry.key, this.#database(entry, servers)]));
    const sources = new Map<string, string>();
    for (const entry of entries) {
      const database = databases.get(entry.key);
      if (database) {
        this.#checkAlias(entry, database, databases);
        this.#checkReplacement(entry, database, databases);
        this.#checkSources(entry, database, sources);
      }
    }
    this.#warnAboutSharedIndexes(entries, databases);
    return databases;
  }

  #database(entry: MappingEntry, servers: ReadonlyMap<string, Server>): Database {
    const { key, keyRange, keyText, value } = entry;
    const dbNode = child(value, "db");
    const server = stringOf(child(value, "server")) ?? DEFAULT_SERVER;
    if (!servers.has(server)) {
      this.#unknownServer(entry, server, servers);
    }
    if (dbNode?.kind === "scalar" && !/^(?:0|[1-9]\d*)$/u.test(dbNode.text)) {
      this.#problem(
        dbNode.range,
        `The index of ${shown(key)} must be a plain decimal number: readers of YAML differ about every other way to write it.`,
      );
    }
    if (keyText === key && readDifferently(key)) {
      this.#problem(
        keyRange,
        `Some readers of YAML take the name ${shown(key)} for something other than text: put it in quotes.`,
        {
          severity: "warning",
          repair: { range: keyRange, text: `"${key}"`, certain: true },
        },
      );
    }
    const index = scalarOf(dbNode);
    return {
      ...this.#lines.positionAt(keyRange[0]),
      name: key,
      index: typeof index === "number" ? index : undefined,
      server,
      description: stringOf(child(value, "description")) ?? "",
      aliasOf: stringOf(child(value, "aliasOf")),
      deprecated: scalarOf(child(value, "deprecated")) === true,
      replacedBy: stringOf(child(value, "replacedBy")),
      for: this.#globs(child(value, "for")),
      allowedIn: child(value, "allowedIn") && this.#globs(child(value, "allowedIn")),
      sources: stringsOf(child(value, "sources")).map(normalizeSource),
    };
  }

  #unknownServer(entry: MappingEntry, server: string, servers: ReadonlyMap<string, Server>): void {
    const at = child(entry.value, "server");
    const names = [...servers.keys()];
    if (!at) {
      this.#problem(
        entry.keyRange,
        `${shown(entry.key)} does not say its server, and there is none called \`default\`: add \`server\` with ${either(names)}.`,
      );
      return;
    }
    this.#unknownName(at, server, names, "There is no server");
  }

  /** A reference to a name that does not exist. */
  #unknownName(at: PolicyNode, name: string, names: Iterable<string>, beginning: string): void {
    const close = this.#problems.length < MOST_SUGGESTIONS ? closestNames(name, names) : [];
    const [first] = close;
    const quote = at.kind === "scalar" ? (/^["']/u.exec(at.text)?.[0] ?? "") : "";
    this.#problem(
      at.range,
      `${beginning} ${shown(name)}${first === undefined ? ": add it, or correct the name." : `. Did you mean ${either(close)}?`}`,
      {
        ...(first !== undefined && { repair: { range: at.range, text: `${quote}${first}${quote}`, certain: false } }),
      },
    );
  }

  #checkAlias(entry: MappingEntry, database: Database, databases: ReadonlyMap<string, Database>): void {
    const at = child(entry.value, "aliasOf");
    if (!at || database.aliasOf === undefined) {
      return;
    }
    const target = databases.get(database.aliasOf);
    if (!target) {
      this.#unknownName(at, database.aliasOf, usable(databases, database.name), "There is no database");
      return;
    }
    const chain = circleFrom(database, databases, (each) => each.aliasOf, this.#straightAliases);
    if (chain && !comesFirst(database, chain, databases)) {
      return;
    }
    if (chain) {
      this.#problem(
        at.range,
        `The aliases go round in a circle (${chain.map(shown).join(" → ")}): one of them must be the database itself.`,
      );
      return;
    }
    if (target.deprecated && !database.deprecated) {
      this.#problem(
        at.range,
        `${shown(database.name)} is an alias of ${shown(target.name)}, which is deprecated: turn them round, or name another.`,
      );
    }
    if (
      target.server !== database.server ||
      (target.index !== undefined && database.index !== undefined && target.index !== database.index)
    ) {
      this.#problem(
        at.range,
        `${shown(database.name)} (${whereabouts(database)}) is an alias of ${shown(target.name)} (${whereabouts(target)}), so both must have the same server and index.`,
      );
    }
  }

  #checkReplacement(entry: MappingEntry, database: Database, databases: ReadonlyMap<string, Database>): void {
    const at = child(entry.value, "replacedBy");
    if (!at || database.replacedBy === undefined) {
      return;
    }
    if (!database.deprecated) {
      this.#problem(
        at.range,
        `${shown(database.name)} is replaced but not deprecated: add \`deprecated: true\`, or remove \`replacedBy\`.`,
      );
    }
    const target = databases.get(database.replacedBy);
    if (!target) {
      this.#unknownName(at, database.replacedBy, usable(databases, database.name), "There is no database");
      return;
    }
    const chain = circleFrom(database, databases, (each) => each.replacedBy, this.#straightReplacements);
    if (chain && !comesFirst(database, chain, databases)) {
      return;
    }
    if (chain) {
      this.#problem(
        at.range,
        `The replacements go round in a circle (${chain.map(shown).join(" → ")}): one of them must be current.`,
      );
    } else if (target.deprecated) {
      this.#problem(
        at.range,
        `${shown(database.name)} is replaced by ${shown(target.name)}, which is deprecated itself: name the current one.`,
      );
    }
  }

  #checkSources(entry: MappingEntry, database: Database, owners: Map<string, string>): void {
    itemsOf(child(entry.value, "sources")).forEach((item) => {
      const source = normalizeSource(stringOf(item) ?? "");
      const owner = owners.get(source);
      if (source === "") {
        this.#problem(item.range, "This source is empty: write the expression as it stands in code.");
      } else if (/:\/\/[^/\s]*@/u.test(source)) {
        this.#problem(
          item.range,
          "This source holds a user or a password, and neither belongs into a policy file. If it was committed, change the password.",
        );
      } else if (owner !== undefined && owner !== database.name) {
        this.#problem(
          item.range,
          `${shown(source)} means ${shown(owner)} already: an expression can mean only one database.`,
        );
      } else if (database.deprecated) {
        this.#problem(
          item.range,
          `${shown(database.name)} is deprecated, so its sources mean nothing: move them to the current name.`,
          { severity: "warning" },
        );
      } else {
        owners.set(source, database.name);
      }
    });
  }

  /** An index with two names is ambiguous, unless aliases or `for` leave one of them everywhere. */
  #warnAboutSharedIndexes(entries: readonly MappingEntry[], databases: ReadonlyMap<string, Database>): void {
    const firsts = new Map<string, Database>();
    for (const { key, keyRange } of entries) {
      const database = databases.get(key);
      if (
        !database ||
        database.deprecated ||
        database.index === undefined ||
        database.aliasOf !== undefined ||
        database.for.length > 0
      ) {
        continue;
      }
      const place = `${database.index} ${database.server}`;
      const first = firsts.get(place);
      if (!first) {
        firsts.set(place, database);
        continue;
      }
      this.#problem(
        keyRange,
        `${shown(key)} and ${shown(first.name)} share ${whereabouts(database)}, so that this index does not say which is meant: ` +
          `add \`aliasOf: ${first.name}\`, tell them apart with \`for\`, or give one of them an index of its own.`,
        { severity: "warning" },
      );
    }
  }

  // Exemptions and decisions

  #exemption(node: PolicyNode): Exemption {
    const until = child(node, "until");
    const status = stringOf(child(node, "status"));
    if (until && !isDate(stringOf(until) ?? "")) {
      this.#problem(until.range, "`until` must be a day that exists, written YYYY-MM-DD.");
    }
    return {
      ...this.#lines.positionAt(node.range[0]),
      files: this.#globs(child(node, "files")),
      reason: this.#reason(child(node, "reason")),
      status: status === "never" || status === "complex" || status === "later" ? status : undefined,
      until: stringOf(until),
      ...this.#places({ untilAt: until }),
    };
  }

  #decision(node: PolicyNode, databases: ReadonlyMap<string, Database>): Decision {
    const at = child(node, "database");
    const name = stringOf(at);
    if (at && name !== undefined) {
      const database = databases.get(name);
      if (!database) {
        this.#unknownName(at, name, usable(databases, name), "There is no database");
      } else if (database.deprecated) {
        this.#problem(at.range, `${shown(name)} is deprecated: name the current one.`);
      }
    }
    const dedicated = scalarOf(child(node, "dedicated")) === true;
    const accept = stringsOf(child(node, "accept"));
    const shared = scalarOf(child(node, "shared")) === true;
    const collapse = scalarOf(child(node, "collapse")) === true;
    const dropAt = child(node, "drop");
    if (!at && accept.length === 0 && !dedicated && !shared && !collapse) {
      this.#problem(
        [node.range[0], node.range[0]],
        "This decision decides nothing: add `database`, `accept`, `dedicated: true`, `shared: true` or `collapse: true`.",
      );
    } else if (dropAt && !collapse) {
      this.#problem(
        dropAt.range,
        "`drop` names what goes with a chain of attempts: add `collapse: true`, or remove it.",
      );
    }
    for (const item of itemsOf(dropAt)) {
      if (!CALL_NAME.test(stringOf(item) ?? "")) {
        this.#problem(
          item.range,
          "`drop` names calls without their arguments: `discoverService`, `log.warn` or `log.*`.",
        );
      }
    }
    return {
      ...this.#lines.positionAt(node.range[0]),
      files: this.#globs(child(node, "files")),
      database: name,
      accept,
      dedicated,
      shared,
      collapse,
      drop: stringsOf(dropAt),
      reason: this.#reason(child(node, "reason")),
    };
  }

  #reason(node: PolicyNode | undefined): string {
    const reason = stringOf(node) ?? "";
    if (node && reason.trim() === "") {
      this.#problem(node.range, "`reason` is empty: say why, so that nobody has to ask.");
    }
    return reason;
  }

  #globs(node: PolicyNode | undefined): readonly string[] {
    return itemsOf(node).map((item) => {
      const glob = stringOf(item) ?? "";
      const flaw = globFlaw(glob);
      if (flaw !== undefined) {
        this.#problem(item.range, flaw);
      } else if (basename(this.#directory) === "config" && !glob.startsWith("../")) {
        this.#problem(
          item.range,
          "Globs are relative to the folder of this file, so this one matches only files below `config`: begin it with ../ for the folder above.",
          {
            severity: "warning",
          },
        );
      }
      return glob;
    });
  }

  // Libraries

  #libraries(node: PolicyNode | undefined): readonly LibraryEntry[] {
    const names = new Set<string>();
    return itemsOf(node).map((item) => {
      const module = child(item, "module");
      this.#module(module);
      const library = libraryEntry(item, {
        lines: this.#lines,
        pathOf: (specifier) => this.#pathOf(specifier),
      });
      const key = `${library.name}\n${[...library.exports.keys()].join("\n")}`;
      const start: NodeRange = [item.range[0], item.range[0]];
      if (names.has(key)) {
        this.#problem(start, `${shown(library.name)} is described twice: keep one of them.`);
      }
      names.add(key);
      for (const described of library.exports.values()) {
        if (described.opens !== undefined && !described.arguments && described.like === undefined) {
          this.#problem(
            start,
            `${shown(described.name)} does not say what its arguments mean: add \`arguments\`, or \`like\` with a library that is known.`,
          );
        }
      }
      return library;
    });
  }
}

function pythonClient(node: PolicyNode | undefined): PythonClient | undefined {
  if (!node) {
    return undefined;
  }
  const defaults = entriesOf(child(node, "defaults")).map(({ key, value }) => [key, scalarOf(value) ?? null] as const);
  return {
    module: stringOf(child(node, "module")) ?? "",
    export: stringOf(child(node, "export")) ?? "",
    asyncArgument: stringOf(child(node, "asyncArgument")),
    defaults: nullPrototype(defaults),
  };
}

/** An object whose only keys are these, so that `constructor` or `__proto__` of a file mean nothing special. */
function nullPrototype<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  const object = Object.create(null) as Record<string, T>;
  for (const [key, value] of entries) {
    object[key] = value;
  }
  return object;
}

function isPlainEntry(
  entry: readonly [string, string | number | boolean | null | undefined],
): entry is readonly [string, string | number | boolean] {
  return entry[1] !== null && entry[1] !== undefined;
}

/** Names that may be pointed at, without the one that points. */
function usable(databases: ReadonlyMap<string, Database>, except: string): readonly string[] {
  return [...databases.values()]
    .filter(({ name, deprecated }) => !deprecated && name !== except)
    .map(({ name }) => name);
}

function whereabouts({ server, index }: Database): string {
  const place = index === undefined ? "no index" : `index ${index}`;
  return server === DEFAULT_SERVER ? place : `${place} of the server ${shown(server)}`;
}

/**
 * The names of a circle that begins and ends with this database; undefined where there is none.
 * `straight` collects names that lead to no circle, so that a long chain is walked only once.
 */
function circleFrom(
  start: Database,
  databases: ReadonlyMap<string, Database>,
  next: (database: Database) => string | undefined,
  straight: Set<string>,
): readonly string[] | undefined {
  const names = [start.name];
  const seen = new Set<string>();
  let name = next(start);
  while (name !== undefined && !seen.has(name) && !straight.has(name)) {
    names.push(name);
    if (name === start.name) {
      return names;
    }
    seen.add(name);
    const database = databases.get(name);
    name = database && next(database);
  }
  if (name === undefined || straight.has(name)) {
    names.forEach((each) => straight.add(each));
  }
  return undefined;
}

/** Whether the database is the first of a circle in the file: a circle is one mistake and reported once. */
function comesFirst(database: Database, chain: readonly string[], databases: ReadonlyMap<string, Database>): boolean {
  return [...databases.keys()].find((name) => chain.includes(name)) === database.name;
}

/** Plain words that YAML 1.1 or 1.2 reads as a boolean, null or a number. */
function readDifferently(key: string): boolean {
  return /^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?[0-9][0-9_.:]*|0[xob][0-9a-f_]+|[-+]?\.(?:inf|nan)|[0-9.]+e[-+]?[0-9]+)$/iu.test(
    key,
  );
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) {
    return false;
  }
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
