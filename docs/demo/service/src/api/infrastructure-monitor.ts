import type { ServerResponse } from 'node:http';
import { cpus, freemem, hostname, loadavg, totalmem } from 'node:os';
import { Redis } from 'ioredis';
import { config } from '../config.js';
import { discoverService } from '../discovery.js';
import { sendJson } from '../http.js';
import { log } from '../log.js';
import type { RedisClient } from '../redis/types.js';

interface Snapshot {
  readonly host: string;
  readonly load: number;
  readonly memoryUsed: number;
  readonly takenAt: string;
}

const HISTORY = 500;

export class InfrastructureMonitor {
  private store: RedisClient | null = null;

  /** Connects to the store of the snapshots; without one the monitor only answers with the newest. */
  async initialize(): Promise<void> {
    try {
      const endpoint = await discoverService('redis');
      this.store = new Redis({
        host: endpoint.host,
        port: endpoint.port,
        password: endpoint.password,
        connectTimeout: 5_000,
        commandTimeout: 5_000,
        maxRetriesPerRequest: 2,
        retryStrategy: (times) => Math.min(times * 200, 5_000),
      });
      await this.store.ping();
      log.info(`infrastructure monitor: Redis at ${endpoint.host}:${endpoint.port}`);
    } catch (error) {
      log.warn('infrastructure monitor: service discovery failed, using the configured address', error);
      this.store?.disconnect();
      this.store = new Redis({
        host: config.get('redis.host', '172.16.168.23'),
        port: config.get('redis.port', 6379),
        password: config.text('redis.password'),
        connectTimeout: 5_000,
        commandTimeout: 5_000,
        maxRetriesPerRequest: 2,
        retryStrategy: (times) => Math.min(times * 200, 5_000),
      });
      log.info('infrastructure monitor: Redis at the configured address');
    }
  }

  async record(): Promise<Snapshot> {
    const snapshot: Snapshot = {
      host: hostname(),
      load: (loadavg()[0] ?? 0) / cpus().length,
      memoryUsed: 1 - freemem() / totalmem(),
      takenAt: new Date().toISOString(),
    };
    if (this.store) {
      const key = `infrastructure:${snapshot.host}`;
      await this.store.lpush(key, JSON.stringify(snapshot));
      await this.store.ltrim(key, 0, HISTORY - 1);
    }
    return snapshot;
  }

  async handleHistory(response: ServerResponse, host: string): Promise<void> {
    if (!this.store) {
      sendJson(response, 503, { error: 'the history is not available' });
      return;
    }
    const rows = await this.store.lrange(`infrastructure:${host}`, 0, HISTORY - 1);
    sendJson(response, 200, rows.map((row) => JSON.parse(row) as Snapshot));
  }
}
