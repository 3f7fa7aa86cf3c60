import type { Redis } from 'ioredis';
import { config } from '../config.js';
import { databaseIndex } from './databases.js';
import { acquire, openClient } from './pool.js';

export interface ClientOptions {
  /** A connection of one's own, for subscriptions and blocking reads; whoever asks for it closes it. */
  readonly dedicated?: boolean;
}

/** The client of a named database, shared by everybody who asks for it; null when Redis is switched off. */
export function getRedisClient(name: string, { dedicated = false }: ClientOptions = {}): Redis | null {
  if (!config.get('redis.enabled', true)) {
    return null;
  }
  const db = databaseIndex(name);
  return dedicated ? openClient(db) : acquire(db);
}
