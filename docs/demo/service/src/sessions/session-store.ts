import { Redis } from 'ioredis';
import { config } from '../config.js';

const redis = new Redis({
  host: config.get('redis.host', 'localhost'),
  port: config.get('redis.port', 6379),
  password: config.text('redis.password'),
  db: 6,
  keyPrefix: 'session:',
});

export async function saveSession(id: string, user: string): Promise<void> {
  await redis.set(id, user, 'EX', 86_400);
}

export async function userOfSession(id: string): Promise<string | null> {
  return redis.get(id);
}
