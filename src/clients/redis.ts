import { commandsWithout } from "./command-spellings.js";
import type {
  ClientLibrary,
  ClientMethods,
  ExportDescription,
  Opening,
  OptionTable,
  Signature,
} from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { nestedUnder } from "./nested-under.js";
import { withoutMajors } from "./without-majors.js";

/** Callback clients: 2 and 3. */
const OLD = { to: 3 } as const;
/** Promise clients: 4 and later. */
const NEW = { from: 4 } as const;

const PREFIX_EFFECT = "keys would be read and written without the prefix";
const QUEUE_EFFECT = "commands would wait for the connection instead of failing at once";

/** Options of `createClient` of 4 and later, without `socket`. */
const NEW_OPTIONS: OptionTable = {
  username: { role: "username", fate: "owned", majors: NEW },
  database: { role: "database", fate: "owned", default: 0, majors: NEW },
  credentialsProvider: { fate: "owned", secret: true, majors: NEW },
  name: { fate: "tuning", majors: NEW },
  keyPrefix: { fate: "meaning", default: "", majors: { from: 6 }, effect: PREFIX_EFFECT },
  commandsQueueMaxLength: { fate: "tuning", majors: NEW },
  disableOfflineQueue: { fate: "meaning", default: false, majors: NEW, effect: QUEUE_EFFECT },
  readonly: {
    fate: "meaning",
    default: false,
    majors: NEW,
    effect: "the connection would no longer read from replicas",
  },
  legacyMode: {
    fate: "meaning",
    default: false,
    majors: { from: 4, to: 4 },
    effect: "commands would take no callbacks and return promises",
  },
  isolationPoolOptions: { fate: "tuning", majors: { from: 4, to: 4 } },
  pingInterval: { fate: "tuning", majors: NEW },
  RESP: { fate: "meaning", majors: { from: 5 }, effect: "replies would have other types" },
  commandOptions: {
    role: "group",
    fate: "meaning",
    majors: { from: 5 },
    effect: "commands would run without these options",
  },
  "commandOptions.timeout": { fate: "tuning", majors: { from: 5 } },
  "commandOptions.typeMapping": { fate: "meaning", majors: { from: 5 }, effect: "replies would have other types" },
  "commandOptions.asap": { fate: "meaning", majors: { from: 5 }, effect: "commands would no longer jump the queue" },
  "commandOptions.abortSignal": { fate: "meaning", majors: { from: 5 }, effect: "commands could no longer be aborted" },
  clientSideCache: { fate: "meaning", majors: { from: 5 }, effect: "replies would no longer be cached in the process" },
  emitInvalidate: {
    fate: "meaning",
    default: false,
    majors: { from: 5 },
    effect: "the client would not report keys that changed",
  },
  modules: { fate: "meaning", majors: NEW, effect: "the commands of these modules would be missing" },
  scripts: { fate: "meaning", majors: NEW, effect: "the Lua commands it defines would be missing" },
  functions: { fate: "meaning", majors: NEW, effect: "the Redis functions it names would be missing" },
  himportRegistry: { fate: "meaning", majors: { from: 6 }, effect: "the field sets it prepares would be missing" },
  disableClientInfo: { fate: "tuning", default: false, majors: NEW },
  clientInfoTag: { fate: "tuning", majors: NEW },
  maintNotifications: { fate: "tuning", majors: { from: 5 } },
  maintEndpointType: { fate: "tuning", majors: { from: 5 } },
  maintRelaxedCommandTimeout: { fate: "tuning", majors: { from: 5 } },
  maintRelaxedSocketTimeout: { fate: "tuning", majors: { from: 5 } },
};

