import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { ClientFallback, Connection } from "../connection.js";

/** The syntax behind a connection, for the rooms that know ECMAScript. */
export interface ConnectionNodes {
  /** The construction itself, without an `await` around it; the class for a subclass. */
  readonly expression:
    TSESTree.NewExpression | TSESTree.CallExpression | TSESTree.ClassDeclaration | TSESTree.ClassExpression;
  /** Variables by which the library came here: the import's own first, then local aliases. */
  readonly path: readonly TSESLint.Scope.Variable[];
}

const nodes = new WeakMap<Connection, ConnectionNodes>();
const constructions = new WeakSet<TSESTree.Node>();

export function rememberNodes(connection: Connection, of: ConnectionNodes): void {
  nodes.set(connection, of);
  constructions.add(of.expression);
}

/** Whether the analysis of its file found a node to open a connection. */
export function isConstruction(node: TSESTree.Node): boolean {
  return constructions.has(node);
}

/** Throws when the connection was not found by the ECMAScript analysis. */
export function nodesOf(connection: Connection): ConnectionNodes {
  const found = nodes.get(connection);
  if (!found) throw new Error("This connection was not found in an ECMAScript file.");
  return found;
}

/** The syntax behind a chain of attempts. */
export interface ChainNodes {
  /** The outermost, first part of the chain. */
  readonly construct: TSESTree.Node;
  readonly attempts: readonly TSESTree.Node[];
  /** What every attempt gives the client to: variables, fields by their text, functions that answer with it. */
  readonly goals: readonly unknown[];
  /** What any of them gives it to. */
  readonly holders: ReadonlySet<unknown>;
}

const chains = new WeakMap<ClientFallback, ChainNodes>();

export function rememberChain(fallback: ClientFallback, of: ChainNodes): void {
  chains.set(fallback, of);
}

/** Throws when the chain was not found by the ECMAScript analysis. */
export function chainOf(fallback: ClientFallback): ChainNodes {
  const found = chains.get(fallback);
  if (!found) throw new Error("This chain was not found in an ECMAScript file.");
  return found;
}
