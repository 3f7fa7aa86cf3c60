import type { ESLint, Linter } from "eslint";

type ConfigName = "recommended" | "strict";

/** The configurations: which rules are on is said by each rule itself (`meta.docs.configs`). */
export function configsFor(plugin: () => ESLint.Plugin): Record<ConfigName, Linter.Config> {
  return { recommended: configNamed("recommended", plugin), strict: configNamed("strict", plugin) };
}

function configNamed(name: ConfigName, plugin: () => ESLint.Plugin): Linter.Config {
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

function isIn(docs: object | undefined, name: ConfigName): boolean {
  return docs !== undefined && "configs" in docs && Array.isArray(docs.configs) && docs.configs.includes(name);
}
