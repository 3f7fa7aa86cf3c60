import { Redis } from 'ioredis';
import { config } from '../config.js';
import { log } from '../log.js';

export interface Alert {
  readonly rule: string;
  readonly value: number;
  readonly threshold: number;
}

/** Compares the newest metrics with their thresholds. */
export class AlertEvaluator {
  private redis: Redis | null = null;

  constructor(private readonly thresholds: ReadonlyMap<string, number>) {}

  initRedis(): void {
    this.redis = new Redis({
      host: config.get('redis.host', 'localhost'),
      port: config.get('redis.port', 6379),
      password: config.text('redis.password'),
      db: config.get('redis.databases.metrics', 4),
    });
  }

  async evaluate(): Promise<Alert[]> {
    if (!this.redis) {
      log.warn('alerts are not evaluated: there is no Redis client');
      return [];
    }
    const alerts: Alert[] = [];
    for (const [rule, threshold] of this.thresholds) {
      const value = Number((await this.redis.get(`performance:${rule}`)) ?? Number.NaN);
      if (value > threshold) {
        alerts.push({ rule, value, threshold });
      }
    }
    return alerts;
  }
}

/** Remembers which alerts were sent, so that nobody gets one twice within the quiet time. */
export class AlertNotifier {
  private redis: Redis | null = null;

  constructor(private readonly send: (alert: Alert) => Promise<void>) {}

  initRedis(): void {
    this.redis = new Redis({
      host: config.get('redis.host', 'localhost'),
      port: config.get('redis.port', 6379),
      password: config.text('redis.password'),
      db: config.get('redis.databases.metrics', 4),
    });
  }

  async notify(alerts: readonly Alert[]): Promise<void> {
    for (const alert of alerts) {
      const first = await this.redis?.set(`alert:sent:${alert.rule}`, '1', 'EX', 900, 'NX');
      if (first === 'OK') {
        await this.send(alert);
      }
    }
  }
}
