import { classExports } from "./class-exports.js";
import { commandsWithout } from "./command-spellings.js";
import type { ClientLibrary, ClientMethods, Opening, OptionTable, Signature } from "./description.js";
import { nestedUnder } from "./nested-under.js";

/** Options of `new Redis()`; the ones that only 3, 4 or 6 know are here too, because unknown ones are ignored. */
export const IOREDIS_OPTIONS: OptionTable = {
  port: { role: "port", fate: "owned", default: 6379 },
  host: { role: "host", fate: "owned", default: "localhost" },
  path: { role: "socketPath", fate: "owned", default: null },
  family: { fate: "owned" },
  db: { role: "database", fate: "owned", default: 0 },
  username: { role: "username", fate: "owned", default: null },
  password: { role: "password", fate: "owned", default: null },
  tls: { role: "tls", fate: "owned" },

  sentinels: { role: "sentinels", fate: "owned", default: null },
  name: { fate: "owned", default: null },
  role: { fate: "meaning", default: "master", effect: "commands would go to the master instead of a replica" },
  preferredSlaves: { fate: "meaning", effect: "another replica would answer" },
  sentinelUsername: { fate: "owned" },
  sentinelPassword: { fate: "owned", secret: true },
  sentinelTLS: { fate: "owned" },
  enableTLSForSentinelMode: { fate: "owned", default: false },
  natMap: { fate: "owned", default: null },
  sentinelRetryStrategy: { fate: "tuning" },
  sentinelReconnectStrategy: { fate: "tuning" },
  sentinelCommandTimeout: { fate: "tuning" },
  sentinelMaxConnections: { fate: "tuning", default: 10 },
  updateSentinels: { fate: "tuning", default: true },
  failoverDetector: { fate: "tuning", default: false },

  connectTimeout: { fate: "tuning", default: 10000 },
  disconnectTimeout: { fate: "tuning", default: 2000 },
  commandTimeout: { fate: "tuning" },
  socketTimeout: { fate: "tuning" },
  blockingTimeout: { fate: "tuning" },
  blockingTimeoutGrace: { fate: "tuning", default: 100 },
  keepAlive: { fate: "tuning" },
  noDelay: { fate: "tuning", default: true },
  retryStrategy: {
    fate: "tuning",
    profileValues: [null, false],
    effect: "the connection would be opened again after it was lost",
  },
  reconnectOnError: { fate: "tuning", default: null },
  maxRetriesPerRequest: {
    fate: "tuning",
    default: 20,
    profileValues: [null],
    effect: "commands would fail after a number of reconnects instead of waiting, which workers rely on",
  },
  maxLoadingRetryTime: { fate: "tuning", default: 10000 },
  enableReadyCheck: { fate: "tuning", default: true },
  lazyConnect: {
    fate: "meaning",
    default: false,
    effect: "it would connect at once instead of with the first command",
  },
  connectionName: { fate: "tuning", default: null },
  disableClientInfo: { fate: "tuning", default: false },
  clientInfoTag: { fate: "tuning" },
  enableAutoPipelining: { fate: "tuning", default: false },
  autoPipeliningIgnoredCommands: { fate: "tuning" },
  showFriendlyErrorStack: { fate: "tuning", default: false },
  maxScriptsCachingTime: { fate: "tuning", default: 60000 },
  dropBufferSupport: { fate: "tuning", default: false },
  parser: { fate: "tuning" },

  keyPrefix: { fate: "meaning", default: "", effect: "keys would be read and written without the prefix" },
  stringNumbers: { fate: "meaning", default: false, effect: "numbers would come back as numbers instead of strings" },
  readOnly: { fate: "meaning", default: false, effect: "the connection would no longer read from replicas" },
  enableOfflineQueue: {
    fate: "meaning",
    default: true,
    effect: "commands would wait for the connection instead of failing at once",
  },
  autoResubscribe: {
    fate: "meaning",
    default: true,
    effect: "subscriptions would come back after a reconnect",
  },
  autoResendUnfulfilledCommands: {
    fate: "meaning",
    default: true,
    effect: "commands without a reply would be sent again after a reconnect",
  },
  protocol: { fate: "meaning", default: 3, majors: { from: 6 }, effect: "another protocol version would be spoken" },
  replyMapping: {
    fate: "meaning",
    default: "legacy",
    majors: { from: 6 },
    effect: "maps would come back as flat lists and doubles as strings",
  },
  scripts: { fate: "meaning", effect: "the Lua commands it defines would be missing" },
  himportFieldsets: { fate: "meaning", majors: { from: 6 }, effect: "the field sets it prepares would be missing" },
  Connector: { fate: "meaning", effect: "connections would no longer be opened by the custom connector" },
  offlineQueue: { fate: "meaning", effect: "an internal option would be dropped" },
  commandQueue: { fate: "meaning", effect: "an internal option would be dropped" },
  monitor: { fate: "profile", default: false, effect: "the connection would no longer be a monitor" },
};

