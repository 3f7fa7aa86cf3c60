import { both, javaScript, nullable, type RewriteCase } from "./rewrite-case.js";

const IMPORT = `import { Redis } from 'ioredis';\n\n`;

export const comments: readonly RewriteCase[] = [
  {
    title: "comments in the options",
    code: `${IMPORT}export const redis = new Redis({\n  host: 'localhost', // the only server\n  /* metrics */\n  db: 4,\n});\n`,
  },
  {
    title: "a comment of several lines",
    code: `${IMPORT}export function open() {\n  return new Redis({\n    /*\n     * Metrics live here.\n     */\n    db: 4,\n  });\n}\n`,
  },
  {
    title: "comments around arguments on one line",
    code: `${IMPORT}export const redis = new Redis(/* metrics */ { db: 4 });\n`,
  },
  {
    title: "a statement behind another on its line",
    code: `${IMPORT}console.log(1); const redis = new Redis({ db: 4 /* metrics */ });\nexport { redis };\n`,
  },
  {
    title: "a class field",
    code: `${IMPORT}export class A {\n  redis = new Redis({\n    db: 4, // metrics\n  });\n}\n`,
  },
  {
    title: "a property",
    code: `${IMPORT}export const clients = {\n  metrics: new Redis({\n    db: 4, // four\n  }),\n  logs: new Redis({\n    db: 5, // five\n  }),\n};\n`,
  },
  {
    title: "two in one statement",
    code: `${IMPORT}export const clients = [new Redis({ db: 4 /* four */ }), new Redis({\n  db: 5, // five\n})];\n`,
  },
  {
    title: "in JSX",
    code: `${IMPORT}export const view = (\n  <div>\n    {String(new Redis({\n      db: 4, // four\n    }))}\n  </div>\n);\n`,
    situation: { filename: "/repo/src/app.tsx" },
    untyped: true,
  },
  {
    title: "a directive for the next line",
    code: `${IMPORT}// eslint-disable-next-line no-new\nnew Redis({\n  db: 4, // four\n});\nexport {};\n`,
  },
  {
    title: "an expected error",
    code: `${IMPORT}// @ts-expect-error old types\nexport const redis = new Redis({ db: 4, nonsense: true });\nexport const other = new Redis(\n  // @ts-ignore\n  { nonsense: true, db: 5 },\n);\n`,
    untyped: true,
  },
  {
    title: "an expected error at the old import",
    code: `// @ts-expect-error old types\nimport { Redis, Nonsense } from 'ioredis';\n\nexport const redis = new Redis({ db: 4 });\nexport const other = Nonsense;\n`,
  },
  {
    title: "a check below comments",
    code: `${IMPORT}/** The shared client. */\n// Do not close it.\nexport const redis = new Redis({\n  db: 4, // metrics\n});\n`,
    situation: nullable,
  },
  {
    title: "an arrow function",
    code: `${IMPORT}export const open = () =>\n  new Redis({\n    db: 4, // metrics\n  });\n`,
  },
  {
    title: "an if without braces",
    code: `import { Redis } from 'ioredis';\n\nlet redis;\nif (!redis) redis = new Redis({\n  db: 4, // metrics\n});\nif (!redis)\n  redis = new Redis({\n    db: 5, // logs\n  });\nexport { redis };\n`,
    situation: javaScript,
  },
  {
    title: "a directive for the compiler inside of an import",
    code: `import {\n  // @ts-expect-error the types are old\n  Redis,\n} from 'ioredis';\nimport { createClient } from 'redis';\n\nexport const redis = new Redis({ db: 4 });\nexport const other = createClient({ database: 4 });\n`,
    situation: both,
    untyped: true,
  },
  {
    title: "a comment beside a default in braces",
    code: `import { /* the client */ default as Redis } from 'ioredis';\n\nexport const one: Redis = new Redis({ db: 4 });\nexport const other: Redis = new Redis({ db: 6 });\n`,
  },
];
