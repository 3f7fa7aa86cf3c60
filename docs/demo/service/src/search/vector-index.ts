import { Cluster } from 'ioredis';

const cluster = new Cluster([
  { host: '172.16.168.31', port: 7000 },
  { host: '172.16.168.32', port: 7000 },
  { host: '172.16.168.33', port: 7000 },
]);

export async function indexVector(id: string, vector: Buffer): Promise<void> {
  await cluster.hset(`vector:${id}`, { bytes: vector });
}

export async function readVector(id: string): Promise<Buffer | null> {
  return cluster.hgetBuffer(`vector:${id}`, 'bytes');
}
