import rule from "../../rules/no-foreign-database.js";
import { runCases, type Case } from "./run-cases.js";

const IMPORT = 'import { getRedisClient } from "./redis/client.js";\n';
const DIRECT = 'import { Redis } from "ioredis";\n';
const NODE = 'import { createClient } from "redis";\n';

const AUDIT = message("audit", "'services/audit/**'");
const TRAIL = message("trail", "'services/audit/**'");
const BILLING = message("billing", "'services/billing/**' and 'scripts/billing.ts'");
const LEDGER = message("ledger", "'services/reports/**'");
const INVOICES = message("invoices", "'services/billing/**' and 'scripts/billing.ts'");
const PRIVATE = message("private", "'services/private/**'");
const JOBS = message("jobs", "'**/worker.ts' and '**/worker/**'");

function message(name: string, files: string): string {
  return `Database '${name}' may only be opened in ${files}. Ask its owners for a function that does what is needed, or add this file to its allowedIn in the policy file.`;
}

/** A call of the canonical function in a file two folders deep. */
const inService = (name: string) =>
  `import { getRedisClient } from "../../src/redis/client.js";\nexport const r = getRedisClient("${name}");\n`;

const VALID: readonly (readonly [title: string, file: string, code: string])[] = [
  ["a database of everybody", "src/a.ts", `${IMPORT}export const r = getRedisClient("main");\n`],
  ["the owner", "services/audit/a.ts", inService("audit")],
  [
    "the owner, deeper down",
    "services/audit/deep/er/a.ts",
    `import { getRedisClient } from "../../../../src/redis/client.js";\ngetRedisClient("audit");\n`,
  ],
  ["the owner by an alias", "services/audit/a.ts", inService("trail")],
  ["one of several owners", "services/billing/a.ts", inService("billing")],
  [
    "a single file that owns",
    "scripts/billing.ts",
    `import { getRedisClient } from "../src/redis/client.js";\ngetRedisClient("billing");\n`,
  ],
  ["an alias with limits of its own", "services/reports/a.ts", inService("ledger")],
  ["a deprecated name in a file of what replaced it", "services/billing/a.ts", inService("invoices")],
  ["a glob for file names", "src/worker.ts", `${IMPORT}getRedisClient("jobs");\n`],
  [
    "a glob for folders",
    "src/worker/a.ts",
    `import { getRedisClient } from "../redis/client.js";\ngetRedisClient("jobs");\n`,
  ],
  ["a name that nobody knows", "src/a.ts", `${IMPORT}getRedisClient("adit");\n`],
  ["a parameter", "src/a.ts", `${IMPORT}export const f = (name: string) => getRedisClient(name);\n`],
  ["no argument", "src/a.ts", `${IMPORT}getRedisClient();\n`],
  ["a number", "src/a.ts", `${IMPORT}getRedisClient(10);\n`],
  ["a template with parts", "src/a.ts", `${IMPORT}getRedisClient(\`\${process.env.X}audit\`);\n`],
  ["another function", "src/a.ts", `import { getRedisClient } from "./other.js";\ngetRedisClient("audit");\n`],
  [
    "a function of this file",
    "src/a.ts",
    `function getRedisClient(name: string) { return name; }\ngetRedisClient("audit");\n// redis://\n`,
  ],
  [
    "types only",
    "src/a.ts",
    `import type { getRedisClient } from "./redis/client.js";\nexport type C = ReturnType<typeof getRedisClient>;\n`,
  ],
  ["an exempt file by name", "src/exempt.ts", `${IMPORT}getRedisClient("audit");\n`],
  ["an exempt file by number", "src/exempt.ts", `${DIRECT}new Redis({ db: 10 });\n`],
  [
    "the canonical module",
    "src/redis/client.ts",
    `${DIRECT}export function getRedisClient(name: string) { return new Redis({ db: 10 }); }\n`,
  ],
  [
    "a condition between databases of everybody",
    "src/a.ts",
    `${IMPORT}export const f = (x: boolean) => getRedisClient(x ? "main" : "shared");\n`,
  ],
  [
    "an object argument",
    "services/audit/a.ts",
    `import { openDatabase } from "@acme/node-redis";\nawait openDatabase({ database: "audit" });\n`,
  ],
  [
    "an object argument of everybody",
    "src/a.ts",
    `import { openDatabase } from "@acme/node-redis";\nawait openDatabase({ database: "main" });\n`,
  ],
  [
    "CommonJS of the owner",
    "services/audit/a.cjs",
    `const { getRedisClient } = require("../../src/redis/client.js");\ngetRedisClient("audit");\n`,
  ],
  ["a connection to a database of everybody", "src/a.ts", `${DIRECT}new Redis({ db: 0 });\n`],
  ["a connection without an index", "src/a.ts", `${DIRECT}new Redis();\n`],
  ["a connection of the owner", "services/audit/a.ts", `${DIRECT}new Redis({ db: 10 });\n`],
  ["a connection of the owner of an alias", "services/reports/a.ts", `${DIRECT}new Redis({ db: 11 });\n`],
  [
    "a connection of the owner by address",
    "services/audit/a.ts",
    `${DIRECT}new Redis("redis://redis.internal:6379/10");\n`,
  ],
  [
    "a connection of the owner by a declared source",
    "services/audit/a.ts",
    `${DIRECT}new Redis(process.env.AUDIT_URL!);\n`,
  ],
  ["an index that has a name for everybody too", "src/a.ts", `${DIRECT}new Redis({ db: 12 });\n`],
  ["an index without a name", "src/a.ts", `${DIRECT}new Redis({ db: 13 });\n`],
  ["an unknown index", "src/a.ts", `${DIRECT}export const f = (db: number) => new Redis({ db });\n`],
  ["a host that the policy file does not know", "src/a.ts", `${DIRECT}new Redis({ host: "elsewhere", db: 10 });\n`],
  [
    "a host from a variable that is not listed",
    "src/a.ts",
    `${DIRECT}new Redis({ host: process.env.OTHER_HOST, db: 10 });\n`,
  ],
  ["a fallback index", "src/a.ts", `${DIRECT}new Redis({ db: Number(process.env.DB ?? 10) });\n`],
  [
    "options that cannot be read",
    "src/a.ts",
    `${DIRECT}export const f = (o: object) => new Redis({ db: 10, ...o });\n`,
  ],
  ["another server with that index", "src/worker.ts", `${DIRECT}new Redis({ host: "queue-redis", db: 0 });\n`],
  ["node-redis of the owner", "services/audit/a.ts", `${NODE}createClient({ database: 10 });\n`],
  [
    "a word in a comment or a string",
    "src/a.ts",
    `${IMPORT}// audit\nexport const audit = "audit";\ngetRedisClient("main");\n`,
  ],
  ["a connection that a comment calls another database", "src/a.ts", `${DIRECT}// billing\nnew Redis({ db: 10 });\n`],
];

