import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/policy/parse.js";

const VALID = "databases: { main: { db: 0 } }\n";
const FORMS = "Write `host:port`, `host`, `[::1]:6379`, `$NAME` for an environment variable, or a redis:// address.";
const CREDENTIALS =
  "This endpoint holds a user or a password, and neither belongs into a policy file: write only host and port. If it was committed, change the password.";

/** Everything that is said about a file: `line:column-endLine:endColumn severity message`. */
function said(text: string, file = "/repo/redis-policy.yaml"): readonly string[] {
  return parsePolicy(text, file).problems.map(
    ({ line, column, endLine, endColumn, severity, message }) =>
      `${line}:${column}-${endLine}:${endColumn} ${severity} ${message}`,
  );
}

describe("what the schema finds", () => {
  it.each([
    ["databasse: {}", "1:1-1:10 error Unknown key `databasse`. Did you mean `databases`?"],
    [
      "client: { javascript: { module: ./a, export: b, library: ioredis } }",
      "1:1-1:1 error The file has no `databases`: add it. The registry: every database by name.",
    ],
    [`${VALID}exemptionz: []`, "2:1-2:11 error Unknown key `exemptionz`. Did you mean `exemptions`?"],
    [
      `${VALID}cluster: true`,
      "2:1-2:8 error Unknown key `cluster`. Known keys: `client`, `endpoints`, `servers`, `databases`, `exemptions`, `decisions`, `libraries`.",
    ],
    [
      "databases: { a: { db: 3, descripton: x } }",
      "1:26-1:36 error Unknown key `descripton` in `databases.a`. Did you mean `description`?",
    ],
    ["databases: {}", "1:1-1:10 error `databases` is empty: fill it in, or remove it."],
    ["databases: [main]", "1:1-1:10 error `databases` must be a mapping, not a list."],
    ["databases: { a: 4 }", "1:17-1:18 error `databases.a` must be a mapping, not a whole number."],
    [
      `${VALID}client: { javascript: { modul: ./a, export: b, library: ioredis } }`,
      "2:25-2:30 error Unknown key `modul` in `client.javascript`. Did you mean `module`?",
    ],
    [
      `${VALID}client: { javascript: { module: ./a, export: b } }`,
      "2:11-2:21 error `client.javascript` has no `library`: add it. The package whose client it returns, such as `ioredis` or `redis`. Fixes replace only connections of that library.",
    ],
    [
      `${VALID}client: { javascript: 4 }`,
      "2:23-2:24 error `client.javascript` must be a mapping or a list, not a whole number.",
    ],
    [
      `${VALID}client: { javascript: }`,
      "2:11-2:21 error `client.javascript` is empty: it must be a mapping or a list.",
    ],
    [
      `${VALID}client:\n  javascript:\n    - { module: ./a, export: b, library: ioredis, argument: nam }`,
      "4:61-4:64 error `client.javascript[1].argument` must be `name` or `object`.",
    ],
    [
      `${VALID}client: { javascript: { module: ./a, export: b, library: ioredis, async: yes } }`,
      "2:74-2:77 error `client.javascript.async` must be true or false, and without quotes.",
    ],
    [
      `${VALID}client: { javascript: { module: ./a, export: b, library: ioredis, onNull: trow } }`,
      "2:75-2:79 error `client.javascript.onNull` must be `throw`.",
    ],
    [
      `${VALID}client: { javascript: { module: ./a, export: b, library: ioredis, dedicated: { a: [1] } } }`,
      "2:80-2:81 error `client.javascript.dedicated.a` must be text or a number or true or false, not a list.",
    ],
    [
      `${VALID}client: { python: { module: a, export: b, asyncArgument: async } }`,
      "2:58-2:63 error `client.python.asyncArgument` is not written as it must be. The argument that asks for an asyncio client, such as `async_client=True`. Absent: asyncio clients are not rewritten.",
    ],
    [
      `${VALID}exemptions:\n  - { files: [a.ts] }`,
      "3:5-3:5 error `exemptions[1]` has no `reason`: add it. Why these files keep connections of their own, for whoever reads it later.",
    ],
    [
      `${VALID}exemptions:\n  - { files: a.ts, reason: x }`,
      "3:14-3:18 error `exemptions[1].files` must be a list, not text.",
    ],
    [
      `${VALID}exemptions:\n  - { files: [], reason: x }`,
      "3:7-3:12 error `exemptions[1].files` is empty: fill it in, or remove it.",
    ],
    [
      `${VALID}exemptions:\n  - { files: [a.ts], reason: x, status: nevr }`,
      "3:41-3:45 error `exemptions[1].status` must be `never`, `complex` or `later`.",
    ],
    [
      `${VALID}libraries:\n  - { name: x, exports: { A: { like: ioredis, options: { a: hots, b: { rol: host } } } } }`,
      "3:61-3:65 error `libraries[1].exports.A.options.a` must be `host`, `port`, `database`, `url`, `socketPath`, `username`, `password`, `tls`, `nodes`, `sentinels`, `client`, `group`, `owned`, `tuning`, `meaning` or `profile`.",
      "3:72-3:75 error Unknown key `rol` in `libraries[1].exports.A.options.b`. Did you mean `role`?",
    ],
    [
      `${VALID}libraries:\n  - { module: ./a.ts, export: f, arguments: [[prt]] }`,
      "3:47-3:50 error `libraries[1].arguments[1][1]` must be `port`, `host`, `url`, `socketPath`, `options`, `nodes`, `client` or `ignored`.",
    ],
    [
      `${VALID}libraries:\n  - { module: ./a.ts }`,
      "3:5-3:5 error `libraries[1]` has no `name`: add it. The package's name.",
      "3:5-3:5 error `libraries[1]` has no `exports`: add it. What the package exports, by name; `default` for its default export.",
    ],
    [
      "redis_databases: { a: { db: 1, deprecated: maybe } }\nhost: [a]",
      "1:44-1:49 error `redis_databases.a.deprecated` must be true or false, and without quotes.",
      "2:1-2:5 error `host` must be text, not a list.",
    ],
  ] as const)("%s", (text, ...problems) => {
    expect(said(text)).toEqual(problems);
  });
});

