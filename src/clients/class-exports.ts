import type { ExportDescription, Opening } from "./description.js";
import { harmlessExports } from "./harmless-exports.js";

/** A package whose main module is the client class itself, as ioredis is. */
interface ClassPackage {
  readonly client: Opening;
  readonly cluster: Opening;
  /** Names under which the class carries itself beside `default`. */
  readonly aliases: readonly string[];
  readonly harmless: readonly string[];
}

interface ClassExports {
  readonly main: ExportDescription;
  /** A module whose `exports.default` is the client class. */
  readonly clientModule: ExportDescription;
  /** A module whose `exports.default` is the cluster class. */
  readonly clusterModule: ExportDescription;
}

/** Export trees of such a package; the aliases go two levels deep, as in `require("ioredis").default.Redis`. */
export function classExports({ client, cluster, aliases, harmless }: ClassPackage): ClassExports {
  const clusterClass: ExportDescription = { opens: cluster };
  const own: Readonly<Record<string, ExportDescription>> = {
    ...harmlessExports(...harmless),
    Cluster: clusterClass,
    createClient: { opens: { ...client, by: ["call"] } },
  };
  const named = (target: ExportDescription): Readonly<Record<string, ExportDescription>> =>
    Object.fromEntries([...aliases, "default"].map((name) => [name, target]));

  const plain: ExportDescription = { opens: client, members: own };
  const aliased: ExportDescription = { opens: client, members: { ...own, ...named(plain) } };
  return {
    main: { opens: client, members: { ...own, ...named(aliased) } },
    clientModule: { members: { default: aliased } },
    clusterModule: { members: { default: { ...clusterClass, members: { default: clusterClass } } } },
  };
}