/** `socket` of 4 and later: options of net.connect() and tls.connect() beside its own. */
const SOCKET_OPTIONS: OptionTable = {
  socket: { role: "group", fate: "owned", majors: NEW },
  "socket.host": { role: "host", fate: "owned", default: "localhost" },
  "socket.port": { role: "port", fate: "owned", default: 6379 },
  "socket.path": { role: "socketPath", fate: "owned" },
  "socket.tls": { role: "tls", fate: "owned", default: false },
  ...Object.fromEntries(
    [
      "family",
      "hints",
      "lookup",
      "localAddress",
      "localPort",
      "autoSelectFamily",
      "autoSelectFamilyAttemptTimeout",
      "servername",
      "rejectUnauthorized",
      "checkServerIdentity",
      "ca",
      "cert",
      "crl",
      "ciphers",
      "dhparam",
      "ecdhCurve",
      "honorCipherOrder",
      "secureContext",
      "secureOptions",
      "secureProtocol",
      "session",
      "sessionIdContext",
      "minVersion",
      "maxVersion",
      "minDHSize",
      "sigalgs",
      "requestCert",
      "requestOCSP",
      "enableTrace",
      "ALPNProtocols",
      "ALPNCallback",
      "allowPartialTrustChain",
      "clientCertEngine",
      "privateKeyEngine",
      "sessionTimeout",
      "SNICallback",
    ].map((name) => [`socket.${name}`, { fate: "owned" }] as const),
  ),
  ...Object.fromEntries(
    ["key", "pfx", "passphrase", "pskCallback", "privateKeyIdentifier", "ticketKeys"].map(
      (name) => [`socket.${name}`, { fate: "owned", secret: true }] as const,
    ),
  ),
  "socket.reconnectStrategy": {
    fate: "tuning",
    profileValues: [false],
    effect: "the connection would be opened again after it was lost",
  },
  "socket.connectTimeout": { fate: "tuning", default: 5000 },
  "socket.socketTimeout": { fate: "tuning" },
  "socket.timeout": { fate: "tuning" },
  "socket.noDelay": { fate: "tuning", default: true },
  "socket.keepAlive": { fate: "tuning" },
  "socket.keepAliveInitialDelay": { fate: "tuning" },
};

/** Options of `createClient` of 2 and 3; each may be written in camel case too. */
const OLD_OPTIONS: OptionTable = {
  host: { role: "host", fate: "owned", default: "127.0.0.1" },
  port: { role: "port", fate: "owned", default: 6379 },
  path: { role: "socketPath", fate: "owned", default: null },
  db: { role: "database", fate: "owned", default: 0 },
  auth_pass: { role: "password", fate: "owned" },
  user: { role: "username", fate: "owned" },
  auth_user: { role: "username", fate: "owned" },
  family: { fate: "owned" },
  tls: { role: "tls", fate: "owned" },
  prefix: { fate: "meaning", default: "", effect: PREFIX_EFFECT },
  return_buffers: {
    fate: "meaning",
    default: false,
    effect: "replies would come back as strings instead of buffers",
  },
  detect_buffers: {
    fate: "meaning",
    default: false,
    effect: "replies to commands with buffers would come back as strings",
  },
  string_numbers: { fate: "meaning", default: false, effect: "numbers would come back as numbers instead of strings" },
  retry_unfulfilled_commands: {
    fate: "meaning",
    default: false,
    effect: "commands without a reply would not be sent again after a reconnect",
  },
  disable_resubscribing: {
    fate: "meaning",
    default: false,
    effect: "subscriptions would come back after a reconnect",
  },
  enable_offline_queue: { fate: "meaning", default: true, effect: QUEUE_EFFECT },
  rename_commands: { fate: "meaning", default: null, effect: "renamed commands would be sent under their usual names" },
  stream: { fate: "meaning", effect: "the connection would no longer use this stream" },
  retry_strategy: { fate: "tuning" },
  retry_max_delay: { fate: "tuning" },
  max_attempts: { fate: "tuning" },
  connect_timeout: { fate: "tuning", default: 3600000 },
  no_ready_check: { fate: "tuning", default: false },
  socket_keepalive: { fate: "tuning", default: true },
  socket_initial_delay: { fate: "tuning", default: 0 },
  socket_nodelay: { fate: "tuning", default: true },
  parser: { fate: "tuning" },
};

/** `return_buffers` also as `returnBuffers`: 2 and 3 turn camel case into their own spelling. */
function withCamelCase(table: OptionTable): OptionTable {
  return Object.fromEntries(
    Object.entries(table).flatMap(([name, description]) => {
      const old = { ...description, majors: OLD };
      const camelCase = name.replace(/_([a-z])/gu, (_match, letter: string) => letter.toUpperCase());
      return camelCase === name ? [[name, old] as const] : [[name, old] as const, [camelCase, old] as const];
    }),
  );
}

/** Options of `createClient`, of all majors in one table; `majors` says who ignores what. */
export const REDIS_OPTIONS: OptionTable = {
  url: { role: "url", fate: "owned" },
  password: { role: "password", fate: "owned" },
  ...NEW_OPTIONS,
  ...SOCKET_OPTIONS,
  ...withCamelCase(OLD_OPTIONS),
};

