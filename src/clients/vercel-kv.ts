import type { ClientLibrary, Opening } from "./description.js";
import { UPSTASH_CLIENT } from "./upstash-redis.js";

const CREATE: Opening = { ...UPSTASH_CLIENT, by: ["call"], signatures: [{ arguments: ["options"] }] };

const LIVE: Opening = {
  ...UPSTASH_CLIENT,
  by: [],
  signatures: [],
  environment: ["KV_REST_API_URL", "KV_REST_API_TOKEN"],
};

export const vercelKv: ClientLibrary = {
  name: "@vercel/kv",
  title: "Vercel KV",
  modules: [
    {
      specifier: "@vercel/kv",
      exports: {
        members: {
          createClient: { opens: CREATE },
          VercelKV: { opens: UPSTASH_CLIENT },
          kv: { live: LIVE },
          default: { live: LIVE },
        },
      },
    },
  ],
  source: "@vercel/kv 3.0.0: dist/index.d.ts createClient, VercelKV, kv",
};
