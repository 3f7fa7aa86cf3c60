import type { LineIndex } from "./line-index.js";
import { placeOf } from "./place-of.js";
import { child, entriesOf, itemsOf, scalarOf, stringOf, stringsOf } from "./policy-node.js";
import type { PolicyNode } from "./policy-node.js";
import type { LibraryArgument, LibraryEntry, LibraryExport, LibraryOption } from "./policy.js";

/** What surrounds a described library: how places and modules are read. */
export interface LibraryContext {
  readonly lines: LineIndex;
  /** Absolute path of a relative module; undefined for a bare specifier. */
  readonly pathOf: (module: string) => string | undefined;
}

/** A described library with defaults filled in; the node has passed the schema. */
export function libraryEntry(node: PolicyNode, context: LibraryContext): LibraryEntry {
  const functionName = stringOf(child(node, "export"));
  const module = stringOf(child(node, "module")) ?? stringOf(child(node, "name")) ?? "";
  const name = stringOf(child(node, "name")) ?? module;
  const exports =
    functionName === undefined
      ? entriesOf(child(node, "exports")).map(({ key, value }) =>
          libraryExport(key, value, child(node, "like"), defaultUse(key), context),
        )
      : [libraryExport(functionName, node, undefined, ["call"], context)];
  return {
    ...context.lines.positionAt(node.range[0]),
    name,
    title: stringOf(child(node, "title")) ?? functionName ?? name,
    modules: [{ module, path: context.pathOf(module) }],
    exports: new Map(exports.map((entry) => [entry.name, entry])),
  };
}

/** Classes are constructed and extended, functions are called. */
function defaultUse(name: string): LibraryExport["by"] {
  return /^\p{Lu}/u.test(name) ? ["new", "extends"] : ["call"];
}

function libraryExport(
  name: string,
  node: PolicyNode,
  sharedLike: PolicyNode | undefined,
  use: LibraryExport["by"],
  context: LibraryContext,
): LibraryExport {
  const harmless = scalarOf(child(node, "harmless")) === true;
  const by = stringsOf(child(node, "by")) as LibraryExport["by"];
  const signatures = itemsOf(child(node, "arguments")).map((list) => stringsOf(list) as readonly LibraryArgument[]);
  const like = child(node, "like") ?? sharedLike;
  const connectsByCall = scalarOf(child(node, "connectsByCall"));
  const defaultDatabase = scalarOf(child(node, "defaultDatabase"));
  return {
    name,
    opens: harmless ? undefined : ((stringOf(child(node, "opens")) ?? "client") as LibraryExport["opens"]),
    by: by.length > 0 ? by : use,
    arguments: signatures.length > 0 ? signatures : undefined,
    options: new Map(entriesOf(child(node, "options")).map(({ key, value }) => [key, libraryOption(value)])),
    like: stringOf(like),
    likeAt: like && placeOf(like, context.lines),
    connectionOption: stringOf(child(node, "connectionOption")),
    async: scalarOf(child(node, "async")) === true,
    connectsByCall: typeof connectsByCall === "boolean" ? connectsByCall : undefined,
    defaultDatabase: typeof defaultDatabase === "number" ? defaultDatabase : undefined,
  };
}

const FATES: readonly string[] = ["owned", "tuning", "meaning", "profile"] satisfies readonly LibraryOption["fate"][];

/** A word alone is a role, whose option the registry owns, or a fate. */
function libraryOption(node: PolicyNode): LibraryOption {
  const word = stringOf(node);
  const fate = word !== undefined && FATES.includes(word) ? word : stringOf(child(node, "fate"));
  const role = word !== undefined && fate === undefined ? word : stringOf(child(node, "role"));
  return {
    role: (role ?? "other") as LibraryOption["role"],
    fate: (fate ?? "owned") as LibraryOption["fate"],
    default: scalarOf(child(node, "default")),
    effect: stringOf(child(node, "effect")),
  };
}
