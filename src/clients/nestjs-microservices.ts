import type { ClientLibrary, ExportDescription, Opening, OptionTable } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";
import { IOREDIS_OPTIONS } from "./ioredis.js";
import { nestedUnder } from "./nested-under.js";
import { optionTable } from "./option-table.js";
import { REDIS_CALLBACK_OPTIONS } from "./redis.js";
import { withoutMajors } from "./without-majors.js";

/** `RedisOptions["options"]`: options of ioredis; up to 8 those of node-redis 3. */
const TRANSPORT_OPTIONS: OptionTable = {
  ...REDIS_CALLBACK_OPTIONS,
  ...withoutMajors(IOREDIS_OPTIONS),
  ...optionTable({
    tuning: ["retryAttempts", "retryDelay"],
    meaning: {
      wildcards: "patterns would no longer be wildcards",
      serializer: "messages would be written in another way",
      deserializer: "messages would be read in another way",
      returnBuffers: "messages would come back as strings",
    },
  }),
};

/** `{ transport: Transport.REDIS, options }`, of a client or of a server. */
const BY_TRANSPORT = {
  form: "wrapper",
  by: ["call"],
  options: {
    transport: { fate: "owned" },
    name: { fate: "tuning" },
    options: { role: "group", fate: "owned" },
    ...nestedUnder("options", TRANSPORT_OPTIONS),
  },
  connectionOption: "options",
  whenMissing: "default",
  onlyIf: { option: "transport", is: [1, "Transport.REDIS"] },
} satisfies Partial<Opening>;

const ONE: Opening = { ...BY_TRANSPORT, signatures: [{ arguments: ["options"] }] };

/** The second argument, behind the root module. */
const SERVER: Opening = { ...BY_TRANSPORT, signatures: [{ arguments: ["ignored", "options"] }] };

/** A list, or since 10 `{ clients, isGlobal }`. */
const SEVERAL: Opening = { ...ONE, each: true, listOption: "clients" };

/** `new ClientRedis(options)` and `new ServerRedis(options)`, which custom transports extend. */
const BY_CLASS: Opening = {
  form: "wrapper",
  by: ["new", "extends"],
  signatures: [{ arguments: ["options"] }],
  options: TRANSPORT_OPTIONS,
};

/** An application: `app.connectMicroservice({ transport, options }, { inheritAppConfig })`. */
const APPLICATION: ExportDescription = {
  members: {
    connectMicroservice: {
      opens: { ...BY_TRANSPORT, signatures: [{ arguments: ["options", "ignored"], required: 1 }] },
    },
  },
};

export const nestjsMicroservices: ClientLibrary = {
  name: "@nestjs/microservices",
  title: "@nestjs/microservices",
  modules: [
    {
      specifier: "@nestjs/microservices",
      shared: true,
      exports: {
        members: {
          ClientsModule: {
            members: {
              register: { opens: SEVERAL },
              registerAsync: {
                opens: { ...SEVERAL, optionsFactory: "useFactory", optionsClasses: ["useClass", "useExisting"] },
              },
            },
          },
          ClientProxyFactory: { members: { create: { opens: ONE } } },
          Client: { opens: ONE },
          ClientRedis: { opens: BY_CLASS },
          ServerRedis: { opens: BY_CLASS },
          ...harmlessExports(
            "Transport",
            "ClientProxy",
            "ClientKafka",
            "ClientGrpc",
            "ClientGrpcProxy",
            "ClientMqtt",
            "ClientNats",
            "ClientRMQ",
            "ClientTCP",
            "Ctx",
            "EventPattern",
            "GrpcMethod",
            "GrpcStreamMethod",
            "MessagePattern",
            "Payload",
            "RedisContext",
            "RpcException",
            "Server",
          ),
        },
      },
    },
    {
      specifier: "@nestjs/core",
      shared: true,
      exports: {
        members: {
          NestFactory: {
            members: {
              createMicroservice: { opens: SERVER },
              create: { returns: APPLICATION },
            },
          },
        },
      },
    },
  ],
  mentions: ["Transport.REDIS", "@nestjs/microservices"],
  source:
    "@nestjs/microservices 12.1.1: interfaces/microservice-configuration.interface.d.ts RedisOptions, enums/transport.enum.d.ts, module/clients.module.d.ts, " +
    "module/interfaces/clients-module.interface.d.ts, client/client-proxy-factory.d.ts, client/client-redis.{js,d.ts}, server/server-redis.d.ts, decorators/client.decorator; @nestjs/core NestFactory",
};
