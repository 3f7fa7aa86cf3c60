/** A code block of a Markdown page. */
export interface CodeSample {
  /** First word of the info string: `ts`, `js`, `yaml`. */
  readonly language: string;
  readonly code: string;
  /**
   * What the page says of it: `incorrect`, `correct` or `fixed`, either as a word of the info string or in the nearest heading or
   * bold line above, up to the next heading that says nothing of the kind. Undefined: the page says nothing.
   */
  readonly mark: Mark | undefined;
  /** `file=src/metrics.ts` in the info string: the path that the sample stands for. */
  readonly file: string | undefined;
  /** 1-based line of the opening fence. */
  readonly line: number;
}

export type Mark = "incorrect" | "correct" | "fixed";

/** The code blocks of a page, in order. Fences inside lists are not looked at. */
export function codeSamples(markdown: string): CodeSample[] {
  const samples: CodeSample[] = [];
  const lines = markdown.split("\n");
  let section: Mark | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const fence = /^(`{3,})(.*)$/.exec(line);
    if (fence) {
      const [, ticks = "", info = ""] = fence;
      const end = lines.indexOf(ticks, index + 1);
      if (end === -1) {
        throw new Error(`The code block in line ${index + 1} has no end.`);
      }
      const [language = "", ...words] = info.trim().split(/\s+/);
      samples.push({
        language,
        code: `${lines.slice(index + 1, end).join("\n")}\n`,
        mark: words.map(markIn).find((mark) => mark !== undefined) ?? section,
        file: words.find((word) => word.startsWith("file="))?.slice("file=".length),
        line: index + 1,
      });
      index = end;
    } else if (/^#{1,6} /.test(line)) {
      section = markIn(line);
    } else if (/^\*\*.*\*\*:?$/.test(line)) {
      section = markIn(line) ?? section;
    }
  }
  return samples;
}

function markIn(text: string): Mark | undefined {
  const [word] = /\b(incorrect|correct|fixed)\b/i.exec(text) ?? [];
  return word?.toLowerCase() as Mark | undefined;
}
