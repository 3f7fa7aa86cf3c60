import type { TSESTree } from "@typescript-eslint/utils";
import type { CallCondition, ClientLibrary, Opening } from "../../clients/description.js";
import type {
  CanonicalCall,
  ClientFallback,
  ClientUse,
  Connection,
  Escape,
  FileFacts,
  NullCoping,
  UncheckedUse,
} from "../connection.js";
import type { OptionValue, UnknownValue } from "../option-value.js";
import { ABSENT } from "../option-value.js";
import type { Subjects } from "../subjects.js";
import { asksForOwn } from "./asks-for-own.js";
import { clientUses } from "./client-uses.js";
import { argumentsOfBase } from "./arguments-of-base.js";
import { cameFrom } from "./came-from.js";
import { enclosingStatement } from "./enclosing-statement.js";
import { findFallbacks } from "./find-fallbacks.js";
import { bindModules } from "./bind-modules.js";
import type { Elsewhere } from "./elsewhere.js";
import { findModules, type ModuleEntry } from "./find-modules.js";
import { findVariable } from "./find-variable.js";
import { ExportFollower, type Given, type Tracked } from "./follow-exports.js";
import { hardcodedLiterals } from "./hardcoded-literals.js";
import { isInjectionToken } from "./is-injection-token.js";
import { isInMock, mockedModules } from "./mocked-modules.js";
import { rememberNodes } from "./nodes.js";
import { nullCopingOf } from "./null-coping.js";
import { qualifiedName } from "./qualified-name.js";
import { possibleNames, type PossibleNames } from "./possible-names.js";
import { readArguments, type ReadArguments } from "./read-arguments.js";
import { Resolver, returnedExpression } from "./resolve-value.js";
import { signsOf } from "./signs.js";
import { standsFirst } from "./stands-first.js";
import type { ClassNode, Node, SourceCode } from "./syntax-tree.js";
import { bare, isClass, memberName, sourceOf } from "./syntax-tree.js";
import { typedClients } from "./typed-clients.js";
import { uncheckedUses } from "./unchecked-uses.js";
import { unusedImports } from "./unused-imports.js";

type Construction = TSESTree.CallExpression | TSESTree.NewExpression;

/** Everything that one ECMAScript file says about Redis connections, with the help of other files where types are there. */
export function findFacts(
  sourceCode: SourceCode,
  subjects: Subjects,
  filename: string,
  elsewhere?: Elsewhere,
): FileFacts {
  return new FactFinder(sourceCode, subjects, filename, elsewhere).find();
}

