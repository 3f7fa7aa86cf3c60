import type { TSESTree } from "@typescript-eslint/utils";
import type { CallCondition, ClientLibrary, ExportDescription, Opening } from "../../clients/description.js";
import type { CanonicalCall, Connection, Escape, FileFacts, NullCoping } from "../connection.js";
import type { OptionValue } from "../option-value.js";
import { ABSENT } from "../option-value.js";
import type { Subjects } from "../subjects.js";
import { clientUses } from "./client-uses.js";
import { findModules, type ModuleEntry } from "./find-modules.js";
import { findVariable } from "./find-variable.js";
import { ExportFollower, type Tracked } from "./follow-exports.js";
import { hardcodedLiterals } from "./hardcoded-literals.js";
import { rememberNodes } from "./nodes.js";
import { nullCopingOf } from "./null-coping.js";
import { readArguments, type ReadArguments } from "./read-arguments.js";
import { Resolver } from "./resolve-value.js";
import { signsOf } from "./signs.js";
import { standsFirst } from "./stands-first.js";
import type { ClassNode, Node, SourceCode } from "./syntax-tree.js";
import { bare, isClass, memberName, sourceOf, walk } from "./syntax-tree.js";
import { unusedImports } from "./unused-imports.js";

type Construction = TSESTree.CallExpression | TSESTree.NewExpression;

/** Everything that one ECMAScript file says about Redis connections. */
export function findFacts(sourceCode: SourceCode, subjects: Subjects, filename: string): FileFacts {
  return new FactFinder(sourceCode, subjects, filename).find();
}

