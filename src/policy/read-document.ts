import { Composer, Lexer, Parser, isAlias, isMap, isScalar, isSeq } from "yaml";
import type { CST, Document, Node, Pair, ParsedNode, YAMLError } from "yaml";
import type { FoundProblem } from "./found-problem.js";
import { jsonSyntaxError } from "./json-syntax.js";
import type { MappingEntry, NodeRange, PolicyNode } from "./policy-node.js";
import { shown } from "./shown.js";

/** More than this, in bytes of UTF-8, is no policy file. */
export const LARGEST_BYTES = 1024 * 1024;
export const TOO_LARGE = "The file is larger than 1 MiB: a policy file holds only the policy.";
const MOST_LEXEMES = 250_000;
const DEEPEST = 64;
const MOST_ALIASED = 10_000;

/** The tree of a policy file; undefined when it cannot be read at all, and then there is at least one problem. */
export interface ReadDocument {
  readonly root: PolicyNode | undefined;
  readonly problems: readonly FoundProblem[];
}

/** Reads YAML 1.2 or strict JSON. `text` has no byte order mark. Never throws. */
export function readDocument(text: string, language: "yaml" | "json"): ReadDocument {
  if (Buffer.byteLength(text) > LARGEST_BYTES) {
    return failed([0, 0], TOO_LARGE);
  }
  if (text.trim() === "") {
    return failed([0, 0], "The file is empty: name the databases under `databases`.");
  }
  const jsonError = language === "json" ? jsonSyntaxError(text) : undefined;
  if (jsonError) {
    return { root: undefined, problems: [jsonError] };
  }
  const tokens = tokensOf(text);
  if (typeof tokens === "string") {
    return failed([0, 0], tokens);
  }
  return readTokens(tokens, text, language);
}

/**
 * Feeds the parser step by step: its composer recurses, and a process that runs out of stack there may not even throw,
 * so depth and size are bounded before it starts.
 */
function tokensOf(text: string): CST.Token[] | string {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    if (lexemes > MOST_LEXEMES) {
      return "The file has too many parts: a policy file holds only the policy.";
    }
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > DEEPEST) {
      return "The file is nested too deeply: a policy file needs no more than a few levels.";
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

function readTokens(tokens: readonly CST.Token[], text: string, language: "yaml" | "json"): ReadDocument {
  const composer = new Composer({
    version: "1.2",
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const documents: Document.Parsed[] = [];
  for (const document of composer.compose(tokens, false, text.length)) {
    documents.push(document);
    if (documents.length > 1) {
      break;
    }
  }
  const [document, second] = documents;
  const flaw = document?.errors[0] ?? document?.warnings.find(({ code }) => code === "BAD_DIRECTIVE");
  if (flaw) {
    return {
      root: undefined,
      problems: [{ range: within(flaw.pos, text), message: syntaxMessage(flaw, text, language) }],
    };
  }
  if (second) {
    const start = second.contents?.range[0] ?? second.range[0];
    return failed(
      [start, start],
      "A second YAML document begins here: a policy file is one document, so remove the `---` between them.",
    );
  }
  if (!document?.contents || (isScalar(document.contents) && document.contents.value === null)) {
    return failed([0, 0], "The file is empty: name the databases under `databases`.");
  }
  if (document.directives.yaml.explicit && document.directives.yaml.version !== "1.2") {
    return failed(
      [0, 0],
      "The file asks for an older version of YAML: remove the %YAML directive, so that every reader reads the same.",
    );
  }
  const tree = new TreeReader(text);
  const root = tree.read(document.contents);
  return { root, problems: tree.problems };
}

/** Turns the parser's tree into ours: aliases followed, keys unique, tags and merge keys refused. */
class TreeReader {
  readonly problems: FoundProblem[] = [];
  readonly #text: string;
  /** Nodes by anchor, the latest one so far; the parser's own look-up walks the whole file for each alias. */
  readonly #anchors = new Map<string, ParsedNode>();
  readonly #open = new Set<Node>();
  /** Ranges of the aliases that are being followed, the outermost first. */
  readonly #following: NodeRange[] = [];
  #aliased = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(node: ParsedNode | null, emptyAt = 0): PolicyNode {
    if (!node) {
      return { kind: "scalar", range: [emptyAt, emptyAt], value: null, text: "" };
    }
    const range = rangeOf(node, this.#text);
    const empty: PolicyNode = { kind: "scalar", range, value: null, text: "" };
    const [outermost] = this.#following;
    if (outermost) {
      this.#aliased += 1;
      if (this.#aliased > MOST_ALIASED) {
        if (this.#aliased === MOST_ALIASED + 1) {
          this.#problem(outermost, "The aliases of this file expand to too much: write out what is meant.");
        }
        return empty;
      }
    }
    if (isAlias(node)) {
      return this.#follow(node.source, range, empty);
    }
    if (node.anchor !== undefined && !outermost) {
      this.#anchors.set(node.anchor, node);
    }
    if (node.tag !== undefined) {
      this.#problem(range, tagMessage(node.tag));
      return empty;
    }
    if (this.#open.has(node)) {
      this.#problem(range, "This contains itself through an alias: write out what is meant.");
      return empty;
    }
    this.#open.add(node);
    const read = this.#content(node, range, empty);
    this.#open.delete(node);
    return read;
  }

  #content(node: ParsedNode, range: NodeRange, empty: PolicyNode): PolicyNode {
    if (isMap(node)) {
      const entries = new Map<string, MappingEntry>();
      for (const pair of node.items) {
        this.#addEntry(entries, pair);
      }
      return { kind: "mapping", range, entries };
    }
    if (isSeq(node)) {
      return {
        kind: "list",
        range,
        items: (node.items as (ParsedNode | null)[]).map((item) => this.read(item, range[0])),
      };
    }
    if (!isScalar(node)) {
      return empty;
    }
    const { value } = node;
    const plain = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
    return { kind: "scalar", range, value: plain, text: this.#text.slice(...range) };
  }

  #addEntry(entries: Map<string, MappingEntry>, { key, value }: Pair<ParsedNode, ParsedNode | null>): void {
    const keyRange = rangeOf(key, this.#text);
    if (!isScalar(key) || typeof key.value !== "string") {
      this.#problem(keyRange, "A key must be plain text.");
      return;
    }
    if (key.tag !== undefined) {
      this.#problem(keyRange, tagMessage(key.tag));
      return;
    }
    if (key.value === "<<" && key.type === "PLAIN") {
      this.#problem(
        keyRange,
        "Merge keys (`<<`) are not read alike by all YAML readers: repeat the keys that are meant.",
      );
      return;
    }
    const first = entries.get(key.value);
    if (first) {
      this.#problem(
        keyRange,
        `The key ${shown(key.value)} stands here twice: remove one, since readers differ in which of them counts.`,
      );
      return;
    }
    entries.set(key.value, {
      key: key.value,
      keyRange,
      keyText: this.#text.slice(...keyRange),
      value: this.read(value, keyRange[1]),
    });
  }

  #follow(anchor: string, range: NodeRange, empty: PolicyNode): PolicyNode {
    const target = this.#anchors.get(anchor);
    if (!target) {
      this.#problem(range, "No anchor of this name stands before this alias: write out what is meant.");
      return empty;
    }
    this.#following.push(range);
    const read = this.read(target);
    this.#following.pop();
    return read;
  }

  #problem(range: NodeRange, message: string): void {
    this.problems.push({ range, message });
  }
}

