import type { TSESTree } from "@typescript-eslint/utils";
import type { ClientLibrary, ExportDescription } from "../../clients/description.js";
import type { ClientUse, TypedClient } from "../connection.js";
import type { Subjects } from "../subjects.js";
import { clientUses } from "./client-uses.js";
import type { ModuleEntry } from "./find-modules.js";
import { findVariable } from "./find-variable.js";
import { isFunction, keyName, type Node, type SourceCode, type Variable } from "./syntax-tree.js";
import type { TraceStart } from "./trace-client.js";

/** Types around a client's type through which a value of it still is, or resolves to, the client. */
const TRANSPARENT = new Set(["Promise", "PromiseLike", "Awaited", "NonNullable", "Readonly", "Required"]);
/** Far more than real files have. */
const MAX_TYPES = 2_000;

/** A type name of the file, with what it means. */
interface NamedType {
  readonly library: ClientLibrary;
  /** Undefined: a type that the library exports beside its values. */
  readonly description: ExportDescription | undefined;
}

/**
 * Variables, parameters, fields and results that are declared to be live clients of a library: `constructor(private redis: Redis)`,
 * also through aliases and interfaces of the same file, and expressions that are asserted to be one.
 */
export function typedClients(
  entries: readonly ModuleEntry[],
  subjects: Subjects,
  sourceCode: SourceCode,
): TypedClient[] {
  const found = new Map<Node, TypedClient>();
  const seen = new Set<string>();
  for (const entry of entries) {
    const module = subjects.describe(entry.specifier);
    if (!module?.exports || !module.library.methods) continue;
    const root: NamedType = { library: module.library, description: module.exports };
    for (const [variable, type] of imported(entry, root)) eachName(variable, (name) => meet(name, type));
  }
  return [...found.values()].sort((one, other) => one.range[0] - other.range[0]);

  function imported(entry: ModuleEntry, root: NamedType): (readonly [Variable, NamedType])[] {
    if (entry.kind === "assignment") {
      const variable = findVariable(entry.node.id, sourceCode);
      return variable ? [[variable, root]] : [];
    }
    if (entry.kind !== "import") return [];
    return entry.node.specifiers.flatMap((specifier) => {
      const [variable] = sourceCode.scopeManager?.getDeclaredVariables(specifier) ?? [];
      const type =
        specifier.type === "ImportNamespaceSpecifier"
          ? root
          : memberOf(root, specifier.type === "ImportDefaultSpecifier" ? "default" : nameOf(specifier.imported));
      return variable && type ? [[variable, type] as const] : [];
    });
  }

  function eachName(variable: Variable, visit: (name: Node) => void): void {
    for (const { identifier } of variable.references) visit(identifier);
  }

  function meet(name: Node, type: NamedType): void {
    const { parent } = name;
    if (parent?.type === "TSQualifiedName" && parent.left === name) {
      const member = memberOf(type, parent.right.name);
      if (member) meet(parent, member);
    } else if (parent?.type === "TSTypeReference" && parent.typeName === name) {
      if (isClientType(type)) carry(parent, [], type.library, parent);
    } else if (parent?.type === "TSTypeQuery" && parent.exprName === name) {
      const made = madeBy(parent);
      const by = type.description?.opens?.by;
      if (made && by?.includes(made.by)) carry(made.type, [], type.library, made.type);
    }
  }

  /** A type that is the client, or has it below `steps`. */
  function carry(type: Node, steps: readonly string[], library: ClientLibrary, from: Node): void {
    const key = `${type.range.join()} ${steps.join()}`;
    if (seen.has(key) || seen.size > MAX_TYPES) return;
    seen.add(key);
    const { parent } = type;
    switch (parent?.type) {
      case "TSUnionType":
      case "TSIntersectionType":
        return carry(parent, steps, library, from);
      case "TSTypeParameterInstantiation": {
        const around = parent.parent;
        if (around.type === "TSTypeReference" && TRANSPARENT.has(typeNameOf(around)))
          carry(around, steps, library, from);
        return;
      }
      case "TSTypeAliasDeclaration":
        return named(parent.id, steps, library);
      case "TSAsExpression":
      case "TSTypeAssertion":
      case "TSSatisfiesExpression":
        return add(parent, from, library, { through: steps });
      case "TSTypeAnnotation":
        return annotated(parent, steps, library, from);
    }
  }

  function annotated(annotation: Node, steps: readonly string[], library: ClientLibrary, from: Node): void {
    const { parent } = annotation;
    switch (parent?.type) {
      case "Identifier":
      case "ObjectPattern": {
        const holder = parent.parent.type === "AssignmentPattern" ? parent.parent.parent : parent.parent;
        return add(holder.type === "TSParameterProperty" ? holder : parent, from, library, {
          at: "holder",
          through: steps,
        });
      }
      case "PropertyDefinition":
      case "AccessorProperty":
        return add(parent, from, library, { at: "holder", through: steps });
      case "TSPropertySignature": {
        const name = keyName(parent);
        if (name === undefined) return;
        const inner = [`.${name}`, ...steps];
        if (parent.parent.type === "TSTypeLiteral") carry(parent.parent, inner, library, from);
        else if (parent.parent.parent?.type === "TSInterfaceDeclaration")
          named(parent.parent.parent.id, inner, library);
        return;
      }
      default:
        if (isFunction(parent) && parent.returnType === annotation)
          add(parent, from, library, { at: "function", through: steps });
    }
  }

  /** Every use of a type of this file. */
  function named(id: TSESTree.Identifier, steps: readonly string[], library: ClientLibrary): void {
    const variable = sourceCode.scopeManager?.getDeclaredVariables(id.parent).find(({ name }) => name === id.name);
    if (!variable) return;
    eachName(variable, (name) => {
      if (name.parent?.type === "TSTypeReference") carry(name.parent, steps, library, name.parent);
    });
  }

  function add(node: Node, from: Node, { name, title, methods }: ClientLibrary, start: TraceStart): void {
    let uses: readonly ClientUse[] | undefined;
    found.set(node, {
      library: name,
      title,
      range: from.range,
      get uses() {
        return (uses ??= clientUses(node, sourceCode, methods, start));
      },
    });
  }
}

function memberOf({ library, description }: NamedType, name: string): NamedType | undefined {
  if (library.types?.includes(name)) return { library, description: undefined };
  const members = description?.members;
  const own = members && Object.hasOwn(members, name) ? members[name] : undefined;
  if (own) return { library, description: own };
  return name === "default" && description ? { library, description } : undefined;
}

function isClientType({ description }: NamedType): boolean {
  if (!description) return true;
  const { opens } = description;
  return opens?.by.includes("new") === true && opens.form !== "queue" && opens.form !== "wrapper";
}

/** `ReturnType<typeof createClient>`, `InstanceType<typeof Redis>`. */
function madeBy(query: Node): { readonly type: Node; readonly by: "new" | "call" } | undefined {
  const around = query.parent?.type === "TSTypeParameterInstantiation" ? query.parent.parent : undefined;
  if (around?.type !== "TSTypeReference") return undefined;
  const name = typeNameOf(around);
  if (name === "ReturnType") return { type: around, by: "call" };
  return name === "InstanceType" ? { type: around, by: "new" } : undefined;
}

function typeNameOf({ typeName }: TSESTree.TSTypeReference): string {
  return typeName.type === "Identifier" ? typeName.name : "";
}

function nameOf(imported: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return imported.type === "Identifier" ? imported.name : imported.value;
}
