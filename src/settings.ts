/** What a configuration may say under `settings['redis-policy']`. */
export interface RedisPolicySettings {
  /** The policy file; relative paths count from where ESLint runs. Absent: the nearest one above each linted file. */
  readonly policy?: string | undefined;
  /** Put there by `policySettings()`, so that `--cache` notices an edit. Never read here. */
  readonly digest?: string | undefined;
}

const KEY = "redis-policy";

/** Reads the settings of a configuration. Throws an Error that names the key when one is not of its kind. */
export function readSettings(settings: Readonly<Record<string, unknown>>): RedisPolicySettings {
  const own = settings[KEY];
  if (own === undefined) return {};
  if (typeof own !== "object" || own === null || Array.isArray(own))
    throw new Error(`settings['${KEY}'] must be an object.`);
  const policy: unknown = "policy" in own ? own.policy : undefined;
  const digest: unknown = "digest" in own ? own.digest : undefined;
  if (policy !== undefined && (typeof policy !== "string" || policy === ""))
    throw new Error(`settings['${KEY}'].policy must be the path of the policy file.`);
  if (digest !== undefined && typeof digest !== "string")
    throw new Error(`settings['${KEY}'].digest must be a string.`);
  const unknown = Object.keys(own).find((key) => key !== "policy" && key !== "digest");
  if (unknown !== undefined)
    throw new Error(`settings['${KEY}'].${unknown} is not known; there are policy and digest.`);
  return { policy, digest };
}
