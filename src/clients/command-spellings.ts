import { REDIS_COMMANDS } from "./redis-commands.js";

/** Methods that are spelled as the commands that they send: `blpop`, `config`. */
export function sameAsCommand(...commands: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(commands.map((command) => [command, command]));
}

/** Every command of one word but those that the library has methods of its own for. */
export function commandsWithout(...own: readonly string[]): readonly string[] {
  return Object.keys(REDIS_COMMANDS).filter((command) => !command.includes(" ") && !own.includes(command));
}
