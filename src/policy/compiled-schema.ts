import { Ajv, type Options } from "ajv";
import schema from "./schema.json" with { type: "json" };

/** One thing that the schema has against a value, in the words of JSON Schema. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly propertyName?: string;
  readonly params: object;
  readonly schema?: unknown;
  readonly parentSchema?: Readonly<Record<string, unknown>>;
}

/** Whether a value is as the schema wants it; `errors` belongs to the last value that was not. */
export interface SchemaCheck {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
}

/** A test checks the schema itself strictly. */
const OPTIONS: Options = {
  allErrors: true,
  verbose: true,
  strict: false,
  validateSchema: false,
  meta: false,
  inlineRefs: false,
};

/** The build puts ready code in the place of this module, because compiling the schema would be a third of the plugin's start. */
export const check: SchemaCheck = new Ajv(OPTIONS).compile(schema) as SchemaCheck;

/**
 * The code that the build puts here: a module of its own, without imports.
 * @internal
 */
export async function standaloneModule(): Promise<string> {
  const { default: standalone } = await import("ajv/dist/standalone/index.js");
  const ajv = new Ajv({ ...OPTIONS, code: { source: true, esm: true } });
  const code = (standalone as unknown as typeof standalone.default)(ajv, ajv.compile(schema));
  // The length of a text in characters; everything else is in the code itself.
  const whole = code.replaceAll('require("ajv/dist/runtime/ucs2length").default', "((text) => [...text].length)");
  if (/\brequire\(/u.test(whole)) throw new Error("The code of the schema needs another module.");
  return whole.replace("export const validate", "export const check").replace(/export default \w+;/u, "");
}
