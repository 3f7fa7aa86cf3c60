import { describe, expect, it } from "vitest";
import { judge } from "../../src/verdict/judge.js";
import type { Candidate, Loss, Note, Question, Reason, Verdict } from "../../src/verdict/verdict.js";
import { ROWS } from "./rows.js";

type Kinds<Part extends { readonly about: string }> = Readonly<Record<Part["about"], true>>;

// The types hold these lists complete: a new kind does not compile until it stands here, and then needs a row.
const QUESTIONS: Kinds<Question> = {
  queue: true,
  "foreign-endpoint": true,
  "undeclared-environment": true,
  "unknown-host": true,
  "unknown-port": true,
  "several-servers": true,
  "fallback-index": true,
  "several-names": true,
  contradiction: true,
  "lost-options": true,
  profile: true,
  "unresolved-options": true,
  "shared-use": true,
  "out-of-sight": true,
  connect: true,
  "no-dedicated": true,
  null: true,
};
/** The rewrite alone finds out that a text cannot be written. */
const REASONS: Omit<Kinds<Reason>, "unwritable"> = {
  "no-client": true,
  "other-api": true,
  form: true,
  subclass: true,
  "unknown-index": true,
  "several-databases": true,
  "unknown-server": true,
  "no-name": true,
  "invalid-index": true,
};
const NOTES: Kinds<Note> = {
  "default-database": true,
  "declared-source": true,
  "named-source": true,
  "dropped-tuning": true,
  listener: true,
  moves: true,
  server: true,
  decided: true,
};
const LOSSES: Kinds<Loss> = {
  option: true,
  unresolved: true,
  moves: true,
  server: true,
  source: true,
  "shared-use": true,
  "out-of-sight": true,
  connect: true,
  null: true,
};

const verdicts: readonly Verdict[] = Object.values(ROWS)
  .flat()
  .map(({ connection, policy, path, today }) => judge(connection, policy, { path, today }));

describe("every kind comes out of some row of the table", () => {
  const candidates: readonly Candidate[] = verdicts.flatMap((verdict) =>
    verdict.outcome === "choose" ? verdict.candidates : [],
  );

  it.each([
    [
      "question",
      QUESTIONS,
      verdicts.flatMap((verdict) => (verdict.outcome === "choose" ? [verdict.question.about] : [])),
    ],
    ["reason", REASONS, verdicts.flatMap((verdict) => (verdict.outcome === "report" ? [verdict.reason.about] : []))],
    [
      "note",
      NOTES,
      verdicts.flatMap((verdict) => (verdict.outcome === "fix" ? verdict.notes.map(({ about }) => about) : [])),
    ],
    ["loss", LOSSES, candidates.flatMap(({ losses }) => losses.map(({ about }) => about))],
  ] as const)("%s", (_part, kinds, found) => {
    expect([...new Set<string>(found)].sort()).toEqual(Object.keys(kinds).sort());
  });

  it("a choose has something to choose", () => {
    for (const verdict of verdicts) {
      if (verdict.outcome === "choose") {
        expect(verdict.candidates).not.toEqual([]);
      }
    }
  });

  it("no two candidates of a choose are alike", () => {
    for (const verdict of verdicts) {
      if (verdict.outcome === "choose") {
        const texts = verdict.candidates.map((candidate) => JSON.stringify(candidate));
        expect(new Set(texts).size).toBe(texts.length);
      }
    }
  });

  it("a deprecated database is no answer", () => {
    for (const verdict of verdicts) {
      const replacements =
        verdict.outcome === "fix"
          ? [verdict.replacement]
          : verdict.outcome === "choose"
            ? verdict.candidates.map(({ replacement }) => replacement)
            : [];
      expect(replacements.filter(({ database }) => database.deprecated || database.index === undefined)).toEqual([]);
    }
  });
});
