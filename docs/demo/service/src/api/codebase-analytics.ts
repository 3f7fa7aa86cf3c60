import type { IncomingMessage, ServerResponse } from 'node:http';
import { Redis } from 'ioredis';
import { config } from '../config.js';
import { discoverService, type ServiceEndpoint } from '../discovery.js';
import { sendJson } from '../http.js';
import { log } from '../log.js';

const FALLBACK_HOSTS = ['172.16.168.23', '172.16.168.24', 'localhost'];

interface Symbols {
  readonly functions: number;
  readonly classes: number;
  readonly duplicates: number;
}

/**
 * Redis for the results of the analysis, or null when no host answers.
 * Without it the API still works, it only computes everything anew.
 */
async function getAnalyticsRedis(): Promise<Redis | null> {
  let endpoint: ServiceEndpoint;
  try {
    endpoint = await discoverService('redis', { timeoutMs: 1_500 });
  } catch (error) {
    log.warn('codebase analytics: service discovery failed, using the configured address', error);
    endpoint = {
      host: config.get('redis.host', 'localhost'),
      port: config.get('redis.port', 6379),
      password: config.text('redis.password'),
    };
  }

  try {
    const client = new Redis({
      host: endpoint.host,
      port: endpoint.port,
      password: endpoint.password,
      db: 11, // codebase analytics
      connectTimeout: 5_000,
      retryStrategy: () => null,
    });
    await client.ping();
    log.info(`codebase analytics: Redis at ${endpoint.host}:${endpoint.port}`);
    return client;
  } catch (error) {
    log.warn(`codebase analytics: no answer from ${endpoint.host}:${endpoint.port}`, error);
  }

  for (const host of FALLBACK_HOSTS) {
    if (host === endpoint.host) {
      continue;
    }
    try {
      const client = new Redis({
        host,
        port: 6379,
        password: endpoint.password,
        db: 11,
        connectTimeout: 2_000,
        retryStrategy: () => null,
      });
      await client.ping();
      log.info(`codebase analytics: Redis at fallback host ${host}`);
      return client;
    } catch (error) {
      log.warn(`codebase analytics: no answer from fallback host ${host}`, error);
    }
  }

  log.error('codebase analytics: no Redis host answered, results are not kept');
  return null;
}

export async function handleSymbols(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const project = new URL(request.url ?? '/', 'http://localhost').searchParams.get('project');
  if (!project) {
    sendJson(response, 400, { error: 'project is missing' });
    return;
  }
  const redis = await getAnalyticsRedis();
  const kept = await redis?.get(`symbols:${project}`);
  if (kept) {
    sendJson(response, 200, JSON.parse(kept));
    return;
  }
  const symbols = await countSymbols(project);
  await redis?.set(`symbols:${project}`, JSON.stringify(symbols), 'EX', 3_600);
  sendJson(response, 200, symbols);
}

export async function forgetProject(project: string): Promise<number> {
  const redis = await getAnalyticsRedis();
  return redis ? redis.del(`symbols:${project}`) : 0;
}

async function countSymbols(project: string): Promise<Symbols> {
  const answer = await fetch(`http://localhost:8201/index/${encodeURIComponent(project)}`);
  return (await answer.json()) as Symbols;
}
