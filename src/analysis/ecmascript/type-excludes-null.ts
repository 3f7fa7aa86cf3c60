import type { Node, SourceCode } from "./syntax-tree.js";

/** What is needed of TypeScript's checker; its types are only handed back to it. */
interface TypeChecker {
  getTypeAtLocation(node: unknown): object;
  getNonNullableType(type: object): object;
  typeToString(type: object): string;
}

interface TypedServices {
  readonly program: {
    getTypeChecker(): TypeChecker;
    getCompilerOptions(): { readonly strict?: boolean; readonly strictNullChecks?: boolean };
  };
  readonly esTreeNodeToTSNodeMap: { get(node: Node): unknown };
}

/**
 * Whether a type checker that minds null says that an expression cannot be null at its place. False without typed
 * linting, without `strictNullChecks`, and for `any`.
 */
export function typeExcludesNull(node: Node, sourceCode: SourceCode): boolean {
  const services: unknown = sourceCode.parserServices;
  if (!isTyped(services)) return false;
  const { strict, strictNullChecks = strict } = services.program.getCompilerOptions();
  if (strictNullChecks !== true) return false;
  const checker = services.program.getTypeChecker();
  const type = checker.getTypeAtLocation(services.esTreeNodeToTSNodeMap.get(node));
  return checker.getNonNullableType(type) === type && !/^(?:any|unknown)$/u.test(checker.typeToString(type));
}

function isTyped(services: unknown): services is TypedServices {
  return (
    typeof services === "object" &&
    services !== null &&
    "program" in services &&
    typeof services.program === "object" &&
    services.program !== null &&
    "esTreeNodeToTSNodeMap" in services
  );
}
