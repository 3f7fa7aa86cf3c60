import { rmSync, writeFileSync } from "node:fs";
import { join, posix } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { SampleProject } from "../docs/lint-sample.js";
import { violatingSamples } from "../docs/violating-sample.js";

/** An exemption lets files keep connections of their own; a literal host, port or password is wrong in any connection. */
const REPORTED_IN_EXEMPT_FILES: ReadonlySet<string> = new Set(["no-hardcoded-connection"]);

describe.each(violatingSamples())("$rule", ({ rule, code, file, policy }) => {
  const project = new SampleProject({}, [rule]);
  afterAll(() => rmSync(project.folder, { recursive: true, force: true }));

  function lintWith(exemption: string): readonly string[] {
    writeFileSync(join(project.folder, "redis-policy.yaml"), `${policy}\nexemptions:\n${exemption}`);
    return project.lint(code, file).map(({ messageId = "", message }) => (messageId === "policy" ? message : "found"));
  }

  const today = new Date().toISOString().slice(0, 10);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const found = [expect.stringMatching(/^found$/u) as string];
  const held = REPORTED_IN_EXEMPT_FILES.has(rule) ? (expect.arrayContaining(found) as string[]) : [];

  it.each([
    ["no exemption", "  []", true],
    ["one for this file", `  - { files: ["${file}"], reason: agreed }`, false],
    ["one for its folder", `  - { files: ["${posix.dirname(file)}/**"], reason: agreed, status: later }`, false],
    ["one for another file", `  - { files: ["src/nobody.ts"], reason: agreed }`, true],
    ["one that ends today", `  - { files: ["${file}"], reason: agreed, until: ${today} }`, false],
    ["one that ended yesterday", `  - { files: ["${file}"], reason: agreed, until: ${yesterday} }`, true],
    [
      "one that ended and one that holds",
      `  - { files: ["${file}"], reason: agreed, until: ${yesterday} }\n  - { files: ["${posix.dirname(file)}/**"], reason: agreed again }`,
      false,
    ],
  ])("%s", (_state, exemption, reported) => {
    expect(lintWith(exemption)).toEqual(reported ? expect.arrayContaining(found) : held);
  });

  it.each([
    ["no reason", `  - { files: ["${file}"] }`],
    ["an empty reason", `  - { files: ["${file}"], reason: "" }`],
    ["a blank reason", `  - { files: ["${file}"], reason: " " }`],
    ["no day", `  - { files: ["${file}"], reason: agreed, until: soon }`],
  ])("one with %s is an error of the policy file", (_state, exemption) => {
    expect(lintWith(exemption)).toEqual([expect.stringMatching(/^redis-policy\.yaml:\d+:\d+: .*(?:reason|until)/u)]);
  });
});