describe("what only the meaning shows", () => {
  it.each([
    // Names that point at others
    [
      "databases:\n  metrics: { db: 4 }\n  stats: { db: 4, aliasOf: metric }",
      "3:28-3:34 error There is no database `metric`. Did you mean `metrics`?",
    ],
    [
      "databases:\n  a: { db: 4 }\n  b: { db: 5, aliasOf: a }",
      "3:24-3:25 error `b` (index 5) is an alias of `a` (index 4), so both must have the same server and index.",
    ],
    [
      "servers: { default: {}, queue: {} }\ndatabases:\n  a: { db: 4 }\n  b: { db: 4, server: queue, aliasOf: a }",
      "4:39-4:40 error `b` (index 4 of the server `queue`) is an alias of `a` (index 4), so both must have the same server and index.",
    ],
    [
      "databases:\n  a: { db: 4, deprecated: true }\n  b: { db: 4, aliasOf: a }",
      "3:24-3:25 error `b` is an alias of `a`, which is deprecated: turn them round, or name another.",
    ],
    [
      "databases:\n  a: { deprecated: true, replacedBy: b }\n  b: { deprecated: true, replacedBy: c }\n  c: { db: 1 }",
      "2:38-2:39 error `a` is replaced by `b`, which is deprecated itself: name the current one.",
    ],
    [
      "databases:\n  a: { deprecated: true, replacedBy: nowhere }\n  b: { db: 1 }",
      "2:38-2:45 error There is no database `nowhere`: add it, or correct the name.",
    ],
    [
      "databases:\n  a: { db: 1, replacedBy: b }\n  b: { db: 2 }",
      "2:27-2:28 error `a` is replaced but not deprecated: add `deprecated: true`, or remove `replacedBy`.",
    ],
    [
      "databases: { a: { db: 1, server: queu } }\nservers: { default: {}, queue: {} }",
      "1:34-1:38 error There is no server `queu`. Did you mean `queue`?",
    ],
    [
      "databases: { a: { db: 1 } }\nservers: { cache: {}, queue: {} }",
      "1:14-1:15 error `a` does not say its server, and there is none called `default`: add `server` with `cache` or `queue`.",
    ],
    [
      `${VALID}decisions:\n  - { files: [a.ts], database: mian, reason: x }`,
      "3:32-3:36 error There is no database `mian`. Did you mean `main`?",
    ],
    [
      "databases: { a: { db: 1 }, b: { deprecated: true, replacedBy: a } }\ndecisions:\n  - { files: [a.ts], database: b, reason: x }",
      "3:32-3:33 error `b` is deprecated: name the current one.",
    ],
    [
      `${VALID}decisions:\n  - { files: [a.ts], reason: x }`,
      "3:5-3:5 error This decision decides nothing: add `database`, `accept`, `dedicated: true`, `shared: true` or `collapse: true`.",
    ],
    [
      `${VALID}decisions:\n  - { files: [a.ts], shared: true, drop: [ping], reason: x }`,
      "3:42-3:48 error `drop` names what goes with a chain of attempts: add `collapse: true`, or remove it.",
    ],
    [
      `${VALID}decisions:\n  - { files: [a.ts], collapse: true, drop: ['discover()', 'a b', '*'], reason: x }`,
      "3:45-3:57 error `drop` names calls without their arguments: `discoverService`, `log.warn` or `log.*`.",
      "3:59-3:64 error `drop` names calls without their arguments: `discoverService`, `log.warn` or `log.*`.",
      "3:66-3:69 error `drop` names calls without their arguments: `discoverService`, `log.warn` or `log.*`.",
    ],
    [
      `${VALID}decisions:\n  - { files: [a.ts], dedicated: true, reason: ' ' }`,
      "3:47-3:50 error `reason` is empty: say why, so that nobody has to ask.",
    ],
    [
      "databases: { a: { db: 1 } }\nredis_databases: { b: { db: 2 } }",
      "2:1-2:16 error Databases stand in both `databases` and `redis_databases`: keep one of them.",
    ],

    // One index, two names
    [
      "databases:\n  workflows: { db: 7 }\n  monitoring: { db: 7 }\n  watch: { db: 7, aliasOf: workflows }",
      "3:3-3:13 warning `monitoring` and `workflows` share index 7, so that this index does not say which is meant: add `aliasOf: workflows`, tell them apart with `for`, or give one of them an index of its own.",
    ],

    // Sources
    [
      "databases:\n  a: { db: 1, sources: ['process.env.REDIS_URL'] }\n  b: { db: 2, sources: [\"process.env['REDIS_URL']\"] }",
      "3:25-3:51 error `process.env.REDIS_URL` means `a` already: an expression can mean only one database.",
    ],
    [
      "databases: { a: { db: 1, sources: ['\"redis://:hunter2@redis-1:6379\"'] } }",
      "1:36-1:69 error This source holds a user or a password, and neither belongs into a policy file. If it was committed, change the password.",
    ],
    [
      "databases: { a: { db: 1, sources: [' '] } }",
      "1:36-1:39 error This source is empty: write the expression as it stands in code.",
    ],
    [
      "databases: { a: { deprecated: true, sources: [config.a] }, b: { db: 1 } }",
      "1:47-1:55 warning `a` is deprecated, so its sources mean nothing: move them to the current name.",
    ],

    // Exemptions
    ...["2027-02-30", "2027-13-01", "27-01-01", "soon", "2027-1-1", "'2027-03-31T00:00:00Z'"].map(
      (until) =>
        [
          `${VALID}exemptions:\n  - { files: [a.ts], reason: x, until: ${until} }`,
          `3:40-3:${40 + until.length} error \`until\` must be a day that exists, written YYYY-MM-DD.`,
        ] as const,
    ),

    // Clients
    [
      `${VALID}client: { javascript: { module: src/redis/client.ts, export: b, library: ioredis } }`,
      "2:33-2:52 warning `src/redis/client.ts` is read as the name of a package: if it is a file beside this one, write `./src/redis/client.ts`.",
    ],
    [
      `${VALID}client: { javascript: { module: /srv/client.ts, export: b, library: ioredis } }`,
      "2:33-2:47 error A module is a path relative to this file, beginning with ./ or ../, or the name of a package.",
    ],
    [
      `${VALID}client: { javascript: { module: 'C:\\repo\\client.ts', export: b, library: ioredis } }`,
      "2:33-2:52 error A module has forward slashes on every system: write / in place of \\.",
    ],
    [
      `${VALID}client: { javascript: { module: ./a, export: b, library: ioredis, onNull: throw } }`,
      "2:75-2:80 warning `onNull` means nothing while the client is not nullable: add `nullable: true`, or remove it.",
    ],
    [
      `${VALID}client:\n  javascript:\n    - { module: ./a, export: b, library: redis }\n    - { module: ./c, export: d, library: redis }`,
      "5:42-5:47 warning There is a canonical client for `redis` already: the first one is used.",
    ],

    // Libraries
    [
      `${VALID}libraries:\n  - { module: ./a.ts, export: createRedis }`,
      "3:5-3:5 error `createRedis` does not say what its arguments mean: add `arguments`, or `like` with a library that is known.",
    ],
    [
      `${VALID}libraries:\n  - { module: ./a.ts, export: f, like: redis }\n  - { module: ./a.ts, export: f, like: ioredis }`,
      "4:5-4:5 error `./a.ts` is described twice: keep one of them.",
    ],
  ] as const)("%s", (text, ...problems) => {
    expect(said(text)).toEqual(problems);
  });

  it.each([
    ["redis://:hunter2@redis-1:6379", CREDENTIALS],
    ["redis://app:hunter2@redis-1", CREDENTIALS],
    ["hunter2@redis-1:6379", CREDENTIALS],
    ["redis-1:99999", "The port of this endpoint is no number from 1 to 65535."],
    ["redis-1:0", "The port of this endpoint is no number from 1 to 65535."],
    ["redis-1:", "The port of this endpoint is no number from 1 to 65535."],
    ["redis-1:http", "The port of this endpoint is no number from 1 to 65535."],
    ["[::1]:x", "The port of this endpoint is no number from 1 to 65535."],
    ["redis 1", `This is no endpoint. ${FORMS}`],
    ["a:6379,b:6379", "The port of this endpoint is no number from 1 to 65535."],
    ["/var/run/redis.sock", `A socket path is no endpoint. ${FORMS}`],
    [
      "$REDIS_HOST:6379",
      "An endpoint from the environment is written as `$NAME` alone, without a port or anything else.",
    ],
    [
      "${REDIS_HOST:-localhost}",
      "An endpoint from the environment is written as `$NAME` alone, without a port or anything else.",
    ],
    ["http://redis-1", `An address of an endpoint begins with redis:// or rediss://. ${FORMS}`],
    ["redis://", `This is no endpoint. ${FORMS}`],
  ])("endpoint %s", (endpoint, message) => {
    expect(said(`${VALID}endpoints: ['${endpoint}']`)).toEqual([`2:13-2:${15 + endpoint.length} error ${message}`]);
  });

  it.each([
    [
      "endpoints: ['localhost:6379']\nservers: { queue: { endpoints: ['127.0.0.1'] } }",
      "2:32",
      "`localhost:6379` belongs to the server `default` already",
    ],
    [
      "endpoints: ['$REDIS_URL']\nservers: { queue: { endpoints: ['${REDIS_URL}'] } }",
      "2:32",
      "`$REDIS_URL` belongs to the server `default` already",
    ],
  ])("one endpoint of two servers: %s", (servers, at, message) => {
    const [problem, ...more] = said(`${servers}\n${VALID}`);
    expect(more).toEqual([]);
    expect(problem).toContain(message);
    expect(problem).toMatch(new RegExp(`^${at.replace("32", "33")}-`, "u"));
  });

  it("takes the default server's endpoints from one place", () => {
    expect(said(`endpoints: [a]\nservers: { default: { endpoints: [b] } }\n${VALID}`)).toEqual([
      "2:12-2:19 error The endpoints of the server `default` stand at the top level too: keep one of them.",
    ]);
  });

  it.each([
    ["!src/**", "A glob cannot be negated: list the files that are meant."],
    ["/src/**", "A glob is relative to the folder of this file: remove the leading slash or drive."],
    ["C:/src/**", "A glob is relative to the folder of this file: remove the leading slash or drive."],
    ["src\\redis\\**", "A glob has forward slashes on every system: write / in place of \\."],
    ["src/", "This glob names a folder and matches no file: write ** behind the slash."],
    [
      "src/+(a|b).ts",
      "This glob uses a pattern list such as +(a|b), which is not supported: write {a,b}, or list both globs.",
    ],
    ["src/../lib/**", "A glob can leave the folder only at its beginning: move the ../ there."],
    ["{1..1000000}", "The braces of this glob stand for more than 256 paths: list fewer."],
    ["{a,b}".repeat(20), "The braces of this glob stand for more than 256 paths: list fewer."],
    ["*a".repeat(21), "This glob has more than 20 stars: list simpler ones."],
    [" src/**", "This glob is empty, or begins or ends with white space: remove it."],
  ])("glob %s", (glob, message) => {
    const problem = `3:15-3:${17 + glob.length} error ${message}`;
    expect(said(`${VALID}exemptions:\n  - { files: ['${glob}'], reason: x }`)).toEqual([problem]);
  });

  it("finds globs in every place that has them", () => {
    const text =
      "databases: { a: { db: 1, for: ['!a'], allowedIn: ['!b'] } }\ndecisions: [{ files: ['!c'], dedicated: true, reason: x }]";
    expect(parsePolicy(text, "/repo/redis-policy.yaml").problems.map(({ line, column }) => [line, column])).toEqual([
      [1, 32],
      [1, 51],
      [2, 23],
    ]);
  });

  it("warns about globs of a file in `config`, which are relative to that folder", () => {
    const text = `${VALID}exemptions: [{ files: ['src/**', '../src/**'], reason: x }]`;
    expect(said(text, "/repo/config/redis-policy.yaml")).toEqual([
      "2:24-2:32 warning Globs are relative to the folder of this file, so this one matches only files below `config`: begin it with ../ for the folder above.",
    ]);
    expect(said(text, "/repo/redis-policy.yaml")).toEqual([]);
  });
});

