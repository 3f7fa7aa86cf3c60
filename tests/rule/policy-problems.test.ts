import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/policy/parse.js";
import { policyProblems, problemsOf } from "../../src/rule/policy-problems.js";

const DATABASES = "databases: { main: { db: 0 } }\n";

/** Each problem as `line:column-endColumn message`, and what its repair makes of the text. */
function problemsIn(text: string, file = "/repo/redis-policy.yaml") {
  return policyProblems(text, file).map(({ line, column, endColumn, severity, message, repair }) => ({
    at: `${line}:${column}-${endColumn}`,
    severity,
    message,
    repaired: repair && text.slice(0, repair.range[0]) + repair.text + text.slice(repair.range[1]),
    certain: repair?.certain,
  }));
}

describe("names of client libraries", () => {
  it("are known from the catalogue or from the policy file", () => {
    const text = `client:
  javascript:
    - { module: a, export: b, library: ioredis }
    - { module: a, export: c, library: '@valkey/valkey-glide' }
    - { module: a, export: d, library: acme-redis }
${DATABASES}libraries:
  - { name: acme-redis, exports: { default: { like: redis } } }
  - { name: other, like: bullmq, exports: { default: {} } }
`;
    expect(policyProblems(text, "/repo/redis-policy.yaml")).toEqual([]);
  });

  it("are reported where they stand, with the ones that may be meant", () => {
    expect(problemsIn(`client: { javascript: { module: a, export: b, library: iroedis } }\n${DATABASES}`)).toEqual([
      {
        at: "1:56-63",
        severity: "warning",
        message: "No client library is known as `iroedis`. Did you mean `ioredis` or `redis`?",
        repaired: `client: { javascript: { module: a, export: b, library: ioredis } }\n${DATABASES}`,
        certain: false,
      },
    ]);
  });

  it("keep their quotes, and get some where YAML needs them", () => {
    const [quoted] = problemsIn(`client: { javascript: { module: a, export: b, library: 'iovalky' } }\n${DATABASES}`);
    expect(quoted?.repaired).toContain("library: 'iovalkey' }");
    const [scoped] = problemsIn(
      `client: { javascript: { module: a, export: b, library: upstash/redis } }\n${DATABASES}`,
    );
    expect(scoped?.repaired).toContain('library: "@upstash/redis" }');
    const json =
      '{"databases":{"main":{"db":0}},"client":{"javascript":{"module":"a","export":"b","library":"iovalky"}}}';
    expect(problemsIn(json, "/repo/redis-policy.json")[0]?.repaired).toBe(json.replace("iovalky", "iovalkey"));
  });

  it("are not guessed when nothing is close", () => {
    expect(problemsIn(`client: { javascript: { module: a, export: b, library: zzz } }\n${DATABASES}`)).toEqual([
      {
        at: "1:56-59",
        severity: "warning",
        message: "No client library is known as `zzz`. Correct the name, or describe it under `libraries`.",
        repaired: undefined,
        certain: undefined,
      },
    ]);
  });

  it("of `like` are those of the catalogue, and each place is reported once", () => {
    const text = `${DATABASES}libraries:
  - { name: acme, like: ioredsi, exports: { A: {}, B: {} } }
  - { name: other, exports: { default: { like: acme } } }
`;
    expect(problemsIn(text)).toMatchObject([
      { at: "3:25-32", message: "No client library is known as `ioredsi`. Did you mean `ioredis`?" },
      { at: "4:48-52", message: expect.stringMatching(/^No client library is known as `acme`\. /u) as string },
    ]);
  });

  it("stand among the other problems in the order of the file", () => {
    const text = `databases:
  main: { db: 0 }
  other: { db: 0 }
client: { javascript: { module: a, export: b, library: zzz } }
exemptions: [{ files: ['a.ts'], reason: a }]
`;
    expect(problemsIn(text).map(({ at }) => at)).toEqual(["3:3-8", "4:56-59"]);
    const parsed = parsePolicy(text, "/repo/redis-policy.yaml");
    expect(problemsOf(parsed)).toEqual(policyProblems(text, "/repo/redis-policy.yaml"));
  });

  it("are not looked at while the policy has errors", () => {
    const problems = policyProblems("client: { javascript: { module: a, export: b, library: zzz } }\n", "/p.yaml");
    expect(problems.map(({ severity }) => severity)).toEqual(["error"]);
  });
});
