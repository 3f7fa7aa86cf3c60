import type { ESLint, Linter } from "eslint";
import { gateParser } from "./gate/gate-parser.js";

type RuleSet = "recommended" | "strict";
export type ConfigName = RuleSet | "gate" | "policy-file";

/** The names under which a policy file is found, wherever it stands. */
const POLICY_FILES = ["**/redis-policy.{yaml,yml,json}", "**/redis-databases.{yaml,yml,json}"];

const GATED_FILES = ["**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}"];

/** The configurations: which rules are on is said by each rule itself (`meta.docs.configs`). */
export function configsFor(plugin: () => ESLint.Plugin): Record<ConfigName, Linter.Config> {
  const recommended = configNamed("recommended", plugin);
  return {
    recommended,
    strict: configNamed("strict", plugin),
    gate: gateWith(recommended),
    "policy-file": policyFileConfig(plugin),
  };
}

/** `recommended` for a run of its own: files that cannot matter are not parsed, so it must not be mixed with other rules. */
function gateWith(recommended: Linter.Config): Linter.Config {
  return {
    name: "redis-policy/gate",
    files: GATED_FILES,
    // Comments that turn off rules of other plugins are of no use in this run, and no problem of it.
    linterOptions: { reportUnusedDisableDirectives: "off" },
    languageOptions: { parser: gateParser },
    get plugins() {
      return recommended.plugins;
    },
    get rules() {
      return recommended.rules;
    },
  };
}

function configNamed(name: RuleSet, plugin: () => ESLint.Plugin): Linter.Config {
  return {
    name: `redis-policy/${name}`,
    // Lazy, because the plugin holds the configurations in turn.
    get plugins() {
      return { "redis-policy": plugin() };
    },
    get rules() {
      const on = Object.entries(plugin().rules ?? {}).filter(([, rule]) => isIn(rule.meta?.docs, name));
      return Object.fromEntries(on.map(([rule]) => [`redis-policy/${rule}`, "error" as const]));
    },
  };
}

/** The policy file is a language of its own, so its rule needs an object with `files`: the others have none. */
function policyFileConfig(plugin: () => ESLint.Plugin): Linter.Config {
  return {
    name: "redis-policy/policy-file",
    files: POLICY_FILES,
    language: "redis-policy/policy-file",
    get plugins() {
      return { "redis-policy": plugin() };
    },
    rules: { "redis-policy/valid-policy-file": "error" },
  };
}

function isIn(docs: object | undefined, name: RuleSet): boolean {
  return docs !== undefined && "configs" in docs && Array.isArray(docs.configs) && docs.configs.includes(name);
}
