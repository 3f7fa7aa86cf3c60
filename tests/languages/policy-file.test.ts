import { Linter, type Rule } from "eslint";
import { builtinRules } from "eslint/use-at-your-own-risk";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";
import { directiveOf } from "../../src/languages/policy-file/directives.js";
import { yamlComments } from "../../src/languages/policy-file/yaml-comments.js";
import plugin from "../../src/plugin.js";

const config = plugin.configs["policy-file"];
const BAD = "{ db: '4' }";
const GOOD = "databases:\n  main: { db: 0 }\n";

describe("disable comments in YAML", () => {
  it.each([
    ["# eslint-disable\n", `databases:\n  main: ${BAD}\n`, 0],
    ["# eslint-disable redis-policy/valid-policy-file -- until May\n", `databases:\n  main: ${BAD}\n`, 0],
    ["# eslint-disable redis-policy/no-direct-client\n", `databases:\n  main: ${BAD}\n`, 1],
    ["", `databases:\n  main: ${BAD} # eslint-disable-line\n`, 0],
    ["", `databases:\n  main: ${BAD} # see the wiki # eslint-disable-line\n`, 0],
    ["", `databases:\n  main: ${BAD} # see eslint-disable-line\n`, 1],
    ["", `databases:\n  # eslint-disable-next-line redis-policy/valid-policy-file\n  main: ${BAD}\n  b: ${BAD}\n`, 1],
    ["", `# eslint-disable\ndatabases:\n  main: ${BAD}\n  # eslint-enable\n  b: ${BAD}\n`, 1],
    ["", `databases:\n  main: { db: '4', description: "# eslint-disable-line" }\n`, 1],
    ["", `databases:\n  main:\n    db: '4'\n    description: |\n      # eslint-disable\n`, 1],
  ])("%j%j leaves %d", (before, text, left) => {
    expect(lint(before + text).filter(({ ruleId }) => ruleId !== null)).toHaveLength(left);
  });

  it("are reported when they are not needed, and removed by --fix", () => {
    const unused = { ...config, linterOptions: { reportUnusedDisableDirectives: "error" as const } };
    const text = `${GOOD}  # eslint-disable-next-line redis-policy/valid-policy-file\n  metrics: { db: 4 }\n`;
    const { output, messages } = new Linter().verifyAndFix(text, unused, { filename: "redis-policy.yaml" });
    expect(messages).toEqual([]);
    expect(output).not.toContain("eslint-disable");
  });

  it("have a reason of their own", () => {
    const [comment] = yamlComments("# eslint-disable-line a, b -- first -- second\n");
    expect(comment && directiveOf(comment)).toMatchObject({
      type: "disable-line",
      value: "a, b",
      justification: "first -- second",
    });
    const [bare] = yamlComments("# eslint-disable -- only a reason");
    expect(bare && directiveOf(bare)).toMatchObject({ value: "", justification: "only a reason" });
  });

  it("do not exist in JSON, where strings may look like them", () => {
    const text = '{ "databases": { "main": { "db": "4", "description": "x # eslint-disable-line" } } }';
    expect(new Linter().verify(text, config, { filename: "redis-policy.json" })).toHaveLength(1);
  });
});

describe("comments", () => {
  it.each([
    ["a: 1 # one\n# two\n", ["# one", "# two"]],
    ["a: '# no' # yes", ["# yes"]],
    ['a: x#no\nb: "#no"\n', []],
    ["a: |\n  # no\n# yes\n", ["# yes"]],
    ["a: [ # one\n  1, # two\n]\n", ["# one", "# two"]],
    ["# ümläut 😀\r\na: 1 # x\r\n", ["# ümläut 😀", "# x"]],
    ["a: { # not closed", ["# not closed"]],
  ])("of %j", (text, expected) => {
    expect(yamlComments(text).map(({ range }) => text.slice(...range))).toEqual(expected);
  });
});

describe("the tree", () => {
  const seen: string[] = [];
  const collect: Rule.RuleModule = {
    create: (context) => ({
      "*"(node: { type: string; range: [number, number] }) {
        seen.push(`${node.type} ${JSON.stringify(context.sourceCode.text.slice(...node.range))}`);
      },
      'Entry[key.value="db"] > Scalar.value'(node: Rule.Node) {
        context.report({ node, message: "an index" });
      },
    }),
  };

  it("can be walked and selected from", () => {
    const messages = new Linter().verify(
      "databases:\n  main: { db: 4 }\n  list: [a]\n",
      [{ ...config, plugins: { ...config.plugins, test: { rules: { collect } } }, rules: { "test/collect": "error" } }],
      { filename: "redis-policy.yaml" },
    );
    expect(messages).toMatchObject([{ line: 2, column: 15, endLine: 2, endColumn: 16, message: "an index" }]);
    expect(seen).toContain('Entry "main: { db: 4 }"');
    expect(seen).toContain('List "[a]"');
    expect(seen[0]).toMatch(/^PolicyFile /u);
  });
});

describe("beside other configurations", () => {
  it("bears all rules for JavaScript that a recommended preset may bring", () => {
    const rules = Object.fromEntries(
      [...builtinRules]
        .filter(([, rule]) => Boolean((rule.meta?.docs as { recommended?: boolean } | undefined)?.recommended))
        .map(([name]) => [name, "error" as const]),
    );
    expect(Object.keys(rules).length).toBeGreaterThan(50);
    expect(messagesWith([{ rules }])).toEqual([]);
  });

  it("bears the presets of typescript-eslint, their parser and options", () => {
    expect(messagesWith(tseslint.configs.recommended as Linter.Config[])).toEqual([]);
    expect(messagesWith(tseslint.configs.strict as Linter.Config[])).toEqual([]);
  });

  it("bears the rules of this plugin, and options that are meant for JavaScript", () => {
    expect(
      messagesWith([
        plugin.configs.strict,
        { languageOptions: { ecmaVersion: 2022, sourceType: "commonjs", globals: { x: true } } },
      ]),
    ).toEqual([]);
  });

  it("says nothing about comments that it may not look at", () => {
    const off = { ...config, linterOptions: { noInlineConfig: true } };
    const messages = new Linter().verify(`databases:\n  main: ${BAD} # eslint-disable-line\n`, off, {
      filename: "redis-policy.yaml",
    });
    expect(messages.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      expect.stringMatching(/^2 .*must be a whole number/u),
      expect.stringMatching(/^1 '# eslint-disable-line' has no effect/u),
    ]);
  });

  function messagesWith(others: readonly Linter.Config[]): readonly string[] {
    return new Linter()
      .verify(GOOD, [...others, config], { filename: "redis-policy.yaml" })
      .map(({ message }) => message);
  }
});

describe("lines and columns", () => {
  it.each(["\n", "\r\n"])("count the same with line ends %j, behind a byte order mark and astral characters", (end) => {
    const text = ["\uFEFF# 😀", "databases:", "  '😀': { db: '4' }", ""].join(end);
    expect(lint(text)).toMatchObject([{ line: 3, column: 15, endLine: 3, endColumn: 18 }]);
    const fixed = new Linter().verifyAndFix(text, config, { filename: "redis-policy.yaml" });
    expect(fixed.output).toBe(text.replace("'4'", "4"));
  });
});

function lint(text: string): Linter.LintMessage[] {
  return new Linter().verify(text, config, { filename: "redis-policy.yaml" });
}
