import { closestNames } from "./closest-names.js";
import type { Place, Policy, PolicyProblem } from "./policy.js";
import { either, shown } from "./shown.js";

/**
 * The names of client libraries in a policy that nobody knows, in the order of the file: a `library` that is neither shipped nor
 * described in `libraries`, and a `like` that is not shipped. Warnings, since the rest of the policy can be used.
 * `shipped`: the names of our catalogue, handed in because this room knows no library.
 */
export function libraryNameProblems(policy: Policy, shipped: readonly string[]): readonly PolicyProblem[] {
  const described = policy.libraries.map(({ name }) => name);
  const known = [...new Set([...shipped, ...described])];
  const problems = new Map<number, PolicyProblem>();
  for (const { library, libraryAt } of policy.clients)
    if (libraryAt && !known.includes(library))
      problems.set(libraryAt.range[0], unknownLibrary(library, libraryAt, known));
  for (const { like, likeAt } of policy.libraries.flatMap(({ exports }) => [...exports.values()]))
    // A `like` of a whole package is that of each of its exports: one place, one problem.
    if (like !== undefined && likeAt && !shipped.includes(like))
      problems.set(likeAt.range[0], unknownLibrary(like, likeAt, shipped));
  return [...problems.entries()].sort(([a], [b]) => a - b).map(([, problem]) => problem);
}

function unknownLibrary(name: string, at: Place, known: readonly string[]): PolicyProblem {
  const close = closestNames(name, known);
  const [first] = close;
  const quote = /^["']/u.exec(at.text)?.[0] ?? "";
  const { line, column, endLine, endColumn, range } = at;
  return {
    line,
    column,
    endLine,
    endColumn,
    severity: "warning",
    message: `No client library is known as ${shown(name)}. ${
      first === undefined ? "Correct the name, or describe it under `libraries`." : `Did you mean ${either(close)}?`
    }`,
    ...(first !== undefined && { repair: { range, text: written(first, quote), certain: false } }),
  };
}

/** A name with the quotes of the one that it replaces; a scoped package needs some. */
function written(name: string, quote: string): string {
  const quotes = quote === "" && name.startsWith("@") ? '"' : quote;
  return `${quotes}${name}${quotes}`;
}
