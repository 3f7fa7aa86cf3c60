import { describe, expect, it } from "vitest";
import { clientUses } from "../../src/analysis/ecmascript/client-uses.js";
import { IOREDIS_METHODS } from "../../src/clients/ioredis.js";
import { REDIS_METHODS } from "../../src/clients/redis.js";
import { constructionsIn } from "./construction-in.js";

/** `kind method@line`, with a `!` behind a connect that goes with the construction, and a `~` where a stored client stays in sight. */
function usesIn(code: string, filename: string, which = 0): string[] {
  const { sourceCode, expressions } = constructionsIn(code, filename);
  const expression = expressions[which];
  if (!expression) throw new Error(`No construction in\n${code}`);
  const methods = expression.type === "NewExpression" ? IOREDIS_METHODS : REDIS_METHODS;
  return clientUses(expression, sourceCode, methods).map(({ kind, method, line, rightBehind, event, inSight }) =>
    [kind, event ? `${method}(${event})` : method]
      .filter(Boolean)
      .join(" ")
      .concat(`@${line}`, rightBehind ? "!" : "", inSight ? "~" : ""),
  );
}

interface Row {
  readonly name: string;
  readonly code: string;
  readonly uses: readonly string[];
  /** TypeScript only. */
  readonly typed?: boolean;
}

/** JavaScript rows run through espree and through TypeScript's parser. */
function table(title: string, rows: readonly Row[]): void {
  describe(title, () => {
    it.each(rows)("$name", ({ code, uses, typed }) => {
      const files = typed
        ? ["file.ts"]
        : ["file.js", "file.ts", ...(/\b(export|await)\b/.test(code) ? [] : ["file.cjs"])];
      for (const file of files) expect(usesIn(code, file), file).toEqual(uses);
    });
  });
}

table("methods", [
  {
    name: "what a function is given to call",
    code: "base.extend({ redis: async (other, use) => { const r = new Redis(); await use(r); } });",
    uses: ["passed use@1"],
  },
  {
    name: "what a function of the file is given to call",
    code: "function withRedis(work) { const r = new Redis(); work(r); } later(withRedis);",
    uses: ["passed work@1"],
  },

  { name: "nothing", code: `new Redis();`, uses: [] },
  { name: "a command", code: `const r = new Redis(); r.get("a");`, uses: ["command get@1"] },
  { name: "quit", code: `const r = new Redis();\nr.quit();`, uses: ["close quit@2"] },
  { name: "disconnect", code: `const r = new Redis();\nr.disconnect();`, uses: ["close disconnect@2"] },
  { name: "node-redis destroy", code: `const c = createClient();\nc.destroy();`, uses: ["close destroy@2"] },
  {
    name: "what others wait for is thrown away",
    code: `const r = new Redis();\nr.flushQueue(e);\nr.resetOfflineQueue();`,
    uses: ["session flushQueue@2", "session resetOfflineQueue@3"],
  },
  {
    name: "a command of one's own",
    code: `const r = new Redis();\nr.defineCommand("take", { numberOfKeys: 1, lua });`,
    uses: ["session defineCommand@2"],
  },
  { name: "select", code: `const r = new Redis();\nr.select(3);`, uses: ["select select@2"] },
  { name: "subscribe", code: `const r = new Redis();\nr.psubscribe("a*");`, uses: ["subscribe psubscribe@2"] },
  {
    name: "node-redis pSubscribe",
    code: `const c = createClient();\nc.pSubscribe("a*", f);`,
    uses: ["subscribe pSubscribe@2"],
  },
  {
    name: "monitor of ioredis, on a connection of its own",
    code: `const r = new Redis();\nr.monitor();`,
    uses: ["duplicate monitor@2"],
  },
  { name: "monitor of node-redis", code: `const c = createClient();\nc.monitor(f);`, uses: ["monitor monitor@2"] },
  { name: "watch", code: `const r = new Redis();\nr.watch("k");`, uses: ["watch watch@2"] },
  {
    name: "duplicate, and nothing of the duplicate",
    code: `const r = new Redis();\nconst s = r.duplicate();\ns.quit();`,
    uses: ["duplicate duplicate@2"],
  },
  { name: "listeners", code: `const r = new Redis();\nr.on("error", f);`, uses: ["listen on(error)@2"] },
  { name: "a listener for any event", code: `const r = new Redis();\nr.on(event, f);`, uses: ["listen on@2"] },
  { name: "whole server", code: `const r = new Redis();\nr.flushall();`, uses: ["crossDatabase flushall@2"] },
  { name: "session", code: `const r = new Redis();\nr.auth("x");`, uses: ["session auth@2"] },
  { name: "blocking read", code: `const r = new Redis();\nr.blpop("q", 0);`, uses: ["block blpop@2"] },
  { name: "optional chain", code: `const r = new Redis();\nr?.quit?.();`, uses: ["close quit@2"] },
  {
    name: "computed literal",
    code: `const r = new Redis();\nr["quit"]();\nr[\`select\`](2);`,
    uses: ["close quit@2", "select select@3"],
  },
  { name: "computed unknown", code: `const r = new Redis();\nr[method]();`, uses: ["other@2"] },
  {
    name: "written member",
    code: `const r = new Redis();\nr.get = wrap(r.get);`,
    uses: ["other get@2", "command get@2"],
  },
  {
    name: "on its own chain over lines",
    code: `new Redis()\n  .on("error", f)\n  .quit();`,
    uses: ["listen on(error)@2", "close quit@3"],
  },
  {
    name: "then",
    code: `createClient().connect().then((c) => {\n  c.quit();\n});`,
    uses: ["connect connect@1", "close quit@2"],
  },
  {
    name: "catch keeps it",
    code: `const c = await createClient().connect().catch(f);\nc.quit();`,
    uses: ["connect connect@1", "close quit@2"],
  },
  {
    name: "promisified names",
    code: `const r = Promise.promisifyAll(new Redis());\nr.quitAsync();`,
    uses: ["close quitAsync@2"],
  },
  {
    name: "this of a listener",
    code: `const r = new Redis();\nr.on("ready", function () {\n  this.select(2);\n});`,
    uses: ["listen on(ready)@2", "select select@3"],
  },
  {
    name: "this of a listener with a name",
    code: `const r = new Redis();\nr.on("error", onError);\nfunction onError() { this.disconnect(); }`,
    uses: ["listen on(error)@2", "close disconnect@3"],
  },
  {
    name: "using",
    code: `async function f() { await using r = new Redis();\nawait r.get("a"); }`,
    uses: ["close using@1", "command get@2"],
    typed: true,
  },
  {
    name: "assertions",
    code: `const r = new Redis();\n(r as any).quit();\nr!.select!(1);`,
    uses: ["close quit@2", "select select@3"],
    typed: true,
  },
  { name: "legacy view", code: `const c = createClient();\nc.v4.quit();`, uses: ["close quit@2"] },
]);

table("methods that are only looked at", [
  {
    name: "asked for its type, or whether it is there",
    code: `const r = new Redis();\nif (typeof r.destroy === "function" && r.quit) f();\nconst x = r.quit ? 1 : 2;\nr.quit && f();`,
    uses: [],
  },
  { name: "asked for, then called", code: `const r = new Redis();\nif (r.quit) r.quit();`, uses: ["close quit@2"] },
  {
    name: "in an assertion of a test",
    code: `const r = new Redis();\nexpect(r.quit).toHaveBeenCalled();\nvi.mocked(r.quit);`,
    uses: [],
  },
  { name: "kept in a variable", code: `const r = new Redis();\nconst q = r.quit;`, uses: ["close quit@2"] },
]);

