import { commonJs, javaScript, nullable, type RewriteCase } from "./rewrite-case.js";

const IMPORT = `import { Redis } from 'ioredis';\n`;

export const leftovers: readonly RewriteCase[] = [
  {
    title: "constants",
    code: `${IMPORT}\nconst HOST = 'localhost';\nconst METRICS_DB = 4;\n\nexport const redis = new Redis({ host: HOST, db: METRICS_DB });\n`,
  },
  {
    title: "constants of constants",
    code: `${IMPORT}\nconst HOST = 'localhost';\nconst ADDRESS = \`redis://\${HOST}:6379/4\`;\nexport const redis = new Redis(ADDRESS);\n`,
  },
  {
    title: "an object of options with its type",
    code: `import { Redis, type RedisOptions } from 'ioredis';\n\nconst options: RedisOptions = {\n  host: 'localhost',\n  db: 4,\n};\n\nexport const redis = new Redis(options);\n`,
  },
  {
    title: "a variable that others use",
    code: `${IMPORT}\nconst HOST = 'localhost';\nconsole.log(HOST);\n\nexport const redis = new Redis({ host: HOST, db: 4 });\n`,
  },
  {
    title: "an exported constant",
    code: `${IMPORT}\nexport const HOST = 'localhost';\nconst PORT = 6379;\nexport const redis = new Redis({ host: HOST, port: PORT, db: 4 });\nexport { PORT };\n`,
  },
  {
    title: "a variable that is written",
    code: `${IMPORT}\nlet host = 'localhost';\nhost = 'redis';\nlet port = 6379;\nexport const redis = new Redis({ host, port, db: 4 });\n`,
    untyped: true,
  },
  {
    title: "reads of the environment and of configuration",
    code: `${IMPORT}import { config } from './config.js';\n\nconst host = process.env.REDIS_HOST ?? 'localhost';\nconst port = Number.parseInt(process.env.REDIS_PORT || '6379', 10);\nconst password = config.text('redis.password');\n\nexport const redis = new Redis({ host, port, password, db: 4 });\n`,
  },
  {
    title: "configuration that others use",
    code: `${IMPORT}import { config } from './config.js';\n\nexport const redis = new Redis({ host: config.get('redis.host'), db: 4 });\nexport const name = config.get('name');\n`,
  },
  {
    title: "destructured names",
    code: `${IMPORT}import { config } from './config.js';\n\nconst { host, port, retries } = config.redis;\n\nexport const redis = new Redis({ host, port, db: 4 });\nexport const again = retries;\n`,
  },
  {
    title: "all destructured names",
    code: `${IMPORT}import { config } from './config.js';\n\nconst { host, port } = config.redis;\nexport const redis = new Redis({ host, port, db: 4 });\n`,
  },
  {
    title: "a rest keeps its neighbours",
    code: `${IMPORT}import { config } from './config.js';\n\nconst { host, ...others } = config.redis;\nexport const redis = new Redis({ host, db: 4 });\nexport const rest = others;\n`,
    untyped: true,
  },
  {
    title: "parameters",
    code: `${IMPORT}\nexport function open(host: string, name: string) {\n  console.log(name);\n  return new Redis({ host, db: 4 });\n}\n`,
  },
  {
    title: "destructured parameters",
    code: `${IMPORT}\nexport function open({ host, port, name }: { host: string; port: number; name: string }) {\n  console.log(name);\n  return new Redis({ host, port, db: 4 });\n}\nexport function other({ host }: { host: string }) {\n  return new Redis({ host, db: 5 });\n}\n`,
  },
  {
    title: "functions",
    code: `${IMPORT}\nconst retry = (times: number) => Math.min(times * 50, 2000);\nfunction host() {\n  return process.env.REDIS_HOST;\n}\n\nexport const redis = new Redis({ host: host(), retryStrategy: retry, db: 4 });\n`,
  },
  {
    title: "types",
    code: `${IMPORT}\ninterface Address {\n  host: string;\n}\nconst address: Address = { host: 'localhost' };\nexport const redis = new Redis({ ...address, db: 4 });\n`,
  },
  {
    title: "a call with effects",
    code: `${IMPORT}import { discover } from './discovery.js';\n\nexport async function open() {\n  const endpoint = await discover('redis');\n  return new Redis({ host: endpoint.host, port: endpoint.port, db: 4 });\n}\n`,
  },
  {
    title: "a destructured call with effects",
    code: `${IMPORT}import { discover } from './discovery.js';\n\nexport async function open() {\n  const { host, port } = await discover('redis');\n  return new Redis({ host, port, db: 4 });\n}\n`,
  },
  {
    title: "a call with effects in the options",
    code: `${IMPORT}import { discover, connectionOptions } from './discovery.js';\n\nexport async function open() {\n  const redis = new Redis({ ...(await discover('redis')), db: 4 });\n  return redis.get('a');\n}\nexport const other = new Redis({ ...connectionOptions(), db: 5 });\n`,
  },
  {
    title: "a call with effects that cannot move",
    code: `${IMPORT}import { connectionOptions } from './discovery.js';\n\nexport const redis = () => new Redis({ ...connectionOptions(), db: 5 });\n`,
  },
  {
    title: "shared constants",
    code: `${IMPORT}\nconst HOST = 'localhost';\nexport const a = new Redis({ host: HOST, db: 4 });\nexport const b = new Redis({ host: HOST, db: 5 });\n`,
  },
  {
    title: "constants of many connections",
    code: `${IMPORT}import { config } from './config.js';\n\nconst HOST = config.get('redis.host');\nconst DB_A = 1;\nconst DB_B = 2;\nconst DB_C = 3;\nconst DB_D = 4;\n\nexport const a = new Redis({ host: HOST, db: DB_A });\nexport const b = new Redis({ host: HOST, db: DB_B });\nexport const c = new Redis({ host: HOST, db: DB_C });\nexport const d = new Redis({ host: HOST, db: DB_D });\nexport const other = 1;\n`,
  },
  {
    title: "constants of many functions",
    code: `${IMPORT}\nexport function a() {\n  const index = 4;\n  return new Redis({ db: index });\n}\nexport function b() {\n  const index = 5;\n  return new Redis({ db: index });\n}\nexport function c() {\n  const index = 6;\n  return new Redis({ db: index });\n}\nexport function d() {\n  const index = 7;\n  return new Redis({ db: index });\n}\nexport function e() {\n  const index = 8;\n  return new Redis({ db: index });\n}\n`,
  },
  {
    title: "required configuration",
    code: `const Redis = require('ioredis');\nconst config = require('./config');\n\nmodule.exports = new Redis({ host: config.redis.host, db: 4 });\n`,
    situation: commonJs,
  },
  {
    title: "a comment behind a constant",
    code: `${IMPORT}\nconst DB = 4; // metrics\nexport const redis = new Redis({ db: DB });\n`,
  },
  {
    title: "comments in a constant",
    code: `${IMPORT}\nconst options = {\n  // The host of production.\n  host: 'localhost',\n  db: 4, // metrics\n};\nexport const redis = new Redis(options);\n`,
  },
  {
    title: "types in comments of JavaScript",
    code: `import { Redis } from 'ioredis';\n\n/** @param {Redis} redis */\nexport function get(redis) {\n  return redis.get('a');\n}\nexport const redis = new Redis({ db: 4 });\n`,
    situation: javaScript,
  },
  {
    title: "types in comments of JavaScript, through the parser of TypeScript",
    code: `// @ts-check\nimport { Redis } from 'ioredis';\n\n/** @param {Redis} redis */\nexport function get(redis) {\n  return redis.get('a');\n}\nexport const redis = new Redis({ db: 4 });\n`,
    situation: { filename: "/repo/src/app.js", parser: "typescript" },
  },
  {
    title: "types in comments of CommonJS",
    code: `const Redis = require('ioredis');\n\n/** @param {Redis} redis */\nexports.get = function get(redis) {\n  return redis.get('a');\n};\nexports.redis = new Redis({ db: 4 });\n`,
    situation: commonJs,
  },
  {
    title: "types in comments of TypeScript are prose",
    code: `${IMPORT}\n/** Gives {Redis} a key. */\nexport const redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "a catch that no longer needs its endpoint",
    code: `${IMPORT}import { discover } from './discovery.js';\n\nexport class Monitor {\n  private store: Redis | null = null;\n  async open() {\n    try {\n      const endpoint = await discover('redis');\n      this.store = new Redis({ host: endpoint.host, db: 7 });\n    } catch {\n      this.store = new Redis({ host: 'localhost', db: 7 });\n    }\n    return this.store === null;\n  }\n}\n`,
    situation: nullable,
  },
  {
    title: "constants side by side, without semicolons, with comments that stay behind them",
    code: `import Redis from 'ioredis'\nconst FIRST = 1, SECOND = 2\nconst options = {\n  // where it is\n  host: 'localhost',\n  db: 4, // which one\n}\nexport const one = new Redis({ db: SECOND })\nexport const other = new Redis(options)\nexport const first = FIRST\n`,
  },
  {
    title: "names that eval may use",
    code: `const { Redis } = require('ioredis');\nconst DB = 4;\nexports.redis = new Redis({ db: DB });\nexports.db = eval('DB');\n`,
    situation: commonJs,
  },
  {
    title: "a comment for the compiler or a linter in front of a constant: it would be about the next line",
    code: `${IMPORT}import { config } from './config.js';\n// eslint-disable-next-line no-magic-numbers\nconst DB = 4;\n// @ts-ignore\nconst host = config.redis.nothing;\n// The port.\nconst port = 6379;\nexport const redis = new Redis({ host, port, db: DB });\n`,
    untyped: true,
  },
  {
    title: "a call in parentheses",
    code: `${IMPORT}import { connectionOptions } from './discovery.js';\n\nconst { host } = (connectionOptions());\nconst options = (connectionOptions());\nexport const redis = new Redis({ host, db: 4, ...(false as boolean ? options : {}) });\nexport const other = new Redis({ host: options.host, db: 6 });\n`,
    untyped: true,
  },
  {
    title: "constants in one declaration, with line comments",
    code: `${IMPORT}const HOST = 'localhost', // where it is\n  PORT = 6379; // and the port\nconst FIRST = // which one\n  4,\n  SECOND = 5;\nconst keep = () => {\n    // something else\n  },\n  DB = 6;\nexport const one = new Redis({ host: HOST, port: PORT, db: FIRST });\nexport const two = new Redis({ db: DB });\nexport const other = [keep, SECOND];\n`,
    untyped: true,
  },
  {
    title: "calls named after configuration that do more than read it",
    code: `import { Redis } from 'ioredis';\nimport { resetConfig, saveSettings, switchEnv } from './admin.js';\n\nconst redis = new Redis({ db: 4, password: resetConfig().pw, username: saveSettings({ a: 1 }), connectionName: switchEnv('prod') });\nawait redis.get('a');\n`,
    situation: javaScript,
  },
  {
    title: "a configuration that is initialised",
    code: `import { Redis } from 'ioredis';\nimport { initConfig, loadEnv, setupEnv } from './config.js';\n\nconst config = initConfig();\nconst env = setupEnv();\nconst { user } = loadEnv();\nconst redis = new Redis({ host: config.redis.host, db: 4, password: env.password, username: user });\nawait redis.get('a');\n`,
    situation: javaScript,
  },
  {
    title: "a configuration that is read",
    code: `import { Redis } from 'ioredis';\nimport { findSettings, getRedisConfig, parseEnv, config } from './config.js';\n\nconst { host } = getRedisConfig();\nconst redis = new Redis({ host, db: 4, username: findSettings().user, password: parseEnv('PW'), port: config('port') });\nawait redis.get('a');\n`,
    situation: javaScript,
  },
  {
    title: "settings of the file that count their reads",
    code: `import { Redis } from 'ioredis';\n\nlet used = 0;\nconst settings = { get(key) { used++; return key; } };\nconst redis = new Redis({ db: 4, password: settings.get('pw') });\nawait redis.get('a');\nexport { used };\n`,
    situation: javaScript,
  },
  {
    title: "settings of the file that only answer",
    code: `import { Redis } from 'ioredis';\n\nconst values = { pw: 'x' };\nconst settings = { get(key) { return values[key]; } };\nconst redis = new Redis({ db: 4, password: settings.get('pw') });\nawait redis.get('a');\n`,
    situation: javaScript,
  },
  {
    title: "a getter that counts, and one of a class",
    code: `import { Redis } from 'ioredis';\n\nlet used = 0;\nconst options = { get host() { used++; return 'localhost'; }, port: 6379 };\nclass Access {\n  get user() {\n    used++;\n    return 'me';\n  }\n}\nconst access = new Access();\nconst redis = new Redis({ host: options.host, port: options.port, username: access.user, db: 4 });\nawait redis.get('a');\nexport { used };\n`,
    situation: javaScript,
  },
  {
    title: "objects of others that are frozen or extended",
    code: `import { Redis } from 'ioredis';\n\nconst shared = { db: 4 };\nconst redis = new Redis(Object.freeze(shared));\nawait redis.get('a');\nconst defaults = { connectTimeout: 5 };\nconst options = Object.assign(defaults, { db: 4 });\nexport const other = new Redis(options);\nexport const timeout = () => defaults.db;\nexport { shared };\n`,
    situation: javaScript,
  },
  {
    title: "objects of the connection that are frozen or extended",
    code: `import { Redis } from 'ioredis';\n\nconst own = { db: 4 };\nconst redis = new Redis(Object.freeze(own));\nawait redis.get('a');\nconst options = Object.assign({}, { db: 6 });\nexport const other = new Redis(options);\n`,
    situation: javaScript,
  },
  {
    title: "a callback that notes what it is given",
    code: `import { Redis } from 'ioredis';\n\nconst seen = [];\nconst url = 'redis://localhost:6379/4'.replace(/localhost/, (m) => { seen.push(m); return m; });\nconst redis = new Redis(url);\nawait redis.get('a');\nexport { seen };\n`,
    situation: javaScript,
  },
  {
    title: "a text that must not become a directive",
    code: `const Redis = require('ioredis');\n\nfunction open(name) {\n  const DB = 4;\n  'use strict';\n  undeclared = name;\n  return new Redis({ db: DB });\n}\n\nexports.open = open;\n`,
    situation: commonJs,
  },
  {
    title: "a library in front of what would be a directive",
    code: `const { getRedisClient } = require('./redis/client');\nconst Redis = require('ioredis');\nconst DB = 4;\n'use strict';\n\nexports.redis = new Redis({ db: DB });\nexports.logs = getRedisClient('logs');\n`,
    situation: commonJs,
  },
  {
    title: "a configuration that is loaded, checked or waited for",
    code: `import { Redis } from 'ioredis';\nimport { config as c } from './config.js';\nimport { config, env, getConfig, loadConfig, parseEnv } from './config.js';\n\nconst loaded = loadConfig();\nconst { password } = parseEnv();\nconst { user } = await getConfig();\nconst port = await c.get('port');\nconst redis = new Redis({ db: 4, host: loaded.host, port, username: user, password, name: config().name, tls: env() });\nawait redis.get('a');\n`,
    situation: javaScript,
  },
  {
    title: "an environment that is filled by a function without its module's name",
    code: `const { config } = require('dotenv');\nconst { parsed } = config({ path: '.env' });\nconst mysql = require('mysql2');\nconst Redis = require('ioredis');\n\nconst db = mysql.createPool({ host: process.env.DB_HOST });\nconst redis = new Redis({ db: 4, host: parsed.REDIS_HOST });\nexports.get = async (k) => (await redis.get(k)) ?? db.query(k);\n`,
    situation: commonJs,
  },
  {
    title: "an environment that is filled for a key",
    code: `import { config } from 'dotenv';\nimport { Redis } from 'ioredis';\n\nconst redis = new Redis({ db: 4, host: config('.env').parsed.HOST });\nawait redis.get('a');\n`,
    situation: javaScript,
  },
  {
    title: "a constant that a link of the documentation names",
    code: `import { Redis } from 'ioredis';\n\nconst DB = 4;\nconst OTHER_DB = 6;\n/** Keys live in {@link DB}, not in {OTHER_DB}. */\nexport const key = (name: string) => 'app:' + name;\nconst redis = new Redis({ db: DB });\nawait redis.get('a');\nconst other = new Redis({ db: OTHER_DB });\nawait other.get('a');\n`,
  },
];
