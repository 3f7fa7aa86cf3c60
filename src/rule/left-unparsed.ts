const programs = new WeakSet<object>();

/** Remembers a program that a parser left empty because the text cannot matter, so that no rule asks again. */
export function leaveUnparsed<Program extends object>(program: Program): Program {
  programs.add(program);
  return program;
}

export function isLeftUnparsed(program: object): boolean {
  return programs.has(program);
}