table("properties of the client", [
  {
    name: "only read",
    code: `const r = new Redis();\nif (r.status === "ready") log(r.status, r.options.db);\nconst { status, options } = r;\nconst db = options.db;\nsetState(status, db, r.status);\nconst copy = { ...r.options, db: 3 };\nr.status.toUpperCase();`,
    uses: [
      "command status@2",
      "command options@2",
      "command status@3",
      "command options@3",
      "command status@5",
      "command options@6",
      "command status@7",
    ],
  },
  {
    name: "options for another connection",
    code: `const r = new Redis();\nnew Pool(r.options);\nconst o = Object.assign({}, r.options);`,
    uses: ["command options@2", "command options@3"],
  },
  {
    name: "written",
    code: `const r = new Redis();\nr.options.keyPrefix = "x:";\ndelete r.options.tls.ca;\nr.options.db++;`,
    uses: [
      "command options@2",
      "part options@2",
      "command options@3",
      "part options@3",
      "command options@4",
      "part options@4",
    ],
  },
  {
    name: "written under another name",
    code: `const r = new Redis();\nconst { options } = r;\noptions.keyPrefix = "x:";\nconst o = r.options;\nconst { tls } = o;\ntls.ca = 1;`,
    uses: ["command options@2", "part options@3", "command options@4", "part options@6"],
  },
  {
    name: "given away",
    code: `const r = new Redis();\nObject.assign(r.options, o);\nchange(r.options);\nexport const s = () => r.stream;`,
    uses: [
      "command options@2",
      "part options@2",
      "command options@3",
      "part options@3",
      "part stream@4",
      "command stream@4",
    ],
  },
  {
    name: "called",
    code: `const r = new Redis();\nr.stream.destroy();\nr.connector.disconnect();\nconst { commandQueue } = r;\ncommandQueue.clear();`,
    uses: [
      "command stream@2",
      "part stream@2",
      "command connector@3",
      "part connector@3",
      "command commandQueue@4",
      "part commandQueue@5",
    ],
  },
  {
    name: "commands behind a property",
    code: `const c = createClient();\nc.json.get("a");\nc.ft.search("i", "*");`,
    uses: ["command json@2", "command ft@3"],
  },
  {
    name: "methods and doubles of methods",
    code: `const r = new Redis();\nr.get.mockResolvedValue("a");\nr.get.bind(r);\nr.get.call(r, "a");`,
    uses: ["command get@3", "command get@4"],
  },
  {
    name: "events of others",
    code: `const r = new Redis();\nr.emit("end");\nfor (const l of r.listeners("error")) r.removeListener("error", l);`,
    uses: ["session emit@2", "listen listeners(error)@3", "listen removeListener(error)@3"],
  },
]);

table("methods that are handed on", [
  {
    name: "in a shutdown hook",
    code: `const r = new Redis();\nprocess.on("SIGTERM", () => r.quit());`,
    uses: ["close quit@2"],
  },
  { name: "itself", code: `const r = new Redis();\nprocess.on("SIGTERM", r.quit);`, uses: ["close quit@2"] },
  { name: "bound", code: `const r = new Redis();\nprocess.on("SIGTERM", r.quit.bind(r));`, uses: ["close quit@2"] },
  {
    name: "promisified and bound",
    code: `const r = new Redis();\nconst quit = promisify(r.quit).bind(r);`,
    uses: ["close quit@2"],
  },
  {
    name: "command promisified and bound",
    code: `const r = new Redis();\nconst get = util.promisify(r.get).bind(r);`,
    uses: ["command get@2"],
  },
  { name: "prototype", code: `const r = new Redis();\nRedis.prototype.quit.call(r);`, uses: ["close quit@2"] },
  {
    name: "unknown function on it",
    code: `const r = new Redis();\nshutDown.call(r);`,
    uses: ["passed shutDown.call@2"],
  },
  {
    name: "destructured",
    code: `const r = new Redis();\nconst { quit, get } = r;`,
    uses: ["close quit@2", "command get@2"],
  },
  { name: "destructured at once", code: `const { select: s } = new Redis();`, uses: ["select select@1"] },
  { name: "rest", code: `const { get, ...others } = new Redis();`, uses: ["command get@1", "other@1"] },
  {
    name: "blocking method",
    code: `const r = new Redis();\nconst read = promisify(r.xread).bind(r);`,
    uses: ["block xread@2"],
  },
  { name: "raw method", code: `const r = new Redis();\nconst send = r.call.bind(r);`, uses: ["other call@2"] },
]);

table("arguments", [
  { name: "raw SELECT", code: `const r = new Redis();\nr.call("SELECT", 3);`, uses: ["select SELECT@2"] },
  {
    name: "raw list",
    code: `const c = createClient();\nc.sendCommand(["FLUSHALL"]);`,
    uses: ["crossDatabase FLUSHALL@2"],
  },
  {
    name: "raw command object",
    code: `const r = new Redis();\nr.sendCommand(new Command("select", [3]));`,
    uses: ["select select@2"],
  },
  { name: "raw constant", code: `const CMD = "quit";\nconst r = new Redis();\nr.call(CMD);`, uses: ["close quit@3"] },
  { name: "raw plain", code: `const r = new Redis();\nr.call("JSON.GET", "k");`, uses: ["command JSON.GET@2"] },
  { name: "raw unknown", code: `const r = new Redis();\nr.call(name);`, uses: ["other call@2"] },
  { name: "raw XREAD BLOCK", code: `const r = new Redis();\nr.call("XREAD", "BLOCK", 0);`, uses: ["block XREAD@2"] },
  {
    name: "raw XREAD",
    code: `const r = new Redis();\nr.call("XREAD", "STREAMS", "s", "0");`,
    uses: ["command XREAD@2"],
  },
  {
    name: "xread",
    code: `const r = new Redis();\nr.xread("COUNT", 2, "STREAMS", key, id);`,
    uses: ["command xread@2"],
  },
  {
    name: "xread BLOCK",
    code: `const r = new Redis();\nr.xread("block", 0, "STREAMS", key, id);`,
    uses: ["block xread@2"],
  },
  {
    name: "xread with what cannot be read",
    code: `const r = new Redis();\nr.xread(...args);`,
    uses: ["block xread@2"],
  },
  {
    name: "xread with a constant list",
    code: `const args = ["COUNT", 2];\nconst r = new Redis();\nr.xread(...args);`,
    uses: ["command xread@3"],
  },
  {
    name: "xRead",
    code: `const c = createClient();\nc.xRead({ key: "s", id }, { COUNT: 2 });`,
    uses: ["command xRead@2"],
  },
  {
    name: "xRead BLOCK",
    code: `const c = createClient();\nc.xRead({ key: "s", id }, { BLOCK: 0 });`,
    uses: ["block xRead@2"],
  },
  {
    name: "xRead options from a constant",
    code: `const o = { BLOCK: 0 };\nconst c = createClient();\nc.xRead(s, o);`,
    uses: ["block xRead@3"],
  },
  { name: "xRead options unknown", code: `const c = createClient();\nc.xRead(s, options);`, uses: ["block xRead@2"] },
]);

