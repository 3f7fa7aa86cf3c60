import type { ClientLibrary, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";

/** `await new Client().open(url)`; `use(client)` opens nothing. */
const OPEN: Opening = {
  form: "wrapper",
  by: ["call"],
  signatures: [{ arguments: ["url"], required: 0 }],
  options: {},
  async: true,
};

export const redisOm: ClientLibrary = {
  name: "redis-om",
  title: "Redis OM",
  modules: [
    {
      specifier: "redis-om",
      exports: {
        members: {
          Client: { returns: { members: { open: { opens: OPEN } } } },
          ...harmlessExports(
            "Entity",
            "EntityId",
            "EntityKeyName",
            "Field",
            "Point",
            "RedisOmError",
            "Repository",
            "Schema",
            "Search",
            "RawSearch",
            "SearchError",
          ),
        },
      },
    },
  ],
  methods: { close: ["close"] },
  source: "redis-om 0.2.1 and 0.4.7: dist/index.d.ts Client, dist/index.js open, use and useNoClose",
};