/** Options that a cluster hands to the connection of each node; the address of a node is not among them. */
const NODE_OPTIONS: OptionTable = nestedUnder(
  "redisOptions",
  Object.fromEntries(
    Object.entries(IOREDIS_OPTIONS).filter(([name]) => !["host", "port", "path", "sentinels"].includes(name)),
  ),
);

/** Options of `new Cluster(nodes, options)`. */
export const IOREDIS_CLUSTER_OPTIONS: OptionTable = {
  redisOptions: { role: "group", fate: "meaning", effect: "options of the node connections would be dropped" },
  ...NODE_OPTIONS,
  clusterRetryStrategy: { fate: "tuning" },
  clusterNodeRetryStrategy: { fate: "tuning", default: null },
  maxRedirections: { fate: "tuning", default: 16 },
  retryDelayOnMoved: { fate: "tuning", default: 0 },
  retryDelayOnFailover: { fate: "tuning", default: 100 },
  retryDelayOnClusterDown: { fate: "tuning", default: 100 },
  retryDelayOnTryAgain: { fate: "tuning", default: 100 },
  slotsRefreshTimeout: { fate: "tuning", default: 1000 },
  slotsRefreshInterval: { fate: "tuning" },
  enableReadyCheck: { fate: "tuning", default: true },
  lazyConnect: {
    fate: "meaning",
    default: false,
    effect: "it would connect at once instead of with the first command",
  },
  enableAutoPipelining: { fate: "tuning", default: false },
  autoPipeliningIgnoredCommands: { fate: "tuning" },
  showFriendlyErrorStack: { fate: "tuning", default: false },
  maxScriptsCachingTime: { fate: "tuning", default: 60000 },
  useSRVRecords: { fate: "owned", default: false },
  resolveSrv: { fate: "owned" },
  dnsLookup: { fate: "owned" },
  natMap: { fate: "owned" },
  enableOfflineQueue: {
    fate: "meaning",
    default: true,
    effect: "commands would wait for the connection instead of failing at once",
  },
  scaleReads: { fate: "meaning", default: "master", effect: "reads would go to the masters" },
  shardedSubscribers: { fate: "meaning", default: false, effect: "sharded subscriptions would be missing" },
  keyPrefix: { fate: "meaning", default: "", effect: "keys would be read and written without the prefix" },
  scripts: { fate: "meaning", effect: "the Lua commands it defines would be missing" },
  himportFieldsets: { fate: "meaning", majors: { from: 6 }, effect: "the field sets it prepares would be missing" },
};

/** `Redis#parseOptions` reads each argument by its kind: an object, a string (URL, host, path or port) or a number (port). */
export const IOREDIS_SIGNATURES: readonly Signature[] = [
  { arguments: ["port", "host", "options"], required: 2 },
  { arguments: ["url", "options"], required: 1 },
  { arguments: ["socketPath", "options"], required: 1 },
  { arguments: ["port", "options"], required: 1 },
  { arguments: ["url", "port", "options"], required: 2, known: true },
  { arguments: ["options"], required: 0 },
];

/** `new Redis()`, also `Redis()` up to 4. */
export const IOREDIS_CLIENT: Opening = {
  form: "client",
  by: ["new", "call", "extends"],
  signatures: IOREDIS_SIGNATURES,
  options: IOREDIS_OPTIONS,
  url: { precedence: "first", query: "options" },
};