describe("repairs", () => {
  it.each([
    ["databases: { a: { db: '4' } }", "databases: { a: { db: 4 } }", true],
    ["databases: { on: { db: 4 } }", 'databases: { "on": { db: 4 } }', true],
    ["databases: { a: { db: 4, descripton: x } }", "databases: { a: { db: 4, description: x } }", false],
    ['{"databasses": {"a": {"db": 4}}}', '{"databases": {"a": {"db": 4}}}', false],
    [
      "databases: { main: { db: 0 }, b: { db: 0, aliasOf: 'mian' } }",
      "databases: { main: { db: 0 }, b: { db: 0, aliasOf: 'main' } }",
      false,
    ],
    [
      `\uFEFF${VALID}exemptions: [{ files: [a], reason: x, status: "nevr" }]`,
      `${VALID}exemptions: [{ files: [a], reason: x, status: "never" }]`,
      false,
    ],
  ])("%s", (text, repaired, certain) => {
    const file = text.startsWith("{") ? "/repo/redis-policy.json" : "/repo/redis-policy.yaml";
    const [problem] = parsePolicy(text, file).problems;
    const repair = problem?.repair;
    expect(repair?.certain).toBe(certain);
    const plain = text.replace(/^\uFEFF/u, "");
    expect(`${plain.slice(0, repair?.range[0])}${repair?.text}${plain.slice(repair?.range[1])}`).toBe(repaired);
    expect(parsePolicy(repaired, file).problems).toEqual([]);
  });

  it("offers none where nothing is close", () => {
    const [problem] = parsePolicy("databases: { a: { db: 1, server: cache } }", "/repo/redis-policy.yaml").problems;
    expect(problem?.message).toBe("There is no server `cache`: add it, or correct the name.");
    expect(problem?.repair).toBeUndefined();
  });
});

