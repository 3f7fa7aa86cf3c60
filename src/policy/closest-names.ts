const MOST = 3;
const LONGEST = 100;

/**
 * The names that a misspelled one probably means, the closest first, at most three; none when nothing is close.
 * Distance counts inserted, deleted, replaced and swapped characters; case and `-`, `_`, `.` count nothing, and the beginning of a name is close to it.
 */
export function closestNames(misspelled: string, names: Iterable<string>): readonly string[] {
  if (misspelled.length > LONGEST) {
    return [];
  }
  const wanted = plain(misspelled);
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const name of names) {
    const candidate = plain(name);
    if (name === misspelled || candidate.length < wanted.length - limit || candidate.length > 2 * LONGEST) {
      continue;
    }
    const distance = wanted.length > 2 && candidate.startsWith(wanted) ? 1 : editDistance(wanted, candidate);
    if (distance <= limit && distance < Math.max(wanted.length, candidate.length)) {
      found.push({ name, distance });
    }
  }
  found.sort((a, b) => a.distance - b.distance);
  return found.slice(0, MOST).map(({ name }) => name);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/gu, "");
}

function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? 0;
}
