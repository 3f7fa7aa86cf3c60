import { afterAll, describe, expect, it } from "vitest";
import { ProgramChecker } from "./check-program.js";
import type { ClientName } from "./program-policies.js";

/** Statements that no semicolon ends: what comes behind them may go on with them. */
const ENDS = [
  "const keep = function () {}",
  "const keep = class {}",
  "const keep = {}",
  "keep.a = keep",
  "export const keep = () => {}",
  "function keep() {}",
  "if (flag) {}",
  "if (flag) keep()",
  "for (;;) keep = {}",
  "do keep(); while (flag)",
  "export { keep as a }",
  "export default class {}",
  "import keep from './keep.js'",
  "keep++",
  "'use strict'",
];

/** Statements that go on with the one before, where no semicolon ends that. */
const BEGINS = [
  "(function a() {})()",
  "[1].forEach((n) => n)",
  "`a`.trim()",
  "/a/.test('a')",
  "+1",
  "-1",
  ";(() => {})()",
  ";[1].at(0)",
];

/** What stands between the two; `#` takes the one that comes behind. */
const MIDDLES: readonly {
  readonly title: string;
  readonly client: ClientName;
  readonly lines: string;
  readonly tail?: string;
}[] = [
  { title: "a call", client: "plain", lines: "new Redis({ db: 4 }).get('a')" },
  { title: "an awaited call", client: "async", lines: "new Redis({ db: 4 }).get('a')" },
  { title: "a checked constant", client: "checked", lines: "const client = new Redis({ db: 4 })\nclient.get('a')" },
  { title: "a checked expression", client: "checked", lines: "new Redis({ db: 4 }).get('a')" },
  { title: "a constant that goes", client: "plain", lines: "const DB = 4\n(#)\nnew Redis({ db: DB }).get('a')" },
  { title: "a call that stays", client: "plain", lines: "new Redis({ db: 4, lazyConnect: log('a') }).get('a')" },
  { title: "a comment inside", client: "plain", lines: "new Redis({\n  db: 4, // here\n}).get('a')" },
  { title: "an import", client: "plain", lines: "import { Cluster } from 'ioredis'" },
  { title: "a shared client that is closed", client: "plain", lines: "shared.quit()" },
  {
    title: "a shared client that is closed at last",
    client: "plain",
    lines: "try {\n  (shared.get('a'))\n  shared.get('b')\n} finally {\n  shared.quit()\n}",
  },
  {
    title: "a shared client that is closed, or else",
    client: "plain",
    lines: "if (flag) shared.get('a')\nelse shared.quit()",
  },
  {
    title: "a chain",
    client: "plain",
    lines:
      "let client\ntry {\n  client = new Redis({ db: 4 })\n} catch {\n  client = new Redis({ db: 4, host: '127.0.0.1' })\n}",
    tail: "client.get('a')\n",
  },
];

const checker = new ProgramChecker();
afterAll(() => checker.close());

describe.each(["src/app.mjs", "src/app.mts"])("in %s no statement goes on with another one", (filename) => {
  describe.each(MIDDLES)("around $title", ({ client, lines, tail = "" }) => {
    it.each(ENDS)("behind %s", (end) => {
      const outcomes = BEGINS.map((begin) => {
        const middle = lines.replace("(#)", begin.replace(/^;?/u, ";"));
        const code = `import { Redis } from 'ioredis'\nimport { getRedisClient } from './redis/client.js'\nconst shared = getRedisClient('metrics')\n${end}\n${middle}\n${begin}\n${tail}`;
        return checker.check({ filename, client, code }, false);
      });
      expect(outcomes.flatMap((outcome) => (outcome.kind === "broken" ? [outcome.promise] : []))).toEqual([]);
    });
  });
});
