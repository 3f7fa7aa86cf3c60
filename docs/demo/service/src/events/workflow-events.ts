import { Redis } from 'ioredis';
import { log } from '../log.js';

/** Calls back for every workflow that changes; returns a function that ends the subscription. */
export async function onWorkflowChange(callback: (id: string) => void): Promise<() => Promise<void>> {
  const subscriber = new Redis({ host: '172.16.168.23', port: 6379, db: 7 });
  await subscriber.subscribe('workflow:changed');
  subscriber.on('message', (_channel, id) => callback(id));
  log.info('listening for workflow changes');
  return async () => {
    await subscriber.quit();
  };
}
