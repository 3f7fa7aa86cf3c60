import { closestNames } from "./closest-names.js";
import type { Policy, PolicyProblem, Position } from "./policy.js";
import { either, shown } from "./shown.js";

/**
 * The names of client libraries in a policy that nobody knows: a `library` that is neither shipped nor described in `libraries`,
 * and a `like` that is not shipped. Warnings, since the rest of the policy can be used. `shipped`: the names of our catalogue.
 */
export function libraryNameProblems(policy: Policy, shipped: readonly string[]): readonly PolicyProblem[] {
  const described = new Set(policy.libraries.map(({ name }) => name));
  const known = new Set([...shipped, ...described]);
  const clients = policy.clients
    .filter(({ library }) => !known.has(library))
    .map(({ library, libraryAt }) => unknownLibrary(library, libraryAt, known));
  const likes = policy.libraries
    .flatMap(({ exports }) => [...exports.values()])
    .flatMap(({ like, likeAt }) =>
      like === undefined || shipped.includes(like) ? [] : [unknownLibrary(like, likeAt, shipped)],
    );
  return [...clients, ...likes];
}

function unknownLibrary(name: string, at: Position | undefined, known: Iterable<string>): PolicyProblem {
  const close = closestNames(name, known);
  const advice =
    close.length > 0 ? `Did you mean ${either(close)}?` : "Correct the name, or describe it under `libraries`.";
  return {
    ...(at ?? { line: 1, column: 1 }),
    severity: "warning",
    message: `No client library is known as ${shown(name)}. ${advice}`,
  };
}
