import { CLIENT, NODE_CLIENT } from "../fixing.js";
import {
  asynchronous,
  asynchronousNode,
  asynchronousNullable,
  commonJs,
  javaScript,
  nodeRedis,
  nullable,
  type RewriteCase,
} from "./rewrite-case.js";

const IMPORT = `import { Redis } from 'ioredis';\n\n`;
const OBJECT = { ...CLIENT, export: "openByObject", argument: "object", options: ["keyPrefix"] } as const;

export const calls: readonly RewriteCase[] = [
  { title: "positional arguments", code: `${IMPORT}export const redis = new Redis(6379, 'localhost', { db: 3 });\n` },
  { title: "no arguments", code: `${IMPORT}export const redis = new Redis;\nexport const other = new Redis();\n` },
  { title: "an address", code: `${IMPORT}export const redis = new Redis('redis://localhost:6379/4');\n` },
  {
    title: "class in parentheses and assertions",
    code: `${IMPORT}export const redis = new (Redis as any)({ db: 4 });\n`,
    untyped: true,
  },
  {
    title: "an assertion around it",
    code: `${IMPORT}export const a = new Redis({ db: 4 }) as Redis;\nexport const b = new Redis({ db: 5 }) satisfies Redis;\nexport const c = new Redis({ db: 6 })!;\n`,
  },
  { title: "as an argument", code: `${IMPORT}export const map = new Map([['a', new Redis({ db: 4 })]]);\n` },
  { title: "in a member chain", code: `${IMPORT}export const value = new Redis({ db: 4 }).get('a');\n` },
  {
    title: "returned",
    code: `${IMPORT}export function open() {\n  return new Redis({ db: 4 });\n}\nexport const lazy = () => new Redis({ db: 5 });\n`,
  },
  {
    title: "in a condition",
    code: `${IMPORT}let shared: Redis | undefined;\nexport const get = () => (shared ??= new Redis({ db: 4 }));\nexport const pick = (a: boolean) => (a ? new Redis({ db: 4 }) : undefined);\n`,
  },
  { title: "unused", code: `${IMPORT}new Redis({ db: 4 });\nvoid new Redis({ db: 5 });\nexport {};\n` },
  {
    title: "a class field",
    code: `${IMPORT}export class A {\n  private readonly redis = new Redis({ db: 4 });\n  static shared = new Redis({ db: 5 });\n  get() {\n    return this.redis.get('a');\n  }\n}\n`,
  },
  {
    title: "the default of a parameter",
    code: `${IMPORT}export function f(redis = new Redis({ db: 4 })) {\n  return redis.get('a');\n}\n`,
  },
  { title: "default export", code: `${IMPORT}export default new Redis({ db: 4 });\n` },
  {
    title: "in a template and in JSX",
    code: `${IMPORT}export const text = \`\${new Redis({ db: 4 })}\`;\nexport const view = <p title={String(new Redis({ db: 5 }))} />;\n`,
    situation: { filename: "/repo/src/app.tsx" },
    untyped: true,
  },
  {
    title: "optional call",
    code: `import { createClient } from 'redis';\n\nexport const redis = createClient?.({ database: 4 });\n`,
    situation: nodeRedis,
  },
  {
    title: "type arguments",
    code: `import { createClient } from 'redis';\n\nexport const redis = createClient<{}>({ database: 4 });\n`,
    situation: nodeRedis,
    untyped: true,
  },
  {
    title: "a subclass",
    code: `${IMPORT}class Mine extends Redis {\n  constructor() {\n    super({ db: 4 });\n  }\n}\nexport const redis = new Mine();\n`,
  },
  {
    title: "an object as the argument",
    code: `${IMPORT}export const redis = new Redis({ db: 4 });\n`,
    situation: { clients: [OBJECT] },
  },
  {
    title: "carried options",
    code: `${IMPORT}const PREFIX = 'a:';\nexport const a = new Redis({ db: 4, keyPrefix: PREFIX });\nexport const b = new Redis({ db: 5, keyPrefix: 'b:' });\n`,
    situation: { clients: [{ ...CLIENT, options: ["keyPrefix"] }], carried: ["keyPrefix"] },
  },
  {
    title: "carried options into an object",
    code: `${IMPORT}const keyPrefix = 'a:';\nexport const a = new Redis({ db: 4, keyPrefix });\n`,
    situation: { clients: [OBJECT], carried: ["keyPrefix"] },
  },
  {
    title: "carried options from a constant object",
    code: `${IMPORT}const options = { db: 4, keyPrefix: "it's:" };\nexport const a = new Redis(options);\n`,
    situation: { clients: [{ ...CLIENT, options: ["keyPrefix"] }], carried: ["keyPrefix"] },
  },
  {
    title: "a connection of one's own",
    code: `${IMPORT}export const redis = new Redis({ db: 4 });\n`,
    situation: { dedicated: true },
  },
  {
    title: "a connection of one's own with an object",
    code: `${IMPORT}export const redis = new Redis({ db: 4 });\n`,
    situation: { dedicated: true, clients: [OBJECT] },
  },
  {
    title: "the connection of a queue, by the name of its key",
    code: `import { Queue } from 'bullmq';\n\nconst connection = { host: 'localhost', db: 4 };\n\nexport const queue = new Queue('mail', { connection });\nexport const other = new Queue('other', { connection, prefix: 'q' });\n`,
    situation: { dedicated: true, clients: [{ ...CLIENT }] },
    untyped: true,
  },
  {
    title: "the connection of a queue",
    code: `import { Queue } from 'bullmq';\n\nexport const queue = new Queue('mail', {\n  connection: { host: 'localhost', db: 4 }, // main\n  prefix: 'q',\n});\n`,
    situation: { dedicated: true, clients: [{ ...CLIENT }] },
    untyped: true,
  },

  {
    title: "await in async functions",
    code: `${IMPORT}export async function open() {\n  const redis = new Redis({ db: 4 });\n  return redis.get('a');\n}\nexport const lazy = async () => new Redis({ db: 5 });\n`,
    situation: asynchronous,
  },
  {
    title: "await in a member chain",
    code: `${IMPORT}export async function open() {\n  const a = await new Redis({ db: 4 }).get('a');\n  return a\n}\n`,
    situation: asynchronous,
  },
  {
    title: "await at the beginning of a statement",
    code: `${IMPORT}export async function open() {\n  const a = 1\n  new Redis({ db: 4 }).set('a', a)\n}\n`,
    situation: asynchronous,
  },
  {
    title: "await at the top level",
    code: `${IMPORT}export const redis = new Redis({ db: 4 });\n`,
    situation: { ...asynchronous, filename: "/repo/src/app.mts" },
  },
  {
    title: "await at the top level, which may be compiled to CommonJS",
    code: `${IMPORT}export const redis = new Redis({ db: 4 });\n`,
    situation: asynchronous,
  },
  {
    title: "await at the top level, which a fix must not make a module",
    code: `${IMPORT}export async function open() {\n  const redis = new Redis({ db: 4 });\n  return redis.get('a');\n}\nexport const redis = new Redis({ db: 4 });\n`,
    situation: asynchronous,
  },
  {
    title: "await at the top level beside another",
    code: `${IMPORT}await Promise.resolve();\nexport const redis = new Redis({ db: 4 });\n`,
    situation: asynchronous,
  },
  {
    title: "await at the top level beside import.meta",
    code: `${IMPORT}export const here = import.meta;\nexport const redis = new Redis({ db: 4 });\n`,
    situation: asynchronous,
  },
  {
    title: "await at the top level of JavaScript",
    code: `${IMPORT}export const redis = new Redis({ db: 4 });\n`,
    situation: { ...asynchronous, ...javaScript },
  },
  {
    title: "no await",
    code: `${IMPORT}export class A {\n  redis = new Redis({ db: 4 });\n  static {\n    void new Redis({ db: 4 });\n  }\n  other: Redis;\n  constructor(a = new Redis({ db: 4 })) {\n    this.other = a ?? new Redis({ db: 4 });\n  }\n  get one() {\n    return new Redis({ db: 4 });\n  }\n  async two(b = new Redis({ db: 4 })) {\n    return b;\n  }\n}\nexport function* three() {\n  yield new Redis({ db: 4 });\n}\n`,
    situation: asynchronous,
  },
  {
    title: "no await in CommonJS",
    code: `const Redis = require('ioredis');\n\nmodule.exports = new Redis({ db: 4 });\n`,
    situation: { ...commonJs, ...asynchronous },
  },
  {
    title: "async and nullable",
    code: `${IMPORT}export async function open() {\n  const redis = new Redis({ db: 4 });\n  return redis.get('a');\n}\n`,
    situation: asynchronousNullable,
  },

  {
    title: "connect right behind",
    code: `import { createClient } from 'redis';\n\nexport async function open() {\n  const client = createClient({ url: 'redis://localhost:6379/4' });\n  client.on('error', console.error);\n  await client.connect();\n  return client.get('a');\n}\n`,
    situation: nodeRedis,
  },
  {
    title: "connect in the chain",
    code: `import { createClient } from 'redis';\n\nexport async function open() {\n  const a = await createClient({ database: 4 }).connect();\n  const b = await createClient({ database: 5 }).on('error', console.error).connect();\n  await a.get('a');\n  return b.get('a');\n}\n`,
    situation: nodeRedis,
  },
  {
    title: "connect that goes with the chain",
    code: `import { createClient } from 'redis';\n\nexport async function open() {\n  const a = await createClient({ database: 4 }).connect();\n  const b = await createClient({ database: 5 }).on('error', console.error).connect();\n  await a.get('a');\n  return b.get('a');\n}\n`,
    situation: { ...nodeRedis, dropConnects: true },
  },
  {
    title: "connect that goes with the chain of an async client",
    code: `import { createClient } from 'redis';\n\nexport async function open() {\n  const a = await createClient({ database: 4 }).connect();\n  const b = await createClient({ database: 5 })\n    .on('error', console.error)\n    .connect();\n  await a.get('a');\n  return b.get('a');\n}\n`,
    situation: { ...asynchronousNode, dropConnects: true },
  },
  {
    title: "connect that goes with the chain of a nullable client",
    code: `import { createClient } from 'redis';\n\nexport async function open() {\n  const a = await createClient({ database: 4 }).connect();\n  const b = await createClient({ database: 5 }).on('error', console.error).connect();\n  await a.get('a');\n  return b.get('a');\n}\n`,
    situation: {
      clients: [{ ...NODE_CLIENT, nullable: true, onNull: "throw", export: "findNodeRedis" }],
      dropConnects: true,
    },
  },
  {
    title: "connect that cannot go",
    code: `import { createClient } from 'redis';\n\nexport async function open() {\n  const client = createClient({ database: 4 });\n  const ready = client.connect();\n  await ready;\n  return client.get('a');\n}\n`,
    situation: { ...nodeRedis, dropConnects: true },
  },
  {
    title: "connect in the chain of an async client",
    code: `import { createClient } from 'redis';\n\nexport async function open() {\n  const a = await createClient({ database: 4 }).connect();\n  const b = await createClient({ database: 5 })\n    .on('error', console.error)\n    .connect();\n  await a.get('a');\n  return b.get('a');\n}\n`,
    situation: asynchronousNode,
  },
  {
    title: "connect without semicolons",
    code: `import { createClient } from 'redis'\n\nexport async function open() {\n  const client = createClient({ database: 4 })\n  await client.connect()\n  ;(await client.get('a'))?.toString()\n}\n`,
    situation: nodeRedis,
  },
  {
    title: "connect with a comment",
    code: `import { createClient } from 'redis';\n\nexport async function open() {\n  const client = createClient({ database: 4 });\n  // Wait for it.\n  await client.connect(/* now */);\n  return client.get('a');\n}\n`,
    situation: nodeRedis,
  },

  {
    title: "a check behind a constant",
    code: `${IMPORT}export async function open() {\n  const redis = new Redis({ db: 4 });\n  return redis.get('a');\n}\n`,
    situation: nullable,
  },
  {
    title: "a check in the file's habit",
    code: `${IMPORT}export async function open(a: boolean) {\n  if (a) return;\n  const redis = new Redis({ db: 4 });\n  return redis.get('a');\n}\n`,
    situation: nullable,
  },
  {
    title: "a check that functions see",
    code: `${IMPORT}const redis = new Redis({ db: 4 });\n\nexport async function get() {\n  return redis.get('a');\n}\n`,
    situation: nullable,
  },
  {
    title: "a check that arrow functions see",
    code: `${IMPORT}const redis = new Redis({ db: 4 });\n\nexport const get = async () => redis.get('a');\n`,
    situation: nullable,
  },
  {
    title: "a check for who imports it",
    code: `${IMPORT}/** The shared client. */\nexport const redis = new Redis({ db: 4 });\n`,
    situation: nullable,
  },
  {
    title: "a check with a declared type",
    code: `${IMPORT}export async function open() {\n  const redis: Redis = new Redis({ db: 4 });\n  return redis.get('a');\n}\n`,
    situation: nullable,
  },
  {
    title: "a check for a field",
    code: `${IMPORT}export class A {\n  private readonly redis: Redis;\n  constructor() {\n    this.redis = new Redis({ db: 4 });\n  }\n  get() {\n    return this.redis.get('a');\n  }\n}\n`,
    situation: nullable,
  },
  {
    title: "a check for a nullable field",
    code: `${IMPORT}export class A {\n  private redis: Redis | null = null;\n  async open() {\n    this.redis = new Redis({ db: 4 });\n    await this.redis.get('a');\n  }\n}\n`,
    situation: nullable,
  },
  {
    title: "a check for a lazy variable",
    code: `${IMPORT}let redis: Redis | null = null;\n\nexport async function get() {\n  if (!redis) {\n    redis = new Redis({ db: 4 });\n  }\n  return redis.get('a');\n}\n`,
    situation: nullable,
  },
  {
    title: "a check for a lazy variable without braces",
    code: `${IMPORT}let redis: Redis | null = null;\n\nexport async function get() {\n  if (!redis) redis = new Redis({ db: 4 });\n  return redis.get('a');\n}\nexport async function set() {\n  if (!redis)\n    redis = new Redis({ db: 4 });\n  else console.log(redis);\n  return redis.get('a');\n}\n`,
    situation: nullable,
  },
  {
    title: "a check for an argument",
    code: `${IMPORT}export const all = [new Redis({ db: 4 })];\nexport function open() {\n  return new Redis({ db: 5 });\n}\n`,
    situation: nullable,
  },
  {
    title: "a check for a default export",
    code: `${IMPORT}export default new Redis({ db: 4 });\n`,
    situation: nullable,
  },
  {
    title: "no check",
    code: `${IMPORT}export class A {\n  redis = new Redis({ db: 4 });\n}\nexport const lazy = () => new Redis({ db: 4 });\nexport const two = [new Redis({ db: 4 }), new Redis({ db: 5 })];\nexport const f = (a = new Redis({ db: 4 })) => a;\n`,
    situation: nullable,
  },
  {
    title: "code that copes",
    code: `${IMPORT}const redis = new Redis({ db: 4 });\n\nexport async function warm() {\n  await redis?.set('a', 'b');\n}\n`,
    situation: nullable,
  },
  {
    title: "a check in JavaScript",
    code: `import Redis from 'ioredis'\n\nexport const redis = new Redis({ db: 4 })\n\nexport function get () {\n  return redis.get('a')\n}\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "a check in front of a hazard",
    code: `import Redis from 'ioredis'\n\nconst redis = new Redis({ db: 4 })\n;(async () => {\n  if (process.argv) await redis.get('a')\n})()\n`,
    situation: nullable,
  },
  {
    title: "names of checked constants",
    code: `${IMPORT}export class A {\n  a: Redis;\n  b: Redis;\n  redis: Redis;\n  constructor(redis: boolean) {\n    this.a = new Redis({ db: 4 });\n    this.b = new Redis({ db: 5 });\n    this.redis = new Redis({ db: 6 });\n    console.log(redis);\n  }\n}\n`,
    situation: nullable,
  },
  {
    title: "two checks in one scope",
    code: `${IMPORT}export function open(a: boolean): Redis {\n  if (a) {\n    return new Redis({ db: 4 });\n  }\n  return new Redis({ db: 5 });\n}\n`,
    situation: nullable,
  },
  {
    title: "nullable node-redis with connect",
    code: `import { createClient } from 'redis';\n\nexport async function open() {\n  const client = createClient({ database: 4 }).on('error', console.error);\n  await client.connect();\n  return client.get('a');\n}\n`,
    situation: { clients: [{ ...NODE_CLIENT, nullable: true, onNull: "throw", export: "findNodeRedis" }] },
  },
  {
    title: "a guard in front of a call that no semicolon keeps apart",
    code: `import Redis from 'ioredis'\nimport { done } from './done'\nlet client: Redis\nfunction open() {\n  if (done) return\n  client = new Redis({ db: 4 });\n  (async () => {\n    await client.get('a')\n  })()\n}\nopen()\n`,
    situation: nullable,
    untyped: true,
  },
  {
    title: "behind another new",
    code: `${IMPORT}export const a = new new Redis({ db: 4 }).Command('get', ['a']);\nexport const b = new (new Redis({ db: 5 }).constructor)();\nexport const c = new (new Redis({ db: 6 })).constructor();\nexport const d = new Map([['d', new Redis({ db: 7 })]]);\n`,
    untyped: true,
  },
  {
    title: "a check whose error would be caught, and the client used elsewhere",
    code: `import { Redis } from 'ioredis';\n\nlet redis = null;\ntry {\n  redis = new Redis({ db: 4 });\n} catch (err) {\n  console.warn(err);\n}\nexport async function read(k) {\n  return redis.get(k);\n}\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "a field whose check would be caught",
    code: `import { Redis } from 'ioredis';\n\nexport class Store {\n  open() {\n    try {\n      this.redis = new Redis({ db: 4 });\n    } catch (err) {\n      console.warn(err);\n    }\n  }\n  read(k) {\n    return this.redis.get(k);\n  }\n}\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "a check whose error would be caught and answered, with a client of the module",
    code: `import { Redis } from 'ioredis';\n\nlet redis;\nexport function open() {\n  try {\n    redis = new Redis({ db: 4 });\n  } catch {\n    return false;\n  }\n  return true;\n}\nexport function read(k) {\n  return redis.get(k);\n}\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "a check whose error would be caught further out",
    code: `import { Redis } from 'ioredis';\n\nlet redis;\ntry {\n  try {\n    redis = new Redis({ db: 4 });\n  } catch (err) {\n    throw new Error('no client', { cause: err });\n  }\n} catch (err) {\n  console.warn(err);\n}\nexport const read = (k) => redis.get(k);\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "a check whose error would be caught, and the client answered",
    code: `import { Redis } from 'ioredis';\n\nfunction open() {\n  try {\n    return new Redis({ db: 4 });\n  } catch (err) {\n    console.warn(err);\n  }\n}\nexport const read = (k) => open().get(k);\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "a check whose error is caught where all uses stand",
    code: `import { Redis } from 'ioredis';\n\nexport async function read(k) {\n  try {\n    const redis = new Redis({ db: 4 });\n    return await redis.get(k);\n  } catch (err) {\n    console.warn(err);\n    return null;\n  }\n}\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "a check whose error is thrown on, or ends the function",
    code: `import { Redis } from 'ioredis';\n\nlet redis;\ntry {\n  redis = new Redis({ db: 4 });\n} catch (err) {\n  console.error(err);\n  process.exit(1);\n}\nexport async function read(k) {\n  let own;\n  try {\n    own = new Redis({ db: 6 });\n  } catch (err) {\n    return null;\n  }\n  return [await redis.get(k), await own.get(k)];\n}\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "a check in a handler, and in a try without one",
    code: `import { Redis } from 'ioredis';\n\nlet redis;\ntry {\n  start();\n} catch {\n  redis = new Redis({ db: 4 });\n}\nlet other;\ntry {\n  other = new Redis({ db: 6 });\n} finally {\n  stop();\n}\nexport const read = (k) => [redis?.status, other.get(k)];\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "a command in a try",
    code: `import { Redis } from 'ioredis';\n\nexport async function read(k) {\n  let value;\n  try {\n    value = await new Redis({ db: 4 }).get(k);\n  } catch (err) {\n    console.warn(err);\n  }\n  return value;\n}\n`,
    situation: { ...javaScript, ...nullable },
  },
  {
    title: "an async method that the constructor only starts",
    code: `import { Redis } from 'ioredis';\n\nexport class Store {\n  constructor() {\n    this.init();\n  }\n  async init() {\n    this.redis = new Redis({ db: 4 });\n    this.ready = true;\n  }\n  get(k) {\n    return this.redis.get(k);\n  }\n}\n`,
    situation: { ...javaScript, ...asynchronous },
  },
  {
    title: "an async function that is only started, with the client of the module",
    code: `import { Redis } from 'ioredis';\n\nlet redis;\nasync function init() {\n  redis = new Redis({ db: 4 });\n}\nvoid init();\nconst get = (k) => redis.get(k);\nget('boot');\n`,
    situation: { ...javaScript, ...asynchronous },
  },
  {
    title: "an async function that is called where it stands, with the client of the module",
    code: `import { Redis } from 'ioredis';\n\nlet redis;\n(async () => {\n  redis = new Redis({ db: 4 });\n})();\nredis.get('boot');\n`,
    situation: { ...javaScript, ...asynchronous },
  },
  {
    title: "an async function that is only started, with a client of its own",
    code: `import { Redis } from 'ioredis';\n\nasync function main() {\n  const redis = new Redis({ db: 4 });\n  await redis.get('boot');\n}\nmain();\n`,
    situation: { ...javaScript, ...asynchronous },
  },
  {
    title: "an async function that waits in front of its client, and one that is awaited",
    code: `import { Redis } from 'ioredis';\nimport { log } from './log.js';\n\nlet redis;\nlet other;\nasync function init() {\n  await log('start');\n  redis = new Redis({ db: 4 });\n}\nasync function open() {\n  other = new Redis({ db: 6 });\n}\ninit();\nexport const start = async () => {\n  await open();\n  open().catch(log);\n};\nexport const read = (k) => [redis.get(k), other.get(k)];\n`,
    situation: { ...javaScript, ...asynchronous },
  },
  {
    title: "a check whose error a caller takes",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport const read = async (k: string) => redis.get(k);\nasync function init() {\n  redis = new Redis({ db: 4 });\n  redis.on('error', console.error);\n}\nexport async function start() {\n  try {\n    await init();\n  } catch (error) {\n    console.error(error);\n  }\n}\n`,
    situation: nullable,
  },
  {
    title: "a check whose error a promise of the function takes",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport const read = async (k: string) => redis.get(k);\nasync function init() {\n  redis = new Redis({ db: 4 });\n  redis.on('error', console.error);\n}\ninit().catch(console.error);\n`,
    situation: nullable,
  },
  {
    title: "a check whose error a second callback takes",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport const read = async (k: string) => redis.get(k);\nasync function init() {\n  redis = new Redis({ db: 4 });\n  redis.on('error', console.error);\n}\ninit().then(() => {}, (error) => console.error(error));\n`,
    situation: nullable,
  },
  {
    title: "a check whose error is settled",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport const read = async (k: string) => redis.get(k);\nasync function init() {\n  redis = new Redis({ db: 4 });\n  redis.on('error', console.error);\n}\nawait Promise.allSettled([init()]);\n`,
    situation: nullable,
  },
  {
    title: "a check whose error a function takes that is given the function",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport const read = async (k: string) => redis.get(k);\nasync function init() {\n  redis = new Redis({ db: 4 });\n  redis.on('error', console.error);\n}\nasync function safely(f: () => Promise<void>) {\n  try {\n    await f();\n  } catch (error) {\n    console.error(error);\n  }\n}\nawait safely(init);\n`,
    situation: nullable,
  },
  {
    title: "a check whose error a caller of the caller takes",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport const read = async (k: string) => redis.get(k);\nasync function init() {\n  redis = new Redis({ db: 4 });\n  redis.on('error', console.error);\n}\nasync function boot() {\n  await init();\n}\nboot().catch(console.error);\n`,
    situation: nullable,
  },
  {
    title: "a check whose error a promise takes that calls back",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport const read = async (k: string) => redis.get(k);\nPromise.resolve()\n  .then(() => {\n    redis = new Redis({ db: 4 });\n  })\n  .catch(() => {});\n`,
    situation: nullable,
  },
  {
    title: "a check in a method whose error the constructor takes",
    code: `import { Redis } from 'ioredis';\n\nexport class Store {\n  private redis!: Redis;\n  constructor() {\n    this.connect().catch(console.error);\n  }\n  private async connect() {\n    this.redis = new Redis({ db: 4 });\n  }\n  get(k: string) {\n    return this.redis.get(k);\n  }\n}\n`,
    situation: nullable,
  },
  {
    title: "a check in a function that answers, whose error a caller takes",
    code: `import { Redis } from 'ioredis';\n\nfunction open(): Redis {\n  return new Redis({ db: 4 });\n}\nlet redis: Redis;\ntry {\n  redis = open();\n} catch (error) {\n  console.error(error);\n}\nexport const read = (k: string) => redis.get(k);\n`,
    situation: nullable,
  },
  {
    title: "a check in a function for a field, whose error a caller of the class takes",
    code: `import { Redis } from 'ioredis';\n\nclass Cache {\n  private redis = open();\n  get(k: string) {\n    return this.redis.get(k);\n  }\n}\nfunction open(): Redis {\n  const redis = new Redis({ db: 4 });\n  return redis;\n}\nlet cache: Cache | undefined;\ntry {\n  cache = new Cache();\n} catch {\n  cache = undefined;\n}\nexport const read = (k: string) => cache!.get(k);\n`,
    situation: nullable,
  },
  {
    title: "a check whose error ends the process",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport const read = async (k: string) => redis.get(k);\nasync function init() {\n  redis = new Redis({ db: 4 });\n  redis.on('error', console.error);\n}\ninit().catch((error) => {\n  console.error(error);\n  process.exit(1);\n});\n`,
    situation: nullable,
    untyped: true,
  },
  {
    title: "a check whose error a caller throws again",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport const read = async (k: string) => redis.get(k);\nasync function init() {\n  redis = new Redis({ db: 4 });\n  redis.on('error', console.error);\n}\nexport async function start() {\n  try {\n    await init();\n  } catch (error) {\n    throw new Error('no Redis', { cause: error });\n  }\n}\n`,
    situation: nullable,
  },
  {
    title: "a check of a client that only its function uses",
    code: `import { Redis } from 'ioredis';\n\nasync function count() {\n  const redis = new Redis({ db: 4 });\n  console.log(await redis.get('a'));\n}\ncount().catch(console.error);\n`,
    situation: nullable,
  },
  {
    title: "a client that comes later in a try that goes on",
    code: `import { Redis } from 'ioredis';\n\nlet redis: Redis;\nexport async function init() {\n  try {\n    redis = new Redis({ db: 4 });\n    await redis.get('a');\n  } catch (error) {\n    console.error(error);\n  }\n}\nexport const read = async (k: string) => redis.get(k);\n`,
    situation: asynchronous,
  },
  {
    title: "a client that comes later in a try that ends",
    code: `import { Redis } from 'ioredis';\n\nexport async function read(k: string) {\n  try {\n    const redis = new Redis({ db: 4 });\n    return await redis.get(k);\n  } catch (error) {\n    console.error(error);\n    return null;\n  }\n}\n`,
    situation: asynchronous,
  },
  {
    title: "a module that listens behind a client that comes later",
    code: `import { Redis } from 'ioredis';\n\nconst redis = new Redis({ db: 4 });\nprocess.on('message', (key) => redis.get(key));\n`,
    situation: { ...javaScript, ...asynchronous },
    untyped: true,
  },
  {
    title: "a module that writes to what is everybody's behind a client that comes later",
    code: `import { Redis } from 'ioredis';\n\nconst redis = new Redis({ db: 4 });\nglobalThis.read = (key) => redis.get(key);\n`,
    situation: { ...javaScript, ...asynchronous },
    untyped: true,
  },
  {
    title: "a module that writes to what it has imported behind a client that comes later",
    code: `import { registry } from './registry.js';\nimport { Redis } from 'ioredis';\n\nconst redis = new Redis({ db: 4 });\nregistry.read = (key) => redis.get(key);\n`,
    situation: { ...javaScript, ...asynchronous },
    untyped: true,
  },
  {
    title: "a module that listens to its own behind a client that comes later",
    code: `import { EventEmitter } from 'node:events';\nimport { Redis } from 'ioredis';\n\nconst redis = new Redis({ db: 4 });\nconst events = new EventEmitter();\nevents.on('key', (key) => redis.get(key));\nexport { events };\n`,
    situation: { ...javaScript, ...asynchronous },
    untyped: true,
  },
  {
    title: "a module that has waited before a client that comes later",
    code: `await start();\nimport { Redis } from 'ioredis';\n\nconst redis = new Redis({ db: 4 });\nglobalThis.read = (key) => redis.get(key);\n`,
    situation: { ...javaScript, ...asynchronous },
    untyped: true,
  },
  {
    title: "a module that listens behind a connection that it waits for",
    code: `import { createClient } from 'redis';\n\nconst client = createClient({ database: 4 });\nawait client.connect();\nprocess.on('message', (key) => client.get(key));\n`,
    situation: { ...javaScript, ...asynchronousNode },
    untyped: true,
  },
];
