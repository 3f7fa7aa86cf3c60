import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { pathToFileURL } from "node:url";
import { JsonRpc } from "./json-rpc.js";

/** Lines and characters count from 0, characters in UTF-16 units. */
interface Position {
  readonly line: number;
  readonly character: number;
}

interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

export interface Diagnostic {
  readonly range: TextEdit["range"];
  readonly code?: string;
  readonly codeDescription?: { readonly href: string };
  readonly message: string;
}

export interface CodeAction {
  readonly title: string;
  readonly kind?: string;
  readonly isPreferred?: boolean;
  readonly diagnostics?: readonly Diagnostic[];
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

interface WorkspaceEdit {
  readonly changes?: Readonly<Record<string, readonly TextEdit[]>>;
  readonly documentChanges?: readonly {
    readonly textDocument: { readonly uri: string; readonly version: number | null };
    readonly edits: readonly TextEdit[];
  }[];
}

/** An editor as far as ESLint's language server can tell: it opens documents, types, asks, and carries out edits. */
export class Editor {
  readonly #server: ChildProcessWithoutNullStreams;
  readonly #rpc: JsonRpc;
  readonly #documents = new Map<string, OpenDocument>();
  /** Pages that the server asked to show in a browser. */
  readonly shownPages: string[] = [];

  private constructor(program: string, folder: string, settings: object) {
    this.#server = spawn(process.execPath, [program, "--stdio"], {
      cwd: folder,
      // Options of whoever runs the tests must not reach the program under test.
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    this.#rpc = new JsonRpc(this.#server, "The language server", {
      "workspace/configuration": ({ items }: { readonly items: readonly unknown[] }) => items.map(() => settings),
      "workspace/applyEdit": ({ edit }: { readonly edit: WorkspaceEdit }) => ({ applied: this.#apply(edit) }),
      "workspace/diagnostic/refresh": () => null,
      "client/registerCapability": () => null,
      "eslint/openDoc": ({ url }: { readonly url: string }) => {
        this.shownPages.push(url);
        return {};
      },
    });
  }

  /**
   * Starts ESLint's language server on a folder.
   * @param program path of the server's script
   * @param settings what differs from the settings that editors send by default
   */
  static async start(program: string, folder: string, settings: object = {}): Promise<Editor> {
    const workspaceFolder = { name: "workspace", uri: pathToFileURL(folder).href };
    const editor = new Editor(program, folder, { ...DEFAULT_SETTINGS, workspaceFolder, ...settings });
    await editor.#rpc.request("initialize", {
      processId: process.pid,
      rootUri: workspaceFolder.uri,
      workspaceFolders: [workspaceFolder],
      capabilities: {
        workspace: { applyEdit: true, configuration: true, workspaceEdit: { documentChanges: true } },
        textDocument: {
          diagnostic: {},
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
        },
      },
    });
    editor.#rpc.notify("initialized", {});
    return editor;
  }

  async stop(): Promise<void> {
    await this.#rpc.request("shutdown", null);
    const ended = new Promise((resolve) => this.#server.once("exit", resolve));
    this.#rpc.notify("exit", null);
    await ended;
  }

  /** Opens a document at a path with this text; on the disk it may be another one, or none. */
  open(path: string, languageId: string, text: string): OpenDocument {
    const uri = pathToFileURL(path).href;
    this.#documents.get(uri)?.close();
    const document = new OpenDocument(this.#rpc, uri, languageId, text);
    this.#documents.set(uri, document);
    return document;
  }

  /** False, as editors answer, when an edit was made for a text that is no longer there. */
  #apply({ changes = {}, documentChanges = [] }: WorkspaceEdit): boolean {
    const edits = [
      ...Object.entries(changes).map(([uri, each]) => ({ uri, version: null, edits: each })),
      ...documentChanges.map(({ textDocument, edits: each }) => ({ ...textDocument, edits: each })),
    ];
    return edits.every(({ uri, version, edits: each }) => {
      const document = this.#documents.get(uri);
      if (!document || (version !== null && version !== document.version)) return false;
      document.edit(each);
      return true;
    });
  }
}

export class OpenDocument {
  readonly #rpc: JsonRpc;
  readonly uri: string;
  #text: string;
  #version = 1;

  constructor(rpc: JsonRpc, uri: string, languageId: string, text: string) {
    this.#rpc = rpc;
    this.uri = uri;
    this.#text = text;
    rpc.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
  }

  get text(): string {
    return this.#text;
  }

  get version(): number {
    return this.#version;
  }

  /** The text that a problem underlines. */
  at({ start, end }: TextEdit["range"]): string {
    return this.#text.slice(this.#offset(start), this.#offset(end));
  }

