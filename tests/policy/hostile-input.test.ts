import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/policy/parse.js";

interface Case {
  readonly title: string;
  readonly text: string;
  readonly file?: string;
  /** `line:column message` of every problem, in order. */
  readonly problems: readonly string[];
  readonly usable?: boolean;
}

const VALID = "databases: { main: { db: 0 } }\n";
const KNOWN_KEYS = "Known keys: `client`, `endpoints`, `servers`, `databases`, `exemptions`, `decisions`, `libraries`.";
const EMPTY = "1:1 The file is empty: name the databases under `databases`.";
const NO_MAPPING = "1:1 A policy file is a mapping that begins with keys such as `client:` and `databases:`.";
const TOO_DEEP = "1:1 The file is nested too deeply: a policy file needs no more than a few levels.";
const TOO_MANY = "1:1 The file has too many parts: a policy file holds only the policy.";
const MERGE = "Merge keys (`<<`) are not read alike by all YAML readers: repeat the keys that are meant.";
const PLAIN_DECIMAL =
  "The index of `a` must be a plain decimal number: readers of YAML differ about every other way to write it.";
const TOO_EARLY = "The file ends too early: a bracket or a quote is not closed. Perhaps it was only half written.";
const BAD_NAME =
  "A name must not be empty, longer than 200 characters, or begin, end or be broken by white space or control characters.";