const INVALID: readonly (readonly [title: string, file: string, code: string, ...problems: string[]])[] = [
  ["a name", "src/a.ts", `${IMPORT}export const r = getRedisClient("audit");\n`, `2:33 ${AUDIT}`],
  ["a name in another service", "services/billing/a.ts", inService("audit"), `2:33 ${AUDIT}`],
  ["a name in a folder that begins alike", "services/audit-log/a.ts", inService("audit"), `2:33 ${AUDIT}`],
  [
    "a name beside the folder",
    "services/audit.ts",
    `import { getRedisClient } from "../src/redis/client.js";\ngetRedisClient("audit");\n`,
    `2:16 ${AUDIT}`,
  ],
  [
    "the folder elsewhere",
    "src/services/audit/a.ts",
    `import { getRedisClient } from "../../redis/client.js";\ngetRedisClient("audit");\n`,
    `2:16 ${AUDIT}`,
  ],
  ["an alias that inherits", "src/a.ts", `${IMPORT}getRedisClient("trail");\n`, `2:16 ${TRAIL}`],
  ["an alias with limits of its own", "services/billing/a.ts", inService("ledger"), `2:33 ${LEDGER}`],
  [
    "what an alias stands for, in a file of the alias",
    "services/reports/a.ts",
    inService("billing"),
    `2:33 ${BILLING}`,
  ],
  ["a deprecated name", "src/a.ts", `${IMPORT}getRedisClient("invoices");\n`, `2:16 ${INVOICES}`],
  [
    "a name on an index that has another name for everybody",
    "src/a.ts",
    `${IMPORT}getRedisClient("private");\n`,
    `2:16 ${PRIVATE}`,
  ],
  ["a name of another server", "src/a.ts", `${IMPORT}getRedisClient("jobs");\n`, `2:16 ${JOBS}`],
  ["a file name that only ends alike", "src/my-worker.ts", `${IMPORT}getRedisClient("jobs");\n`, `2:16 ${JOBS}`],
  ["single quotes", "src/a.ts", `${IMPORT}getRedisClient('audit');\n`, `2:16 ${AUDIT}`],
  ["a template", "src/a.ts", `${IMPORT}getRedisClient(\`audit\`);\n`, `2:16 ${AUDIT}`],
  ["a constant", "src/a.ts", `${IMPORT}const NAME = "audit";\ngetRedisClient(NAME);\n`, `3:1 ${AUDIT}`],
  [
    "a constant table",
    "src/a.ts",
    `${IMPORT}const NAMES = { audit: "audit" } as const;\ngetRedisClient(NAMES.audit);\n`,
    `3:1 ${AUDIT}`,
  ],
  ["a fallback", "src/a.ts", `${IMPORT}getRedisClient(process.env.NAME ?? "audit");\n`, `2:1 ${AUDIT}`],
  [
    "one side of a condition",
    "src/a.ts",
    `${IMPORT}export const f = (x: boolean) => getRedisClient(x ? "main" : "audit");\n`,
    `2:34 ${AUDIT}`,
  ],
  [
    "both sides of a condition",
    "src/a.ts",
    `${IMPORT}export const f = (x: boolean) => getRedisClient(x ? "billing" : "audit");\n`,
    `2:34 ${BILLING}`,
    `2:34 ${AUDIT}`,
  ],
  [
    "an alias of the import",
    "src/a.ts",
    `import { getRedisClient as open } from "./redis/client.js";\nopen("audit");\n`,
    `2:6 ${AUDIT}`,
  ],
  [
    "a namespace",
    "src/a.ts",
    `import * as redis from "./redis/client.js";\nredis.getRedisClient("audit");\n`,
    `2:22 ${AUDIT}`,
  ],
  [
    "an object argument",
    "src/a.ts",
    `import { openDatabase } from "@acme/node-redis";\nawait openDatabase({ database: "audit" });\n`,
    `2:32 ${AUDIT}`,
  ],
  [
    "CommonJS",
    "src/a.cjs",
    `const { getRedisClient } = require("./redis/client.js");\ngetRedisClient("audit");\n`,
    `2:16 ${AUDIT}`,
  ],
  ["plain JavaScript", "src/a.js", `${IMPORT}getRedisClient("audit");\n`, `2:16 ${AUDIT}`],
  ["a second argument", "src/a.ts", `${IMPORT}getRedisClient("audit", { dedicated: true });\n`, `2:16 ${AUDIT}`],
  [
    "two calls",
    "src/a.ts",
    `${IMPORT}getRedisClient("audit");\ngetRedisClient("main");\ngetRedisClient("billing");\n`,
    `2:16 ${AUDIT}`,
    `4:16 ${BILLING}`,
  ],
  ["an exemption that is over", "src/over.ts", `${IMPORT}getRedisClient("audit");\n`, `2:16 ${AUDIT}`],
  ["a connection by number", "src/a.ts", `${DIRECT}new Redis({ db: 10 });\n`, `2:5 ${AUDIT}`],
  ["a connection in another service", "services/reports/a.ts", `${DIRECT}new Redis({ db: 10 });\n`, `2:5 ${AUDIT}`],
  ["a connection by address", "src/a.ts", `${DIRECT}new Redis("redis://redis.internal:6379/10");\n`, `2:5 ${AUDIT}`],
  [
    "a connection with credentials, which nobody sees",
    "src/a.ts",
    `${DIRECT}new Redis("redis://admin:secret@redis.internal:6379/10");\n`,
    `2:5 ${AUDIT}`,
  ],
  [
    "a connection by positional arguments",
    "src/a.ts",
    `${DIRECT}new Redis(6379, "redis.internal", { db: 10 });\n`,
    `2:5 ${AUDIT}`,
  ],
  [
    "a connection to a listed variable",
    "src/a.ts",
    `${DIRECT}new Redis({ host: process.env.REDIS_HOST, db: 10 });\n`,
    `2:5 ${AUDIT}`,
  ],
  ["a connection by a declared source", "src/a.ts", `${DIRECT}new Redis(process.env.AUDIT_URL!);\n`, `2:5 ${AUDIT}`],
  ["a connection by a constant", "src/a.ts", `${DIRECT}const DB = 10;\nnew Redis({ db: DB });\n`, `3:5 ${AUDIT}`],
  [
    "a connection to an index with two bounded names",
    "src/a.ts",
    `${DIRECT}new Redis({ db: 11 });\n`,
    `2:5 ${BILLING}`,
  ],
  [
    "a connection to another server",
    "src/a.ts",
    `${DIRECT}new Redis({ host: "queue-redis", db: 0 });\n`,
    `2:5 ${JOBS}`,
  ],
  ["node-redis", "src/a.ts", `${NODE}createClient({ database: 10 });\n`, `2:1 ${AUDIT}`],
  [
    "a connection and a call",
    "src/a.ts",
    `${DIRECT}${IMPORT}new Redis({ db: 10 });\ngetRedisClient("billing");\n`,
    `3:5 ${AUDIT}`,
    `4:16 ${BILLING}`,
  ],
  ["a connection that loses options", "src/a.ts", `${DIRECT}new Redis({ db: 10, keyPrefix: "x" });\n`, `2:5 ${AUDIT}`],
  [
    "a connection that is closed",
    "src/a.ts",
    `${DIRECT}const r = new Redis({ db: 10 });\nawait r.quit();\n`,
    `2:15 ${AUDIT}`,
  ],
  [
    "a connection that a decision moves there",
    "src/decided.ts",
    `${DIRECT}export const f = (db: number) => new Redis({ db });\n`,
    `2:38 ${AUDIT}`,
  ],
];

const caseOf = (title: string, file: string, code: string): Case => ({ title, file, code, policy: "bounded" });

runCases("no-foreign-database", rule, {
  valid: VALID.map(([title, file, code]) => caseOf(title, file, code)),
  invalid: INVALID.map(([title, file, code, ...problems]) => ({ ...caseOf(title, file, code), problems })),
});
