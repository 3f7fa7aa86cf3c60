import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface PolicyFile {
  readonly databases: Readonly<Record<string, { readonly db: number }>>;
}

let indexes: ReadonlyMap<string, number> | undefined;

/** The index of a named database. Throws for a name that the policy file does not have: there is no silent database 0. */
export function databaseIndex(name: string): number {
  if (!indexes) {
    const policy = parse(readFileSync(process.env.REDIS_POLICY ?? 'redis-policy.yaml', 'utf8')) as PolicyFile;
    indexes = new Map(Object.entries(policy.databases).map(([key, { db }]) => [key, db]));
  }
  const index = indexes.get(name);
  if (index === undefined) {
    throw new Error(`The policy file has no database "${name}".`);
  }
  return index;
}
