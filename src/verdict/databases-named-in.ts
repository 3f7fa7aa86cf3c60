import type { Database, Policy } from "../policy/policy.js";
import { currentDatabase } from "./current-database.js";
import { sameWord } from "./same-word.js";
import { wordsOf } from "./words-of.js";

/** A database whose name stands in a text. */
export interface NamedDatabase {
  /** For a deprecated name: what replaced it. */
  readonly database: Database;
  /** The words of the text that name it. */
  readonly words: string;
  /** The name is an everyday word (`main`, `cache`, `test`), which says nothing by itself. */
  readonly generic: boolean;
}

/** Names that programs use for everything; `main.ts` is not about the database `main`. */
const GENERIC: ReadonlySet<string> = new Set(
  (
    "main default primary general common shared global base core root system misc other app apps application server servers " +
    "client clients service services api web redis cache caches caching cached store stores storage db dbs database databases data " +
    "test tests testing spec dev development local staging prod production temp tmp temporary index connection connections " +
    "pool config configuration options settings util utils helper helpers new value values key keys"
  ).split(" "),
);

/** Beside one of these even a generic name means the database: `mainDb`, "the main database". */
const DATABASE_WORDS: ReadonlySet<string> = new Set(["db", "database"]);

/** What may stand between that and an index. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(["index", "number", "no", "nr"]);

/** Databases of a server whose index stands in a text behind the word for it: "uses redis db 4". */
export function databasesNumberedIn(text: string, policy: Policy, server: string): readonly NamedDatabase[] {
  const words = wordsOf(text);
  const numbers = words.flatMap((word, at) => {
    const behind = words.slice(at + 1).find((other) => !NUMBER_WORDS.has(other));
    return DATABASE_WORDS.has(word) && /^\d+$/u.test(behind ?? "") ? [Number(behind)] : [];
  });
  return [...policy.databases.values()].flatMap((written) => {
    const database = currentDatabase(policy, written);
    const { index } = database ?? {};
    if (database?.server !== server || index === undefined || !numbers.includes(index)) {
      return [];
    }
    return [{ database, words: `db ${index}`, generic: false }];
  });
}

/** Databases of the policy file whose names stand in a text, word by word; of overlapping names the longest. */
export function databasesNamedIn(text: string, policy: Policy): readonly NamedDatabase[] {
  const words = wordsOf(text);
  const found: { readonly named: NamedDatabase; readonly start: number; readonly end: number }[] = [];
  for (const written of policy.databases.values()) {
    const database = currentDatabase(policy, written);
    const name = wordsOf(written.name);
    if (database === undefined || name.length === 0) {
      continue;
    }
    for (let start = 0; start + name.length <= words.length; start += 1) {
      const end = start + name.length;
      if (name.every((word, offset) => sameWord(word, words[start + offset] ?? ""))) {
        const beside = DATABASE_WORDS.has(words[start - 1] ?? "") || DATABASE_WORDS.has(words[end] ?? "");
        const generic =
          name.length === 1 && GENERIC.has(name[0] ?? "") && !(beside && !DATABASE_WORDS.has(name[0] ?? ""));
        found.push({ named: { database, words: words.slice(start, end).join(" "), generic }, start, end });
      }
    }
  }
  return found
    .filter(
      ({ start, end }) =>
        !found.some((other) => other.start <= start && end <= other.end && other.end - other.start > end - start),
    )
    .map(({ named }) => named);
}
