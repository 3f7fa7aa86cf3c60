import { Redis } from 'ioredis';
import { config } from './config.js';

/** Whether a new connection can be opened right now; the pooled ones say nothing about that. */
export async function redisIsHealthy(): Promise<boolean> {
  const probe = new Redis({
    host: config.get('redis.host', 'localhost'),
    port: config.get('redis.port', 6379),
    password: config.text('redis.password'),
    connectTimeout: 1_000,
    retryStrategy: () => null,
  });
  try {
    return (await probe.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    probe.disconnect();
  }
}