/** Options of a client of 2 and 3, for packages that hand them on to `createClient` of these. */
export const REDIS_CALLBACK_OPTIONS: OptionTable = withoutMajors({
  url: { role: "url", fate: "owned" },
  password: { role: "password", fate: "owned" },
  ...withCamelCase(OLD_OPTIONS),
});

/** Options of a client of 4 and later: of one alone, and of each one of a cluster, pool or sentinel group. */
const NODE_OPTIONS: OptionTable = {
  url: { role: "url", fate: "owned" },
  password: { role: "password", fate: "owned" },
  ...NEW_OPTIONS,
  ...SOCKET_OPTIONS,
};

/** The same for packages that hand them on. */
export const REDIS_PROMISE_OPTIONS: OptionTable = withoutMajors(NODE_OPTIONS);

/** What clusters and sentinel groups share with single clients. */
const COMMANDER_OPTIONS: OptionTable = Object.fromEntries(
  Object.entries(NEW_OPTIONS).filter(([name]) =>
    /^(?:keyPrefix|RESP|commandOptions(?:\..*)?|clientSideCache|modules|scripts|functions|himportRegistry)$/u.test(
      name,
    ),
  ),
);

const NODE_ADDRESS_MAP: OptionTable = { nodeAddressMap: { fate: "owned" } };

export const REDIS_CLUSTER_OPTIONS: OptionTable = {
  ...COMMANDER_OPTIONS,
  ...NODE_ADDRESS_MAP,
  rootNodes: { role: "nodes", fate: "owned" },
  defaults: { role: "group", fate: "meaning", effect: "options of the node connections would be dropped" },
  ...nestedUnder("defaults", NODE_OPTIONS),
  minimizeConnections: { fate: "tuning", default: false },
  maxCommandRedirections: { fate: "tuning", default: 16 },
  topologyRefreshOnReconnectionAttemptStrategy: { fate: "tuning", default: 5000, majors: { from: 5 } },
  useReplicas: { fate: "meaning", default: false, effect: "reads would go to the masters" },
};

export const REDIS_SENTINEL_OPTIONS: OptionTable = {
  ...COMMANDER_OPTIONS,
  ...NODE_ADDRESS_MAP,
  name: { fate: "owned" },
  sentinelRootNodes: { role: "sentinels", fate: "owned" },
  nodeClientOptions: { role: "group", fate: "meaning", effect: "options of the node connections would be dropped" },
  ...nestedUnder("nodeClientOptions", NODE_OPTIONS),
  sentinelClientOptions: { fate: "owned", secret: true },
  maxCommandRediscovers: { fate: "tuning", default: 16 },
  masterPoolSize: { fate: "tuning", default: 1 },
  replicaPoolSize: { fate: "meaning", default: 0, effect: "reads would go to the master" },
  scanInterval: { fate: "tuning", default: 10000 },
  passthroughClientErrorEvents: { fate: "tuning", default: false },
  reserveClient: { fate: "tuning", default: false },
};

/** All majors: 4 and later take only the options, and ignore what 2 and 3 call them. */
export const REDIS_SIGNATURES: readonly Signature[] = [
  { arguments: ["port", "host", "options"], required: 2 },
  { arguments: ["url", "options"], required: 1 },
  { arguments: ["socketPath", "options"], required: 1 },
  { arguments: ["port", "options"], required: 1 },
  { arguments: ["options"], required: 0 },
];

export const REDIS_CREATE_CLIENT: Opening = {
  form: "client",
  by: ["call"],
  signatures: REDIS_SIGNATURES,
  options: REDIS_OPTIONS,
  url: { precedence: "url", query: "depends" },
  connectsByCall: true,
};

/** The class: `new RedisClient(options)` of 2, 3 and 6; a stream as second argument was never official. */
const CLIENT_CLASS: Opening = {
  ...REDIS_CREATE_CLIENT,
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
};

const POOL: Opening = {
  form: "pool",
  by: ["call"],
  signatures: [{ arguments: ["options", "ignored"], required: 0 }],
  options: NODE_OPTIONS,
  connectsByCall: true,
};

