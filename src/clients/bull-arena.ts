import { BULL_OPTIONS } from "./bull.js";
import type { ClientLibrary, Opening } from "./description.js";
import { optionTable } from "./option-table.js";

/** `Arena({ Bull, queues: [{ name, hostId, redis }] })`: opens a connection for each queue. */
const ARENA: Opening = {
  form: "queue",
  by: ["call"],
  signatures: [{ arguments: ["options", "ignored"], required: 1 }],
  options: {
    ...BULL_OPTIONS,
    host: { role: "host", fate: "owned" },
    port: { role: "port", fate: "owned" },
    db: { role: "database", fate: "owned" },
    password: { role: "password", fate: "owned" },
    tls: { role: "tls", fate: "owned" },
    url: { role: "url", fate: "owned" },
    ...optionTable({ tuning: ["name", "hostId", "type"], meaning: { prefix: "other queues would be shown" } }),
  },
  url: { precedence: "url", query: "options" },
  connectionOption: "redis",
  each: true,
  listOption: "queues",
};

export const bullArena: ClientLibrary = {
  name: "bull-arena",
  title: "bull-arena",
  modules: [{ specifier: "bull-arena", exports: { opens: ARENA, members: { default: { opens: ARENA } } } }],
  source: "bull-arena 4.10.0: src/server/queue/index.js get",
};
