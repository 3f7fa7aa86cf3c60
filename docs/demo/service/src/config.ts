import { readFileSync } from 'node:fs';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

let tree: Json | undefined;

function load(): Json {
  tree ??= JSON.parse(readFileSync(process.env.CONFIG_FILE ?? 'config/service.json', 'utf8')) as Json;
  return tree;
}

function lookup(path: string): Json | undefined {
  let node: Json | undefined = load();
  for (const key of path.split('.')) {
    if (typeof node !== 'object' || node === null || Array.isArray(node)) {
      return undefined;
    }
    node = node[key];
  }
  return node;
}

export const config = {
  /** The value at a dotted path, or the fallback where the configuration has none of that type. */
  get<T extends string | number | boolean>(path: string, fallback: T): T {
    const value = lookup(path);
    return typeof value === typeof fallback ? (value as T) : fallback;
  },

  /** The text at a dotted path, if there is one. */
  text(path: string): string | undefined {
    const value = lookup(path);
    return typeof value === 'string' ? value : undefined;
  },
};
