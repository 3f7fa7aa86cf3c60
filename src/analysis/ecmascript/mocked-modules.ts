import type { TSESTree } from "@typescript-eslint/utils";
import { calledFunction } from "./called-function.js";
import { loadedSpecifier, specifierOfName } from "./loaded-module.js";
import type { Node, SourceCode } from "./syntax-tree.js";
import { bare, isFunction, keyName, memberName, sourceOf, staticText, walk } from "./syntax-tree.js";

const CALLS = /^(?:jest|vi|vitest)\.(?:mock|doMock|unstable_mockModule|setMock)$/u;
const REAL = /\b(?:requireActual|importActual|importOriginal)\b/u;

/** Calls that put something else in the place of the module that their first argument names, by what calls them. */
const REPLACES: readonly RegExp[] = [
  // `mock.module()` and `t.mock.module()` of `node:test`
  /^(?:\w+\.)*mock\.module$/u,
  /^mockery\.register(?:Mock|Substitute)$/u,
  /^(?:td|testdouble)\.replace(?:Esm|Cjs)?$/u,
  /^quibble(?:\.esm)?$/u,
  /^rewiremock(?:\.module)?$/u,
];
/** Those that load a module, with what it is to get in the place of others: `proxyquire("./store", { ioredis: fake })`. */
const LOADS_WITH =
  /^(?:(?:require\(["']proxyquire["']\)|proxyquire)(?:\.\w+(?:\(\))?)*|esmock(?:\.\w+)*|rewiremock\.(?:proxy|around))$/u;
/** Those that put something else in the place of a member: `sinon.stub(redis, "createClient")`, `vi.spyOn(ioredis, "Redis")`. */
const OF_MEMBER = /(?:^|\.)(?:stub|spyOn|replaceProperty|replace|method)$/u;
const MEMBERS = /^(?:createClient|createCluster|createSentinel|Redis|Cluster|default)$/u;
const FAKES = /^(?:jest|vi|vitest|sinon|sandbox|mock)\./u;
/** What a function holds that calls what it stands for. */
const WRAPS =
  /create(?:Client|Cluster|Sentinel)|orig|\b(?:real|actual|old|prev)|\bnew\b|\b(?:apply|call|construct)\s*\(/iu;
/** A function of `mock-require` has the name that its import gives it. */
const MOCK_REQUIRE = /\bmock-require\b/u;

/** What a text holds in which a module is replaced. */
const WORDS = new RegExp(
  String.raw`\b(?:jest|vi|vitest)\s*\.\s*(?:mock|doMock|unstable_mockModule|setMock)\b|\bmock\s*\.\s*module\b|` +
    String.raw`\b(?:mockery|testdouble|td|quibble|rewiremock|proxyquire|esmock)\b|\bmock-require\b|\brequire\s*\.\s*cache\b|` +
    String.raw`\b(?:stub|spyOn|replaceProperty|replace|method|fn)\s*\(|` +
    String.raw`\.\s*(?:createClient|createCluster|createSentinel|Redis|Cluster|default)\s*=[^=]`,
  "u",
);

const NONE: ReadonlySet<string> = new Set();

/**
 * The specifiers whose modules a test runner replaces in this file, so that nothing made with them opens a connection.
 * A replacement that asks for the real module may still open one and does not count.
 */
export function mockedModules(sourceCode: SourceCode): ReadonlySet<string> {
  if (!WORDS.test(sourceCode.text)) return NONE;
  const isMockRequired = MOCK_REQUIRE.test(sourceCode.text);
  const mocked = new Set<string>();
  walk(sourceCode.ast, sourceCode, (node) => {
    const specifiers =
      node.type === "CallExpression"
        ? replacedBy(node, isMockRequired, sourceCode)
        : node.type === "AssignmentExpression"
          ? [cached(node.left), overwritten(node, sourceCode)]
          : [];
    for (const specifier of specifiers) if (specifier !== undefined) mocked.add(specifier);
  });
  return mocked;
}

/** Whether a node stands in what replaces a module: the real one that is handed on there stays in the test. */
export function isInMock(node: Node, sourceCode: SourceCode): boolean {
  for (let at: Node | undefined = node; at; at = at.parent)
    if (at.type === "CallExpression" && CALLS.test(sourceOf(at.callee, sourceCode))) return true;
  return false;
}

function replacedBy(
  { callee, arguments: [module, replacement] }: TSESTree.CallExpression,
  isMockRequired: boolean,
  sourceCode: SourceCode,
): (string | undefined)[] {
  const name = sourceOf(callee, sourceCode);
  if (OF_MEMBER.test(name) && MEMBERS.test(staticText(replacement) ?? "")) return [specifierOfName(module, sourceCode)];
  if (CALLS.test(name)) return isWhole(replacement, sourceCode) ? [specifierOf(module)] : [];
  if (REPLACES.some((call) => call.test(name)) || (isMockRequired && name === "mock")) return [specifierOf(module)];
  if (!LOADS_WITH.test(name) || replacement?.type !== "ObjectExpression") return [];
  return replacement.properties.map((property) => (property.type === "Property" ? keyName(property) : undefined));
}

/** `redis.createClient = jest.fn()`, `redis.createClient = () => fake`, unless it calls the real one. */
function overwritten({ left, right }: TSESTree.AssignmentExpression, sourceCode: SourceCode): string | undefined {
  if (left.type !== "MemberExpression" || !MEMBERS.test(memberName(left) ?? "")) return undefined;
  const called = calledFunction(right, sourceCode);
  const isFake = called ? !WRAPS.test(sourceCode.getText(called)) : FAKES.test(sourceOf(right, sourceCode));
  return isFake ? specifierOfName(left.object, sourceCode) : undefined;
}

/** `require.cache[require.resolve("ioredis")] = …` */
function cached(target: Node): string | undefined {
  if (target.type !== "MemberExpression" || target.object.type !== "MemberExpression") return undefined;
  const { object, property } = target;
  const isCache = object.object.type === "Identifier" && object.object.name === "require";
  if (!isCache || memberName(object) !== "cache" || property.type !== "CallExpression") return undefined;
  const isResolved = property.callee.type === "MemberExpression" && memberName(property.callee) === "resolve";
  return isResolved ? staticText(property.arguments[0]) : undefined;
}

/** `"ioredis"`, `import("ioredis")`, which is how Vitest infers types, or `() => require("ioredis")`. */
function specifierOf(argument: Node | undefined): string | undefined {
  if (isFunction(argument) && argument.body && argument.body.type !== "BlockStatement")
    return specifierOf(argument.body);
  return loadedSpecifier(argument) ?? staticText(argument);
}

function isWhole(replacement: TSESTree.CallExpressionArgument | undefined, sourceCode: SourceCode): boolean {
  if (!replacement) return true;
  const made = bare(replacement);
  // `{ spy: true }` keeps the module and watches it.
  if (made.type === "ObjectExpression") return false;
  return !(isFunction(made) && made.params.length > 0) && !REAL.test(sourceCode.getText(replacement));
}
