// The extension starts the language server of inflint, `inflint lsp`, for INF and INX
// files. All that it says about a file comes from there.
import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

const section = "inflint";
const installation = "https://github.com/inflint/inflint#install";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("inflint", { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("inflint.restart", () => restart(log)),
    vscode.commands.registerCommand("inflint.showLog", () => {
      log.show();
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      // The server is told of the other settings and takes them up as it runs.
      if (change.affectsConfiguration(`${section}.path`)) await restart(log);
    }),
  );
  await start(log);
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
  client = undefined;
}

async function restart(log: vscode.LogOutputChannel): Promise<void> {
  await deactivate();
  await start(log);
}

async function start(log: vscode.LogOutputChannel): Promise<void> {
  const command = vscode.workspace.getConfiguration(section).get("path", "inflint");
  const server: ServerOptions = { command, args: ["lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: "inf", scheme: "file" },
      { language: "inf", scheme: "untitled" },
    ],
    outputChannel: log,
    initializationOptions: settings(),
    synchronize: {
      configurationSection: section,
      fileEvents: vscode.workspace.createFileSystemWatcher("**/{.inflint.ini,*.sys,*.vcxproj,*.props,*.c,*.cc,*.cpp,*.cxx,*.h,*.hpp}"),
    },
  };
  client = new LanguageClient(section, "inflint", server, options);
  try {
    await client.start();
  } catch (error) {
    client = undefined; // one that has not started cannot be stopped
    await explain(command, error);
  }
}

// settings returns what the server may know of the settings: not the path to itself.
function settings(): Record<string, string> {
  const all = vscode.workspace.getConfiguration(section);
  return Object.fromEntries(["preset", "minOS", "framework"].map((key) => [key, all.get(key, "")]));
}

async function explain(command: string, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const install = "How to install it";
  const settings = "Open the settings";
  const choice = await vscode.window.showErrorMessage(
    `The program ${command} could not be started: ${reason}. Install inflint, or set inflint.path to where it is.`,
    install,
    settings,
  );
  if (choice === install) await vscode.env.openExternal(vscode.Uri.parse(installation));
  if (choice === settings) await vscode.commands.executeCommand("workbench.action.openSettings", `${section}.path`);
}
