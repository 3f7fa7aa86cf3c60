/** What a configuration may say under `settings['redis-policy']`. */
export interface RedisPolicySettings {
  /** The policy file; relative paths count from where ESLint runs. Absent: the nearest one above each linted file. */
  readonly policy?: string | undefined;
  /** Put there by `policySettings()`, so that `--cache` notices an edit. Never read here. */
  readonly digest?: string | undefined;
  /** Whether clients and options are followed into other files, where types are there. Default: false, because it costs a few per cent of a typed run. */
  readonly acrossFiles?: boolean | undefined;
}

const KEY = "redis-policy";
const KNOWN_KEYS: ReadonlySet<string> = new Set([
  "policy",
  "digest",
  "acrossFiles",
] satisfies (keyof RedisPolicySettings)[]);

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
  const acrossFiles: unknown = "acrossFiles" in own ? own.acrossFiles : undefined;
  if (acrossFiles !== undefined && typeof acrossFiles !== "boolean")
    throw new Error(`settings['${KEY}'].acrossFiles must be true or false.`);
  if (digest !== undefined && typeof digest !== "string")
    throw new Error(`settings['${KEY}'].digest must be a string.`);
  const unknown = Object.keys(own).find((key) => !KNOWN_KEYS.has(key));
  if (unknown !== undefined)
    throw new Error(`settings['${KEY}'].${unknown} is not known; there are policy, digest and acrossFiles.`);
  return { policy, digest, acrossFiles };
}
