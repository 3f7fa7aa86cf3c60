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

  it.each([
    ["process.env.HOST = 'h';", "process.env.HOST"],
    ["beforeAll(async () => { process.env.HOST = await x.getHost(); });", "process.env.HOST"],
    ["process.env['HOST'] ??= 'h';", "process.env.HOST"],
    ["delete process.env.HOST;", "process.env.HOST"],
    ["process.env[x] = 'h';", "process.env.HOST"],
    ["process.env = { ...process.env, HOST: 'h' };", "process.env.HOST"],
    ["const { env } = process; env.HOST = 'h';", "process.env.HOST"],
    ["const env = process.env; env.HOST = 'h';", "process.env.HOST"],
    ["const env = process.env; process.env.HOST = 'h';", "env.HOST"],
    ["const { HOST } = process.env; process.env.HOST = 'h';", "HOST"],
    ["function set(env: any) { env.HOST = 'h'; } set(process.env);", "process.env.HOST"],
    ["Object.assign(process.env, { HOST: 'h' });", "process.env.HOST"],
    ["Object.assign(process.env, x);", "process.env.HOST"],
    ["vi.stubEnv('HOST', 'h');", "process.env.HOST"],
    ["jest.replaceProperty(process.env, 'HOST', 'h');", "process.env.HOST"],
    ["sinon.stub(process.env, 'HOST').value('h');", "process.env.HOST"],
    ["process.env.HOST = 'h';", "`${process.env.HOST}`"],
    ["import.meta.env.HOST = 'h';", "import.meta.env.HOST"],
    ["config.redis.host += '/4';", "config.redis.host"],
    ["config.redis = { host: 'h' };", "config.redis.host"],
    ["config.redis[x] = 'h';", "config.redis.host"],
    ["const { redis } = config; redis.host = 'h';", "config.redis.host"],
    ["const { host } = config.redis; config.redis.host = 'h';", "host"],
    ["const { redis: { host } } = config; config.redis.host = 'h';", "host"],
    ["Object.assign(config, { redis: { host: 'h' } });", "config.redis.host"],
    ["import { config as c } from './config'; c.redis.host = 'h';", "c.redis.host"],
    ["import * as c from './config'; Object.assign(c.redis, { host: 'h' });", "c.redis.host"],
    ["import { env } from 'node:process'; env.HOST = 'h';", "process.env.HOST"],
    ["import proc from 'node:process'; proc.env.HOST = 'h';", "process.env.HOST"],
    ["const { env } = require('process'); env.HOST = 'h';", "process.env.HOST"],
    ["process['env']['HOST'] = 'h';", "process.env.HOST"],
    ["_.set(process.env, 'HOST', 'h');", "process.env.HOST"],
    ["_.merge(process.env, { HOST: 'h' });", "process.env.HOST"],
    ["function use(this: any) { this.HOST = 'h'; } use.call(process.env);", "process.env.HOST"],
    ["_.set(config, 'redis.host', 'h');", "config.redis.host"],
    ["merge(config, { redis: { host: 'h' } });", "config.redis.host"],
    ["config.util.extendDeep(config, { redis: { host: 'h' } });", "config.redis.host"],
  ])("%s %s: reassigned", (code, host) => {
    const [connection] = factsOf(`${IMPORT}${code} new Redis({ host: ${host} });`).connections;
    expect(connection?.target.host).toMatchObject({ state: "unknown", why: "reassigned" });
  });

  it.each([
    "for (const config of x) new Redis({ host: config.redis.host });",
    "for (const [, config] of Object.entries(x)) new Redis({ host: config.host });",
    "x.map((config) => new Redis({ host: config.redis.host }));",
    "x.map(({ config }) => new Redis({ host: config.redis.host }));",
    "async function open(id) { const config = await loadTenant(id); return new Redis({ host: config.redis.host }); }",
    "function open(config) { return new Redis({ host: config.redis.host }); }",
    "class S { ping(config: { host: string }) { return new Redis({ host: config.host }); } }",
  ])("is another one each time: %s", (code) => {
    const [connection] = factsOf(`${IMPORT}${code}`).connections;
    expect(connection?.target.host).toMatchObject({ state: "unknown", why: "reassigned" });
  });

  it.each([
    "for (const db of x) new Redis({ db });",
    "for (const key in x) new Redis({ db: x[key] });",
    "for (let db = 0; db < 4; db++) new Redis({ db });",
    "let db = 0; while (db < 4) { new Redis({ db }); db += 1; }",
    "for (const name of x) { const db = DBS[name]; new Redis(`redis://h/${db}`); }",
    "for (const options of x) { const { db } = options; new Redis({ db }); }",
    "[0, 4].forEach((db) => new Redis({ db }));",
    "Array.from({ length: 4 }, (_, db) => new Redis({ db }));",
    "const open = (db) => new Redis({ db }); [0, 4].map(open);",
    "function open(db) { return new Redis({ db }); } open(0); open(4);",
    "function open({ db }) { return new Redis({ db }); } open({ db: 0 }); open({ db: 4 });",
    "class S { open(options) { return new Redis({ db: options.db }); } start() { this.open(x.a); this.open(x.b); } }",
  ])("has a database that is another one each time: %s", (code) => {
    const [connection] = factsOf(`${IMPORT}${code}`).connections;
    const { database, url } = connection!.target;
    expect(database.state === "absent" ? url : database).toMatchObject({ state: "unknown", varies: true });
  });

  it.each([
    "function open(db) { return new Redis({ db }); } open(4);",
    "function open(db) { return new Redis({ db }); } open(x.db); open(x.db);",
    "let db = 0; if (x) db = 4; new Redis({ db });",
    "for (const each of x) { new Redis({ db: process.env.DB }).get(each); }",
    "const open = ({ db }) => new Redis({ db }); open(x); x.forEach(({ open }) => open());",
    "x.forEach((db) => db.close()); new Redis({ db: x.db });",
  ])("has a database that may be one: %s", (code) => {
    const [connection] = factsOf(`${IMPORT}${code}`).connections;
    expect(connection?.target.database).toMatchObject({ state: "unknown" });
    expect(connection?.target.database).not.toHaveProperty("varies");
  });

  it.each([
    "class C { db = 6; open() { return new Redis({ db: this.db }); } } function set() { this.db = 4; } set.call(new C());",
    "class C { db = 6; open() { return new Redis({ db: this.db }); } } for (const [i, c] of x.entries()) c.db = i;",
    "class C { db = 6; open() { return new Redis({ db: this.db }); } } x.forEach((c) => { c.db = 4; });",
    "class C { o = { db: 6 }; open() { return new Redis(this.o); } } function set() { this.o.db = 4; } set.call(new C());",
    "class C { o = { db: 6 }; open() { return new Redis(this.o); } } x.get('c').o.db = 4;",
    "const o = { db: 6 }; function set() { this.db = 4; } set.call(o); new Redis(o);",
    "const o = { db: 6 }; [o].forEach(tune); new Redis(o);",
    "const o = { db: 6 }; Object.values({ o }).forEach((each) => { each.db = 4; }); new Redis(o);",
    "const o = { db: 6 }; Object.entries({ o }).forEach(([, each]) => { each.db = 4; }); new Redis(o);",
    "const o = { db: 6 }; const p = new Proxy(o, {}); p.db = 4; new Redis(o);",
  ])("has a database that something may change: %s", (code) => {
    const [connection] = factsOf(`${IMPORT}${code}`).connections;
    expect(connection?.target.database).toMatchObject({ state: "unknown" });
  });

  it.each([
    "class C { db = 6; open() { return new Redis({ db: this.db }); } } class D { db = 1; set() { this.db = 4; } }",
    "class C { db = 6; open() { return new Redis({ db: this.db }); } } const d = { db: 1 }; d.db = 4;",
    "class C { db = 6; open() { return new Redis({ db: this.db }); } } x.forEach((c) => c.open(c.db));",
    "const o = { db: 6 }; [o].map((each) => each.db); Object.values({ o }).map(String); new Redis(o);",
  ])("has a database that nothing changes: %s", (code) => {
    const [connection] = factsOf(`${IMPORT}${code}`).connections;
    expect(connection?.target.database).toMatchObject({ state: "known", value: 6 });
  });

  it.each([
    "const config = load(); new Redis({ host: config.redis.host });",
    "function open(config: ConfigService) { return new Redis({ host: config.get('redis.host') }); }",
    "function open(config: ConfigType<typeof x>) { return new Redis({ host: config.host }); }",
    "class S { constructor(private readonly config: ConfigService) { new Redis({ host: this.config.get('host') }); } }",
  ])("is that of the program: %s", (code) => {
    const [connection] = factsOf(`${IMPORT}${code}`).connections;
    expect(connection?.target.host).toMatchObject({ state: "unknown", why: "configuration" });
  });

  it("is what the file changes, in a field too", () => {
    const [connection] = factsOf(
      `${IMPORT}class S { open() { this.config.host = 'h'; return new Redis({ host: this.config.host }); } }`,
    ).connections;
    expect(connection?.target.host).toMatchObject({ state: "unknown", why: "reassigned" });
  });

  it.each([
    ["process.env.NODE_ENV = 'test'; delete process.env.PORT;", "process.env.HOST", "environment"],
    ["vi.stubEnv('PORT', '1'); Object.assign(process.env, { PORT: '1' });", "process.env.HOST", "environment"],
    ["x.parse(process.env); cleanEnv(process.env, {});", "process.env.HOST", "environment"],
    ["let host = process.env.HOST; host += 'h';", "process.env.HOST", "environment"],
    ["const copy = { ...process.env }; copy.HOST = 'h';", "process.env.HOST", "environment"],
    ["config.redis.tls = true; config.host = 'h';", "config.redis.host", "configuration"],
    ["const { redis: { host } } = config; config.redis.tls = true;", "host", "configuration"],
    ["x.setUp(config); x.read(config.redis);", "config.redis.host", "configuration"],
  ])("%s %s: %s", (code, host, why) => {
    const [connection] = factsOf(`${IMPORT}${code} new Redis({ host: ${host} });`).connections;
    expect(connection?.target.host).toMatchObject({ state: "unknown", why });
  });
});
