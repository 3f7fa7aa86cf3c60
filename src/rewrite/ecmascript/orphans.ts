import type { Range } from "../../analysis/option-value.js";
import type { Node, SourceCode, Variable } from "../../analysis/ecmascript/syntax-tree.js";
import { isTypeUse, referencesWithin } from "./references.js";
import { isWithin } from "./leftovers.js";
import { requiredModule } from "./module-kind.js";

const WORD = /redis|valkey/iu;
/** `DB_METRICS`, `redisHost`, `port`, `CACHE_URL`. */
const OPTION_NAME =
  /(?:^|_)(?:db|database|host|port|url|uri|user|username|password|tls)s?(?:$|_|\d|[A-Z])|(?:^|_)(?:DB|DATABASE|HOST|PORT|URL|URI|USER|USERNAME|PASSWORD|TLS)S?(?:$|_|\d)|[a-z\d](?:Db|DB|Database|Host|Port|Url|URL|Uri|User|Username|Password|Tls|TLS)s?(?:$|[A-Z\d])/u;
const SOURCE = /redis|valkey|config|settings|\benv\b|environment|discover/iu;

/**
 * Variables and imports that nothing uses and that look as if a connection had used them. In a file with many connections the fixes
 * before the last one leave such things behind, because a fix that takes them along would collide with the others.
 */
export function orphans(sites: readonly Range[], sourceCode: SourceCode): Variable[] {
  const scopes = sourceCode.scopeManager?.scopes ?? [];
  return scopes.flatMap((scope) =>
    scope.variables.filter(
      (variable) =>
        (isOrphan(variable) || isTypeOfLibrary(variable)) &&
        isAboutConnections(variable, sourceCode) &&
        !holdsClient(variable, sites, sourceCode),
    ),
  );
}

/** An import of a client library that only types use now, perhaps because an earlier fix took its last other use. */
function isTypeOfLibrary(variable: Variable): boolean {
  const { defs, references } = variable;
  const declaration = (defs[0]?.node as Node | undefined)?.parent;
  return (
    declaration?.type === "ImportDeclaration" &&
    declaration.importKind !== "type" &&
    isOfLibrary(variable) &&
    references.length > 0 &&
    references.every(isTypeUse)
  );
}

/** Whether a name comes from a package that has to do with Redis. */
function isOfLibrary({ defs: [definition] }: Variable): boolean {
  const node = definition?.node as Node | undefined;
  const source =
    node?.parent?.type === "ImportDeclaration"
      ? node.parent.source.value
      : node?.type === "VariableDeclarator"
        ? requiredModule(node.init)?.specifier
        : undefined;
  return source !== undefined && /^[^./]/u.test(source) && WORD.test(source);
}

const KINDS: ReadonlySet<string> = new Set(["Variable", "ImportBinding", "FunctionName", "Type", "TSEnumName"]);

function isOrphan({ defs: [definition, second], references }: Variable): boolean {
  if (!definition || second || !KINDS.has(definition.type)) return false;
  const own = definition.type === "Variable" ? undefined : (definition.node as Node).range;
  return references.every(
    ({ init, identifier }) => init === true || (own !== undefined && isWithin(identifier.range, own)),
  );
}

/** Whether a client, a constant that holds one, or what makes one stands in a declaration. */
function holdsClient(variable: Variable, sites: readonly Range[], sourceCode: SourceCode): boolean {
  const isAround = (declared: Variable) => sites.some((site) => isDeclaredAround(declared, site));
  const node = variable.defs[0]?.node as Node | undefined;
  return (
    isAround(variable) ||
    (node !== undefined &&
      referencesWithin(node.range, sourceCode).some((reference) => {
        const { resolved } = reference;
        return (
          resolved && resolved !== variable && (isAround(resolved) || (isOfLibrary(resolved) && !isTypeUse(reference)))
        );
      }))
  );
}

/** What holds a client is code of its own, whether or not it is used. */
export function isDeclaredAround({ defs }: Variable, site: Range): boolean {
  const [definition] = defs;
  return definition !== undefined && definition.type !== "Parameter" && isWithin(site, (definition.node as Node).range);
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