table("arguments that change", [
  {
    name: "a word that cannot be read",
    code: `const r = new Redis();\nr.xread(word, 0, "STREAMS", "s", "$");\nr.xread("COUNT", n, "STREAMS", key, id);`,
    uses: ["block xread@2", "command xread@3"],
  },
  {
    name: "options that are pushed to a list",
    code: `const r = new Redis();\nconst args = ["COUNT", 1];\nif (x) args.push("BLOCK", 0);\nargs.push("STREAMS", "s", "$");\nr.xread(...args);`,
    uses: ["block xread@5"],
  },
  {
    name: "other options that are pushed to a list",
    code: `const r = new Redis();\nconst args = ["COUNT", 1];\nargs.push("STREAMS", ...keys.map((k) => \`\${k}\`), "$");\nlog(args.length, args);\nr.xread(...args);`,
    uses: ["command xread@5"],
  },
  {
    name: "a list that something else may change",
    code: `const r = new Redis();\nconst args = ["COUNT", 1];\nfill(args);\nr.xread(...args);`,
    uses: ["block xread@4"],
  },
  {
    name: "put in front of a list",
    code: `const r = new Redis();\nconst args = ["STREAMS", "s", "$"];\nargs.unshift("BLOCK", 0);\nr.xread(args);`,
    uses: ["block xread@4"],
  },
  {
    name: "an option that is set later",
    code: `const c = createClient();\nconst o = { COUNT: 1 };\no.BLOCK = 0;\nc.xRead({ key: "s", id }, o);`,
    uses: ["block xRead@4"],
  },
  {
    name: "another option that is set later",
    code: `const c = createClient();\nconst o = { COUNT: 1 };\no.COUNT = 2;\nc.xRead({ key: "s", id }, o);\nc.xReadGroup(g, n, { key: "s", id }, o);`,
    uses: ["command xRead@4", "command xReadGroup@5"],
  },
  {
    name: "options that something else may change",
    code: `const c = createClient();\nconst o = { COUNT: 1 };\nfill(o);\nc.xRead({ key: "s", id }, o);`,
    uses: ["block xRead@4"],
  },
  {
    name: "a command that is set later",
    code: `const c = createClient();\nconst args = ["GET", "a"];\nargs[0] = "SUBSCRIBE";\nc.sendCommand(args);`,
    uses: ["other sendCommand@4"],
  },
  {
    name: "arguments of a command that are pushed later",
    code: `const c = createClient();\nconst args = ["JSON.GET", "a"];\nargs.push("$");\nc.sendCommand(args);`,
    uses: ["command JSON.GET@4"],
  },
  {
    name: "a pipeline of a constant list",
    code: `const r = new Redis();\nconst CMDS = [["select", 3], ["get", "a"]];\nr.pipeline(CMDS).exec();`,
    uses: ["select select@2", "command pipeline@3"],
  },
  {
    name: "a pipeline of a list that is filled",
    code: `const r = new Redis();\nconst cmds = [];\nfor (const k of keys) cmds.push(["get", k]);\nif (cmds.length > 0) r.pipeline(cmds).exec();`,
    uses: ["command pipeline@4"],
  },
  {
    name: "a pipeline of a list that gets a command later",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\ncmds.push(["select", 3]);\nr.pipeline(cmds).exec();`,
    uses: ["select select@3", "command pipeline@4"],
  },
  {
    name: "a pipeline of commands that are made one after the other",
    code: `const r = new Redis();\nconst cmds = [];\nfor (const k of keys) { const cmd = ["set", k, 1]; if (x) cmd.push("EX", 60); cmds.push(cmd); }\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4"],
  },
  {
    name: "a pipeline of commands that are changed by their places",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\ncmds[0][0] = "select";\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that a callback changes",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\ncmds.forEach((c) => { c[0] = "select"; });\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that a callback changes by a method",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\ncmds.forEach((c) => c.splice(0, 1, "select"));\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that a callback of another file may change",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\ncmds.map(tune);\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that a loop changes",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\nfor (const c of cmds) c[0] = "select";\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that a loop over its values changes",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\nfor (const c of Object.values(cmds)) c[0] = "select";\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that a loop over its entries changes",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\nfor (const [i, c] of Object.entries(cmds)) c[i] = "select";\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that are found and changed",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\ncmds.find(Boolean)[0] = "select";\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that are changed in a copy of the list",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\nconst [...all] = cmds; all[0][0] = "select";\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that are changed in a list of lists",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\nconst all = [...cmds]; all[0][0] = "select";\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that a function with a name of a reader changes",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\nfunction setup(list) { list.push(["select", 3]); } setup(cmds);\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that a proxy changes",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\nnew Proxy(cmds, {})[0][0] = "select";\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4", "other pipeline@4"],
  },
  {
    name: "a pipeline of commands that are only looked at",
    code: `const r = new Redis();\nconst cmds = [["get", "a"]];\ncmds.forEach((c) => log(c[0])); for (const [name] of cmds) log(name); cmds.map(String);\nr.pipeline(cmds).exec();`,
    uses: ["command pipeline@4"],
  },
  {
    name: "a pipeline of what a callback gives",
    code: `const r = new Redis();\nr.pipeline(keys.map((k) => ["get", k])).exec();\nr.pipeline(keys.map((k) => ["select", k])).exec();`,
    uses: ["command pipeline@2", "command pipeline@3", "select select@3"],
  },
  {
    name: "a pipeline that cannot be read",
    code: `const r = new Redis();\nr.pipeline(given).exec();\nr.multi(given.map((c) => c.words));`,
    uses: ["command pipeline@2", "other pipeline@2", "command multi@3", "other multi@3"],
  },
  {
    name: "a transaction of constant options",
    code: `const r = new Redis();\nconst o = { pipeline: false };\nr.multi(o);\nr.multi({ pipeline: true });\nr.multi({ ...p });`,
    uses: ["watch multi@3", "command multi@4", "watch multi@5"],
  },
]);

table("transactions and pipelines", [
  { name: "plain", code: `const r = new Redis();\nr.multi().get("a").exec();`, uses: ["command multi@2"] },
  {
    name: "select inside",
    code: `const r = new Redis();\nr.multi().get("a")\n  .select(3).exec();`,
    uses: ["command multi@2", "select select@3"],
  },
  {
    name: "in a variable",
    code: `const r = new Redis();\nconst p = r.pipeline();\np.get("a");\np.flushdb();\np.exec();`,
    uses: ["command pipeline@2", "serverWide flushdb@4"],
  },
  {
    name: "added command",
    code: `const c = createClient();\nc.multi().addCommand(["SELECT", "3"]).exec();`,
    uses: ["command multi@2", "select SELECT@2"],
  },
  {
    name: "listed",
    code: `const r = new Redis();\nr.pipeline([["get", "a"], ["select", 3]]).exec();`,
    uses: ["command pipeline@2", "select select@2"],
  },
  {
    name: "on the connection itself",
    code: `const r = new Redis();\nr.multi({ pipeline: false });`,
    uses: ["watch multi@2"],
  },
  {
    name: "results are no chain",
    code: `const r = new Redis();\nconst x = await r.multi().exec();\nx.close();`,
    uses: ["command multi@2"],
  },
]);

