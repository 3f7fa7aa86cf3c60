import { Redis } from 'ioredis';

/** Copies the facts of the first version of the product, which lived in a database that nobody named. */
export async function importLegacyFacts(add: (text: string) => Promise<void>): Promise<number> {
  const legacy = new Redis({ host: 'localhost', db: 13 });
  const facts = await legacy.lrange('facts', 0, -1);
  for (const fact of facts) {
    await add(fact);
  }
  return facts.length;
}
