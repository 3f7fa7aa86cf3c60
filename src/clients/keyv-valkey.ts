import type { ClientLibrary, Opening, OptionTable } from "./description.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { withoutMajors } from "./without-majors.js";

/** Options of iovalkey, with `uri`. */
const OPTIONS: OptionTable = {
  ...withoutMajors(IOREDIS_OPTIONS),
  uri: { role: "url", fate: "owned" },
  dialect: { fate: "tuning" },
  useRedisSets: { fate: "meaning", default: true, effect: "keys would be kept in another way" },
};

const STORE: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [
    { arguments: ["url", "options"], required: 1 },
    { arguments: ["client", "ignored"], required: 1 },
    { arguments: ["options", "ignored"], required: 0 },
  ],
  options: OPTIONS,
  url: { precedence: "first", query: "options" },
  whenUnknown: "client",
};

export const keyvValkey: ClientLibrary = {
  name: "@keyv/valkey",
  title: "@keyv/valkey",
  modules: [
    {
      specifier: "@keyv/valkey",
      exports: {
        opens: STORE,
        members: { default: { opens: STORE }, createKeyv: { opens: { ...STORE, by: ["call"] } } },
      },
    },
  ],
  source: "@keyv/valkey 1.0.11: dist/index.d.ts",
};
