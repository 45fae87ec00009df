/** Which txlint to run: the settings decide, then the selected interpreter, then the PATH. */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import * as vscode from "vscode";

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** The part of the Python extension's API that is used here. */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
    resolveEnvironment(
      environment: { readonly path: string },
    ): Promise<{ readonly executable: { readonly uri?: vscode.Uri } } | undefined>;
    readonly onDidChangeActiveEnvironmentPath: vscode.Event<unknown>;
  };
}

async function pythonApi(): Promise<PythonApi | undefined> {
  const extension = vscode.extensions.getExtension<PythonApi>("ms-python.python");
  try {
    return await extension?.activate();
  } catch {
    return undefined; // a Python extension that is broken is as good as none
  }
}

/** Calls back when another interpreter has been selected. */
export async function onInterpreterChange(callback: () => void): Promise<vscode.Disposable | undefined> {
  return (await pythonApi())?.environments.onDidChangeActiveEnvironmentPath(callback);
}

/** The command of the server, or undefined where no txlint can be run; `log` is told what was tried. */
export async function findCommand(
  settings: vscode.WorkspaceConfiguration,
  log: (line: string) => void,
): Promise<Command | undefined> {
  const program = firstExisting(settings.get<string[]>("path", []));
  const candidates: Command[] = program ? [{ program, args: ["server"] }] : [];
  const interpreter = firstExisting(settings.get<string[]>("interpreter", [])) ?? (await selectedInterpreter());
  if (interpreter) {
    candidates.push({ program: interpreter, args: ["-m", "txlint", "server"] });
  }
  candidates.push({ program: "txlint", args: ["server"] });
  for (const command of candidates) {
    const version = await versionOf(command);
    log(`${command.program}: ${version ?? "no txlint"}`);
    if (version !== undefined) {
      return command;
    }
  }
  return undefined;
}

async function selectedInterpreter(): Promise<string | undefined> {
  const environments = (await pythonApi())?.environments;
  const active = environments?.getActiveEnvironmentPath(vscode.workspace.workspaceFolders?.[0]?.uri);
  return active && (await environments?.resolveEnvironment(active))?.executable.uri?.fsPath;
}

function firstExisting(paths: readonly string[]): string | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  return paths
    .map((given) => given.replaceAll("${workspaceFolder}", folder).replace(/^~(?=\/|\\)/, homedir()))
    .find((given) => path.isAbsolute(given) && existsSync(given));
}

async function versionOf(command: Command): Promise<string | undefined> {
  const args = [...command.args.slice(0, -1), "version"];
  try {
    return (await promisify(execFile)(command.program, args, { timeout: 20_000 })).stdout.trim();
  } catch {
    return undefined;
  }
}
