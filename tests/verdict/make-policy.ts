import { parsePolicy } from "../../src/policy/parse.js";
import type { Policy } from "../../src/policy/policy.js";

/** A canonical client with every liberty, so that a test takes away what it is about. */
const CLIENT = { module: "./src/redis/client.ts", export: "getRedisClient", library: "ioredis" };

const DATABASES = {
  main: { db: 0, description: "Cache and queues" },
  knowledge: { db: 1, description: "Knowledge" },
  metrics: { db: 4, description: "Metrics" },
  sessions: { db: 6, description: "Sessions" },
  workflows: { db: 7, description: "Workflows" },
  monitoring: { db: 7, description: "Monitoring", aliasOf: "workflows", for: ["**/infrastructure-monitor.*"] },
  vectors: { db: 8, description: "Vectors" },
  testing: { db: 15, description: "Tests" },
};

export interface PolicyParts {
  /** Merged into the client; a list stands as it is; null: the policy has no JavaScript client. */
  readonly client?: Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[] | null;
  /** Merged into the databases of the tests. */
  readonly databases?: Readonly<Record<string, unknown>>;
  /** Everything else of the policy file. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A policy of the folder /app, read from a file as a team would write it. */
export function makePolicy({ client = {}, databases = {}, more = {} }: PolicyParts = {}): Policy {
  const file = {
    client:
      client === null
        ? { python: { module: "app.redis", export: "get_redis" } }
        : { javascript: Array.isArray(client) ? client : { ...CLIENT, ...client } },
    databases: { ...DATABASES, ...databases },
    ...more,
  };
  const { policy, problems } = parsePolicy(JSON.stringify(file), "/app/redis-policy.json");
  if (policy === undefined) {
    throw new Error(problems.map(({ message }) => message).join("\n"));
  }
  return policy;
}
