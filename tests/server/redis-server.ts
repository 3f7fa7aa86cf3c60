import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Whether the machine has a Redis server to start. */
export function hasRedisServer(): boolean {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** A real server on a port of its own, which tells what it was asked. */
export class RedisServer {
  readonly port: number;
  readonly #process: ChildProcess;
  readonly #control: Socket;
  readonly #monitor: Socket;
  #seen = "";
  #marks = 0;

  private constructor(port: number, process: ChildProcess, control: Socket, monitor: Socket) {
    this.port = port;
    this.#process = process;
    this.#control = control;
    this.#monitor = monitor;
    monitor.setEncoding("utf8").on("data", (text: string) => (this.#seen += text));
    control.resume();
    monitor.write("MONITOR\r\n");
  }

  static async start(): Promise<RedisServer> {
    const port = await freePort();
    const process = spawn(
      "redis-server",
      ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
      {
        stdio: "ignore",
      },
    );
    try {
      const control = await connected(port);
      const server = new RedisServer(port, process, control, await connected(port));
      await server.#until("+OK");
      return server;
    } catch (error) {
      process.kill();
      throw error;
    }
  }

  /** Every command since it was asked last, as `4 set a 1`: index, name in lower case, arguments. The data is gone afterwards. */
  async recorded(): Promise<readonly string[]> {
    const mark = `mark-${++this.#marks}`;
    this.#control.write(`FLUSHALL\r\nECHO ${mark}\r\n`);
    await this.#until(`"ECHO" "${mark}"`);
    const own = `127.0.0.1:${this.#control.localPort}`;
    const lines = this.#seen.split("\r\n").flatMap((line) => {
      const [, index, from, words] = /^\+\d+\.\d+ \[(\d+) (\S+)\] (.*)$/u.exec(line) ?? [];
      if (index === undefined || from === own || words === undefined) return [];
      const [name = "", ...given] = (words.match(/"(?:[^"\\]|\\.)*"/gu) ?? []).map((word) => word.slice(1, -1));
      return [[index, name.toLowerCase(), ...given].join(" ")];
    });
    this.#seen = "";
    return lines;
  }

  async #until(text: string): Promise<void> {
    for (let waited = 0; !this.#seen.includes(text); waited += 2) {
      if (waited > 10_000) throw new Error("The server does not answer.");
      await sleep(2);
    }
  }

  stop(): void {
    this.#control.destroy();
    this.#monitor.destroy();
    this.#process.kill();
  }
}

/** Answered when the server accepts connections; it needs a moment to come up. */
async function connected(port: number): Promise<Socket> {
  for (let tries = 0; ; tries++) {
    try {
      return await new Promise<Socket>((resolve, reject) => {
        const socket = connect(port, "127.0.0.1");
        socket.once("connect", () => resolve(socket)).once("error", reject);
      });
    } catch (error) {
      if (tries === 200) throw error;
      await sleep(25);
    }
  }
}

/** The system names a port that nobody has; it is free again when this answers. */
async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("There is no free port.")),
      );
    });
  });
}