table("where the client goes", [
  { name: "alias", code: `const a = new Redis();\nconst b = a;\nb.quit();`, uses: ["close quit@3"] },
  {
    name: "assignment after declaration",
    code: `let r;\nr = new Redis();\nfunction f() { r.quit(); }`,
    uses: ["close quit@3"],
  },
  {
    name: "chained assignment",
    code: `let a, b;\na = b = new Redis();\na.quit(); b.select(1);`,
    uses: ["close quit@3", "select select@3"],
  },
  { name: "fallbacks", code: `const r = given ?? new Redis();\nr.quit();`, uses: ["close quit@2"] },
  { name: "condition", code: `const r = on ? new Redis() : null;\nif (r) r.quit();`, uses: ["close quit@2"] },
  { name: "await", code: `const r = await new Redis();\nr.quit();`, uses: ["close quit@2"] },
  { name: "only compared", code: `const r = new Redis();\nif (!r || typeof r === "x" || r === null) f();`, uses: [] },
  {
    name: "parameter of a function of the file",
    code: `const r = new Redis();\nend(r);\nfunction end(c) { c.quit(); }`,
    uses: ["close quit@3"],
  },
  {
    name: "parameter of an arrow function",
    code: `const end = async (x, { y }, c = null) => { await c.quit(); };\nend(1, {}, new Redis());`,
    uses: ["close quit@1"],
  },
  {
    name: "two parameters on",
    code: `const a = (c) => b(c);\nconst b = (c) => c.quit();\na(new Redis());`,
    uses: ["close quit@2"],
  },
  { name: "recursion ends", code: `function a(c) { a(c); c.quit(); }\na(new Redis());`, uses: ["close quit@1"] },
  { name: "default of a parameter", code: `const f = (r = new Redis()) => r.quit();`, uses: ["close quit@1"] },
  { name: "function called at once", code: `(function (r) { r.quit(); })(new Redis());`, uses: ["close quit@1"] },
  { name: "passed on to what is not here", code: `const r = new Redis();\nregister(r);`, uses: ["passed register@2"] },
  { name: "passed to a constructor", code: `new Queue("q", { connection: new Redis() });`, uses: ["passed Queue@1"] },
  {
    name: "passed in a spread object",
    code: `const o = { client: new Redis() };\nstart({ ...o });`,
    uses: ["stored o@1~", "passed start@1"],
  },
  {
    name: "returned to a caller of the file",
    code: `function open() { return new Redis(); }\nconst r = open();\nr.quit();`,
    uses: ["close quit@3"],
  },
  {
    name: "returned by an arrow function",
    code: `const open = async () => new Redis();\nconst r = await open();\nr.quit();`,
    uses: ["close quit@3"],
  },
  {
    name: "returned in an object",
    code: `function open() { const r = new Redis(); return { r }; }\nconst { r } = open();\nr.quit();`,
    uses: ["close quit@3"],
  },
  {
    name: "returned by an exported function",
    code: `export function open() { return new Redis(); }\nopen().quit();`,
    uses: ["returned@1", "close quit@2"],
  },
  {
    name: "returned, exported by name",
    code: `const open = () => new Redis();\nexport { open };`,
    uses: ["returned@1"],
  },
  {
    name: "returned, exported in CommonJS",
    code: `function open() { return new Redis(); }\nmodule.exports = { open };`,
    uses: ["returned@1"],
  },
  {
    name: "returned by a callback",
    code: `const r = useMemo(() => new Redis(), []);\nr.quit();`,
    uses: ["returned@1"],
  },
  {
    name: "returned by then",
    code: `const r = await ready().then(() => new Redis());\nr.quit();`,
    uses: ["close quit@2"],
  },
  {
    name: "returned by a function called at once",
    code: `const r = (() => new Redis())();\nr.quit();`,
    uses: ["close quit@2"],
  },
  { name: "yielded", code: `function* f() { yield new Redis(); }`, uses: ["returned@1"] },
  { name: "exported constant", code: `export const r = new Redis();`, uses: ["exported@1"] },
  { name: "exported later", code: `const r = new Redis();\nexport { r };`, uses: ["exported@2"] },
  { name: "default export", code: `export default new Redis();`, uses: ["exported@1"] },
  { name: "default export by name", code: `const r = new Redis();\nexport default r;`, uses: ["exported@2"] },
  { name: "default export in an object", code: `const r = new Redis();\nexport default { r };`, uses: ["exported@2"] },
  {
    name: "CommonJS export",
    code: `module.exports = new Redis();\nmodule.exports.quit();`,
    uses: ["exported@1", "close quit@2"],
  },
  {
    name: "CommonJS named export",
    code: `exports.r = new Redis();\nexports.r.quit();`,
    uses: ["exported@1", "close quit@2"],
  },
  {
    name: "CommonJS export in an object",
    code: `const r = new Redis();\nmodule.exports = { r };`,
    uses: ["exported@2"],
  },
  {
    name: "property of something else",
    code: `app.locals.redis = new Redis();\napp.locals.redis.quit();`,
    uses: ["stored app.locals.redis@1", "close quit@2"],
  },
  {
    name: "property of the global object",
    code: `globalThis.r = globalThis.r ?? new Redis();\nglobalThis.r.quit();`,
    uses: ["stored globalThis.r@1", "close quit@2"],
  },
  {
    name: "object",
    code: `const c = { a: new Redis(), b: 1 };\nc.a.quit(); c.b.quit();`,
    uses: ["stored c@1~", "close quit@2"],
  },
  {
    name: "object with a computed key",
    code: `const c = {};\nc[name] = new Redis();\nc[other].quit();`,
    uses: ["stored c[name]@2~", "close quit@3"],
  },
  {
    name: "array",
    code: `const c = [new Redis()];\nc.forEach((x) => x.quit());`,
    uses: ["stored c@1~", "close quit@2"],
  },
  {
    name: "array, loop",
    code: `const c = [new Redis()];\nfor (const x of c) x.quit();`,
    uses: ["stored c@1~", "close quit@2"],
  },
  {
    name: "map",
    code: `const c = new Map();\nc.set("a", new Redis());\nc.get("a").quit();`,
    uses: ["stored c.set@2~", "close quit@3"],
  },
  {
    name: "map, all of it",
    code: `const c = new Map();\nc.set("a", new Redis());\nfor (const [, x] of c) x.get(1);\nfor (const x of c.values()) x.quit();`,
    uses: ["stored c.set@2~", "command get@3", "close quit@4"],
  },
  {
    name: "values of an object",
    code: `const c = { a: new Redis() };\nObject.values(c).forEach((x) => x.quit());`,
    uses: ["stored c@1~", "close quit@2"],
  },
  {
    name: "all at once",
    code: `const [a, r] = await Promise.all([1, createClient().connect()]);\na.quit(); r.quit();`,
    uses: ["connect connect@1", "close quit@2"],
  },
  {
    name: "a list that is passed on",
    code: `const c = [new Redis()];\nstopAll(c);`,
    uses: ["stored c@1~", "passed stopAll@1"],
  },
  {
    name: "a list of somebody else",
    code: `function f(c) { c.push(new Redis()); }`,
    uses: ["stored c.push@1"],
  },
  {
    name: "a property of an object of this file",
    code: `const c = {};\nc.r = new Redis();\nc.r.get("a");`,
    uses: ["stored c.r@2~", "command get@3"],
  },
  {
    name: "a property of an object that is passed on",
    code: `const c = {};\nc.r = new Redis();\nstart(c);`,
    uses: ["stored c.r@2"],
  },
  {
    name: "a property of an exported object",
    code: `export const c = {};\nc.r = new Redis();`,
    uses: ["stored c.r@2"],
  },
  {
    name: "a list, gathered",
    code: `const c = [new Redis()];\nc.reduce((p, x) => p.then(() => x.quit()), Promise.resolve());`,
    uses: ["stored c@1~", "close quit@2"],
  },
  {
    name: "a list, gathered from its first element on",
    code: `const c = [new Redis()];\nc.reduce((x) => { x.quit(); });`,
    uses: ["stored c@1~", "close quit@2"],
  },
  {
    name: "the list that a callback gets",
    code: `const c = [new Redis()];\nc.forEach((_, i, all) => all[i].quit());`,
    uses: ["stored c@1~", "stored all@1~", "close quit@2"],
  },
  {
    name: "entries of a map",
    code: `const c = new Map();\nc.set("a", new Redis());\nfor (const [, x] of c.entries()) x.quit();`,
    uses: ["stored c.set@2~", "close quit@3"],
  },
  {
    name: "keys of a set",
    code: `const c = new Set();\nc.add(new Redis());\nfor (const x of c.keys()) x.quit();`,
    uses: ["stored c.add@2~", "close quit@3"],
  },
  {
    name: "keys of a map",
    code: `const c = new Map();\nc.set("a", new Redis());\nfor (const k of c.keys()) log(k);`,
    uses: ["stored c.set@2~"],
  },
  {
    name: "an iterator",
    code: `const c = new Map();\nc.set("a", new Redis());\nc.values().next().value.quit();`,
    uses: ["stored c.set@2~", "close quit@3"],
  },
  {
    name: "a list made of another one",
    code: `const c = [new Redis()];\nArray.from(c, (x) => x.quit());`,
    uses: ["stored c@1~", "close quit@2"],
  },
  {
    name: "taken out of a list",
    code: `const c = [];\nc.push(new Redis());\nc.splice(0).forEach((x) => x.quit());`,
    uses: ["stored c.push@2~", "close quit@3"],
  },
  {
    name: "a method that nobody knows on a list",
    code: `const c = [new Redis()];\nc.closeAll();`,
    uses: ["stored c@1~", "passed c.closeAll@1"],
  },
  {
    name: "questions about a collection",
    code: `const c = new Map();\nc.set("a", new Redis());\nif (c.has("a")) c.delete("a");\nc.clear();`,
    uses: ["stored c.set@2~"],
  },
  {
    name: "arguments of a function",
    code: `function end(first) { for (let i = 0; i < arguments.length; i++) arguments[i].quit(); }\nend(new Redis());`,
    uses: ["close quit@1"],
  },
  {
    name: "arguments without a name",
    code: `function end() { arguments[0].quit(); }\nend(new Redis());`,
    uses: ["passed end@2"],
  },
  { name: "reassigned", code: `let r = new Redis();\nr = other;`, uses: ["reassigned@2"] },
  { name: "set to null", code: `let r = null;\nr = new Redis();\nr = undefined;`, uses: [] },
  {
    name: "two constructions in one variable",
    code: `let r;\ntry { r = new Redis(1); }\ncatch { r = new Redis(2); }`,
    uses: ["reassigned@3"],
  },
  { name: "thrown", code: `throw new Redis();`, uses: ["other@1"] },
  { name: "undeclared variable", code: `r = new Redis();\nr.quit();`, uses: ["stored r@1", "close quit@2"] },
]);