function tagMessage(tag: string): string {
  return `Tags such as ${shown(tag.replace(/^tag:yaml\.org,2002:/u, "!!"))} are not read: remove it.`;
}

function rangeOf(node: ParsedNode, text: string): NodeRange {
  return within([node.range[0], node.range[1]], text);
}

function within([start, end]: readonly [number, number], text: string): NodeRange {
  const from = Math.min(start, text.length);
  return [from, Math.max(from, Math.min(end, text.length))];
}

function failed(range: NodeRange, message: string): ReadDocument {
  return { root: undefined, problems: [{ range, message }] };
}

/** The parser's own messages quote the file, and so perhaps a password: only its code is used. */
function syntaxMessage({ code, message, pos }: YAMLError, text: string, language: "yaml" | "json"): string {
  if (pos[0] >= text.trimEnd().length && (code === "BAD_INDENT" || code === "MISSING_CHAR")) {
    return "The file ends too early: a bracket or a quote is not closed. Perhaps it was only half written.";
  }
  switch (code) {
    case "ALIAS_PROPS":
    case "BAD_ALIAS":
      return "This alias is not valid YAML: write out what is meant.";
    case "BAD_DIRECTIVE":
      return "Directives (lines that begin with %) are not read: remove it.";
    case "BAD_DQ_ESCAPE":
      return "This escape is not valid in double quotes: double the backslash, or use single quotes.";
    case "BAD_INDENT":
      return "This line is not indented as its list or mapping needs, or a bracket above is not closed.";
    case "BAD_SCALAR_START":
      return "A plain value cannot begin with this character: put it in quotes.";
    case "BLOCK_AS_IMPLICIT_KEY":
      return "A mapping cannot begin here: begin a new line for it, or put the value in quotes.";
    case "KEY_OVER_1024_CHARS":
      return "This key is longer than 1024 characters.";
    case "MISSING_CHAR":
      return missingCharacter(message);
    case "MULTILINE_IMPLICIT_KEY":
      return "A key must stand on one line; perhaps a colon is missing.";
    case "MULTIPLE_ANCHORS":
    case "MULTIPLE_TAGS":
      return "A value has at most one anchor and no tag.";
    case "NON_STRING_KEY":
      return "A key must be plain text.";
    case "RESOURCE_EXHAUSTION":
      return "The file is nested too deeply: a policy file needs no more than a few levels.";
    case "TAB_AS_INDENT":
      return "Tabs cannot indent YAML: use spaces.";
    case "TAG_RESOLVE_FAILED":
      return "Tags are not read: remove it.";
    default:
      return language === "json"
        ? "This is not valid here."
        : "This is not valid YAML here: check the indentation, quotes and brackets of this line and the one above.";
  }
}

function missingCharacter(parserMessage: string): string {
  if (/closing ["']quote/u.test(parserMessage)) {
    return "A closing quote is missing; perhaps the file was only half written.";
  }
  if (/must end with a/u.test(parserMessage)) {
    return "A closing bracket is missing; perhaps the file was only half written.";
  }
  return "A comma, colon or space is missing here.";
}
