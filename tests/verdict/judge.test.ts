import { describe, expect, it } from "vitest";
import { judge } from "../../src/verdict/judge.js";
import { ROWS } from "./rows.js";
import { summary } from "./summary.js";

describe.each(Object.entries(ROWS))("%s", (_question, rows) => {
  it.each(rows)("$title", ({ connection, policy, path, today, others = [], expected }) => {
    expect(summary(judge(connection, policy, { path, today, connections: [connection, ...others] }))).toBe(expected);
  });
});
