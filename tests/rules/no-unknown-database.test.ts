import rule from "../../rules/no-unknown-database.js";
import { runCases } from "./run-cases.js";

runCases("no-unknown-database", rule, {
  valid: [
    {
      title: "a table that a function may change",
      code: `import { getRedisClient } from "./redis/client.js";
const NAMES = { metrics: "metrisc" };
send(NAMES);
getRedisClient(NAMES.metrics);
`,
    },
    {
      title: "a name that is there",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics");
`,
    },
    {
      title: "an alias of the policy file",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("monitoring");
`,
    },
    {
      title: "a name of another server",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("jobs");
`,
    },
    {
      title: "a template without parts",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(\`metrics\`);
`,
    },
    {
      title: "a template with parts",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (tenant: string) => getRedisClient(\`metrics-\${tenant}\`);
`,
    },
    {
      title: "a parameter",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (name: string) => getRedisClient(name);
`,
    },
    {
      title: "an environment variable",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(process.env.DATABASE!);
`,
    },
    {
      title: "a good fallback",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(process.env.DATABASE ?? "metrics");
`,
    },
    {
      title: "no argument",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient();
`,
    },
    {
      title: "a spread",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (...given: [string]) => getRedisClient(...given);
`,
    },
    {
      title: "a function of the same name",
      code: `import { getRedisClient } from "./other.js";
export const r = getRedisClient("metrisc");
`,
    },
    {
      title: "a function declared here",
      code: `function getRedisClient(name: string) { return name; }
export const r = getRedisClient("metrisc");
`,
    },
    {
      title: "a shadowed import",
      code: `import { getRedisClient } from "./redis/client.js";
export function f(getRedisClient: (name: string) => unknown) { return getRedisClient("metrisc"); }
export const g = getRedisClient;
`,
    },
    {
      title: "another export of the module",
      code: `import { closeAll } from "./redis/client.js";
export const r = closeAll("metrisc");
`,
    },
    {
      title: "the same file name elsewhere",
      file: "src/other/deep/a.ts",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrisc");
`,
    },
    {
      title: "a module of another package",
      code: `import { getRedisClient } from "redis-client";
export const r = getRedisClient("metrisc");
`,
    },
    {
      title: "types only",
      code: `import type { getRedisClient } from "./redis/client.js";
export type Client = ReturnType<typeof getRedisClient>;
`,
    },
    {
      title: "a name handed on",
      code: `import { getRedisClient } from "./redis/client.js";
export const names = ["metrisc"].map((name) => getRedisClient(name));
`,
    },
    {
      title: "a member of a table",
      code: `import { getRedisClient } from "./redis/client.js";
import { Databases } from "./databases.js";
export const r = getRedisClient(Databases.metrics);
`,
    },
    {
      title: "an object argument that is there",
      code: `import { openDatabase } from "@acme/node-redis";
export const r = await openDatabase({ database: "analytics" });
`,
    },
    {
      title: "an object argument without a name",
      code: `import { openDatabase } from "@acme/node-redis";
export const r = await openDatabase({ other: "metrisc" });
`,
    },
    {
      title: "CommonJS that is right",
      file: "src/service.cjs",
      code: `const { getRedisClient } = require("./redis/client.js");
module.exports = getRedisClient("metrics");
`,
    },
    {
      title: "a reassigned variable",
      code: `import { getRedisClient } from "./redis/client.js";
let name = "metrisc";
name = String(Math.random());
export const r = getRedisClient(name);
`,
    },
    {
      title: "the text of a name alone",
      file: "src/a.js",
      code: `export const text = "getRedisClient('metrisc')";
`,
    },
    {
      title: "an object of another kind",
      code: `import { cache } from "./cache.js";
export const r = cache.getRedisClient("metrisc");
`,
    },
    {
      title: "the canonical module itself",
      file: "src/redis/client.ts",
      code: `export function getRedisClient(name: string) { return name; }
export const fallback = getRedisClient("metrisc");
`,
    },
    {
      title: "a member of an object of names",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASES = { metrics: "metrics", main: "main" } as const;
export const r = getRedisClient(DATABASES.metrics);
`,
    },
    {
      title: "any member of an object of names",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASES = { a: "metrics", b: "main" } as const;
export const open = (key: keyof typeof DATABASES) => getRedisClient(DATABASES[key]);
`,
    },
    {
      title: "an enumeration",
      code: `import { getRedisClient } from "./redis/client.js";
enum Database { Metrics = "metrics", Main = "main" }
export const r = getRedisClient(Database.Metrics);
`,
    },
    {
      title: "a parameter of an enumeration",
      code: `import { getRedisClient } from "./redis/client.js";
enum Database { Metrics = "metrics", Main = "main" }
export const open = (database: Database) => getRedisClient(database);
`,
    },
    {
      title: "a parameter with a union of names",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (name: "metrics" | "main") => getRedisClient(name);
`,
    },
    {
      title: "a parameter with an alias of a union",
      code: `import { getRedisClient } from "./redis/client.js";
type Name = "metrics" | "main" | undefined;
export const open = (name: Name) => getRedisClient(name!);
`,
    },
    {
      title: "a condition between two names",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (big: boolean) => getRedisClient(big ? "metrics" : "main");
`,
    },
    {
      title: "an object that is changed",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASES: Record<string, string> = { metrics: "metrisc" };
DATABASES.metrics = process.env.X!;
export const r = getRedisClient(DATABASES.metrics);
`,
    },
    {
      title: "a type from elsewhere",
      code: `import { getRedisClient } from "./redis/client.js";
import type { Name } from "./names.js";
export const open = (name: Name) => getRedisClient(name);
`,
    },
    {
      title: "a wide type",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (name: string | "metrisc") => getRedisClient(name);
`,
    },
    {
      title: "constants of constants",
      code: `import { getRedisClient } from "./redis/client.js";
const A = "metrics";
const B = A;
export const r = getRedisClient(B);
`,
    },
    {
      title: "a constant that names itself",
      code: `import { getRedisClient } from "./redis/client.js";
const a: string = b;
const b: string = a;
export const r = getRedisClient(a);
`,
    },
    {
      title: "another member of the object is wrong",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASES = { metrics: "metrics", other: "metrisc" } as const;
export const r = getRedisClient(DATABASES.metrics);
`,
    },
    {
      title: "a name that cannot be read, by default",
      options: { unknownNames: "ignore" },
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (name: string) => getRedisClient(name);
`,
    },
    {
      title: "a name that can be read, with the option",
      options: { unknownNames: "report" },
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics");
`,
    },
    {
      title: "a list of names that can be read, with the option",
      options: { unknownNames: "report" },
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (name: "metrics" | "main") => getRedisClient(name);
`,
    },
    {
      title: "a package that is called like the module",
      code: `import { getRedisClient } from "@acme/client";
export const r = getRedisClient("metrisc");
`,
    },
    {
      title: "another folder behind an alias",
      code: `import { getRedisClient } from "@/other/client";
export const r = getRedisClient("metrisc");
`,
    },
  ],
  invalid: [
    {
      title: "names for older spellings of the function",
      code: `import { createRedis } from "./redis/client.js";
import open from "./old/redis.js";
import * as old from "./old/redis.js";
export const a = createRedis("tasks");
export const b = open("tasks");
export const c = old.default(4);
export const d = createRedis("metrics");
`,
      problems: [
        "4:18 createRedis is an older spelling of the canonical function. Use getRedisClient().",
        "4:30 Database 'tasks' is deprecated. Use 'workflows'.",
        "5:18 open is an older spelling of the canonical function. Use getRedisClient().",
        "5:23 Database 'tasks' is deprecated. Use 'workflows'.",
        "6:18 old.default is an older spelling of the canonical function. Use getRedisClient(). Not fixed: the current function is in another module.",
        "6:30 A database is asked for by its name, not by number 4. Use 'metrics'.",
        "7:18 createRedis is an older spelling of the canonical function. Use getRedisClient().",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";
import open from "./old/redis.js";
import * as old from "./old/redis.js";
export const a = getRedisClient("tasks");
export const b = open("tasks");
export const c = old.default(4);
export const d = getRedisClient("metrics");
`,
        `import { getRedisClient } from "./redis/client.js";
import * as old from "./old/redis.js";
export const a = getRedisClient("tasks");
export const b = getRedisClient("workflows");
export const c = old.default("metrics");
export const d = getRedisClient("metrics");
`,
        `import { getRedisClient } from "./redis/client.js";
import * as old from "./old/redis.js";
export const a = getRedisClient("workflows");
export const b = getRedisClient("workflows");
export const c = old.default("metrics");
export const d = getRedisClient("metrics");
`,
      ],
    },
    {
      title: "an older spelling beside the current one",
      code: `import { createRedis, getRedisClient } from "./redis/client.js";
export const a = createRedis("metrics");
export const b = getRedisClient("metrics");
`,
      problems: ["2:18 createRedis is an older spelling of the canonical function. Use getRedisClient()."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const a = getRedisClient("metrics");
export const b = getRedisClient("metrics");
`,
      ],
    },
    {
      title: "an older spelling where the current name is taken",
      code: `import { createRedis } from "./redis/client.js";
export const a = (getRedisClient: string) => createRedis("metrics").get(getRedisClient);
`,
      problems: ["2:46 createRedis is an older spelling of the canonical function. Use getRedisClient()."],
      output: [
        `import { getRedisClient as getCanonicalRedisClient } from "./redis/client.js";
export const a = (getRedisClient: string) => getCanonicalRedisClient("metrics").get(getRedisClient);
`,
      ],
    },
    {
      title: "an older spelling of a whole module",
      code: `import * as clients from "./redis/client.js";
export const a = clients.createRedis("metrics");
`,
      problems: ["2:18 clients.createRedis is an older spelling of the canonical function. Use getRedisClient()."],
      output: [
        `import * as clients from "./redis/client.js";
export const a = clients.getRedisClient("metrics");
`,
      ],
    },
    {
      title: "an older spelling that is required",
      file: "src/service.cjs",
      code: `const { createRedis, closeAll } = require("./redis/client");
exports.a = createRedis("metrics");
closeAll();
`,
      problems: ["2:13 createRedis is an older spelling of the canonical function. Use getRedisClient()."],
      output: [
        `const { closeAll, getRedisClient } = require("./redis/client");
exports.a = getRedisClient("metrics");
closeAll();
`,
      ],
    },
    {
      title: "an older spelling that is handed on as well",
      code: `import { createRedis } from "./redis/client.js";
export const a = createRedis("metrics");
export { createRedis };
`,
      problems: [
        "2:18 createRedis is an older spelling of the canonical function. Use getRedisClient(). Not fixed: it is used in other ways than by calling it.",
      ],
    },
    ...[
      ["a constant of a type that lists the names", 'const name: Name = "tasks";\ngetRedisClient(name);\n'],
      ["a constant of a literal type", 'const name: "tasks" = "tasks";\ngetRedisClient(name);\n'],
      ["a table of such names", 'const names: Record<string, Name> = { a: "tasks" };\ngetRedisClient(names.a);\n'],
      [
        "a table that satisfies such a type",
        'const names = { a: "tasks" } satisfies Record<string, Name>;\ngetRedisClient(names.a);\n',
      ],
      ["an asserted name", 'const name = "tasks" as Name;\ngetRedisClient(name);\n'],
      ["a name of a list", 'const name: (typeof ALL)[number] = "tasks";\ngetRedisClient(name);\n'],
    ].map(([title = "", code = ""]) => ({
      title: `${title} is not renamed without asking`,
      code: `import { getRedisClient } from "./redis/client.js";\nconst ALL = ["tasks", "main"] as const;\ntype Name = "tasks" | "main";\n${code}`,
      problems: [
        {
          message: "5:1 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";\nconst ALL = ["tasks", "main"] as const;\ntype Name = "tasks" | "main";\n${code.replace(/"tasks"(?! =)/u, '"workflows"')}`,
            ],
          ] as const,
        },
      ],
    })),
    {
      title: "constants of types that leave the name open, and as const, are renamed",
      code: `import { getRedisClient } from "./redis/client.js";
const a: string = "tasks";
const b = "tasks" as const;
const c: Record<string, string> = { d: "tasks" };
getRedisClient(a);
getRedisClient(b);
getRedisClient(c.d);
`,
      problems: [
        "5:1 Database 'tasks' is deprecated. Use 'workflows'.",
        "6:1 Database 'tasks' is deprecated. Use 'workflows'.",
        "7:1 Database 'tasks' is deprecated. Use 'workflows'.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";
const a: string = "workflows";
const b = "workflows" as const;
const c: Record<string, string> = { d: "workflows" };
getRedisClient(a);
getRedisClient(b);
getRedisClient(c.d);
`,
      ],
    },
    ...[
      ["a table", 'const NAMES = { metrics: "metrisc" };\ngetRedisClient(NAMES.metrics);\n'],
      [
        "a table that cannot change",
        'const NAMES = { metrics: "metrisc" } as const;\ngetRedisClient(NAMES.metrics);\n',
      ],
      [
        "a table that is exported",
        'export const NAMES = { metrics: "metrisc" } as const;\ngetRedisClient(NAMES["metrics"]);\n',
      ],
      ["a list", 'const NAMES = ["metrisc"] as const;\ngetRedisClient(NAMES[0]);\n'],
      [
        "a member that a function got before",
        'const NAMES = { metrics: "metrisc" };\nsend(NAMES.metrics);getRedisClient(NAMES.metrics);\n',
      ],
    ].map(([title = "", code = ""]) => ({
      title,
      code: `import { getRedisClient } from "./redis/client.js";\n${code}`,
      problems: [
        {
          message: `3:${code.split("\n")[1]?.indexOf("getRedisClient") === 0 ? 1 : 21} The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.`,
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "./redis/client.js";\n${code.replace("metrisc", "metrics")}`,
            ],
          ] as const,
        },
      ],
    })),
    {
      title: "a misspelled name",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrisc");
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "single quotes are kept",
      code: `import { getRedisClient } from './redis/client.js';
export const r = getRedisClient('metrisc');
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from './redis/client.js';
export const r = getRedisClient('metrics');
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a name that resembles none",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("zzzzqqqq");
`,
      problems: [
        "2:33 The policy file has no database 'zzzzqqqq'. Add it there, or use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs'.",
      ],
    },
    {
      title: "an empty name",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("");
`,
      problems: [
        "2:33 The policy file has no database ''. Add it there, or use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs'.",
      ],
    },
    {
      title: "a deprecated name",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("tasks");
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("workflows");
`,
      ],
    },
    {
      title: "a deprecated name in a template",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(\`tasks\`);
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(\`workflows\`);
`,
      ],
    },
    {
      title: "a withdrawn name",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("legacy");
`,
      problems: ["2:33 Database 'legacy' is deprecated, and nothing replaces it. Use another one."],
    },
    {
      title: "a number with one name",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(4 as never);
`,
      problems: ["2:33 A database is asked for by its name, not by number 4. Use 'metrics'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics" as never);
`,
      ],
    },
    {
      title: "a number in single quotes' company",
      code: `import { getRedisClient } from './redis/client.js';
export const r = getRedisClient(11 as never, 'x');
`,
      problems: ["2:33 A database is asked for by its name, not by number 11. Use 'analytics'."],
      output: [
        `import { getRedisClient } from './redis/client.js';
export const r = getRedisClient('analytics' as never, 'x');
`,
      ],
    },
    {
      title: "a number with two names",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(8 as never);
`,
      problems: [
        {
          message: "2:33 A database is asked for by its name, not by number 8. Use one of 'vectors' or 'embeddings'.",
          suggestions: [
            [
              "Use 'vectors'.",
              `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("vectors" as never);
`,
            ],
            [
              "Use 'embeddings'.",
              `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("embeddings" as never);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a number with an alias",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(7 as never);
`,
      problems: [
        {
          message: "2:33 A database is asked for by its name, not by number 7. Use one of 'workflows' or 'monitoring'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("workflows" as never);
`,
            ],
            [
              "Use 'monitoring'.",
              `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("monitoring" as never);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a number without a name",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(13 as never);
`,
      problems: [
        "2:33 The policy file has no database 13. Add it there, or use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs'.",
      ],
    },
    {
      title: "a number as text",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("4");
`,
      problems: [
        "2:33 The policy file has no database '4'. Add it there, or use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs'.",
      ],
    },
    {
      title: "a hexadecimal number",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(0x4 as never);
`,
      problems: ["2:33 A database is asked for by its name, not by number 4. Use 'metrics'."],
    },
    {
      title: "a constant",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASE = "tasks";
export const r = getRedisClient(DATABASE);
`,
      problems: ["3:18 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
const DATABASE = "workflows";
export const r = getRedisClient(DATABASE);
`,
      ],
    },
    {
      title: "a constant that means more",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASE = "tasks";
console.log(DATABASE);
export const r = getRedisClient(DATABASE);
`,
      problems: [
        {
          message: "4:18 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
const DATABASE = "workflows";
console.log(DATABASE);
export const r = getRedisClient(DATABASE);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an exported constant",
      code: `import { getRedisClient } from "./redis/client.js";
export const DATABASE = "tasks";
export const r = getRedisClient(DATABASE);
`,
      problems: [
        {
          message: "3:18 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
export const DATABASE = "workflows";
export const r = getRedisClient(DATABASE);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a fallback",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(process.env.DATABASE ?? "tasks");
`,
      problems: ["2:57 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(process.env.DATABASE ?? "workflows");
`,
      ],
    },
    {
      title: "a misspelled fallback",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(process.env.DATABASE || "metrisc");
`,
      problems: [
        {
          message: "2:57 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(process.env.DATABASE || "metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an alias of the import",
      code: `import { getRedisClient as open } from "./redis/client.js";
export const r = open("tasks");
`,
      problems: ["2:23 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient as open } from "./redis/client.js";
export const r = open("workflows");
`,
      ],
    },
    {
      title: "a namespace",
      code: `import * as redis from "./redis/client.js";
export const r = redis.getRedisClient("tasks");
`,
      problems: ["2:39 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import * as redis from "./redis/client.js";
export const r = redis.getRedisClient("workflows");
`,
      ],
    },
    {
      title: "an ending left out",
      code: `import { getRedisClient } from "./redis/client";
export const r = getRedisClient("tasks");
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client";
export const r = getRedisClient("workflows");
`,
      ],
    },
    {
      title: "the ending of the source",
      code: `import { getRedisClient } from "./redis/client.ts";
export const r = getRedisClient("tasks");
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.ts";
export const r = getRedisClient("workflows");
`,
      ],
    },
    {
      title: "from a folder below",
      file: "src/api/cache.ts",
      code: `import { getRedisClient } from "../redis/client.js";
export const r = getRedisClient("tasks");
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "../redis/client.js";
export const r = getRedisClient("workflows");
`,
      ],
    },
    {
      title: "a path alias",
      code: `import { getRedisClient } from "@/redis/client";
export const r = getRedisClient("tasks");
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "@/redis/client";
export const r = getRedisClient("workflows");
`,
      ],
    },
    {
      title: "CommonJS",
      file: "src/service.cjs",
      code: `const { getRedisClient } = require("./redis/client.js");
module.exports = getRedisClient("tasks");
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `const { getRedisClient } = require("./redis/client.js");
module.exports = getRedisClient("workflows");
`,
      ],
    },
    {
      title: "CommonJS, as a member",
      file: "src/service.cjs",
      code: `const redis = require("./redis/client");
module.exports = redis.getRedisClient("metrisc");
`,
      problems: [
        {
          message: "2:39 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `const redis = require("./redis/client");
module.exports = redis.getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "JavaScript",
      file: "src/service.mjs",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("tasks");
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("workflows");
`,
      ],
    },
    {
      title: "several calls, all fixed in one pass",
      code: `import { getRedisClient } from "./redis/client.js";
export const a = getRedisClient("tasks");
export const b = getRedisClient("tasks");
export const c = getRedisClient("metrics");
`,
      problems: [
        "2:33 Database 'tasks' is deprecated. Use 'workflows'.",
        "3:33 Database 'tasks' is deprecated. Use 'workflows'.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const a = getRedisClient("workflows");
export const b = getRedisClient("workflows");
export const c = getRedisClient("metrics");
`,
      ],
    },
    {
      title: "inside a class",
      code: `import { getRedisClient } from "./redis/client.js";
export class Service {
  readonly #client = getRedisClient("tasks");
  names() { return this.#client?.smembers("names"); }
}
`,
      problems: ["3:37 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export class Service {
  readonly #client = getRedisClient("workflows");
  names() { return this.#client?.smembers("names"); }
}
`,
      ],
    },
    {
      title: "with options",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("tasks", { dedicated: true });
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("workflows", { dedicated: true });
`,
      ],
    },
    {
      title: "an object argument",
      code: `import { openDatabase } from "@acme/node-redis";
export const r = await openDatabase({ database: "tasks" });
`,
      problems: ["2:49 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { openDatabase } from "@acme/node-redis";
export const r = await openDatabase({ database: "workflows" });
`,
      ],
    },
    {
      title: "an object argument, misspelled",
      code: `import { openDatabase } from "@acme/node-redis";
export const r = await openDatabase({ database: "anlytics", other: 1 });
`,
      problems: [
        {
          message: "2:49 The policy file has no database 'anlytics'. Did you mean 'analytics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'analytics'.",
              `import { openDatabase } from "@acme/node-redis";
export const r = await openDatabase({ database: "analytics", other: 1 });
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an object argument with a number",
      code: `import { openDatabase } from "@acme/node-redis";
export const r = await openDatabase({ database: 1 as never });
`,
      problems: ["2:49 A database is asked for by its name, not by number 1. Use 'knowledge'."],
      output: [
        `import { openDatabase } from "@acme/node-redis";
export const r = await openDatabase({ database: "knowledge" as never });
`,
      ],
    },
    {
      title: "names of objects are no databases",
      code: `import { getRedisClient } from "./redis/client.js";
export const a = getRedisClient("__proto__");
export const b = getRedisClient("constructor");
export const c = getRedisClient("toString");
`,
      problems: [
        "2:33 The policy file has no database '__proto__'. Add it there, or use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs'.",
        "3:33 The policy file has no database 'constructor'. Add it there, or use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs'.",
        "4:33 The policy file has no database 'toString'. Add it there, or use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs'.",
      ],
    },
    {
      title: "a name with quotes",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("met'rics");
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'met\\'rics'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "comments stay",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(/* which */ "tasks" /* old */); // here
`,
      problems: ["2:45 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(/* which */ "workflows" /* old */); // here
`,
      ],
    },
    {
      title: "another case",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("Metrics");
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'Metrics'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a dynamic import",
      file: "src/a.mjs",
      code: `const { getRedisClient } = await import("./redis/client.js");
export const r = getRedisClient("tasks");
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `const { getRedisClient } = await import("./redis/client.js");
export const r = getRedisClient("workflows");
`,
      ],
    },
    {
      title: "a smallest policy",
      file: "src/a.ts",
      policy: "minimal",
      code: `import { getRedis } from "./redis.js";
export const r = getRedis("metric");
`,
      problems: [
        {
          message: "2:27 The policy file has no database 'metric'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedis } from "./redis.js";
export const r = getRedis("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a cast",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("tasks" as const);
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("workflows" as const);
`,
      ],
    },
    {
      title: "satisfies",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("tasks" satisfies string)!;
`,
      problems: ["2:33 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient("workflows" satisfies string)!;
`,
      ],
    },
    {
      title: "a member of an object of names",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASES = { jobs: "tasks", main: "main" } as const;
export const r = getRedisClient(DATABASES.jobs);
`,
      problems: ["3:18 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
const DATABASES = { jobs: "workflows", main: "main" } as const;
export const r = getRedisClient(DATABASES.jobs);
`,
      ],
    },
    {
      title: "an enumeration",
      code: `import { getRedisClient } from "./redis/client.js";
enum Database { Tasks = "tasks", Main = "main" }
export const r = getRedisClient(Database.Tasks);
`,
      problems: ["3:18 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
enum Database { Tasks = "workflows", Main = "main" }
export const r = getRedisClient(Database.Tasks);
`,
      ],
    },
    {
      title: "an enumeration that others read",
      code: `import { getRedisClient } from "./redis/client.js";
export enum Database { Tasks = "tasks", Main = "main" }
export const r = getRedisClient(Database.Tasks);
`,
      problems: [
        {
          message: "3:18 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
export enum Database { Tasks = "workflows", Main = "main" }
export const r = getRedisClient(Database.Tasks);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a union of names",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (name: "tasks" | "main") => getRedisClient(name);
`,
      problems: [
        {
          message: "2:28 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
export const open = (name: "workflows" | "main") => getRedisClient(name);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an alias of a union of names",
      code: `import { getRedisClient } from "./redis/client.js";
type Name = "tasks" | "main";
export const open = (name: Name) => getRedisClient(name);
`,
      problems: [
        {
          message: "2:13 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
type Name = "workflows" | "main";
export const open = (name: Name) => getRedisClient(name);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "one side of a condition",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (big: boolean) => getRedisClient(big ? "tasks" : "main");
`,
      problems: ["2:60 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const open = (big: boolean) => getRedisClient(big ? "workflows" : "main");
`,
      ],
    },
    {
      title: "a constant of two calls",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASE = "tasks";
export const a = getRedisClient(DATABASE);
export const b = getRedisClient(DATABASE);
`,
      problems: [
        "3:18 Database 'tasks' is deprecated. Use 'workflows'.",
        "4:18 Database 'tasks' is deprecated. Use 'workflows'.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";
const DATABASE = "workflows";
export const a = getRedisClient(DATABASE);
export const b = getRedisClient(DATABASE);
`,
      ],
    },
    {
      title: "any member of an object of names",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASES = { a: "tasks", b: "main" } as const;
export const open = (key: "a" | "b") => getRedisClient(DATABASES[key]);
`,
      problems: ["3:41 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
const DATABASES = { a: "workflows", b: "main" } as const;
export const open = (key: "a" | "b") => getRedisClient(DATABASES[key]);
`,
      ],
    },
    {
      title: "a constant of a constant",
      code: `import { getRedisClient } from "./redis/client.js";
const OLD = "tasks";
const NAME = OLD;
export const r = getRedisClient(NAME);
`,
      problems: [
        {
          message: "4:18 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
const OLD = "workflows";
const NAME = OLD;
export const r = getRedisClient(NAME);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a default of a parameter",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (name = "tasks") => getRedisClient(name);
`,
      problems: ["2:29 Database 'tasks' is deprecated. Use 'workflows'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const open = (name = "workflows") => getRedisClient(name);
`,
      ],
    },
    {
      title: "a parameter of an enumeration",
      code: `import { getRedisClient } from "./redis/client.js";
enum Database { Tasks = "tasks", Main = "main" }
export const open = (database: Database) => getRedisClient(database);
`,
      problems: [
        {
          message: "3:45 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
enum Database { Tasks = "workflows", Main = "main" }
export const open = (database: Database) => getRedisClient(database);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an object of names that others read",
      code: `import { getRedisClient } from "./redis/client.js";
const DATABASES = { jobs: "tasks" } as const;
console.log(Object.keys(DATABASES));
export const r = getRedisClient(DATABASES.jobs);
`,
      problems: [
        {
          message: "4:18 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
const DATABASES = { jobs: "workflows" } as const;
console.log(Object.keys(DATABASES));
export const r = getRedisClient(DATABASES.jobs);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a name put together from parts",
      code: `import { getRedisClient } from "./redis/client.js";
const PREFIX = "ta";
export const r = getRedisClient(\`\${PREFIX}sks\`);
`,
      problems: [
        {
          message: "3:18 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
const PREFIX = "ta";
export const r = getRedisClient(\`workflows\`);
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a number in a constant",
      code: `import { getRedisClient } from "./redis/client.js";
const INDEX = 4;
export const r = getRedisClient(INDEX as never);
`,
      problems: ["3:18 A database is asked for by its name, not by number 4. Use 'metrics'."],
      output: [
        `import { getRedisClient } from "./redis/client.js";
const INDEX = "metrics";
export const r = getRedisClient(INDEX as never);
`,
      ],
    },
    {
      title: "both sides of a condition",
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (a: boolean) => getRedisClient(a ? "tasks" : "tasks");
`,
      problems: [
        "2:56 Database 'tasks' is deprecated. Use 'workflows'.",
        "2:66 Database 'tasks' is deprecated. Use 'workflows'.",
      ],
      output: [
        `import { getRedisClient } from "./redis/client.js";
export const open = (a: boolean) => getRedisClient(a ? "workflows" : "workflows");
`,
      ],
    },
    {
      title: "a parameter, with the option",
      options: { unknownNames: "report" },
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (name: string) => getRedisClient(name);
`,
      problems: [
        "2:54 The name of the database cannot be read from this file: name. Use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs' itself.",
      ],
    },
    {
      title: "an environment variable, with the option",
      options: { unknownNames: "report" },
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(process.env.DATABASE!);
`,
      problems: [
        "2:33 The name of the database cannot be read from this file: process.env.DATABASE. Use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs' itself.",
      ],
    },
    {
      title: "a template with parts, with the option",
      options: { unknownNames: "report" },
      code: `import { getRedisClient } from "./redis/client.js";
export const open = (tenant: string) => getRedisClient(\`metrics-\${tenant}\`);
`,
      problems: [
        "2:56 The name of the database cannot be read from this file: `…`. Use one of 'main', 'knowledge', 'metrics', 'sessions', 'workflows', 'monitoring', 'vectors', 'embeddings', 'analytics' or 'jobs' itself.",
      ],
    },
    {
      title: "a path alias",
      code: `import { getRedisClient } from "@/redis/client";
export const r = getRedisClient("metrisc");
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "@/redis/client";
export const r = getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an alias of a folder",
      code: `import { getRedisClient } from "@redis/client";
export const r = getRedisClient("metrisc");
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "@redis/client";
export const r = getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an alias of the base",
      code: `import { getRedisClient } from "@app/redis/client";
export const r = getRedisClient("metrisc");
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "@app/redis/client";
export const r = getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a path from the base",
      code: `import { getRedisClient } from "src/redis/client";
export const r = getRedisClient("metrisc");
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "src/redis/client";
export const r = getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "an import of the package itself",
      code: `import { getRedisClient } from "#redis/client.js";
export const r = getRedisClient("metrisc");
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "#redis/client.js";
export const r = getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a former spelling that a test spies on",
      file: "src/a.test.ts",
      code: `import * as client from "./redis/client.js";
vi.spyOn(client, "createRedis").mockReturnValue({} as never);
export const r = client.createRedis("main");
`,
      problems: [
        '3:18 client.createRedis is an older spelling of the canonical function. Use getRedisClient(). Not fixed: the text "createRedis" may speak of it, as a spy does.',
      ],
    },
    {
      title: "an alias with a tilde",
      code: `import { getRedisClient } from "~/redis/client.ts";
export const r = getRedisClient("metrisc");
`,
      problems: [
        {
          message: "2:33 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
          suggestions: [
            [
              "Use 'metrics'.",
              `import { getRedisClient } from "~/redis/client.ts";
export const r = getRedisClient("metrics");
`,
            ],
          ],
        },
      ],
    },
  ],
});
