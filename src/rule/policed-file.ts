import { resolve } from "node:path";
import type { TSESLint } from "@typescript-eslint/utils";
import type { Range } from "../analysis/option-value.js";
import { analyze } from "../analysis/analyze.js";
import type { ClientFallback, Connection, FileFacts } from "../analysis/connection.js";
import type { Elsewhere } from "../analysis/ecmascript/elsewhere.js";
import { loadPolicy, type LoadedPolicy } from "../policy/load.js";
import type { Policy } from "../policy/policy.js";
import { removeImports } from "../rewrite/remove-import.js";
import { rewriteConnection } from "../rewrite/rewrite-connection.js";
import { collapseChain } from "../rewrite/collapse-chain.js";
import type { Collapsed, Replaceable, Rewrite } from "../rewrite/rewrite.js";
import { readSettings } from "../settings.js";
import { judge } from "../verdict/judge.js";
import { judgeFallback, type FallbackVerdict } from "../verdict/judge-fallback.js";
import type { Replacement, Verdict } from "../verdict/verdict.js";
import { whyExempt } from "../verdict/why-exempt.js";
import { acrossFiles } from "./across-files.js";
import { isLeftUnparsed } from "./left-unparsed.js";
import { mayMatter } from "./may-matter.js";
import { subjectsOf } from "./subjects-of.js";

/** One file under its policy: the one object through which rules see facts, verdicts and rewrites. */
export class PolicedFile {
  readonly policy: Policy;
  readonly path: string;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #elsewhere: Elsewhere | undefined;
  readonly #today = new Date();
  #facts: FileFacts | undefined;
  readonly #verdicts = new Map<Connection, Verdict>();
  #fixable: readonly Replaceable[] | undefined;
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
        .map(({ connection, replacement }) => this.fixOf(connection, replacement))
        .filter((rewrite) => "edits" in rewrite);
      this.#removal = removeImports(this.sourceCode, this.#unusedImports(), first?.edits);
    }
    return this.#removal;
  }

  /** The edits of a suggestion, which is applied alone. */
  suggestionOf(connection: Connection, replacement: Replacement): Rewrite {
    const one = { connection, replacement };
    return rewriteConnection(this.sourceCode, one, [one], this.path, this.policy.clients);
  }

  fallbackVerdictOf(fallback: ClientFallback): FallbackVerdict {
    return judgeFallback(fallback, this.policy, { path: this.path, today: this.#today });
  }

  /** The edits that replace a whole chain of attempts, or why they cannot be written. */
  collapseOf(fallback: ClientFallback, replacement: Replacement): Collapsed | { readonly refusal: string } {
    return collapseChain(this.sourceCode, fallback, replacement, this.policy.clients, this.path);
  }

  #allFixable(): readonly Replaceable[] {
    return (this.#fixable ??= this.facts.connections
      .flatMap((connection) => {
        const verdict = this.verdictOf(connection);
        return verdict.outcome === "fix" ? [{ connection, replacement: verdict.replacement }] : [];
      })
      .sort((one, other) => one.connection.range[0] - other.connection.range[0]));
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
  if (isLeftUnparsed(sourceCode.ast)) return IRRELEVANT;
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