const cases: readonly Case[] = [
  // The file as a whole
  { title: "empty file", text: "", problems: [EMPTY] },
  { title: "white space only", text: " \n\n", problems: [EMPTY] },
  { title: "comments only", text: "# nothing yet\n", problems: [EMPTY] },
  { title: "empty document", text: "---\n", problems: [EMPTY] },
  { title: "a list", text: "- main\n", problems: [NO_MAPPING] },
  { title: "a word", text: "main", problems: [NO_MAPPING] },
  {
    title: "two documents",
    text: `${VALID}---\nother: 1\n`,
    problems: [
      "3:1 A second YAML document begins here: a policy file is one document, so remove the `---` between them.",
    ],
  },
  {
    title: "more than a megabyte",
    text: `${VALID}#${"x".repeat(1024 * 1024)}`,
    problems: ["1:1 The file is larger than 1 MiB: a policy file holds only the policy."],
  },
  {
    title: "more than a megabyte in UTF-8, though not in characters",
    text: `${VALID}#${"ä".repeat(600 * 1024)}`,
    problems: ["1:1 The file is larger than 1 MiB: a policy file holds only the policy."],
  },
  { title: "brackets without end", text: "[".repeat(500_000), problems: [TOO_DEEP] },
  { title: "closed brackets", text: "[".repeat(500_000) + "]".repeat(500_000), problems: [TOO_DEEP] },
  { title: "nested lists on one line", text: "- ".repeat(500_000), problems: [TOO_DEEP] },
  {
    title: "nested blocks",
    text: Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
    problems: [TOO_DEEP],
  },
  { title: "a million commas", text: `[${",".repeat(1_000_000)}]`, problems: [TOO_MANY] },
  { title: "a million closing brackets", text: "]".repeat(1_000_000), problems: [TOO_MANY] },
  { title: "NUL characters", text: "\0".repeat(1000), problems: [NO_MAPPING] },
  {
    title: "YAML 1.1 by directive",
    text: `%YAML 1.1\n---\n${VALID}`,
    problems: [
      "1:1 The file asks for an older version of YAML: remove the %YAML directive, so that every reader reads the same.",
    ],
  },
  {
    title: "an unknown directive",
    text: `%FOO\n---\n${VALID}`,
    problems: ["1:1 Directives (lines that begin with %) are not read: remove it."],
  },

  // Half-written files
  { title: "ends in a mapping", text: "databases:\n  main: { db: 0, desc", problems: [`2:22 ${TOO_EARLY}`] },
  {
    title: "ends in a string",
    text: 'databases:\n  main: { db: 0, description: "Gen',
    problems: [`2:35 ${TOO_EARLY}`],
  },
  {
    title: "ends behind a name",
    text: "databases:\n  main:\n",
    problems: ["2:3 `databases.main` is empty: it must be a mapping."],
  },
  {
    title: "ends behind `db:`",
    text: "databases:\n  main: { db: 0 }\n  a:\n    db:",
    problems: ["4:5 `databases.a.db` is empty: it must be a whole number."],
  },
  {
    title: "tabs as indentation",
    text: "databases:\n\tmain: { db: 0 }\n",
    problems: ["2:1 Tabs cannot indent YAML: use spaces."],
  },
  {
    title: "a bad escape",
    text: 'databases: { main: { db: 0, description: "a\\q" } }',
    problems: ["1:44 This escape is not valid in double quotes: double the backslash, or use single quotes."],
  },
  {
    title: "two mappings on a line",
    text: "databases: main: 0",
    problems: ["1:12 A mapping cannot begin here: begin a new line for it, or put the value in quotes."],
  },
  {
    title: "a reserved character",
    text: "databases: @main",
    problems: ["1:12 A plain value cannot begin with this character: put it in quotes."],
  },

  // What YAML can hide
  {
    title: "a tag of one's own",
    text: "databases: !include other.yaml",
    problems: ["1:21 Tags such as `!include` are not read: remove it."],
  },
  {
    title: "a known tag",
    text: 'databases: { a: { db: !!int "4" } }',
    problems: ["1:29 Tags such as `!!int` are not read: remove it."],
  },
  {
    title: "a tag on a mapping",
    text: "databases: !!map { a: { db: 4 } }",
    problems: ["1:18 Tags such as `!!map` are not read: remove it."],
  },
  {
    title: "an alias bomb",
    text: `a: &a [x,x,x,x,x,x,x,x,x,x]\n${["b", "c", "d", "e", "f", "g", "h", "i"]
      .map((name, index) => `${name}: &${name} [${`*${"abcdefgh".charAt(index)},`.repeat(10)}]`)
      .join("\n")}\n${VALID}`,
    problems: ["4:29 The aliases of this file expand to too much: write out what is meant."],
  },
  {
    title: "an alias of what it stands in",
    text: "databases: &all { a: *all }",
    problems: ["1:17 This contains itself through an alias: write out what is meant."],
  },
  {
    title: "an alias without an anchor",
    text: "databases: { a: *b }",
    problems: ["1:17 No anchor of this name stands before this alias: write out what is meant."],
  },
  {
    title: "a merge key",
    text: "databases:\n  a: &a { db: 1 }\n  b: { <<: *a }\n",
    problems: [`3:8 ${MERGE}`],
  },
  {
    title: "a merge key bomb",
    text: "databases:\n  a: &a { db: 1 }\n  b: &b { <<: [*a, *a] }\n  c: { <<: [*b, *b] }\n",
    problems: [`3:11 ${MERGE}`, `4:8 ${MERGE}`],
  },
  { title: "a list as key", text: "? [a]\n: 1\n", problems: ["1:3 A key must be plain text."] },
  {
    title: "a name twice",
    text: "databases:\n  a: { db: 1 }\n  a: { db: 2 }\n",
    problems: ["3:3 The key `a` stands here twice: remove one, since readers differ in which of them counts."],
  },
  {
    title: "a name twice, once in quotes",
    text: 'databases:\n  a: { db: 1 }\n  "a": { db: 2 }\n',
    problems: ["3:3 The key `a` stands here twice: remove one, since readers differ in which of them counts."],
  },
  {
    title: "a number twice as a key",
    text: "databases:\n  1: { db: 1 }\n  '1': { db: 2 }\n",
    problems: ["3:3 The key `1` stands here twice: remove one, since readers differ in which of them counts."],
  },
  {
    title: "__proto__ twice",
    text: "databases:\n  __proto__: { db: 1 }\n  __proto__: { db: 2 }\n",
    problems: ["3:3 The key `__proto__` stands here twice: remove one, since readers differ in which of them counts."],
  },
  {
    title: "__proto__ as a key of the file",
    text: `__proto__: { databases: { a: { db: 1 } } }\n${VALID}`,
    problems: [`1:1 Unknown key \`__proto__\`. ${KNOWN_KEYS}`],
  },
  {
    title: "__proto__ as a key of a database",
    text: "databases: { a: { __proto__: { db: 1 } } }",
    problems: [
      "1:14 `databases.a` names no index: add `db`. A missing index is never read as 0.",
      "1:19 Unknown key `__proto__` in `databases.a`. Known keys: `db`, `description`, `server`, `aliasOf`, `deprecated`, `replacedBy`, `for`, `allowedIn`, `sources`.",
    ],
  },
  {
    title: "an alias of a name that every object has",
    text: "databases: { a: { db: 1, aliasOf: constructor } }",
    problems: ["1:35 There is no database `constructor`: add it, or correct the name."],
  },
  {
    title: "a server that every object has",
    text: "databases: { a: { db: 1, server: __proto__ } }\nservers: { default: {} }",
    problems: ["1:34 There is no server `__proto__`: add it, or correct the name."],
  },

  // Names
  { title: "an empty name", text: 'databases: { "": { db: 1 } }', problems: [`1:14 ${BAD_NAME}`] },
  { title: "white space around a name", text: 'databases: { " a": { db: 1 } }', problems: [`1:14 ${BAD_NAME}`] },
  { title: "a line break in a name", text: 'databases: { "a\\nb": { db: 1 } }', problems: [`1:14 ${BAD_NAME}`] },
  { title: "a very long name", text: `databases: { ${"a".repeat(201)}: { db: 1 } }`, problems: [`1:14 ${BAD_NAME}`] },
  {
    title: "a name that YAML 1.1 reads as a boolean",
    text: "databases: { on: { db: 1 } }",
    problems: ["1:14 Some readers of YAML take the name `on` for something other than text: put it in quotes."],
    usable: true,
  },

  // Indexes
  {
    title: "no index",
    text: "databases:\n  a: { description: x }\n",
    problems: ["2:3 `databases.a` names no index: add `db`. A missing index is never read as 0."],
  },
  {
    title: "no index on an alias",
    text: "databases:\n  a: { db: 7 }\n  b: { aliasOf: a }\n",
    problems: ["3:3 `databases.b` names no index: add `db`. A missing index is never read as 0."],
  },
  {
    title: "deprecated: false does not replace an index",
    text: "databases:\n  a: { deprecated: false }\n",
    problems: ["2:3 `databases.a` names no index: add `db`. A missing index is never read as 0."],
  },
  {
    title: "an index in quotes",
    text: 'databases:\n  a: { db: "4" }\n',
    problems: ["2:12 `databases.a.db` must be a whole number, not text: write 4 without quotes."],
  },
  {
    title: "a word as index",
    text: "databases: { a: { db: four } }",
    problems: ["1:23 `databases.a.db` must be a whole number, not text."],
  },
  {
    title: "null",
    text: "databases: { a: { db: null } }",
    problems: ["1:23 `databases.a.db` is empty: it must be a whole number."],
  },
  { title: "negative", text: "databases: { a: { db: -1 } }", problems: ["1:23 `databases.a.db` must be 0 or more."] },
  {
    title: "huge",
    text: "databases: { a: { db: 99999999999999999999 } }",
    problems: ["1:23 `databases.a.db` must be at most 2147483647."],
  },
  {
    title: "one too large",
    text: "databases: { a: { db: 2147483648 } }",
    problems: ["1:23 `databases.a.db` must be at most 2147483647."],
  },
  {
    title: "a fraction",
    text: "databases: { a: { db: 4.5 } }",
    problems: ["1:23 `databases.a.db` must be a whole number, not a number with a fraction."],
  },
  {
    title: "not a number",
    text: "databases: { a: { db: .nan } }",
    problems: ["1:23 `databases.a.db` must be a whole number, not a number with a fraction."],
  },
  {
    title: "infinity",
    text: "databases: { a: { db: .inf } }",
    problems: ["1:23 `databases.a.db` must be at most 2147483647."],
  },
  {
    title: "a boolean as index",
    text: "databases: { a: { db: true } }",
    problems: ["1:23 `databases.a.db` must be a whole number, not true or false."],
  },
  { title: "octal to some readers", text: "databases: { a: { db: 010 } }", problems: [`1:23 ${PLAIN_DECIMAL}`] },
  { title: "hexadecimal", text: "databases: { a: { db: 0x1F } }", problems: [`1:23 ${PLAIN_DECIMAL}`] },
  { title: "octal", text: "databases: { a: { db: 0o17 } }", problems: [`1:23 ${PLAIN_DECIMAL}`] },
  { title: "an exponent", text: "databases: { a: { db: 1e1 } }", problems: [`1:23 ${PLAIN_DECIMAL}`] },
  { title: "a plus sign", text: "databases: { a: { db: +4 } }", problems: [`1:23 ${PLAIN_DECIMAL}`] },
  { title: "minus zero", text: "databases: { a: { db: -0 } }", problems: [`1:23 ${PLAIN_DECIMAL}`] },
  {
    title: "grouped digits",
    text: "databases: { a: { db: 1_0 } }",
    problems: ["1:23 `databases.a.db` must be a whole number, not text."],
  },

  // Circles
  {
    title: "an alias of itself",
    text: "databases:\n  a: { db: 1, aliasOf: a }\n",
    problems: ["2:24 The aliases go round in a circle (`a` → `a`): one of them must be the database itself."],
  },
  {
    title: "aliases in a circle",
    text: "databases:\n  a: { db: 1, aliasOf: b }\n  b: { db: 1, aliasOf: c }\n  c: { db: 1, aliasOf: a }\n",
    problems: [
      "2:24 The aliases go round in a circle (`a` → `b` → `c` → `a`): one of them must be the database itself.",
    ],
  },
  {
    title: "an alias of a circle",
    text: "databases:\n  a: { db: 1, aliasOf: b }\n  b: { db: 1, aliasOf: c }\n  c: { db: 1, aliasOf: b }\n",
    problems: ["3:24 The aliases go round in a circle (`b` → `c` → `b`): one of them must be the database itself."],
  },
  {
    title: "replacements in a circle",
    text: "databases:\n  a: { deprecated: true, replacedBy: b }\n  b: { deprecated: true, replacedBy: a }\n",
    problems: ["2:38 The replacements go round in a circle (`a` → `b` → `a`): one of them must be current."],
  },

  // JSON is JSON
  ...jsonCases(),
];