table("classes", [
  {
    name: "field",
    code: `class A { constructor() { this.r = new Redis(); }\n  end() { this.r.quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "field with initialiser",
    code: `class A { r = new Redis();\n  end() { this.r.quit(); } }`,
    uses: ["close quit@2"],
  },
  { name: "private name", code: `class A { #r = new Redis();\n  end() { this.#r.quit(); } }`, uses: ["close quit@2"] },
  {
    name: "static field",
    code: `class A { static r = new Redis();\n  static end() { A.r.quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "static block",
    code: `class A { static r; static { this.r = new Redis(); }\n  end() { A.r.select(2); } }`,
    uses: ["select select@2"],
  },
  {
    name: "same field of another class",
    code: `class A { r = new Redis(); }\nclass B { r = open(); end() { this.r.quit(); } }`,
    uses: [],
  },
  {
    name: "class that it extends",
    code: `class A { end() { this.r.quit(); } }\nclass B extends A { r = new Redis(); }\nclass C extends A { end() { this.r.select(1); } }`,
    uses: ["close quit@1"],
  },
  {
    name: "subclass",
    code: `class A { r = new Redis(); }\nclass B extends A { end() { this.r.quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "alias of this",
    code: `class A { r = new Redis();\n  end() { const self = this; f(function () { self.r.quit(); }); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "a this that may be another one",
    code: `class A { r = new Redis();\n  end() { f(function () { this.r.quit(); }); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "a function that is called with an instance as its this",
    code: `class A { r = new Redis(); }\nfunction stop() { return this.r.quit(); }\nstop.call(new A());`,
    uses: ["close quit@2"],
  },
  {
    name: "a function that an instance gets as a method",
    code: `class A { r = new Redis(); }\nconst a = new A();\na.stop = function () { return this.r.quit(); };`,
    uses: ["close quit@3"],
  },
  {
    name: "a function that something which may be an instance gets as a method",
    code: `class A { r = new Redis(); }\nfunction extend(a) { a.stop = function () { return this.r.quit(); }; }`,
    uses: ["close quit@2"],
  },
  {
    name: "a function that another object gets as a method",
    code: `class A { r = new Redis(); }\nclass B { r = new Pool(); }\nconst b = new B();\nb.stop = function () { return this.r.quit(); };`,
    uses: [],
  },
  {
    name: "a function that is called with the client as its this",
    code: `const r = new Redis();\nfunction stop() { return this.quit(); }\nstop.call(r); later(stop.bind(r)); stop.apply(r, []);`,
    uses: ["close quit@2"],
  },
  {
    name: "a function that is called with an object that holds the client as its this",
    code: `const app = { r: new Redis() };\nfunction stop() { return this.r.quit(); }\nstop.call(app);`,
    uses: ["stored app@1~", "close quit@2"],
  },
  {
    name: "a class of another file that the class extends",
    code: `const { Base } = require("./base");\nclass A extends Base { r = new Redis(); }`,
    uses: ["stored Base@2"],
  },
  {
    name: "a class of another file that a class of the file extends",
    code: `const { Base } = require("@/base");\nclass B extends Base {}\nclass A extends B { constructor() { super(); this.r = new Redis(); } }`,
    uses: ["stored Base@3"],
  },
  {
    name: "a class of a package that the class extends",
    code: `const { EventEmitter } = require("node:events");\nclass A extends EventEmitter { r = new Redis(); }`,
    uses: [],
  },
  {
    name: "a private field of a class that extends one of another file",
    code: `const { Base } = require("./base");\nclass A extends Base { #r = new Redis(); }`,
    uses: [],
  },
  {
    name: "a field that is private in TypeScript",
    code: `const { Base } = require("./base");\nclass A extends Base { private r = new Redis(); }`,
    uses: [],
    typed: true,
  },
  {
    name: "a protected field of an exported class",
    code: `export class A { protected r = new Redis(); }`,
    uses: ["stored A@1"],
    typed: true,
  },
  {
    name: "a protected field of a class that is exported elsewhere",
    code: `class A { protected r: Redis; constructor() { this.r = new Redis(); } }\nexport { A };`,
    uses: ["stored A@1"],
    typed: true,
  },
  {
    name: "a protected parameter of an exported class",
    code: `export default class A { constructor(protected r = new Redis()) {} }`,
    uses: ["stored A@1"],
    typed: true,
  },
  {
    name: "a field of an exported abstract class",
    code: `export abstract class A { r = new Redis(); }`,
    uses: ["stored A@1"],
    typed: true,
  },
  {
    name: "a private field of an exported abstract class",
    code: `export abstract class A { private r = new Redis(); }`,
    uses: [],
    typed: true,
  },
  {
    name: "a protected field of a class that stays in the file",
    code: `class A { protected r = new Redis(); }`,
    uses: [],
    typed: true,
  },
  {
    name: "a public field of an exported class",
    code: `export class A { r = new Redis(); }`,
    uses: [],
    typed: true,
  },
  {
    name: "a decorator of the field",
    code: `class A { @closeOnExit() private r = new Redis(); }`,
    uses: ["passed closeOnExit()@1"],
    typed: true,
  },
  {
    name: "a decorator of the class that names the field",
    code: `@injectable()\n@closeOnExit("r")\nclass A { private r = new Redis(); }`,
    uses: ['passed closeOnExit("r")@3'],
    typed: true,
  },
  {
    name: "another decorator of the class",
    code: `@injectable("a")\nclass A { private r = new Redis(); }`,
    uses: [],
    typed: true,
  },
  {
    name: "its options in a record",
    code: `const r = new Redis();\nObject.values({ o: r.options }).forEach((o) => { o.db = 3; });`,
    uses: ["command options@2", "part options@2"],
  },
  {
    name: "its options behind a proxy",
    code: `const r = new Redis();\nconst o = new Proxy(r.options, {}); o.db = 3;`,
    uses: ["command options@2", "part options@2"],
  },
  {
    name: "its options in a constructor of the file",
    code: `class Tune { constructor(o) { o.db = 3; } }\nconst r = new Redis();\nnew Tune(r.options);`,
    uses: ["part options@1", "command options@3"],
  },
  {
    name: "arrow functions keep this",
    code: `class A { r = new Redis();\n  end = () => f(() => this.r.quit()); }`,
    uses: ["close quit@2"],
  },
  {
    name: "destructured this",
    code: `class A { r = new Redis();\n  end() { const { r } = this; r.quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "instance in a variable",
    code: `class A { r = new Redis(); }\nconst a = new A();\na.r.quit();`,
    uses: ["close quit@3"],
  },
  {
    name: "getter",
    code: `class A { #r = new Redis(); get r() { return this.#r; }\n  end() { this.r.quit(); } }`,
    uses: ["returned@1", "close quit@2"],
  },
  {
    name: "private getter",
    code: `class A { #r = new Redis(); get #c() { return this.#r; }\n  end() { this.#c.quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "setter",
    code: `class A { set c(v) { this.r = v; } end() { this.r.quit(); }\n  start() { this.c = new Redis(); } }`,
    uses: ["close quit@1"],
  },
  {
    name: "method",
    code: `class A { open() { return new Redis(); }\n  end() { this.open().quit(); } }`,
    uses: ["returned@1", "close quit@2"],
  },
  {
    name: "private method",
    code: `class A { private open() { return new Redis(); }\n  end() { this.open().quit(); } }`,
    uses: ["close quit@2"],
    typed: true,
  },
  {
    name: "lazy field",
    code: `class A { get() { if (!this.r) this.r = new Redis(); return this.r; }\n end() { this.r.quit(); this.r = null; } }`,
    uses: ["returned@1", "close quit@2"],
  },
  {
    name: "parameter of a constructor",
    code: `class A { constructor(r) { this.r = r; } end() { this.r.quit(); } }\nnew A(new Redis());`,
    uses: ["close quit@1"],
  },
  {
    name: "parameter property",
    code: `class A { constructor(private readonly r: Redis) {}\n  end() { this.r.quit(); } }\nnew A(new Redis());`,
    uses: ["close quit@2"],
    typed: true,
  },
  {
    name: "super",
    code: `class A { constructor(r) { this.r = r; } end() { this.r.quit(); } }\nclass B extends A { constructor() { super(new Redis()); } }`,
    uses: ["close quit@1"],
  },
  {
    name: "method with the client as a parameter",
    code: `class A { run() { this.end(new Redis()); }\n  end(r) { r.quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "old style constructor",
    code: `function A() { this.r = new Redis(); }\nA.prototype.end = function () { this.r.quit(); };`,
    uses: ["close quit@2"],
  },
  {
    name: "field written twice",
    code: `class A { constructor(o) { this.r = new Redis(); }\n  use(o) { this.r = o; } }`,
    uses: ["reassigned@2"],
  },
]);

table("objects with methods", [
  {
    name: "this of a method",
    code: `const o = { r: new Redis(),\n  end() { return this.r.quit(); } };`,
    uses: ["stored o@1~", "close quit@2"],
  },
  {
    name: "this of a getter, and of a function in a property",
    code: `const o = { r: new Redis(),\n  get c() { return this.r; },\n  end: function () { this.c.quit(); } };`,
    uses: ["stored o@1~", "stored o@2~", "close quit@3"],
  },
  {
    name: "what a factory gives",
    code: `const make = () => ({ r: new Redis(),\n  async end() { await this.r.quit(); } });`,
    uses: ["close quit@2"],
  },
  {
    name: "methods inside of the object",
    code: `const o = { r: new Redis(), methods: {\n  end() { this.r.quit(); } } };`,
    uses: ["stored o@1~", "close quit@2"],
  },
  {
    name: "a method that returns the object",
    code: `const o = { r: new Redis(), use() { return this; } };\no.use().r.quit();`,
    uses: ["stored o@1~", "returned@1~", "close quit@2"],
  },
  {
    name: "a function that is put into the object later",
    code: `const o = { r: new Redis() };\no.end = function () { return this.r.quit(); };`,
    uses: ["stored o@1~", "close quit@2"],
  },
  {
    name: "arrow functions see another this",
    code: `class A { make() { return { r: new Redis(), end: () => this.r.close() }; } }`,
    uses: ["returned@1"],
  },
  {
    name: "written in a method",
    code: `const o = { open() { this.r = new Redis(); } };\no.r.quit();`,
    uses: ["stored o@1~", "close quit@2"],
  },
  {
    name: "written in a method of an object that is exported",
    code: `const o = { open() { this.r = new Redis(); } };\nexport default o;`,
    uses: ["stored o@1~", "exported@1"],
  },
  {
    name: "written in a method of what a CommonJS module exports",
    code: `module.exports = { created() { this.r = new Redis(); },\n  actions: { read(k) { return this.r.get(k); } } };`,
    uses: ["exported@1", "command get@2"],
  },
  {
    name: "written in a method of an object that is passed on",
    code: `register({ created() { this.r = new Redis(); } });`,
    uses: ["passed register@1"],
  },
  {
    name: "written in a function that is put into an object",
    code: `const o = {};\no.open = function () { this.r = new Redis(); };\no.r.quit();`,
    uses: ["stored o@2~", "close quit@3"],
  },
  {
    name: "written in a function that is put into an instance",
    code: `class A { constructor() { this.open = function () { this.r = new Redis(); }; }\n  end() { this.r.quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "written in a function that is put into whatever another one is called on",
    code: `plugin(function () { this.open = function () { this.r = new Redis(); }; });`,
    uses: ["stored this.r@1"],
  },
  {
    name: "written to whatever a function is called on",
    code: `plugin(function () { this.r = new Redis(); });`,
    uses: ["stored this.r@1"],
  },
]);

table("instances of a class", [
  {
    name: "of a variable that is empty at times",
    code: `class A { r = new Redis(); }\nlet a = null;\nfunction start() { a = new A(); }\nfunction end() { a?.r.quit(); a = null; }`,
    uses: ["close quit@4"],
  },
  {
    name: "that a function gives",
    code: `class A { r = new Redis(); }\nconst open = () => new A();\nopen().r.quit();\nregister(open().r);`,
    uses: ["close quit@3", "passed register@4"],
  },
  {
    name: "in a static field",
    code: `class A { r = new Redis(); static one = new A(); }\nA.one.r.quit();`,
    uses: ["close quit@2"],
  },
  {
    name: "in a field of another class",
    code: `class A { r = new Redis(); }\nclass B { constructor() { this.a = new A(); }\n  end() { return this.a.r.quit(); } }`,
    uses: ["close quit@3"],
  },
  {
    name: "in an object",
    code: `class A { r = new Redis(); }\nconst o = { a: new A() };\no.a.r.quit();`,
    uses: ["close quit@3"],
  },
  {
    name: "in lists",
    code: `class A { r = new Redis(); }\n[new A()].map((a) => a.r.quit());\nconst all = [new A()];\nfor (const a of all) a.r.select(1);`,
    uses: ["close quit@2", "select select@4"],
  },
  {
    name: "of a class that extends it",
    code: `class A { r = new Redis(); }\nclass B extends A {}\nconst all = [new B()];\nall[0].r.quit();`,
    uses: ["close quit@4"],
  },
  {
    name: "of a function",
    code: `function A() { this.r = new Redis(); }\nconst all = [new A()];\nall[0].r.quit();`,
    uses: ["close quit@3"],
  },
  {
    name: "passed to a function",
    code: `class A { r = new Redis(); }\nfunction end(a) { return a.r.quit(); }\nend(new A());`,
    uses: ["close quit@2"],
  },
  {
    name: "that a function may get",
    code: `class A { r = new Redis(); }\nfunction end(a) { return a.r.quit(); }`,
    uses: ["close quit@2"],
  },
  {
    name: "that a function gets by its type",
    code: `class A { r = new Redis(); }\nfunction end(a: A | null) { register(a.r); return a?.r.quit(); }`,
    uses: ["passed register@2", "close quit@2"],
    typed: true,
  },
  {
    name: "that a container may give",
    code: `class A { r = new Redis(); }\ncontainer.get(A).r.quit();\nconst { r } = container.get(A);\nr.select(1);`,
    uses: ["close quit@2", "select select@4"],
  },
  {
    name: "private name on another instance",
    code: `class A { #r = new Redis(); static end(a) { return a.#r.quit(); } }`,
    uses: ["close quit@1"],
  },
  {
    name: "the same private name of a class inside",
    code: `class A { #r = new Redis(); make() { return class { #r = open(); end(a) { a.#r.quit(); } }; } }`,
    uses: [],
  },
  {
    name: "the class by way of an instance",
    code: `class A { static r = new Redis();\n  end() { return this.constructor.r.quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "a computed name",
    code: `class A { r = new Redis();\n  async end() { for (const k of ["r", "s"]) await this[k].quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "all that it holds",
    code: `class A { r = new Redis();\n  end() { for (const x of Object.values(this)) x.quit(); } }`,
    uses: ["close quit@2"],
  },
  {
    name: "a method that is put into the prototype",
    code: `class A { r = new Redis(); }\nA.prototype.end = function () { return this.r.quit(); };`,
    uses: ["close quit@2"],
  },
  {
    name: "a mixin of methods",
    code: `class A { r = new Redis(); }\nconst methods = { end() { return this.r.quit(); } };\nObject.assign(A.prototype, methods);`,
    uses: ["close quit@2"],
  },
  {
    name: "a mixin of classes",
    code: `class A { r = new Redis(); }\nconst Closing = (Base) => class extends Base { end() { return this.r.quit(); } };\nclass B extends Closing(A) { stop() { return this.r.disconnect(); } }`,
    uses: ["close quit@2", "close disconnect@3"],
  },
  {
    name: "an object and a class with a field of that name",
    code: `class A { r = new Redis(); }\nconst o = { r: open(), end() { this.r.quit(); } };\nclass B extends Mixin(C) { r = open(); end() { this.r.quit(); } }`,
    uses: [],
  },
  {
    name: "computed names of other things",
    code: `class A { r = new Redis();\n  constructor(o) { for (const k in o) this[k] = o[k]; this[o.method](o); use(this[o.name]); } }`,
    uses: [],
  },
  {
    name: "handed to others",
    code: `class A { r = new Redis(); }\nexport const a = new A();\nregister(a);`,
    uses: [],
  },
  {
    name: "the same field of what is something else",
    code: `import { app } from "./app";\nimport config from "./config";\nclass A { r = new Redis(); constructor(options) { use(options.r); } }\napp.r.quit(); config.x.r.close(); new Server().r.close(); (await import("x")).r.close();\nconst s = new Server();\ns.r.close(); globalThis.r.close(); require("x").r.close();`,
    uses: [],
  },
  {
    name: "the same field of what is declared to be something else",
    code: `class B { r: Server }\nclass A { r = new Redis(); }\nfunction end(b: B, s: Server, i: I) { b.r.close(); s.r.close(); i.r.select(1); }\ninterface I { r: Redis }`,
    uses: ["select select@3"],
    typed: true,
  },
]);

it("takes this at the top level of a CommonJS file for what it exports", () => {
  expect(usesIn(`this.r = new Redis();\nexports.get = (k) => this.r.get(k);`, "file.cjs")).toEqual([
    "exported@1",
    "command get@2",
  ]);
});

table("silence", [
  {
    name: "close of something else",
    code: `const r = new Redis(); r.get(1);\nserver.close(); db.quit(); r2.select(1);`,
    uses: ["command get@1"],
  },
  { name: "shadowed name", code: `const r = new Redis();\nfunction f(r) { r.quit(); }`, uses: [] },
  {
    name: "result of a command",
    code: `const r = new Redis();\nconst x = await r.get("a");\nx.close();`,
    uses: ["command get@2"],
  },
  { name: "same name in an object", code: `const r = new Redis();\nconst o = { r: server };\no.r.close();`, uses: [] },
  { name: "type query", code: `const r = new Redis();\ntype R = typeof r;`, uses: [], typed: true },
  { name: "looked at", code: `const r = new Redis();\nif (Boolean(r)) console.log(r);`, uses: [] },
  { name: "comma", code: `const r = (new Redis(), server);\nr.close();`, uses: [] },
]);

table("connect", [
  {
    name: "right behind, awaited",
    code: `const c = createClient();\nawait c.connect();`,
    uses: ["connect connect@2!"],
  },
  { name: "right behind", code: `const c = createClient();\nc.connect();`, uses: ["connect connect@2!"] },
  {
    name: "behind listeners",
    code: `const c = createClient();\nc.on("error", f);\nc.on("a", f).once("b", f);\nawait c.connect();`,
    uses: ["listen on(error)@2", "listen on(a)@3", "listen once(b)@3", "connect connect@4!"],
  },
  {
    name: "behind a chained listener",
    code: `const c = createClient().on("error", f);\nawait c.connect();`,
    uses: ["listen on(error)@1", "connect connect@2!"],
  },
  {
    name: "behind an assignment",
    code: `let c;\nc = createClient();\nawait c.connect();`,
    uses: ["connect connect@3!"],
  },
  {
    name: "behind an export",
    code: `export const c = createClient();\nawait c.connect();`,
    uses: ["exported@1", "connect connect@2!"],
  },
  {
    name: "behind a field",
    code: `class A { async go() { this.c = createClient(); await this.c.connect(); } }`,
    uses: ["connect connect@1!"],
  },
  { name: "with catch", code: `const c = createClient();\nc.connect().catch(f);`, uses: ["connect connect@2"] },
  {
    name: "chained",
    code: `const c = await createClient().connect();\nc.quit();`,
    uses: ["connect connect@1", "close quit@2"],
  },
  {
    name: "behind something else",
    code: `const c = createClient();\nlog("x");\nawait c.connect();`,
    uses: ["connect connect@3"],
  },
  {
    name: "in another block",
    code: `const c = createClient();\nif (x) { await c.connect(); }`,
    uses: ["connect connect@2"],
  },
  {
    name: "of a client that may be another one",
    code: `const c = x ? createClient() : other;\nawait c.connect();`,
    uses: ["connect connect@2"],
  },
  { name: "with a callback", code: `const c = createClient();\nc.connect(f);`, uses: ["connect connect@2"] },
  {
    name: "of another client",
    code: `const c = createClient();\nawait d.connect();\nawait c.connect();`,
    uses: ["connect connect@3"],
  },
]);

/** `kind COMMAND index` of every use, with a `?` where the worst was assumed. */
function factsIn(code: string): string[] {
  const { sourceCode, expressions } = constructionsIn(code);
  const methods = code.includes("createClient") ? REDIS_METHODS : IOREDIS_METHODS;
  return clientUses(expressions[0]!, sourceCode, methods).map(({ kind, command, assumed, database }) =>
    [
      kind,
      command,
      database?.state === "known" ? `${database.value} ${database.how}` : database && `${database.state}`,
      assumed && "?",
    ]
      .filter(Boolean)
      .join(" "),
  );
}

describe("commands", () => {
  const IOREDIS: readonly (readonly [string, string])[] = [
    ["r.select(3)", "select SELECT 3 literal"],
    ['r.select("3")', "select SELECT 3 literal"],
    ["r.select(N)", "select SELECT 5 constant"],
    ["r.select(index)", "select SELECT unknown"],
    ["r.select()", "select SELECT"],
    ['r.call("SELECT", 3)', "select SELECT 3 literal"],
    ['r.call("select", "3")', "select SELECT 3 literal"],
    ['r.sendCommand(new Command("select", [3]))', "select SELECT 3 literal"],
    ['r.move("k", 2)', "crossDatabase MOVE 2 literal"],
    ["r.swapdb(0, 1)", "crossDatabase SWAPDB"],
    ['r.copy("a", "b")', "command"],
    ['r.copy("a", "b", "REPLACE")', "command"],
    ['r.copy("a", "b", "DB", 2)', "crossDatabase COPY 2 literal"],
    ['r.copy("a", "b", "db", 2, "REPLACE")', "crossDatabase COPY 2 literal"],
    ["r.copy(...given)", "command"],
    ["r.flushall()", "crossDatabase FLUSHALL"],
    ["r.flushallBuffer()", "crossDatabase FLUSHALL"],
    ["r.flushdb()", "serverWide FLUSHDB"],
    ['r.config("GET", "maxmemory")', "command"],
    ['r.config("SET", "maxmemory", 1)', "serverWide CONFIG SET"],
    ["r.config(word, 1)", "serverWide CONFIG ?"],
    ['r.call("CONFIG", "SET", "maxmemory", 1)', "serverWide CONFIG SET"],
    ['r.call("CONFIG SET", "maxmemory", 1)', "serverWide CONFIG SET"],
    ['r.script("LOAD", "return 1")', "command"],
    ['r.script("FLUSH")', "serverWide SCRIPT FLUSH"],
    ['r.function("FLUSH")', "serverWide FUNCTION FLUSH"],
    ['r.client("LIST")', "command"],
    ['r.client("KILL", "ID", 3)', "serverWide CLIENT KILL"],
    ['r.client("REPLY", "OFF")', "session CLIENT REPLY"],
    ['r.client("SETNAME", "x")', "session CLIENT SETNAME"],
    ['r.xread("STREAMS", "s", "$")', "command"],
    ['r.xread("BLOCK", 0, "STREAMS", "s", "$")', "block XREAD"],
    ["r.xread(...given)", "block XREAD ?"],
    ["r.blmpop(0, 1, key, LEFT)", "block BLMPOP"],
    ["r.wait(1, 100)", "block WAIT"],
    ["r.waitaof(1, 1, 100)", "block WAITAOF"],
    ['r.ssubscribe("c")', "subscribe SSUBSCRIBE"],
    ['r.call("MONITOR")', "monitor MONITOR"],
    ['r.call("MULTI")', "watch MULTI"],
    ["r.multi({ pipeline: false })", "watch MULTI"],
    ["r.readonly()", "session READONLY"],
    ["r.duplicate({ db: 3 })", "duplicate 3 literal"],
    ["r.duplicate({ db })", "duplicate unknown"],
    ["r.duplicate({ keyPrefix: x })", "duplicate"],
    ["r.duplicate(options)", "duplicate"],
    ["r.duplicate([], { redisOptions: { db: 2 } })", "duplicate 2 literal"],
  ];
  it.each(IOREDIS)("ioredis: %s", (call, expected) => {
    expect(factsIn(`const N = 5; const r = new Redis();\n${call};`)).toEqual([expected]);
  });

  const NODE_REDIS: readonly (readonly [string, string])[] = [
    ["c.flushAll()", "crossDatabase FLUSHALL"],
    ["c.FLUSHALL()", "crossDatabase FLUSHALL"],
    ["c.flushall()", "crossDatabase FLUSHALL"],
    ['c.sendCommand(["FLUSHALL"])', "crossDatabase FLUSHALL"],
    ['c.sendCommand(["CLIENT", "REPLY", "OFF"])', "session CLIENT REPLY"],
    ['c.sendCommand(["CLIENT", "ID"])', "command"],
    ['c.sendCommand(undefined, true, ["FLUSHALL"])', "crossDatabase FLUSHALL"],
    ['c.sendCommand(["SELECT", "3"])', "select SELECT 3 literal"],
    ['c.send_command("config", ["set", "maxmemory", "1"])', "serverWide CONFIG SET"],
    ["c.sendCommand(given)", "other"],
    ["c.configSet(x, y)", "serverWide CONFIG SET"],
    ["c.CONFIG_SET(x, y)", "serverWide CONFIG SET"],
    ['c.copy("a", "b", { DB: 2 })', "crossDatabase COPY 2 literal"],
    ['c.copy("a", "b", { REPLACE: true })', "command"],
    ["c.blPop(key, 0)", "block BLPOP"],
    ["c.xRead(streams)", "block XREAD ?"],
    ["c.xRead({ key: k, id: i })", "command"],
    ["c.xRead({ key: k, id: i }, { BLOCK: 0 })", "block XREAD"],
    ["c.xReadGroup(g, n, s, options)", "block XREADGROUP ?"],
    ["c.unref()", "detach"],
    ["c.reset()", "session"],
    ["c.duplicate({ database: 3 })", "duplicate 3 literal"],
    ["c.executeIsolated(f)", "duplicate"],
  ];
  it.each(NODE_REDIS)("node-redis: %s", (call, expected) => {
    expect(factsIn(`const c = createClient();\n${call};`)).toEqual([expected]);
  });

  it("finds commands in chains and lists", () => {
    expect(factsIn('const r = new Redis();\nr.multi().select(3).get("a").exec();')).toEqual([
      "command",
      "select SELECT 3 literal",
    ]);
    expect(
      factsIn('const r = new Redis();\nr.pipeline([["select", 3], ["get", "a"], ["config", "get", "x"]]);'),
    ).toEqual(["command", "select SELECT 3 literal"]);
    expect(factsIn('const c = createClient();\nc.multi().addCommand(["SELECT", "3"]).exec();')).toEqual([
      "command",
      "select SELECT 3 literal",
    ]);
  });

  it("takes blocking in a transaction for uncertain, because nothing waits there", () => {
    expect(factsIn('const c = createClient();\nc.multi().blPop("q", 0).exec();')).toEqual(["command", "block BLPOP ?"]);
  });

  it("takes a method that is handed on for uncertain where arguments decide", () => {
    expect(factsIn("const r = new Redis();\nrun(r.xread, r.copy, r.flushall, r.config);")).toEqual([
      "block XREAD ?",
      "command",
      "crossDatabase FLUSHALL",
      "serverWide CONFIG ?",
    ]);
  });
});

describe("answers", () => {
  it("shows the callee, or the method's name where it spans lines", () => {
    const code = `const r = new Redis();\nr.quit();\nr\n  .pipeline()\n  .select(1);`;
    const { sourceCode, expressions } = constructionsIn(code);
    const uses = clientUses(expressions[0]!, sourceCode, IOREDIS_METHODS);
    expect(uses.map(({ callee }) => code.slice(...callee))).toEqual(["r.quit", "pipeline", "select"]);
  });

  it("gives the whole call as the range and the method's line", () => {
    const code = `const c = await createClient()\n  .connect();`;
    const { sourceCode, expressions } = constructionsIn(code);
    const [use] = clientUses(expressions[0]!, sourceCode, REDIS_METHODS);
    expect(use).toMatchObject({ kind: "connect", method: "connect", line: 2 });
    expect(code.slice(...(use?.range ?? [0, 0]))).toBe("createClient()\n  .connect()");
  });

  it("knows nothing about the methods of a library without any", () => {
    const { sourceCode, expressions } = constructionsIn(`const r = new Redis(); r.get("a"); r.quit();`);
    const uses = clientUses(expressions[0]!, sourceCode, undefined);
    expect(uses.map(({ kind, method }) => `${kind} ${method}`)).toEqual(["other get", "other quit"]);
  });

  it("follows each of several clients apart", () => {
    const code = `const a = new Redis(); const b = new Redis();\na.quit(); b.select(1);`;
    expect(usesIn(code, "file.ts", 0)).toEqual(["close quit@2"]);
    expect(usesIn(code, "file.ts", 1)).toEqual(["select select@2"]);
  });

  it("follows a client into JSX", () => {
    expect(usesIn(`const r = new Redis();\nexport default () => <App redis={r} />;`, "file.tsx")).toEqual(["passed@2"]);
  });

  it("ends in code that hands a client round in circles", () => {
    const names = Array.from({ length: 40 }, (_, index) => `f${index}`);
    const functions = names.map(
      (name) => `function ${name}(c) { ${names.map((other) => `${other}(c); ${other}({ c });`).join(" ")} return c; }`,
    );
    const code = `${functions.join("\n")}\nf0(new Redis());`;
    const before = performance.now();
    usesIn(code, "file.js");
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it("takes time that grows with the file for two hundred clients", () => {
    const code = Array.from(
      { length: 200 },
      (_, index) =>
        `class A${index} { constructor() { this.r = new Redis(); } end() { this.r.quit(); } get(k) { return this.r.get(k); } }`,
    ).join("\n");
    const { sourceCode, expressions } = constructionsIn(code);
    const before = performance.now();
    for (const expression of expressions) expect(clientUses(expression, sourceCode, IOREDIS_METHODS)).toHaveLength(2);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
