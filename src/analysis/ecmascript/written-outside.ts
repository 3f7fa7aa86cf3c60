import type { TSESTree } from "@typescript-eslint/utils";
import { changesOfValue, isWritten, type ValueChanges } from "./changes-of-value.js";
import { findVariable } from "./find-variable.js";
import { fullMemberName, membersNamed } from "./members-named.js";
import { isOwnObject } from "./stray-writes.js";
import { bare, keyName, sourceOf, staticText, type Node, type SourceCode } from "./syntax-tree.js";

const ENVIRONMENT = /^(?:(?:globalThis\.)?process|Bun|Deno|import\.meta)\.env$/u;
const PROCESS = /^(?:globalThis\.)?process$/u;

const READS = /(?:^|\.)(?:get|has|pick|omit|result|at)$/u;
const WRITES = /(?:^|\.)(?:set\w*|assign\w*|merge\w*|extend\w*|defaults\w*|update\w*|populate|replace\w*|stub)$/u;

/** What a file does to things that come from outside of it, by what they are; remembered for each file. */
const remembered = new WeakMap<object, Map<string, ValueChanges>>();

/** Whether the file itself may set a variable of the environment: `process.env.NAME = …`, `vi.stubEnv("NAME", …)`. */
export function isEnvironmentWritten(name: string, sourceCode: SourceCode): boolean {
  const changes = once("process.env", sourceCode, () =>
    changesOfValue(environments(sourceCode), sourceCode, { outside: [] }),
  );
  // Whatever has the environment, under whichever name it came.
  const isWrittenSomewhere = membersNamed(name, sourceCode).accesses.some(
    (access) => isWritten(access) && !isOwnObject(access.object, sourceCode),
  );
  if (isChanged(changes, name) || isWrittenSomewhere) return true;
  if (isEnvironmentGiven(name, sourceCode)) return true;
  return membersNamed("stubEnv", sourceCode).accesses.some(({ parent }) => {
    const [first] = parent.type === "CallExpression" ? parent.arguments : [];
    const stubbed = staticText(first);
    return first !== undefined && (stubbed === undefined || stubbed === name);
  });
}

/** Whether a call gets the environment together with the name, and may write it: `_.set(process.env, "NAME", …)`, `merge(process.env, { NAME })`. */
function isEnvironmentGiven(name: string, sourceCode: SourceCode): boolean {
  return membersNamed("env", sourceCode).accesses.some((access) => {
    const { parent } = access;
    if (parent.type !== "CallExpression" || parent.arguments[0] !== access) return false;
    if (!ENVIRONMENT.test(sourceOf(access, sourceCode)) || READS.test(sourceOf(parent.callee, sourceCode)))
      return false;
    return parent.arguments.slice(1).some((argument) => {
      if (staticText(argument) === name) return true;
      const object = bare(argument);
      return (
        object.type === "ObjectExpression" &&
        object.properties.some((property) => property.type === "Property" && keyName(property) === name) &&
        WRITES.test(sourceOf(parent.callee, sourceCode))
      );
    });
  });
}

/**
 * Whether the file itself may write what stands under `names` in something that it does not make, and that is spelled `source`:
 * `config.redis.url += "/4"`.
 */
export function isPropertyWritten(
  object: Node,
  names: readonly string[],
  source: string,
  sourceCode: SourceCode,
): boolean {
  const path = names.slice(0, -1);
  const name = names.at(-1) ?? "";
  let root = bare(object);
  while (root.type === "MemberExpression") {
    const key = fullMemberName(root);
    if (key === undefined) return false;
    path.unshift(key);
    root = bare(root.object);
  }
  if (root.type !== "Identifier")
    return membersNamed(name, sourceCode).accesses.some(
      (access) => isWritten(access) && sourceOf(access, sourceCode) === source,
    );
  const variable = findVariable(root, sourceCode);
  const declared = variable?.defs[0]?.name.range[0] ?? "";
  const changes = once([root.name, declared, ...path].join("."), sourceCode, () =>
    changesOfValue(readsOf(root, sourceCode), sourceCode, { outside: path }),
  );
  return isChanged(changes, name);
}

function isChanged({ any, properties }: ValueChanges, name: string): boolean {
  return any !== undefined || properties.has(name);
}

function once(key: string, sourceCode: SourceCode, changes: () => ValueChanges): ValueChanges {
  let byKey = remembered.get(sourceCode);
  if (!byKey) remembered.set(sourceCode, (byKey = new Map<string, ValueChanges>()));
  const known = byKey.get(key) ?? changes();
  byKey.set(key, known);
  return known;
}

/** `process.env`, and what `const { env } = process` makes of it. */
function environments(sourceCode: SourceCode): readonly Node[] {
  const { accesses, patterns } = membersNamed("env", sourceCode);
  return [
    ...accesses.filter((access) => ENVIRONMENT.test(sourceOf(access, sourceCode))),
    ...patterns
      .filter(({ from }) => PROCESS.test(sourceOf(from, sourceCode)))
      .flatMap(({ property: { value } }) => (value.type === "Identifier" ? readsOf(value, sourceCode) : [])),
  ];
}

/** Every place that reads a name, also one that no file declares. */
function readsOf(name: TSESTree.Identifier, sourceCode: SourceCode): readonly Node[] {
  const references =
    findVariable(name, sourceCode)?.references ??
    sourceCode.scopeManager?.globalScope?.through.filter(({ identifier }) => identifier.name === name.name) ??
    [];
  return references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node);
}
