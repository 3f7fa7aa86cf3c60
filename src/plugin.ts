import { createRequire } from "node:module";
import type { ESLint, Linter, Rule } from "eslint";
import noClientFallback from "../rules/no-client-fallback.js";
import noClientImport from "../rules/no-client-import.js";
import noDatabaseSwitch from "../rules/no-database-switch.js";
import noDirectClient from "../rules/no-direct-client.js";
import noForeignDatabase from "../rules/no-foreign-database.js";
import noHardcodedConnection from "../rules/no-hardcoded-connection.js";
import noSharedClientBlocking from "../rules/no-shared-client-blocking.js";
import noSharedClientClose from "../rules/no-shared-client-close.js";
import noUnknownDatabase from "../rules/no-unknown-database.js";
import requireNullCheck from "../rules/require-null-check.js";
import validPolicyFile from "../rules/valid-policy-file.js";
import { configsFor, type ConfigName } from "./configs.js";
import { policyLanguage } from "./languages/policy-file/policy-language.js";

const { name, version } = createRequire(import.meta.url)("eslint-plugin-redis-policy/package.json") as {
  name: string;
  version: string;
};

/** Loosely typed, so that the declarations do not need the types of the rules. */
const rules: Record<string, Rule.RuleModule> = {
  "no-client-fallback": noClientFallback as never,
  "no-client-import": noClientImport as never,
  "no-database-switch": noDatabaseSwitch as never,
  "no-direct-client": noDirectClient as never,
  "no-foreign-database": noForeignDatabase as never,
  "no-hardcoded-connection": noHardcodedConnection as never,
  "no-shared-client-blocking": noSharedClientBlocking as never,
  "no-shared-client-close": noSharedClientClose as never,
  "no-unknown-database": noUnknownDatabase as never,
  "require-null-check": requireNullCheck as never,
  "valid-policy-file": validPolicyFile,
};

export interface RedisPolicyPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, Rule.RuleModule>;
  readonly configs: Record<ConfigName, Linter.Config>;
}

const plugin: RedisPolicyPlugin = {
  meta: { name, version, namespace: "redis-policy" },
  languages: { "policy-file": policyLanguage as never },
  rules,
  configs: configsFor(() => plugin),
};

export default plugin;
