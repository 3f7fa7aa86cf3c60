import { sameAsCommand } from "./command-spellings.js";
import type { ClientLibrary, ExportDescription, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";

/** `RedisConfigNodejs`, and what the variants for Cloudflare and Fastly add. The address is one of HTTP, with a token. */
export const UPSTASH_OPTIONS: OptionTable = {
  url: { role: "url", fate: "owned" },
  token: { role: "password", fate: "owned" },
  env: { fate: "owned", secret: true },
  backend: { fate: "owned" },
  agent: { fate: "tuning" },
  keepAlive: { fate: "tuning", default: true },
  retry: { fate: "tuning" },
  cache: { fate: "tuning", default: "no-store" },
  latencyLogging: { fate: "tuning" },
  enableTelemetry: { fate: "tuning", default: true },
  enableAutoPipelining: { fate: "tuning", default: true },
  signal: { fate: "meaning", effect: "commands could no longer be aborted" },
  automaticDeserialization: {
    fate: "meaning",
    default: true,
    effect: "replies that hold JSON would come back parsed",
  },
  responseEncoding: { fate: "meaning", default: "base64", effect: "replies would be encoded in another way" },
  readYourWrites: { fate: "meaning", default: true, effect: "reads could miss writes of the same client" },
};

export const UPSTASH_ENVIRONMENT: readonly string[] = [
  "UPSTASH_REDIS_REST_URL",
  "KV_REST_API_URL",
  "UPSTASH_REDIS_REST_TOKEN",
  "KV_REST_API_TOKEN",
];

export const UPSTASH_CLIENT: Opening = {
  form: "client",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options", "ignored"], required: 0 }],
  options: UPSTASH_OPTIONS,
};

const FROM_ENVIRONMENT: Opening = {
  ...UPSTASH_CLIENT,
  by: ["call"],
  signatures: [{ arguments: ["ignored", "options"] }, { arguments: ["options"], required: 0 }],
  environment: UPSTASH_ENVIRONMENT,
};

const MAIN: ExportDescription = {
  members: {
    Redis: { opens: UPSTASH_CLIENT, members: { fromEnv: { opens: FROM_ENVIRONMENT } } },
    ...harmlessExports("SearchIndex", "VectorIndex", "errors", "s", "Pipeline"),
    // 0.x: `upstash(url, token)` or `upstash({ url, token })`.
    default: {
      opens: {
        ...UPSTASH_CLIENT,
        by: ["call"],
        signatures: [{ arguments: ["url", "ignored"] }, { arguments: ["options"], required: 0 }],
      },
    },
  },
};

export const upstashRedis: ClientLibrary = {
  name: "@upstash/redis",
  title: "Upstash Redis",
  modules: ["", "/node", "/nodejs", "/cloudflare", "/fastly", "/with-fetch"].map((path) => ({
    specifier: `@upstash/redis${path}`,
    exports: MAIN,
  })),
  methods: {
    commands: {
      ...sameAsCommand("select", "copy", "subscribe", "psubscribe", "flushall", "flushdb"),
      scriptFlush: "script flush",
    },
  },
  source:
    "@upstash/redis 1.39.0: package.json exports, nodejs.d.ts RedisConfigNodejs, cloudflare.d.ts and fastly.d.ts constructors, nodejs.js fromEnv; 0.2.1: dist",
};
