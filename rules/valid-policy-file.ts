import { resolve } from "node:path";
import type { Rule } from "eslint";
import type { PolicyProblem } from "../src/policy/policy.js";
import type { RuleDocs } from "../src/rule/create-rule.js";
import { pageOfRule } from "../src/rule/page-of-rule.js";
import { problemsInPolicyFile } from "../src/rule/problems-in-policy-file.js";
import { shortened } from "../src/rule/wording-literal.js";

const docs: RuleDocs & { readonly url: string } = {
  description: "Disallow problems of the policy file, in the policy file itself",
  url: pageOfRule("valid-policy-file"),
  configs: ["recommended", "strict"],
};

/**
 * Stands alone, since a policy file is no file under a policy. It does not name its language, so that a configuration for all files
 * may switch it on: files in other languages have no such node.
 */
const rule = {
  meta: {
    type: "problem",
    docs,
    fixable: "code",
    hasSuggestions: true,
    schema: [],
    messages: { problem: "{{message}}", repair: "Write {{text}}." },
  },
  create(context) {
    return {
      PolicyFile() {
        const file = resolve(context.cwd, context.physicalFilename);
        for (const problem of problemsInPolicyFile(context.sourceCode.text, file, new Date())) {
          context.report(descriptorOf(problem));
        }
      },
    };
  },
} satisfies Rule.RuleModule;

export default rule;

function descriptorOf({ message, repair, ...at }: PolicyProblem): Rule.ReportDescriptor {
  const fix = repair && ((fixer: Rule.RuleFixer) => fixer.replaceTextRange([...repair.range], repair.text));
  return {
    ...locOf(at),
    messageId: "problem",
    data: { message },
    ...(fix && repair.certain && { fix }),
    ...(fix && !repair.certain && { suggest: [{ messageId: "repair", data: { text: shortened(repair.text) }, fix }] }),
  };
}

/** Some problems are of a place between two characters: they have no end. */
function locOf({ line, column, endLine, endColumn }: Omit<PolicyProblem, "message">): Rule.ReportDescriptorLocation {
  const start = { line, column };
  return endLine === undefined || endColumn === undefined || (endLine === line && endColumn === column)
    ? { loc: start }
    : { loc: { start, end: { line: endLine, column: endColumn } } };
}
