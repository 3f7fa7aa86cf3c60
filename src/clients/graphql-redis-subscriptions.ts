import type { ClientLibrary, Opening } from "./description.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { withoutMajors } from "./without-majors.js";

const PUB_SUB: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"], required: 0 }],
  options: {
    connection: { role: "group", fate: "owned", asString: "url" },
    ...nestedUnder("connection", withoutMajors(IOREDIS_OPTIONS)),
    publisher: { role: "client", fate: "owned" },
    subscriber: { role: "client", fate: "owned" },
    ...optionTable({
      tuning: ["connectionListener"],
      meaning: {
        triggerTransform: "events would go through other channels",
        reviver: "messages would be read in another way",
        serializer: "messages would be written in another way",
        deserializer: "messages would be read in another way",
        messageEventName: "messages would be read in another way",
        pmessageEventName: "messages would be read in another way",
      },
    }),
  },
  url: { precedence: "first", query: "options" },
  connectionOption: "connection",
  whenMissing: "default",
};

export const graphqlRedisSubscriptions: ClientLibrary = {
  name: "graphql-redis-subscriptions",
  title: "graphql-redis-subscriptions",
  modules: [{ specifier: "graphql-redis-subscriptions", exports: { members: { RedisPubSub: { opens: PUB_SUB } } } }],
  source:
    "graphql-redis-subscriptions 2.7.0: dist/redis-pubsub.d.ts PubSubRedisOptions, dist/redis-pubsub.js constructor",
};
