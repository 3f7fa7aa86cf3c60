import type { ClientLibrary, Opening } from "./description.js";
import { nestedUnder } from "./nested-under.js";
import { REDIS_CALLBACK_OPTIONS } from "./redis.js";

const QUEUE: Opening = {
  form: "queue",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    ...REDIS_CALLBACK_OPTIONS,
    options: { role: "group", fate: "owned" },
    ...nestedUnder("options", REDIS_CALLBACK_OPTIONS),
    client: { role: "client", fate: "owned" },
    ns: { fate: "meaning", default: "rsmq", effect: "messages would be kept under other keys" },
    realtime: { fate: "meaning", default: false, effect: "new messages would not be published" },
  },
  url: { precedence: "url", query: "options" },
};

export const rsmq: ClientLibrary = {
  name: "rsmq",
  title: "rsmq",
  modules: [{ specifier: "rsmq", exports: { opens: QUEUE, members: { default: { opens: QUEUE } } } }],
  source: "rsmq 0.12.4: index.js constructor, index.d.ts ConstructorOptions",
};
