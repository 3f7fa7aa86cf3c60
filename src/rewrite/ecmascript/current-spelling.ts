import type { CanonicalCall } from "../../analysis/connection.js";
import { findVariable } from "../../analysis/ecmascript/find-variable.js";
import { isNamedInTemplate } from "../../analysis/ecmascript/template-use.js";
import { bare, type Node, type SourceCode, type Variable } from "../../analysis/ecmascript/syntax-tree.js";
import { namesModule } from "../../policy/names-module.js";
import type { CanonicalClient } from "../../policy/policy.js";
import type { Rewrite } from "../rewrite.js";
import { bindingChanges } from "./binding-changes.js";
import { callAt } from "./call-at.js";
import { canonicalImport } from "./canonical-import.js";
import { toEdits } from "./changes.js";
import { leaveOut } from "./staying-statements.js";

/** Puts the current spelling of a canonical function in the place of an older one, in every call by the same import, and in the import. */
export function currentSpelling(
  sourceCode: SourceCode,
  { range }: CanonicalCall,
  client: CanonicalClient,
  clients: readonly CanonicalClient[],
  filename: string,
): Rewrite {
  const call = callAt(range, sourceCode);
  const callee = call && bare(call.callee);
  const former = client.deprecated.map((one) => one.export).find((name) => isNamedAsText(name, sourceCode));
  if (former !== undefined) return { refusal: `the text "${former}" may speak of it, as a spy does` };
  if (callee?.type === "MemberExpression") return ofNamespace(callee, client, sourceCode, filename);
  const variable = callee?.type === "Identifier" ? findVariable(callee, sourceCode) : undefined;
  const [definition, another] = variable?.defs ?? [];
  if (!variable || !definition || another) return { refusal: "it is not called by the name that it is imported by" };
  const node = definition.node as Node;
  const isImported = (definition.type as string) === "ImportBinding" || isRequired(node);
  if (!isImported) return { refusal: "it is not called by the name that it is imported by" };
  const uses = variable.references.filter(({ init }) => init !== true).map(({ identifier }) => identifier as Node);
  if (!uses.every(isCalled) || isNamedInTemplate(variable.name, sourceCode))
    return { refusal: "it is used in other ways than by calling it" };

  const idle: readonly Variable[] = [variable];
  leaveOut(idle, [], sourceCode);
  const places = {
    sites: uses,
    ofModule: uses,
    all: uses,
    isLoadedLate: false,
    isLoadedWhenNeeded: false,
    isOptional: false,
  };
  const binding = canonicalImport(client, clients, places, new Map(), sourceCode, filename);
  if ("refusal" in binding) return binding;
  const found = { unused: new Set(idle), typeOnly: new Set<Variable>(), effects: new Set<never>(), left: [] };
  const additions = binding.addition ? [binding.addition] : [];
  const edits = toEdits(
    [
      ...uses.map((use) => ({ kind: "replace", range: use.range, text: binding.callee }) as const),
      ...bindingChanges(found, additions, sourceCode),
    ],
    sourceCode,
  );
  return edits ? { edits, left: [] } : { refusal: "its edits would overlap or leave the script" };
}

/** `clients.createRedis("main")`: the module stays, the member gets its current name. */
function ofNamespace(
  callee: Extract<Node, { type: "MemberExpression" }>,
  client: CanonicalClient,
  sourceCode: SourceCode,
  filename: string,
): Rewrite {
  const variable = callee.object.type === "Identifier" ? findVariable(callee.object, sourceCode) : undefined;
  const declaration = variable?.defs[0]?.parent;
  const isCurrent =
    declaration?.type === "ImportDeclaration" && namesModule(declaration.source.value, client, filename) === "exact";
  if (!isCurrent || callee.computed) return { refusal: "the current function is in another module" };
  return { edits: [{ range: callee.property.range, text: client.export }], left: [] };
}

/** `vi.spyOn(client, "createRedis")` */
function isNamedAsText(name: string, sourceCode: SourceCode): boolean {
  return sourceCode.ast.tokens.some(({ value }) => /^["'`]/u.test(value) && value.slice(1, -1) === name);
}

/** `const { createRedis } = require("./redis/client")` */
function isRequired(node: Node): boolean {
  return node.type === "VariableDeclarator" && node.id.type === "ObjectPattern" && node.parent.kind === "const";
}

function isCalled(use: Node): boolean {
  return use.parent?.type === "CallExpression" && use.parent.callee === use;
}