function jsonCases(): readonly Case[] {
  const file = "/repo/redis-policy.json";
  const value =
    "A value is missing or not valid JSON here: write a string in double quotes, a plain number, true, false, null, a list or an object.";
  return [
    { title: "JSON: empty", text: "", problems: [EMPTY] },
    {
      title: "JSON: a trailing comma in an object",
      text: '{"databases": {"a": {"db": 1,}}}',
      problems: ["1:29 JSON has no trailing commas: remove it."],
    },
    {
      title: "JSON: a trailing comma in a list",
      text: '{"a": [1,\n]}',
      problems: ["1:9 JSON has no trailing commas: remove it."],
    },
    {
      title: "JSON: a line comment",
      text: '{\n  // registry\n  "databases": {}\n}',
      problems: ["2:3 JSON has no comments: remove it, or use a .yaml file."],
    },
    {
      title: "JSON: a block comment behind a value",
      text: '{\n  "a": 1 /* x */\n}',
      problems: ["2:10 JSON has no comments: remove it, or use a .yaml file."],
    },
    {
      title: "JSON: a YAML comment",
      text: "# registry\n{}",
      problems: ["1:1 JSON has no comments: remove it, or use a .yaml file."],
    },
    {
      title: "JSON: half written",
      text: '{"databases": {"a": {"db": 1',
      problems: ["1:29 The file ends too early: `}` is missing. Perhaps it was only half written."],
    },
    {
      title: "JSON: a half-written string",
      text: '{"databases": {"a": {"description": "Gen',
      problems: [
        "1:37 This string is not valid JSON: close it with a double quote on the same line, and escape backslashes.",
      ],
    },
    { title: "JSON: single quotes", text: "{'a': 1}", problems: ["1:2 A key must stand in double quotes."] },
    {
      title: "JSON: a value in single quotes",
      text: "{\"a\": 'b'}",
      problems: ["1:7 JSON strings stand in double quotes."],
    },
    { title: "JSON: a bare key", text: "{a: 1}", problems: ["1:2 A key must stand in double quotes."] },
    { title: "JSON: YAML", text: "databases:\n  a: { db: 1 }", problems: [`1:1 ${value}`] },
    { title: "JSON: no comma", text: '{"a": 1 "b": 2}', problems: ["1:9 A comma or `}` is missing here."] },
    { title: "JSON: no colon", text: '{"a" 1}', problems: ["1:6 A colon is missing behind the key."] },
    {
      title: "JSON: two values",
      text: "{} {}",
      problems: ["1:4 Something follows behind the end of the JSON value: remove it."],
    },
    { title: "JSON: a leading zero", text: '{"databases": {"a": {"db": 04}}}', problems: [`1:28 ${value}`] },
    { title: "JSON: NaN", text: '{"databases": NaN}', problems: [`1:15 ${value}`] },
    { title: "JSON: a comma alone", text: "[,]", problems: [`1:2 ${value}`] },
    {
      title: "JSON: a name twice",
      text: '{"databases": {"a": {"db": 1}, "a": {"db": 2}}}',
      problems: ["1:32 The key `a` stands here twice: remove one, since readers differ in which of them counts."],
    },
    {
      title: "JSON: a name twice by an escape",
      text: '{"databases": {"a": {"db": 1}, "\\u0061": {"db": 2}}}',
      problems: ["1:32 The key `a` stands here twice: remove one, since readers differ in which of them counts."],
    },
    {
      title: "JSON: an index in quotes",
      text: '{"databases": {"a": {"db": "4"}}}',
      problems: ["1:28 `databases.a.db` must be a whole number, not text: write 4 without quotes."],
    },
    { title: "JSON: 4.0", text: '{"databases": {"a": {"db": 4.0}}}', problems: [`1:28 ${PLAIN_DECIMAL}`] },
    { title: "JSON: nested deeply", text: "[".repeat(500_000) + "]".repeat(500_000), problems: [TOO_DEEP] },
    { title: "JSON: null", text: "null", problems: [EMPTY] },
    {
      title: "JSON: CRLF and a byte order mark",
      text: '\uFEFF{\r\n  "databases": {\r\n    "a": { "db": "x" }\r\n  }\r\n}\r\n',
      problems: ["3:18 `databases.a.db` must be a whole number, not text."],
    },
  ].map((each) => ({ ...each, file }));
}

