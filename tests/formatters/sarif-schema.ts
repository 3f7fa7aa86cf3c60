/**
 * The parts of SARIF 2.1.0 that the formatter writes, as the standard (OASIS, errata 01) defines them: which properties an
 * object must have, which it may have among ours, and which values they take. Everything else is refused.
 */
const text = { type: "string", minLength: 1 };
const message = object({ text }, ["text"]);
const artifactLocation = object(
  { uri: { type: "string", format: "uri-reference" }, uriBaseId: { const: "%SRCROOT%" } },
  ["uri"],
);
const positive = { type: "integer", minimum: 1 };
const natural = { type: "integer", minimum: 0 };
const region = {
  oneOf: [
    object({ startLine: positive, startColumn: positive, endLine: positive, endColumn: positive }, ["startLine"]),
    object({ charOffset: natural, charLength: natural }, ["charOffset", "charLength"]),
  ],
};
const level = { enum: ["none", "note", "warning", "error"] };

export const SARIF_SCHEMA = object(
  {
    $schema: { type: "string", format: "uri" },
    version: { const: "2.1.0" },
    runs: list(
      object(
        {
          tool: object(
            {
              driver: object(
                {
                  name: text,
                  informationUri: { type: "string", format: "uri" },
                  rules: list(
                    object(
                      {
                        id: text,
                        shortDescription: message,
                        help: object({ text, markdown: text }, ["text"]),
                        helpUri: { type: "string", format: "uri" },
                        defaultConfiguration: object({ level }, []),
                      },
                      ["id"],
                    ),
                  ),
                },
                ["name"],
              ),
            },
            ["driver"],
          ),
          columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
          invocations: list(object({ executionSuccessful: { type: "boolean" } }, ["executionSuccessful"])),
          results: list(
            object(
              {
                ruleId: text,
                ruleIndex: { type: "integer", minimum: -1 },
                level,
                message,
                locations: list(object({ physicalLocation: object({ artifactLocation, region }, []) }, [])),
                partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
                fixes: list(
                  object(
                    {
                      description: message,
                      artifactChanges: list(
                        object(
                          {
                            artifactLocation,
                            replacements: list(
                              object(
                                { deletedRegion: region, insertedContent: object({ text: { type: "string" } }, []) },
                                ["deletedRegion"],
                              ),
                              1,
                            ),
                          },
                          ["artifactLocation", "replacements"],
                        ),
                        1,
                      ),
                    },
                    ["artifactChanges"],
                  ),
                ),
                suppressions: list(
                  object({ kind: { enum: ["inSource", "external"] }, justification: { type: "string" } }, ["kind"]),
                ),
              },
              ["message"],
            ),
          ),
        },
        ["tool"],
      ),
    ),
  },
  ["version", "runs"],
);

function object(properties: Readonly<Record<string, object>>, required: readonly string[]): object {
  return { type: "object", properties, required, additionalProperties: false };
}

function list(items: object, minItems = 0): object {
  return { type: "array", items, minItems };
}
