/** What a command does beyond reading and writing keys of the connection's own database. */
export type CommandEffect =
  /** Holds the connection until something arrives; everyone behind it waits. */
  | "block"
  /** Changes what the connection is subscribed to. */
  | "subscribe"
  | "monitor"
  /** Part of a transaction that spans several calls on the connection. */
  | "watch"
  /** Switches the connection to another database. */
  | "select"
  /** Reads, writes or empties other databases than the connection's own. */
  | "crossDatabase"
  /** About a whole database, the server or its other clients: the same on any connection. */
  | "serverWide"
  /** Changes the state of the connection for everyone on it. */
  | "session"
  | "close";

export interface CommandDescription {
  readonly effect: CommandEffect;
  /** Only when this word stands among the arguments, or is the name of an option, in any case. */
  readonly onlyWith?: "BLOCK" | "DB";
  /** Where the index of the other database stands: a place among the arguments, from 0, or behind a word. */
  readonly database?: number | "DB";
  /** The effect where the sub-command cannot be read; sub-commands that are not listed have none. */
  readonly container?: boolean;
}

/**
 * Commands by their names in lower case, sub-commands behind a blank; every other command only touches keys of its database.
 *
 * Source: COMMAND and COMMAND DOCS of Redis 7.0.15 (flags blocking, pubsub, noscript, admin; categories @blocking, @connection,
 * @dangerous) and the command pages of redis.io for what came with 7.2 to 8.4 (WAITAOF, CLIENT NO-TOUCH, CLIENT SETINFO). WAIT has
 * the category @blocking since 7.2. COPY … DB since 6.2.
 */
export const REDIS_COMMANDS: Readonly<Record<string, CommandDescription>> = {
  blpop: { effect: "block" },
  brpop: { effect: "block" },
  brpoplpush: { effect: "block" },
  blmove: { effect: "block" },
  blmovem: { effect: "block" },
  blmpop: { effect: "block" },
  bzpopmin: { effect: "block" },
  bzpopmax: { effect: "block" },
  bzmpop: { effect: "block" },
  xread: { effect: "block", onlyWith: "BLOCK" },
  xreadgroup: { effect: "block", onlyWith: "BLOCK" },
  wait: { effect: "block" },
  waitaof: { effect: "block" },

  subscribe: { effect: "subscribe" },
  psubscribe: { effect: "subscribe" },
  ssubscribe: { effect: "subscribe" },
  unsubscribe: { effect: "subscribe" },
  punsubscribe: { effect: "subscribe" },
  sunsubscribe: { effect: "subscribe" },

  monitor: { effect: "monitor" },

  watch: { effect: "watch" },
  unwatch: { effect: "watch" },
  multi: { effect: "watch" },

  select: { effect: "select", database: 0 },

  swapdb: { effect: "crossDatabase" },
  move: { effect: "crossDatabase", database: 1 },
  copy: { effect: "crossDatabase", onlyWith: "DB", database: "DB" },
  flushall: { effect: "crossDatabase" },

  flushdb: { effect: "serverWide" },
  migrate: { effect: "serverWide" },
  shutdown: { effect: "serverWide" },
  debug: { effect: "serverWide" },
  failover: { effect: "serverWide" },
  replicaof: { effect: "serverWide" },
  slaveof: { effect: "serverWide" },
  save: { effect: "serverWide" },
  bgsave: { effect: "serverWide" },
  bgrewriteaof: { effect: "serverWide" },
  config: { effect: "serverWide", container: true },
  "config set": { effect: "serverWide" },
  "config rewrite": { effect: "serverWide" },
  "config resetstat": { effect: "serverWide" },
  script: { effect: "serverWide", container: true },
  "script flush": { effect: "serverWide" },
  "script kill": { effect: "serverWide" },
  "script debug": { effect: "session" },
  function: { effect: "serverWide", container: true },
  "function flush": { effect: "serverWide" },
  "function delete": { effect: "serverWide" },
  "function kill": { effect: "serverWide" },
  "function restore": { effect: "serverWide" },
  module: { effect: "serverWide", container: true },
  "module load": { effect: "serverWide" },
  "module loadex": { effect: "serverWide" },
  "module unload": { effect: "serverWide" },
  acl: { effect: "serverWide", container: true },
  "acl setuser": { effect: "serverWide" },
  "acl deluser": { effect: "serverWide" },
  "acl load": { effect: "serverWide" },
  "acl save": { effect: "serverWide" },
  cluster: { effect: "serverWide", container: true },
  "cluster addslots": { effect: "serverWide" },
  "cluster addslotsrange": { effect: "serverWide" },
  "cluster bumpepoch": { effect: "serverWide" },
  "cluster delslots": { effect: "serverWide" },
  "cluster delslotsrange": { effect: "serverWide" },
  "cluster failover": { effect: "serverWide" },
  "cluster flushslots": { effect: "serverWide" },
  "cluster forget": { effect: "serverWide" },
  "cluster meet": { effect: "serverWide" },
  "cluster replicate": { effect: "serverWide" },
  "cluster reset": { effect: "serverWide" },
  "cluster saveconfig": { effect: "serverWide" },
  "cluster set-config-epoch": { effect: "serverWide" },
  "cluster setslot": { effect: "serverWide" },
  latency: { effect: "serverWide", container: true },
  "latency reset": { effect: "serverWide" },
  slowlog: { effect: "serverWide", container: true },
  "slowlog reset": { effect: "serverWide" },

  client: { effect: "session", container: true },
  "client kill": { effect: "serverWide" },
  "client pause": { effect: "serverWide" },
  "client unpause": { effect: "serverWide" },
  "client unblock": { effect: "serverWide" },
  "client caching": { effect: "session" },
  "client no-evict": { effect: "session" },
  "client no-touch": { effect: "session" },
  "client reply": { effect: "session" },
  "client setinfo": { effect: "session" },
  "client setname": { effect: "session" },
  "client tracking": { effect: "session" },
  auth: { effect: "session" },
  hello: { effect: "session" },
  reset: { effect: "session" },
  readonly: { effect: "session" },
  readwrite: { effect: "session" },
  asking: { effect: "session" },
  sync: { effect: "session" },
  psync: { effect: "session" },

  quit: { effect: "close" },
};
