import { CLIENT, NODE_CLIENT } from "../fixing.js";
import { both, commonJs, javaScript, nodeRedis, type RewriteCase } from "./rewrite-case.js";

export const imports: readonly RewriteCase[] = [
  { title: "default import", code: `import Redis from "ioredis";\n\nexport const redis = new Redis({ db: 4 });\n` },
  { title: "named import", code: `import { Redis } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\n` },
  {
    title: "aliased import",
    code: `import { Redis as Client } from 'ioredis';\n\nexport const redis = new Client({ db: 4 });\n`,
  },
  {
    title: "default as",
    code: `import { default as Redis } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "namespace import",
    code: `import * as IORedis from 'ioredis';\n\nexport const redis = new IORedis.Redis({ db: 4 });\n`,
  },
  {
    title: "namespace that types need",
    code: `import * as IORedis from 'ioredis';\n\nexport const redis: IORedis.Redis = new IORedis.Redis({ db: 4 });\n`,
  },
  {
    title: "default beside a value that stays",
    code: `import Redis, { Cluster } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\nexport const cluster = new Cluster([]);\n`,
  },
  {
    title: "named beside a value that stays",
    code: `import { Cluster, Redis } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\nexport const cluster = new Cluster([]);\n`,
  },
  {
    title: "named on lines of their own",
    code: `import {\n  Cluster,\n  Redis,\n} from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\nexport const cluster = new Cluster([]);\n`,
  },
  {
    title: "default beside braces that stay empty of values",
    code: `import Redis, { type RedisOptions } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\nexport type Options = RedisOptions;\n`,
  },
  {
    title: "becomes import type",
    code: `import { Redis } from 'ioredis';\n\nexport const redis: Redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "default becomes import type",
    code: `import Redis from 'ioredis';\n\nexport const redis: Redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "two types become import type",
    code: `import { Redis, RedisOptions } from 'ioredis';\n\nexport const redis: Redis = new Redis({ db: 4 });\nexport type Options = RedisOptions;\n`,
    untyped: true,
  },
  {
    title: "type on the specifier",
    code: `import { Cluster, Redis } from 'ioredis';\n\nexport const redis: Redis = new Redis({ db: 4 });\nexport const cluster = new Cluster([]);\n`,
  },
  {
    title: "default and named as types",
    code: `import Redis, { type RedisOptions } from 'ioredis';\n\nexport const redis: Redis = new Redis({ db: 4 });\nexport type Options = RedisOptions;\n`,
  },
  {
    title: "default as type beside a value",
    code: `import Redis, { Cluster } from 'ioredis';\n\nexport const redis: Redis = new Redis({ db: 4 });\nexport const cluster = new Cluster([]);\n`,
  },
  {
    title: "typeof needs only the type",
    code: `import { Redis } from 'ioredis';\n\nexport const redis: InstanceType<typeof Redis> = new Redis({ db: 4 });\n`,
  },
  {
    title: "decorated signatures keep the value",
    code: `import { Redis } from 'ioredis';\n\nconst Injectable = () => (_: unknown) => {};\n\n@Injectable()\nexport class Service {\n  constructor(private readonly redis: Redis) {}\n  run() {\n    return this.redis.get('a');\n  }\n}\nexport const redis = new Redis({ db: 4 });\n`,
    untyped: true,
  },
  {
    title: "instanceof keeps the value",
    code: `import { Redis } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\nexport const isRedis = (value: unknown) => value instanceof Redis;\n`,
  },
  {
    title: "old export stays",
    code: `import { Redis } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\nexport { Redis };\n`,
  },
  {
    title: "behind the last import",
    code: `import { Redis } from 'ioredis';\nimport { readFileSync } from 'node:fs';\n\nexport const redis = new Redis({ db: 4 });\nexport const text = readFileSync('a');\n`,
  },
  {
    title: "in its place among sorted imports",
    code: `import { Redis } from 'ioredis';\nimport { config } from './config.js';\nimport { log } from './log.js';\nimport { types } from './types.js';\n\nlog(config, types);\nexport const redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "extends an import of the module",
    code: `import { Redis } from 'ioredis';\nimport { closeAll } from './redis/client.js';\n\nexport const redis = new Redis({ db: 4 });\ncloseAll();\n`,
  },
  {
    title: "extends an import on lines of its own",
    code: `import { Redis } from 'ioredis';\nimport {\n  closeAll,\n  type Options,\n} from './redis/client.js';\n\nexport const redis = new Redis({ db: 4 });\nexport const options: Options = {};\ncloseAll();\n`,
  },
  {
    title: "does not extend import type",
    code: `import { Redis } from 'ioredis';\nimport type { Options } from './redis/client.js';\n\nexport const redis = new Redis({ db: 4 });\nexport const options: Options = {};\n`,
  },
  {
    title: "extends an import for its effect",
    code: `import { Redis } from 'ioredis';\nimport './redis/client.js';\n\nexport const redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "uses what is imported already",
    code: `import { Redis } from 'ioredis';\nimport { getRedisClient } from './redis/client.js';\n\nexport const logs = getRedisClient('logs');\nexport const redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "uses what is imported under another name",
    code: `import { Redis } from 'ioredis';\nimport { getRedisClient as open } from './redis/client.js';\n\nexport const logs = open('logs');\nexport const redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "uses a namespace",
    code: `import { Redis } from 'ioredis';\nimport * as clients from './redis/client.js';\n\nexport const logs = clients.getRedisClient('logs');\nexport const redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "uses a path alias",
    code: `import { Redis } from 'ioredis';\nimport { getRedisClient } from '@/redis/client';\n\nexport const logs = getRedisClient('logs');\nexport const redis = new Redis({ db: 4 });\n`,
    untyped: true,
  },
  {
    title: "the name is taken",
    code: `import { Redis } from 'ioredis';\n\nfunction getRedisClient() {\n  return new Redis({ db: 4 });\n}\nexport const redis = getRedisClient();\n`,
  },
  {
    title: "the name is taken by the old import",
    code: `import { createClient } from 'redis';\n\nexport const redis = createClient({ database: 4 });\n`,
    situation: { clients: [{ ...CLIENT, library: "redis", export: "createClient" }] },
  },
  {
    title: "the name is hidden at the connection",
    code: `import { Redis } from 'ioredis';\n\nexport function open(getRedisClient: boolean) {\n  return getRedisClient ? new Redis({ db: 4 }) : undefined;\n}\n`,
  },
  {
    title: "the imported name is hidden at the connection",
    code: `import { Redis } from 'ioredis';\nimport { getRedisClient } from './redis/client.js';\n\nexport const logs = getRedisClient('logs');\nexport function open(getRedisClient: boolean) {\n  return getRedisClient ? new Redis({ db: 4 }) : undefined;\n}\n`,
  },
  {
    title: "a bare specifier",
    code: `import { Redis } from 'ioredis';\nimport { config } from './config.js';\n\nconfig.get('a');\nexport const redis = new Redis({ db: 4 });\n`,
    situation: { clients: [{ ...CLIENT, module: "@acme/redis", path: undefined }] },
    untyped: true,
  },
  {
    title: "a default export",
    code: `import { Redis } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\n`,
    situation: {
      clients: [
        { ...CLIENT, export: "default", module: "./src/redis/get-client.ts", path: "/repo/src/redis/get-client.ts" },
      ],
    },
    untyped: true,
  },
  {
    title: "a default export of an imported module",
    code: `import { Redis } from 'ioredis';\nimport { closeAll } from './redis/client.js';\n\nexport const redis = new Redis({ db: 4 });\ncloseAll();\n`,
    situation: { clients: [{ ...CLIENT, export: "default" }] },
    untyped: true,
  },
  {
    title: "paths without endings",
    code: `import { Redis } from 'ioredis';\nimport { config } from '../config';\n\nconfig.get('a');\nexport const redis = new Redis({ db: 4 });\n`,
    situation: { filename: "/repo/src/api/app.ts" },
    untyped: true,
  },
  {
    title: "an index without ending",
    code: `import { Redis } from 'ioredis';\nimport { config } from './config';\n\nconfig.get('a');\nexport const redis = new Redis({ db: 4 });\n`,
    situation: { clients: [{ ...CLIENT, path: "/repo/src/redis/index.ts" }] },
    untyped: true,
  },
  {
    title: "paths with the endings of sources",
    code: `import { Redis } from 'ioredis';\nimport { config } from './config.ts';\n\nconfig.get('a');\nexport const redis = new Redis({ db: 4 });\n`,
    untyped: true,
  },
  {
    title: "a file of its own ending",
    code: `import { Redis } from 'ioredis';\nimport { config } from './config.js';\n\nconfig.get('a');\nexport const redis = new Redis({ db: 4 });\n`,
    situation: { clients: [{ ...CLIENT, path: "/repo/src/redis/client.mts" }] },
    untyped: true,
  },
  {
    title: "a folder further up",
    code: `import { Redis } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\n`,
    situation: { filename: "/repo/services/a/src/app.ts" },
    untyped: true,
  },
  {
    title: "JavaScript module",
    code: `import Redis from 'ioredis'\n\nexport const redis = new Redis({ db: 4 })\n`,
    situation: { ...javaScript, clients: [{ ...CLIENT, path: "/repo/src/redis/client.js" }] },
  },
  {
    title: "side effects of other imports stay",
    code: `import 'dotenv/config';\nimport Redis from 'ioredis';\nimport './tracing.js';\n\nexport const redis = new Redis({ db: 4 });\n`,
    untyped: true,
  },
  {
    title: "imports behind code",
    code: `import 'dotenv/config';\nconsole.log('start');\nimport Redis from 'ioredis';\nimport { config } from './config.js';\nexport const redis = new Redis({ db: 4 });\nconfig.get('a');\n`,
    untyped: true,
  },
  {
    title: "require",
    code: `const Redis = require('ioredis');\n\nmodule.exports = new Redis({ db: 4 });\n`,
    situation: commonJs,
  },
  {
    title: "require with directive and neighbours",
    code: `'use strict';\n\nconst path = require('path');\nconst Redis = require('ioredis');\nconst { join } = path;\n\nmodule.exports = new Redis({ db: 4 });\njoin();\n`,
    situation: commonJs,
  },
  {
    title: "destructured require",
    code: `const { Redis, Cluster } = require('ioredis');\n\nmodule.exports = { a: new Redis({ db: 4 }), b: new Cluster([]) };\n`,
    situation: commonJs,
  },
  {
    title: "require of a member",
    code: `const Redis = require('ioredis').default\n\nmodule.exports = new Redis({ db: 4 })\n`,
    situation: commonJs,
  },
  {
    title: "require in one declaration",
    code: `const path = require('path'), Redis = require('ioredis');\n\nmodule.exports = new Redis({ db: 4 });\npath.join();\n`,
    situation: commonJs,
  },
  {
    title: "a call follows that no semicolon keeps apart",
    code: `(() => {\n  const r = new (require('ioredis'))({ db: 4 })\n  r.get('a')\n})()\n`,
    situation: commonJs,
  },
  {
    title: "a list follows behind a directive that no semicolon keeps apart",
    code: `'use strict';\n[1, 2].forEach(() => {\n  const r = new (require('ioredis'))({ db: 4 })\n  r.get('a')\n  r.get('b')\n  r.get('c')\n})\n`,
    situation: commonJs,
  },
  {
    title: "a call follows the import that goes",
    code: `const Redis = require('ioredis');\n(async () => {\n  const r = new Redis({ db: 4 })\n  await r.get('a')\n  await r.get('b')\n  await r.get('c')\n})()\n`,
    situation: commonJs,
  },
  {
    title: "a call follows an import that stays",
    code: `const path = require('path');\n(async () => {\n  const r = new (require('ioredis'))({ db: 4 })\n  await r.get('a')\n  await r.get(path.sep)\n  await r.get('c')\n})()\n`,
    situation: commonJs,
  },
  {
    title: "a call behind a guard follows",
    code: `const path = require('path')\n;(async () => {\n  const r = new (require('ioredis'))({ db: 4 })\n  await r.get('a')\n  await r.get(path.sep)\n})()\n`,
    situation: commonJs,
  },
  {
    title: "require without a variable",
    code: `// The only client.\n\nmodule.exports = new (require('ioredis'))({ db: 4 });\n`,
    situation: commonJs,
  },
  {
    title: "extends a destructured require",
    code: `const Redis = require('ioredis');\nconst { closeAll } = require('./redis/client');\n\nmodule.exports = new Redis({ db: 4 });\ncloseAll();\n`,
    situation: commonJs,
  },
  {
    title: "uses a required module",
    code: `const Redis = require('ioredis');\nconst clients = require('./redis/client');\n\nmodule.exports = new Redis({ db: 4 });\nclients.closeAll();\n`,
    situation: commonJs,
  },
  {
    title: "required default export",
    code: `const Redis = require('ioredis');\n\nmodule.exports = new Redis({ db: 4 });\n`,
    situation: { ...commonJs, clients: [{ ...CLIENT, export: "default" }] },
  },
  {
    title: "lazy require inside a function",
    code: `exports.open = function () {\n  const Redis = require('ioredis');\n  return new Redis({ db: 4 });\n};\n`,
    situation: commonJs,
  },
  {
    title: "dynamic import",
    code: `export async function open() {\n  const { Redis } = await import('ioredis');\n  return new Redis({ db: 4 });\n}\n`,
  },
  {
    title: "import x = require",
    code: `import Redis = require('ioredis');\n\nconst redis = new Redis.Redis({ db: 4 });\nexport = redis;\n`,
    situation: { filename: "/repo/src/app.cts" },
  },
  {
    title: "import x = require that types need",
    code: `import IORedis = require('ioredis');\n\nconst redis: IORedis.Redis = new IORedis.Redis({ db: 4 });\nexport = redis;\n`,
    situation: { filename: "/repo/src/app.cts" },
  },
  {
    title: "a plain script",
    code: `const redis = new Redis({ db: 4 });\nasync function open() {\n  const { Redis } = await import('ioredis');\n  return new Redis({ db: 4 });\n}\n`,
    situation: { ...javaScript, sourceType: "script" },
  },
  {
    title: "two libraries",
    code: `import Redis from 'ioredis';\nimport { createClient } from 'redis';\n\nexport const a = new Redis({ db: 4 });\nexport const b = createClient({ database: 5 });\n`,
    situation: both,
  },
  {
    title: "two libraries, each more than once",
    code: `import Redis from 'ioredis';\nimport { createClient } from 'redis';\n\nexport const a = new Redis({ db: 4 });\nexport const b = createClient({ database: 5 });\nexport const c = new Redis({ db: 6 });\nexport const d = createClient({ database: 7 });\n`,
    situation: both,
  },
  {
    title: "two libraries with modules of their own",
    code: `import Redis from 'ioredis';\nimport { createClient } from 'redis';\n\nexport const a = new Redis({ db: 4 });\nexport const b = createClient({ database: 5 });\n`,
    situation: { clients: [CLIENT, { ...NODE_CLIENT, path: "/repo/src/redis/node.ts" }] },
    untyped: true,
  },
  {
    title: "an alias of the class",
    code: `import Redis from 'ioredis';\n\nconst Client = Redis;\nexport const redis = new Client({ db: 4 });\n`,
  },
  {
    title: "a header and directives",
    code: `#!/usr/bin/env node\n/*! Copyright */\n'use strict';\n'use client';\n\n// The client.\nmodule.exports = new (require('ioredis'))({ db: 4 });\n`,
    situation: commonJs,
  },
  {
    title: "a comment behind the old import",
    code: `import Redis from 'ioredis'; // v5\nimport { config } from './config.js';\n\nconfig.get('a');\nexport const redis = new Redis({ db: 4 });\n`,
  },
  {
    title: "a comment in the old import",
    code: `import Redis, {\n  // The cluster stays.\n  Cluster,\n} from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\nexport const cluster = new Cluster([]);\n`,
  },
  {
    title: "only some are fixed",
    code: `import Redis from 'ioredis';\n\nexport const a = new Redis({ db: 4 });\nexport const b = new Redis({ db: 5 });\n`,
    situation: { only: [1] },
  },
  {
    title: "node-redis",
    code: `import { createClient } from 'redis';\n\nexport const redis = createClient({ database: 4 });\n`,
    situation: nodeRedis,
  },
  {
    title: "import x = require of two clients in one module",
    code: `import Redis = require('ioredis');\nimport redis = require('redis');\n\nconst one = new Redis.Redis({ db: 4 });\nconst other = redis.createClient({ database: 6 });\nexport = [one.get('a'), other.get('a')];\n`,
    situation: { ...both, filename: "/repo/src/app.cts" },
  },
  {
    title: "the import that makes a file a module, beside a required client: no-client-import takes it",
    code: `import Redis from 'ioredis';\nconst { getRedisClient } = require('./redis/client');\n\nconst redis = new Redis({ db: 4 });\nredis.get('a');\ngetRedisClient('logs').get('b');\n`,
    untyped: true,
  },
  {
    title: "text without a semicolon behind a directive on its line",
    code: `'use strict'; 'use client'\n\n[0, 2].join('-')\nconst c1 = new (require('ioredis'))({ db: 4 })\nc1.get('key')\n`,
    situation: commonJs,
  },
  {
    title: "a require behind the environment that is set up in front of it",
    code: `'use strict';\nrequire('dotenv').config();\n\nexports.read = function read(k) {\n  const Redis = require('ioredis');\n  const client = new Redis({ db: 4 });\n  return client.get(k);\n};\n`,
    situation: commonJs,
  },
  {
    title: "a require behind a variable of the environment",
    code: `const express = require('express');\nprocess.env.REDIS_HOST = process.env.REDIS_HOST || 'localhost';\nconst Redis = require('ioredis');\n\nconst redis = new Redis({ db: 4 });\nexpress().get('/', async (req, res) => res.send(await redis.get('a')));\n`,
    situation: commonJs,
  },
  {
    title: "the environment is set up between the old require and the connection",
    code: `const Redis = require('ioredis');\nrequire('dotenv').config();\n\nmodule.exports = new Redis({ db: 4 });\n`,
    situation: commonJs,
  },
  {
    title: "the environment is set up in a call behind one declaration of two modules",
    code: `var Redis = require('ioredis'), dotenv = require('dotenv');\ndotenv.config();\nvar redis = new Redis({ db: 4 });\nredis.get('a');\n`,
    situation: commonJs,
  },
  {
    title: "the environment is set up under a condition, and by a module",
    code: `const path = require('path');\nif (process.env.NODE_ENV !== 'production') require('./load-env');\nrequire('./instrument');\nconst a = require('./a');\nconst Redis = require('ioredis');\nconst z = require('./z');\n\nmodule.exports = [new Redis({ db: 4 }), path, a, z];\n`,
    situation: commonJs,
  },
  {
    title: "the environment is set up behind a function, and in front of its call",
    code: `const Redis = require('ioredis');\nfunction open() {\n  return new Redis({ db: 4 });\n}\nrequire('dotenv').config();\nmodule.exports = open();\n`,
    situation: commonJs,
  },
  {
    title: "a function is called before the environment is set up",
    code: `const Redis = require('ioredis');\nconst client = open();\nrequire('dotenv').config();\nfunction open() {\n  return new Redis({ db: 4 });\n}\nclient.get('a');\n`,
    situation: commonJs,
  },
  {
    title: "a function is handed to a call that may run it, before it stands there",
    code: `const Redis = require('ioredis');\n['a', 'b'].forEach(open);\nmodule.exports = {};\nfunction open(k) {\n  const client = new Redis({ db: 4 });\n  return client.get(k);\n}\n`,
    situation: commonJs,
  },
  {
    title: "what is exported, declared and computed sets up nothing",
    code: `const Redis = require('ioredis');\nexports.name = 'store';\nconst port = Number(process.env.PORT);\nfunction log() {\n  console.log(port);\n}\nexports.log = log;\n\nexports.redis = new Redis({ db: 4 });\n`,
    situation: commonJs,
  },
  {
    title: "a server that starts behind the function which connects",
    code: `const express = require('express');\nconst Redis = require('ioredis');\n\nasync function read(k) {\n  const client = new Redis({ db: 4 });\n  return client.get(k);\n}\n\nexpress().get('/', async (req, res) => res.send(await read('a')));\n`,
    situation: commonJs,
  },
  {
    title: "two connections, the first in front of the environment",
    code: `const Redis = require('ioredis');\nconst path = require('path');\n\nconst one = new Redis({ db: 4 });\nprocess.env.REDIS_HOST = 'localhost';\nconst other = new Redis({ db: 6 });\nmodule.exports = [one, other, path];\n`,
    situation: commonJs,
  },
  {
    title: "two libraries behind the environment",
    code: `const Redis = require('ioredis');\nrequire('dotenv').config();\nconst { createClient } = require('redis');\n\nconst one = new Redis({ db: 4 });\none.get('a');\nconst other = createClient({ database: 6 });\nmodule.exports = other;\n`,
    situation: { ...both, ...commonJs, clients: [CLIENT, { ...NODE_CLIENT, path: "/repo/src/redis/node.ts" }] },
  },
  {
    title: "a dynamic import behind a module that sets something up",
    code: `await import('./instrument.mjs');\nconst { Redis } = await import('ioredis');\nconst redis = new Redis({ db: 4 });\nawait redis.get('a');\n`,
    situation: { ...javaScript, filename: "/repo/src/app.mjs" },
  },
  {
    title: "a dynamic import behind the environment, in a function",
    code: `import dotenv from 'dotenv';\ndotenv.config();\nexport async function read(k) {\n  const { Redis } = await import('ioredis');\n  const redis = new Redis({ db: 4 });\n  return redis.get(k);\n}\n`,
    situation: javaScript,
  },
  {
    title: "a dynamic import behind a variable of the environment, where a client of the module is imported already",
    code: `import { closeAll } from './redis/client.js';\nprocess.env.REDIS_HOST ??= 'localhost';\nconst { Redis } = await import('ioredis');\nconst redis = new Redis({ db: 4 });\nawait redis.get('a');\ncloseAll();\n`,
    situation: javaScript,
  },
  {
    title: "a dynamic import behind a variable of the environment",
    code: `process.env.REDIS_HOST ??= 'localhost';\nconst { Redis } = await import('ioredis');\nconst redis = new Redis({ db: 4 });\nawait redis.get('a');\n`,
    situation: { ...javaScript, filename: "/repo/src/app.mjs" },
  },
  {
    title: "a library that may be missing",
    code: `let Redis;\ntry {\n  Redis = require('ioredis');\n} catch {\n  Redis = null;\n}\n\nexports.open = () => (Redis ? new Redis({ db: 4 }) : null);\n`,
    situation: commonJs,
  },
  {
    title: "a library that may be missing, in a function",
    code: `exports.open = function open() {\n  try {\n    const Redis = require('ioredis');\n    return new Redis({ db: 4 });\n  } catch {\n    return new Map();\n  }\n};\n`,
    situation: commonJs,
  },
  {
    title: "a library that may be missing, in a module",
    code: `export async function read(k) {\n  try {\n    const { Redis } = await import('ioredis');\n    const redis = new Redis({ db: 4 });\n    return await redis.get(k);\n  } catch {\n    return null;\n  }\n}\n`,
    situation: javaScript,
  },
  {
    title: "a library that may be missing, and the client that is there in any case",
    code: `const { getRedisClient } = require('./redis/client');\nlet Redis;\ntry {\n  Redis = require('ioredis');\n} catch {\n  Redis = null;\n}\n\nexports.open = () => (Redis ? new Redis({ db: 4 }) : null);\nexports.logs = getRedisClient('logs');\n`,
    situation: commonJs,
  },
  {
    title: "a library in a function that is made in a try",
    code: `try {\n  exports.open = () => {\n    const Redis = require('ioredis');\n    return new Redis({ db: 4 });\n  };\n} catch (err) {\n  console.warn(err);\n}\n`,
    situation: commonJs,
  },
  {
    title: "import x = require behind the environment",
    code: `import path = require('path');\nprocess.env.REDIS_HOST ??= 'localhost';\nimport Redis = require('ioredis');\n\nconst redis = new Redis.Redis({ db: 4 });\nexport = [redis, path];\n`,
    situation: { filename: "/repo/src/app.cts" },
    untyped: true,
  },
  {
    title: "a directive behind a comment on its line",
    code: `/* jshint node: true */ 'use strict';\nfunction open() {\n  return new (require('ioredis').Redis)({ db: 4 });\n}\nexports.open = open;\n`,
    situation: commonJs,
  },
  {
    title: "a statement behind comments on its line",
    code: `/* Copyright\n * Acme */ /* how the store is opened */ exports.open = () => new (require('ioredis').Redis)({ db: 4 });\n`,
    situation: commonJs,
  },
  {
    title: "an import for its effects, among others and behind them",
    code: `import { Redis } from 'ioredis';\nimport { log } from './log.js';\nimport './set-up.js';\n\nconst redis = new Redis({ db: 4 });\nawait redis.get(log);\n`,
    untyped: true,
  },
  {
    title: "an import for its effects behind statements",
    code: `import { Redis } from 'ioredis';\n\nconst redis = new Redis({ db: 4 });\n\nimport './env.js';\nawait redis.get('a');\n`,
    untyped: true,
  },
  {
    title: "an import of a style sheet",
    code: `import { Redis } from 'ioredis';\nimport { log } from './log.js';\nimport './view.css';\n\nconst redis = new Redis({ db: 4 });\nawait redis.get(log);\n`,
    untyped: true,
  },
  {
    title: "a library that is loaded under a condition",
    code: `export async function register() {\n  if (process.env.NEXT_RUNTIME === 'nodejs') {\n    const { Redis } = await import('ioredis');\n    const redis = new Redis({ db: 4 });\n    await redis.get('a');\n  }\n}\n`,
    situation: javaScript,
  },
  {
    title: "a library that is loaded behind a way out",
    code: `exports.read = function (k) {\n  if (!process.env.REDIS_HOST) return null;\n  const Redis = require('ioredis');\n  return new Redis({ db: 4 }).get(k);\n};\n`,
    situation: commonJs,
  },
  {
    title: "a library that is loaded behind the environment of its function",
    code: `exports.read = function (k) {\n  require('dotenv').config();\n  const Redis = require('ioredis');\n  return new Redis({ db: 4 }).get(k);\n};\n`,
    situation: commonJs,
  },
  {
    title: "a connection in front of what would be a directive",
    code: `exports.redis = new (require('ioredis').Redis)({ db: 4 });\n'use strict';\n`,
    situation: commonJs,
  },
  {
    title: "an environment that is filled by a function without its module's name, in CommonJS",
    code: `const { config } = require('dotenv');\nconst Redis = require('ioredis');\nconfig({ path: '.env.local' });\n\nconst redis = new Redis({ db: 4 });\nexports.get = (k) => redis.get(k);\n`,
    situation: commonJs,
  },
  {
    title: "a library that is loaded behind a function that fills the environment",
    code: `import { config } from 'dotenv';\nconfig();\nconst { Redis } = await import('ioredis');\nconst redis = new Redis({ db: 4 });\nawait redis.get('a');\n`,
    situation: javaScript,
  },
  {
    title: "a library that is loaded behind an environment that is checked",
    code: `import { config } from 'dotenv';\nconst result = config();\nif (result.error) throw result.error;\nconst { Redis } = await import('ioredis');\nconst redis = new Redis({ db: 4 });\nawait redis.get('a');\n`,
    situation: javaScript,
  },
  {
    title: "a library that is loaded behind secrets in its function",
    code: `import { loadSecrets } from './secrets.js';\nexport async function read(k) {\n  await loadSecrets();\n  const { Redis } = await import('ioredis');\n  const redis = new Redis({ db: 4 });\n  return redis.get(k);\n}\n`,
    situation: javaScript,
  },
  {
    title: "a library that is loaded behind what is assigned to the environment in its function",
    code: `exports.handler = async () => {\n  Object.assign(process.env, await require('./ssm').load());\n  const Redis = require('ioredis');\n  return new Redis({ db: 4 }).get('a');\n};\n`,
    situation: commonJs,
  },
  {
    title: "a library that is loaded behind what only prints or computes in its function",
    code: `exports.handler = async (event) => {\n  const key = String(event.key);\n  console.log(key);\n  const Redis = require('ioredis');\n  return new Redis({ db: 4 }).get(key);\n};\n`,
    situation: commonJs,
  },
  {
    title: "a library that is loaded in a chain of promises",
    code: `import { bootstrap } from './bootstrap.js';\nbootstrap().then(async () => {\n  const { Redis } = await import('ioredis');\n  const redis = new Redis({ db: 4 });\n  await redis.get('a');\n});\n`,
    situation: javaScript,
  },
  {
    title: "a library that is loaded in a chain of promises of a function of the file",
    code: `const { initialize } = require('./bootstrap');\ninitialize()\n  .then(() => {\n    const Redis = require('ioredis');\n    return new Redis({ db: 4 }).get('a');\n  })\n  .catch(console.error);\n`,
    situation: commonJs,
  },
  {
    title: "a library that is loaded in a function that is called behind the environment",
    code: `import { config } from 'dotenv';\nasync function main() {\n  const { Redis } = await import('ioredis');\n  const redis = new Redis({ db: 4 });\n  await redis.get('a');\n}\nconfig();\nmain();\n`,
    situation: javaScript,
  },
  {
    title: "a library that is loaded in a function that is called behind something else",
    code: `import { log } from './log.js';\nasync function main() {\n  const { Redis } = await import('ioredis');\n  const redis = new Redis({ db: 4 });\n  await redis.get('a');\n}\nlog('start');\nmain();\n`,
    situation: javaScript,
  },
  {
    title: "a function that is called through an object",
    code: `const Redis = require('ioredis');\nconst [, , cmd] = process.argv;\nconst actions = { seed };\nif (!actions[cmd]) process.exit(1);\nactions[cmd]();\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that is called through a constant",
    code: `const Redis = require('ioredis');\nconst run = process.env.SEED ? seed : () => {};\nrun().catch(console.error);\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that is called through the exports",
    code: `const Redis = require('ioredis');\nmodule.exports = { seed };\nif (require.main === module) module.exports.seed();\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that is called through the exports in another function",
    code: `const Redis = require('ioredis');\nmodule.exports.seed = seed;\n(async () => {\n  await module.exports.seed();\n})();\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that is called through what a library is told",
    code: `const Redis = require('ioredis');\nconst { program } = require('commander');\nconst commands = { set: () => seed() };\nprogram.action((c) => commands[c]());\nprogram.parse();\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that is called through a list",
    code: `const Redis = require('ioredis');\nconst tasks = [() => seed()];\ntasks.forEach((t) => t());\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that is called in a loop over a map",
    code: `const Redis = require('ioredis');\nconst handlers = new Map([['a', () => seed()]]);\nfor (const [, handler] of handlers) handler();\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that is called in a promise",
    code: `const Redis = require('ioredis');\nnew Promise((resolve) => resolve(seed()));\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that is called through a default",
    code: `const Redis = require('ioredis');\nconst { run = seed } = {};\nrun();\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that another module calls through the exports",
    code: `const Redis = require('ioredis');\nmodule.exports = { seed };\nconst worker = require('./worker');\nworker.start();\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that another module gets with the exports",
    code: `const Redis = require('ioredis');\nexports.seed = seed;\nrequire('./migrate').run(exports);\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that only other modules call",
    code: `const Redis = require('ioredis');\nconst http = require('node:http');\nhttp.createServer().listen(80);\nexports.seed = seed;\nasync function seed() {\n  const redis = new Redis({ db: 4 });\n  await redis.set('a', 'b');\n}\n`,
    situation: commonJs,
  },
  {
    title: "a function that may run in front of the environment",
    code: `const logger = createLogger({ format: () => format() });\nrequire('dotenv').config();\nconst Redis = require('ioredis');\nasync function main() {\n  const redis = new Redis({ db: 4 });\n  await redis.get('a');\n}\nmain();\nfunction format() {}\n`,
    situation: commonJs,
  },
  {
    title: "a function that runs behind the environment",
    code: `const logger = createLogger();\nrequire('dotenv').config();\nconst Redis = require('ioredis');\nasync function main() {\n  const redis = new Redis({ db: 4 });\n  await redis.get('a');\n}\nmain();\n`,
    situation: commonJs,
  },
  {
    title: "a function that may run in front of the environment, and a client that is there",
    code: `const { closeAll } = require('./redis/client');\nsetUp();\nrequire('dotenv').config();\nconst Redis = require('ioredis');\nasync function main() {\n  const redis = new Redis({ db: 4 });\n  await redis.get('a');\n}\nmain();\nfunction setUp() {}\ncloseAll();\n`,
    situation: commonJs,
  },
];
