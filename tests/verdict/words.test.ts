import { describe, expect, it } from "vitest";
import { databasesNamedIn } from "../../src/verdict/databases-named-in.js";
import { sameWord } from "../../src/verdict/same-word.js";
import { wordsOf } from "../../src/verdict/words-of.js";
import { makePolicy } from "./make-policy.js";

describe("wordsOf", () => {
  it.each([
    ["sessionsRedis", "sessions redis"],
    ["SESSIONS_DB", "sessions db"],
    ["user-sessions.store", "user sessions store"],
    ["HTTPMetrics2", "http metrics 2"],
    ["// the metrics (4)", "the metrics 4"],
    ["größenÄnderung", "größen änderung"],
    ["", ""],
    ["…", ""],
  ])("%s", (text, words) => {
    expect(wordsOf(text).join(" ")).toBe(words);
  });
});

describe("sameWord", () => {
  it.each([
    ["session", "sessions", true],
    ["metrics", "metric", true],
    ["queries", "query", true],
    ["caches", "cache", true],
    ["boxes", "box", true],
    ["monitor", "monitoring", true],
    ["test", "testing", false],
    ["log", "logging", false],
    ["class", "clas", false],
    ["main", "domain", false],
    ["session", "obsession", false],
  ])("%s, %s: %s", (one, other, same) => {
    expect(sameWord(one, other)).toBe(same);
    expect(sameWord(other, one)).toBe(same);
  });
});

describe("databasesNamedIn", () => {
  const policy = makePolicy({
    databases: {
      "user-sessions": { db: 3, description: "u" },
      lost: { deprecated: true, description: "gone" },
    },
  });

  it.each([
    ["userSessions", "user-sessions"],
    ["sessions of the user", "sessions"],
    ["metrics and sessions", "metrics sessions"],
    ["main", "main?"],
    ["mainDb", "main"],
    ["lost", ""],
    ["constructor __proto__", ""],
  ])("%s", (text, names) => {
    const found = databasesNamedIn(text, policy).map(
      ({ database, generic }) => `${database.name}${generic ? "?" : ""}`,
    );
    expect(found.sort().join(" ")).toBe(names);
  });
});
