import type { ChildProcessWithoutNullStreams } from "node:child_process";

/** How long any single answer may take; most of it is the first load of ESLint, on a busy machine. */
const PATIENCE_MS = 30_000;

type Handlers = Readonly<Record<string, (params: never) => unknown>>;

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** JSON-RPC with a program, over its standard streams, in the framing of language servers. */
export class JsonRpc {
  readonly #program: ChildProcessWithoutNullStreams;
  readonly #name: string;
  readonly #handlers: Handlers;
  readonly #waiting = new Map<number, Waiting>();
  /** What the program said beside its answers: told when something goes wrong. */
  readonly #said: string[] = [];
  #received = Buffer.alloc(0);
  #requests = 0;

  /** @param handlers answers to the program's own requests, by method; notifications without a handler are kept for errors */
  constructor(program: ChildProcessWithoutNullStreams, name: string, handlers: Handlers) {
    this.#program = program;
    this.#name = name;
    this.#handlers = handlers;
    program.stdout.on("data", (chunk: Buffer) => this.#receive(chunk));
    program.stderr.on("data", (chunk: Buffer) => this.#said.push(chunk.toString()));
    program.on("exit", (code) => this.#fail(`ended with ${code}`));
    program.on("error", (error) => this.#fail(`could not be started: ${error.message}`));
  }

  async request<Result>(method: string, params: unknown): Promise<Result> {
    this.#requests += 1;
    const id = this.#requests;
    return new Promise<Result>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        reject(this.#error(`did not answer ${method} within ${PATIENCE_MS / 1000} s`));
      }, PATIENCE_MS);
      this.#waiting.set(id, {
        resolve: (result) => {
          clearTimeout(timer);
          resolve(result as Result);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  #send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#program.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      if (end === -1) return;
      const length = Number(/Content-Length: (\d+)/iu.exec(this.#received.toString("latin1", 0, end))?.[1]);
      const rest = end + 4 + length;
      if (this.#received.length < rest) return;
      const message = JSON.parse(this.#received.toString("utf8", end + 4, rest)) as Message;
      this.#received = this.#received.subarray(rest);
      this.#take(message);
    }
  }

  #take({ id, method, params, result, error }: Message): void {
    if (method === undefined) {
      const waiting = this.#waiting.get(Number(id));
      this.#waiting.delete(Number(id));
      if (error) waiting?.reject(this.#error(`answered with an error: ${error.message}`));
      else waiting?.resolve(result);
      return;
    }
    const handle = this.#handlers[method];
    if (id === undefined) {
      this.#said.push(`${method} ${JSON.stringify(params)}\n`);
    } else if (handle) {
      this.#send({ id, result: handle(params as never) });
    } else {
      this.#said.push(`asked for ${method} ${JSON.stringify(params)}\n`);
      this.#send({ id, error: { message: `There is no ${method} here.` } });
    }
  }

  #fail(what: string): void {
    for (const { reject } of this.#waiting.values()) reject(this.#error(what));
    this.#waiting.clear();
  }

  #error(what: string): Error {
    return new Error(`${this.#name} ${what}. It said:\n${this.#said.slice(-20).join("")}`);
  }
}
