/** Whether two words in lower case are the same but for number (`session`, `sessions`) or for `monitor` and `monitoring`. */
export function sameWord(one: string, other: string): boolean {
  if (one === other) {
    return true;
  }
  const forms = formsOf(one);
  return [...formsOf(other)].some((form) => forms.has(form));
}

function formsOf(word: string): ReadonlySet<string> {
  const forms = new Set([word]);
  if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) {
    forms.add(word.slice(0, -1));
  }
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/u.test(word)) {
    forms.add(word.slice(0, -2));
  }
  if (word.length > 4 && word.endsWith("ies")) {
    forms.add(`${word.slice(0, -3)}y`);
  }
  // Shorter stems are everyday words: test, log, cach(e).
  if (word.length > 7 && word.endsWith("ing")) {
    forms.add(word.slice(0, -3));
  }
  return forms;
}
