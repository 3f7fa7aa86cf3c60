import { LineIndex } from "../../policy/line-index.js";
import { readDocument } from "../../policy/read-document.js";
import { PolicySourceCode } from "./policy-source-code.js";
import { policyTree, VISITOR_KEYS, type PolicyFileNode } from "./policy-tree.js";
import { yamlComments } from "./yaml-comments.js";

/** A file as ESLint hands it over: `body` has no byte order mark. */
interface FileToParse {
  readonly path: string;
  readonly physicalPath: string;
  readonly body: string | Uint8Array;
  readonly bom: boolean;
}

type Parsed =
  | { readonly ok: true; readonly ast: PolicyFileNode }
  | {
      readonly ok: false;
      readonly errors: readonly { readonly message: string; readonly line: number; readonly column: number }[];
    };

/** The ESLint language of policy files: JSON where the name ends in `.json`, otherwise YAML. */
export const policyLanguage = {
  fileType: "text",
  lineStart: 1,
  columnStart: 1,
  nodeTypeKey: "type",
  visitorKeys: VISITOR_KEYS,

  /** There are no options; those that a configuration means for JavaScript reach every file and are not looked at. */
  validateLanguageOptions(): void {},

  /** What is no YAML or JSON is returned as errors, with lines and columns from 1. */
  parse(file: FileToParse): Parsed {
    const text = textOf(file);
    const { root, problems } = readDocument(text, isJson(file) ? "json" : "yaml");
    const lines = new LineIndex(text);
    if (root) return { ok: true, ast: policyTree(root, text.length, lines) };
    return { ok: false, errors: problems.map(({ range, message }) => ({ ...lines.positionAt(range[0]), message })) };
  },

  createSourceCode(file: FileToParse, { ast }: { readonly ast: PolicyFileNode }): PolicySourceCode {
    const text = textOf(file);
    return new PolicySourceCode(text, ast, isJson(file) ? [] : yamlComments(text), file.bom);
  },
} as const;

function textOf({ body }: FileToParse): string {
  return typeof body === "string" ? body : new TextDecoder().decode(body);
}

function isJson({ path }: FileToParse): boolean {
  return /\.json$/iu.test(path);
}
