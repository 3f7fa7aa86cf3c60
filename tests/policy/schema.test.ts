import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import schema from "../../src/policy/schema.json" with { type: "json" };

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every schema below one, with its path; those of `if` only ask, so they describe nothing. */
function* schemasIn(node: Json, path: string): Generator<readonly [string, Json]> {
  yield [path, node];
  for (const key of ["properties", "definitions"]) {
    for (const [name, child] of Object.entries(isObject(node[key]) ? node[key] : {})) {
      if (isObject(child)) {
        yield* schemasIn(child, `${path}/${name}`);
      }
    }
  }
  for (const key of ["items", "additionalProperties", "then", "else"]) {
    if (isObject(node[key])) {
      yield* schemasIn(node[key], `${path}/${key}`);
    }
  }
  for (const [index, child] of (Array.isArray(node["anyOf"]) ? node["anyOf"] : []).entries()) {
    if (isObject(child)) {
      yield* schemasIn(child, `${path}/anyOf/${index}`);
    }
  }
}

const all = [...schemasIn(schema, "#")];
const definitions: Json = schema.definitions;

function definitionOf(node: Json): Json {
  const { $ref } = node;
  const target = typeof $ref === "string" ? definitions[$ref.replace("#/definitions/", "")] : node;
  return isObject(target) ? target : {};
}

describe("schema.json", () => {
  it("is valid JSON Schema draft-07 without loose ends", () => {
    expect(schema.$schema).toBe("http://json-schema.org/draft-07/schema#");
    expect(() => new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(schema)).not.toThrow();
  });

  it("keeps its name", () => {
    expect(schema.$id).toBe("https://unpkg.com/eslint-plugin-redis-policy/dist/src/policy/schema.json");
  });

  it("describes every property, so that editors can complete it", () => {
    const properties = all.flatMap(([path, node]) =>
      Object.entries(isObject(node["properties"]) ? node["properties"] : {}).map(
        ([name, child]) => [`${path}/${name}`, child] as const,
      ),
    );
    expect(properties.length).toBeGreaterThan(60);
    for (const [path, child] of properties) {
      const definition = isObject(child) ? definitionOf(child) : {};
      expect(String(definition["title"]), path).toMatch(/^[A-Z].*\w$/u);
      expect(String(definition["description"]), path).toMatch(/\.$/u);
    }
  });

  it("accepts unknown keys in the older shape only", () => {
    const open = all
      .filter(([, node]) => isObject(node["properties"]) && node["additionalProperties"] !== false)
      .map(([path]) => path);
    expect(open).toEqual(["#/olderShape", "#/olderDatabase"]);
  });

  it("uses every definition", () => {
    const text = JSON.stringify(schema);
    for (const name of Object.keys(definitions)) {
      expect(text, name).toContain(`"#/definitions/${name}"`);
    }
  });
});