describe("secrets", () => {
  const SECRET = "hunter2";
  it.each([
    `${VALID}endpoints: ["redis://:${SECRET}@h:6379"]`,
    `${VALID}endpoints: ["rediss://user:${SECRET}@h"]`,
    `${VALID}endpoints: ["user:${SECRET}@h"]`,
    `${VALID}endpoints: ["http://user:${SECRET}@h"]`,
    `"redis://:${SECRET}@h": 1\n${VALID}`,
    `databases: { "redis://:${SECRET}@h": { db: x } }`,
    `databases: { "redis://:${SECRET}@h": { db: 1, aliasOf: "redis://:${SECRET}@i" } }`,
    `databases: { a: { db: "redis://:${SECRET}@h" } }`,
    `databases: { a: { db: 1, server: "redis://:${SECRET}@h" } }`,
    `databases: { a: { db: 1, sources: ["redis://:${SECRET}@h"] } }`,
    `databases:\n  a: { db: 1, sources: ['"redis://:${SECRET}@h"'] }\n  b: { db: 2, sources: ['"redis://:${SECRET}@h"'] }`,
    `${VALID}password: ${SECRET}`,
    `password: "${SECRET}\n`,
    `password: ${SECRET}\n  x: [`,
    `password: !${SECRET}@x y`,
    `${VALID}client: { javascript: { module: "redis://:${SECRET}@h", export: a, library: "redis://:${SECRET}@h", argument: "${SECRET}" } }`,
    `${VALID}exemptions: [{ files: ["redis://:${SECRET}@h/"], reason: x, until: ${SECRET} }]`,
    `redis_databases: { a: { db: x } }\nhost: redis://:${SECRET}@h\npassword: ${SECRET}`,
    `redis_databases: { a: { db: 1 } }\nhost: redis://:${SECRET}@h\npassword: ${SECRET}`,
  ])("are in no message: %s", (text) => {
    for (const file of ["/repo/redis-policy.yaml", "/repo/redis-policy.json"]) {
      const { problems } = parsePolicy(text, file);
      expect(problems.length).toBeGreaterThan(0);
      expect(JSON.stringify(problems)).not.toContain(SECRET);
    }
  });
});

describe("messages", () => {
  it("end with a full stop or a question mark", () => {
    const texts = ["", "[", "databases: { a: { db: x } }", `${VALID}exemptionz: 1`, `${VALID}endpoints: [':']`];
    const messages = texts.flatMap((text) => parsePolicy(text, "/repo/redis-policy.yaml").problems);
    expect(messages.length).toBe(texts.length);
    for (const { message } of messages) {
      expect(message).toMatch(/[.?]$/u);
    }
  });
});