/** `new Cluster()`. */
export const IOREDIS_CLUSTER: Opening = {
  form: "cluster",
  by: ["new", "extends"],
  signatures: [{ arguments: ["nodes", "options"], required: 1 }],
  options: IOREDIS_CLUSTER_OPTIONS,
};

const EXPORTS = classExports({
  client: IOREDIS_CLIENT,
  cluster: IOREDIS_CLUSTER,
  aliases: ["Redis"],
  harmless: [
    "ReplyError",
    "Command",
    "Pipeline",
    "ScanStream",
    "Promise",
    "print",
    "AbstractConnector",
    "SentinelConnector",
    "SentinelIterator",
    "defaultOptions",
    "prototype",
  ],
});

/** `blpop` and `blpopBuffer`: every command has a form that replies with buffers. */
function withBufferForms(commands: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    commands.flatMap((command) => [
      [command, command],
      [`${command}Buffer`, command],
    ]),
  );
}

/** `monitor()` opens a connection of its own for it. */
export const IOREDIS_METHODS: ClientMethods = {
  connect: ["connect"],
  close: ["quit", "quitBuffer", "disconnect", "end"],
  duplicate: ["duplicate", "monitor"],
  duplicateDatabase: ["db", "redisOptions.db"],
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
  // A command of the same name that somebody else defined on the client is gone.
  session: [
    "defineCommand",
    "addBuiltinCommand",
    "emit",
    "silentEmit",
    // What others have sent, or wait to send, fails or is lost.
    "flushQueue",
    "resetCommandQueue",
    "resetOfflineQueue",
    "recoverFromFatalError",
  ],
  parts: ["options", "stream", "connector", "condition", "prevCondition", "commandQueue", "offlineQueue"],
  raw: ["call", "callBuffer", "sendCommand", "send_command"],
  commands: withBufferForms(commandsWithout("quit", "multi", "monitor")),
};

/** Sub-paths of `built/` that open nothing. */
export const HARMLESS_PATHS: readonly string[] = [
  "DataHandler",
  "SubscriptionSet",
  "ScanStream",
  "Command",
  "command",
  "Pipeline",
  "pipeline",
  "Script",
  "script",
  "autoPipelining",
  "commander",
  "promiseContainer",
  "replyTransformers",
  "tracing",
  "transaction",
  "types",
  "redis/RedisOptions",
  "redis/event_handler",
  "cluster/ClusterOptions",
  "cluster/util",
  "connectors",
  "connectors/*",
  "constants/*",
  "errors",
  "errors/*",
  "himport/*",
  "resp/*",
  "utils",
  "utils/*",
];

export const ioredis: ClientLibrary = {
  name: "ioredis",
  title: "ioredis",
  modules: [
    { specifier: "ioredis", exports: EXPORTS.main },
    { specifier: "ioredis/built", exports: EXPORTS.main },
    { specifier: "ioredis/built/Redis", exports: EXPORTS.clientModule },
    { specifier: "ioredis/built/redis", exports: EXPORTS.clientModule },
    { specifier: "ioredis/built/cluster", exports: EXPORTS.clusterModule },
    { specifier: "ioredis/lib/redis", exports: EXPORTS.main },
    { specifier: "ioredis/lib/cluster", exports: { opens: IOREDIS_CLUSTER } },
    ...HARMLESS_PATHS.map((path) => ({ specifier: `ioredis/built/${path}`, exports: { harmless: true } })),
  ],
  mentions: ["ioredis"],
  methods: IOREDIS_METHODS,
  source:
    "ioredis 4.31.0, 5.11.1, 6.0.0: built/index.js, built/Redis.js (4: built/redis/index.js) parseOptions, createClient and monitor, " +
    "built/redis/RedisOptions.{js,d.ts}, built/cluster/ClusterOptions.{js,d.ts}, built/connectors/*/*.d.ts, built/utils/index.js parseURL; " +
    "ioredis 3.2.2: lib/",
};
