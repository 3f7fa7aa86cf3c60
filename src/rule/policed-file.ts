import { resolve } from "node:path";
import type { TSESLint } from "@typescript-eslint/utils";
import type { Range } from "../analysis/option-value.js";
import { analyze } from "../analysis/analyze.js";
import type { CanonicalCall, ClientFallback, Connection, FileFacts } from "../analysis/connection.js";
import type { Elsewhere } from "../analysis/ecmascript/elsewhere.js";
import { loadPolicy, type LoadedPolicy } from "../policy/load.js";
import type { CanonicalClient, Policy } from "../policy/policy.js";
import { currentSpelling } from "../rewrite/current-spelling.js";
import { removeImports } from "../rewrite/remove-import.js";
import { rewriteConnection } from "../rewrite/rewrite-connection.js";
import { collapseChain } from "../rewrite/collapse-chain.js";
import { placeOf, type Collapsed, type Replaceable, type ReplaceableChain, type Rewrite } from "../rewrite/rewrite.js";
import { readSettings } from "../settings.js";
import { judge } from "../verdict/judge.js";
import {
  judgeFallback,
  undroppedCalls,
  type CollapseQuestion,
  type FallbackVerdict,
} from "../verdict/judge-fallback.js";
import type { Note, Replacement, Verdict } from "../verdict/verdict.js";
import { whyExempt } from "../verdict/why-exempt.js";
import { acrossFiles } from "./across-files.js";
import { isLeftUnparsed } from "./left-unparsed.js";
import { mayMatter } from "./may-matter.js";
import { subjectsOf } from "./subjects-of.js";

/** A chain of attempts for which the policy file has a decision: it is collapsed, or what is still open. */
export type DecidedCollapse =
  | ({ readonly outcome: "collapse"; readonly notes: readonly Note[] } & ReplaceableChain)
  | {
      readonly outcome: "open";
      /** `undropped`: a call that no decision lets go. `on-success`: what ran only where an attempt had worked. */
      readonly why:
        | CollapseQuestion
        | { readonly about: "undropped"; readonly call: string }
        | { readonly about: "on-success"; readonly line: number };
    };

/** One file under its policy: the one object through which rules see facts, verdicts and rewrites. */
export class PolicedFile {
  readonly policy: Policy;
  readonly path: string;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #elsewhere: Elsewhere | undefined;
  readonly #today = new Date();
  #facts: FileFacts | undefined;
  readonly #verdicts = new Map<Connection, Verdict>();
  readonly #collapses = new Map<ClientFallback, DecidedCollapse | undefined>();
  #fixable: readonly (Replaceable | ReplaceableChain)[] | undefined;
  #removal: Rewrite | undefined;

  readonly #isPart: boolean;

  /** `isPart`: a processor took the text out of a component, so that the rest of the component is not seen. */
  constructor(
    sourceCode: Readonly<TSESLint.SourceCode>,
    policy: Policy,
    path: string,
    isPart: boolean,
    elsewhere: Elsewhere | undefined,
  ) {
    this.#isPart = isPart;
    this.#elsewhere = elsewhere;
    this.sourceCode = sourceCode;
    this.policy = policy;
    this.path = path;
  }

