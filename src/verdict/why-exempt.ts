import type { CanonicalClient, Exemption, Policy } from "../policy/policy.js";
import { exemptionFor } from "../policy/exemptions.js";

/** Why nothing is reported in a file; undefined: it is not exempt. `path` is absolute. */
export function whyExempt(policy: Policy, path: string, today: Date): "canonical-module" | Exemption | undefined {
  if (policy.clients.some((client) => isModule(client, path))) {
    return "canonical-module";
  }
  const answer = exemptionFor(policy, path, today);
  return answer.state === "exempt" ? answer.exemption : undefined;
}

/** `./client.js` means `client.ts` too, and `./redis` means `redis/index.ts`. */
function isModule(client: CanonicalClient, path: string): boolean {
  return client.path !== undefined && stem(client.path) === stem(path);
}

function stem(path: string): string {
  return path
    .replaceAll("\\", "/")
    .replace(/\.[cm]?[jt]sx?$/u, "")
    .replace(/\/index$/u, "");
}