describe("hostile input", () => {
  it.each(cases)("$title", ({ text, file = "/repo/redis-policy.yaml", problems, usable = false }) => {
    const parsed = parsePolicy(text, file);
    expect(parsed.problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual(problems);
    expect(parsed.policy !== undefined).toBe(usable);
  });

  it.each(cases)("$title: severities agree with the outcome", ({ text, file = "/repo/redis-policy.yaml" }) => {
    const { policy, problems } = parsePolicy(text, file);
    expect(problems.some(({ severity }) => severity === "error")).toBe(policy === undefined);
  });

  it("takes names that every object has for names", () => {
    const names = ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty", "prototype", "then"];
    const text = `databases:\n${names.map((name, index) => `  ${name}: { db: ${index} }`).join("\n")}\n`;
    const { policy, problems } = parsePolicy(text, "/repo/redis-policy.yaml");
    expect(problems).toEqual([]);
    expect([...(policy?.databases.values() ?? [])].map(({ name, index }) => [name, index])).toEqual(
      names.map((name, index) => [name, index]),
    );
    expect(({} as Record<string, unknown>)["db"]).toBeUndefined();
  });

  it("keeps such names out of prototypes in `dedicated` and `defaults` too", () => {
    const client = "{ module: a, export: b, library: ioredis, dedicated: { __proto__: true, constructor: x } }";
    const python = "{ module: a, export: b, defaults: { __proto__: 1 } }";
    const { policy } = parsePolicy(
      `${VALID}client: { javascript: ${client}, python: ${python} }`,
      "/repo/redis-policy.yaml",
    );
    expect(Object.keys(policy?.clients[0]?.dedicated ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.keys(policy?.python?.defaults ?? {})).toEqual(["__proto__"]);
  });

  const large = 4000;
  it.each([
    ["valid", (index: number) => `a${index}: { db: ${index} }`],
    ["one index", (index: number) => `a${index}: { db: 1 }`],
    ["misspelled", (index: number) => `a${index}: { dbx: 1 }`],
  ])("reads thousands of databases in seconds (%s), and lists at most 100 problems", (_, line) => {
    const lines = Array.from({ length: large }, (__, index) => `  ${line(index)}`);
    const start = performance.now();
    const { problems } = parsePolicy(`databases:\n${lines.join("\n")}\n`, "/repo/redis-policy.yaml");
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(problems.length).toBeLessThanOrEqual(100);
  });

  it("walks long chains of aliases once", () => {
    const count = 3000;
    const lines = Array.from({ length: count }, (_, index) => `  a${index}: { db: 1, aliasOf: a${index + 1} }`);
    const start = performance.now();
    const { policy } = parsePolicy(
      `databases:\n${lines.join("\n")}\n  a${count}: { db: 1 }\n`,
      "/repo/redis-policy.yaml",
    );
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(policy?.databases.size).toBe(count + 1);
  });
});
