// Writes a tree of TypeScript files: `node generate-tree.mjs FOLDER FILES [CONNECTIONS] [DATABASES]`.
// The same numbers give the same bytes. Every twentieth file opens Redis connections of its own; every fortieth only
// speaks of Redis: a type, a comment, a class of that name.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NOUNS = "account invoice order product customer shipment payment session report ticket ledger voucher".split(" ");
const VERBS = "load save find merge count render check archive publish import export sort".split(" ");
const FIELDS = "id name status total owner region amount currency createdAt updatedAt version score".split(" ");

/** Numbers from 0 to below 1, the same sequence for the same seed. */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function policyText(databases) {
  const lines = ["client:", "  javascript:", "    module: ./src/redis/client.ts", "    export: getRedisClient"];
  lines.push("    library: ioredis", "    nullable: false", "databases:");
  for (let index = 0; index < databases; index += 1)
    lines.push(`  ${databaseName(index)}: { db: ${index}, description: Database number ${index} }`);
  return `${lines.join("\n")}\n`;
}

export function databaseName(index) {
  return `database${index}`;
}

/** The text of one file; `connections`: how many it opens itself. */
export function fileText(number, connections, databases) {
  const random = randomFrom(number * 7919 + 17);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const blocks = [];
  const noun = pick(NOUNS);
  const type = `${noun[0].toUpperCase()}${noun.slice(1)}${number}`;
  const imports = ['import { readFile } from "node:fs/promises";', 'import path from "node:path";'];
  if (connections > 0)
    imports.push(number % 40 === 0 ? 'import { Redis } from "ioredis";' : 'import Redis from "ioredis";');
  else if (number % 40 === 11) imports.push('import type { Redis } from "ioredis";');
  blocks.push(
    `export interface ${type} {\n${FIELDS.map((field, i) => `  readonly ${field}: ${i % 3 === 0 ? "string" : i % 3 === 1 ? "number" : "Date | undefined"};`).join("\n")}\n}`,
  );
  if (connections === 0 && number % 40 === 11)
    blocks.push(
      `/** Reads through a redis client that is handed in. */\nexport const through = (client: Redis) => client.get("${noun}");`,
    );
  for (let i = 0; i < connections; i += 1) {
    const index = Math.floor(random() * databases);
    const options = [
      `{ host: "localhost", port: 6379, db: ${index} }`,
      `{ db: ${index} }`,
      `{\n  host: process.env.REDIS_HOST,\n  db: ${index},\n}`,
    ][i % 3];
    blocks.push(
      `const store${i} = new Redis(${options});\n\nexport async function cached${i}(key: string): Promise<string | null> {\n  return store${i}.get(\`${noun}:\${key}\`);\n}`,
    );
  }
  const functions = 6 + Math.floor(random() * 8);
  for (let i = 0; i < functions; i += 1) {
    const [verb, field, other] = [pick(VERBS), pick(FIELDS), pick(FIELDS)];
    blocks.push(
      [
        `export async function ${verb}${type}${i}(items: readonly ${type}[], limit = ${10 + i}): Promise<Map<string, ${type}[]>> {`,
        `  const groups = new Map<string, ${type}[]>();`,
        `  for (const item of items.slice(0, limit)) {`,
        `    const key = String(item.${field} ?? "none").toLowerCase();`,
        `    const group = groups.get(key) ?? [];`,
        `    if (item.${other} !== undefined && group.length < ${5 + i}) {`,
        `      group.push({ ...item, name: \`\${item.name}-\${key}\` });`,
        `    }`,
        `    groups.set(key, group);`,
        `  }`,
        `  const folder = path.join("data", "${noun}", String(groups.size));`,
        `  const text = await readFile(path.join(folder, "${verb}.json"), "utf8").catch(() => "[]");`,
        `  const known = JSON.parse(text) as ${type}[];`,
        `  return new Map([...groups].filter(([key]) => known.every(({ id }) => id !== key)));`,
        `}`,
      ].join("\n"),
    );
  }
  if (number % 3 === 0)
    blocks.push(
      `export class ${type}Service {\n  readonly #items: ${type}[] = [];\n\n  add(item: ${type}): this {\n    this.#items.push(item);\n    return this;\n  }\n\n  get size(): number {\n    return this.#items.length;\n  }\n}`,
    );
  return `${imports.join("\n")}\n\n${blocks.join("\n\n")}\n`;
}

export function generateTree(folder, files, connections = 1, databases = 16) {
  const write = (name, text) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  write("redis-policy.yaml", policyText(databases));
  write(
    "src/redis/client.ts",
    'import { Redis } from "ioredis";\n\nconst clients = new Map<string, Redis>();\n\nexport function getRedisClient(name: string): Redis {\n  const client = clients.get(name) ?? new Redis(process.env.REDIS_URL ?? "");\n  clients.set(name, client);\n  return client;\n}\n',
  );
  for (let number = 0; number < files; number += 1)
    write(
      `src/part${Math.floor(number / 100)}/module${number}.ts`,
      fileText(number, number % 20 === 0 ? connections : 0, databases),
    );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, ...numbers] = process.argv.slice(2);
  const [files = 2000, connections, databases] = numbers.map(Number);
  generateTree(folder, files, connections, databases);
}
