import type { ClientLibrary, Opening } from "./description.js";

const EMITTER: Opening = {
  form: "wrapper",
  by: ["call"],
  signatures: [
    { arguments: ["url", "ignored"], required: 1 },
    { arguments: ["client", "ignored"], required: 1 },
    { arguments: ["options"], required: 1 },
  ],
  options: {
    host: { role: "host", fate: "owned" },
    port: { role: "port", fate: "owned" },
    socket: { role: "socketPath", fate: "owned" },
    key: { fate: "meaning", default: "socket.io", effect: "messages would go through other channels" },
  },
  url: { precedence: "url", query: "options" },
  whenUnknown: "client",
};

export const socketIoEmitter: ClientLibrary = {
  name: "socket.io-emitter",
  title: "socket.io-emitter",
  modules: [{ specifier: "socket.io-emitter", exports: { opens: EMITTER, members: { default: { opens: EMITTER } } } }],
  source: "socket.io-emitter 3.2.0: index.js init",
};