  get facts(): FileFacts {
    return (this.#facts ??= analyze(this.sourceCode, subjectsOf(this.policy, this.path), this.path, this.#elsewhere));
  }

  /** The canonical module itself, or a file with an exemption that still holds. */
  get exempt(): boolean {
    return whyExempt(this.policy, this.path, this.#today) !== undefined;
  }

  verdictOf(connection: Connection): Verdict {
    let verdict = this.#verdicts.get(connection);
    if (!verdict)
      this.#verdicts.set(
        connection,
        (verdict = judge(connection, this.policy, {
          path: this.path,
          today: this.#today,
          connections: this.facts.connections,
        })),
      );
    return verdict;
  }

  /** The edits that carry out a fix, in step with the other fixes of the file. */
  fixOf(connection: Connection, replacement: Replacement): Rewrite {
    if (this.#isPart) return { refusal: "the template of the component may use it, and is not seen here" };
    return rewriteConnection(
      this.sourceCode,
      { connection, replacement },
      this.#allFixable(),
      this.path,
      this.policy.clients,
      this.#unusedImports(),
    );
  }

  /** The edits that remove the imports of client libraries that nothing uses: all of them, because each alone would cost a pass. */
  removalOfUnused(): Rewrite {
    if (!this.#removal) {
      const [first] = this.#allFixable()
        .map((item) =>
          "connection" in item ? this.fixOf(item.connection, item.replacement) : this.collapseFixOf(item),
        )
        .filter((rewrite) => "edits" in rewrite);
      this.#removal = removeImports(this.sourceCode, this.#unusedImports(), this.path, first?.edits);
    }
    return this.#removal;
  }

  /** The edits that call a canonical function by its current spelling. */
  spellingOf(call: CanonicalCall, client: CanonicalClient): Rewrite {
    if (this.#isPart) return { refusal: "the template of the component may use it, and is not seen here" };
    return currentSpelling(this.sourceCode, call, client, this.policy.clients, this.path);
  }

  /** The edits of a suggestion, which is applied alone. */
  suggestionOf(connection: Connection, replacement: Replacement): Rewrite {
    const one = { connection, replacement };
    return rewriteConnection(this.sourceCode, one, [one], this.path, this.policy.clients);
  }

  fallbackVerdictOf(fallback: ClientFallback): FallbackVerdict {
    return judgeFallback(fallback, this.policy, {
      path: this.path,
      today: this.#today,
      connections: this.facts.connections,
    });
  }

  /** The edits of a suggestion that replaces a whole chain of attempts, or why they cannot be written. */
  collapseOf(fallback: ClientFallback, replacement: Replacement): Collapsed | { readonly refusal: string } {
    const one = { fallback, replacement };
    return collapseChain(this.sourceCode, one, [one], this.path, this.policy.clients);
  }

  /** Whether decisions of the policy file let `--fix` collapse a chain; undefined: none is about it. */
  decidedCollapseOf(fallback: ClientFallback): DecidedCollapse | undefined {
    if (!this.#collapses.has(fallback)) this.#collapses.set(fallback, this.#decide(fallback));
    return this.#collapses.get(fallback);
  }

  /** The chain that `--fix` collapses, and a connection of it goes with. */
  collapseAround(connection: Connection): (DecidedCollapse & { readonly outcome: "collapse" }) | undefined {
    return this.facts.fallbacks
      .filter(({ connections }) => connections.includes(connection))
      .map((fallback) => this.decidedCollapseOf(fallback))
      .find((decided) => decided?.outcome === "collapse");
  }

  /** The edits that carry out a decided collapse, in step with the other fixes of the file. */
  collapseFixOf(one: ReplaceableChain): Rewrite {
    const all = this.#allFixable();
    const collapsed = collapseChain(this.sourceCode, one, all, this.path, this.policy.clients, this.#unusedImports());
    return "refusal" in collapsed ? collapsed : collapsed.rewrite;
  }

  #decide(fallback: ClientFallback): DecidedCollapse | undefined {
    const verdict = this.fallbackVerdictOf(fallback);
    const [candidate] = verdict.outcome === "collapse" ? verdict.candidates : [];
    const decided = verdict.outcome === "collapse" ? verdict.decided : undefined;
    if (!candidate || !decided) return undefined;
    const { replacement } = candidate;
    if (decided.open) return { outcome: "open", why: decided.open };
    const collapsed = this.collapseOf(fallback, replacement);
    if ("refusal" in collapsed || this.#isPart) return undefined;
    const [undropped] = undroppedCalls(decided, collapsed.gone);
    if (undropped !== undefined) return { outcome: "open", why: { about: "undropped", call: undropped } };
    if (collapsed.onSuccess !== undefined)
      return { outcome: "open", why: { about: "on-success", line: collapsed.onSuccess } };
    if (collapsed.guard && replacement.client.onNull !== "throw") return { outcome: "open", why: { about: "null" } };
    return { outcome: "collapse", fallback, replacement, notes: decided.notes };
  }

  #allFixable(): readonly (Replaceable | ReplaceableChain)[] {
    return (this.#fixable ??= [
      ...this.facts.connections.flatMap((connection) => {
        const verdict = this.verdictOf(connection);
        return verdict.outcome === "fix" && !this.collapseAround(connection)
          ? [{ connection, replacement: verdict.replacement }]
          : [];
      }),
      ...this.facts.fallbacks.flatMap((fallback) => {
        const decided = this.decidedCollapseOf(fallback);
        return decided?.outcome === "collapse" ? [decided] : [];
      }),
    ].sort((one, other) => placeOf(one)[0] - placeOf(other)[0]));
  }

  #unusedImports(): readonly Range[] {
    return this.facts.escapes.filter(({ kind }) => kind === "unused").map(({ range }) => range);
  }
}

/** What stands in the way of policing a file, or the file under its policy. */
export type Policed =
  | { readonly kind: "irrelevant" }
  | { readonly kind: "unpoliced"; readonly problem: string }
  | { readonly kind: "policed"; readonly file: PolicedFile };

const IRRELEVANT: Policed = { kind: "irrelevant" };

const files = new WeakMap<object, Policed>();

/** The file of a rule's context, shared by all rules. Throws when the settings are not of their kind. */
export function policedFile(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): Policed {
  const { sourceCode } = context;
  const known = files.get(sourceCode);
  if (known) return known;
  const policed = look(context);
  files.set(sourceCode, policed);
  return policed;
}

function look(context: Readonly<TSESLint.RuleContext<string, readonly unknown[]>>): Policed {
  const { sourceCode } = context;
  const settings = readSettings(context.settings);
  if (isLeftUnparsed(sourceCode)) return IRRELEVANT;
  const path = resolve(context.cwd, context.physicalFilename);
  const loaded = loadPolicy(settings.policy === undefined ? undefined : resolve(context.cwd, settings.policy), path);
  const mayMatterAlone = mayMatter(sourceCode.text, loaded);
  if (loaded.kind !== "ok")
    return mayMatterAlone ? { kind: "unpoliced", problem: problemText(loaded, context.cwd) } : IRRELEVANT;
  const across = settings.acrossFiles === true ? acrossFiles(context, loaded.policy) : undefined;
  if (!mayMatterAlone && !across?.concern) return IRRELEVANT;
  const isPart = context.filename !== context.physicalFilename && /\.(?:vue|svelte|astro)$/u.test(path);
  return { kind: "policed", file: new PolicedFile(sourceCode, loaded.policy, path, isPart, across?.elsewhere) };
}

function problemText(loaded: LoadedPolicy & { readonly kind: "missing" | "broken" }, cwd: string): string {
  const problem = loaded.problems.find(({ severity }) => severity === "error") ?? loaded.problems[0];
  const message = problem?.message ?? "There is no policy file.";
  if (loaded.file === undefined || loaded.kind === "missing") return message;
  const shown = loaded.file.startsWith(`${cwd}/`) ? loaded.file.slice(cwd.length + 1) : loaded.file;
  return problem ? `${shown}:${problem.line}:${problem.column}: ${message}` : `${shown}: ${message}`;
}
