import type { CanonicalCall, ClientUse, FileFacts } from "../analysis/connection.js";
import type { Range } from "../analysis/option-value.js";

/** Something that a file does to a client that everyone shares. */
export interface SharedUse {
  readonly use: ClientUse;
  /** The calls of the canonical function whose client it may be; at least one. */
  readonly calls: readonly CanonicalCall[];
}

/**
 * What a file does for certain to clients that came from the canonical function and that it did not ask to have for itself. Left out
 * is whatever may as well be done to a client of the file's own: where the variable holds another one at times, nobody can tell them apart.
 */
export function sharedUses({ canonicalCalls, connections }: FileFacts): readonly SharedUse[] {
  const own = new Set<string>();
  for (const { uses } of [...connections, ...canonicalCalls.filter(({ dedicated }) => dedicated !== "no")])
    for (const use of uses) own.add(keyOf(use.range));
  const found = new Map<string, { use: ClientUse; calls: CanonicalCall[] }>();
  for (const call of canonicalCalls) {
    if (call.dedicated !== "no" || call.uses.some(({ kind }) => kind === "reassigned")) continue;
    for (const use of call.uses) {
      const key = `${use.kind} ${keyOf(use.range)} ${keyOf(use.callee)}`;
      if (use.assumed || own.has(keyOf(use.range))) continue;
      const known = found.get(key);
      if (known) known.calls.push(call);
      else found.set(key, { use, calls: [call] });
    }
  }
  return [...found.values()];
}

function keyOf(range: Range): string {
  return range.join();
}