export const REDIS_CREATE_CLUSTER: Opening = {
  form: "cluster",
  by: ["call"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: REDIS_CLUSTER_OPTIONS,
  connectsByCall: true,
};

export const REDIS_CREATE_SENTINEL: Opening = {
  ...REDIS_CREATE_CLUSTER,
  form: "sentinel",
  options: REDIS_SENTINEL_OPTIONS,
};

const BY_CLASS = ["new", "extends"] as const;

const CLIENT_EXPORT: ExportDescription = {
  opens: CLIENT_CLASS,
  members: {
    create: { opens: { ...REDIS_CREATE_CLIENT, signatures: CLIENT_CLASS.signatures } },
    commandOptions: { harmless: true },
    parseURL: { harmless: true },
    parseOptions: { harmless: true },
    prototype: { harmless: true },
  },
};
const POOL_EXPORT: ExportDescription = { opens: { ...POOL, by: BY_CLASS }, members: { create: { opens: POOL } } };
const CLUSTER_EXPORT: ExportDescription = {
  opens: { ...REDIS_CREATE_CLUSTER, by: BY_CLASS },
  members: { create: { opens: REDIS_CREATE_CLUSTER } },
};
const SENTINEL_EXPORT: ExportDescription = {
  opens: { ...REDIS_CREATE_SENTINEL, by: BY_CLASS },
  members: { create: { opens: REDIS_CREATE_SENTINEL } },
};

/** Exports that open nothing, of all majors: errors, constants of commands, definitions of scripts. */
const HARMLESS = harmlessExports(
  // 2 and 3
  "print",
  "Multi",
  "RedisError",
  "ParserError",
  "ReplyError",
  "AggregateError",
  "addCommand",
  "add_command",
  "debug_mode",
  // 4 and later: errors
  "AbortError",
  "WatchError",
  "ConnectionTimeoutError",
  "SocketTimeoutError",
  "ClientClosedError",
  "ClientOfflineError",
  "DisconnectsClientError",
  "SocketClosedUnexpectedlyError",
  "RootNodesUnavailableError",
  "ScanIteratorInterruptedError",
  "ReconnectStrategyError",
  "ErrorReply",
  "SimpleError",
  "BlobError",
  "TimeoutError",
  "SocketTimeoutDuringMaintenanceError",
  "CommandTimeoutDuringMaintenanceError",
  "MultiErrorReply",
  "OpenTelemetryError",
  "MaxCommandRedirectionsError",
  // 4 and later: values and definitions
  "commandOptions",
  "defineScript",
  "digest",
  "DEFAULT_RESP",
  "RESP_TYPES",
  "VerbatimString",
  "CommandParser",
  "BasicClientSideCache",
  "BasicPooledClientSideCache",
  "OpenTelemetry",
  "CHANNELS",
  "RedisSentinelClient",
  "GeoReplyWith",
  "RedisFlushModes",
  "GEO_REPLY_WITH",
  "CLIENT_KILL_FILTERS",
  "CLIENT_UNBLOCK_MODES",
  "FAILOVER_MODES",
  "CLUSTER_SLOT_STATES",
  "COMMAND_LIST_FILTER_BY",
  "REDIS_FLUSH_MODES",
  "AR_PREDICATE_TYPES",
  "AR_PREDICATE_COMBINATORS",
  "AR_OPERATIONS",
  // 4 and later: modules
  "Graph",
  "RedisSearchLanguages",
  "SchemaFieldTypes",
  "SchemaTextFieldPhonetics",
  "VectorAlgorithms",
  "AggregateGroupByReducers",
  "AggregateSteps",
  "TimeSeriesDuplicatePolicies",
  "TimeSeriesEncoding",
  "TimeSeriesAggregationType",
  "TimeSeriesReducers",
  "TimeSeriesBucketTimestamp",
  "REDISEARCH_LANGUAGE",
  "SCHEMA_FIELD_TYPE",
  "SCHEMA_TEXT_FIELD_PHONETIC",
  "SCHEMA_VECTOR_FIELD_ALGORITHM",
  "FT_AGGREGATE_GROUP_BY_REDUCERS",
  "FT_AGGREGATE_STEPS",
  "TIME_SERIES_ENCODING",
  "TIME_SERIES_DUPLICATE_POLICIES",
  "TIME_SERIES_AGGREGATION_TYPE",
  "TIME_SERIES_BUCKET_TIMESTAMP",
  "TIME_SERIES_REDUCERS",
  "TS_READ_TIMESTAMP",
);

const MEMBERS: Readonly<Record<string, ExportDescription>> = {
  ...HARMLESS,
  createClient: { opens: REDIS_CREATE_CLIENT },
  createClientPool: { opens: POOL },
  createCluster: { opens: REDIS_CREATE_CLUSTER },
  createSentinel: { opens: REDIS_CREATE_SENTINEL },
  RedisClient: CLIENT_EXPORT,
  RedisClientPool: POOL_EXPORT,
  RedisCluster: CLUSTER_EXPORT,
  RedisSentinel: SENTINEL_EXPORT,
};

/** A namespace; the default import is the namespace once more. */
export const REDIS_MAIN: ExportDescription = { members: { ...MEMBERS, default: { members: MEMBERS } } };

/** A module whose `exports.default` is the class; tools without interop read it as `default.default`. */
function classModule(
  exported: ExportDescription,
  more: Readonly<Record<string, ExportDescription>> = {},
): ExportDescription {
  const withDefault: ExportDescription = { ...exported, members: { ...exported.members, ...more, default: exported } };
  return { members: { ...more, default: withDefault } };
}

/** Commands by their methods of 4 and later; commands of one word were spelled in lower case before. */
const CAMEL_CASE: Readonly<Record<string, string>> = {
  blPop: "blpop",
  brPop: "brpop",
  brPopLPush: "brpoplpush",
  blMove: "blmove",
  blMoveM: "blmovem",
  blmPop: "blmpop",
  bzPopMin: "bzpopmin",
  bzPopMax: "bzpopmax",
  bzmPop: "bzmpop",
  xRead: "xread",
  xReadGroup: "xreadgroup",
  waitAof: "waitaof",
  pSubscribe: "psubscribe",
  sSubscribe: "ssubscribe",
  pUnsubscribe: "punsubscribe",
  sUnsubscribe: "sunsubscribe",
  swapDb: "swapdb",
  flushAll: "flushall",
  flushDb: "flushdb",
  replicaOf: "replicaof",
  slaveOf: "slaveof",
  bgSave: "bgsave",
  bgRewriteAof: "bgrewriteaof",
  configSet: "config set",
  configRewrite: "config rewrite",
  configResetStat: "config resetstat",
  scriptFlush: "script flush",
  scriptKill: "script kill",
  scriptDebug: "script debug",
  functionFlush: "function flush",
  functionDelete: "function delete",
  functionKill: "function kill",
  functionRestore: "function restore",
  moduleLoad: "module load",
  moduleUnload: "module unload",
  aclSetUser: "acl setuser",
  aclDelUser: "acl deluser",
  aclLoad: "acl load",
  aclSave: "acl save",
  clusterAddSlots: "cluster addslots",
  clusterAddSlotsRange: "cluster addslotsrange",
  clusterBumpEpoch: "cluster bumpepoch",
  clusterDelSlots: "cluster delslots",
  clusterDelSlotsRange: "cluster delslotsrange",
  clusterFailover: "cluster failover",
  clusterFlushSlots: "cluster flushslots",
  clusterForget: "cluster forget",
  clusterMeet: "cluster meet",
  clusterReplicate: "cluster replicate",
  clusterReset: "cluster reset",
  clusterSaveConfig: "cluster saveconfig",
  clusterSetConfigEpoch: "cluster set-config-epoch",
  clusterSetSlot: "cluster setslot",
  latencyReset: "latency reset",
  clientKill: "client kill",
  clientPause: "client pause",
  clientUnpause: "client unpause",
  clientUnblock: "client unblock",
  clientCaching: "client caching",
  clientNoEvict: "client no-evict",
  clientNoTouch: "client no-touch",
  clientReply: "client reply",
  clientSetName: "client setname",
  clientSetInfo: "client setinfo",
  clientTracking: "client tracking",
};

/** `blPop`, `BLPOP` and `blpop`; `configSet` and `CONFIG_SET`. */
function spellings(): Readonly<Record<string, string>> {
  // As 4 exports it, and as 2 and 3 spell a sub-command.
  const spelled: Record<string, string> = { CONFIG_RESETASTAT: "config resetstat", client_reply: "client reply" };
  const methods = [
    ...commandsWithout("quit", "multi", "reset").map((command) => [command, command] as const),
    ...Object.entries(CAMEL_CASE),
  ];
  for (const [method, command] of methods) {
    spelled[method] = command;
    spelled[command.toUpperCase().replace(" ", "_")] = command;
  }
  return spelled;
}

export const REDIS_METHODS: ClientMethods = {
  connect: ["connect"],
  close: ["quit", "QUIT", "disconnect", "close", "destroy", "end"],
  detach: ["ref", "unref"],
  duplicate: ["duplicate", "executeIsolated", "createPool"],
  duplicateDatabase: ["database", "db"],
  listen: [
    "on",
    "once",
    "off",
    "addListener",
    "removeListener",
    "removeAllListeners",
    "prependListener",
    "prependOnceListener",
    "setMaxListeners",
    "listeners",
    "rawListeners",
  ],
  // Puts everything back as the options of the client say.
  session: ["reset", "RESET", "resetIfDirty", "emit"],
  parts: [
    "options",
    "stream",
    "connection_options",
    "connection_option",
    "command_queue",
    "offline_queue",
    "subscription_set",
  ],
  // Of @redis/bloom, @redis/graph, @redis/json, @redis/search and @redis/time-series.
  namespaces: ["bf", "cms", "cf", "tDigest", "topK", "graph", "json", "ft", "ts"],
  raw: ["sendCommand", "send_command", "internal_send_command"],
  commands: spellings(),
};

const CLIENT_FILES = ["dist/lib/client", "dist/lib/cluster", "dist/lib/sentinel", "dist/lib/client/pool"] as const;

export const redis: ClientLibrary = {
  name: "redis",
  title: "node-redis",
  modules: [
    { specifier: "redis", exports: REDIS_MAIN },
    { specifier: "redis/dist", exports: REDIS_MAIN },
    { specifier: "redis/lib/*", exports: { harmless: true } },
    { specifier: "@redis/client", exports: REDIS_MAIN },
    { specifier: "@redis/client/dist", exports: REDIS_MAIN },
    { specifier: `@redis/client/${CLIENT_FILES[0]}`, exports: classModule(CLIENT_EXPORT) },
    { specifier: `@redis/client/${CLIENT_FILES[1]}`, exports: classModule(CLUSTER_EXPORT) },
    {
      specifier: `@redis/client/${CLIENT_FILES[2]}`,
      exports: classModule(SENTINEL_EXPORT, { RedisSentinelClient: { harmless: true } }),
    },
    { specifier: `@redis/client/${CLIENT_FILES[3]}`, exports: { members: { RedisClientPool: POOL_EXPORT } } },
    ...[
      "RESP/*",
      "authx",
      "authx/*",
      "client/cache",
      "client/commands",
      "client/commands-queue",
      "client/identity",
      "client/linked-list",
      "client/multi-command",
      "client/parser",
      "client/pub-sub",
      "client/socket",
      "client/tracing",
      "cluster/commands",
      "cluster/multi-command",
      "command-metadata",
      "command-metadata/*",
      "command-options",
      "commander",
      "commands",
      "commands/*",
      "defaults",
      "errors",
      "himport/*",
      "lua-script",
      "multi-command",
      "opentelemetry",
      "opentelemetry/*",
      "sentinel/types",
      "sentinel/utils",
      "single-entry-cache",
      "utils",
      "utils/*",
    ].flatMap((path) =>
      ["dist/lib", "lib"].map((folder) => ({
        specifier: `@redis/client/${folder}/${path}`,
        exports: { harmless: true },
      })),
    ),
    // The name of @redis/client before 1.0.
    { specifier: "@node-redis/client", exports: REDIS_MAIN },
    ...["bloom", "graph", "json", "search", "time-series"].flatMap((name) =>
      ["@redis", "@node-redis"].flatMap((scope) =>
        [`${scope}/${name}`, `${scope}/${name}/*`].map((specifier) => ({ specifier, exports: { harmless: true } })),
      ),
    ),
  ],
  mentions: ["redis"],
  methods: REDIS_METHODS,
  types: ["RedisClientType", "RedisClusterType", "RedisSentinelType", "RedisClientPoolType"],
  source:
    "redis 2.8.0 and 3.1.2: index.js (RedisClient, createClient), lib/createClient.js, lib/utils.js clone, README; " +
    "redis 4.7.1, 5.12.1, 6.3.1 and @redis/client 1.6.1, 5.12.1, 6.3.1: dist/index.{js,d.ts}, dist/lib/client/index.{js,d.ts} RedisClientOptions and parseURL, " +
    "dist/lib/client/socket.d.ts, dist/lib/client/pool.d.ts, dist/lib/cluster/index.d.ts, dist/lib/sentinel/types.d.ts; own keys of require() of each",
};
