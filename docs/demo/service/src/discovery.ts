import { log } from './log.js';

export interface ServiceEndpoint {
  readonly host: string;
  readonly port: number;
  readonly password?: string;
}

interface DiscoveryOptions {
  readonly timeoutMs?: number;
}

/** Asks the discovery agent of this node where a service runs. Throws when the agent does not answer in time. */
export async function discoverService(name: string, { timeoutMs = 2_000 }: DiscoveryOptions = {}): Promise<ServiceEndpoint> {
  const agent = process.env.DISCOVERY_URL ?? 'http://localhost:8500';
  const response = await fetch(`${agent}/v1/services/${encodeURIComponent(name)}`, {
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) {
    throw new Error(`discovery agent answered ${response.status} for ${name}`);
  }
  const endpoint = (await response.json()) as ServiceEndpoint;
  log.debug(`${name} is at ${endpoint.host}:${endpoint.port}`);
  return endpoint;
}
