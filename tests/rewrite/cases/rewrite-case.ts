import { CLIENT, NODE_CLIENT, NULLABLE, type Situation } from "../fixing.js";

/** A text before it is fixed, and what the policy says. The texts after it stand in the snapshot of its table. */
export interface RewriteCase {
  readonly title: string;
  readonly code: string;
  readonly situation?: Situation;
  /** It uses modules that the stubs of the type check do not have, or syntax that is wrong by itself. */
  readonly untyped?: boolean;
}

export const nullable: Situation = { clients: [NULLABLE] };
export const asynchronous: Situation = { clients: [{ ...CLIENT, async: true, export: "openRedisClient" }] };
export const asynchronousNullable: Situation = { clients: [{ ...NULLABLE, async: true, export: "findRedisClient" }] };
export const nodeRedis: Situation = { clients: [NODE_CLIENT] };
export const asynchronousNode: Situation = { clients: [{ ...NODE_CLIENT, async: true, export: "openNodeRedis" }] };
export const both: Situation = { clients: [CLIENT, NODE_CLIENT] };
export const commonJs: Situation = { filename: "/repo/src/app.cjs", parser: "espree", sourceType: "commonjs" };
export const javaScript: Situation = { filename: "/repo/src/app.js", parser: "espree" };
