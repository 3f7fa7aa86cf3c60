import { describe, expect, it } from "vitest";
import { factsOf } from "./facts-of.js";

const IMPORT = `import Redis from "ioredis"; declare const x: any;\n`;

/** What stands for the host, why it is not known, and under which name. */
const REASONS: readonly (readonly [host: string, why: string, name?: string])[] = [
  ["process.env.REDIS_HOST", "environment", "REDIS_HOST"],
  ["process.env['REDIS_HOST']", "environment", "REDIS_HOST"],
  ["process.env.REDIS_HOST!", "environment", "REDIS_HOST"],
  ["String(process.env.REDIS_HOST)", "environment", "REDIS_HOST"],
  ["process.env.REDIS_HOST || undefined", "environment"],
  ["import.meta.env.REDIS_HOST", "environment", "REDIS_HOST"],
  ["Deno.env.get('REDIS_HOST')", "environment", "REDIS_HOST"],
  ["Bun.env.REDIS_HOST", "environment", "REDIS_HOST"],
  ["config.redis.host", "configuration", "config.redis.host"],
  ["config.get('redis.host')", "configuration", "redis.host"],
  ["this.configService.get<string>('REDIS_HOST')", "configuration", "REDIS_HOST"],
  ["configService.getOrThrow('REDIS_HOST', { infer: true })", "configuration", "REDIS_HOST"],
  ["env.REDIS_HOST", "configuration", "env.REDIS_HOST"],
  ["ENV.REDIS.HOST", "configuration", "ENV.REDIS.HOST"],
  ["settings.redis.host", "configuration", "settings.redis.host"],
  ["environment.redis.host", "configuration", "environment.redis.host"],
  ["environmentVariables.redis.host", "configuration", "environmentVariables.redis.host"],
  ["environmentService.getRedisHost()", "configuration"],
  ["envVars.REDIS_HOST", "configuration", "envVars.REDIS_HOST"],
  ["env_vars.REDIS_HOST", "configuration", "env_vars.REDIS_HOST"],
  ["appEnv.redisHost", "configuration", "appEnv.redisHost"],
  ["envelope.host", "expression"],
  ["x()", "call"],
  // What stands behind is no more certain than by itself.
  ["process.env.REDIS_HOST ?? x.host", "expression"],
  ["process.env.REDIS_HOST || x()", "call"],
  ["process.env.REDIS_HOST || config.redis.host", "environment"],
  ["`${process.env.REDIS_HOST}`", "environment"],
];

describe("why a value is unknown", () => {
  it.each(REASONS)("%s: %s", (host, why, name) => {
    const [connection] = factsOf(`${IMPORT}class S { open() { return new Redis({ host: ${host} }); } }`).connections;
    expect(connection?.target.host).toMatchObject({ state: "unknown", why, ...(name !== undefined && { name }) });
  });

  it.each([
    ["import { env } from './env';", "env.HOST", "configuration"],
    ["import { hosts } from './hosts';", "hosts.redis", "import"],
    ["import { HOST } from './hosts';", "HOST", "import"],
    ["import { variables } from '@app/environment-variables';", "variables.redis.host", "configuration"],
    ["import { redis } from '../config';", "redis.host", "configuration"],
    ["import { HOST } from '../config/redis';", "HOST", "configuration"],
    ["import { host } from './configure-hosts';", "host", "import"],
  ])("%s %s: %s", (imported, host, why) => {
    const [connection] = factsOf(`${IMPORT}${imported} new Redis({ host: ${host} });`).connections;
    expect(connection?.target.host).toMatchObject({ state: "unknown", why });
  });
});
