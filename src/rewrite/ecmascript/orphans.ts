import type { Node, SourceCode, Variable } from "../../analysis/ecmascript/syntax-tree.js";
import { isWithin } from "./leftovers.js";

const WORD = /redis|valkey/iu;
/** `DB_METRICS`, `redisHost`, `port`, `CACHE_URL`. */
const OPTION_NAME =
  /(?:^|_)(?:db|database|host|port|url|uri|user|username|password|tls)s?(?:$|_|\d|[A-Z])|(?:^|_)(?:DB|DATABASE|HOST|PORT|URL|URI|USER|USERNAME|PASSWORD|TLS)S?(?:$|_|\d)|[a-z\d](?:Db|DB|Database|Host|Port|Url|URL|Uri|User|Username|Password|Tls|TLS)s?(?:$|[A-Z\d])/u;
const SOURCE = /redis|valkey|config|settings|\benv\b|environment|discover/iu;

/**
 * Variables and imports that nothing uses and that look as if a connection had used them. In a file with many connections the fixes
 * before the last one leave such things behind, because a fix that takes them along would collide with the others.
 */
export function orphans(sourceCode: SourceCode): Variable[] {
  const scopes = sourceCode.scopeManager?.scopes ?? [];
  return scopes.flatMap((scope) =>
    scope.variables.filter((variable) => isOrphan(variable) && isAboutConnections(variable, sourceCode)),
  );
}

const KINDS: ReadonlySet<string> = new Set(["Variable", "ImportBinding", "FunctionName", "Type", "TSEnumName"]);

function isOrphan({ defs: [definition, second], references }: Variable): boolean {
  if (!definition || second || !KINDS.has(definition.type)) return false;
  const own = definition.type === "Variable" ? undefined : (definition.node as Node).range;
  return references.every(
    ({ init, identifier }) => init === true || (own !== undefined && isWithin(identifier.range, own)),
  );
}

export function isAboutConnections(variable: Variable, sourceCode: SourceCode): boolean {
  const { name, defs } = variable;
  const node = defs[0]?.node as Node | undefined;
  if (WORD.test(name) || OPTION_NAME.test(name)) return true;
  if (node?.parent?.type === "ImportDeclaration") return SOURCE.test(node.parent.source.value) || SOURCE.test(name);
  if (node?.type === "TSImportEqualsDeclaration") return SOURCE.test(sourceCode.getText(node));
  if (node?.type !== "VariableDeclarator" || !node.init) return false;
  const text = sourceCode.text.slice(node.init.range[0], Math.min(node.init.range[1], node.init.range[0] + 300));
  return WORD.test(text) || (/\brequire\s*\(/u.test(text) && SOURCE.test(text));
}