class FactFinder {
  readonly #sourceCode: SourceCode;
  readonly #subjects: Subjects;
  readonly #filename: string;
  readonly #elsewhere: Elsewhere | undefined;
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
    readonly given: Given;
  }[] = [];
  readonly #clientNodes = new Set<Node>();

  constructor(sourceCode: SourceCode, subjects: Subjects, filename: string, elsewhere: Elsewhere | undefined) {
    this.#sourceCode = sourceCode;
    this.#subjects = subjects;
    this.#filename = filename;
    this.#elsewhere = elsewhere;
    this.#resolver = new Resolver(sourceCode, elsewhere);
    this.#follower = new ExportFollower(sourceCode, {
      opened: (node, tracked, given) => this.#opened(node, tracked, given),
      extended: (node, tracked) => this.#extended(node, tracked),
      escaped: (node, kind, tracked, within) => this.#escaped(node, kind, tracked, within),
      passed: (call, index, tracked) => this.#passed(call, index, tracked),
    });
  }

  find(): FileFacts {
    const entries = findModules(this.#sourceCode);
    const mocked = mockedModules(this.#sourceCode);
    const real = entries.filter((entry) => entry.real || !mocked.has(entry.specifier));
    bindModules(
      real,
      {
        sourceCode: this.#sourceCode,
        subjects: this.#subjects,
        follower: this.#follower,
        elsewhere: this.#elsewhere,
      },
      {
        unknownPath: (entry, library) => this.#unknownPath(entry, library),
        reexported: (node, tracked) => this.#reexported(node, tracked),
      },
    );
    // Second, because whether an argument is a live client depends on every construction of the file.
    for (const { node, tracked, opening, given } of this.#constructions) this.#connect(node, tracked, opening, given);
    for (const escape of unusedImports(entries, this.#subjects, this.#sourceCode))
      this.#escapes.set(`${escape.range[0]}:unused`, escape);
    const connections = [...this.#connections.values()].sort((a, b) => a.range[0] - b.range[0]);
    const calls = [...this.#calls].sort(([one], [other]) => one.range[0] - other.range[0]);
    const sourceCode = this.#sourceCode;
    let fallbacks: readonly ClientFallback[] | undefined;
    return {
      connections,
      get fallbacks() {
        return (fallbacks ??= findFallbacks(connections, calls, sourceCode));
      },
      canonicalCalls: [...this.#calls.values()].sort((a, b) => a.range[0] - b.range[0]),
      typedClients: typedClients(real, this.#subjects, this.#sourceCode),
      escapes: [...this.#escapes.values()].sort((a, b) => a.range[0] - b.range[0]),
      hardcoded: hardcodedLiterals(connections),
    };
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

  #reexported(node: TSESTree.ExportAllDeclaration | TSESTree.ExportSpecifier, tracked: Tracked): void {
    if (tracked.canonical !== undefined) return;
    this.#escaped(node.type === "ExportAllDeclaration" ? node.source : node, "exported", tracked);
  }

  #opened(node: Construction, tracked: Tracked, given: Given): void {
    if (tracked.canonical !== undefined) return this.#canonicalCall(node, tracked.canonical, tracked.former ?? false);
    const { opens } = tracked.description;
    if (!opens || !tracked.library) return;
    const isNew = node.type === "NewExpression" || sourceOf(node.callee, this.#sourceCode) === "Reflect.construct";
    // A function that returns a client returns the same one to `new`.
    if (!opens.by.includes("call") && !(isNew && opens.by.includes("new"))) return;
    this.#clientNodes.add(node);
    this.#constructions.push({ node, tracked, opening: opens, given });
  }

  #passed(call: TSESTree.CallExpression, index: number, tracked: Tracked): boolean {
    const { opens } = tracked.description;
    if (!opens?.by.includes("passed") || !tracked.library) return false;
    const given = { arguments: call.arguments.slice(index + 1) };
    this.#constructions.push({ node: call, tracked, opening: opens, given });
    return true;
  }

  #extended(node: ClassNode, tracked: Tracked): void {
    const { opens } = tracked.description;
    const library = tracked.library;
    if (!opens?.by.includes("extends") || !library || !node.superClass || this.#connections.has(node)) return;
    const given = argumentsOfBase([...(tracked.subclasses ?? []), node], undefined, this.#sourceCode);
    const read =
      tracked.inherited?.(opens, node.superClass) ??
      readArguments(given, opens, this.#resolver, this.#sourceCode, this.#isClient);
    if (!read) return;
    this.#add(node, node.superClass, node.superClass, tracked, library, opens, read, true);
  }

  #connect(node: Construction, tracked: Tracked, opening: Opening, given: Given): void {
    const { library } = tracked;
    if (!library || this.#connections.has(node)) return;
    const subclasses = tracked.subclasses ?? [];
    // Where a list opens several connections, the first one speaks for the others.
    const read =
      tracked.inherited?.(opening, node.callee) ??
      this.#each(argumentsOfBase(subclasses, given.arguments, this.#sourceCode), opening)
        .filter((passed) => !opening.onlyIf || this.#holds(opening.onlyIf, passed))
        .map((passed) => readArguments(passed, opening, this.#resolver, this.#sourceCode, this.#isClient, given.list))
        .find((found) => found !== undefined);
    if (!read) return;
    const isSubclass = subclasses.length > 0 || tracked.inherited !== undefined;
    this.#add(node, node.callee, node, tracked, library, opening, read, isSubclass);
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
      unresolved: tracked.uncertain ? [...read.unresolved, this.#unknownCallee(callee)] : read.unresolved,
      signs: isClass(node) ? [] : signsOf(node, this.#sourceCode, this.#filename),
      uses: isClass(node) ? [] : clientUses(node, this.#sourceCode, library.methods),
      nullCoping: this.#nullCoping(node),
    };
    rememberNodes(connection, { expression: node, path: tracked.path });
    this.#connections.set(node, connection);
  }

  /** What is constructed may as well be something else. */
  #unknownCallee(callee: Node): UnknownValue {
    return { state: "unknown", why: "expression", range: callee.range, source: sourceOf(callee, this.#sourceCode) };
  }

  /** Where a check behind the statement would not convince the compiler, a checked constant in front of it does. */
  #nullCoping(node: Construction | ClassNode): NullCoping {
    const behind = nullCopingOf(node, this.#sourceCode, this.#filename);
    if (behind !== "no-guard" || isClass(node) || !standsFirst(node, this.#sourceCode)) return behind;
    // Of several in one statement, each would only stand first when the ones before it are gone.
    const { statement } = enclosingStatement(node);
    const isAlone = this.#constructions.every(
      (other) => other.node === node || enclosingStatement(other.node).statement !== statement,
    );
    return isAlone ? "guard-fits" : "no-guard";
  }

  /** The arguments once for each element of a list among them, where the opening takes a list. */
  #each(
    given: readonly TSESTree.CallExpressionArgument[],
    opening: Opening,
  ): readonly (readonly TSESTree.CallExpressionArgument[])[] {
    const [first, ...rest] = given;
    if (!opening.each || !first || first.type === "SpreadElement") return [given];
    const value = this.#resolver.resolve(first);
    const list =
      value.type === "object" && opening.listOption !== undefined
        ? value.properties.get(opening.listOption)?.value
        : value;
    if (list?.type !== "list" || list.node.type !== "ArrayExpression") return [given];
    return list.node.elements.flatMap((element) => (element ? [[element, ...rest]] : []));
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
        const text = qualifiedName(node, this.#sourceCode) ?? sourceOf(bare(node), this.#sourceCode);
        // Compilers put the module's name in front: `microservices_1.Transport.REDIS`.
        if (
          condition.is.some(
            (wanted) =>
              text === wanted || text.endsWith(`.${wanted}`) || (value.type === "plain" && value.value === wanted),
          )
        )
          return true;
      }
      return condition.from !== undefined && cameFrom(node, condition.from, this.#sourceCode);
    });
  }

  #optionNode(argument: Node, path: readonly string[]): Node | undefined {
    let value = this.#resolver.resolve(argument);
    if (value.type === "object" && !value.properties.has(path[0]!)) {
      // Asynchronous module options keep theirs in a factory.
      const made = value.properties.get("useFactory")?.value;
      const returned = made?.type === "function" && returnedExpression(made.node, this.#sourceCode);
      if (returned) value = this.#resolver.resolve(returned);
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

  #canonicalCall(node: Construction, client: number, former: boolean): void {
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
    const options = subject?.argument === "object" ? first : node.arguments[1];
    const isSpread = node.arguments.some((argument) => argument.type === "SpreadElement");
    const sourceCode = this.#sourceCode;
    let possible: PossibleNames | undefined;
    const names = () =>
      (possible ??= named
        ? possibleNames(named, this.#resolver, sourceCode, this.#isName)
        : { names: [], unknown: undefined });
    // Whatever a holder gets from a canonical client of everyone's is shared just the same.
    const isSame = (value: Node): boolean => this.#calls.get(awaited(value))?.dedicated === "no";
    let uses: readonly ClientUse[] | undefined;
    let unchecked: readonly UncheckedUse[] | undefined;
    this.#calls.set(node, {
      client,
      former,
      database: named ? this.#nameOf(named) : ABSENT,
      get names() {
        return names().names;
      },
      get unknownName() {
        return names().unknown;
      },
      callee: node.callee.range,
      range: node.range,
      dedicated:
        isSpread && subject?.dedicated
          ? "unknown"
          : asksForOwn(options && this.#resolver.resolve(options), subject?.dedicated),
      get uses() {
        return (uses ??= clientUses(node, sourceCode, subject?.methods, { isSame }));
      },
      get uncheckedUses() {
        return (unchecked ??= uncheckedUses(node, sourceCode));
      },
    });
  }

  /** Whether an expression is given to a canonical client, as an argument or as a property of one. */
  readonly #isName = (expression: Node): boolean => {
    let at = expression;
    if (at.parent?.type === "Property" && at.parent.value === at && at.parent.parent.type === "ObjectExpression")
      at = at.parent.parent;
    const call = at.parent;
    return call?.type === "CallExpression" && call.callee !== at && this.#calls.has(call);
  };

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
    within?: Node,
  ): void {
    const { library, description } = tracked;
    if (!library || description.harmless) return;
    // Where another file brought it into sight, that file is reported.
    if (tracked.elsewhere && kind === "exported") return;
    const opensClient =
      isClientForm(description.opens) ||
      (description.opens === undefined &&
        Object.values(description.members ?? {}).some((member) => isClientForm(member.opens)));
    if (kind === "unknown-path" ? description.members !== undefined || description.opens !== undefined : !opensClient)
      return;
    const at = within ?? node;
    if (kind === "passed" && (isTestDouble(at, this.#sourceCode) || isInspected(at, this.#sourceCode))) return;
    if ((kind === "stored" || within) && isInMock(node, this.#sourceCode)) return;
    if (isInjectionToken(node)) return;
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

/** `Boolean(Redis)`, `console.log(redis)`, `Object.keys(redis)`: the language looks at it, and opens nothing. */
function isInspected(node: Node, sourceCode: SourceCode): boolean {
  const call = node.parent;
  if (call?.type !== "CallExpression") return false;
  return /^(?:Boolean|String|console\.\w+|Array\.isArray|Object\.(?:keys|is|hasOwn|getOwnPropertyNames|getPrototypeOf))$/u.test(
    sourceOf(call.callee, sourceCode),
  );
}

function awaited(node: Node): Node {
  const inner = bare(node);
  return inner.type === "AwaitExpression" ? bare(inner.argument) : inner;
}
