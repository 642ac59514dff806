// As much of the module "vscode" as the extension and its language client need to run
// under Node: documents, events, settings, and the diagnostics that arrive.
const { pathToFileURL, fileURLToPath } = require("node:url");

class Event {
  listeners = new Set();
  on = (listener, self) => {
    const bound = self === undefined ? listener : listener.bind(self);
    this.listeners.add(bound);
    return new Disposable(() => this.listeners.delete(bound));
  };
  async fire(value) {
    for (const listener of this.listeners) await listener(value);
  }
}

class Disposable {
  constructor(dispose) {
    this.dispose = dispose ?? (() => {});
  }
  static from(...all) {
    return new Disposable(() => all.forEach((one) => one.dispose()));
  }
}

class Uri {
  constructor(url) {
    this.url = url;
    this.scheme = url.protocol.slice(0, -1);
    this.path = decodeURIComponent(url.pathname);
  }
  static parse = (text) => new Uri(new URL(text));
  static file = (path) => new Uri(pathToFileURL(path));
  get fsPath() {
    return fileURLToPath(this.url);
  }
  toString() {
    return this.url.href;
  }
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(startLine, startCharacter, endLine, endCharacter) {
    this.start = new Position(startLine, startCharacter);
    this.end = new Position(endLine, endCharacter);
  }
}

class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

class CodeActionKind {
  static Empty = new CodeActionKind("");
  static QuickFix = new CodeActionKind("quickfix");
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new CodeActionKind(this.value === "" ? part : `${this.value}.${part}`);
  }
}

class CancellationTokenSource {
  constructor() {
    this.token = { isCancellationRequested: false, onCancellationRequested: () => new Disposable() };
  }
  cancel() {}
  dispose() {}
}

// A Document is a text that is open in the editor.
class Document {
  version = 1;
  languageId = "inf";
  isClosed = false;
  constructor(path, text) {
    this.uri = Uri.file(path);
    this.fileName = path;
    this.text = text;
  }
  getText() {
    return this.text;
  }
}

// editor returns the module, and with it what a test does to the editor and sees of
// it. Classes and functions that are not named here do nothing.
exports.editor = function editor(settings) {
  const events = {};
  const event = (name) => (events[name] ??= new Event());
  const seen = { errors: [], log: [], commands: new Map(), diagnostics: new Map(), published: new Event() };

  const inert = (known) => {
    const made = {};
    return new Proxy(known, {
      get(target, name) {
        if (name in target || typeof name === "symbol") return target[name];
        if (/^on(Did|Will)[A-Z]/.test(name)) return event(name).on;
        if (/^register/.test(name)) return () => new Disposable();
        return (made[name] ??= class {});
      },
    });
  };
  const write = (...text) => seen.log.push(text.join(" "));
  const channel = { append: write, appendLine: write, replace: write, trace: write, debug: write, info: write, warn: write, error: write };

  const workspace = inert({
    textDocuments: [],
    notebookDocuments: [],
    workspaceFolders: undefined,
    getConfiguration: (section) => ({
      get: (key, fallback) => (section === undefined ? settings : settings[section])?.[key] ?? fallback,
    }),
    createFileSystemWatcher: () => ({ onDidCreate: event("created").on, onDidChange: event("changed").on, onDidDelete: event("deleted").on, dispose() {} }),
  });
  const module = inert({
    version: "1.91.0",
    Disposable, Uri, Position, Range, Diagnostic, CodeActionKind, CancellationTokenSource,
    EventEmitter: class {
      #event = new Event();
      event = this.#event.on;
      fire = (value) => this.#event.fire(value);
      dispose() {}
    },
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
    LogLevel: { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 },
    workspace,
    env: inert({ appName: "test", language: "en", machineId: "test" }),
    window: inert({
      tabGroups: inert({ all: [] }),
      visibleTextEditors: [],
      createOutputChannel: () => ({ name: "inflint", logLevel: 3, onDidChangeLogLevel: event("level").on, show() {}, clear() {}, dispose() {}, ...channel }),
      showErrorMessage: async (text) => void seen.errors.push(text),
    }),
    commands: inert({
      registerCommand(name, run) {
        seen.commands.set(name, run);
        return new Disposable(() => seen.commands.delete(name));
      },
    }),
    languages: inert({
      match: (selector, document) => (selector.some((s) => s.language === document.languageId && s.scheme === document.uri.scheme) ? 10 : 0),
      createDiagnosticCollection: () => ({
        set(uri, list) {
          seen.diagnostics.set(uri.toString(), list);
          void seen.published.fire(uri.toString());
        },
        delete: (uri) => seen.diagnostics.delete(uri.toString()),
        clear: () => seen.diagnostics.clear(),
        dispose() {},
      }),
    }),
  });

  return {
    module,
    seen,
    async open(path, text) {
      const document = new Document(path, text);
      workspace.textDocuments.push(document);
      await event("onDidOpenTextDocument").fire(document);
      return document;
    },
    async replace(document, text) {
      const lines = document.text.split("\n");
      const range = new Range(0, 0, lines.length - 1, lines.at(-1).length);
      const contentChanges = [{ range, rangeOffset: 0, rangeLength: document.text.length, text }];
      document.text = text;
      document.version++;
      await event("onDidChangeTextDocument").fire({ document, contentChanges, reason: undefined });
    },
    async close(document) {
      document.isClosed = true;
      workspace.textDocuments.splice(workspace.textDocuments.indexOf(document), 1);
      await event("onDidCloseTextDocument").fire(document);
    },
    configure: (section) => event("onDidChangeConfiguration").fire({ affectsConfiguration: (name) => name === section || section.startsWith(name + ".") }),
  };
};
