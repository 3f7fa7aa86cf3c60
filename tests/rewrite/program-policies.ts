/** Every shape of canonical client that a policy can describe, by name: what stands under `client.javascript`. */
export const CLIENTS = {
  plain: "{ module: ./src/redis/client.ts, export: getRedisClient, library: ioredis, connects: true }",
  checked:
    "{ module: ./src/redis/client.ts, export: getRedisClient, library: ioredis, connects: true, nullable: true, onNull: throw }",
  nullable: "{ module: ./src/redis/client.ts, export: getRedisClient, library: ioredis, nullable: true }",
  async: "{ module: ./src/redis/client.ts, export: openRedis, library: ioredis, async: true }",
  asyncChecked:
    "{ module: ./src/redis/client.ts, export: openRedis, library: ioredis, async: true, nullable: true, onNull: throw }",
  object:
    "{ module: ./src/redis/client.ts, export: getRedisClient, library: ioredis, argument: object, options: [keyPrefix], dedicated: { dedicated: true } }",
  default:
    "{ module: ./src/redis/get-client.ts, export: default, library: ioredis, options: [keyPrefix], nullable: true, onNull: throw }",
  package:
    "{ module: '@acme/redis', export: getRedisClient, library: ioredis, dedicated: { own: true }, deprecated: [{ export: createRedis }] }",
  node: "{ module: ./src/redis/client.ts, export: getNodeRedis, library: redis, connects: true }",
  nodeAsync: "{ module: ./src/redis/node.ts, export: openNodeRedis, library: redis, async: true, connects: true }",
  both: `[
      { module: ./src/redis/client.ts, export: getRedisClient, library: ioredis, options: [keyPrefix], connects: true },
      { module: ./src/redis/client.ts, export: getNodeRedis, library: redis, connects: true },
    ]`,
  bothChecked: `[
      { module: ./src/redis/client.ts, export: getRedisClient, library: ioredis, nullable: true, onNull: throw },
      { module: ./src/redis/node.ts, export: default, library: redis, async: true, nullable: true, onNull: throw },
    ]`,
  bothApart: `[
      { module: '@acme/redis', export: getRedisClient, library: ioredis, connects: true },
      { module: ./src/redis/node.ts, export: getNodeRedis, library: redis, connects: true },
    ]`,
} as const;

export type ClientName = keyof typeof CLIENTS;

/** The text of a policy file with these clients. Its databases are the ones that generated programs ask for. */
export function policyText(client: ClientName): string {
  return `client:
  javascript: ${CLIENTS[client]}
servers:
  default: { endpoints: ['localhost:6379', '$REDIS_HOST', '$REDIS_PORT'] }
databases:
  main: { db: 0, description: Everything, sources: ['process.env.REDIS_URL', 'config.redis.url'] }
  knowledge: { db: 1, description: Facts }
  prompts: { db: 2, description: Templates }
  agents: { db: 3, description: Agents }
  metrics: { db: 4, description: Numbers }
  sessions: { db: 6, description: People }
  "it's": { db: 7, description: A name to be quoted }
  tasks: { deprecated: true, replacedBy: metrics }
`;
}
