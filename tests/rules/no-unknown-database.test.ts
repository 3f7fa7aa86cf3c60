import rule from "../../rules/no-unknown-database.js";
import { runCases } from "./run-cases.js";

runCases("no-unknown-database", rule, {
  valid: [
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
  ],
  invalid: [
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
      problems: [
        {
          message: "3:18 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
const DATABASE = "workflows";
export const r = getRedisClient(DATABASE);
`,
            ],
          ],
        },
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
      problems: [
        {
          message: "2:18 Database 'tasks' is deprecated. Use 'workflows'.",
          suggestions: [
            [
              "Use 'workflows'.",
              `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(process.env.DATABASE ?? "workflows");
`,
            ],
          ],
        },
      ],
    },
    {
      title: "a misspelled fallback",
      code: `import { getRedisClient } from "./redis/client.js";
export const r = getRedisClient(process.env.DATABASE || "metrisc");
`,
      problems: [
        {
          message: "2:18 The policy file has no database 'metrisc'. Did you mean 'metrics'? Use a name that it has.",
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
  ],
});
