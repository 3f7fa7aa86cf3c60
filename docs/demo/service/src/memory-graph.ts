import { Redis } from 'ioredis';
import { config } from './config.js';

const graph = new Redis({
  host: config.get('redisStack.host', 'localhost'),
  port: config.get('redisStack.port', 6380),
  db: 9,
});

/** Adds an edge to the memory graph; the graph is one JSON document per node. */
export async function link(from: string, to: string): Promise<void> {
  await graph.call('JSON.ARRAPPEND', `node:${from}`, '$.edges', JSON.stringify(to));
}
