import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { RedisServer } from "./redis-server.js";

/** What a program did: commands in the order of the servers, and what it printed. */
export interface Run {
  /** `4 set a 1`; of the second server `queue:0 set a 1`. */
  readonly commands: readonly string[];
  readonly printed: readonly string[];
}

/**
 * What client libraries say by themselves when a connection opens or closes. It differs with the number of connections and with
 * the canonical client's own options, and touches no data: HELLO and AUTH (log in), CLIENT (name and version of the library),
 * INFO (ioredis asks whether the server has loaded), SELECT (the database stands at the head of every recorded line), QUIT.
 */
const CHATTER = /^\d+ (?:hello|auth|client|info|select|quit)\b/u;

/** Far longer than any program takes. */
const TIME_LIMIT = 20_000;

/** Two real servers, and threads that run programs against them one after the other. */
export class Programs {
  readonly #main: RedisServer;
  readonly #queue: RedisServer;
  readonly #warm: Promise<Worker>[] = [];

  private constructor(main: RedisServer, queue: RedisServer) {
    this.#main = main;
    this.#queue = queue;
    this.#warm.push(this.#thread(), this.#thread());
  }

  static async start(): Promise<Programs> {
    return new Programs(await RedisServer.start(), await RedisServer.start());
  }

  async run(driver: string, environment: Readonly<Record<string, string>> = {}): Promise<Run> {
    this.#warm.push(this.#thread());
    const worker = await this.#warm.shift();
    if (!worker) throw new Error("There is no thread.");
    const printed = await new Promise<readonly string[]>((resolve, reject) => {
      const limit = setTimeout(() => resolve(["did not end"]), TIME_LIMIT);
      worker.once("error", reject).once("message", (lines: readonly string[]) => {
        clearTimeout(limit);
        resolve(lines);
      });
      worker.postMessage({ driver: pathToFileURL(driver).href, environment });
    });
    // Behind this every command of the program has been recorded: it was answered before it printed its last line.
    const [main, queue] = [await this.#main.recorded(), await this.#queue.recorded()];
    await worker.terminate();
    const own = (lines: readonly string[]): readonly string[] => lines.filter((line) => !CHATTER.test(line));
    return { commands: [...own(main), ...own(queue).map((line) => `queue:${line}`)], printed };
  }

  async stop(): Promise<void> {
    for (const worker of this.#warm) await (await worker).terminate();
    this.#main.stop();
    this.#queue.stop();
  }

  async #thread(): Promise<Worker> {
    const main = this.#main.port;
    const ports = {
      "localhost:6379": main,
      "127.0.0.1:6379": main,
      "172.16.168.23:6379": main,
      "queue-redis:6379": this.#queue.port,
      "127.0.0.1:6390": this.#queue.port,
      "10.0.0.9:6379": this.#queue.port,
    };
    const worker = new Worker(new URL("program-thread.mjs", import.meta.url), { workerData: { ports } });
    await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
    return worker;
  }
}
