import type { TSESLint } from "@typescript-eslint/utils";
import type { JSONSchema4 } from "@typescript-eslint/utils/json-schema";
import type { Range } from "../analysis/option-value.js";
import type { Edit, Rewrite } from "../rewrite/rewrite.js";
import { pageOfRule } from "./page-of-rule.js";
import { policedFile, type PolicedFile } from "./policed-file.js";

export interface RuleDocs {
  readonly description: string;
  /** In which configurations the rule is on. */
  readonly configs: readonly ("recommended" | "strict")[];
}

export interface Suggestion<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly rewrite: Rewrite;
}

export interface Finding<MessageIds extends string> {
  readonly range: Range;
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string | number>>;
  readonly fix?: Rewrite | undefined;
  readonly suggestions?: readonly Suggestion<MessageIds>[];
}

/** The one object of options that a rule takes. */
export interface RuleOptions<Options extends object> {
  /** JSON Schema of each option; there are no others. */
  readonly properties: Readonly<Record<keyof Options & string, JSONSchema4>>;
  readonly defaults: Options;
}

export interface RuleDescription<MessageIds extends string, Options extends object> {
  readonly name: string;
  readonly docs: RuleDocs;
  readonly type: "problem" | "suggestion";
  readonly fixable?: boolean;
  readonly hasSuggestions?: boolean;
  readonly messages: Readonly<Record<MessageIds, string>>;
  readonly options?: RuleOptions<Options>;
  /** Looks at one file and reports what it finds. */
  readonly check: (file: PolicedFile, report: (finding: Finding<MessageIds>) => void, options: Options) => void;
}

/** Files whose missing or broken policy was reported already: once a file, whichever rule comes first. */
const reported = new WeakSet<object>();

/** A rule over facts: the gate, the policy and the ranges are taken care of here. */
export function createRule<MessageIds extends string, Options extends object = Record<never, never>>(
  description: RuleDescription<MessageIds, Options>,
) {
  const { name, docs, type, fixable, hasSuggestions, messages, options, check } = description;
  const defaults: readonly Options[] = options ? [options.defaults] : [];
  const rule: TSESLint.RuleModule<MessageIds | "policy", readonly Options[], RuleDocs> = {
    meta: {
      type,
      docs: { ...docs, url: pageOfRule(name) },
      ...(fixable && { fixable: "code" as const }),
      ...(hasSuggestions && { hasSuggestions: true }),
      schema: options ? [{ type: "object", properties: { ...options.properties }, additionalProperties: false }] : [],
      messages: { ...messages, policy: "{{problem}}" },
      defaultOptions: defaults,
    },
    defaultOptions: defaults,
    create(context) {
      const policed = policedFile(context);
      if (policed.kind === "irrelevant") return {};
      if (policed.kind === "unpoliced") {
        if (reported.has(context.sourceCode)) return {};
        reported.add(context.sourceCode);
        return {
          Program() {
            context.report({ loc: { line: 1, column: 0 }, messageId: "policy", data: { problem: policed.problem } });
          },
        };
      }
      return {
        Program() {
          const [given] = context.options;
          check(
            policed.file,
            (finding) => context.report(descriptorOf(finding, context.sourceCode)),
            // Rules without options are given none, and ask for none.
            { ...options?.defaults, ...given } as Options,
          );
        },
      };
    },
  };
  return rule;
}

function descriptorOf<MessageIds extends string>(
  { range, messageId, data, fix, suggestions }: Finding<MessageIds>,
  sourceCode: Readonly<TSESLint.SourceCode>,
): TSESLint.ReportDescriptor<MessageIds> {
  return {
    loc: { start: sourceCode.getLocFromIndex(range[0]), end: sourceCode.getLocFromIndex(range[1]) },
    messageId,
    ...(data && { data }),
    ...(fix && "edits" in fix && { fix: fixFor(fix.edits) }),
    suggest: (suggestions ?? []).flatMap((suggestion) =>
      "edits" in suggestion.rewrite
        ? [
            {
              messageId: suggestion.messageId,
              ...(suggestion.data && { data: suggestion.data }),
              fix: fixFor(suggestion.rewrite.edits),
            },
          ]
        : [],
    ),
  };
}

function fixFor(edits: readonly Edit[]): TSESLint.ReportFixFunction {
  return (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text));
}
