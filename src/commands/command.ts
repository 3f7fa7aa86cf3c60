/** What a command sees of the process that runs it. */
export interface Surroundings {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** One command of `redis-policy`. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /** Gets what stands behind the command's name. Answers with the exit code; throws `WrongUse` for arguments that it does not know. */
  readonly run: (parameters: readonly string[], surroundings: Surroundings) => Promise<number>;
}

/** Arguments that a command does not know; the message is shown to the user. */
export class WrongUse extends Error {}
