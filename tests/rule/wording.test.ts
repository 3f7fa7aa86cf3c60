import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Connection } from "../../src/analysis/connection.js";
import { nameOfClient } from "../../src/policy/name-of-client.js";
import type { Database, Decision } from "../../src/policy/policy.js";
import { judge } from "../../src/verdict/judge.js";
import type { Loss, Note, Question, Reason, Replacement, Verdict } from "../../src/verdict/verdict.js";
import {
  candidateText,
  commonReplacementText,
  connectionSubject,
  lossText,
  notesText,
  noteText,
  questionText,
  reasonText,
  replacementText,
} from "../../src/rule/wording.js";
import { listed, quoteLiteral, quoteSource, shortened } from "../../src/rule/wording-literal.js";
import { withoutSecrets, withoutUser } from "../../src/rule/wording-secrets.js";
import { ABSENT } from "../../src/analysis/option-value.js";
import {
  configuration,
  environment,
  fallback,
  known,
  makeConnection,
  option,
  sign,
  unknown,
  use,
} from "../verdict/make-connection.js";
import { makePolicy } from "../verdict/make-policy.js";
import { ROWS } from "../verdict/rows.js";

const POLICY = makePolicy({
  client: { dedicated: { dedicated: true } },
  more: { decisions: [{ files: ["**"], database: "metrics", reason: "old keys expire." }] },
});

function replacement(more: Partial<Replacement> = {}, client: Partial<Replacement["client"]> = {}): Replacement {
  const [canonical] = POLICY.clients;
  if (canonical === undefined) {
    throw new Error("the policy has a client");
  }
  return {
    client: { ...canonical, ...client },
    database: database("metrics"),
    dedicated: false,
    carried: [],
    guard: false,
    drop: [],
    ...more,
  };
}

function database(name: string): Database {
  const found = POLICY.databases.get(name);
  if (found === undefined) {
    throw new Error(name);
  }
  return found;
}

const [decision] = POLICY.decisions as readonly [Decision];

/** The whole message of a connection, as a rule puts it together. */
function message(connection: Connection, verdict: Verdict): string {
  const subject = `${connectionSubject(connection, verdict)}.`;
  switch (verdict.outcome) {
    case "exempt":
      return subject;
    case "fix":
      return `${subject} Use ${replacementText(verdict.replacement)}.${notesText(verdict.notes)}`;
    case "choose": {
      const common = commonReplacementText(verdict.candidates);
      return `${subject}${common === undefined ? "" : ` Use ${common}.`} Not fixed: ${questionText(verdict.question)}.`;
    }
    case "report":
      return `${subject} Not fixed: ${reasonText(verdict.reason)}.`;
  }
}

function judged(connection: Connection, policy = POLICY, path = "/app/src/thing.ts"): string {
  return message(connection, judge(connection, policy, { path, today: new Date() }));
}