  close(): void {
    this.#rpc.notify("textDocument/didClose", { textDocument: { uri: this.uri } });
  }

  /** Carries out edits that all speak of the present text, and tells the server, as for a keystroke. */
  edit(edits: readonly TextEdit[]): void {
    const lastFirst = edits
      .map((edit) => ({ ...edit, from: this.#offset(edit.range.start), to: this.#offset(edit.range.end) }))
      .sort((one, other) => other.from - one.from);
    for (const { from, to, newText } of lastFirst)
      this.#text = this.#text.slice(0, from) + newText + this.#text.slice(to);
    this.#version += 1;
    this.#rpc.notify("textDocument/didChange", {
      textDocument: { uri: this.uri, version: this.#version },
      contentChanges: lastFirst.map(({ range, newText }) => ({ range, text: newText })),
    });
  }

  /** Replaces the only place where a text stands; for a text that is put in, name what stands there and repeat it. */
  replace(from: string, to: string): void {
    const [index, last] = [this.#text.indexOf(from), this.#text.lastIndexOf(from)];
    if (index === -1 || index !== last) throw new Error(`"${from}" does not stand exactly once in:\n${this.#text}`);
    this.edit([{ range: { start: this.#position(index), end: this.#position(index + from.length) }, newText: to }]);
  }

  /** A space at the end, or the last one away again: what matters to no rule. */
  async keystroke(): Promise<readonly Diagnostic[]> {
    const [end, last] = [this.#text.length, this.#text.length - 1];
    const range = { start: this.#position(this.#text.endsWith(" ") ? last : end), end: this.#position(end) };
    this.edit([{ range, newText: this.#text.endsWith(" ") ? "" : " " }]);
    return this.diagnostics();
  }

  /** Replaces the whole text. */
  write(text: string): void {
    this.edit([{ range: { start: this.#position(0), end: this.#position(this.#text.length) }, newText: text }]);
  }

  async diagnostics(): Promise<readonly Diagnostic[]> {
    const { items } = await this.#rpc.request<{ readonly items: readonly Diagnostic[] }>("textDocument/diagnostic", {
      textDocument: { uri: this.uri },
    });
    return items;
  }

  /** What the menu at a problem offers. Like editors, it asks for one problem at a time. */
  async actions(diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    return this.#ask(diagnostic.range, { diagnostics: [diagnostic], only: ["quickfix"], triggerKind: 1 });
  }

  /** What an editor asks for on save, when `source.fixAll.eslint` is on. It shows the problems by then; without, nothing is fixed. */
  async fixAll(): Promise<void> {
    await this.diagnostics();
    const range = { start: this.#position(0), end: this.#position(this.#text.length) };
    const actions = await this.#ask(range, { diagnostics: [], only: ["source.fixAll.eslint"], triggerKind: 2 });
    for (const action of actions) await this.run(action);
  }

  /** Runs an action as a click on it does; what it changes arrives before this returns. */
  async run({ edit, command }: CodeAction): Promise<void> {
    const [own] = edit?.documentChanges?.filter(({ textDocument }) => textDocument.uri === this.uri) ?? [];
    const edits = own?.edits ?? edit?.changes?.[this.uri];
    if (edits && edits.length > 0) this.edit(edits);
    if (command) await this.#rpc.request("workspace/executeCommand", command);
  }

  async #ask(range: TextEdit["range"], context: object): Promise<readonly CodeAction[]> {
    const actions = await this.#rpc.request<readonly CodeAction[] | null>("textDocument/codeAction", {
      textDocument: { uri: this.uri },
      range,
      context,
    });
    return actions ?? [];
  }

  #offset({ line, character }: Position): number {
    let start = 0;
    for (let count = 0; count < line; count += 1) start = this.#text.indexOf("\n", start) + 1;
    return start + character;
  }

  #position(offset: number): Position {
    const before = this.#text.slice(0, offset);
    return { line: before.split("\n").length - 1, character: offset - (before.lastIndexOf("\n") + 1) };
  }
}

/** What VS Code's extension sends for a document that it validates, where the user changed nothing. */
const DEFAULT_SETTINGS = {
  validate: "on",
  packageManager: "npm",
  useESLintClass: true,
  experimental: {},
  codeActionOnSave: { mode: "all" },
  format: false,
  quiet: false,
  onIgnoredFiles: "off",
  options: {},
  rulesCustomizations: [],
  run: "onType",
  problems: { shortenToSingleLine: false },
  nodePath: null,
  workingDirectory: { mode: "location" },
  codeAction: {
    disableRuleComment: { enable: true, location: "separateLine", commentStyle: "line" },
    showDocumentation: { enable: true },
  },
};
