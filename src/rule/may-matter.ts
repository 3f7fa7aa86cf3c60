import { CATALOGUE } from "../clients/catalogue.js";
import type { LoadedPolicy } from "../policy/load.js";
import type { Policy } from "../policy/policy.js";

let shipped: RegExp | undefined;
const ofPolicies = new WeakMap<Policy, readonly string[]>();

/** Whether a text can hold anything about a client library: one scan, before anything else is done with the file. */
export function mentionsLibrary(text: string): boolean {
  shipped ??= wordsOfLibraries();
  return shipped.test(text);
}

/** Whether a text can hold anything about a module that the policy file names. */
function mentionsModule(text: string, policy: Policy): boolean {
  return wordsOf(policy).some((word) => text.includes(word));
}

/** Whether a file with this text can matter to any rule; without a policy that can be read, only the libraries count. */
export function mayMatter(text: string, loaded: LoadedPolicy): boolean {
  return mentionsLibrary(text) || (loaded.kind === "ok" && mentionsModule(text, loaded.policy));
}

function wordsOfLibraries(): RegExp {
  const words = new Set<string>(["redis://", "rediss://"]);
  for (const library of CATALOGUE) {
    for (const word of library.mentions ?? library.modules.map(({ specifier }) => specifier.replace(/\/\*$/u, "")))
      words.add(word);
    for (const name of Object.keys(library.globals ?? {})) if (!library.mentions) words.add(name);
  }
  // A word that holds another one adds nothing.
  const needed = [...words].filter((word) => ![...words].some((other) => other !== word && word.includes(other)));
  return new RegExp(needed.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&")).join("|"), "u");
}

/** The last part of each canonical module's and described library's path: whoever imports it writes that. */
function wordsOf(policy: Policy): readonly string[] {
  let words = ofPolicies.get(policy);
  if (!words) {
    const modules = [
      ...policy.clients.flatMap((client) => [client.module, ...client.deprecated.map(({ module }) => module)]),
      ...policy.libraries.flatMap((library) => library.modules.map(({ module }) => module)),
    ];
    words = modules.map(lastPart);
    ofPolicies.set(policy, words);
  }
  return words;
}

function lastPart(module: string): string {
  const parts = module.replace(/\.[cm]?[jt]sx?$/u, "").split("/");
  const last = parts.pop() ?? module;
  return last === "index" ? (parts.pop() ?? last) : last;
}
