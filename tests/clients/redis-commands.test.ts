import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IOREDIS_METHODS } from "../../src/clients/ioredis.js";
import { REDIS_METHODS } from "../../src/clients/redis.js";
import { REDIS_COMMANDS } from "../../src/clients/redis-commands.js";

const names = Object.keys(REDIS_COMMANDS);
const hasServer = isInstalled("redis-server");

describe("REDIS_COMMANDS", () => {
  it("is in lower case, with every sub-command below a container", () => {
    for (const name of names) {
      expect(name).toMatch(/^[a-z]+(?: [a-z-]+)?$/);
      const [container = ""] = name.split(" ");
      if (name.includes(" ")) expect(REDIS_COMMANDS[container]?.container, name).toBe(true);
    }
  });

  it("is what methods of libraries stand for", () => {
    for (const command of Object.values({ ...IOREDIS_METHODS.commands, ...REDIS_METHODS.commands }))
      expect(names).toContain(command);
  });

  it("has a method of node-redis wherever node-redis has the command", () => {
    const client = createClient();
    const methods = methodsOf(client).filter((name) => /[a-z]/.test(name));
    const missing = methods.filter((method) => {
      const command = method.toLowerCase();
      return (
        names.some((name) => name.replace(/[ -]/gu, "") === command.replace(/[ -]/gu, "")) &&
        !knownMethods(REDIS_METHODS).includes(method)
      );
    });
    // Opens a transaction on the client's side.
    expect(missing.filter((method) => !/^multi$/i.test(method))).toEqual([]);
  });

  it("has a method of ioredis wherever ioredis has the command", () => {
    const client = new Redis({ lazyConnect: true });
    const missing = methodsOf(client).filter(
      (method) => names.includes(method) && !knownMethods(IOREDIS_METHODS).includes(method),
    );
    expect(missing).toEqual(["multi"]);
  });
});

// Visible by its name where the program is missing; in continuous integration that is a failure.
describe.skipIf(!hasServer && !process.env["CI"])(
  `REDIS_COMMANDS against redis-server${hasServer ? "" : " (not installed)"}`,
  () => {
    let server: ChildProcess | undefined;
    let client: Redis;
    let folder: string;
    let table: readonly Row[];

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "redis-policy-commands-"));
      const port = await freePort();
      server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder], {
        stdio: "ignore",
      });
      await reachable(port);
      client = new Redis({ port, host: "127.0.0.1" });
      table = rowsOf((await client.call("COMMAND")) as readonly RawRow[]);
    }, 30_000);

    afterAll(async () => {
      client.disconnect();
      const exited = server && new Promise((resolve) => server?.once("exit", resolve));
      server?.kill();
      await exited;
      rmSync(folder, { recursive: true, force: true });
    });

    it("read the whole table", () => {
      expect(table.length).toBeGreaterThan(300);
    });

    it("every blocking command is known to block", () => {
      const blocking = namesWith(({ flags, categories }) => flags.has("blocking") || categories.has("@blocking"));
      expect(blocking.length).toBeGreaterThan(8);
      expect(blocking.filter((name) => REDIS_COMMANDS[name]?.effect !== "block")).toEqual([]);
    });

    it("every command that subscribes is known to subscribe", () => {
      const subscribing = namesWith(({ name, flags }) => flags.has("pubsub") && name.endsWith("subscribe"));
      expect(subscribing).toHaveLength(6);
      expect(subscribing.filter((name) => REDIS_COMMANDS[name]?.effect !== "subscribe")).toEqual([]);
    });

    it("every command of ours is one of the server's, or newer than it", () => {
      const known = new Set(table.map(({ name }) => name));
      expect(names.filter((name) => !known.has(name)).filter((name) => !NEWER.includes(name))).toEqual([]);
    });

    it("administration is listed, or only reads", () => {
      const administration = namesWith(({ flags }) => flags.has("admin"));
      expect(administration.filter((name) => !Object.hasOwn(REDIS_COMMANDS, name)).sort()).toEqual(ONLY_READS);
    });

    it("SELECT, RESET, QUIT and their like are connection commands, so the rest of that category is harmless", () => {
      const harmless = namesWith(({ categories }) => categories.has("@connection")).filter(
        (name) => !Object.hasOwn(REDIS_COMMANDS, name) && !/ help$|^command/.test(name),
      );
      expect(harmless.sort()).toEqual([
        "client getname",
        "client getredir",
        "client id",
        "client info",
        "client list",
        "client trackinginfo",
        "echo",
        "ping",
      ]);
    });

    function namesWith(holds: (row: Row) => boolean): string[] {
      return table.filter(holds).map(({ name }) => name);
    }
  },
);

/** What Redis 7.0 does not have yet. */
const NEWER = ["blmovem", "waitaof", "client no-touch", "client setinfo"];

const ONLY_READS = [
  "acl dryrun",
  "acl getuser",
  "acl list",
  "acl log",
  "acl users",
  "client list",
  "cluster count-failure-reports",
  "cluster replicas",
  "cluster slaves",
  "config get",
  "latency doctor",
  "latency graph",
  "latency histogram",
  "latency history",
  "latency latest",
  "module list",
  "pfdebug",
  "pfselftest",
  // Between servers only.
  "replconf",
  "slowlog get",
  "slowlog len",
];

/** A row of COMMAND: name, arity, flags, first key, last key, step, categories, tips, key specifications, sub-commands. */
type RawRow = readonly [string, number, readonly string[], number, number, number, readonly string[], ...unknown[]];

interface Row {
  readonly name: string;
  readonly flags: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
}

function rowsOf(rows: readonly RawRow[]): Row[] {
  return rows.flatMap((row) => [
    { name: row[0].replace("|", " "), flags: new Set(row[2]), categories: new Set(row[6]) },
    ...rowsOf((row[9] ?? []) as readonly RawRow[]),
  ]);
}

function methodsOf(client: object): string[] {
  const found = new Set<string>();
  for (let at: object | null = client; at && at !== Object.prototype; at = Object.getPrototypeOf(at) as object | null)
    for (const name of Object.getOwnPropertyNames(at)) found.add(name);
  return [...found];
}

function knownMethods({ commands, duplicateDatabase: _, ...lists }: typeof IOREDIS_METHODS): string[] {
  return [...Object.values(lists).flat(), ...Object.keys(commands ?? {})];
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

async function reachable(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = createConnection({ port, host: "127.0.0.1" }, () => {
        socket.destroy();
        resolve(true);
      }).once("error", () => resolve(false));
    });
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("redis-server did not answer within ten seconds.");
}
