import { canary } from "./canary.js";
import { check } from "./check.js";
import { WrongUse, type Command, type Surroundings } from "./command.js";

/** Every command by its name; a new one is a file of this folder and a line here. */
const COMMANDS: Readonly<Record<string, Command>> = { canary, check };

/** Runs `redis-policy` with these arguments; answers with the exit code: 0 all right, 1 problems found, 2 it could not be run. */
export async function run(parameters: readonly string[], surroundings: Surroundings): Promise<number> {
  const [name = "--help", ...rest] = parameters;
  if (name === "--help" || name === "-h") {
    surroundings.out(usage());
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    surroundings.err(`There is no command ${JSON.stringify(name)}.\n\n${usage()}`);
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    surroundings.out(command.help);
    return 0;
  }
  try {
    return await command.run(rest, surroundings);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    surroundings.err(
      error instanceof WrongUse ? `${message}\n\n${command.help}` : `redis-policy ${name}: ${message}\n`,
    );
    return 2;
  }
}

function usage(): string {
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)}${summary}\n`);
  return `Usage: redis-policy <command> [options]\n\n${rows.join("")}\nredis-policy <command> --help says more about each.\n`;
}
