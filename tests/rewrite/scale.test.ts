import { describe, expect, it } from "vitest";
import { fixAll } from "./fixing.js";

/** Functions that open a connection each, and `padding` lines around each that have nothing to do with it. */
function fileWith(connections: number, padding: number): string {
  const parts = Array.from({ length: connections }, (_, at) => {
    const lines = Array.from({ length: padding }, (__, line) => `  total += values[${line}] ?? ${at};`);
    return [
      `export async function read${at}(values: number[]): Promise<string | null> {`,
      "  let total = 0;",
      ...lines,
      "  const redis = new Redis({ host: 'localhost', port: 6379, db: 4 });",
      `  return redis.get(\`key-${at}-\${total}\`);`,
      "}",
      "",
    ].join("\n");
  });
  return `import { Redis } from 'ioredis';\n\n${parts.join("\n")}`;
}

/** Milliseconds of processor time for all passes of `--fix`; the least of some runs, because other work only adds to it. */
function costOf(code: string, runs: number): number {
  const costs = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    const { output, passes } = fixAll(code);
    const { user, system } = process.cpuUsage(before);
    expect(passes).toBeLessThanOrEqual(3);
    expect(output).not.toContain("new Redis(");
    return (user + system) / 1000;
  });
  return Math.min(...costs);
}

describe("time grows linearly, in at most 3 passes", () => {
  fixAll(fileWith(20, 2));

  it("with 50 and 200 connections in a file", { timeout: 240_000 }, () => {
    const few = costOf(fileWith(50, 5), 2);
    const many = costOf(fileWith(200, 5), 2);
    expect(many / few).toBeLessThan(4 * 1.6);
  });

  it("with 5,000 and 20,000 lines around 20 connections", { timeout: 240_000 }, () => {
    const few = costOf(fileWith(20, 244), 2);
    const many = costOf(fileWith(20, 994), 1);
    expect(many / few).toBeLessThan(4 * 1.6);
  });
});