class FactFinder {
  readonly #sourceCode: SourceCode;
  readonly #subjects: Subjects;
  readonly #filename: string;
  readonly #resolver: Resolver;
  readonly #follower: ExportFollower;
  readonly #connections = new Map<Node, Connection>();
  readonly #calls = new Map<Node, CanonicalCall>();
  readonly #escapes = new Map<string, Escape>();
  /** Expressions that yield a live client. */
  readonly #constructions: {
    readonly node: Construction;
    readonly tracked: Tracked;
    readonly opening: Opening;
    readonly given: readonly TSESTree.CallExpressionArgument[];
  }[] = [];
  readonly #clientNodes = new Set<Node>();

  constructor(sourceCode: SourceCode, subjects: Subjects, filename: string) {
    this.#sourceCode = sourceCode;
    this.#subjects = subjects;
    this.#filename = filename;
    this.#resolver = new Resolver(sourceCode);
    this.#follower = new ExportFollower(sourceCode, {
      opened: (node, tracked) => this.#opened(node, tracked),
      extended: (node, tracked) => this.#extended(node, tracked),
      escaped: (node, kind, tracked) => this.#escaped(node, kind, tracked),
      passed: (call, index, tracked) => this.#passed(call, index, tracked),
    });
  }

  find(): FileFacts {
    const entries = findModules(this.#sourceCode);
    for (const entry of entries) this.#enter(entry);
    for (const library of this.#subjects.libraries) this.#globals(library);
    // Second, because whether an argument is a live client depends on every construction of the file.
    for (const { node, tracked, opening, given } of this.#constructions) this.#connect(node, tracked, opening, given);
    for (const escape of unusedImports(entries, this.#subjects, this.#sourceCode))
      this.#escapes.set(`${escape.range[0]}:unused`, escape);
    const connections = [...this.#connections.values()].sort((a, b) => a.range[0] - b.range[0]);
    return {
      connections,
      canonicalCalls: [...this.#calls.values()].sort((a, b) => a.range[0] - b.range[0]),
      escapes: [...this.#escapes.values()].sort((a, b) => a.range[0] - b.range[0]),
      hardcoded: hardcodedLiterals(connections),
    };
  }

  #enter(entry: ModuleEntry): void {
    this.#subjects.canonical.forEach((subject, canonical) => {
      if (!subject.isModule(entry.specifier)) return;
      const leaf: ExportDescription = {};
      const root: ExportDescription = { members: { [subject.export]: leaf } };
      this.#bind(entry, { library: undefined, description: root, canonical, path: [] });
    });
    const module = this.#subjects.describe(entry.specifier);
    if (!module) return;
    if (!module.exports) return this.#unknownPath(entry, module.library);
    this.#bind(entry, { library: module.library, description: module.exports, path: [] });
  }

  /** A sub-path of a client library that nothing is known about; types from it are silent. */
  #unknownPath(entry: ModuleEntry, library: ClientLibrary): void {
    if (entry.kind === "import") {
      const used =
        entry.node.importKind !== "type" && entry.node.specifiers.some((specifier) => this.#isValueUsed(specifier));
      if (!used) return;
    } else if (entry.kind === "reexport" && entry.node.exportKind === "type") return;
    else if (entry.kind === "expression" && entry.node.parent?.type === "CallExpression") return;
    const range = entry.kind === "import" ? entry.node.source.range : entry.node.range;
    this.#escapes.set(`${range[0]}:unknown-path`, {
      library: library.name,
      title: library.title,
      kind: "unknown-path",
      name: entry.specifier,
      range,
    });
  }

  #isValueUsed(specifier: TSESTree.ImportClause): boolean {
    if (specifier.type === "ImportSpecifier" && specifier.importKind === "type") return false;
    const variables = this.#sourceCode.scopeManager?.getDeclaredVariables(specifier) ?? [];
    return variables.some(({ references }) =>
      references.some((reference) => !("isTypeReference" in reference) || reference.isTypeReference !== true),
    );
  }

  #bind(entry: ModuleEntry, root: Tracked): void {
    if (entry.kind === "expression") return this.#follower.follow(entry.node, root);
    if (entry.kind === "assignment") {
      const variable = findVariable(entry.node.id, this.#sourceCode);
      if (variable) this.#follower.followVariable(variable, root);
      return;
    }
    if (entry.kind === "reexport") return this.#reexported(entry.node, root);
    if (entry.node.importKind === "type") return;
    for (const specifier of entry.node.specifiers) {
      if (specifier.type === "ImportSpecifier" && specifier.importKind === "type") continue;
      const [variable] = this.#sourceCode.scopeManager?.getDeclaredVariables(specifier) ?? [];
      if (!variable) continue;
      if (specifier.type === "ImportNamespaceSpecifier") this.#follower.followVariable(variable, root);
      else {
        const name = specifier.type === "ImportDefaultSpecifier" ? "default" : importedName(specifier);
        const member = this.#follower.memberOf(root, name);
        if (member) this.#follower.followVariable(variable, member);
      }
    }
  }

  #reexported(node: TSESTree.ExportNamedDeclaration | TSESTree.ExportAllDeclaration, root: Tracked): void {
    if (node.exportKind === "type" || root.canonical !== undefined) return;
    if (node.type === "ExportAllDeclaration") return this.#escaped(node.source, "exported", root);
    for (const specifier of node.specifiers) {
      if (specifier.exportKind === "type") continue;
      const name = specifier.local.type === "Identifier" ? specifier.local.name : String(specifier.local.value);
      const member = this.#follower.memberOf(root, name);
      if (member) this.#escaped(specifier, "exported", member);
    }
  }

  #globals(library: ClientLibrary): void {
    for (const [name, description] of Object.entries(library.globals ?? {})) {
      if (!this.#sourceCode.text.includes(name)) continue;
      for (const scope of this.#sourceCode.scopeManager?.scopes ?? [])
        for (const reference of scope.references) {
          if (reference.identifier.type !== "Identifier" || reference.identifier.name !== name) continue;
          if (reference.resolved && reference.resolved.defs.length > 0) continue;
          this.#follower.follow(reference.identifier, { library, description, path: [] });
        }
    }
  }

  #opened(node: Construction, tracked: Tracked): void {
    if (tracked.canonical !== undefined) return this.#canonicalCall(node, tracked.canonical);
    const { opens } = tracked.description;
    if (!opens || !tracked.library) return;
    const by = node.type === "NewExpression" ? "new" : "call";
    if (!opens.by.includes(by)) return;
    this.#clientNodes.add(node);
    this.#constructions.push({ node, tracked, opening: opens, given: node.arguments });
  }

  #passed(call: TSESTree.CallExpression, index: number, tracked: Tracked): boolean {
    const { opens } = tracked.description;
    if (!opens?.by.includes("passed") || !tracked.library) return false;
    this.#constructions.push({ node: call, tracked, opening: opens, given: call.arguments.slice(index + 1) });
    return true;
  }

  #extended(node: ClassNode, tracked: Tracked): void {
    const { opens } = tracked.description;
    const library = tracked.library;
    if (!opens?.by.includes("extends") || !library || !node.superClass || this.#connections.has(node)) return;
    const superCall = superCallOf(node, this.#sourceCode);
    const read = readArguments(superCall?.arguments ?? [], opens, this.#resolver, this.#sourceCode, this.#isClient);
    if (!read) return;
    this.#add(node, node.superClass, node.superClass, tracked, library, opens, read, true);
  }

  #connect(
    node: Construction,
    tracked: Tracked,
    opening: Opening,
    given: readonly TSESTree.CallExpressionArgument[],
  ): void {
    const { library } = tracked;
    if (!library || this.#connections.has(node)) return;
    if (opening.onlyIf && !this.#holds(opening.onlyIf, given)) return;
    const superCall = tracked.subclass && superCallOf(tracked.subclass, this.#sourceCode);
    const read = readArguments(
      superCall ? superCall.arguments : given,
      opening,
      this.#resolver,
      this.#sourceCode,
      this.#isClient,
    );
    if (!read) return;
    this.#add(node, node.callee, node, tracked, library, opening, read, tracked.subclass !== undefined);
  }

  #add(
    node: Construction | ClassNode,
    callee: Node,
    whole: Node,
    tracked: Tracked,
    library: ClientLibrary,
    opening: Opening,
    read: ReadArguments,
    subclass: boolean,
  ): void {
    const form =
      read.form !== undefined && opening.form === "client" && library.name !== "@valkey/valkey-glide"
        ? read.form
        : opening.form;
    const connection: Connection = {
      library: library.name,
      title: library.title,
      form,
      subclass,
      opening,
      callee: callee.range,
      range: whole.range,
      calleeText: sourceOf(callee, this.#sourceCode),
      target: read.target,
      options: read.options,
      unresolved: read.unresolved,
      signs: isClass(node) ? [] : signsOf(node, this.#sourceCode, this.#filename),
      uses: isClass(node) ? [] : clientUses(node, this.#sourceCode, library.methods),
      nullCoping: this.#nullCoping(node),
    };
    rememberNodes(connection, { expression: node, path: tracked.path });
    this.#connections.set(node, connection);
  }

  /** Where a check behind the statement would not convince the compiler, a checked constant in front of it does. */
  #nullCoping(node: Construction | ClassNode): NullCoping {
    const behind = nullCopingOf(node, this.#sourceCode, this.#filename);
    return behind === "no-guard" && !isClass(node) && standsFirst(node, this.#sourceCode) ? "guard-fits" : behind;
  }

  #holds(condition: CallCondition, given: readonly TSESTree.CallExpressionArgument[]): boolean {
    const candidates: Node[] = [];
    if (condition.argument !== undefined && given[condition.argument]) candidates.push(given[condition.argument]!);
    if (condition.option !== undefined)
      for (const argument of given) {
        const found = this.#optionNode(argument, condition.option.split("."));
        if (found) candidates.push(found);
      }
    return candidates.some((node) => {
      const value = this.#resolver.resolve(node);
      if (condition.is) {
        const text = sourceOf(bare(node), this.#sourceCode);
        if (condition.is.some((wanted) => text === wanted || (value.type === "plain" && value.value === wanted)))
          return true;
      }
      return condition.from?.some((specifier) => this.#cameFrom(node, specifier)) ?? false;
    });
  }

  #optionNode(argument: Node, path: readonly string[]): Node | undefined {
    let value = this.#resolver.resolve(argument);
    if (value.type === "object" && !value.properties.has(path[0]!)) {
      // Asynchronous module options keep theirs in a factory.
      const made = value.properties.get("useFactory")?.value;
      if (made?.type === "function" && made.node.body) {
        const body = made.node.body;
        let returned: Node | undefined = body.type === "BlockStatement" ? undefined : body;
        if (!returned)
          walk(body, this.#sourceCode, (at) => {
            if (at.type === "ReturnStatement" && at.argument) returned = at.argument;
          });
        if (returned) value = this.#resolver.resolve(returned);
      }
    }
    let node: Node | undefined;
    for (const step of path) {
      if (value.type !== "object") return undefined;
      const property = value.properties.get(step);
      if (!property) return undefined;
      node = property.node;
      value = property.value;
    }
    return node;
  }

  #cameFrom(node: Node, specifier: string): boolean {
    let at = bare(node);
    while (at.type === "MemberExpression") at = bare(at.object);
    if (at.type === "CallExpression") at = bare(at.callee);
    while (at.type === "MemberExpression") at = bare(at.object);
    if (at.type !== "Identifier") return false;
    const variable = findVariable(at, this.#sourceCode);
    const definition = variable?.defs[0];
    const parent = definition?.type === "ImportBinding" ? (definition.parent as Node | undefined) : undefined;
    if (parent?.type === "ImportDeclaration") return parent.source.value === specifier;
    const declarator = definition?.node as Node | undefined;
    if (declarator?.type !== "VariableDeclarator" || !declarator.init) return false;
    return new RegExp(`require\\(["'\`]${specifier.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&")}["'\`]\\)`, "u").test(
      this.#sourceCode.getText(declarator.init),
    );
  }

  /** Whether an expression is a client that this file opened, or got from the canonical client. */
  readonly #isClient = (node: Node): boolean => {
    if (this.#yieldsClient(node)) return true;
    const value = awaited(node);
    const variable = value.type === "Identifier" ? findVariable(value, this.#sourceCode) : undefined;
    return variable?.references.some(({ writeExpr }) => writeExpr && this.#yieldsClient(writeExpr)) ?? false;
  };

  /** A construction, a call of the canonical client, or `duplicate()` of whatever client, awaited or not. */
  #yieldsClient(node: Node): boolean {
    const value = awaited(node);
    if (this.#clientNodes.has(value)) return true;
    return (
      value.type === "CallExpression" &&
      value.callee.type === "MemberExpression" &&
      memberName(value.callee) === "duplicate"
    );
  }

  #canonicalCall(node: Construction, client: number): void {
    if (node.type !== "CallExpression") return;
    this.#clientNodes.add(node);
    const subject = this.#subjects.canonical[client];
    const [first] = node.arguments;
    let named: Node | undefined = first;
    if (subject?.argument === "object" && first && first.type !== "SpreadElement") {
      const value = this.#resolver.resolve(first);
      named =
        value.type === "object"
          ? (value.properties.get("database")?.node ?? value.properties.get("name")?.node)
          : first;
    }
    this.#calls.set(node, {
      client,
      database: named ? this.#nameOf(named) : ABSENT,
      callee: node.callee.range,
      range: node.range,
    });
  }

  #nameOf(node: Node): OptionValue<string | number> {
    if (node.type === "SpreadElement")
      return { state: "unknown", why: "spread", range: node.range, source: sourceOf(node, this.#sourceCode) };
    const value = this.#resolver.resolve(node);
    if (value.type === "absent") return ABSENT;
    if (value.type === "plain" && (typeof value.value === "string" || typeof value.value === "number"))
      return {
        state: "known",
        value: value.value,
        how: value.how,
        range: value.range,
        ...(value.instead && { instead: value.instead }),
      };
    if (value.type === "unknown" || value.type === "text" || value.type === "function") return value.unknown;
    return { state: "unknown", why: "expression", range: node.range, source: sourceOf(node, this.#sourceCode) };
  }

  #escaped(
    node: Node,
    kind: Escape["kind"] & ("exported" | "passed" | "stored" | "unknown-path"),
    tracked: Tracked,
  ): void {
    const { library, description } = tracked;
    if (!library || description.harmless) return;
    const opensClient =
      isClientForm(description.opens) ||
      (description.opens === undefined &&
        Object.values(description.members ?? {}).some((member) => isClientForm(member.opens)));
    if (kind === "unknown-path" ? description.members !== undefined || description.opens !== undefined : !opensClient)
      return;
    if (kind === "passed" && isTestDouble(node, this.#sourceCode)) return;
    const name = this.#sourceCode.getText(node).replace(/\s+/gu, " ");
    this.#escapes.set(`${node.range[0]}:${kind}`, {
      library: library.name,
      title: library.title,
      kind,
      name: name.length > 60 ? `${name.slice(0, 60)}…` : name,
      range: node.range,
    });
  }
}

/** Wrappers are modules and stores to plug in: handing them on is how they are used. */
function isClientForm(opening: Opening | undefined): boolean {
  return (
    opening !== undefined && opening.form !== "wrapper" && opening.form !== "queue" && !opening.by.includes("passed")
  );
}

/** `expect(createClient)`, `vi.mocked(redis)`, `sinon.stub(redis, …)`: a test looks at it, and opens nothing. */
function isTestDouble(node: Node, sourceCode: SourceCode): boolean {
  const call = node.parent;
  if (call?.type !== "CallExpression") return false;
  return /^(?:expect|jest|vi|vitest|sinon|sandbox|td|assert|mocked|mock|stub|spyOn)\b/u.test(
    sourceOf(call.callee, sourceCode),
  );
}

function awaited(node: Node): Node {
  const inner = bare(node);
  return inner.type === "AwaitExpression" ? bare(inner.argument) : inner;
}

function importedName(specifier: TSESTree.ImportSpecifier): string {
  return specifier.imported.type === "Identifier" ? specifier.imported.name : specifier.imported.value;
}

function superCallOf(node: ClassNode, sourceCode: SourceCode): TSESTree.CallExpression | undefined {
  const maker = node.body.body.find((member) => member.type === "MethodDefinition" && member.kind === "constructor");
  let found: TSESTree.CallExpression | undefined;
  if (maker)
    walk(maker, sourceCode, (at) => {
      if (at.type === "CallExpression" && at.callee.type === "Super") found ??= at;
      return !(isClass(at) && at !== node);
    });
  return found;
}
