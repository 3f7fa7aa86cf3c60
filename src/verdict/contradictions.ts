import { basename, relative } from "node:path";
import type { Sign } from "../analysis/connection.js";
import { matchesFile } from "../policy/matches-file.js";
import type { Database, Policy } from "../policy/policy.js";
import { currentDatabase } from "./current-database.js";
import { databasesNamedIn, databasesNumberedIn, type NamedDatabase } from "./databases-named-in.js";
import { samePlace } from "./place.js";
import { wordsOf } from "./words-of.js";

/** A sign that names another database than the connection uses. */
export interface Contradiction {
  readonly sign: Sign;
  readonly other: Database;
}

/** A comment of more words is prose, which mentions things in passing; a shorter one is a label. */
const LABEL_WORDS = 5;

const TEST_WORDS: ReadonlySet<string> = new Set(["test", "tests", "testing", "spec"]);

/**
 * What near a connection names another database than the ones it may be meant to use. A sign that names one of those too agrees
 * with the code, whatever else it names; prose is outweighed by any name that agrees. `path` is absolute.
 */
export function contradictions(
  signs: readonly Sign[],
  policy: Policy,
  path: string,
  meant: readonly Database[],
): readonly Contradiction[] {
  const named = signs.filter(({ kind }) => kind === "file");
  const file: Sign = named[0] ?? { kind: "file", text: basename(path).replace(/\.[^.]*$/u, ""), range: undefined };
  const judged = [...signs, ...(named.length === 0 ? [file] : [])].map((sign) => {
    const found = databasesNamedIn(sign.text, policy).filter(({ generic }) => !generic);
    // `db2` may be the name of a second one, but nobody numbers connections in words.
    if (sign.kind === "comment" && meant[0] !== undefined) {
      found.push(...databasesNumberedIn(sign.text, policy, meant[0].server));
    }
    const agrees =
      found.some((one) => isMeant(one, meant)) || (sign.kind === "file" && folderAgrees(policy, path, meant));
    const other = agrees ? undefined : found.find((one) => !isMeant(one, meant))?.database;
    return { sign, agrees, other };
  });
  const codeAgrees = judged.some(({ sign, agrees }) => agrees && sign.kind !== "comment");
  const found = judged.flatMap(({ sign, other }) =>
    other === undefined || (codeAgrees && isProse(sign)) ? [] : [{ sign, other }],
  );
  const byPath = meantByPath(policy, path, meant);
  return byPath === undefined ? found : [...found, { sign: file, other: byPath }];
}

function isMeant({ database }: NamedDatabase, meant: readonly Database[]): boolean {
  return meant.some((one) => samePlace(one, database));
}

function isProse({ kind, text }: Sign): boolean {
  return kind === "comment" && wordsOf(text).length > LABEL_WORDS;
}

/** A folder that is named as the database speaks for it, and a test may well use the database for tests. */
function folderAgrees(policy: Policy, path: string, meant: readonly Database[]): boolean {
  const inside = relative(policy.directory, path);
  const isTest = wordsOf(inside).some((word) => TEST_WORDS.has(word));
  return (
    (isTest && meant.some(({ name }) => wordsOf(name).some((word) => TEST_WORDS.has(word)))) ||
    databasesNamedIn(inside, policy).some((one) => !one.generic && isMeant(one, meant))
  );
}

/** The database that the policy file itself intends for this file (`for`), where that is another one. */
function meantByPath(policy: Policy, path: string, meant: readonly Database[]): Database | undefined {
  const intended = [...policy.databases.values()]
    .filter((database) => matchesFile(policy.directory, database.for, path))
    .flatMap((database) => currentDatabase(policy, database) ?? []);
  return intended.some((database) => meant.some((one) => samePlace(one, database))) ? undefined : intended[0];
}
