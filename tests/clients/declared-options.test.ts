import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";
import { IOREDIS_CLUSTER_OPTIONS, IOREDIS_OPTIONS } from "../../src/clients/ioredis.js";
import { REDIS_CLUSTER_OPTIONS, REDIS_OPTIONS, REDIS_SENTINEL_OPTIONS } from "../../src/clients/redis.js";

const FILE = fileURLToPath(new URL("declared.ts", import.meta.url));
const TEXT = `import type { ClusterOptions, RedisOptions } from "ioredis";
import type { RedisClientOptions, RedisClusterOptions, RedisSentinelOptions } from "redis";
declare const ioredis: RedisOptions;
declare const ioredisCluster: ClusterOptions;
declare const redis: RedisClientOptions;
declare const redisSocket: NonNullable<RedisClientOptions["socket"]>;
declare const redisCluster: RedisClusterOptions;
declare const redisSentinel: RedisSentinelOptions;
`;

/** The names that the declarations of the installed libraries know, by the constants of the text. */
function declaredOptions(): ReadonlyMap<string, readonly string[]> {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (file) => file === FILE || fileExists(file);
  host.getSourceFile = (file, version, ...rest) =>
    file === FILE ? ts.createSourceFile(FILE, TEXT, version) : getSourceFile(file, version, ...rest);
  const program = ts.createProgram([FILE], options, host);
  const checker = program.getTypeChecker();
  const found = new Map<string, readonly string[]>();
  for (const statement of program.getSourceFile(FILE)?.statements ?? []) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name } of statement.declarationList.declarations) {
      const type = checker.getTypeAtLocation(name);
      const names = (type.isUnion() ? type.types : [type]).flatMap((one) =>
        one.getProperties().map((each) => each.name),
      );
      found.set(name.getText(), [...new Set(names)].sort());
    }
  }
  return found;
}

const declared = declaredOptions();

it.each([
  ["ioredis", IOREDIS_OPTIONS, "", []],
  ["ioredisCluster", IOREDIS_CLUSTER_OPTIONS, "", []],
  ["redis", REDIS_OPTIONS, "", []],
  // These hand over a connection of another kind: no fate fits, so they block a fix as options that are not known.
  ["redisSocket", REDIS_OPTIONS, "socket.", ["allowHalfOpen", "fd", "signal", "socket"]],
  ["redisCluster", REDIS_CLUSTER_OPTIONS, "", []],
  ["redisSentinel", REDIS_SENTINEL_OPTIONS, "", []],
] as const)("%s: every declared option has a fate", (name, table, prefix, unknown) => {
  const names = declared.get(name) ?? [];
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((option) => table[prefix + option] === undefined)).toEqual(unknown);
});
