import { createRequire } from "node:module";
import { resolve } from "node:path";
import { loadPolicy } from "../policy/load.js";
import { mayMatter } from "../rule/may-matter.js";
import { LEFT_UNPARSED } from "../rule/left-unparsed.js";
import { emptyProgram } from "./empty-program.js";
import { parseForReal } from "./real-parser.js";
import { unvisited } from "./unvisited.js";

const { name, version } = createRequire(import.meta.url)("eslint-plugin-redis-policy/package.json") as {
  name: string;
  version: string;
};

/** `languageOptions.parserOptions.redisPolicy` of the gate. */
export interface GateParserOptions {
  /** The policy file, where it is named and not found by walking up; relative paths count from where ESLint runs. */
  readonly policy?: string;
}

interface ParserOptions {
  readonly filePath: string;
  readonly redisPolicy?: GateParserOptions;
}

/**
 * A parser for runs that hold nothing but this plugin's rules: text without a word of Redis, of a client library or of the
 * policy's modules is an empty program and is not parsed. Everything else goes to the parser that fits the file.
 */
export const gateParser = {
  meta: { name: `${name}/gate`, version },
  parseForESLint(text: string, options: ParserOptions): object {
    const named = options.redisPolicy?.policy;
    const loaded = loadPolicy(named === undefined ? undefined : resolve(named), resolve(options.filePath));
    // Without a policy its modules are not known here; the rules may know another one from the settings.
    const matters = loaded.kind !== "ok" || mayMatter(text, loaded);
    return matters ? unvisited(parseForReal(text, options)) : { ast: emptyProgram(text), services: LEFT_UNPARSED };
  },
};
