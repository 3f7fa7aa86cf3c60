import { Redis } from 'ioredis';
import { config } from '../config.js';
import { log } from '../log.js';

const clients = new Map<number, Redis>();

/** A new connection to the configured server. */
export function openClient(db: number): Redis {
  const client = new Redis({
    host: config.get('redis.host', 'localhost'),
    port: config.get('redis.port', 6379),
    password: config.text('redis.password'),
    db,
    maxRetriesPerRequest: 3,
    enableAutoPipelining: true,
  });
  client.on('error', (error) => log.error(`Redis database ${db}`, error));
  return client;
}

/** The one shared connection to a database. */
export function acquire(db: number): Redis {
  let client = clients.get(db);
  if (!client) {
    client = openClient(db);
    clients.set(db, client);
  }
  return client;
}

/** What callers that only store text may use. */
export type TextClient = Pick<Redis, 'get' | 'set' | 'del' | 'hset' | 'hgetall' | 'ping'>;

export function acquireText(db: number): TextClient {
  return acquire(db);
}

export async function closeAll(): Promise<void> {
  await Promise.all([...clients.values()].map((client) => client.quit()));
  clients.clear();
}
