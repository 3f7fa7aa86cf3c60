import { LineIndex } from "../../policy/line-index.js";
import { directiveOf, type PolicyDirective } from "./directives.js";
import { childrenOf, VISITOR_KEYS, type AnyTree, type PolicyFileNode } from "./policy-tree.js";
import type { YamlComment } from "./yaml-comments.js";

/** A step of ESLint's walk: `phase` 1 enters a node, 2 leaves it. */
interface VisitStep {
  readonly kind: 1;
  readonly target: AnyTree;
  readonly phase: 1 | 2;
  readonly args: [AnyTree, AnyTree | undefined];
}

interface Place {
  readonly line: number;
  readonly column: number;
}

/** One policy file as ESLint hands it to rules; lines and columns from 1. */
export class PolicySourceCode {
  readonly text: string;
  readonly ast: PolicyFileNode;
  readonly hasBOM: boolean;
  readonly visitorKeys = VISITOR_KEYS;
  /** All comments of a YAML file; JSON has none. */
  readonly comments: readonly YamlComment[];
  readonly #index: LineIndex;
  readonly #parents = new WeakMap<AnyTree, AnyTree>();
  #lines: string[] | undefined;

  constructor(text: string, ast: PolicyFileNode, comments: readonly YamlComment[], hasBOM: boolean) {
    this.text = text;
    this.ast = ast;
    this.comments = comments;
    this.hasBOM = hasBOM;
    this.#index = new LineIndex(text);
  }

  get lines(): string[] {
    return (this.#lines ??= this.text.split(/\r?\n/u));
  }

  /** Rules for JavaScript ask for this before they look at the language. */
  getAllComments(): readonly YamlComment[] {
    return this.comments;
  }

  getText(node?: { readonly range: readonly [number, number] }): string {
    return node ? this.text.slice(...node.range) : this.text;
  }

  getRange({ range }: { readonly range: readonly [number, number] }): [number, number] {
    return [range[0], range[1]];
  }

  getLoc({ range }: { readonly range: readonly [number, number] }): { readonly start: Place; readonly end: Place } {
    return { start: this.getLocFromIndex(range[0]), end: this.getLocFromIndex(range[1]) };
  }

  getLocFromIndex(index: number): Place {
    return this.#index.positionAt(index);
  }

  getParent(node: AnyTree): AnyTree | undefined {
    return this.#parents.get(node);
  }

  *traverse(): Generator<VisitStep> {
    yield* this.#visit(this.ast, undefined);
  }

  getInlineConfigNodes(): readonly YamlComment[] {
    return this.#directives().map(({ node }) => node);
  }

  getDisableDirectives(): { readonly directives: readonly PolicyDirective[]; readonly problems: readonly never[] } {
    return { directives: this.#directives(), problems: [] };
  }

  #directives(): readonly PolicyDirective[] {
    return this.comments.flatMap((comment) => directiveOf(comment) ?? []);
  }

  *#visit(node: AnyTree, parent: AnyTree | undefined): Generator<VisitStep> {
    if (parent) this.#parents.set(node, parent);
    yield { kind: 1, target: node, phase: 1, args: [node, parent] };
    for (const inner of childrenOf(node)) yield* this.#visit(inner, node);
    yield { kind: 1, target: node, phase: 2, args: [node, parent] };
  }
}
