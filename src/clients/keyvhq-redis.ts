import type { ClientLibrary, Opening } from "./description.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { withoutMajors } from "./without-majors.js";

const STORE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [
    { arguments: ["url", "options"], required: 1 },
    { arguments: ["client"], required: 1 },
    { arguments: ["options"], required: 0 },
  ],
  options: { ...withoutMajors(IOREDIS_OPTIONS), uri: { role: "url", fate: "owned" } },
  url: { precedence: "first", query: "options" },
  whenUnknown: "client",
};

export const keyvhqRedis: ClientLibrary = {
  name: "@keyvhq/redis",
  title: "@keyvhq/redis",
  modules: [{ specifier: "@keyvhq/redis", exports: { opens: STORE, members: { default: { opens: STORE } } } }],
  source: "@keyvhq/redis 2.2.7: src/index.js normalizeArguments, src/index.d.ts",
};
