import type { TSESTree } from "@typescript-eslint/utils";

/** What the parser answers for a file that cannot matter: a program of the text's length without a statement, token or comment. */
export function emptyProgram(text: string): TSESTree.Program {
  const program = {
    type: "Program",
    sourceType: "module",
    body: [],
    comments: [],
    tokens: [],
    range: [0, text.length],
    loc: {
      start: { line: 1, column: 0 },
      // Nobody asks for the end of most of these programs.
      get end() {
        const lines = text.split(/\r\n|[\r\n\u2028\u2029]/u);
        return { line: lines.length, column: lines.at(-1)?.length ?? 0 };
      },
    },
    parent: undefined,
  };
  return program as never;
}
