import { sameAsCommand } from "./command-spellings.js";
import type { ClientLibrary, Opening, OptionTable } from "./description.js";

const OPTIONS: OptionTable = {
  host: { role: "host", fate: "owned", default: "127.0.0.1" },
  port: { role: "port", fate: "owned", default: 6379 },
  password: { role: "password", fate: "owned" },
  tls: { role: "tls", fate: "owned" },
  timeout: { fate: "tuning" },
};

const CLIENT: Opening = {
  form: "client",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: OPTIONS,
};

const POOL: Opening = {
  ...CLIENT,
  form: "pool",
  options: { ...OPTIONS, min_conn: { fate: "tuning" }, max_conn: { fate: "tuning" } },
};

export const tedis: ClientLibrary = {
  name: "tedis",
  title: "Tedis",
  modules: [
    {
      specifier: "tedis",
      exports: { members: { Tedis: { opens: CLIENT }, TedisPool: { opens: POOL } } },
    },
  ],
  methods: { close: ["close", "release"], listen: ["on"], raw: ["command"], commands: sameAsCommand("move") },
  source: "tedis 0.1.12: types/index.d.ts Tedis and TedisPool, README",
};
