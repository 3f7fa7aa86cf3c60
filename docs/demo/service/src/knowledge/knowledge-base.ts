import { setTimeout as delay } from 'node:timers/promises';
import { Redis as IORedis } from 'ioredis';
import { log } from '../log.js';
import { acquireText, type TextClient } from '../redis/pool.js';

const KNOWLEDGE_DB = 1;
const CONNECT_ATTEMPTS = 3;
const RETRY_DELAY_MS = 500;

export interface Fact {
  readonly id: string;
  readonly text: string;
  readonly vector: Float32Array;
}

export class KnowledgeBase {
  private text: TextClient | null = null;
  private redis: IORedis | null = null;

  async initialize(): Promise<void> {
    this.text = acquireText(KNOWLEDGE_DB);
    await this.text.ping();

    // The pooled client is for text only. Vectors are stored as raw bytes and read back with the Buffer commands.
    for (let attempt = 1; attempt <= CONNECT_ATTEMPTS; attempt += 1) {
      const client = new IORedis({
        host: process.env.REDIS_HOST ?? 'localhost',
        port: Number(process.env.REDIS_PORT ?? 6379),
        password: process.env.REDIS_PASSWORD,
        db: KNOWLEDGE_DB,
        connectTimeout: 10_000,
        commandTimeout: 5_000,
        keepAlive: 30_000,
        maxRetriesPerRequest: 1,
        retryStrategy: () => null,
      });
      try {
        await client.ping();
        this.redis = client;
        log.debug(`knowledge base: connected at attempt ${attempt}`);
        break;
      } catch (error) {
        log.warn(`knowledge base: attempt ${attempt} of ${CONNECT_ATTEMPTS} failed`, error);
        client.disconnect();
        await delay(RETRY_DELAY_MS * attempt);
      }
    }
    log.info('knowledge base is ready');
  }

  async store({ id, text, vector }: Fact): Promise<void> {
    if (!this.redis) {
      throw new Error('initialize() first');
    }
    const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
    await this.redis.hset(`fact:${id}`, { text, vector: bytes });
  }

  async find(id: string): Promise<Fact | undefined> {
    if (!this.redis) {
      throw new Error('initialize() first');
    }
    const { text, vector } = await this.redis.hgetallBuffer(`fact:${id}`);
    if (!text || !vector) {
      return undefined;
    }
    const floats = new Float32Array(new Uint8Array(vector).buffer);
    return { id, text: text.toString('utf8'), vector: floats };
  }

  async forget(id: string): Promise<boolean> {
    if (!this.redis) {
      return false;
    }
    return (await this.redis.del(`fact:${id}`)) > 0;
  }
}
