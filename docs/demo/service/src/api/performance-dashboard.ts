import type { IncomingMessage, ServerResponse } from 'node:http';
import { Redis } from 'ioredis';
import { sendJson } from '../http.js';
import { log } from '../log.js';

const NETWORK = {
  redisHost: '172.16.168.23',
  dashboardHost: '172.16.168.20',
  refreshSeconds: 15,
} as const;

let redis: Redis | null = null;

interface Sample {
  readonly name: string;
  readonly value: number;
}

export async function handleDashboard(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!redis) {
      redis = new Redis({ host: NETWORK.redisHost, port: 6379, db: 4 });
    }
    const names = await redis.smembers('performance:names');
    const samples: Sample[] = [];
    for (const name of names) {
      const value = await redis.get(`performance:${name}`);
      if (value !== null) {
        samples.push({ name, value: Number(value) });
      }
    }
    sendJson(response, 200, { origin: NETWORK.dashboardHost, refreshSeconds: NETWORK.refreshSeconds, samples });
  } catch (error) {
    log.error('performance dashboard', error);
    sendJson(response, 503, { error: 'the metrics store is not available' });
  }
}
