/** Half-open range of character offsets in the file's text. */
export type Range = readonly [start: number, end: number];

/** Why a value cannot be known from this file. */
export type UnknownReason =
  | "environment"
  | "configuration"
  | "parameter"
  | "import"
  /** An object of another file, which any file may change after it was made. */
  | "elsewhere"
  | "call"
  | "reassigned"
  | "condition"
  | "spread"
  | "expression"
  | "limit";

/** How a value is known: it stands there, a constant holds it, or it is what remains when another source is empty. */
export type KnownHow = "literal" | "constant" | "fallback";

export interface KnownValue<T> {
  readonly state: "known";
  readonly value: T;
  readonly how: KnownHow;
  /** Where the value itself stands (the literal), not where it is used. */
  readonly range: Range;
  /** `how: fallback`: the value that comes first, and that cannot be known. */
  readonly instead?: UnknownValue;
  /** The value was read out of a connection URL. */
  readonly fromUrl?: boolean;
  /** It stands in another file, at least in part: `range` is where this file uses it, and holds no such literal. */
  readonly elsewhere?: boolean;
}

export interface UnknownValue {
  readonly state: "unknown";
  readonly why: UnknownReason;
  readonly range: Range;
  /** Its source text with white space removed between tokens, as `sources` of the policy file are compared: `process.env.REDIS_URL`. */
  readonly source: string;
  /** The file shows that it is another one each time the code runs. */
  readonly varies?: true;
  /** The same in the words of the other file that it comes from: `config.redis.url` here, `process.env.REDIS_URL` there. */
  readonly origin?: string;
  /** The name of the environment variable (`REDIS_HOST`) or the key of the configuration (`redis.databases.metrics`), where there is one. */
  readonly name?: string;
  /** A part of a text: what stands in its place when it is empty. */
  readonly otherwise?: PlainValue;
  /** `why: condition`: every value it may have, where each is known. */
  readonly alternatives?: readonly (string | number | boolean | null)[];
  /** `why: condition`: the values among the branches that are known. */
  readonly literals?: readonly KnownValue<PlainValue>[];
}

export interface AbsentValue {
  readonly state: "absent";
}

/** What is known about one option. Never plain `undefined`. */
export type OptionValue<T> = KnownValue<T> | UnknownValue | AbsentValue;

export type PlainValue = string | number | boolean | null;

export const ABSENT: AbsentValue = { state: "absent" };
