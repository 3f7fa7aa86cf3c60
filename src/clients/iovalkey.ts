import { classExports } from "./class-exports.js";
import type { ClientLibrary, Opening, OptionTable } from "./description.js";
import {
  HARMLESS_PATHS,
  IOREDIS_CLIENT,
  IOREDIS_CLUSTER,
  IOREDIS_CLUSTER_OPTIONS,
  IOREDIS_METHODS,
  IOREDIS_OPTIONS,
} from "./ioredis.js";

/** Options of ioredis 5 that iovalkey, a fork of it, does not have. */
const MISSING =
  /(?:^|\.)(?:disableClientInfo|clientInfoTag|blockingTimeout|blockingTimeoutGrace|clusterNodeRetryStrategy|shardedSubscribers|Promise|parser)$/u;

function ofTheFork(table: OptionTable): OptionTable {
  return Object.fromEntries(
    Object.entries(table).filter(([name, description]) => description.majors === undefined && !MISSING.test(name)),
  );
}

const CLIENT: Opening = {
  ...IOREDIS_CLIENT,
  by: ["new", "extends"],
  options: { ...ofTheFork(IOREDIS_OPTIONS), familyFallback: { fate: "owned" } },
};

const CLUSTER: Opening = {
  ...IOREDIS_CLUSTER,
  options: { ...ofTheFork(IOREDIS_CLUSTER_OPTIONS), "redisOptions.familyFallback": { fate: "owned" } },
};

const EXPORTS = classExports({
  client: CLIENT,
  cluster: CLUSTER,
  aliases: ["Redis", "Valkey"],
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
    "prototype",
  ],
});

export const iovalkey: ClientLibrary = {
  name: "iovalkey",
  title: "iovalkey",
  modules: [
    { specifier: "iovalkey", exports: EXPORTS.main },
    { specifier: "iovalkey/built", exports: EXPORTS.main },
    { specifier: "iovalkey/built/Redis", exports: EXPORTS.clientModule },
    { specifier: "iovalkey/built/cluster", exports: EXPORTS.clusterModule },
    ...HARMLESS_PATHS.map((path) => ({ specifier: `iovalkey/built/${path}`, exports: { harmless: true } })),
  ],
  mentions: ["iovalkey"],
  methods: IOREDIS_METHODS,
  source:
    "iovalkey 0.4.0: built/index.js, built/Redis.d.ts, built/redis/RedisOptions.{js,d.ts}, built/cluster/ClusterOptions.d.ts, built/utils/index.js parseURL",
};
