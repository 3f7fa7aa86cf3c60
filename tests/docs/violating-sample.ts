import { readFileSync } from "node:fs";
import plugin from "../../src/plugin.js";
import { codeSamples } from "./code-samples.js";

/** Something that a rule reports: the first incorrect sample of its page that can stand alone, under the policy of that page. */
export interface ViolatingSample {
  readonly rule: string;
  readonly code: string;
  readonly file: string;
  readonly policy: string;
}

const here = new URL("./", import.meta.url);

/** One sample for each rule about code, so that a new rule is covered by its page alone. */
export function violatingSamples(): readonly ViolatingSample[] {
  return Object.keys(plugin.rules)
    .filter((rule) => rule !== "valid-policy-file")
    .map(violatingSample);
}

function violatingSample(rule: string): ViolatingSample {
  const samples = codeSamples(readFileSync(new URL(`../../docs/rules/${rule}.md`, here), "utf8"));
  let policy = readFileSync(new URL("redis-policy.yaml", here), "utf8");
  for (const { mark, language, code, file } of samples) {
    if (file === "redis-policy.yaml") policy = code;
    else if (mark === "incorrect" && /^[cm]?[jt]sx?$/u.test(language))
      return { rule, code, file: file ?? `src/example.${language}`, policy };
  }
  throw new Error(`The page of ${rule} shows nothing that is incorrect.`);
}
