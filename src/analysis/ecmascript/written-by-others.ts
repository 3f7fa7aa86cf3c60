import { changesOfValue, type ValueChanges } from "./changes-of-value.js";
import { classNamed, inherits } from "./field-accesses.js";
import { variablesOf } from "./host-of-this.js";
import { classOfThis, walk, type ClassNode, type Node, type SourceCode } from "./syntax-tree.js";

interface ClassChanges {
  readonly ofClass: ValueChanges;
  readonly ofInstances: ValueChanges;
}

const remembered = new WeakMap<ClassNode, ClassChanges>();

/**
 * Whether something of the file may write a field of a class otherwise than by `this` and the names that have an instance: by another name
 * of the class, by a computed key, in a function that gets it.
 */
export function isWrittenByOthers(owner: ClassNode, name: string, isStatic: boolean, sourceCode: SourceCode): boolean {
  let changes = remembered.get(owner);
  if (!changes) remembered.set(owner, (changes = changesOf(owner, sourceCode)));
  const { any, properties } = isStatic ? changes.ofClass : changes.ofInstances;
  return any !== undefined || properties.has(name);
}

function changesOf(owner: ClassNode, sourceCode: SourceCode): ClassChanges {
  const names = variablesOf(owner, sourceCode).flatMap(({ references }) =>
    references.filter((reference) => reference.isRead()).map(({ identifier }) => identifier as Node),
  );
  const instances = [...instancesIn(sourceCode)].flatMap(([of, places]) =>
    inherits(of, owner, sourceCode) ? places : [],
  );
  return {
    ofClass: changesOfValue(names, sourceCode, { outside: [] }),
    ofInstances: changesOfValue(instances, sourceCode, { outside: [] }),
  };
}

const instancesByFile = new WeakMap<object, ReadonlyMap<ClassNode, readonly Node[]>>();

/** Where a file makes instances of its classes, or hands `this` to a function; one walk serves all classes. */
function instancesIn(sourceCode: SourceCode): ReadonlyMap<ClassNode, readonly Node[]> {
  const known = instancesByFile.get(sourceCode);
  if (known) return known;
  const found = new Map<ClassNode, Node[]>();
  walk(sourceCode.ast, sourceCode, (node) => {
    const isGiven = /^(?:Call|New)Expression$/u.test(node.parent?.type ?? "");
    const of =
      node.type === "NewExpression"
        ? classNamed(node.callee, sourceCode)
        : node.type === "ThisExpression" && isGiven
          ? classOfThis(node)
          : undefined;
    if (of && !found.get(of)?.push(node)) found.set(of, [node]);
  });
  instancesByFile.set(sourceCode, found);
  return found;
}
