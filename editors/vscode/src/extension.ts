/** Starts the server, and starts it again when settings or the interpreter change. */

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions } from "vscode-languageclient/node";

import { findCommand, onInterpreterChange } from "./command";

const PREFERENCES = ["select", "extendSelect", "ignore", "minSeverity", "minConfidence", "config"];

let client: LanguageClient | undefined;
let channel: vscode.LogOutputChannel;
/** Starting and stopping, one after the other. */
let queue: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  channel = vscode.window.createOutputChannel("txlint", { log: true });
  context.subscriptions.push(
    channel,
    vscode.commands.registerCommand("txlint.restart", restart),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("txlint")) {
        void restart();
      }
    }),
  );
  const watching = await onInterpreterChange(() => void restart());
  if (watching) {
    context.subscriptions.push(watching);
  }
  await restart();
}

export async function deactivate(): Promise<void> {
  queue = queue.then(stop);
  await queue;
}

async function restart(): Promise<void> {
  queue = queue.then(stop).then(start).catch((error: unknown) => channel.error(String(error)));
  await queue;
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.dispose();
}

async function start(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("txlint");
  if (!settings.get<boolean>("enable", true)) {
    return;
  }
  const command = await findCommand(settings, (line) => channel.info(line));
  if (command === undefined) {
    const advice = "txlint is not installed here: run pip install 'txlint[lsp]' in the selected Python environment.";
    void vscode.window.showWarningMessage(advice);
    return;
  }
  const options: LanguageClientOptions = {
    documentSelector: [
      { language: "python", scheme: "file" },
      { language: "python", scheme: "untitled" },
    ],
    initializationOptions: Object.fromEntries(PREFERENCES.map((name) => [name, settings.get(name)])),
    outputChannel: channel,
  };
  client = new LanguageClient("txlint", "txlint", { command: command.program, args: [...command.args] }, options);
  await client.start();
}
