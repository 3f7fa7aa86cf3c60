import { Redis } from 'ioredis';
import { config } from '../config.js';

/** Number of keys in each database that has any. */
export async function cacheSizes(): Promise<Map<number, number>> {
  const client = new Redis({ host: config.get('redis.host', 'localhost'), port: config.get('redis.port', 6379) });
  const sizes = new Map<number, number>();
  try {
    for (let db = 0; db < 16; db += 1) {
      await client.select(db);
      const size = await client.dbsize();
      if (size > 0) {
        sizes.set(db, size);
      }
    }
  } finally {
    await client.quit();
  }
  return sizes;
}
