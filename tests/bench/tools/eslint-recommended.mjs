import * as parser from "@typescript-eslint/parser";
import redisPolicy, { policySettings } from "eslint-plugin-redis-policy";

export default [
  { files: ["**/*.ts"], languageOptions: { parser } },
  { settings: policySettings() },
  redisPolicy.configs.recommended,
];
