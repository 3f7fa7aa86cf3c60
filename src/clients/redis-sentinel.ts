import type { ClientLibrary, ExportDescription, Opening } from "./description.js";
import { REDIS_CALLBACK_OPTIONS, REDIS_METHODS } from "./redis.js";

/** `createClient(endpoints, masterName, options)`. */
const CREATE: Opening = {
  form: "sentinel",
  by: ["call"],
  signatures: [
    { arguments: ["nodes", "ignored", "options"], required: 2 },
    { arguments: ["nodes", "options"], required: 1 },
  ],
  options: {
    ...REDIS_CALLBACK_OPTIONS,
    role: { fate: "meaning", default: "master", effect: "commands would go to the master" },
  },
};

/** `Sentinel(endpoints).createClient(masterName, options)`. */
const SENTINEL: ExportDescription = {
  returns: {
    members: {
      createClient: {
        opens: {
          ...CREATE,
          signatures: [
            { arguments: ["ignored", "options"], required: 1 },
            { arguments: ["options"], required: 0 },
          ],
        },
      },
    },
  },
};

const MEMBERS: Readonly<Record<string, ExportDescription>> = { createClient: { opens: CREATE }, Sentinel: SENTINEL };

export const redisSentinel: ClientLibrary = {
  name: "redis-sentinel",
  title: "redis-sentinel",
  modules: [{ specifier: "redis-sentinel", exports: { members: { ...MEMBERS, default: { members: MEMBERS } } } }],
  methods: REDIS_METHODS,
  source: "redis-sentinel 0.3.3: index.js Sentinel and createClient",
};
