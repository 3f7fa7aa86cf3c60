import type { TSESTree } from "@typescript-eslint/utils";
import { topLevelStatements } from "../../analysis/ecmascript/script-blocks.js";
import type { Node, SourceCode, Variable } from "../../analysis/ecmascript/syntax-tree.js";

interface Going {
  readonly staying: readonly TSESTree.ProgramStatement[];
  readonly awaits: ReadonlySet<Node>;
}

const remembered = new WeakMap<object, Going>();

/** The statements of a file's top level, without imports that fixes are known to take along: whichever comes first, those must not decide. */
export function stayingStatements(sourceCode: SourceCode): readonly TSESTree.ProgramStatement[] {
  return remembered.get(sourceCode)?.staying ?? topLevelStatements(sourceCode);
}

/** Whether a fix takes this `await` along. */
export function isGoingAwait(node: Node, sourceCode: SourceCode): boolean {
  return remembered.get(sourceCode)?.awaits.has(node) ?? false;
}

/** Says which unused imports go, and which expressions will not be awaited any more. */
export function leaveOut(idle: readonly Variable[], awaited: readonly Node[], sourceCode: SourceCode): void {
  const isGoing = (statement: TSESTree.ProgramStatement) => {
    const declared = sourceCode.getDeclaredVariables?.(statement) ?? [];
    return declared.length > 0 && declared.every((variable) => idle.includes(variable));
  };
  remembered.set(sourceCode, {
    staying: topLevelStatements(sourceCode).filter((statement) => !isGoing(statement)),
    awaits: new Set(awaited.flatMap(({ parent }) => (parent?.type === "AwaitExpression" ? [parent] : []))),
  });
}
