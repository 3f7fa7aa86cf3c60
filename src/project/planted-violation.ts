const DIRECT = 'import { Redis } from "ioredis";\nexport const canary = new Redis({ db: 0 });\n';
const REQUIRED = 'const Redis = require("ioredis");\nexports.canary = new Redis({ db: 0 });\n';

/** A text that must be reported, and the rule that must do it. */
export interface Plant {
  /** Tried in turn until one can be parsed. */
  readonly texts: readonly string[];
  /** Name of the rule, without the plugin's. */
  readonly rule: string;
}

/** The endings of files in which connections can be found. */
export const CODE_ENDINGS: readonly string[] = [
  ".js",
  ".mjs",
  ".cjs",
  ".jsx",
  ".ts",
  ".mts",
  ".cts",
  ".tsx",
  ".vue",
  ".svelte",
  ".astro",
];

/** What to plant in a file with this ending (`.ts`); undefined for languages in which no connection can be found. */
export function plantFor(ending: string): Plant | undefined {
  switch (ending) {
    case ".js":
    case ".mjs":
    case ".jsx":
    case ".ts":
    case ".mts":
    case ".tsx":
      return { texts: [DIRECT, REQUIRED], rule: "no-direct-client" };
    case ".cjs":
    case ".cts":
      return { texts: [REQUIRED, DIRECT], rule: "no-direct-client" };
    case ".vue":
      return { texts: [`<script>\n${DIRECT}</script>\n\n<template><p /></template>\n`], rule: "no-direct-client" };
    case ".svelte":
      return { texts: [`<script>\n${DIRECT.replace("export ", "")}</script>\n`], rule: "no-direct-client" };
    case ".astro":
      return { texts: [`---\n${DIRECT.replace("export ", "")}---\n<p />\n`], rule: "no-direct-client" };
    default:
      return undefined;
  }
}

/** What to plant in a policy file. */
export const POLICY_PLANT: Plant = { texts: ["databases: 4\n", '{ "databases": 4 }\n'], rule: "valid-policy-file" };
