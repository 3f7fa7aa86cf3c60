import { resolve } from "node:path";
import type { TSESLint } from "@typescript-eslint/utils";
import { analyze } from "../analysis/analyze.js";
import type { Connection, FileFacts } from "../analysis/connection.js";
import { loadPolicy, type LoadedPolicy } from "../policy/load.js";
import type { Policy } from "../policy/policy.js";
import { rewriteConnection } from "../rewrite/rewrite-connection.js";
import type { Replaceable, Rewrite } from "../rewrite/rewrite.js";
import { readSettings } from "../settings.js";
import { judge } from "../verdict/judge.js";
import type { Replacement, Verdict } from "../verdict/verdict.js";
import { whyExempt } from "../verdict/why-exempt.js";
import { mentionsLibrary, mentionsModule } from "./may-matter.js";
import { subjectsOf } from "./subjects-of.js";

/** One file under its policy: the one object through which rules see facts, verdicts and rewrites. */
export class PolicedFile {
  readonly policy: Policy;
  readonly path: string;
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly #today = new Date();
  #facts: FileFacts | undefined;
  readonly #verdicts = new Map<Connection, Verdict>();
  #fixable: readonly Replaceable[] | undefined;

  constructor(sourceCode: Readonly<TSESLint.SourceCode>, policy: Policy, path: string) {
    this.sourceCode = sourceCode;
    this.policy = policy;
    this.path = path;
  }

  get facts(): FileFacts {
    return (this.#facts ??= analyze(this.sourceCode, subjectsOf(this.policy, this.path), this.path));
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
        (verdict = judge(connection, this.policy, { path: this.path, today: this.#today })),
      );
    return verdict;
  }

  /** The edits that carry out a fix, in step with the other fixes of the file. */
  fixOf(connection: Connection, replacement: Replacement): Rewrite {
    this.#fixable ??= this.facts.connections.flatMap((other) => {
      const verdict = this.verdictOf(other);
      return verdict.outcome === "fix" ? [{ connection: other, replacement: verdict.replacement }] : [];
    });
    return rewriteConnection(this.sourceCode, { connection, replacement }, this.#fixable, this.path);
  }

  /** The edits of a suggestion, which is applied alone. */
  suggestionOf(connection: Connection, replacement: Replacement): Rewrite {
    const one = { connection, replacement };
    return rewriteConnection(this.sourceCode, one, [one], this.path);
  }
}

/** What stands in the way of policing a file, or the file under its policy. */
export type Policed =
  | { readonly kind: "irrelevant" }
  | { readonly kind: "unpoliced"; readonly problem: string }
  | { readonly kind: "policed"; readonly file: PolicedFile };

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
  const path = resolve(context.cwd, context.physicalFilename);
  const relevant = mentionsLibrary(sourceCode.text);
  // Without a mention of Redis, only a canonical module can make the file matter, and that takes a policy that can be read.
  const loaded = loadPolicy(settings.policy === undefined ? undefined : resolve(context.cwd, settings.policy), path);
  if (loaded.kind !== "ok")
    return relevant ? { kind: "unpoliced", problem: problemText(loaded, context.cwd) } : { kind: "irrelevant" };
  if (!relevant && !mentionsModule(sourceCode.text, loaded.policy)) return { kind: "irrelevant" };
  return { kind: "policed", file: new PolicedFile(sourceCode, loaded.policy, path) };
}

function problemText(loaded: LoadedPolicy & { readonly kind: "missing" | "broken" }, cwd: string): string {
  const problem = loaded.problems.find(({ severity }) => severity === "error") ?? loaded.problems[0];
  const message = problem?.message ?? "There is no policy file.";
  if (loaded.file === undefined || loaded.kind === "missing") return message;
  const shown = loaded.file.startsWith(`${cwd}/`) ? loaded.file.slice(cwd.length + 1) : loaded.file;
  return problem ? `${shown}:${problem.line}:${problem.column}: ${message}` : `${shown}: ${message}`;
}
