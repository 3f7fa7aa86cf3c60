import { commandsWithout, sameAsCommand } from "./command-spellings.js";
import type { ClientLibrary, ExportDescription, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { optionTable } from "./option-table.js";

const CREATE: Opening = {
  form: "client",
  by: ["call"],
  signatures: [
    { arguments: ["port", "host", "options"], required: 2 },
    { arguments: ["url", "options"], required: 1 },
    { arguments: ["nodes", "options"], required: 1 },
    { arguments: ["port", "options"], required: 1 },
    { arguments: ["options"], required: 0 },
  ],
  options: {
    database: { role: "database", fate: "owned", default: 0 },
    authPass: { role: "password", fate: "owned" },
    ...optionTable({
      owned: ["IPMap"],
      tuning: ["maxAttempts", "noDelay", "pingInterval", "retryMaxDelay"],
      meaning: {
        returnBuffers: "replies would come back as strings instead of buffers",
        usePromise: "commands would return thunks instead of promises",
        onlyMaster: "commands would go to other nodes",
      },
    }),
  },
};

const MEMBERS: Readonly<Record<string, ExportDescription>> = {
  createClient: { opens: CREATE },
  ...harmlessExports("log", "calcSlot"),
};

export const thunkRedis: ClientLibrary = {
  name: "thunk-redis",
  title: "thunk-redis",
  modules: [{ specifier: "thunk-redis", exports: { members: { ...MEMBERS, default: { members: MEMBERS } } } }],
  methods: {
    connect: ["clientConnect"],
    close: ["clientEnd", "quit"],
    detach: ["clientUnref"],
    listen: ["on", "once", "off", "addListener", "removeListener", "removeAllListeners"],
    commands: sameAsCommand(...commandsWithout("quit")),
  },
  source: "thunk-redis 2.2.4: lib/index.js createClient, API.md",
};
