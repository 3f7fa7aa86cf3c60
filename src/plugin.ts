import { createRequire } from "node:module";
import type { ESLint, Linter, Rule } from "eslint";
import noClientImport from "../rules/no-client-import.js";
import noDirectClient from "../rules/no-direct-client.js";
import noHardcodedConnection from "../rules/no-hardcoded-connection.js";
import noUnknownDatabase from "../rules/no-unknown-database.js";
import { configsFor } from "./configs.js";

const { name, version } = createRequire(import.meta.url)("eslint-plugin-redis-policy/package.json") as {
  name: string;
  version: string;
};

/** Loosely typed, so that the declarations do not need the types of the rules. */
const rules: Record<string, Rule.RuleModule> = {
  "no-client-import": noClientImport as never,
  "no-direct-client": noDirectClient as never,
  "no-hardcoded-connection": noHardcodedConnection as never,
  "no-unknown-database": noUnknownDatabase as never,
};

export interface RedisPolicyPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, Rule.RuleModule>;
  readonly configs: Record<"recommended" | "strict", Linter.Config>;
}

const plugin: RedisPolicyPlugin = {
  meta: { name, version, namespace: "redis-policy" },
  rules,
  configs: configsFor(() => plugin),
};

export default plugin;
