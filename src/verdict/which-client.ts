import type { Connection } from "../analysis/connection.js";
import type { CanonicalClient, Policy } from "../policy/policy.js";
import type { Reason } from "./verdict.js";

/** Packages that hand out the same client under two names. */
const SAME_API: ReadonlyMap<string, string> = new Map([["@redis/client", "redis"]]);

/** The canonical client whose API is that of the connection, or why there is none. */
export function whichClient(
  connection: Connection,
  policy: Policy,
): { readonly client: CanonicalClient } | { readonly reason: Reason } {
  if (policy.clients.length === 0) {
    return { reason: { about: "no-client" } };
  }
  const wanted = apiOf(connection.opening.accepts ?? connection.library, policy);
  const client = policy.clients.find(({ library }) => apiOf(library, policy) === wanted);
  if (client === undefined) {
    const clients = [...new Set(policy.clients.map(({ library }) => library))];
    return { reason: { about: "other-api", library: connection.library, clients } };
  }
  return { client };
}

/** A library of the team's own has the API of the one it is described `like`, where all its exports agree. */
function apiOf(library: string, policy: Policy): string {
  const described = policy.libraries.find(({ name }) => name === library);
  const likes = new Set(
    [...(described?.exports.values() ?? [])].filter(({ opens }) => opens !== undefined).map(({ like }) => like),
  );
  const [like = library] = likes.size === 1 ? likes : [];
  return SAME_API.get(like) ?? like;
}