describe("whole messages", () => {
  const plain = makePolicy();

  it("of a fix", () => {
    expect(judged(makeConnection({ target: { database: known(4) } }), plain)).toBe(
      "Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics').",
    );
  });

  it("of a fix with notes", () => {
    expect(judged(makeConnection({ options: [option("connectTimeout", 5), option("commandTimeout", 5)] }), plain)).toBe(
      "Direct ioredis client for database 0 (main). Use getRedisClient('main'). No database is named, so it used 0. " +
        "Dropped as tuning: connectTimeout, commandTimeout.",
    );
  });

  it("of a move that was decided", () => {
    expect(judged(makeConnection({ signs: [sign("class", "MetricsApi")] }))).toBe(
      "Direct ioredis client for database 0. Use getRedisClient('metrics'). No database is named, so it used 0. " +
        "Moves from database 0 to 4. Decided in the policy file: old keys expire.",
    );
  });

  it("of a choose", () => {
    expect(
      judged(makeConnection({ target: { database: known(4) }, options: [option("keyPrefix", "m:")] }), plain),
    ).toBe(
      "Direct ioredis client for database 4 (metrics). Use getRedisClient('metrics'). " +
        "Not fixed: keyPrefix would be lost: keys would be read and written without the prefix.",
    );
  });

  it("of a report", () => {
    expect(judged(makeConnection({ target: { database: known(13) } }), plain)).toBe(
      "Direct ioredis client for database 13. Not fixed: the policy file has no name for database 13; add one there if it is in use.",
    );
  });

  it("of every row of the table: one line, one full stop at the end, no word of our own left open", () => {
    for (const { connection, policy, path, today } of Object.values(ROWS).flat()) {
      const verdict = judge(connection, policy, { path, today });
      const texts = [
        message(connection, verdict),
        ...(verdict.outcome === "choose" ? verdict.candidates.map(candidateText) : []),
      ];
      for (const text of texts) {
        expect(text).toMatch(/^[A-Z][^\n\r]*[^.\s]\.$/u);
        expect(text).not.toMatch(/undefined|\[object|\bNaN\b|hunter2| {2}|[^.]\.\. |: \.(?!\.\.)/u);
        expect(text.length).toBeLessThan(500);
      }
    }
  });
});

describe("connectionSubject", () => {
  it.each([
    ["client", "Direct ioredis client"],
    ["cluster", "Direct ioredis cluster"],
    ["sentinel", "Direct ioredis sentinel client"],
    ["pool", "Direct ioredis pool"],
    ["queue", "Direct ioredis connection"],
    ["wrapper", "Direct ioredis connection"],
  ] as const)("%s", (form, subject) => {
    const verdict: Verdict = { outcome: "report", reason: { about: "form", form }, index: undefined };
    expect(connectionSubject(makeConnection({ form }), verdict)).toBe(subject);
  });

  it("names a subclass", () => {
    const verdict: Verdict = { outcome: "report", reason: { about: "subclass" }, index: undefined };
    expect(connectionSubject(makeConnection({ subclass: true }), verdict)).toBe("Direct ioredis subclass");
  });
});

describe("replacementText", () => {
  it.each([
    ["by name", replacement(), "getRedisClient('metrics')"],
    ["by object", replacement({}, { argument: "object" }), "getRedisClient({ database: 'metrics' })"],
    ["asynchronous", replacement({}, { async: true }), "await getRedisClient('metrics')"],
    ["dedicated", replacement({ dedicated: true }), "getRedisClient('metrics', { dedicated: true })"],
    [
      "with all",
      replacement(
        { dedicated: true, carried: [option("keyPrefix", "x:")] },
        { argument: "object", dedicated: { kind: "own", n: 1 } },
      ),
      "getRedisClient({ database: 'metrics', keyPrefix: …, kind: 'own', n: 1 })",
    ],
    [
      "a quote in a name",
      replacement({ database: { ...database("metrics"), name: "it's" } }),
      "getRedisClient('it\\'s')",
    ],
  ])("%s", (_title, given, text) => {
    expect(replacementText(given)).toBe(text);
  });

  it.each([
    ["getClient", "./redis.ts", "getClient"],
    // As the fix writes it.
    ["default", "./src/redis/client.ts", "getRedisClient"],
    ["default", "./src/redis/index.ts", "getRedisClient"],
    ["default", "./src/redis/open-redis.ts", "openRedis"],
    ["default", "@acme/get-redis/index.js", "getRedis"],
    ["default", "./index.ts", "getRedisClient"],
  ])("export %s of %s", (name, module, text) => {
    expect(nameOfClient({ export: name, module })).toBe(text);
  });
});

describe("candidateText", () => {
  it("spells out every loss", () => {
    const losses: readonly Loss[] = [
      { about: "server", from: "10.0.0.5:6379", to: "default" },
      { about: "option", option: option("keyPrefix", "x:") },
      { about: "null" },
    ];
    expect(candidateText({ replacement: replacement({ dedicated: true }), losses })).toBe(
      "Use getRedisClient('metrics', { dedicated: true }); goes to the default server instead of 10.0.0.5:6379; " +
        "keyPrefix would be lost: keys would be read and written without the prefix; null is not checked.",
    );
  });

  it("names the guard", () => {
    expect(candidateText({ replacement: replacement({ guard: true }), losses: [] })).toBe(
      "Use getRedisClient('metrics') and throw when it is null.",
    );
  });
});

const call = unknown('(await discoverService("redis",{timeoutMs:1500})).host', "call");

describe("questionText", () => {
  const texts: Readonly<Record<Question["about"], readonly (readonly [Question, string])[]>> = {
    queue: [[{ about: "queue" }, "a queue needs a connection of its own"]],
    "foreign-endpoint": [
      [
        { about: "foreign-endpoint", endpoint: "10.0.0.5:6379" },
        "10.0.0.5:6379 is no endpoint that the policy file knows",
      ],
    ],
    "undeclared-environment": [
      [
        { about: "undeclared-environment", source: "process.env.HOST" },
        "the policy file does not say which server process.env.HOST is",
      ],
    ],
    "unknown-host": [
      [
        { about: "unknown-host", value: call },
        "the host comes from (await discoverService('redis',{timeoutMs:1500})).host, which is not known here",
      ],
    ],
    "unknown-port": [
      [
        {
          about: "unknown-port",
          value: { ...call, why: "reassigned", source: "process.env.REDIS_PORT", name: "REDIS_PORT" },
        },
        "the port comes from process.env.REDIS_PORT, which this file changes",
      ],
      [
        { about: "unknown-port", value: { ...call, source: "await container.getMappedPort(6379)" } },
        "the port comes from await container.getMappedPort(6379), which is not known here",
      ],
      [
        { about: "unknown-port", value: { ...call, why: "elsewhere", source: "shared.port" } },
        "the port comes from shared.port of another file, where any file may change it",
      ],
    ],
    "several-servers": [
      [{ about: "several-servers", endpoint: "shared", servers: ["a", "b", "c"] }, "shared may be server a, b or c"],
    ],
    "fallback-index": [
      [
        { about: "fallback-index", index: 4, source: "process.env.DB" },
        "process.env.DB comes before database 4 and may name another one",
      ],
      [{ about: "fallback-index", index: 4, source: "" }, "database 4 is only a fallback"],
    ],
    "several-names": [
      [{ about: "several-names", index: 7, names: ["a", "b", "c"] }, "database 7 has the names a, b and c"],
    ],
    contradiction: [
      [
        { about: "contradiction", index: 4, name: "metrics", other: "sessions", sign: sign("class", "SessionStore") },
        "the class SessionStore speaks of sessions, but database 4 is metrics",
      ],
      [
        {
          about: "contradiction",
          index: 4,
          name: "metrics",
          other: "sessions",
          sign: sign("comment", "sessions, password hunter2"),
        },
        "a comment speaks of sessions, but database 4 is metrics",
      ],
      [
        { about: "contradiction", index: 4, name: "metrics", other: "sessions", sign: sign("file", "session.ts") },
        "the file name speaks of sessions, but database 4 is metrics",
      ],
    ],
    "lost-options": [
      [
        { about: "lost-options", options: [option("keyPrefix", "x"), option("hologram", 1)] },
        "keyPrefix would be lost: keys would be read and written without the prefix; hologram would be lost",
      ],
    ],
    profile: [
      [
        { about: "profile", option: option("maxRetriesPerRequest", null) },
        "maxRetriesPerRequest marks a connection of another kind: commands would fail after a number of reconnects instead of waiting, which workers rely on",
      ],
    ],
    "unresolved-options": [
      [
        { about: "unresolved-options", value: unknown("...base", "spread") },
        "...base is not known here and may hold options that would be lost",
      ],
    ],
    "shared-use": [
      [
        { about: "shared-use", use: use("close", "quit") },
        "quit() in line 30 would close the connection that others share",
      ],
      [
        { about: "shared-use", use: use("close", "using") },
        "using in line 30 would close the connection that others share",
      ],
      [
        { about: "shared-use", use: use("select", "select") },
        "select() in line 30 would switch the database for everyone on the connection",
      ],
      [
        { about: "shared-use", use: use("subscribe", "psubscribe") },
        "psubscribe() in line 30 would turn the shared connection into a subscriber",
      ],
      [
        { about: "shared-use", use: use("block", "blpop") },
        "blpop() in line 30 would block the connection that others share",
      ],
      [
        { about: "shared-use", use: use("monitor", "monitor") },
        "monitor() in line 30 would turn the shared connection into a monitor",
      ],
      [
        { about: "shared-use", use: use("watch", "watch") },
        "watch() in line 30 would mix with the transactions of others on the connection",
      ],
      [
        { about: "shared-use", use: use("duplicate", "duplicate") },
        "duplicate() in line 30 would open another connection beside the shared one",
      ],
      [
        { about: "shared-use", use: use("listen", "once", { event: "ready" }) },
        "once() in line 30 may wait for events that are over on a shared client",
      ],
      [
        { about: "shared-use", use: use("listen", "removeAllListeners") },
        "removeAllListeners() in line 30 would remove the listeners of others",
      ],
      [
        { about: "shared-use", use: use("session", "reset") },
        "reset() in line 30 would change the connection for everyone on it",
      ],
      [
        { about: "shared-use", use: use("listen", "listeners") },
        "listeners() in line 30 would give the listeners of others",
      ],
      [
        { about: "shared-use", use: use("part", "options") },
        "the code reaches into options of the client in line 30 and may change the connection for everyone on it",
      ],
      [
        { about: "shared-use", use: use("other") },
        "a call on the client in line 30 may do anything to the connection that others share",
      ],
    ],
    "out-of-sight": [
      [
        { about: "out-of-sight", use: use("exported") },
        "the client is exported in line 30, and code out of sight may close it or turn it into a subscriber",
      ],
      [
        { about: "out-of-sight", use: use("passed", "createAdapter") },
        "the client is passed to createAdapter in line 30, and code out of sight may close it or turn it into a subscriber",
      ],
      [
        { about: "out-of-sight", use: use("stored", "app.locals.redis") },
        "the client is stored in app.locals.redis in line 30, and code out of sight may close it or turn it into a subscriber",
      ],
    ],
    connect: [
      [
        { about: "connect", use: use("connect", "connect") },
        "connect() in line 30 would connect a client that may be connected already",
      ],
      [
        { about: "connect", use: use("exported") },
        "the client is exported in line 30 and connected out of sight, though it may be connected already",
      ],
      [
        { about: "connect", use: use("connect", "connect"), waits: true },
        "nobody waits for connect() in line 30, and everything behind it would wait for the canonical client",
      ],
    ],
    "no-dedicated": [
      [
        { about: "no-dedicated", decision },
        "a connection of its own was decided, and the policy file does not say how to ask for one (dedicated)",
      ],
    ],
    null: [[{ about: "null" }, "the canonical client may return null, and the code does not expect that"]],
  };

  it.each(Object.values(texts).flat())("%o", (question, text) => {
    expect(questionText(question)).toBe(text);
  });
});

describe("reasonText", () => {
  const texts: Readonly<Record<Reason["about"], readonly (readonly [Reason, string])[]>> = {
    "no-client": [[{ about: "no-client" }, "the policy file names no canonical client for this language"]],
    "other-api": [
      [
        { about: "other-api", library: "redis", clients: ["ioredis", "iovalkey"] },
        "redis and ioredis and iovalkey have different APIs; migrate the calls first",
      ],
    ],
    form: [
      [{ about: "form", form: "cluster" }, "a cluster is not one client; its calls must be looked at first"],
      [{ about: "form", form: "pool" }, "a pool is not one client; its calls must be looked at first"],
      [{ about: "form", form: "sentinel" }, "the address comes from sentinels, which the canonical client must know"],
      [
        { about: "form", form: "queue" },
        "a queue needs a connection of its own, and the policy file does not say how to ask for one (dedicated)",
      ],
      [{ about: "form", form: "wrapper" }, "the connection is opened inside a wrapper"],
    ],
    subclass: [[{ about: "subclass" }, "a subclass cannot be replaced by a call"]],
    "unknown-index": [
      [
        { about: "unknown-index", value: environment("REDIS_URL") },
        "process.env.REDIS_URL says which database it uses, and that is not known here; if it is always the same one, list it under sources in the policy file",
      ],
      [
        { about: "unknown-index", value: unknown("...base", "spread"), inOptions: true },
        "...base is not known here and may name a database",
      ],
      [{ about: "unknown-index", value: ABSENT }, "which database it uses is not known here"],
    ],
    "several-databases": [
      [
        { about: "several-databases", source: "db" },
        "db says another database each time, and the policy file decides for one",
      ],
      [
        { about: "several-databases", source: "from", other: "to" },
        "from says which database it uses, to says it for another connection of the file, and the policy file decides for one",
      ],
    ],
    "unknown-server": [
      [{ about: "unknown-server", value: known("10.0.0.5") }, "10.0.0.5 is no endpoint that the policy file knows"],
      [
        { about: "unknown-server", value: configuration("redis.host") },
        "the host comes from config.get('redis.host'), which is not known here",
      ],
      [{ about: "unknown-server", value: ABSENT }, "which server it uses is not known here"],
    ],
    "no-name": [
      [
        { about: "no-name", index: 13, server: "default" },
        "the policy file has no name for database 13; add one there if it is in use",
      ],
      [
        { about: "no-name", index: 13, server: "queue" },
        "the policy file has no name for database 13 of server queue; add one there if it is in use",
      ],
    ],
    "invalid-index": [[{ about: "invalid-index", index: -1 }, "-1 is no database number"]],
    unwritable: [
      [{ about: "unwritable", why: "a comment stands inside of the call." }, "a comment stands inside of the call"],
    ],
  };

  it.each(Object.values(texts).flat())("%o", (reason, text) => {
    expect(reasonText(reason)).toBe(text);
  });
});

describe("noteText", () => {
  const texts: Readonly<Record<Note["about"], readonly [Note, string]>> = {
    "default-database": [{ about: "default-database", index: 0 }, "No database is named, so it used 0."],
    "declared-source": [
      { about: "declared-source", source: "process.env.REDIS_URL" },
      "The policy file declares what process.env.REDIS_URL means.",
    ],
    "named-source": [
      { about: "named-source", source: "process.env.METRICS_DB", name: "metrics" },
      "process.env.METRICS_DB names metrics too.",
    ],
    "dropped-tuning": [
      { about: "dropped-tuning", options: ["connectTimeout", "keepAlive"] },
      "Dropped as tuning: connectTimeout, keepAlive.",
    ],
    listener: [
      { about: "listener", use: use("listen", "on", { event: "error" }) },
      "The error listener in line 30 will stand on a shared client.",
    ],
    moves: [{ about: "moves", from: 0, to: 7 }, "Moves from database 0 to 7."],
    server: [
      { about: "server", from: "10.0.0.5:6379", to: "default" },
      "Goes to the default server instead of 10.0.0.5:6379.",
    ],
    decided: [{ about: "decided", decision }, "Decided in the policy file: old keys expire."],
  };

  it.each(Object.values(texts))("%o", (note, text) => {
    expect(noteText(note)).toBe(text);
  });

  it("never shows the user of an address in a reason", () => {
    expect(
      noteText({ about: "decided", decision: { ...decision, reason: "moved from redis://me:hunter2@old:6379" } }),
    ).toBe("Decided in the policy file: moved from redis://old:6379.");
  });
});

describe("lossText", () => {
  const texts: Readonly<Record<Loss["about"], readonly (readonly [Loss, string])[]>> = {
    option: [[{ about: "option", option: option("hologram", 1) }, "hologram would be lost"]],
    unresolved: [[{ about: "unresolved", value: unknown("...base") }, "options in ...base would be lost"]],
    moves: [[{ about: "moves", from: 0, to: 7 }, "moves from database 0 to 7"]],
    server: [
      [
        { about: "server", from: "10.0.0.5:6379", to: "default" },
        "goes to the default server instead of 10.0.0.5:6379",
      ],
      [{ about: "server", from: "10.0.0.5:6379", to: "queue" }, "goes to server queue instead of 10.0.0.5:6379"],
    ],
    source: [[{ about: "source", source: "process.env.HOST" }, "process.env.HOST would no longer count"]],
    "shared-use": [
      [
        { about: "shared-use", use: use("close", "quit") },
        "quit() in line 30 would close the connection that others share",
      ],
    ],
    "out-of-sight": [
      [
        { about: "out-of-sight", use: use("returned") },
        "the client is returned in line 30, and code out of sight may close it or turn it into a subscriber",
      ],
    ],
    connect: [
      [{ about: "connect", use: use("connect", "connect"), dropped: true }, "connect() in line 30 goes too"],
      [
        { about: "connect", use: use("connect", "connect"), dropped: false },
        "connect() in line 30 would connect a client that may be connected already",
      ],
    ],
    null: [[{ about: "null" }, "null is not checked"]],
  };

  it.each(Object.values(texts).flat())("%o", (loss, text) => {
    expect(lossText(loss)).toBe(text);
  });
});

describe("literals and sources", () => {
  it.each([
    ["metrics", "'metrics'"],
    ["it's", "'it\\'s'"],
    ["a\nb", "'a b'"],
    [4, "4"],
    [true, "true"],
    [null, "null"],
  ])("%o is quoted as %s", (value, text) => {
    expect(quoteLiteral(value)).toBe(text);
  });

  it("shortens without cutting characters in two", () => {
    expect(shortened("😀".repeat(80))).toBe(`${"😀".repeat(59)}…`);
    expect(quoteSource(`f(${"a+".repeat(200)}b)`)).toHaveLength(60);
  });

  it("lists", () => {
    expect([listed([]), listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"], "or")]).toEqual([
      "",
      "a",
      "a and b",
      "a, b or c",
    ]);
  });

  it.each([
    ["process.env.REDIS_URL", "process.env.REDIS_URL"],
    ['process.env["REDIS_URL"]', "process.env['REDIS_URL']"],
    ['config.get("redis.databases.metrics",4)', "config.get('redis.databases.metrics',4)"],
    ["`redis://:${pw}@${host}:6379/${db}`", "`redis://${host}:6379/${db}`"],
    ["`redis://${process.env.HOST}:6379/4`", "`redis://${process.env.HOST}:6379/4`"],
    ['process.env.X||"redis://me:hunter2@h:6379/4"', "process.env.X||'redis://h:6379/4'"],
    ['"redis://:"+"hunter2"+"@h"', "'…'"],
    ['makeOptions({password:"hunter2",token:123456})', "makeOptions({password:'…',token:…})"],
    ['open("hunter2")', "open('…')"],
    ['process.env.X||"hunter2"', "process.env.X||'…'"],
    ['new URL("redis://h:1/2?password=hunter2")', "new URL('…')"],
    ['"redis://plain"||f("hun@ter2")', "'…')"],
  ])("%s is shown as %s", (source, text) => {
    expect(withoutSecrets(source)).toBe(text);
  });

  it.each([
    ["10.0.0.5:6379", "10.0.0.5:6379"],
    ["me:hunter2@10.0.0.5:6379", "10.0.0.5:6379"],
    ["redis://me:hunter2@10.0.0.5", "10.0.0.5"],
    ["[::1]:6379", "[::1]:6379"],
  ])("the address %s is shown as %s", (address, text) => {
    expect(withoutUser(address)).toBe(text);
  });

  it("takes time that grows with the text only", () => {
    const start = performance.now();
    withoutSecrets("://".repeat(50_000));
    withoutSecrets("pass".repeat(50_000));
    withoutSecrets("a".repeat(200_000));
    withoutSecrets('"\\'.repeat(50_000));
    withoutSecrets(`?${"-".repeat(100_000)}`);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("secrets", () => {
  /** What none of our own words contain. */
  const secret = fc
    .string({ minLength: 4, maxLength: 20, unit: "grapheme-ascii" })
    .map((text) => `Zq${text.replaceAll("${", "")}7`);
  const policies = [makePolicy(), makePolicy({ more: { endpoints: ["$REDIS_HOST"] } })];

  it("never appear in any wording, wherever they stand", () => {
    fc.assert(
      fc.property(secret, fc.nat(policies.length - 1), (password, which) => {
        const literal = JSON.stringify(password);
        const single = `'${password.replace(/['\\]/gu, "\\$&")}'`;
        const address = `redis://me:${encodeURIComponent(password)}@10.0.0.5:6379/4`;
        const raw = `redis://me:${password}@10.0.0.5:6379/4`;
        const sources = [
          `process.env.REDIS_URL||${JSON.stringify(raw)}`,
          `process.env.REDIS_URL??"${address}"`,
          `\`redis://:${password.replace(/[`\\]/gu, "\\$&")}@\${host}:6379\``,
          `"redis://:"+${literal}+"@"+host`,
          `makeOptions({password:${literal}})`,
          `makeOptions({"pass":${single},token:${single}})`,
          `open("host",6379,${literal})`,
          `secret(${literal})`,
          `pick(${single})`,
          `config.get("redis.password",${literal})`,
          `cond?${literal}:${single}`,
          `[${literal}]`,
        ];
        const connections = sources.flatMap((source) => [
          makeConnection({ target: { url: unknown(source, "expression"), password: known(password) } }),
          makeConnection({ target: { url: unknown(source, "environment"), database: known(4) } }),
          makeConnection({ target: { host: unknown(source, "call"), database: known(4) } }),
          makeConnection({
            target: { host: fallback("localhost", unknown(source, "environment")), database: known(4) },
          }),
          makeConnection({ target: { database: fallback(4, unknown(source, "configuration")) } }),
          makeConnection({ target: { database: known(4) }, unresolved: [unknown(source, "spread")] }),
          makeConnection({ target: { database: known(4), socketPath: unknown(source, "configuration") } }),
        ]);
        const more = [
          makeConnection({ target: { host: known(`me:${password}@10.0.0.5`), database: known(4) } }),
          makeConnection({ target: { host: known(raw), database: known(13) } }),
          makeConnection({
            target: {
              url: known(raw),
              host: known("10.0.0.5", "literal", { fromUrl: true }),
              database: known(4),
              password: known(password),
            },
          }),
          makeConnection({ target: { database: known(4) }, signs: [sign("comment", `sessions ${password}`)] }),
          makeConnection({
            target: { database: known(4) },
            options: [option("keyPrefix", password), option("hologram", password), option("password", password)],
          }),
        ];
        for (const connection of [...connections, ...more]) {
          const verdict = judge(connection, policies[which] ?? POLICY, {
            path: "/app/src/thing.ts",
            today: new Date(),
          });
          const texts = [
            message(connection, verdict),
            ...(verdict.outcome === "choose" ? verdict.candidates.map(candidateText) : []),
          ];
          for (const text of texts) {
            for (const shown of [
              password,
              literal.slice(1, -1),
              encodeURIComponent(password),
              password.replace(/['\\`]/gu, "\\$&"),
            ]) {
              expect(text).not.toContain(shown);
            }
            // Not even the end of one that holds an at sign.
            expect(text).not.toContain(password.slice(-4));
            expect(text).not.toContain("Zq");
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
